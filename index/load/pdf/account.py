"""What a PDF holds and its text does not, for the account: by kind, with the pages it is on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from passerelle.index.load.pdf.lines import Page
from passerelle.index.load.recognised.tesseract import install_command, is_here
from passerelle.index.types import Gap, GapKind

UNKNOWN_SHARE = 0.01
"""Share of a page's letters that cannot be told from which its text is not to be trusted."""
FEW_UNKNOWN = 3
SURE = 75
"""Confidence in the words of a recognised page below which it is doubtful."""


def letters(page: Page) -> int:
    return sum(len(line.text) for line in page.lines)


def is_unreadable(page: Page) -> bool:
    """Tell whether so many of a page's letters are unknown that its words are not."""
    return page.unknown >= max(FEW_UNKNOWN, UNKNOWN_SHARE * letters(page))


def gaps(pages: Sequence[Page]) -> Iterator[Gap]:
    """Yield what is amiss with *pages*: those of pictures, letters that cannot be told, letters nobody sees."""
    pictures = [number for number, page in enumerate(pages) if page.picture]
    if pictures:
        remedy = "" if is_here() else f"; to have them recognised: {install_command()}"
        yield Gap("pages without text", len(pictures), named(pictures) + remedy)
    unreadable = [number for number, page in enumerate(pages) if is_unreadable(page)]
    yield from _gap(
        "letters without meaning", sum(pages[number].unknown for number in unreadable), unreadable
    )
    unseen = [number for number, page in enumerate(pages) if page.unseen]
    yield from _gap("hidden text", sum(pages[number].unseen for number in unseen), unseen)


def doubtful(sure: Mapping[int, float]) -> Iterator[Gap]:
    """Yield the pages that were recognised with little confidence, which is 0 to 100 by page."""
    pages = [number for number, sureness in sure.items() if sureness < SURE]
    if pages:
        least = min(sure[number] for number in pages)
        yield Gap(
            "doubtful pages",
            len(pages),
            f"{named(pages)}, recognised with a confidence of {least:.0f} % at least",
        )


def laid_on(comments: Sequence[int], files: Sequence[str], *, script: bool) -> Iterator[Gap]:
    """Yield what is laid on the pages and not read: *comments* by page, the names of *files*, a form by script."""
    yield from _gap("comments", sum(comments), [number for number, count in enumerate(comments) if count])
    if files:
        yield Gap("embedded files", len(files), ", ".join(files))
    if script:
        yield Gap("form fields", 1, "a form that only Acrobat shows (XFA); print it to a PDF")


def line_numbers(counts: Sequence[int]) -> Iterator[Gap]:
    """Yield the numbers of lines taken out, *counts* of them by page."""
    pages = [number for number, count in enumerate(counts) if count]
    if pages:
        yield Gap("page furniture", sum(counts), f"line numbers, {named(pages)}")


def _gap(kind: GapKind, count: int, pages: Sequence[int]) -> Iterator[Gap]:
    if pages:
        yield Gap(kind, count, named(pages))


def named(pages: Iterable[int]) -> str:
    """Return pages, numbered from 0, as a person names them: ``page 3``, ``pages 2, 5-7``."""
    numbers = numbers_of(pages)
    return f"page{'' if numbers.isdigit() else 's'} {numbers}"


def numbers_of(pages: Iterable[int]) -> str:
    """Return the numbers of pages, numbered from 0, as a person counts them: ``3``, ``2, 5-7``."""
    runs = []
    for _, run in groupby(enumerate(sorted(set(pages))), key=lambda each: each[1] - each[0]):
        numbers = [number + 1 for _, number in run]
        runs.append(str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}")
    return ", ".join(runs)
