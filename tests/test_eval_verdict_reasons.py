"""What fails a run and in which words: each condition at its bound, on figures and comparisons made by hand."""

import pytest

from passerelle.evaluation.figures.measures import ALL_MEASURES
from passerelle.evaluation.figures.results import (
    Change,
    ChangeKind,
    Comparison,
    Figure,
    Group,
    PairedTest,
    Summary,
)
from passerelle.evaluation.figures.verdict import Condition, ConditionError, Conditions, judge, read_condition
from passerelle.evaluation.types import Problem

FIGURES = {"R@5": Figure(0.75, 0.5, 0.9876, 20), "false refusals": Figure(0.1, 0.0, 0.25, 20)}
FRENCH = Group("direction", "fr→fr", 8, {"R@5": Figure(0.5, 0.25, 0.75, 8)})
PLACE = Group("document", "a.txt", 8, {"R@5": Figure(0.25, 0.25, 0.75, 8)})
WHOLE = Group("all", "all", 20, FIGURES)


def summary(
    *, lapsed: tuple[str, ...] = (), unread: int = 0, expecting: int = 20, passages: int = 5
) -> Summary:
    problems = tuple(Problem("set.jsonl", line, "it is not JSON") for line in range(1, unread + 1))
    return Summary((WHOLE, FRENCH, PLACE), lapsed, lapsed, problems, expecting, passages)


def fell(
    was: float = 1.0, now: float = 0.5, *, p_any: float = 0.01, worse: bool = True, **more: object
) -> PairedTest:
    measure, group, count = more.get("measure", "R@5"), more.get("group", "all"), more.get("count", 20)
    return PairedTest(str(measure), str(group), was, now, int(str(count)), 0.5, p_any, worse=worse)


def changes(kind: ChangeKind, *ids: str) -> tuple[Change, ...]:
    return tuple(Change(kind, id_, "?", "") for id_ in ids)


def beside(*tests: PairedTest, changed: tuple[Change, ...] = (), compared: int | None = 20) -> Comparison:
    return Comparison(changed, tests or (fell(worse=False),), (), compared)


def reasons(
    conditions: Conditions, comparison: Comparison | None = None, told: Summary | None = None
) -> tuple[str, ...]:
    return judge(conditions, told or summary(), comparison).reasons


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("quoted < .5", Condition("all", "quoted", "<", 0.5)),
        ("quoted if answered<=1", Condition("all", "quoted if answered", "<=", 1.0)),
        ("lieu quoted > 0", Condition("lieu", "quoted", ">", 0.0)),
        ("quoted quoted >= 0.25", Condition("quoted", "quoted", ">=", 0.25)),
        ("fr->none false answers > 0.1", Condition("fr→none", "false answers", ">", 0.1)),
        ("  R@10 <  0.9  ", Condition("all", "R@10", "<", 0.9)),
        ("all R@1 < 0.9", Condition("all", "R@1", "<", 0.9)),
        ("a.txt document@1 < 0.9", Condition("a.txt", "document@1", "<", 0.9)),
        ("ms median > 12000", Condition("all", "ms median", ">", 12000.0)),
        ("ECE>0.1", Condition("all", "ECE", ">", 0.1)),
    ],
)
def test_a_condition_may_name_a_group_before_its_measure(text: str, condition: Condition) -> None:
    assert read_condition(text) == condition


@pytest.mark.parametrize(
    "text", ["R@5 < 1.", "R@5 < -1", "R@5 < 1e3", "R@5 << 1", "R@5 => 1", "fr→enR@5 < 1", "RR@100 < 1", "< 1"]
)
def test_what_only_looks_like_a_condition_is_none(text: str) -> None:
    with pytest.raises(ConditionError, match="is not a condition") as no:
        read_condition(text)
    assert str(no.value) == (
        f"{text!r} is not a condition: write a measure, < or >, and a number, as in 'R@5 < 0.95' or "
        f"'fr→en R@5 < 0.9'; there are {', '.join(ALL_MEASURES)}"
    )


@pytest.mark.parametrize(
    ("text", "measure", "most"),
    [
        ("R@5 < 0", "R@5", "1"),
        ("R@5 > 1", "R@5", "1"),
        ("EM >= 1.01", "EM", "1"),
        ("ms median < 0", "ms median", "inf"),
    ],
)
def test_a_condition_that_nothing_meets_says_between_what_its_measure_lies(
    text: str, measure: str, most: str
) -> None:
    said = rf"^'{text}' can never be true, so that it would never fail: {measure} lies between 0 and {most}$"
    with pytest.raises(ConditionError, match=said):
        read_condition(text)


