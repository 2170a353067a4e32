"""The program ``passerelle``, which is ``python -m passerelle`` too, from its first moment to its last."""

import signal
import sys
from collections.abc import Callable


def run(program: Callable[[], int] | None = None) -> int:
    """Run the command that the shell gives, or another *program* of ours.

    Ctrl-C ends it quietly also before it has begun and when it is done; a second one ends it at once.
    """
    try:
        return (program or _command())()
    except KeyboardInterrupt:
        sys.stderr.write("passerelle: stopped\n")
        return 130
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _command() -> Callable[[], int]:
    from passerelle.commands.main import main

    return main


if __name__ == "__main__":
    sys.exit(run())
