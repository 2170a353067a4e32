"""Question sets of every form that is read: what a line gives, and what is said of a bad one."""

import json
from pathlib import Path

import pytest

from passerelle.evaluation.sets.question_json import QuestionError, line_of, question_from_record
from passerelle.evaluation.sets.read import digest, read_questions
from passerelle.evaluation.sets.squad import read_squad
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
    assert "it is not an object; write" in read.problems[2].reason
    assert "the id 'q1' is used twice" in read.problems[3].reason
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


def test_a_form_that_is_not_known_is_refused_with_those_that_are(tmp_path: Path) -> None:
    for path in (written(tmp_path / "set.txt", "x"), tmp_path):
        with pytest.raises(
            LoadError, match=r"its form is not known; a question set is a \.jsonl or \.csv file"
        ):
            read_questions([path])
    with pytest.raises(LoadError, match="there is no such file"):
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


@pytest.mark.parametrize("text", ["", "x" * 10_001])
def test_a_query_without_words_or_with_too_many_is_named(tmp_path: Path, text: str) -> None:
    folder = beir(tmp_path / "set")
    queries = ({"_id": "q1", "text": "Where is the mill?"}, {"_id": "q2", "text": text}, {"text": "x"})
    written(folder / "queries.jsonl", *map(json.dumps, queries))
    read = read_questions([folder])
    assert [each.id for each in read.questions] == ["q1"]
    assert [each.line for each in read.problems] == [2, 3, 0]


def test_a_judgement_has_as_many_cells_as_its_form_and_a_folder_both_files(tmp_path: Path) -> None:
    folder = beir(tmp_path / "set")
    written(folder / "qrels" / "test.tsv", "q1\td1\t1", "q1\td1\t0\t1", "q1\t1")
    assert [each.line for each in read_questions([folder]).problems] == [2, 3]
    (folder / "qrels" / "test.tsv").unlink()
    (folder / "qrels").rmdir()
    with pytest.raises(LoadError, match="its form is not known"):
        read_questions([folder])


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
