"""How often what stands first answers, as found and as read: of FAQs, and of the half that is not fitted on."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelle.training.reader.folders import OF_FAQS, PARALLEL, Folder, faqs
from passerelle.training.reader.readings import Reading
from passerelle.types import Hit

MEASURED = ("faq_parallel",)
"""FAQs that are measured with alone: nothing is fitted on them."""
HEADS = ("asked", "found", "read")


def measured(data: Path, place: Path) -> Iterator[Folder]:
    """Yield the FAQs of *data* that are measured with alone, a folder below *place* for each language."""
    for name in MEASURED:
        for language in ("en", "fr"):
            yield faqs(data / name, place / f"{name}-{language}", language, OF_FAQS)


def table(read: Sequence[Reading]) -> Iterator[str]:
    """Yield a line for each set and direction: the questions that are answered, and R@1 of what is found and read."""
    groups: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in read:
        folder = reading.folder
        if reading.asked.answers and (folder.half == "reported" or folder.set in (PARALLEL, *MEASURED)):
            groups[folder.set, reading.asked.direction].append(reading)
    yield f"{'set, direction':24}" + "".join(f"{head:>10}" for head in HEADS)
    for (name, direction), group in sorted(groups.items()):
        found = sum(bool(each.hits) and _answers(each, each.hits[0]) for each in group) / len(group)
        first = sum(bool(each.picks) and _answers(each, each.picks[0].hit) for each in group) / len(group)
        yield f"{name + ' ' + direction:24}{len(group):10}{found:10.3f}{first:10.3f}"


def _answers(reading: Reading, hit: Hit) -> bool:
    """Tell whether *hit* is of the document that answers."""
    return hit.passage.document.id.rpartition("/")[2] == reading.asked.document
