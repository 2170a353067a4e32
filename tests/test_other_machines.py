"""Facts about other machines: nothing that only POSIX has is needed, and no encoding or end of line of this one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOSTLESS = Path(__file__).parent / "hostless.py"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="which files are open is not told here")
def test_the_main_path_needs_nothing_that_only_posix_has(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", str(HOSTLESS), str(tmp_path)],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    printed = run.stdout.decode("cp1252")
    assert run.returncode == 0, printed + run.stderr.decode("cp1252")
    assert printed.count("built by Ida Moss in 1851.” [1]") == 2
    assert printed.count("\r") == os.linesep.count("\r") * printed.count("\n")
    assert printed.splitlines()[-1].startswith("sound: 1 document")
