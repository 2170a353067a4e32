"""The door of every program of ours: what goes wrong inside comes out as a sentence and an exit status."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from passerelle.commands.command import FAILED, INTERRUPTED, say
from passerelle.index.errors import PasserelleError


def prepare_streams() -> None:
    """Make input and output serve whatever they are: closed ones swallow all, and any character can be shown."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  devnull is no file of ours
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # Python leaves nothing there
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Unicode still shows something


def guarded(run: Callable[[], int], *, stopped: str = "") -> int:
    """Return the exit status of *run*, or that of what stopped it; *stopped* is what is said more of a Ctrl-C."""
    try:
        status = run()
        sys.stdout.flush()
    except PasserelleError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        with suppress(OSError):
            say(f"passerelle: stopped{stopped}", error=True)
        _forget_output()
        return INTERRUPTED
    except BrokenPipeError:  # the reader, `head` perhaps, has what it wanted
        _forget_output()
        return 0
    except (
        OSError
    ) as error:  # what no command expects: a full disk under the output, a current folder that is gone
        what = f"{error.filename}: {error.strerror}" if error.filename else error.strerror or error
        return _fail(f"the system refuses what this command needs ({what})")
    return status


def _fail(reason: str) -> int:
    with suppress(OSError):  # nobody is there to read it
        say(f"passerelle: {reason}", error=True)
    _forget_output()
    return FAILED


def _forget_output() -> None:
    """Print what is still to be printed, or send it nowhere: Python would try once more as it ends, and complain."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
            continue
        with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123  devnull is no file of ours
            os.dup2(nowhere.fileno(), stream.fileno())
