"""Take out of readers' feedback, which is kept with a store, the words of documents that were erased."""

import json
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from passerelle.index.aside import written_aside
from passerelle.index.errors import PasserelleError

TAG = "feedback"
"""Tag of the questions that readers of the page added to a set."""


def erase_from_feedback(folder: Path, held: AbstractSet[str]) -> None:
    """Take out of the question sets in *folder* what readers said of documents that are not *held*, by their ids.

    A person's own questions stay as they are, and so do sets elsewhere.

    Raises:
        PasserelleError: a set cannot be written.
    """
    for place in sorted(folder.glob("*.jsonl")):
        try:
            lines = place.read_bytes().split(b"\n")
            kept = [line for line in lines if not _is_of_others(line, held)]
            if len(kept) < len(lines):
                with written_aside(place) as new:
                    new.write_bytes(b"\n".join(kept))
        except OSError as error:
            raise PasserelleError(
                f"{place} cannot be erased from ({error.strerror}): check its permissions"
            ) from error


def _is_of_others(line: bytes, held: AbstractSet[str]) -> bool:
    """Tell whether a line is what a reader said of a document that is not *held*."""
    try:
        found: Any = json.loads(line)
        named = {each["document"] for each in found["expected"]} if TAG in found["tags"] else set()
    except (ValueError, LookupError, TypeError):
        return False
    return not named <= held
