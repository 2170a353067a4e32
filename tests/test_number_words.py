"""Facts about the words for numbers: what they count, and that every list of them is the same one."""

import re

import pytest

from passerelle.conversation import lists
from passerelle.exact_amounts import AMOUNT
from passerelle.index.lexical.analysis import stem
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


SMALL = {
    "fr": """un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit
        dix-neuf""".split(),
    "en": """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split(),
}


def counted(language: str) -> list[str]:
    """Return the numbers from 1 to 99 as they are spelt."""
    small = SMALL[language]
    if language == "en":
        tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
        return small + [word for ten in tens for word in (ten, *(f"{ten}-{one}" for one in small[:9]))]
    found = list(small)
    for ten, most in (("vingt", 9), ("trente", 9), ("quarante", 9), ("cinquante", 9), ("soixante", 19)):
        behind = (f"{ten} et {one}" if one in {"un", "onze"} else f"{ten}-{one}" for one in small[:most])
        found += [ten, *behind]
    return [*found, "quatre-vingts", *(f"quatre-vingt-{one}" for one in small)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_number_up_to_ninety_nine_is_read(language: str) -> None:
    spelt = counted(language)
    assert len(spelt) == 99
    assert [value_of(each) for each in spelt] == list(range(1, 100))
    assert [each for each in spelt if not re.fullmatch(SPELT, each)] == []
    assert set(SEVERAL) >= {each for each in spelt[1:] if not set(each) & {"-", " "}}


@pytest.mark.parametrize(
    ("word", "value"),
    [("cent", 100), ("mille", 1000), ("hundred", 100), ("thousand", 1000), ("trente", 30), ("ninety", 90)],
)
def test_a_passage_that_writes_a_large_number_in_digits_says_it_in_words(word: str, value: int) -> None:
    assert value in {WORDS["fr"].get(stem(word, "fr") or ""), WORDS["en"].get(stem(word, "en") or "")}


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
