"""Ask the same questions badly typed, and measure what each way costs: ``python -m tests.benchmarks.noise DATA``.

The table gives R@1, R@10 and RR by words, by vectors and by both, as `tests.benchmarks.retrieval` counts them.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from index.language import fold
from index.lexical.spelling import parts, plain
from index.lexical.stop_words import STOP_WORDS
from index.model_making.question_sets import digest, read_jsonl
from index.sync import sync
from index.types import Language
from qa.fusion import fitted_fusion
from qa.language import french_probability
from qa.retrieval import Retriever

from .retrieval import VECTORS, Question, look, ranks, words_alone

SETS: dict[str, tuple[str, Language]] = {
    "piaf_tune": ("questions_open", "fr"),
    "squad2_halfdev_en": ("questions", "en"),
}
ASKED = 300
HASTE = dict(
    pair.split("=")
    for pair in """quel=kel quelle=kelle quels=kels quoi=koi pourquoi=pk qui=ki quand=kan dans=ds pour=pr tout=tt
    what=wat you=u are=r when=wen""".split()
)
STORY = {
    "fr": "Bonjour, je prépare un exposé avec ma sœur et nous avons déjà lu beaucoup de pages hier soir sans trouver. ",
    "en": "Hello, I am preparing a talk with my sister and we read a great many pages last night without success. ",
}


def typo(text: str, _: Language) -> str:
    """Exchange two letters of the longest word."""
    word = max(text.split(), key=len)
    place = random.Random(digest(text)).randrange(1, max(2, len(word) - 2))
    slip = word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :]
    return text.replace(word, slip, 1)


def keywords(text: str, language: Language) -> str:
    return " ".join(word for word in parts(plain(text)) if word not in STOP_WORDS[language]) or text


def haste(text: str, _: Language) -> str:
    return " ".join(
        HASTE.get(word, word) for word in fold(text).lower().replace("'", " ").replace("?", "").split()
    )


WAYS: dict[str, Callable[[str, Language], str]] = {
    "as written": lambda text, _: text,
    "no accents": lambda text, _: fold(text),
    "all capitals": lambda text, _: text.upper(),
    "a typo": typo,
    "keywords": keywords,
    "in haste": haste,
    "after a story": lambda text, language: STORY[language] + text,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the question sets")
    folder = parser.parse_args().folder
    sys.stdout.write(f"{'set, way':34}{'words':>20}{'vectors':>20}{'both':>20}\n")
    for name, (file, language) in SETS.items():
        rows = [row for row in read_jsonl(folder / name / f"{file}.jsonl") if row["passage_ids"]]
        drawn = sorted(rows, key=lambda row: digest(row["id"]))[:ASKED]
        with tempfile.TemporaryDirectory() as place:
            sync([folder / name / "passages.jsonl"], Path(place))
            retriever = Retriever.open(place)
            for way, change in WAYS.items():
                texts = [change(row["question"], language) for row in drawn]
                answers = [frozenset(row["passage_ids"]) for row in drawn]
                sys.stdout.write(f"{name + ', ' + way:34}{_row(retriever, texts, answers)}\n")
                sys.stdout.flush()


def _row(retriever: Retriever, texts: list[str], answers: list[frozenset[str]]) -> str:
    questions = [
        Question(text, retriever.embed(text), french_probability(text), right, held_out=True)
        for text, right in zip(texts, answers, strict=True)
    ]
    found = [look(retriever, each, None) for each in questions]
    legs = (
        words_alone(retriever, questions, found),
        ranks(retriever, questions, found, VECTORS),
        ranks(retriever, questions, found, fitted_fusion()),
    )
    return "".join(
        f"{np.mean(each == 1):>8.3f} {np.mean(each <= 10):.3f} {np.mean(1 / each):.3f}" for each in legs
    )


if __name__ == "__main__":
    main()
