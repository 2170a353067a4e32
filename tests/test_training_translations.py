"""Which word stands for which in the other language, as it is learnt from small aligned texts, worked out here."""

import gzip
import json
import math
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from passerelle.training import meanings, translations
from passerelle.training.translations import (
    _best,
    _candidates,
    _learn,
    _matrix,
    _normal,
    _stems,
    _texts,
    _vocabulary,
)

pytest.importorskip("scipy", reason="the extra training is not installed")

WORDS = {"pont": "bridge", "tour": "tower", "quai": "wharf", "moulin": "mill", "phare": "lantern"}
FRENCH, ENGLISH = list(WORDS), list(WORDS.values())
ROWS = [(at % 5, (at * 3 + at // 5) % 5) for at in range(30)]
"""Two words for each text, so that each word stands in about a dozen."""


def sides(*texts: tuple[set[str], set[str]]) -> tuple[Any, Any, dict[str, int], dict[str, int]]:
    """Return the matrices of *texts* and what their columns stand for, with every word known."""
    known = [
        {word: at for at, word in enumerate(sorted(set().union(*each)))} for each in zip(*texts, strict=True)
    ]
    held = [_matrix(each, own) for each, own in zip(zip(*texts, strict=True), known, strict=True)]
    return held[0], held[1], known[0], known[1]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Les ponts et le pont de 1931", "fr", {"pont"}),
        ("The towers, a tower", "en", {"tower"}),
        ("Une ŒUVRE", "fr", {"oeuvr"}),
        ("2024 B2 3e", "fr", set()),
        ("", "en", set()),
    ],
)
def test_a_text_is_the_set_of_its_words_without_numbers(text: str, language: Any, found: set[str]) -> None:
    assert _stems(text, language) == found


def test_a_heading_is_a_text_of_its_own() -> None:
    row = {"fr": "Un pont", "en": "A bridge", "heading_fr": "Tour", "heading_en": "Tower"}
    assert list(_texts([row])) == [({"pont"}, {"bridg"}), ({"tour"}, {"tower"})]


@pytest.mark.parametrize(("times", "known"), [(5, {}), (6, {"pont": 0}), (7, {"pont": 0})])
def test_a_word_of_six_texts_is_learnt(times: int, known: dict[str, int]) -> None:
    assert _vocabulary([{"pont"}] * times + [{"tour"}, set()]) == known


def test_words_are_numbered_in_their_order() -> None:
    assert _vocabulary([{"tour", "arche", "pont"}] * 6) == {"arche": 0, "pont": 1, "tour": 2}


def test_a_matrix_has_a_one_where_a_text_holds_a_word() -> None:
    made = _matrix([{"b", "a"}, set(), {"c", "x"}], {"a": 0, "b": 1, "c": 2, "d": 3})
    assert made.toarray().tolist() == [[1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 1, 0]]


def test_shares_sum_to_one_and_what_has_none_stays_without() -> None:
    made, _, *_ = sides(({"a", "b"}, {"x"}), ({"a"}, {"x"}), (set(), {"x"}))
    assert _normal(made).toarray().tolist() == [[0.5, 0.5], [1, 0], [0, 0]]


def test_a_word_may_stand_for_one_that_is_beside_it_three_times_and_for_the_likeliest_first() -> None:
    texts = [({"a"}, {"x", "y"})] * 2 + [({"a"}, {"x", "z"})] * 2 + [({"b"}, {"y"})] * 3
    source, target, *_ = sides(*texts)
    found = _candidates(source, target).toarray()
    np.testing.assert_allclose(found, [[4 / math.sqrt(4 * 4), 0, 0], [0, 3 / math.sqrt(3 * 5), 0]], rtol=1e-6)


@pytest.mark.parametrize(("most", "kept"), [(1, {"z"}), (2, {"x", "z"}), (3, {"x", "y", "z"})])
def test_of_those_beside_a_word_the_likeliest_are_kept_of_equals_the_first(
    most: int, kept: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translations, "CANDIDATES", most)
    texts = [({"a"}, {"x", "y", "z"})] * 3 + [({"a"}, {"z"})] + [({"b"}, {"x", "y", "q"})] * 3
    source, target, known, other = sides(*texts)
    row = _candidates(source, target).toarray()[known["a"]]
    assert {word for word, column in other.items() if row[column]} == kept


def model_one(texts: list[tuple[set[str], set[str]]], first: Any, rounds: int) -> Any:
    """Return what IBM model 1 learns of *texts* from the chances of the *first* round, word by word."""
    likely = first
    for _ in range(rounds):
        counts: dict[tuple[str, str], float] = defaultdict(float)
        for source, target in texts:
            for other in target:
                whole = sum(likely.get((word, other), 0.0) for word in source)
                for word in source:
                    if whole:
                        counts[word, other] += likely.get((word, other), 0.0) / (whole + 1e-3)
        sums: dict[str, float] = defaultdict(float)
        for (word, _), count in counts.items():
            sums[word] += count
        likely = {(word, other): count / sums[word] for (word, other), count in counts.items()}
    return likely


@pytest.mark.parametrize("batch", [4000, 7])
def test_chances_are_those_of_the_model_whatever_is_counted_at_once(
    batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translations, "BATCH", batch)
    texts = [({FRENCH[one], FRENCH[two]}, {ENGLISH[one], ENGLISH[two]}) for one, two in ROWS]
    source, target, known, other = sides(*texts)
    names, others = (sorted(each, key=each.__getitem__) for each in (known, other))
    start = _normal(_candidates(source, target)).toarray()
    first = {(names[at], others[to]): start[at, to] for at, to in zip(*start.nonzero(), strict=True)}
    expected = model_one(texts, first, 5)
    learnt = _learn(source, target).toarray()
    for (word, meant), chance in expected.items():
        assert learnt[known[word], other[meant]] == pytest.approx(chance, abs=2e-6)
    assert all(learnt[known[word], other[meant]] > 0.6 for word, meant in WORDS.items())


def test_at_most_five_meanings_of_a_tenth_and_more_are_kept_the_likeliest_first() -> None:
    from scipy.sparse import csr_matrix

    shares = csr_matrix(np.array([[0.1, 0.099, 0.4], [0, 0, 0]]))
    target = {"x": 0, "y": 1, "z": 2}
    assert list(_best(shares, {"a": 0, "b": 1}, target)) == [("a", "z", 0.4), ("a", "x", 0.1)]
    many = {f"w{at}": at for at in range(7)}
    found = list(_best(csr_matrix(np.full((1, 7), 0.125)), {"a": 0}, many))
    assert found == [("a", f"w{at}", 0.125) for at in range(5)]


@pytest.mark.parametrize("without", [False, True])
def test_a_table_has_the_chances_of_both_ways_and_leaves_out_the_laws_that_are_asked_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, without: bool
) -> None:
    rows = [
        {
            "group": "act:A-1" if one == 4 or two == 4 else "act:B-2", "fr": f"{FRENCH[one]} et {FRENCH[two]}",
            "en": f"{ENGLISH[one]} and {ENGLISH[two]}".replace("mill", ("mill", "grinder")[at % 2]),
            "heading_fr": "", "heading_en": "",
        }
        for at, (one, two) in enumerate(ROWS * 2)
    ]  # fmt: skip
    with gzip.open(tmp_path / "pairs.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "passages.jsonl").write_text('{"id": "ca-A-1-0-fr"}\n', encoding="utf-8")
    asked = ["translations", str(tmp_path / "pairs.jsonl.gz")]
    monkeypatch.setattr("sys.argv", asked + ["--without", str(tmp_path / "passages.jsonl")] * without)
    monkeypatch.setattr(meanings, "LEARNT", tmp_path / "learnt.tsv")
    shipped: list[str] = []
    monkeypatch.setattr(
        meanings, "main", lambda: shipped.append((tmp_path / "learnt.tsv").read_text("utf-8"))
    )
    translations.main()
    (table,) = shipped
    found = [line.split("\t") for line in table.splitlines()]
    assert found == sorted(found)
    assert {line[0] for line in found} == {"pont", "tour", "quai", "moulin"} | (
        set() if without else {"phar"}
    )
    chances = {(french, english): (int(there), int(back)) for french, english, there, back in found}
    assert min(chances["pont", "bridg"]) > 60
    assert min(chances["tour", "tower"]) > 60
    there, back = chances["moulin", "mill"]  # a mill is no grinder, but a "moulin" is either
    assert there < 60 < back
