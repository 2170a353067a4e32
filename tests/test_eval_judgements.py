"""Judged queries in BEIR's form and TREC's: each line that is none, and which split is asked."""

import json
from pathlib import Path

import pytest

from passerelle.evaluation.sets.judgements import is_beir, read_beir, read_trec
from passerelle.evaluation.types import Problem, Question
from passerelle.index.errors import LoadError

NO_QUERY = "it has no '_id', or no 'text' of 1 to 10000 characters"


def trec(folder: Path, qrels: str, queries: str, name: str = "queries.tsv") -> Path:
    (folder / name).write_text(queries, encoding="utf-8")
    (folder / "set.qrels").write_text(qrels, encoding="utf-8")
    return folder / "set.qrels"


def read(path: Path) -> tuple[list[tuple[int, Question]], list[tuple[int, str]]]:
    found = list(read_trec(path))
    return (
        [each for each in found if not isinstance(each, Problem)],
        [(each.line, each.reason) for each in found if isinstance(each, Problem)],
    )


def test_queries_with_a_judgement_above_nought_are_asked_in_the_order_of_their_file(tmp_path: Path) -> None:
    qrels = "q2 0 d1 1\nq1 0 d2 2\n\nq1 0 d3 1\nq1 0 d4 0\nq3 0 d1 0\nq4 0 d1 -1\n"
    asked, problems = read(
        trec(tmp_path, qrels, "q1\tWhere is it?\r\nq2\tOù est le port ?\nq3\tx\nq2\tAgain?\n")
    )
    assert [(line, each.id, each.text, each.language) for line, each in asked] == [
        (1, "q1", "Where is it?", "en"),
        (2, "q2", "Où est le port ?", "fr"),
    ]
    assert [(each.document, each.relevance) for each in asked[0][1].expected] == [("d2", 2), ("d3", 1)]
    assert problems == []


@pytest.mark.parametrize(
    "line", ["q1 0 d1", "q1 0 d1 1 more", "q1 0 d1 1.5", "q1 0 d1 x", "q1 0 d1 1234567890"]
)
def test_a_line_that_is_no_judgement_is_named(tmp_path: Path, line: str) -> None:
    _, problems = read(trec(tmp_path, f"q1 0 d1 1\n{line}\n", "q1\tWhere?\n"))
    ((number, reason),) = problems
    assert number == 2
    assert reason == "it is no judgement; write query 0 document relevance, the last a whole number"


def test_the_first_line_may_name_the_columns_and_no_other(tmp_path: Path) -> None:
    asked, problems = read(trec(tmp_path, "query 0 document relevance\nq1 0 d1 1\n", "q1\tWhere?\n"))
    assert (len(asked), problems) == (1, [])
    _, problems = read(trec(tmp_path, "q1 0 d1 1\nquery 0 document relevance\n", "q1\tWhere?\n"))
    assert [line for line, _ in problems] == [2]


@pytest.mark.parametrize(
    ("queries", "line", "said"),
    [
        ("q1\t\n", 1, NO_QUERY),
        ("\tWhere?\n", 1, NO_QUERY),
        (f"q1\t{'x' * 10_001}\n", 1, NO_QUERY),
        ("q2\tWhere?\n", 0, "the judged query 'q1' is not in it; add its words"),
    ],
)
def test_a_query_without_words_or_that_is_missing_is_named(
    tmp_path: Path, queries: str, line: int, said: str
) -> None:
    asked, problems = read(trec(tmp_path, "q1 0 d1 1\n", queries))
    assert asked == []
    assert problems[0] == (line, said)


def test_a_query_of_the_longest_kind_is_asked(tmp_path: Path) -> None:
    asked, problems = read(trec(tmp_path, "q1 0 d1 1\n", f"q1\t{'x' * 10_000}\n"))
    assert (len(asked), problems) == (1, [])


def test_lines_of_queries_come_before_a_table_of_them_and_one_must_be_there(tmp_path: Path) -> None:
    path = trec(tmp_path, "q1 0 d1 1\n", "q1\tWhere?\n")
    trec(tmp_path, "q1 0 d1 1\n", '{"_id": "q1", "text": "Lines?", "lang": "fr"}\n', "queries.jsonl")
    ((_, question),) = read(path)[0]
    assert (question.text, question.language) == ("Lines?", "fr")
    for own, language in (({"language": "en", "lang": "fr"}, "en"), ({"language": "de", "lang": "fr"}, "fr")):
        line = json.dumps({"_id": "q1", "text": "Où est le port ?", **own})
        trec(tmp_path, "q1 0 d1 1\n", f"{line}\n", "queries.jsonl")
        assert read(path)[0][0][1].language == language
    trec(tmp_path, "", "[]\n", "queries.jsonl")
    assert read(path) == ([], [(1, 'it is not an object; write {"_id": …, "text": …}')])
    for name in ("queries.jsonl", "queries.tsv"):
        (tmp_path / name).unlink()
    said = r"set\.qrels: there is no file of its queries; put a queries\.jsonl or a queries\.tsv beside it$"
    with pytest.raises(LoadError, match=said):
        list(read_trec(path))


def beir(folder: Path, *splits: str) -> Path:
    (folder / "qrels").mkdir()
    (folder / "queries.jsonl").write_text('{"_id": "q1", "text": "Where?"}\n', encoding="utf-8")
    for split in splits:
        (folder / "qrels" / f"{split}.tsv").write_text(
            f"query-id\tcorpus-id\tscore\nq1\t{split}\t1\n", encoding="utf-8"
        )
    return folder


@pytest.mark.parametrize(
    ("splits", "asked"), [(("dev",), "dev"), (("dev", "test", "train"), "test"), (("test",), "test")]
)
def test_the_only_split_is_asked_or_the_one_called_test(
    tmp_path: Path, splits: tuple[str, ...], asked: str
) -> None:
    (found,) = read_beir(beir(tmp_path, *splits))
    assert not isinstance(found, Problem)
    assert [each.document for each in found[1].expected] == [asked]


def test_of_several_splits_without_one_called_test_one_is_to_be_named(tmp_path: Path) -> None:
    judged = r"its judgements are not in qrels/test\.tsv; name one of these: "
    with pytest.raises(LoadError, match=rf"{judged}\S*dev\.tsv, \S*train\.tsv$"):
        list(read_beir(beir(tmp_path, "train", "dev")))
    (tmp_path / "none").mkdir()
    with pytest.raises(LoadError, match=f"none: {judged}none$"):
        list(read_beir(beir(tmp_path / "none")))


def test_a_folder_of_queries_and_judgements_is_one_of_beir(tmp_path: Path) -> None:
    assert not is_beir(tmp_path)
    assert is_beir(beir(tmp_path, "test"))
    (tmp_path / "queries.jsonl").unlink()
    assert not is_beir(tmp_path)
