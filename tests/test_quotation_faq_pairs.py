"""Which line asks and which lines answer it, in every way in which questions and answers are set."""

import pytest

from passerelle.index.types import Document, Heading, Span
from passerelle.quotation.faq import (
    FARTHEST,
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    SHORT_ANSWER,
    Pair,
    inline_pairs,
    pair_at,
)
from passerelle.quotation.layout import Layout


def layout(text: str, headings: dict[str, int] | None = None) -> Layout:
    marked = tuple(
        Heading(text.index(each), text.index(each) + len(each), level)
        for each, level in (headings or {}).items()
    )
    return Layout.around(Document("a.md", "T", "fr", text, headings=marked), Span(0, 1))


def pair(text: str, words: str, headings: dict[str, int] | None = None) -> tuple[str, str] | None:
    """Return the question and the answer of which one holds *words*."""
    read = layout(text, headings)
    found = pair_at(read, text.index(words))
    return (read.text(found.question), read.text(found.answer)) if found else None


@pytest.mark.parametrize(
    ("text", "words", "question", "answer"),
    [
        ("Où va-t-on ?\nIci.", "Où", "Où va-t-on ?", "Ici."),
        ("Où va-t-on ?\nIci.", "Ici", "Où va-t-on ?", "Ici."),
        ("Où va-t-on ?\n\nIci.", "Ici", "Où va-t-on ?", "Ici."),
        ("Où va-t-on ?\n\nIci.\n\nFin.", "Ici", "Où va-t-on ?", "Ici."),
        ("Où va-t-on ?\nIci.\nOu là.\n\nFin.", "Ici", "Où va-t-on ?", "Ici.\nOu là."),
        ("Où va-t-on ?\nIci.\n\nFin.", "Où", "Où va-t-on ?", "Ici."),
        ("Où aller ?\nIci :\n\n- un pré\n- un lac\n\nFin.", "Où", "Où aller ?", "Ici :\n\n- un pré\n- un lac"),
        ("Q : le prix\nR : dix euros", "dix", "le prix", "dix euros"),
        ("Q : le prix\nR : dix euros\nou onze", "le prix", "le prix", "dix euros\nou onze"),
        ("Q : le prix R : dix euros", "dix", "le prix", "dix euros"),
        ("Q : le prix R : dix euros", "le prix", "le prix", "dix euros"),
        ("- Où va-t-on ?\n- Ici.", "Ici", "Où va-t-on ?", "Ici."),
        ("- Où va-t-on ?\n- Ici.\n- Là.", "Ici", "Où va-t-on ?", "- Ici.\n- Là."),
        ("Où va-t-on ? Ici.", "Ici", "Où va-t-on ?", "Ici."),
        ("Où va-t-on ? R. Ici.", "Ici", "Où va-t-on ?", "Ici."),
        ("Où va-t-on ? R : Ici.", "Ici", "Où va-t-on ?", "Ici."),
        ("Où va-t-on ? Rép. Ici.", "Ici", "Où va-t-on ?", "Ici."),
        ("Où va-t-on ? Réponse. Ici. Là.", "Ici", "Où va-t-on ?", "Ici. Là."),
        ("Where to? Ans. Here.", "Here", "Where to?", "Here."),
        ("Where to? Answer. Here. There.", "There", "Where to?", "Here. There."),
        ("Q : Où va-t-on ? Ici. Là.", "Là", "Où va-t-on ?", "Ici. Là."),
        ("Q. Où va-t-on ? A. Ici.", "Où", "Où va-t-on ?", "Ici."),
        ("Où va-t-on ? Quand ? Ici. À midi.", "midi", "Où va-t-on ? Quand ?", "Ici. À midi."),
        ("Où va-t-on ? Ici. Quand ? À midi.", "Ici", "Où va-t-on ?", "Ici."),
        ("Où va-t-on ? Ici. Quand ? À midi.", "midi", "Quand ?", "À midi."),
        ("Q : le prix ?\nR : dix\n\nQ : le lieu ?\nR : ici\n\nFin.", "ici", "le lieu ?", "ici"),
        ("Q : A ?\n\nR : dix\n\nou onze\n\nQ : B ?\n\nR : ici\n\nou là\n\nFin.", "B ?", "B ?", "ici\n\nou là"),
        ("Q : le prix ?\n\nR : dix\n\nQ : le lieu ?\n\nR : ici\n\nou là\n\nFin.", "le lieu", "le lieu ?", "ici"),
        ("Q : A ?\n\nR : dix :\n\nou onze\n\nQ : B ?\n\nici :\n\nou là\n\nFin.", "B ?", "B ?", "ici :\n\nou là"),
        ("Quand ?\n\nÀ midi.\n\nLe soir.\n\nOù ?\n\nIci.", "midi", "Quand ?", "À midi.\n\nLe soir."),
        ("Quand ?\n\nÀ midi.\n\nLe soir.\n\nQ : Où ?\n\nIci.", "midi", "Quand ?", "À midi."),
        ("Quand ?\n\nÀ midi.\n\nLe soir.\n\nOù ?\n\nQui ?", "midi", "Quand ?", "À midi."),
        ("- Quand ?\n\nÀ midi.\n\nLe soir.\n\nOù ?\n\nIci.", "midi", "Quand ?", "À midi."),
        ("Quand ?\n\nÀ midi.\n\nLe soir.\n\nOù va-t-on ? Ici.\n\nLà.", "midi", "Quand ?", "À midi."),
        ("Ici.\n\nLà.\n\nOù ?\nIci.\n\nQuand ?\n\nÀ midi.\n\nLe soir.\n\nFin.", "midi", "Quand ?", "À midi."),
        ("Où ?\nIci.\nQuand ?\n\nÀ midi.", "midi", "Quand ?", "À midi."),
        ("Où va-t-on ?\nIci, R : là.", "Ici", "Où va-t-on ?", "Ici, R : là."),
        ("Où va-t-on ? Ici, R : là.", "Ici", "Où va-t-on ?", "Ici, R : là."),
        ("Où mène Q : le quai ? Ici.", "Ici", "Où mène Q : le quai ?", "Ici."),
        ("Où va-t-on ? R. est ici. Là.", "Là", "Où va-t-on ?", "est ici. Là."),
    ],
)  # fmt: skip
def test_a_question_and_the_words_that_answer_it_are_found(
    text: str, words: str, question: str, answer: str
) -> None:
    assert pair(text, words) == (question, answer)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le bac part.", "bac"),
        ("Où va-t-on ?", "Où"),
        ("Où ?\n\nQuand ?\n\nQui ?", "Quand"),
        ("Le bac part.\n\nOù va-t-on ?\n\nIci.", "bac"),
        ("Où va-t-on ?\n\nIci.\n\nFin.", "Fin"),
        ("Où va-t-on ?\n\n| a | b |", "a |"),
        ("Où va-t-on ?\n---\nIci.", "---"),
        ("Où va-t-on ?\nDe : Ada\nDate : mai", "Ada"),
        ("Où ?\n\nDe : Ada\nDate : mai", "Ada"),
        ("Où ?\n\nDe : Ada\nDate : mai\n\nFin.", "Fin"),
        ("Où ?\n\nDe : Ada\nDate : mai", "Où"),
        ("Où va-t-on ? Ici.\n\nFin.", "Fin"),
        ("Où ?\n\nQuand va-t-on ? À midi.\n\nFin.", "Où"),
        ("Où ?\n\nQuand va-t-on ? À midi.\n\nFin.", "Fin"),
        ("Le bac part. Où va-t-on ? Ici.", "Ici"),
        ("Où ?\nQuand ?\n\nFin.", "Fin"),
        ("Où ?\nQuand ?\n\nFin.", "Quand"),
        ("le prix R : dix euros", "dix"),
        ("Où ?", "Où"),
    ],
)
def test_other_lines_ask_and_answer_nothing(text: str, words: str) -> None:
    assert pair(text, words) is None


