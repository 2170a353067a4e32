"""Footnotes of Markdown: taken from where they are defined, and put below the paragraph that calls them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

DEFINED = re.compile(r" {0,3}\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<text>.*)")
CALL = re.compile(r"\[\^(?P<name>[^\]\s]+)\]")
INLINE = re.compile(r"\^\[(?P<text>[^\[\]\n]+)\]")
FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})")
NEW_BLOCK = re.compile(r" {0,3}(?:#{1,6} |[-*+] |\d{1,3}[.)] |>|```|~~~)")


@dataclass(slots=True)
class Notes:
    """The notes of a text by name, and the number that each got when it was first called."""

    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def call(self, name: str) -> str:
        """Return the mark of a call, and number its note."""
        return f"<sup>{self.numbers.setdefault(name, len(self.numbers) + 1)}</sup>"

    def take(self, lines: Sequence[str]) -> list[str]:
        """Return *lines* without the notes that they define."""
        kept: list[str] = []
        fence, name, blank = "", "", False
        for line in lines:
            found = None if fence else DEFINED.match(line)
            if found is not None:
                name, blank = found["name"], False
                self.texts[name] = (
                    f"{self.texts[name]}\n\n{found['text']}" if name in self.texts else found["text"]
                )
            elif name and _goes_on(line, blank=blank):
                self.texts[name] += "\n" + re.sub(r"^(?: {1,4}|\t)", "", line)
                blank = not line.strip()
            else:
                name = ""
                fence = _fence(line, fence)
                kept.append(line if fence else INLINE.sub(self._anonymous, line))
        return kept

    def _anonymous(self, found: re.Match[str]) -> str:
        name = f"-{len(self.texts)}"
        self.texts[name] = found["text"]
        return f"[^{name}]"


def place_notes(tokens: list[Token], notes: Notes, render: Callable[[str], str]) -> list[Token]:
    """Return *tokens* with calls marked, the notes below the block that calls them, and the others at the end."""
    placed: list[Token] = []
    pending: list[str] = []
    written: set[str] = set()
    for token in tokens:
        placed.append(token)
        if token.type == "inline":
            pending += _mark_calls(token, notes)
        if token.level == 0 and token.nesting <= 0 and pending and token.type != "inline":
            new = [name for name in dict.fromkeys(pending) if name not in written]
            placed += [_note(name, notes, render) for name in new]
            written.update(new)
            pending = []
    return placed + [_note(name, notes, render) for name in notes.texts if name not in written]


def _mark_calls(token: Token, notes: Notes) -> list[str]:
    children: list[Token] = []
    called: list[str] = []
    for child in token.children or ():
        place = 0
        for found in CALL.finditer(child.content) if child.type == "text" else ():
            if found["name"] not in notes.texts:
                continue
            children.append(Token("text", "", 0, content=child.content[place : found.start()]))
            children.append(Token("html_inline", "", 0, content=notes.call(found["name"])))
            called.append(found["name"])
            place = found.end()
        children.append(Token("text", "", 0, content=child.content[place:]) if place else child)
    token.children = children
    return called


def _note(name: str, notes: Notes, render: Callable[[str], str]) -> Token:
    text = render(notes.texts[name].strip()).strip()
    mark = notes.call(name)
    body = text.replace("<p>", f"<p>{mark} ", 1) if text.startswith("<p>") else f"<p>{mark}</p>{text}"
    return Token("html_block", "", 0, content=f"{body}\n")


def _goes_on(line: str, *, blank: bool) -> bool:
    """Tell whether *line* belongs to the note above it, whose last line is *blank*."""
    if not line.strip() or line.startswith(("    ", "\t")):
        return True
    return not blank and (line.startswith("  ") or not NEW_BLOCK.match(line))


def _fence(line: str, fence: str) -> str:
    """Return the mark of the code block that is open after *line*."""
    found = FENCE.match(line)
    if found is None:
        return fence
    if not fence:
        return found["mark"]
    closes = found["mark"].startswith(fence) and not line.strip().strip(fence[0])
    return "" if closes else fence
