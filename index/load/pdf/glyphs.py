"""The characters of a PDF page as pdfium gives them: what they are, where they stand and how they are set."""

import ctypes
import math
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from passerelle.index.load.pdf.hyphens import BREAK
from passerelle.index.load.pdf.painted import Box, Painted, painted

UNKNOWN = "\ufffd"
"""Stands for a letter whose font does not say which it is."""
CONTROLS = dict.fromkeys((*range(9), *range(11, 13), *range(14, 32)), UNKNOWN)
HYPHEN = 2
"""What pdfium gives, character by character, for the hyphen of a broken line."""
BOLD = re.compile(rb"bold|black|heavy|cmbx|[-,]b\b", re.IGNORECASE)
FIXED = re.compile(
    rb"mono(?!type)|courier|typewriter|consol|menlo|monaco|fixed|(?:cm|sl|sf|lm|ec|pc|vt)\w{0,4}tt\d",
    re.IGNORECASE,
)
FIXED_PITCH = 1
"""Flag of a font whose letters are all as wide as each other."""
HEAVY = 600
"""Weight of a font from which it is bold."""
DRAWING = 30
"""Strokes on a page without text from which they may be letters."""
WHITE = 250
"""From this much red, green and blue, type is taken for white."""
UNSEEN_MODE = 3
"""Rendering mode of letters that are neither filled nor stroked, as those that scanners lay under a picture."""


