"""Facts about documents whose file is gone: they are named, taken out when asked, and known again where they went."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from library import SENTENCES, Library

from passerelle.commands.main import main
from passerelle.index.run.types import Summary
from passerelle.index.store.verify import verify

RENT = "The rent of the flat is {} euros a month, heating apart."


@pytest.fixture
def moved(library: Library) -> Library:
    """Return a library whose folder `docs` has become `papers`, after it was indexed."""
    library.write("docs/rent.txt", RENT.format(410))
    library.write("docs/sub/lift.txt", "The lift is mended on the first Monday of May.")
    library.write(
        "docs/list.jsonl", '{"id": "one", "text": "A first line."}\n{"id": "two", "text": "A second line."}\n'
    )
    library.index(library.documents / "docs")
    library.newly_asked()
    (library.documents / "docs").rename(library.documents / "papers")
    return library


def index(library: Library, *, prune: bool = False) -> Summary:
    return library.index(library.documents / "papers", options=replace(SENTENCES, prune=prune))


def paths(library: Library) -> dict[str, str]:
    with library.open() as store:
        return {entry.id: entry.path for entry in store.entries()}


def test_moved_files_are_known_again_and_keep_their_ids(moved: Library) -> None:
    summary = index(moved)
    assert (summary.moved, summary.fileless, summary.added, summary.embedded) == (4, 0, 0, 0)
    assert paths(moved) == {
        "one": "documents/papers/list.jsonl",
        "two": "documents/papers/list.jsonl",
        "rent.txt": "documents/papers/rent.txt",
        "sub/lift.txt": "documents/papers/sub/lift.txt",
    }
    assert verify(moved.folder).problems == ()
    assert verify(moved.folder).fileless == ()
    assert index(moved).moved == 0


def test_a_file_that_moved_and_changed_is_said_to_be_there_twice_until_it_is_pruned(moved: Library) -> None:
    moved.write("papers/rent.txt", RENT.format(525))
    summary = index(moved)
    assert (summary.moved, summary.fileless, summary.added) == (3, 1, 1)
    assert verify(moved.folder).fileless == ("rent.txt",)
    assert "papers/rent.txt" in paths(moved)
    summary = index(moved, prune=True)
    assert (summary.removed, summary.fileless) == (1, 0)
    assert [text for _, text in moved.search("the rent of the flat", 1)] == [RENT.format(525)]
    assert verify(moved.folder).fileless == ()


def test_pruned_first_a_changed_file_has_the_id_it_had(moved: Library) -> None:
    moved.write("papers/rent.txt", RENT.format(525))
    index(moved, prune=True)
    assert paths(moved)["rent.txt"] == "documents/papers/rent.txt"
    assert moved.open().document("rent.txt").text == RENT.format(525)


def test_a_collection_that_moved_and_changed_keeps_the_ids_of_its_lines(moved: Library) -> None:
    moved.write("papers/list.jsonl", '{"id": "one", "text": "A first line, changed."}\n')
    summary = index(moved)
    assert not summary.failures
    assert moved.open().document("one").text == "A first line, changed."
    assert (summary.fileless, verify(moved.folder).fileless) == (1, ("two",))


def test_the_command_that_is_named_takes_them_out(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("docs/a.txt", "docs/b.txt", "other/c.txt"):
        library.write(name, f"Words of {name}.")
    place, store = str(library.documents), ["--store", str(library.folder)]
    assert main(["index", f"{place}/docs", f"{place}/other", *store]) == 0
    shutil.rmtree(library.documents / "docs")
    assert main(["index", f"{place}/other", *store]) == 0
    said = f"2 documents have no file any more: `passerelle index --prune --store {library.folder}` takes such out"
    assert said in capsys.readouterr().out
    assert main(["verify", *store]) == 0
    told = capsys.readouterr().out
    assert f"{said} (a.txt, b.txt)" in told
    assert "sound:" not in told
    assert main(["index", "--prune", *store]) == 0
    assert "2 removed" in capsys.readouterr().out
    assert main(["verify", *store]) == 0
    assert "sound: 1 document," in capsys.readouterr().out


def test_a_document_that_came_from_no_file_is_not_missed(library: Library) -> None:
    from passerelle.index.store.change import change
    from passerelle.index.types import Document

    library.write("a.txt", "Words of a file.")
    library.index()
    with change(library.folder, library.open().settings, library.embedder) as opened:
        opened.put("memory", Document("m", "", "en", "Words of no file."))
        opened.commit({})
    assert library.index(options=replace(SENTENCES, prune=True)).removed == 0
    assert verify(library.folder).fileless == ()


def test_a_name_that_is_no_text_is_not_taken_for_gone(library: Library) -> None:
    place = Path(str(library.documents) + "/caf\udce9.txt")
    try:
        place.write_text("Un texte du café.", encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes names of text alone")
    library.index()
    assert verify(library.folder).fileless == ()
