"""Question sets are checked, drafted, added to by commands, and made of feedback: problems by line and remedy."""

import json
from pathlib import Path

import pytest
from library import Library

from passerelle.commands.main import main
from passerelle.evaluation.matching import Judge, is_right
from passerelle.evaluation.runs.runner import evaluate
from passerelle.evaluation.sets.append import append_question
from passerelle.evaluation.sets.askable import askable_in
from passerelle.evaluation.sets.check import check
from passerelle.evaluation.sets.draft import TAG, _spread, draft
from passerelle.evaluation.sets.feedback import feedback_into, right_passage
from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.types import Expectation, Quoted
from passerelle.index.sentences import sentences
from passerelle.index.store.store import Store
from passerelle.index.types import Span
from passerelle.retrieval import Retriever

BRIDGE = (
    "Le pont de Brume fut ouvert au public le 4 juin 1931 par le maire. Il compte 212 marches et deux arches. "
    "Sa grande porte fut peinte en vert par Edith Pane un matin."
)
MILL = "The old mill was rebuilt by Anselm Corbier in March 1804. It ground 40 bushels of barley each day."


@pytest.fixture
def store(library: Library) -> Store:
    library.write("fr/pont.txt", BRIDGE)
    library.write("en/mill.txt", MILL)
    library.index()
    return library.open()


def line(text: str, document: str = "", quote: str = "", **more: object) -> str:
    expected = [{"document": document, "quote": quote}] if document else []
    return json.dumps({"question": text, "expected": expected, **more}, ensure_ascii=False)


def written(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    return path


def problems(path: Path, store: Store | None) -> list[str]:
    return [str(problem).removeprefix(f"{path}, ") for problem in check([path], store).problems]


def test_a_sound_set_has_no_problem(store: Store, tmp_path: Path) -> None:
    path = written(
        tmp_path / "set.jsonl",
        line("Quand le pont fut-il ouvert ?", "fr/pont.txt", "4 juin 1931"),
        line("Who rebuilt the mill?", "en/mill.txt"),
        line("Who drowned in the river?", answerable=False),
    )
    assert (check([path], store).questions, problems(path, store)) == (3, [])


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ('{"question": ""}', "there is no 'question'; write one, or delete the line"),
        (
            line("Quand a-t-il été ouvert ?", "fr/bridge.txt"),
            "is not in the store; `passerelle documents",
        ),
        (
            line("Quand a-t-il été ouvert ?", "pont.txt"),
            "'pont.txt' is not in the store; is it 'fr/pont.txt'?",
        ),
        (line("Who ran the mill?", "en/mil.txt"), "is it 'en/mill.txt'?"),
        (
            line("Quand a-t-il été ouvert ?", "fr/pont.txt", "ouvert en juin 1931"),
            "in 'fr/pont.txt'; nearest there now is 'Le pont de Brume fut ouvert au public le 4 juin 1931 par",
        ),
        (
            line("Quand a-t-il été ouvert ?", "fr/pont.txt", "zèbre"),
            "nothing there is like it; look for it elsewhere",
        ),
        (
            line("Quand a-t-il été ouvert ?", "fr/pont.txt", "la porte du hangar fut démolie par Gaston"),
            "nothing there is like it; look for it elsewhere",
        ),
        (
            line("Où est la grande porte verte ?", "fr/pont.txt", language="en"),
            "its language is 'en' and 'Où est la grande porte verte ?' looks French; write \"language\": \"fr\"",
        ),
        (
            line("Who ran it?", answerable=True),
            "it is answerable and expects nothing; add what should be found",
        ),
        (
            line("Who ran it?", "en/mill.txt", answerable=False),
            "it is not answerable and yet expects something",
        ),
        (line("Quand … ?", "fr/pont.txt"), "the question has a blank: 'Quand … ?'; complete it"),
        (
            line("x?", expected=[{"passage": "0123"}]),
            "the passage '0123' is not in the store; name its document",
        ),
        (
            line("x?", expected=[{"document": "en/mill.txt", "start": 5, "end": 9999}]),
            "'en/mill.txt' ends before the span does; give the span anew",
        ),
    ],
)
def test_a_problem_is_named_by_line_and_remedy(store: Store, tmp_path: Path, bad: str, words: str) -> None:
    path = written(tmp_path / "set.jsonl", line("Who rebuilt the mill?", "en/mill.txt"), bad)
    (told,) = problems(path, store)
    assert told.startswith("line 2: ")
    assert words in told


