"""Which of our two languages a question is in, however short it is and however it is typed."""

import math
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from passerelle.index.folding import fold
from passerelle.index.language import french_log_odds
from passerelle.types import QuestionLanguage

FRENCH_WORDS = frozenset(
    """le la les un une des du de au aux et ou où est sont était étaient été être ont avait avoir qui que quoi quel
    quelle quels quelles quand comment pourquoi combien dans pour par avec sans sur sous entre vers chez ce cet cette
    ces son sa ses mon ma mes leur leurs notre nos votre vos il elle ils elles je tu nous vous ne pas moins lequel
    laquelle lesquels donc mais depuis pendant selon fait fut peut faut doit dois peux est-ce était-ce
    kel kelle koi pk pkoi ki kan c ct g jai cest keske svp après avant contre jusque même aussi très tout tous toute
    toutes y a-t-il t-il t-elle afin dont lors ainsi si faire avez suis êtes sommes ça cela celui celle
    quelque quelques plusieurs chaque ici là fois année années prix jour jours mois heure heures
    ville pays nom""".split()
)
ENGLISH_WORDS = frozenset(
    """the an of in at to for from by with and or is are was were be been being has have had do does did who what
    which when where why how whose whom many much this that these those it its his her their our my he she they we
    you not there will would can could should shall may might about into than any some if then so because during
    after before under over against between without within anyone someone something anything wat wot wen y'all u ur
    r pls whats who's what's isn't don't doesn't didn't me him them us your i i'm i'd as out up down get got make
    made take took each every both either first last year years price cost day days month hour hours city country
    name people was'nt""".split()
)
FRENCH = frozenset(map(fold, FRENCH_WORDS))
ELISION = re.compile(r"\b(?:[ldcjnsmt]|qu|jusqu|lorsqu|puisqu|quelqu|presqu)'(?=\w)")
ELIDED = re.compile(ELISION.pattern, re.IGNORECASE)
INVERSION = re.compile(r"\w-(?:t-)?(?:il|elle|ils|elles|on|ce|vous|nous|tu|je|y)\b")
POSSESSIVE = re.compile(r"\w'(?:s|re|ll|ve)\b|\bs'\s")
QUOTED = re.compile(r'"[^"]*"|«[^«»]*»|“[^“”]*”')
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
NAME = re.compile(r"(?:[ldLDqQnNsSjJcC]['’]|[Qq]u['’])?[A-ZÀ-Þ]")
FUNCTION_WORD = 4.0
FORM = 4.0
LETTERS = 6.0
"""Weight of the mean log-odds of letter groups, against which a function word counts 4."""
NAMES = 0.25
"""Share of their weight that the words of a name keep: it says little of the language around it."""
LONGEST_LINK = 3
"""Function words that may stand between two capitals of one name: Back to the Future."""
INTERFACE = 1.0


def question_language(question: str, *, interface: QuestionLanguage | None = None) -> QuestionLanguage:
    """Return the language *question* is written in; the *interface*'s settles what nothing else does."""
    return "fr" if french_probability(question, interface=interface) > 0.5 else "en"


def french_probability(question: str, *, interface: QuestionLanguage | None = None) -> float:
    """Return how likely *question* is French rather than English, in [0, 1]."""
    text = " ".join(word for word in question.split() if not _is_address(word))
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    unquoted = QUOTED.sub(" ", text)
    if len(unquoted.split()) > 1:
        text = unquoted  # a quoted title is in its own language
    odds = _forms(text.lower()) + _words(text) + _letters(text)
    odds += {"fr": INTERFACE, "en": -INTERFACE, None: 0.0}[interface]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _is_address(word: str) -> bool:
    return "@" in word[1:-1] or word.lower().startswith(("http://", "https://", "www."))


def _forms(text: str) -> float:
    """Return the odds that elisions and inversions, against possessives and English contractions, give."""
    possessives = sum(not ELISION.match(text, found.start()) for found in POSSESSIVE.finditer(text))
    return FORM * (len(ELISION.findall(text)) + len(INVERSION.findall(text)) - possessives)


def _words(text: str) -> float:
    """Return the odds that function words give, those inside a name counting little."""
    words = WORD.findall(ELIDED.sub("", text))
    named = _in_names(words) if not text.isupper() else set()
    odds = 0.0
    for place, word in enumerate(words):
        weight = FUNCTION_WORD * (NAMES if place in named else 1.0)
        lowered = word.lower()
        if fold(lowered) in FRENCH:
            odds += weight
        elif lowered in ENGLISH_WORDS:
            odds -= weight
    return odds


def _in_names(words: Sequence[str]) -> set[int]:
    """Return the places of capitalised words, but for the first, and of function words that link them."""
    capitals = [place for place, word in enumerate(words) if place and word[0].isupper()]
    named = set(capitals)
    for here, following in pairwise(capitals):
        links = words[here + 1 : following]
        if len(links) <= LONGEST_LINK and all(
            link in ENGLISH_WORDS or fold(link) in FRENCH for link in links
        ):
            named.update(range(here + 1, following))
    return named


def _letters(text: str) -> float:
    words = text.split()
    shouted = text.isupper()
    names = [] if shouted else [word for place, word in enumerate(words) if place and NAME.match(word)]
    rest = [word for place, word in enumerate(words) if shouted or not place or not NAME.match(word)]
    return LETTERS * (french_log_odds(" ".join(rest)) + NAMES * french_log_odds(" ".join(names)))
