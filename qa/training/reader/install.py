"""Put a finished reader in the place of the shipped one, once both were measured on the same examples."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelle.evaluation.figures.results import Figure
from passerelle.reading.network import FOLDER as SHIPPED
from passerelle.reading.network import GRAPH, Network
from passerelle.training.reader import card
from passerelle.training.reader.examples import Packed
from passerelle.training.reader.figures import Line, table
from passerelle.training.reader.measure import MOST, measure


def install(made: Path, packed: Packed, shipped: Path = SHIPPED, most: int = MOST) -> str:
    """Copy the reader in the folder *made* over the one that is *shipped*, and return the figures of both.

    Raises:
        SystemExit: it is not whole, or worse than what is shipped; that is then left as it is.
    """
    if not card.is_finished(made):
        raise SystemExit(
            f"{made} holds no reader of a training that has finished: let it finish, with --resume"
        )
    ours = measure(packed, Network(made), most)
    figures = f"made\n{table(ours)}"
    if (shipped / GRAPH).is_file():
        theirs = measure(packed, Network(shipped), most)
        figures += f"\nshipped\n{table(theirs)}"
        worse = list(worsened(theirs, ours))
        if worse:
            raise SystemExit(f"{figures}\nnot installed, for these figures are worse: {'; '.join(worse)}")
    shipped.mkdir(parents=True, exist_ok=True)
    names = (*card.files(), card.FILE)
    for name in names:
        shutil.copyfile(made / name, shipped / f"{name}.new")
    for name in names:
        os.replace(shipped / f"{name}.new", shipped / name)  # noqa: PTH105 - atomic on every system
    return f"{figures}\ninstalled into {shipped}"


def worsened(before: Sequence[Line], after: Sequence[Line]) -> Iterator[str]:
    """Yield a few words on each figure of *after* that lies outside the interval of the one *before*, and is worse."""
    known = {line.name: line for line in before}
    for line in after:
        old = known.get(line.name)
        if old is None:
            continue
        for name, was, now in (("EM", old.em, line.em), ("F1", old.f1, line.f1), ("AUC", old.auc, line.auc)):
            if _below(was, now):
                yield f"{line.name} {name}"
        if old.false_answers and line.false_answers and line.false_answers.value > old.false_answers.high:
            yield f"{line.name} false answers"


def _below(was: Figure | None, now: Figure | None) -> bool:
    return was is not None and now is not None and now.value < was.low
