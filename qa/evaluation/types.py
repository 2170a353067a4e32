"""What flows from a question set to a run: questions, what they expect, and what came of asking them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from passerelle.index.types import Language, Span
from passerelle.types import QuestionLanguage

Staleness = Literal["", "document", "quote", "span", "passage"]
"""Why an expectation cannot be met any more: what it names is not in the store. Empty where it can be met."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """A place that answers: a document, or in it the words of a quote, a span, or a passage by its id.

    A quote is looked for wherever it stands; ``span`` says which of its places is meant, or stands alone.
    ``document`` may be empty with a passage's id. ``relevance``, from 1, is a judge's grade.
    """

    document: str
    quote: str = ""
    span: Span | None = None
    passage: str = ""
    relevance: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what should come: any of ``expected`` places, any of the texts in ``answers``.

    One that is not ``answerable`` is to be refused, and expects nothing. ``known_miss`` says why it is not
    met yet: pytest and CI get it as an expected failure; the figures count it like any other.
    """

    id: str
    text: str
    language: QuestionLanguage
    expected: tuple[Expectation, ...] = ()
    answers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    answerable: bool = True
    known_miss: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that a right answer holds: those given, else the quotes expected."""
        return self.answers or tuple(each.quote for each in self.expected if each.quote)


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that is no question, by the file, the number from 1 (0 for the file itself) and the reason."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.reason}" if self.line else f"{self.path}: {self.reason}"


Numbered = tuple[int, Question]
"""A question and the line it was read from, from 1; 0 where the file has no lines."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of one or several files, and the lines that are none."""

    questions: tuple[Question, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Translated:
    """The translation of a hit: ``[start, end)`` of a document in the other language."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A hit of a run: ``[start, end)`` of a document, at a rank from 1; its words are in the run's ``texts``."""

    rank: int
    document: str
    start: int
    end: int
    score: float
    translation: Translated | None = None

    @property
    def place(self) -> str:
        return f"{self.document}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation of an answer: ``[start, end)`` of a document, and the words that stand there."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one expectation: where it lies in the document, and the rank of the first hit that meets it.

    ``spans`` are all places of a quote, empty where any place of the document will do or it is stale.
    ``quoted`` tells that a citation holds one of them. ``translation_of`` is the rank of the first hit whose
    translation is this place: it meets the expectation only where the question expects the hit itself as well.
    """

    spans: tuple[Span, ...] = ()
    stale: Staleness = ""
    rank: int | None = None
    quoted: bool = False
    translation_of: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question asked; ``judged`` has one entry for each of its expectations, in their order.

    ``source`` is the language of the first expected document that the store holds, ``None`` where there is
    none. ``document_rank`` is the rank of the first hit in an expected document. ``right`` tells that a
    citation holds the expected words, ``None`` where the question expects none. ``milliseconds`` are those of
    a question asked by itself, ``None`` outside the sample that was timed. ``problem`` says why it could not
    be asked; then nothing was found.
    """

    question: Question
    source: Language | None = None
    hits: tuple[Found, ...] = ()
    judged: tuple[Judged, ...] = ()
    document_rank: int | None = None
    answer: str = ""
    citations: tuple[Quoted, ...] = ()
    right: bool | None = None
    abstained: bool = True
    confidence: float = 0.0
    milliseconds: float | None = None
    problem: str = ""

    @property
    def rank(self) -> int | None:
        """The rank of the first hit that meets any expectation."""
        return min((each.rank for each in self.judged if each.rank is not None), default=None)

    @property
    def translation_of(self) -> int | None:
        """The rank of the first hit whose translation is an expected place, where no hit meets any."""
        ranks = [each.translation_of for each in self.judged if each.translation_of is not None]
        return min(ranks, default=None) if self.rank is None else None

    @property
    def stale(self) -> bool:
        """Tell whether the question expects places, and none of them is in the store any more."""
        return bool(self.judged) and all(each.stale for each in self.judged)

    @property
    def refused(self) -> bool:
        """Tell whether the question was asked, and no answer came: one that could not be asked is not refused."""
        return self.abstained and not self.problem

    @property
    def direction(self) -> str:
        """The question's language → the expected document's; ``none`` for one to be refused, ``?`` unknown."""
        return f"{self.question.language}→{self.source or ('?' if self.question.answerable else 'none')}"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a run was made of: two runs of one origin give the same figures.

    ``program`` is the version and a digest of the program's files; ``questions`` and ``contents`` are digests
    of the set and of all passages with their vectors. ``fusion`` says what words and vectors weigh where that is
    not as fitted.
    """

    questions: str
    contents: str
    generation: int
    model: str
    fingerprint: str
    passage_tokens: int
    documents: int
    passages: int
    program: str
    k: int
    fusion: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A question set asked of a store; ``texts`` has the words of each hit by its ``place``, once.

    ``machine`` says on what the milliseconds were measured, ``made`` when, in UTC and ISO 8601. ``seed`` is
    that of every figure drawn at random from this run.
    """

    origin: Origin
    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    machine: str = ""
    made: str = ""
    seed: int = 0
