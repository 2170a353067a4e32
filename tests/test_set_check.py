"""What checking a set counts and finds, of several files and beside a store, and what stands near what is gone."""

import json
from pathlib import Path

import pytest
from library import Library

from passerelle.evaluation.matching import Judge
from passerelle.evaluation.sets.check import check
from passerelle.evaluation.sets.stale import place_problem
from passerelle.evaluation.types import Expectation
from passerelle.index.errors import LoadError
from passerelle.index.store.location import typed
from passerelle.index.store.store import Store
from passerelle.index.types import Span

BRIDGE = (
    "Le grand pont de Brume fut ouvert en 1931. Sa porte fut peinte en vert par Edith Pane.\n\nIl est long."
)

VALID = "which another size of passage leaves valid"
GREEN = "Sa porte fut peinte en vert par Edith Pane."
RED = "la porte du pont fut peinte en rouge par Edith Pane"
IN_ENGLISH = "Where does the old ferry leave the island in the morning?"
IN_FRENCH = "Où est-ce que le vieux bac quitte cette île le matin ?"
MERGE = "delete one of the two, and put what both expect in the other"


@pytest.fixture
def store(library: Library) -> Store:
    library.write("fr/pont.txt", BRIDGE)
    library.write("fr/moulin.txt", "Le moulin est de 1804.")
    library.index()
    return library.open()


def written(path: Path, *records: object) -> Path:
    lines = (each if isinstance(each, str) else json.dumps(each) for each in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def asked(text: str, **more: object) -> dict[str, object]:
    return {"question": text, "language": "fr", "answers": ["x"], **more}


def found(*paths: Path, store: Store | None = None) -> tuple[int, list[tuple[str, int, str]]]:
    checked = check(paths, store)
    return checked.questions, [(Path(each.path).name, each.line, each.reason) for each in checked.problems]


def test_questions_are_counted_and_lines_that_are_none_named_in_order(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", asked("Où ?"), "{", asked("Qui ?"), asked("Quand … ?"), {})
    count, problems = found(path)
    assert count == 3
    assert [(name, line) for name, line, _ in problems] == [("a.jsonl", 2), ("a.jsonl", 4), ("a.jsonl", 5)]
    assert found() == (0, [])
    assert found(written(tmp_path / "b.jsonl")) == (0, [])


def test_a_question_asked_before_is_named_by_its_file_and_line(tmp_path: Path) -> None:
    one = written(tmp_path / "a.jsonl", asked("Qui ?"), asked("Où est-il ?", id="a"))
    two = written(tmp_path / "b.jsonl", asked("ou EST-il", id="a"))
    count, problems = found(one, two)
    assert count == 3
    assert problems == [
        ("b.jsonl", 1, f"the id 'a' is that of {one}, line 2; give each question its own"),
        (
            "b.jsonl",
            1,
            f"it asks the same as {one}, line 2: 'ou EST-il'; {MERGE}",
        ),
    ]


def test_the_first_of_three_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", *(asked("Où ?", id=id_) for id_ in "abc"))
    assert [reason.split(":")[0] for _, _, reason in found(path)[1]] == [
        f"it asks the same as {path}, line 1"
    ] * 2


def test_questions_of_signs_alone_do_not_ask_the_same(tmp_path: Path) -> None:
    assert found(written(tmp_path / "a.jsonl", asked("?"), asked("!"))) == (2, [])


def test_a_question_of_a_file_without_lines_is_named_by_its_id(tmp_path: Path) -> None:
    entry = {"id": "q", "question": "Où est le pont ?", "answers": [{"text": "Ici", "answer_start": 0}]}
    data = {
        "data": [{"title": "t", "paragraphs": [{"context": "Ici.", "qas": [entry, {**entry, "id": "r"}]}]}]
    }
    path = written(tmp_path / "a.json", json.dumps(data))
    assert found(path) == (
        2,
        [
            (
                "a.json",
                0,
                f"'r': it asks the same as {path}, 'q': 'Où est le pont ?'; {MERGE}",
            )
        ],
    )


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (asked("Quand …?"), "the question has a blank: 'Quand …?'; complete it, or delete the line"),
        (asked("Quand … part-il ?"), ""),
        (
            asked("Où ?", answers=[], answerable=True),
            (
                "it is answerable and expects nothing; add what should be found to 'expected', or write "
                '"answerable": false'
            ),
        ),
        (asked("Où ?", answers=[], expected=[{"document": "a"}]), ""),
        (asked("Où ?", answers=[], answerable=False), ""),
        (
            asked(IN_ENGLISH),
            (
                f"its language is 'fr' and {IN_ENGLISH!r} looks English; write "
                '"language": "en", or leave it out'
            ),
        ),
        (
            asked(IN_FRENCH, language="en"),
            (
                f"its language is 'en' and {IN_FRENCH!r} looks French; write "
                '"language": "fr", or leave it out'
            ),
        ),
        (asked("Brume ?"), ""),
        (asked("Brume?", language="en"), ""),
    ],
)
def test_what_is_wrong_with_a_question_by_itself(
    tmp_path: Path, record: dict[str, object], said: str
) -> None:
    _, problems = found(written(tmp_path / "a.jsonl", record))
    assert [reason for _, _, reason in problems] == ([said] if said else [])


def test_each_place_that_is_gone_is_named_beside_a_store(store: Store, tmp_path: Path) -> None:
    places = [
        {"document": "fr/pont.txt", "quote": "en 1931"},
        {"document": "fr/pont.txt", "quote": "zébu"},
        {"document": "nulle.txt"},
    ]
    path = written(tmp_path / "a.jsonl", asked("Où ?", expected=places))
    count, problems = found(path, store=store)
    assert (count, len(problems), found(path)) == (1, 2, (1, []))
    assert problems[0][:2] == ("a.jsonl", 1)
    assert problems[0][2].startswith("'zébu' does not stand in 'fr/pont.txt'")
    assert problems[1][2].startswith("the document 'nulle.txt' is not in the store")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="there is no such file or folder"):
        check([tmp_path / "none.jsonl"], None)