@pytest.mark.parametrize(
    ("text", "headings", "words", "answer"),
    [
        ("Où ?\n\nIci.\n\nLà.", {"Où ?": 1}, "Ici", "Ici.\n\nLà."),
        ("Où ?\n\nIci.\n\nNote\n\nLà.", {"Où ?": 1, "Note": 2}, "Ici", "Ici.\n\nNote\n\nLà."),
        ("Où ?\n\nIci.\n\nNote\n\nLà.", {"Où ?": 2, "Note": 2}, "Ici", "Ici."),
        ("Où ?\n\nIci.\n\nNote\n\nLà.", {"Où ?": 2, "Note": 1}, "Ici", "Ici."),
        ("Où ?\n\nIci.\n\nQui ?\n\nLà.", {"Où ?": 1, "Qui ?": 2}, "Ici", "Ici."),
        ("Où ?\n\nIci.\n\nNote\n\nLà.", {"Note": 6}, "Ici", "Ici."),
        ("Où ?\nIci.\nNote\nLà.", {"Note": 6}, "Ici", "Ici."),
        ("Où ?\n\nIci.\n\nQui va là ?\n\nLà.", {"Où ?": 1}, "Où", "Ici.\n\nQui va là ?\n\nLà."),
        ("Où ?\n\nIci.\n\nQ : Qui va là ?\n\nLà.", {"Où ?": 1}, "Où", "Ici."),
        ("Où ?\n\nIci.\n\nQui va là ? Ada.\n\nLà.", {"Où ?": 1}, "Où", "Ici."),
        ("Où va-t-on ? Ici.\n\nLà.", {"Où va-t-on ? Ici.": 1}, "Ici", "Ici."),
    ],
)
def test_the_answer_of_a_heading_ends_at_the_next_of_its_level_or_that_asks(
    text: str, headings: dict[str, int], words: str, answer: str
) -> None:
    found = pair(text, words, headings)
    assert found is not None
    assert found[1] == answer


