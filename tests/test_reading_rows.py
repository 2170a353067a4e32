"""The rows that the network reads: which tokens stand where, how much of each part, and where windows begin."""

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit
from tokenizers.processors import TemplateProcessing

from passerelle.reading.rows import Row, rows

KNOWN = {"?": 1, "été": 5, **{f"w{number}": 1000 + number for number in range(1000)}}


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """Return a tokenizer of whole words: ``w7`` is 1007, and what it does not know is 1."""
    made = Tokenizer(WordLevel(KNOWN, unk_token="?"))
    made.pre_tokenizer = WhitespaceSplit()
    made.post_processor = TemplateProcessing(single="? $A ?", special_tokens=[("?", 1)])
    return made


def words(count: int) -> str:
    return " ".join(f"w{number}" for number in range(count))


def ids(count: int, start: int = 0) -> list[int]:
    return list(range(1000 + start, 1000 + start + count))


def test_a_row_is_the_question_then_what_stands_around_the_passage_then_the_passage(
    tokenizer: Tokenizer,
) -> None:
    found = list(rows(tokenizer, "w1 w2", "w3", "w4  w55"))
    assert found == [Row([0, 1001, 1002, 2, 2, 1003, 1004, 1055, 2], 6, [(0, 2), (4, 7)])]


def test_a_passage_under_no_title_follows_the_question(tokenizer: Tokenizer) -> None:
    assert list(rows(tokenizer, "w1", "", "w4")) == [Row([0, 1001, 2, 2, 1004, 2], 4, [(0, 2)])]


def test_an_empty_passage_is_a_row_without_places(tokenizer: Tokenizer) -> None:
    assert list(rows(tokenizer, "", "", "")) == [Row([0, 2, 2, 2], 3, [])]


def test_accents_are_put_together_and_halves_of_pairs_left_out(tokenizer: Tokenizer) -> None:
    (row,) = rows(tokenizer, "e\u0301te\u0301 w\ud8007", "e\u0301te\u0301", "w4")
    assert row.ids == [0, 5, 1007, 2, 2, 5, 1004, 2]


@pytest.mark.parametrize(("asked", "kept"), [(71, 71), (72, 72), (73, 72), (200, 72)])
def test_the_first_seventy_two_tokens_of_a_question_are_read(
    tokenizer: Tokenizer, asked: int, kept: int
) -> None:
    (row,) = rows(tokenizer, words(asked), "", "w4")
    assert row.ids == [0, *ids(kept), 2, 2, 1004, 2]


@pytest.mark.parametrize(("told", "kept"), [(47, 47), (48, 48), (49, 48), (200, 48)])
def test_the_first_forty_eight_tokens_around_a_passage_are_read(
    tokenizer: Tokenizer, told: int, kept: int
) -> None:
    (row,) = rows(tokenizer, "w9", words(told), "w4")
    assert row.ids == [0, 1009, 2, 2, *ids(kept), 1004, 2]
    assert row.first == 4 + kept


@pytest.mark.parametrize(
    ("tokens", "windows"),
    [
        (319, [(0, 319)]),
        (320, [(0, 320)]),
        (321, [(0, 320), (256, 65)]),
        (576, [(0, 320), (256, 320)]),
        (577, [(0, 320), (256, 320), (512, 65)]),
        (832, [(0, 320), (256, 320), (512, 320)]),
    ],
)
def test_a_long_passage_is_read_in_windows_of_320_tokens_that_share_64(
    tokenizer: Tokenizer, tokens: int, windows: list[tuple[int, int]]
) -> None:
    text = words(tokens)
    found = list(rows(tokenizer, "w9", "", text))
    assert [list(row.ids) for row in found] == [
        [0, 1009, 2, 2, *ids(length, start), 2] for start, length in windows
    ]
    for row, (start, length) in zip(found, windows, strict=True):
        first, last = row.places[0], row.places[-1]
        assert text[slice(*first)] == f"w{start}"
        assert text[slice(*last)] == f"w{start + length - 1}"
        assert (row.first, len(row.places)) == (4, length)
