"""What the reader knows of each candidate, which it reads at all, and in which order it gives them."""

from dataclasses import astuple, fields

import numpy as np
import pytest
from fakes import WordEmbedder
from number_network import NumberNetwork
from queries import query

from passerelle.index.types import Document, Passage, Span
from passerelle.labelled import Named
from passerelle.reader import Reader, candidate_spans
from passerelle.types import Hit
from passerelle.weights import Evidence, Features, Weights

NAMES = [each.name for each in fields(Features)]
EVIDENCE = len(fields(Evidence))
FERRY = Document("f", "Ferry", "en", "The ferry leaves at 8 daily. Dogs are carried free of charge.")
PIER = Document("p", "Pier", "en", "The pier of Morne is shut in winter.")


def reader(*documents: Document, **weights: float) -> tuple[Reader, NumberNetwork]:
    """Return a reader that weighs features so, and the network that it reads with."""
    network = NumberNetwork(" ".join(each.text for each in documents))
    weighed = tuple(weights.get(name, 0.0) for name in NAMES)
    return Reader(network, WordEmbedder(), Weights(weighed, (0.0,) * EVIDENCE, 0.0, 0.5)), network  # type: ignore[arg-type]


def hit(document: Document, rank: int = 1, score: float = 0.9) -> Hit:
    return Hit(rank, Passage(document, 0, len(document.text), document.language), score, 0.8)


def read(question: str, *documents: Document, named: Named | None = None, **weights: float) -> list[str]:
    """Return the words that are picked, best first."""
    hits = [hit(each, rank, 1 - rank / 10) for rank, each in enumerate(documents, start=1)]
    picks = reader(*documents, **weights)[0].read(query(question), hits, named)
    return [each.hit.document.text[each.span.start : each.span.end] for each in picks]


def test_each_feature_of_a_candidate_is_what_the_passage_and_its_words_say() -> None:
    reads, network = reader(FERRY, PIER, length=1.0)
    hits = [hit(FERRY, 1, 0.9), hit(PIER, 2, 0.85)]
    picks = reads.read(query("When does the Morne ferry leave?"), hits)
    assert network.asked == [2]
    known = {each.hit.document.text[each.span.start : each.span.end]: each for each in picks}
    leaves, pier = known["The ferry leaves at 8 daily."], known[PIER.text]
    assert dict(zip(NAMES, astuple(leaves.features), strict=True)) == pytest.approx(
        {
            "passage": 0.0,
            "answers": 2 / 4,  # the, ferry
            "span": 8 / 8,
            "sentence": 0.0,  # not the bundled model
            "words": leaves.features.words,
            "around": (5 / 6 + 5 / 6) / (5 / 6 + 5 / 6 + 5 / 6),  # ferry, leave, and not morne
            "names": 0.0,
            "of_type": 1.0,
            "name": 0.0,
            "length": 28 / 300,
            "crossing_words": 0.0,
        }
    )
    assert leaves.answer == Span(20, 21)
    assert (pier.features.span, pier.features.of_type, pier.features.names) == (-1.0, 1.0, 1.0)
    assert pier.features.passage == pytest.approx(-0.5)
    assert leaves.score == pytest.approx(28 / 300)


def test_words_that_few_candidates_hold_say_more() -> None:
    one = Document(
        "1", "", "en", "The heron sleeps by the pond. The heron swims to the reeds. The heron eats an eel."
    )
    found = {
        each.hit.document.text[each.span.start : each.span.end]: each.features.words
        for each in reader(one)[0].read(query("Which heron swims?"), [hit(one)])
    }
    assert found["The heron swims to the reeds."] == 1.0
    rare, usual = np.log(1 + 3 / 1.5) * 4 / 6, np.log(1 + 3 / 3.5) * 5 / 6
    assert found["The heron sleeps by the pond."] == pytest.approx(usual / (usual + rare))


