"""What tests of the commands share: a folder to work in, a store of two documents, and what runs a command."""

from pathlib import Path

import pytest
from command_line import BRIDGE, MILL, Said
from library import Library

from passerelle.index.sync import Options


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with two documents in ``documents``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "pont.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "documents" / "mill.txt").write_text(MILL, encoding="utf-8")
    return tmp_path


@pytest.fixture
def store(library: Library) -> Path:
    """Return a store of two documents, made with an embedder that counts words."""
    library.write("pont.txt", f"{BRIDGE} Le maire de Brume le fit peindre en vert.")
    library.write("bac.txt", "Le bac bleu part à midi du vieux port de Brume, chaque jour.")
    library.index(options=Options(passage_tokens=64))
    return library.folder


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)
