"""Facts about what the reader knows of a candidate and of an answer: each number worked by hand."""

import math
from dataclasses import fields, replace

import numpy as np
import pytest

from passerelle.evidence import evidence
from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import open_embedder
from passerelle.index.types import Document, Heading, Passage, Span
from passerelle.labelled import Named
from passerelle.query import Query
from passerelle.reader import Reader
from passerelle.reading.network import shipped_network
from passerelle.reading.read import read_passages
from passerelle.types import Hit
from passerelle.weights import Features, Pick, Weights, fitted_weights

BRIDGE = "Le pont de Brume mesure 120 mètres. Il fut ouvert le 4 juin 1931. Anselme Corbier l'a dessiné pour la ville."
PONT = Document("pont.md", "Pont", "fr", BRIDGE)
MILL = Document("mill.md", "Mill", "en", "The mill grinds oats for the whole valley.")
QUAI = Document("quai.md", "Quai", "fr", "Le quai du port est fermé chaque hiver.")
NOTHING = Features(*[0.0] * len(fields(Features)))


def asked(question: str, *, french: float = 1.0) -> Query:
    return Query(question, question, np.full(384, 384**-0.5, np.float32), french)


def hit(rank: int, document: Document, score: float) -> Hit:
    return Hit(rank, Passage(document, 0, len(document.text), document.language), score, score)


def pick(of: Hit, score: float, **known: float) -> Pick:
    return Pick(of, Span(0, 5), score, replace(NOTHING, **known))


HITS = [hit(1, PONT, 0.9), hit(2, MILL, 0.8), hit(3, QUAI, 0.7)]
PICKS = [
    pick(HITS[0], 3.0, answers=0.25, span=0.5, sentence=0.75, words=0.125),
    pick(HITS[0], 2.9),
    pick(HITS[1], 1.0),
]


def test_evidence_weighs_the_first_hit_against_the_others_and_a_store_that_is_filled_up() -> None:
    known = evidence(asked("Le pont de Brume ?"), HITS, PICKS)
    assert (known.answers, known.span, known.sentence, known.words) == (0.25, 0.5, 0.75, 0.125)
    assert known.passage == pytest.approx(10 * (0.9 - 0.8))
    assert known.lead == pytest.approx(10 * (0.9 - (0.8 + 0.7 + 7 * 0.32) / 9))
    assert known.peak == pytest.approx(10 * (0.9 - (0.8 + 0.7 + 0.32) / 3))
    assert known.few_words == pytest.approx(1 / 3)
    low = evidence(asked("Le pont de Brume ?"), [HITS[0], hit(2, MILL, 0.2)], PICKS)
    assert low.lead == pytest.approx(10 * (0.9 - 0.2))


@pytest.mark.parametrize(("other", "ahead"), [(1.0, 2.0), (-8.0, 4.0), (3.5, -0.5)])
def test_how_far_an_answer_is_ahead_is_of_another_passage_and_no_more_than_four(
    other: float, ahead: float
) -> None:
    picks = [PICKS[0], pick(HITS[0], 2.9), pick(HITS[1], other)]
    assert evidence(asked("Le pont ?"), HITS, picks).ahead == pytest.approx(ahead)
    assert evidence(asked("Le pont ?"), HITS, picks[:2]).ahead == 4.0


@pytest.mark.parametrize(
    ("question", "sentence", "exact", "other", "elsewhere"),
    [
        ("Combien coûte le pont ?", "Il mesure 120 mètres.", "120", 1.0, 0.0),
        ("Combien coûte le pont ?", "Il coûte 120 euros.", "120", 0.0, 0.0),
        ("Combien coûte le pont ?", "Le 4 juin, il coûtait 12 €.", "4 juin", 0.0, 1.0),
        ("Quand fut-il ouvert ?", "Ouvert le 4 juin 1931.", "4 juin 1931", 0.0, 0.0),
        ("Qui l'a ouvert ?", "Il coûte 120 euros.", "120", 0.0, 0.0),
    ],
)
def test_evidence_says_whether_the_answer_is_of_the_type_asked_for(
    question: str, sentence: str, exact: str, other: float, elsewhere: float
) -> None:
    document = Document(
        "d.md", "Pont", "fr", f"Le pont. {sentence} Il est à 300 m, pour 5 €, le 1er mai 1900."
    )
    found = hit(1, document, 0.9)
    at = document.text.index(exact)
    chosen = replace(pick(found, 1.0), span=Span(9, 9 + len(sentence)), answer=Span(at, at + len(exact)))
    known = evidence(asked(question), [found], [chosen])
    assert (known.other_type, known.points_elsewhere) == (other, elsewhere)


