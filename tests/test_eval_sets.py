"""Question sets of every form that is read: what a line gives, and what is said of a bad one."""

import sys
from pathlib import Path

import pytest

from passerelle.evaluation.sets.question_json import QuestionError, line_of, question_from_record
from passerelle.evaluation.sets.read import digest, read_questions
from passerelle.evaluation.types import Expectation, Question
from passerelle.index.errors import LoadError
from passerelle.index.types import Span

FULL = Question(
    id="q1",
    text="Où l’œuvre fut-elle jouée ?",
    language="fr",
    expected=(
        Expectation("a.txt", "à Brume"),
        Expectation("b.txt", "ici", Span(3, 6)),
        Expectation("c.txt", span=Span(0, 4), relevance=2),
        Expectation("", passage="0123"),
    ),
    answers=("Brume",),
    tags=("lieu", "œuvre"),
)


def written(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def problems(path: Path) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in read_questions([path]).problems]


@pytest.mark.parametrize("question", [FULL, Question("q2", "Rien ?", "fr", answerable=False)])
def test_a_question_written_as_a_line_is_read_as_it_was(tmp_path: Path, question: Question) -> None:
    assert read_questions([written(tmp_path / "set.jsonl", line_of(question))]).questions == (question,)


def test_what_a_line_leaves_out_is_told_by_the_rest() -> None:
    told = question_from_record({"question": " Where is the old mill? "})
    assert (told.text, told.language, told.answerable) == ("Where is the old mill?", "en", False)
    assert told.id == question_from_record({"question": "Where is the old mill?"}).id
    assert question_from_record({"question": "Où ?", "expected": [{"document": "a"}]}).answerable
    assert question_from_record({"question": "Où ?", "answers": ["ici"]}).answerable


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({}, "there is no 'question'"),
        ({"question": 3}, "is not text but int"),
        ({"question": "x" * 10_001}, "has 10001 characters"),
        ({"question": "x", "expcted": []}, "'expcted' is not known of a question"),
        ({"question": "x", "language": "de"}, "the language is 'de'; write fr or en"),
        ({"question": "x", "answerable": "yes"}, "write true or false"),
        ({"question": "x", "answerable": False, "answers": ["y"]}, "not answerable and yet expects"),
        ({"question": "x", "expected": {}}, "'expected' is not a list"),
        ({"question": "x", "expected": ["a"]}, "'a' is no expectation"),
        ({"question": "x", "expected": [{"quote": "y"}]}, "names no 'document'"),
        (
            {"question": "x", "expected": [{"document": "a", "page": 3}]},
            "'page' is not known of an expectation",
        ),
        ({"question": "x", "expected": [{"document": "a", "start": 3}]}, "one of 'start' and 'end'"),
        (
            {"question": "x", "expected": [{"document": "a", "start": 3, "end": 3}]},
            "the span from 3 to 3 is none",
        ),
        (
            {"question": "x", "expected": [{"document": "a", "start": "3", "end": 4}]},
            "the span from '3' to 4",
        ),
        ({"question": "x", "expected": [{"document": "a", "relevance": 0}]}, "the relevance is 0"),
        ({"question": "x", "tags": [""]}, "'' among 'tags' is not text"),
    ],
)
def test_what_is_wrong_with_a_question_is_said(record: dict[str, object], words: str) -> None:
    with pytest.raises(QuestionError, match=words):
        question_from_record(record)


def test_a_bad_line_is_named_by_number_and_reason_and_the_rest_is_read(tmp_path: Path) -> None:
    good = line_of(FULL)
    path = written(tmp_path / "set.jsonl", "{", good, "", '{"question": ""}', "[]", good)
    read = read_questions([path])
    assert read.questions == (FULL,)
    assert [problem.line for problem in read.problems] == [1, 4, 5, 6]
    assert "it is not JSON" in read.problems[0].reason
    form = '{"id": …, "question": …, "expected": [{"document": …, "quote": …}]}'
    assert read.problems[2].reason == f"it is not an object; write {form}"
    assert read.problems[3].reason == "the id 'q1' is used twice; give each question its own"
    assert str(read.problems[1]) == f"{path}, line 4: there is no 'question'; write one, or delete the line"


