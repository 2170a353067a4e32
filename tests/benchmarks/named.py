"""What names bring where papers are alike but for whose they are: ``python -m tests.benchmarks.named [EVERYDAY]``.

Prints how many questions about a firm are answered from its own quotation among thirty, with and without the names of
heads and what the fusion gives for names; and for a folder of ``documents/`` and ``questions.jsonl``, by what it
gives, how often a passage with the answer is the first hit and among the first five.
"""

import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from passerelle import Assistant, Retriever
from passerelle.fusion import fitted_fusion
from passerelle.index.sync import sync
from passerelle.types import Hit

from .siblings import FIRMS, QUESTIONS, asked, deposit, write_quotations

GIVEN = (0.0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.1)


def main(data: Path | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_quotations(place, FIRMS)
        sys.stdout.write(f"with names: {quoted(place)} of {len(FIRMS) * len(QUESTIONS)} quoted\n")
        with no_names():
            sys.stdout.write(f"without: {quoted(place)}\n")
        if data is not None:
            by_names(data, place / "everyday")


@contextmanager
def no_names() -> Iterator[None]:
    bare = replace(fitted_fusion(), names=0.0)
    with (
        patch("passerelle.index.lexical.words.head_names", lambda _: {}),
        patch("passerelle.reading.around.head_names", lambda _: {}),
        patch("passerelle.fusion.fitted_fusion", lambda: bare),
    ):
        yield


def quoted(place: Path) -> int:
    with tempfile.TemporaryDirectory() as store:
        sync([place], store)
        with Assistant.open(store) as assistant:
            return sum(
                f"{deposit(firm)} " in assistant.ask(asked(question, firm)).text
                for question in QUESTIONS
                for firm in FIRMS
            )


def by_names(data: Path, store: Path) -> None:
    sync([data / "documents"], store)
    lines = (data / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["answerable"]]
    sys.stdout.write(f"{'names':6}{'direction':>10}{'asked':>6}{'first':>7}{'of 5':>7}\n")
    for given in GIVEN:
        with Retriever.open(store, fusion=replace(fitted_fusion(), names=given)) as retriever:
            found = retriever.search_many([row["question"] for row in rows], 5)
        groups: dict[str, list[list[bool]]] = defaultdict(list)
        for row, hits in zip(rows, found, strict=True):
            right = [holds(hit, row) for hit in hits]
            for group in ("all", f"{row['lang']}→{row['document'][:2]}"):
                groups[group].append(right)
        for group, held in sorted(groups.items()):
            first, five = (sum(any(each[:k]) for each in held) / len(held) for k in (1, 5))
            sys.stdout.write(f"{given:<6}{group:>10}{len(held):6}{first:7.3f}{five:7.3f}\n")


def holds(hit: Hit, row: dict[str, Any]) -> bool:
    """Tell whether *hit* lies in the question's document and holds an answer."""
    answers = [plain(answer["text"]) for answer in row["answers"]]
    return hit.passage.document.id == row["document"] and any(
        each in plain(hit.passage.text) for each in answers
    )


def plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w€$£%]+", " ", text.lower()).split())


def arguments(given: Sequence[str]) -> Path | None:
    return Path(given[0]) if given else None


if __name__ == "__main__":
    main(arguments(sys.argv[1:]))
