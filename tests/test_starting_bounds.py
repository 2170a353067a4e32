"""What bounds the questions to begin with: how they read, which is drawn first, and what is kept of them."""

from pathlib import Path
from typing import Any

import pytest

from passerelle.index.types import Document, Span
from passerelle.starting.draw import _of_document, _order
from passerelle.starting.kept import _read, _write
from passerelle.starting.names import is_named, short_name
from passerelle.starting.types import Made, in_the_middle, left_open, stands_alone


def made(*, question: str = "x" * 55, document: str = "a", kind: str = "past", named: bool = True) -> Made:
    return Made(question, "en", document, Span(0, 9), Span(4, 9), named, kind)


@pytest.mark.parametrize(
    ("parts", "alone"),
    [
        (("the mill", "of the valley"), True),
        (("the mill", "of his father"), False),
        (("their mill", ""), False),
        (("the mill of this town",), False),
        (("le moulin", "de leur père"), False),
        (("le moulin qu’il", ""), False),
        (("", ""), True),
    ],
)
def test_one_word_that_points_outside_makes_a_sentence_lean(parts: tuple[str, ...], *, alone: bool) -> None:
    assert stands_alone(*parts) is alone


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        (("Harrow",), True),
        (("the mill", "of Harrow"), True),
        (("the mill", ""), False),
        ((), False),
        (("École",), True),
    ],
)
def test_a_part_is_named_by_one_capital(parts: tuple[str, ...], *, named: bool) -> None:
    assert is_named(*parts) is named


@pytest.mark.parametrize(
    ("rest", "is_open"),
    [("to visitors of the", True), ("to the visitors", False), ("", False), ("de l’école après", True)],
)
def test_a_part_is_left_open_by_its_last_word(rest: str, *, is_open: bool) -> None:
    assert left_open(rest) is is_open


@pytest.mark.parametrize(
    ("subject", "text", "inside"),
    [
        ("The mill", "", "the mill"),
        ("THE MILL", "", "the MILL"),
        ("A mill", "", "a mill"),
        ("1931 fair", "the 1931 fair", ""),
        ("EU rules", "", "EU rules"),
        ("Edith Pane", "", "Edith Pane"),
        ("Edith-Marie Pane", "", "Edith-Marie Pane"),
        ("Members", "all members met", "members"),
        ("Members", "all Members met", "Members"),
        ("Members", "all Members met members", "Members"),
        ("Members", "all Members met members and members", "members"),
        ("Members", "Members met. Members left.", ""),
        ("Members", "remembers", ""),
        ("Members", "all memberships", ""),
        ("X rays", "the X rays", "X rays"),
        ("X rays", "the x rays", "x rays"),
        ("X rays", "", ""),
        ("Members pay", "", ""),
    ],
)
def test_the_first_word_is_written_as_its_document_writes_it_inside_of_sentences(
    subject: str, text: str, inside: str
) -> None:
    document = Document("x", "X", "en", text)
    assert in_the_middle(subject, document, ("the", "a")) == inside


@pytest.mark.parametrize(
    ("sentence", "questions"),
    [
        ("UNO was founded by Edith Pane.", ["Who founded UNO?"]),
        ("The Bun was built by Edith Pane.", ["Who built the Bun?"]),
        (f"The Bun{' b' * 10} was opened in 1931.", []),
        (f"The Bun{' b' * 9} was opened in 1931.", [f"When was the Bun{' b' * 9} opened?"]),
        (f"The B{'u' * 62} was opened to men in 1931.", [f"When was the B{'u' * 62} opened to men?"]),
    ],
)
def test_a_question_has_three_to_fourteen_words(sentence: str, questions: list[str]) -> None:
    drawn = _of_document(Document("x", "X", "en", sentence), "en", alone=True)
    assert [each.question for each in drawn] == questions


@pytest.mark.parametrize(("letters", "is_short"), [(16, True), (17, False)])
def test_a_question_has_at_most_95_letters(letters: int, *, is_short: bool) -> None:
    sentence = f"The Bun{'n' * 40} was opened to bakers of b{'u' * letters} in 1931."
    drawn = [each.question for each in _of_document(Document("x", "X", "en", sentence), "en", alone=True)]
    question = f"When was the Bun{'n' * 40} opened to bakers of b{'u' * letters}?"
    assert drawn == [question] * is_short
    assert (len(question) <= 95) is is_short


