"""Turn a question that leans on what was said into one that stands alone, or leave it as it is."""

import re
from collections.abc import Callable, Sequence

from passerelle.conversation import lists
from passerelle.conversation.compared import compares, other, things
from passerelle.conversation.contracted import agreed
from passerelle.conversation.earlier import come_back
from passerelle.conversation.leaning import (
    CLITIC,
    IMPERSONAL,
    OBJECT,
    THERE_IS,
    Opened,
    content,
    free_pronoun,
    has_name,
    is_fragment,
    names_a_whole,
    opened,
    points_back,
)
from passerelle.conversation.narrowed import narrowed
from passerelle.conversation.negated import denied
from passerelle.conversation.relative import last_year, shift, shifted, without_shift
from passerelle.conversation.spoken import speak_of
from passerelle.conversation.subject import chunks, drop_times, shape, subject_text
from passerelle.conversation.swap import appended, swapped
from passerelle.conversation.swap_phrases import is_thing
from passerelle.conversation.tokens import Token, tokens
from passerelle.conversation.topic import topic
from passerelle.conversation.turns import Turn
from passerelle.index.folding import fold_letters
from passerelle.index.sentences import sentences
from passerelle.index.text import capital
from passerelle.language import french_probability
from passerelle.third import is_third_language

LONGEST = 400
"""Characters of a question that may lean on what was said: whoever writes more says what they mean."""
ASKS_WHY = re.compile(r"(?:why|pourquoi|how come|comment ca|and why|et pourquoi)\b")
ASKS_WHO = re.compile(r"\b(?:who|who's|qui)\b")
FOREIGN, EVEN = 0.95, 0.5
END = " ?.!\u00a0\u202f"
FEW, FEW_AFTER_AND, MANY = 4, 6, 9
"""Words of its own that a question without a name may have and still lean on others; more after "and"."""
SO = re.compile(r"^(?:and |et )?(?:why|pourquoi) (?:so|si|aussi|not|pas)\b")
PERSON = re.compile(r"\b(?:he|she|him|her|his|lui)\b|\b(?:son|sa|ses)\b")
CLAUSE = re.compile(r"(?:if|si|s'il|s'ils|what if|et si|when|quand|lorsque?|lorsqu')\b")
IS = re.compile(r"(?:si c'est|if it's|if it is|quand c'est|si ce sont|when it's)\b")
THIS = re.compile(r"\b(?:cet|cette|ces|ce|this|that|these|those) (\w{4,})")
TO_DO_IT = re.compile(r"\b(?:de|pour|a|je|on|tu) (?:(?:le|la|les) |l')\w{3,}(?:er|ir|re|ds|ts|is|e)\b")
ONE = re.compile(
    r"\b(?:it|(?<!which )(?<!this )(?<!that )(?<!the )ones?(?! of)"
    r"|(?:is|was|does|did|do|for|about|of|to|with) (?:that|this)(?= ?[?.!,]*$| \w+\W*$)|ca|cela"
    r"|he|she|him|her|his|its|il|elle|son|sa|ses|c'est|c'etait|that time|then|there)\b|-(?:t-)?(?:il|elle)\b"
)
"""Words for one thing, which may be any of those named."""
IT = re.compile(r"\b(?:it|its)\b")
SUBJECT = re.compile(r"\b(?:he|she|they)\b|(?<![-\w])(?:ils?|elles?)(?= (?:n'|ne )?\w+)", re.IGNORECASE)
"""A pronoun that does what is asked."""
LONGEST_THING = 3
"""Words of a thing with its article; of more, one is its verb."""
AT_A_PLACE = re.compile(r"\b(?:at|in|chez|à|au|aux|dans) (?:the |la |l['’]|le )?(?:\w+ d[eu] )?(?=[A-ZÀ-Þ])")
ONLY = re.compile(
    r"(?:not even|meme pas|pas meme|even|only|just|including|except|without|every|each|once|twice|meme|seulement"
    r"|uniquement|sauf|sans|y compris|chaque|tou(?:te)?s les|une fois|deux fois|a chaque)\b"
)
"""Words that begin a circumstance of what was asked: « même le dimanche ? »."""
IS_OFTEN = re.compile(rf"(?:is it|is that|c'est|ce sera|est-ce) (?={ONLY.pattern})")
THAT_OF = re.compile(
    r"(?:cel(?:ui|le)|ceux|celles) (?=d)|(?:that|those|the ones?) (?=of |for |in |at |from )"
)
SPECIFIC = 2
"""Words of its own by which a question that points at nothing shows that it is about another thing; three where it
speaks of a thing as known, as in "who runs the committee?"."""
THE_THING = re.compile(r"\b(?:the|le|la|les)\b|\bl'")
ITS_OWN_THING = re.compile(r".{3,}\S\s?: comment ca se passe\b")
"""What a refusal suggests to ask: « Annulation : comment ça se passe ? »."""
OF_ANY = re.compile(r"\b(?:the|le|la|les) \w+ (?:d'une?|pour une?|of an?|for an?) ")
"""A thing that is known by one not spoken of yet: « le prix d'un casque »."""
VERB_LEFT_OUT = re.compile(
    r"^(?:(?:what |et )?(?:if|si|s'|when|quand) ?)?(?:i|you|he|she|it|they|we|one|je|on|il|elle|ils|elles|vous) ?"
    r"(?:(?:do|does|did|is|are|was|were|can|could|will|would|has|have|had)(?:n't| not)?"
    r"|(?:ne |n')?(?:le |l')?(?:fait|font|peut|peuvent|veut|veulent|doit|est|fais|peux)(?: pas)?)(?= ?[?.!]*$)"
    r"|^(?:did|does|do|has|have|had|is|are|was|were|can|could|will|would)(?:n't)? (?:it|they|he|she|that)(?= ?[?.!]*$)"
)
"""A clause whose verb was said before: "what if they don't?"."""
LATER = re.compile(
    r"(?:quand|when|lorsqu)(?!'?s\b| (?:est|sont|etait|a|ont|sera|is|are|was|were|does|did|do|will|can|should|has)\b"
    r"| (?:[lmts]'|les? |la |y |en )?\w+-(?:t-)?(?:on|ils?|elles?|je|vous|tu|nous|ce)\b)"
)


