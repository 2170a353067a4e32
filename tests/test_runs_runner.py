"""How a set is asked, of a store that holds nothing: order, sample, progress, and a run that goes on."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes import WordEmbedder
from library import Library
from runs import ORIGIN, asked, refused

from passerelle.evaluation.runs import runner
from passerelle.evaluation.runs.origin import machine
from passerelle.evaluation.runs.partial import Partial, partial_path
from passerelle.evaluation.runs.runner import Asked, evaluate, find
from passerelle.evaluation.runs.saved import RunError, read_run
from passerelle.evaluation.runs.stores import own_store, store_of
from passerelle.evaluation.types import Expectation, Problem, Question, QuestionSet
from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import LoadError
from passerelle.index.store.only import Only
from passerelle.index.sync import Options
from passerelle.retrieval import Retriever


@dataclass(slots=True)
class Counting(WordEmbedder):
    """An embedder that keeps every question."""

    questions: list[str] = field(default_factory=list)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        self.questions.extend(texts)
        return WordEmbedder.embed_queries(self, texts)


@pytest.fixture
def bare(library: Library) -> Retriever:
    """Return the retriever of a store without a document."""
    library.index()
    return Retriever.of(library.open(), library.embedder)


def questions(count: int, *problems: Problem) -> QuestionSet:
    return QuestionSet(
        tuple(Question(f"q{n}", f"Où est le pont {n} ?", "fr", answerable=False) for n in range(count)),
        problems,
    )


@pytest.mark.parametrize(
    ("count", "timed"),
    [
        (1, [0]),
        (99, list(range(50))),
        (100, list(range(0, 100, 2))),
    ],
)
def test_fifty_questions_spread_over_the_set_are_timed(bare: Retriever, count: int, timed: list[int]) -> None:
    outcomes = evaluate(questions(count), bare).outcomes
    assert [each.question.id for each in outcomes] == [f"q{n}" for n in range(count)]
    assert [n for n, each in enumerate(outcomes) if each.milliseconds is not None] == timed


def test_a_run_has_its_problems_its_machine_and_when_it_was_made(bare: Retriever) -> None:
    problem = Problem("a.jsonl", 3, "no")
    before = datetime.now(UTC).replace(microsecond=0)
    run = evaluate(questions(2, problem), bare)
    assert (run.problems, run.texts, run.seed, run.machine) == ((problem,), {}, 0, machine())
    made = datetime.fromisoformat(run.made)
    assert before <= made <= datetime.now(UTC)
    assert (made.microsecond, made.utcoffset()) == (0, UTC.utcoffset(None))
    assert (run.origin.k, evaluate(questions(1), bare, k=3).origin.k) == (10, 3)
    assert evaluate(QuestionSet(()), bare).outcomes == ()


def test_progress_is_told_before_the_first_and_behind_each(bare: Retriever) -> None:
    told: list[Asked] = []
    evaluate(questions(3), bare, progress=told.append)
    assert told == [Asked(0, 3, 0), Asked(1, 3, 0), Asked(2, 3, 0), Asked(3, 3, 0)]


def stop_at(count: int) -> Callable[[Asked], None]:
    def stop(how_far: Asked) -> None:
        if how_far.done == count:
            raise KeyboardInterrupt

    return stop


def test_a_stopped_run_goes_on_with_what_is_left(bare: Retriever, tmp_path: Path) -> None:
    save, told = tmp_path / "run.json", list[Asked]()
    with pytest.raises(KeyboardInterrupt):
        evaluate(questions(5), bare, save=save, progress=stop_at(2))
    assert (save.exists(), partial_path(save).exists()) == (False, True)
    run = evaluate(questions(5), bare, save=save, progress=told.append)
    assert told == [Asked(2, 5, 2), Asked(3, 5, 2), Asked(4, 5, 2), Asked(5, 5, 2)]
    assert [each.question.id for each in run.outcomes] == ["q0", "q1", "q2", "q3", "q4"]
    assert (save.exists(), partial_path(save).exists()) == (True, False)
    assert read_run(save) == run


def test_a_run_that_went_on_has_the_words_of_every_hit(bridges: Retriever, tmp_path: Path) -> None:
    asked_of = QuestionSet(
        tuple(
            Question(town, f"Qui a ouvert le pont de {town} ?", "fr", (Expectation(f"{town}.txt"),))
            for town in ("Vesle", "Brume")
        )
    )
    whole, save = evaluate(asked_of, bridges, k=1), tmp_path / "run.json"
    with pytest.raises(KeyboardInterrupt):
        evaluate(asked_of, bridges, k=1, save=save, progress=stop_at(1))
    went_on = evaluate(asked_of, bridges, k=1, save=save)
    assert went_on.texts == whole.texts
    assert sorted(whole.texts) == ["Brume.txt:0-50", "Vesle.txt:0-50"]


def test_an_origin_that_no_file_can_hold_as_it_is_is_known_again(tmp_path: Path) -> None:
    origin = replace(ORIGIN, model="\ud800")
    for known in ([], ["b"]):
        with closing(Partial(tmp_path / "run.json", origin)) as kept:
            assert list(kept.outcomes) == known
            kept.add(refused("b"), {})


def test_the_first_questions_are_asked_once_more_before_any_is_timed(library: Library) -> None:
    library.index()
    embedder = Counting()
    evaluate(questions(5), Retriever.of(library.open(), embedder))
    asked_for = Counter(embedder.questions)
    # Each is timed by itself, and asked.
    assert [asked_for[f"Où est le pont {n} ?"] for n in range(5)] == [3, 3, 3, 2, 2]


@pytest.mark.parametrize(("cores", "threads"), [(1, 1), (4, 4), (5, 4), (64, 4)])
def test_four_threads_ask_at_most(monkeypatch: pytest.MonkeyPatch, cores: int, threads: int) -> None:
    monkeypatch.setattr(runner, "usable_cores", lambda: cores)
    assert runner._threads() == threads


def test_without_a_file_nothing_is_kept(bare: Retriever, tmp_path: Path) -> None:
    kept = sorted(tmp_path.rglob("*"))
    evaluate(questions(1), bare)
    assert sorted(tmp_path.rglob("*")) == kept


@pytest.fixture
def bridges(library: Library) -> Retriever:
    for town in ("Brume", "Harrow", "Vesle"):
        library.write(f"{town}.txt", f"Le pont de {town} fut ouvert par le maire de {town}.")
    library.index(options=Options(passage_tokens=64))
    return Retriever.of(library.open(), library.embedder)


def test_what_is_found_is_judged_and_answered_by_none(bridges: Retriever) -> None:
    made = tuple(
        Question(town, f"Qui a ouvert le pont de {town} ?", "fr", (Expectation(f"{town}.txt"),))
        for town in ("Vesle", "Brume")
    )
    found = find(QuestionSet(made), bridges)
    assert [(each.question.id, len(each.hits), each.rank, each.document_rank) for each in found] == [
        ("Vesle", 3, 1, 1),
        ("Brume", 3, 1, 1),
    ]
    assert {(each.answer, each.citations, each.right, each.source) for each in found} == {
        ("", (), None, "fr")
    }
    few = find(QuestionSet(made), bridges, k=1, only=Only(documents=("Brume.txt", "Harrow.txt")))
    assert [[hit.document for hit in each.hits] for each in few] == [[few[0].hits[0].document], ["Brume.txt"]]
    assert [each.document_rank for each in few] == [None, 1]


def test_ten_hits_are_found_of_a_question_where_no_other_number_is_given(library: Library) -> None:
    for number in range(11):
        library.write(f"{number}.txt", f"Le pont {number} est vert.")
    library.index(options=Options(passage_tokens=64))
    (found,) = find(questions(1), Retriever.of(library.open(), library.embedder))
    assert [hit.rank for hit in found.hits] == list(range(1, 11))


def test_an_outcome_is_written_as_it_comes_and_read_again_whole(tmp_path: Path) -> None:
    save = tmp_path / "run.json"
    kept = Partial(save, ORIGIN)
    kept.add(asked("a", 1, said="x"), {"a.txt:0-9": "été"})
    lines = partial_path(save).read_text(encoding="utf-8").split("\n")
    assert (len(lines), lines[-1]) == (3, "")
    assert "été" in lines[1]
    kept.add(refused("b"), {"b.txt:0-9": "b"})
    kept.close()
    kept.close()
    again = Partial(save, ORIGIN)
    assert (again.outcomes, again.texts) == (
        {"a": asked("a", 1, said="x"), "b": refused("b")},
        {"a.txt:0-9": "été", "b.txt:0-9": "b"},
    )
    again.forget()
    again.forget()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"run\.json\.partial cannot be written \(No such file or directory\)"):
        Partial(tmp_path / "none" / "run.json", ORIGIN)


def test_a_store_is_asked_as_it_is_or_brought_in_step_with_documents(
    library: Library, tmp_path: Path
) -> None:
    with store_of(None, library.folder) as (place, unread):
        assert (place, unread, library.folder.exists()) == (library.folder, (), False)
    library.write("b.docx", "no archive")
    with store_of(library.documents, library.folder) as (place, unread):
        assert place == library.folder
        assert library.open().entries() == []
    assert [(Path(each.path).name, each.line) for each in unread] == [("b.docx", 0)]
    assert "b.docx" in unread[0].reason
    with pytest.raises(LoadError, match="none"), store_of(tmp_path / "none", library.folder):
        pass


def test_a_store_of_a_run_s_own_is_gone_behind_it() -> None:
    with own_store() as folder:
        assert (folder.name, folder.exists()) == ("store", False)
        folder.mkdir()
    assert not folder.parent.exists()
