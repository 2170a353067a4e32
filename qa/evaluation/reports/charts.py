"""Figures by direction as pictures: a value, its interval, and where it stood in the baseline."""

from collections.abc import Iterator, Mapping

from passerelle.evaluation.figures.measures import ALL_MEASURES
from passerelle.evaluation.figures.results import Evaluated, Figure, Group, GroupKind, PairedTest
from passerelle.evaluation.reports.numbers import difference, figure, number, sense
from passerelle.evaluation.reports.words import MEANINGS, WORDS, direction, measure_name
from passerelle.html import escape
from passerelle.types import QuestionLanguage

DRAWN = ("R@1", "R@5", "nDCG@10", "quoted", "false refusals", "false answers")
WIDTH, HEIGHT, EDGE = 200, 20, 6
"""Units of a picture's own; the edge leaves room for half of a dot."""
Tests = Mapping[tuple[str, str], PairedTest]


def charts(evaluated: Evaluated, language: QuestionLanguage) -> Iterator[str]:
    """Yield a card for each measure that is drawn: a row for each direction, and one for all."""
    tests = tests_of(evaluated)
    groups = [each for each in evaluated.summary.groups if each.kind == "direction"]
    for measure in DRAWN:
        shown = [group for group in (*groups, evaluated.summary.overall) if measure in group.figures]
        if shown:
            yield _card(measure, shown, tests, language)


def tests_of(evaluated: Evaluated) -> Tests:
    tests = evaluated.comparison.tests if evaluated.comparison else ()
    return {(test.group, test.measure): test for test in tests}


def _card(measure: str, groups: list[Group], tests: Tests, language: QuestionLanguage) -> str:
    meaning = MEANINGS[language].get(measure, "")
    rows = "".join(_row(measure, group, tests.get((group.name, measure)), language) for group in groups)
    return (
        f'<figure class="card"><figcaption><h3>{escape(measure_name(measure, language))}</h3>'
        f'<p class="note">{escape(meaning)}</p></figcaption><table class="chart">{rows}</table></figure>'
    )


def _row(measure: str, group: Group, test: PairedTest | None, language: QuestionLanguage) -> str:
    found = group.figures[measure]
    kind = ' class="overall"' if group.kind == "all" else ""
    moved = ""
    if test is not None:
        moved = f'<td class="moved {sense(test)}">{escape(difference(test.now - test.was, language))}</td>'
    return (
        f'<tr{kind}><th scope="row">{escape(direction(group.name, language))}</th>'
        f'<td class="track">{whisker(found, test, language)}</td>'
        f'<td class="value">{escape(figure(found.value, measure, language))}</td>{moved}</tr>'
    )


def whisker(found: Figure, test: PairedTest | None, language: QuestionLanguage) -> str:
    """Return the picture: a line from the interval's low end to its high one, a dot, and a ring for the baseline."""
    words = WORDS[language]
    low, value, high = (_x(each) for each in (found.low, found.value, found.high))
    told = words["interval"].format(low=number(found.low, language), high=number(found.high, language))
    label = f"{number(found.value, language)}, {told}, {words['of'].format(count=found.count)}"
    middle = HEIGHT / 2
    grid = "".join(
        f'<line class="grid" x1="{_x(at)}" x2="{_x(at)}" y1="1" y2="{HEIGHT - 1}"/>' for at in (0, 0.5, 1)
    )
    ring = ""
    if test is not None and test.was != test.now:
        label += f"; {words['was']} {number(test.was, language)}"
        ring = f'<circle class="was" cx="{_x(test.was)}" cy="{middle}" r="4"/>'
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img"><title>{escape(label)}</title>{grid}'
        f'<line class="interval" x1="{low}" x2="{high}" y1="{middle}" y2="{middle}"/>{ring}'
        f'<circle class="now" cx="{value}" cy="{middle}" r="4.5"/></svg>'
    )


def _x(share: float) -> float:
    return round(EDGE + (WIDTH - 2 * EDGE) * min(max(share, 0.0), 1.0), 2)


def figures_table(evaluated: Evaluated, kind: GroupKind, language: QuestionLanguage) -> str:
    """Return a table of every measure of the groups of a *kind*, and of all; empty where there is no such group."""
    groups = [group for group in evaluated.summary.groups if group.kind == kind]
    if not groups:
        return ""
    names = [name for name in ALL_MEASURES if any(name in group.figures for group in groups)]
    heads = "".join(f'<th scope="col">{escape(measure_name(name, language))}</th>' for name in names)
    rows = "".join(_figures_row(group, names, language) for group in (*groups, evaluated.summary.overall))
    head = f'<th scope="col">{escape(WORDS[language]["group"])}</th><th scope="col">n</th>'
    return (
        f'<div class="wide" tabindex="0"><table class="figures"><thead><tr>{head}{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _figures_row(group: Group, names: list[str], language: QuestionLanguage) -> str:
    cells = "".join(
        f"<td>{escape(figure(found.value, name, language)) if (found := group.figures.get(name)) else '·'}</td>"
        for name in names
    )
    title = escape(direction(group.name, language))
    return f'<tr><th scope="row"><bdi>{title}</bdi></th><td>{group.questions}</td>{cells}</tr>'
