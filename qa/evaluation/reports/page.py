"""A run as one HTML file that asks nothing of any other place: figures, what changed, what failed."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files

from markupsafe import Markup

from passerelle.evaluation.figures.results import Evaluated, Figure, GroupKind, PairedTest
from passerelle.evaluation.reports.charts import Table, charts, figures_table, tests_of
from passerelle.evaluation.reports.failures import choices, failure
from passerelle.evaluation.reports.marking import pieces
from passerelle.evaluation.reports.numbers import LEVEL, basis, difference, figure, interval, number, sense
from passerelle.evaluation.reports.rows import row_of
from passerelle.evaluation.reports.words import MEANINGS, WORDS, change_words, direction, measure_name
from passerelle.templates import render
from passerelle.types import QuestionLanguage

HEADLINES = ("R@5", "quoted", "false refusals", "false answers")
TABLES: Mapping[GroupKind, str] = {"direction": "every_figure", "tag": "by_tag", "document": "by_document"}


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure that stands at the top of the page, and how far it moved from the baseline."""

    measure: str
    figure: Figure
    test: PairedTest | None


def page(evaluated: Evaluated, language: QuestionLanguage = "en") -> str:
    """Return the report as HTML: its style, its script and its pictures are in it, and a policy forbids any other."""
    style, script = (
        (files("passerelle.evaluation.reports") / name).read_text(encoding="utf-8")
        for name in ("report.css", "report.js")
    )
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    html = render(
        "evaluation/reports/report.html",
        policy=policy,
        style=Markup(style),  # noqa: S704  it is ours
        script=Markup(script),  # noqa: S704
        **_content(evaluated, language),
        **_wording(language),
    )
    return f"{html}\n"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _content(evaluated: Evaluated, language: QuestionLanguage) -> dict[str, object]:
    """Return what the page shows of the run."""
    words, run, comparison = WORDS[language], evaluated.run, evaluated.comparison
    rows = [row_of(outcome, run.texts) for outcome in run.outcomes]
    wrong = [row for row in rows if row.state != "right"]
    changes = {change.id: change.kind for change in comparison.changes} if comparison else {}
    made = f"{run.made[:16].replace('T', ' ')} UTC"
    return {
        "overall": evaluated.summary.overall,
        "verdict": "passed" if evaluated.verdict.passed else "failed",
        "reasons": evaluated.verdict.reasons,
        "facts": words["facts"].format(
            questions=len(run.outcomes),
            documents=run.origin.documents,
            passages=run.origin.passages,
            k=run.origin.k,
            model=run.origin.model,
        ),
        "made": words["made"].format(made=made, program=run.origin.program, machine=run.machine),
        "tiles": list(_tiles(evaluated)),
        "charts": list(charts(evaluated, language)),
        "tables": list(_tables(evaluated, language)),
        "comparison": comparison,
        "failures": [failure(row, changes, language) for row in wrong],
        "choices": list(choices(wrong, changes, language)),
        "asides": list(_asides(evaluated)),
    }


def _wording(language: QuestionLanguage) -> dict[str, object]:
    """Return how the page writes numbers and names to a reader of *language*."""
    return {
        "language": language,
        "words": WORDS[language],
        "meanings": MEANINGS[language],
        "level": LEVEL,
        "basis": partial(basis, language=language),
        "change_words": partial(change_words, language=language),
        "difference": partial(difference, language=language),
        "direction": partial(direction, language=language),
        "figure": partial(figure, language=language),
        "interval": partial(interval, language=language),
        "measure_name": partial(measure_name, language=language),
        "number": partial(number, language=language),
        "pieces": pieces,
        "sense": sense,
    }


def _tiles(evaluated: Evaluated) -> Iterator[Tile]:
    tests, overall = tests_of(evaluated), evaluated.summary.overall
    for name in HEADLINES:
        if found := overall.figures.get(name):
            yield Tile(name, found, tests.get(("all", name)))


def _tables(evaluated: Evaluated, language: QuestionLanguage) -> Iterator[tuple[str, Table]]:
    for kind, title in TABLES.items():
        if table := figures_table(evaluated, kind):
            yield WORDS[language][title], table


def _asides(evaluated: Evaluated) -> Iterator[tuple[str, list[str]]]:
    unread = [str(problem) for problem in (*evaluated.unread, *evaluated.run.problems)]
    for title, shown in (("unread", unread), ("stale", list(evaluated.summary.stale))):
        if shown:
            yield title, shown
