"""What Ctrl-C does to the page: one line and the exit status that shells have for it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from passerelle.commands.main import main

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C goes to a whole console there"),
]


def test_ctrl_c_ends_the_page_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    store = str(tmp_path / "store")
    assert main(["index", str(tmp_path / "documents"), "--store", store]) == 0
    served = subprocess.Popen(
        [sys.executable, "-m", "passerelle", "chat", "--store", store, "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert served.stdout is not None
    assert "is open at" in served.stdout.readline()
    served.send_signal(signal.SIGINT)
    told, complained = served.communicate(timeout=60)
    assert (served.returncode, told, complained) == (130, "", "passerelle: stopped\n")
