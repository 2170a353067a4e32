"""What is laid upon a PDF's pages: form fields with what was typed into them, texts laid on, comments, files."""

import ctypes
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from passerelle.index.load.pdf.lines import Line, Page
from passerelle.index.text import one_line

FREE_TEXT, WIDGET = 3, 20
COMMENTS = frozenset((1, *range(4, 16)))
"""Subtypes of annotations that may bear a comment: notes, lines and shapes, marked and struck text, stamps, ink."""
PUSH_BUTTON, CHECK_BOX, RADIO_BUTTON, SIGNATURE = 1, 2, 3, 7
XFA_FULL = 2
UNSHOWN = 2 | 32
"""Flags of what is not shown: hidden, no view."""
PASSWORD = 1 << 13
BESIDE = 40
"""Points between a ticked box and the label at its right, at most."""
ABOVE = 16
"""Points between a field and the label above it, at most."""
LONGEST_LABEL = 4
"""Words of a label that begins a line of its own, at most."""
SLACK = 4
NO_NAME = re.compile(
    r"(?:text|texte|champ|field|undefined|untitled|check ?box|zone|form\w*|topmost\w*)?[\s_.\d\[\]#-]*",
    re.IGNORECASE,
)
"""Names of fields that no person gave."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What is laid on one page: lines of its text with the values of its fields, and how many comments are unread."""

    page: Page
    comments: int


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a field lies, as its page is read: in points, as lines have it."""

    left: float
    right: float
    bottom: float
    top: float

    def is_level(self, line: Line) -> bool:
        return self.bottom - SLACK <= line.baseline <= self.top


def with_laid_on(page: Page, raw_page: Any, form: Any) -> Laid:
    """Add to a page's lines what was typed into its fields and the texts laid on it; count the comments."""
    from pypdfium2 import raw

    lines, comments = list(page.lines), 0
    for at in range(raw.FPDFPage_GetAnnotCount(raw_page)):
        annotation = raw.FPDFPage_GetAnnot(raw_page, at)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        shown = not raw.FPDFAnnot_GetFlags(annotation) & UNSHOWN
        if shown and kind == WIDGET and form is not None:
            _fill_in(lines, _box(annotation, page.quarters), *_field(annotation, form))
        elif shown and kind == FREE_TEXT:
            _lay_on(lines, _box(annotation, page.quarters), _contents(annotation))
        elif kind in COMMENTS and _contents(annotation):
            comments += 1
        raw.FPDFPage_CloseAnnot(annotation)
    return Laid(replace(page, lines=lines), comments)


def attached(opened: Any) -> list[str]:
    """Return the names of the files a PDF carries."""
    return [one_line(opened.get_attachment(at).get_name()) for at in range(opened.count_attachments())]


def is_drawn_by_script(opened: Any) -> bool:
    """Tell whether a PDF is a form of the kind that only Acrobat draws (XFA)."""
    return bool(opened.get_formtype() == XFA_FULL)


def _field(annotation: Any, form: Any) -> tuple[str, str, bool]:
    """Return a field's name and value, and whether it is a box to tick; both are empty where there is none."""
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in (PUSH_BUTTON, SIGNATURE) or raw.FPDFAnnot_GetFormFieldFlags(form, annotation) & PASSWORD:
        return "", "", False
    name = _string(lambda *into: raw.FPDFAnnot_GetFormFieldAlternateName(form, annotation, *into))
    name = (
        name
        or _string(lambda *into: raw.FPDFAnnot_GetFormFieldName(form, annotation, *into)).rsplit(".", 1)[-1]
    )
    if kind in (CHECK_BOX, RADIO_BUTTON):
        return name, "☒" if raw.FPDFAnnot_IsChecked(form, annotation) else "☐", True
    value = _string(lambda *into: raw.FPDFAnnot_GetFormFieldValue(form, annotation, *into))
    return name, value, False


def _contents(annotation: Any) -> str:
    from pypdfium2 import raw

    return _string(lambda *into: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", *into))


def _string(read: Callable[..., int]) -> str:
    """Return a text that pdfium writes as UTF-16, on one line."""
    from pypdfium2 import raw

    size = read(None, 0)
    into = ctypes.create_string_buffer(size)
    read(ctypes.cast(into, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return one_line(into.raw.decode("utf-16-le", "replace"))  # which ends with a NUL


def _box(annotation: Any, quarters: int) -> _Box:
    from pypdfium2 import raw

    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rect)
    left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    return (
        _Box(left, right, bottom, top),
        _Box(bottom, top, -right, -left),
        _Box(-right, -left, -top, -bottom),
        _Box(-top, -bottom, left, right),
    )[quarters]


def _fill_in(lines: list[Line], box: _Box, name: str, value: str, tick: bool) -> None:  # noqa: FBT001
    """Write a field's value beside its label, or on a line of its own after its name."""
    if not value:
        return
    for at, line in enumerate(lines):
        if tick and not line.aside and box.is_level(line):
            starts = [left for left, _ in line.cells]
            near = [number for number, left in enumerate(starts) if 0 <= left - box.right + SLACK <= BESIDE]
            if near:
                lines[at] = _with_cell(line, near[0], lambda text: f"{value} {text}")
                return
    labels = [
        (line.cells[cell][1], at, cell)
        for at, line in enumerate(lines)
        if not line.aside and box.is_level(line)
        for cell in range(len(line.cells))
        if line.cells[cell][1] <= box.left + SLACK
    ]
    if labels:
        _, at, cell = max(labels)
        short = not cell and len(lines[at].text.split("\t")[0].split()) <= LONGEST_LABEL
        made = _with_cell(lines[at], cell, lambda text: f"{text} {value}", right=box.right)
        lines[at] = replace(made, filled=lines[at].filled or (short and not tick))
        return
    for at, line in enumerate(lines):
        if not tick and 0 <= line.baseline - box.top <= ABOVE and abs(line.left - box.left) <= ABOVE:
            lines[at] = replace(line, text=f"{line.text.rstrip(' :')}: {value}")
            return
    said = "" if NO_NAME.fullmatch(name) else name
    text = f"{value} {said}" if tick else f"{said}: {value}" if said else value
    _insert(lines, box, text.strip(), aside=False)


def _with_cell(line: Line, cell: int, change: Callable[[str], str], right: float | None = None) -> Line:
    texts = line.text.split("\t")
    texts[cell] = change(texts[cell])
    edges = list(line.cells)
    if right is not None:
        edges[cell] = (edges[cell][0], max(edges[cell][1], right))
    return replace(line, text="\t".join(texts), cells=tuple(edges), right=max(line.right, edges[-1][1]))


def _lay_on(lines: list[Line], box: _Box, text: str) -> None:
    if text:
        _insert(lines, box, text, aside=True)


def _insert(lines: list[Line], box: _Box, text: str, *, aside: bool) -> None:
    """Add a line where a box lies among the others."""
    size = _usual_size(lines)
    baseline = max(box.bottom, box.top - 1.2 * size)
    line = Line(
        text, box.left, box.right, baseline, size, bold=False, cells=((box.left, box.right),), aside=aside
    )
    at = next((at for at, other in enumerate(lines) if other.baseline < baseline), len(lines))
    lines.insert(at, line)


def _usual_size(lines: Sequence[Line]) -> float:
    sizes = sorted(line.size for line in lines)
    return sizes[len(sizes) // 2] if sizes else 10.0
