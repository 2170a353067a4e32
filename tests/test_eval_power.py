"""Facts about what a set can show, and about copies of the document that a question expects."""

from dataclasses import replace

import pytest
from library import Library
from runs import asked, refused, run_of

from passerelle.evaluation.figures.comparison import compare
from passerelle.evaluation.figures.power import LEAST_LOST, LEVEL, can_show, least_drop
from passerelle.evaluation.figures.results import Evaluated, Figure, Group, Verdict
from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.figures.verdict import ConditionError, Conditions, judge, read_condition
from passerelle.evaluation.matching import Judge
from passerelle.evaluation.reports.markdown import _least
from passerelle.evaluation.reports.terminal import evaluated_json, evaluated_lines, too_small_to_show
from passerelle.evaluation.runs.runner import evaluate
from passerelle.evaluation.runs.saved import check
from passerelle.evaluation.types import (
    Expectation,
    Found,
    Judged,
    Outcome,
    Question,
    QuestionSet,
    Quoted,
    Run,
)
from passerelle.index.sync import Options
from passerelle.index.types import Span
from passerelle.retrieval import Retriever

COPIED = "The harbour master keeps the key of the north gate in a blue tin box."


@pytest.mark.parametrize(("lost", "seen"), [(LEAST_LOST - 1, False), (LEAST_LOST, True)])
def test_as_many_questions_must_be_lost_as_is_said_before_a_drop_shows(lost: int, *, seen: bool) -> None:
    before = [asked(f"q{n}", 1) for n in range(20)]
    after = [asked(f"q{n}", None if n < lost else 1) for n in range(20)]
    tests = {
        test.measure: test for test in compare(run_of(before), run_of(after)).tests if test.group == "all"
    }
    assert (tests["R@5"].p / 2 <= LEVEL) is seen
    assert least_drop(20) == LEAST_LOST / 20


def evaluated(run: Run) -> Evaluated:
    return Evaluated(run, summarise(run), compare(run, run), Verdict(()))


def test_a_limit_that_a_set_is_too_small_for_is_said_to_see_nothing() -> None:
    told = evaluated(run_of([asked(f"q{n}", 1) for n in range(20)] + [refused(f"none{n}") for n in range(4)]))
    said = too_small_to_show(told, 0.01)
    assert "20 questions can show no drop below 0.300 by questions lost whole of R@1, R@5" in said
    assert "4 questions can show no drop at all of false answers" in said
    assert "false answers" in too_small_to_show(told, 0.3)
    assert "R@5" not in too_small_to_show(told, 0.3)
    shown = [line.split() for line in evaluated_lines(told)]
    assert ["took", "part", "0.833"] in [line[:3] for line in shown]
    assert ["can", "show", "0.300", "0.300", "0.300", "≤0.300", "≤0.300"] in [line[:7] for line in shown]
    assert any("4 questions; took part 0.167, can show none" in line for line in evaluated_lines(told))


@pytest.mark.parametrize("measure", ["RR@10", "nDCG@10"])
def test_a_graded_measure_shows_a_smaller_drop_where_six_questions_fall_a_little(measure: str) -> None:
    before, after = ([asked(f"q{n}", rank if n < LEAST_LOST else 1) for n in range(20)] for rank in (1, 2))
    (test,) = [
        test
        for test in compare(run_of(before), run_of(after)).tests
        if (test.group, test.measure) == ("all", measure)
    ]
    assert test.p_any <= LEVEL
    assert test.was - test.now < least_drop(20)
    group = summarise(run_of(before)).overall
    assert (can_show(measure, group), can_show("R@5", group)) == ("≤0.300", "0.300")


def test_what_is_not_compared_or_has_not_six_questions_to_lose_shows_no_drop() -> None:
    group = summarise(
        run_of([asked(f"q{n}", 1 if n < 5 else None, said="x") for n in range(20)] + [refused("none")])
    ).overall
    assert can_show("R@5", group) == "none"  # five are right
    assert can_show("RR@10", group) == "≤0.300"
    assert can_show("false refusals", group) == "0.300"  # none is refused: all may come to be
    assert can_show("AUROC", group) == "none"  # no test compares it
    told = evaluated_json(evaluated(run_of([asked(f"q{n}", 1) for n in range(20)])))
    shown = told["groups"][0]["least_drop"]
    assert (shown["R@5"], shown["false refusals"]) == (0.3, None)  # every one is refused already


