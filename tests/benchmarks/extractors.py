"""What an independent program makes of a file: the words that reading it is held against."""

import csv
import email
import email.policy
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from zipfile import ZipFile

LYNX_ARGUMENTS = (
    "-dump",
    "-nolist",
    "-width=1000",
    "-assume_charset=utf-8",
    "-display_charset=utf-8",
    "-force_html",
)
DRAWN = re.compile(
    r"\[[^\s\[\]]+\.(?:png|gif|jpe?g|svg)\]|\[(?:INLINE|IMG|EMBED)\]|\((?:BUTTON|CAPTION)\)|_{5,}|"
    r"^\s*REFRESH\(.*|^\s+[o#]\s",
    re.MULTILINE,
)
"""What lynx draws and the page does not say: names of pictures, marks of list items."""
WITHIN_A_WORD = re.compile(
    r"<(?!/?(?:text:(?:p|h|s|tab|line-break|list)|table:|draw:|w:(?:p|br|tab|cr|tc|noBreakHyphen)|a:(?:p|br|tc)|"
    r"p|br|h\d|li|td|th|tr|div|dt|dd|pre|img|hr|title|blockquote|[uo]l|table|section|body|text:section)\b)[^>]*>"
)
"""Tags that part no words: those of bold type, links and the like."""
WORD_UNSEEN = re.compile(
    r"<(w:instrText|w:delText|wp:posOffset|wp14:pct\w+|w:del|mc:Fallback|w:sdtPr|a:tableStyleId|wp:align)\b[^>]*?(?:/>|>.*?</\1>)",
    re.DOTALL,
)
OPEN_UNSEEN = re.compile(
    r"<(text:tracked-changes|office:annotation|office:forms|office:binary-data|svg:title|svg:desc|"
    r"style:header|style:footer|office:scripts|text:hidden-text|text:placeholder|dc:creator|dc:date)\b[^>]*?(?:/>|>.*?</\1>)",
    re.DOTALL,
)
SLIDE_UNSEEN = re.compile(
    r"<p:timing\b.*?</p:timing>|<p:extLst\b.*?</p:extLst>|"
    r'<p:sp>(?:(?!</p:sp>).)*<p:ph type="(?:dt|ftr|hdr|sldNum)"(?:(?!</p:sp>).)*</p:sp>',
    re.DOTALL,
)
SLIDE_PARTS = r"ppt/(?:slides|notesSlides|diagrams/data)[/\d]\w*\.xml|ppt/notesSlides/_rels/\w+\.xml\.rels"
HIDDEN_SLIDE = re.compile(r'<p:sld\b[^>]*\bshow="(?:0|false)"')
RST_MARKS = re.compile(
    r"^\s*(?:\.\. (?:code[\w-]*|highlight):: *\w*|\.\. [\w:-]+::|\.\. _.*$|:[\w-]+:.*$|\.\. \|.*$)",
    re.MULTILINE,
)
PAGE_UNSEEN = re.compile(
    r"<(script|style|title|head)\b[^>]*>.*?</\1>|<!--.*?-->|<\?.*?\?>", re.DOTALL | re.IGNORECASE
)


def pdf(path: Path) -> str:
    return _run("pdftotext", "-q", str(path), "-")


def page(path: Path) -> str:
    return DRAWN.sub(" ", _run("lynx", *LYNX_ARGUMENTS, str(path)))


def book(path: Path) -> str:
    with ZipFile(path) as package:
        names = [name for name in package.namelist() if re.search(r"\.x?html?$", name)]
        return "\n".join(_without_tags(PAGE_UNSEEN.sub(" ", _text(package, name))) for name in names)


def word(path: Path) -> str:
    parts = r"word/(?:document|footnotes|endnotes)\d*\.xml"
    return "\n".join(_without_tags(WORD_UNSEEN.sub("", text)) for text in _parts(path, parts))


def slides(path: Path) -> str:
    """Return the words of shown slides and of their notes, but for their dates, feet and numbers."""
    with ZipFile(path) as package:
        parts = [name for name in package.namelist() if re.fullmatch(SLIDE_PARTS, name)]
        texts = {name: _text(package, name) for name in parts if name.endswith(".xml")}
        hidden = [name.rpartition("/")[2] for name, text in texts.items() if HIDDEN_SLIDE.search(text)]
        ties = {name: _text(package, name) for name in parts if name.endswith(".rels")}
    unseen = {name for name, tie in ties.items() if any(f"slides/{each}" in tie for each in hidden)}
    shown = [
        text
        for name, text in texts.items()
        if not HIDDEN_SLIDE.search(text)
        and name.replace("notesSlides/", "notesSlides/_rels/") + ".rels" not in unseen
    ]
    return "\n".join(_without_tags(WORD_UNSEEN.sub("", SLIDE_UNSEEN.sub("", text))) for text in shown)


