"""A run as JSON: the one form it is saved in, and read from again."""

import json
import math
import shlex
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from passerelle.evaluation.runs.restore import restore
from passerelle.evaluation.types import Outcome, Run
from passerelle.index.aside import written_aside
from passerelle.index.errors import PasserelleError

FORMAT = "passerelle run"
VERSION = 2


class RunError(PasserelleError):
    """A file that is no saved run, or one of another version of the program."""


def save_run(run: Run, path: Path) -> None:
    """Write *run* to *path*, whole or not at all.

    Raises:
        RunError: the file cannot be written.
    """
    content = json.dumps(run_json(run), ensure_ascii=False, indent=1) + "\n"
    try:
        with written_aside(path) as new:  # half of a surrogate pair is written as JSON escapes it
            new.write_text(content, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise RunError(
            f"{path} cannot be written ({error.strerror}): name a file in a folder that is open to you"
        ) from error


def read_run(path: Path) -> Run:
    """Return the run saved in *path*.

    Raises:
        RunError: there is no such file, it is no run, or one of another version.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"), parse_constant=_no_number)
    except OSError as error:
        raise RunError(
            f"{path} cannot be read ({error.strerror}): make a run with `passerelle eval QUESTIONS --save "
            f"{shlex.quote(str(path))}`"
        ) from error
    except (ValueError, RecursionError) as error:
        raise RunError(f"{path} is not a saved run ({error}): {_again(path)}") from error
    if not isinstance(stored, dict) or stored.get("format") != FORMAT:
        raise RunError(f"{path} is not a saved run: {_again(path)}")
    if stored.get("version") != VERSION:
        raise RunError(
            f"{path} is a run of version {stored.get('version')} and this program reads version {VERSION}: "
            f"{_again(path)}"
        )
    try:
        return run_from_json(stored)
    except (ValueError, RecursionError) as error:
        raise RunError(f"{path} is a damaged run ({error}): {_again(path)}") from error


def run_json(run: Run) -> dict[str, Any]:
    """Return *run* as JSON values: the dataclasses' own names, spans as ``{"start", "end"}``."""
    return {"format": FORMAT, "version": VERSION, **asdict(run)}


def run_from_json(stored: Mapping[str, Any]) -> Run:
    """Return the run that :func:`run_json` wrote.

    Raises:
        ValueError: a field is missing, unknown or of another type.
    """
    run = restore(Run, {name: value for name, value in stored.items() if name not in {"format", "version"}})
    ids = Counter(check(outcome).question.id for outcome in run.outcomes)
    if twice := [id_ for id_, count in ids.items() if count > 1]:
        raise ValueError(f"the question {twice[0]!r} is in it twice")
    return run


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    return asdict(outcome)


def outcome_from_json(stored: object) -> Outcome:
    """Return the outcome that :func:`outcome_json` wrote.

    Raises:
        ValueError: a field is missing, unknown or of another type.
    """
    return check(restore(Outcome, stored))


def check(outcome: Outcome) -> Outcome:
    """Return *outcome*.

    Raises:
        ValueError: it does not judge each of the places that its question expects, or a number in it is none that a
            run gives.
    """
    expected, judged = len(outcome.question.expected), len(outcome.judged)
    if expected != judged:
        raise ValueError(
            f"the question {outcome.question.id!r} expects {expected} places and {judged} are judged"
        )
    ranks = [outcome.document_rank, *(each.rank for each in outcome.judged)]
    if not all(rank is None or 1 <= rank <= len(outcome.hits) for rank in ranks):
        raise ValueError(f"the question {outcome.question.id!r} has a rank that none of its hits has")
    if not 0 <= outcome.confidence <= 1 or not 0 <= (outcome.milliseconds or 0.0) < math.inf:
        raise ValueError(f"the question {outcome.question.id!r} has a confidence or a time that is none")
    return outcome


def _again(path: Path) -> str:
    return f"make it again with `passerelle eval QUESTIONS --save {shlex.quote(str(path))}`"
