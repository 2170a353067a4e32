"""Write the reports that the command line asks for, each whole or not at all."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from passerelle.evaluation.figures.results import Evaluated
from passerelle.evaluation.reports.junit import junit as junit_xml
from passerelle.evaluation.reports.markdown import markdown as markdown_report
from passerelle.evaluation.reports.page import page as page_html
from passerelle.index.aside import check_aside, written_aside
from passerelle.index.errors import PasserelleError
from passerelle.index.text import visible
from passerelle.types import QuestionLanguage


class ReportError(PasserelleError):
    """A report cannot be written where it should be."""


def write_reports(
    evaluated: Evaluated,
    *,
    page: Path | None = None,
    markdown: Path | None = None,
    junit: Path | None = None,
    language: QuestionLanguage = "en",
) -> None:
    """Write each report whose file is named; the page and the Markdown are in *language*.

    Raises:
        ReportError: one cannot be written.
    """
    if page:
        _write(page, lambda: visible(page_html(evaluated, language)))
    if markdown:
        _write(markdown, lambda: visible(markdown_report(evaluated, language)))
    if junit:
        _write(junit, lambda: visible(junit_xml(evaluated)))


def check_places(*places: Path | None, kept: Iterable[Path | None] = ()) -> None:
    """Refuse a place that no report can be written to, before anything is asked; *kept* are files to be left alone.

    Raises:
        ReportError: its folder is not there or closed, it is a folder itself, or what is written to it would be lost
            or take the place of what is kept.
    """
    taken = [*filter(None, kept)]
    for path in (each for each in places if each is not None):
        if any(_is_same(path, other) for other in taken):
            raise ReportError(
                f"{path} is read, or written, by the same command: name another file for each report"
            )
        taken.append(path)
        if not path.name:
            raise ReportError(f"{str(path)!r} is no file that a report can be written to: name one")
        try:
            check_aside(path)
        except (OSError, ValueError) as error:
            raise _unwritten(path, error) from error


def _is_same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _unwritten(path: Path, error: OSError | ValueError) -> ReportError:
    reason = error.strerror if isinstance(error, OSError) else error
    return ReportError(f"{path} cannot be written ({reason}): name a file in a folder that is open to you")


def _write(path: Path, made: Callable[[], str]) -> None:
    try:
        with written_aside(path) as new:
            new.write_text(made(), encoding="utf-8", errors="replace")
    except OSError as error:
        raise _unwritten(path, error) from error
