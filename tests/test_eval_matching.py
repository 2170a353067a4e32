"""Where expectations lie, and which hits and citations meet them."""

from dataclasses import replace

import pytest
from library import Library

from passerelle.evaluation.matching import Judge, is_right, meets, occurrences
from passerelle.evaluation.types import Expectation, Found, Question, Quoted
from passerelle.index.sync import Options
from passerelle.index.types import Span

BRIDGE = "Le pont de Brume est de 1931.\nIl a deux arches.\n\nLe moulin est de 1804. Le pont est beau."


def spans(text: str, quote: str) -> list[str]:
    return [text[span.start : span.end] for span in occurrences(text, quote)]


def test_a_quote_is_found_wherever_it_stands() -> None:
    assert [span.start for span in occurrences(BRIDGE, "Le pont")] == [0, BRIDGE.rindex("Le pont")]
    assert len(spans("aaaa", "aa")) == 3


@pytest.mark.parametrize("quote", ["1931. Il a", "1931.\u202fIl  a", " 1931.\n\nIl\na "])
def test_white_space_in_a_quote_may_be_other_white_space(quote: str) -> None:
    assert spans(BRIDGE, quote) == ["1931.\nIl a"]


def test_a_quote_with_decomposed_accents_is_found() -> None:
    assert spans("Un été à Brume", "e\u0301te\u0301") == ["été"]


@pytest.mark.parametrize("quote", ["", " ", "1932", "Il adeux", "il a"])
def test_nothing_else_is_forgiven(quote: str) -> None:
    assert spans(BRIDGE, quote) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [((0, 10), (0, 10)), ((0, 10), (5, 40)), ((0, 100), (40, 50))],
    ids=["the same", "half of the shorter", "inside"],
)
def test_spans_meet_when_they_share_half_of_the_shorter(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert meets(Span(*one), Span(*other))
    assert meets(Span(*other), Span(*one))


@pytest.mark.parametrize(("one", "other"), [((0, 10), (6, 40)), ((0, 10), (10, 20)), ((0, 10), (30, 40))])
def test_spans_that_share_less_do_not_meet(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert not meets(Span(*one), Span(*other))
    assert not meets(Span(*other), Span(*one))


@pytest.fixture
def judge(library: Library) -> Judge:
    library.write("pont.txt", BRIDGE)
    library.index()
    return Judge(library.open())


@pytest.mark.parametrize(
    ("expectation", "stale"),
    [
        (Expectation("none.txt", "1931"), "document"),
        (Expectation("pont.txt", "1932"), "quote"),
        (Expectation("pont.txt", span=Span(10, 10_000)), "span"),
        (Expectation("pont.txt", passage="0123"), "passage"),
        (Expectation("", passage="0123"), "passage"),
        (Expectation("pont.txt", "1931"), ""),
        (Expectation("pont.txt"), ""),
    ],
)
def test_what_is_not_in_the_documents_any_more_is_stale(
    judge: Judge, expectation: Expectation, stale: str
) -> None:
    assert judge.place(expectation).stale == stale


def test_a_span_chooses_among_the_places_of_its_quote(judge: Judge) -> None:
    second = Span(BRIDGE.rindex("Le pont"), BRIDGE.rindex("Le pont") + 7)
    assert judge.place(Expectation("pont.txt", "Le pont", second)).spans == (second,)


def test_a_quote_that_has_moved_from_its_span_is_looked_for(judge: Judge) -> None:
    moved = judge.place(Expectation("pont.txt", "1804", Span(0, 4)))
    assert moved.spans == (Span(BRIDGE.index("1804"), BRIDGE.index("1804") + 4),)


def test_a_passage_is_found_by_its_id_in_its_document_or_in_any(library: Library, judge: Judge) -> None:
    passage = library.open().passages("pont.txt")[1]
    for document in ("pont.txt", ""):
        placed = judge.place(Expectation(document, passage=passage.id))
        assert (placed.document, placed.spans) == ("pont.txt", (Span(passage.start, passage.end),))
    assert judge.place(Expectation("other.txt", passage=passage.id)).stale == "passage"


def judged(judge: Judge, expectation: Expectation, *hits: tuple[int, int]) -> int | None:
    question = Question("q", "Quand ?", "fr", (expectation,))
    found = [Found(rank, "pont.txt", *span, 0.5) for rank, span in enumerate(hits, start=1)]
    (told,) = judge.judge(question, [judge.place(expectation)], found, ())
    return told.rank


def test_the_rank_is_that_of_the_first_hit_with_the_greater_part_of_the_quote(judge: Judge) -> None:
    at = BRIDGE.index("Le moulin")
    expected = Expectation("pont.txt", "Le moulin est de 1804")
    assert judged(judge, expected, (0, at + 5), (at + 5, at + 30), (at, at + 30)) == 2


@pytest.mark.parametrize("tokens", [3, 6, 12, 100])
def test_cutting_passages_otherwise_leaves_a_quote_met(library: Library, tokens: int) -> None:
    library.write("pont.txt", BRIDGE)
    library.index(options=Options(passage_tokens=tokens))
    cut = [(passage.start, passage.end) for passage in library.open().passages("pont.txt")]
    assert judged(Judge(library.open()), Expectation("pont.txt", "deux arches"), *cut) is not None


def test_any_hit_in_the_document_meets_an_expectation_without_a_quote(judge: Judge) -> None:
    assert judged(judge, Expectation("pont.txt"), (50, 60)) == 1


def right(
    judge: Judge, question: Question, *quotes: tuple[int, int], document: str = "pont.txt"
) -> bool | None:
    placed = [judge.place(expectation) for expectation in question.expected]
    citations = [Quoted(document, start, end, BRIDGE[start:end]) for start, end in quotes]
    return is_right(question, placed, judge.judge(question, placed, (), citations), citations)


YEAR = BRIDGE.index("1931")


def test_an_answer_is_right_when_a_citation_holds_the_whole_quote(judge: Judge) -> None:
    question = Question("q", "Quand ?", "fr", (Expectation("pont.txt", "de 1931"),))
    assert right(judge, question, (0, YEAR + 4)) is True
    assert right(judge, question, (0, YEAR + 3)) is False
    assert right(judge, question, (0, YEAR + 4), document="other.txt") is False
    assert right(judge, question) is False


def test_without_a_quote_an_answer_is_right_when_it_holds_an_expected_text(judge: Judge) -> None:
    question = Question(
        "q", "Quand ?", "fr", (Expectation("pont.txt"),), answers=("les deux arches", "le 1931")
    )
    assert right(judge, question, (0, YEAR + 4)) is True
    assert right(judge, question, (0, YEAR + 2)) is False
    assert right(judge, question, (0, YEAR + 4), document="other.txt") is False
    anywhere = replace(question, expected=())
    assert right(judge, anywhere, (0, YEAR + 4), document="other.txt") is True


def test_a_citation_from_an_expected_span_is_right(judge: Judge) -> None:
    question = Question("q", "Quand ?", "fr", (Expectation("pont.txt", span=Span(0, 29)),))
    assert right(judge, question, (3, 20)) is True
    assert right(judge, question, (40, 60)) is False


def test_an_answer_is_neither_right_nor_wrong_where_no_words_are_expected(judge: Judge) -> None:
    assert right(judge, Question("q", "Quand ?", "fr", (Expectation("pont.txt"),)), (0, 9)) is None
    stale = Question("q", "Quand ?", "fr", (Expectation("pont.txt", "1932"),), answers=("1931",))
    assert right(judge, stale, (0, 40)) is None