def test_a_question_asked_twice_names_the_line_before_it(tmp_path: Path) -> None:
    first = written(tmp_path / "a.jsonl", line("Où est le pont ?", answerable=False, id="a"))
    second = written(
        tmp_path / "b.jsonl",
        line("ou est le  Pont", answerable=False, id="b", language="fr"),
        line("Who ran it?", answerable=False, id="a"),
    )
    told = [problem.reason for problem in check([first, second], None).problems]
    assert told[0].startswith(
        f"it asks the same as {first}, line 1: 'ou est le  Pont'; delete one of the two"
    )
    assert told[1] == f"the id 'a' is that of {first}, line 1; give each question its own"


def test_without_a_store_documents_are_not_spoken_of(tmp_path: Path) -> None:
    assert problems(written(tmp_path / "set.jsonl", line("Who ran it?", "no.txt", "no")), None) == []


def test_the_command_names_problems_and_ends_with_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path / "documents")
    written(Path("good.jsonl"), line("Who rebuilt the mill?", "en/mill.txt"))
    written(Path("bad.jsonl"), line("Who rebuilt the mill?", "mill.txt"))
    assert main(["questions", "check", "good.jsonl", "--store", str(store.folder)]) == 0
    assert capsys.readouterr().out == "1 question, 0 problems\n"
    assert main(["questions", "check", "bad.jsonl", "--store", str(store.folder)]) == 1
    assert capsys.readouterr().out.startswith(
        "bad.jsonl, line 1: the document 'mill.txt' is not in the store"
    )
    assert main(["questions", "check", "bad.jsonl"]) == 0
    assert "documents and quotes are not checked: there is no store in .passerelle" in capsys.readouterr().out
    assert main(["questions", "check", "bad.jsonl", "--store", str(store.folder), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["line"] == 1


def test_the_project_s_own_questions_are_sound() -> None:
    own = sorted((Path(__file__).parent / "questions").glob("*.jsonl"))
    assert check(own, None).problems == ()


def test_a_draft_is_the_same_each_time_and_takes_turns(store: Store) -> None:
    lines = list(draft(store, 6))
    assert lines == list(draft(store, 6))
    told = [json.loads(each) for each in lines]
    assert [each["expected"][0]["document"] for each in told[:4]] == ["en/mill.txt", "fr/pont.txt"] * 2
    assert [each["language"] for each in told[:4]] == ["en", "en", "fr", "fr"]
    assert {each["id"] for each in told} == {f"draft-{number:03}" for number in range(1, len(told) + 1)}


@pytest.mark.parametrize(
    ("count", "places"), [(0, []), (1, [0]), (2, [1, 0]), (4, [2, 1, 3, 0]), (5, [2, 1, 3, 0, 4])]
)
def test_a_draft_asks_of_the_middle_of_a_document_first(count: int, places: list[int]) -> None:
    assert list(_spread(count)) == places


def test_what_a_draft_expects_stands_in_the_documents(store: Store) -> None:
    for told in map(json.loads, draft(store, 10)):
        (place,) = told["expected"]
        text = store.document(place["document"]).text
        assert text[place["start"] : place["end"]] == place["quote"]
        assert place["quote"] in told["note"]
        assert told["tags"] == [TAG]


def test_of_many_documents_a_small_draft_takes_some_of_all(library: Library) -> None:
    for number in range(10):
        library.write(f"{number}.txt", BRIDGE.replace("Brume", f"Brume{number}"))
    library.index()
    places = [json.loads(each)["expected"][0]["document"] for each in draft(library.open(), 5)]
    assert places == ["0.txt", "2.txt", "4.txt", "6.txt", "8.txt"]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Il fut ouvert le 4 juin 1931.", {"time": "4 juin 1931"}),
        ("It ground 1,200 bushels in 1804.", {"time": "1804", "number": "1,200 bushels"}),
        ("La porte fut peinte par Edith Pane.", {"name": "Edith Pane"}),
        ("Près de 12 millions d’habitants.", {"number": "12 millions d’habitants"}),
        ("Rien de tel ici.", {}),
    ],
)
def test_what_a_sentence_tells_may_be_asked_for(sentence: str, kinds: dict[str, str]) -> None:
    found = askable_in(sentence, Span(0, len(sentence)))
    told = {thing.kind: sentence[thing.answer.start : thing.answer.end] for thing in found}
    assert told == {**kinds, "other": sentence}


