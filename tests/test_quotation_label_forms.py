"""Every form in which a line bears a label, where the label ends, and what only looks like one."""

import pytest

from passerelle.index.types import Span
from passerelle.quotation.labels import label_at, named

# what stands before "Le bac", its kind and its number; the label ends where "Le" begins, but for the space
LABELS = """
Article 4. | article | 4
Article 4 : | article | 4
Article 4 – | article | 4
Article 4) | article | 4
Article 4 - | article | 4
ARTICLE 4. | article | 4
Article premier. | article | 1
Article première. | article | 1
Article 1er. | article | 1
Section 1re. | section | 1
Article 12.3. | article | 12.3
Article 12-3. | article | 12-3
Article 1.2.3. | article | 1.2.3
Article 1234. | article | 1234
Article 4 bis. | article | 4 BIS
Article 4ter. | article | 4TER
Article 4 quater. | article | 4 QUATER
Article n° 4. | article | 4
Article no 4. | article | 4
Art. n°4. | article | 4
Article IV. | article | 4
Article IX. | article | 9
Article XIV. | article | 14
Article XL. | article | 40
Article XC. | article | 90
Article LXII. | article | 62
Article X. | article | 10
Article A. | article | A
Annexe IV. | annex | IV
Annexe C. | annex | C
§ 4 | section | 4
§4 | section | 4
**Article 4.** | article | 4
__Article 4__ | article | 4
## Article 4. | article | 4
4.2 | number | 4.2
4.2. | number | 4.2
12.3.4.5 | number | 12.3.4.5
"""
NONE = """
article 4. | Articles de pêche | Article 12345. | Article 4a | Article 4’s | Article IVe. | 4.2le | 123.4 | 4.2.3.4.5
4. | A. | Part A. | Titre IV. | Point A. | Title I. | Item B. | Partie V. | Règle X. | Rule C. | Regle I. | Step A.
Steps B. | Phase V. | Une section 4. | Article | ##### Article 4.
"""


@pytest.mark.parametrize("row", [row.split(" | ") for row in LABELS.strip().splitlines()])
def test_a_label_is_known_in_every_form(row: list[str]) -> None:
    written, kind, number = row
    line = f"{written} Le bac part."
    found = label_at(line, Span(0, len(line)))
    assert found is not None
    label, end = found
    assert (label.kind, label.number, line[:end]) == (kind, number, written)


@pytest.mark.parametrize(
    "written", [each for line in NONE.strip().splitlines() for each in line.split(" | ")]
)
def test_what_only_looks_like_a_label_is_none(written: str) -> None:
    line = f"{written} Le bac part."
    assert label_at(line, Span(0, len(line))) is None


@pytest.mark.parametrize(
    ("line", "heading", "items", "number"),
    [
        ("4. Durée", True, False, "4"),
        ("12. Durée", False, True, "12"),
        ("123. Durée", True, True, None),
        ("A. Durée", True, True, "A"),
        ("A. Durée", True, False, None),
        ("4. durée", True, True, None),
        ("4 Durée", True, True, None),
        ("4.2 Durée", False, False, "4.2"),
        ("4.2 « Durée »", False, False, "4.2"),
        ("4.2 “Term”", False, False, "4.2"),
        ("4.2 durée", True, True, None),
        ("4.2", True, False, None),
    ],
)
def test_a_number_alone_is_a_label_in_a_heading_or_a_list_and_with_points_anywhere(
    line: str, number: str | None, *, heading: bool, items: bool
) -> None:
    found = label_at(line, Span(0, len(line)), heading=heading, items=items)
    assert (found[0].number if found else None) == number


def test_a_label_is_looked_for_at_the_beginning_of_the_line_and_ends_in_it() -> None:
    text = "Le bac. Article 4. Il part."
    assert label_at(text, Span(0, len(text))) is None
    found = label_at(text, Span(8, len(text)))
    assert found is not None
    assert text[8 : found[1]] == "Article 4."
    short = label_at(text, Span(8, 17))
    assert short is not None
    assert text[8 : short[1]] == "Article 4"


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("article 4, section 2 et annexe B", [("article", "4"), ("section", "2"), ("annex", "B")]),
        ("ARTICLE 4", [("article", "4")]),
        ("l’article première", [("article", "1")]),
        ("art. 4", [("article", "4")]),
        ("§4", [("section", "4")]),
        ("l'article n° 4-2", [("article", "4-2")]),
        ("article 4 $", []),
        ("article 4 €", []),
        ("article 4£", []),
        ("article 4 %", []),
        ("subarticle 4", []),
        ("article 4th", []),
        ("article 4’s", []),
        ("article iv", []),
        ("part 4", [("part", "4")]),
        ("part IV", []),
        ("a part I played", []),
    ],
)
def test_a_question_names_labels_in_every_form(question: str, labels: list[tuple[str, str]]) -> None:
    assert [(each.kind, each.number) for each in named(question)] == labels
