"""Sets of our own form, cell by cell: what each column of a table says, and what rows of one id make together."""

from pathlib import Path

import pytest

from passerelle.evaluation.sets.formats import read_csv, read_jsonl
from passerelle.evaluation.types import Expectation, Problem, Question
from passerelle.index.errors import LoadError
from passerelle.index.types import Span

HEAD = "id,question,language,document,quote,start,end,passage,answer,tags,answerable,known_miss,note"

KNOWN = (
    "answer, answerable, document, end, id, known_miss, language, note, passage, question, quote, start, tags"
)


def table(folder: Path, *rows: str, head: str = HEAD) -> list[tuple[int, Question] | Problem]:
    path = folder / "set.csv"
    path.write_text("".join(f"{row}\n" for row in (head, *rows)), encoding="utf-8")
    return list(read_csv(path))


def question(folder: Path, row: str, head: str = HEAD) -> Question:
    (found,) = table(folder, row, head=head)
    assert not isinstance(found, Problem), found
    return found[1]


def reason(folder: Path, row: str, head: str = HEAD) -> str:
    (found,) = table(folder, row, head=head)
    assert isinstance(found, Problem)
    assert (found.path, found.line) == (str(folder / "set.csv"), 2)
    return found.reason


def test_each_column_says_what_its_name_says(tmp_path: Path) -> None:
    row = "q1, Où est-il ? ,en,a.txt, le bac ,3,9,,midi,pont | | lieu,oui,trop loin,à revoir"
    assert question(tmp_path, row) == Question(
        "q1",
        "Où est-il ?",
        "en",
        (Expectation("a.txt", "le bac", Span(3, 9)),),
        ("midi",),
        ("pont", "lieu"),
        answerable=True,
        known_miss="trop loin",
    )


def test_a_row_of_a_question_alone_is_told_by_its_words(tmp_path: Path) -> None:
    found = question(tmp_path, "Where is the ferry?", "question")
    assert (found.text, found.language, found.answerable) == ("Where is the ferry?", "en", False)
    assert (found.expected, found.answers, found.tags, found.known_miss) == ((), (), (), "")
    assert len(found.id) == 12


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("x?,a.txt,,,,", (Expectation("a.txt"),)),
        ("x?,,,,,0123", (Expectation("", passage="0123"),)),
        ("x?,a.txt,,0,1,", (Expectation("a.txt", span=Span(0, 1)),)),
        ("x?,,,3,4,", ()),  # a span is one of a document
    ],
)
def test_a_place_is_a_document_or_a_passage(
    tmp_path: Path, row: str, expected: tuple[Expectation, ...]
) -> None:
    head = "question,document,quote,start,end,passage"
    assert question(tmp_path, row, head).expected == expected


@pytest.mark.parametrize(
    ("word", "answerable"),
    [
        ("TRUE", True),
        ("Oui", True),
        ("yes", True),
        ("1", True),
        ("FALSE", False),
        ("Non", False),
        ("0", False),
    ],
)
def test_a_truth_is_said_in_either_language(tmp_path: Path, word: str, *, answerable: bool) -> None:
    assert question(tmp_path, f"x?,{word}", "question,answerable").answerable is answerable


@pytest.mark.parametrize(
    ("row", "head", "said"),
    [
        ("x?,perhaps", "question,answerable", "'answerable' is 'perhaps'; write true or false"),
        ("x?,-1,3,a", "question,start,end,document", "the start is '-1'; give a whole number from 0"),
        ("x?,1,3.5,a", "question,start,end,document", "the end is '3.5'; give a whole number from 0"),
        (f"x?,1,{'1' * 19},a", "question,start,end,document", f"the end is '{'1' * 19}'"),
        ("x?,red", "question,colour", f"'colour' is not known of a column; there are {KNOWN}"),
        (",a", "question,document", "there is no 'question'; write one, or delete the line"),
        ("x?,a,oops", "question,document", "3 cells for 2 columns"),
    ],
)
def test_a_row_that_says_no_question_is_named_with_its_line(
    tmp_path: Path, row: str, head: str, said: str
) -> None:
    assert said in reason(tmp_path, row, head)


def test_a_column_that_is_not_known_may_be_empty(tmp_path: Path) -> None:
    assert question(tmp_path, "x?,", "question,colour").text == "x?"


def test_rows_of_one_id_are_one_question_with_the_places_of_all(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        "q1,Où ?,a.txt,midi",
        "q2,Qui ?,b.txt,",
        "q1,Où ?,b.txt,soir",
        "q1,Où ?,a.txt,midi",
        "q1,Quand ?,c.txt,",
        head="id,question,document,answer",
    )
    other, *questions = found
    assert isinstance(other, Problem)
    assert (other.line, other.reason) == (
        6,
        "the id 'q1' was given on line 2; give each question its own",
    )
    assert [each[0] for each in questions if not isinstance(each, Problem)] == [2, 3]
    first = next(each[1] for each in questions if not isinstance(each, Problem))
    assert first.expected == (Expectation("a.txt"), Expectation("b.txt"))
    assert first.answers == ("midi", "soir")


def test_rows_without_an_id_are_one_question_where_they_ask_the_same(tmp_path: Path) -> None:
    found = table(tmp_path, "Où ?,a.txt", "Où ?,b.txt", "Qui ?,a.txt", head="question,document")
    assert [(each[0], len(each[1].expected)) for each in found if not isinstance(each, Problem)] == [
        (2, 2),
        (4, 1),
    ]


def test_what_is_wrong_with_a_question_of_several_rows_is_told_of_its_first(tmp_path: Path) -> None:
    found = table(tmp_path, "q1,x?,a,non", "q1,x?,b,non", "q2,y?,,", head="id,question,document,answerable")
    problem, good = found
    assert isinstance(problem, Problem)
    assert (problem.line, problem.reason.split(";")[0]) == (
        2,
        "it is not answerable and yet expects something",
    )
    assert not isinstance(good, Problem)


def test_a_table_must_name_its_questions(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="must name a column 'question'"):
        table(tmp_path, "x", head="query")


def test_each_line_of_json_is_a_question_or_a_problem_in_order(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"question": "Où ?"}\n\n{"question": 3}\n[1]\n{"question": "Qui ?"}\n', encoding="utf-8")
    found = list(read_jsonl(path))
    assert [each.line if isinstance(each, Problem) else each[0] for each in found] == [1, 3, 4, 5]
    assert [each[1].text for each in found if not isinstance(each, Problem)] == ["Où ?", "Qui ?"]
    reasons = [each.reason for each in found if isinstance(each, Problem)]
    assert reasons[0] == "the 'question' is not text but int; put it between quotes"
    assert reasons[1].startswith('it is not an object; write {"id": …, "question": …')
    assert {each.path for each in found if isinstance(each, Problem)} == {str(path)}
