"""Of several numbers or dates in a sentence, the one whose clause shares most words with the question."""

import re
from collections.abc import Callable, Sequence

from passerelle.answer_type import answer_type
from passerelle.exact_amounts import amounts_asked_for, with_about
from passerelle.exact_cell import shared_words
from passerelle.index.folding import fold
from passerelle.index.types import Language, Span
from passerelle.query import Query
from passerelle.sides import clauses
from passerelle.words import content_words

JOINS = re.compile(r"[\s,;–—-]*(?:and|et|or|ou|to|à|au|until|jusqu['’]au?)?[\s–—-]*")
NAME = re.compile(r"(?<=\w )[A-ZÀ-ÖØ-Þ][\w-]*")
"""A word of a question with a capital that begins no sentence."""
RISE = re.compile(r"\b(?:de combien|by how much)\b")
"""How far a thing went up or down is often said in a clause of its own, without the words of the question."""
ASKING = frozenset(
    content_words(
        "pay pays payer coûte coûter cost costs price prices prix tarif fee charge combien many much"
    )
)
"""Words that ask for a number, and do not say of what."""


def amount_of_clause(
    query: Query, text: str, begins: int, pointed: Span | None, language: Language
) -> Span | None:
    """Return the number or date of that clause of *text* which says most words of the question, as of several prices.

    ``None`` where several clauses say as many, or that one has several numbers, or is the one *pointed* at.
    """
    found = amounts_asked_for(query, text)
    if pointed is None or len(found) < 2 or RISE.search(fold(query.asks.lower())):
        return None
    counted = {
        each: inside
        for each in clauses(text)
        if (inside := [amount for amount in found if each.start <= amount.start < each.end])
    }
    wanted = answer_type(query.asks)
    but = ASKING | wanted.asking if wanted else ASKING

    def best(said: Callable[[Span], str]) -> list[Span]:
        shared = {each: shared_words(query, said(each), language, but=but) for each in counted}
        most = max(shared.values())
        return [each for each in counted if shared[each] == most]

    likeliest = best(
        lambda each: text[counted[each][-1].end : each.end]
    )  # at 8 on Mondays and at 9 on Sundays
    if len(likeliest) != 1:
        likeliest = best(lambda each: text[each.start : each.end])
    if len(likeliest) > 1:  # "The X2 was launched in March, the Pro in May": a name says more than a verb
        names = {stem for name in NAME.findall(query.asks) for stem in content_words(name)}
        likeliest = [each for each in likeliest if names & set(content_words(text[each.start : each.end]))]
    if len(likeliest) != 1 or pointed.moved(-begins).within(likeliest[0]):
        return None
    answers = [with_about(text, each, begins) for each in counted[likeliest[0]]]
    covered = [each for each in found if pointed.overlaps(each.moved(begins))]
    several = not is_list(text, covered)
    return answers[0] if len(answers) == 1 and (several or not answers[0].overlaps(pointed)) else None


def is_list(text: str, amounts: Sequence[Span]) -> bool:
    """Tell whether *amounts* are a list or a range: December, January and February; one alone is."""
    pairs = zip(amounts, amounts[1:], strict=False)
    return all(JOINS.fullmatch(text[one.end : other.start]) for one, other in pairs)