def test_an_answer_of_the_type_asked_for_that_points_at_no_words_points_elsewhere() -> None:
    document = Document("d.md", "Pont", "fr", "Le pont coûte 120 euros.")
    found = hit(1, document, 0.9)
    chosen = replace(pick(found, 1.0), span=Span(0, len(document.text)))
    assert evidence(asked("Combien coûte le pont ?"), [found], [chosen]).points_elsewhere == 1.0
    assert evidence(asked("Qui a bâti le pont ?"), [found], [chosen]).points_elsewhere == 0.0


def test_a_row_is_of_the_type_that_its_columns_name() -> None:
    document = Document("d.md", "Tarif", "fr", "Plat | Prix en euros\n\nTourte | quatorze")
    found = hit(1, document, 0.9)
    row = replace(pick(found, 1.0), span=Span(document.text.index("Tourte"), len(document.text)))
    asking = asked("Combien d'euros coûte la tourte ?")
    assert evidence(asking, [found], [row]).other_type == 1.0
    table = Document("d.md", "Tarif", "fr", "Plat | 12 € et plus\nTourte | oui")
    found = hit(1, table, 0.9)
    row = replace(pick(found, 1.0), span=Span(table.text.index("Tourte"), len(table.text)))
    assert evidence(asking, [found], [row]).other_type == 0.0


@pytest.mark.parametrize(
    ("french", "first", "crossing", "french_crossing"),
    [(1.0, 0, 0, 0), (0.0, 0, 1, 0), (0.0, 1, 0, 0), (1.0, 1, 1, 1)],
)
def test_evidence_across_languages_is_kept_apart(
    french: float, first: int, crossing: float, french_crossing: float
) -> None:
    hits = HITS[first:]
    known = evidence(asked("Pont Mill xyz", french=french), hits, [pick(hits[0], 1.0)])
    assert (known.crossing, known.french, known.french_crossing) == (crossing, french, french_crossing)
    assert (known.around > 0, known.crossing_words > 0) == (not crossing, bool(crossing))
    assert 0 < known.around + known.crossing_words < 1


@pytest.mark.parametrize(("odds", "sure"), [(0.0, 0.5), (2.0, 1 / (1 + math.exp(-2))), (-700.0, 0.0)])
def test_confidence_is_the_logistic_of_the_weighed_evidence(odds: float, sure: float) -> None:
    known = evidence(asked("Le pont ?"), HITS, PICKS)
    count = len(fields(known))
    assert Weights((), (0.0,) * count, odds, 0.5).confidence(known) == pytest.approx(sure)
    assert Weights((), (4.0, *[0.0] * (count - 1)), odds - 1, 0.5).confidence(known) == pytest.approx(sure)


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return open_embedder()


@pytest.fixture
def reader(embedder: Embedder) -> Reader:
    return Reader(shipped_network(), embedder, Weights((1.0,) * len(fields(Features)), (), 0.0, 0.5))


def features(reader: Reader, question: str, words: str, *, french: float = 1.0) -> Features:
    """Return what is known of the candidate that holds *words*."""
    for each in reader.read(asked(question, french=french), HITS):
        document = each.hit.passage.document
        if words in document.text[each.span.start : each.span.end]:
            return each.features
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("question", "words", "kinds"),
    [
        ("Quand le pont fut-il ouvert ?", "1931", (1.0, 0.0)),
        ("Combien mesure le pont ?", "120", (1.0, 0.0)),
        ("Qui a dessiné le pont ?", "Anselme", (0.0, 1.0)),
        ("Combien coûte le pont ?", "fermé", (-1.0, 0.0)),
        ("Décris le pont.", "1931", (0.0, 0.0)),
    ],
)
def test_a_candidate_gives_the_kind_of_thing_that_is_asked_for(
    reader: Reader, question: str, words: str, kinds: tuple[float, ...]
) -> None:
    known = features(reader, question, words)
    assert (known.of_type, known.name) == kinds


