"""How good whole answers are on what is held out: ``python -m passerelle.training.reader.whole DATA [--work FOLDER]``.

Everything is asked once; three tables come of it: quotations, near misses and confidence by folder and direction, with
the weights that are shipped; what stands first as found and as read; and what each part of the reading brings.
``--work`` keeps the stores that are made.
"""

import sys
from collections.abc import Iterator, Sequence

from passerelle.reading.network import Network
from passerelle.training.reader import ablation, order
from passerelle.training.reader.fit import arguments, ranked, read_all, reading_of, report
from passerelle.training.reader.readings import Reading
from passerelle.weights import fitted_weights


def main() -> int:
    chosen = arguments(__doc__).parse_args()
    network = Network(chosen.model)
    read = read_all(chosen.data, chosen.work, chosen.most, network)
    alone = reading_of(lambda place: order.measured(chosen.data, place), chosen.work, network)
    sys.stdout.writelines(f"{line}\n" for line in tables(read, alone))
    return 0


def tables(read: Sequence[Reading], alone: Sequence[Reading]) -> Iterator[str]:
    """Yield the lines of the three tables; those of *alone* are of sets that only what stands first is measured on."""
    weights = fitted_weights()
    as_shipped = ranked(read, weights)
    yield from report(as_shipped, weights)
    yield ""
    yield from order.table([*as_shipped, *ranked(alone, weights)])
    yield ""
    yield from ablation.table(read)


if __name__ == "__main__":
    raise SystemExit(main())