def test_recall_of_several_places_is_graded() -> None:
    one, two = ([asked(f"q{n}", *ranks) for n in range(6)] for ranks in ((1,), (1, 2)))
    assert "R@5" not in summarise(run_of(one)).overall.graded
    assert "R@5" in summarise(run_of(two)).overall.graded


def test_a_passage_of_the_same_words_in_a_copy_of_the_document_is_right(library: Library) -> None:
    for name in ("a/keys.txt", "b/keys.txt"):
        library.write(name, COPIED)
    library.write("c.txt", "The harbour master has another tin box for the south gate.")
    library.index()
    retriever = Retriever.of(library.open(), library.embedder)
    found = retriever.search("key of the north gate", 1)[0].passage.document.id
    copy = ({"a/keys.txt", "b/keys.txt"} - {found}).pop()
    for expectation in (Expectation(copy, "blue tin box"), Expectation(copy)):
        question = Question("q", "Who keeps the key of the north gate?", "en", (expectation,))
        (outcome,) = evaluate(QuestionSet((question,)), retriever).outcomes
        assert (outcome.rank, outcome.document_rank) == (1, 1)
        assert outcome.hits[0].document == found
    assert not any(outcome.stale for outcome in evaluate(QuestionSet((question,)), retriever).outcomes)


def test_a_copy_is_one_whatever_the_white_space_and_wherever_the_words_stand_in_the_document(
    library: Library,
) -> None:
    library.write("a.txt", f"{COPIED}\n\n{'The quay is long and the sea is cold. ' * 30}\n\n{COPIED}")
    library.write("b.txt", COPIED.replace(" blue tin ", "\nblue  tin "))
    library.index()
    store = library.open()
    judge, words = Judge(store), "blue tin box"
    last = store.document("a.txt").text.rindex(words)
    placed = [judge.place(Expectation("a.txt", words, Span(last, last + len(words))))]
    (copy,) = store.passages("b.txt")
    hit = Found(1, "b.txt", copy.start, copy.end, 0.5)
    said = store.document("b.txt").text[copy.start : copy.end]
    at = copy.start + said.index("blue")
    cited = Quoted("b.txt", at, copy.end, said[at - copy.start :])
    (moved,), (quoted,) = judge.at_home(placed, [hit]), judge.at_home(placed, [cited])
    assert placed[0].met_by_hit(moved)
    assert placed[0].held_by(quoted)
    assert quoted.start == last


def test_a_sentence_that_two_documents_share_makes_no_copy(library: Library) -> None:
    library.write("a.txt", "The ferry goes to Brume. A ticket costs 12 euros.")
    library.write("b.txt", "The bus to Harrow leaves at noon. A ticket costs 12 euros.")
    library.index(options=Options(passage_tokens=64))
    store = library.open()
    judge, words = Judge(store), "A ticket costs 12 euros."
    placed = [judge.place(Expectation("a.txt", words))]
    at = store.document("b.txt").text.index(words)
    wrong = Quoted("b.txt", at, at + len(words), words)
    assert judge.at_home(placed, [wrong]) == [wrong]


def moved(outcome: Outcome, **question: object) -> Outcome:
    return replace(outcome, question=replace(outcome.question, **question))  # type: ignore[arg-type]


GATES = (Conditions(lost=0), Conditions(drop=0.02), Conditions(lost=0, drop=0.02))


@pytest.mark.parametrize("conditions", GATES)
def test_a_comparison_of_nothing_fails_even_where_a_changed_set_is_allowed(conditions: Conditions) -> None:
    before, after = (
        run_of([asked(f"q{n}", 1) for n in range(9)]),
        run_of([asked(f"p{n}", 1) for n in range(9)]),
    )
    allowed = replace(conditions, changed_set=True)
    reasons = judge(allowed, summarise(after), compare(before, after)).reasons
    assert reasons == (
        "no question could be asked in both runs, so nothing was compared: save a new baseline",
    )
    assert len(judge(conditions, summarise(after), compare(before, after)).reasons) == 2
    assert judge(allowed, summarise(after), compare(after, after)).passed