@pytest.mark.parametrize(
    "text", ["R@5 <= 0", "R@5 >= 0", "R@5 > 0.99", "R@5 < 2", "R@5 >= 1", "ms p95 > 9999"]
)
def test_a_condition_that_something_meets_is_read(text: str) -> None:
    assert f"{read_condition(text).number:g}" == text.rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize(
    ("conditions", "compares", "has_any"),
    [
        (Conditions(), False, False),
        (Conditions(stale=3, changed_set=True), False, False),
        (Conditions((read_condition("R@5 < 0.5"),)), False, True),
        (Conditions(drop=0.0), True, True),
        (Conditions(lost=0), True, True),
    ],
)
def test_a_limit_of_drops_or_losses_compares(
    conditions: Conditions, *, compares: bool, has_any: bool
) -> None:
    assert (conditions.compares, conditions.any) == (compares, has_any)


def test_a_figure_that_meets_its_condition_is_told_with_its_interval() -> None:
    conditions = Conditions((read_condition("R@5 <= 0.75"), read_condition("fr→fr R@5 > 0.4")))
    assert reasons(conditions) == (
        "R@5 = 0.75 meets the failure condition `R@5 <= 0.75` (20 questions, 95 % CI 0.5–0.988)",
        "fr→fr R@5 = 0.5 meets the failure condition `fr→fr R@5 > 0.4` (8 questions, 95 % CI 0.25–0.75)",
    )
    assert reasons(Conditions((read_condition("a.txt R@5 < 0.25"),))) == ()
    assert len(reasons(Conditions((read_condition("a.txt R@5 <= 0.25"),)))) == 1


def test_a_condition_on_what_the_run_does_not_have_names_what_it_has() -> None:
    with pytest.raises(
        ConditionError, match=r"no group 'en→en' in this run; there are all, fr→fr, and each document$"
    ):
        reasons(Conditions((read_condition("en→en R@5 < 1"),)))
    with pytest.raises(
        ConditionError,
        match=r"R@1 cannot be measured on all: no question there has a value for it; "
        r"measured are R@5, false refusals$",
    ):
        reasons(Conditions((read_condition("R@1 < 1"),)))


@pytest.mark.parametrize(
    ("test", "fails"),
    [
        (fell(1.0, 0.75), False),  # as large as is allowed
        (fell(1.0, 0.749), True),
        (fell(p_any=0.025), True),
        (fell(p_any=0.0251), False),
        (fell(0.5, 1.0, worse=False), False),
        (fell(0.1, 0.4, measure="false refusals"), True),
    ],
)
def test_a_drop_fails_that_is_larger_than_allowed_and_no_chance(test: PairedTest, *, fails: bool) -> None:
    assert bool(reasons(Conditions(drop=0.25), beside(test))) is fails


def test_a_drop_is_told_with_its_group_and_its_chance() -> None:
    tests = (fell(1.0, 0.5), fell(0.9, 0.2, group="fr→fr", p_any=0.0004, count=8), fell(worse=False))
    assert reasons(Conditions(drop=0.1), beside(*tests)) == (
        "R@5 went from 1.000 to 0.500: 0.500 for the worse is more than 0.1 (20 questions, p = 0.0100)",
        "fr→fr R@5 went from 0.900 to 0.200: 0.700 for the worse is more than 0.1 (8 questions, p = 0.0004)",
    )
    assert reasons(Conditions(lost=0), beside(*tests)) == ()


@pytest.mark.parametrize(
    ("ids", "most", "said"),
    [
        ("a", 0, "1 question is lost, more than 0: a"),
        ("ab", 1, "2 questions are lost, more than 1: a, b"),
        ("ab", 2, ""),
        ("abcde", 4, "5 questions are lost, more than 4: a, b, c, d, e"),
        ("abcdef", 4, "6 questions are lost, more than 4: a, b, c, d, e and 1 more"),
    ],
)
def test_questions_lost_are_counted_and_the_first_five_named(ids: str, most: int, said: str) -> None:
    changed = (*changes("lost", *ids), *changes("won", "x"), *changes("new", "y"))
    assert reasons(Conditions(lost=most), beside(changed=changed)) == ((said,) if said else ())


