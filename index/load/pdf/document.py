"""PDF: its pages, forms and fields made one text, with an account of what was not read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from passerelle.index.errors import LoadError
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.pdf import account
from passerelle.index.load.pdf.fields import attached, is_drawn_by_script, with_laid_on
from passerelle.index.load.pdf.layers import may_have_layers, without_hidden_layers
from passerelle.index.load.pdf.lines import Page, mended
from passerelle.index.load.pdf.numbered import without_line_numbers
from passerelle.index.load.pdf.page import read_page
from passerelle.index.load.pdf.paragraphs import build, first_heading
from passerelle.index.load.pdf.running import without_running_lines
from passerelle.index.load.pdf.scans import with_recognised
from passerelle.index.load.recognised.tesseract import install_command, is_here
from passerelle.index.text import one_line
from passerelle.index.types import Field, Gap

DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
NOBODY = re.compile(
    r"\W*(?:anonymous|unspecified|unknown|inconnue?|user|utilisateur|admin\w*|owner|none|auteur|author)?\W*",
    re.IGNORECASE,
)
"""What programs write where nobody said who or what."""
NAMES = {"Author": "author", "Subject": "subject", "Keywords": "keywords"}


@dataclass(frozen=True, slots=True)
class _Read:
    """What a PDF file holds: its pages, what it says of itself, and what is laid on the pages and not read."""

    pages: list[Page]
    title: str
    fields: dict[str, Field]
    unread: tuple[Gap, ...]


def load_pdf(path: Path) -> Parsed:
    """Parse the PDF at *path*.

    Raises:
        LoadError: it is damaged, needs a password, or holds pictures of text only.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as opened:
            read = _read(opened, layered=may_have_layers(path))
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error)
        raise LoadError(
            f"{path}: it needs a password; save it again without one"
            if locked
            else f"{path}: it is damaged or no PDF ({error}); get it again, or save it again from its program"
        ) from error
    pages = [page.lines for page in read.pages]
    if not any(pages):
        raise LoadError(f"{path}: its {len(pages)} pages hold no text, only pictures; {_remedy()}")
    text, furniture = without_running_lines(mended(pages))
    unnumbered = [without_line_numbers(page) for page in text]
    builder = build([page for page, _ in unnumbered])
    numbers = account.line_numbers([count for _, count in unnumbered])
    unread = (*account.gaps(read.pages), *read.unread, *furniture, *numbers)
    return Parsed(builder, read.title, first_heading(builder), read.fields, unread)


def _remedy() -> str:
    if is_here():
        return "run character recognition on it first: Tesseract finds no words in them"
    return f"run character recognition on it first, or `{install_command()}` and index again"


def _read(opened: Any, *, layered: bool) -> _Read:
    opened.init_forms()
    form = opened.formenv.raw if opened.formenv else None
    pages, comments = [], []
    for page in opened:
        hidden = without_hidden_layers(page) if layered else 0
        read = with_laid_on(read_page(page), page, form)
        pages.append(replace(read.page, unseen=read.page.unseen + hidden))
        comments.append(read.comments)
    said = opened.get_metadata_dict()
    laid = account.laid_on(comments, attached(opened), script=is_drawn_by_script(opened))
    made = with_recognised(opened, pages)
    fields = _fields(said)
    if by_machine := [*made.sure, *(number for number, page in enumerate(pages) if page.recognised)]:
        fields["recognised pages"] = account.numbers_of(by_machine)
    return _Read(made.pages, said.get("Title", ""), fields, (*account.doubtful(made.sure), *laid))


def _fields(said: Mapping[str, str]) -> dict[str, Field]:
    """Return what a PDF says of itself: who wrote it, about what, and when, as a date in ISO's form."""
    texts = {name: one_line(said.get(key, "")) for key, name in NAMES.items()}
    fields: dict[str, Field] = {name: text for name, text in texts.items() if not NOBODY.fullmatch(text)}
    if found := DATE.match(said.get("CreationDate", "")):
        fields["date"] = "-".join(part for part in found.groups() if part)
    return fields
