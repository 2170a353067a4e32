"""What the turn before asked and cited, and which subject of it a question that leans on it takes."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.compared import things
from passerelle.conversation.doers import by_name
from passerelle.conversation.leaning import (
    CLITIC,
    IMPERSONAL,
    OBJECT,
    THERE_IS,
    content,
    free_pronoun,
    is_fragment,
    opened,
)
from passerelle.conversation.narrowed import asked_for, narrowed
from passerelle.conversation.relative import last_year, shift, shifted, without_shift
from passerelle.conversation.subject import DOES, IS, Chunk, chunks, drop_times, same_codes, subject_text
from passerelle.conversation.swap import appended
from passerelle.conversation.swap_phrases import is_thing
from passerelle.conversation.tokens import Token, tokens
from passerelle.conversation.turns import Turn
from passerelle.index.folding import fold_letters
from passerelle.index.text import capital

ASKS_WHO = re.compile(r"\b(?:who|qui)\b")
PERSON = re.compile(r"\b(?:he|she|him|her|his|lui)\b|\b(?:son|sa|ses)\b")
THIS = re.compile(r"\b(?:cet|cette|ces|ce|this|that|these|those) (\w{4,})")
TO_DO_IT = re.compile(r"\b(?:de|pour|a|je|on|tu) (?:(?:le|la|les) |l')\w{3,}(?:er|ir|ds|ts|is|e)\b")
ONE = re.compile(
    r"\b(?:it|(?<!which )(?<!this )(?<!that )(?<!the )ones?(?! of)"
    r"|(?:is|was|does|did|do|for|about|of|to|with) (?:that|this)(?= ?[?.!,]*$| \w+\W*$)|ca|cela"
    r"|he|she|him|her|his|its|il|elle|son|sa|ses|c'est|c'etait|that time|then|there)\b|-(?:t-)?(?:il|elle)\b"
)
"""Words for one thing, which may be any of those named."""
THAT_TIME = re.compile(
    r"\b(?:that (?:time|day|year|night)|then|there|cette (?:fois|annee|nuit)|ce jour)\b(?!-| (?:is|are|was|were)\b)"
)
"""Words for when or where something was, which is no thing in it."""
BOUND = re.compile(r"-(?:t-)?(?:il|elle)s?\b")
"""A pronoun behind its verb, which stands for what is named before it: « le loyer peut-il augmenter ? »."""
HERE = re.compile(r"\bthere\b")
"""Where the document is about, and no thing in it."""
IT = re.compile(r"\b(?:it|its)\b")
IL = re.compile(r"\b(?:il|elle)\b")
IN_FRENCH = re.compile(
    r"(?:\b(?:je|tu|on|nous|vous|ils?|elles?|peut|peux|doit|dois|pour|sans) |j')"
    r"(?:n')?en \w+(?: pas)? (?:une?|deux|trois|plusieurs)\b"
)
NO_KIND = (
    (lists.VERBS - {"have", "get", "pay", "take"}) | lists.WH | lists.CONJUNCTIONS | lists.DETERMINERS - {"a"}
)
"""Words behind which "one" is a person or one that was named."""
EVER_DONE = 2
"""Words that may stand behind a thing and say what it does: "ever damaged"."""
END = " ?\u00a0\u202f"
BRIEF = 5
"""Words of a subject that is taken whole."""
LONGEST_THING = 3
"""Words of a thing with its article; of more, one is its verb."""
AT_A_PLACE = re.compile(
    r"\b(?:at|in|chez|à|au|aux|dans) (?:the |la |l['’]|le )?(?:[\w-]+ d[eu] )?(?=[A-ZÀ-Þ])"
)


class Before:
    """The turn before, the texts of what it cited, what the conversation is about, and its last whole question."""

    def __init__(self, turn: Turn, texts: Sequence[str], topic: str = "", whole: str = "") -> None:
        self.turn = turn
        self.whole = whole
        self.topic = topic
        self.texts = texts
        self.question = turn.searched
        self.about = self.behind()

    def behind(self) -> str:
        """Return the subject that had to be put behind the question before; empty where that was whole."""
        body = opened(self.turn.question).text.strip(" ?.!,")
        whole = self.question
        if not body or whole == self.turn.question or not whole.lower().startswith(body.lower()):
            return ""
        rest = whole[len(body) :]
        if rest.startswith(": "):  # what was quoted, and the subject behind it
            rest = rest[rest.rfind(", ") :] if ", " in rest else ""
        return rest[2:].strip(" ?") if rest.startswith(", ") else ""

    @property
    def own(self) -> str:
        """The question before without the subject that was put behind it; empty where there is none."""
        return self.question[: -len(self.about) - 3].rstrip(" ,") if self.about else ""

    def of_subject(self, text: str, *, of_person: bool = False) -> str:
        """Return *text* with the subject behind it; *of_person* with all that the question before has but what asks."""
        about = _without_question_word(self.question) if of_person else self.subject(text)
        about = narrowed(about, text if free_pronoun(text) else "", answered=bool(self.turn.documents))
        if step := shift(text):
            about = shifted(about, step) or about
            text = without_shift(text)
        body = text.strip(" ?.!,")
        if not about:
            return ""
        person, _, rest = about.partition(", ")
        if person == self.person(text) and (said := by_name(body, person)):
            return ", ".join(filter(None, (capital(said), rest))) + "?"
        return f"{capital(body)}, {about}?"

    def subject(self, text: str = "") -> str:
        """Return what *text* leaves out: the topic, or of it what a pronoun can mean; empty where nothing is known."""
        if (
            (noun := THIS.search(fold_letters(text)))
            and noun[1] in fold_letters(self.turn.quote)
            and self.turn.titles
        ):
            return self.turn.titles[0]
        plain = THERE_IS.sub(" ", IMPERSONAL.sub(" ", fold_letters(text)))
        free = plain if free_pronoun(text) else BOUND.sub(" ", plain)
        one = ONE.search(free) or any(each.search(fold_letters(text)) for each in (CLITIC, OBJECT, TO_DO_IT))
        kind = self.kind() if self.about and _means_a_kind(text) else ""
        if text and not one and self.topic:
            return _joined(kind, drop_times(self.topic, {word.time for word in tokens(text)} - {""}))
        title = "" if one and not HERE.search(plain) else " ".join(self.turn.titles[:1])
        if person := self.person(plain):
            return ", ".join(part for part in (person, subject_text(self.question, text)) if part)
        if self.about:
            kinds = {word.time for word in tokens(text)} - {""}
            named = subject_text(f"a, {self.about}", text, title=title)
            again = IT.search(plain) and IT.search(fold_letters(opened(self.turn.question).text))
            brief = again or ("," not in self.about and len(self.about.split()) <= BRIEF)
            about = named if named and not brief else same_codes(drop_times(self.about, kinds), text)
            return _joined(self.thing(text) or kind, about)
        return self._of_question(text, title, one=bool(one))

    def kind(self) -> str:
        """Return the thing that "one" may be one of: the last with "a" before it, or those of the whole question."""
        body = opened(self.turn.question).text.strip(" ?.!,")
        found = [each for each in chunks(body) if _is_any(each.words[0]) and not each.named]
        return found[-1].text(body) if found else things(self.whole)

    def person(self, text: str) -> str:
        """Return who was named in answer to "who?", where *text* speaks of a person."""
        asked = ASKS_WHO.search(fold_letters(self.question))
        return self.turn.answer if asked and PERSON.search(fold_letters(text)) else ""

    def _of_question(self, text: str, title: str, *, one: bool) -> str:
        """Return the subject of the question before, which was whole: with its thing where *text* means *one*."""
        if asked := asked_for(self.question, text):
            return asked
        found = subject_text(self.question, text, title=title)
        if not found:
            return _joined(_without_question_word(self.question), *self.turn.titles[:1])
        of_a_thing = one and not THAT_TIME.search(fold_letters(text))
        thing = things(self.question) if of_a_thing and AT_A_PLACE.search(self.question) else ""
        whole = self.topic if one and not self.is_told(found) else ""
        return _joined(thing, found, whole)

    def thing(self, text: str) -> str:
        """Return what the question before named last, and *text* takes up: "the deposit" before "when is it due?"."""
        body, plain = opened(self.turn.question).text.strip(" ?.!,"), fold_letters(text)
        taken = any(each.search(plain) for each in (CLITIC, OBJECT, TO_DO_IT)) or (
            IT.search(IMPERSONAL.sub(" ", plain)) and not IT.search(fold_letters(body))
        )
        its_gender = None if taken else IL.search(IMPERSONAL.sub(" ", plain))
        for each in reversed(chunks(body)) if taken or its_gender else ():
            if its_gender and not _agrees(each, its_gender[0]):
                continue
            if len(each.words) > LONGEST_THING or any(
                word.time or word.plain in lists.MEASURES | lists.ATTRIBUTES for word in each.words
            ):
                continue
            if (is_thing(each) or each.focus) and each.words[0].plain not in {"les", "des", "these", "those"}:
                return "" if fold_letters(each.text(body)) in fold_letters(self.about) else each.text(body)
        words = tokens(body)
        one = len(words) == 1 and words[0].is_content and not words[0].is_exact
        if taken and one and is_fragment(body):
            return body
        own = content(words) if IT.search(plain) and not free_pronoun(body) else []
        return own[0].text if len(own) == 1 and own[0].before in lists.SPEAKER else ""

    def is_told(self, subject: str) -> bool:
        """Tell whether the title cited has a name of *subject*, or that is a person that was asked for."""
        names = {word.plain.removesuffix("'s") for word in tokens(subject) if word.is_name}
        title = {word.plain.removesuffix("'s") for word in tokens(" ".join(self.turn.titles[:1]))}
        return bool(names & title)

    def moved(self, text: str) -> str:
        """Return the question before, for the year before or after its own, where that is asked for."""
        step = shift(text)
        if not step:
            return ""
        left = without_shift(text)
        named = shifted(self.question, step)
        if not named and (year := last_year([*self.turn.titles, self.turn.quote])):
            named = appended(self.question, shifted(year, step))
        return named if len(content(tokens(left))) <= 1 else ""


def _agrees(chunk: Chunk, pronoun: str) -> bool:
    """Tell whether the article of *chunk* is one of « il » or of « elle »."""
    article = chunk.words[0].plain if chunk.words[0].plain in lists.ARTICLES else chunk.words[0].before
    return article in ({"la", "une"} if pronoun.endswith("elle") else {"le", "un", "du", "au"})


def _is_any(word: Token) -> bool:
    return word.is_article or word.plain in {"an", "un", "une"}


def _means_a_kind(text: str) -> bool:
    """Tell whether *text* speaks of one of a kind that it does not name: "if I light one", « si j'en allume un »."""
    return IN_FRENCH.search(fold_letters(text)) is not None or any(
        word.plain in {"one", "ones"} and word.before and word.before not in NO_KIND for word in tokens(text)
    )


def _joined(*parts: str) -> str:
    """Return *parts* behind one another, each once; one that a longer name says whole is left out."""
    first: dict[str, str] = {}
    for part in filter(None, parts):
        first.setdefault(part.lower(), part)
    once = list(first.values())
    return ", ".join(
        part
        for part in once
        if not any(
            part.lower() in other.lower() and len(other.split()) <= BRIEF for other in once if other != part
        )
    )


def _without_question_word(question: str) -> str:
    """Return the noun phrases of *question*, without what asks, and without what the only thing does: "the ferry"."""
    found = chunks(question)
    if not found:
        return question.strip(END)
    first = found[0]
    does = first.words[0].before in DOES | IS and not any(is_thing(each) for each in found[1:])
    behind = [word for word in tokens(question) if word.start >= first.end]
    alone = does and len(behind) <= EVER_DONE and not any(word.is_preposition for word in behind)
    return question[first.start : first.end if alone else len(question)].strip(END)
