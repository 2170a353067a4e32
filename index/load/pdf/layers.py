"""Layers of a PDF that its viewer does not show, as a plan's second language or a draft's notes."""

import ctypes
import mmap
import re
import zlib
from collections import defaultdict
from collections.abc import Hashable
from pathlib import Path
from typing import Any

LAYERS = b"/OCProperties"
PACKED = re.compile(rb"/Type\s*/ObjStm\b")
"""Objects packed together, among which the one that tells of layers may be."""
NO_INK = (13, 200, 77, 255)
"""A ground that no text is painted in."""
SCALE = 0.5
NAME_BYTES = 512
TESTED_MODES = 3
"""Rendering modes of letters that leave ink."""


def may_have_layers(path: Path) -> bool:
    """Tell whether a file has layers; one whose packed objects cannot be unpacked may have."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(LAYERS) >= 0:
            return True
        for found in PACKED.finditer(content):
            begin = content.find(b"stream", found.end())
            end = content.find(b"endstream", begin)
            try:
                if LAYERS in zlib.decompressobj().decompress(content[begin + len("stream") : end].lstrip()):
                    return True
            except zlib.error:  # locked, or packed another way
                return True
    return False


def without_hidden_layers(page: Any) -> int:
    """Take what hidden layers write out of a pdfium *page*; return how many letters that is.

    Each layer, and each form, is painted alone: one that leaves no ink is hidden.
    """
    from pypdfium2 import raw

    painted = list(page.get_objects(max_depth=1))
    parts: dict[Hashable, list[Any]] = defaultdict(list)
    for each in painted:
        if each.type in {raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM} and (key := _layer(each)) is not None:
            parts[key].append(each)
    if not parts:
        return 0
    for each in painted:
        raw.FPDFPageObj_SetIsActive(each, False)
    hidden = [
        each for part in parts.values() if _leaves_ink(part) and not _is_shown(page, part) for each in part
    ]
    for each in painted:
        raw.FPDFPageObj_SetIsActive(each, True)
    if not hidden:
        return 0
    before = _letters(page)
    for each in hidden:
        raw.FPDFPageObj_SetIsActive(each, False)
    return before - _letters(page)


def _layer(drawn: Any) -> Hashable:
    """Return what tells the layers of something drawn from others; a form may name its own, which is not told."""
    from pypdfium2 import raw

    marks = [raw.FPDFPageObj_GetMark(drawn, at) for at in range(raw.FPDFPageObj_CountMarks(drawn))]
    names = tuple(_said(mark) for mark in marks if _written(raw.FPDFPageObjMark_GetName, mark) == "OC")
    return (
        (drawn.type, ctypes.addressof(drawn.raw.contents))
        if drawn.type == raw.FPDF_PAGEOBJ_FORM
        else names or None
    )


def _said(mark: Any) -> Hashable:
    """Return the name of a mark's layer; one of several layers has none, and is known by its place."""
    from pypdfium2 import raw

    name = _written(raw.FPDFPageObjMark_GetParamStringValue, mark, b"Name")
    return name or ctypes.addressof(mark.contents)


def _written(read: Any, *given: Any) -> str:
    buffer, length = (ctypes.c_ushort * (NAME_BYTES // 2))(), ctypes.c_ulong()
    return (
        bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0")
        if read(*given, buffer, NAME_BYTES, length)
        else ""
    )


def _leaves_ink(part: list[Any]) -> bool:
    """Tell whether all text of a part has a colour: what scanners lay under a picture has none anywhere."""
    from pypdfium2 import raw

    texts = [each for each in part if each.type == raw.FPDF_PAGEOBJ_TEXT]
    for form in part:
        if form.type == raw.FPDF_PAGEOBJ_FORM:
            texts += (
                form.page.get_objects([raw.FPDF_PAGEOBJ_TEXT], form=form.raw, max_depth=4)
                if form.page
                else []
            )
    return bool(texts) and all(raw.FPDFTextObj_GetTextRenderMode(each) < TESTED_MODES for each in texts)


def _is_shown(page: Any, part: list[Any]) -> bool:
    from pypdfium2 import raw

    for each in part:
        raw.FPDFPageObj_SetIsActive(each, True)
    bitmap = page.render(
        scale=SCALE, fill_color=NO_INK, may_draw_forms=False, draw_annots=False, prefer_bgrx=True
    )
    for each in part:
        raw.FPDFPageObj_SetIsActive(each, False)
    content = bytes(bitmap.buffer)
    return content.count(content[:4]) < len(content) // 4


def _letters(page: Any) -> int:
    text = page.get_textpage()
    count = sum(not letter.isspace() for letter in text.get_text_range())
    text.close()
    return count
