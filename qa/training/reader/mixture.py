"""How much of each set is learnt from, and the drawing of examples in these shares, the same for the same seed."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from passerelle.training.reader.examples import Example

SHARES = {
    "asked": 24.0, "asked_near": 14.0, "asked_none": 8.0,
    "everyday": 10.0, "everyday_near": 5.0, "everyday_none": 5.0,
    "written": 24.0, "written_near": 26.0, "written_none": 5.0,
    "tables": 6.0, "tables_near": 3.0,
    "squad2_halfdev_en": 3.5, "squad2_halfdev_en_near": 4.5, "squad2_halfdev_en_none": 0.7,
    "squad20_dev_other_half": 3.5, "squad20_dev_other_half_near": 4.5, "squad20_dev_other_half_none": 0.7,
    "piaf_tune": 8.0, "piaf_tune_none": 2.5,
    "squad11_train_44articles": 3.0, "squadshifts_new_wiki": 2.0,
    "squadshifts_amazon_reviews": 0.4, "squadshifts_reddit": 0.4,
    "qed_nq_dev": 2.2, "covidqa_en": 0.5,
    "servicepublic_vdd_spans": 0.8, "servicepublic_vdd_spans_none": 0.4,
    "travail_emploi_fr": 0.6, "servicepublic_vdd": 0.5,
    "faq_fr_divers": 0.4, "faq_fr_divers_none": 0.4,
    "mesconseilscovid_fr": 0.2, "mesconseilscovid_fr_none": 0.2,
}  # fmt: skip
"""How often each set is drawn of, out of about 100."""


@dataclass(frozen=True, slots=True)
class Place:
    """How far the drawing has come: draws in all, and of each set how many."""

    number: int = 0
    taken: Mapping[str, int] = field(default_factory=dict)


class Mixture:
    """Draws from *examples* in their shares; of a set none again before all were drawn.

    The seed and the place decide what comes, so that a drawing can be taken up wherever it stopped.
    """

    def __init__(self, examples: Sequence[Example], seed: int, place: Place | None = None) -> None:
        self._sets: dict[str, list[Example]] = {name: [] for name in SHARES}
        for example in examples:
            if not example.held_out and example.set in self._sets:
                self._sets[example.set].append(example)
        self._names = [name for name in SHARES if self._sets[name]]
        if not self._names:
            raise SystemExit(
                "nothing may be trained on: all examples are held out, or of sets without a share"
            )
        self._shares = [SHARES[name] for name in self._names]
        self._seed = seed
        self._orders: dict[str, tuple[int, list[int]]] = {}
        place = place or Place()
        self._number, self._taken = place.number, dict(place.taken)

    @property
    def place(self) -> Place:
        """The place of what is drawn next."""
        return Place(self._number, dict(self._taken))

    def draw(self) -> tuple[Example, random.Random]:
        """Return the next example, and the chance that decides how it is asked."""
        chance = random.Random(f"{self._seed} {self._number}")  # noqa: S311
        name = chance.choices(self._names, self._shares)[0]
        self._number += 1
        taken = self._taken.get(name, 0)
        self._taken[name] = taken + 1
        round_, place = divmod(taken, len(self._sets[name]))
        return self._sets[name][self._order(name, round_)[place]], chance

    def training(self) -> Iterator[Example]:
        """Yield every example that may be drawn."""
        for name in self._names:
            yield from self._sets[name]

    def _order(self, name: str, round_: int) -> list[int]:
        """Return the order in which a set is drawn the nth time."""
        known = self._orders.get(name)
        if known is None or known[0] != round_:
            order = list(range(len(self._sets[name])))
            random.Random(f"{self._seed} {name} {round_}").shuffle(order)  # noqa: S311
            known = self._orders[name] = (round_, order)
        return known[1]
