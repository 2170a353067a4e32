"""Messages that chat programs export: the marks of Slack's, and texts in runs, read as a reader sees them."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

STAMP = re.compile(r"\d{9,11}\.\d{3,6}")
"""The time that Slack knows a message by."""
MARK = re.compile(r"<([@#!]|https?:|mailto:|tel:)([^<>|\n]*)(?:\|([^<>\n]*))?>")
STRESSED = re.compile(r"(?<![\w*_`])([*_])(?=\S)([^*_\n]*?\S)\1(?![\w*_`])")
PREFIX = {"@": "@", "#": "#", "!": "@"}
SPECIAL = re.compile(r"date\^|subteam\^")


def names_of(records: Iterable[object]) -> dict[str, str]:
    """Return the names of those who wrote *records* of Slack, by what other messages call them."""
    names: dict[str, str] = {}
    for record in records:
        profile = record.get("user_profile") if isinstance(record, dict) else None
        if isinstance(record, dict) and isinstance(profile, dict):
            said = profile.get("display_name") or profile.get("real_name")
            if isinstance(said, str) and isinstance(record.get("user"), str):
                names[record["user"]] = said
    return names


def shown_message(record: Mapping[str, Any], text: str, names: Mapping[str, str]) -> str:
    """Return the *text* of a message: of Slack's without its marks, any other as it is."""
    if record.get("type") != "message" or not STAMP.fullmatch(str(record.get("ts", ""))):
        return text
    text = MARK.sub(lambda found: _words(found[1], found[2], found[3], names), text)
    return unescape(STRESSED.sub(r"\2", text))


def joined_runs(value: object) -> object:
    """Return a text that is given in runs, as Telegram and model chats do, as one; any other *value* as it is."""
    if not isinstance(value, list):
        return value
    runs = [each.get("text") if isinstance(each, dict) else each for each in value]
    words = [each for each in runs if isinstance(each, str)]
    return "".join(words) if words and len(words) == len(runs) else value


def _words(kind: str, target: str, label: str | None, names: Mapping[str, str]) -> str:
    """Return what a mark shows: the name of a person or a channel, the words of a link, or its address."""
    if kind not in PREFIX:
        return label or (f"{kind}{target}" if kind.startswith("http") else target)
    if kind == "!" and SPECIAL.match(target):
        return label or "@" + target.partition("^")[2]
    return PREFIX[kind] + (label or names.get(target, target)).removeprefix(PREFIX[kind])
