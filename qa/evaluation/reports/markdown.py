"""A run as Markdown for a pull request: a short table, and what was lost and won."""

import re
from collections.abc import Iterator, Mapping

from passerelle.evaluation.figures.power import can_show, took_part
from passerelle.evaluation.figures.results import Change, Comparison, Evaluated, Group, PairedTest
from passerelle.evaluation.reports.numbers import LEVEL, difference, figure, number, sense
from passerelle.evaluation.reports.words import WORDS, change_words, direction, measure_name
from passerelle.types import QuestionLanguage

COLUMNS = ("R@1", "R@5", "nDCG@10", "F1", "quoted", "false refusals", "false answers")
SHOWN = 20
"""Questions listed of one kind: a comment has its limits."""
MARKS = re.compile(r"([\\`*_\[\]<>|~&#$])")
CALLS = re.compile(r"(?<=(?<![\w])@)(?=\w)|(?<=:)(?=//)")
"""Where @name would call somebody, and https:// would become a link."""
JOINER = "\u2060"


def markdown(evaluated: Evaluated, language: QuestionLanguage = "en") -> str:
    """Return the report; what a question says is shown as it stands, and calls nobody by an ``@name``."""
    return "\n".join(_lines(evaluated, language)) + "\n"


def _lines(evaluated: Evaluated, language: QuestionLanguage) -> Iterator[str]:
    words, run = WORDS[language], evaluated.run
    passed = evaluated.verdict.passed
    yield f"### Passerelle: {'✅' if passed else '❌'} {words['passed' if passed else 'failed']}"
    yield ""
    yield from (f"- **{plain(reason)}**" for reason in evaluated.verdict.reasons)
    if not passed:
        yield ""
    yield plain(
        words["facts"].format(
            questions=len(run.outcomes),
            documents=run.origin.documents,
            passages=run.origin.passages,
            k=run.origin.k,
            model=run.origin.model,
        )
    )
    yield ""
    yield from _table(evaluated, language)
    if evaluated.comparison is not None:
        yield ""
        yield f"▲ ▼{WORDS[language]['colon']} p ≤ {number(LEVEL, language, 2)}"
        yield ""
        yield from _compared(evaluated.comparison, language)
    unread = (*evaluated.unread, *run.problems)
    if unread:
        yield ""
        yield f"**{words['unread']} ({len(unread)})**"
        yield ""
        yield from (f"- {plain(str(problem))}" for problem in unread[:SHOWN])
    if evaluated.summary.stale:
        yield ""
        yield f"**{words['stale']}**: {', '.join(map(plain, evaluated.summary.stale[:SHOWN]))}"


def _table(evaluated: Evaluated, language: QuestionLanguage) -> Iterator[str]:
    tests = {
        (each.group, each.measure): each
        for each in (evaluated.comparison.tests if evaluated.comparison else ())
    }
    groups = [group for group in evaluated.summary.groups if group.kind == "direction"]
    names = [name for name in COLUMNS if name in evaluated.summary.overall.figures]
    yield f"| | n | {' | '.join(measure_name(name, language) for name in names)} |"
    yield f"|---|--:|{'--:|' * len(names)}"
    overall = evaluated.summary.overall
    shares = (number(took_part(overall.figures[name], overall), language) for name in names)
    yield f"| {WORDS[language]['took_part']} | {overall.questions} | {' | '.join(shares)} |"
    drops = (_least(name, overall, language) for name in names)
    yield f"| {WORDS[language]['can_show']} | · | {' | '.join(drops)} |"
    for group in (*groups, overall):
        cells = " | ".join(_cell(group, name, tests, language) for name in names)
        yield f"| {plain(direction(group.name, language))} | {group.questions} | {cells} |"


def _least(name: str, group: Group, language: QuestionLanguage) -> str:
    """Return what drop of a figure can be seen, ``·`` for none."""
    shown = can_show(name, group)
    return "·" if shown == "none" else shown.replace(".", ",") if language == "fr" else shown


def _cell(
    group: Group, name: str, tests: Mapping[tuple[str, str], PairedTest], language: QuestionLanguage
) -> str:
    found, test = group.figures.get(name), tests.get((group.name, name))
    if found is None:
        return "·"
    shown = figure(found.value, name, language)
    if test is None or not round(test.now - test.was, 3):
        return shown
    mark = {"better": " ▲", "worse": " ▼", "same": ""}[sense(test)]
    return f"{shown} ({difference(test.now - test.was, language)}{mark})"


def _compared(comparison: Comparison, language: QuestionLanguage) -> Iterator[str]:
    words = WORDS[language]
    if comparison.differences:
        yield f"{words['differences']}{words['colon']} {', '.join(map(plain, comparison.differences))}"
        yield ""
    for kind in ("lost", "won"):
        yield from _list(words[kind], comparison.of(kind), language)
    rest = [
        f"{words[kind]}{words['colon']} {len(comparison.of(kind))}"
        for kind in ("rank", "quote", "new", "gone")
    ]
    yield " · ".join(rest)


def _list(title: str, changes: tuple[Change, ...], language: QuestionLanguage) -> Iterator[str]:
    yield f"**{title} ({len(changes)})**"
    yield ""
    yield from (
        f"- `{change.id.replace('`', chr(39))}` {plain(change.question)} — {plain(change_words(change, language))}"
        for change in changes[:SHOWN]
    )
    if len(changes) > SHOWN:
        yield f"- … +{len(changes) - SHOWN}"
    if changes:
        yield ""


def plain(text: str) -> str:
    """Return Markdown of one line that shows *text* as it stands, and links and calls nothing and nobody."""
    return CALLS.sub(JOINER, MARKS.sub(r"\\\1", " ".join(text.split())))
