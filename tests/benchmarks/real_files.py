"""Read every file of a folder, and hold its words against those of an independent program.

``python -m tests.benchmarks.real_files FOLDER`` prints a line for each format and the worst files by name. It wants
pdftotext for PDF and lynx for HTML. What a file leaves out on purpose counts as read where its
account says so: quoted lines of a PDF, named elements of a page, counted comments of an office document.
"""

import argparse
import json
import multiprocessing
import os
import re
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from passerelle.index.errors import LoadError
from passerelle.index.foreign import third_language
from passerelle.index.load import is_read, load
from passerelle.index.types import Document, Gap

from .extractors import EXTRACTORS
from .machine import peak_megabytes
from .tables import lines
from .word_shares import Shares, compare, words

OTHER = "Zwölf Boxkämpfer jagen den großen Viktor quer über den Sylter Deich. " * 20
NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,7}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file's loader made of it: text, gaps and refusals, or the traceback of a fault."""

    text: str = ""
    fields: str = ""
    gaps: tuple[Gap, ...] = ()
    refused: tuple[str, ...] = ()
    fault: str = ""
    seconds: float = 0.0
    peak_mb: float = 0.0


@dataclass(frozen=True, slots=True)
class Formats:
    """The figures of a format: shares are of the other program's words, and ``added`` of ours."""

    format: str
    files: int
    faults: int
    refused: int
    words: int
    stored: float
    accounted: float
    lost: float
    added: float
    seconds: float
    slowest_s: float
    peak_mb: float


def read(path: Path, limit: float) -> Reading:
    """Read *path* in a process of its own, for *limit* seconds at most."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_read, args=(path, there))
    process.start()
    there.close()
    try:
        found = here.recv() if here.poll(limit) else Reading(fault=f"longer than {limit} s", seconds=limit)
    except EOFError:
        found = Reading(fault="the process died")
    process.kill()
    process.join()
    return found if isinstance(found, Reading) else Reading(fault=repr(found))


def _read(path: Path, end: Connection) -> None:
    started = time.perf_counter()
    texts: list[str] = []
    named: list[str] = []
    refused: list[str] = []
    gaps: list[Gap] = []
    fault = ""
    try:
        for found in load(path, path.name):
            if isinstance(found, LoadError):
                refused.append(str(found))
                continue
            texts.append(found.text)
            named += [found.title, *(f"{name} {value}" for name, value in found.fields.items())]
            gaps.extend(found.gaps)
    except LoadError as error:
        refused.append(str(error))
    except Exception:  # noqa: BLE001  # a fault is what is looked for
        fault = traceback.format_exc()
    seconds = time.perf_counter() - started
    end.send(
        Reading(
            "\n".join(texts), "\n".join(named), tuple(gaps), tuple(refused), fault, seconds, peak_megabytes()
        )
    )


def account(path: Path, reading: Reading, theirs: str) -> str:
    """Return what the title, fields and gaps of a *reading* say, and the text of the elements of a page that they name.

    Of a PDF whose account has page numbers, those at the heads and feet of its pages are accounted for.
    """
    said = " ".join([reading.fields, *(gap.where for gap in reading.gaps), *reading.refused])
    numbered = sum(gap.count for gap in reading.gaps if "page numbers" in gap.where)
    said += " ".join(["", *page_numbers(theirs)[:numbered]])
    if path.suffix.lower() in {".html", ".htm", ".xhtml"}:
        tree = LexborHTMLParser(path.read_bytes())
        selectors = {name.strip(" …") for gap in reading.gaps for name in gap.where.split(",")}
        for selector in selectors:
            tag, _, name = selector.partition(".")
            nodes = tree.css(tag) if tag.isalnum() else []
            said += " ".join(
                f" {node.text(separator=' ')}"
                for node in nodes
                if not name or name in f"{node.attributes.get('class')} {node.attributes.get('id')}".split()
            )
    return said


def page_numbers(theirs: str) -> list[str]:
    """Return the numbers in the two outer lines at the head and foot of each page of what pdftotext writes."""
    pages = [[line for line in page.splitlines() if line.strip()] for page in theirs.split("\f")]
    edges = [line for page in pages for line in dict.fromkeys((*page[:2], *page[-2:]))]
    return [word for line in edges for word in words(line) if NUMBER.fullmatch(word)]


def measure(paths: list[Path], limit: float) -> Iterator[tuple[Path, Reading, Shares]]:
    """Yield the reading of each of *paths*, and what it shares with the other program's."""
    for path in paths:
        reading = read(path, limit)
        try:
            theirs = EXTRACTORS[path.suffix.lower()](path)
        except Exception:  # noqa: BLE001  # a damaged file is nothing to compare with
            theirs = ""
        yield path, reading, compare(theirs, reading.text, account(path, reading, theirs))


