"""Facts about follow-ups: most of a set of our own are answered as their full form is, and others are left alone."""

from pathlib import Path

import pytest
from benchmarks.conversations import asked

from passerelle.index.sync import Options, sync

SET = Path(__file__).parent / "conversations"


@pytest.mark.slow
def test_follow_ups_are_answered_as_their_full_form_is(tmp_path: Path) -> None:
    sync([SET / "documents"], tmp_path, Options())
    turns = list(asked(str(tmp_path), str(SET / "turns.jsonl")))
    right = {
        kind: [each.right for each in turns if each.turn["kind"] == kind] for kind in ("follow", "control")
    }
    assert sum(right["follow"]) >= 0.92 * len(right["follow"])
    assert sum(right["control"]) >= 0.88 * len(right["control"])
