"""Where the answers of SQuAD lie in the documents made of its articles, to the letter."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from passerelle.evaluation.sets.corpus import brings_documents, write_collection
from passerelle.evaluation.sets.squad import Squad, read_squad
from passerelle.evaluation.types import Expectation, Problem, Question
from passerelle.index.errors import LoadError
from passerelle.index.types import Span


def qa(
    id_: str, *answers: tuple[str, int], question: str = "Quel est le pont ?", **more: Any
) -> dict[str, Any]:
    given = [{"text": text, "answer_start": at} for text, at in answers]
    return {"id": id_, "question": question, "answers": given, **more}


def squad(folder: Path, *articles: tuple[str, list[tuple[str, list[dict[str, Any]]]]]) -> Squad:
    data = [
        {"title": title, "paragraphs": [{"context": context, "qas": qas} for context, qas in paragraphs]}
        for title, paragraphs in articles
    ]
    path = folder / "set.json"
    path.write_text(json.dumps({"data": data}), encoding="utf-8")
    return read_squad(path)


def spans(read: Squad) -> dict[str, list[Span | None]]:
    return {
        each.id: [place.span for place in each.expected]
        for each in read.questions
        if isinstance(each, Question)
    }


def test_a_paragraph_starts_two_lines_behind_the_one_before(tmp_path: Path) -> None:
    read = squad(
        tmp_path,
        ("Pont", [("Un pont.", [qa("a", ("pont", 3))]), ("  ", []), ("Il dort.", [qa("b", ("dort", 3))])]),
        ("Bac_bleu", [("Le bac.", [qa("c", ("bac", 3))])]),
        ("Pont", [("Fin.", [qa("d", ("Fin", 0))])]),
    )
    assert [(each.id, each.title, each.text) for each in read.documents] == [
        ("Pont", "Pont", "Un pont.\n\nIl dort.\n\nFin."),
        ("Bac_bleu", "Bac bleu", "Le bac."),
    ]
    assert spans(read) == {"a": [Span(3, 7)], "b": [Span(13, 17)], "c": [Span(3, 6)], "d": [Span(20, 23)]}
    assert [each.id for each in read.questions if isinstance(each, Question)] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("context", "at", "start"),
    [
        ("pont pont pont", 5, 5),
        ("pont pont pont", 10, 10),
        ("\u200b\u200b pont, pont", 3, 0),  # what stands before it is not stored
        ("pont\u00ad\u00ad\u00ad\u00ad\u00ad\u00ad pont", 11, 5),
    ],
)
def test_the_place_that_is_meant_is_the_nearest_once_the_text_is_clean(
    tmp_path: Path, context: str, at: int, start: int
) -> None:
    assert context[at : at + 4] == "pont"
    read = squad(tmp_path, ("t", [(context, [qa("a", ("pont", at))])]))
    assert spans(read) == {"a": [Span(start, start + 4)]}


@pytest.mark.parametrize("at", [0, 2, 4, 99, -1])
def test_an_answer_that_does_not_stand_where_it_is_said_to_is_named(tmp_path: Path, at: int) -> None:
    (problem,) = squad(tmp_path, ("t", [("Un pont.", [qa("a", ("pont", at))])])).questions
    assert problem == Problem(
        str(tmp_path / "set.json"),
        0,
        "the question 'a': the answer 'pont' does not stand at its answer_start",
    )


def test_one_wrong_answer_of_two_is_named(tmp_path: Path) -> None:
    (problem,) = squad(tmp_path, ("t", [("Un pont.", [qa("a", ("Un", 0), ("pont", 4))])])).questions
    assert isinstance(problem, Problem)
    assert "the answer 'pont' does not stand" in problem.reason


def test_an_expected_place_has_its_cleaned_words_and_an_answer_those_given(tmp_path: Path) -> None:
    read = squad(tmp_path, ("t", [("Un e\u0301te\u0301.", [qa("a", ("e\u0301te\u0301", 3))])]))
    (question,) = read.questions
    assert isinstance(question, Question)
    assert question.expected == (Expectation("t", "été", Span(3, 6)),)
    assert question.answers == ("e\u0301te\u0301",)


@pytest.mark.parametrize("impossible", [True, 1])
def test_an_impossible_question_expects_nothing_whatever_answers_it_has(
    tmp_path: Path, impossible: object
) -> None:
    entry = qa("a", ("nulle part", 0), is_impossible=impossible)
    (question,) = squad(tmp_path, ("t", [("Un pont.", [entry])])).questions
    assert isinstance(question, Question)
    assert (question.answerable, question.expected, question.answers) == (False, (), ())


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (qa("a"), "the question 'a' has no answer; give some, or delete it"),
        (qa("a", question=" "), "the question 'a' has no words; give some, or delete it"),
        (qa("a", question="", is_impossible=True), "the question 'a' has no words"),
        ({"question": "?", "answers": []}, "a question of 't' is not as SQuAD has them (KeyError('id'))"),
        ({"id": "a", "question": "?"}, "a question of 't' is not as SQuAD has them (KeyError('answers'))"),
        (
            {"id": "a", "question": "?", "answers": [{"text": "Un", "answer_start": "x"}]},
            "a question of 't' is not as SQuAD has them (ValueError(",
        ),
        (
            {"id": "a", "question": "?", "answers": [{"text": "Un", "answer_start": 1e999}]},
            "a question of 't' is not as SQuAD has them (OverflowError(",
        ),
        ([], "a question of 't' is not as SQuAD has them (TypeError("),
    ],
)
def test_an_entry_that_is_no_question_is_named_and_the_next_is_read(
    tmp_path: Path, entry: Any, said: str
) -> None:
    problem, good = squad(tmp_path, ("t", [("Un pont.", [entry, qa("b", ("Un", 0))])])).questions
    assert isinstance(problem, Problem)
    assert problem.reason.startswith(said)
    assert isinstance(good, Question)


def test_the_language_is_that_of_the_questions_together_and_of_a_sample_of_many(tmp_path: Path) -> None:
    french, english = (
        "Quand le vieux bac quitte-t-il cette île ?",
        "When does the old ferry leave this island?",
    )

    def languages(*texts: str) -> set[str]:
        entries = [qa(str(number), ("Un", 0), question=text) for number, text in enumerate(texts)]
        read = squad(tmp_path, ("t", [("Un pont.", entries)]))
        return {each.language for each in read.questions if isinstance(each, Question)}

    assert languages(french, french, english) == {"fr"}
    assert languages(french, english, english) == {"en"}
    assert languages(*[french, english] * 50) == {"fr"}  # every second one tells
    assert languages(*[french, *[english] * 98]) == {"en"}


def test_a_file_with_a_byte_order_mark_is_read_and_one_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text('{"data": []}', encoding="utf-8-sig")
    assert read_squad(path) == Squad((), ())
    with pytest.raises(
        LoadError, match=r"none\.json: No such file or directory; check that the file can be opened$"
    ):
        read_squad(tmp_path / "none.json")
    path.write_text("[]", encoding="utf-8")
    form = '{"data": [{"title": …, "paragraphs": [{"context": …, "qas": […]}]}]}'
    with pytest.raises(
        LoadError, match=rf"set\.json: it is not SQuAD JSON \(TypeError.*\); it must be {re.escape(form)}$"
    ):
        read_squad(path)


def test_the_documents_of_a_set_are_written_as_a_collection(tmp_path: Path) -> None:
    squad(tmp_path, ("Le_pont", [("Le pont est vert, et le bac est bleu.", [])]), ("B", [("Un.", [])]))
    assert brings_documents(tmp_path / "set.json")
    assert not brings_documents(tmp_path)
    lines = write_collection(tmp_path / "set.json", tmp_path).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["Le_pont", "B"]
    assert json.loads(lines[0]) == {
        "id": "Le_pont",
        "title": "Le pont",
        "text": "Le pont est vert, et le bac est bleu.",
        "lang": "fr",
    }


@pytest.mark.parametrize(
    ("name", "brings"), [("a.json", True), ("A.JSON", True), ("a.jsonl", False), ("a.txt", False)]
)
def test_only_squad_and_beir_bring_documents(tmp_path: Path, name: str, *, brings: bool) -> None:
    assert brings_documents(tmp_path / name) is brings
    (tmp_path / "qrels").mkdir()
    assert not brings_documents(tmp_path)
    (tmp_path / "queries.jsonl").touch()
    assert brings_documents(tmp_path)


def test_the_corpus_of_beir_is_written_with_what_each_document_has(tmp_path: Path) -> None:
    (tmp_path / "beir").mkdir()
    (tmp_path / "out").mkdir()
    corpus = (
        {"_id": "d1", "title": "Été", "text": "x", "lang": "fr", "url": "u"},
        {"_id": "d2", "title": "", "text": "y"},
        {"text": "z"},
    )
    lines = [*(json.dumps(each) for each in corpus), "[]"]
    (tmp_path / "beir" / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    written = write_collection(tmp_path / "beir", tmp_path / "out")
    assert written == tmp_path / "out" / "corpus.jsonl"
    *read, bad = written.read_text(encoding="utf-8").splitlines()
    assert read[0] == '{"id": "d1", "title": "Été", "text": "x", "lang": "fr"}'
    assert list(map(json.loads, read[1:])) == [{"id": "d2", "text": "y"}, {"id": None, "text": "z"}]
    assert bad == 'it is not an object; write {"_id": …, "title": …, "text": …}'
