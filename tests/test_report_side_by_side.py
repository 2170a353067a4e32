"""Settings side by side, as a table and as JSON, of comparisons made by hand."""

from dataclasses import replace

from runs import ORIGIN, asked, run_of

from passerelle.evaluation.figures.results import Change, Comparison, Figure, Group, PairedTest, Summary
from passerelle.evaluation.figures.side_by_side import Compared
from passerelle.evaluation.reports.side_by_side import matrix_json, matrix_lines
from passerelle.evaluation.runs.settings import Setting
from passerelle.evaluation.types import Problem

RUN = run_of([asked("q", 1), asked("p", 1)])


def summary(value: float, *, french: float | None = None, milliseconds: float = 12.6) -> Summary:
    figures = {
        "R@5": Figure(value, 0.5, 1, 2),
        "ms median": Figure(milliseconds, 10, 15, 2),
        "document@5": Figure(1, 1, 1, 2),
    }
    groups = [Group("all", "all", 2, figures)]
    if french is not None:
        own = {"R@5": Figure(french, 0, 1, 1), "R@1": Figure(french, 0, 1, 1)}
        groups.append(Group("direction", "fr→fr", 1, own))
        groups.append(Group("tag", "lieu", 1, own))
    return Summary(tuple(groups), ())


def moved(group: str, p: float) -> PairedTest:
    return PairedTest("R@5", group, 0.75, 0.5, 2, p, 0.5, worse=True)


FIRST = Compared(
    Setting("as it is"),
    replace(RUN, problems=(Problem("set.jsonl", 3, "no"),), machine="a machine"),
    summary(0.75, french=0.5),
    None,
    2.34,
    (Problem("b.pdf", 0, "damaged"),),
)
SMALL = Compared(
    Setting("small", passage_tokens=16, legs="words"),
    replace(RUN, origin=replace(ORIGIN, model="other", passage_tokens=16, passages=40, k=5)),
    summary(0.5, french=0.25, milliseconds=8.2),
    Comparison(
        (Change("lost", "q", "?", ""), Change("lost", "p", "?", ""), Change("won", "r", "?", "")),
        (moved("all", 0.05), moved("fr→fr", 0.051)),
        ("passage_tokens",),
    ),
    0.0,
    (),
)


def test_each_figure_has_a_row_and_each_setting_a_column() -> None:
    assert [line.split() for line in matrix_lines([FIRST, SMALL])] == [
        "not read: b.pdf: damaged".split(),
        "not read: set.jsonl, line 3: no".split(),
        "questions: 2; documents: 2".split(),
        [],
        ["as", "it", "is", "small"],
        ["model", "words", "other"],
        ["passage_tokens", "128", "16"],
        ["passages", "5", "40"],
        ["k", "10", "5"],
        ["legs", "both", "words"],
        ["seconds", "to", "index", "2.3", "·"],
        ["R@5", "0.750", "0.500", "p=0.050*"],
        ["ms", "median", "13", "8"],
        ["fr→fr", "R@5", "0.500", "0.250", "p=0.051"],
        ["won", "·", "1"],
        ["lost", "·", "2"],
        [],
        (
            "p: paired randomisation test against 'as it is'; * where it is at most 0.05, as one in 20 is by "
            "chance alone"
        ).split(),
    ]


def test_the_columns_stand_below_each_other_with_nothing_behind_them() -> None:
    rows = list(matrix_lines([FIRST, SMALL]))[4:-2]
    assert rows[0] == f"{'':16}  as it is  {'small':>14}"
    assert rows[1] == f"{'model':16}  {'words':>8}  {'other':>14}"
    assert rows[7] == f"{'R@5':16}  {'0.750':>8}  0.500 p=0.050*"
    assert rows[9] == f"{'fr→fr R@5':16}  {'0.500':>8}  0.250 p=0.051"
    assert all(row == row.rstrip() for row in rows)


def test_a_figure_that_one_setting_lacks_is_a_dot_there() -> None:
    without = replace(SMALL, summary=summary(0.5))
    rows = [line.split() for line in matrix_lines([FIRST, without])]
    assert ["fr→fr", "R@5", "0.500", "·"] in rows
    assert not any(row[:2] == ["fr→fr", "quoted"] for row in rows)
    assert not any(row[:1] == ["document@5"] for row in rows)


def test_the_json_has_each_setting_with_its_run_and_what_it_is_beside_the_first() -> None:
    first, small = matrix_json([FIRST, SMALL])
    assert first["setting"] == {"name": "as it is", "model": "", "passage_tokens": 0, "k": 0, "legs": "both"}
    assert (first["machine"], first["indexing_seconds"], first["beside_the_first"]) == (
        "a machine",
        2.34,
        None,
    )
    assert first["problems"] == [
        {"path": "b.pdf", "line": 0, "reason": "damaged"},
        {"path": "set.jsonl", "line": 3, "reason": "no"},
    ]
    assert [each["name"] for each in first["groups"]] == ["all", "fr→fr", "lieu"]
    assert (small["origin"]["passages"], small["setting"]["passage_tokens"]) == (40, 16)
    assert small["beside_the_first"]["differences"] == ("passage_tokens",)
    assert (small["problems"], small["indexing_seconds"]) == ([], 0.0)
