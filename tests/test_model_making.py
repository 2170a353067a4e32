"""Facts about how the model is taught: what it is asked, what it must not see, and what learning leaves in it."""

import gzip
import json
import random
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from passerelle.training.model.training_pairs import (
    ASKED,
    SETS,
    SHARES,
    SUBJECTS,
    Pair,
    TrainingPairs,
    _Taught,
)
from passerelle.training.model.weights import Blocks, Weights
from passerelle.training.question_sets import is_held_out

TITLES = [f"Title {number}" for number in range(40)]
HELD_OUT = [title for title in TITLES if is_held_out(title)]


def write_lines(place: Path, rows: list[dict[str, object]]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Sets whose questions name their passage, and aligned texts whose headings name their text."""
    for name, language in SETS.items():
        place = tmp_path / name
        own = [(title, f"{place.parent.name} {title}") for title in TITLES]
        passages = [
            {"id": id_, "title": title, "text": f"What {id_} says.", "lang": language} for title, id_ in own
        ]
        questions = [
            {"id": f"q {id_}", "question": f"What is {id_}?", "passage_ids": [id_]} for _, id_ in own
        ]
        write_lines(place.parent / "passages.jsonl", passages)  # type: ignore[arg-type]
        write_lines(place.with_suffix(".jsonl"), questions)  # type: ignore[arg-type]
    write_lines(tmp_path / "canlaws_tune" / "passages.jsonl", [{"id": "ca-A-1-0-fr"}])
    aligned = [
        {
            "id": f"{source} {number}",
            "source": source,
            "group": f"act:{'A-1' if number % 2 else 'B-2'}",
            "heading_fr": f"Titre de {source} {number}" if number % 3 else "",
            "heading_en": f"Heading of {source} {number}" if number % 3 else "",
            "fr": f"Texte {source} {number}. " + "Il dit ce qu'il dit, et rien de plus. " * 7,
            "en": f"Text {source} {number}. " + "It says what it says, and nothing more. " * 7,
        }
        for source in SHARES
        for number in range(60)
    ]
    (tmp_path / "aligned").mkdir()
    with gzip.open(tmp_path / "aligned" / "pairs.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in aligned)
    return tmp_path


@pytest.fixture
def batches(data: Path) -> list[list[Pair]]:
    return list(islice(TrainingPairs(data, random.Random(1)).batches(), 60))


def test_a_batch_asks_of_few_subjects_and_of_no_text_twice(batches: list[list[Pair]]) -> None:
    for batch in batches:
        assert ASKED < len(batch) <= 2 * SUBJECTS * ASKED
        assert len({pair.passage for pair in batch}) == len(batch)


def test_a_subject_that_is_drawn_twice_is_asked_of_once(data: Path) -> None:
    pairs = TrainingPairs(data, random.Random(1))
    pairs._taught = {"Harle": [_Taught(f"p{at}", f"q{at}?", "en", "Harle", f"text {at}") for at in range(60)]}
    for batch in islice(pairs.batches(), 5):
        assert sum("text " in pair.passage for pair in batch) == ASKED


def test_nothing_held_out_is_taught(batches: list[list[Pair]]) -> None:
    taught = "".join(pair.passage for batch in batches for pair in batch)
    assert any(f"What piaf_tune {title} says" in taught for title in TITLES if title not in HELD_OUT)
    assert HELD_OUT
    assert not any(f"{title} says" in taught for title in HELD_OUT)


def test_laws_that_a_set_asks_of_are_not_taught(batches: list[list[Pair]]) -> None:
    numbers = {
        int(pair.passage.split()[2].rstrip("."))
        for batch in batches
        for pair in batch
        if pair.passage.startswith(("Texte canlaws", "Text canlaws"))
    }
    assert numbers
    assert all(number % 2 == 0 for number in numbers)


def test_aligned_texts_are_asked_for_in_both_languages_and_questions_of_sets_in_their_own(
    batches: list[list[Pair]],
) -> None:
    pairs = [pair for batch in batches for pair in batch]
    ways = {(pair.asked, pair.answered) for pair in pairs if "Text" in pair.passage}
    assert ways == {("fr", "fr"), ("fr", "en"), ("en", "fr"), ("en", "en")}
    assert {
        (pair.asked, pair.answered)
        for pair in pairs
        if "piaf_tune" in pair.passage and "What" in pair.passage
    } == {("fr", "fr")}


def test_the_same_draw_gives_the_same_batches(data: Path, batches: list[list[Pair]]) -> None:
    assert list(islice(TrainingPairs(data, random.Random(1)).batches(), 60)) == batches
    assert list(islice(TrainingPairs(data, random.Random(2)).batches(), 60)) != batches


def test_what_was_learnt_is_added_to_a_dense_layer() -> None:
    codes = np.full((2, 1, 16), 0x99, dtype=np.uint8)  # every weight is its scale times 9 - 8
    packed = {"l6.q.w": Blocks(codes, np.full((2, 1), 0.5, dtype=np.float16))}
    learnt = {
        "l6.q.w.up": np.array([[1], [2]], dtype=np.float32),
        "l6.q.w.down": np.arange(32, dtype=np.float32)[None, :],
    }
    words = packed["l6.q.w"]
    plain = Weights(32, 1, 1, 32, 8, [], [], words, {}, packed, {})
    taught = Weights(32, 1, 1, 32, 8, [], [], words, {}, packed, learnt)
    assert (plain.matrix("l6.q.w") == 0.5).all()
    assert (taught.matrix("l6.q.w") == 0.5 + np.outer([1, 2], np.arange(32))).all()
