"""What the network is shown of an example, by a chance that is given: the tokens, and where the answer stands."""

from dataclasses import replace

import numpy as np
import pytest
from given_chance import Draws
from tokenizers import Tokenizer

from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.reading.rows import BEGIN, END, LONGEST_CONTEXT, LONGEST_QUESTION
from passerelle.training.reader.examples import Example, Packed, Text
from passerelle.training.reader.mixture import Mixture
from passerelle.training.reader.rows import LONGEST, Row, Rows, _Encoded, _start, _tokens, rivals_of

TOKENIZER = Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json"))
TEXT = Text("Le port", "Le bac part à midi. Il rentre à midi.", "fr")
NOON = tuple((at, at + 4) for at in (TEXT.text.index("midi"), TEXT.text.rindex("midi")))
ASKED = Example("asked", "1", "Quand part-il ?", "fr", 0, True, NOON[:1], held_out=False)


def ids(text: str) -> list[int]:
    return list(TOKENIZER.encode(text, add_special_tokens=False).ids)


def shown(example: Example, *drawn: float, text: Text = TEXT, place: int = 0) -> Row:
    rows = Rows(Packed([text], [example]), Mixture([example], 0), TOKENIZER)
    row = rows._row(example, example.question, example.spans, Draws(*drawn, place=place))
    assert row is not None
    return row


def words(row: Row) -> str:
    return TOKENIZER.decode(list(row.ids[row.span[0] : row.span[1] + 1])).strip()


@pytest.mark.parametrize(("chance", "titled"), [(0.149, False), (0.15, True)])
def test_a_row_is_the_question_what_stands_above_the_passage_and_the_passage(
    chance: float, *, titled: bool
) -> None:
    row = shown(ASKED, chance, 0.0)
    head = [BEGIN, *ids(ASKED.question), END, END, *(ids("Le port\n") if titled else [])]
    assert list(row.ids) == [*head, *ids(TEXT.text), END]
    assert (row.first, row.end) == (len(head), len(row.ids) - 1)
    assert (words(row), row.answered, row.marked) == ("midi", True, True)


@pytest.mark.parametrize("name", ["everyday", "written_near", "tables"])
def test_where_a_title_names_the_document_it_always_stands_above(name: str) -> None:
    near = replace(ASKED, set=name, answered=False, spans=())
    row = shown(near)
    assert list(row.ids[: row.first]) == [BEGIN, *ids(ASKED.question), END, END, *ids("Le port\n")]
    assert (row.span, row.answered, row.marked) == ((0, 0), False, True)


def test_a_passage_without_anything_above_it_stands_alone() -> None:
    row = shown(replace(ASKED, set="everyday"), 0.0, text=replace(TEXT, context=""))
    assert list(row.ids[: row.first]) == [BEGIN, *ids(ASKED.question), END, END]


@pytest.mark.parametrize(("chance", "at"), [(0.69, 0), (0.7, -1)])
def test_of_several_answers_the_first_is_mostly_taught(chance: float, at: int) -> None:
    row = shown(replace(ASKED, set="everyday", spans=NOON), chance, place=-1)
    tokens = ids(TEXT.text)
    (first, last) = (place for place, each in enumerate(tokens) if each == ids("midi")[-1])
    assert row.span[1] - row.first == (first if at == 0 else last)


def test_an_answer_that_holds_no_token_makes_no_row() -> None:
    lost = replace(ASKED, set="everyday", spans=((200, 204),))
    rows = Rows(Packed([TEXT], [lost]), Mixture([lost], 0), TOKENIZER)
    assert rows._row(lost, "?", lost.spans, Draws(0.0)) is None


def test_a_question_that_was_changed_is_answered_by_nothing() -> None:
    rows = Rows(Packed([TEXT], [ASKED]), Mixture([ASKED], 0), TOKENIZER)
    row = rows._row(ASKED, "Quand rentre-t-il ?", (), Draws(0.5))
    assert row is not None
    assert (row.span, row.answered, row.marked) == ((0, 0), False, True)
    unmarked = replace(ASKED, spans=())
    row = rows._row(unmarked, "?", (), Draws(0.5))
    assert row is not None
    assert (row.span, row.answered, row.marked) == ((0, 0), True, False)


