"""Facts about what lies around the program: streams that are closed or full, a current folder that is gone or left."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from library import Library

from passerelle import Collection, LoadError, Only, Retriever, StoreError
from passerelle.index.store.life import backup, restore
from passerelle.index.store.stores import Stores
from passerelle.index.sync import sync

ASK = [sys.executable, "-m", "passerelle"]


@pytest.fixture
def stored(library: Library) -> Library:
    library.write("dog.txt", "The dog runs in a green garden.")
    library.index()
    return library


def test_a_reader_and_a_collection_stay_where_they_were_opened(
    stored: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(stored.place)
    found = Retriever.of(stored.open(), stored.embedder)
    with Stores.open(["store"]) as store, Collection.open("store") as collection:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        assert collection.ids() == [entry.id for entry in store.entries()] == ["dog.txt"]
        assert found.search("dog", only=Only(folder="documents"))


@pytest.mark.skipif(sys.platform == "win32", reason="a current folder cannot be taken away there")
def test_a_current_folder_that_is_gone_is_said(
    stored: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for paths, folder in (([Path("docs")], stored.folder), ([stored.documents], Path("store"))):
        with pytest.raises(LoadError, match="the current folder cannot be read"):
            sync(paths, folder, embedder=stored.embedder)
    assert stored.index().unchanged == 1
    with pytest.raises(StoreError, match="there is no store in"):
        Retriever.open("store")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_output_is_said(stored: Library) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*ASK, "documents", "--store", stored.folder],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert (ran.returncode, ran.stderr) == (
        1,
        "passerelle: the system refuses what this command needs (No space left on device)\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors are closed another way there")
def test_closed_streams_end_no_command_in_a_traceback(stored: Library) -> None:
    command = f'"$0" -m passerelle documents --store "{stored.folder}" >&- 2>&- <&-; echo $?'
    ran = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable], check=False, capture_output=True, text=True
    )
    assert ran.stdout == "0\n"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are another thing there")
def test_a_copy_into_a_closed_folder_is_an_error_of_ours(
    stored: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(self: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "exists", closed)
    with pytest.raises(
        StoreError, match=r"cannot be written \(Permission denied\): check the folder's permissions"
    ):
        backup(stored.folder, stored.place / "copy")


@pytest.mark.skipif(sys.platform == "win32", reason="links are another thing there")
@pytest.mark.parametrize("kind", ["folder", "pipe", "loop", "link"])
@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
def test_what_is_no_file_in_the_place_of_one_is_named_and_no_permission_blamed(
    kind: str, ending: str, stored: Library
) -> None:
    backup(stored.folder, stored.place / "sound")
    place = stored.folder / f"store.sqlite{ending}"
    place.unlink(missing_ok=True)
    kinds: dict[str, Callable[[], object]] = {
        "folder": place.mkdir,
        "pipe": lambda: os.mkfifo(place),
        "loop": lambda: place.symlink_to(place),
        "link": lambda: place.symlink_to("/nowhere/at/all"),
    }
    kinds[kind]()
    ways: list[Callable[[], object]] = [
        stored.index,
        lambda: restore(stored.place / "sound", stored.folder),
        stored.open,
    ]
    for way in ways if ending else ways[:2]:
        with pytest.raises(StoreError, match=r"move it away, and run the same command again") as raised:
            way()
        assert "permission" not in str(raised.value)


def test_a_folder_in_the_place_of_the_writer_s_lock_is_named(stored: Library) -> None:
    (stored.folder / "writer.lock").unlink(missing_ok=True)
    (stored.folder / "writer.lock").mkdir()
    with pytest.raises(StoreError, match=r"writer\.lock is a folder: move it away"):
        stored.index()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit is there")
def test_a_store_on_a_full_disk_is_read(stored: Library) -> None:
    code = (
        "import resource, signal, sys\n"
        "from passerelle.index.store.store import Store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "print([entry.id for entry in Store.open(sys.argv[1]).entries()])\n"
    )
    command = [sys.executable, "-c", code, str(stored.folder)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("['dog.txt']\n", "")
