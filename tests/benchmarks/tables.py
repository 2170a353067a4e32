"""Print figures as a table and keep them as JSON: a row is a frozen dataclass, a column one of its fields."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def lines(rows: Sequence["DataclassInstance"]) -> Iterator[str]:
    """Yield the names of the fields, and a line for each row under them."""
    names = [field.name for field in fields(rows[0])]
    cells = [names, *([_cell(getattr(row, name)) for name in names] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        yield "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def save(path: Path, parts: Mapping[str, Sequence["DataclassInstance"]]) -> None:
    """Write every part's rows into one JSON file."""
    content = {name: [asdict(row) for row in rows] for name, rows in parts.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def milliseconds(seconds: Sequence[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile of *seconds*, in milliseconds."""
    median, most = (float(1000 * np.percentile(seconds, share)) for share in (50, 95))
    return round(median, 2), round(most, 2)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"
    return "" if value is None else str(value)
