"""Ask a store: retrieve, read, and either quote the passage that answers or say that none does."""

import time
from collections.abc import Sequence
from typing import Self

from passerelle import phrases
from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.small_talk import SmallTalk, is_neutral, reply, small_talk
from passerelle.conversation.titled import reply_titled, titled
from passerelle.conversation.turns import Conversation, Turn, turns_of
from passerelle.index.embed.embedder import DEFAULT_ENGINE, Engine
from passerelle.index.errors import StoreError
from passerelle.index.given import require_kind, require_methods, require_one
from passerelle.index.store.documents import Entry
from passerelle.index.store.folders import Folders
from passerelle.index.store.location import Location
from passerelle.index.store.only import EVERYTHING, Only, require_only
from passerelle.index.text import sound
from passerelle.index.types import Document
from passerelle.language import question_language
from passerelle.picks import choose
from passerelle.reader import Reader
from passerelle.reading.network import Network, shipped_network
from passerelle.removal import remove
from passerelle.retrieval import Retriever, in_thread, number_of_hits
from passerelle.search import HITS, Message, Search
from passerelle.suggestions import refusal, suggestions
from passerelle.titles import Titles
from passerelle.types import Answer, QuestionLanguage
from passerelle.weights import Weights, fitted_weights


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
        # what is no text is refused where it is read as a query
        text = sound(question).strip() if isinstance(question, str) else ""
        if text and (kind := small_talk(text, follows=bool(turns))):
            return self._reply(kind, text, spoken, started)
        if text and (found := titled(text, self.documents)):
            return self._reply("documents", text, spoken, started, found)
        with self.retriever.store.reading():  # what is found and what is read of it are of one moment
            return self._answer(question, Message(text, turns, interface, only), k, started)

    def _answer(self, question: str, message: Message, k: int, started: float) -> Answer:
        """Return the answer to *question*, inside one reading of the store; *message* has only what of it is text."""
        text, turns = message.text, message.turns
        spoken = turns[-1].language if turns else message.interface
        search = Search(self.retriever, self.reader, self.titles, message)
        searched = stand_alone(text, turns, self._text_of)
        found = search.find(searched or question)
        if turns:
            searched, found = search.best_form(searched, found)
        query, hits = found.query, found.hits
        language = question_language(text, interface=spoken) if searched else query.language
        best = hits if k <= HITS else self.retriever.find(query, k, only=message.only)
        abstained = search.is_refused(found)
        chosen = [] if abstained else choose(found.picks)
        citations = search.cited(found, chosen)
        used = {pick.hit.passage.id for pick in chosen}
        return Answer(
            question=text,
            language=language,
            text=refusal(text, language, hits) if abstained else phrases.answer(language, citations),
            citations=citations,
            abstained=abstained,
            confidence=round(found.sure, 4),
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


def _since(started: float) -> float:
    """Return the milliseconds since *started*."""
    return round(1000 * (time.perf_counter() - started), 1)