@pytest.mark.parametrize(
    ("ids", "said"),
    [("a", "1 question of the baseline is not"), ("ab", "2 questions of the baseline are not")],
)
def test_questions_gone_from_the_set_fail_a_comparison(ids: str, said: str) -> None:
    comparison = beside(changed=changes("gone", *ids))
    (reason,) = reasons(Conditions(lost=0), comparison)
    assert reason == (
        f"{said} in this run, or not the same there: {', '.join(ids)}; save a baseline of this set, or accept it "
        "with --allow-changed-set"
    )
    assert reasons(Conditions(lost=0, changed_set=True), comparison) == ()
    assert reasons(Conditions((read_condition("R@5 < 0.1"),)), comparison) == ()


NEVER = (
    "can never fail this: a drop shows from 6 questions on, and --max-lost N from N + 1 on; compare more, or allow "
    "fewer lost"
)
NOTHING = "no question could be asked in both runs, so nothing was compared: save a new baseline"


@pytest.mark.parametrize(
    ("conditions", "count", "said"),
    [
        (Conditions(drop=0.0), 5, f"5 questions compared {NEVER}"),
        (Conditions(drop=0.0), 6, ""),
        (Conditions(lost=0), 1, ""),
        (Conditions(lost=1), 1, f"1 question compared {NEVER}"),
        (Conditions(lost=4), 5, ""),
        (Conditions(lost=5), 5, f"5 questions compared {NEVER}"),
        (Conditions(drop=0.0, lost=4), 5, ""),
        (Conditions(drop=0.0, lost=5), 5, f"5 questions compared {NEVER}"),
        (Conditions(drop=0.0, lost=9), 6, ""),
        (Conditions((read_condition("R@5 < 0.1"),), lost=9), 5, ""),
        (Conditions(drop=0.0), 0, NOTHING),
    ],
)
def test_a_gate_that_no_question_could_fail_is_none(conditions: Conditions, count: int, said: str) -> None:
    found = reasons(conditions, beside(fell(worse=False, count=count), compared=count))
    assert found == ((said,) if said else ())


def test_a_comparison_that_nobody_counted_is_taken_as_it_is() -> None:
    assert reasons(Conditions(lost=9), beside(fell(worse=False, count=5), compared=None)) == ()


@pytest.mark.parametrize(
    ("lapsed", "expecting", "stale", "said"),
    [
        ("", 0, 0, ""),
        ("a", 3, 1, ""),
        ("a", 3, 0, "1 question is stale, more than 0: a; {check}, and --max-stale accepts some"),
        ("abc", 9, 2, "3 questions are stale, more than 2: a, b, c; {check}, and --max-stale accepts some"),
        (
            "ab",
            2,
            2,
            "every question that expects a place is stale: --max-stale accepts some, not all (2); {check}",
        ),
        ("ab", 2, 1, "2 questions are stale, more than 1: a, b; {check}, and --max-stale accepts some"),
    ],
)
def test_stale_questions_count_against_a_gate(lapsed: str, expecting: int, stale: int, said: str) -> None:
    told = summary(lapsed=tuple(lapsed), expecting=expecting)
    found = reasons(Conditions((read_condition("R@5 < 0.1"),), stale=stale), told=told)
    check = "`passerelle questions check` says what to mend"
    assert found == ((said.format(check=check),) if said else ())
    assert reasons(Conditions(stale=stale), told=told) == ()


@pytest.mark.parametrize(
    ("unread", "said"),
    [
        (0, ""),
        (1, "1 line of the set is no question: set.jsonl, line 1: it is not JSON; mend the set"),
        (2, "2 lines of the set are no question: set.jsonl, line 1: it is not JSON, set.jsonl, line 2"),
        (
            6,
            "set.jsonl, line 5: it is not JSON and 1 more; mend the set, or accept it with --allow-changed-set",
        ),
    ],
)
def test_lines_that_are_no_question_fail_a_gate_unless_they_are_allowed(unread: int, said: str) -> None:
    gate = (read_condition("R@5 < 0.1"),)
    found = reasons(Conditions(gate), told=summary(unread=unread))
    assert [said in reason for reason in found] == ([True] if said else [])
    assert reasons(Conditions(gate, changed_set=True), told=summary(unread=unread)) == ()


def test_a_store_without_a_passage_fails_every_gate() -> None:
    (reason,) = reasons(Conditions(lost=0), beside(), summary(passages=0))
    assert (
        reason == "the store that was asked holds no passage, so that all is refused: index documents first"
    )
    assert reasons(Conditions(), None, summary(passages=0)) == ()
