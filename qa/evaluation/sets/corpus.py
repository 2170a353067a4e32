"""The documents that a question set brings with it, as SQuAD and BEIR do, made a collection that can be indexed."""

import json
from collections.abc import Iterator
from pathlib import Path

from passerelle.evaluation.sets.judgements import is_beir
from passerelle.evaluation.sets.squad import read_squad
from passerelle.index.load.collection import json_records

EXAMPLE = '{"_id": …, "title": …, "text": …}'
COLLECTION = "corpus.jsonl"


def brings_documents(path: Path) -> bool:
    """Tell whether *path* is a SQuAD file or a BEIR folder, rather than documents as they are."""
    return is_beir(path) if path.is_dir() else path.suffix.lower() == ".json"


def write_collection(path: Path, folder: Path) -> Path:
    """Write the documents of a SQuAD file or a BEIR folder as a collection in *folder*, and return its path.

    A line that is no document is written as it is, for the indexing to name.

    Raises:
        LoadError: they cannot be read.
    """
    collection = folder / COLLECTION
    with collection.open("w", encoding="utf-8", errors="surrogateescape") as file:
        for line in _beir(path / "corpus.jsonl") if path.is_dir() else _squad(path):
            file.write(f"{line}\n")
    return collection


def _squad(path: Path) -> Iterator[str]:
    for document in read_squad(path).documents:
        data = {"id": document.id, "title": document.title, "text": document.text, "lang": document.language}
        yield json.dumps(data, ensure_ascii=False)


def _beir(path: Path) -> Iterator[str]:
    for _, record in json_records(path, EXAMPLE):
        if isinstance(record, str):
            yield record
            continue
        data = {name: record[name] for name in ("title", "text", "lang") if record.get(name)}
        yield json.dumps({"id": record.get("_id"), **data}, ensure_ascii=False)
