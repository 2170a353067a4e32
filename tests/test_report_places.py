"""Where a report finds the words it shows of one question, and the lines that say of a failure."""

from dataclasses import replace

import pytest

from passerelle.evaluation.reports.failure import failure_lines
from passerelle.evaluation.reports.rows import Place, row_of, state_of
from passerelle.evaluation.types import Expectation, Found, Judged, Outcome, Question, Quoted
from passerelle.index.types import Span

TEXT = "Le bac part à midi. Il revient le soir."
TEXTS = {"bac.txt:100-139": TEXT, "pont.txt:0-8": "Un pont."}
HITS = (Found(1, "pont.txt", 0, 8, 0.9), Found(2, "bac.txt", 100, 139, 0.5))
MIDDAY = Span(114, 118)
QUESTION = Question("q", "Quand part\nle  bac ?", "fr")


def of(
    expectation: Expectation = Expectation("bac.txt", "midi"),  # noqa: B008  frozen
    judged: Judged = Judged((MIDDAY,), rank=2),  # noqa: B008
    **more: object,
) -> Outcome:
    known: dict[str, object] = {"question": replace(QUESTION, expected=(expectation,)), "judged": (judged,)}
    return replace(Outcome(QUESTION, "fr", HITS), **(known | more))  # type: ignore[arg-type]


def expected(outcome: Outcome) -> Place:
    (place,) = row_of(outcome, TEXTS).expected
    return place


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ((MIDDAY,), Place("bac.txt", "midi", "Le bac part à ", ". Il revient le soir.")),
        ((Span(100, 102),), Place("bac.txt", "Le", "", TEXT[2:])),
        ((Span(134, 139),), Place("bac.txt", "soir.", TEXT[:34], "")),
        ((Span(0, 4), MIDDAY), Place("bac.txt", "midi", "Le bac part à ", ". Il revient le soir.")),
        ((Span(99, 103),), Place("bac.txt", "midi")),  # it begins before the hit
        ((Span(137, 140),), Place("bac.txt", "midi")),  # it ends behind it
    ],
)
def test_expected_words_are_shown_in_the_hit_that_holds_them_whole(
    spans: tuple[Span, ...], shown: Place
) -> None:
    assert expected(of(judged=Judged(spans, rank=2))) == shown


@pytest.mark.parametrize(
    "judged",
    [
        Judged((MIDDAY,)),
        Judged((MIDDAY,), rank=3),  # there are two hits
        Judged((MIDDAY,), rank=2, translation_of=2),  # the hit is another text
        Judged(stale="quote"),
    ],
)
def test_expected_words_that_no_hit_holds_are_shown_by_their_document(judged: Judged) -> None:
    assert expected(of(judged=judged)) == Place("bac.txt", "midi")


def test_the_words_of_a_hit_that_is_expected_as_a_translation_too_are_shown() -> None:
    shown = expected(of(judged=Judged((MIDDAY,), rank=2, translation_of=1)))
    assert (shown.document, shown.quote, shown.before) == ("bac.txt", "midi", "Le bac part à ")


@pytest.mark.parametrize(
    ("expectation", "span", "shown"),
    [
        (Expectation("bac.txt", span=Span(90, 120)), Span(90, 120), Place("bac.txt", "", "", TEXT)),
        (Expectation("bac.txt", span=Span(0, 101)), Span(0, 101), Place("bac.txt", "")),  # too little of it
        (Expectation("", passage="0123"), Span(90, 200), Place("bac.txt", "", "", TEXT)),
        (Expectation("", passage="0123"), Span(0, 9), Place("0123", "")),
    ],
)
def test_a_span_that_a_hit_has_half_of_is_shown_by_the_hit(
    expectation: Expectation, span: Span, shown: Place
) -> None:
    assert expected(of(expectation, Judged((span,), rank=2))) == shown


def test_a_document_alone_is_shown_by_its_name_and_answers_by_their_words() -> None:
    assert expected(of(Expectation("bac.txt"), Judged(rank=2))) == Place("bac.txt", "")
    answered = Outcome(replace(QUESTION, answers=("midi", "à midi")), hits=HITS)
    assert row_of(answered, TEXTS).expected == (Place("", "midi"), Place("", "à midi"))
    both = of(question=replace(QUESTION, expected=(Expectation("bac.txt"),), answers=("midi",)))
    assert row_of(both, TEXTS).expected == (
        Place("bac.txt", "midi", "Le bac part à ", ". Il revient le soir."),
    )


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        (Quoted("bac.txt", 114, 118, "midi"), Place("bac.txt", "midi", "Le bac part à ", TEXT[18:])),
        (Quoted("bac.txt", 100, 139, TEXT), Place("bac.txt", TEXT)),
        (Quoted("bac.txt", 99, 118, "a midi"), Place("bac.txt", "a midi")),
        (Quoted("bac.txt", 114, 140, "midi b"), Place("bac.txt", "midi b")),
        (Quoted("lac.txt", 114, 118, "midi"), Place("lac.txt", "midi")),
    ],
)
def test_a_citation_is_shown_in_the_hit_it_is_from(cited: Quoted, shown: Place) -> None:
    row = row_of(of(citations=(cited,)), TEXTS)
    assert (row.came, row.quoted) == ((shown,), True)


