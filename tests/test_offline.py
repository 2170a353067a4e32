"""Documents are indexed and questions answered without any word to another machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.visitor import ROOT, visit
from no_network import DENIED

from passerelle.index.sync import sync

TESTS = Path(__file__).parent

INDEX_AND_ASK = """
import sys
from pathlib import Path
from no_network import forbid
forbid()
from passerelle.index.sync import sync
from passerelle import Assistant
documents, store = map(Path, sys.argv[1:])
summary = sync([documents], store)
answer = Assistant.open(store).ask("Quand le traité a-t-il été signé ?")
print(summary.added, answer.nearest[0].passage.document.id if answer.abstained else answer.citations[0].quote)
"""

SERVE = """
import sys
from no_network import forbid
forbid()
import app
sys.exit(app.main(sys.argv[1:]))
"""


def environment(home: Path | None) -> dict[str, str]:
    """Return what a program is started with: these tests on its path, and *home* for its home."""
    told = {**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{ROOT}"}
    return told if home is None else {**told, "HOME": str(home), "LOCALAPPDATA": str(home)}


def run(program: str, *arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_indexing_and_asking_ask_no_other_machine_and_write_nothing_in_the_home(tmp_path: Path) -> None:
    documents, home = tmp_path / "documents", tmp_path / "home"
    documents.mkdir()
    home.mkdir()
    (documents / "traité.txt").write_text("Le traité a été signé à Rome le 25 mars 1957.", encoding="utf-8")
    (documents / "bread.md").write_text("# Bread\n\nBread is baked in a hot oven.", encoding="utf-8")
    ran = run(INDEX_AND_ASK, str(documents), str(tmp_path / "store"), home=home)
    assert "the network was asked for" not in ran.stderr  # by a process of its own, perhaps
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("2 ")
    assert "traité" in ran.stdout
    assert list(home.iterdir()) == []


def test_the_page_is_served_and_asked_without_a_word_to_another_machine(tmp_path: Path) -> None:
    documents, home = tmp_path / "documents", tmp_path / "home"
    documents.mkdir()
    home.mkdir()
    (documents / "traité.txt").write_text("Le traité a été signé à Rome le 25 mars 1957.", encoding="utf-8")
    sync([documents], tmp_path / "store")
    with visit(tmp_path / "store", ("-c", SERVE), environment(home)) as page:
        assert any(path.endswith(".js") for path in page.load())
        assert "25 mars 1957" in page.ask("Quand le traité a-t-il été signé ?")
        assert page.process.poll() is None, "the program was ended by its guard"
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    "way_out",
    [
        "socket.create_connection(('192.0.2.1', 80), timeout=1)",
        "socket.getaddrinfo('example.org', 443)",
        "socket.gethostbyname('example.org')",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "__import__('urllib.request').request.urlopen('http://example.org', timeout=1)",
    ],
)
def test_the_guard_of_these_tests_catches_each_way_out_even_if_its_failure_is_swallowed(way_out: str) -> None:
    swallowing = f"try:\n    {way_out}\nexcept OSError:\n    pass\n"
    assert run(f"import socket\nfrom no_network import forbid\nforbid()\n{swallowing}").returncode == DENIED


def test_the_guard_of_these_tests_lets_a_program_talk_to_itself() -> None:
    program = (
        "import socket\nfrom no_network import forbid\nforbid()\nserver = socket.create_server(('127.0.0.1', 0))\n"
        "socket.create_connection(server.getsockname()).close()\nprint('heard')"
    )
    assert run(program).stdout == "heard\n"
