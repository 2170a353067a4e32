"""Measure how often answers of each confidence are right: ``python -m tests.benchmarks.strength STORE SET.jsonl``.

Questions have ``question``, the ``document`` and ``answers``, each a ``text``, or ``answerable`` false. Those of
documents that no number is fitted on are left out, and a sample of the others is drawn, the same each time.
"""

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from passerelle import Answer, Assistant
from passerelle.training.question_sets import is_held_out, read_jsonl
from passerelle.ui.described import FAIR, STRONG

SAMPLE, SEED = 300, 7
STEPS = 10


def main(store: str, questions: str, sample: int) -> None:
    rows = [row for row in read_jsonl(Path(questions)) if not is_held_out(row["document"])]
    rows = random.Random(SEED).sample(rows, min(sample, len(rows)))
    found = list(asked(store, rows))
    tenths: defaultdict[int, list[bool]] = defaultdict(list)
    for confidence, right in found:
        tenths[min(int(confidence * STEPS), STEPS - 1)].append(right)
    for tenth, rights in sorted(tenths.items()):
        _write(f"{tenth / STEPS:.1f}-{(tenth + 1) / STEPS:.1f}", rights)
    for name, low, high in (("weak", 0.0, FAIR), ("fair", FAIR, STRONG), ("strong", STRONG, 2.0)):
        _write(name, [right for confidence, right in found if low <= confidence < high])
    sys.stdout.write(f"refused {len(rows) - len(found)} of {len(rows)}\n")


def asked(store: str, rows: list[dict[str, Any]]) -> Iterator[tuple[float, bool]]:
    """Yield, of each question that is answered, the confidence and whether the answer is right."""
    with Assistant.open(store) as assistant:
        for row in rows:
            answer = assistant.ask(row["question"])
            if not answer.abstained:
                yield answer.confidence, is_right(answer, row)


def is_right(answer: Answer, row: Mapping[str, Any]) -> bool:
    """Tell whether a quotation from the right document, or what is read with it, holds all words of an answer."""
    return row["answerable"] and any(
        citation.document.id.rpartition("/")[2] == row["document"]
        and words(each["text"]) <= words(" ".join((citation.quote, *citation.context_texts)))
        for citation in answer.citations
        for each in row["answers"]
    )


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def _write(name: str, rights: list[bool]) -> None:
    share = f"{sum(rights) / len(rights):.2f}" if rights else "none"
    sys.stdout.write(f"{name}: {share} of {len(rights)} right\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure how often answers of each confidence are right.")
    parser.add_argument("store")
    parser.add_argument("questions")
    parser.add_argument("--sample", type=int, default=SAMPLE)
    options = parser.parse_args()
    main(options.store, options.questions, options.sample)
