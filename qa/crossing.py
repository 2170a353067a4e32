"""How many of a question's words texts in the other language have, by the table of translations."""

import math
from collections import Counter
from collections.abc import Sequence

from passerelle.index.types import Language
from passerelle.query import Query
from passerelle.reading.glosses import met
from passerelle.words import weight


def crossing_coverage(query: Query, texts: Sequence[tuple[str, Language]]) -> list[float]:
    """Return for each of *texts* the share, in [0, 1], of the question's words it has; 0.0 in the question's language.

    Each is a text with its language. Words weigh by their length, and more the fewer of the texts have them.
    """
    words = [met(query.asks, query.language, text, language) for text, language in texts]
    having = Counter(word for each in words for word, held in each.items() if held)
    rarity = {word: math.log(1 + len(texts) / (having[word] + 0.5)) for each in words for word in each}
    return [
        _share({word: weight(word) * rarity[word] for word in each}, each) if each else 0.0 for each in words
    ]


def _share(weights: dict[str, float], held: dict[str, bool]) -> float:
    return math.fsum(each for word, each in weights.items() if held[word]) / math.fsum(weights.values())
