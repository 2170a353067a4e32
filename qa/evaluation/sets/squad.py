"""SQuAD 1.1 and 2.0 JSON, and so FQuAD and PIAF: its articles as documents, its questions with their answers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from passerelle.evaluation.matching import occurrences
from passerelle.evaluation.types import Expectation, Problem, Question
from passerelle.index.errors import LoadError
from passerelle.index.language import document_language
from passerelle.index.text import clean, one_line
from passerelle.index.types import Document, Span
from passerelle.language import question_language
from passerelle.types import QuestionLanguage

BETWEEN = "\n\n"
"""What stands between two paragraphs of an article that is made one document."""
ENOUGH = 50
"""Questions from which the language of a file is detected."""


@dataclass(slots=True)
class _Article:
    """An article's paragraphs as they will be stored, and where the next one begins."""

    paragraphs: list[str] = field(default_factory=list)
    end: int = 0

    def add(self, text: str) -> int:
        """Add a paragraph and return where it starts."""
        start = self.end + (len(BETWEEN) if self.paragraphs else 0)
        self.paragraphs.append(text)
        self.end = start + len(text)
        return start


@dataclass(frozen=True, slots=True)
class Squad:
    """A file's documents, one an article, with its title for an id, and its questions."""

    documents: tuple[Document, ...]
    questions: tuple[Question | Problem, ...]


def read_squad(path: Path) -> Squad:
    """Return what a SQuAD file holds.

    Articles of one title become one document. The language of the questions is detected from all of them
    together, and is overruled by a question's own ``language``. An answer that does not stand where it is
    said to is a problem of that question.

    Raises:
        LoadError: the file is not JSON, or has no list ``data`` of articles.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))["data"]
        paragraphs = [
            (
                one_line(article.get("title") or f"article {number}"),
                paragraph["context"],
                list(paragraph["qas"]),
            )
            for number, article in enumerate(data, start=1)
            for paragraph in article["paragraphs"]
        ]
        cleaned = [clean(context) for _, context, _ in paragraphs]
    except OSError as error:
        raise LoadError(f"{path}: {error.strerror}; check that the file can be opened") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LoadError(
            f"{path}: it is not SQuAD JSON ({error!r}); it must be "
            f'{{"data": [{{"title": …, "paragraphs": [{{"context": …, "qas": […]}}]}}]}}'
        ) from error
    language = _language([qa for _, _, qas in paragraphs for qa in qas])
    articles: dict[str, _Article] = {}
    questions: list[Question | Problem] = []
    for (title, context, qas), text in zip(paragraphs, cleaned, strict=True):
        article = articles.setdefault(title, _Article())
        start = article.add(text) if text else 0
        questions += [
            _question(path, qa, place=_Place(title, context, text, start), language=language) for qa in qas
        ]
    return Squad(tuple(_documents(articles)), tuple(questions))


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph: its document, its words as given and as stored, and where it starts in the document."""

    document: str
    given: str
    text: str
    start: int

    def span(self, answer: str, at: int) -> Span | None:
        """Return where *answer*, at *at* of the words given, stands in the document."""
        found = list(occurrences(self.text, answer))
        if self.given[at : at + len(answer)] != answer or not found:
            return None
        hoped = len(clean(self.given[:at] + "x")) - 1  # cleaning may have shortened what stands before
        span = min(found, key=lambda each: abs(each.start - hoped))
        return Span(self.start + span.start, self.start + span.end)


def _question(path: Path, qa: Any, *, place: _Place, language: QuestionLanguage) -> Question | Problem:
    """Return the question of an entry of ``qas``, or what is wrong with it."""
    try:
        id_, text = str(qa["id"]), qa["question"].strip()
        impossible = bool(qa.get("is_impossible", False))
        given = [] if impossible else [_answer(each) for each in qa["answers"]]
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        return Problem(str(path), 0, f"a question of {place.document!r} is not as SQuAD has them ({error!r})")
    spans = [(answer, place.span(answer, at)) for answer, at in given]
    for answer, span in spans:
        if span is None:
            return Problem(
                str(path),
                0,
                f"the question {id_!r}: the answer {answer!r} does not stand at its answer_start",
            )
    if not text or not (impossible or spans):
        return Problem(
            str(path),
            0,
            f"the question {id_!r} has no {'answer' if text else 'words'}; give some, or delete it",
        )
    expected = {span: Expectation(place.document, clean(answer), span) for answer, span in spans}
    own = qa.get("language")
    return Question(
        id=id_,
        text=text,
        language="fr" if own == "fr" else "en" if own == "en" else language,
        expected=tuple(expected.values()),
        answers=tuple(dict.fromkeys(answer for answer, _ in spans)),
        answerable=not impossible,
    )


def _answer(given: Any) -> tuple[str, int]:
    """Return the words of an answer and where they start.

    Raises:
        TypeError: its words are no text.
    """
    if not isinstance(given["text"], str):
        raise TypeError(f"the answer {given['text']!r} is not text")
    return given["text"], int(given["answer_start"])


def _documents(articles: dict[str, _Article]) -> Iterator[Document]:
    for title, article in articles.items():
        text = BETWEEN.join(article.paragraphs)
        yield Document(id=title, title=title.replace("_", " "), language=document_language(text), text=text)


def _language(questions: list[Any]) -> QuestionLanguage:
    texts = [
        qa["question"] for qa in questions if isinstance(qa, dict) and isinstance(qa.get("question"), str)
    ]
    return question_language(" ".join(texts[:: max(1, len(texts) // ENOUGH)]))
