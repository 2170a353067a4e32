"""What takes documents out of a store: one, several or none, at once or after a wait, with a trace or without."""

import time
from collections.abc import Callable

import pytest
from library import CAT, SENTENCES, Library, counts

from passerelle.index.errors import StoreError, StoreLockedError
from passerelle.index.removal import erase, remove, remove_all
from passerelle.index.store.change import change

ODD = "Zanzibarois"


@pytest.fixture
def filled(library: Library) -> Library:
    for name in ("a", "b", "c"):
        library.write(f"{name}.txt", CAT.replace("chat", f"{ODD}{name}"))
    library.index()
    return library


def traces(library: Library) -> list[str]:
    """Return which of the three documents any file of the store still says a word of."""
    held = b"".join(each.read_bytes() for each in library.folder.rglob("*") if each.is_file()).lower()
    return [name for name in ("a", "b", "c") if f"{ODD}{name}".lower().encode() in held]


def test_one_document_goes_and_leaves_its_words_until_they_are_erased(filled: Library) -> None:
    remove("b.txt", str(filled.folder))
    assert (filled.ids(), traces(filled)) == (["a.txt", "c.txt"], ["a", "b", "c"])
    erase(str(filled.folder))
    assert (filled.ids(), traces(filled)) == (["a.txt", "c.txt"], ["a", "c"])
    assert counts(filled.index()) == (0, 0, 0, 2)


def test_what_is_erased_leaves_nothing_and_stays_out(filled: Library) -> None:
    remove("b.txt", filled.folder, erase=True)
    assert (filled.ids(), traces(filled)) == (["a.txt", "c.txt"], ["a", "c"])
    assert counts(filled.index()) == (0, 0, 0, 2)


def test_several_go_together_each_named_once_or_twice(filled: Library) -> None:
    remove_all(["a.txt", "c.txt", "a.txt"], filled.folder)
    assert filled.ids() == ["b.txt"]
    assert filled.open().generation == 2


@pytest.mark.parametrize("erased", [False, True])
def test_where_one_is_missing_none_goes(filled: Library, *, erased: bool) -> None:
    with pytest.raises(StoreError, match=r"no document 'none' in .*: `passerelle documents` lists"):
        remove_all(["a.txt", "none"], filled.folder, erase=erased)
    assert filled.ids() == ["a.txt", "b.txt", "c.txt"]
    assert filled.open().generation == 1


def test_what_was_removed_before_may_be_erased_and_not_be_removed_again(filled: Library) -> None:
    remove("b.txt", filled.folder)
    with pytest.raises(StoreError, match=r"no document 'b\.txt' in"):
        remove("b.txt", filled.folder)
    remove_all(["a.txt", "b.txt"], filled.folder, erase=True)
    assert (filled.ids(), traces(filled)) == (["c.txt"], ["c"])
    with pytest.raises(StoreError, match=r"no document 'none' in"):
        remove("none", filled.folder, erase=True)


Removal = Callable[[Library, float], None]
CALLS: dict[str, Removal] = {
    "remove": lambda library, wait: remove("a.txt", library.folder, wait=wait),
    "remove_all": lambda library, wait: remove_all(["a.txt"], library.folder, wait=wait),
    "erase": lambda library, wait: erase(library.folder, wait=wait),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_another_writer_is_waited_for_as_long_as_is_told(filled: Library, call: Removal) -> None:
    with change(filled.folder, filled.open().settings, None):
        started = time.monotonic()
        with pytest.raises(StoreLockedError, match="another program is writing"):
            call(filled, 0.1)
        assert time.monotonic() - started >= 0.1
    with pytest.raises(ValueError, match=r"wait is -1: give a number from 0 on"):
        call(filled, -1)


def test_a_removal_of_no_store_or_no_text_is_refused(library: Library) -> None:
    for call in CALLS.values():
        with pytest.raises(StoreError, match="make one with"):
            call(library, 0)
    with pytest.raises(TypeError, match=r"erase is 1: give True or False"):
        remove("a", library.folder, erase=1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"ids is 'a\.txt': give several, as \['a\.txt'\]"):
        remove_all("a.txt", library.folder)
    with pytest.raises(TypeError, match=r"ids is 3: give several, as \['notes\.md'\]"):
        remove_all(3, library.folder)  # type: ignore[arg-type]
    assert not library.folder.exists()


def test_a_document_of_no_file_may_come_again(filled: Library) -> None:
    from passerelle.index.types import Document

    def put() -> None:
        with change(filled.folder, filled.open().settings, filled.embedder) as opened:
            opened.put("", Document("own", "", "fr", CAT))
            opened.commit({})

    put()
    remove("own", filled.folder)
    put()
    assert "own" in filled.ids()
    assert counts(filled.index(options=SENTENCES))[3] == 3
