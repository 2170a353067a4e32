"""What a conversation written out as Markdown says of each answer, and what it leaves out."""

from dataclasses import replace
from typing import Any

import pytest

from passerelle import phrases
from passerelle.conversation.redrawn import Redrawn
from passerelle.index.types import Document, Passage, Span
from passerelle.types import Answer, Citation, Hit
from passerelle.ui.exported import exported_markdown

TEXT = "Billet | Prix\nAdulte | 5 €\nEnfant | 2 €\n\nLe bac part à midi."
BAC = Document("bac.txt", "Bac", "fr", TEXT)
PASSAGE = Passage(BAC, 0, len(TEXT), "fr")
NEAR = (Hit(1, PASSAGE, 0.5, 0.5), Hit(2, Passage(BAC, 42, len(TEXT), "fr"), 0.4, 0.4))
CHILD = Citation(1, PASSAGE, 27, 39, context=(Span(0, 13),))


def answer(*citations: Citation, **known: Any) -> Answer:
    given = {"text": "Oui.", "abstained": not citations, "nearest": NEAR, **known}
    return Answer("Combien ?", "fr", given.pop("text"), citations, given.pop("abstained"), 0.9,
                  given.pop("nearest"), 1.0, **given)  # fmt: skip


def written(*answers: Answer, lost: int = 0) -> list[str]:
    return exported_markdown("Bac", [Redrawn(each, lost) for each in answers], "fr").split("\n\n")


def test_parts_stand_in_the_order_in_which_they_were_said() -> None:
    text = exported_markdown(" Le\nbac ", [Redrawn(answer(CHILD, text="Un.\n\n \nDeux."))], "fr")
    assert text == (
        "# Le bac\n\n## Combien ?\n\nUn.\n\nDeux.\n\n1\\. **Bac**, bac.txt, 27-39\n\n"
        "| Billet | Prix |\n|---|---|\n| Enfant | 2 € |\n"
    )
    assert exported_markdown("x", [], "en") == "# x\n"


@pytest.mark.parametrize(
    ("known", "places"),
    [
        ({}, 2),
        ({"small_talk": True}, 0),
        ({"nearest": ()}, 0),
        ({"abstained": False}, 0),
    ],
)
def test_the_nearest_places_are_those_of_a_refusal_alone(known: dict[str, Any], places: int) -> None:
    last = written(answer(**known))[-1]
    assert last.count("- **Bac**") == places
    if places:
        assert last == f"- **Bac**, bac.txt, 0-{len(TEXT)}\n- **Bac**, bac.txt, 42-{len(TEXT)}\n"


@pytest.mark.parametrize("searched", ["Combien coûte *le* bac ?", ""])
def test_what_was_looked_for_stands_under_the_question(searched: str) -> None:
    parts = written(answer(CHILD, searched=searched))
    shown = " ".join(phrases.searched("fr", searched.replace("*", "\\*")).split())
    assert (parts[2] == f"*{shown}*") is bool(searched)
    assert len(parts) == (6 if searched else 5)


@pytest.mark.parametrize("lost", [0, 1])
def test_what_came_from_a_document_that_is_gone_is_said_last(lost: int) -> None:
    last = written(answer(CHILD), lost=lost)[-1].strip()
    assert (last[0] == last[-1] == "*") is bool(lost)
    assert "<" not in last


def test_what_the_page_says_is_in_its_language_and_what_was_answered_in_that_of_the_answer() -> None:
    given = [Redrawn(answer(CHILD, searched="Combien ?"), 1)]
    text = exported_markdown("Bac", given, "en")
    assert text.endswith(
        "\n\n*A cited passage has changed or is no longer in the library. Ask the question again.*\n"
    )
    assert "*Recherché : Combien ?*" in text


@pytest.mark.parametrize(
    ("start", "end", "context", "shown"),
    [
        (
            27,
            39,
            (Span(0, 13), Span(14, 26)),
            "| Billet | Prix |\n|---|---|\n| Adulte | 5 € |\n| Enfant | 2 € |",
        ),
        (14, 39, (Span(0, 13),), "| Billet | Prix |\n|---|---|\n| Adulte | 5 € |\n| Enfant | 2 € |"),
        (27, 39, (Span(14, 27),), "| Adulte | 5 € |\n|---|---|\n| Enfant | 2 € |"),
        (27, 39, (), "> Enfant \\| 2 €"),
        (14, 26, (Span(27, 39),), "> Adulte \\| 5 €"),  # what is read behind it is no column
        (27, 39, (Span(0, 6),), "> Enfant \\| 2 €"),
        (27, 39, (Span(14, 37),), "> Enfant \\| 2 €"),  # nor what reaches into it
        (41, 60, (Span(0, 13),), "> Le bac part à midi."),
        (41, 60, (Span(0, 6),), "> Le bac part à midi."),
        (14, 39, (), "> Adulte \\| 5 €\n> Enfant \\| 2 €"),
    ],
)
def test_rows_are_a_table_under_columns_of_as_many_cells(
    start: int, end: int, context: tuple[Span, ...], shown: str
) -> None:
    cited = Citation(2, PASSAGE, start, end, context=context)
    *_, place, quotation = written(answer(cited))
    assert place == f"2\\. **Bac**, bac.txt, {start}-{end}"
    assert quotation == f"{shown}\n"


@pytest.mark.parametrize("sign", list("\\`*_[]<>#|"))
def test_each_sign_that_markdown_reads_is_set_off(sign: str) -> None:
    assert exported_markdown(f"a{sign}b", [], "fr") == f"# a\\{sign}b\n"


def test_the_path_names_a_document_before_its_id_and_its_page_is_told() -> None:
    paged = replace(BAC, path="docs/b_c.txt", pages=(Span(0, 14), Span(14, 27), Span(27, 60)))
    cited = Citation(1, replace(PASSAGE, document=paged), 14, 26)
    assert written(answer(cited))[3] == "1\\. **Bac**, docs/b\\_c.txt, p. 2, 14-26"
