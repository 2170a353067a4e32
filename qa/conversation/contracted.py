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
    text = re.sub(r"\b(?:the|an?) (?=(?:les?|la|une?) |l['’])", "", text)
    text = re.sub(r"\b([Aa])n (?=[^aeiouhAEIOUH\W])", r"\1 ", text)
    return " ".join(text.split())


def _contracted(found: re.Match[str]) -> str:
    return CONTRACTED[PART[fold(found[1].lower())], found[2] or "l'"]
