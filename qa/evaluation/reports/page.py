"""A run as one HTML file that asks nothing of any other place: figures, what changed, what failed."""

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from passerelle.evaluation.figures.results import Comparison, Evaluated
from passerelle.evaluation.reports.changes import compared_html
from passerelle.evaluation.reports.charts import charts, figures_table, tests_of
from passerelle.evaluation.reports.failures import failures_html
from passerelle.evaluation.reports.numbers import difference, figure, number, sense
from passerelle.evaluation.reports.rows import row_of
from passerelle.evaluation.reports.words import MEANINGS, WORDS, measure_name
from passerelle.html import escape
from passerelle.types import QuestionLanguage

HEADLINES = ("R@5", "quoted", "false refusals", "false answers")


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
    title = escape(WORDS[language]["title"])
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f'<link rel="icon" href="data:,">\n<title>{title} · Passerelle</title>\n<style>{style}</style>\n</head>\n'
        f"<body>\n{''.join(_body(evaluated, language))}\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _body(evaluated: Evaluated, language: QuestionLanguage) -> Iterator[str]:
    words, comparison = WORDS[language], evaluated.comparison
    rows = [row_of(outcome, evaluated.run.texts) for outcome in evaluated.run.outcomes]
    wrong = [row for row in rows if row.state != "right"]
    changes = {change.id: change.kind for change in comparison.changes} if comparison else {}
    yield _banner(evaluated, language)
    yield f'<main><div class="tiles">{"".join(_tiles(evaluated, language))}</div>'
    legend = f'<p class="note">{escape(words["figures_note"])}{_legend(comparison, language)}</p>'
    drawn = f'<div class="charts">{"".join(charts(evaluated, language))}</div>'
    tables = "".join(_tables(evaluated, language))
    yield _section("figures", words["figures"], legend + drawn + tables)
    if comparison is not None:
        yield _section("baseline", words["baseline"], "".join(compared_html(comparison, language)))
    yield _section("failures", f"{words['failures']} ({len(wrong)})", failures_html(wrong, changes, language))
    yield "".join(_asides(evaluated, language))
    yield "</main>"


def _banner(evaluated: Evaluated, language: QuestionLanguage) -> str:
    words, run, verdict = WORDS[language], evaluated.run, evaluated.verdict
    state = "passed" if verdict.passed else "failed"
    origin = run.origin
    facts = words["facts"].format(
        questions=len(run.outcomes),
        documents=origin.documents,
        passages=origin.passages,
        k=origin.k,
        model=origin.model,
    )
    made = words["made"].format(
        made=run.made[:16].replace("T", " ") + " UTC", program=origin.program, machine=run.machine
    )
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in verdict.reasons)
    listed = f'<ul class="reasons" lang="en">{reasons}</ul>' if reasons else ""
    return (
        f'<header><p class="brand">Passerelle</p><h1>{escape(words["title"])} '
        f'<span class="verdict {state}">{escape(words[state])}</span></h1>{listed}'
        f'<p>{escape(facts)}</p><p class="note">{escape(made)}</p></header>'
    )


def _tiles(evaluated: Evaluated, language: QuestionLanguage) -> Iterator[str]:
    tests, overall = tests_of(evaluated), evaluated.summary.overall
    for name in HEADLINES:
        found, test = overall.figures.get(name), tests.get(("all", name))
        if found is None:
            continue
        moved = ""
        if test is not None:
            shown = f"{difference(test.now - test.was, language)}, p = {number(test.p, language)}"
            moved = f'<p class="moved {sense(test)}">{escape(shown)}</p>'
        interval = WORDS[language]["interval"].format(
            low=number(found.low, language), high=number(found.high, language)
        )
        yield (
            f'<div class="tile"><h2>{escape(measure_name(name, language))}</h2>'
            f'<p class="big">{escape(figure(found.value, name, language))}</p>{moved}'
            f'<p class="note">{escape(MEANINGS[language].get(name, ""))}</p>'
            f'<p class="note">{escape(interval)} · {escape(WORDS[language]["of"].format(count=found.count))}</p></div>'
        )


def _legend(comparison: Comparison | None, language: QuestionLanguage) -> str:
    if comparison is None:
        return ""
    words = WORDS[language]
    now = '<svg class="key" viewBox="0 0 12 12" aria-hidden="true"><circle class="now" cx="6" cy="6" r="4.5"/></svg>'
    was = '<svg class="key" viewBox="0 0 12 12" aria-hidden="true"><circle class="was" cx="6" cy="6" r="4"/></svg>'
    keys = ((now, words["now"]), (was, words["was"]))
    return "".join(f' <span class="legend">{key}{escape(shown)}</span>' for key, shown in keys)


def _tables(evaluated: Evaluated, language: QuestionLanguage) -> Iterator[str]:
    words = WORDS[language]
    for kind, title in (("direction", "every_figure"), ("tag", "by_tag"), ("document", "by_document")):
        if table := figures_table(evaluated, kind, language):  # type: ignore[arg-type]
            yield f"<details><summary>{escape(words[title])}</summary>{table}</details>"


def _asides(evaluated: Evaluated, language: QuestionLanguage) -> Iterator[str]:
    words = WORDS[language]
    unread = [str(fault) for fault in (*evaluated.unread, *evaluated.run.faults)]
    for title, shown in (("unread", unread), ("stale", evaluated.summary.stale)):
        if shown:
            items = "".join(f"<li>{escape(each)}</li>" for each in shown)
            yield _section(title, f"{words[title]} ({len(shown)})", f'<ul class="plain">{items}</ul>')


def _section(name: str, title: str, content: str) -> str:
    return f'<section id="{name}"><h2>{escape(title)}</h2>{content}</section>'
