"""Jupyter notebooks: texts as Markdown shows them, code as it stands, and what it printed below it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.decode import read_text
from passerelle.index.load.html import parse_html
from passerelle.index.load.markdown import parse_markdown
from passerelle.index.load.openxml import fields
from passerelle.index.load.parsed import Parsed
from passerelle.index.text import TextBuilder

COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
LONGEST_OUTPUT = 20_000
"""Characters of one output that are kept: more is a log, or figures."""


def load_ipynb(path: Path) -> Parsed:
    """Parse the notebook at *path*, of any version of the format since 3.

    Raises:
        LoadError: it is no notebook.
    """
    try:
        notebook = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise LoadError(f"{path}: it is not JSON ({error}); save it again from Jupyter") from error
    cells = _cells(notebook)
    if cells is None:
        raise LoadError(f"{path}: it is JSON but not a notebook; rename it, or save it again from Jupyter")
    account, builder = Account(), TextBuilder()
    for cell in cells:
        _write(cell, builder, account)
    said = notebook.get("metadata")
    said = said if isinstance(said, dict) else {}
    authors = [each.get("name", "") for each in _list(said.get("authors")) if isinstance(each, dict)]
    author = ", ".join(str(each) for each in authors if each)
    return Parsed(builder, _text(said.get("title")), fields=fields(author=author), gaps=account.gaps)


def _cells(notebook: Any) -> list[dict[str, Any]] | None:
    if not isinstance(notebook, dict):
        return None
    cells = notebook.get("cells")
    if cells is None and isinstance(sheets := notebook.get("worksheets"), list):
        cells = [cell for sheet in sheets if isinstance(sheet, dict) for cell in _list(sheet.get("cells"))]
    return [cell for cell in cells if isinstance(cell, dict)] if isinstance(cells, list) else None


def _write(cell: dict[str, Any], builder: TextBuilder, account: Account) -> None:
    source = _text(cell.get("source", cell.get("input")))
    what = cell.get("cell_type")
    if what == "heading":
        level = cell.get("level")
        builder.heading(source, level if isinstance(level, int) and level > 0 else 1)
    elif what == "markdown":
        parsed = parse_markdown(source)
        builder.document(parsed.builder.text, parsed.builder.headings)
        for gap in parsed.gaps:
            account.add(gap.kind, gap.where, gap.count)
    else:
        builder.block(source)
    for output in _outputs(cell, account):
        text = COLOURS.sub("", output)
        if len(text) > LONGEST_OUTPUT:
            account.add("missing parts", "the rest of a long output")
        builder.block(text[:LONGEST_OUTPUT])
    pictures = cell.get("attachments")
    if isinstance(pictures, dict) and pictures:
        account.add("pictures", count=len(pictures))


def _outputs(cell: dict[str, Any], account: Account) -> Iterator[str]:
    """Yield what code printed, returned or failed with; pictures are accounted for."""
    for output in _list(cell.get("outputs")):
        if not isinstance(output, dict):
            continue
        held = output.get("data")
        data = held if isinstance(held, dict) else output
        if output.get("output_type") in {"pyerr", "error"}:
            yield f"{_text(output.get('ename'))}: {_text(output.get('evalue'))}"
        elif page := _text(data.get("text/html")):
            yield parse_html(page).builder.text
        else:
            yield _text(data.get("text/markdown")) or _text(data.get("text/plain", output.get("text")))
        if any(name.startswith("image/") or name in {"png", "jpeg", "svg"} for name in data):
            account.add("pictures")


def _text(value: Any) -> str:
    """Return a text that a notebook holds as one or line by line."""
    if isinstance(value, list):
        return "".join(each for each in value if isinstance(each, str))
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
