"""Start questions made in the background, kept in the store's folder until the store changes."""

import json
import logging
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from passerelle.answer import Assistant
from passerelle.index.aside import written_aside
from passerelle.index.errors import PasserelleError
from passerelle.starting import KEPT_IN
from passerelle.starting.draw import start_questions
from passerelle.types import QuestionLanguage

logger = logging.getLogger(__name__)

MADE_BY = 3
"""Version of the rules that make questions; those made by another are made again."""
Question = tuple[QuestionLanguage, str]


class StartQuestions:
    """The questions to begin with of the store that *assistant* asks, as it stands now. Threads may share it."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._known: tuple[list[Any], tuple[Question, ...]] | None = None

    def ready(self) -> tuple[Question, ...] | None:
        """Return the questions if they are made, ``None`` if they are still to be made.

        Raises:
            StoreError: the store cannot be read.
        """
        key = self._key()
        with self._lock:
            if self._known is None or self._known[0] != key:
                self._known = _read(self._file, key)
            return self._known[1] if self._known else None

    def made(self) -> tuple[Question, ...]:
        """Return the questions, made now if need be, which takes seconds; none where the store cannot be read."""
        try:
            with self._making:
                found = self.ready()
                return self._make() if found is None else found
        except PasserelleError as error:
            logger.info("no questions to begin with: %s", error)
            return ()

    def make_aside(self) -> None:
        """Make them in a thread of their own, which ends with the program."""
        threading.Thread(target=self.made, name="start-questions", daemon=True).start()

    def _make(self) -> tuple[Question, ...]:
        key = self._key()
        questions = tuple((each.language, each.question) for each in start_questions(self.assistant))
        if self._key() == key:
            with self._lock:
                self._known = key, questions
            _write(self._file, key, questions)
        return questions

    def _key(self) -> list[Any]:
        store = self.assistant.retriever.store
        with store.reading():
            return [MADE_BY, store.identity, store.generation]

    @property
    def _file(self) -> Path:
        return self.assistant.retriever.store.beside / KEPT_IN


def _read(path: Path, key: list[Any]) -> tuple[list[Any], tuple[Question, ...]] | None:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["of"] != key:
            return None
        return key, tuple(
            ("fr" if language == "fr" else "en", str(text)) for language, text in kept["questions"]
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _write(path: Path, key: list[Any], questions: tuple[Question, ...]) -> None:
    """Keep *questions* for their store's next start; a folder that cannot be written has them made again then."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_aside(path, private=True) as new:
            new.write_text(
                json.dumps({"of": key, "questions": questions}, ensure_ascii=False), encoding="utf-8"
            )
