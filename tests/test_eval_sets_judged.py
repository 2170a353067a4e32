"""Question sets of queries and judgements apart, as BEIR and TREC have them."""

import json
from pathlib import Path

import pytest
from test_eval_sets import written

from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.types import Expectation
from passerelle.index.errors import LoadError


def beir(folder: Path, *, splits: tuple[str, ...] = ("test",)) -> Path:
    queries = (
        {"_id": "q1", "text": "Where is the mill?", "lang": ["en"]},
        {"_id": "q2", "text": "Où ?", "lang": "fr"},
        {"_id": "q3", "text": "x"},
    )
    written(folder / "queries.jsonl", *map(json.dumps, queries))
    written(folder / "corpus.jsonl", json.dumps({"_id": "d1", "title": "Mill", "text": "It is here."}))
    for split in splits:
        written(
            folder / "qrels" / f"{split}.tsv",
            "query-id\tcorpus-id\tscore",
            "q1\td1\t2",
            "q1\td2\t1",
            "q2\td1\t1",
            "q3\td1\t0",
        )
    return folder


def test_the_judged_queries_of_a_beir_folder_are_its_questions(tmp_path: Path) -> None:
    first, second = read_questions([beir(tmp_path / "set")]).questions
    assert first.expected == (Expectation("d1", relevance=2), Expectation("d2"))
    assert (first.id, first.language, second.language) == ("q1", "en", "fr")


def test_the_only_split_of_a_beir_folder_is_taken_whatever_its_name(tmp_path: Path) -> None:
    assert len(read_questions([beir(tmp_path / "set", splits=("dev",))]).questions) == 2


def test_a_split_of_a_beir_folder_can_be_named(tmp_path: Path) -> None:
    folder = beir(tmp_path / "set", splits=("dev", "train"))
    assert len(read_questions([folder / "qrels" / "dev.tsv"]).questions) == 2
    with pytest.raises(LoadError, match=r"name one of these: .*dev\.tsv, .*train\.tsv"):
        read_questions([folder])


def test_bad_judgements_and_queries_of_a_beir_folder_are_named(tmp_path: Path) -> None:
    folder = beir(tmp_path / "set")
    written(
        folder / "qrels" / "test.tsv",
        "query-id\tcorpus-id\tscore",
        "q1 d1 1",
        "q1\td1\thigh",
        "q1\td1\t1",
        "q9\td1\t1",
    )
    told = [
        (Path(problem.path).name, problem.line, problem.reason)
        for problem in read_questions([folder]).problems
    ]
    assert [(name, line) for name, line, _ in told] == [
        ("test.tsv", 2),
        ("test.tsv", 3),
        ("queries.jsonl", 0),
    ]
    assert "the judged query 'q9' is not in it" in told[2][2]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("queries.tsv", "q1\tWhere is the mill?\nq2\tx"),
        ("queries.jsonl", '{"_id": "q1", "text": "Where is the mill?"}'),
    ],
)
def test_the_qrels_of_trec_find_their_queries_beside_them(tmp_path: Path, name: str, content: str) -> None:
    written(tmp_path / name, content)
    (question,) = read_questions(
        [written(tmp_path / "run.qrels", "q1 0 d1 1", "q1 0 d2 0", "q1 0 d3 2")]
    ).questions
    assert question.text == "Where is the mill?"
    assert question.expected == (Expectation("d1"), Expectation("d3", relevance=2))


def test_qrels_without_queries_say_what_to_put_beside_them(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"put a queries\.jsonl or a queries\.tsv beside it"):
        read_questions([written(tmp_path / "run.qrels", "q1 0 d1 1")])


def test_a_judgement_has_as_many_cells_as_its_form_and_a_folder_both_files(tmp_path: Path) -> None:
    folder = beir(tmp_path / "set")
    written(folder / "qrels" / "test.tsv", "q1\td1\t1", "q1\td1\t0\t1", "q1\t1")
    assert [each.line for each in read_questions([folder]).problems] == [2, 3]
    (folder / "qrels" / "test.tsv").unlink()
    (folder / "qrels").rmdir()
    with pytest.raises(LoadError, match="its form is not known"):
        read_questions([folder])


@pytest.mark.parametrize("text", ["", "x" * 10_001])
def test_a_query_without_words_or_with_too_many_is_named(tmp_path: Path, text: str) -> None:
    folder = beir(tmp_path / "set")
    queries = ({"_id": "q1", "text": "Where is the mill?"}, {"_id": "q2", "text": text}, {"text": "x"})
    written(folder / "queries.jsonl", *map(json.dumps, queries))
    read = read_questions([folder])
    assert [each.id for each in read.questions] == ["q1"]
    assert [each.line for each in read.problems] == [2, 3, 0]
