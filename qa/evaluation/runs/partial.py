"""A run under way: one outcome per line in a file next to the saved one, so that a stopped run can go on."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from passerelle.evaluation.runs.restore import restore
from passerelle.evaluation.runs.saved import RunError, check, outcome_json
from passerelle.evaluation.types import Origin, Outcome


@dataclass(frozen=True, slots=True)
class Kept:
    """A line of the file: an outcome, and the words of its hits by their places."""

    outcome: Outcome
    texts: Mapping[str, str]


class Partial:
    """The outcomes known so far of a run of one *origin*; those of another origin are forgotten.

    Raises:
        RunError: the file cannot be read or written, or what a stopped run left in it is damaged.
    """

    def __init__(self, save: Path, origin: Origin) -> None:
        self.path = partial_path(save)
        self.outcomes: dict[str, Outcome] = {}
        self.texts: dict[str, str] = {}
        head = json.dumps(asdict(origin), ensure_ascii=False).encode("utf-8", "backslashreplace")
        try:
            lines = _lines(self.path)
            lines = lines if lines[:1] == [head] else [head]
            for number, line in enumerate(lines[1:], start=2):
                self._take(number, line)
            self.path.write_bytes(b"".join(line + b"\n" for line in lines))  # without a last one cut short
            self._file = self.path.open("a", encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise RunError(
                f"{self.path} cannot be written ({error.strerror}): name a file in a folder that is open to you"
            ) from error

    def _take(self, number: int, line: bytes) -> None:
        """Remember the outcome of one *line*.

        Raises:
            RunError: it is none.
        """
        try:
            kept = restore(Kept, json.loads(line))
            check(kept.outcome)
        except (ValueError, RecursionError) as error:
            raise RunError(
                f"{self.path}, line {number}: what a stopped run left there is damaged ({error}): delete that file, "
                f"and the same command asks every question again"
            ) from error
        self.outcomes[kept.outcome.question.id] = kept.outcome
        self.texts |= kept.texts

    def add(self, outcome: Outcome, texts: dict[str, str]) -> None:
        """Write down an outcome, and the words of its hits by their places.

        Raises:
            RunError: the file cannot be written.
        """
        data = {"outcome": outcome_json(outcome), "texts": texts}
        try:
            self._file.write(json.dumps(data, ensure_ascii=False) + "\n")
            self._file.flush()
        except OSError as error:
            raise RunError(
                f"{self.path} cannot be written ({error.strerror}): check the free space on its disk; the same command "
                f"goes on from there"
            ) from error

    def forget(self) -> None:
        """Delete the file: the run is saved whole."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        with suppress(OSError):  # a full disk has been said already
            self._file.close()


def partial_path(save: Path) -> Path:
    return save.with_name(f"{save.name}.partial")


def _lines(path: Path) -> list[bytes]:
    """Return the whole lines of *path*: the last one may have been cut short as it was written."""
    return path.read_bytes().split(b"\n")[:-1] if path.is_file() else []
