"""When an answer is plain by its form: an article that the question names, or a row with all of its words."""

from passerelle.index.tables import with_columns
from passerelle.labelled import Named
from passerelle.query import Query
from passerelle.quotation.labels import NAMED
from passerelle.weights import Pick
from passerelle.words import begins_one, content_words, names

SETTLED = 0.75
"""The least confidence in an answer that is plain by its form."""
SAYS = frozenset(
    content_words("dit dire prévoit stipule contient précise énonce dispose say says state provide about")
)


def leaves_nothing_open(query: Query, pick: Pick, named: Named) -> bool:
    """Tell whether *pick* meets every word of the question by its place: in an article it names, or a table's row."""
    document = pick.hit.passage.document
    title = set(content_words(document.title))
    if named.parts:
        rest = set(content_words(NAMED.sub(" ", query.asks))) - SAYS - title
        return not rest and named.holds(pick.hit.passage, pick.span)
    row, names_of_columns = with_columns(document.text, pick.span)
    if not names_of_columns:
        return False
    own, columns = set(content_words(row)), set(content_words(names_of_columns))
    named_here = set(query.names) or set(names(f"x {query.asks}"))
    asks_column = any(_held(word, columns) for word in query.words)
    return (
        asks_column
        and bool(named_here & own)
        and all(_held(word, own | columns | title) for word in query.words)
    )


def _held(word: str, words: set[str]) -> bool:
    """Tell whether one of *words* is *word*, or begins with it or begins it, as « ferme » does « fermeture »."""
    return word in words or begins_one(word, words) or any(begins_one(each, (word,)) for each in words)
