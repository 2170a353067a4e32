"""The program ``passerelle``, which is ``python -m passerelle`` too, from its first moment to its last."""

import signal
import sys


def run() -> int:
    """Run the command that the shell gives; Ctrl-C ends it quietly also before it has begun and when it is done."""
    try:
        from passerelle.commands.main import main

        return main()
    except KeyboardInterrupt:
        sys.stderr.write("passerelle: stopped\n")
        return 130
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    sys.exit(run())
