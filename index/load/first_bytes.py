"""What a file is by its first bytes, where that is not what its name says, and the remedy."""

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from passerelle.index.load.remedies import REMEDIES
from passerelle.index.load.text_or_data import is_data, is_text

READ = 2**16
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = ("EncryptedPackage", "EncryptionInfo")
"""Streams of an office file that a password locks, by their names in UTF-16."""
OLD_PROGRAMS = {
    "WordDocument": ("an old Word file", ".docx"),
    "Workbook": ("an old Excel file", ".xlsx"),
    "Book": ("an old Excel file", ".xlsx"),
    "PowerPoint Document": ("an old PowerPoint file", ".pptx"),
    "__properties_version1.0": ("a mail saved by Outlook", ".eml"),
}
OLD_SUFFIXES = frozenset({".doc", ".dot", ".xls", ".xlt", ".ppt", ".pps", ".msg", ".pub", ".wps", ".vsd"})
BOM = b"\xef\xbb\xbf"
FAMILIES = (
    (".docx", ".docm", ".dotx", ".dotm"),
    (".xlsx", ".xlsm", ".xltx", ".xltm"),
    (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"),
    (".odt", ".ott"),
    (".ods", ".ots"),
    (".odp", ".otp"),
    (".epub",),
)
"""Suffixes of one format: documents, templates, those with macros."""
OFFICE = frozenset(suffix for family in FAMILIES for suffix in family)
PACKAGED = OFFICE | {".zip", ".pages", ".numbers", ".key"}
SHEETS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".ods", ".ots"})
BINARY_SHEETS = "xl/workbook.bin"
WRITTEN = frozenset(
    {
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".rst",
        ".csv",
        ".tsv",
        ".json",
        ".jsonl",
        ".ndjson",
        ".html",
        ".htm",
    }
)
"""Names of files that are text."""
PAGES = frozenset({".html", ".htm", ".xhtml"})
MARKUP = PAGES | {".md", ".markdown", ".jsonl", ".csv", ".eml", ".rst", ".ipynb"}
"""Names of files that may begin as a web page does."""
KINDS = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), others, kind, remedy)
    for pattern, others, kind, remedy in (
        (rb"\{\\rtf", {".rtf"}, "RTF", "rename it to .rtf"),
        (rb"%PDF-", {".pdf"}, "a PDF", "rename it to .pdf"),
        (
            rb"(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
            MARKUP,
            "a web page",
            "rename it to .html",
        ),
        (
            rb"(?:From: <Saved by|MIME-Version:).{0,2000}multipart/related",
            {".eml", ".mht", ".mhtml"},
            "a web archive (MHTML)",
            "rename it to .mht",
        ),
        (
            rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*",
            {".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff"},
            "a picture",
            "run character recognition on it first",
        ),
    )
)
MEDIA = {
    b"application/epub+zip": ("an EPUB book", ".epub"),
    b"application/vnd.oasis.opendocument.text": ("an OpenDocument text", ".odt"),
    b"application/vnd.oasis.opendocument.spreadsheet": ("an OpenDocument spreadsheet", ".ods"),
    b"application/vnd.oasis.opendocument.presentation": ("an OpenDocument presentation", ".odp"),
}
PARTS = {
    "word/document": ("a Word file", ".docx"),
    "xl/workbook.xml": ("an Excel file", ".xlsx"),
    "ppt/presentation": ("a PowerPoint file", ".pptx"),
}


def misnamed(path: Path) -> str:
    """Return what is wrong with a file that is not of its name's format, and what to do; else nothing.

    Raises:
        OSError: it cannot be opened.
    """
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        head = file.read(READ)
    start = head.removeprefix(BOM).lstrip()
    if start.startswith(OLD_OFFICE):
        return "" if suffix in OLD_SUFFIXES else f"it {_old_office(path)}"
    if start.startswith(b"PK\x03\x04"):
        kind, remedy = _package(path, head, suffix)
    else:
        kind, remedy = next(
            (found for begins, others, *found in KINDS if suffix not in others and begins.match(start)),
            ("", ""),
        )
    if not kind and suffix in OFFICE | {".pdf", ".rtf"} and is_text(start):
        kind, remedy = "plain text", f"rename it to {'.csv' if suffix in SHEETS else '.txt'}"
    if not kind and suffix in WRITTEN and is_data(head):
        return "it is no text but data of a program; export it from there as text or PDF"
    return f"it is {kind}, not {suffix}; {remedy}" if kind else ""


def _old_office(path: Path) -> str:
    content = path.read_bytes()
    if any(name.encode("utf-16-le") in content for name in LOCKED):
        return "needs a password; open it in its program and save it again without one"
    programs = (each for stream, each in OLD_PROGRAMS.items() if stream.encode("utf-16-le") in content)
    name, new = next(programs, ("a file of an old office program", ".docx"))
    return f"is {name}; open it in its program and save it as {new}"


def _package(path: Path, head: bytes, suffix: str) -> tuple[str, str]:
    """Return what an archive is and what to do with it, where its name has it as something else."""
    media = re.match(rb"PK\x03\x04.{26}mimetype(application/[a-z.+-]{4,80}?)(?=PK)", head, re.DOTALL)
    kind = MEDIA.get(media[1].removesuffix(b"-template")) if media else None
    names = [] if kind else _names(path)
    parts = (each for part, each in PARTS.items() if any(name.startswith(part) for name in names))
    name, new = kind or next(parts, ("", ""))
    if BINARY_SHEETS in names and suffix != ".xlsb":
        return "a binary Excel file", "open it in Excel or LibreOffice and save it as .xlsx"
    if name:
        family = next(each for each in FAMILIES if new in each)
        return ("", "") if suffix in family else (name, f"rename it to {new}")
    return ("", "") if suffix in PACKAGED or suffix in REMEDIES else ("an archive", "unpack it")


def _names(path: Path) -> list[str]:
    """Return the names of what an archive holds, not those in archives that it holds; none where it is cut off."""
    try:
        with ZipFile(path) as archive:
            return archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        return []
