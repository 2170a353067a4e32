"""What each part of the reading brings: all is fitted again without it, and reported on the half not fitted on."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from passerelle.training.reader.fit import figures, fit, ranked
from passerelle.training.reader.readings import Reading

PARTS = {
    "network": ("answers", "span"),
    "retrieval": ("passage", "lead", "peak"),
    "vectors of sentences": ("sentence",),
    "words": ("words", "around", "names", "name", "crossing_words", "few_words", "unheard"),
    "types of answers": ("of_type", "other_type", "points_elsewhere"),
}
"""Parts of the reading, and the features and evidence that each gives."""
HEADS = ("quoted", "at 5 %", "AUC")


def table(read: Sequence[Reading]) -> Iterator[str]:
    """Yield a line for each folder and part left out.

    *quoted* is the share of the answerable questions whose quotation answers; of near misses follow those answered
    where 5 % of the others are refused, and the AUC of confidence.
    """
    yield f"{'folder, without':32}" + "".join(f"{head:>10}" for head in HEADS)
    for part, without in {"": (), **PARTS}.items():
        weights = fit(read, frozenset(without))
        groups: dict[str, list[Reading]] = defaultdict(list)
        for reading in ranked(read, weights):
            if reading.folder.half == "reported":
                groups[reading.folder.set].append(reading)
        for name, group in sorted(groups.items()):
            _, quoted, _, _, _, near, area, _ = figures(group, weights)
            line = f"{name}, {part}" if part else name
            yield f"{line:32}" + "".join(f"{each:10.3f}" for each in (quoted, near, area))
