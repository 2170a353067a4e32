"""The conversation that ``passerelle ask --follow`` goes on with, in a small file in the store's folder."""

import json
import time
from pathlib import Path

from passerelle.conversation.turns import Conversation, Turn, turn_json
from passerelle.index.aside import written_aside
from passerelle.index.errors import PasserelleError

NAME = "conversation.json"
IDLE = 3600
"""Seconds after which a conversation is over."""


def read_conversation(folder: Path) -> Conversation:
    """Return the conversation kept in *folder*; an empty one where there is none, or none that can be read."""
    path = folder / NAME
    try:
        if time.time() - path.stat().st_mtime > IDLE:
            return Conversation()
        return Conversation(
            tuple(Turn.of_json(each) for each in json.loads(path.read_text(encoding="utf-8")))
        )
    except (OSError, ValueError, TypeError, RecursionError):
        return Conversation()


def keep_conversation(folder: Path, conversation: Conversation) -> None:
    """Write *conversation* into *folder*, for its owner's eyes alone.

    Raises:
        PasserelleError: the file cannot be written.
    """
    path, turns = folder / NAME, [turn_json(turn) for turn in conversation.turns]
    try:
        with written_aside(path, private=True) as new:
            new.write_text(json.dumps(turns, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise PasserelleError(
            f"the conversation cannot be kept in {path} ({error.strerror}): ask without --follow"
        ) from error