@pytest.mark.parametrize(
    ("title", "alone", "question"),
    [
        ("Harrow Club – rules", True, "How long is the trial period?"),
        ("Harrow Club – rules", False, "Harrow Club: how long is the trial period?"),
        ("Rules", False, None),
        ("Rules", True, "How long is the trial period?"),
    ],
)
def test_a_question_without_a_name_is_asked_of_its_document(
    title: str, question: str | None, *, alone: bool
) -> None:
    document = Document("x", title, "en", "The trial period is 3 months.")
    drawn = [each.question for each in _of_document(document, "en", alone=alone)]
    assert drawn == ([question] if question else [])


def test_a_french_question_is_asked_of_its_document_behind_an_unbroken_space() -> None:
    document = Document("x", "Club Morin", "fr", "Le délai est de 15 jours.")
    (drawn,) = _of_document(document, "fr", alone=False)
    assert drawn.question == "Club Morin\u00a0: quel est le délai ?"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Statutes of Harrow", "Statutes of Harrow"),
        ("rules | Harrow Club", "Harrow Club"),
        ("Rules (Harrow Club)", "Harrow Club"),
        ("Rules, Harrow Club, 2020", "Harrow Club"),
        ("Livret : Club Morin", "Club Morin"),
        ("Rules - Harrow Club", "Harrow Club"),
        ("Rules — Harrow Club — Ellery Club", "Harrow Club"),
        ("# *Harrow Club*.", "Harrow Club"),
        ("HARROW CLUB", ""),
        ("guide of Harrow", ""),
        ("Harrow", ""),
        ("", ""),
    ],
)
def test_a_name_is_the_first_part_of_a_title_that_has_one(title: str, name: str) -> None:
    assert short_name(title) == name


@pytest.mark.parametrize(
    ("waiting", "place"),
    [
        (made(), (0, False, 0)),
        (made(named=False), (0, True, 0)),
        (made(question="x" * 58), (0, False, 3)),
        (made(question="x" * 50), (0, False, 5)),
        (made(kind="count"), (0, False, 40)),
        (made(document="b"), (2, False, 0)),
        (made(document="c", kind="long"), (1, False, 20)),
    ],
)
def test_first_asked_are_new_documents_then_names_then_new_kinds_of_a_middling_length(
    waiting: Made, place: tuple[int, bool, int]
) -> None:
    seen = [
        made(document="b", kind="count"),
        made(document="b", kind="count"),
        made(document="c", kind="long"),
    ]
    assert _order(waiting, seen) == place


KEY: list[Any] = [1, "store", 4]


def test_questions_are_kept_with_the_store_and_the_state_they_are_of(tmp_path: Path) -> None:
    path = tmp_path / "new" / "er" / "kept.json"
    _write(path, KEY, (("fr", "Où est l’été ?"), ("en", "Where?")))
    _write(path, KEY, (("fr", "Où est l’été ?"), ("en", "Where?")))
    assert "été" in path.read_text(encoding="utf-8")
    assert _read(path, KEY) == (KEY, (("fr", "Où est l’été ?"), ("en", "Where?")))


@pytest.mark.parametrize("key", [[2, "store", 4], [1, "other", 4], [1, "store", 5]])
def test_questions_of_another_state_are_not_read(tmp_path: Path, key: list[Any]) -> None:
    _write(tmp_path / "kept.json", KEY, (("en", "Where?"),))
    assert _read(tmp_path / "kept.json", key) is None


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "{}",
        "4",
        '{"of": [1, "store", 4]}',
        '{"of": [1, "store", 4], "questions": 4}',
        '{"of": [1, "store", 4], "questions": [4]}',
        '{"of": [1, "store", 4], "questions": [["en"]]}',
        "[" * 100_000,
        "\ud800",
    ],
)
def test_a_damaged_file_of_questions_counts_as_none(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "kept.json"
    path.write_text(kept, encoding="utf-8", errors="surrogatepass")
    assert _read(path, KEY) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    _write(tmp_path / "file" / "kept.json", KEY, (("en", "Where?"),))
    assert _read(tmp_path / "file" / "kept.json", KEY) is None
