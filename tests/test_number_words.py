"""Facts about the words for numbers: what they count, and that every list of them is the same one."""

import re

import pytest

from passerelle.conversation import lists
from passerelle.exact_amounts import AMOUNT
from passerelle.index.lexical.numbers import WORDS
from passerelle.index.number_words import SEVERAL, SPELT, VALUES, value_of
from passerelle.reading.amounts import amounts
from passerelle.words import NUMBER


@pytest.mark.parametrize(
    ("spelt", "value"),
    [
        ("un", 1),
        ("une", 1),
        ("sixteen", 16),
        ("dix-sept", 17),
        ("vingt", 20),
        ("vingt et un", 21),
        ("trente-et-une", 31),
        ("twenty-five", 25),
        ("thirty six", 36),
        ("soixante-dix", 70),
        ("soixante et onze", 71),
        ("soixante-dix-sept", 77),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-neuf", 99),
        ("ninety-nine", 99),
    ],
)
def test_words_up_to_ninety_nine_count_what_they_say(spelt: str, value: int) -> None:
    assert re.fullmatch(SPELT, spelt)
    assert value_of(spelt) == value


@pytest.mark.parametrize("word", SEVERAL)
def test_every_reading_of_numbers_knows_every_word_for_several(word: str) -> None:
    assert list(amounts(f"{word} euros")) == [(VALUES[word], "€")]
    assert NUMBER.fullmatch(word)
    assert word in lists.NUMBERS
    assert any(VALUES[word] in words.values() for words in WORDS.values()) or VALUES[word] == 2
    if word != "neuf":  # which is "new" as well
        assert AMOUNT.fullmatch(f"{word} euros")


def test_a_number_of_two_words_is_not_read_as_its_second() -> None:
    assert list(amounts("un client de vingt-cinq ans")) == [(25, "year")]
    assert list(amounts("for my thirty-one-year-old son")) == [(31, "year")]
    assert list(amounts("quatre-vingt-dix kilos")) == [(90, "kg")]


@pytest.mark.parametrize(
    "said", ["cent vingt euros", "two hundred and thirty euros", "deux cent trente-deux euros"]
)
def test_what_follows_hundreds_is_no_number_of_its_own(said: str) -> None:
    assert list(amounts(said)) == []
