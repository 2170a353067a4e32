"""Keep count of what a file holds and its text does not, while it is read."""

from dataclasses import dataclass, field

from passerelle.index.text import one_line
from passerelle.index.types import Gap, GapKind

MOST_NAMED, LONGEST_NAME = 5, 60


@dataclass(slots=True)
class Account:
    """What was not read so far: how many things of each kind, and the first places or names of them."""

    counts: dict[GapKind, int] = field(default_factory=dict)
    places: dict[GapKind, list[str]] = field(default_factory=dict)

    def add(self, kind: GapKind, where: str = "", count: int = 1) -> None:
        """Note *count* things of a *kind*; *where* is cut to a few words."""
        self.counts[kind] = self.counts.get(kind, 0) + count
        places = self.places.setdefault(kind, [])
        where = one_line(where)
        if len(where) > LONGEST_NAME:
            where = where[:LONGEST_NAME].rsplit(" ", 1)[0] + "…"
        if where and where not in places:
            places.append(where)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What was noted, in the order it was met."""
        return tuple(Gap(kind, count, self._where(kind)) for kind, count in self.counts.items())

    def _where(self, kind: GapKind) -> str:
        places = self.places[kind]
        return ", ".join(places[:MOST_NAMED]) + (", …" if len(places) > MOST_NAMED else "")
