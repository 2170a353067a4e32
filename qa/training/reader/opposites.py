"""Words whose exchange turns a question into one that the same passage does not answer."""

from collections.abc import Mapping

PAIRS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "first last", "open close", "opens closes", "opened closed", "before after", "minimum maximum",
        "highest lowest", "largest smallest", "oldest youngest", "buy sell", "arrive leave", "begin end",
        "start end", "won lost", "increase decrease", "allowed forbidden", "north south", "east west",
        "summer winter", "monday tuesday", "saturday sunday", "morning evening", "adult child",
        "adults children", "founded closed",
    ),
    "fr": (
        "premier dernier", "première dernière", "ouvre ferme", "avant après", "minimal maximal", "plus moins",
        "acheter vendre", "commence finit", "début fin", "gagné perdu", "augmenté diminué", "autorisé interdit",
        "nord sud", "est ouest", "été hiver", "lundi mardi", "samedi dimanche", "matin soir", "adulte enfant",
        "entrée sortie", "fondé dissous",
    ),
}  # fmt: skip
ELIDED = {"est", "été"}
"""French words that are an opposite only behind an apostrophe: elsewhere they are forms of *être*."""


def _both_ways(pairs: tuple[str, ...]) -> dict[str, str]:
    split = [pair.partition(" ") for pair in pairs]
    return {one: other for one, _, other in split} | {other: one for one, _, other in split}


OPPOSITES: Mapping[str, Mapping[str, str]] = {
    language: _both_ways(pairs) for language, pairs in PAIRS.items()
}


def opposite(word: str, before: str, language: str) -> str | None:
    """Return the opposite of *word*, in small letters, which stands behind the character *before*; or none."""
    lowered = word.lower()
    if language == "fr" and lowered in ELIDED and before not in {"'", "’"}:
        return None
    return OPPOSITES.get(language, {}).get(lowered)
