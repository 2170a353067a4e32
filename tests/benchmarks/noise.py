"""Ask the same questions badly typed, and measure what each way costs: ``python -m tests.benchmarks.noise DATA``.

The table gives Success@1, Success@10 and RR by words, by vectors and by both, as `tests.benchmarks.retrieval` does.
"""

import argparse
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from passerelle.evaluation.types import QuestionSet
from passerelle.fusion import LEGS, fusion_of
from passerelle.index.embed.open import open_embedder
from passerelle.index.folding import fold
from passerelle.index.lexical.spelling import parts, plain
from passerelle.index.lexical.stop_words import STOP_WORDS
from passerelle.index.types import Language
from passerelle.training.question_sets import digest

from .drawn import draw
from .legs_table import cells, heads
from .retrieval import figures, library, values

SETS: dict[str, Language] = {"piaf_tune": "fr", "squad2_halfdev_en": "en"}
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
    embedder = open_embedder()
    sys.stdout.write(f"{'set, way':34}{heads()}\n")
    for name, language in SETS.items():
        with library(folder / name, embedder) as retriever:
            drawn = next(draw(folder / name)).questions.questions[:ASKED]
            for way, change in WAYS.items():
                asked = QuestionSet(tuple(replace(each, text=change(each.text, language)) for each in drawn))
                legs = {leg: figures(values(retriever, fusion_of(leg), asked)) for leg in LEGS}
                sys.stdout.write(f"{name + ', ' + way:34}{cells(legs)}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
