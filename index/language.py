"""Which language a document or a passage is in: French, English or another."""

import math
import re
import threading
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from passerelle.index import forks
from passerelle.index.folding import fold
from passerelle.index.letter_odds import FLOOR, LONGEST_WORD, all_profiles, third_odds
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
FEWEST_LETTERS, ANOTHER = 20, 0.18
"""Letters of words, and mean log-odds a letter group, from which they are a third language's: Catalan shows .22,
program code up to .16."""
LATIN = "\u0250"
VIETNAMESE = ("\u1e00", "\u1eff")
TOKEN = re.compile(r"(?<![^\s«“\"'(\[])[^\W\d_]+(?:['’-][^\W\d_]+)*(?=[»”\"')\].,;:!?…]*(?:\s|$))")
"""What stands alone and may be a word: no address, no name of a variable."""

_detecting = threading.Lock()


def _renew_detecting() -> None:
    global _detecting  # noqa: PLW0603  a lock is renewed by another
    _detecting = threading.Lock()


forks.call_in_child(_renew_detecting)


def document_language(text: str) -> Language:
    """Return the language of *text* by langdetect's profiles, ``"other"`` when it is neither of ours.

    Long texts are sampled at the start, middle and end. With too few letters to tell, French and
    English are weighed against each other only, by letters and by the words that only one of them has; so is a
    text that is held for a third language, where it is short or its words, without codes and addresses, are not clearly
    another's. The same text always gives the same language.
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
    short = letters < SHORT_LETTERS and _by_words(sample) != "other"
    if not short and _is_another(sample):
        return "other"
    return _by_words(sample) if short else "fr" if _short_odds(sample) > 0 else "en"


def _is_another(text: str) -> bool:
    """Tell whether the words of *text* are a third language's, whatever the codes and addresses among them."""
    if is_beyond_latin(LETTERS.findall(text)):
        return True
    tokens = (LETTERS.findall(found[0]) for found in TOKEN.finditer(text))
    words = [word for token in tokens for word in token if word[1:].islower() or word.islower()]
    return sum(map(len, words)) >= FEWEST_LETTERS and third_odds(words) >= ANOTHER


def is_beyond_latin(words: Sequence[str]) -> bool:
    """Tell whether most letters of *words* are of another alphabet than ours."""
    letters = "".join(words)
    beyond = sum(each > LATIN and not VIETNAMESE[0] <= each <= VIETNAMESE[1] for each in letters)
    return 2 * beyond > len(letters)


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
