"""What a reading knows of its first pick: how far ahead it is, which words are around, and of which type it is."""

from collections.abc import Sequence

import pytest
from queries import query

from passerelle.evidence import evidence, spread, surroundings
from passerelle.index.lexical.bm25 import Met
from passerelle.index.types import Document, Language, Passage, Span
from passerelle.types import Hit
from passerelle.weights import Evidence, Features, Pick

RIVER = Document("r", "Loire ferry", "en", "The ferry leaves Brume at noon. It costs 3 euros.")


def hit(rank: int, score: float, document: Document = RIVER, language: Language = "en") -> Hit:
    return Hit(rank, Passage(document, 0, len(document.text), language, heading="Fares"), score, 0.8)


def pick(found: Hit, score: float = 1.0, quoted: str = "", exact: str = "") -> Pick:
    text = found.document.text
    start = text.index(quoted)
    span = Span(start, start + len(quoted or text))
    at = text.index(exact)
    return Pick(found, span, score, Features(*range(11)), Span(at, at + len(exact)) if exact else None)


def known(question: str, language: Language = "en", french: float = 0.0) -> Evidence:
    found = hit(1, 0.9, language=language)
    return evidence(query(question, french), [found], [pick(found)])


def test_what_the_pick_says_of_itself_is_taken_over() -> None:
    told = known("When does the ferry leave?")
    assert (told.answers, told.span, told.sentence, told.words) == (1, 2, 3, 4)


@pytest.mark.parametrize(("cosine", "spread_out"), [(0.8, 0.0), (0.9, 1.0), (0.7, -1.0), (1.0, 2.0)])
def test_a_cosine_is_spread_about_four_fifths(cosine: float, spread_out: float) -> None:
    assert spread(cosine) == pytest.approx(spread_out)
    found = hit(1, cosine)
    assert evidence(query("Why?"), [found], [pick(found)]).passage == pytest.approx(spread_out)


@pytest.mark.parametrize(
    ("scores", "lead", "peak"),
    [
        ((0.9,), 5.8, 5.8),
        ((0.9, 0.5), 10 * (0.9 - (0.5 + 8 * 0.32) / 9), 10 * (0.9 - (0.5 + 2 * 0.32) / 3)),
        ((0.9, 0.6, 0.6, 0.6, 0.2), 10 * (0.9 - (1.8 + 0.2 + 5 * 0.2) / 9), 3.0),
        ((0.9, *[0.6] * 9), 3.0, 3.0),
        ((0.9, *[0.6] * 9, 0.0), 10 * (0.9 - 5.4 / 10), 3.0),
    ],
)
def test_the_best_passage_leads_the_others_and_peaks_over_the_next_three(
    scores: Sequence[float], lead: float, peak: float
) -> None:
    hits = [hit(rank, score) for rank, score in enumerate(scores, start=1)]
    told = evidence(query("Why?"), hits, [pick(hits[0])])
    assert told.lead == pytest.approx(lead)
    assert told.peak == pytest.approx(peak)


@pytest.mark.parametrize(
    ("scores", "ahead"),
    [((5.0, 4.0), 1.0), ((5.0, 1.0), 4.0), ((5.0, 0.5), 4.0), ((5.0,), 4.0), ((1.0, 3.0), -2.0)],
)
def test_a_pick_is_ahead_of_those_of_other_passages_alone(scores: Sequence[float], ahead: float) -> None:
    hits = [hit(1, 0.9), hit(2, 0.8)]
    picks = [pick(found, score) for found, score in zip(hits, scores, strict=False)]
    again = pick(hits[0], scores[0] - 0.1)
    assert evidence(query("Why?"), hits, [picks[0], again, *picks[1:]]).ahead == ahead


@pytest.mark.parametrize(
    ("language", "french", "flags"),
    [
        ("en", 0.0, (0.0, 0.0, 0.0)),
        ("fr", 0.0, (1.0, 0.0, 0.0)),
        ("fr", 1.0, (0.0, 1.0, 0.0)),
        ("en", 1.0, (1.0, 1.0, 1.0)),
    ],
)
def test_the_languages_of_question_and_passage_are_told(
    language: Language, french: float, flags: tuple[float, float, float]
) -> None:
    told = known("Loire ferry", language, french)
    assert (told.crossing, told.french, told.french_crossing) == flags
    assert (told.around, told.crossing_words) == ((0.0, 1.0) if told.crossing else (1.0, 0.0))


def test_words_around_are_those_of_the_passage_its_title_and_its_headings() -> None:
    assert surroundings(hit(1, 0.9).passage) == f"Loire ferry Fares {RIVER.text}"
    assert known("Loire fares at noon").around == 1.0
    assert known("walrus tusks").around == 0.0
    assert known("Is Brume far from Zurich?").names == pytest.approx(5 / 11)


