"""Facts about one run over files: what it reads, what it counts, which ids it gives, and what it could not read."""

from collections.abc import Sequence

import pytest
from file_run import ids, ran
from library import Library
from small_store import SETTINGS

from passerelle.index.discover import survey
from passerelle.index.run.run import Run
from passerelle.index.run.types import Failure, Progress
from passerelle.index.store import staging
from passerelle.index.store.change import change
from passerelle.index.types import Document, Unread


def test_a_file_is_new_then_unchanged_then_changed(library: Library) -> None:
    library.write("a.txt", "The old mill grinds barley.")
    library.write("b.txt", "The quay closes at seven.\n\nThe barrier opens at six every day.")
    first = ran(library)
    assert (first.counts, first.staged) == ((2, 0, 0, 0), True)
    assert (first.summary.documents, first.summary.passages, first.summary.embedded) == (2, 3, 3)
    assert first.summary.seconds == 0.123
    again = ran(library)
    assert (again.counts, again.staged, again.summary.embedded) == ((0, 0, 0, 2), False, 0)
    assert (again.summary.documents, again.summary.passages) == (2, 3)
    library.write("a.txt", "The old mill grinds rye.")
    changed = ran(library)
    assert (changed.counts, changed.staged, changed.summary.embedded) == ((0, 1, 0, 1), True, 1)
    assert ids(library) == {"a.txt": "a.txt", "b.txt": "b.txt"}


def test_other_bytes_of_the_same_words_are_no_change(library: Library) -> None:
    library.write("a.txt", "The old mill grinds barley.")
    ran(library)
    library.write("a.txt", "The old mill grinds barley.\n\n")
    assert ran(library).counts == (0, 0, 0, 1)


def test_a_rebuild_reads_again_what_did_not_change(library: Library) -> None:
    library.write("a.txt", "The old mill grinds barley.")
    ran(library)
    again = ran(library, rebuild=True)
    assert (again.counts, again.staged, again.summary.embedded) == ((0, 0, 0, 1), True, 1)


def test_a_run_tells_how_many_bytes_are_done(library: Library) -> None:
    library.write("a.txt", "é" * 10)
    library.write("b.txt", "x" * 30)
    told = ran(library).told
    assert {each.total for each in told} == {50}
    assert told[-1] == Progress(50, 50, 2, 2)
    assert [each.done for each in told] == sorted(each.done for each in told)


