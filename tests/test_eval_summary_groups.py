"""Which groups a run's figures come in, in which order, and which questions count in each."""

from dataclasses import replace

import pytest
from runs import ORIGIN, asked, refused, run_of

from passerelle.evaluation.figures.results import Group, GroupKind
from passerelle.evaluation.figures.summary import groups_of, summarise
from passerelle.evaluation.types import Expectation, Judged, Outcome, Problem, Question
from passerelle.index.types import Language
from passerelle.types import QuestionLanguage


def of(id_: str, language: QuestionLanguage, source: Language | None) -> Outcome:
    return replace(asked(id_, 1, language=language), source=source)


def gone(id_: str) -> Outcome:
    return replace(asked(id_, None), judged=(Judged(stale="quote"),))


def group(outcomes: list[Outcome], kind: GroupKind, name: str) -> Group:
    return next(each for each in summarise(run_of(outcomes)).groups if (each.kind, each.name) == (kind, name))


def test_directions_come_as_in_every_table_and_others_behind_them() -> None:
    outcomes = [
        of("a", "fr", None),
        refused("b"),
        of("c", "en", "fr"),
        of("d", "fr", "en"),
        of("e", "en", "en"),
        of("f", "fr", "fr"),
        of("g", "en", "other"),
        of("h", "fr", "fr"),
    ]
    found = [(name, rows.tolist()) for kind, name, rows in groups_of(outcomes) if kind == "direction"]
    assert found == [
        ("fr→fr", [5, 7]),
        ("en→en", [4]),
        ("fr→en", [3]),
        ("en→fr", [2]),
        ("en→other", [6]),
        ("fr→?", [0]),
        ("fr→none", [1]),
    ]


def test_documents_and_tags_are_sorted_and_a_question_counts_once_in_each() -> None:
    places = tuple(Expectation(name) for name in ("b.txt", "a.txt", "b.txt", ""))
    one = replace(
        asked("a", 1, 1, 1, 1),
        question=Question("a", "?", "fr", places, tags=("pont", "bac", "pont")),
    )
    two = replace(asked("b", 1), question=Question("b", "?", "fr", (Expectation("b.txt"),), tags=("bac",)))
    found = [(kind, name, rows.tolist()) for kind, name, rows in groups_of([one, two])]
    assert found == [
        ("all", "all", [0, 1]),
        ("direction", "fr→fr", [0, 1]),
        ("document", "a.txt", [0]),
        ("document", "b.txt", [0, 1]),
        ("tag", "bac", [0, 1]),
        ("tag", "pont", [0]),
    ]


def test_questions_with_a_stale_place_are_named_and_those_with_no_other_have_lapsed() -> None:
    half = replace(asked("half", 1, None), judged=(Judged(rank=1), Judged(stale="quote")))
    run = replace(
        run_of([asked("whole", 1), half, gone("gone"), refused("none")]),
        problems=(Problem("set.jsonl", 3, "it is not JSON"),),
        origin=replace(ORIGIN, passages=7),
    )
    summary = summarise(run)
    assert (summary.stale, summary.lapsed) == (("half", "gone"), ("gone",))
    assert (summary.expecting, summary.passages, summary.unread) == (3, 7, run.problems)
    assert (summary.overall.kind, summary.overall.name, summary.overall.questions) == ("all", "all", 4)


def test_the_area_under_roc_is_of_questions_that_are_not_stale() -> None:
    sure = replace(asked("a", 1, said="x"), confidence=0.9)
    unsure = replace(asked("b", 1, said="x"), confidence=0.2)
    stale = replace(gone("c"), confidence=0.0)
    none = refused("d", confidence=0.5)
    figure = group([sure, unsure, stale, none], "all", "all").figures["AUROC"]
    assert (figure.value, figure.count) == (0.5, 3)


def test_the_calibration_error_is_of_answers_that_can_be_judged() -> None:
    outcomes = [
        replace(asked("a", 1, said="x", right=True), confidence=0.75),
        replace(asked("b", 1, said="x", right=False), confidence=0.25),
        replace(asked("c", 1, said="x"), confidence=0.55),  # right or wrong, nobody can say
        replace(asked("d", 1, right=False), confidence=0.55),  # no answer
        refused("e", confidence=0.35, abstained=False),  # an answer where there is none: wrong
        refused("f", confidence=0.55),
        replace(gone("g"), abstained=False, right=False, confidence=0.55),
    ]
    figure = group(outcomes, "all", "all").figures["ECE"]
    assert figure.value == pytest.approx((0.25 + 0.25 + 0.35) / 3)
    assert figure.count == 3


def test_a_document_s_questions_have_no_figure_as_a_whole() -> None:
    answered = (asked("a", 1, said="x", right=True), asked("b", 1, said="x", right=True))
    groups = summarise(
        run_of(
            [
                replace(each, milliseconds=3.0, question=replace(each.question, tags=("bac",)))
                for each in answered
            ]
        )
    ).groups
    whole = [
        (each.kind, [name in each.figures for name in ("ECE", "ms median", "ms p95", "R@5")])
        for each in groups
    ]
    assert whole == [
        ("all", [True] * 4),
        ("direction", [True] * 4),
        ("document", [False, False, False, True]),
        ("tag", [True] * 4),
    ]


def test_the_median_and_the_ninety_fifth_percentile_are_of_the_timed_ones() -> None:
    timed = [replace(asked(f"q{n}", 1), milliseconds=float(10 * n)) for n in range(21)]
    figures = group([*timed, asked("other", 1)], "all", "all").figures
    assert (figures["ms median"].value, figures["ms median"].count) == (100.0, 21)
    assert (figures["ms p95"].value, figures["ms p95"].count) == (190.0, 21)
    assert "ms median" not in group([asked("other", 1)], "all", "all").figures


def test_the_time_of_a_stale_question_counts_all_the_same() -> None:
    figures = group([replace(gone("a"), milliseconds=8.0), asked("b", 1)], "all", "all").figures
    assert (figures["ms median"].value, figures["ms median"].count) == (8.0, 1)


@pytest.mark.parametrize(
    ("ranks", "graded"),
    [((1,), ("RR@10", "nDCG@10", "F1")), ((1, 2), ("R@1", "R@5", "R@10", "RR@10", "nDCG@10", "F1"))],
)
def test_recall_is_graded_where_a_question_expects_several_places(
    ranks: tuple[int, ...], graded: tuple[str, ...]
) -> None:
    found = group([asked("one", 1, said="quote"), asked("more", *ranks, said="quote")], "all", "all")
    assert found.graded == graded


def test_a_question_without_a_place_has_no_graded_measure_of_places() -> None:
    assert group([refused("a")], "all", "all").graded == ("F1",)
