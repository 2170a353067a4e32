"""The network that reads: its rows, its spans, and what the shipped one says of a few texts."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.index.errors import EmbedderError
from passerelle.index.types import Document, Passage
from passerelle.language import french_probability
from passerelle.reading.network import GRAPH, Network, Words, _batches, _pad, _scored, shipped_network
from passerelle.reading.read import read_passages
from passerelle.reading.rows import STEP, WINDOW, Row, rows
from passerelle.reading.spans import LONGEST_ANSWER, PassageReading, Scored, whole_words

LEASE = Document(
    "bail",
    "Bail du 12 rue des Tilleuls",
    "fr",
    "Le loyer mensuel est de 640 euros, payable le 5 de chaque mois. Le dépôt de garantie s'élève à 1 280 euros et "
    "est rendu dans les deux mois qui suivent la remise des clés.",
)
GYM = Document(
    "gym",
    "Harbour Street Gym",
    "en",
    "The sauna opens at 7 am on weekdays. A locker costs 3 pounds a day, and towels are lent at the desk.",
)


def passage(document: Document) -> Passage:
    return Passage(document, 0, len(document.text), document.language)


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


def read(network: Network, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
    return read_passages(network, question, passages, "fr" if french_probability(question) > 0.5 else "en")


def words_found(network: Network, question: str, document: Document) -> str:
    (reading,) = read(network, question, [passage(document)])
    found = reading.best()
    assert found is not None
    return document.text[found.start : found.end]


@pytest.mark.parametrize(
    ("question", "document", "answer"),
    [
        ("Quel est le montant du dépôt de garantie ?", LEASE, "1 280 euros"),
        ("How much is the monthly rent?", LEASE, "640 euros"),
        ("How much does a locker cost?", GYM, "3 pounds"),
        ("À quelle heure ouvre le sauna ?", GYM, "7 am"),
    ],
)
def test_the_exact_words_are_found_in_either_language(
    network: Network, question: str, document: Document, answer: str
) -> None:
    assert answer in words_found(network, question, document)


@pytest.mark.parametrize(
    ("asked", "document", "not_said"),
    [
        ("Quel est le montant du dépôt de garantie ?", LEASE, "Combien coûte la place de parking ?"),
        ("How much does a locker cost?", GYM, "How much does a swimming lesson cost?"),
        ("À quelle heure ouvre le sauna ?", GYM, "À quelle heure ferme la piscine de Valmont ?"),
    ],
)
def test_a_question_that_a_passage_answers_stands_above_one_it_does_not(
    network: Network, asked: str, document: Document, not_said: str
) -> None:
    (yes,), (no,) = (read(network, each, [passage(document)]) for each in (asked, not_said))
    assert yes.answers > no.answers


def test_what_is_read_together_is_read_as_alone(network: Network) -> None:
    question = "How much does a locker cost?"
    together = read(network, question, [passage(LEASE), passage(GYM)])
    alone = [
        *read(network, question, [passage(LEASE)]),
        *read(network, question, [passage(GYM)]),
    ]
    for one, other in zip(together, alone, strict=True):
        assert one.answers == pytest.approx(other.answers, abs=0.25)  # eight bits round by what stands beside


def test_a_long_passage_is_read_in_windows_that_hold_every_token(network: Network) -> None:
    text = " ".join(f"Article {number} : la salle {number} ferme à {number} heures." for number in range(120))
    encoded = network.tokenizer.encode(text, add_special_tokens=False)
    made = list(rows(network.tokenizer, "Quand ferme la salle 7 ?", "Règlement", text))
    assert len(made) == -(-(len(encoded.ids) - WINDOW) // STEP) + 1 > 2
    assert {place for row in made for place in row.places} == set(encoded.offsets)
    for row in made:
        assert len(row.ids) == row.first + len(row.places) + 1


def test_an_answer_of_the_longest_kind_lies_whole_in_one_window(network: Network) -> None:
    text = " ".join(f"mot{number}" for number in range(400))
    places = network.tokenizer.encode(text, add_special_tokens=False).offsets
    windows = [set(row.places) for row in rows(network.tokenizer, "?", "", text)]
    for start in range(0, len(places) - LONGEST_ANSWER + 1, 16):
        answer = set(places[start : start + LONGEST_ANSWER])
        assert any(answer <= window for window in windows), start


def test_an_endless_question_is_cut_and_the_passage_kept(network: Network) -> None:
    (row,) = rows(network.tokenizer, "pourquoi " * 500, "", GYM.text)
    assert row.first == 72 + 3
    assert len(row.places) > 20
    (row,) = rows(network.tokenizer, "pourquoi ?", "chapitre " * 500, GYM.text)
    assert row.first == len(network.tokenizer.encode("pourquoi ?", add_special_tokens=False).ids) + 3 + 48
    assert len(row.places) > 20


@given(
    text=st.text("abé d'’1-,\n", min_size=1, max_size=40),
    cut=st.tuples(st.integers(0, 40), st.integers(0, 40)),
)
@settings(max_examples=60, deadline=None)
def test_no_word_is_cut_in_two(text: str, cut: tuple[int, int]) -> None:
    start, end = sorted(min(each, len(text)) for each in cut)
    first, last = whole_words(text, start, end)
    if first < last:
        assert not (first > 0 and text[first - 1].isalnum() and text[first].isalnum())
        assert not (last < len(text) and text[last - 1].isalnum() and text[last].isalnum())
        assert not text[first].isspace()
        assert not text[last - 1].isspace()


def test_the_best_span_of_a_part_lies_in_that_part(network: Network) -> None:
    (row,) = rows(network.tokenizer, "?", "", "one two three four five")
    starts = np.arange(len(row.places), dtype=np.float32)
    reading = PassageReading("one two three four five", [(row, Scored(0.0, starts, starts))])
    whole, part = reading.best(), reading.best(4, 13)
    assert whole is not None
    assert part is not None
    assert reading.text[whole.start : whole.end] == "five"
    assert reading.text[part.start : part.end] == "three"
    assert reading.best(3, 4) is None


def test_an_answer_does_not_end_before_it_starts(network: Network) -> None:
    (row,) = rows(network.tokenizer, "?", "", "one two three four five")
    starts, ends = np.zeros((2, len(row.places)), np.float32)
    starts[2], ends[1] = 5, 4
    best = PassageReading("one two three four five", [(row, Scored(0.0, starts, ends))]).best()
    assert best is not None
    assert best.score == 5
    assert "one two three four five"[best.start : best.end].startswith("three")


@pytest.mark.parametrize(("last", "score"), [(62, 19), (63, 19), (64, 10)])
def test_an_answer_has_at_most_sixty_four_tokens(last: int, score: float) -> None:
    text = "ab " * 100
    row = Row([0] * 100, 0, [(3 * place, 3 * place + 2) for place in range(100)])
    starts, ends = np.zeros((2, 100), np.float32)
    starts[0], ends[last] = 10, 9
    best = PassageReading(text, [(row, Scored(0.0, starts, ends))]).best()
    assert best is not None
    assert best.score == score


def test_what_is_said_of_a_span_counts_from_what_is_said_of_none() -> None:
    row = Row([0, 7, 2, 2, 8, 9, 2], 4, [(0, 2), (3, 5)])
    spans = np.zeros((7, 2), np.float32)
    spans[0], spans[4], spans[5] = (3, -1), (5, 2), (1, 4)
    scored = _scored(row, spans, 0.5)
    assert (scored.answers, scored.starts.tolist(), scored.ends.tolist()) == (0.5, [2, -2], [3, 5])


def test_the_word_table_is_read_from_the_embedders_file() -> None:
    words = Words(BUNDLED_FOLDER / "openvino" / "openvino_model.xml")
    vectors = words.vectors(np.array([[5, 1000], [90_000, 5]]))
    assert vectors.shape == (2, 2, 384)
    assert np.array_equal(vectors[0, 0], vectors[1, 1])
    assert 0.1 < float(np.abs(vectors).max()) < 10


def test_a_network_that_is_not_whole_says_how_to_get_it(tmp_path: Path) -> None:
    network = Network(folder=tmp_path)
    with pytest.raises(EmbedderError, match="install passerelle again"):
        read(network, "Who?", [passage(GYM)])


def test_a_network_whose_graph_is_damaged_says_how_to_get_it_again(tmp_path: Path) -> None:
    (tmp_path / GRAPH).write_text("<net", encoding="utf-8")
    with pytest.raises(
        EmbedderError, match=r"is damaged; install .* `python -m passerelle\.training\.reader`"
    ):
        read(Network(folder=tmp_path), "Who?", [passage(GYM)])


@given(st.lists(st.integers(12, 445), max_size=40))
def test_the_network_meets_few_numbers_of_tokens_whatever_the_lengths(lengths: list[int]) -> None:
    asked = [Row([7] * length, 10, [(0, 1)]) for length in lengths]
    batches = _batches(asked)
    assert sorted(chain.from_iterable(batches)) == list(range(len(lengths)))
    for places in batches:
        tokens, mask = _pad([asked[place].ids for place in places])
        assert mask.sum() == sum(lengths[place] for place in places)
        assert tokens.size in {16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512}


def test_many_threads_read_at_once_and_each_gets_its_own(network: Network) -> None:
    """More callers than requests: none waits for one that another holds while holding one itself."""
    passages = [passage(GYM), passage(LEASE)] * 6
    questions = ["How much does a locker cost?", "Quel est le loyer ?"] * 6

    def answers(question: str) -> list[float]:
        return [reading.answers for reading in read(network, question, passages)]

    alone = [answers(question) for question in questions]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(answers, questions, timeout=60))
    assert np.allclose(together, alone, atol=1e-4)
