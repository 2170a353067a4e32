"""What the shipped reader says of a few texts: ``python -m tests.golden`` prints it, ``--write`` keeps it.

``ONEDNN_MAX_CPU_ISA=AVX2 python -m tests.golden`` prints how far another processor's rounding takes it from what is
kept.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from passerelle.index.types import Document, Language, Passage
from passerelle.reading.network import shipped_network
from passerelle.reading.read import read_passages

KEPT = Path(__file__).parent / "data" / "golden_reader.json"
TEXTS = (
    Document(
        "garden",
        "Règlement du jardin partagé des Houblons",
        "fr",
        "Chaque jardinier dispose d'une parcelle de 30 m² et d'une clé du portail. La cotisation est de 45 € par an, "
        "payable avant le 31 mars. L'arrosage est interdit entre 11 h et 18 h. Mme Aude Ferrandon tient la caisse.",
    ),
    Document(
        "boiler",
        "Notice de la chaudière Calorine 20",
        "fr",
        "Avant la première mise en service, purgez les radiateurs. La pression doit rester entre 1 et 2 bars ; au-delà "
        "la soupape s'ouvre. Un voyant rouge signale un manque d'eau. La garantie dure cinq ans.",
    ),
    Document(
        "harbour",
        "Minutes of the Tillerby harbour committee",
        "en",
        "The committee met on 14 May 2024 with Noor Haldane in the chair. It agreed to replace the east crane for "
        "£62,500. The fuel pump was closed in April because of a leak. The next meeting is on 9 July.",
    ),
    Document(
        "library",
        "Library rules",
        "en",
        "Readers may borrow eight books for three weeks and renew them twice. A lost card costs £4. The reading room "
        "opens at 9.30 am and closes at 7 pm, except on Thursdays, when it closes at 5 pm.",
    ),
)
QUESTIONS = (
    "Combien coûte la cotisation annuelle du jardin ?",
    "Qui tient la caisse ?",
    "Qui a fondé le jardin ?",
    "Que veut dire le voyant rouge ?",
    "À quelle pression faut-il régler la chaudière ?",
    "Combien de livres peut-on emprunter ?",
    "When is watering not allowed?",
    "How long is the boiler under warranty?",
    "Why was the fuel pump closed?",
    "Who chaired the meeting in May 2024?",
    "What did the west crane cost?",
    "When does the reading room close on Thursdays?",
)


class Said(NamedTuple):
    """What the reader says of one text for one question: two logits, and the words it points at."""

    title: str
    question: str
    answers: float
    span: float
    words: str


def said() -> Iterator[Said]:
    """Yield what the shipped reader says of every question with every text."""
    network = shipped_network()
    for document, question in product(TEXTS, QUESTIONS):
        passage = Passage(document, 0, len(document.text), document.language)
        language: Language = "fr" if question.endswith(" ?") else "en"
        (reading,) = read_passages(network, question, [passage], language)
        best = reading.best()
        assert best is not None
        yield Said(
            document.title,
            question,
            round(reading.answers, 2),
            round(best.score, 2),
            document.text[best.start : best.end],
        )


def kept() -> list[Said]:
    return [Said(*each) for each in json.loads(KEPT.read_text(encoding="utf-8"))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep what the reader says now")
    now = list(said())
    if parser.parse_args().write:
        lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in now)
        KEPT.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    for each in now:
        sys.stdout.write(f"{each.answers:7.2f} {each.span:7.2f}  {each.question} → {each.words}\n")
    far = apart(now, kept())
    others = sum(a.words != b.words for a, b in zip(now, kept(), strict=True))
    sys.stdout.write(
        f"from what is kept, in logits: at most {max(far):.2f}, {mean(far):.2f} at the mean; other words: {others}\n"
    )
    return 0


def apart(now: Sequence[Said], before: Sequence[Said]) -> list[float]:
    """Return how far each score of *now* lies from that *before*, in logits."""
    return [
        abs(one - other)
        for a, b in zip(now, before, strict=True)
        for one, other in zip(a[2:4], b[2:4], strict=True)
    ]


if __name__ == "__main__":
    raise SystemExit(main())
