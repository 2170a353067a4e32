"""Measures agree with the reference programs, on ties, missing questions and several relevant passages."""

import math
import random
import sys
from dataclasses import replace

import numpy as np
import pytest
from runs import asked, refused, run_of

from passerelle.evaluation.figures.bootstrap import generator, means
from passerelle.evaluation.figures.confidence import area_under_roc, calibration_error
from passerelle.evaluation.figures.measures import ALL_MEASURES, LOWER_IS_BETTER, question_values
from passerelle.evaluation.figures.ranking import MEASURES, MeasuresError, judgements, ranking_values
from passerelle.evaluation.figures.results import Figure, Group
from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.types import Expectation, Found, Judged, Outcome, Question
from passerelle.index.types import Span


@pytest.mark.parametrize("awkward", ["\ud800", "a\0b", "é 🙂", "a b", "'"])
def test_names_that_no_other_program_takes_change_no_figure(awkward: str) -> None:
    def run(name: str) -> list[Outcome]:
        document = Expectation(f"a.txt{name}")
        told = Judged(rank=2)
        hits = tuple(Found(rank, f"{rank}.txt{name}", 0, 9, 0.5) for rank in range(1, 4))
        asked_for = [replace(document, document=f"2.txt{name}"), replace(document, document=f"9.txt{name}")]
        return [
            Outcome(
                Question(f"{id_}{name}", "?", "fr", (expected,)), hits=hits if number else (), judged=(told,)
            )
            for number, (id_, expected) in enumerate(zip("pqr", [*asked_for, asked_for[0]], strict=True))
        ]

    plain, told = (ranking_values(run(name)) for name in ("", awkward))
    assert told == {
        measure: {f"{id_}{awkward}": value for id_, value in values.items()}
        for measure, values in plain.items()
    }
    assert sum(plain["R@5"].values()) == 1


def test_a_run_of_no_questions_has_no_figures() -> None:
    assert summarise(run_of([])).overall == Group("all", "all", 0, {})


def many_outcomes() -> list[Outcome]:
    """Return 200 outcomes with one to four expected places; of every tenth question nothing was found."""
    drawn = random.Random(7)
    made = []
    for number in range(200):
        ranks = drawn.sample(range(1, 16), drawn.randint(1, 4))
        hits = 0 if number % 10 == 0 else 10
        outcome = asked(f"q{number}", *(rank if rank <= hits else None for rank in ranks), hits=hits)
        grades = tuple(replace(each, relevance=drawn.randint(1, 3)) for each in outcome.question.expected)
        made.append(replace(outcome, question=replace(outcome.question, expected=grades)))
    return made


def of_trec_eval(outcomes: list[Outcome]) -> dict[str, dict[str, float]]:
    """Return the values trec_eval gives, each question's hits scored in the order of their ranks."""
    pytrec_eval = pytest.importorskip("pytrec_eval")
    judged = {outcome.question.id: judgements(outcome) for outcome in outcomes}
    names = {
        "R@1": "recall_1",
        "R@5": "recall_5",
        "R@10": "recall_10",
        "RR@10": "recip_rank",
        "nDCG@10": "ndcg_cut_10",
    }
    qrels = {id_: relevant for id_, (relevant, _) in judged.items()}
    evaluator = pytrec_eval.RelevanceEvaluator(qrels, {"recall.1,5,10", "recip_rank", "ndcg_cut.10"})
    found = evaluator.evaluate({id_: ranking for id_, (_, ranking) in judged.items() if ranking})
    return {
        name: {id_: found.get(id_, {}).get(theirs, 0.0) for id_ in judged} for name, theirs in names.items()
    }


def test_measures_of_retrieval_agree_with_trec_eval() -> None:
    outcomes = many_outcomes()
    ours, theirs = ranking_values(outcomes), of_trec_eval(outcomes)
    for name in MEASURES:
        assert ours[name] == pytest.approx(theirs[name], abs=1e-6)
    assert 0 < sum(ours["R@5"].values()) < len(outcomes)


def test_measures_of_retrieval_agree_with_their_definitions() -> None:
    outcomes = many_outcomes()
    ours = ranking_values(outcomes)
    for outcome in outcomes:
        id_ = outcome.question.id
        grades = {
            told.rank: each.relevance
            for each, told in zip(outcome.question.expected, outcome.judged, strict=True)
            if told.rank
        }
        ideal = sorted((each.relevance for each in outcome.question.expected), reverse=True)
        best = sum(grade / math.log2(place + 1) for place, grade in enumerate(ideal, start=1))
        gained = sum(grade / math.log2(rank + 1) for rank, grade in grades.items())
        assert ours["nDCG@10"][id_] == pytest.approx(gained / best, abs=1e-6)
        assert ours["RR@10"][id_] == pytest.approx(1 / min(grades) if grades else 0, abs=1e-6)
        for k in (1, 5, 10):
            found = sum(rank <= k for rank in grades) / len(outcome.question.expected)
            assert ours[f"R@{k}"][id_] == pytest.approx(found, abs=1e-6)