def stand_alone(question: str, history: Sequence[Turn], text_of: Callable[[str], str]) -> str:
    """Return *question* as it stands alone after *history*, oldest first; empty where it stands alone already.

    *text_of* gives the text of a document by its id, empty where it is gone.
    """
    history = [each for each in history if not is_third_language(each.question)]
    if not history or len(question) > LONGEST or ITS_OWN_THING.match(fold_letters(question)):
        return ""
    if is_third_language(question):
        return ""
    now = opened(question)
    if now.changes_subject or not now.text.strip(" ?.!") or len(content(tokens(now.text))) > MANY:
        return ""
    now, last = come_back(now, history, text_of)
    now, adds = compares(now)
    upto = history[: len(history) - list(reversed(history)).index(last)]
    cited = next((each for each in reversed(upto) if each.documents), last)
    said = _Said(last, [text_of(each) for each in cited.documents], topic(upto))
    if not tokens(now.text):
        return ""
    if adds:
        return _finished(said.circumstance(now.text), question, last)
    rewritten = said.fragment(now) if _is_elliptic(now) else said.clause(now)
    return _finished(rewritten, question, last) if rewritten else ""


def widened(question: str, searched: str, history: Sequence[Turn]) -> str:
    """Return the form of *question* that asks it of all that is cited, where *searched* asks it of a part.

    Empty where *searched* puts nothing behind it, or what is cited says no more.
    """
    body = opened(question).text.strip(" ?.!,")
    if not history or not searched.lower().startswith(f"{body.lower()}, "):
        return ""
    about = topic(history)
    if not about or {word.plain for word in tokens(searched[len(body) :])} == {
        word.plain for word in tokens(about)
    }:
        return ""
    return _finished(f"{capital(body)}, {about}", question, history[-1])


def _finished(rewritten: str, question: str, last: Turn) -> str:
    """Return *rewritten* as a sentence in the language of *question*; empty where it is the question itself."""
    body, asked = (text.strip().rstrip(END) for text in (rewritten, question))
    if body.lower() == asked.lower():
        return ""
    french = french_probability(question, interface=last.language) > EVEN
    return f"{capital(agreed(body))}{' ?' if french else '?'}"


def _is_elliptic(now: Opened) -> bool:
    if not is_fragment(now.text):
        return False
    words = tokens(now.text)
    if now.continues or now.corrects:
        return True
    return not (has_name(words) and len(content(words)) > 2) and len(content(words)) < 5


