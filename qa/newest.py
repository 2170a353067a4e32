"""Of documents that say the same of different years, prefer the year a question names, or the newest."""

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.dates import SEASON, YEAR, Dated, When, are_editions, dated, title_words
from passerelle.index.types import Document
from passerelle.types import Hit
from passerelle.weights import Pick
from passerelle.words import content_words

LIKE = 0.6
"""Share of the words of the shorter of two passages that both hold, from which they say the same; numbers aside."""
NEAR = 2.5
"""Largest fall in score from the best pick to one of another year that is preferred."""
FEWEST = 6


@dataclass(frozen=True, slots=True)
class Preference:
    """The hits of a question that asks for a year or for the newest, and which of their documents it prefers.

    ``passed_over`` are ids of documents of which a preferred edition is among the hits. ``missing`` tells that the
    document found first has editions of several years, and none of them is of, or speaks of, the year asked for.
    """

    when: When
    hits: tuple[Hit, ...]
    passed_over: frozenset[str]
    missing: bool

    def undated(self, question: str) -> str:
        """Return *question* without the year it names, where a document's own date meets it and no sentence needs to.

        Nothing is returned where it names none, or nothing else.
        """
        if not self.passed_over or not self.when.years:
            return ""
        left = " ".join(YEAR.sub(" ", SEASON.sub(" ", question)).split())
        return left if content_words(left) else ""

    def picks(self, picks: Sequence[Pick]) -> list[Pick]:
        """Return *picks*, those of preferred editions before nearly as good ones of others, which come last."""
        kept = [pick for pick in picks if pick.hit.passage.document.id not in self.passed_over]
        others = [pick for pick in picks if pick.hit.passage.document.id in self.passed_over]
        if not kept or not others or others[0].score - kept[0].score > NEAR:
            return list(picks)
        return kept


def preferring(when: When, hits: Sequence[Hit]) -> Preference:
    """Return *hits* with the editions that *when* asks for before their siblings."""
    if not when.asks:
        return Preference(when, tuple(hits), frozenset(), missing=False)
    documents = {hit.passage.document.id: hit.passage.document for hit in hits}
    dates = {id_: dated(document) for id_, document in documents.items()}
    passed: set[str] = set()
    missing = False
    for id_ in documents:
        siblings = [other for other in documents if other == id_ or _siblings(id_, other, documents, hits)]
        wanted = _wanted(when, {each: dates[each] for each in siblings})
        if wanted and id_ not in wanted:
            passed.add(id_)
        if not wanted and id_ == hits[0].passage.document.id:
            several = len({dates[each].year for each in siblings}) > 1
            missing = several and not any(_speaks_of(when, documents[each]) for each in siblings)
    first = [hit for hit in hits if hit.passage.document.id not in passed]
    last = [hit for hit in hits if hit.passage.document.id in passed]
    return Preference(when, tuple(first + last), frozenset(passed), missing)


def _wanted(when: When, dates: dict[str, Dated]) -> set[str]:
    """Return the ids of the editions that are asked for: all where they are of one date, and that one is."""
    if when.newest:
        newest = max(dates.values())
        return {id_ for id_, date in dates.items() if date == newest}
    starting = {id_ for id_, date in dates.items() if date.year in when.years}
    return starting or {id_ for id_, date in dates.items() if date.covers(when.years)}


def _speaks_of(when: When, document: Document) -> bool:
    return any(str(year) in document.text for year in when.years)


def _siblings(one: str, other: str, documents: dict[str, Document], hits: Sequence[Hit]) -> bool:
    """Tell whether two documents are editions of one: by their names, or by titles and passages that are alike."""
    if are_editions(documents[one], documents[other]):
        return True
    first, second = title_words(documents[one]), title_words(documents[other])
    if not (first <= second or second <= first):  # two sites, two makes, two clubs
        return False
    return any(
        _say_the_same(words, others) for words in _passages(one, hits) for others in _passages(other, hits)
    )


def _passages(id_: str, hits: Sequence[Hit]) -> list[set[str]]:
    return [
        {word for word in content_words(hit.passage.text) if not word[0].isdigit()}
        for hit in hits
        if hit.passage.document.id == id_
    ]


def _say_the_same(one: set[str], other: set[str]) -> bool:
    shortest = min(len(one), len(other))
    return shortest >= FEWEST and len(one & other) >= LIKE * shortest
