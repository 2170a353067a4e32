"""Pack question sets into examples, once for all trainings: each a question that meets one passage."""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import open_embedder
from passerelle.training.reader.everyday import FOLDER as EVERYDAY
from passerelle.training.reader.everyday import WRITTEN, read_everyday
from passerelle.training.reader.examples import Example, Packed, Text, packed_from, write_packed
from passerelle.training.reader.negatives import unanswering
from passerelle.training.reader.sets import SOURCES, read_source
from passerelle.training.reader.start import embedder_start, write_start
from passerelle.training.reader.tables import FOLDER as TABLES
from passerelle.training.reader.tables import made_of
from passerelle.training.reader.written import SOURCE, unpack

RULES = 2
"""Raised whenever what is packed of the same data changes."""


class _Rows:
    """The passages met so far, each once, and their places."""

    def __init__(self) -> None:
        self.places: dict[Text, int] = {}

    def place(self, passage: Text) -> int:
        return self.places.setdefault(passage, len(self.places))


def pack(data: Path, embedder: Embedder, written: Path | None = None) -> Packed:
    """Return the examples of the question sets in *data*, and of what is *written*: the same for the same data.

    Raises:
        SystemExit: *data* holds none of the sets.
    """
    rows = _Rows()
    documents = [*_documents(data / EVERYDAY, embedder, rows)]
    if written:
        with tempfile.TemporaryDirectory() as place:
            unpack(written, Path(place) / WRITTEN)
            documents += _documents(Path(place) / WRITTEN, embedder, rows)
    examples = [*documents, *_of_tables(documents, rows), *_of_sets(data, embedder, rows)]
    if not examples:
        raise SystemExit(
            f"{data} holds none of the question sets: {EVERYDAY}, {', '.join(s.name for s in SOURCES)}"
        )
    return Packed(list(rows.places), examples)


def pack_into(data: Path, folder: Path) -> bool:
    """Write the examples of *data* and the weights to start from into *folder*; tell whether it had to be done.

    What lies there already, of the same data, embedder and rules, is kept.

    Raises:
        SystemExit: *data* holds none of the sets, or the package that carries the weights is not installed.
    """
    embedder = open_embedder()
    made_of = hashlib.sha256(f"{RULES} {embedder.fingerprint} {_digest(data)}".encode()).hexdigest()
    if packed_from(folder) == made_of:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    write_start(embedder_start(), folder)
    write_packed(pack(data, embedder, SOURCE), folder, made_of)
    return True


def _documents(folder: Path, embedder: Embedder, rows: _Rows) -> Iterator[Example]:
    for put in read_everyday(folder, embedder):
        ending = "" if put.spans else "_none" if put.answerable else "_near"
        yield Example(
            folder.name + ending, put.id, put.question, put.language, rows.place(put.passage),
            bool(put.spans), put.spans, put.held_out,
        )  # fmt: skip


def _of_tables(documents: Sequence[Example], rows: _Rows) -> Iterator[Example]:
    """Yield questions made of the tables in the passages that the questions of *documents* are trained on."""
    passages = list(rows.places)
    met = dict.fromkeys(each.passage for each in documents if not each.held_out)
    for number, made in enumerate(made_of([passages[place] for place in met])):
        yield Example(
            TABLES if made.span else f"{TABLES}_near", f"{TABLES}-{number}", made.question,
            made.passage.language, rows.place(made.passage),
            bool(made.span), (made.span,) if made.span else (), held_out=False,
        )  # fmt: skip


def _of_sets(data: Path, embedder: Embedder, rows: _Rows) -> Iterator[Example]:
    asked = [each for source in SOURCES for each in read_source(data, source)]
    for each in asked:
        name = each.source.name if each.answered else f"{each.source.name}_near"
        yield Example(
            name, each.id, each.question, each.language, rows.place(each.passage),
            each.answered, each.spans, each.held_out,
        )  # fmt: skip
    for each, passage in unanswering(asked, embedder):
        yield Example(
            f"{each.source.name}_none", each.id, each.question, each.language, rows.place(passage),
            False, (), each.held_out,
        )  # fmt: skip


def _digest(data: Path) -> str:
    """Return a digest of all files that are read."""
    sets = [data / source.name / f"{name}.jsonl" for source in SOURCES for name in ("passages", "questions")]
    everyday = [data / EVERYDAY / "questions.jsonl", *sorted((data / EVERYDAY / "documents").glob("*.md"))]
    whole = hashlib.sha256()
    for file in (*sets, *everyday, *sorted(SOURCE.glob("*.txt"))):
        if file.is_file():
            whole.update(f"{file.parent.name}/{file.name}".encode())
            whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()
