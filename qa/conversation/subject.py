"""What a question is about: its names with the nouns tied to them, and the times it gives."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.conversation import lists
from passerelle.conversation.tokens import Token, tokens
from passerelle.index.types import Span
from passerelle.language import QUOTED

RIGHT = 2
"""Nouns behind a name that belong to it: Kestrel Drive rental."""
DOES = frozenset({"do", "does", "did"})
HELPERS = DOES | {"can", "may", "must", "will", "should"}
IS = frozenset({"is", "are", "was", "were"})
STATES = frozenset("open shut free full due available".split())
BASE_VERBS = frozenset(
    """accept allow apply arrive become begin belong bring buy choose contain depend earn eat exist expire
    hold include keep know learn live lose make mean meet mention need owe own provide read receive recommend remain
    replace require say sell send serve sing spend teach think understand want wear win write""".split()
)
"""Verbs that are seldom nouns, behind what does them: "does the pub serve food"."""
DEGREES = frozenset({"how", "combien"})
"""Question words behind whose "is" the thing stands that is measured, and not what is asked for."""
PAST = re.compile(r"[aeiouy]\w*ed$")
"""A verb of the past, whose stem has a vowel: flooded, and no bed or shed."""
CONTRACTED = frozenset("du des au aux".split())
"""Prepositions with an article in them."""
OBJECTS = frozenset({"le", "la", "les", "l'"})
DOERS = frozenset("qui on je j' ne n' tu il elle ils elles nous vous".split())
"""Words behind which « le » is a pronoun and no article: « qui l'explique ? »."""
OPENERS = frozenset({"le", "la", "les", "l'", "un", "une", "the", "a", "an", "mon", "ma", "my"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that belong together, ``[start, end)`` of the question: a noun phrase, with its article."""

    start: int
    end: int
    words: tuple[Token, ...]
    named: bool
    focus: bool = False

    def text(self, question: str) -> str:
        return question[self.start : self.end]


def chunks(question: str) -> list[Chunk]:
    """Return the noun phrases of *question* in its order, each a run of content words with the article before it."""
    phrases = _Phrases(question)
    for place in range(len(phrases.words)):
        if phrases.is_parted(place):
            phrases.close()
        phrases.take(place)
    phrases.close()
    return phrases.found


class _Phrases:
    """The noun phrases of a question as its words are read: those ``found``, and the ``run`` that is not closed yet."""

    def __init__(self, question: str) -> None:
        self.question, self.words = question, tokens(question)
        self.quoted = [each.span() for each in QUOTED.finditer(question)]
        self.found: list[Chunk] = []
        self.run: list[Token] = []
        self.asking = False
        # "may" helps a verb, and is not the month then
        self.helped = any(word.plain in HELPERS and not word.time for word in self.words)

    def is_parted(self, place: int) -> bool:
        """Tell whether a sign stands before the word at *place* that ends the run."""
        if not self.run:
            return False
        before, word = self.words[place - 1], self.words[place]
        gap = self.question[before.end : word.start]
        if gap.strip() == "&" and word.is_name and before.is_name:
            return False
        return gap.strip(" -'’\"«»“”\u00a0\u202f") != "" and self.run[-1].plain not in lists.TITLES

    def take(self, place: int) -> None:
        """Add the word at *place* to the run, or close the run and maybe begin another."""
        word = self.words[place]
        if self._is_quoted(word):
            self.run.append(word)
        elif word.plain in lists.WH and not word.is_name:
            self.close()
            self.asking = word.plain in lists.THINGS
        elif word.plain in OBJECTS and word.before in DOERS:
            self.close()
        elif word.plain in OPENERS and word.text != "à" and not word.is_name:
            self.close()
            self.run = [word]
        elif word.is_content or word.is_name:  # a time is content, too
            self._take_content(place)
        else:
            self.close()
            measured = word.plain in lists.BE and any(each.plain in DEGREES for each in self.words[:place])
            still = (word.plain in lists.BE and not measured) or word.plain in {"de", "d'", "many", "much"}
            self.asking = self.asking and still

    def close(self) -> None:
        """End the run: it is a phrase if one of its words has meaning."""
        run, self.run = self.run, []
        if any(word.is_content or word.is_name for word in run):
            named = any(word.is_name or self._is_quoted(word) for word in run)
            self.found.append(Chunk(run[0].start, run[-1].end, tuple(run), named, focus=self.asking))
            self.asking = False

    def _take_content(self, place: int) -> None:
        word, behind, run = self.words[place], self.words[place + 1 :], self.run
        tied = bool(run) and run[0].before in lists.PREPOSITIONS
        stops = bool(behind) and "," in self.question[word.end : behind[0].start]
        last = not behind or stops or _ends_its_clause(behind)
        is_verb = _ends_a_name(run, word, last=last and self.helped and not tied)
        if is_verb or self._is_its_verb(word, last=last):
            self.close()
        elif self.asking and word.is_name and run and not any(_is_name_or_opener(each) for each in run):
            self.close()
            self.run = [word]
        else:
            run.append(word)

    def _is_its_verb(self, word: Token, *, last: bool) -> bool:
        """Tell whether *word* is what the run does, which stands behind a helping verb: "when does the ferry leave".

        Of several words in a question of yes or no the last may be what it is done to: "does the lease allow dogs".
        """
        nouns = [each for each in self.run if each.is_content or each.is_name]
        asks = any(each.plain in lists.WH for each in self.words)
        if not nouns or word.is_name or word.time:
            return False
        if self.run[0].before in DOES and word.plain in BASE_VERBS:
            return True
        if not last:
            return False
        one = len(nouns) == 1
        does = self.run[0].before in DOES and (asks or one)
        high = one and not asks and self.run[0].plain in OPENERS and word.text.isalpha()  # "is the fee high"
        so = high or PAST.search(word.plain) is not None or word.plain in STATES
        return does or (so and self.run[0].before in IS)

    def _is_quoted(self, word: Token) -> bool:
        return any(start < word.start < end for start, end in self.quoted)


def _is_name_or_opener(word: Token) -> bool:
    return word.is_name or word.plain in OPENERS


def _ends_its_clause(behind: Sequence[Token]) -> bool:
    """Tell whether a preposition and no verb stands *behind* a word, which is then likely the verb itself."""
    return (
        behind[0].is_preposition
        and behind[0].plain not in lists.OF
        and not any(word.is_verb for word in behind)
    )


def _ends_a_name(run: Sequence[Token], word: Token, *, last: bool) -> bool:
    """Tell whether *word*, behind the name that *run* ends with, is its verb rather than a noun of it."""
    if not any(each.is_name for each in run) or word.is_name or word.time:
        return False
    behind = 0
    for each in reversed(run):
        if each.is_name or each.time:
            break
        behind += 1
    return behind >= RIGHT or last or PAST.search(word.plain) is not None


def subject(question: str, *, title: str = "") -> list[Chunk]:
    """Return the chunks of *question* that hold a name, and those tied to them by "of" or « de ».

    What is asked for, as "the word limit" of "What is the word limit for …", is not among them. Where the *title* of
    what was cited has some of the names, it is these alone: what the document is about, not a thing in it.
    """
    found = chunks(question)
    kept = {place for place, each in enumerate(found) if each.named}
    titled = {place for place in kept if _names(found[place]) & _words(title)}
    for place in range(len(found) - 1, 0, -1):
        left = found[place - 1]
        if place not in kept or left.named or left.focus or not _is_noun_phrase(left):
            continue
        tie = _tie(question, left, found[place])
        if tie in lists.OF or (tie and _tells_which(left)):
            kept.add(place - 1)
            if place in titled and tie in lists.OF:
                titled.add(place - 1)
    return [found[place] for place in sorted(titled or kept)]


def _tie(question: str, left: Chunk, right: Chunk) -> str:
    """Return the last of the prepositions that alone stand between two chunks; empty where other words do."""
    between = [word.plain for word in tokens(question) if left.end <= word.start < right.start]
    return between[-1] if between and all(word in lists.PREPOSITIONS for word in between) else ""


def _tells_which(chunk: Chunk) -> bool:
    return any(word.time or any(map(str.isdigit, word.text)) for word in chunk.words)


def _names(chunk: Chunk) -> set[str]:
    return {word.plain.removesuffix("'s") for word in chunk.words if word.is_name}


def _words(text: str) -> set[str]:
    return {word.plain.removesuffix("'s") for word in tokens(text)}


def _is_noun_phrase(chunk: Chunk) -> bool:
    first = chunk.words[0]
    return first.plain in OPENERS or first.before in CONTRACTED or _tells_which(chunk)


def subject_text(question: str, besides: str = "", *, title: str = "") -> str:
    """Return the subject of *question* as its words stand there, with its times; empty where it names nothing.

    Of times and codes of which *besides* has some of its own, none is kept.
    """
    found, words = subject(question, title=title), tokens(question)
    if not found:
        return ""
    spans: list[Span] = []
    for each in found:
        between = [word for word in words if spans and spans[-1].end <= word.start < each.start]
        if spans and between and all(word.plain in lists.PREPOSITIONS for word in between):
            spans[-1] = Span(spans[-1].start, each.end)
        else:
            spans.append(Span(each.start, each.end))
    kinds = {word.time for word in tokens(besides)} - {""}
    times = [word for word in words if word.time in {"year", "season"} - kinds]
    outside = [word.text for word in times if not any(span.start <= word.start < span.end for span in spans)]
    named = [drop_times(question[span.start : span.end], kinds) for span in spans]
    return same_codes(" ".join([", ".join(part for part in named if part), *outside]), besides)


def same_codes(text: str, besides: str) -> str:
    """Return *text* with its codes as *besides* has them: Facturo 3.4 beside "3.5" is Facturo 3.5."""
    for new in tokens(besides):
        for old in reversed(tokens(text)):
            if shape(new) and shape(new) == shape(old):
                text = text[: old.start] + new.text + text[old.end :]
    return text


def shape(word: Token) -> str:
    """Return what a code looks like, each letter and number one sign; empty for other words."""
    text = word.text
    if word.time or not (any(map(str.isdigit, text)) or (text.isupper() and len(text) <= 3)):
        return ""
    if word.plain in lists.SPEAKER:
        return ""
    return re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "0", text))


def drop_times(text: str, kinds: set[str]) -> str:
    """Return *text* without its times of these *kinds*, and without what ties them to it."""
    for word in reversed(tokens(text)):
        if word.time in kinds:
            before = re.sub(r"(?:\b(?:in|en|de|d'|of|for|du|au|on|l'|the)\s*)+$", "", text[: word.start])
            text = before + text[word.end :]
    return " ".join(text.split())
