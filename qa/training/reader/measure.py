"""Measure a reader on what was held out: ``python -m passerelle.training.reader.measure DATA [MODEL_FOLDER]``.

Prints a line for each set and direction. Without a folder, the reader that is shipped is measured. The examples are
packed anew, which takes minutes, unless ``--packed`` names a folder that has them.
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelle.reading.glosses import glossed
from passerelle.reading.network import FOLDER as SHIPPED
from passerelle.reading.network import Network
from passerelle.reading.rows import rows
from passerelle.reading.spans import PassageReading
from passerelle.training.reader.examples import Example, Packed, Text, read_packed
from passerelle.training.reader.figures import Answered, Line, line_of, table

DIRECTIONS = ("fr→fr", "en→en", "fr→en", "en→fr")
BY_DIRECTION = ("asked", "everyday", "written")
MOST = 200
"""Examples of a set, direction and kind that are read, unless it is said otherwise."""
SEED = 1
AT_ONCE = 64
NO_SPAN = -99.0
SQUAD = ("squad2_halfdev_en", "squad20_dev_other_half")


def measure(packed: Packed, network: Network, most: int = MOST) -> list[Line]:
    """Return the figures of *network* on the examples held out, at most so many of each kind."""
    return [
        line_of(name, _read(packed, network, answerable), _read(packed, network, near))
        for name, answerable, near in _groups(packed, most)
        if answerable
    ]


def _groups(packed: Packed, most: int) -> Iterator[tuple[str, list[Example], list[Example]]]:
    """Yield what each line of the table is about: its name, answered questions, and near misses."""
    sets: dict[str, list[Example]] = defaultdict(list)
    for example in packed.examples:
        if example.held_out:
            sets[example.set].append(example)

    def some(names: Sequence[str], direction: str = "") -> list[Example]:
        found = [each for name in names for each in sets[name]]
        found = [each for each in found if not direction or packed.direction(each) == direction]
        random.Random(f"{SEED} {names} {direction}").shuffle(found)  # noqa: S311
        return found[:most]

    for name in BY_DIRECTION:
        pooled: tuple[list[Example], list[Example]] = ([], [])
        for direction in DIRECTIONS:
            drawn = some([name], direction), some([f"{name}_near"], direction)
            yield f"{name} {direction}", *drawn
            for every, some_of_it in zip(pooled, drawn, strict=True):
                every.extend(some_of_it)
        yield name, *pooled
    yield "piaf", some(["piaf_tune"]), some(["piaf_tune_none"])
    yield "squad2", some(SQUAD), some([f"{name}_near" for name in SQUAD])


def _read(packed: Packed, network: Network, examples: Sequence[Example]) -> list[Answered]:
    return [
        answered
        for start in range(0, len(examples), AT_ONCE)
        for answered in _read_some(packed, network, examples[start : start + AT_ONCE])
    ]


def _read_some(packed: Packed, network: Network, examples: Sequence[Example]) -> Iterator[Answered]:
    """Yield what *network* says of each of *examples*."""
    texts = [packed.passages[example.passage] for example in examples]
    windows = [
        list(rows(network.tokenizer, _glossed(example, text), text.context, text.text))
        for example, text in zip(examples, texts, strict=True)
    ]
    scored = iter(network.read([row for each in windows for row in each]))
    for example, text, own in zip(examples, texts, windows, strict=True):
        reading = PassageReading(text.text, [(row, next(scored)) for row in own])
        expected = tuple(text.text[start:end] for start, end in example.spans)
        best = reading.best()
        words, span = (text.text[best.start : best.end], best.score) if best else ("", NO_SPAN)
        yield Answered(words, reading.answers, span, expected, text.language)


def _glossed(example: Example, text: Text) -> str:
    return glossed(example.question, example.language, f"{text.context} {text.text}", text.language)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m passerelle.training.reader.measure", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of question sets")
    parser.add_argument(
        "model", type=Path, nargs="?", default=SHIPPED, help="default: the reader that is shipped"
    )
    parser.add_argument("--packed", type=Path, help="folder that the sets are packed in already")
    parser.add_argument("--most", type=int, default=MOST, help="examples of each kind that are read")
    chosen = parser.parse_args(arguments)
    packed = read_packed(chosen.packed) if chosen.packed else _pack(chosen.data)
    sys.stdout.write(table(measure(packed, Network(chosen.model), chosen.most)) + "\n")
    return 0


def _pack(data: Path) -> Packed:
    from passerelle.index.embed.open import open_embedder
    from passerelle.training.reader.pack import pack
    from passerelle.training.reader.written import SOURCE

    return pack(data, open_embedder(), SOURCE)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
