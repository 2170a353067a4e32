"""Words of which one excludes the others: a text that says *le soir* is no translation of one that says *morning*."""

from collections.abc import Collection
from functools import lru_cache

from passerelle.index.lexical.analysis import stems
from passerelle.index.lexical.spelling import plain, words
from passerelle.index.types import Language

GROUPS = (
    "minute=minute heure=hour jour=day semaine=week mois=month trimestre=quarter an=year année=year",
    "matin=morning matinée=morning soir=evening soirée=evening nuit=night",
    "printemps=spring automne=autumn hiver=winter été=summer",
    "ouvert=open ouvre=open fermé=closed ferme=closed",
    "enfant=child enfant=children adulte=adult",
    "nord=north sud=south",
    "arrivée=arrival départ=departure",
    "minimum=minimum minimale=minimum maximum=maximum maximale=maximum",
    "achat=purchase vente=sale",
    "locataire=tenant propriétaire=landlord bailleur=landlord",
    "chaude=hot froide=cold",
)
"""French words and their English ones: what has the same English word means the same."""


def contradict(french: Collection[str], english: Collection[str]) -> bool:
    """Tell whether the terms of a French text and of an English one have words of one group, and none in common."""
    for fr, en in _groups():
        said = (
            {meant for term, meant in fr if term in french},
            {meant for term, meant in en if term in english},
        )
        if all(said) and said[0].isdisjoint(said[1]):
            return True
    return False


@lru_cache(maxsize=1)
def _groups() -> tuple[tuple[set[tuple[str, str]], set[tuple[str, str]]], ...]:
    """Return for each group its French terms and its English ones, each with what it means."""
    found = []
    for group in GROUPS:
        pairs = [pair.split("=") for pair in group.split()]
        meanings = {en: next(other for fr_, other in pairs if fr_ == fr) for fr, en in pairs}
        found.append(
            (
                {(term, meanings[en]) for fr, en in pairs for term in _terms(fr, "fr")},
                {(term, meanings[en]) for _, en in pairs for term in _terms(en, "en")},
            )
        )
    return tuple(found)


def _terms(word: str, language: Language) -> list[str]:
    return stems(words(plain(word)), language)
