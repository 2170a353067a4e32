"""Leave nothing in kept conversations of documents that the store holds no more."""

import json
import sqlite3
from collections.abc import Set as AbstractSet
from contextlib import closing
from pathlib import Path
from typing import Any

from passerelle.conversation.history import BUSY_SECONDS, FILE, HistoryError
from passerelle.conversation.kept import NAME


def erase_from_conversations(folder: Path, held: AbstractSet[str]) -> None:
    """Take out of what is kept in *folder* whatever came from a document that is not *held*, by its id.

    Questions stay, as their writers' own words. Their searched forms and the replies to small talk, which may name a
    document, go; so do the places of what is cited of it, files of damaged conversations, and the conversation that
    ``passerelle ask --follow`` goes on with, which has titles and quotations.

    Raises:
        HistoryError: the conversations are being read, or cannot be written.
    """
    for place in [*folder.glob(f"{NAME}*"), *folder.glob("conversations.damaged-*")]:
        try:
            place.unlink(missing_ok=True)
        except OSError as error:
            raise HistoryError(f"{place} cannot be erased ({error.strerror}): delete it yourself") from error
    path = folder / FILE
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            _rewrite(connection, held)
            connection.execute("VACUUM")
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except (sqlite3.Error, ValueError, LookupError, TypeError, RecursionError) as error:
        raise HistoryError(f"nothing can be erased from {path} ({error}): delete that file") from error
    if busy:
        raise HistoryError(f"{path} is being read: close the page, and run `passerelle remove --erase` again")


def _rewrite(connection: sqlite3.Connection, held: AbstractSet[str]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM conversations WHERE deleted IS NOT NULL")
    connection.execute("DELETE FROM turns WHERE conversation NOT IN (SELECT id FROM conversations)")
    rows = connection.execute("SELECT conversation, number, answer FROM turns").fetchall()
    for conversation, number, answer in rows:
        kept = json.dumps(_without(json.loads(answer), held), ensure_ascii=True)
        connection.execute(
            "UPDATE turns SET answer = ? WHERE conversation = ? AND number = ?", (kept, conversation, number)
        )
    connection.execute("COMMIT")


def _without(kept: dict[str, Any], held: AbstractSet[str]) -> dict[str, Any]:
    """Return an answer that was *kept* without what names a document that is not *held*."""
    citations = [each for each in kept["citations"] if each["document"] in held]
    for each in citations:
        if each["translation"] and each["translation"]["document"] not in held:
            each["translation"] = None
    return {
        **kept,
        "searched": "",
        "text": "",
        "citations": citations,
        "nearest": [each for each in kept["nearest"] if each["document"] in held],
        "erased": int(kept.get("erased", 0)) + len(kept["citations"]) - len(citations),
    }
