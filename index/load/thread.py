"""A thread of mails as text: what was written apart from what it quotes, each quoted message under who wrote it."""

import re
from collections.abc import Iterator, Mapping

from passerelle.index.load.days import written_date
from passerelle.index.load.openxml import fields
from passerelle.index.text import TextBuilder, clean
from passerelle.index.types import Field

ANSWER = re.compile(r"^(?:(?:re|aw|fwd?|tr|rép|réf)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
FORWARDED = re.compile(
    r"^[ \t>]*(?:-{2,}\s*(?:message (?:d['’]origine|original|transféré|initial)|original message|forwarded message|"
    r"début du message (?:réexpédié|transféré))\b.*|_{10,}|début du message (?:réexpédié|transféré)\s*:|"
    r"begin forwarded message\s*:)\s*$",
    re.IGNORECASE,
)
WROTE = re.compile(
    r"^[ \t]*(?:le\b.{6,200}\ba écrit|on\b.{6,200}\bwrote|.{3,120}<[^>]+@[^>]+>\s*(?:a écrit|wrote))[\s\u00a0]*:\s*$",
    re.IGNORECASE,
)
BEGUN = re.compile(r"[ \t]*(?:le|on)\b.*[^.!?\s][ \t]*$", re.IGNORECASE)
"""The first of two lines that introduce a message, where the second would do so alone."""
LABEL = re.compile(
    r"^[ \t>*]*(de|from|à|to|cc|cci|bcc|objet|subject|sujet|date|envoyé(?: le)?|sent)[ \t*\u00a0\u202f]*:[ \t*]*(.*)$",
    re.IGNORECASE,
)
NAMES = {
    "de": "from", "à": "to", "objet": "subject", "sujet": "subject",
    "envoyé": "date", "envoyé le": "date", "sent": "date",
}  # fmt: skip
ADDRESSED = frozenset({"à", "to", "cc", "cci", "bcc"})
QUOTED = re.compile(r"^[ \t]?(?:>[ \t]?)+")
SIGNED = re.compile(r"[ \t]*(?:--[ \t]*$|[-_=*]{4,})")
"""What parts a mail from a signature, or from what a list of addresses adds."""
MOST_LABELS = 12
"""Lines that may introduce a quoted message."""


def write_thread(text: str, builder: TextBuilder) -> None:
    """Write what a mail says, then what it quotes, each message of that under a heading that says whose it is."""
    for who, part in _messages(clean(text).split("\n")):
        builder.heading(who, 2)
        for block in part.split("\n\n"):
            builder.block(block)


def header_fields(lines: list[str]) -> dict[str, Field]:
    """Return what the labels at the head of a mail say: who wrote it, to whom, when, on what."""
    said = _said(lines)
    return fields(
        **{"from": said.get("from", ""), "to": said.get("to", ""), "subject": said.get("subject", "")},
        author=said.get("from", ""),
        date=written_date(said.get("date", "")),
    )


def _said(lines: list[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        if label := LABEL.match(line):
            found.setdefault(NAMES.get(label[1].lower(), label[1].lower()), label[2].strip())
    return found


def _messages(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the messages of a thread, newest first: what introduces each, empty for the first, and what it says."""
    who, found = "", list[str]()
    place, quoted = 0, False
    while place < len(lines):
        line = lines[place]
        begins, introduction = _introduction(lines, place)
        if begins and WROTE.match(introduction + ":") and _is_answered(lines[place + begins :]):
            found += ["", " ".join(map(_bare, lines[place : place + begins])), ""]
            place += begins
            continue
        if begins:
            yield who, "\n".join(found).strip("\n")
            who, found, quoted = introduction, _addressed(lines[place : place + begins]), False
            place += begins
            continue
        bare = QUOTED.sub("", line)
        if (bare != line) != quoted:
            quoted = not quoted
            found.append("")
        found.append(bare)
        place += 1
    yield who, "\n".join(found).strip("\n")


def _is_answered(lines: list[str]) -> bool:
    """Tell whether what a mail quotes at the head of *lines* has its writer's own words below it."""
    quoted = blank = False
    for line in lines:
        if QUOTED.match(line):
            quoted, blank = True, False
        elif not line.strip():
            blank = True
        elif blank or not quoted:
            return quoted and not SIGNED.match(line) and not _introduction([line], 0)[0]
    return False


def _bare(line: str) -> str:
    return QUOTED.sub("", line).strip()


def _addressed(lines: list[str]) -> list[str]:
    """Return the lines that say to whom a quoted message went, and an empty one below them."""
    labels = filter(None, map(LABEL.match, lines))
    found = [f"{each[1]}: {each[2]}" for each in labels if each[1].lower() in ADDRESSED and each[2]]
    return [*found, ""] if found else []


def _introduction(lines: list[str], place: int) -> tuple[int, str]:
    """Return how many lines from *place* introduce a quoted message, and what they say on one line."""
    bare = [QUOTED.sub("", each) for each in lines[place : place + MOST_LABELS]]
    used = 0
    if FORWARDED.match(bare[0]):
        used = next((number for number, each in enumerate(bare[1:], 1) if each.strip()), len(bare))
    labelled = next(
        (number for number, each in enumerate(bare[used:]) if not LABEL.match(each)), len(bare) - used
    )
    if labelled >= 3 or (used and labelled):
        said = _said(bare[used : used + labelled])
        shown = ", ".join(said[name] for name in ("from", "date", "subject") if said.get(name))
        return used + labelled, shown or bare[0].strip("- _:>")
    if used:
        return used, bare[0].strip("- _:>")
    begun = BEGUN.match(bare[0]) or not any(map(WROTE.match, bare[1:2]))
    for length in (1, 2) if begun else (1,):
        joined = " ".join(each.strip() for each in bare[:length])
        if WROTE.match(joined) and bare[0].strip():
            return length, joined.rstrip(" :\u00a0")
    return 0, ""
