"""Measure Passerelle beside four libraries, as ``make bench-peers`` does: ``python -m tests.benchmarks.peers``.

All find the bundled questions' documents among the bundled documents and real passages beside them, where DATA has
some, and all but Passerelle run the same weights by sentence-transformers, in float32, as torch has them. LangChain
cuts the documents itself; the others are given the texts that Passerelle embeds, title and headings included.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from passerelle.index.chunk import embedding_text
from passerelle.index.store.store import Store
from passerelle.training.question_sets import read_jsonl

from . import machine, tables, texts
from .engines import OFFLINE
from .peer_worker import Job, Work
from .torch_model import write_torch_model

PEERS = ("langchain", "txtai", "llamaindex", "haystack")
DIRECTIONS = ("fr→fr", "en→en", "fr→en", "en→fr")
PEERS_PYTHON = texts.ROOT / ".venv-peers" / "bin" / "python"
SILENT = {
    "HAYSTACK_TELEMETRY_ENABLED": "False",  # Haystack's; it is on unless this is said
    "LANGSMITH_TRACING": "false",  # LangChain's traces, to a service; off unless asked for
    "DO_NOT_TRACK": "1",  # LlamaIndex and txtai send nothing by themselves; what they import may
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A library's figures; ``to_ours`` is its time divided by Passerelle's, a success the share of its direction."""

    name: str
    passages: int
    start_s: float
    index_s: float
    index_to_ours: float
    query_ms: float
    query_ms_p95: float
    query_to_ours: float
    memory_mb: float
    disk_mb: float
    success_at_1: dict[str, float]
    success_at_5: dict[str, float]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the direction it is asked in, and the documents that answer it."""

    text: str
    direction: str
    documents: frozenset[str]


def read_questions() -> list[Question]:
    """Return the bundled questions that the documents answer."""
    rows = [
        row for file in sorted(texts.QUESTIONS.glob("*.jsonl")) for row in read_jsonl(file) if row["expected"]
    ]
    return [
        Question(
            row["question"],
            f"{row['language']}→{row['expected'][0]['document'][:2]}",
            frozenset(each["document"] for each in row["expected"]),
        )
        for row in rows
    ]


def measure(names: Sequence[str], data: Path, beside: int, place: Path) -> Iterator[Compared]:
    """Yield the figures of Passerelle, then of each library of *names*, with *beside* passages of *data* added."""
    rows, questions = place / "beside.jsonl", read_questions()
    texts.write_rows(rows, data, beside)
    asked = tuple(each.text for each in questions)
    paths = (str(texts.DOCUMENTS), *([str(rows)] if rows.stat().st_size else []))
    ours = _run("passerelle", Job("", paths, (), (), asked), place)
    store = Store.open(place / "passerelle")
    ids = [entry.id for entry in store.entries()]
    job = Job(
        model=str(write_torch_model(place / "model")),
        paths=paths,
        documents=tuple((id_, store.document(id_).text) for id_ in ids),
        passages=tuple((id_, embedding_text(passage)) for id_ in ids for passage in store.passages(id_)),
        questions=asked,
    )
    yield _compare("passerelle", ours, ours, questions)
    for name in names:
        yield _compare(name, _run(name, job, place), ours, questions)


def _run(name: str, job: Job, place: Path) -> Work:
    folder, job_file, answer = place / name, place / f"{name}-job.json", place / f"{name}-answer.json"
    for each in (folder, place / "home"):
        each.mkdir(parents=True, exist_ok=True)
    job_file.write_text(json.dumps(asdict(job), ensure_ascii=False), encoding="utf-8")
    python = sys.executable if name == "passerelle" else str(PEERS_PYTHON)
    subprocess.run(
        [python, "-m", "tests.benchmarks.peer_worker", name, str(job_file), str(folder), str(answer)],
        cwd=texts.ROOT,
        env={
            **os.environ,
            **OFFLINE,
            **SILENT,
            "PYTHONPATH": str(texts.ROOT / "tests"),
            "HOME": str(place / "home"),
        },
        check=True,
    )
    return Work(**json.loads(answer.read_text(encoding="utf-8")))


def _compare(name: str, work: Work, ours: Work, questions: Sequence[Question]) -> Compared:
    median_ms, p95_ms = tables.milliseconds(work.queries)
    return Compared(
        name=name,
        passages=work.passages,
        start_s=round(work.start, 2),
        index_s=round(work.index, 2),
        index_to_ours=round(work.index / ours.index, 2),
        query_ms=median_ms,
        query_ms_p95=p95_ms,
        query_to_ours=round(median_ms / tables.milliseconds(ours.queries)[0], 2),
        memory_mb=work.memory,
        disk_mb=round(work.disk, 2),
        success_at_1=_success(work, questions, 1),
        success_at_5=_success(work, questions, 5),
    )


def _success(work: Work, questions: Sequence[Question], k: int) -> dict[str, float]:
    """Return, by direction, how often a document that answers has one of the first *k* passages."""
    found = [
        (question.direction, not question.documents.isdisjoint(documents[:k]))
        for question, documents in zip(questions, work.found, strict=True)
    ]
    return {
        direction: round(sum(hits) / len(hits), 3)
        for direction in DIRECTIONS
        if (hits := [hit for there, hit in found if there == direction])
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers", description=__doc__)
    parser.add_argument("names", nargs="*", default=PEERS, help=f"of {', '.join(PEERS)} (default: all)")
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/data"), help="folder of the question sets"
    )
    parser.add_argument("--beside", type=int, default=1200, help="real passages beside the documents")
    parser.add_argument("--out", type=Path, default=Path(".bench/peers.json"), help="the JSON to write")
    chosen = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as place:
        for row in measure(chosen.names, chosen.data, chosen.beside, Path(place)):
            sys.stderr.write(f"{row.name}: {row.passages} passages in {row.index_s} s\n")
            rows.append(row)
    sys.stdout.write("".join(f"{line}\n" for line in tables.lines(rows)))
    tables.save(chosen.out, {"machine": [machine.describe()], "peers": rows})


if __name__ == "__main__":
    main()
