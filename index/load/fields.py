"""A document's own fields: what a collection's lines say apart from the text, and how long a value may be."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from passerelle.index.text import clean, one_line
from passerelle.index.types import Document, Field, Gap, Value

OWN = frozenset({"id", "title", "text", "lang"})
"""What a line says that is the document itself."""
LONGEST = 1000
"""Characters of the longest value, or JSON of the longest list: fields go with every hit."""
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?")
"""A cell that is a number and is written as JSON writes it: 007 is none, and 1,5 neither."""


def record_fields(record: Mapping[str, Any]) -> dict[str, Field]:
    """Return what a line of JSON says beside the document, an object in it by names such as ``meta.author``."""
    fields: dict[str, Field] = {}
    for name, value in record.items():
        if name not in OWN:
            fields |= _named(one_line(name), value)
    return fields


def row_fields(record: Mapping[str, str]) -> dict[str, Field]:
    """Return what a row of CSV says beside the document: numbers, true and false as such; an empty cell is no field."""
    cells = {name: clean(cell) for name, cell in record.items() if name and name not in OWN}
    return {one_line(name): _cell(cell) for name, cell in cells.items() if cell}


def with_fields_cut(document: Document) -> Document:
    """Return *document* with its long fields cut, and named in its account."""
    long = [name for name, value in document.fields.items() if _length(value) > LONGEST]
    if not long:
        return document
    fields = {name: _cut(value) if name in long else value for name, value in document.fields.items()}
    gap = Gap("long fields", len(long), ", ".join(long)[:LONGEST])
    return replace(document, fields=fields, gaps=(*document.gaps, gap))


def _named(name: str, value: Any) -> dict[str, Field]:
    if isinstance(value, dict):
        found: dict[str, Field] = {}
        for below, each in value.items():
            found |= _named(f"{name}.{one_line(below)}", each)
        return found
    if isinstance(value, list):
        return {name: [_value(each) for each in value]}
    return {name: _value(value)}


def _value(value: Any) -> Value:
    """Return a plain value, its text cleaned; what nests deeper stays the JSON it is."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict | list):
        return clean(json.dumps(value, ensure_ascii=False))
    return value  # type: ignore[no-any-return]


def _cell(cell: str) -> Value:
    if cell.lower() in {"true", "false"}:
        return cell.lower() == "true"
    if NUMBER.fullmatch(cell):
        number: int | float = json.loads(cell)
        return number
    return cell


def _length(value: Field) -> int:
    return len(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _cut(value: Field) -> Field:
    if not isinstance(value, list):
        return f"{str(value)[:LONGEST]}…"
    kept: list[Value] = []
    for each in value:
        if _length([*kept, each]) > LONGEST:
            break
        kept.append(each)
    return kept
