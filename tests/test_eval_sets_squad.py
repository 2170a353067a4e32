"""Question sets in the format of SQuAD: documents of their articles, answers where they stand."""

import json
from pathlib import Path

import pytest
from test_eval_sets import problems, written

from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.sets.squad import read_squad
from passerelle.evaluation.types import Question
from passerelle.index.errors import LoadError


def squad(path: Path, *paragraphs: dict[str, object], title: str = "Le_pont") -> Path:
    told = {"version": "2.0", "data": [{"title": title, "paragraphs": list(paragraphs)}]}
    return written(path, json.dumps(told, ensure_ascii=False))


CONTEXT = "Le pont  de Brume\r\nest de 1931.\tIl a deux arches; deux suffisent."


def qa(
    id_: str, answer: str, start: int | None = None, question: str = "Quel est le pont ?"
) -> dict[str, object]:
    at = CONTEXT.index(answer) if start is None else start
    return {"id": id_, "question": question, "answers": [{"text": answer, "answer_start": at}]}


def test_the_articles_of_squad_become_documents_and_answers_lie_in_them(tmp_path: Path) -> None:
    second: dict[str, object] = {
        "context": "Le moulin est de 1804.",
        "qas": [{**qa("b", "1804", 17), "question": "De quand ?"}],
    }
    path = squad(tmp_path / "set.json", {"context": CONTEXT, "qas": [qa("a", "1931")]}, second)
    read = read_squad(path)
    (document,) = read.documents
    assert (document.id, document.title, document.language) == ("Le_pont", "Le pont", "fr")
    for question, answer in zip(read.questions, ("1931", "1804"), strict=True):
        assert isinstance(question, Question)
        (expected,) = question.expected
        assert expected.span is not None
        assert document.text[expected.span.start : expected.span.end] == expected.quote == answer
        assert (question.language, question.answers) == ("fr", (answer,))


def test_of_two_places_of_an_answer_squad_means_the_one_it_says(tmp_path: Path) -> None:
    later = CONTEXT.rindex("deux")
    read = read_squad(
        squad(tmp_path / "s.json", {"context": CONTEXT, "qas": [qa("a", "deux"), qa("b", "deux", later)]})
    )
    spans = [question.expected[0].span for question in read.questions if isinstance(question, Question)]
    text = read.documents[0].text
    assert [span.start for span in spans if span] == [text.index("deux"), text.rindex("deux")]


def test_paragraphs_of_one_title_are_parts_of_one_document_an_empty_line_apart(tmp_path: Path) -> None:
    told = {
        "data": [
            {
                "title": "Le  pont",
                "paragraphs": [{"context": "Un pont.", "qas": []}, {"context": " ", "qas": []}],
            },
            {"title": "", "paragraphs": [{"context": "Sans nom.", "qas": []}]},
            {"paragraphs": [{"context": "Sans titre.", "qas": []}]},
            {"title": "Le pont", "paragraphs": [{"context": "Deux arches.", "qas": []}]},
        ]
    }
    read = read_squad(written(tmp_path / "s.json", json.dumps(told)))
    assert [(each.id, each.text) for each in read.documents] == [
        ("Le pont", "Un pont.\n\nDeux arches."),
        ("article 2", "Sans nom."),
        ("article 3", "Sans titre."),
    ]


def test_answers_of_squad_in_one_place_are_expected_once_and_each_wording_is_kept(tmp_path: Path) -> None:
    once = {"text": "deux arches", "answer_start": CONTEXT.index("deux arches")}
    entry = {
        "id": 7,
        "question": " Combien ? ",
        "answers": [once, once, {"text": "deux", "answer_start": once["answer_start"]}],
    }
    (question,) = read_squad(squad(tmp_path / "s.json", {"context": CONTEXT, "qas": [entry]})).questions
    assert isinstance(question, Question)
    assert (question.id, question.text, question.answers) == ("7", "Combien ?", ("deux arches", "deux"))
    assert [each.quote for each in question.expected] == ["deux arches", "deux"]


def test_a_question_of_squad_says_its_own_language_or_has_that_of_all(tmp_path: Path) -> None:
    entries = [
        qa("a", "1931", question="Where does the old bridge stand now?"),
        {**qa("b", "1931", question="Which river runs below the bridge?"), "language": "fr"},
        qa("c", "1931", question="Où est le pont ?"),
        {**qa("d", "1931", question="Et la rive ?"), "language": "en"},
        {**qa("e", "1931", question="When was it built and by whom?"), "language": "de"},
    ]
    read = read_squad(squad(tmp_path / "s.json", {"context": CONTEXT, "qas": entries})).questions
    assert [each.language for each in read if isinstance(each, Question)] == ["en", "fr", "en", "en", "en"]


def test_an_impossible_question_of_squad_2_is_to_be_refused(tmp_path: Path) -> None:
    impossible = {
        "id": "a",
        "question": "Qui ?",
        "is_impossible": True,
        "answers": [],
        "plausible_answers": [],
    }
    (question,) = read_squad(squad(tmp_path / "s.json", {"context": CONTEXT, "qas": [impossible]})).questions
    assert isinstance(question, Question)
    assert (question.answerable, question.expected, question.answers) == (False, (), ())


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (qa("a", "1931", 3), "the answer '1931' does not stand at its answer_start"),
        ({**qa("a", "1931"), "question": " "}, "the question 'a' has no words"),
        ({"id": "a", "question": " ", "is_impossible": True}, "the question 'a' has no words"),
        ({"id": "a", "question": "Quoi ?", "answers": []}, "the question 'a' has no answer"),
        ({"id": "a", "answers": []}, "not as SQuAD has them"),
        ({"id": "a", "question": 3, "answers": []}, "not as SQuAD has them"),
        (
            {"id": "a", "question": "Quoi ?", "answers": [{"text": 3, "answer_start": 0}]},
            "answer 3 is not text",
        ),
        ({"id": "a", "question": "Quoi ?", "answers": 3}, "not as SQuAD has them"),
    ],
)
def test_a_question_of_squad_that_is_wrong_is_named(
    tmp_path: Path, entry: dict[str, object], words: str
) -> None:
    path = squad(tmp_path / "s.json", {"context": CONTEXT, "qas": [qa("good", "1931"), entry]})
    ((_, reason),) = problems(path)
    assert words in reason


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "{",
        '{"data": [{"title": "x"}]}',
        '{"data": 3}',
        '{"data": [{"title": 3, "paragraphs": [{"context": "x", "qas": []}]}]}',
        '{"data": [{"title": "x", "paragraphs": [{"context": 3, "qas": []}]}]}',
        '{"data": [{"title": "x", "paragraphs": [{"context": "x", "qas": null}]}]}',
    ],
)
def test_a_json_file_that_is_not_squad_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(LoadError, match="is not SQuAD JSON"):
        read_questions([written(tmp_path / "s.json", content)])
