"""What a file's first bytes say of it, where its name says something else, and what to do with what is not read."""

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins the files of old Office programs, and those of new ones that are locked."""
BEGINNING = 2**16
"""Bytes that the names of streams are looked for in, at both ends of such a file."""
WORD = (".docx", ".docm", ".dotx", ".dotm")
EXCEL = (".xlsx", ".xlsm", ".xltx", ".xltm")
POWERPOINT = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
WORDS_OF_THE_PROGRAM = "open it in {} and save it as {}"
OLD = {
    "EncryptedPackage": "it needs a password; open it, take the password away, and save it again",
    "WordDocument": f"it is an old Word file; {WORDS_OF_THE_PROGRAM.format('Word or LibreOffice', '.docx')}",
    "Workbook": f"it is an old Excel file; {WORDS_OF_THE_PROGRAM.format('Excel or LibreOffice', '.xlsx')}",
    "PowerPoint Document": (
        f"it is an old PowerPoint file; {WORDS_OF_THE_PROGRAM.format('PowerPoint or LibreOffice', '.pptx')}"
    ),
    "__substg1.0_": "it is an Outlook message; open it in Outlook or Thunderbird and save it as .eml",
    "VisioDocument": f"it is a Visio drawing; {WORDS_OF_THE_PROGRAM.format('Visio or LibreOffice', '.pdf')}",
    "Book": f"it is an old Excel file; {WORDS_OF_THE_PROGRAM.format('Excel or LibreOffice', '.xlsx')}",
}
"""What the streams of a compound file say it is, and what to do, the surest first."""
OF_A_PHOTO = "it is a picture; run character recognition and save it as .pdf"
MARKS: tuple[tuple[bytes, frozenset[str], str], ...] = (
    (b"%PDF-", frozenset({".pdf"}), "it is a PDF; rename it to .pdf"),
    (b"{\\rtf", frozenset({".rtf"}), "it is RTF; rename it to .rtf"),
    (b"\x89PNG\r\n", frozenset({".png"}), OF_A_PHOTO),
    (b"\xff\xd8\xff", frozenset({".jpg", ".jpeg"}), OF_A_PHOTO),
    (b"II*\0", frozenset({".tif", ".tiff"}), OF_A_PHOTO),
    (b"MM\0*", frozenset({".tif", ".tiff"}), OF_A_PHOTO),
    (b"GIF8", frozenset({".gif"}), OF_A_PHOTO),
    (b"\x1f\x8b", frozenset({".gz", ".tgz"}), "it is packed (gzip); unpack it and index what is in it"),
    (b"7z\xbc\xaf", frozenset({".7z"}), "it is packed (7z); unpack it and index what is in it"),
    (b"Rar!", frozenset({".rar"}), "it is packed (rar); unpack it and index what is in it"),
    (b"%!PS", frozenset({".ps"}), "it is PostScript; save it as .pdf"),
)
PACKED: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("word/", WORD, "a Word document", ".docx"),
    ("xl/", EXCEL, "an Excel workbook", ".xlsx"),
    ("ppt/", POWERPOINT, "a PowerPoint presentation", ".pptx"),
    ("META-INF/container.xml", (".epub",), "an EPUB book", ".epub"),
)
OPEN_DOCUMENT: dict[str, tuple[tuple[str, ...], str, str]] = {
    "text": ((".odt", ".ott"), "an OpenDocument text", ".odt"),
    "spreadsheet": ((".ods", ".ots"), "an OpenDocument spreadsheet", ".ods"),
    "presentation": ((".odp", ".otp"), "an OpenDocument presentation", ".odp"),
}
ZIPPED = frozenset({*WORD, *EXCEL, *POWERPOINT, ".odt", ".ott", ".ods", ".ots", ".odp", ".otp", ".epub"})
WEB_PAGE = re.compile(
    rb"(?:<\?xml.{0,200}?\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
WEB_ARCHIVE = re.compile(
    rb"(?:From: <Saved by|MIME-Version:).{0,1000}multipart/related", re.IGNORECASE | re.DOTALL
)
MARKUP = frozenset(
    {".html", ".htm", ".xhtml", ".md", ".markdown", ".jsonl", ".csv", ".tsv", ".eml", ".rst", ".ipynb"}
)
"""Names of files that may begin as a web page does."""
NUMBERS_AND_PAGES = "open it in {} and export it as {}"
REMEDIES = {
    ".doc": OLD["WordDocument"],
    ".dot": OLD["WordDocument"],
    ".xls": OLD["Workbook"],
    ".xlt": OLD["Workbook"],
    ".xlsb": f"it is a binary Excel file; {WORDS_OF_THE_PROGRAM.format('Excel or LibreOffice', '.xlsx')}",
    ".ppt": OLD["PowerPoint Document"],
    ".pps": OLD["PowerPoint Document"],
    ".msg": OLD["__substg1.0_"],
    ".pst": "it is an Outlook archive; open it in Outlook and save its messages as .eml, or as text",
    ".mbox": "it is a mailbox; open it in a mail program and save its messages as .eml",
    ".pages": f"it is a Pages document; {NUMBERS_AND_PAGES.format('Pages', '.docx')}",
    ".numbers": f"it is a Numbers document; {NUMBERS_AND_PAGES.format('Numbers', '.xlsx')}",
    ".key": f"it is a Keynote presentation; {NUMBERS_AND_PAGES.format('Keynote', '.pptx')}",
    ".wpd": f"it is a WordPerfect document; {WORDS_OF_THE_PROGRAM.format('LibreOffice', '.docx')}",
    ".wps": f"it is a Works document; {WORDS_OF_THE_PROGRAM.format('LibreOffice', '.docx')}",
    ".pub": f"it is a Publisher document; {WORDS_OF_THE_PROGRAM.format('Publisher or LibreOffice', '.pdf')}",
    ".vsdx": OLD["VisioDocument"],
    ".odg": f"it is a drawing; {WORDS_OF_THE_PROGRAM.format('LibreOffice', '.pdf')}",
    ".one": f"it is a OneNote section; {NUMBERS_AND_PAGES.format('OneNote', '.pdf or .docx')}",
    ".mobi": "it is a Kindle book; convert it to .epub with Calibre",
    ".azw3": "it is a Kindle book; convert it to .epub with Calibre",
    ".djvu": "it is a DjVu scan; convert it to .pdf",
    ".mht": "it is a web page saved whole; open it in a browser and save it as .html, or print it to .pdf",
    ".mhtml": "it is a web page saved whole; open it in a browser and save it as .html, or print it to .pdf",
    ".tex": "it is LaTeX; make a .pdf of it and index that",
    ".zip": "it is an archive; unpack it and index what is in it",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".heic"), OF_A_PHOTO),
}  # fmt: skip
"""What to do with a file of a format that is not read, by its suffix."""


def told(path: Path, suffix: str) -> str:
    """Return what a file is by its first bytes, and what to do, where its *suffix* says otherwise; else nothing."""
    with path.open("rb") as file:
        start = file.read(1024)
    if start.startswith(COMPOUND):
        return _compound(path)
    for mark, suffixes, said in MARKS:
        if start.startswith(mark):
            return "" if suffix in suffixes else said
    if start.startswith(b"PK\x03\x04"):
        return _packed(path, suffix)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if WEB_ARCHIVE.match(text) and suffix != ".eml":
        return REMEDIES[".mht"]
    return "it is a web page; rename it to .html" if WEB_PAGE.match(text) and suffix not in MARKUP else ""


def _compound(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(BEGINNING)
        file.seek(max(0, path.stat().st_size - BEGINNING))
        content += file.read()
    found = (said for name, said in OLD.items() if name.encode("utf-16-le") in content)
    return next(
        found, "it is an old Office file, or needs a password; open it in its program and save it again"
    )


def _packed(path: Path, suffix: str) -> str:
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, KeyError, ValueError):
        return ""
    for word, (suffixes, said, better) in OPEN_DOCUMENT.items():
        if f".opendocument.{word}" in kind:
            return "" if suffix in suffixes else f"it is {said}; rename it to {better}"
    if "epub" in kind:
        return "" if suffix == ".epub" else "it is an EPUB book; rename it to .epub"
    for start, suffixes, said, better in PACKED:
        if any(name.startswith(start) for name in names):
            return "" if suffix in suffixes else f"it is {said}; rename it to {better}"
    return "" if suffix in ZIPPED else REMEDIES[".zip"]
