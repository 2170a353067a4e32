"""Progress bars on standard error, for what takes more than a moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from passerelle.evaluation.runs.runner import Asked
    from passerelle.index.run.types import Progress


@contextmanager
def indexing_bar(*, shown: bool, every: float = 0.1) -> Iterator[Callable[["Progress"], None]]:
    """Give a function that draws progress through the files' bytes, *every* so many seconds."""
    if not shown:
        yield lambda _: None
        return
    from tqdm import tqdm

    with tqdm(
        desc="indexing",
        bar_format="{desc} {percentage:3.0f}% |{bar}| {elapsed}, {remaining} left{postfix}",
        dynamic_ncols=True,
        leave=False,
        mininterval=every,
    ) as bar:

        def draw(progress: "Progress") -> None:
            bar.total = progress.total
            speed = progress.embedded / max(bar.format_dict["elapsed"], 1e-9)
            bar.set_postfix_str(f"{progress.passages} passages, {speed:.0f} embedded/s", refresh=False)
            bar.update(progress.done - bar.n)

        yield draw


@contextmanager
def asking_bar(*, shown: bool, every: float = 0.1) -> Iterator[Callable[["Asked"], None]]:
    """Give a function that draws progress through the questions, *every* so many seconds."""
    if not shown:
        yield lambda _: None
        return
    from tqdm import tqdm

    with tqdm(unit=" questions", desc="asking", dynamic_ncols=True, leave=False, mininterval=every) as bar:

        def draw(asked: "Asked") -> None:
            bar.total = asked.total
            if asked.resumed:
                bar.set_postfix_str(f"{asked.resumed} of a run before", refresh=False)
            bar.update(asked.done - bar.n)

        yield draw