def test_a_drop_that_no_set_of_this_size_can_show_is_no_gate_by_itself() -> None:
    few, enough = (run_of([asked(f"q{n}", 1) for n in range(count)]) for count in (5, 6))
    (reason,) = judge(Conditions(drop=0.02), summarise(few), compare(few, few)).reasons
    assert "5 questions compared can never fail this" in reason
    assert not judge(Conditions(drop=0.02, lost=5), summarise(few), compare(few, few)).passed
    assert judge(Conditions(drop=0.02, lost=0), summarise(few), compare(few, few)).passed
    assert judge(Conditions(drop=0.02), summarise(enough), compare(enough, enough)).passed


def test_a_question_judged_by_less_than_in_the_baseline_is_gone_and_one_by_more_is_not() -> None:
    before = asked("q", 1, right=True, said="x")
    to_refuse = replace(refused("q"), question=replace(before.question, expected=(), answerable=False))
    for less in (to_refuse, asked("q", 1, right=None, said="x"), moved(asked("q", right=None, said="x"))):
        comparison = compare(run_of([before]), run_of([less]))
        assert [change.kind for change in comparison.changes] == ["new", "gone"]
        assert comparison.compared == 0
    assert compare(run_of([asked("q", said="x")]), run_of([asked("q", 1, said="x")])).of("gone") == ()


def test_a_question_that_expects_no_words_is_lost_when_it_is_refused() -> None:
    (change,) = compare(run_of([asked("q", 1, said="x")]), run_of([asked("q", 1)])).changes
    assert (change.kind, change.what) == ("lost", "no longer answered")


def test_a_question_that_could_not_be_asked_is_not_refused_rightly() -> None:
    unasked = replace(refused("q"), problem="it cannot be asked")
    assert summarise(run_of([unasked])).overall.figures["false answers"].value == 1.0
    (change,) = compare(run_of([refused("q")]), run_of([unasked])).changes
    assert (change.kind, change.what) == ("lost", "no longer refused")


def test_a_store_without_a_passage_and_a_set_all_stale_pass_nothing() -> None:
    gate = Conditions((read_condition("false answers > 0.1"),), stale=99)
    kept = run_of([refused("none"), replace(asked("q", None), judged=(Judged(stale="quote"),))])
    (stale,) = judge(gate, summarise(kept), None).reasons
    assert "every question that expects a place is stale" in stale
    run = run_of([refused("none")])
    assert judge(gate, summarise(run), None).passed
    bare = replace(run, origin=replace(run.origin, passages=0))
    (empty,) = judge(gate, summarise(bare), None).reasons
    assert "holds no passage" in empty


def test_what_was_stale_in_the_baseline_was_never_compared() -> None:
    stale = replace(asked("q", None), judged=(Judged(stale="quote"),))
    comparison = compare(run_of([stale]), run_of([asked("q", 1)]))
    assert [change.what for change in comparison.of("gone")] == ["it was stale in the baseline"]


@pytest.mark.parametrize("text", ["R@5 < 0", "R@5 > 1", "F1 >= 1.5", "ms p95 < 0"])
def test_a_condition_that_can_never_be_true_is_refused(text: str) -> None:
    with pytest.raises(ConditionError, match="can never be true"):
        read_condition(text)


def test_a_condition_at_the_edge_may_be_true() -> None:
    for text in ("R@5 <= 0", "R@5 >= 1", "ms p95 > 2000", "R@5 < 90"):
        assert read_condition(text).measure in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"judged": (Judged(rank=0),)},
        {"judged": (Judged(rank=11),)},
        {"document_rank": -1},
        {"confidence": 1.5},
        {"confidence": float("inf")},
        {"milliseconds": float("inf")},
        {"milliseconds": -1.0},
    ],
)
def test_a_number_that_no_run_gives_is_damage(wrong: dict[str, object]) -> None:
    assert check(asked("q", 10))
    with pytest.raises(ValueError, match="the question 'q' has a"):
        check(replace(asked("q", 1), **wrong))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("count", "french", "english"), [(12, "0,500", "0.500"), (6, "1,000", "1.000"), (5, "·", "·")]
)
def test_the_least_drop_that_can_be_seen_is_written_as_its_language_writes_numbers(
    count: int, french: str, english: str
) -> None:
    group = Group("all", "all", count, {"R@5": Figure(1.0, 1, 1, count)})
    assert (_least("R@5", group, "fr"), _least("R@5", group, "en")) == (french, english)
