"""Which questions to begin with are drawn from a store, in what order, and which answers let one be shown."""

from dataclasses import replace

import pytest

from passerelle.index.types import Document, Passage, Span
from passerelle.starting.draw import _is_exact, _of_document, _order, is_answered
from passerelle.starting.types import Made
from passerelle.types import Answer, Citation, ExactAnswer, QuestionLanguage

MADE = Made("When?", "en", "a", Span(0, 60), Span(10, 20), named=True, kind="past")


@pytest.mark.parametrize(
    ("start", "end", "words", "shown"),
    [
        (10, 20, "xxxxxxxxxx", True),
        (19, 25, "xxxxxx", True),
        (20, 25, "xxxxx", False),
        (5, 11, "xxxxxx", True),
        (5, 10, "xxxxx", False),
        (4, 20, "ends xxxxxxxxxxx", True),
        (4, 20, "was xxxxxxxxxxxx", False),
        (10, 26, "xxxxxxxxxx is xx", False),
        (10, 26, "xxxxx is xxxxxxx", True),
        (10, 26, "xxxxxxxxxx or xx", True),
        (4, 26, "today xxxxxxxxxxxxxxxx", False),
        (4, 26, "xx xxx xxxxxxxxx today", False),
    ],
)
def test_the_bold_words_meet_those_that_answer_and_have_no_verb_besides(
    start: int, end: int, words: str, *, shown: bool
) -> None:
    assert end - start == len(words)
    assert _is_exact(MADE, ExactAnswer(words, start, end), "x" * 10) is shown


def test_what_is_a_verb_is_told_by_the_language_of_the_question() -> None:
    for word, english, french in (("was", False, True), ("sont", True, False)):
        exact = ExactAnswer(f"{word} xxxxxx", 9 - len(word), 16)
        assert _is_exact(MADE, exact, "x" * 10) is english
        assert _is_exact(replace(MADE, language="fr"), exact, "x" * 10) is french


@pytest.mark.parametrize("between", ["to", "until", "and", "à", "au", "et"])
def test_the_bold_words_reach_the_second_end_of_a_time(between: str) -> None:
    answer = f"8 {between} 9"
    made = replace(MADE, answer=Span(10, 10 + len(answer)))
    second = made.answer.end - 1
    assert _is_exact(made, ExactAnswer("9", second, second + 1), answer)
    assert not _is_exact(made, ExactAnswer("8 ", 10, second), answer)
    assert _is_exact(made, ExactAnswer("8 ", 10, second), answer.replace(between, "x"))


def drawn(text: str, language: QuestionLanguage = "en", *, title: str = "X", alone: bool = True) -> list[str]:
    document = Document("x", title, language, text)
    return [each.question for each in _of_document(document, language, alone=alone)]


def test_each_sentence_is_asked_about_in_the_language_of_its_document() -> None:
    text = (
        "The Harrow mill was opened in 1931. Le pont Morin a été ouvert en 1904. Edith Pane resigned in 1950."
    )
    assert drawn(text) == ["When was the Harrow mill opened?", "When did Edith Pane resign?"]
    assert drawn(text, "fr") == ["Quand le pont Morin a-t-il été ouvert ?"]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Rain fell. The visit is 3 hours.", []),
        ("Rain fell.\nThe visit is 3 hours.", []),
        ("Rain fell.\n\nThe visit is 3 hours.", ["How long is the visit?"]),
        ("Rain fell. The long visit is 3 hours.", ["How long is the long visit?"]),
        ("Rain fell. The Harrow mill was opened in 1931.", ["When was the Harrow mill opened?"]),
    ],
)
def test_a_thing_that_its_paragraph_spoke_of_before_is_not_asked_about(
    text: str, questions: list[str]
) -> None:
    assert drawn(text) == questions


def test_a_named_thing_is_asked_about_without_its_documents_name() -> None:
    text = "The Harrow mill was opened in 1931.\n\nThe visit is 3 hours."
    assert drawn(text, title="Alder House", alone=False) == [
        "When was the Harrow mill opened?",
        "Alder House: how long is the visit?",
    ]
    assert drawn(text, title="rules", alone=False) == ["When was the Harrow mill opened?"]


def test_names_in_the_titles_of_others_name_no_document() -> None:
    document = Document("x", "Alder House", "en", "The visit is 3 hours.")
    for others, count in ((["Alder House, 2021"], 0), (["Alder"], 1)):
        assert len(list(_of_document(document, "en", alone=False, others=others))) == count


def test_the_letters_of_a_question_are_counted_with_the_documents_name() -> None:
    for letters, count in ((35, 1), (36, 0)):
        text = f"The {'o' * letters} visit is 3 hours."
        asked = drawn(text, title="Alder House of the Harrow Engineers", alone=False)
        assert len(asked) == count
        assert all(len(each) == 95 for each in asked)


def test_questions_wait_in_an_order_of_documents_names_and_kinds() -> None:
    seen = [MADE, replace(MADE, document="b")]
    waiting = [
        replace(MADE, question="q" * 55, document="c", named=False),
        replace(MADE, question="q" * 56, document="c", kind="count"),
        replace(MADE, question="q" * 54, document="c"),
        replace(MADE, question="q" * 55, document="a", kind="count"),
    ]
    assert [_order(each, seen) for each in waiting] == [
        (0, True, 40),
        (0, False, 1),
        (0, False, 41),
        (1, False, 0),
    ]


TEXT = "The Harrow mill was opened on 4 May 1931. It is red."
MILL = Document("mill.md", "Mill", "en", TEXT)
WHEN = Span(TEXT.index("on 4 May"), TEXT.index(". It"))
ASKED = Made("When?", "en", "mill.md", Span(0, WHEN.end + 1), WHEN, named=True, kind="passive")


def answered(
    quote: Span, exact: Span | None = WHEN, confidence: float = 0.9, document: Document = MILL
) -> Answer:
    words = ExactAnswer.of(document, exact) if exact else None
    cited = Citation(1, Passage(document, 0, len(TEXT), "en"), quote.start, quote.end, answer=words)
    return Answer(
        "?", "en", "", (cited,), abstained=False, confidence=confidence, nearest=(), milliseconds=1.0
    )


def test_an_answer_that_quotes_the_words_asked_for_lets_its_question_be_shown() -> None:
    assert is_answered(ASKED, answered(WHEN))
    assert is_answered(ASKED, answered(Span(0, len(TEXT))))
    assert is_answered(ASKED, answered(WHEN, None))
    assert is_answered(ASKED, answered(WHEN, Span(WHEN.start + 3, WHEN.end)))


@pytest.mark.parametrize(("confidence", "shown"), [(0.7, True), (0.699, False), (1.0, True)])
def test_an_answer_is_sure_from_seven_tenths_on(confidence: float, *, shown: bool) -> None:
    assert is_answered(ASKED, answered(WHEN, confidence=confidence)) is shown


def test_another_answer_lets_no_question_be_shown() -> None:
    for quote in (Span(WHEN.start + 1, WHEN.end), Span(WHEN.start, WHEN.end - 1), Span(0, WHEN.start)):
        assert not is_answered(ASKED, answered(quote))
    assert not is_answered(ASKED, answered(WHEN, Span(0, 10)))
    assert not is_answered(ASKED, answered(WHEN, document=replace(MILL, id="other.md")))
    assert not is_answered(replace(ASKED, language="fr"), answered(WHEN))
    assert not is_answered(ASKED, replace(answered(WHEN), abstained=True, citations=()))
