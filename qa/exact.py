"""The exact words that answer: a quotation's only number or date, a column's cell, or what the network points at."""

import re
from collections.abc import Sequence

from passerelle.exact_amounts import AMOUNT, amounts_asked_for, with_about
from passerelle.exact_cell import cell_asked_for
from passerelle.exact_clause import amount_of_clause
from passerelle.exact_count import number_of_the_thing
from passerelle.exact_kind import amount_of_its_kind
from passerelle.exact_role import holder_of_role
from passerelle.index.folding import fold_letters
from passerelle.index.tables import looks_like_row
from passerelle.index.types import Document, Language, Span
from passerelle.query import Query
from passerelle.sides import clause_asked_for
from passerelle.types import ExactAnswer


def exact_answer(  # noqa: PLR0913  the question, what is quoted of what, and where the network points
    query: Query | None,
    document: Document,
    quoted: Span,
    context: Sequence[Span],
    pointed: Span | None = None,
    language: Language | None = None,
) -> ExactAnswer | None:
    """Return the words in *quoted*, of *language*, that answer what *query* asks; ``None`` where none can be told.

    Where the quotation leaves a choice, or no *query* is given, they are those that the network *pointed* at.
    """
    text = document.text[quoted.start : quoted.end]
    inside = pointed if pointed and pointed.within(quoted) else None
    if query is None:
        exact = inside
    elif looks_like_row(text) and "\n" not in text and context:
        exact = cell_asked_for(query, document, quoted, context[-1], inside, language or document.language)
    else:
        spoken = language or document.language
        exact = (
            holder_of_role(query, text, quoted.start, spoken)
            or _other_side(query, text, quoted.start, inside)
            or amount_of_its_kind(query, text, quoted.start, inside)
            or number_of_the_thing(query, text, quoted.start)
            or _only(query, text, quoted.start, pointed=inside)
            or amount_of_clause(query, text, quoted.start, inside, spoken)
            or inside
        )
    return ExactAnswer.of(document, _without_full_stop(document.text, exact)) if exact else None


def _only(
    query: Query, text: str, begins: int, pattern: re.Pattern[str] | None = None, pointed: Span | None = None
) -> Span | None:
    """Return the only number or date of *text* where one is asked for that the question does not name itself."""
    found = amounts_asked_for(query, text, pattern)
    if len(found) != 1:
        return None
    only = with_about(text, found[0], begins)
    inside = pointed and only.within(pointed)
    return pointed if inside and not AMOUNT.match(fold_letters(text[found[0].start : found[0].end])) else only


def _other_side(query: Query, text: str, begins: int, pointed: Span | None) -> Span | None:
    """Return the only number or date said of what is asked, as of closing, where *pointed* is said of opening."""
    clause = clause_asked_for(query.asks, text, pointed.start - begins) if pointed else None
    if clause is None:
        return None
    words, at = text[clause.start : clause.end], begins + clause.start
    return _only(query, words, at) or _only(query, words, at, AMOUNT)


def _without_full_stop(text: str, words: Span) -> Span:
    """Return *words* without the sign that ends their sentence; the dot of an abbreviation, "a.m.", stays."""
    bare = text[words.start : words.end].rstrip(".,;: \n\u00a0\u202f")
    end = words.start + len(bare)
    last = bare.split()[-1] if bare else ""
    dotted = "." in last and last[-1].isalpha() and text[end : end + 1] == "."
    return Span(words.start, end + 1 if dotted else end) if bare else words