def test_a_draft_is_not_written_over_a_set(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "first.jsonl"
    new = ["questions", "new", "--store", str(store.folder), "-n", "3", "--output", str(path)]
    assert main(new) == 0
    assert f"3 questions begun in {path}: complete each 'question'" in capsys.readouterr().out
    assert main(new) == 1
    assert "is there already: name another file, or delete it" in capsys.readouterr().err
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3
    assert main(["questions", "check", str(path), "--store", str(store.folder)]) == 1
    assert capsys.readouterr().out.count("has a blank") == 3


def test_a_draft_is_printed_where_no_file_is_named(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["questions", "new", "--store", str(store.folder), "-n", "2"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["questions", "new", "--store", str(store.folder), "-n", "0"]) == 1
    assert "-n is 0: ask for one question at least" in capsys.readouterr().err


def test_a_question_is_added_by_a_command(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.jsonl"
    kept = ["--store", str(store.folder), str(path)]
    place = ["--document", "fr/pont.txt", "--quote", "4 juin 1931", "--tag", "date", "--tag", "pont"]
    assert main(["questions", "add", "Quand le pont fut-il ouvert ?", *place, *kept]) == 0
    assert capsys.readouterr().out.startswith("added: ")
    assert main(["questions", "add", "Who drowned in the river?", "--unanswerable", *kept]) == 0
    first, second = read_questions([path]).questions
    assert (first.expected, first.tags) == ((Expectation("fr/pont.txt", "4 juin 1931"),), ("date", "pont"))
    assert (second.answerable, second.language) == (False, "en")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ([], "say what should be found with --document and --quote, or with --unanswerable"),
        (["--document", "fr/pont.txt", "--unanswerable"], "one of the two"),
        (["--quote", "4 juin", "--answer", "x"], "--quote stands in a document: name it with --document"),
        (["--document", "fr/pont.txt", "--quote", "5 juin"], "'5 juin' does not stand in 'fr/pont.txt'"),
        (["--document", "pont.txt"], "is it 'fr/pont.txt'?"),
        (["--document", "fr/pont.txt", "--language", "de"], "the language is 'de'; write fr or en"),
    ],
)
def test_what_cannot_be_added_is_said(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], words: str
) -> None:
    path = tmp_path / "mine.jsonl"
    assert main(["questions", "add", "Quand ?", *more, "--store", str(store.folder), str(path)]) == 1
    assert words in capsys.readouterr().err
    assert not path.exists()


def test_feedback_is_a_set_that_can_be_asked(store: Store, library: Library, tmp_path: Path) -> None:
    passage = store.passages("fr/pont.txt")[0]
    words = "Quand le pont de Brume fut-il ouvert ?"
    file = tmp_path / "said" / "feedback.jsonl"
    feedback_into(file)(words, None)
    assert append_question(file, right_passage(words, passage, "4 juin 1931")) == "replaced"
    feedback_into(file)("Who drowned in the river?", None)
    read = read_questions([file])
    assert [question.answerable for question in read.questions] == [True, False]
    run = evaluate(read, Retriever.of(store, library.embedder))
    assert run.outcomes[0].rank == 1
    assert run.outcomes[0].question.expected[0].quote == "4 juin 1931"


def test_a_passage_told_as_right_is_met_by_a_sentence_of_it(store: Store) -> None:
    passage = store.passages("fr/pont.txt")[0]
    question = right_passage("Quand le pont fut-il ouvert au public ?", passage)
    judge, (sentence, *_) = Judge(store), sentences(passage.document.text, passage.start, passage.end)
    placed = [judge.place(each) for each in question.expected]
    said = [Quoted("fr/pont.txt", sentence.start, sentence.end, "…")]
    assert is_right(question, placed, judge.judge(question, placed, (), said), said)
    elsewhere = [Quoted("en/mill.txt", sentence.start, sentence.end, "…")]
    assert not is_right(question, placed, judge.judge(question, placed, (), elsewhere), elsewhere)


def test_words_that_are_not_of_the_passage_are_no_feedback(store: Store) -> None:
    with pytest.raises(ValueError, match="'5 juin' does not stand in the passage"):
        right_passage("Quand ?", store.passages("fr/pont.txt")[0], "5 juin")
