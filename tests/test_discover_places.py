"""Facts about the walk through folders: what is passed over, what of it is named, and what a run is told of it."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from passerelle.index.discover import Place, linked, suffixes, survey, vacant_id
from passerelle.index.errors import LoadError
from passerelle.index.paths import is_below, is_gone, parent, printable, shown_path
from passerelle.index.store.location import Database
from passerelle.index.types import Unread

DATABASE = Database("postgresql://ada@localhost/papers")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (
        "docs/a.txt", "docs/b.odd", "docs/B.ODD", "docs/c", "docs/.hidden.txt", "docs/~$open.docx",
        "docs/sub/d.md", "docs/sub/e.odd", "docs/.cache/f.txt", "docs/store/g.txt", "away/h.txt", "away/deep/i.txt",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def test_files_are_read_in_the_order_of_their_paths_and_named_below_what_was_given(root: Path) -> None:
    found = survey([root / "docs"], root / "docs" / "store")
    assert [(each.id, each.shown) for each in found.places] == [("a.txt", "a.txt"), ("sub/d.md", "sub/d.md")]
    found = survey([root / "docs"], root / "store")
    assert [each.shown for each in found.places] == ["docs/a.txt", "docs/store/g.txt", "docs/sub/d.md"]
    found = survey([root / "docs" / "sub", root / "docs" / "a.txt"], root / "docs" / "store")
    assert [each.id for each in found.places] == ["a.txt", "d.md"]
    found = survey([root / "docs"], DATABASE)
    assert [each.shown for each in found.places] == [
        str(root / "docs" / name) for name in ("a.txt", "store/g.txt", "sub/d.md")
    ]


def test_what_is_not_read_is_counted_by_folder_and_suffix(root: Path) -> None:
    unread = survey([root / "docs"], root / "docs" / "store").unread
    assert unread == [
        Unread(".", "other formats", "", 1, ("c",)),
        Unread(".", "other formats", ".odd", 2, ("B.ODD", "b.odd")),
        Unread("sub", "other formats", ".odd", 1, ("e.odd",)),
    ]
    assert suffixes(unread) == "3 .odd, 1 without a suffix"
    assert (linked(unread), suffixes([]), linked([])) == (0, "", 0)


def test_three_names_of_a_suffix_are_kept(root: Path) -> None:
    for number in range(5):
        (root / "away" / f"{number}.odd").write_text("x", encoding="utf-8")
    (unread,) = survey([root / "away"], root / "store").unread
    assert (unread.count, unread.examples) == (5, ("0.odd", "1.odd", "2.odd"))


@pytest.mark.parametrize(
    ("target", "named", "links"),
    [
        ("away", ["docs"], 1),
        ("away", ["docs", "away"], 0),
        ("away/deep", ["docs", "away"], 0),
        ("docs/sub", ["docs"], 0),
        ("docs/.cache", ["docs"], 1),
    ],
)
def test_a_linked_folder_is_named_unless_it_is_read_anyway(
    root: Path, target: str, named: Sequence[str], links: int
) -> None:
    (root / "docs" / "link").symlink_to(root / target, target_is_directory=True)
    found = survey([root / each for each in named], root / "docs" / "store")
    assert linked(found.unread) == links
    assert not any("link" in each.id for each in found.places)
    if links:
        assert Unread(".", "linked folders", "", 1, ("link",)) in found.unread


@pytest.mark.parametrize(
    ("names", "links", "said"),
    [
        (["a.odd", "b.odd", "c"], 0, r"2 \.odd, 1 without a suffix: convert them to one of \.csv .*\.xltx"),
        (
            ["a.odd"],
            1,
            r"1 \.odd: convert .*; and 1 linked folder: name what they lead to, to have it read",
        ),
        ([], 2, "2 linked folders: name what they lead to, to have it read"),
    ],
)
def test_a_folder_in_which_nothing_can_be_read_says_why(
    root: Path, names: Sequence[str], links: int, said: str
) -> None:
    barren = root / "barren"
    barren.mkdir()
    for name in names:
        (barren / name).write_text("x", encoding="utf-8")
    for number in range(links):
        (barren / f"link{number}").symlink_to(root / "away", target_is_directory=True)
    found = survey([barren], root / "store")
    assert list(found.barren) == ["barren"]
    assert re.fullmatch(f"{barren}: nothing in it can be read; it holds {said}", found.barren["barren"])


def test_an_empty_folder_is_not_barren_nor_is_one_with_a_file_that_is_read(root: Path) -> None:
    (root / "empty").mkdir()
    assert survey([root / "empty", root / "docs"], root / "store").barren == {}


def test_a_path_that_is_not_there_says_what_to_do(root: Path) -> None:
    said = (
        f"^{root / 'none'}: there is no such file or folder; check the path, or take documents out of the store with "
        f"`passerelle remove ID`, all whose files are gone with `passerelle index --prune`$"
    )
    with pytest.raises(LoadError, match=said):
        survey([root / "none"], root / "store")


@pytest.mark.parametrize(
    ("id_", "taken", "found"),
    [
        ("a.txt", [], "a.txt"),
        ("a.txt", ["a.txt"], "sub/a.txt"),
        ("a.txt", ["a.txt", "sub/a.txt"], "docs/sub/a.txt"),
        ("sub/a.txt", ["sub/a.txt"], "docs/sub/a.txt"),
        ("docs/sub/a.txt", ["docs/sub/a.txt"], "/docs/sub/a.txt"),
    ],
)
def test_an_id_that_is_taken_has_folders_in_front(id_: str, taken: Sequence[str], found: str) -> None:
    assert vacant_id(Place(Path("/docs/sub/a.txt"), "x", id_), taken) == found


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("été.txt", "été.txt"),
        ("a\udce9b", "a\\xe9b"),
        ("a\udcff\udcfe", "a\\xff\\xfe"),
        ("a\ud800", "a\\ud800"),
    ],
)
def test_a_name_that_is_no_text_is_spelt_out(name: str, shown: str) -> None:
    assert printable(name) == shown


def test_a_store_names_files_from_the_folder_it_lies_in(root: Path) -> None:
    assert parent(root / "docs" / "store") == root / "docs"
    assert parent(DATABASE) is None
    assert shown_path(root / "docs" / "a.txt", root / "docs" / "store") == "a.txt"
    assert shown_path(root / "docs", root / "docs" / "store") == "."
    assert shown_path(root / "away", root / "docs" / "store") == str(root / "away")


def test_a_store_named_from_the_current_folder_names_files_alike(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "docs")
    assert shown_path(root / "docs" / "a.txt", Path("store")) == "a.txt"
    assert shown_path(root / "away" / "h.txt", Path("store")) == str(root / "away" / "h.txt")
    assert not is_gone("a.txt", Path("store"))
    assert is_below("sub/d.md", [Path("sub")], Path("store"))
    assert [each.shown for each in survey([Path("sub")], Path("store")).places] == ["sub/d.md"]


def test_a_file_is_gone_where_no_store_or_database_can_find_it(root: Path) -> None:
    assert not is_gone("a.txt", root / "docs" / "store")
    assert is_gone("gone.txt", root / "docs" / "store")
    assert is_gone("a.txt/below", root / "docs" / "store")
    assert not is_gone(str(root / "docs" / "a.txt"), DATABASE)
    assert is_gone(str(root / "docs" / "gone.txt"), DATABASE)
    assert not is_gone("x" * 300, root / "docs" / "store")  # a name too long is not known to be missing


@pytest.mark.parametrize(
    ("shown", "paths", "below"),
    [
        ("sub/d.md", ["docs"], True),
        ("sub/d.md", ["docs/sub"], True),
        ("sub/d.md", ["docs/sub/d.md"], True),
        ("sub/d.md", ["docs/su"], False),
        ("sub/d.md", ["away", "docs"], True),
        ("sub/d.md", ["away"], False),
        ("sub/d.md", [], False),
    ],
)
def test_a_file_lies_below_a_folder_by_whole_names(
    root: Path, shown: str, paths: Sequence[str], *, below: bool
) -> None:
    assert is_below(shown, [root / each for each in paths], root / "docs" / "store") is below
    assert is_below(str(root / "docs" / shown), [root / each for each in paths], DATABASE) is below