@pytest.mark.parametrize(
    ("language", "french", "shared"), [("en", 0.0, True), ("en", 1.0, False), ("fr", 0.0, False)]
)
def test_words_count_between_texts_of_one_language_alone(
    language: str, french: float, *, shared: bool
) -> None:
    document = Document("d", "", language, "Le sauna ferme, the sauna is closed.")  # type: ignore[arg-type]
    (pick,) = reader(document)[0].read(query("sauna closed", french), [hit(document)])
    assert (pick.features.words > 0, pick.features.around > 0) == (shared, shared)
    assert (pick.features.crossing_words > 0) is not shared


def test_five_passages_are_read_and_no_more() -> None:
    documents = [Document(str(place), "", "en", f"The boat of quay {place} leaves.") for place in range(7)]
    reads, network = reader(*documents)
    picks = reads.read(
        query("Which boat?"), [hit(each, rank) for rank, each in enumerate(documents, start=1)]
    )
    assert network.asked == [5]
    assert [each.hit.rank for each in picks] == [1, 2, 3, 4, 5]


def test_of_many_candidates_the_ten_likeliest_are_kept_in_their_order() -> None:
    plain = " ".join(f"A boat named {'abcdefghijkl'[place]} lies here." for place in range(12))
    document = Document("d", "", "en", f"{plain} A heron costs 7 there.")
    found = read("How many boats?", document)
    assert len(found) == 10
    assert "A heron costs 7 there." in found  # for its number
    assert "A boat named i lies here." in found
    assert "A boat named j lies here." not in found
    assert found == sorted(found, key=document.text.index)


@pytest.mark.parametrize(
    ("weights", "order"),
    [
        ({"span": 1.0}, [1, 0, 2]),
        ({"span": -1.0}, [0, 2, 1]),
        ({}, [0, 1, 2]),
        ({"passage": -1.0}, [2, 0, 1]),
    ],
)
def test_the_best_score_comes_first_and_else_the_order_of_the_passages(
    weights: dict[str, float], order: list[int]
) -> None:
    sentences = ["A boat lies right here.", "A boat costs 7 there.", "A heron lies over there."]
    one, other = Document("1", "", "en", " ".join(sentences[:2])), Document("2", "", "en", sentences[2])
    assert read("Which boat?", one, other, named=None, **weights) == [sentences[place] for place in order]


def test_a_name_counts_where_a_person_or_a_place_is_asked_for() -> None:
    document = Document("d", "", "en", "The pier belongs to Ida Morne. It was built by a mason.")
    for question, named in (("Who has the pier?", [1.0, 0.0]), ("When was it built?", [0.0, 0.0])):
        picks = reader(document)[0].read(query(question), [hit(document)])
        assert [each.features.name for each in picks] == named


def test_the_words_of_a_candidate_are_looked_for_where_it_stands_in_the_passage() -> None:
    document = Document(
        "d", "", "en", "It has 3 oars, they say. The heron sleeps by day. The pier has 7 lamps."
    )
    start = document.text.index("The heron")
    found = Hit(1, Passage(document, start, len(document.text), "en"), 0.9, 0.8)
    sleeps, lamps = reader(document)[0].read(query("How many lamps?"), [found])
    assert (sleeps.features.span, lamps.features.span) == (-1.0, 1.0)
    assert lamps.answer == Span(document.text.index("7"), document.text.index("7") + 1)


@pytest.mark.parametrize(("points", "span"), [(11.0, -2.75), (12.0, -3.0), (13.0, -3.0)])
def test_words_that_score_little_score_no_less_than_a_bound(points: float, span: float) -> None:
    network = NumberNetwork(PIER.text, points)
    reads = Reader(network, WordEmbedder(), Weights((0.0,) * 11, (0.0,) * EVIDENCE, 0.0, 0.5))  # type: ignore[arg-type]
    (pick,) = reads.read(query("Which pier?"), [hit(PIER)])
    assert pick.features.span == span


