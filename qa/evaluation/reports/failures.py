"""The table of what is not as it should be: sorted and filtered by the reader, whole without a script."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from passerelle.evaluation.figures.results import ChangeKind
from passerelle.evaluation.reports.marking import came_html, expected_html, stems
from passerelle.evaluation.reports.numbers import number
from passerelle.evaluation.reports.rows import Row
from passerelle.evaluation.reports.words import WORDS, direction
from passerelle.html import escape
from passerelle.types import QuestionLanguage

COLUMNS = ("question", "expected", "came", "rank_of_right", "state")
LAST = 1_000_000
"""The rank, for sorting, of what was not found."""
Changes = Mapping[str, ChangeKind]


def failures_html(rows: Sequence[Row], changes: Changes, language: QuestionLanguage) -> str:
    """Return filters and the table of *rows*; *changes* has what became of a question, by its id."""
    words = WORDS[language]
    if not rows:
        return f'<p class="fine">{escape(words["no_failure"])}</p>'
    heads = "".join(
        f'<th scope="col" role="columnheader"><button type="button" data-column="{place}">{escape(words[name])}'
        "</button></th>"
        for place, name in enumerate(COLUMNS)
    )
    body = "".join(_row(row, changes.get(row.outcome.question.id), language) for row in rows)
    return (
        f"{_filters(rows, changes, language)}"
        f'<p class="note">{escape(words["marked"])}</p>'
        f'<table class="failures" role="table"><thead role="rowgroup">'
        f'<tr role="row" data-sort="{escape(words["sort"])}">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _filters(rows: Sequence[Row], changes: Changes, language: QuestionLanguage) -> str:
    words = WORDS[language]
    ids = {row.outcome.question.id for row in rows}
    kinds = dict.fromkeys(kind for id_, kind in changes.items() if id_ in ids)
    choices: dict[str, list[tuple[str, str]]] = {
        "state": [
            (str(state), words[f"state_{state}"]) for state in dict.fromkeys(row.state for row in rows)
        ],
        "direction": [
            (name, direction(name, language)) for name in sorted({row.outcome.direction for row in rows})
        ],
        "tag": [(tag, tag) for tag in sorted({tag for row in rows for tag in row.outcome.question.tags})],
        "change": [(str(kind), words[kind]) for kind in kinds],
    }
    selects = "".join(_select(name, found, language) for name, found in choices.items() if len(found) > 1)
    shown = escape(words["shown"])
    return (
        f'<form class="filters" hidden><label>{escape(words["search"])}<input type="search" name="search"></label>'
        f'{selects}<output class="count" data-shown="{shown}"></output></form>'
    )


def _select(name: str, choices: Iterable[tuple[str, str]], language: QuestionLanguage) -> str:
    words = WORDS[language]
    options = "".join(f'<option value="{escape(value)}">{escape(told)}</option>' for value, told in choices)
    return (
        f'<label>{escape(words[name])}<select name="{name}"><option value="">{escape(words["any"])}</option>'
        f"{options}</select></label>"
    )


def _row(row: Row, change: ChangeKind | None, language: QuestionLanguage) -> str:
    outcome, words = row.outcome, WORDS[language]
    question = outcome.question
    shared = stems(place.quote or place.after for place in row.expected)
    cells = (
        (question.text, _question(row, change, language)),
        (row.expected[0].document if row.expected else "", _expected(row, language)),
        (row.came[0].document if row.came else "", _came(row, shared, language)),
        (str(outcome.rank or LAST), _rank(row, language)),
        (words[f"state_{row.state}"], _state(row, language)),
    )
    heads = (words[name] for name in COLUMNS)
    shown = "".join(
        f'<td role="cell" data-label="{escape(head)}" data-key="{escape(key)}">{content}</td>'
        for head, (key, content) in zip(heads, cells, strict=True)
    )
    tags = escape("\n".join(question.tags))
    return (
        f'<tr role="row" data-state="{row.state}" data-direction="{escape(outcome.direction)}" data-tag="{tags}" '
        f'data-change="{change or ""}">{shown}</tr>'
    )


def _question(row: Row, change: ChangeKind | None, language: QuestionLanguage) -> str:
    question = row.outcome.question
    chips = [f'<span class="chip">{escape(direction(row.outcome.direction, language))}</span>']
    chips += [f'<span class="chip">{escape(tag)}</span>' for tag in question.tags]
    if change:
        chips.append(f'<span class="chip change-{change}">{escape(WORDS[language][change])}</span>')
    return (
        f'<p class="asked" lang="{question.language}"><bdi>{escape(question.text)}</bdi></p>'
        f'<p class="chips"><code>{escape(question.id)}</code>{"".join(chips)}</p>'
    )


def _expected(row: Row, language: QuestionLanguage) -> str:
    words = WORDS[language]
    if not row.outcome.question.answerable:
        return f'<p class="note">{escape(words["to_refuse"])}</p>'
    return "".join(expected_html(place, words["any_place"]) for place in row.expected)


def _came(row: Row, shared: Collection[str], language: QuestionLanguage) -> str:
    words, outcome = WORDS[language], row.outcome
    if outcome.fault or not row.came:
        return f'<p class="note">{escape(outcome.fault or words["nothing"])}</p>'
    sure = words["confidence"].format(value=number(outcome.confidence, language, 2))
    head = sure if row.quoted else f"{words['no_answer']} ({sure}); {words['nearest']}"
    shown = "".join(came_html(place, shared) for place in row.came)
    return f'<p class="note">{escape(head)}</p>{shown}'


def _rank(row: Row, language: QuestionLanguage) -> str:
    if not row.outcome.question.expected or row.state == "stale":
        return "–"
    return str(row.outcome.rank) if row.outcome.rank else escape(WORDS[language]["unranked"])


def _state(row: Row, language: QuestionLanguage) -> str:
    words, known = WORDS[language], row.outcome.question.known_miss
    shown = f'<span class="state state-{row.state}">{escape(words[f"state_{row.state}"])}</span>'
    if known:
        shown += (
            f'<p class="note">{escape(words["known"])}{escape(words["colon"])} <bdi>{escape(known)}</bdi></p>'
        )
    return shown
