"""Which documents have one title, and by what end of their paths they are told apart, for citations as well."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from passerelle.index.types import Document, Passage
from passerelle.titles import Titles, agreeing, told_apart
from passerelle.types import Citation


@pytest.mark.parametrize(
    ("ids", "apart"),
    [
        ("bill.md other.md", "bill.md other.md"),
        ("a/bill.md b/bill.md", "a/bill.md b/bill.md"),
        ("x/a/bill.md x/b/bill.md", "a/bill.md b/bill.md"),
        ("a/x/bill.md b/x/bill.md", "a/…/bill.md b/…/bill.md"),
        ("a/x/y/bill.md b/x/y/bill.md", "a/…/bill.md b/…/bill.md"),
        ("a/x/bill.md a/y/bill.md b/x/bill.md", "a/x/bill.md y/bill.md b/…/bill.md"),
        ("bill.md a/bill.md b/bill.md", "bill.md a/bill.md b/bill.md"),
        ("a/b/bill.md a/c/b/bill.md", "a/b/bill.md c/…/bill.md"),
    ],
)
def test_the_shortest_end_that_no_other_has_is_elided_where_that_is_clear(ids: str, apart: str) -> None:
    assert told_apart((id_, "Bill") for id_ in ids.split()) == dict(
        zip(ids.split(), apart.split(), strict=True)
    )


@pytest.mark.parametrize(
    ("titles", "agree"),
    [
        ("Bill|bill|BILL", [["0", "1", "2"]]),
        ("The bill|The  bill|The bills", [["0", "1"]]),
        ("Straße|STRASSE|Strasse", [["0", "1", "2"]]),
        ("Bill|Lease|Menu", []),
        ("Bill|Lease|Bill|Lease|Menu", [["0", "2"], ["1", "3"]]),
        ("Bill", []),
    ],
)
def test_titles_agree_whatever_their_capitals_and_spaces(titles: str, agree: list[list[str]]) -> None:
    assert agreeing((str(place), title) for place, title in enumerate(titles.split("|"))) == agree


def test_an_id_that_comes_again_is_one_document() -> None:
    assert agreeing([("a", "Bill"), ("a", "Bill"), ("b", "Lease")]) == []


@dataclass
class Shelf:
    """A store as far as its titles are asked for: the ids of documents of one title; it counts how often."""

    ids: list[str]
    generation: int = 1
    identity: str = "one"
    asked: int = field(default=0)
    open_readings: int = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        self.open_readings += 1
        yield
        self.open_readings -= 1

    def titles(self) -> Iterator[tuple[str, str]]:
        assert self.open_readings
        self.asked += 1
        return ((id_, "Bill") for id_ in self.ids)


def test_titles_are_asked_for_once_until_the_store_changes() -> None:
    shelf = Shelf(["a/bill.md", "b/bill.md"])
    titles = Titles(shelf)  # type: ignore[arg-type]  # all that it uses of one
    assert titles.apart() == titles.apart() == {"a/bill.md": "a/bill.md", "b/bill.md": "b/bill.md"}
    assert shelf.asked == 1
    shelf.ids, shelf.generation = ["a/bill.md"], 2
    assert titles.apart() == {}
    assert shelf.asked == 2
    shelf.identity = "another"
    titles.apart()
    assert shelf.asked == 3


def test_citations_are_told_apart_by_what_their_documents_are() -> None:
    shelf = Shelf(["x/a/bill.md", "x/b/bill.md"])
    titles = Titles(shelf)  # type: ignore[arg-type]  # all that it uses of one
    assert titles.named([]) == ()
    assert shelf.asked == 0
    cited = [
        Citation(1, Passage(Document(id_, "Bill", "en", "x"), 0, 1, "en"), 0, 1)
        for id_ in ("x/a/bill.md", "c.md")
    ]
    assert [each.told_apart for each in titles.named(cited)] == ["a/bill.md", ""]


@pytest.mark.parametrize(
    ("ids", "ends"),
    [
        (("2024/rent/bill.md", "2025/rent/bill.md"), ("2024/…/bill.md", "2025/…/bill.md")),
        (("a/bill.md", "b/bill.md"), ("a/bill.md", "b/bill.md")),
        (("bill.md", "a/bill.md"), ("bill.md", "a/bill.md")),
        (("x/a/b/c.md", "x/d/b/c.md"), ("a/…/c.md", "d/…/c.md")),
        (("p/a/x/c.md", "p/a/y/c.md", "q/a/x/c.md"), ("p/a/x/c.md", "y/c.md", "q/…/c.md")),
    ],
)
def test_documents_of_one_title_are_told_apart_by_the_end_of_their_path(
    ids: tuple[str, ...], ends: tuple[str, ...]
) -> None:
    found = told_apart((id_, "The  BILL" if at else "the bill") for at, id_ in enumerate(ids))
    assert tuple(found[id_] for id_ in ids) == ends
    assert told_apart([("a.md", "A"), ("b.md", "B")]) == {}
