"""Of the hours or prices of several days, ages or meals in a sentence, those of the one that is asked for."""

from passerelle.exact_amounts import amounts_asked_for, with_about
from passerelle.exact_clause import is_list
from passerelle.index.types import Span
from passerelle.query import Query
from passerelle.rivals import named_things
from passerelle.sides import clauses


def amount_of_its_kind(query: Query, text: str, begins: int, pointed: Span | None) -> Span | None:
    """Return what the only clause with the day, say, of the question gives: a number, a date or a range of them.

    ``None`` where the question names none of a kind or several, or where what is *pointed* at stands in that clause or
    is said of no other of the kind.
    """
    if pointed is None:
        return None
    named = [(each, named_things(text[each.start : each.end])) for each in clauses(text)]
    for kind, asked in named_things(query.asks).items():
        meant = [each for each, things in named if asked <= things.get(kind, frozenset())]
        here = [things for each, things in named if each.moved(begins).overlaps(pointed)]
        others = any(things.get(kind, frozenset()) - asked for things in here)
        if len(asked) == len(meant) == 1 and others and not pointed.within(meant[0].moved(begins)):
            found = [each for each in amounts_asked_for(query, text) if each.within(meant[0])]
            if found and is_list(text, found):
                return Span(with_about(text, found[0], begins).start, begins + found[-1].end)
    return None
