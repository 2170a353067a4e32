"""Make the reader: ``python -m passerelle.training.reader DATA FOLDER``, from question sets to a model and its figures.

What is made lies in FOLDER: the packed examples, checkpoints, the log, and in ``model`` the reader. With ``--install``
it is put in the place of the one that is shipped, if its figures are no worse. The parts of the work may be done
apart: ``pack DATA FOLDER``, ``train FOLDER``, ``export FOLDER``.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from passerelle.training.reader import command

Run = Callable[[argparse.Namespace], None]
PARTS: dict[str, tuple[Run, bool]] = {
    "pack": (command.pack, True),
    "train": (command.train, False),
    "export": (command.export, False),
}
"""By the name of a part: what does it, and whether it reads the question sets."""


def main(arguments: Sequence[str]) -> int:
    part = arguments[0] if arguments and arguments[0] in PARTS else ""
    run, reads = PARTS.get(part, (command.whole, True))
    parser = argparse.ArgumentParser(
        prog=f"python -m passerelle.training.reader {part}".rstrip(),
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if reads:
        parser.add_argument("data", type=Path, help="folder of question sets")
    parser.add_argument("folder", type=Path, help="where all that is made is kept")
    command.add_arguments(parser, part)
    run(parser.parse_args(arguments[1:] if part else arguments))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
