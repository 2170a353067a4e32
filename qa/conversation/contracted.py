"""French and English articles that a replaced word left behind, made one again."""

import re

from passerelle.index.folding import fold

CONTRACTED = {
    ("de", "le"): "du ", ("de", "les"): "des ", ("de", "la"): "de la ", ("de", "l'"): "de l'",
    ("a", "le"): "au ", ("a", "les"): "aux ", ("a", "la"): "à la ", ("a", "l'"): "à l'",
}  # fmt: skip
"""A preposition and an article as they are written together."""
PART = {"du": "de", "des": "de", "de": "de", "au": "a", "aux": "a", "a": "a"}


def repaired(question: str) -> str:
    """Return *question* with the articles that a replaced word left behind made one again."""
    text = re.sub(r"\b(du|des|de|au|aux|à|À) (?:(les?|la) |(l)['’])", _contracted, question)
    text = re.sub(r"\b(?:au|aux|du|des) (?=(?:Les?|La|the|chez|at) |L['’])", "", text)
    text = re.sub(r"\b(?:du|des) (?=une? )", "de ", text)
    text = re.sub(r"\b(?:the|an?) (?=(?:the|les?|la|une?) |l['’])", "", text)
    text = re.sub(r"(?<=[Qq]u)['’](?=(?:les?|la|des|du|ce|cette|mon|ma|mes) )", "e ", text)
    text = re.sub(r"\b([Ss])['’](?=(?:les?|la|un|une|des|du|ce|cette|mon|ma|mes) )", r"\1i ", text)
    text = re.sub(r"\b([Aa])n (?=[^aeiouhAEIOUH81\W])", r"\1 ", text)
    return " ".join(text.split())


def _contracted(found: re.Match[str]) -> str:
    return CONTRACTED[PART[fold(found[1].lower())], found[2] or "l'"]


FEMININE = re.compile(r"(?:[a-z]*(?:[tsx]ion|e))s")
"""Plural nouns that are more often of this gender: charges, conditions, indemnités."""
NOT_SO = re.compile(r".*(?:age|aire|oire|cle|tre|me)s")
WHICH_IS = re.compile(
    r"\b(?P<which>[Qq]uel)(?:le)?s? (?P<be>est|sont|[ée]tai(?:en)?t) (?P<article>les?|la) (?P<noun>[\w-]+)"
)


def agreed(question: str) -> str:
    """Return *question* with « quel est » in the number and gender of the noun that was put behind it."""
    return WHICH_IS.sub(_agreed, question)


def _agreed(found: re.Match[str]) -> str:
    article, noun = found["article"], fold(found["noun"].lower())
    many = article == "les"
    she = bool(FEMININE.fullmatch(noun)) and not NOT_SO.fullmatch(noun) if many else article == "la"
    past = found["be"] not in {"est", "sont"}
    be = ("étaient" if many else "était") if past else "sont" if many else "est"
    return f"{found['which']}{'le' if she else ''}{'s' if many else ''} {be} {article} {found['noun']}"
