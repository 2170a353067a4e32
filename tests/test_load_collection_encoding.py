"""The encoding of a CSV file: told from its beginning, and from later lines that have more than plain letters."""

from pathlib import Path

import pytest

from passerelle.index.load.collection import csv_encoding

PLAIN = ("a," + "b" * 8190 + "\n") * 9


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("before", ["", PLAIN])
@pytest.mark.parametrize("behind", ["", PLAIN])
def test_a_letter_tells_the_encoding_wherever_it_stands(
    tmp_path: Path, before: str, behind: str, encoding: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"id,text\n{before}c,Fermé à Noël\n{behind}".encode(encoding))
    assert path.read_text(encoding=csv_encoding(path)).count("Fermé à Noël") == 1
