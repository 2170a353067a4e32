"""Plant faults one by one, and see whether the nearest tests catch them: ``python -m tests.planted [qa/ui ...]``."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from . import answers, conversation, doors, drawn, evaluation, formats, lexical, pdf, storage, training
from .fault import Planted

ROOT = Path(__file__).parents[2]
COPIED = ("app.py", "pyproject.toml", "README.md", "Makefile", "constraints.txt")
"""What the tests need beside the folders."""
ROOMS = (pdf, formats, storage, lexical, evaluation, conversation, answers, doors, training, drawn)
FAULTS = tuple(fault for room in ROOMS for fault in room.FAULTS)


def main(chosen: Sequence[str]) -> int:
    """Print a line for each fault, and how many were caught; *chosen* beginnings of paths pick some of them."""
    faults = [fault for fault in FAULTS if not chosen or fault.file.startswith(tuple(chosen))]
    caught = 0
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        for name in ("qa", "index", "tests"):
            shutil.copytree(ROOT / name, here / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in COPIED:
            shutil.copy(ROOT / name, here / name)
        (here / "documents").symlink_to(ROOT / "documents")
        _lay_out(here)
        everywhere = sorted({name for fault in faults for name in fault.tests.split()})
        if _tests(here, everywhere):
            raise SystemExit(f"without any fault one of these fails: {' '.join(everywhere)}")
        for fault in faults:
            found = _is_caught(here, fault)
            caught += found
            print(f"{'caught  ' if found else 'SURVIVED'} {fault.file}: {fault.wrong}", flush=True)  # noqa: T201
    print(f"{caught} of {len(faults)} caught")  # noqa: T201
    return 0 if caught == len(faults) else 1


def _is_caught(here: Path, fault: Planted) -> bool:
    """Tell whether the tests of *fault*, which pass without it, fail with it.

    Raises:
        ValueError: its code does not stand exactly once in its file.
    """
    place = here / fault.file
    code = place.read_text(encoding="utf-8")
    if code.count(fault.right) != 1:
        raise ValueError(f"{fault.file} holds {fault.right!r} {code.count(fault.right)} times: plant another")
    place.write_text(code.replace(fault.right, fault.wrong), encoding="utf-8")
    try:
        return _tests(here, fault.tests.split()) != 0
    finally:
        place.write_text(code, encoding="utf-8")


def _lay_out(here: Path) -> None:
    """Give the copy the name that its folders are imported by, before any that is installed."""
    package = here / "passerelle"
    package.mkdir()
    for each in (here / "index", *(here / "qa").iterdir()):
        (package / each.name).symlink_to(each)


def _tests(here: Path, names: Sequence[str]) -> int:
    files = [f"tests/{name}.py" for name in names]
    asked = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        "--hypothesis-profile=ci",  # no deadline, which a busy machine misses, and the same cases every time
        *files,
    ]
    return subprocess.run(asked, cwd=here, capture_output=True, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
