"""The marks inside a line of reStructuredText: emphasis, links, roles, names that stand for a text."""

import re
from collections.abc import Mapping

from passerelle.index.load.raised import lowered, raised

MARK = re.compile(
    r"``(?P<code>.+?)``|(?::(?P<role>[\w:.+-]+):)?`(?P<text>[^`]+)`(?:__?|:[\w:.+-]+:)?|\*\*(?P<strong>[^*\n]+?)\*\*|"
    r"(?<![\w*])\*(?P<soft>[^*\s][^*\n]*?)\*(?![\w*])|\|(?P<name>[^|\s][^|\n]*?)\|_{0,2}|"
    r"[ ]?\[(?:\d+|#\w*|\*)\]_|(?P<cited>\[\w[\w.-]*\])_|\\(?P<escaped>.)|\b(?P<link>\w[\w.-]*[^\W_])__?(?!\w)",
    re.DOTALL,
)
BEFORE = 2
"""Characters before raised or lowered type that tell how it is written."""
EXPLICIT = re.compile(r"\s*<[^<>]*>$", re.DOTALL)


def plain(text: str, stands_for: Mapping[str, str]) -> str:
    """Return *text* without its marks, each name in bars replaced by what it *stands for*."""
    parts: list[str] = []
    place, before = 0, ""
    for found in MARK.finditer(text):
        parts.append(text[place : found.start()])
        before = f"{before}{parts[-1]}"[-BEFORE:]
        parts.append(_shown(found, stands_for, before))
        before = f"{before}{parts[-1]}"[-BEFORE:]
        place = found.end()
    return "".join(parts) + text[place:]


def _shown(found: re.Match[str], stands_for: Mapping[str, str], before: str) -> str:
    if (name := found["name"]) is not None:
        return stands_for.get(name, found[0])
    if (escaped := found["escaped"]) is not None:
        return "" if escaped.isspace() else escaped
    role, text = found["role"] or "", found["text"]
    if text is not None:
        shown = EXPLICIT.sub("", text) or text.strip("<> ")
        shown = shown.lstrip("~!") if role else shown
        if role in {"sup", "superscript"}:
            return raised(shown, before)
        return lowered(shown, before) if role in {"sub", "subscript"} else shown
    return found["cited"] or found["code"] or found["strong"] or found["soft"] or found["link"] or ""
