"""Facts about removed documents: they stay out whatever happens to their files, until they are asked for again."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from library import SENTENCES, Library

from passerelle import Collection, StoreError
from passerelle.commands.main import main
from passerelle.index.errors import LoadError
from passerelle.index.removal import erase, remove, remove_all
from passerelle.index.run.types import Summary
from passerelle.index.store.account import Account
from passerelle.index.store.verify import verify
from passerelle.index.types import Unread

TIDE = "The tide table of the harbour hangs beside the door."
LINES = '{"id": "one", "text": "A first line."}\n{"id": "two", "text": "A second line."}\n'


@pytest.fixture
def stored(library: Library) -> Library:
    library.write("docs/tide.txt", TIDE)
    library.write("docs/mill.txt", "The mill grinds barley.")
    library.write("docs/list.jsonl", LINES)
    library.index(library.documents / "docs")
    return library


def index(library: Library, folder: str = "docs", *again: str, rebuild: bool = False) -> Summary:
    return library.index(library.documents / folder, options=replace(SENTENCES, again=again, rebuild=rebuild))


def kept_out(account: Account) -> dict[str, tuple[str, ...]]:
    return {each.path: each.examples for each in account.unread if each.kind == "removed"}


def test_a_removed_document_stays_out_and_every_account_says_so(stored: Library) -> None:
    remove_all(["tide.txt", "two"], stored.folder)
    said = {"documents/docs/tide.txt": ("tide.txt",), "documents/docs/list.jsonl": ("two",)}
    assert kept_out(stored.open().account) == said
    for rebuild in (False, True, False):
        summary = index(stored, rebuild=rebuild)
        assert (stored.ids(), summary.added, summary.failures) == (["mill.txt", "one"], 0, ())
        assert kept_out(summary.account) == kept_out(stored.open().account) == said
        assert summary.account.is_whole
    assert verify(stored.folder).problems == ()


def change_words(library: Library) -> str:
    library.write("docs/tide.txt", "Another text of the same file.")
    library.write("docs/list.jsonl", LINES.replace("second", "third"))
    return "docs"


def rename_folder(library: Library) -> str:
    (library.documents / "docs").rename(library.documents / "papers")
    return "papers"


def rename_files(library: Library) -> str:
    (library.documents / "docs" / "tide.txt").rename(library.documents / "docs" / "water.txt")
    (library.documents / "docs" / "list.jsonl").rename(library.documents / "docs" / "rows.jsonl")
    return "docs"


def rename_folder_and_change(library: Library) -> str:
    change_words(library)
    return rename_folder(library)


def delete_and_write_again(library: Library) -> str:
    (library.documents / "docs" / "tide.txt").unlink()
    (library.documents / "docs" / "list.jsonl").unlink()
    index(library)
    assert library.ids() == ["mill.txt"]
    assert kept_out(library.open().account) == {}
    return change_words(library)


@pytest.mark.parametrize("erased", [False, True])
@pytest.mark.parametrize(
    "happens",
    [change_words, rename_folder, rename_files, rename_folder_and_change, delete_and_write_again],
)
def test_it_stays_out_where_its_file_changes_moves_or_comes_back(
    stored: Library, happens: Callable[[Library], str], *, erased: bool
) -> None:
    remove_all(["tide.txt", "two"], stored.folder, erase=erased)
    folder = happens(stored)
    for _ in range(2):
        summary = index(stored, folder)
        assert stored.ids() == ["mill.txt", "one"]
        said = kept_out(summary.account)
        assert {path.rpartition("/")[2] for path in said} <= {
            "tide.txt",
            "water.txt",
            "list.jsonl",
            "rows.jsonl",
        }
        assert (len(said), ("two",) in said.values()) == (2, not erased)
    (stored.documents / folder / "new.txt").write_text("Words of a new file.", encoding="utf-8")
    assert index(stored, folder).added == 1


def test_a_file_that_is_renamed_and_changed_is_another_document(stored: Library) -> None:
    remove("tide.txt", stored.folder)
    (stored.documents / "docs" / "tide.txt").unlink()
    stored.write("docs/water.txt", "Quite other words.")
    index(stored)
    assert stored.ids() == ["mill.txt", "one", "two", "water.txt"]


def test_a_copy_of_a_removed_file_that_is_still_there_is_another_document(stored: Library) -> None:
    stored.write("docs/copy.txt", TIDE)
    index(stored)
    remove("tide.txt", stored.folder)
    stored.write("docs/other.txt", TIDE)
    index(stored, rebuild=True)
    assert stored.ids() == ["copy.txt", "mill.txt", "one", "other.txt", "two"]


@pytest.mark.parametrize("gone", ["tide.txt", "copy.txt"])
def test_of_two_files_with_the_same_bytes_that_move_the_removed_one_stays_out(
    stored: Library, gone: str
) -> None:
    stored.write("docs/copy.txt", TIDE)
    index(stored)
    remove(gone, stored.folder)
    (stored.documents / "docs").rename(stored.documents / "papers")
    for _ in range(2):
        index(stored, "papers")
        left = {"tide.txt", "copy.txt"} - {gone}
        assert set(stored.ids()) == {"mill.txt", "one", "two", *left}
        assert stored.open().document(*left).path == f"documents/papers/{next(iter(left))}"


def test_another_file_that_wants_the_id_gets_a_longer_one(stored: Library) -> None:
    remove_all(["tide.txt", "two"], stored.folder)
    stored.write("notes/tide.txt", "Notes on tides.")
    stored.write("notes/list.jsonl", '{"id": "two", "text": "Another list."}\n')
    assert not index(stored, "notes").failures
    assert stored.ids() == ["list.jsonl/two", "mill.txt", "notes/tide.txt", "one"]


@pytest.mark.parametrize("erased", [False, True])
@pytest.mark.parametrize(
    ("again", "ids"),
    [
        (["tide.txt"], ["mill.txt", "one", "tide.txt"]),
        (["two"], ["mill.txt", "one", "two"]),
        (["documents/docs/list.jsonl"], ["mill.txt", "one", "two"]),
        (["{}/docs/tide.txt", "two"], ["mill.txt", "one", "tide.txt", "two"]),
        (["{}"], ["mill.txt", "one", "tide.txt", "two"]),
    ],
)
def test_it_comes_back_when_it_is_asked_for(
    stored: Library, again: list[str], ids: list[str], *, erased: bool
) -> None:
    remove_all(["tide.txt", "two"], stored.folder, erase=erased)
    index(stored)
    index(stored, "docs", *(name.format(stored.documents) for name in again))
    assert stored.ids() == ids
    summary = index(stored)
    assert (stored.ids(), len(kept_out(summary.account))) == (ids, 4 - len(ids))
    assert verify(stored.folder).problems == ()


def test_what_was_not_removed_cannot_be_asked_for(stored: Library) -> None:
    with pytest.raises(StoreError, match=r"nothing that was removed .* has the id or the path 'mill\.txt'"):
        index(stored, "docs", "mill.txt")
    with Collection.open(stored.folder, embedder=stored.embedder) as collection:
        for alone in ("mill.txt", stored.documents):
            with pytest.raises(TypeError, match="give several, as"):
                collection.sync([stored.documents], again=alone)  # type: ignore[arg-type]
        with pytest.raises(LoadError):
            collection.sync([stored.documents / "none"])


def names_left(library: Library) -> set[str]:
    content = b"".join(path.read_bytes() for path in library.folder.rglob("*") if path.is_file()).lower()
    return {name for name in ("zanzibarium", "xerxesson", "ophelianna") if name.encode() in content}


@pytest.mark.parametrize("at_once", [True, False])
def test_of_an_erased_document_no_name_is_kept_by_any_later_run(library: Library, *, at_once: bool) -> None:
    library.write("zanzibarium.txt", "A plan for the harbour.")
    library.write("plain.jsonl", '{"id": "xerxesson", "text": "One."}\n{"id": "kept", "text": "Two."}\n')
    library.write("ophelianna.jsonl", '{"id": "three", "text": "Three."}\n')
    library.index()
    files = {"zanzibarium.txt", "plain.jsonl", "ophelianna.jsonl"}
    remove_all(["zanzibarium.txt", "xerxesson", "three"], library.folder, erase=at_once)
    if not at_once:
        library.index()
        assert names_left(library)
        erase(library.folder)
    for rebuild in (False, False, True):
        assert names_left(library) == set()
        summary = library.index(options=replace(SENTENCES, rebuild=rebuild))
        assert library.ids() == ["kept"]
        assert {path.rpartition("/")[2] for path in kept_out(summary.account)} == files
    library.write(
        "plain.jsonl", '{"id": "xerxesson", "text": "One."}\n{"id": "kept", "text": "Two."}\n' + "{bad" * 2
    )
    library.write("ophelianna.jsonl", '{"id": "three", "text": "Three."}\n{"id": "three"}')
    assert len(library.index().failures) == 2
    assert (names_left(library), library.ids()) == (set(), ["kept"])
    (library.documents / "zanzibarium.txt").rename(library.documents / "xerxesson.txt")
    library.index()
    assert (names_left(library), library.ids()) == (set(), ["kept"])


def test_a_file_that_was_replaced_from_memory_has_no_name_left_once_that_is_erased(library: Library) -> None:
    library.write("zanzibarium.txt", "A plan for the harbour.")
    library.index()
    with Collection.open(library.folder, embedder=library.embedder, passage_tokens=6) as collection:
        collection.replace([{"id": "zanzibarium.txt", "text": "Another plan.", "source": "xerxesson"}])
        collection.sync([library.documents])
        collection.remove(["zanzibarium.txt"], erase=True)
        assert names_left(library) == set()
        collection.sync([library.documents])
        assert (names_left(library), collection.ids()) == (set(), [])


def test_a_document_replaced_from_memory_keeps_its_file_out(stored: Library) -> None:
    collection = Collection.open(stored.folder, embedder=stored.embedder)
    collection.replace([{"id": "tide.txt", "text": "High water at noon."}])
    stored.write("docs/tide.txt", "Changed meanwhile.")
    assert kept_out(collection.sync([stored.documents / "docs"]).account) == {
        "documents/docs/tide.txt": ("tide.txt",)
    }
    assert stored.open().document("tide.txt").text == "High water at noon."
    collection.remove(["tide.txt"])
    collection.sync([stored.documents / "docs"])
    assert "tide.txt" not in collection
    collection.sync([stored.documents / "docs"], again=["tide.txt"])
    assert stored.open().document("tide.txt").text == "Changed meanwhile."
    collection.remove(["tide.txt"])
    collection.add([{"id": "tide.txt", "text": "From memory again."}])
    collection.sync([stored.documents / "docs"])
    assert collection.ids() == ["mill.txt", "one", "tide.txt", "two"]


def test_a_document_from_memory_that_was_removed_keeps_no_file_out(library: Library) -> None:
    collection = Collection.open(library.folder, embedder=library.embedder)
    collection.add([{"id": "tide.txt", "text": "High water at noon."}])
    collection.remove(["tide.txt"])
    library.write("tide.txt", TIDE)
    assert collection.sync([library.documents]).added == 1
    assert collection.ids() == ["tide.txt"]


def test_a_document_from_memory_that_was_replaced_from_memory_keeps_no_file_out(library: Library) -> None:
    collection = Collection.open(library.folder, embedder=library.embedder)
    collection.add([{"id": "tide.txt", "text": "High water at noon."}])
    collection.replace([{"id": "tide.txt", "text": "High water at one."}])
    collection.remove(["tide.txt"])
    library.write("tide.txt", TIDE)
    assert collection.sync([library.documents]).added == 1
    assert collection.ids() == ["tide.txt"]


def test_the_commands_remove_for_good_and_read_again(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    store, docs = ["--store", str(library.folder)], str(library.documents / "docs")
    library.write("docs/tide.txt", TIDE)
    library.write("docs/list.jsonl", LINES)
    assert main(["index", docs, *store]) == 0
    assert main(["remove", "tide.txt", "none", *store]) == 1
    assert "tide.txt" in library.ids()
    capsys.readouterr()
    assert main(["remove", "tide.txt", "one", *store]) == 0
    assert "`passerelle index PATH --again ID`" in capsys.readouterr().out
    assert main(["index", docs, "--strict", *store]) == 0
    said = "kept out: 2 documents (one, tide.txt) removed before: `passerelle index PATH --again ID` reads such again"
    assert said in capsys.readouterr().out
    assert main(["documents", "--gaps", *store]) == 0
    assert "documents/docs/tide.txt · removed: 1 document (tide.txt)" in capsys.readouterr().out
    assert main(["index", docs, "--again", "tide.txt", "--again", f"{docs}/list.jsonl", *store]) == 0
    assert "kept out" not in capsys.readouterr().out
    assert library.ids() == ["one", "tide.txt", "two"]
    assert main(["remove", "--erase", "tide.txt", *store]) == 0
    assert main(["index", docs, *store]) == 0
    assert "kept out: 1 document (documents/docs/tide.txt)" in capsys.readouterr().out


def test_removed_documents_of_one_path_are_counted_and_the_first_named(library: Library) -> None:
    library.write("rows.jsonl", "".join(f'{{"id": "{n}", "text": "Row {n}."}}\n' for n in range(5)))
    library.index()
    remove_all(["0", "1", "2", "2"], library.folder)
    remove("3", library.folder)
    wanted = (Unread("documents/rows.jsonl", "removed", "", 4, ("0", "1", "2")),)
    assert library.open().account.unread == wanted
    assert library.index(options=replace(SENTENCES, rebuild=True)).account.unread == wanted
