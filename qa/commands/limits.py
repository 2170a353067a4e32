"""What a question on the command line is limited to: documents whose own fields are as ``--where`` says."""

import argparse
import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from passerelle.index.store.candidates import Only
    from passerelle.index.store.store import Store

WHERE = re.compile(r"([^=<>!~]+)(!=|<=|>=|=|<|>|~)(.*)", re.DOTALL)
Condition = tuple[str, str, str]
"""A field's name, an operator and a value, as they were typed."""


def add_where(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--where",
        type=condition,
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="only documents whose field is so: author=…, year>=2024, title!=…, keywords~word for text that contains "
        "it, author= for those without; all of several must hold",
    )


def condition(text: str) -> Condition:
    """Return the field, the operator and the value that *text* gives."""
    found = WHERE.fullmatch(text)
    if found is None or not found[1].strip():
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a field with a value: write FIELD=VALUE, with = != < <= > >= or ~ between them"
        )
    return found[1].strip(), "contains" if found[2] == "~" else found[2], found[3].strip()


def only_of(where: tuple[Condition, ...]) -> "Only":
    """Return what the conditions limit a question to."""
    from passerelle.index.store.candidates import Only

    pairs: dict[str, tuple[tuple[str, str | None], ...]] = {}
    for name, operator, value in where:
        missing = not value and operator in {"=", "!="}
        pairs[name] = (*pairs.get(name, ()), (operator, None if missing else value))
    return Only(where=pairs)


def note_unknown(store: "Store", where: tuple[Condition, ...]) -> None:
    """Say on standard error which fields of *where* no document has."""
    from passerelle.index.store.where import COLUMNS

    if not where:
        return
    known = store.field_names
    names = {each.casefold() for each in (*known, *COLUMNS)}
    for name in dict.fromkeys(name for name, _, _ in where if name.casefold() not in names):
        there = f"there are {', '.join(known)}" if known else "no document has fields of its own"
        print(f"passerelle: no document has a field {name!r}: {there}", file=sys.stderr)
