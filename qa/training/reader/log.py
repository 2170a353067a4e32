"""The log of a training: its settings, then a line for each of its steps, means of many."""

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from passerelle.training.reader.settings import Settings
from passerelle.training.reader.train import Report

FILE = "log.jsonl"
STEPS = 25
"""Steps that share a line."""


def opened(folder: Path, settings: Settings, data: str) -> None:
    """Begin the log in *folder*, or go on with it, with what decides the training."""
    _write(folder, {"settings": asdict(settings), "data": data})


def logged(reports: Iterable[Report], folder: Path) -> Iterator[str]:
    """Write the *reports* into the log, ``STEPS`` to a line, and yield each line in words."""
    since, mean = time.monotonic(), list[Report]()
    for report in reports:
        mean.append(report)
        if len(mean) < STEPS and not report.saved:
            continue
        line = {
            "step": report.step,
            "examples": report.seen,
            "span": round(sum(each.span for each in mean) / len(mean), 4),
            "answers": round(sum(each.answers for each in mean) / len(mean), 4),
            "rate": report.rate,
            "seconds": round(time.monotonic() - since),
            "saved": report.saved,
        }
        mean.clear()
        _write(folder, line)
        yield ", ".join(f"{name} {value}" for name, value in line.items())


def _write(folder: Path, row: dict[str, Any]) -> None:
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
