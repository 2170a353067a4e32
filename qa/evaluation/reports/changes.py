"""What changed from the baseline, as the report's page shows it."""

from collections.abc import Iterator, Sequence

from passerelle.evaluation.figures.results import Change, Comparison
from passerelle.evaluation.reports.numbers import LEVEL, figure, number
from passerelle.evaluation.reports.words import WORDS, change_words, direction, measure_name
from passerelle.html import escape
from passerelle.types import QuestionLanguage


def compared_html(comparison: Comparison, language: QuestionLanguage) -> Iterator[str]:
    """Yield, in HTML, the figures that moved, what was lost beside what was won, and the other changes folded."""
    words = WORDS[language]
    if comparison.differences:
        shown = ", ".join(comparison.differences)
        yield f'<p class="note">{escape(words["differences"])}{escape(words["colon"])} {escape(shown)}</p>'
    if not comparison.changes:
        yield f'<p class="fine">{escape(words["no_change"])}</p>'
    yield from _moved(comparison, language)
    lists = (_changes(words[kind], comparison.of(kind), language, kind) for kind in ("lost", "won"))
    yield f'<div class="pair">{"".join(lists)}</div>'
    for kind in ("rank", "quote", "new", "gone"):
        if changes := comparison.of(kind):
            summary = f"{words[kind]} ({len(changes)})"
            yield f"<details><summary>{escape(summary)}</summary>{_listed(changes, language)}</details>"


def _moved(comparison: Comparison, language: QuestionLanguage) -> Iterator[str]:
    words = WORDS[language]
    moved = [test for test in comparison.tests if test.p <= LEVEL]
    if not moved:
        return
    title = words["tests"].format(level=number(LEVEL, language, 2))
    heads = "".join(
        f'<th scope="col">{escape(head)}</th>'
        for head in (
            words["group"],
            words["measure"],
            words["was"],
            words["now"],
            "n",
            words["p"],
            words["p_any"],
        )
    )
    rows = "".join(
        f'<tr><th scope="row"><bdi>{escape(direction(test.group, language))}</bdi></th>'
        f"<th>{escape(measure_name(test.measure, language))}</th>"
        f"<td>{escape(figure(test.was, test.measure, language))}</td>"
        f'<td class="{"worse" if test.worse else "better"}">{escape(figure(test.now, test.measure, language))}</td>'
        f"<td>{test.count}</td><td>{escape(number(test.p, language, 4))}</td>"
        f"<td>{escape(number(test.p_any, language, 4))}</td></tr>"
        for test in moved
    )
    yield (
        f'<details open><summary>{escape(title)} ({len(moved)})</summary><div class="wide" tabindex="0">'
        f'<table class="figures"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>'
    )


def _changes(title: str, changes: Sequence[Change], language: QuestionLanguage, kind: str) -> str:
    return (
        f'<section class="card {kind}"><h3>{escape(title)} <span class="count">{len(changes)}</span></h3>'
        f"{_listed(changes, language)}</section>"
    )


def _listed(changes: Sequence[Change], language: QuestionLanguage) -> str:
    items = "".join(
        f"<li><p><bdi>{escape(change.question)}</bdi></p>"
        f'<p class="note"><code>{escape(change.id)}</code> {escape(change_words(change, language))}</p></li>'
        for change in changes
    )
    return f'<ul class="changes">{items}</ul>' if items else ""
