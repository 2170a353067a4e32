"""What readers said of documents that are gone is taken out of the sets beside a store, and nothing else is."""

import json
from pathlib import Path

import pytest

from passerelle.conversation.erased_feedback import erase_from_feedback
from passerelle.index.errors import PasserelleError


def said(*documents: str, tags: tuple[str, ...] = ("feedback",)) -> str:
    expected = [{"document": each} for each in documents]
    return json.dumps({"question": "Where?", "tags": tags, "expected": expected})


KEPT = [
    said("a.md"),
    said("gone.md", tags=("mine",)),
    said(),
    "",
    "no JSON",
    "[1]",
    '{"tags": ["feedback"]}',
    '{"tags": 4, "expected": []}',
    '{"expected": [{"document": "gone.md"}]}',
]


def test_lines_of_readers_about_documents_that_are_gone_are_taken_out_and_all_others_stay(
    tmp_path: Path,
) -> None:
    gone = [said("gone.md"), said("a.md", "gone.md"), said("gone.md", tags=("x", "feedback"))]
    mixed = [gone[0], *KEPT, gone[1], gone[2]]
    (tmp_path / "set.jsonl").write_bytes("\n".join(mixed).encode())
    (tmp_path / "set.json").write_bytes(gone[0].encode())
    erase_from_feedback(tmp_path, {"a.md", "b.md"})
    assert (tmp_path / "set.jsonl").read_bytes().decode().split("\n") == KEPT
    assert (tmp_path / "set.json").read_bytes().decode() == gone[0]


def test_a_set_without_such_lines_is_not_written_anew(tmp_path: Path) -> None:
    place = tmp_path / "set.jsonl"
    place.write_bytes("\n".join(KEPT).encode())
    before = place.stat()
    erase_from_feedback(tmp_path, {"a.md"})
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_first_set_by_name_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for letter in "hgcfbeda":
        (tmp_path / f"{letter}.jsonl").mkdir()
    with pytest.raises(
        PasserelleError, match=r"a\.jsonl cannot be erased from \(.+\): check its permissions"
    ):
        erase_from_feedback(tmp_path, set())
