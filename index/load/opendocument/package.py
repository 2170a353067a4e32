"""Open an OpenDocument file, packed or flat, and read what it says of itself."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.office import attribute, child, descend, kind
from passerelle.index.load.openxml import fields
from passerelle.index.load.zipped import (
    DamagedXmlError,
    opened_zip,
    read_flat,
    read_what_can_be,
    read_xml,
)
from passerelle.index.types import Field

WRITERS_MARKS = frozenset({"Title", "Titre"})


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of the text it is given to; empty where it says nothing."""

    hidden: bool = False
    raised: int = 0
    font: str = ""
    numbering: str | None = None
    parent: str = ""
    number_format: str = ""
    struck: bool | None = None


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """An opened OpenDocument file: its body, its styles by name, and where its other parts are."""

    body: Element
    roots: tuple[Element, ...]
    meta: Element | None
    account: Account
    archive: ZipFile | None = None
    looks: dict[str, Look] = field(default_factory=dict)

    def look(self, name: str) -> Look:
        """Return what style *name* says, with what it inherits."""
        found = self.looks.get(name, Look())
        seen = {name}
        above = found.parent
        while above in self.looks and above not in seen:
            seen.add(above)
            more = self.looks[above]
            found = Look(
                found.hidden or more.hidden,
                found.raised or more.raised,
                found.font or more.font,
                more.numbering if found.numbering is None else found.numbering,
                found.parent,
                found.number_format or more.number_format,
                more.struck if found.struck is None else found.struck,
            )
            above = more.parent
        return found

    def is_title(self, name: str) -> bool:
        """Tell whether style *name* is the title's, or made from it."""
        return name in WRITERS_MARKS or self.looks.get(name, Look()).parent in WRITERS_MARKS

    def part(self, name: str) -> Element | None:
        """Return the XML of a part; ``None`` where it cannot be read."""
        if self.archive is None:
            return None
        try:
            return read_xml(self.archive, name)
        except (KeyError, DamagedXmlError):
            return None

    def properties(self) -> tuple[str, dict[str, Field]]:
        """Return the title the file gives itself, and its fields: author, date, subject, keywords."""
        meta = child(self.meta, "meta")
        held: dict[str, list[str]] = {}
        for each in meta if meta is not None else ():
            if text := (each.text or "").strip():
                held.setdefault(kind(each), []).append(text)
        first = {name: values[0] for name, values in held.items()}
        return first.get("title", ""), fields(
            author=first.get("initial-creator") or first.get("creator", ""),
            date=first.get("date") or first.get("creation-date", ""),
            subject=first.get("subject", ""),
            keywords=", ".join(held.get("keyword", ())),
        )


@contextmanager
def opened(path: Path, wanted: str, said: str, suffix: str) -> Iterator[OpenDocument]:
    """Open the file at *path*, whose body must be of the *wanted* kind; *said* is that kind's name for a person.

    Raises:
        LoadError: it is damaged, locked by a password, or of another kind.
    """
    account = Account()
    with path.open("rb") as file:
        flat = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    with nullcontext() if flat else opened_zip(path) as archive:
        if archive is None:
            roots = [read_flat(path, account)]
            meta: Element | None = roots[0]
        elif _is_locked(archive):
            raise LoadError(f"{path}: it needs a password; save it again without one")
        else:
            roots = [
                read_what_can_be(archive, "content.xml", account),
                *_optional(archive, "styles.xml", account),
            ]
            meta = next(_optional(archive, "meta.xml", account), None)
        body = child(roots[0], "body", wanted)
        if body is None:
            raise LoadError(f"{path}: it is an OpenDocument file but no {said}; save it as {suffix} or .pdf")
        yield OpenDocument(body, tuple(roots), meta, account, archive, _looks(roots))


def inside(file: OpenDocument, root: Element, body: Element) -> OpenDocument:
    """Return the document at *root* that *file* has put in; its account is that of the file."""
    return OpenDocument(body, (root,), None, file.account, None, _looks([root]))


def _looks(roots: list[Element]) -> dict[str, Look]:
    return {
        attribute(style, "name"): _look(style)
        for root in roots
        for style in descend(root, {"style"}, {"body"})
    }


def _optional(archive: ZipFile, name: str, account: Account) -> Iterator[Element]:
    if name not in archive.namelist():
        return
    try:
        yield read_xml(archive, name)
    except DamagedXmlError:
        account.add("missing parts", name)


def _look(style: Element) -> Look:
    text = child(style, "text-properties")
    place = attribute(text, "text-position").split()[:1]
    raised = 0
    if place:
        share = place[0].rstrip("%")
        raised = {"super": 1, "sub": -1}.get(
            share, (float(share) > 0) - (float(share) < 0) if _is_number(share) else 0
        )
    lines = [attribute(text, f"text-line-through-{name}") for name in ("style", "type")]
    struck = any(line != "none" for line in lines if line) if any(lines) else None
    numbered = [value for key, value in style.items() if key.endswith("}list-style-name")]
    return Look(
        hidden=attribute(text, "display") == "none",
        raised=raised,
        font=attribute(text, "font-name") or attribute(text, "font-family").strip("'"),
        numbering=numbered[0] if numbered else None,
        parent=attribute(style, "parent-style-name"),
        number_format=attribute(style, "data-style-name"),
        struck=struck,
    )


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal()


def _is_locked(archive: ZipFile) -> bool:
    name = "META-INF/manifest.xml"
    if name not in archive.namelist():
        return False
    try:
        entries = read_xml(archive, name).iter()
    except DamagedXmlError:
        return False
    return any(kind(each) == "encryption-data" for each in entries)
