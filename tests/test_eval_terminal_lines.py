"""What an evaluation prints, line by line, and the JSON of the same, of figures made by hand."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from runs import asked, refused, run_of

from passerelle.evaluation.figures.results import (
    Change,
    Comparison,
    Evaluated,
    Figure,
    Group,
    PairedTest,
    Summary,
    Verdict,
)
from passerelle.evaluation.reports.terminal import (
    comparison_lines,
    evaluated_json,
    evaluated_lines,
    missed,
    too_small_to_show,
)
from passerelle.evaluation.types import Expectation, Judged, Outcome, Problem, Question
from passerelle.index.types import Span

FIGURES = {
    "R@5": Figure(0.75, 0.5, 0.9876, 8),
    "nDCG@10": Figure(0.5, 0.25, 0.75, 8),
    "false refusals": Figure(0.125, 0.0, 0.25, 4),
    "document@5": Figure(1.0, 0.9, 1.0, 1),
    "AUROC": Figure(0.8, 0.7, 0.9, 10),
}
TIMES = {"ms median": Figure(12.4, 10, 15, 1), "ms p95": Figure(20.6, 18, 30, 1)}
ALL = Group("all", "all", 10, FIGURES, ("nDCG@10",))
FRENCH = Group("direction", "fr→fr", 8, {"R@5": Figure(0.5, 0.25, 0.75, 8)})
TAG = Group("tag", "rivers and lakes", 2, {"R@5": Figure(0.25, 0.2, 0.3, 2)})
PLACE = Group("document", "a.txt", 3, {"R@5": Figure(1.0, 1.0, 1.0, 3)})
HEADS = ["n", "R@1", "R@5", "R@10", "RR@10", "nDCG@10", "EM", "F1", "quoted", "refused"]


def made(
    outcomes: Sequence[Outcome] = (),
    *groups: Group,
    comparison: Comparison | None = None,
    **more: Any,
) -> Evaluated:
    run = replace(run_of(outcomes), machine="a machine", made="2031-05-04")
    run = replace(run, problems=more.get("problems", ()))
    summary = Summary((ALL, *groups), more.get("stale", ()), more.get("lapsed", ()))
    return Evaluated(run, summary, comparison, Verdict(more.get("reasons", ())), more.get("unread", ()))


def words(evaluated: Evaluated, **more: Any) -> list[list[str]]:
    return [line.split() for line in evaluated_lines(evaluated, **more)]


def test_a_run_is_told_by_its_figures_their_intervals_and_what_they_can_show() -> None:
    assert words(made([asked("q", 1, said="x")], FRENCH)) == [
        "1 question of 2 documents in 5 passages, 10 hits each · words · 0.1.0+dd".split(),
        [],
        HEADS,
        ["fr→fr", "8", "·", "0.500", *["·"] * 7],
        ["all", "10", "·", "0.750", "·", "·", "0.500", "·", "·", "·", "0.125"],
        ["95", "%", "from", "·", "0.500", "·", "·", "0.250", "·", "·", "·", "0.000"],
        ["to", "·", "0.988", "·", "·", "0.750", "·", "·", "·", "0.250"],
        ["took", "part", "·", "0.800", "·", "·", "0.800", "·", "·", "·", "0.400"],
        ["can", "show", "·", "0.750", "·", "·", "≤0.750", "·", "·", "·", "none"],
        [],
        "document@5 1.000 (0.900 to 1.000; 1 question; took part 0.100, can show none)".split(),
        "AUROC 0.800 (0.700 to 0.900; 10 questions; took part 1.000, can show none)".split(),
    ]


def test_the_columns_of_a_table_stand_below_each_other() -> None:
    lines = list(evaluated_lines(made([], FRENCH)))
    heads, french = lines[2], lines[3]
    assert heads.startswith("               n     R@1     R@5")
    assert french == f"{'fr→fr':9} {8:6}       ·   0.500{'       ·' * 7}"
    for line in lines[4:9]:
        assert (len(line), line.index(" ", 40)) == (len(heads), 40)


def test_tags_have_their_table_and_documents_where_they_are_asked_for() -> None:
    evaluated = made([], FRENCH, TAG, PLACE)
    tag, place = ["rivers", "and", "lakes", "2", "·", "0.250"], ["a.txt", "3", "·", "1.000"]
    plain, both = words(evaluated), words(evaluated, by=["document"])
    at = [line[:6] for line in plain].index(tag)
    assert plain[at - 2 : at] == [[], HEADS]
    assert not any(line[:4] == place for line in plain)
    assert [line[:4] for line in both].index(place) > [line[:6] for line in both].index(tag)
    assert words(made([], PLACE), by=["tag"]) == words(made([]))


def test_the_time_is_told_where_questions_were_timed_with_the_machine() -> None:
    timed = replace(ALL, figures=FIGURES | TIMES)
    shown = [
        f"{name}: {line}"
        for name, figures in (("both", TIMES), ("one", {"ms median": TIMES["ms median"]}))
        for line in evaluated_lines(
            replace(made([]), summary=Summary((replace(timed, figures=FIGURES | figures),), ()))
        )
        if "at the median" in line
    ]
    (told,) = shown
    assert told == (
        "both: 12 ms a question at the median, 21 ms at the 95th percentile "
        "(1 question asked one by one; a machine)"
    )


def problems(count: int) -> tuple[Problem, ...]:
    return tuple(Problem("set.jsonl", line, "no") for line in range(1, count + 1))


@pytest.mark.parametrize(("count", "shown", "more"), [(1, 1, ""), (50, 50, ""), (51, 50, "  and 1 more")])
def test_what_was_not_read_comes_first_and_fifty_lines_of_it(count: int, shown: int, more: str) -> None:
    evaluated = made([], unread=(Problem("b.pdf", 0, "damaged"),), problems=problems(count - 1))
    lines = list(evaluated_lines(evaluated))
    assert lines[0] == "not read: b.pdf: damaged"
    assert sum(line.startswith("not read: ") for line in lines) == shown
    assert (lines[shown] == more) is bool(more)
    assert lines[shown + bool(more)].startswith("0 questions of 2 documents in 5 passages")


def test_each_stale_place_is_told_by_what_is_gone() -> None:
    expected = (
        Expectation("a.txt", "le bac"),
        Expectation("b.txt", span=Span(3, 9)),
        Expectation("c.txt", passage="0123"),
        Expectation("d.txt"),
        Expectation("e.txt"),
    )
    judged = (Judged(stale="quote"), Judged(stale="span"), Judged(stale="passage"), Judged(stale="document"))
    outcome = Outcome(Question("q", "?", "fr", expected), judged=(*judged, Judged()))
    assert [line for line in evaluated_lines(made([outcome])) if line.startswith("stale: ")] == [
        "stale: q expects the quote 'le bac', which is not there now in a.txt",
        "stale: q expects the span Span(start=3, end=9), which is not there now in b.txt",
        "stale: q expects the passage '0123', which is not there now in c.txt",
        "stale: q expects the document 'd.txt', which is not there now",
    ]


def test_a_place_that_is_only_a_translation_is_told_with_its_hit() -> None:
    shown = replace(asked("q", None), judged=(Judged((Span(0, 5),), translation_of=2),))
    shown = replace(shown, hits=(shown.hits[0], replace(shown.hits[1], document="b.txt")))
    lines = list(evaluated_lines(made([shown, asked("p", 1)])))
    assert [line for line in lines if line.startswith("translation: ")] == [
        "translation: q expects what is the translation of hit 2, in b.txt: expect both places if either will do"
    ]


def test_misses_are_listed_where_they_are_asked_for() -> None:
    wrong = asked("w", 2, right=False, said="le\n vieux  pont")
    unasked = replace(asked("u", None, hits=0), problem="it is\ntoo long")
    evaluated = made([asked("a", 1, right=True, said="x"), wrong, unasked])
    assert list(evaluated_lines(evaluated, misses=True))[-3:] == [
        "",
        "miss: w question w → le vieux pont (rank 2)",
        "miss: u question u → it is too long (rank none)",
    ]
    assert not any(line.startswith("miss: ") for line in evaluated_lines(evaluated))


@pytest.mark.parametrize(
    ("outcome", "is_missed"),
    [
        (asked("q", 1, right=True, said="x"), False),
        (asked("q", 9, said="x"), False),
        (asked("q", None, right=True, said="x"), True),
        (asked("q", 1, right=False, said="x"), True),
        (asked("q", 1, right=None, said="x"), False),
        (asked("q", 1), True),
        (asked("q", said="x"), False),
        (refused("q"), False),
        (refused("q", abstained=False), True),
        (replace(refused("q"), problem="too long"), True),
        (replace(asked("q", None), judged=(Judged(stale="quote"),)), False),
    ],
)
def test_a_question_is_missed_that_is_not_found_or_not_answered_as_it_should_be(
    outcome: Outcome, *, is_missed: bool
) -> None:
    assert list(missed([outcome])) == ([outcome] if is_missed else [])


def test_a_figure_that_moved_is_told_up_to_a_chance_of_one_in_twenty() -> None:
    moved = PairedTest("R@5", "fr→fr", 1.0, 0.5, 8, 0.05, 0.125, worse=True)
    lines = list(comparison_lines(Comparison((), (moved, replace(moved, p=0.0501)), ("k", "model"))))
    assert lines == [
        "beside the baseline: no question changed",
        "  not made alike: k, model",
        "  fr→fr R@5: 1.000 → 0.500 (8 questions, p = 0.0500; 0.1250 that any figure falls as much)",
    ]


def test_what_changed_is_counted_by_kind_and_the_lost_and_won_listed() -> None:
    changes = (
        Change("won", "w", "Qui ?", "now answered right"),
        Change("lost", "l", "Où ?", "rank 1 → none"),
        Change("rank", "r", "?", "rank 1 → 2"),
        Change("quote", "q", "?", ""),
        Change("new", "n", "?", ""),
        Change("gone", "g", "?", ""),
        Change("gone", "h", "?", ""),
    )
    assert list(comparison_lines(Comparison(changes, (), ()))) == [
        "beside the baseline: 1 lost, 1 won, 1 found at another rank, 1 quoted otherwise, 1 new, 2 gone",
        "  lost: l Où ? (rank 1 → none)",
        "  won: w Qui ? (now answered right)",
    ]
    many = tuple(Change("lost", str(n), "?", "") for n in range(52))
    lines = list(comparison_lines(Comparison(many, (), ())))
    assert (len(lines), lines[0], lines[-1]) == (52, "beside the baseline: 52 lost", "  and 2 more")


def test_a_comparison_stands_behind_the_figures() -> None:
    lines = list(evaluated_lines(made([], comparison=Comparison((), (), ()))))
    assert lines[-2:] == ["", "beside the baseline: no question changed"]


def test_a_set_too_small_for_a_limit_says_of_which_figures() -> None:
    def test(measure: str, count: int) -> PairedTest:
        return PairedTest(measure, "all", 1, 1, count, 1, 1, worse=False)

    tests = (test("EM", 4), test("R@5", 20), test("R@1", 20), test("F1", 1), test("quoted", 6))
    evaluated = made([], comparison=Comparison((), tests, ()))
    assert too_small_to_show(evaluated, 0.02) == (
        "--fail-on-drop 0.02 sees a figure fall where 6 questions fall and none rises: "
        "20 questions can show no drop below 0.300 by questions lost whole of R@5, R@1; "
        "6 questions can show no drop below 1.000 by questions lost whole of quoted; "
        "4 questions can show no drop at all of EM; 1 question can show no drop at all of F1"
    )
    assert too_small_to_show(replace(evaluated, comparison=Comparison((), tests[1:3], ())), 0.3) == ""
    assert too_small_to_show(made([]), 0.02) == ""


def test_the_json_has_what_was_asked_found_and_decided() -> None:
    shown = replace(asked("t", None), judged=(Judged((Span(0, 5),), translation_of=2),))
    told = evaluated_json(
        made(
            [asked("a", 1, right=True, said="x"), shown],
            FRENCH,
            problems=problems(1),
            unread=(Problem("b.pdf", 0, "damaged"),),
            stale=("s", "t"),
            lapsed=("s",),
            reasons=("too low",),
        )
    )
    assert told["problems"] == [
        {"path": "b.pdf", "line": 0, "reason": "damaged"},
        {"path": "set.jsonl", "line": 1, "reason": "no"},
    ]
    names = ("machine", "made", "questions", "stale", "lapsed", "translations", "misses", "comparison")
    assert [told[name] for name in names] == [
        "a machine",
        "2031-05-04",
        2,
        ["s", "t"],
        ["s"],
        ["t"],
        ["t"],
        None,
    ]
    assert (told["passed"], told["reasons"], told["origin"]["k"]) == (False, ["too low"], 10)
    overall, french = told["groups"]
    assert overall["took_part"] == {
        "R@5": 0.8,
        "nDCG@10": 0.8,
        "false refusals": 0.4,
        "document@5": 0.1,
        "AUROC": 1.0,
    }
    assert overall["least_drop"] == {
        "R@5": 0.75,
        "nDCG@10": 0.75,
        "false refusals": None,
        "document@5": None,
        "AUROC": None,
    }
    assert (french["name"], french["figures"]["R@5"]["value"]) == ("fr→fr", 0.5)
    six = Group("all", "all", 6, {"R@5": Figure(1, 1, 1, 6)})
    whole = evaluated_json(replace(made([]), summary=Summary((six,), ()), comparison=Comparison((), (), ())))
    assert whole["groups"][0]["least_drop"] == {"R@5": 1.0}
    assert (whole["comparison"]["changes"], whole["passed"]) == ((), True)