def test_rows_of_a_csv_that_share_an_id_are_one_question(tmp_path: Path) -> None:
    path = written(
        tmp_path / "set.csv",
        "id;question;document;quote;answer;tags;answerable;start;end",
        "q1;Où est le pont ?;a.txt;à Brume;Brume;lieu | pont;;;",
        "q1;Où est le pont ?;b.txt;;;;;3;9",
        "q2;Qui l'a peint ?;;;;;non;;",
    )
    first, second = read_questions([path]).questions
    assert first.expected == (Expectation("a.txt", "à Brume"), Expectation("b.txt", span=Span(3, 9)))
    assert (first.answers, first.tags, first.language) == (("Brume",), ("lieu", "pont"), "fr")
    assert not second.answerable


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("q2,,a.txt,,", "there is no 'question'"),
        ("q1,Other?,a.txt,,", "the id 'q1' was given on line 2"),
        ("q2,x,a.txt,one,2", "the start is 'one'"),
        ("q2,x,a.txt,1", "one of 'start' and 'end'"),
        ("q2,x,a.txt,,,,more", "7 cells for 5 columns"),
    ],
)
def test_a_bad_row_of_a_csv_is_named(tmp_path: Path, row: str, words: str) -> None:
    path = written(tmp_path / "set.csv", "id,question,document,start,end", "q1,Where is it?,a.txt,,", row)
    ((line, reason),) = problems(path)
    assert line == 3
    assert words in reason


def test_a_csv_without_questions_says_which_column_is_missing(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="must name a column 'question'"):
        read_questions([written(tmp_path / "set.csv", "id,text", "1,x")])


def test_a_form_that_is_not_known_is_refused_with_those_that_are(tmp_path: Path) -> None:
    for path in (written(tmp_path / "set.txt", "x"), tmp_path):
        with pytest.raises(LoadError, match="its form is not known") as refused:
            read_questions([path])
        assert str(refused.value) == (
            f"{path}: its form is not known; a question set is a .jsonl or .csv file of ours, a .json file as SQuAD "
            "has it, a folder as BEIR has it (queries.jsonl and qrels/), one .tsv file of such a folder's qrels, or a "
            ".qrels file as TREC has it"
        )
    with pytest.raises(LoadError, match=r"none\.jsonl: there is no such file or folder; check the path$"):
        read_questions([tmp_path / "none.jsonl"])


def test_a_set_in_which_no_line_is_a_question_says_why(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"(?s)there is no question in .*line 1: it is not JSON"):
        read_questions([written(tmp_path / "set.jsonl", "{")])


def test_a_digest_tells_of_all_that_is_asked_and_expected() -> None:
    others = [
        Question("q1", "x", "fr"),
        Question("q1", "y", "fr"),
        Question("q1", "x", "en"),
        Question("q1", "x", "fr", tags=("t",)),
        Question("q1", "x", "fr", (Expectation("a"),)),
    ]
    assert len({digest([other]) for other in others}) == len(others)
    assert digest([FULL]) == digest([FULL])


@pytest.mark.parametrize(
    ("word", "answerable"),
    [
        *[(word, True) for word in ("true", "Yes", "oui", "1")],
        *[(word, False) for word in ("false", "no", "NON", "0")],
    ],
)
def test_a_csv_says_in_either_language_whether_a_question_can_be_answered(
    tmp_path: Path, word: str, *, answerable: bool
) -> None:
    path = written(tmp_path / "set.csv", "question,answerable", f"Qui ?,{word}")
    (question,) = read_questions([path]).questions
    assert question.answerable is answerable


@pytest.mark.parametrize(("digits", "read"), [(18, True), (19, False)])
def test_a_number_of_a_csv_has_eighteen_digits_at_most(tmp_path: Path, digits: int, *, read: bool) -> None:
    row = f"Qui ?,a.txt,1,{'9' * digits}"
    path = written(tmp_path / "set.csv", "question,document,start,end", "Quoi ?,a.txt,1,2", row)
    assert (len(read_questions([path]).questions) == 2) is read


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes there alone")
def test_a_set_whose_name_is_no_text_is_named_so_that_it_can_be_written(tmp_path: Path) -> None:
    path = written(tmp_path / "s\udce9t.jsonl", line_of(FULL), "{", line_of(FULL))
    found = [(problem.path, problem.line) for problem in read_questions([path]).problems]
    assert found == [(str(tmp_path / "s\\xe9t.jsonl"), 2), (str(tmp_path / "s\\xe9t.jsonl"), 3)]