def test_equal_scores_are_parted_by_rank_alone() -> None:
    values = ranking_values([asked("q", 3)])
    assert values["RR@10"]["q"] == pytest.approx(1 / 3)
    assert values["nDCG@10"]["q"] == pytest.approx(1 / math.log2(4))


def test_a_question_of_which_nothing_was_found_counts_as_zero() -> None:
    group = summarise(run_of([asked("q1", 1), asked("q2", None, hits=0)])).overall
    assert (group.figures["R@5"].value, group.figures["R@5"].count) == (0.5, 2)


def test_a_question_that_could_not_be_asked_counts_as_zero() -> None:
    failed = replace(asked("q2", None, hits=0, right=False), document_rank=None, problem="too long")
    figures = summarise(run_of([asked("q1", 1, right=True, said="x"), failed])).overall.figures
    assert [figures[name].value for name in ("R@10", "document@5", "quoted", "false refusals")] == [0.5] * 4


def test_expectations_that_one_hit_meets_together_count_once() -> None:
    relevant, _ = judgements(asked("q", 2, 2, None))
    assert relevant == {"hit 2": 1, "missed 2": 1}


def test_where_documents_are_expected_documents_are_ranked() -> None:
    hits = tuple(Found(rank, document, 0, 9, 0.5) for rank, document in enumerate("aabbc", start=1))
    question = Question("q", "x", "fr", (Expectation("b", relevance=3), Expectation("z")))
    told = Outcome(question, "fr", hits, (Judged(rank=3), Judged()), 3)
    assert judgements(told) == ({"b": 3, "z": 1}, {"a": -1.0, "b": -2.0, "c": -3.0})


def test_any_measure_of_ir_measures_can_be_asked_for() -> None:
    outcomes = [asked("found", 2, None), asked("missed", None)]
    assert ranking_values(outcomes, ("Success@1", "Success@10", "RR")) == {
        "Success@1": {"found": 0.0, "missed": 0.0},
        "Success@10": {"found": 1.0, "missed": 0.0},
        "RR": {"found": 0.5, "missed": 0.0},
    }


def test_a_stale_expectation_is_no_failure() -> None:
    half = replace(asked("q1", 1, None), judged=(Judged((Span(0, 5),), rank=1), Judged(stale="quote")))
    gone = replace(asked("q2", None), judged=(Judged(stale="document"),))
    summary = summarise(run_of([half, gone]))
    assert summary.stale == ("q1", "q2")
    assert (summary.overall.figures["R@5"].value, summary.overall.figures["R@5"].count) == (1.0, 1)
    assert summary.overall.figures["false refusals"].count == 1


def test_answers_are_measured_by_the_words_they_quote() -> None:
    outcome = asked("q", 1, right=True, said="La quote 0", language="en")
    values = question_values(
        [outcome, replace(refused("r"), question=Question("r", "x", "fr", answerable=False))]
    )
    assert values["EM"].tolist() == [1.0, 1.0]  # an article less in the document's language; rightly refused
    assert question_values([replace(outcome, source="en")])["F1"].tolist() == [pytest.approx(4 / 5)]


def test_an_answer_withheld_is_worth_nothing_where_one_was_expected() -> None:
    values = question_values([asked("q", 1, right=False)])
    assert (values["EM"][0], values["F1"][0], values["quoted"][0]) == (0, 0, 0)
    assert np.isnan(values["quoted if answered"][0])


def test_refusals_and_answers_in_error_are_told_apart() -> None:
    outcomes = [
        asked("a", 1),
        asked("b", 1, said="x"),
        refused("c"),
        refused("d", abstained=False),
        refused("e"),
    ]
    figures = summarise(run_of(outcomes)).overall.figures
    assert (figures["false refusals"].value, figures["false refusals"].count) == (0.5, 2)
    assert figures["false answers"].value == pytest.approx(1 / 3)
    assert figures["false answers"].count == 3


def test_the_area_under_roc_counts_pairs_and_equals_as_half() -> None:
    sure, answerable = np.array([0.9, 0.5, 0.5, 0.1]), np.array([True, True, False, False])
    assert area_under_roc(sure, answerable) == (1 + 1 + 0.5 + 1) / 4
    assert math.isnan(area_under_roc(sure, np.ones(4, dtype=bool)))


