"""What tests of the commands share: a folder to work in."""

from pathlib import Path

import pytest
from command_line import BRIDGE, MILL


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with two documents in ``documents``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "pont.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "documents" / "mill.txt").write_text(MILL, encoding="utf-8")
    return tmp_path
