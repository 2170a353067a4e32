"""Facts about follow-ups: most of two sets of our own are answered as their full form is, and others are left alone."""

from pathlib import Path

import pytest
from benchmarks.conversations import asked

from passerelle.index.sync import Options, sync

SET = Path(__file__).parent / "conversations"
DOCUMENTS = Path(__file__).parent.parent / "documents"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("documents", "turns", "least"),
    [
        (SET / "documents", "turns.jsonl", {"follow": 0.95, "control": 0.88}),
        (DOCUMENTS, "cold-war.jsonl", {"follow": 0.86, "control": 0.93}),
    ],
)
def test_follow_ups_are_answered_as_their_full_form_is(
    documents: Path, turns: str, least: dict[str, float], tmp_path: Path
) -> None:
    sync([documents], tmp_path, Options())
    answered = list(asked(str(tmp_path), str(SET / turns)))
    for kind, share in least.items():
        right = [each.right for each in answered if each.turn["kind"] == kind]
        assert sum(right) >= share * len(right), kind