def test_a_run_tells_of_text_inside_a_file_and_of_vectors_that_come_after_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "BATCH", 1)
    rows = [f'{{"id": "{number}", "text": "A line of the list, number {number}."}}\n' for number in range(3)]
    size = library.write("list.jsonl", "".join(rows)).stat().st_size
    told: list[Progress] = []
    with change(library.folder, SETTINGS, library.embedder) as opened:
        run = Run.begin(opened, told.append)
        run.read(survey([library.documents], library.folder).places)
        assert [each.embedded for each in told if 0 < each.done < size] == [1, 1, 2, 2, 2]
        assert told[-1] == Progress(size * 2 // 3, size, 3, 2)
        opened.flush()
        assert told[-1] == Progress(size, size, 3, 3)


LINES = '{{"id": "one", "text": "{}"}}\n{{"id": "two", "text": "A second line."}}\n'


def test_a_line_that_is_gone_takes_its_document_along(library: Library) -> None:
    library.write("list.jsonl", LINES.format("A first line."))
    assert ran(library).counts == (2, 0, 0, 0)
    library.write(
        "list.jsonl", '{"id": "two", "text": "A second line."}\n{"id": "three", "text": "A third."}\n'
    )
    assert ran(library).counts == (1, 0, 1, 1)
    assert ids(library) == {"two": "list.jsonl", "three": "list.jsonl"}


def test_a_bad_line_costs_no_other_and_has_the_file_read_again(library: Library) -> None:
    library.write("list.jsonl", LINES.format("A first line."))
    ran(library)
    library.write("list.jsonl", '{"id": "one", "text": "A first line, changed."}\n{bad\n')
    for counts in ((0, 1, 0, 0), (0, 0, 0, 1)):
        bad = ran(library)
        assert bad.counts == counts
        (failure,) = bad.summary.failures
        assert failure.path == "documents/list.jsonl"
        assert "line 2" in failure.reason
    assert ids(library) == {"one": "list.jsonl", "two": "list.jsonl"}


def test_what_failed_is_kept_with_its_reasons_until_it_is_mended(library: Library) -> None:
    library.write("list.jsonl", "{bad\n{worse\n")
    failed = ran(library)
    first, second = (each.reason for each in failed.summary.failures)
    path = "documents/list.jsonl"
    assert failed.unread[path] == [Unread(path, "failures", first, 2, (second,))]
    assert path not in ran(library).unread
    library.write("list.jsonl", LINES.format("A first line."))
    assert ran(library).unread == {path: []}
    assert ran(library).unread == {}


def test_what_failed_is_forgotten_when_the_file_is_again_what_it_was(library: Library) -> None:
    library.write("list.jsonl", LINES.format("A first line."))
    ran(library)
    library.write("list.jsonl", "{bad\n")
    assert len(ran(library).unread) == 1
    library.write("list.jsonl", LINES.format("A first line."))
    mended = ran(library)
    assert (mended.counts, mended.unread) == ((0, 0, 0, 2), {"documents/list.jsonl": []})


def test_what_lies_elsewhere_keeps_its_account(library: Library) -> None:
    library.write("bad/list.jsonl", "{bad\n")
    library.write("good/a.txt", "The old mill grinds barley.")
    ran(library)
    assert ran(library, library.documents / "good").unread == {}
    (library.documents / "bad" / "list.jsonl").unlink()
    assert ran(library, library.documents).unread == {"documents/bad/list.jsonl": []}


def test_formats_that_are_not_read_are_in_the_account(library: Library) -> None:
    library.write("a.txt", "The old mill grinds barley.")
    library.write("photo.xyz", "x")
    assert ran(library).unread == {
        "documents": [Unread("documents", "other formats", ".xyz", 1, ("photo.xyz",))]
    }


def test_of_two_files_of_one_name_the_second_has_its_folder_in_front(library: Library) -> None:
    one = library.write("north/a.txt", "The old mill grinds barley.")
    other = library.write("south/a.txt", "The quay closes at seven.")
    assert ran(library, one, other).counts == (2, 0, 0, 0)
    assert ids(library) == {"a.txt": "north/a.txt", "south/a.txt": "south/a.txt"}


def test_lines_of_two_files_with_one_id_have_their_file_in_front(library: Library) -> None:
    library.write("a.jsonl", LINES.format("A first line."))
    library.write("b.jsonl", LINES.format("Another first line."))
    assert ran(library).counts == (4, 0, 0, 0)
    assert set(ids(library)) == {"one", "two", "b.jsonl/one", "b.jsonl/two"}
    assert ran(library).counts == (0, 0, 0, 4)
    library.write("b.jsonl", LINES.format("Another first line, changed."))
    assert ran(library).counts == (0, 1, 0, 3)


def test_an_id_that_others_have_under_every_name_is_refused(library: Library) -> None:
    library.write("a.jsonl", '{"id": "one", "text": "A first line."}\n')
    with change(library.folder, SETTINGS, library.embedder) as opened:
        for name in ("one", "a.jsonl/one", "documents/a.jsonl/one"):
            opened.put("", Document(name, "", "en", "Words of no file."), given=True)
        opened.commit({})
    refused = ran(library)
    reason = (
        "the id 'one' belongs to a document that was not read from a file: give one of the two another id"
    )
    assert refused.summary.failures == (Failure("documents/a.jsonl", reason),)
    assert refused.counts == (0, 0, 0, 0)


def test_an_id_that_another_file_has_under_every_name_is_refused(library: Library) -> None:
    names = ("one", "a.jsonl/one", "documents/a.jsonl/one")
    library.write("x.jsonl", "".join(f'{{"id": "{each}", "text": "Words of x."}}\n' for each in names))
    ran(library)
    library.write("a.jsonl", '{"id": "one", "text": "A first line."}\n')
    (failure,) = ran(library).summary.failures
    assert failure == Failure(
        "documents/a.jsonl",
        "the id 'one' belongs to a document of documents/x.jsonl: give one of the two another id",
    )


@pytest.mark.parametrize(
    ("name", "text", "moved", "fileless", "added"),
    [
        ("papers/a.txt", "The old mill grinds barley.", 0, 1, 1),
        ("a.txt", "The old mill grinds barley.", 1, 0, 0),
        ("a.txt", "The old mill grinds rye.", 0, 1, 1),
    ],
)
def test_a_file_is_known_again_by_its_bytes_and_its_name(
    library: Library, name: str, text: str, moved: int, fileless: int, added: int
) -> None:
    old = library.write("old/a.txt", "The old mill grinds barley.")
    ran(library, library.documents / "old")
    old.unlink()
    library.write(f"new/{name}", text)
    found = ran(library, library.documents / "new").summary
    assert (found.moved, found.fileless, found.added) == (moved, fileless, added)


def test_a_collection_is_known_again_by_its_bytes_whatever_its_name(library: Library) -> None:
    library.write("old/list.jsonl", LINES.format("A first line."))
    ran(library)
    (library.documents / "old" / "list.jsonl").rename(library.documents / "lines.jsonl")
    found = ran(library)
    assert (found.summary.moved, found.staged, found.counts) == (2, True, (0, 0, 0, 0))
    assert set(ids(library).values()) == {"lines.jsonl"}


@pytest.mark.parametrize(("rebuild", "moved", "counts"), [(False, 1, (0, 1, 0, 0)), (True, 0, (0, 1, 0, 1))])
def test_lines_of_a_file_that_is_gone_follow_to_the_file_that_has_them_now(
    library: Library, moved: int, counts: tuple[int, ...], *, rebuild: bool
) -> None:
    library.write("old/list.jsonl", LINES.format("A first line."))
    ran(library, library.documents / "old")
    (library.documents / "old" / "list.jsonl").unlink()
    library.write("new/rows.jsonl", LINES.format("Another first line."))
    found = ran(library, library.documents / "new", rebuild=rebuild)
    assert (found.counts, found.summary.moved, found.summary.fileless) == (counts, moved, 0)
    assert ids(library) == {"one": "new/rows.jsonl", "two": "new/rows.jsonl"}
    assert library.index().removed == 0
    assert set(ids(library)) == {"one", "two"}


def test_a_file_whose_lines_another_has_now_is_read_when_it_is_there_again(library: Library) -> None:
    old = library.write("old/list.jsonl", LINES.format("A first line."))
    ran(library, library.documents / "old")
    old.unlink()
    library.write("new/rows.jsonl", LINES.format("Another first line."))
    ran(library, library.documents / "new")
    library.write("old/list.jsonl", LINES.format("A first line."))
    assert ran(library, library.documents / "old").counts == (2, 0, 0, 0)
    assert set(ids(library)) == {"one", "two", "list.jsonl/one", "list.jsonl/two"}


@pytest.mark.parametrize(("rebuild", "wanted"), [(False, [False, True, True]), (True, [True, True, True])])
def test_workers_are_told_which_files_will_be_read(
    library: Library, wanted: Sequence[bool], *, rebuild: bool
) -> None:
    library.write("a.txt", "The old mill grinds barley.")
    ran(library)
    library.write("b.txt", "The quay closes at seven.")
    with change(library.folder, SETTINGS, library.embedder, rebuild=rebuild) as opened:
        run, found = Run.begin(opened, lambda _: None), survey([library.documents], library.folder)
        one, other = found.places
        wanting, digest = run.wanting(), run.documents.source.digest
        asked = [(one, digest(one)), (one, digest(other)), (other, digest(one))]
        assert [wanting(*each) for each in asked] == wanted


def test_workers_are_not_given_what_only_moved(library: Library) -> None:
    old = library.write("a.txt", "The old mill grinds barley.")
    ran(library)
    old.rename(library.documents / "b.txt")
    with change(library.folder, SETTINGS, library.embedder) as opened:
        run, found = Run.begin(opened, lambda _: None), survey([library.documents], library.folder)
        (place,) = found.places
        assert not run.wanting()(place, run.documents.source.digest(place))
        assert run.wanting()(place, "other bytes")
