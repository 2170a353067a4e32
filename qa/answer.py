"""Ask a store: retrieve, read, and either quote the passage that answers or say that none does."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple, Self

from passerelle import phrases
from passerelle.citations import cite
from passerelle.conversation.alternatives import alternatives, is_meant
from passerelle.conversation.rewrite import stand_alone, widened
from passerelle.conversation.small_talk import SmallTalk, is_neutral, reply, small_talk
from passerelle.conversation.titled import reply_titled, titled
from passerelle.conversation.turns import Conversation, Turn, turns_of
from passerelle.dates import when
from passerelle.index.embed.embedder import DEFAULT_ENGINE, Engine
from passerelle.index.errors import StoreError
from passerelle.index.given import require_kind, require_methods, require_one
from passerelle.index.store.documents import Entry
from passerelle.index.store.folders import Folders
from passerelle.index.store.location import Location
from passerelle.index.store.only import EVERYTHING, Only, require_only
from passerelle.index.text import sound
from passerelle.index.types import Document, Passage
from passerelle.labelled import Named, named_parts
from passerelle.language import question_language
from passerelle.mail_asked import mail_line
from passerelle.marks import marking
from passerelle.named_rows import without_unnamed_rows
from passerelle.newest import preferring
from passerelle.query import Query, read_query
from passerelle.reader import Reader
from passerelle.reading.network import Network, shipped_network
from passerelle.removal import remove
from passerelle.retrieval import Retriever, in_thread, number_of_hits
from passerelle.rivals import set_back
from passerelle.settled import DOUBTED, SETTLED, is_doubted, leaves_nothing_open
from passerelle.suggestions import refusal, suggestions
from passerelle.titles import Titles
from passerelle.types import Answer, Citation, Hit, QuestionLanguage
from passerelle.weights import Pick, Weights, fitted_weights

HITS = 10
"""Hits that an answer is judged by."""
ENOUGH, OTHER_FORM, MUCH_BETTER = 0.8, 0.55, 0.1
"""How sure an answer to a follow-up must be for no other form of it to be tried, how sure one to another form must be,
and by how much surer."""
LIKELY = 0.5
"""How sure an answer must be that is found about all that is cited, where nothing is about the part named."""
SECOND_SENTENCE = 1.1
"""Largest fall in score to a second sentence that is quoted too: then it is a third as likely as the best."""


class _Found(NamedTuple):
    """What is found for a question: its hits, what of them may answer, and how sure that is."""

    query: Query
    hits: list[Hit]
    picks: list[Pick]
    sure: float


class _Asked(NamedTuple):
    """What is asked, after what, in which language the page is, and what of the documents may answer."""

    text: str
    turns: Sequence[Turn]
    interface: QuestionLanguage | None
    only: Only


class Assistant:
    """Answer questions from one store; threads may share it. To close it closes the store."""

    def __init__(
        self, retriever: Retriever, network: Network | None = None, weights: Weights | None = None
    ) -> None:
        require_kind("the retriever", retriever, Retriever, "what `Retriever.open` returns")
        if network is not None:
            require_methods(
                "the network", network, ("read", "load_aside"), "a `passerelle.reading.network.Network`"
            )
        if weights is not None:
            require_kind("weights", weights, Weights, "a `passerelle.weights.Weights`")
        self.retriever = retriever
        self.reader = Reader(network or shipped_network(), retriever.embedder, weights or fitted_weights())
        self.titles = Titles(retriever.store)

    @classmethod
    def open(cls, folder: Folders, engine: Engine = DEFAULT_ENGINE) -> "Assistant":
        """Open the store in *folder*, or in several as one, its model run as *engine* says.

        Raises:
            StoreError: there is no store, or another model made it.
            EmbedderError: its model is not on this disk.
        """
        assistant = cls(Retriever.open(folder, engine))
        assistant.reader.network.load_aside()
        return assistant

    def close(self) -> None:
        """Close the store; any call after that raises a `StoreError`."""
        self.retriever.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] | Conversation = (),
        interface: QuestionLanguage | None = None,
        only: Only = EVERYTHING,
        k: int = HITS,
    ) -> Answer:
        """Return the answer to *question*, in its language, quoting passages in theirs, of those that *only* allows.

        A question that leans on what was said before, in *history*, oldest first, is looked for in a form that stands
        alone, which is the answer's ``searched``. *interface* is the language of the page the question comes from: it
        decides where the question's words do not. *only* limits the documents it is answered from. Of the *k* best
        hits, those that it does not cite are its ``nearest``: the answer is the same whatever *k* is. When nothing
        supports an answer, the answer abstains: that is no error.

        Raises:
            QueryError: the question is blank or longer than 10,000 characters, or *k* is less than 1.
        """
        started = time.perf_counter()
        k = number_of_hits(k)
        turns = turns_of(history)
        require_one("the interface", interface, ("fr", "en", None))
        require_only(only)
        spoken = turns[-1].language if turns else interface
        text = (
            sound(question).strip() if isinstance(question, str) else ""
        )  # what is no text is refused below
        if text and (kind := small_talk(text, follows=bool(turns))):
            return self._reply(kind, text, spoken, started)
        if text and (found := titled(text, self.documents)):
            return self._reply("documents", text, spoken, started, found)
        with self.retriever.store.reading():  # what is found and what is read of it are of one moment
            return self._answer(question, _Asked(text, turns, interface, only), k, started)

    def _answer(self, question: str, asked: _Asked, k: int, started: float) -> Answer:
        """Return the answer to *question*, inside one reading of the store; *asked* has it without what is no text."""
        text, turns, interface, only = asked
        spoken = turns[-1].language if turns else interface
        searched = stand_alone(text, turns, self._text_of)
        found = self._found(searched or question, asked)
        if turns:
            searched, found = self._meant(searched, found, asked)
        query, hits, picks, sure = found
        language = question_language(text, interface=spoken) if searched else query.language
        best = hits if k <= HITS else self.retriever.find(query, k, only=only)
        abstained = self._is_refused(found)
        chosen = [] if abstained else choose(picks)
        citations = self.titles.named(cite(chosen, query))
        used = {pick.hit.passage.id for pick in chosen}
        return Answer(
            question=text,
            language=language,
            text=refusal(text, language, hits) if abstained else phrases.answer(language, citations),
            citations=citations,
            abstained=abstained,
            confidence=round(sure, 4),
            nearest=tuple(hit for hit in best[:k] if hit.passage.id not in used),
            milliseconds=_since(started),
            searched=searched,
            suggestions=suggestions(text, hits) if abstained else (),
        )

    async def aask(
        self,
        question: str,
        *,
        history: Sequence[Turn] | Conversation = (),
        interface: QuestionLanguage | None = None,
        only: Only = EVERYTHING,
        k: int = HITS,
    ) -> Answer:
        """Do as :meth:`ask` in a thread, so that the event loop goes on; its errors are the same.

        A task that is cancelled stops waiting at once; its thread ends by itself, and what it found is dropped.
        """
        return await in_thread(self.ask, question, history=history, interface=interface, only=only, k=k)

    def _reply(
        self,
        kind: SmallTalk,
        question: str,
        interface: QuestionLanguage | None,
        started: float,
        found: Sequence[Entry] = (),
    ) -> Answer:
        """Return what is said to small talk, from what the store holds, or of the documents *found* by their titles."""
        neutral = (interface or "en") if kind == "foreign" else interface if is_neutral(question) else None
        language = neutral or question_language(question, interface=interface)
        apart = self.titles.apart()
        text = reply_titled(found, language, apart) if found else ""
        text = text or reply(kind, language, self.documents(), apart, question)
        return Answer(
            question=question,
            language=language,
            text=text,
            citations=(),
            abstained=True,
            confidence=0.0,
            nearest=(),
            milliseconds=_since(started),
            small_talk=True,
        )

    def _text_of(self, id: str) -> str:  # noqa: A002
        """Return the text of a document, empty where the store does not hold it any more."""
        try:
            return self.document(id).text
        except StoreError:
            return ""

    def _found(self, question: str, asked: _Asked) -> _Found:
        """Return what is found for a *question* that stands alone, in the place of the one *asked*."""
        query = read_query(question, self.retriever.embedder, interface=asked.interface)
        hits = self.retriever.find(query, HITS, only=asked.only)
        return _Found(query, hits, *self._picks(query, hits, asked.only))

    def _meant(self, searched: str, found: _Found, asked: _Asked) -> tuple[str, _Found]:
        """Return the form of a question in a conversation that is answered best, and what is found for it.

        Another form than *searched* is taken where that is answered badly, the other much better, and from a document
        that the question may mean.
        """
        text, turns = asked.text, asked.turns
        wide = widened(text, searched, turns) if searched and self._is_refused(found) else ""
        if wide and (wider := self._found(wide, asked)).sure >= LIKELY:
            searched, found = wide, wider
        best, least = (searched, found), max(OTHER_FORM, found.sure + MUCH_BETTER)
        for form in alternatives(text, searched, turns) if found.sure < ENOUGH else ():
            other = self._found(form, asked)
            if other.sure < max(least, best[1].sure):
                continue
            if is_meant(text, turns, self._first(other)):
                best = form, other
        return best

    def _first(self, found: _Found) -> Citation:
        return self.titles.named(cite(choose(found.picks), found.query))[0]

    def _is_refused(self, found: _Found) -> bool:
        return not found.picks or found.sure < self.reader.weights.threshold

    def _picks(self, query: Query, hits: Sequence[Hit], only: Only) -> tuple[list[Pick], float]:
        """Return what may answer, best first, and how sure that is; nothing where what is named is missing."""
        return sure_picks(self.reader, query, hits, lambda id_: self._passages(id_, only))

    def _passages(self, id_: str, only: Only) -> list[Passage]:
        """Return the passages of the document of that id, those in the language that *only* allows."""
        return [each for each in self.retriever.store.passages(id_) if only.language in {None, each.language}]

    def document(self, id: str) -> Document:  # noqa: A002
        """Return a document whole.

        Raises:
            StoreError: the store holds none of that *id*.
        """
        return self.retriever.store.document(id)

    def documents(self) -> list[Entry]:
        return self.retriever.store.entries()

    def remove(self, *ids: str, erase: bool = False) -> None:
        """Take documents out of the store, or of those that hold them, as `passerelle.remove` does, which says what it
        raises. Where one of several is not there, none is removed.
        """
        store = self.retriever.store
        own: dict[Location, list[str]] = {} if ids else {each.folder: [] for each in store.parts}
        for id_ in ids:
            home, name = store.home(id_)
            own.setdefault(home.folder, []).append(name)
        for folder, names in own.items():
            remove(*names, folder=folder, erase=erase)


def possible(
    reader: Reader, query: Query, hits: Sequence[Hit], passages: Callable[[str], Sequence[Passage]]
) -> tuple[Query, Named, list[Pick]]:
    """Return *query* as it is read, what it names, and what of *hits* may answer it, best first.

    *passages* gives those of a document by its id. Nothing may answer where the article, the year or the version that
    is named is missing.
    """
    editions = preferring(when(query.asks), hits)
    marked = marking(query.asks, editions.hits)
    named = named_parts(query.asks, marked.hits, passages)
    asked = replace(query, asks=editions.undated(query.asks) or query.asks)
    if not hits or named.missing or editions.missing or marked.missing:
        return asked, named, []
    read = without_unnamed_rows(asked, reader.read(asked, named.hits, named))
    return asked, named, marked.picks(editions.picks(set_back(asked, read)))


def sure_picks(
    reader: Reader, query: Query, hits: Sequence[Hit], passages: Callable[[str], Sequence[Passage]]
) -> tuple[list[Pick], float]:
    """Return what of *hits* may answer *query*, best first, and how sure that is, in [0, 1].

    *passages* gives those of a document by its id. There is nothing where what is named is missing.
    """
    asked, named, picks = possible(reader, query, hits, passages)
    if not picks:
        return [], 0.0
    sure = reader.confidence(asked, hits, picks)
    if line := mail_line(query.asks, hits):
        return [line], max(sure, SETTLED)
    if leaves_nothing_open(asked, picks[0], named):
        return picks[:1], max(sure, SETTLED)
    return picks, sure * DOUBTED if is_doubted(query, picks[0]) else sure


def _since(started: float) -> float:
    """Return the milliseconds since *started*."""
    return round(1000 * (time.perf_counter() - started), 1)


def choose(picks: Sequence[Pick]) -> list[Pick]:
    """Return the best sentence, and the second when it is nearly as good, in the order they are quoted."""
    best = picks[0]
    if len(picks) > 1 and best.score - picks[1].score <= SECOND_SENTENCE:
        return [best, picks[1]]
    return [best]
