"""What a report draws and sorts: whiskers, charts, tables, failures and the choices of its filters, at their edges."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from reported import HOSTILE, OUTCOMES, RUN, evaluated, outcome, question
from runs import asked, refused

from passerelle.evaluation.figures.results import Figure, Group, PairedTest
from passerelle.evaluation.reports.charts import charts, figures_table, whisker
from passerelle.evaluation.reports.charts import tests_of as by_figure
from passerelle.evaluation.reports.failure import REASONS, failure_lines
from passerelle.evaluation.reports.failures import LAST, choices, failure
from passerelle.evaluation.reports.junit import junit
from passerelle.evaluation.reports.numbers import basis, figure, interval
from passerelle.evaluation.reports.rows import Place, row_of, state_of
from passerelle.evaluation.types import Judged

ROWS = [row_of(each, RUN.texts) for each in OUTCOMES]
BY_ID = {row.outcome.question.id: row for row in ROWS}


def moved(was: float, now: float) -> PairedTest:
    return PairedTest("R@5", "all", was, now, 10, 0.5, 0.5, worse=now < was)


def test_a_whisker_is_drawn_from_edge_to_edge_and_no_further() -> None:
    drawn = whisker(Figure(0.5, 0.0, 1.0, 10), None, "en")
    assert (drawn.low, drawn.value, drawn.high, drawn.was) == (6.0, 100.0, 194.0, None)
    assert (drawn.width, drawn.height, drawn.middle, drawn.grid) == (200, 20, 10.0, (6.0, 100.0, 194.0))
    assert drawn.label == "0.500, 95 % between 0.000 and 1.000, 10 questions"
    outside = whisker(Figure(0.25, -0.1, 1.2, 10), None, "en")
    assert (outside.low, outside.value, outside.high) == (6.0, 53.0, 194.0)


def test_a_ring_stands_where_the_baseline_was_if_it_was_elsewhere() -> None:
    figures = Figure(0.5, 0.4, 0.6, 10)
    assert whisker(figures, moved(0.25, 0.5), "en").was == 53.0
    assert whisker(figures, moved(0.25, 0.5), "en").label.endswith("; baseline 0.250")
    assert whisker(figures, moved(0.5, 0.5), "en").was is None


def test_charts_are_drawn_by_direction_and_of_all_last() -> None:
    drawn = list(charts(evaluated(), "en"))
    names = ["R@1", "R@5", "nDCG@10", "quoted", "false refusals", "false answers"]
    assert [each.measure for each in drawn] == names
    assert [row.group for row in drawn[0].rows] == ["fr→fr", "all"]
    assert [row.overall for row in drawn[0].rows] == [False, True]
    assert all(row.test is None for each in charts(evaluated(baseline=None), "en") for row in each.rows)
    assert by_figure(evaluated(baseline=None)) == {}
    tests = by_figure(evaluated())
    assert tests
    assert all((test.group, test.measure) == key for key, test in tests.items())


def test_a_table_has_every_measure_of_its_groups_and_of_all() -> None:
    table = figures_table(evaluated(), "tag")
    assert table is not None
    assert [group.name for group in table.groups] == ["<b>", "lieu", "all"]
    assert "R@5" in table.measures
    assert figures_table(replace(evaluated(), summary=replace(evaluated().summary, groups=())), "tag") is None


@pytest.mark.parametrize(
    ("measure", "shown"), [("R@5", "0,500"), ("ms median", "12"), ("ms p95", "12"), ("AUROC", "0,500")]
)
def test_milliseconds_are_whole_and_other_figures_have_three_digits(measure: str, shown: str) -> None:
    assert figure(12.4 if measure.startswith("ms") else 0.5, measure, "fr") == shown
    assert interval(Figure(0.5, 0.25, 0.75, 4), "en") == "95 % between 0.250 and 0.750"


@pytest.mark.parametrize(
    ("count", "graded", "said"),
    [
        (5, (), "5 of 10 questions · too few to show a drop"),
        (6, (), "6 of 10 questions · shows drops from 1.000"),
        (8, ("R@5",), "8 of 10 questions · shows drops from 0.750 or less"),
    ],
)
def test_a_figure_says_how_many_questions_it_is_of_and_what_drop_they_show(
    count: int, graded: tuple[str, ...], said: str
) -> None:
    group = Group("all", "all", 10, {"R@5": Figure(1.0, 1.0, 1.0, count)}, graded)
    assert basis("R@5", group, "en") == said


def test_a_failure_is_sorted_by_the_rank_of_the_right_one() -> None:
    found = failure(BY_ID["misquoted"], {"misquoted": "lost"}, "en")
    assert (found.change, found.rank, found.rank_key) == ("lost", "2", 2)
    assert len(found.shared) == 2
    unfound = failure(BY_ID["unfound"], {}, "fr")
    assert (unfound.change, unfound.rank, unfound.rank_key) == ("", "aucun", LAST)
    for id_ in ("answered", "stale"):
        assert failure(BY_ID[id_], {}, "en").rank == "–"
    twin = replace(OUTCOMES[1], judged=(Judged(OUTCOMES[1].judged[0].spans, translation_of=3),))
    shown = failure(row_of(twin, RUN.texts), {}, "en").rank
    assert shown == "none; it is the translation of hit 3"


def test_the_filters_of_a_report_have_the_values_that_its_rows_have() -> None:
    found = dict(choices(ROWS[1:], {"unfound": "lost", "refused": "won", "gone": "gone"}, "en"))
    assert [value for value, _ in found["state"]] == [row.state for row in ROWS[1:]]
    assert found["change"] == [("lost", "Lost"), ("won", "Won")]
    assert found["tag"] == [("<b>", "<b>"), ("lieu", "lieu")]
    assert [value for value, _ in found["direction"]] == sorted({each.direction for each in OUTCOMES[1:]})
    assert dict(choices(ROWS[1:2], {"unfound": "lost"}, "en")) == {"tag": [("<b>", "<b>"), ("lieu", "lieu")]}


@pytest.mark.parametrize(
    ("outcome_", "last"),
    [
        (asked("a", 1, hits=1, said="x"), "the right one stood at: rank 1 of 1 hit"),
        (asked("a", 2, said="x"), "the right one stood at: rank 2 of 10 hits"),
        (asked("a", None, hits=0), "the right one stood at: not among the hits of 0 hits"),
    ],
)
def test_the_lines_of_a_failure_end_with_where_the_right_one_stood(outcome_: object, last: str) -> None:
    assert list(failure_lines(row_of(outcome_, {})))[-1] == last  # type: ignore[arg-type]


def test_a_question_to_refuse_has_no_right_one() -> None:
    lines = list(failure_lines(row_of(refused("a", abstained=False, confidence=0.5), {})))
    assert lines == [
        "question: question a (fr)",
        "expected: no answer",
        "came:     no answer (confidence 0.50)",
    ]


def test_each_kind_of_failure_has_its_reason() -> None:
    assert [REASONS[state_of(each)] for each in OUTCOMES[1:]] == [
        "no expected place is among the hits",
        "other words than the expected ones are quoted",
        "no answer, and the documents have one",
        "an answer, and the documents have none",
        "what is expected is not in the store any more",
        "the question could not be asked",
    ]


def test_what_is_expected_is_shown_by_its_document_where_no_hit_holds_it() -> None:
    unfound = BY_ID["unfound"]
    assert unfound.expected == (Place("pont.txt", "Edith Pane"),)
    plain = replace(OUTCOMES[4], question=replace(OUTCOMES[4].question, answers=("midi", "12 h")))
    assert row_of(plain, RUN.texts).expected == (Place("", "midi"), Place("", "12 h"))
    assert not BY_ID["refused"].quoted
    assert BY_ID["misquoted"].quoted


def test_junit_counts_its_cases_by_what_became_of_them() -> None:
    suite = ET.fromstring(junit(evaluated())).find("testsuite")
    assert suite is not None
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "8",
        "failures": "3",
        "errors": "2",
        "skipped": "2",
    }
    cases = {str(each.get("name")).partition(":")[0]: each for each in suite.iter("testcase")}
    assert cases["right"].get("time") == "0.040"
    assert cases["right"].get("classname") == "passerelle.fr→fr"
    (known,) = cases["refused"].iter("skipped")
    assert known.get("message") == "known miss: trop loin"
    assert [each.tag for each in cases["problem"]] == ["error"]
    assert [each.tag for each in cases["stale"]] == ["skipped"]
    assert "\x00" in HOSTILE
    assert "\x00" not in junit(evaluated())


@pytest.mark.parametrize(("letters", "whole"), [(197, True), (198, False)])
def test_the_name_of_a_case_is_two_hundred_signs_long(letters: int, *, whole: bool) -> None:
    text = "y" * letters
    made = replace(evaluated(), run=replace(RUN, outcomes=(outcome(question("a", text), 1, right=True),)))
    names = [str(each.get("name")) for each in ET.fromstring(junit(made)).iter("testcase")]
    assert (f"a: {text}" in names) is whole
    assert max(map(len, names)) <= 200
