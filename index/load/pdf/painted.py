"""What a PDF page paints, that of forms inside it too, placed as the page shows it."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

DEEPEST = 6
"""Forms inside forms that are looked into."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where a form puts what it paints."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def put(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: "Matrix") -> "Matrix":
        """Return this matrix followed by that of the form around."""
        e, f = outer.put(self.e, self.f)
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            e,
            f,
        )


PAGE = Matrix()


@dataclass(frozen=True, slots=True)
class Painted:
    """An object of pdfium's and its type, and the matrix of the forms it stands in."""

    raw: Any
    kind: int
    form: Matrix

    def matrix(self) -> Matrix:
        """Return where the page shows what the object paints."""
        return _matrix(self.raw).within(self.form)

    def box(self) -> Box | None:
        from pypdfium2 import raw

        edges = [ctypes.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(self.raw, *edges):
            return None
        left, bottom, right, top = (edge.value for edge in edges)
        if self.form is PAGE:
            return left, bottom, right, top
        corners = [self.form.put(x, y) for x in (left, right) for y in (bottom, top)]
        across, up = zip(*corners, strict=True)
        return min(across), min(up), max(across), max(up)


def painted(page: Any) -> Iterator[Painted]:
    """Yield all that a pdfium *page* paints but its text, what its forms paint in their place."""
    from pypdfium2 import raw

    count = raw.FPDFPage_CountObjects(page.raw)
    for at in range(count):
        drawn = raw.FPDFPage_GetObject(page.raw, at)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _inside(drawn, PAGE, 1, raw)
        elif kind != raw.FPDF_PAGEOBJ_TEXT:
            yield Painted(drawn, kind, PAGE)


def _inside(outer: Any, form: Matrix, depth: int, raw: Any) -> Iterator[Painted]:
    inner = _matrix(outer).within(form)
    for at in range(raw.FPDFFormObj_CountObjects(outer)):
        drawn = raw.FPDFFormObj_GetObject(outer, at)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from _inside(drawn, inner, depth + 1, raw)
        elif kind not in {raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM}:
            yield Painted(drawn, kind, inner)


def _matrix(drawn: Any) -> Matrix:
    from pypdfium2 import raw

    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, found)
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)
