"""Write the reports that the command line asks for, each whole or not at all."""

import os
from collections.abc import Callable
from pathlib import Path

from passerelle.evaluation.figures.results import Evaluated
from passerelle.evaluation.reports.junit import junit as junit_xml
from passerelle.evaluation.reports.markdown import markdown as markdown_report
from passerelle.evaluation.reports.page import page as page_html
from passerelle.index.errors import PasserelleError
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
        _write(page, lambda: page_html(evaluated, language))
    if markdown:
        _write(markdown, lambda: markdown_report(evaluated, language))
    if junit:
        _write(junit, lambda: junit_xml(evaluated))


def _write(path: Path, made: Callable[[], str]) -> None:
    new = path.with_name(f"{path.name}.new")
    try:
        new.write_text(made(), encoding="utf-8", errors="replace")
        os.replace(new, path)  # noqa: PTH105  it takes the place of what is there, on every system
    except OSError as error:
        raise ReportError(
            f"{path} cannot be written ({error.strerror}): name a file in a folder that is open to you"
        ) from error
