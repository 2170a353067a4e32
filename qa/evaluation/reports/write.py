"""Write the reports that the command line asks for, each whole or not at all."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from passerelle.evaluation.figures.results import Evaluated
from passerelle.index.errors import PasserelleError


class ReportError(PasserelleError):
    """A report cannot be written where it should be."""


def write_reports(evaluated: Evaluated, chosen: argparse.Namespace) -> None:
    """Write each report that is *chosen*.

    Raises:
        ReportError: one cannot be written.
    """
    if chosen.report:
        from passerelle.evaluation.reports.page import page

        _write(chosen.report, lambda: page(evaluated, chosen.language))
    if chosen.markdown:
        from passerelle.evaluation.reports.markdown import markdown

        _write(chosen.markdown, lambda: markdown(evaluated, chosen.language))
    if chosen.junit:
        from passerelle.evaluation.reports.junit import junit

        _write(chosen.junit, lambda: junit(evaluated))


def _write(path: Path, made: Callable[[], str]) -> None:
    new = path.with_name(f"{path.name}.new")
    try:
        new.write_text(made(), encoding="utf-8", errors="replace")
        os.replace(new, path)  # noqa: PTH105  it takes the place of what is there, on every system
    except OSError as error:
        raise ReportError(
            f"{path} cannot be written ({error.strerror}): name a file in a folder that is open to you"
        ) from error
