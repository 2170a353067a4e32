"""Arguments that several commands have, and the numbers that arguments may be."""

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from passerelle.index.embed.embedder import Engine
    from passerelle.index.store.location import Database, Location

DOCUMENTS = Path("documents")
STORE = Path(".passerelle")
LONGEST_PATH = 32_767
"""Characters of a path beyond which no system has one."""
LONGEST_NUMBER = 18
"""Digits of a number."""
SITE = re.compile(
    r"https?://([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:[0-9]{1,5})?/?", re.ASCII | re.IGNORECASE
)
"""A site with nothing after its host: what else stood there would be read as another rule of the browser's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOptions:
    """How the model is run, by the arguments of :func:`add_engine`; what is empty or zero is not chosen."""

    backend: str
    precision: str
    device: str
    batch_size: int
    threads: int

    @property
    def engine(self) -> "Engine":
        from passerelle.index.embed.embedder import Engine

        return Engine(self.backend, self.precision, self.device, self.batch_size, self.threads)


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Add how the model is run, for whatever runs it."""
    group = parser.add_argument_group(
        "how the model is run (default: as the store says, else the default engine)"
    )
    group.add_argument("--threads", type=threads, default=0, metavar="N", help="threads of the processor")
    group.add_argument("--backend", default="", help="torch, onnx or openvino")
    group.add_argument("--precision", default="", help="float32, float16 or bfloat16, with torch")
    group.add_argument("--device", default="", help="cpu, cuda or mps")
    group.add_argument("--batch-size", type=batch, default=0, metavar="N", help="texts embedded at once")


def add_store(parser: argparse.ArgumentParser, *, optional: bool = False) -> None:
    """Add the store; where it is *optional*, the command tells one that is named from the usual one."""
    parser.add_argument(
        "--store",
        type=location,
        default=None if optional else STORE,
        metavar="STORE",
        help=f"folder of the store, or postgresql://… for one in a database (default: {STORE})",
    )


def add_paths(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the files and folders of a command; *what* says what is done with them, and which are usual."""
    parser.add_argument("paths", nargs="*", type=path, metavar="PATH", help=f"files and folders to {what}")


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for other programs")


def add_wait(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--wait",
        type=seconds,
        default=0.0,
        metavar="SECONDS",
        help="wait this long for another writer to finish",
    )


def add_address(parser: argparse.ArgumentParser) -> None:
    """Add where the page is served, for whatever serves it."""
    parser.add_argument(
        "--host", type=host, default="127.0.0.1", help="address to listen on (default: %(default)s)"
    )
    parser.add_argument(
        "--allow-host",
        type=host,
        action="append",
        default=[],
        metavar="NAME",
        help="another name that the page is called by, as behind a proxy; may be repeated",
    )
    parser.add_argument(
        "--allow-frame",
        type=site,
        action="append",
        default=[],
        metavar="SITE",
        help="a site that may show the page in a frame of its own, as https://wiki.example; may be repeated",
    )
    parser.add_argument("--port", type=port, default=7860, help="port to listen on (default: %(default)s)")


def location(text: str) -> "Location":
    """Return the folder or the database that *text* names, of which no password is shown."""
    from passerelle.index.store.location import read_location

    path(text)
    try:
        return read_location(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def database(text: str) -> "Database":
    """Return the database that *text* names."""
    from passerelle.index.store.location import Database

    found = location(text)
    if not isinstance(found, Database):
        raise argparse.ArgumentTypeError(f"{text!r} is a folder: write a database as postgresql://host/name")
    return found


def site(text: str) -> str:
    """Return the site that *text* names: a scheme, a host and perhaps a port."""
    if not SITE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a site: write it as https://wiki.example")
    return text.rstrip("/")


def add_history(parser: argparse.ArgumentParser) -> None:
    """Add whether conversations are kept, for whatever serves the page."""
    parser.add_argument(
        "--no-history",
        action="store_false",
        dest="history",
        help="write no conversation to the disk; they are gone when the server stops",
    )


def path(text: str) -> Path:
    """Return the path that *text* is; an empty one, as of a shell's variable that is not set, is none."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(f"{text!r} is no path")
    if len(text) > LONGEST_PATH:
        raise argparse.ArgumentTypeError(f"no path has {len(text)} characters: {text[:40]!r}…")
    return Path(text)


def filled(text: str) -> str:
    """Return *text*, which names something."""
    return _filled(text, f"{text!r} names nothing")


def host(text: str) -> str:
    """Return the name or the address of a host that *text* is."""
    return _filled(text, f"{text!r} is no name of a host: write 0.0.0.0 for every address")


def _filled(text: str, otherwise: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError(otherwise)
    return text


def port(text: str) -> int:
    """Return the port that *text* is; 0 stands for any that is free."""
    return _whole_number(text, 0, 65_535, "a port from 0 to 65535")


def threads(text: str) -> int:
    """Return the number of threads that *text* is."""
    from passerelle.index.embed.embedder import MOST_THREADS

    return _whole_number(text, 1, MOST_THREADS, f"a number from 1 to {MOST_THREADS}")


def batch(text: str) -> int:
    """Return the number of texts embedded at once that *text* is."""
    from passerelle.index.embed.embedder import MOST_TOGETHER

    return _whole_number(text, 1, MOST_TOGETHER, f"a number from 1 to {MOST_TOGETHER}")


def _whole_number(text: str, least: int, most: int, what: str) -> int:
    if not text.isdecimal() or len(text) > len(str(most)) or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
    return int(text)


def workers(text: str) -> int:
    """Return the number of processes that *text* is."""
    from passerelle.index.sync import MOST_WORKERS

    return _whole_number(text, 1, MOST_WORKERS, f"a number from 1 to {MOST_WORKERS}")


def count(text: str) -> int:
    """Return the number from 1 on that *text* is."""
    if not text.isdecimal() or len(text) > LONGEST_NUMBER or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def whole(text: str) -> int:
    """Return the number from 0 on that *text* is."""
    if not text.isdecimal() or len(text) > LONGEST_NUMBER:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 on")
    return int(text)


def seconds(text: str) -> float:
    """Return the number of seconds that *text* is."""
    return _number(text, lambda value: value >= 0, "a number of seconds from 0 on")


def share(text: str) -> float:
    """Return the share, from 0 to 1, that *text* is."""
    return _number(text, lambda value: 0 <= value <= 1, "a share from 0 to 1")


def _number(text: str, fits: Callable[[float], bool], what: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not fits(value):
        raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
    return value
