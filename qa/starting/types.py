"""What a question to begin with is made of, and what every language asks of its parts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from passerelle.conversation.tokens import tokens
from passerelle.index.folding import fold_letters
from passerelle.index.types import Document, Span
from passerelle.starting.names import points_at_several, says_which
from passerelle.types import QuestionLanguage

FEWEST, MOST = 3, 14
"""Words of a question to begin with, without the name of the document that it is asked of."""
POINTING = frozenset(
    """it he she they him her them his its their this that these those there we you our your i my us who which whose
    whom when where if as than il elle ils elles lui leur leurs son sa ses ce cet cette ces cela ca celui celle ceux
    celles on nous vous notre nos votre vos je mon ma mes tu qui que qu' dont ou si y se s' n' ne en such same other
    others latter former one each both meme autre autres chacun chacune not no never also then here now soon ici
    elle-meme lui-meme elles-memes eux-memes
    mais but or aussi ainsi alors puis ensuite only seulement""".split()
)
"""Words without which a part of a sentence says by itself what it is about."""


OPEN = frozenset(
    """and or et ou again the a an le la les un une de du des d' of to in on at by for from avant apres depuis
    jusqu'au before after until avec with nuit matin soir afternoon morning evening night entre between only about
    partir que that and not en dans sur pour par sauf hors excepte sans sous chez vers selon pendant durant environ
    except unless besides than without under over since during within around moins plus""".split()
)
"""Words that do not end a question well."""

AT_THE_LATEST = re.compile(r" (?:au plus tard|au plus tôt|at the (?:very )?(?:latest|earliest))\b")
"""Behind a date that is only the end, or the beginning, of when something may be."""


@dataclass(frozen=True, slots=True)
class Made:
    """A question made of one sentence: ``answer`` is the span of its document that answers."""

    question: str
    language: QuestionLanguage
    document: str
    sentence: Span
    answer: Span
    named: bool
    kind: str
    subject: str = ""

    @classmethod
    def of(  # noqa: PLR0913  the sentence, what it is turned into, and how
        cls,
        question: str,
        language: QuestionLanguage,
        document: Document,
        sentence: Span,
        kind: str,
        found: re.Match[str],
        subject: str,
    ) -> "Made":
        """Return the *question* made of what a frame of a *kind* *found* in *sentence*, about *subject*."""
        start, rest = sentence.start + found.start("answer"), found["rest"].strip()
        answer = Span(start, start + len(found["answer"]))
        named = says_which(subject, rest, document.title, language)
        return cls(question, language, document.id, sentence, answer, named, kind, subject)


@dataclass(frozen=True, slots=True)
class Frame:
    """How sentences of one form are turned: the ``pattern`` has the groups ``subject`` and ``answer``."""

    kind: str
    pattern: re.Pattern[str]


def stands_alone(*parts: str) -> bool:
    """Tell whether none of *parts* points at something outside them."""
    words = [word.plain for part in parts for word in tokens(part)]
    return not any(word in POINTING for word in words)


def in_the_middle(subject: str, document: Document, articles: Sequence[str]) -> str:
    """Return *subject*, from the beginning of a sentence, as it is written inside one; empty where that is not known.

    Its first word is written as the document writes it inside of sentences.
    """
    first = re.match(r"[^\W\d_]+", subject)
    if first is None:
        return ""
    word = first[0]
    small = word[0].lower() + word[1:]
    if fold_letters(word) in articles:
        return word.lower() + subject[len(word) :]
    if (word.isupper() and len(word) > 1) or re.match(r"[-’'\w]+ [A-ZÀ-Þ]", subject):
        return subject
    inside = Counter(
        re.findall(rf"(?<=[a-zé,’'] ){re.escape(word)}\b|(?<=[\w,’'] ){re.escape(small)}\b", document.text)
    )
    if not inside:
        return ""
    return (word if inside[word] >= inside[small] else small) + subject[len(word) :]


def left_open(rest: str) -> bool:
    """Tell whether *rest* ends with a word that wants another behind it."""
    words = fold_letters(rest).split()
    return bool(words) and words[-1] in OPEN


def matches(
    frames: Sequence[Frame], text: str, no_beginning: re.Pattern[str], verbal: re.Pattern[str]
) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the kind of each of *frames* that *text* has, and how, where its parts say by themselves what is meant.

    A subject that begins with *no_beginning*, or has a *verbal* word in it, is none.
    """
    for frame in frames:
        found = frame.pattern.match(text)
        if not found or no_beginning.match(found["subject"]) or verbal.search(found["subject"]):
            continue
        rest = found["rest"].strip()
        if AT_THE_LATEST.match(text, found.end("answer")):
            continue
        subject = found["subject"]
        small = subject[0].lower() + subject[1:]
        if stands_alone(subject, rest) and not left_open(rest) and not points_at_several(small, rest):
            yield frame.kind, found
