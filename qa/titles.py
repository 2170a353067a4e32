"""Documents with the same title, told apart by the end of their path: the shortest that no other of them has."""

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from passerelle.index.store.protocol import AnyStore
from passerelle.types import Citation

ELIDED = "…"


def told_apart(titles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return, by their ids, what tells those documents apart whose titles agree, of all ids and *titles*.

    Titles agree whatever their capitals and spaces. Of ``2024/rent/bill.md`` and ``2025/rent/bill.md``, both "Bill", it
    is ``2024/…/bill.md`` and ``2025/…/bill.md``.
    """
    return {id_: end for ids in agreeing(titles) for id_, end in zip(ids, _ends(ids), strict=True)}


def agreeing(titles: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the ids of each title that several documents have, of all ids and *titles*; an id may come again."""
    alike: dict[str, dict[str, None]] = defaultdict(dict)
    for id_, title in titles:
        alike[" ".join(title.split()).casefold()][id_] = None
    return [list(ids) for ids in alike.values() if len(ids) > 1]


def _ends(ids: Sequence[str]) -> list[str]:
    """Return the shortest end of each of *ids* that no other has, its middle left out where that is clear, too."""
    held: dict[str, int] = defaultdict(int)
    for id_ in ids:
        for end in _tails(id_):
            held[end] += 1
    whole = [next((end for end in _tails(id_) if held[end] == 1), id_) for id_ in ids]
    counted = Counter(short for id_ in ids for short in {_elided(end) for end in _tails(id_)})
    return [_elided(end) if counted[_elided(end)] == 1 else end for end in whole]


def _tails(id_: str) -> list[str]:
    parts = id_.split("/")
    return ["/".join(parts[place:]) for place in range(len(parts) - 1, -1, -1)]


def _elided(end: str) -> str:
    parts = end.split("/")
    return f"{parts[0]}/{ELIDED}/{parts[-1]}" if len(parts) > 2 else end


class Titles:
    """The documents of *store* whose titles agree, known until it changes. Threads may share it."""

    def __init__(self, store: AnyStore) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._known: tuple[tuple[str, int], Mapping[str, str]] | None = None

    def apart(self) -> Mapping[str, str]:
        """Return what tells documents apart, by their ids; nothing for a document whose title no other has."""
        with self.store.reading():
            key = self.store.identity, self.store.generation
            with self._lock:
                if self._known is None or self._known[0] != key:
                    self._known = key, told_apart(self.store.titles())
                return self._known[1]

    def named(self, citations: Sequence[Citation]) -> tuple[Citation, ...]:
        """Return *citations* with what tells their documents from others of the same title."""
        apart = self.apart() if citations else {}
        return tuple(replace(each, told_apart=apart.get(each.document.id, "")) for each in citations)
