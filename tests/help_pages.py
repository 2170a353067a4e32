"""The help that each command prints: ``COLUMNS=110 python -m tests.help_pages`` writes ``tests/data/help.txt`` anew."""

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from pathlib import Path

from passerelle.commands.main import main

KEPT = Path(__file__).parent / "data" / "help.txt"
ASKED = re.compile(r"^\$ passerelle (.*?) ?--help\n", re.MULTILINE)
COMMANDS = (
    "", "index", "watch", "worker", "ask", "search", "resolve", "eval", "questions", "questions check",
    "questions new", "questions add", "documents", "remove", "verify", "backup", "restore", "copy", "chat",
    "completion",
)  # fmt: skip


def printed_help(command: str) -> str:
    """Return the help of *command* below its usage, which versions of Python lay out differently."""
    written = io.StringIO()
    with redirect_stdout(written), suppress(SystemExit):
        main([*command.split(), "--help"])
    return written.getvalue().partition("\n\n")[2]


def kept_help() -> Iterator[tuple[str, str]]:
    """Yield each command and the help that is kept of it."""
    parts = ASKED.split(KEPT.read_text(encoding="utf-8"))[1:]
    yield from zip(parts[::2], parts[1::2], strict=True)


if __name__ == "__main__":
    pages = [" ".join(["$ passerelle", *each.split(), "--help\n"]) + printed_help(each) for each in COMMANDS]
    KEPT.write_text("".join(pages), encoding="utf-8")
