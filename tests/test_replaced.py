"""Facts about a store that is replaced under an open reader: the next question sees it, in every thread."""

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from library import SENTENCES, Library

from passerelle import Retriever, StoreError
from passerelle.index.store import schema
from passerelle.index.store.store import Store
from passerelle.index.sync import Options


def delete_and_copy(backup: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(backup, folder)


def copy_over(backup: Path, folder: Path) -> None:
    shutil.copytree(backup, folder, dirs_exist_ok=True)


def copy_file_over(backup: Path, folder: Path) -> None:
    content = (backup / schema.FILE).read_bytes()
    with (folder / schema.FILE).open("r+b") as file:
        file.write(content)
        file.truncate()


def rename_over(backup: Path, folder: Path) -> None:
    aside = folder.with_name("aside")
    shutil.copytree(backup, aside)
    folder.rename(folder.with_name("before"))
    aside.rename(folder)


REPLACING = [delete_and_copy, copy_over, copy_file_over, rename_over]


def in_threads(retriever: Retriever, query: str) -> set[str]:
    """Return the texts found by this thread, by one that was there before and by a new one."""
    found: list[str] = []

    def search() -> None:
        found.extend(hit.passage.text for hit in retriever.search(query, 5))

    search()
    thread = threading.Thread(target=search)
    thread.start()
    thread.join()
    return set(found)


@pytest.mark.parametrize("put_back", REPLACING)
def test_a_backup_that_is_put_back_is_seen_by_the_next_question(
    library: Library, put_back: Callable[[Path, Path], None]
) -> None:
    one, two, three = (library.documents / name for name in ("one", "two", "three"))
    library.write("one/a.txt", "The lighthouse has a lamp.")
    library.write("two/b.txt", "The gate code is 4417 for the night shift.")
    library.write("three/c.txt", "The gate code is 9062, says the third of these notes, for the night shift.")
    library.index(one)
    shutil.copytree(library.folder, library.place / "backup")
    library.index(two)
    with Retriever.of(library.open(), library.embedder) as retriever:
        assert "The gate code is 4417 for the night shift." in in_threads(retriever, "gate code")
        put_back(library.place / "backup", library.folder)
        assert in_threads(retriever, "gate code") == {"The lighthouse has a lamp."}
        library.index(three)
        for _ in range(2):
            texts = in_threads(retriever, "gate code")
            assert texts == {
                "The lighthouse has a lamp.",
                "The gate code is 9062, says the third of these notes, for the night shift.",
            }
            assert retriever.store.document("c.txt").text in texts


def test_a_store_made_anew_is_seen_and_none_is_an_error(library: Library) -> None:
    library.write("a.txt", "The harbour has six cranes.")
    library.index()
    with Retriever.of(library.open(), library.embedder) as retriever:
        assert in_threads(retriever, "cranes") == {"The harbour has six cranes."}
        shutil.rmtree(library.folder)
        with pytest.raises(StoreError, match="there is no store"):
            retriever.search("cranes")
        library.write("a.txt", "The canteen has two soups.")
        library.index()
        assert in_threads(retriever, "cranes") == {"The canteen has two soups."}


def test_a_store_of_another_model_in_the_place_of_an_open_one_is_refused(library: Library) -> None:
    library.write("a.txt", "The harbour has six cranes.")
    library.index()
    with Retriever.of(library.open(), library.embedder) as retriever:
        assert retriever.search("cranes")
        other = Library(library.place, replace(library.embedder, version="2"))
        other.index(options=Options(passage_tokens=SENTENCES.passage_tokens, rebuild=True))
        with pytest.raises(StoreError, match="embed everything again with `passerelle index --rebuild"):
            retriever.search("cranes")


def test_a_reader_keeps_what_it_has_while_a_writer_stages(library: Library) -> None:
    library.write("a.txt", "The harbour has six cranes.")
    library.index()
    with Retriever.of(library.open(), library.embedder) as retriever:
        retriever.search("cranes")
        assert isinstance(retriever.store, Store)
        known = retriever.store._latest
        (library.folder / schema.FILE).touch()  # as a checkpoint of what is staged does
        assert retriever.search("cranes")
        assert retriever.store._latest is known
