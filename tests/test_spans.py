"""From scores to spans: which of a passage's words the network means, and where they are cut."""

import numpy as np
import pytest

from passerelle.reading.rows import Row
from passerelle.reading.spans import Found, PassageReading, Scored, whole_words

TEXT = "one two three four five"
PLACES = [(0, 3), (3, 7), (7, 13), (13, 18), (18, 23)]
"""Its words, each with the space before it, as the tokenizer gives them."""


def window(
    starts: list[float], ends: list[float], answers: float = 0.0, first: int = 0
) -> tuple[Row, Scored]:
    """Return a window of the words from the *first* on."""
    row = Row([7] * (len(starts) + 3), 2, PLACES[first : first + len(starts)])
    return row, Scored(answers, np.array(starts, np.float32), np.array(ends, np.float32))


def test_a_passage_answers_as_surely_as_its_best_window() -> None:
    windows = [window([0.0] * 3, [0.0] * 3, answers) for answers in (-1.0, 2.0, 0.5)]
    assert PassageReading(TEXT, windows).answers == 2.0


def test_the_best_span_is_the_one_of_all_windows_whose_ends_score_most_together() -> None:
    first, second = window([5, 0, 0], [0, 1, 0]), window([0, 4, 0], [0, 0, 3], first=2)
    assert PassageReading(TEXT, [first]).best() == Found(0, 7, 6)
    assert PassageReading(TEXT, [first, second]).best() == Found(14, 23, 7)
    assert PassageReading(TEXT, [second, first]).best() == Found(14, 23, 7)


def test_a_part_that_begins_inside_a_word_holds_the_rest_of_it_made_whole() -> None:
    reading = PassageReading(TEXT, [window([9, 9, 9, 9, 9], [9, 9, 9, 9, 9])])
    assert reading.best(9, 11) == Found(8, 13, 18)
    assert reading.best(7, 8) is None
    assert reading.best(23) is None
    assert reading.best(0, 0) is None


def test_a_token_that_ends_where_a_part_begins_is_no_part_of_it_nor_is_an_empty_one() -> None:
    reading = PassageReading(TEXT, [window([9, 0, 0, 0, 9], [9, 0, 0, 0, 9])])
    assert reading.best(3, 18) == Found(4, 7, 0)
    row = Row([7] * 5, 2, [(4, 4), (3, 7)])
    scored = Scored(0.0, np.array([9, 1], np.float32), np.array([9, 1], np.float32))
    assert PassageReading(TEXT, [(row, scored)]).best() == Found(4, 7, 2)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (1, 2, "abc"),
        (0, 4, "abc"),
        (4, 5, "de"),
        (5, 6, "de"),
        (3, 4, ""),
        (6, 8, ","),
        (2, 5, "abc de"),
        (8, 9, "f"),
        (7, 9, "f"),
        (0, 9, "abc de, f"),
        (3, 7, "de,"),
        (5, 8, "de,"),
        (4, 4, ""),
        (9, 9, ""),
    ],
)
def test_words_are_made_whole_and_white_space_left(start: int, end: int, words: str) -> None:
    text = "abc de, f"
    first, last = whole_words(text, start, end)
    assert text[first:last] == words


def test_the_first_word_of_a_passage_may_answer_though_it_is_one_letter() -> None:
    row = Row([7] * 5, 2, [(0, 1), (1, 3)])
    scored = Scored(0.0, np.array([9, 0], np.float32), np.array([9, 0], np.float32))
    assert PassageReading("5 m", [(row, scored)]).best() == Found(0, 1, 18)


def test_an_answer_ends_where_it_starts_or_behind_and_never_before() -> None:
    assert PassageReading(TEXT, [window([0, 0, 5, 0, 0], [0, 4, 0, 1, 0])]).best() == Found(8, 18, 6)
    assert PassageReading(TEXT, [window([0, 0, 5, 0, 0], [0, 4, 1, 0, 0])]).best() == Found(8, 13, 6)


@pytest.mark.parametrize(("last", "end"), [(62, 63), (63, 64), (64, 1)])
def test_an_answer_is_of_at_most_sixty_four_tokens(last: int, end: int) -> None:
    row = Row([7] * 80, 0, [(2 * place, 2 * place + 1) for place in range(80)])
    starts, ends = np.zeros((2, 80), np.float32)
    starts[0], ends[last] = 10, 9
    assert PassageReading("a " * 80, [(row, Scored(0.0, starts, ends))]).best() == Found(
        0, 2 * end - 1, 19 if end > 1 else 10
    )


def reading(tokens: int, first: int, last: int) -> PassageReading:
    """Return what is made of a text of so many words of one letter, whose best answer is from *first* to *last*."""
    text = " ".join("x" * tokens)
    places = tuple((2 * at, 2 * at + 1) for at in range(tokens))
    starts, ends = np.full(tokens, -9.0, np.float32), np.full(tokens, -9.0, np.float32)
    starts[first], ends[last] = 5.0, 5.0
    return PassageReading(text, [(Row((), 0, places), Scored(1.0, starts, ends))])


@pytest.mark.parametrize(("last", "score"), [(63, 10.0), (64, -4.0)])
def test_an_answer_has_sixty_four_tokens_at_most(last: int, score: float) -> None:
    found = reading(70, 0, last).best()
    assert found is not None
    assert found.score == score


def test_an_answer_ends_no_earlier_than_it_begins_and_lies_where_it_is_looked_for() -> None:
    found = reading(10, 5, 4).best()
    assert found is not None
    assert found.score == -4.0
    inside = reading(10, 2, 3).best(8, 12)
    assert inside is not None
    assert inside.start >= 8
    assert reading(10, 2, 3).best(30, 40) is None


@pytest.mark.parametrize(
    ("start", "end", "grown"),
    [(4, 6, (3, 6)), (3, 5, (3, 6)), (2, 7, (3, 6)), (6, 7, (7, 7)), (0, 1, (0, 2)), (7, 8, (7, 9))],
)
def test_words_that_are_cut_are_made_whole(start: int, end: int, grown: tuple[int, int]) -> None:
    assert whole_words("le bac va", start, end) == grown
