"""JSON files that hold records of text: an array of objects, or an object with one; other JSON is no document."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from passerelle.index.errors import LoadError
from passerelle.index.load.chat_marks import joined_runs, names_of, shown_message
from passerelle.index.load.collection import load_jsonl, read_record
from passerelle.index.load.decode import decode
from passerelle.index.load.fields import record_fields
from passerelle.index.types import Document

SAMPLE = 65_536
LARGEST = 64 * 2**20
"""Bytes of a file that is read whole, at most."""
TEXTS = ("text", "content", "body", "page_content", "texte", "contenu", "answer", "abstract")
IDS = ("id", "_id", "uuid", "key", "slug", "url")
TITLES = ("title", "titre", "name", "question", "headline", "subject")
BEGINS = re.compile(r"\s*(?:\[\s*\{|\{[^\[\]]{0,2000}:\s*\[\s*\{)")
LINES = re.compile(r"\s*\{[^\n]*\}\s*\n\s*\{")
SAYS = re.compile(rf"\"(?:{'|'.join(TEXTS)})\"\s*:\s*\"")
REMEDY = 'write an array of objects, each with a "text" and best an "id" and a "title", or save it as .jsonl'


def holds_records(path: Path) -> bool:
    """Tell whether a JSON file seems to hold records of text, by its first bytes."""
    try:
        with path.open("rb") as file:
            sample = decode(file.read(SAMPLE))
    except OSError:  # who reads it says so
        return True
    return SAYS.search(sample) is not None and bool(BEGINS.match(sample) or LINES.match(sample))


def load_json(path: Path, id: str) -> Iterator[Document | LoadError]:  # noqa: A002
    """Yield a document, or what is wrong, for each record; one without an id is numbered under the file's *id*.

    Raises:
        LoadError: it holds no records of text, or is too large to be read whole.
    """
    if path.stat().st_size > LARGEST:
        raise LoadError(
            f"{path}: it is larger than {LARGEST // 2**20} MiB; save it as .jsonl, one object per line"
        )
    content = decode(path.read_bytes())
    if LINES.match(content):
        yield from load_jsonl(path, id)
        return
    seen: set[str] = set()
    records = _records(path, content)
    names = names_of(records)
    for number, record in enumerate(records, start=1):
        made = _made(record, f"{id}#{number}", names)
        try:
            document = read_record(made, record_fields)
        except ValueError as error:
            yield LoadError(f"{path}, record {number}: {error}")
            continue
        if document.id in seen:
            yield LoadError(
                f"{path}, record {number}: the id {document.id!r} was given before; give each its own"
            )
        else:
            seen.add(document.id)
            yield document


def _records(path: Path, content: str) -> list[dict[str, Any] | str]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise LoadError(f"{path}: it is not JSON ({error}); {REMEDY}") from error
    if isinstance(found, dict):
        listed = [value for value in found.values() if isinstance(value, list) and any(map(_says, value))]
        found = listed[0] if len(listed) == 1 else [found]
    if not isinstance(found, list) or not any(map(_says, found)):
        raise LoadError(f"{path}: it holds no records of text; {REMEDY}")
    return [each if isinstance(each, dict) else "it is no object; write one" for each in found]


def _says(record: object) -> bool:
    return isinstance(record, dict) and any(isinstance(joined_runs(record.get(name)), str) for name in TEXTS)


def _made(record: dict[str, Any] | str, number: str, names: Mapping[str, str]) -> dict[str, Any] | str:
    """Return a record under the names that a collection's line has; what is taken so stays no further field."""
    if isinstance(record, str):
        return record
    made = {name: joined_runs(value) if name in TEXTS else value for name, value in record.items()}
    for name, others in (("id", IDS), ("text", TEXTS), ("title", TITLES)):
        given = next((each for each in others if _is_said(made.get(each))), None)
        if given is not None:
            made[name] = str(made.pop(given))
    if isinstance(text := made.get("text"), str):
        made["text"] = shown_message(record, text, names)
    metadata = made.pop("metadata", None)
    if isinstance(metadata, dict):
        made = {**metadata, **made}
    return {**made, "id": made["id"] if _is_said(made.get("id")) else number}


def _is_said(value: object) -> bool:
    """Tell whether a text or a number is given: 0 is one, as the first of many is numbered."""
    return isinstance(value, str | int) and not isinstance(value, bool) and value != ""
