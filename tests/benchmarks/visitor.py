"""Visit the page without a browser: start its server, load what it serves, and ask by the calls a browser makes."""

import json
import re
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
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
        config = json.loads(self.get("config"))
        box = next(each["id"] for each in config["components"] if each["props"].get("elem_id") == "question")
        send = next(each for each in config["dependencies"] if [box, "submit"] in each["targets"])
        session = uuid.uuid4().hex
        kept = [None] * (len(send["inputs"]) - 2)  # what the server keeps of the session
        sent = {"data": [question, language, *kept], "fn_index": send["id"], "session_hash": session}
        body = json.dumps({**sent, "event_data": None, "trigger_id": box}).encode()
        headers = {"Content-Type": "application/json"}
        with urlopen(Request(f"{self.url}gradio_api/queue/join", body, headers), timeout=LIMIT):
            pass
        messages: list[dict[str, Any]] = self._outputs(session)[1]
        return "".join(part["text"] for part in messages[-1]["content"])

    def _outputs(self, session: str) -> list[Any]:
        with urlopen(f"{self.url}gradio_api/queue/data?session_hash={session}", timeout=LIMIT) as stream:
            for line in stream:
                message = json.loads(line.decode().removeprefix("data:")) if line.strip() else {}
                if message.get("msg") == "process_completed":
                    assert message["success"], message
                    outputs: list[Any] = message["output"]["data"]
                    return outputs
        raise AssertionError("the server ended its answer without giving it")


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