@pytest.mark.parametrize(
    ("question", "few"), [("Why?", 1.0), ("Why walrus?", 0.5), ("walrus tusks in ivory", 0.25)]
)
def test_the_fewer_words_a_question_has_the_more_that_is_told(question: str, few: float) -> None:
    assert known(question).few_words == few


@pytest.mark.parametrize(
    ("met", "unheard"),
    [((), 0.0), (("brume",), 0.5), (("zurich", "brume"), 0.0), (("noon",), 1.0)],
)
def test_names_that_no_passage_has_are_unheard(met: Sequence[str], unheard: float) -> None:
    found = hit(1, 0.9)
    heard = Hit(1, found.passage, 0.9, 0.8, met=tuple(Met(word, word, 1.0) for word in met))
    told = evidence(query("Is Brume far from Zurich?"), [heard], [pick(heard)])
    assert told.unheard == unheard


def test_a_question_without_names_leaves_none_unheard() -> None:
    assert known("is it far?").unheard == 0.0


FEES = Document(
    "f", "Fees", "en", "Boat | Price | Seats\nHeron | 40 € | 6\n\nThe jetty was let in 1902 for 12 rabbits."
)


@pytest.mark.parametrize(
    ("question", "quoted", "exact", "told"),
    [
        ("How much is the Heron?", "Heron | 40 € | 6", "40", (0.0, 0.0)),  # its unit stands behind it
        ("How much is the Heron?", "Heron | 40 € | 6", "40 €", (0.0, 0.0)),
        ("How much is the Heron?", "Heron | 40 € | 6", "Heron", (0.0, 0.0)),
        ("How much is the Heron?", "Heron | 40 € | 6", "6", (0.0, 1.0)),
        ("How much is the Heron?", "Heron | 40 € | 6", "", (0.0, 1.0)),
        ("How much is the jetty?", "The jetty was let", "", (1.0, 0.0)),
        ("How much is the jetty?", "The jetty was let", "jetty", (1.0, 0.0)),
        ("In what year was the jetty let?", "The jetty was let in 1902 for", "1902", (0.0, 0.0)),
        ("In what year was the jetty let?", "The jetty was let in 1902 for", "in", (0.0, 0.0)),
        ("In what year was the jetty let?", "The jetty was let in 1902 for", "The jetty", (0.0, 1.0)),
        ("Who let the jetty?", "The jetty was let", "jetty", (0.0, 0.0)),
        ("How high?", "The jetty was let", "jetty", (1.0, 0.0)),
        ("How heavy is it?", "The jetty was let", "jetty", (1.0, 0.0)),
        ("Combien contient la cuve ?", "The jetty was let", "jetty", (0.0, 0.0)),  # any number at all
    ],
)
def test_a_pick_lacks_the_type_asked_for_or_its_exact_words_do(
    question: str, quoted: str, exact: str, told: tuple[float, float]
) -> None:
    found = hit(1, 0.9, FEES)
    evident = evidence(query(question), [found], [pick(found, 1.0, quoted, exact)])
    assert (evident.other_type, evident.points_elsewhere) == told


@pytest.mark.parametrize(
    ("text", "exact", "elsewhere"),
    [
        ("x is £ 100", "00", 0.0),  # three characters before, and no more
        ("x is £ 1100", "00", 1.0),
        ("x is 40  thousand €", "40", 0.0),  # twelve behind, and no more
        ("x is 40   thousand €", "40", 1.0),
        ("x is 40 and then € 5", "40", 1.0),
    ],
)
def test_the_unit_of_a_number_stands_within_few_characters(text: str, exact: str, elsewhere: float) -> None:
    found = hit(1, 0.9, Document("x", "", "en", text))
    evident = evidence(query("How much is x?"), [found], [pick(found, 1.0, "", exact)])
    assert (evident.other_type, evident.points_elsewhere) == (0.0, elsewhere)


def test_what_is_asked_for_may_stand_in_the_columns_of_a_row() -> None:
    text = "Boat | Price in € | 12 €\nHeron | 40 | 6"
    found = hit(1, 0.9, Document("x", "", "en", text))
    evident = evidence(query("How much is the Heron?"), [found], [pick(found, 1.0, "Heron | 40 | 6", "40")])
    assert evident.other_type == 0.0
    text = "Prices are 12 € or so.\n\nHeron is 40 or 6"
    found = hit(1, 0.9, Document("x", "", "en", text))
    evident = evidence(query("How much is the Heron?"), [found], [pick(found, 1.0, "Heron is 40 or 6", "40")])
    assert evident.other_type == 1.0