def mend(store: Store, expectation: Expectation) -> str:
    return place_problem(store, Judge(store), expectation)


@pytest.mark.parametrize(
    ("expectation", "said"),
    [
        (Expectation("fr/pont.txt"), ""),
        (Expectation("fr/pont.txt", "ouvert en 1931"), ""),
        (Expectation("fr/pont.txt", span=Span(0, len(BRIDGE))), ""),
        (
            Expectation("en/pont.md"),
            "the document 'en/pont.md' is not in the store; is it 'fr/pont.txt'?",
        ),
        (
            Expectation("fr/moulins.txt"),
            "the document 'fr/moulins.txt' is not in the store; is it 'fr/moulin.txt'?",
        ),
        (
            Expectation("fr/pont.txt", passage="0123"),
            f"the passage '0123' is not in the store; name its document and words of it as a quote, {VALID}",
        ),
        (
            Expectation("fr/pont.txt", span=Span(0, len(BRIDGE) + 1)),
            "the document 'fr/pont.txt' ends before the span does; give the span anew, or a quote in its place",
        ),
        (
            Expectation("fr/pont.txt", RED),
            f"{RED!r} does not stand in 'fr/pont.txt'; nearest there now is {GREEN!r}",
        ),
        (
            Expectation("fr/pont.txt", "un zébu"),
            "'un zébu' does not stand in 'fr/pont.txt'; nothing there is like it; look for it elsewhere",
        ),
        (
            Expectation("fr/pont.txt", "the"),
            "'the' does not stand in 'fr/pont.txt'; nothing there is like it; look for it elsewhere",
        ),
    ],
)
def test_what_is_gone_is_told_with_what_stands_there_now(
    store: Store, expectation: Expectation, said: str
) -> None:
    assert mend(store, expectation) == said


def test_where_no_name_is_like_it_the_store_lists_those_there_are(store: Store) -> None:
    said = mend(store, Expectation("zzz.csv"))
    lists = f"`passerelle documents --store {typed(store.folder)}` lists those there are"
    assert said == f"the document 'zzz.csv' is not in the store; {lists}"


@pytest.mark.parametrize(
    ("quote", "near"),
    [
        ("Le pont noir", "Le grand pont de Brume fut ouvert en 1931."),  # one of two words as long
        ("Le pont rouge", ""),  # the shorter of two
    ],
)
def test_a_sentence_with_half_of_the_words_is_near(store: Store, quote: str, near: str) -> None:
    said = mend(store, Expectation("fr/pont.txt", quote))
    assert (f"nearest there now is {near!r}" in said) is bool(near)
    assert ("nothing there is like it" in said) is (not near)