def test_without_a_citation_the_nearest_passage_is_shown() -> None:
    row = row_of(of(), TEXTS)
    assert (row.came, row.quoted) == ((Place("pont.txt", "", "", "Un pont."),), False)
    assert row_of(of(), {}).came == (Place("pont.txt", ""),)
    assert row_of(of(hits=()), TEXTS).came == ()


def test_words_around_a_place_are_cut_at_a_space() -> None:
    text = f"{'a' * 150} {'b' * 100} midi {'c' * 100} {'d' * 150}"
    at = text.index("midi")
    hit = Found(1, "x", 0, len(text), 1.0)
    cited = Quoted("x", at, at + 4, "midi")
    (place,) = row_of(Outcome(QUESTION, hits=(hit,), citations=(cited,)), {hit.place: text}).came
    assert (place.before, place.after) == (f"… {'b' * 100} ", f" {'c' * 100} …")
    unbroken = "e" * 300
    (place,) = row_of(Outcome(QUESTION, hits=(hit,)), {hit.place: unbroken}).came
    assert place.after == f"{'e' * 280} …"


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"abstained": False, "right": True}, "right"),
        ({"abstained": False, "right": None}, "right"),
        ({"abstained": False, "right": False}, "misquoted"),
        ({"right": False}, "refused"),
        ({"judged": (Judged((MIDDAY,)),), "abstained": False, "right": True}, "unfound"),
        ({"judged": (), "question": replace(QUESTION, answers=("x",))}, "refused"),
        ({"problem": "too long", "judged": (Judged((MIDDAY,)),)}, "problem"),
        ({"problem": "too long", "judged": (Judged(stale="quote"),)}, "stale"),
        ({"question": replace(QUESTION, answerable=False), "judged": ()}, "right"),
        ({"question": replace(QUESTION, answerable=False), "judged": (), "abstained": False}, "answered"),
        ({"question": replace(QUESTION, answerable=False), "judged": (), "problem": "too long"}, "problem"),
    ],
)
def test_what_a_person_would_mend_first_is_the_state(more: dict[str, object], state: str) -> None:
    assert state_of(replace(of(), **more)) == state  # type: ignore[arg-type]


def lines(outcome: Outcome) -> list[str]:
    return list(failure_lines(row_of(outcome, TEXTS)))


def test_a_refusal_says_how_sure_it_was_and_what_lay_nearest() -> None:
    assert lines(of(confidence=0.256)) == [
        "question: Quand part le bac ? (fr)",
        "expected: « midi » of bac.txt",
        "came:     no answer (confidence 0.26)",
        "nearest:  « Un pont. » of pont.txt",
        "the right one stood at: rank 2 of 2 hits",
    ]


def test_an_answer_is_shown_by_what_it_quotes() -> None:
    cited = (Quoted("bac.txt", 100, 119, ""), Quoted("lac.txt", 0, 5, "le\n  lac"))
    assert lines(of(judged=Judged((MIDDAY,)), citations=cited, hits=HITS[1:]))[1:] == [
        "expected: « midi » of bac.txt",
        "came:     « Le bac part à midi. » of bac.txt",
        "came:     « le lac » of lac.txt",
        "the right one stood at: not among the hits of 1 hit",
    ]


def test_a_question_that_was_not_asked_and_one_of_a_document_alone() -> None:
    assert lines(of(Expectation("bac.txt"), Judged(), hits=(), problem="too long"))[1:] == [
        "expected: any passage of bac.txt",
        "came:     nothing: too long",
        "the right one stood at: not among the hits of 0 hits",
    ]


def test_of_what_is_stale_or_expects_no_place_no_rank_is_told() -> None:
    stale = lines(of(judged=Judged(stale="quote"), hits=()))
    assert stale[1:] == ["expected: « midi » of bac.txt", "came:     no answer (confidence 0.00)"]
    answers = lines(Outcome(replace(QUESTION, answers=("midi",)), citations=(Quoted("a", 0, 1, "x"),)))
    assert answers[1:] == ["expected: « midi »", "came:     « x » of a"]
    none = lines(Outcome(replace(QUESTION, answerable=False), citations=(Quoted("a", 0, 1, "x"),)))
    assert none[1:] == ["expected: no answer", "came:     « x » of a"]


def test_a_place_that_is_a_hit_s_translation_is_told_with_the_remedy() -> None:
    assert lines(of(judged=Judged((MIDDAY,), translation_of=1)))[-2:] == [
        "the right one stood at: not among the hits of 2 hits",
        "it is the translation of hit 1: expect both places if either will do",
    ]
