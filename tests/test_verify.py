"""Facts about the audit: every kind of damage is named, and what it says mends it does."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from library import SENTENCES, Library

from passerelle.commands.main import main
from passerelle.index.errors import StoreError
from passerelle.index.removal import remove
from passerelle.index.store import schema
from passerelle.index.store.audit import Problem
from passerelle.index.store.verify import Audit, verify
from passerelle.index.sync import Options, sync

CAT = "Le chat dort sur le tapis rouge.\n\nIl ronfle encore assez fort ici."
DOG = "The dog runs in a green garden.\n\nIt barks at every single bird."


@pytest.fixture
def sound(library: Library) -> Library:
    """Return a library of two documents, indexed."""
    library.write("chat.txt", CAT)
    library.write("en/the dog.txt", DOG)
    library.index()
    return library


def run(library: Library, *statements: str) -> None:
    connection = sqlite3.connect(library.folder / schema.FILE)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def half(*numbers: float) -> str:
    return f"x'{np.asarray(numbers, dtype=np.float16).tobytes().hex()}'"


def follow(problem: Problem, library: Library) -> None:
    """Do what the remedy of *problem* says."""
    remedy, store = problem.remedy, f"--store {library.folder}"
    if deleted := re.fullmatch(
        r"delete (\S+) and index again with `passerelle index PATH --store \1`", remedy
    ):
        assert deleted[1] == str(library.folder)
        shutil.rmtree(deleted[1])
        library.index()
    elif remedy == "delete it: it is made again from store.sqlite at the next question":
        (found,) = library.folder.glob("vectors-*.faiss")
        assert str(found) in problem.what
        found.unlink()
        library.search("chat")
    elif taken := re.fullmatch(
        rf"`passerelle remove (.+) {store}`, then `passerelle index PATH --again \1 {store}`, PATH being where its "
        r"file is",
        remedy,
    ):
        remove(taken[1].strip("'"), library.folder)
        library.index(options=replace(SENTENCES, again=(taken[1].strip("'"),)))
    elif re.fullmatch(
        rf"`passerelle index --rebuild {store}` (cuts and )?embeds every document again", remedy
    ):
        sync([], library.folder, Options(rebuild=True), embedder=library.embedder)
    else:
        assert remedy == f"`passerelle index PATH --rebuild {store}`, PATH being where the documents are"
        library.index(options=Options(rebuild=True, passage_tokens=SENTENCES.passage_tokens))


def test_a_sound_store_has_no_problems_and_is_counted(sound: Library) -> None:
    assert verify(sound.folder) == Audit(
        documents=2, passages=4, vectors=4, generation=1, search="exact", problems=()
    )


def test_an_empty_store_is_sound(library: Library) -> None:
    library.index()
    assert verify(library.folder) == Audit(
        documents=0, passages=0, vectors=0, generation=1, search="exact", problems=()
    )


def test_a_store_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store in"):
        verify(tmp_path)


CHAT = "(SELECT row FROM documents WHERE id = 'chat.txt')"
FIRST = f"(SELECT min(row) FROM passages WHERE document = {CHAT})"

DAMAGES = {
    "a text was edited": (
        "UPDATE documents SET text = replace(text, 'chat', 'loup') WHERE id = 'chat.txt'",
        "chat.txt: its text is not the one that was indexed",
    ),
    "a text was edited whose id has a space": (
        "UPDATE documents SET text = text || ' Woof.' WHERE id = 'en/the dog.txt'",
        "en/the dog.txt: its text is not the one that was indexed",
    ),
    "a title was edited": (
        "UPDATE documents SET title = 'Loup' WHERE id = 'chat.txt'",
        "chat.txt: its text is not the one that was indexed",
    ),
    "a hash was changed": (
        "UPDATE documents SET hash = 'f00d' WHERE id = 'chat.txt'",
        "chat.txt: its text is not the one that was indexed",
    ),
    "a passage was moved": (
        f"UPDATE passages SET start = start + 3, end = end + 3 WHERE row = {FIRST}",
        "chat.txt: no passage holds what stands at 0–3",
    ),
    "a passage was stretched over the next": (
        f"UPDATE passages SET end = end + 9 WHERE row = {FIRST}",
        "chat.txt: passage 34–66 is out of order or of bounds",
    ),
    "a passage was moved out of the text": (
        f"UPDATE passages SET end = 1000 WHERE row = {FIRST} + 1",
        "chat.txt: passage 34–1000 is out of order or of bounds",
    ),
    "a passage was emptied": (
        f"UPDATE passages SET end = start WHERE row = {FIRST}",
        "chat.txt: passage 0–0 is out of order or of bounds",
    ),
    "the last passage is missing": (
        f"DELETE FROM passages WHERE row = {FIRST} + 1",
        "chat.txt: no passage holds what stands after 32",
    ),
    "every passage of a document is missing": (
        f"DELETE FROM passages WHERE document = {CHAT}",
        "chat.txt: no passage holds what stands after 0",
    ),
    "a passage is there twice": (
        (
            "INSERT INTO passages (document, start, end, heading, language, vector) "
            f"SELECT document, start, end, heading, language, vector FROM passages WHERE row = {FIRST}"
        ),
        "chat.txt: passage 0–32 is out of order or of bounds",
    ),
    "a passage is said to be on a page": (
        f"UPDATE passages SET page = 3 WHERE row = {FIRST}",
        "chat.txt: passage 0–32 is not on page 3",
    ),
    "a heading was edited": (
        f"UPDATE passages SET heading = 'Loup' WHERE row = {FIRST}",
        "chat.txt: the vector of passage 0–32 was made from other words",
    ),
    "a passage has the vector of another": (
        f"UPDATE passages SET vector = (SELECT max(row) FROM vectors) WHERE row = {FIRST}",
        "chat.txt: the vector of passage 0–32 was made from other words",
    ),
    "a vector is zero": (
        "UPDATE vectors SET vector = zeroblob(512) WHERE row = 1",
        "1 vectors are not 256 numbers of length 1",
    ),
    "a vector is not finite": (
        f"UPDATE vectors SET vector = {half(*[np.nan] * 256)} WHERE row = 1",
        "1 vectors are not 256 numbers of length 1",
    ),
    "a vector is too long": (
        f"UPDATE vectors SET vector = {half(1, 1, *[0] * 254)} WHERE row = 1",
        "1 vectors are not 256 numbers of length 1",
    ),
    "vectors were cut short": (
        "UPDATE vectors SET vector = substr(vector, 1, 510) WHERE row < 3",
        "2 vectors are not 256 numbers of length 1",
    ),
    "a vector was exchanged": (
        f"UPDATE vectors SET vector = {half(1, *[0] * 255)} WHERE row = 1",
        "there are other documents, passages or vectors than the last change left",
    ),
    "a whole document is missing": (
        f"DELETE FROM passages WHERE document = {CHAT}; DELETE FROM documents WHERE id = 'chat.txt'",
        "there are other documents, passages or vectors than the last change left",
    ),
    "a document lost its row and not its passages": (
        "DELETE FROM documents WHERE id = 'chat.txt'",
        "2 rows refer to rows that are not there",
    ),
    "a vector is missing": (
        "DELETE FROM vectors WHERE row = 1",
        "1 rows refer to rows that are not there",
    ),
    "the settings are missing": (
        "DELETE FROM settings",
        "has lost its settings",
    ),
}


@pytest.mark.parametrize(("statements", "what"), DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_to_the_rows_is_named_and_mended_by_its_remedy(
    sound: Library, statements: str, what: str
) -> None:
    run(sound, *statements.split("; "))
    problems = verify(sound.folder).problems
    assert problems[0].what.removeprefix(f"{sound.folder} ") == what
    for _ in range(2):  # what one remedy lays bare, the next mends
        for problem in verify(sound.folder).problems[:1]:
            follow(problem, sound)
    assert verify(sound.folder) == Audit(2, 4, 4, verify(sound.folder).generation, "exact", ())
    assert sound.search("chat tapis", 1) == [("chat.txt", "Le chat dort sur le tapis rouge.")]
    assert sound.open().document("chat.txt").text == CAT


def flip(content: bytes) -> bytes:
    return content[:400] + bytes([content[400] ^ 1]) + content[401:]


@pytest.mark.parametrize("damage", [flip, lambda content: content[:-9], lambda _: b""])
def test_a_changed_faiss_file_is_named_and_mended_by_its_remedy(
    sound: Library, damage: Callable[[bytes], bytes]
) -> None:
    (place,) = sound.folder.glob("vectors-*.faiss")
    place.write_bytes(damage(place.read_bytes()))
    (problem,) = verify(sound.folder).problems
    assert problem.what == f"{place} does not hold the store's vectors"
    follow(problem, sound)
    assert verify(sound.folder).problems == ()
    assert place.exists()


def test_a_missing_faiss_file_is_no_problem(sound: Library) -> None:
    for place in sound.folder.glob("vectors-*.faiss"):
        place.unlink()
    assert verify(sound.folder).problems == ()


def pages(content: bytes) -> Iterator[tuple[int, bytes]]:
    size = int.from_bytes(content[16:18], "big")
    for number in range(1, len(content) // size):
        yield number, content[: number * size] + b"\xff" * size + content[(number + 1) * size :]


def test_a_garbled_page_is_named_or_the_file_is_refused_and_the_remedy_mends_it(sound: Library) -> None:
    place = sound.folder / schema.FILE
    content = place.read_bytes()
    named, reported = 0, 0
    for _, garbled in pages(content):
        place.write_bytes(garbled)
        try:
            problems = verify(sound.folder).problems
        except StoreError as error:
            problems = (Problem(str(error), str(error).partition("damaged; ")[2]),)
        named += bool(problems)
        reported += any(each.what.startswith(f"{place}: SQLite reports ") for each in problems)
        if problems:
            follow(problems[0], sound)
            assert verify(sound.folder).problems == ()
    assert named > 5
    assert reported


def test_documents_that_an_unfinished_run_staged_are_no_problem_and_are_not_counted(sound: Library) -> None:
    from passerelle.index.store.change import change
    from passerelle.index.types import Document

    with change(sound.folder, sound.open().settings, sound.embedder) as opened:
        opened.put("new.txt", Document("new.txt", "", "en", "Something new."))
        opened.flush()
    audit = verify(sound.folder)
    assert (audit.documents, audit.passages, audit.problems) == (2, 4, ())


def test_files_that_nothing_reads_are_named_and_the_next_indexing_deletes_them(
    sound: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    left = ["conversation.json.7.tmp", "store.sqlite.new-7", "vectors-1-77-88.tmp", "vectors-9.faiss"]
    for name in left:
        (sound.folder / name).write_bytes(b"half" * 100_000)
    assert [Path(each).name for each in verify(sound.folder).leftovers] == left
    assert main(["verify", "--store", str(sound.folder)]) == 0
    printed = capsys.readouterr().out
    assert "4 files that nothing reads, unless one is at work now, 1.6 MB (conversation.json.7.tmp" in printed
    sound.index()
    assert verify(sound.folder).leftovers == ()
    assert sound.search("chat")