class _Said:
    """The turn before, and the texts of what it cited."""

    def __init__(self, turn: Turn, texts: Sequence[str], topic: str = "") -> None:
        self.turn = turn
        self.topic = topic
        self.texts = texts
        self.question = turn.searched
        self.about = self._behind()

    def fragment(self, now: Opened) -> str:
        """Return the question before, with what *now* names in it."""
        text = now.text
        if ONLY.match(fold_letters(text)):
            return self.circumstance(text)
        if changed := self._moved(text) or other(self.question, text, self.texts):
            return changed
        text = text[named.end() :] if (named := THAT_OF.match(fold_letters(text))) else text
        words = tokens(text)
        if not words:
            return ""
        if words[0].plain in lists.POSSESSIVES:
            return self._of_subject(text, of_person=ASKS_WHO.search(fold_letters(self.question)) is not None)
        return self._with(text, words)

    def _with(self, text: str, words: Sequence[Token]) -> str:
        """Return the question before with *text* in the place of its like, or behind it, or *text* of its subject."""
        if has_name(words) and self.about:
            return self._with_names(text, words)
        if changed := self._in_its_pronouns_place(text, words):
            return changed
        if not has_name(words) and not any(word.time for word in words) and self._is_foreign(text):
            return self._of_subject(text)
        if changed := swapped(self.question, text, self.texts, " ".join(self.turn.titles[:1])):
            return changed
        return appended(self.question, text) if words[0].is_preposition else self._of_subject(text)

    def _with_names(self, text: str, words: Sequence[Token]) -> str:
        """Return the question before with the names of *text* for their like in it, or in what is put behind it."""
        own = self.question[: -len(self.about) - 3].rstrip(" ,")
        named = words[0].plain in lists.ARTICLES and has_name(tokens(own))
        like = {shape(word) for word in words} & {shape(word) for word in tokens(own)} - {""}
        if (named or like) and (changed := swapped(f"{own}?", text, self.texts)):
            return f"{changed.rstrip(' ?')}, {self.about}?"
        if changed := _of_one_head(self.about, text):
            return f"{own}, {changed}?"
        if words[0].is_preposition and self._is_of_cited(words):
            return f"{own} {text.strip(' ?.!,')}, {self.about}?"
        return f"{self.question[: -len(self.about) - 3].rstrip(' ,')}, {text.strip(' ?.!,')}?"

    def _in_its_pronouns_place(self, text: str, words: Sequence[Token]) -> str:
        """Return the question before with *text* for the pronoun in it: "and the landlord?" after "does he pay?"."""
        own = opened(self.turn.question).text
        found = SUBJECT.search(own)
        if (
            not self.about
            or not found
            or words[0].plain not in lists.ARTICLES
            or any(word.time for word in words)
        ):
            return ""
        changed = f"{own[: found.start()]}{text.strip(' ?.!,')}{own[found.end() :].rstrip(' ?.!')}"
        return f"{changed}, {self.topic}?" if self.topic else f"{changed}?"

    def circumstance(self, text: str) -> str:
        """Return the question before, under the circumstance that *text* names: "in 2022", "at weekends"."""
        return swapped(self.question, text, [], "") if _is_time(text) else appended(self.question, text)

    def _is_foreign(self, text: str) -> bool:
        """Tell whether *text* is in the other language than the question before."""
        french = french_probability(text)
        return french > FOREIGN if self.turn.language == "en" else french < 1 - FOREIGN

    def _behind(self) -> str:
        """Return the subject that had to be put behind the question before; empty where that was whole."""
        body = opened(self.turn.question).text.strip(" ?.!,")
        whole = self.question
        if not body or whole == self.turn.question or not whole.lower().startswith(body.lower()):
            return ""
        rest = whole[len(body) :]
        if rest.startswith(": "):  # what was quoted, and the subject behind it
            rest = rest[rest.rfind(", ") :] if ", " in rest else ""
        return rest[2:].strip(" ?") if rest.startswith(", ") else ""

    def clause(self, now: Opened) -> str:
        """Return *now* with the subject of the question before, where it leans on it."""
        words = tokens(now.text)
        if changed := self._moved(now.text) or self._on_condition(now):
            return changed
        if self._asks_nothing_new(now.text, words):
            return self._bare(now.text)
        if CLAUSE.match(plain := fold_letters(now.text)) and (
            IS.match(plain) or (LATER.match(plain) and now.continues)
        ):
            return appended(self.question, now.text.strip(" ?"))
        return "" if self._is_whole(now, words) else self._of_subject(now.text)

    def _on_condition(self, now: Opened) -> str:
        """Return the question before, as often as *now* says, or without what *now* denies."""
        often = IS_OFTEN.match(fold_letters(now.text))
        if often and now.text[often.end() :].strip(" ?"):
            return appended(self.question, now.text[often.end() :])
        return denied(self.question, now.text)

    def _asks_nothing_new(self, text: str, words: Sequence[Token]) -> bool:
        """Tell whether *text* asks "why?" or "how long?" of all that the question before asked."""
        plain = fold_letters(text)
        return (
            (not self._own(words) and not free_pronoun(text))
            or VERB_LEFT_OUT.search(plain) is not None
            or _only_measures(words)
            or (SO.search(plain) is not None and len(content(words)) == 1)
        )

    def _is_whole(self, now: Opened, words: Sequence[Token]) -> bool:
        """Tell whether *now* stands alone as it is."""
        few = now.continues or len(content(words)) <= FEW
        if points_back(now.text) or (few and self._is_of_cited(words)):
            return False
        return (
            has_name(words)
            or len(content(words)) > (FEW_AFTER_AND if now.continues else FEW)
            or (not now.continues and self._is_new(now.text, words))
        )

    @staticmethod
    def _own(words: Sequence[Token]) -> list[Token]:
        asks = any(word.plain in lists.WH for word in words)
        return [word for word in content(words) if not (asks and word.plain in lists.VAGUE)]

    def _is_of_cited(self, words: Sequence[Token]) -> bool:
        """Tell whether *words* name things, all of which the text cited speaks of, and nothing of its title."""
        names = {word.plain.removesuffix("'s") for word in words if word.is_name}
        told = {word.plain for word in tokens(self.topic)}
        return bool(names) and bool(told) and not names & told and names <= self._spoken()

    def _spoken(self) -> set[str]:
        return {
            word.plain.removesuffix("'s")
            for text in self.texts
            for word in tokens(text)
            if word.text[0].isupper()
        }

    def _is_told(self, subject: str) -> bool:
        """Tell whether the title cited has a name of *subject*, or that is a person that was asked for."""
        names = {word.plain.removesuffix("'s") for word in tokens(subject) if word.is_name}
        title = {word.plain.removesuffix("'s") for word in tokens(" ".join(self.turn.titles[:1]))}
        return bool(names & title)

    def _is_new(self, text: str, words: Sequence[Token]) -> bool:
        """Tell whether a question that points at nothing is about another thing: the texts cited speak of less than
        half of its words; of none, where it has few, or the title cited names nothing.
        """
        if names_a_whole(text):
            return True
        own = content(words)
        if not self.texts or any(word.plain in lists.SPEAKER for word in words):
            return False
        known = THE_THING.search(OF_ANY.sub("", fold_letters(text)))
        few = SPECIFIC + 1 if known and self.topic else SPECIFIC
        told = [*self.texts, self.question, *self.turn.titles]
        spoken = sum(speak_of(told, [word]) for word in own)
        return len(own) >= few and (not spoken or (len(own) > SPECIFIC and 2 * spoken < len(own)))

    def _bare(self, text: str) -> str:
        """Return a question word alone, "why?", with all that was asked or said."""
        body, asked = text.strip(" ?.!"), tokens(self.question)
        yes_or_no = bool(asked) and asked[0].is_verb
        if ASKS_WHY.match(fold_letters(text)) and self.turn.quote and not yes_or_no:
            about, quote = self._subject(), self.turn.quote
            said = quote[: sentences(quote)[0].end]
            return f"{capital(body)}: {said.rstrip('.')}{', ' if about else ''}{about}?"
        return f"{capital(body)}, {_without_question_word(self.question)}?"

    def _moved(self, text: str) -> str:
        """Return the question before, for the year before or after its own, where that is asked for."""
        step = shift(text)
        if not step:
            return ""
        left = without_shift(text)
        named = shifted(self.question, step)
        if not named and (year := last_year([*self.turn.titles, self.turn.quote])):
            named = appended(self.question, shifted(year, step))
        if not named:
            return ""
        return named if len(content(tokens(left))) <= 1 else ""

    def _of_subject(self, text: str, *, of_person: bool = False) -> str:
        about = _without_question_word(self.question) if of_person else self._subject(text)
        about = narrowed(about, text if free_pronoun(text) else "", answered=bool(self.turn.documents))
        if step := shift(text):
            about = shifted(about, step) or about
            text = without_shift(text)
        body = text.strip(" ?.!,")
        if not about:
            return ""
        return f"{capital(body)}, {about}?"

    def _subject(self, text: str = "") -> str:
        if (
            (noun := THIS.search(fold_letters(text)))
            and noun[1] in fold_letters(self.turn.quote)
            and self.turn.titles
        ):
            return self.turn.titles[0]
        plain = THERE_IS.sub(" ", IMPERSONAL.sub(" ", fold_letters(text)))
        one = ONE.search(plain) or any(each.search(fold_letters(text)) for each in (CLITIC, OBJECT, TO_DO_IT))
        if text and not one and self.topic:
            return self.topic
        title = "" if one else " ".join(self.turn.titles[:1])
        if PERSON.search(plain) and self.turn.answer and ASKS_WHO.search(fold_letters(self.question)):
            return ", ".join(part for part in (self.turn.answer, subject_text(self.question, text)) if part)
        if self.about:
            kinds = {word.time for word in tokens(text)} - {""}
            about = subject_text(f"a, {self.about}", text, title=title) or drop_times(self.about, kinds)
            return _joined(self._thing(text), about)
        if found := subject_text(self.question, text, title=title):
            thing = things(self.question) if one and AT_A_PLACE.search(self.question) else ""
            whole = self.topic if one and not self._is_told(found) else ""
            return _joined(thing, found, whole)
        bare = _without_question_word(self.question)
        return _joined(bare, *self.turn.titles[:1])

    def _thing(self, text: str) -> str:
        """Return what the question before named last, and *text* takes up: "the deposit" before "when is it due?"."""
        body, plain = opened(self.turn.question).text.strip(" ?.!,"), fold_letters(text)
        taken = any(each.search(plain) for each in (CLITIC, OBJECT, TO_DO_IT)) or (
            IT.search(IMPERSONAL.sub(" ", plain)) and not IT.search(fold_letters(body))
        )
        for each in reversed(chunks(body)) if taken else ():
            if len(each.words) > LONGEST_THING or any(
                word.time or word.plain in lists.MEASURES | lists.ATTRIBUTES for word in each.words
            ):
                continue
            if (is_thing(each) or each.focus) and each.words[0].plain not in {"les", "des", "these", "those"}:
                return "" if fold_letters(each.text(body)) in fold_letters(self.about) else each.text(body)
        own = content(tokens(body)) if IT.search(plain) else []
        return own[0].text if len(own) == 1 and own[0].before in lists.SPEAKER else ""


