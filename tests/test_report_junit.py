"""The JUnit of a run, case by case: what fails, what is an error, what is skipped, and every figure a property."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from runs import asked, refused, run_of

from passerelle.evaluation.figures.results import Evaluated, Figure, Group, Summary, Verdict
from passerelle.evaluation.reports.junit import junit
from passerelle.evaluation.types import Judged, Outcome, Problem

ALL = Group("all", "all", 8, {"R@5": Figure(2 / 3, 0.5, 1.0, 6), "AUROC": Figure(1.0, 1, 1, 8)}, ("R@5",))


def made(*outcomes: Outcome, reasons: tuple[str, ...] = (), problems: int = 0) -> Evaluated:
    run = replace(run_of(outcomes), made="2031-05-04T10:00:00+00:00")
    run = replace(run, problems=tuple(Problem("s.jsonl", n, "no") for n in range(1, problems + 1)))
    unread = tuple(Problem(f"{n}.pdf", 0, "damaged") for n in range(problems))
    return Evaluated(run, Summary((ALL,), ()), None, Verdict(reasons), unread)


def suite(evaluated: Evaluated) -> ET.Element:
    root = ET.fromstring(junit(evaluated))
    (found,) = root
    assert (root.tag, found.tag, found.get("name")) == ("testsuites", "testsuite", "passerelle")
    return found


def cases(evaluated: Evaluated) -> list[tuple[str | None, str | None, list[tuple[str, str | None]]]]:
    return [
        (case.get("classname"), case.get("name"), [(child.tag, child.get("message")) for child in case])
        for case in suite(evaluated).iter("testcase")
    ]


def test_it_is_xml_with_its_declaration_and_an_end_of_line() -> None:
    text = junit(made())
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n  <testsuite ')
    assert text.endswith("</testsuites>\n")
    assert suite(made()).get("timestamp") == "2031-05-04T10:00:00+00:00"


def test_each_figure_is_a_property_with_its_share_and_the_drop_it_shows() -> None:
    found = {each.get("name"): each.get("value") for each in suite(made()).iter("property")}
    assert found == {
        "R@5": "0.666667",
        "R@5 took part": "0.750",
        "R@5 can show": "≤1.000",
        "AUROC": "1",
        "AUROC took part": "1.000",
        "AUROC can show": "none",
    }


def test_what_was_not_read_is_an_error_and_a_condition_not_met_a_failure() -> None:
    evaluated = made(problems=1, reasons=("R@5 = 0.5 meets `R@5 < 0.9`",))
    assert cases(evaluated) == [
        ("passerelle.reading", "0.pdf: damaged", [("error", "damaged")]),
        ("passerelle.reading", "s.jsonl, line 1: no", [("error", "no")]),
        (
            "passerelle.conditions",
            "R@5 = 0.5 meets `R@5 < 0.9`",
            [("failure", "R@5 = 0.5 meets `R@5 < 0.9`")],
        ),
    ]
    texts = [child.text for case in suite(evaluated).iter("testcase") for child in case]
    assert texts == ["0.pdf: damaged", "s.jsonl, line 1: no", "R@5 = 0.5 meets `R@5 < 0.9`"]


def known(outcome: Outcome, why: str = "not yet") -> Outcome:
    return replace(outcome, question=replace(outcome.question, known_miss=why))


@pytest.mark.parametrize(
    ("outcome", "problem"),
    [
        (asked("q", 1, right=True, said="x"), []),
        (known(asked("q", 1, right=True, said="x")), []),
        (asked("q", None), [("failure", "no expected place is among the hits")]),
        (
            asked("q", 1, right=False, said="x"),
            [("failure", "other words than the expected ones are quoted")],
        ),
        (asked("q", 1), [("failure", "no answer, and the documents have one")]),
        (refused("q", abstained=False), [("failure", "an answer, and the documents have none")]),
        (replace(refused("q"), problem="too long"), [("error", "the question could not be asked")]),
        (known(asked("q", 1)), [("skipped", "known miss: not yet")]),
        (known(replace(refused("q"), problem="too long")), [("skipped", "known miss: not yet")]),
        (
            known(replace(asked("q", None), judged=(Judged(stale="quote"),))),
            [("skipped", "what is expected is not in the store any more")],
        ),
    ],
)
def test_a_question_is_a_case_by_what_became_of_it(
    outcome: Outcome, problem: list[tuple[str, str | None]]
) -> None:
    (case,) = cases(made(outcome))
    assert case == (f"passerelle.{outcome.direction}", "q: question q", problem)


def test_the_suite_counts_its_cases_of_each_kind() -> None:
    evaluated = made(
        asked("a", 1, right=True, said="x"),
        asked("b", None),
        asked("c", 1),
        known(asked("d", 1)),
        replace(refused("e"), problem="too long"),
        reasons=("too low",),
        problems=2,
    )
    found = suite(evaluated)
    counts = {name: found.get(name) for name in ("tests", "failures", "errors", "skipped", "hostname")}
    assert counts == {"tests": "10", "failures": "3", "errors": "5", "skipped": "1", "hostname": ""}


@pytest.mark.parametrize(("milliseconds", "time"), [(None, None), (0.0, "0.000"), (1234.5, "1.234")])
def test_a_case_has_its_seconds_where_it_was_timed(milliseconds: float | None, time: str | None) -> None:
    outcome = replace(asked("q", 1, said="x"), milliseconds=milliseconds)
    assert next(suite(made(outcome)).iter("testcase")).get("time") == time


def test_what_no_xml_can_hold_becomes_a_mark_and_the_rest_stays() -> None:
    kept = "\t é\u0020\ud7ff\ue000\ufffd\U00010000\U0010ffff"
    for mark in ("\x00", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"):
        (case,) = cases(made(reasons=(f"a{mark}b",)))
        assert case[1] == "a\ufffdb"
    texts = [child.text for case in suite(made(reasons=(f"a{kept}b\nc",))).iter("testcase") for child in case]
    assert texts == [f"a{kept}b\nc"]


def test_a_failure_s_text_says_what_was_expected_and_came() -> None:
    (case,) = suite(made(asked("q", 2, right=False, said="words"))).iter("testcase")
    assert (case[0].text or "").splitlines() == [
        "question: question q (fr)",
        "expected: « quote 0 » of a.txt",
        "came:     « words » of a.txt",
        "the right one stood at: rank 2 of 10 hits",
    ]
