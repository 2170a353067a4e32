"""How a question's words find passages of one language, whichever tables keep their words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from passerelle.index.lexical.query import Need
from passerelle.index.lexical.search import LENGTH, PASSAGES, POSTINGS, Words
from passerelle.index.types import Language


@dataclass
class Shelf:
    """Passages by their rows, looked through one by one; what was asked of it is noted."""

    held: Mapping[int, str]
    totals: Mapping[str, int] = field(default_factory=dict)
    asked: list[list[str]] = field(default_factory=list)

    def holding(self, language: Language, terms: Sequence[str]) -> Mapping[str, int]:
        assert language == "fr"
        self.asked.append(list(terms))
        counts = Counter(term for each in self.held.values() for term in set(each.split()))
        counts[PASSAGES] = len(self.held)
        counts[LENGTH] = sum(len(each.split()) for each in self.held.values())
        return {term: self.totals.get(term, counts[term]) for term in terms}

    def near(self, language: Language, term: str) -> Iterable[tuple[str, int]]:
        assert language == "fr"
        counts = Counter(each for held in self.held.values() for each in held.split())
        return [(each, count) for each, count in counts.items() if each[0] == term[0]]

    def matching(self, _: Language, terms: Sequence[str], k: int) -> list[int]:
        shares = {row: len({*terms} & {*held.split()}) for row, held in self.held.items()}
        return sorted((row for row in shares if shares[row]), key=lambda row: (-shares[row], row))[:k]

    def stored(self, _: Language, rows: Sequence[int]) -> Mapping[int, str]:
        self.asked.append(list(map(str, rows)))
        return {row: self.held[row] for row in rows if row in self.held}


def need(*terms: str, **worth: float) -> Need:
    return Need("x", {**dict.fromkeys(terms, 1.0), **worth})


HELD = {1: "chat gris", 2: "chat noir", 3: "chien gris vieux bac"}


def test_a_term_is_counted_once_in_all_tables_however_often_it_is_asked() -> None:
    own, beside = Shelf(HELD), Shelf({7: "chat roux"})
    words = Words(own, "fr", [beside])
    assert own.asked == beside.asked == [[PASSAGES, LENGTH]]
    assert [words.holding(term) for term in ("chat", "gris", "chat", "x", "x")] == [3, 2, 3, 0, 0]
    assert own.asked[1:] == beside.asked[1:] == [["chat"], ["gris"], ["x"]]
    words.count(["chat", "noir", "noir"])
    assert own.asked[4:] == [["noir"]]
    words.count(["chat", "noir"])
    words.count([])
    assert own.asked[5:] == []


def test_the_passages_of_all_tables_are_one_collection() -> None:
    known = Words(Shelf(HELD), "fr", [Shelf({7: "chat roux"})]).known([need("chat"), need("gris", "x")])
    assert (known.passages, known.length) == (4, 2.5)
    assert known.holding == {"chat": 3, "gris": 2, "x": 0}
    alone = Words(Shelf(HELD), "fr").known([])
    assert (alone.passages, alone.length, alone.holding) == (3, 8 / 3, {})


def test_of_no_passages_each_has_one_word() -> None:
    known = Words(Shelf({}), "fr").known([need("chat")])
    assert (known.passages, known.length, known.holding) == (0, 1.0, {"chat": 0})
    assert Words(Shelf({}), "fr").find([need("chat")], 3) == []


def test_terms_near_one_are_counted_together() -> None:
    words = Words(Shelf({1: "chats chat"}), "fr", [Shelf({1: "charts chxts chxts chiens"})])
    assert words.near("chats") == ["chxts", "charts", "chat"]
    words = Words(Shelf({1: "chat chat charts charts charts"}), "fr", [Shelf({1: "chat chat"})])
    assert words.near("chats") == ["chat", "charts"]


def test_passages_are_found_by_the_terms_that_any_passage_holds() -> None:
    words = Words(Shelf(HELD), "fr")
    assert words.find([need("chat"), need("gris")], 9) == [1, 2, 3]
    assert words.find([need("chat"), need("gris")], 1) == [1]
    assert words.find([need("x", "chien")], 9) == [3]
    assert words.find([need("x")], 9) == []


@pytest.mark.parametrize(
    ("totals", "found"),
    [
        ({"chat": POSTINGS - 1, "gris": 1}, [1, 2, 3]),
        ({"chat": POSTINGS, "gris": 1}, [1, 3]),
        ({"chat": POSTINGS, "gris": POSTINGS}, [1, 2]),
        ({"chat": POSTINGS + 1, "gris": 0}, [1, 2]),
    ],
)
def test_terms_are_looked_for_from_the_rarest_on_in_ten_thousand_passages(
    totals: dict[str, int], found: list[int]
) -> None:
    words = Words(Shelf(HELD, {PASSAGES: 3 * POSTINGS, **totals}), "fr")
    assert words.find([need("gris"), need("chat")], 9) == found


def test_a_term_counts_by_the_best_it_is_worth_to_any_word() -> None:
    shelf = Shelf(HELD, {PASSAGES: 3 * POSTINGS, "chat": 6000, "gris": 6000, "noir": 6000})
    words = Words(shelf, "fr")
    assert words.find([need(chat=0.5, gris=0.6, noir=0.4)], 9) == [1, 3]
    assert words.find([need(chat=0.5, gris=0.6), need(chat=0.9)], 9) == [1, 2]
    assert words.find([need(chat=0.9), need(chat=0.5, gris=0.6)], 9) == [1, 2]
    assert words.find([need("gris", "chat")], 9) == [1, 2]  # alike: in the order of letters


def test_each_question_has_the_scores_of_its_own_rows_and_all_are_read_once() -> None:
    shelf = Shelf(HELD)
    words = Words(shelf, "fr")
    first, second = words.scores([[need("chat")], [need("gris")]], [[2, 1, 9], [3, 1]])
    assert list(first) == [1, 2]
    assert list(second) == [1, 3]
    assert ["1", "2", "3", "9"] in shelf.asked
    assert first[1].score == first[2].score > 0
    assert second[1].score > second[3].score > 0
    assert [met.term for met in second[3].met] == ["gris"]
    with pytest.raises(ValueError, match="zip"):
        words.scores([[need("chat")]], [])
