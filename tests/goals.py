"""Print what the house is measured by, each figure beside its goal: ``python tests/goals.py STORE``.

STORE holds the documents of the project: ``passerelle index documents --store STORE`` makes it.
"""

import contextlib
import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

from test_imports import EVALUATION, FLOORS, INDEX, upward

from passerelle.commands.main import main as passerelle

ROOT = Path(__file__).parents[1]
QUESTION = "Quand le dernier soldat soviétique a-t-il quitté l'Afghanistan ?"


def main(arguments: Sequence[str]) -> int:
    (store,) = arguments
    calls = Counter(_calls(store))
    files = {file for file, _ in calls}
    print(f"files of ours that a question passes, from `passerelle ask` to the answer: {len(files)}, goal 25")  # noqa: T201
    for room in sorted({file.rpartition("/")[0] for file in files}):
        print(f"  {room}: {sum(file.rpartition('/')[0] == room for file in files)}")  # noqa: T201
    understood = sum(count for (_, name), count in calls.items() if name == "read_query")
    print(f"times that a question is understood: {understood}, goal 1")  # noqa: T201
    arrows = sum(len(upward(allowed)) for allowed in (FLOORS, INDEX, EVALUATION))
    print(f"imports that go up or in a circle between rooms: {arrows}, goal 0")  # noqa: T201
    words = len((ROOT / "README.md").read_text(encoding="utf-8").split())
    print(f"words of the README: {words}, goal 1200")  # noqa: T201
    return 0


def _calls(store: str) -> Iterator[tuple[str, str]]:
    """Yield the file and the name of each function of ours that is called while a question is answered."""
    seen: list[tuple[str, str]] = []

    def record(frame: FrameType, event: str, _: object) -> None:
        file = frame.f_code.co_filename
        if event == "call" and file.startswith((f"{ROOT}/qa", f"{ROOT}/index")):
            seen.append((file.removeprefix(f"{ROOT}/"), frame.f_code.co_name))

    asked = ["ask", QUESTION, "--store", store]
    with contextlib.redirect_stdout(io.StringIO()):
        passerelle(asked)  # what is imported, it has been since
        sys.setprofile(record)
        try:
            passerelle(asked)
        finally:
            sys.setprofile(None)
    yield from seen


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
