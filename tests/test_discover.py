"""Facts about which files a run reads, and how each is named."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.index.discover import Place, survey, vacant_id
from passerelle.index.errors import LoadError
from passerelle.index.paths import is_below, printable, shown_path
from passerelle.index.types import Unread


def write(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def ids(paths: list[Path], store: Path) -> list[str]:
    return [place.id for place in survey(paths, store).places]


def test_files_of_known_formats_are_found_in_order_of_path(tmp_path: Path) -> None:
    names = ["b.TXT", "a/c.md", "a/B.pdf", "z.jsonl", "a/é.html", "x.docx", "y.odt", "w.epub", "t.csv"]
    write(*(tmp_path / name for name in names), tmp_path / "image.png", tmp_path / "no_suffix")
    assert ids([tmp_path], tmp_path / ".passerelle") == sorted(names, key=lambda name: Path(name).parts)


def test_hidden_files_open_documents_and_the_store_are_passed_over(tmp_path: Path) -> None:
    passed = (".hidden.txt", ".git/a.txt", "~$open.docx", "store/a.txt", "a/.b/c.txt")
    write(*(tmp_path / name for name in passed), tmp_path / "a" / "seen.txt")
    assert ids([tmp_path], tmp_path / "store") == ["a/seen.txt"]


def test_formats_that_are_not_read_and_linked_folders_are_named_and_what_is_hidden_is_not(
    tmp_path: Path,
) -> None:
    root = tmp_path / "docs"
    write(*(root / name for name in ("a.txt", "b.DOC", "c.doc", "README", "sub/d.doc", ".e.doc", "~$f.docx")))
    write(tmp_path / "away" / "g.txt")
    (root / "sub" / "archive").symlink_to(tmp_path / "away", target_is_directory=True)
    (root / "sub" / "loop").symlink_to(root, target_is_directory=True)
    assert survey([root, root / "sub"], tmp_path / "store").unread == [
        Unread("docs", "other formats", "", 1, ("README",)),
        Unread("docs", "other formats", ".doc", 2, ("b.DOC", "c.doc")),
        Unread("docs/sub", "linked folders", "", 1, ("archive",)),
        Unread("docs/sub", "other formats", ".doc", 1, ("d.doc",)),
    ]


def test_a_file_named_outright_is_always_tried(tmp_path: Path) -> None:
    write(tmp_path / ".hidden.xyz")
    assert ids([tmp_path / ".hidden.xyz"], tmp_path / "store") == [".hidden.xyz"]


def test_a_file_found_twice_is_named_as_it_was_first(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "a.txt"
    write(path)
    assert ids([tmp_path, path], tmp_path / "store") == ["sub/a.txt"]
    assert ids([path, tmp_path], tmp_path / "store") == ["a.txt"]


def test_a_hidden_folder_named_outright_is_read(tmp_path: Path) -> None:
    write(tmp_path / ".notes" / "a.txt")
    assert ids([tmp_path / ".notes"], tmp_path / "store") == ["a.txt"]


def test_a_path_that_does_not_exist_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"^\S+nowhere: there is no such file or folder; check the path"):
        survey([tmp_path, tmp_path / "nowhere"], tmp_path / "store")


def test_files_beside_the_store_are_shown_from_there_and_others_from_the_root(tmp_path: Path) -> None:
    store = tmp_path / "project" / ".passerelle"
    assert shown_path(tmp_path / "project" / "documents" / "a.txt", store) == "documents/a.txt"
    assert shown_path(tmp_path / "other" / "a.txt", store) == (tmp_path / "other" / "a.txt").as_posix()


def test_a_shown_path_is_below_the_folders_above_it_and_no_others(tmp_path: Path) -> None:
    store = tmp_path / ".passerelle"
    assert is_below("documents/a.txt", [tmp_path / "documents"], store)
    assert is_below("documents/a.txt", [tmp_path / "x", tmp_path / "documents" / "a.txt"], store)
    assert not is_below("documents/a.txt", [tmp_path / "doc"], store)
    assert not is_below("documents/a.txt", [], store)
    assert is_below((tmp_path.parent / "b.txt").as_posix(), [tmp_path.parent], store)


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        (set[str](), "sub/a.txt"),
        ({"sub/a.txt"}, "docs/sub/a.txt"),
        ({"sub/a.txt", "docs/sub/a.txt"}, "home/docs/sub/a.txt"),
        ({"a.txt", "docs/sub/a.txt"}, "sub/a.txt"),
    ],
)
def test_an_id_takes_as_many_folders_in_front_as_make_it_its_own(taken: set[str], expected: str) -> None:
    place = Place(Path("/home/docs/sub/a.txt"), "docs/sub/a.txt", "sub/a.txt")
    assert vacant_id(place, taken) == expected


@given(st.binary(min_size=1, max_size=20))
def test_any_name_a_disk_may_give_becomes_text_and_text_stays(name: bytes) -> None:
    assert printable(os.fsdecode(name)).encode("utf-8")
    assert printable("l’été › 1.txt") == "l’été › 1.txt"
