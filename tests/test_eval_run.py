"""A set is asked in order, whole, and goes on from where it was stopped."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import WordEmbedder
from library import Library

from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.runs.asking import RememberingEmbedder
from passerelle.evaluation.runs.partial import partial_path
from passerelle.evaluation.runs.runner import Asked, evaluate, find
from passerelle.evaluation.runs.saved import RunError, read_run
from passerelle.evaluation.types import Expectation, Question, QuestionSet, Run
from passerelle.fusion import WORDS_ALONE
from passerelle.index.store.only import Only
from passerelle.retrieval import Retriever

TOWNS = ("Brume", "Harrow", "Corbier", "Pane", "Vesle", "Orne")


@pytest.fixture
def retriever(library: Library) -> Retriever:
    for town in TOWNS:
        library.write(f"{town}.txt", f"Le pont de {town} fut ouvert au printemps par le maire de {town}.")
    library.index()
    return Retriever.of(library.open(), library.embedder)


def questions(count: int = 12) -> QuestionSet:
    made = (
        Question(
            f"q{number}", f"Qui a ouvert le pont de {TOWNS[number % 6]} ? {number}", "fr", expected(number)
        )
        for number in range(count)
    )
    return QuestionSet(tuple(made))


def expected(number: int) -> tuple[Expectation, ...]:
    town = TOWNS[number % 6]
    return (Expectation(f"{town}.txt", f"maire de {town}"),)


def stop_after(count: int) -> Callable[[Asked], None]:
    def stop(asked: Asked) -> None:
        if asked.done >= count:
            raise KeyboardInterrupt

    return stop


def timeless(run: Run) -> Run:
    """Return *run* without what no two runs share."""
    return replace(run, made="", outcomes=tuple(replace(each, milliseconds=None) for each in run.outcomes))


def test_outcomes_come_in_the_order_of_the_questions(retriever: Retriever) -> None:
    run = evaluate(questions(), retriever)
    assert [outcome.question.id for outcome in run.outcomes] == [f"q{number}" for number in range(12)]


def test_an_outcome_tells_what_was_found_where(retriever: Retriever) -> None:
    outcome = evaluate(questions(1), retriever, k=3).outcomes[0]
    assert [hit.rank for hit in outcome.hits] == [1, 2, 3]
    assert (outcome.rank, outcome.document_rank, outcome.source, outcome.direction) == (1, 1, "fr", "fr→fr")
    assert outcome.hits[0].document == "Brume.txt"


def test_a_run_keeps_the_words_of_every_hit(retriever: Retriever) -> None:
    run = evaluate(questions(2), retriever)
    for hit in (hit for outcome in run.outcomes for hit in outcome.hits):
        assert run.texts[hit.place] == retriever.store.document(hit.document).text[hit.start : hit.end]


def test_a_run_tells_what_it_was_made_of(retriever: Retriever) -> None:
    first, second = evaluate(questions(2), retriever, k=4), evaluate(questions(3), retriever, k=4)
    assert (first.origin.model, first.origin.documents, first.origin.k) == ("words", 6, 4)
    assert first.origin.questions != second.origin.questions
    assert replace(second.origin, questions=first.origin.questions) == first.origin
    assert "cores" in first.machine


def test_a_run_that_weighs_words_otherwise_is_of_another_origin(retriever: Retriever) -> None:
    words = Retriever(retriever.store, retriever.embedder, WORDS_ALONE)
    first, second = (evaluate(questions(1), each).origin for each in (retriever, words))
    assert first.fusion == ""
    assert second == replace(first, fusion=str(WORDS_ALONE))


def test_hits_are_found_as_a_run_finds_them_and_nothing_is_answered(retriever: Retriever) -> None:
    run = evaluate(questions(), retriever, k=3)
    found = find(questions(), retriever, k=3)
    assert [each.hits for each in found] == [each.hits for each in run.outcomes]
    assert [each.rank for each in found] == [each.rank for each in run.outcomes]
    assert not any(each.answer or each.citations for each in found)


def test_hits_are_found_among_what_is_allowed_alone(retriever: Retriever) -> None:
    found = find(questions(2), retriever, only=Only(documents=("Harrow.txt",)))
    assert [[hit.document for hit in each.hits] for each in found] == [["Harrow.txt"]] * 2
    assert [each.rank for each in found] == [None, 1]


def test_what_words_find_alone_is_asked_with_the_retriever_s_fusion(retriever: Retriever) -> None:
    words = Retriever(retriever.store, retriever.embedder, WORDS_ALONE)
    moulin = QuestionSet((Question("q", "Qui a peint le moulin de Pane ?", "fr", expected(3)),))
    assert [hit.document for hit in evaluate(moulin, words).outcomes[0].hits] == ["Pane.txt"]


def test_the_same_set_gives_the_same_run(retriever: Retriever) -> None:
    assert timeless(evaluate(questions(40), retriever)) == timeless(evaluate(questions(40), retriever))


def test_a_sample_is_timed_by_itself(retriever: Retriever) -> None:
    few, many = (evaluate(questions(count), retriever).outcomes for count in (5, 130))
    assert all(outcome.milliseconds is not None for outcome in few)
    assert sum(outcome.milliseconds is not None for outcome in many) == 50


def test_a_question_that_cannot_be_asked_stays_in_the_run(retriever: Retriever) -> None:
    long = Question("long", "pont " * 3000, "fr", expected(0))
    run = evaluate(QuestionSet((long, *questions(1).questions)), retriever)
    assert "the question has 14999 characters" in run.outcomes[0].problem
    assert (run.outcomes[0].rank, run.outcomes[0].right, run.outcomes[0].abstained) == (None, False, True)
    assert not run.outcomes[1].problem


def test_progress_counts_every_question(retriever: Retriever) -> None:
    told: list[Asked] = []
    evaluate(questions(3), retriever, progress=told.append)
    assert told == [Asked(done, 3, 0) for done in range(4)]


def test_a_run_is_saved_and_nothing_stays_beside_it(retriever: Retriever, tmp_path: Path) -> None:
    save = tmp_path / "runs" / "run.json"
    save.parent.mkdir()
    run = evaluate(questions(3), retriever, save=save)
    assert read_run(save) == run
    assert list(save.parent.iterdir()) == [save]


def test_a_run_that_is_stopped_goes_on_and_is_as_if_it_never_had(
    retriever: Retriever, tmp_path: Path
) -> None:
    save, told = tmp_path / "run.json", list[Asked]()
    with pytest.raises(KeyboardInterrupt):
        evaluate(questions(), retriever, save=save, progress=stop_after(5))
    assert not save.exists()
    run = evaluate(questions(), retriever, save=save, progress=told.append)
    assert told[0] == Asked(5, 12, 5)
    assert timeless(run) == timeless(evaluate(questions(), retriever))
    assert not partial_path(save).exists()


def test_a_run_of_questions_that_no_file_could_hold_as_they_are_is_saved_and_goes_on(
    retriever: Retriever, tmp_path: Path
) -> None:
    save = tmp_path / "run.json"
    asked = QuestionSet(
        tuple(
            replace(each, id=f"{each.id}\ud800", text=f"{each.text} \ud800") for each in questions().questions
        )
    )
    with pytest.raises(KeyboardInterrupt):
        evaluate(asked, retriever, save=save, progress=stop_after(5))
    run = evaluate(asked, retriever, save=save)
    assert read_run(save) == run
    assert summarise(run).overall.questions == 12


def test_a_line_that_was_cut_short_is_asked_again(retriever: Retriever, tmp_path: Path) -> None:
    save, told = tmp_path / "run.json", list[Asked]()
    with pytest.raises(KeyboardInterrupt):
        evaluate(questions(), retriever, save=save, progress=stop_after(5))
    content = partial_path(save).read_bytes()
    partial_path(save).write_bytes(content[:-30])
    run = evaluate(questions(), retriever, save=save, progress=told.append)
    assert told[0].resumed == 4
    assert timeless(run) == timeless(evaluate(questions(), retriever))


@pytest.mark.parametrize(
    "damage",
    [
        lambda line: line[:40],
        lambda line: line.replace(b'"rank": 1', b'"rank": "first"'),
        lambda line: line.replace(b"printemps", b"print\xff\xfeemps"),
        lambda line: b"\0" * len(line),
        lambda _: b"",
        lambda _: b"[]",
    ],
    ids=["cut", "a word for a number", "no UTF-8", "zeros", "empty", "a list"],
)
def test_a_damaged_line_of_a_stopped_run_is_named_with_a_remedy_that_mends_it(
    retriever: Retriever, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    save = tmp_path / "run.json"
    with pytest.raises(KeyboardInterrupt):
        evaluate(questions(), retriever, save=save, progress=stop_after(5))
    lines = partial_path(save).read_bytes().split(b"\n")
    lines[2] = damage(lines[2])
    partial_path(save).write_bytes(b"\n".join(lines))
    refusal = r"run\.json\.partial, line 3: .* is damaged .*: delete that file, and the same command asks"
    for _ in range(2):  # a refusal leaves the file as it is
        with pytest.raises(RunError, match=refusal):
            evaluate(questions(), retriever, save=save)
    partial_path(save).unlink()
    run = evaluate(questions(), retriever, save=save)
    assert read_run(save) == run


def test_what_was_made_of_something_else_is_not_gone_on_with(retriever: Retriever, tmp_path: Path) -> None:
    save, told = tmp_path / "run.json", list[Asked]()
    with pytest.raises(KeyboardInterrupt):
        evaluate(questions(), retriever, save=save, progress=stop_after(5))
    evaluate(questions(), retriever, k=3, save=save, progress=told.append)
    assert told[0].resumed == 0


def test_a_place_that_cannot_be_written_is_told_before_anything_is_asked(
    retriever: Retriever, tmp_path: Path
) -> None:
    told: list[Asked] = []
    with pytest.raises(RunError, match=r"run\.json\.partial cannot be written"):
        evaluate(questions(), retriever, save=tmp_path / "no folder" / "run.json", progress=told.append)
    assert told == []


def test_a_text_is_embedded_once_and_by_itself() -> None:
    embedder = WordEmbedder()
    remembering = RememberingEmbedder(embedder)
    first = remembering.embed_passages(["le pont", "le moulin", "le pont"])
    assert (remembering.embed_passages(["le moulin", "le pont"]) == first[[1, 0]]).all()
    assert embedder.asked == ["le pont", "le moulin"]
    assert (remembering.fingerprint, remembering.dimension) == (embedder.fingerprint, embedder.dimension)
