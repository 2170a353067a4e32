"""Visit the page without a browser: start its server, load what it serves, and ask by the calls a browser makes."""

import json
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]
LIMIT = 90
"""Seconds after which a server or an answer that has not come is given up."""
SERVED = re.compile(r"""(?:src|href)=["']\./([^"']+\.(?:js|css))["']""")


@dataclass(frozen=True, slots=True)
class Visit:
    """A served page, and the process that serves it; ``seconds`` went by from its start to its first answer."""

    url: str
    process: "subprocess.Popen[str]"
    seconds: float

    def get(self, path: str = "") -> str:
        with urlopen(f"{self.url}{path}", timeout=LIMIT) as answer:
            text: str = answer.read().decode("utf-8")
            return text

    def load(self) -> list[str]:
        """Load the page, its settings and every script and style it names; return their paths."""
        named = sorted(set(SERVED.findall(self.get())))
        for path in (*named, "config"):
            self.get(path)
        return named

    def ask(self, question: str, language: str = "fr") -> str:
        """Send *question* as the page does with Enter, and return the answer's HTML."""
        sent = {"question": question, "language": language, "conversation": "", "place": 0, "private": True}
        headers = {"Content-Type": "application/json"}
        request = Request(f"{self.url}conversations/ask", json.dumps(sent).encode(), headers)
        with urlopen(request, timeout=LIMIT) as answer:
            return str(json.load(answer)["answer"])


@contextmanager
def visit(
    store: Path, program: Sequence[str] = ("app.py",), environment: Mapping[str, str] | None = None
) -> Iterator[Visit]:
    """Start *program*, which takes the arguments of ``app.py``, on the store in *store*, and stop it in the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, *program, "--store", str(store), "--port", str(port), "--no-browser"]
    url = f"http://127.0.0.1:{port}/"
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        limit = threading.Timer(LIMIT, process.kill)
        limit.start()
        try:
            assert process.stdout is not None
            opened = any("is open at" in line for line in process.stdout)
            assert opened, f"the page stopped with status {process.poll()}, or was not there within {LIMIT} s"
            with urlopen(url, timeout=LIMIT):
                yield Visit(url, process, time.perf_counter() - started)
        finally:
            limit.cancel()
            process.kill()
