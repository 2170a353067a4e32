"""What a run says of itself: how far it has come, what failed, and what it did."""

from dataclasses import dataclass

from passerelle.index.store.account import EVERYTHING_READ, Account


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a line of one, that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: bytes of the files, passages cut from them, and how many had to be embedded.

    ``done`` counts what has been read and has its vectors; text inside a file stands for as many bytes.
    """

    done: int
    total: int
    passages: int
    embedded: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run did, in documents; ``passages`` are what the store holds, ``embedded`` what was new.

    ``account`` is what was not read of the run's paths, in this run or when they were read: of documents that are
    unchanged too. What failed is in it as well.
    ``moved`` are those that were found again elsewhere, and ``fileless`` those whose file is not there any more,
    outside the paths that were given.
    """

    added: int
    updated: int
    removed: int
    unchanged: int
    failures: tuple[Failure, ...]
    documents: int
    passages: int
    embedded: int
    seconds: float
    account: Account = EVERYTHING_READ
    moved: int = 0
    fileless: int = 0
