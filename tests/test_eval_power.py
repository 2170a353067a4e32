"""Facts about what a set can show, and about copies of the document that a question expects."""

import pytest
from library import Library
from runs import asked, run_of

from passerelle.evaluation.figures.comparison import compare
from passerelle.evaluation.figures.power import LEAST_LOST, LEVEL, least_drop
from passerelle.evaluation.figures.results import Evaluated, Verdict
from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.reports.terminal import evaluated_lines, too_small_to_show
from passerelle.evaluation.runs.runner import evaluate
from passerelle.evaluation.types import Expectation, Question, QuestionSet
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


def test_a_limit_that_a_set_is_too_small_for_is_said_to_see_nothing() -> None:
    run = run_of([asked(f"q{n}", 1) for n in range(20)])
    told = Evaluated(run, summarise(run), compare(run, run), Verdict(()))
    assert "20 questions can show no drop below 0.300" in too_small_to_show(told, 0.01)
    assert too_small_to_show(told, 0.3) == ""
    shown = [line.split() for line in evaluated_lines(told)]
    assert ["took", "part", "1.000"] in [line[:3] for line in shown]
    assert ["can", "show", "0.300"] in [line[:3] for line in shown]


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
