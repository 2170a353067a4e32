"""``passerelle verify``: audit a store."""

import argparse
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from passerelle.commands.arguments import add_json, add_store
from passerelle.commands.command import FAULT, Command, show

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """The store that is audited."""

    store: "Location"
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_json(parser)


def run(options: VerifyOptions) -> int:
    from passerelle.commands.lines import audit_lines
    from passerelle.index.store.verify import verify

    audit = verify(options.store)
    show(asdict(audit), audit_lines(audit, options.store), as_json=options.json)
    return 1 if audit.problems else 0


COMMAND = Command(
    "verify",
    "Audit every passage, hash and vector of the store.",
    VerifyOptions,
    add_arguments,
    run,
    failed=f"{FAULT}, or a problem that is printed with its remedy",
)