def test_a_candidate_has_its_length_the_fall_from_the_first_hit_and_words_within_or_across(
    reader: Reader,
) -> None:
    own, other = (features(reader, "Où le pont de Brume mesure-t-il ?", words) for words in ("120", "oats"))
    assert own.length == pytest.approx(len("Le pont de Brume mesure 120 mètres.") / 300)
    assert own.passage == 0.0
    assert other.passage == pytest.approx(-1.0)
    assert own.words > 0.5 > own.crossing_words == 0.0
    assert (other.words, other.around) == (0.0, 0.0)
    assert own.names == 1.0
    assert features(reader, "Mill oats", "oats", french=1.0).crossing_words == pytest.approx(1.0, abs=0.5)


def test_candidates_come_best_first_by_their_score_and_of_a_named_part_alone(reader: Reader) -> None:
    picks = reader.read(asked("Quand le pont fut-il ouvert ?"), HITS)
    assert [each.score for each in picks] == sorted((each.score for each in picks), reverse=True)
    assert len({each.hit.rank for each in picks}) == 3
    part = BRIDGE.index("Il fut"), BRIDGE.index(" Anselme")
    named = Named(tuple(HITS), {"pont.md": (Span(*part),)})
    assert [(each.span.start, each.span.end) for each in reader.read(asked("Quand ?"), HITS, named)] == [part]
    assert reader.read(asked("Quand ?"), [], None) == []


def test_what_is_embedded_of_a_candidate_has_its_title_and_headings_before_it(reader: Reader) -> None:
    bare = replace(PONT, title="")
    headed = replace(bare, headings=(Heading(0, 0, 1),))
    question = asked("Le pont de Brume ?")
    with_title, without = (reader.read(question, [hit(1, each, 0.9)]) for each in (PONT, headed))
    assert with_title[0].features.sentence != without[0].features.sentence


def many(passages: int, sentences: int) -> list[Hit]:
    """Return so many hits, each of so many sentences that may be quoted."""
    found = []
    for rank in range(1, passages + 1):
        text = " ".join(f"Le gardien numéro {rank} ouvre la porte {at} du parc." for at in range(sentences))
        found.append(hit(rank, Document(f"{rank}.md", "Parc", "fr", text), 0.9 - rank / 100))
    return found


def test_of_the_first_five_passages_the_ten_likeliest_sentences_are_weighed(embedder: Embedder) -> None:
    reader = Reader(shipped_network(), embedder, fitted_weights())
    query = asked("Qui ouvre la porte 2 du parc ?")
    picks = reader.read(query, many(6, 1))
    assert sorted(each.hit.rank for each in picks) == [1, 2, 3, 4, 5]
    assert len(reader.read(query, many(5, 3))) == 10


def test_what_the_network_says_is_brought_to_one_scale(embedder: Embedder) -> None:
    query, hits = asked("Qui ouvre la porte 2 du parc ?"), many(1, 1)
    (best,) = Reader(shipped_network(), embedder, fitted_weights()).read(query, hits)
    (said,) = read_passages(shipped_network(), query.asks, [hits[0].passage], "fr")
    found = said.best()
    assert found is not None
    assert best.features.answers == pytest.approx(said.answers / 4, abs=0.01)
    assert best.features.span == pytest.approx(found.score / 8, abs=0.01)


def test_where_nothing_is_named_the_first_words_of_a_passage_that_holds_no_sentence_are_read(
    embedder: Embedder,
) -> None:
    short = [hit(1, Document("a.md", "Bac", "fr", "Oui."), 0.9)]
    reader = Reader(shipped_network(), embedder, fitted_weights())
    assert [each.span for each in reader.read(asked("Le bac part ?"), short, Named(tuple(short), {}))] == [
        Span(0, 4)
    ]
    assert reader.read(asked("Le bac part ?"), short, Named(tuple(short), {"b": (Span(0, 4),)})) == []
