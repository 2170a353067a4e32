"""Facts about the file of a store: what is refused in its place, and what is said of one that cannot be used."""

import re
import sqlite3
from pathlib import Path

import pytest

from passerelle.index.errors import StoreError
from passerelle.index.store.schema import (
    BESIDE,
    FILE,
    VERSION,
    WITHOUT_ACCOUNT,
    WITHOUT_WORDS,
    check_version,
    damaged,
    failed,
    put_in_again,
    require_file,
    require_files_or_none,
)

STORE = Path("/a b")
INDEX = "`passerelle index PATH --store '/a b'`"


def exactly(said: str) -> str:
    return rf"\A{re.escape(said)}\Z"


UP_TO_DATE = f"bring it up to date with {INDEX}; no text that is still the same is embedded again"
ANOTHER = "this program reads version 3: make a new one with `passerelle index PATH --store OTHER_FOLDER`"
ACCOUNT = "documents kept fields of their own and an account of what was not read"


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (0, f"holds nothing yet: index documents with {INDEX}"),
        (WITHOUT_WORDS, f"was made before passages were found by their words: {UP_TO_DATE}"),
        (WITHOUT_ACCOUNT, f"was made before {ACCOUNT}: {UP_TO_DATE}"),
        (-1, f"has schema version -1 and {ANOTHER}"),
        (VERSION + 1, f"has schema version 4 and {ANOTHER}"),
    ],
)
def test_a_store_of_another_version_is_refused_with_what_makes_one_of_this(version: int, said: str) -> None:
    with pytest.raises(StoreError, match=exactly(f"the store in /a b {said}")):
        check_version(version, STORE)
    check_version(VERSION, STORE)


@pytest.mark.parametrize("ending", ["", *BESIDE])
def test_what_is_no_file_in_the_place_of_one_is_to_be_moved(tmp_path: Path, ending: str) -> None:
    place = tmp_path / f"{FILE}{ending}"

    def refused(what: str) -> None:
        said = f"{place} is {what}: move it away, and run the same command again"
        with pytest.raises(StoreError, match=exactly(said)):
            require_files_or_none(tmp_path)

    require_files_or_none(tmp_path)
    place.write_bytes(b"")
    require_files_or_none(tmp_path)
    place.unlink()
    place.mkdir()
    refused("no file")
    place.rmdir()
    place.symlink_to(tmp_path / "nowhere")
    refused("a link to what is not there")
    place.unlink()
    place.symlink_to(place)
    refused("a link that leads nowhere")


def test_a_place_to_read_must_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    require_file(tmp_path / "file")
    for missing in (tmp_path / "none" / FILE, tmp_path / FILE, tmp_path / "file" / FILE):
        folder = missing.parent
        said = f"there is no store in {folder}: make one with `passerelle index PATH --store {folder}`"
        with pytest.raises(StoreError, match=exactly(said)):
            require_file(missing)
    said = (
        f"{tmp_path} is no file, so there is no store in {tmp_path.parent}: move it away, and make a store with "
        f"`passerelle index PATH --store {tmp_path.parent}`"
    )
    with pytest.raises(StoreError, match=exactly(said)):
        require_file(tmp_path)
    long = tmp_path / ("x" * 300)
    why = "(File name too long): check the path, and the permissions of its folders"
    with pytest.raises(StoreError, match=exactly(f"the store in {long} cannot be opened {why}")):
        require_file(long / FILE)


READ = (
    f"/a b/{FILE} cannot be read ({{}}): it is not a store or it is damaged; delete /a b and index again with "
    f"{INDEX}"
)
AROUND = (
    f"/a b/{FILE} cannot be read ({{}}): check the permissions of the file and its folder, and the free space on its "
    f"disk; if its last writer was stopped, open it once where it can be written; if it is damaged, delete /a b and "
    f"index again with {INDEX}"
)
WRITTEN = (
    f"/a b/{FILE} cannot be written ({{}}): the store is as it was before; check the folder's permissions and the "
    f"free space on its disk, and run the same command again"
)
ASKED = (
    f"/a b/{FILE} was asked what it cannot be asked ({{}}); the store itself is as it was: `passerelle verify --store "
    f"'/a b'` says whether it is sound"
)


@pytest.mark.parametrize(
    ("error", "read", "written"),
    [
        (sqlite3.DatabaseError("odd"), READ, READ),
        (sqlite3.OperationalError("odd"), AROUND, WRITTEN),
        (sqlite3.OperationalError("no such file"), AROUND, WRITTEN),
        *(
            (kind("odd"), ASKED, ASKED)
            for kind in (
                sqlite3.ProgrammingError,
                sqlite3.InterfaceError,
                sqlite3.IntegrityError,
                sqlite3.DataError,
                sqlite3.NotSupportedError,
            )
        ),
        *(
            (sqlite3.OperationalError(said), READ, READ)
            for said in (
                "no such table: documents",
                "no such column: row",
                "no such module: fts5",
                "table files already exists",
                "index documents_by_path already exists",
                "malformed database schema",
            )
        ),
    ],
)
def test_an_error_is_called_damage_only_where_it_is(error: sqlite3.Error, read: str, written: str) -> None:
    assert str(damaged(STORE, error)) == read.format(error)
    assert str(failed(STORE, error)) == written.format(error)


def test_what_mends_a_damaged_document_depends_on_where_it_is_from(tmp_path: Path) -> None:
    assert put_in_again("a b", tmp_path, given=True) == (
        f"`passerelle remove 'a b' --store {tmp_path}`, then put it in again by the program that gave it"
    )
    assert put_in_again("a", tmp_path, given=False) == (
        f"`passerelle remove a --store {tmp_path}`, then `passerelle index PATH --again a --store {tmp_path}`, PATH "
        f"being where its file is"
    )
