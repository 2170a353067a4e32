"""The file of questions to begin with: written whole or not at all, for its owner, and read for its store alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from passerelle.starting.kept import _read, _write

KEY: list[Any] = [1, "store", 4]


def test_what_is_kept_is_of_one_store_in_one_state(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "kept.json"
    _write(path, KEY, (("fr", "Où est l’été ?"),))
    assert "été" in path.read_text(encoding="utf-8")
    assert _read(path, KEY) == (KEY, (("fr", "Où est l’été ?"),))
    for other in ([2, "store", 4], [1, "shop", 4], [1, "store", 5]):
        assert _read(path, other) is None
    _write(path / "below", KEY, ())
    assert not (path / "below").exists()


def test_the_file_is_for_its_owner_and_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o644)
    _write(path, KEY, (("en", "Where?"),))
    assert path.stat().st_mode & 0o777 == 0o600
    assert json.loads(path.read_text(encoding="utf-8")) == {"of": KEY, "questions": [["en", "Where?"]]}
    _write(path, KEY, ())
    assert _read(path, KEY) == (KEY, ())
    assert [each.name for each in tmp_path.iterdir()] == ["kept.json"]


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ([["fr", "Où ?"]], (("fr", "Où ?"),)),
        ([["de", "Wo?"]], (("en", "Wo?"),)),
        ([["en", 4]], (("en", "4"),)),
        ([["fr", "a"], ["en", "b"]], (("fr", "a"), ("en", "b"))),
    ],
)
def test_a_question_is_in_french_or_else_in_english(
    tmp_path: Path, questions: list[list[Any]], expected: tuple[tuple[str, str], ...]
) -> None:
    path = tmp_path / "kept.json"
    path.write_text(json.dumps({"of": KEY, "questions": questions}), encoding="utf-8")
    assert _read(path, KEY) == (KEY, expected)


@pytest.mark.parametrize(
    "kept", ["", "[]", "4", '{"of": [1, "store", 4]}', '{"questions": []}', "[" * 100_000]
)
def test_a_file_that_says_something_else_counts_as_none(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "kept.json"
    assert _read(path, KEY) is None
    path.write_text(kept, encoding="utf-8")
    assert _read(path, KEY) is None
