"""A run under way, kept beside the file it will be saved in, an outcome a line: one that is stopped goes on."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from passerelle.evaluation.runs.saved import RunError, outcome_from_json, outcome_json
from passerelle.evaluation.types import Origin, Outcome


class Partial:
    """The outcomes known so far of a run of one *origin*; those of another origin are forgotten.

    Raises:
        RunError: the file cannot be written.
    """

    def __init__(self, save: Path, origin: Origin) -> None:
        self.path = partial_path(save)
        self.outcomes: dict[str, Outcome] = {}
        self.texts: dict[str, str] = {}
        head = json.dumps(asdict(origin), ensure_ascii=False)
        lines = list(_lines(self.path))
        try:
            if lines[:1] != [head]:
                lines = []
                self.path.write_text(f"{head}\n", encoding="utf-8")
            else:  # what was written of a last line is cut off
                self.path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            self._file = self.path.open("a", encoding="utf-8")
        except OSError as error:
            raise RunError(
                f"{self.path} cannot be written ({error.strerror}): name a file in a folder that is open to you"
            ) from error
        for line in lines[1:]:
            data = json.loads(line)
            outcome = outcome_from_json(data["outcome"])
            self.outcomes[outcome.question.id] = outcome
            self.texts |= data["texts"]

    def add(self, outcome: Outcome, texts: dict[str, str]) -> None:
        """Write down an outcome, and the words of its hits by their places."""
        data = {"outcome": outcome_json(outcome), "texts": texts}
        self._file.write(json.dumps(data, ensure_ascii=False) + "\n")
        self._file.flush()

    def forget(self) -> None:
        """Delete the file: the run is saved whole."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        self._file.close()


def partial_path(save: Path) -> Path:
    return save.with_name(f"{save.name}.partial")


def _lines(path: Path) -> Iterator[str]:
    """Yield the whole lines of *path*: the last one may have been cut short as it was written."""
    if path.is_file():
        *whole, _ = path.read_text(encoding="utf-8", errors="replace").split("\n")
        yield from whole
