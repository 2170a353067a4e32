"""Facts about where stores are: what names one and what several, and which places hold none."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small_store import CAT, DOG, put

from passerelle.index.errors import StoreError
from passerelle.index.store.folders import named_places, open_one, require_store
from passerelle.index.store.ids import Ids
from passerelle.index.store.location import Database
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.store import Store

PAPERS = "postgresql://ada@localhost/papers"


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"work": "a", "home": Path("b")}, {"work": Path("a"), "home": Path("b")}),
        (["a", Path("b/c")], {"a": Path("a"), "b/c": Path("b/c")}),
        (iter(["a"]), {"a": Path("a")}),
        ([PAPERS], {PAPERS: Database(PAPERS)}),
        (
            ["postgresql://ada:secret@localhost/papers"],
            {PAPERS: Database("postgresql://ada:secret@localhost/papers")},
        ),
        ({"work": PAPERS, "home": "b"}, {"work": Database(PAPERS), "home": Path("b")}),
    ],
)
def test_several_stores_have_their_names_or_those_of_their_places(given: Any, named: object) -> None:
    assert named_places(given) == named


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ([], ValueError, "no store is given: give the folder of one"),
        ({}, ValueError, "no store is given: give the folder of one"),
        (["a", "a"], ValueError, "one of the stores is given twice: give each once"),
        (["a", "b/../a"], ValueError, "given twice"),
        ({"x": "a", "y": "./a"}, ValueError, "given twice"),
        ([PAPERS, Database(PAPERS)], ValueError, "given twice"),
        ({"": "a"}, ValueError, "the name of a store is empty: give it one"),
        ({3: "a"}, TypeError, "the name of a store is 3: give text"),
        (3, TypeError, "the stores are 3: give the folder of one, or of several in a list"),
        (None, TypeError, "the stores are None"),
        (b"a", TypeError, "the stores are b'a'"),
        (bytearray(b"a"), TypeError, "the stores are bytearray"),
        ([3], TypeError, "the store's folder is 3"),
    ],
)
def test_what_names_no_stores_is_refused(
    given: Any, error: type[Exception], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error, match=said):
        named_places(given)


def test_one_store_is_given_twice_where_a_link_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to(tmp_path / "a", target_is_directory=True)
    with pytest.raises(ValueError, match="given twice"):
        named_places([tmp_path / "a", tmp_path / "b"])


def test_a_place_without_a_store_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "store", CAT)
    require_store(tmp_path / "store")
    with open_one(str(tmp_path / "store")) as store:
        assert store.document("chat").title == "Chat"
    for refused in (require_store, open_one):
        with pytest.raises(StoreError, match="there is no store in"):
            refused(tmp_path / "none")
    assert not (tmp_path / "none").exists()


@pytest.fixture
def ids(tmp_path: Path) -> Ids:
    """Return the ids of three stores, of which the second and the third hold some that a store before has."""
    put(tmp_path / "a", CAT, replace(CAT, id="b/chat"))
    put(tmp_path / "b", CAT, DOG)
    put(tmp_path / "c", DOG, replace(CAT, id="own"))
    return Ids([Store.open(tmp_path / name) for name in "abc"], tuple("abc"))


@pytest.mark.parametrize(
    ("number", "own", "shown"),
    [
        (0, "chat", "chat"),
        (0, "b/chat", "b/chat"),
        (1, "chat", "b/b/chat"),  # another store holds b/chat itself
        (1, "chien", "chien"),
        (2, "chien", "c/chien"),
        (2, "own", "own"),
    ],
)
def test_an_id_that_a_store_before_has_bears_its_own_store_in_front(
    ids: Ids, number: int, own: str, shown: str
) -> None:
    assert ids.shown(number, own) == shown
    assert ids.place(shown) == (number, own)
    assert ids.own(number, shown) == own
    assert [ids.own(other, shown) for other in range(3) if other != number] == [None, None]


@pytest.mark.parametrize("id_", ["none", "c/own", "a/chat", "b/chien", "b/", ""])
def test_an_id_that_no_store_shows_is_none(ids: Ids, id_: str) -> None:
    assert [ids.own(number, id_) for number in range(3)] == [None] * 3
    with pytest.raises(StoreError, match=r"no document .* in .*a, .*b, .*c"):
        ids.place(id_)


def test_what_is_allowed_of_each_store_is_what_it_shows(ids: Ids) -> None:
    only = Only(documents=["chat", "chien", "c/chien", "none"], language="fr")
    assert [ids.allowed(number, only).documents for number in range(3)] == [("chat",), ("chien",), ("chien",)]
    assert {ids.allowed(number, only).language for number in range(3)} == {"fr"}
    assert ids.allowed(1, EVERYTHING) is EVERYTHING
