"""Facts about one run that meets what was removed before: what it reads, leaves out, says of it, and forgets."""

import pytest
from file_run import ids, ran
from library import Library
from small_store import SETTINGS

from passerelle.index.discover import survey
from passerelle.index.removal import erase, remove
from passerelle.index.run.run import Run
from passerelle.index.run.types import Failure
from passerelle.index.store.change import change
from passerelle.index.types import Document, Unread

MILL = "The old mill grinds barley."
LINES = '{"id": "one", "text": "A first line."}\n{"id": "two", "text": "A second line."}\n'


def said(path: str, *ids: str, count: int = 0) -> dict[str, list[Unread]]:
    path = f"documents/{path}"
    return {path: [Unread(path, "removed", "", count or len(ids), ids)]}


@pytest.fixture
def stored(library: Library) -> Library:
    library.write("a.txt", MILL)
    library.write("list.jsonl", LINES)
    ran(library)
    return library


def hashes(library: Library) -> set[str]:
    with change(library.folder, SETTINGS, library.embedder) as opened:
        return {path for (path,) in opened.connection.execute("SELECT path FROM files")}


def test_a_removed_file_is_not_opened_and_keeps_its_account(stored: Library) -> None:
    remove("a.txt", stored.folder)
    for _ in range(2):
        found = ran(stored)
        assert (found.counts, found.staged, found.unread) == ((0, 0, 0, 2), False, {})
    (stored.documents / "a.txt").write_bytes(b"\xff\0" * 9)  # what is not opened cannot fail
    assert ran(stored).summary.failures == ()


def test_a_line_that_was_removed_stays_out_when_its_file_is_read_again(stored: Library) -> None:
    remove("two", stored.folder)
    again = ran(stored, rebuild=True)
    assert (again.counts, again.unread) == ((0, 0, 0, 2), {})
    stored.write("list.jsonl", LINES + '{"id": "three", "text": "A third line."}\n')
    assert ran(stored).counts == (1, 0, 0, 2)
    assert set(ids(stored)) == {"a.txt", "one", "three"}


def test_a_line_is_not_the_removed_one_that_has_its_files_name_in_front(library: Library) -> None:
    library.write("list.jsonl", LINES.replace("two", "list.jsonl/one"))
    ran(library)
    remove("list.jsonl/one", library.folder)
    assert ran(library, rebuild=True).counts == (0, 0, 0, 1)
    assert set(ids(library)) == {"one"}


def test_removed_lines_are_said_of_a_file_that_moved(stored: Library) -> None:
    remove("two", stored.folder)
    (stored.documents / "list.jsonl").unlink()
    stored.write("rows.jsonl", LINES.replace("first", "last"))
    found = ran(stored)
    assert (found.counts, found.summary.failures) == ((0, 1, 0, 1), ())
    assert found.unread == {**said("rows.jsonl", "two"), "documents/list.jsonl": []}
    assert ids(stored) == {"a.txt": "a.txt", "one": "rows.jsonl"}


def test_a_removed_file_that_has_another_name_now_stays_out(stored: Library) -> None:
    remove("a.txt", stored.folder)
    (stored.documents / "a.txt").rename(stored.documents / "b.txt")
    found = ran(stored)
    assert (found.counts, found.unread) == ((0, 0, 0, 2), {**said("b.txt", "b.txt"), "documents/a.txt": []})


def test_workers_are_not_given_what_is_kept_out_and_the_rest(stored: Library) -> None:
    remove("a.txt", stored.folder)
    stored.write("a.txt", "The old mill grinds rye.")
    stored.write("b.txt", "The quay closes at seven.")
    with change(stored.folder, SETTINGS, stored.embedder) as opened:
        run, found = Run.begin(opened, lambda _: None), survey([stored.documents], stored.folder)
        wanting = run.wanting()
        assert [each.id for each in found.places if wanting(each, run.documents.source.digest(each))] == [
            "b.txt"
        ]


def test_a_file_of_an_erased_document_alone_has_its_bytes_forgotten(stored: Library) -> None:
    stored.write("single.jsonl", '{"id": "solo", "text": "A line by itself."}\n')
    ran(stored)
    for id_ in ("solo", "two"):
        remove(id_, stored.folder, erase=True)
    for rebuild in (True, False):
        again = ran(stored, rebuild=rebuild)
        assert set(ids(stored)) == {"a.txt", "one"}
        assert "documents/single.jsonl" not in again.unread
        assert hashes(stored) == {"documents/a.txt", "documents/list.jsonl"}
    assert "documents/list.jsonl" not in again.unread


def test_what_was_erased_later_is_counted_and_not_named(stored: Library) -> None:
    remove("two", stored.folder)
    erase(stored.folder)
    stored.write("list.jsonl", LINES.replace("first", "last"))
    found = ran(stored)
    assert (found.counts, found.unread) == ((0, 1, 0, 1), {})
    with stored.open() as store:
        assert list(store.account.unread) == said("list.jsonl", count=1)["documents/list.jsonl"]


def test_an_empty_file_of_lines_is_known_by_its_bytes_like_any_other(library: Library) -> None:
    library.write("list.jsonl", LINES)
    ran(library)
    library.write("list.jsonl", "\n")
    ran(library)
    assert hashes(library) <= {"documents/list.jsonl"}
    assert ran(library).counts == (0, 0, 0, 0)


def test_a_removed_document_that_was_put_in_again_from_memory_leaves_its_file_out(stored: Library) -> None:
    remove("a.txt", stored.folder)
    with change(stored.folder, SETTINGS, stored.embedder) as opened:
        opened.put("", Document("a.txt", "", "en", "Words of no file."), given=True)
        opened.commit({})
    assert ran(stored, rebuild=True).counts == (0, 0, 0, 2)


def test_reasons_that_hold_what_no_store_keeps_are_printable(library: Library) -> None:
    path = library.documents / "caf\udce9.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"{bad\n")
    (library.documents / "caf\udce9.docx").write_bytes(b"no archive")
    failures = ran(library).summary.failures
    assert len(failures) == 2
    for each in failures:
        assert isinstance(each, Failure)
        assert each.reason.encode("utf-8")
