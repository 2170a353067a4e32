"""Facts about the documents that limits allow in a store: by ids, folder, fields, and all together."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small_store import CAT, EMBEDDER, SETTINGS

from passerelle.index.store.change import Change, change
from passerelle.index.store.location import Database
from passerelle.index.store.only import EVERYTHING, Only, require_only

PATHS = {
    1: "notes/team/a.txt",
    2: "notes/team-secret/b.txt",
    3: "notes/team/deep/c.txt",
    4: "/elsewhere/notes/team/d.txt",
    5: "C:/notes/e.txt",
    6: "",
}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Change]:
    """Return a store in `here/store` of six documents, a number each as its row and its id."""
    with change(tmp_path / "here" / "store", SETTINGS, EMBEDDER) as made:
        for number, path in PATHS.items():
            fields = {"year": 2020 + number} if number % 2 else {}
            made.put(path, replace(CAT, id=str(number), fields=fields))
        made.commit({})
        yield made


def allowed(opened: Change, **limits: Any) -> list[int] | None:
    return Only(**limits).rows(opened.connection, opened.folder)


def test_no_limit_allows_all_without_a_look() -> None:
    assert Only() == EVERYTHING
    assert hash(Only(where={"year": 3})) == hash(Only())


@pytest.mark.parametrize(
    ("limits", "rows"),
    [
        ({}, None),
        ({"language": "fr"}, None),
        ({"documents": ()}, []),
        ({"documents": ["3", "1", "none"]}, [1, 3]),
        ({"documents": ["half \ud83d"]}, []),
        ({"folder": "notes/team"}, [1, 3]),
        ({"folder": "notes/team/a.txt"}, [1]),
        ({"folder": "notes/team/a"}, []),
        ({"folder": "notes"}, [1, 2, 3]),
        ({"folder": "./notes/../notes/team/"}, [1, 3]),
        ({"folder": "."}, [1, 2, 3, 6]),
        ({"folder": ".."}, [1, 2, 3, 6]),
        ({"folder": "/"}, [1, 2, 3, 4, 6]),
        ({"folder": "/elsewhere"}, [4]),
        ({"folder": "/elsewhere/notes/team"}, [4]),
        ({"folder": "elsewhere"}, []),
        ({"where": {"year": (">", 2022)}}, [3, 5]),
        ({"where": {"year": (">", 2022)}, "folder": "notes"}, [3]),
        ({"where": {"year": 2021}, "documents": ["1", "3"]}, [1]),
        ({"where": {"year": None}, "documents": ["1", "2"]}, [2]),
        ({"documents": ["1", "2", "4"], "folder": "notes/team"}, [1]),
        ({"documents": ["1", "3"], "folder": "notes/team", "where": {"year": 2023}}, [3]),
    ],
)
def test_limits_allow_what_meets_all_of_them(
    opened: Change, limits: dict[str, Any], rows: list[int] | None
) -> None:
    assert allowed(opened, **limits) == rows


def test_a_folder_may_be_named_from_the_root_on(opened: Change, tmp_path: Path) -> None:
    assert allowed(opened, folder=tmp_path / "here" / "notes" / "team") == [1, 3]
    assert allowed(opened, folder=tmp_path / "here") == [1, 2, 3, 6]
    assert allowed(opened, folder=tmp_path / "other") == []


def test_a_database_names_its_folders_from_the_current_one(
    opened: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Database("postgresql://ada@localhost/papers")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert Only(folder="/elsewhere").rows(opened.connection, place) == [4]
    assert Only(folder="notes").rows(opened.connection, place) == []
    monkeypatch.chdir("/")
    assert Only(folder="elsewhere/notes").rows(opened.connection, place) == [4]


def test_what_is_staged_and_not_committed_is_not_allowed(opened: Change) -> None:
    opened.put("notes/new.txt", replace(CAT, id="7"))
    opened.flush()
    assert allowed(opened, documents=["7"]) == []
    assert allowed(opened, folder="notes/new.txt") == []


@pytest.mark.parametrize("given", [None, "notes", {"folder": "notes"}, ()])
def test_limits_of_another_kind_are_refused(given: object) -> None:
    with pytest.raises(TypeError, match=r"only is .*: give what a search is limited to as Only\("):
        require_only(given)


def test_a_folder_that_is_blank_is_refused() -> None:
    for blank in (" ", "\t", "\u00a0"):
        with pytest.raises(ValueError, match="the folder is blank, which says nothing"):
            Only(folder=blank)