def workbook(path: Path) -> str:
    """Return the strings of a workbook; numbers are shown in many ways."""
    texts = _parts(path, r"xl/(?:sharedStrings|worksheets/sheet\d+)\.xml")
    found = re.compile(r"<(si|is)\b[^>]*>(.*?)</\1>", re.DOTALL)
    return "\n".join(
        unescape(re.sub(r"<rPh\b.*?</rPh>|<[^>]*>", "", each[2]))
        for text in texts
        for each in found.finditer(text)
    )


def opendocument(path: Path) -> str:
    if path.suffix.lower().startswith(".f"):
        content = path.read_text(encoding="utf-8")
        return _without_tags(OPEN_UNSEEN.sub("", content[content.find("<office:body") :]))
    return "\n".join(_without_tags(OPEN_UNSEEN.sub("", text)) for text in _parts(path, r"content\.xml"))


def plain(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def markdown(path: Path) -> str:
    """Return the words of Markdown without the addresses of its links."""
    return _without_addresses(plain(path))


def _without_addresses(marked: str) -> str:
    text = re.sub(r"<!--.*?-->", " ", marked, flags=re.DOTALL)
    text = re.sub(r"^\[[^\]]+\]:.*$|^\s*```[ \t]*\w+", " ", text, flags=re.MULTILINE)
    text = re.sub(r"!\[([^\[\]]*)\]\([^)]*\)", r" \1 ", text)
    return re.sub(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^)]*\)|<[^>]+>", r" \1 ", text)


def restructured(path: Path) -> str:
    """Return the words of reStructuredText without marks, options and addresses."""
    text = RST_MARKS.sub(" ", plain(path))
    return re.sub(r":[\w:]+:(?=`)|(?<=\w)\s*<[^>`]+>(?=`)", "", text)


def notebook(path: Path) -> str:
    told = json.loads(path.read_text(encoding="utf-8"))
    cells = told.get("cells") or [cell for sheet in told.get("worksheets", []) for cell in sheet["cells"]]
    return "\n".join(_without_addresses("".join(cell.get("source", cell.get("input", "")))) for cell in cells)


def table(path: Path) -> str:
    """Return the cells of a table in text, but for the names of its columns."""
    content = plain(path)
    mark = max(",;\t", key=content.split("\n", 1)[0].count)
    return "\n".join(" ".join(row) for row in list(csv.reader(content.splitlines(), delimiter=mark))[1:])


def mail(path: Path) -> str:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return "\n".join(_bodies(message))


def _bodies(message: email.message.EmailMessage) -> Iterator[str]:
    body = message.get_body(("plain",))
    if body is not None and body.get_content_type() == "text/plain" and not body.is_attachment():
        yield str(body.get_content())


EXTRACTORS: dict[str, Callable[[Path], str]] = {
    ".pdf": pdf,
    **dict.fromkeys((".html", ".htm", ".xhtml"), page),
    ".epub": book,
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), word),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".potx"), slides),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx"), workbook),
    **dict.fromkeys(
        (".odt", ".ott", ".fodt", ".ods", ".ots", ".fods", ".odp", ".otp", ".fodp"), opendocument
    ),
    **dict.fromkeys((".txt", ".text"), plain),
    **dict.fromkeys((".md", ".markdown"), markdown),
    ".rst": restructured,
    ".ipynb": notebook,
    **dict.fromkeys((".csv", ".tsv"), table),
    ".eml": mail,
}
"""By suffix: pdftotext, lynx, or what lies in a package with its tags taken away."""


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    return done.stdout.decode("utf-8", errors="replace")


def _parts(path: Path, names: str) -> list[str]:
    with ZipFile(path) as package:
        return [_text(package, name) for name in package.namelist() if re.fullmatch(names, name)]


def _text(package: ZipFile, name: str) -> str:
    return package.read(name).decode("utf-8", errors="replace")


def _without_tags(content: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", WITHIN_A_WORD.sub("", content)))
