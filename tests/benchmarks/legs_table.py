"""The table of what words, vectors and both find: a row for each set and direction, and last which of them lose."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from passerelle.evaluation.figures.results import Figure
from passerelle.fusion import LEGS, Legs

MEASURES = ("Success@1", "Success@10", "RR")
SHORT = ("S@1", "S@10", "RR")
TOLERATED = 0.01
"""How far a figure of both may lie below the better leg's."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a set and direction measures: figures of ``MEASURES`` by leg, and RR of both with one thing left out."""

    label: str
    asked: int
    legs: Mapping[Legs, Sequence[Figure]]
    held_out: float | None
    ablated: Mapping[str, float]

    @property
    def losses(self) -> dict[str, float]:
        """How far each figure of both lies below the better of words and vectors, where by more than ``TOLERATED``."""
        columns = zip(SHORT, *(self.legs[leg] for leg in LEGS), strict=True)
        below = {name: max(word.value, vector.value) - both.value for name, word, vector, both in columns}
        return {name: loss for name, loss in below.items() if round(loss, 6) > TOLERATED}


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the head of the table, a line for each row as it comes, and which of them lose."""
    losing = []
    for number, row in enumerate(rows):
        if number == 0:
            yield f"{'set, direction':26}{'asked':>6}{heads()}{_parts(('95 % of RR', 'held out', *row.ablated))}  below"
        yield _line(row)
        losing += [row.label] if row.losses else []
    yield f"both lose more than {TOLERATED} to the better of words and vectors in: {', '.join(losing) or 'none'}"


def heads() -> str:
    return "".join(f"{leg + ' ' + ' '.join(SHORT):>21}" for leg in LEGS)


def cells(legs: Mapping[Legs, Sequence[Figure]]) -> str:
    return "".join(f"{' '.join(f'{figure.value:.3f}' for figure in legs[leg]):>21}" for leg in LEGS)


def _line(row: Row) -> str:
    rr = row.legs["both"][MEASURES.index("RR")]
    held_out = "-" if row.held_out is None else f"{row.held_out:.3f}"
    parts = (f"{rr.low:.3f}-{rr.high:.3f}", held_out, *(f"{value:.3f}" for value in row.ablated.values()))
    below = " ".join(f"{name} {loss:.3f}" for name, loss in row.losses.items()) or "-"
    return f"{row.label:26}{row.asked:6}{cells(row.legs)}{_parts(parts)}  {below}"


def _parts(parts: Sequence[str]) -> str:
    return "".join(f"{part:>14}" for part in parts)
