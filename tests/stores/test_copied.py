"""A store copied from each kind to each, and compared."""

from dataclasses import replace
from pathlib import Path

import pytest

from passerelle.commands.main import main
from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import OWN
from passerelle.index.removal import remove
from passerelle.index.store import copied
from passerelle.index.store.location import Location, make_beside
from passerelle.index.store.verify import verify
from passerelle.index.types import Document, Gap
from stores.kept import Kept


@pytest.fixture(params=["folder", "database"])
def to(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """Return a place for a copy, of each kind in turn."""
    if request.param == "folder":
        return tmp_path / "copy"
    place: Location = request.getfixturevalue("server").database()
    return place


def test_a_copy_holds_what_was_copied_and_answers_as_it_did(kept: Kept, to: Location) -> None:
    kept.write(a="The quay closes at noon.", b="The crane lifts stone.", c="The Harbour Board meets.")
    make_beside(kept.store).mkdir(exist_ok=True)
    (make_beside(kept.store) / OWN).write_text("Harbour Board | HB\n", encoding="utf-8")
    kept.index()
    given = Document(
        "z", "Note", "en", "A mill. A river.", fields={"year": 2024}, gaps=(Gap("deletions", 2, ""),)
    )
    with kept.changing() as opened:
        opened.put("", given, given=True)
        opened.commit({})
    remove("a.txt", kept.store)
    hits = [replace(hit) for hit in kept.search("when does HB meet at the crane?")]
    done = copied.copy(kept.store, to)
    other = Kept(kept.place, to, kept.embedder)
    kept.newly_asked()
    assert (done.documents, done.passages) == (3, 3)
    assert verify(to).problems == ()
    assert [(hit.text, hit.score, hit.met) for hit in other.search("when does HB meet at the crane?")] == [
        (hit.text, hit.score, hit.met) for hit in hits
    ]
    with kept.open() as store, other.open() as made:
        assert (made.identity, made.titles()) == (store.identity, store.titles())
        assert [(entry.fields, entry.gaps) for entry in made.entries()] == [
            (entry.fields, entry.gaps) for entry in store.entries()
        ]
    summary = other.index()
    assert (summary.unchanged, summary.added, summary.updated, summary.removed) == (2, 0, 0, 0)
    assert kept.newly_asked() == []
    assert [each.kind for each in other.index().account.unread] == ["removed"]


def test_a_copy_goes_only_where_there_is_no_store(kept: Kept, to: Location) -> None:
    kept.put(Document("a", "", "en", "The quay closes."))
    with pytest.raises(StoreError, match=r"there is no store in"):
        copied.copy(to, kept.store)
    copied.copy(kept.store, to)
    with pytest.raises(StoreError, match=r"there is a store in .* already: name another place"):
        copied.copy(kept.store, to)


def test_a_copy_that_is_not_the_same_is_said_to_be_so(
    kept: Kept, to: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.put(Document("a", "", "en", "The quay closes."), Document("b", "", "en", "The crane lifts."))
    halves = copied._halves

    def exchanged(batch: list[copied._Held]) -> dict[bytes, bytes]:
        found = halves(batch)
        return dict(zip(found, reversed(found.values()), strict=True))

    monkeypatch.setattr(copied, "_halves", exchanged)
    with pytest.raises(StoreError, match=r"is not what was copied from .*: delete it, and copy again"):
        copied.copy(kept.store, to)


def test_the_command_says_how_much_was_copied(
    kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.put(Document("a", "", "en", "The quay closes."))
    address = str(kept.store)
    assert main(["copy", address, str(tmp_path / "there")]) == 0
    assert capsys.readouterr().out.startswith(f"copied 1 document and 1 passage from {address} to ")