def test_a_heading_that_asks_nothing_is_no_answer() -> None:
    assert pair("Où ?\n\nIci.\n\nNote\n\nLà.", "Note", {"Où ?": 1, "Note": 2}) is None
    for level in (1, 2):
        assert pair("Où ?\n\nIci.\n\nNote\n\nLà.", "Là", {"Où ?": 1, "Note": level}) is None


@pytest.mark.parametrize(("length", "is_short"), [(LONGEST_ANSWER, True), (LONGEST_ANSWER + 1, False)])
def test_an_answer_of_nine_hundred_letters_is_short(length: int, *, is_short: bool) -> None:
    assert Pair(Span(0, 5), Span(10, 10 + length)).is_short is is_short


@pytest.mark.parametrize(("length", "asked"), [(LONGEST_QUESTION, True), (LONGEST_QUESTION + 1, False)])
def test_a_question_has_four_hundred_letters(length: int, *, asked: bool) -> None:
    text = f"Où {'o' * (length - 5)} ?\n\nIci."
    assert (pair(f"{'a' * 900}.\n\n{text}", "Ici") is not None) is asked
    assert (pair(text, "Ici") is not None) is asked


@pytest.mark.parametrize(("away", "answered"), [(FARTHEST, True), (FARTHEST + 1, False)])
def test_an_answer_begins_three_thousand_letters_from_its_question(away: int, *, answered: bool) -> None:
    text = f"Où ?\n\n{'o' * (away - 4)}\n\nIci."
    document = Document("a.md", "T", "fr", text, headings=(Heading(0, 4, 1),))
    read = Layout.around(document, Span(0, len(text)))
    assert (pair_at(read, text.index("Ici")) is not None) is answered


@pytest.mark.parametrize(("length", "whole"), [(SHORT_ANSWER, True), (SHORT_ANSWER + 1, False)])
def test_of_three_hundred_letters_behind_a_lone_question_all_answer_it(length: int, *, whole: bool) -> None:
    answer = f"Ici. L{'a' * (length - 7)}."
    assert len(answer) == length
    for text, expected in (
        (f"Où va-t-on ? {answer}", answer if whole else "Ici."),
        (f"Q : Où va-t-on ? {answer}", answer),
        (f"Où va-t-on ? {answer} Quand ? À midi.", answer),
    ):
        assert pair(text, "Ici") == ("Où va-t-on ?", expected)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Où va-t-on ? Ici. Quand ? À midi.", 2),
        ("Où va-t-on ?", 0),
        ("Où va-t-on ? Quand ?", 0),
        ("Où va-t-on ? Ici. Quand ?", 1),
        ("Ici. Où va-t-on ? Là.", 0),
        ("« Où va-t-on ? »", 0),
        ("Q : le prix R : dix", 1),
        ("Q : le prix R : dix ?", 1),
        ("Q : le prix R : « dix ? »", 1),
        ("Q : le prix", 0),
        ("- Où va-t-on ? Ici.", 1),
        ("| Où va-t-on ? | Ici. |", 0),
    ],
)
def test_a_line_may_hold_questions_with_their_answers(text: str, count: int) -> None:
    assert len(inline_pairs(layout(text), 0)) == count