def _of_one_head(about: str, text: str) -> str:
    """Return *about* with *text* for the part of it that has a noun of *text*: "cabinet Brune" for "Cabinet Dorsan"."""
    parts, heads = about.split(", "), {word.plain for word in content(tokens(text))}
    for place, part in enumerate(parts):
        if len(parts) > 1 and any(word.plain in heads for word in tokens(part)):
            return ", ".join([*parts[:place], text.strip(" ?.!,"), *parts[place + 1 :]])
    return ""


def _joined(*parts: str) -> str:
    """Return *parts* behind one another, each once."""
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _is_time(text: str) -> bool:
    return all(word.time or not word.is_content for word in tokens(text))


def _only_measures(words: Sequence[Token]) -> bool:
    """Tell whether *words* ask how long, when or why, of what the question before asked: "for what reason?"."""
    asks = any(word.plain in lists.WH for word in words[:2])
    return (
        asks
        and all(word.plain in lists.MEASURES | lists.ATTRIBUTES for word in content(words))
        and not any(word.is_verb for word in words)
    )


def _without_question_word(question: str) -> str:
    """Return the noun phrases of *question*, without what asks."""
    found = chunks(question)
    if not found:
        return question.strip(" ?")
    return question[found[0].start :].strip(" ?\u00a0\u202f")