def test_the_area_under_roc_agrees_with_scikit_learn() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    drawn = np.random.default_rng(3)
    sure, answerable = drawn.integers(0, 12, 300) / 11, drawn.integers(0, 2, 300).astype(bool)
    assert area_under_roc(sure, answerable) == pytest.approx(
        metrics.roc_auc_score(answerable, sure), abs=1e-9
    )


def test_the_calibration_error_is_that_worked_by_hand() -> None:
    sure, right = np.array([0.95, 1.0, 0.12, 0.18]), np.array([True, False, False, False])
    # above .9: mean .975, half right; from .1 to .2: mean .15, none right
    assert calibration_error(sure, right) == pytest.approx((2 * 0.475 + 2 * 0.15) / 4)
    apart, one = np.array([0.62, 0.78]), np.array([True, False])  # in two of ten parts, in one of five
    assert calibration_error(apart, one) == pytest.approx((0.38 + 0.78) / 2)
    assert math.isnan(calibration_error(np.array([]), np.array([], dtype=bool)))


def test_figures_come_overall_by_direction_by_document_and_by_tag() -> None:
    first = asked("q1", 1)
    tagged = replace(
        asked("q2", 2, language="en"),
        question=replace(asked("q2", 2, language="en").question, tags=("date",)),
    )
    groups = summarise(run_of([first, tagged, refused("q3")])).groups
    assert [(group.kind, group.name, group.questions) for group in groups] == [
        ("all", "all", 3),
        ("direction", "fr→fr", 1),
        ("direction", "en→fr", 1),
        ("direction", "fr→none", 1),
        ("document", "a.txt", 2),
        ("tag", "date", 1),
    ]
    assert [group.figures["RR@10"].value for group in groups if "RR@10" in group.figures] == [
        0.75,
        1,
        0.5,
        0.75,
        0.5,
    ]


def test_the_same_run_gives_the_same_figures_and_another_seed_other_intervals() -> None:
    outcomes = many_outcomes()
    assert summarise(run_of(outcomes)) == summarise(run_of(outcomes))
    figures: list[Figure] = [summarise(run_of(outcomes, seed=seed)).overall.figures["R@5"] for seed in (0, 1)]
    assert figures[0].value == figures[1].value
    assert figures[0].low != figures[1].low or figures[0].high != figures[1].high


def test_an_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    held = 0
    drawn = np.random.default_rng(5)
    for trial in range(200):
        (figure,) = means((drawn.random((60, 1)) < 0.7).astype(float), generator(trial, "x"))
        assert figure is not None
        held += figure.low <= 0.7 <= figure.high
    assert 180 <= held <= 200


def test_an_interval_is_about_as_wide_as_theory_has_it() -> None:
    values = np.array([[1.0]] * 160 + [[0.0]] * 40)
    (figure,) = means(values, generator(0, "x"))
    assert figure is not None
    half = 1.96 * math.sqrt(0.8 * 0.2 / 200)
    assert figure.low == pytest.approx(0.8 - half, abs=0.01)
    assert figure.high == pytest.approx(0.8 + half, abs=0.01)


def test_a_measure_that_speaks_of_no_question_has_no_figure() -> None:
    group: Group = summarise(run_of([refused("q")])).overall
    assert set(group.figures) == {"EM", "F1", "false answers"}
    assert means(np.array([[np.nan], [np.nan]]), generator(0, "x")) == [None]


def test_milliseconds_are_those_of_the_questions_that_were_timed() -> None:
    outcomes = [replace(asked(f"q{n}", 1), milliseconds=float(n) if n else None) for n in range(5)]
    figures = summarise(run_of(outcomes)).overall.figures
    assert (figures["ms median"].value, figures["ms median"].count) == (2.5, 4)
    assert figures["ms p95"].value == pytest.approx(3.85)


def test_lower_is_better_is_said_of_measures_there_are() -> None:
    assert set(ALL_MEASURES) > LOWER_IS_BETTER
    assert set(MEASURES) < set(ALL_MEASURES)


def test_without_the_package_of_measures_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ir_measures", None)
    with pytest.raises(MeasuresError, match="need the package ir-measures") as refused:
        ranking_values([asked("q", 1)])
    assert str(refused.value) == (
        "the measures of retrieval need the package ir-measures: install it with `pip install ir-measures`, or "
        "Passerelle with `pip install -c constraints.txt '.[eval]'`"
    )
