"""What ``passerelle eval --matrix`` prints: settings side by side, and the JSON of the same."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from passerelle.evaluation.figures.results import Figure
from passerelle.evaluation.figures.side_by_side import Compared
from passerelle.evaluation.reports.numbers import LEVEL

OVERALL = (
    "R@1",
    "R@5",
    "R@10",
    "RR@10",
    "nDCG@10",
    "document@1",
    "EM",
    "F1",
    "quoted",
    "false refusals",
    "false answers",
    "AUROC",
    "ECE",
    "ms median",
)
BY_DIRECTION = ("R@5", "quoted")
WHOLE = frozenset({"ms median", "ms p95"})


def matrix_lines(compared: Sequence[Compared]) -> Iterator[str]:
    """Yield a row for each figure and a column for each setting; ``p`` is that of a paired test against the first."""
    yield from (f"not read: {problem}" for problem in (*compared[0].unread, *compared[0].run.problems))
    yield f"questions: {len(compared[0].run.outcomes)}; documents: {compared[0].run.origin.documents}"
    yield ""
    rows = [
        ["", *(each.setting.name for each in compared)],
        *_made(compared),
        *_figures(compared),
        *_changes(compared),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(compared) + 1)]
    for row in rows:
        cells = (f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join([f"{row[0]:{widths[0]}}", *cells]).rstrip()
    yield ""
    yield (
        f"p: paired randomisation test against {compared[0].setting.name!r}; * where it is at most {LEVEL:g}, as one "
        f"in {1 / LEVEL:.0f} is by chance alone"
    )


def matrix_json(compared: Sequence[Compared]) -> list[dict[str, Any]]:
    return [
        {
            "setting": asdict(each.setting),
            "origin": asdict(each.run.origin),
            "machine": each.run.machine,
            "indexing_seconds": each.seconds,
            "problems": [asdict(problem) for problem in (*each.unread, *each.run.problems)],
            "groups": [asdict(group) for group in each.summary.groups],
            "beside_the_first": asdict(each.beside) if each.beside else None,
        }
        for each in compared
    ]


def _made(compared: Sequence[Compared]) -> Iterator[list[str]]:
    origins = [each.run.origin for each in compared]
    yield ["model", *(origin.model for origin in origins)]
    yield ["passage_tokens", *(str(origin.passage_tokens) for origin in origins)]
    yield ["passages", *(str(origin.passages) for origin in origins)]
    yield ["k", *(str(origin.k) for origin in origins)]
    yield ["legs", *(each.setting.legs for each in compared)]
    yield ["seconds to index", *(f"{each.seconds:.1f}" if each.seconds else "·" for each in compared)]


def _figures(compared: Sequence[Compared]) -> Iterator[list[str]]:
    directions = [group.name for group in compared[0].summary.groups if group.kind == "direction"]
    wanted = [("all", name) for name in OVERALL]
    wanted += [(group, name) for group in directions for name in BY_DIRECTION]
    for group, name in wanted:
        cells = [_cell(each, group, name) for each in compared]
        if any(cell != "·" for cell in cells):
            yield [name if group == "all" else f"{group} {name}", *cells]


def _cell(compared: Compared, group: str, name: str) -> str:
    found = next((each.figures.get(name) for each in compared.summary.groups if each.name == group), None)
    if found is None:
        return "·"
    return _value(found, name) + _p(compared, group, name)


def _value(figure: Figure, name: str) -> str:
    return f"{figure.value:.0f}" if name in WHOLE else f"{figure.value:.3f}"


def _p(compared: Compared, group: str, name: str) -> str:
    tests = compared.beside.tests if compared.beside else ()
    test = next((each for each in tests if (each.group, each.measure) == (group, name)), None)
    if test is None:
        return ""
    return f" p={test.p:.3f}{'*' if test.p <= LEVEL else ' '}"


def _changes(compared: Sequence[Compared]) -> Iterator[list[str]]:
    for kind in ("won", "lost"):
        yield [kind, *(str(len(each.beside.of(kind))) if each.beside else "·" for each in compared)]
