"""Print how langdetect as shipped and ours do on the short questions: ``python -m tests.language_report``."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from langdetect import detect
from langdetect.lang_detect_exception import LangDetectException

from passerelle.language import question_language

DATA = Path(__file__).parent / "data"
TUNED = DATA / "questions_language.tsv"
FRESH = DATA / "questions_language_fresh.tsv"
"""Written after the word lists and never looked at to change them."""


def read_questions(path: Path) -> list[tuple[str, str]]:
    """Return ``(language, question)`` of each line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


def wrong(questions: Sequence[tuple[str, str]], guess: Callable[[str], str]) -> list[str]:
    return [question for language, question in questions if guess(question) != language]


def as_shipped(question: str) -> str:
    """Return langdetect's guess, which may differ from one call to the next: it is not seeded."""
    try:
        return str(detect(question))
    except LangDetectException:
        return "none"


def main() -> None:
    for path in (TUNED, FRESH):
        questions = read_questions(path)
        for name, guess in (("langdetect as shipped", as_shipped), ("ours", question_language)):
            missed = wrong(questions, guess)
            share = 100 * (1 - len(missed) / len(questions))
            sys.stdout.write(
                f"{path.name}, {name}: {share:.1f} % of {len(questions)}, wrong: {missed[:12]}\n"
            )


if __name__ == "__main__":
    main()