@pytest.mark.parametrize(
    ("usual", "last", "kept"),
    [
        # what the passage answers counts half, and the score of its hit twice
        ("A boat named {} lies here.", "A boat knows what lies where.", True),
        ("What boat named {} lies here.", "A boat knows what lies where.", False),
        ("A boat named {} lies here.", "A boat knows that and lies.", False),
        # a word of the question counts for more than any others
        ("A heron named {} lies here with brown feathers.", "This boat lies there.", True),
        ("A boat named {} lies here with brown feathers.", "A heron lies there.", False),
    ],
)
def test_what_is_read_closer_is_what_the_network_the_words_and_the_ranking_promise(
    usual: str, last: str, *, kept: bool
) -> None:
    first = Document("1", "", "en", " ".join(usual.format("abcdefghij"[place]) for place in range(10)))
    other = Document("2", "", "en", last)
    assert (last in read("Which boat has what oar where?", first, other)) is kept


def test_a_long_candidate_is_as_long_as_three_hundred_characters() -> None:
    document = Document("d", "", "en", f"The pier is {'very ' * 70}old.")
    (pick,) = reader(document)[0].read(query("Which pier?"), [hit(document)])
    assert pick.features.length == 1.0


RULES = Document(
    "r",
    "Rules",
    "en",
    "Article 1. Boats pay 4 crowns each.\n\nArticle 2. Herons pay nothing here.\n\nDogs pay 7 crowns.",
)
SECOND = Span(RULES.text.index("Article 2"), RULES.text.index("\n\nDogs"))


def test_of_a_named_article_alone_is_read_and_whole() -> None:
    named = Named((hit(RULES),), {"r": (SECOND,)})
    assert read("What does article 2 say?", RULES, named=named) == ["Article 2. Herons pay nothing here."]
    elsewhere = Named((hit(RULES),), {"x": (SECOND,)})
    assert read("What does article 2 say?", RULES, named=elsewhere) == []
    none = Named((hit(RULES),), {})
    assert len(read("What does article 2 say?", RULES, named=none)) == 3


def test_of_a_long_named_part_only_what_lies_in_it_is_read() -> None:
    long = Document(
        "r", "", "en", f"Article 1. Boats pay. {'They pay a lot of crowns. ' * 40}\n\nArticle 2. Herons swim."
    )
    part = Span(0, long.text.index("\n\n"))
    found = read("What does article 1 say?", long, named=Named((hit(long),), {"r": (part,)}))
    assert found
    assert "Article 2. Herons swim." not in found


def test_the_hits_that_a_named_article_brings_are_read_in_place_of_those_found() -> None:
    named = Named((hit(PIER),), {})
    assert read("Which pier?", FERRY, PIER, named=named) == [PIER.text]


def test_rows_of_other_numbers_than_the_questions_are_not_read() -> None:
    table = Document("t", "", "en", "Age | Fee\n4 to 8 years | 3 crowns\n9 to 11 years | 4 crowns")
    assert read("What for a child of 9 years?", table) == ["9 to 11 years | 4 crowns"]
    assert len(read("What for a child?", table)) == 2


def test_a_passage_without_a_sentence_gives_its_first_seven_hundred_characters() -> None:
    short = Passage(Document("d", "", "en", "Ab 4"), 0, 4, "en")
    assert candidate_spans(short) == [Span(0, 4)]
    endless = Document("d", "", "en", "x" * 900)
    assert candidate_spans(Passage(endless, 0, 900, "en"))[0] == Span(0, 700)
    assert read("Which?", Document("d", "", "en", "Ab 4")) == ["Ab 4"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Where is the key?\n\nWho has « the lamp ? »", []),
        ("Who?\nAb 4", [Span(5, 9)]),
        ("Where is the key?\n## Keys", [Span(0, 25)]),
    ],
)
def test_a_passage_of_questions_alone_answers_nothing(text: str, spans: list[Span]) -> None:
    asking = Document("d", "", "en", text)
    assert candidate_spans(Passage(asking, 0, len(text), "en")) == spans
    assert len(read("Where is the lamp?", asking)) == len(spans)


def test_nothing_is_picked_of_nothing_and_that_is_not_sure() -> None:
    reads, _ = reader(FERRY)
    assert reads.read(query("Why?"), []) == []
    assert reads.confidence(query("Why?"), [], []) == 0.0
    picks = reads.read(query("Why?"), [hit(FERRY)])
    assert reads.confidence(query("Why?"), [hit(FERRY)], picks) == 0.5
