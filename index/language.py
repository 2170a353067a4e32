"""Which language a document or a passage is in: French, English or another."""

import math
import re
import threading
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from passerelle.index import forks
from passerelle.index.errors import LoadError
from passerelle.index.folding import fold
from passerelle.index.types import Language

SAMPLE = 1500
"""Characters looked at in each of three places of a long document."""
ENOUGH_LETTERS = 40
SHORT_LETTERS = 150
"""Letters up to which detection takes French or English for a third language."""
WORDS_SAY = 0.5
UNJOINED = 0.25
"""Odds against French of a phrase without accents whose words nothing joins, as in *lunch menu*."""
FEWEST_WORDS, CLEAR_SHARE = 2, 0.25
PASSAGE_LETTERS = 60
"""Letters in lower-case words that a passage needs before it is weighed by itself."""
CLEAR_ODDS = 0.1
"""Mean log-odds a letter group that a passage must show before it leaves its document's language."""
FLOOR = 0.5 / 10_000  # langdetect's own smoothing of an n-gram that a language never uses

_detecting = threading.Lock()


def _renew_detecting() -> None:
    global _detecting  # noqa: PLW0603  a lock is renewed by another
    _detecting = threading.Lock()


forks.call_in_child(_renew_detecting)


def document_language(text: str) -> Language:
    """Return the language of *text* by langdetect's profiles, ``"other"`` when it is neither of ours.

    Long texts are sampled at the start, middle and end. With too few letters to tell, French and
    English are weighed against each other only, by letters and by the words that only one of them has; so is a short
    text that is held for a third language. The same text always gives the same language.
    """
    sample = _sample(text)
    letters = sum(map(str.isalpha, sample))
    if letters < ENOUGH_LETTERS:
        return "fr" if letters and _short_odds(sample) > 0 else "en"
    from langdetect import LangDetectException

    with _detecting:  # the seed belongs to the factory, which every detection shares
        factory = all_profiles()
        factory.set_seed(0)
        detector = factory.create()
        detector.append(sample.lower())
        try:
            found = detector.detect()
        except LangDetectException:
            return "other"  # letters of no language it knows
    if found in {"fr", "en"}:
        return "fr" if found == "fr" else "en"
    return _by_words(sample) if letters < SHORT_LETTERS else "other"


def _short_odds(text: str) -> float:
    """Return odds as :func:`french_log_odds` does, with a say for words that only French has, or only English."""
    from passerelle.index.lexical.vocabulary import votes

    counted = votes(text)
    share = (counted.french - counted.english) / max(counted.words, 1)
    unjoined = counted.words > 1 and not counted.joined and ACCENTED.isdisjoint(text.lower())
    return french_log_odds(text) + WORDS_SAY * share - (UNJOINED if unjoined else 0.0)


def _by_words(text: str) -> Language:
    """Return the language that many words of a short text are of alone, ``"other"`` where there are few."""
    from passerelle.index.lexical.vocabulary import votes

    counted = votes(text)
    clear = max(FEWEST_WORDS, CLEAR_SHARE * counted.words)
    if counted.english - counted.french >= clear:
        return "en"
    return "fr" if counted.french - counted.english >= clear else "other"


def passage_language(text: str, inherited: Language) -> Language:
    """Return the language of a passage: its document's, unless it is long and clearly the other one.

    Capitalised words are left out: the names of a French bibliography are mostly English.
    """
    if inherited == "other":
        return inherited
    words = [word for word in LETTERS.findall(text) if word.islower()]
    if sum(map(len, words)) < PASSAGE_LETTERS:
        return inherited
    odds = french_log_odds(" ".join(words))
    if abs(odds) < CLEAR_ODDS:
        return inherited
    return "fr" if odds > 0 else "en"


def french_log_odds(text: str) -> float:
    """Return the mean log-odds, French against English, of the 1- to 3-letter groups of *text*.

    Positive for French, 0.0 when nothing speaks. Exact, from langdetect's profiles, without its sampling.
    Text without accents is weighed against profiles without accents.
    """
    lowered = unicodedata.normalize("NFC", text).lower()
    accented = not ACCENTED.isdisjoint(lowered)
    total, count = 0.0, 0
    for word in LETTERS.findall(lowered):
        odds, groups = _word_odds(word[:LONGEST_WORD], accented=accented)
        total += odds
        count += groups
    return total / count if count else 0.0


ACCENTED = frozenset("àâäçéèêëîïôöùûüÿœæ")
LETTERS = re.compile(r"[^\W\d_]+")
LONGEST_WORD = 40  # a longer run of letters is no word, and must not fill the cache


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = (len(text) - SAMPLE) // 2
    return "\n".join([text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]])


@lru_cache(maxsize=8192)
def _word_odds(word: str, *, accented: bool) -> tuple[float, int]:
    """Return the sum of the log-odds of a word's letter groups, and how many groups the profiles know."""
    plain, folded = _two_profiles()
    odds = plain if accented else folded
    padded = f" {word} "
    groups = (padded[start : start + size] for size in (1, 2, 3) for start in range(len(padded) - size + 1))
    found = [odds[group] for group in groups if group in odds and group != " "]
    return math.fsum(found), len(found)


@lru_cache(maxsize=1)
def all_profiles() -> Any:
    from langdetect import PROFILES_DIRECTORY, DetectorFactory, LangDetectException

    factory = DetectorFactory()
    try:
        factory.load_profile(PROFILES_DIRECTORY)
    except LangDetectException as error:
        if isinstance(error.__context__, KeyboardInterrupt):  # it calls that a damaged profile
            raise error.__context__ from None
        raise LoadError(f"what tells languages cannot be read ({error}): install langdetect again") from error
    return factory


@lru_cache(maxsize=1)
def _two_profiles() -> tuple[dict[str, float], dict[str, float]]:
    """Return log-odds by letter group: as the profiles give them, and with accents folded away.

    What is read here is no promise of langdetect's: its version is bounded, and a test pins these numbers.
    """
    from langdetect import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_json_profile([(Path(PROFILES_DIRECTORY) / name).read_text("utf-8") for name in ("fr", "en")])
    folded: dict[str, list[float]] = {}
    for group, (french, english) in factory.word_lang_prob_map.items():
        total = folded.setdefault(fold(group), [0.0, 0.0])
        total[0] += french
        total[1] += english
    return (
        {group: _odds(french, english) for group, (french, english) in factory.word_lang_prob_map.items()},
        {group: _odds(french, english) for group, (french, english) in folded.items()},
    )


def _odds(french: float, english: float) -> float:
    return math.log((FLOOR + french) / (FLOOR + english))