def figures(format_: str, found: list[tuple[Path, Reading, Shares]]) -> Formats:
    readings = [reading for _, reading, _ in found]
    compared = [shares for _, reading, shares in found if reading.text]
    theirs = max(1, sum(each.words for each in compared))
    return Formats(
        format=format_,
        files=len(found),
        faults=sum(bool(each.fault) for each in readings),
        refused=sum(not each.text and not each.fault for each in readings),
        words=theirs,
        stored=1 - sum(each.lost + each.accounted for each in compared) / theirs,
        accounted=sum(each.accounted for each in compared) / theirs,
        lost=sum(each.lost for each in compared) / theirs,
        added=sum(each.added for each in compared) / max(1, sum(each.ours for each in compared)),
        seconds=sum(each.seconds for each in readings),
        slowest_s=max(each.seconds for each in readings),
        peak_mb=max(each.peak_mb for each in readings),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--formats", default="", help="suffixes to read, such as pdf,html; else all")
    parser.add_argument("--limit", type=float, default=120, help="seconds a file may take")
    parser.add_argument("--worst", type=int, default=5, help="files named for each format")
    parser.add_argument("--json", type=Path, help="write the figures of every file here")
    given = parser.parse_args()
    os.nice(5)
    third_language(
        Document("", "", "en", OTHER)
    )  # what every file needs is imported once, and not in each process
    wanted = {f".{name}" for name in given.formats.split(",") if name}
    paths = [
        path
        for path in sorted(given.folder.rglob("*"))
        if path.is_file() and is_read(path) and path.suffix.lower() in (wanted or EXTRACTORS)
    ]
    found: dict[str, list[tuple[Path, Reading, Shares]]] = defaultdict(list)
    for each in measure(paths, given.limit):
        found[each[0].suffix.lower()].append(each)
    table = lines([figures(format_, each) for format_, each in sorted(found.items())])
    named = (line for format_, each in sorted(found.items()) for line in _worst(format_, each, given.worst))
    sys.stdout.writelines(f"{line}\n" for line in (*table, *named))
    if given.json:
        rows = [
            {"file": path.name, "gaps": [asdict(gap) for gap in reading.gaps], "refused": reading.refused[:3]}
            | {
                "fault": reading.fault,
                "seconds": reading.seconds,
                "peak_mb": reading.peak_mb,
                **asdict(shares),
            }
            for each in found.values()
            for path, reading, shares in each
        ]
        given.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _worst(format_: str, found: list[tuple[Path, Reading, Shares]], most: int) -> Iterator[str]:
    """Yield the faults, the refusals, and the files of which the *most* words are lost."""
    yield f"\n{format_}"
    for path, reading, _ in found:
        if reading.fault:
            yield f"  fault: {path.name}: {reading.fault.strip().splitlines()[-1]}"
        elif not reading.text:
            yield f"  refused: {' '.join(reading.refused)[:160]}"
    worst = sorted((each for each in found if each[1].text), key=lambda each: -each[2].lost)
    for path, _, shares in worst[:most]:
        if shares.lost:
            lost = f"{shares.lost} of {shares.words} words lost"
            yield f"  {path.name}: {lost}, such as {' '.join(shares.examples[:12])}"


if __name__ == "__main__":
    main()
