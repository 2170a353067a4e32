"""How fast passages and questions are embedded, by ours and by two other engines on the same texts."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from passerelle.index.embed.open import open_embedder

from . import texts
from .engines import ENGINES, OURS, Engine
from .tables import milliseconds

LENGTHS = {60: 96, 200: 32}
"""Tokens a passage, and passages each engine embeds of that length in a round."""
QUESTIONS_A_ROUND = 30


@dataclass(frozen=True, slots=True)
class Embedding:
    """An engine's figures: passages a second of 60 and 200 tokens, and how many times as many ours embeds.

    A rate is the median of the rounds; a ratio the median of each round's ratio, so that a busy moment, which
    slows all engines of a round alike, does not count.
    """

    engine: str
    passages_s_60: float
    ours_60: float
    passages_s_200: float
    ours_200: float
    query_ms: float
    query_ms_p95: float
    memory_mb: float


def measure(model: Path, data: Path, rounds: int) -> Iterator[Embedding]:
    """Yield each engine's figures after *rounds* rounds in which all embed the same texts, turn by turn."""
    source, count = texts.paragraphs(data), open_embedder().count_tokens
    passages = {size: texts.of_about(size, many * rounds, source, count) for size, many in LENGTHS.items()}
    questions = texts.questions(data, QUESTIONS_A_ROUND * rounds)
    seconds: dict[tuple[str, int], list[float]] = {}
    asked: dict[str, list[float]] = {}
    with ExitStack() as stack:
        engines = [Engine.start(name, model) for name in ENGINES]
        for engine in engines:
            stack.callback(engine.stop)
            engine.passages(passages[60][:4])
            engine.questions(questions[:4])
        for place in range(rounds):
            for size, many in LENGTHS.items():
                here = passages[size][place * many : (place + 1) * many]
                for engine in _turned(engines, place):
                    seconds.setdefault((engine.name, size), []).append(engine.passages(here))
            here = questions[place * QUESTIONS_A_ROUND : (place + 1) * QUESTIONS_A_ROUND]
            for engine in _turned(engines, place):
                asked.setdefault(engine.name, []).extend(engine.questions(here))
        for engine in engines:
            times = {size: seconds[engine.name, size] for size in LENGTHS}
            median_ms, p95_ms = milliseconds(asked[engine.name])
            yield Embedding(
                engine=engine.name,
                passages_s_60=round(LENGTHS[60] / median(times[60]), 1),
                ours_60=_ratio(times[60], seconds[OURS, 60]),
                passages_s_200=round(LENGTHS[200] / median(times[200]), 1),
                ours_200=_ratio(times[200], seconds[OURS, 200]),
                query_ms=median_ms,
                query_ms_p95=p95_ms,
                memory_mb=engine.memory(),
            )


def _turned(engines: Sequence[Engine], place: int) -> list[Engine]:
    """Return *engines* with another one first in each round."""
    first = place % len(engines)
    return [*engines[first:], *engines[:first]]


def _ratio(theirs: Sequence[float], ours: Sequence[float]) -> float:
    return round(median(one / other for one, other in zip(theirs, ours, strict=True)), 2)
