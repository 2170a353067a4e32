"""Facts about the index that words are searched in: what verify sees of it, and how it is made again."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from library import Library

from passerelle.index.removal import remove
from passerelle.index.store import schema
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options, sync

WORDS = "amber birch cedar dune elm fern glen heath iris jade kelp loam moss nettle oak pine quartz reed sage thyme"


@pytest.fixture
def stored(library: Library) -> Library:
    words = WORDS.split()
    for number in range(12):
        text = ". ".join(
            f"The {each} of row {number} is {words[number]} and no {each}{number}" for each in words
        )
        library.write(f"{number}.txt", f"{text}.")
    library.index()
    remove("3.txt", library.folder)
    library.write("4.txt", "Other words of the fourth, with birch and oak, and c++ & l'été — naïve_x.")
    library.index()
    return library


def change(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / schema.FILE)) as connection:
        connection.execute(statement, values)
        connection.commit()


def blocks(folder: Path) -> list[tuple[str, int, bytes]]:
    with closing(sqlite3.connect(folder / schema.FILE)) as connection:
        return [
            (table, id_, block)
            for table in ("words_en_data", "words_en_docsize")
            for id_, block in connection.execute(f"SELECT * FROM {table}")
            if len(block) > 1
        ]


def test_any_block_of_the_index_that_is_damaged_is_seen_and_read_again(stored: Library) -> None:
    assert verify(stored.folder).problems == ()
    sound = stored.place / "sound"
    shutil.copytree(stored.folder, sound)
    found = blocks(sound)
    assert len(found) > 3
    for table, id_, block in found:
        shutil.rmtree(stored.folder)
        shutil.copytree(sound, stored.folder)
        place, column = len(block) // 2, "sz" if "docsize" in table else "block"
        damaged = (
            block[:place] + bytes(each ^ 0x11 for each in block[place : place + 40]) + block[place + 40 :]
        )
        change(stored.folder, f"UPDATE {table} SET {column} = ? WHERE id = ?", damaged, id_)
        (problem,) = verify(stored.folder).problems
        assert "the index of words in en is damaged" in problem.what
        assert problem.remedy == (
            f"`passerelle index --words --store {stored.folder}` reads the words of every document again, as "
            f"`--rebuild` does, and embeds nothing"
        )
    stored.newly_asked()
    sync([], stored.folder, Options(words=True), embedder=stored.embedder)
    assert verify(stored.folder).problems == ()
    assert stored.newly_asked() == []


@pytest.mark.parametrize("table", ["words_en_data", "words_en_idx", "words_en_docsize", "words_en_config"])
def test_an_index_without_a_part_of_it_is_damaged(stored: Library, table: str) -> None:
    change(stored.folder, f"DELETE FROM {table}")
    (problem,) = verify(stored.folder).problems
    assert "words" in problem.what
    sync([], stored.folder, Options(words=True), embedder=stored.embedder)
    assert verify(stored.folder).problems == ()
