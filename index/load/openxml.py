"""What the files of Word, Excel and PowerPoint have in common: parts tied together, and what a file says of itself."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from passerelle.index.load.account import Account
from passerelle.index.load.office import attribute, kind
from passerelle.index.load.zipped import DamagedXmlError, read_xml
from passerelle.index.types import Field

DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
NO_DATES = frozenset({"0000-00-00", "0001-01-01", "1601-01-01", "1899-12-30", "1904-01-01", "1970-01-01"})
"""Where programs' clocks begin: what they write who were given no date."""
TEMPLATE_AUTHORS = frozenset({"python-docx", "openpyxl", "apache poi", "unknown"})
"""Programs that sign with their own name."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie from one part to another: its id, its kind, and the part's name or, where external, an address."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An opened Office file; what is missing or damaged in it and is no main part goes to the *account*."""

    archive: ZipFile
    account: Account

    def ties(self, part: str) -> list[Tie]:
        """Return what *part*, or the package for ``""``, is tied to; nothing where that is not said."""
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        if part and place not in self.archive.namelist():
            return []
        return [
            _tie(each, folder) for each in (read_xml(self.archive, place) if not part else self._xml(place))
        ]

    def related(self, part: str, wanted: str) -> Iterator[str]:
        """Yield the names of the parts that *part* is tied to in the *wanted* way."""
        for tie in self.ties(part):
            if tie.kind == wanted and not tie.external:
                yield tie.target

    def main(self) -> str:
        return next(self.related("", "officeDocument"), "")

    def xml(self, part: str, wanted: str) -> Element | None:
        """Return the part tied to *part* in the *wanted* way; ``None`` where none can be read."""
        found = next(self.related(part, wanted), "")
        if not found:
            return None
        root = self._xml(found)
        return root if kind(root) != "missing" else None

    def target(self, part: str, id: str) -> str:  # noqa: A002
        """Return the name of the part that *part* calls *id*; empty where it is none of the package."""
        return next((tie.target for tie in self.ties(part) if tie.id == id and not tie.external), "")

    def named(self, name: str) -> Element | None:
        """Return the part of that name, ``None`` where it cannot be read."""
        root = self._xml(name)
        return root if kind(root) != "missing" else None

    def _xml(self, name: str) -> Element:
        try:
            return read_xml(self.archive, name)
        except (KeyError, DamagedXmlError):
            self.account.add("missing parts", name)
            return Element("missing")

    def properties(self) -> tuple[str, dict[str, Field]]:
        """Return the title the file gives itself, and its fields: author, date, subject, keywords."""
        core = self.xml("", "core-properties")
        held = {kind(each): (each.text or "").strip() for each in (core if core is not None else ())}
        return held.get("title", ""), fields(
            author=held.get("creator", ""),
            date=held.get("modified") or held.get("created", ""),
            subject=held.get("subject", ""),
            keywords=held.get("keywords", ""),
        )


def fields(**given: str) -> dict[str, Field]:
    """Return the fields that have a value; a date is cut to its day."""
    found: dict[str, Field] = {}
    for name, value in given.items():
        if name == "date":
            date = DATE.match(value.strip())
            value = date[0] if date and date[0] not in NO_DATES else ""  # noqa: PLW2901
        if name == "author" and value.lower() in TEMPLATE_AUTHORS:
            continue
        if value:
            found[name] = value
    return found


def _tie(each: Element, folder: str) -> Tie:
    external = attribute(each, "TargetMode") == "External"
    target = attribute(each, "Target")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    return Tie(attribute(each, "Id"), attribute(each, "Type").rpartition("/")[2], target, external)
