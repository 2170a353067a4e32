"""Documents and questions written for the training and kept beside it, as the everyday ones are laid out.

Each file in ``texts/`` has documents one after another: a line ``@@ NAME.md``, the Markdown, a line ``@@ questions``
and a line for each question: language, kind, question and the words of the document that answer it, parted by bars;
``@2`` behind them says which time they stand there, where they stand more than once. A question of the kind ``near``
has no answer: it looks like the answered one above it, and nothing in any of the documents answers it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent / "texts"
DOCUMENT, QUESTIONS = "@@ ", "@@ questions"
NEAR = "near"
KINDS = frozenset({"say", "same", "why", "short", "typo", "long", "table", NEAR})
ANSWER = re.compile(r"(.*?)(?: @(\d+))?")


def unpack(source: Path, place: Path) -> None:
    """Write the documents and questions of *source* into the new folder *place*.

    Raises:
        SystemExit: a line of *source* cannot be read; file and line are named.
    """
    (place / "documents").mkdir(parents=True)
    rows: list[dict[str, Any]] = []
    for file in sorted(source.glob("*.txt")):
        for name, text, questions in _documents(file):
            (place / "documents" / name).write_text(text, encoding="utf-8")
            rows += _rows(file, name, text, questions)
    lines = (json.dumps({"id": f"written-{number}"} | row) for number, row in enumerate(rows))
    (place / "questions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _documents(file: Path) -> Iterator[tuple[str, str, list[tuple[int, str]]]]:
    """Yield each document of *file*: its name, its text, and the lines of its questions with their numbers."""
    name, text, questions = "", list[str](), list[tuple[int, str]]()
    asking = False
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line == QUESTIONS:
            asking = True
        elif line.startswith(DOCUMENT):
            if name:
                yield name, "\n".join(text) + "\n", questions
            name, text, questions, asking = line.removeprefix(DOCUMENT), [], [], False
        elif asking and line:
            questions.append((number, line))
        elif not asking:
            text.append(line)
    if name:
        yield name, "\n".join(text) + "\n", questions


def _rows(file: Path, name: str, text: str, questions: list[tuple[int, str]]) -> Iterator[dict[str, Any]]:
    """Yield the questions of a document; a near miss says *beside* which answer it stands."""
    last: dict[str, Any] | None = None
    for number, line in questions:
        language, kind, question, answer = (*map(str.strip, line.split("|")), "")[:4]
        if language not in {"fr", "en"} or kind not in KINDS or not question:
            raise SystemExit(f"{file}:{number}: not LANGUAGE | KIND | QUESTION | ANSWER: {line}")
        row = {"document": name, "lang": language, "kind": kind, "question": question}
        if kind == NEAR:
            yield row | {"answerable": False, "answers": []} | ({"beside": last} if last else {})
            continue
        last = _found(answer, text)
        if last is None:
            raise SystemExit(f"{file}:{number}: the words of the answer do not stand in {name}: {answer}")
        yield row | {"answerable": True, "answers": [last]}


def _found(answer: str, text: str) -> dict[str, Any] | None:
    """Return the words of an *answer* and where they stand in *text*, none where they do not."""
    match = ANSWER.fullmatch(answer)
    assert match is not None
    places = [each.start() for each in re.finditer(re.escape(match[1]), text)] if match[1] else []
    nth = int(match[2] or 1)
    return {"text": match[1], "start": places[nth - 1]} if nth <= len(places) else None
