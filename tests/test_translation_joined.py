"""When a passage and its translation are one hit, and when one is put before the other: each bound by itself."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from passerelle.fusion import Ranked
from passerelle.index.embed.embedder import Vectors
from passerelle.index.lexical.bm25 import Lexical
from passerelle.index.store.candidates import Candidate
from passerelle.index.types import Document, Language, Passage
from passerelle.translation import Lookups, join, languages, nearest_both_ways


def ranked(row: int, language: Language, score: float) -> Ranked:
    return Ranked(Candidate(row, language, score, Lexical(0.0, ())), score)


@dataclass
class Asked:
    """Vectors by their angles in degrees, and what was asked of them."""

    angles: dict[int, float]
    agree: bool = True
    rows: list[list[int]] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    read: list[int] = field(default_factory=list)

    def vectors(self, rows: Sequence[int]) -> Vectors:
        self.rows.append(list(rows))
        radians = [math.radians(self.angles[row]) for row in rows]
        return np.array([[math.cos(each), math.sin(each)] for each in radians], np.float32)

    def are_translations(self, one: int, other: int) -> bool:
        self.pairs.append((one, other))
        return self.agree

    def passage(self, row: int) -> Passage:
        self.read.append(row)
        return Passage(Document(str(row), "", "fr", "x"), 0, 1, "fr")

    def lookups(self, alike: float = 0.8) -> Lookups:
        return Lookups(alike, self.vectors, self.are_translations, self.passage)


def shown(found: Sequence[Ranked]) -> list[tuple[int, int | None, float]]:
    return [
        (each.candidate.row, each.translation.row if each.translation else None, each.score) for each in found
    ]


PAIR = [ranked(2, "en", 0.9), ranked(1, "fr", 0.7)]


@pytest.mark.parametrize(
    ("french", "found"),
    [
        (1.0, [(1, 2, 0.8)]),  # half of what its translation has more
        (0.51, [(1, 2, 0.8)]),
        (0.5, [(2, 1, 0.9)]),
        (0.0, [(2, 1, 0.9)]),
    ],
)
def test_a_pair_is_one_hit_in_the_language_of_the_question(
    french: float, found: list[tuple[int, int | None, float]]
) -> None:
    asked = Asked({1: 0, 2: 0})
    assert shown(join(PAIR, french, asked.lookups(), first=10)) == found
    assert asked.pairs == [(1, 2) if french > 0.5 else (2, 1)]
    assert languages(french) == (("fr", "en") if french > 0.5 else ("en", "fr"))


@pytest.mark.parametrize(("degrees", "joined"), [(36, True), (37, False)])  # their cosines are .809 and .799
def test_two_are_asked_about_where_their_cosine_is_that_of_translations(
    degrees: float, *, joined: bool
) -> None:
    asked = Asked({1: 0, 2: degrees})
    assert (len(join(PAIR, 1.0, asked.lookups(), first=10)) == 1) is joined
    assert bool(asked.pairs) is joined


@pytest.mark.parametrize(
    ("alike", "among"),
    [(1.5, PAIR), (0.8, PAIR[:1]), (0.8, PAIR[1:]), (0.8, []), (0.8, [ranked(1, "other", 0.5)])],
)
def test_nothing_is_asked_where_vectors_do_not_tell_or_one_language_is_missing(
    alike: float, among: list[Ranked]
) -> None:
    asked = Asked({1: 0, 2: 0})
    assert join(among, 1.0, asked.lookups(alike), first=10) == among
    assert asked.rows == []
    assert len(join(PAIR, 1.0, Asked({1: 0, 2: 0}).lookups(1.0), first=10)) == 1


def test_a_pair_of_which_none_is_among_the_first_is_not_asked_about() -> None:
    among, angles = [ranked(3, "fr", 0.95), *PAIR], {1: 0.0, 2: 0.0, 3: 90.0}
    one, two = Asked(angles), Asked(angles)
    assert [row for row, *_ in shown(join(among, 1.0, one.lookups(), first=1))] == [3, 2, 1]
    assert shown(join(among, 1.0, two.lookups(), first=2)) == [(3, None, 0.95), (1, 2, 0.8)]
    assert (one.pairs, two.pairs) == ([], [(1, 2)])


def test_the_hundred_found_first_are_looked_at_or_more_where_more_are_wanted() -> None:
    among = [ranked(row, "en" if row % 2 else "fr", 1 - row / 1000) for row in range(150)]
    angles = {row: row * 1.0 for row in range(150)}
    for first, looked_at in ((10, 100), (100, 100), (120, 120)):
        asked = Asked(angles, agree=False)
        join(among, 1.0, asked.lookups(), first=first)
        assert sorted(asked.rows[0]) == list(range(looked_at))
        assert asked.rows[0][: looked_at // 2] == list(
            range(0, looked_at, 2)
        )  # the question's language first


@pytest.mark.parametrize(
    ("degrees", "score", "order"),
    [
        (34, 0.85, [1, 2]),  # a cosine of .829
        (35, 0.85, [2, 1]),  # of .819
        (0, 0.8001, [1, 2]),
        (0, 0.7999, [2, 1]),
        (0, 0.95, [1, 2]),
    ],
)
def test_one_much_alike_and_no_translation_goes_before_the_other_where_it_lies_little_below(
    degrees: float, score: float, order: list[int]
) -> None:
    among = sorted([ranked(1, "fr", score), ranked(2, "en", 0.9)], key=lambda each: -each.score)
    found = join(among, 1.0, Asked({1: 0, 2: degrees}, agree=False).lookups(), first=10)
    assert [each.candidate.row for each in found] == order
    if order == [1, 2]:
        assert found[0].score == max(0.900001 if score < 0.9 else score, score)


def test_each_is_asked_of_the_nearest_in_the_other_language_alone() -> None:
    among = [ranked(1, "fr", 0.9), ranked(2, "en", 0.8), ranked(3, "en", 0.7)]
    asked = Asked({1: 0, 2: 10, 3: 5})
    assert shown(join(among, 1.0, asked.lookups(), first=10))[0] == (1, 3, 0.9)
    assert asked.pairs == [(1, 3)]


def test_pairs_are_each_others_greatest_and_alike_enough() -> None:
    cosines = np.array([[0.9, 0.5, 0.1], [0.95, 0.4, 0.2], [0.1, 0.3, 0.8]])
    assert list(nearest_both_ways(cosines, 0.8)) == [(1, 0), (2, 2)]
    assert list(nearest_both_ways(cosines, 0.81)) == [(1, 0)]
    assert list(nearest_both_ways(cosines, 0.96)) == []


def test_lookups_that_remember_ask_once_for_each_row_and_pair() -> None:
    asked = Asked({1: 0, 2: 90, 3: 180})
    known: Lookups = asked.lookups(0.7).remembering()
    first, again = known.vectors([1, 2]), known.vectors([2, 3, 1])
    known.vectors([3, 1])
    assert asked.rows == [[1, 2], [3]]
    assert (again[0] == first[1]).all()
    assert (again[2] == first[0]).all()
    call: Callable[[int], Passage] = known.passage
    assert call(3) is call(3)
    assert asked.read == [3]
    assert known.are_translations(1, 2) is known.are_translations(1, 2) is True
    assert asked.pairs == [(1, 2)]
    assert known.alike == 0.7
