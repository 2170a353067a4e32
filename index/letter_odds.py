"""How much likelier another language is than French and English, by the letter groups of words."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from passerelle.index.errors import LoadError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FLOOR = 0.5 / 10_000  # langdetect's own smoothing of an n-gram that a language never uses
LONGEST_WORD = 40  # a longer run of letters is no word, and must not fill the cache
WORDS_WEIGHED = 80


def third_odds(words: list[str]) -> float:
    """Return by how much another language is likelier than French and English, a letter group."""
    import numpy as np

    found = [_likelihoods(word.lower()[:LONGEST_WORD]) for word in words[:: -(-len(words) // WORDS_WEIGHED)]]
    total = np.sum([each for each, _ in found], axis=0) / max(1, sum(groups for _, groups in found))
    names = list(all_profiles().langlist)
    ours = max(total[names.index("fr")], total[names.index("en")])
    return float(total.max() - ours)


@lru_cache(maxsize=1024)
def _likelihoods(word: str) -> "tuple[NDArray[np.float32], int]":
    """Return the log-likelihood of *word* in each language langdetect has, and the letter groups weighed."""
    import numpy as np

    known = all_profiles().word_lang_prob_map
    padded = f" {word} "
    groups = (padded[start : start + size] for size in (1, 2, 3) for start in range(len(padded) - size + 1))
    rows = [known[group] for group in groups if group in known and group != " "]
    width = len(all_profiles().langlist)
    return np.log(np.asarray(rows, np.float32).reshape(-1, width) + np.float32(FLOOR)).sum(axis=0), len(rows)


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
