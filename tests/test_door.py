"""Facts about the door of the programs: what stops them, and what is printed by then."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from langdetect import DetectorFactory

from passerelle.__main__ import run
from passerelle.commands.door import guarded
from passerelle.index import letter_odds

FAILS = """
import sys
from passerelle.commands.door import guarded
from passerelle.index.errors import PasserelleError
def run():
    print("the answer")
    raise {fault}
sys.exit(guarded(run))
"""
BUFFERED = {**os.environ, "PYTHONUNBUFFERED": ""}


@pytest.mark.parametrize(
    ("fault", "status", "said"),
    [
        ("OSError(30, 'Read-only file system', '/store/x')", 1, "needs (/store/x: Read-only file system)\n"),
        ("OSError(28, 'No space left on device')", 1, "command needs (No space left on device)\n"),
        ("OSError('gone')", 1, "command needs (gone)\n"),
        ("PasserelleError('no such store')", 1, "passerelle: no such store\n"),
        ("KeyboardInterrupt", 130, "passerelle: stopped\n"),
    ],
)
def test_what_was_printed_before_a_fault_is_not_lost(fault: str, status: int, said: str) -> None:
    code = FAILS.format(fault=fault)
    ran = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, env=BUFFERED
    )
    assert (ran.returncode, ran.stdout) == (status, "the answer\n")
    assert ran.stderr.endswith(said)
    assert ran.stderr.count("\n") == 1


def test_a_reader_that_went_away_is_no_failure() -> None:
    code = FAILS.format(fault="BrokenPipeError(32, 'Broken pipe')")
    ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "the answer\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_where_nothing_can_be_printed_the_status_says_it() -> None:
    code = FAILS.format(fault="KeyboardInterrupt")
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-c", code], check=False, stdout=full, stderr=full, env=BUFFERED
        )
    assert ran.returncode == 130


STOPPED = """
import sys
class Stop:
    def find_spec(name, *rest):
        if name == "passerelle.commands.main":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop)
from passerelle.__main__ import run
sys.exit(run())
"""


def test_a_program_that_is_stopped_before_it_has_begun_says_so() -> None:
    ran = subprocess.run([sys.executable, "-c", STOPPED], check=False, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (130, "passerelle: stopped\n")


def test_ctrl_c_in_a_library_that_takes_it_for_damage_is_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(DetectorFactory, "add_profile", stopped)
    with pytest.raises(KeyboardInterrupt):
        letter_odds.all_profiles.__wrapped__()
    assert guarded(letter_odds.all_profiles.__wrapped__) == 130


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Put back what Ctrl-C does."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted() -> int:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("program", "status", "said"),
    [(lambda: 0, 0, ""), (lambda: 7, 7, ""), (interrupted, 130, "passerelle: stopped\n")],
)
def test_a_program_ends_with_its_status_and_ctrl_c_then_ends_at_once(
    ctrl_c: None,
    capsys: pytest.CaptureFixture[str],
    program: Callable[[], int],
    status: int,
    said: str,
) -> None:
    assert run(program) == status
    assert capsys.readouterr() == ("", said)
    assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL


def test_the_program_is_the_command_that_is_typed(
    ctrl_c: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["passerelle", "verify", "--store", "/none/of/these"])
    assert run() == 1
    assert "there is no store in /none/of/these" in capsys.readouterr().err
