"""Which parts of a document bear a label, where each ends, and which of them a question names."""

import pytest

from passerelle.index.types import Document, Heading
from passerelle.quotation.labels import Label, named
from passerelle.quotation.named import articles, named_in


def document(text: str, **levels: int) -> Document:
    """Return the document of *text*, whose lines that begin with one of *levels* are headings of that level."""
    marked, at = [], 0
    for line in text.split("\n"):
        level = levels.get(line.partition(" ")[0].rstrip("."), 0)
        if level:
            marked.append(Heading(at, at + len(line), level))
        at += len(line) + 1
    return Document("a.md", "T", "fr", text, headings=tuple(marked))


def parts(document: Document, *, items: bool = False) -> list[tuple[str, str]]:
    found = articles(document, items=items)
    return [(each.label.number, document.text[each.span.start : each.span.end]) for each in found]


@pytest.mark.parametrize(
    ("text", "levels", "paragraphs"),
    [
        ("Le port.¶Article 1. Un.¶Article 2. Deux.", {}, {"1": 1, "2": 1}),
        ("Article 1. Un.¶Il dure.", {}, {"1": 2}),
        ("**Article 1.** Un.", {}, {"1": 1}),
        ("Il dit. Article 1. Un.", {}, {}),
        ("Article 2. Un.¶2.1 Le bac.¶3.1 Le quai.", {}, {"2": 2, "2.1": 1, "3.1": 1}),
        ("Article 2. Un.¶Article 2.1. Le bac.¶Article 21. Fin.", {}, {"2": 2, "2.1": 1, "21": 1}),
        ("Article 1. Un.¶Note¶Fin.", {}, {"1": 3}),
        ("Article 1. Un.¶Note¶Fin.", {"Note": 6}, {"1": 1}),
        ("Article 1¶Un.¶Note¶Fin.", {"Article": 2, "Note": 3}, {"1": 4}),
        ("Article 1¶Un.¶Note¶Fin.", {"Article": 2, "Note": 2}, {"1": 2}),
        ("Article 1¶Un.¶Note¶Fin.", {"Article": 2, "Note": 1}, {"1": 2}),
        ("Article 1¶Un.¶Section 2. Deux.", {"Article": 2}, {"1": 3, "2": 1}),
        ("Article 1¶Un.¶Section 2¶Deux.", {"Article": 2, "Section": 2}, {"1": 2, "2": 2}),
        ("Article 1¶Un.¶Section 2¶Deux.", {"Article": 2, "Section": 3}, {"1": 4, "2": 2}),
        ("Article 1¶Un.¶Article 2. Deux.", {"Article": 2}, {"1": 2, "2": 1}),
        ("Article 1. Un.¶Section 2. Deux.", {}, {"1": 1, "2": 1}),
        ("4. Loyer¶Dix euros.", {"4": 1}, {"4": 2}),
        ("§ 1. Un.¶§§ 2. Deux.", {}, {"1": 1, "2": 1}),
        ("4. Loyer¶Dix euros.", {}, {}),
    ],
)
def test_a_part_reaches_to_the_next_label_of_its_kind_or_heading_of_its_level(
    text: str, levels: dict[str, int], paragraphs: dict[str, int]
) -> None:
    found = parts(document(text.replace("¶", "\n\n"), **levels))
    assert {number: words.count("\n\n") + 1 for number, words in found} == paragraphs
    assert all(number in words.split("\n\n")[0] for number, words in found)


def test_a_part_is_trimmed() -> None:
    assert parts(document("  Article 1. Un.\n\nIl dure.  \n\n")) == [("1", "Article 1. Un.\n\nIl dure.")]


def test_the_marks_of_a_list_are_labels_where_items_are_asked_for() -> None:
    text = "Il faut :\n\n1. Ouvrir.\n2. Fermer.\n\nA. Poser.\nB. Lever."
    assert parts(document(text)) == []
    assert parts(document(text), items=True) == [
        ("1", "1. Ouvrir."),
        ("2", "2. Fermer."),
        ("A", "A. Poser."),
        ("B", "B. Lever."),
    ]


@pytest.mark.parametrize(
    ("question", "text", "numbers", "numbered"),
    [
        ("article 2 ?", "Article 1. Un.\n\nArticle 2. Deux.", ["2"], True),
        ("article 3 ?", "Article 1. Un.\n\nArticle 2. Deux.", [], True),
        ("article 3 ?", "Article 1. Un.\n\nSection 2. Deux.", [], False),
        ("article 3 ?", "Article 1. Un.", [], False),
        ("articles 1 et article 2 ?", "Article 1. Un.\n\nArticle 2. Deux.", ["1", "2"], True),
        ("étape 2 ?", "1. Ouvrir.\n2. Fermer.", ["2"], False),
        ("article 1 et étape 2 ?", "1. Ouvrir.\n2. Fermer.", ["1", "2"], False),
        ("point 2 ?", "1. Ouvrir.\n2. Fermer.", ["2"], False),
        ("article 2 ?", "1. Ouvrir.\n2. Fermer.", [], False),
        ("section 2 ?", "Article 1. Un.\n\nArticle 2. Deux.", [], False),
        ("le bac ?", "Article 1. Un.\n\nArticle 2. Deux.", [], False),
    ],
)
def test_a_question_names_parts_of_a_document_and_whether_it_numbers_any_is_known(
    question: str, text: str, numbers: list[str], *, numbered: bool
) -> None:
    found, numbers_them = named_in(document(text), named(question))
    assert [each.label.number for each in found] == numbers
    assert numbers_them is numbered


def test_a_line_that_ends_the_text_has_its_label_too() -> None:
    ((number, words),) = parts(document("Article 4"))
    assert (number, words) == ("4", "Article 4")
    assert articles(document("")) == []
    found, _ = named_in(document("Article 4"), [Label("number", "4")])
    assert len(found) == 1
