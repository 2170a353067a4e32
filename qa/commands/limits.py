"""What a question on the command line is limited to: a folder, documents, a language, fields of documents."""

import argparse
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from passerelle.commands.arguments import EngineOptions
from passerelle.commands.command import say

if TYPE_CHECKING:
    from passerelle.index.store.only import Only
    from passerelle.index.store.protocol import AnyStore

WHERE = re.compile(r"([^=<>!~]+)(!=|<=|>=|=|<|>|~)(.*)", re.DOTALL)
LANGUAGES = ("fr", "en", "other")
Condition = tuple[str, str, str]
"""A field's name, an operator and a value, as they were typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitedOptions(EngineOptions):
    """How the model is run, and what a question is limited to by the arguments of :func:`add_limits`."""

    folder: str | None
    document: tuple[str, ...]
    language: str | None
    where: tuple[Condition, ...]

    @property
    def only(self) -> "Only":
        from passerelle.index.store.only import Only

        pairs: dict[str, tuple[tuple[str, str | None], ...]] = {}
        for name, operator, value in self.where:
            missing = not value and operator in {"=", "!="}
            pairs[name] = (*pairs.get(name, ()), (operator, None if missing else value))
        return Only(
            language=self.language,  # type: ignore[arg-type]  # one of LANGUAGES, as argparse has seen to
            documents=self.document or None,
            folder=self.folder,
            where=pairs,
        )


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add what a question is limited to; several limits must all hold."""
    group = parser.add_argument_group("what it is limited to (default: every document)")
    group.add_argument(
        "--folder",
        type=folder,
        metavar="PATH",
        help="only documents read from this folder or file, named as `passerelle documents` lists them",
    )
    group.add_argument(
        "--document",
        action="append",
        default=[],
        metavar="ID",
        help="only this document; may be repeated",
    )
    group.add_argument("--language", choices=LANGUAGES, help="only passages in this language")
    group.add_argument(
        "--where",
        type=condition,
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="only documents whose field matches: author=…, year>=2024, title!=…, keywords~word for text that contains "
        "it, author= for those without; may be repeated, and all must hold",
    )


def folder(text: str) -> str:
    """Return the folder that *text* names."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError(f"{text!r} is no path")
    return text


def condition(text: str) -> Condition:
    """Return the field, the operator and the value that *text* gives."""
    found = WHERE.fullmatch(text)
    if found is None or not found[1].strip():
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a field with a value: write FIELD=VALUE, with = != < <= > >= or ~ between them"
        )
    return found[1].strip(), "contains" if found[2] == "~" else found[2], found[3].strip()


def note_unknown(store: "AnyStore", options: LimitedOptions) -> None:
    """Say on standard error which limits of *options* no document can meet."""
    from passerelle.index.store.only import EVERYTHING
    from passerelle.index.store.where import COLUMNS
    from passerelle.index.text import visible

    for id_ in dict.fromkeys(options.document):
        if not store.count(replace(EVERYTHING, documents=(id_,))):
            _say(f"there is no document {visible(id_)!r}: `passerelle documents` lists them")
    if options.folder and not store.count(replace(EVERYTHING, folder=options.folder)):
        _say(f"no document was read from {visible(options.folder)!r}: `passerelle documents` lists them")
    if not options.where:
        return
    known = store.field_names
    names = {each.casefold() for each in (*known, *COLUMNS)}
    for name in dict.fromkeys(name for name, _, _ in options.where if name.casefold() not in names):
        there = f"there are {', '.join(known)}" if known else "no document has fields of its own"
        _say(f"no document has a field {name!r}: {there}")


def _say(what: str) -> None:
    say(f"passerelle: {what}", error=True)
