"""Which of what was read for a training question answers it: the words, and the document that gives them."""

from dataclasses import replace

import pytest

from passerelle.index.types import Document, Passage, Span
from passerelle.training.reader.folders import Asked
from passerelle.training.reader.readings import _answers, _plain
from passerelle.types import Hit
from passerelle.weights import Features, Pick

TEXT = "The sauna opens at 7 am.\n\nA locker costs 3 pounds a day, and towels are lent at the desk."
LOCKER = TEXT.index("A locker")


def pick(id_: str, start: int = LOCKER, end: int = len(TEXT)) -> Pick:
    document = Document(id_, "Gym", "en", TEXT)
    hit = Hit(1, Passage(document, 0, len(TEXT), "en"), 0.0, 0.0)
    return Pick(hit, Span(start, end), 1.0, Features(*[0.0] * 11))


def asked(document: str, *answers: str) -> Asked:
    return Asked("How much is a locker?", "en", document, "en", answers)


@pytest.mark.parametrize("id_", ["gym.txt", "leisure/gym.txt", "a/b/gym.txt"])
def test_a_document_is_known_by_its_files_name_in_whatever_folder(id_: str) -> None:
    assert _answers(asked("gym.txt", "3 pounds"), pick(id_), whole_list=False)
    assert not _answers(asked("pool.txt", "3 pounds"), pick(id_), whole_list=False)


@pytest.mark.parametrize(
    ("answers", "right"),
    [
        (("3 pounds",), True),
        (("three pounds", "3  POUNDS"), True),
        (("3-pounds",), True),
        (("7 am",), False),
        (("!",), False),
        ((), False),
    ],
)
def test_one_of_the_answers_stands_in_what_is_quoted(answers: tuple[str, ...], *, right: bool) -> None:
    assert _answers(asked("gym.txt", *answers), pick("gym.txt"), whole_list=False) is right


def test_any_words_of_the_document_are_a_whole_answer() -> None:
    whole = replace(asked("gym.txt", "another passage"), whole=True)
    assert _answers(whole, pick("gym.txt"), whole_list=False)
    assert not _answers(whole, pick("pool.txt"), whole_list=False)
    assert not _answers(replace(whole, answers=()), pick("gym.txt"), whole_list=False)


def test_words_are_compared_in_small_letters_one_space_apart_and_money_counts() -> None:
    assert _plain("  Le  Prix : 3 €, ½ ﬁn ") == "le prix 3 € 1 2 fin"


BRING = "What to bring to the pool:\n\n- a towel\n- a lock\n- a cap\n\nNo food, please."


@pytest.mark.parametrize("whole", [True, False])
def test_of_a_list_that_is_quoted_whole_each_line_is_an_answer(*, whole: bool) -> None:
    document = Document("gym.txt", "Gym", "en", BRING)
    hit = Hit(1, Passage(document, 0, len(BRING), "en"), 0.0, 0.0)
    at = BRING.index("- a towel")
    towel = Pick(hit, Span(at, at + 9), 1.0, Features(*[0.0] * 11))
    assert _answers(asked("gym.txt", "a towel"), towel, whole_list=whole)
    assert _answers(asked("gym.txt", "a cap"), towel, whole_list=whole) is whole