class Glyphs:
    """A pdfium page's characters, in reading order, measured as if the page were turned by *quarters* to be read."""

    def __init__(self, page: Any) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self.page = page
        self._textpage = page.get_textpage()
        self._letters = self._textpage.raw
        self._matrix, self._rect, self._name = (
            raw.FS_MATRIX(),
            raw.FS_RECTF(),
            ctypes.create_string_buffer(128),
        )
        self._x, self._y, self._flags = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()
        self._box_of = raw.FPDFText_GetLooseCharBox
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self.quarters = 0
        count = self._textpage.count_chars()
        text = self._textpage.get_text_range()
        if (
            len(text) != count
        ):  # some letters are unknown, or beyond the 65,536th: two of pdfium's, one of ours
            text = "".join(self._by_character(count))
        self.text: str = text.translate(CONTROLS)

    def close(self) -> None:
        self._textpage.close()

    def _by_character(self, count: int) -> Iterator[str]:
        for at in range(count):
            code = self._raw.FPDFText_GetUnicode(self._letters, at)
            hyphen = code == HYPHEN and self._raw.FPDFText_IsHyphen(self._letters, at) == 1
            yield BREAK if hyphen else chr(code)

    def angle(self, at: int) -> float:
        """Return how far a character is turned to the left, in degrees."""
        self._raw.FPDFText_GetMatrix(self._letters, at, self._matrix)
        return math.degrees(math.atan2(self._matrix.b, self._matrix.a))

    def size(self, at: int) -> float:
        self._raw.FPDFText_GetMatrix(self._letters, at, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        return round(float(scale * self._raw.FPDFText_GetFontSize(self._letters, at)), 1)

    def baseline(self, at: int) -> float:
        self._raw.FPDFText_GetCharOrigin(self._letters, at, self._x, self._y)
        x, y = self._x.value, self._y.value
        return round((y, -x, -y, x)[self.quarters], 1)

    def origin(self, at: int) -> tuple[float, float]:
        """Return where a character of an upright page stands, from the left and from the foot."""
        self._raw.FPDFText_GetCharOrigin(self._letters, at, self._x, self._y)
        return self._x.value, self._y.value

    def left(self, at: int) -> float:
        return self._across(at)[0]

    def right(self, at: int) -> float:
        return self._across(at)[1]

    def between(self, before: int, at: int) -> tuple[float, float]:
        """Return where a character ends and another begins, in points."""
        if self.quarters:
            return self.right(before), self.left(at)
        read, letters, box = self._box_of, self._letters, self._rect
        read(letters, at, box)
        left: float = box.left
        read(letters, before, box)
        return box.right, left

    def _across(self, at: int) -> tuple[float, float]:
        box = self._rect
        self._raw.FPDFText_GetLooseCharBox(self._letters, at, box)
        if self.quarters:
            return ((box.bottom, box.top), (-box.right, -box.left), (-box.top, -box.bottom))[
                self.quarters - 1
            ]
        return box.left, box.right

    def is_bold(self, at: int) -> bool:
        if self._raw.FPDFText_GetFontWeight(self._letters, at) >= HEAVY:
            return True
        self._raw.FPDFText_GetFontInfo(self._letters, at, self._name, len(self._name), self._flags)
        return BOLD.search(self._name.value) is not None

    def is_fixed(self, at: int) -> bool:
        """Tell whether a character is of a font in which all are as wide, as those of a typewriter or a program."""
        self._raw.FPDFText_GetFontInfo(self._letters, at, self._name, len(self._name), self._flags)
        return bool(self._flags.value & FIXED_PITCH) or FIXED.search(self._name.value) is not None

    def is_one_piece(self, at: int, other: int) -> bool:
        """Tell whether two characters were drawn in one go, and so in one size on one baseline."""
        one = self._raw.FPDFText_GetTextObject(self._letters, at)
        two = self._raw.FPDFText_GetTextObject(self._letters, other)
        return bool(one) and bool(two) and ctypes.addressof(one.contents) == ctypes.addressof(two.contents)

    def is_blank(self, at: int) -> bool:
        """Tell whether a character is set in nothing, or white on white."""
        return self.is_unfilled(at) or (self._is_white(at) and not self._has_ground(at))

    def is_unfilled(self, at: int) -> bool:
        drawn = self._raw.FPDFText_GetTextObject(self._letters, at)
        return bool(drawn) and self._raw.FPDFTextObj_GetTextRenderMode(drawn) == UNSEEN_MODE

    def has_fields(self) -> bool:
        """Tell whether there are fields of a form on the page."""
        for at in range(self._raw.FPDFPage_GetAnnotCount(self.page)):
            annotation = self._raw.FPDFPage_GetAnnot(self.page, at)
            kind = self._raw.FPDFAnnot_GetSubtype(annotation)
            self._raw.FPDFPage_CloseAnnot(annotation)
            if kind == self._raw.FPDF_ANNOT_WIDGET:
                return True
        return False

    def has_picture(self) -> bool:
        return any(each.kind == self._raw.FPDF_PAGEOBJ_IMAGE for each in painted(self.page))

    def is_pictured(self, *, bare: bool) -> bool:
        """Tell whether a picture fills half the page; on a *bare* one, without letters, any picture or drawing does."""
        raw = self._raw
        left, bottom, right, top = self._sheet
        drawn = list(painted(self.page))
        pictures = [box for each in drawn if each.kind == raw.FPDF_PAGEOBJ_IMAGE and (box := each.box())]
        filled = sum((box[2] - box[0]) * (box[3] - box[1]) for box in pictures)
        half = 2 * filled >= (right - left) * (top - bottom)
        return half or (bare and (bool(pictures) or len(drawn) >= DRAWING))

    def is_off(self, at: int) -> bool:
        """Tell whether a character lies beyond what is shown of the page."""
        x, y = self._middle(at)
        left, bottom, right, top = self._sheet
        return not (left <= x <= right and bottom <= y <= top)

    def _is_white(self, at: int) -> bool:
        red, green, blue, opaque = self._colour
        if not self._raw.FPDFText_GetFillColor(self._letters, at, red, green, blue, opaque):
            return False
        return opaque.value == 0 or min(red.value, green.value, blue.value) >= WHITE

    def _has_ground(self, at: int) -> bool:
        """Tell whether a picture or a coloured surface lies under a character."""
        x, y = self._middle(at)
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self._grounds)

    def _middle(self, at: int) -> tuple[float, float]:
        left, bottom, right, top = self._textpage.get_charbox(at)
        return (left + right) / 2, (bottom + top) / 2

    @cached_property
    def _sheet(self) -> tuple[float, float, float, float]:
        """The edges of what is shown of the page: left, bottom, right, top."""
        left, bottom, right, top = (
            self.page.get_bbox()
        )  # its media box may be its parent's, which pypdfium2 misses
        return left - 1, bottom - 1, right + 1, top + 1

    @cached_property
    def _grounds(self) -> list[Box]:
        return [
            box
            for each in painted(self.page)
            if each.kind != self._raw.FPDF_PAGEOBJ_TEXT
            and not _is_white_surface(each)
            and (box := each.box())
        ]


def _is_white_surface(drawn: Painted) -> bool:
    from pypdfium2 import raw

    if drawn.kind != raw.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(drawn.raw, mode, stroke) or mode.value == 0:
        return True
    red, green, blue, opaque = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(drawn.raw, red, green, blue, opaque)
    return opaque.value == 0 or min(red.value, green.value, blue.value) >= WHITE
