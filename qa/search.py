"""Search one store for a message, and for other forms of it where it leans on what was said before."""

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.citations import cite
from passerelle.conversation.alternatives import alternatives, is_meant
from passerelle.conversation.rewrite import widened
from passerelle.conversation.turns import Turn
from passerelle.index.store.only import Only
from passerelle.index.types import Passage
from passerelle.picks import choose, sure_picks
from passerelle.query import Query, read_query
from passerelle.reader import Reader
from passerelle.retrieval import Retriever
from passerelle.titles import Titles
from passerelle.types import Citation, Hit, QuestionLanguage
from passerelle.weights import Pick

HITS = 10
"""Hits that an answer is judged by."""
ENOUGH, OTHER_FORM, MUCH_BETTER = 0.8, 0.55, 0.1
"""How sure an answer to a follow-up must be for no other form of it to be tried, how sure one to another form must be,
and by how much surer."""
LIKELY = 0.5
"""How sure an answer must be that is found about all that is cited, where nothing is about the part named."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is asked, after what, in which language the page is, and what of the documents may answer."""

    text: str
    turns: Sequence[Turn]
    interface: QuestionLanguage | None
    only: Only


@dataclass(frozen=True, slots=True)
class Found:
    """What is found for a question: its hits, what of them may answer, and how sure that is."""

    query: Query
    hits: Sequence[Hit]
    picks: Sequence[Pick]
    sure: float


@dataclass(frozen=True, slots=True)
class Search:
    """A store, its reader and its titles, asked for one *message*, whatever form of it is looked for."""

    retriever: Retriever
    reader: Reader
    titles: Titles
    message: Message

    def find(self, question: str) -> Found:
        """Return what is found for a *question* that stands alone, in the place of the message."""
        asked = self.message
        query = read_query(question, self.retriever.embedder, interface=asked.interface)
        hits = self.retriever.find(query, HITS, only=asked.only)
        return Found(query, hits, *sure_picks(self.reader, query, hits, self._passages))

    def best_form(self, searched: str, found: Found) -> tuple[str, Found]:
        """Return the form of a message in a conversation that is answered best, and what is found for it.

        Another form than *searched* is taken where that is answered badly, the other much better, and from a document
        that the message may mean.
        """
        text, turns = self.message.text, self.message.turns
        wide = widened(text, searched, turns) if searched and self.is_refused(found) else ""
        if wide and (wider := self.find(wide)).sure >= LIKELY:
            searched, found = wide, wider
        best, least = (searched, found), max(OTHER_FORM, found.sure + MUCH_BETTER)
        for form in alternatives(text, searched, turns) if found.sure < ENOUGH else ():
            other = self.find(form)
            if other.sure < max(least, best[1].sure):
                continue
            if is_meant(text, turns, self.cited(other, choose(other.picks))[0]):
                best = form, other
        return best

    def is_refused(self, found: Found) -> bool:
        return not found.picks or found.sure < self.reader.weights.threshold

    def cited(self, found: Found, chosen: Sequence[Pick]) -> tuple[Citation, ...]:
        """Return the citations of what was *chosen*, those of the same title told apart."""
        return self.titles.named(cite(chosen, found.query))

    def _passages(self, id_: str) -> list[Passage]:
        """Return the passages of the document of that id, those in the language that the message is limited to."""
        language = self.message.only.language
        return [each for each in self.retriever.store.passages(id_) if language in {None, each.language}]