def test_a_long_question_is_cut_what_stands_above_is_cut_and_the_passage_fills_the_rest() -> None:
    long = Text("mot " * 200, "un " * 400, "fr")
    asked = replace(ASKED, set="everyday", question="où " * 300, answered=False, spans=())
    row = shown(asked, 0.0, text=long)
    assert len(row.ids) == LONGEST
    assert list(row.ids).index(END) == 1 + LONGEST_QUESTION
    assert row.first == 1 + LONGEST_QUESTION + 2 + LONGEST_CONTEXT
    assert row.end == LONGEST - 1


def test_an_answer_keeps_its_place_where_the_passage_is_cut_before_it() -> None:
    text = "un " * 300 + "midi" + " un" * 300
    start = text.index("midi")
    example = replace(ASKED, set="everyday", spans=((start, start + 4),))
    for place in (0, -1):
        row = shown(example, 0.0, text=Text("", text, "fr"), place=place)
        assert words(row) == "midi"
        assert len(row.ids) == LONGEST


def test_an_answer_longer_than_the_row_ends_with_it() -> None:
    text = "un " * 400
    row = shown(replace(ASKED, set="everyday", spans=((0, 1199),)), 0.0, text=Text("", text, "fr"))
    assert row.span == (row.first, row.end - 1)


@pytest.mark.parametrize(
    ("tokens", "span", "answered", "drawn", "lowest", "highest"),
    [
        (10, None, False, (), 0, 0),
        (11, None, True, (), 0, 1),
        (100, None, True, (), 0, 90),
        (100, None, False, (0.49,), 0, 0),
        (100, None, False, (0.5,), 0, 90),
        (10, (5, 6), True, (), 0, 0),
        (100, (50, 52), True, (), 43, 50),
        (100, (95, 97), True, (), 88, 90),
        (100, (2, 3), True, (), 0, 2),
        (100, (50, 70), True, (), 50, 50),
    ],
)
def test_a_passage_is_begun_where_its_answer_stays_in(
    tokens: int,
    span: tuple[int, int] | None,
    drawn: tuple[float, ...],
    lowest: int,
    highest: int,
    *,
    answered: bool,
) -> None:
    begun = [_start(tokens, 10, span, Draws(*drawn, place=place), answered=answered) for place in (0, -1)]
    assert begun == [lowest, highest]


@pytest.mark.parametrize(
    ("span", "found"),
    [((0, 2), (0, 0)), ((1, 4), (0, 1)), ((2, 3), None), ((2, 4), (1, 1)), ((5, 7), (1, 2)), ((9, 12), None)],
)
def test_an_answer_is_of_the_tokens_that_share_a_letter_with_it(
    span: tuple[int, int], found: tuple[int, int] | None
) -> None:
    places = np.array([[0, 2], [3, 6], [6, 9]], np.int32)
    assert _tokens(_Encoded([], np.arange(3, dtype=np.int32), places), span) == found


@pytest.mark.parametrize(
    ("name", "chance", "changed"),
    [
        ("asked", 0.159, True),
        ("asked", 0.16, False),
        ("everyday", 0.159, True),
        ("written", 0.099, True),
        ("written", 0.1, False),
    ],
)
def test_some_answered_questions_are_made_near_misses(name: str, chance: float, *, changed: bool) -> None:
    text = Text("Horaires", "Le bac ouvre à midi.", "fr")
    example = replace(ASKED, set=name, question="Quand ouvre le bac ?", spans=((15, 19),))
    rows = Rows(Packed([text], [example]), Mixture([example], 0), TOKENIZER)
    expected = ("Quand ferme le bac ?", ()) if changed else (example.question, example.spans)
    assert rows._asked(example, Draws(chance)) == expected
    near = replace(example, answered=False, spans=())
    assert rows._asked(near, Draws()) == (example.question, ())


def test_the_title_speaks_of_what_a_near_miss_may_not_ask_for() -> None:
    text = Text("Quand il ferme", "Le bac ouvre à midi.", "fr")
    example = replace(ASKED, question="Quand ouvre le bac ?", spans=((15, 19),))
    rows = Rows(Packed([text], [example]), Mixture([example], 0), TOKENIZER)
    assert rows._asked(example, Draws(0.0)) == (example.question, example.spans)


def test_rivals_are_what_does_not_answer_a_question_of_the_same_set_and_id() -> None:
    none = replace(ASKED, set="asked_none", answered=False, spans=())
    others = [
        none,
        replace(none, id="2"),
        replace(none, set="wiki_none"),
        replace(none, set="asked_near"),
        ASKED,
    ]
    assert rivals_of(iter(others)) == {
        ("asked", "1"): [none],
        ("asked", "2"): [others[1]],
        ("wiki", "1"): [others[2]],
    }
