"""reStructuredText, as its reader sees it: sections, lists, tables, notes and code, without its marks."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from passerelle.index.language import document_language
from passerelle.index.load.account import Account
from passerelle.index.load.days import written_date
from passerelle.index.load.decode import read_text
from passerelle.index.load.openxml import fields
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.pictures import picture_words
from passerelle.index.load.rst_directives import VERSIONS, csv_rows, list_rows, version_lines
from passerelle.index.load.rst_inline import plain
from passerelle.index.load.rst_tables import is_border, table_rows
from passerelle.index.text import TextBuilder, table_row

ADORNED = re.compile(r"([!-/:-@\[-`{-~])\1{2,}\s*")
DIRECTIVE = re.compile(r"\.\.[ \t]+(?:\|([^|]+)\|[ \t]+)?([\w:+.-]+?)::(?:[ \t]+(.*))?$")
TARGET = re.compile(r"\.\.[ \t]+_|__[ \t]")
NOTE = re.compile(r"\.\.[ \t]+\[([^\]]+)\][ \t]*(.*)")
NO_NAME = re.compile(r"\d+|#.*|\*")
"""What calls a footnote; a source that is cited has a name."""
OPTION = re.compile(r":(?P<name>[\w -]+):(?:\s+(?P<value>.*)|$)")
NUMBERED = re.compile(r"(?P<open>\(?)#(?P<close>[.)])(?=\s)")
COUNTED = re.compile(r"\(?(\d+)[.)]\s")
SIGN = re.compile(r"(?:0x|x|\\x|U\+?|u|\\u|&#x)([0-9a-fA-F]{2,5});?")
"""A sign by its number, as ``unicode`` takes it."""
FIELD = re.compile(r":([\w -]+):(?:[ \t]+|$)(.*)")
ITEM = re.compile(r"(?:[-*+•]|\(?(?:\d+|[a-zA-Z#]|[ivxIVX]+)[.)])[ \t]+")
BULLET = re.compile(r"^[-*+•][ \t]+")
UNREAD = frozenset({"toctree", "contents", "index", "meta", "raw", "include", "literalinclude", "highlight",
                    "currentmodule", "module", "default-role", "tabularcolumns", "sectnum"})  # fmt: skip
BOXES = frozenset({"note", "warning", "attention", "caution", "danger", "error", "hint", "important", "tip", "seealso",
                   "todo", "topic"})  # fmt: skip
"""Directives whose words begin on their own line."""
OF_SPHINX = frozenset({"orphan", "nocomments", "nosearch", "tocdepth"})
CODE = frozenset({"code", "code-block", "sourcecode", "parsed-literal", "math", "doctest"})
PICTURES = frozenset({"image", "figure"})
CALLED = {"author": "author", "authors": "author", "auteur": "author", "date": "date", "subject": "subject",
          "keywords": "keywords", "title": "title"}  # fmt: skip


def load_rst(path: Path) -> Parsed:
    content = read_text(path).expandtabs().replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(content.split("\n"), french=document_language(content) == "fr")
    reader.read()
    said = reader.said
    return Parsed(
        reader.builder,
        said.get("title", ""),
        fields=fields(
            author=said.get("author", ""),
            date=written_date(said.get("date", "")),
            subject=said.get("subject", ""),
            keywords=said.get("keywords", ""),
        ),
        gaps=reader.account.gaps,
    )


class _Reader:
    """One pass over the lines; levels of sections are told by the order in which their marks come."""

    def __init__(self, lines: list[str], *, french: bool) -> None:
        self.builder = TextBuilder()
        self.account = Account()
        self.said: dict[str, str] = {}
        self._lines = lines
        self._french = french
        self._marks: list[str] = []
        self._stands_for = dict(_substitutions(lines))
        self._item_above = False
        self._literal = False
        self._number = 0
        """Of the item above, in a list whose items the program counts."""

    def read(self) -> None:
        place = 0
        while place < len(self._lines):
            if not self._lines[place].strip():
                place += 1
                continue
            place = self._block(place)

    def _block(self, place: int) -> int:
        """Read the block that begins at line *place*; return the line behind it."""
        line = self._lines[place]
        bare = line.strip()
        if self._literal:
            self._literal = False
            if (end := self._indented_end(place, 0)) > place:
                self.builder.block("\n".join(_dedented(self._lines[place:end])))
                return end
        if taken := self._heading(place):
            return place + taken
        end = self._end(place)
        block = self._lines[place:end]
        if bare.startswith(".. ") or bare == ".." or TARGET.match(bare):
            return self._directive(place, bare)
        self._literal = block[-1].rstrip().endswith("::")
        if bare == "::":
            return place + 1
        if is_border(bare):
            return self._table(place)
        if FIELD.match(bare) and not self.builder.headings[1:]:
            self._fields(block)
        elif not (len(block) == 1 and ADORNED.fullmatch(bare)):
            self._paragraph(block)
        return end

    def _heading(self, place: int) -> int:
        """Write a section's title, if one begins at line *place*; return how many lines it takes."""
        near = [each.rstrip() for each in self._lines[place : place + 3]] + ["", ""]
        over = ADORNED.fullmatch(near[0]) is not None
        title, under = (near[1], near[2]) if over else (near[0], near[1])
        if not title.strip() or not ADORNED.fullmatch(under) or (over and under[0] != near[0][0]):
            return 0
        short = len(under) < min(4, len(title.strip()))
        if ADORNED.fullmatch(title) or short or (title != title.lstrip() and not over):
            return 0
        mark = under[0] * (2 if over else 1)
        if mark not in self._marks:
            self._marks.append(mark)
        self.builder.heading(self._shown(title), self._marks.index(mark) + 1)
        self._item_above = False
        return 3 if over else 2

    def _end(self, place: int) -> int:
        while place < len(self._lines) and self._lines[place].strip():
            place += 1
        return place

    def _indented_end(self, place: int, depth: int) -> int:
        """Return the line behind those, from *place*, that are indented more than *depth*, or blank."""
        while place < len(self._lines):
            line = self._lines[place]
            if line.strip() and len(line) - len(line.lstrip()) <= depth:
                break
            place += 1
        return place

    def _paragraph(self, block: list[str]) -> None:
        if all(line.strip() == "|" or line.lstrip().startswith("| ") for line in block):
            self.builder.block("\n".join(self._shown(line.strip()[2:]) for line in block))
            return
        items: list[list[str]] = []
        for line in block:
            if ITEM.match(line.strip()) or not items:
                items.append([])
            items[-1].append(line.strip())
        for number, item in enumerate(items):
            text = " ".join(item) if len(items) > 1 or ITEM.match(item[0]) else "\n".join(item)
            is_item = ITEM.match(text) is not None
            if not self._item_above and not number:
                self._number = 0
            if counted := COUNTED.match(text):
                self._number = int(counted[1])
            elif NUMBERED.match(text):
                self._number += 1
                text = NUMBERED.sub(rf"\g<open>{self._number}\g<close>", text, count=1)
            text = re.sub(
                r"[ \t]*::$", lambda mark: ":" if not mark[0][0].isspace() else "", BULLET.sub("", text)
            )
            self.builder.block(self._shown(text), tight=is_item and (self._item_above or number > 0))
            self._item_above = is_item

    def _directive(self, place: int, bare: str) -> int:
        depth = len(self._lines[place]) - len(self._lines[place].lstrip())
        end = self._indented_end(place + 1, depth)
        self._item_above = False
        if note := NOTE.match(bare):
            text = " ".join([note[2], *(each.strip() for each in self._lines[place + 1 : end])])
            cited = "" if NO_NAME.fullmatch(note[1]) else f"[{note[1]}] "
            self.builder.block(self._shown(cited + text))
            return end
        found = DIRECTIVE.match(bare)
        if found is None or found[1]:
            return end  # a comment, the target of a link, what a name stands for
        name, argument = found[2].rpartition(":")[2].lower(), found[3] or ""
        if name in PICTURES:
            self.account.add("pictures", argument)
        if name in UNREAD:
            if name in {"include", "literalinclude", "raw"}:
                self.account.add("missing parts", argument)
            return end
        lines = self._lines[place + 1 : end]
        options: dict[str, str] = {}
        begun = name in BOXES and argument
        while not begun and lines and (not lines[0].strip() or OPTION.match(lines[0].strip())):
            if option := OPTION.match(lines[0].strip()):
                options[option["name"]] = option["value"] or ""
            lines = lines[1:]
        lines = [f"{' ' * depth}   {argument}", *lines] if begun else lines
        self._write_directive(name, "" if name in BOXES | {"only"} else argument, options, lines)
        return end

    def _write_directive(self, name: str, argument: str, options: Mapping[str, str], body: list[str]) -> None:
        body = _dedented(body)
        if name in VERSIONS:
            argument, body = "", version_lines(name, argument, body, french=self._french)
        if name in PICTURES:
            self.builder.block(picture_words(self._shown(options.get("alt", ""))))
        if name in CODE:
            self.builder.block(self._shown(options.get("caption", "")))
            shown = map(self._shown, body) if name == "parsed-literal" else body
            self.builder.block("\n".join([argument, *shown] if name == "math" else shown))
            return
        if name in {"csv-table", "list-table"}:
            rows = csv_rows(options, body) if name == "csv-table" else list_rows(body)
            self.builder.block(self._shown(argument))
            self.builder.block("\n".join(table_row(map(self._shown, row)) for row in rows))
            if options.get("file") or options.get("url"):
                self.account.add("missing parts", options.get("file") or options["url"])
            return
        if argument and name not in PICTURES:
            self.builder.block(self._shown(argument))
        inner = _Reader(body, french=self._french)
        inner.builder, inner.account, inner._marks = self.builder, self.account, self._marks
        inner._stands_for = self._stands_for
        inner.read()

    def _table(self, place: int) -> int:
        rows, used = table_rows(self._lines[place:])
        lines = [line for row in rows if (line := table_row(self._shown(cell) for cell in row))]
        self.builder.block("\n".join(lines))
        self._item_above = False
        return place + used

    def _fields(self, block: list[str]) -> None:
        name = ""
        for line in block:
            found = FIELD.match(line.strip())
            if found:
                name = CALLED.get(found[1].strip().lower(), "")
            if found and found[1].strip().lower() in OF_SPHINX:
                continue
            text = self._shown(found[2] if found else line.strip())
            if name:
                self.said[name] = f"{self.said.get(name, '')} {text}".strip()
            else:
                self.builder.block(f"{found[1]} : {text}" if found else text, tight=True)

    def _shown(self, text: str) -> str:
        return plain(text, self._stands_for)


def _dedented(lines: list[str]) -> list[str]:
    shift = min((len(each) - len(each.lstrip()) for each in lines if each.strip()), default=0)
    return [each[shift:] for each in lines]


def _substitutions(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        found = DIRECTIVE.match(line.strip())
        if found and found[1]:
            text = found[3] or ""
            yield found[1], text if found[2] == "replace" else _signs(text) if found[2] == "unicode" else ""


def _signs(text: str) -> str:
    """Return the signs that codes stand for, as ``U+2122`` and ``0xA9``, and words as they are."""
    codes = text.partition(" .. ")[0].split()
    return "".join(chr(int(code[1], 16)) if (code := SIGN.fullmatch(each)) else each for each in codes)
