"""Every way in which an English sentence says how many, how long or how much, and which subject it has."""

import pytest
from test_starting_english import answers, made, questions
from test_starting_frames import asked

COUNTING = """has does have | have do have | had did have | employs does employ | employed did employ
contains does contain | counts does count | counted did count | received did receive | made did make
holds does hold | seats does seat | owns does own"""
COUNTS = [each.split() for line in COUNTING.splitlines() for each in line.split(" | ")]


@pytest.mark.parametrize(("verb", "helper", "base"), COUNTS)
def test_what_a_thing_has_asks_how_many(verb: str, helper: str, base: str) -> None:
    for about in ("", "only ", "about ", "some ", "over "):
        assert made(f"The Harrow club {verb} {about}12 old members.") == [
            ["count", f"How many old members {helper} the Harrow club {base}?", "12 old members"]
        ]


@pytest.mark.parametrize("behind", "and of in at for on".split())
def test_what_is_counted_may_be_followed_by_more(behind: str) -> None:
    assert answers(f"The Harrow club has 12 members {behind} Vaux.") == ["12 members"]
    assert answers("The Harrow club has 12 members near Vaux.") == []


NUMBERS = """1,200 | 1 200 | 12.5 | seven | thirteen | nineteen | twenty-five | seventy | eighty | ninety nine
a hundred | one hundred | two hundred | two hundred and five | a thousand | three thousand | two hundred thousand
two million | 12.5 billion | one million | a billion"""


@pytest.mark.parametrize("number", [each for line in NUMBERS.splitlines() for each in line.split(" | ")])
def test_a_number_may_be_written_in_figures_or_in_words(number: str) -> None:
    assert made(f"The Harrow club has {number} members.") == [
        ["count", "How many members does the Harrow club have?", f"{number} members"]
    ]


def test_one_a_dozen_and_what_is_no_number_ask_no_how_many() -> None:
    for what in ("one address", "a glass", "two dozen eggs", "eggs", "2 very old red mills", "a dozen eggs"):
        assert made(f"The Harrow club has {what}.") == [], what


UNITS = "minute minutes hour hours day days week weeks month months year years night nights".split()


@pytest.mark.parametrize("unit", UNITS)
def test_a_time_answers_how_long(unit: str) -> None:
    for about in ("", "about ", "around ", "at least ", "up to ", "only "):
        span = f"{about}{'two' if unit.endswith('s') else 'one'} {unit}"
        assert made(f"The Harrow tour takes {span}.") == [
            ["long", "How long does the Harrow tour take?", span]
        ]
    assert made(f"The Harrow tour takes two {unit}ish.") == []


@pytest.mark.parametrize(
    ("verb", "asks"), [("lasts", "does"), ("lasted", "did"), ("takes", "does"), ("took", "did")]
)
def test_how_long_a_thing_lasts_is_asked_with_its_verb(verb: str, asks: str) -> None:
    base = "last" if verb.startswith("last") else "take"
    assert questions(f"The Harrow tour {verb} 2 days.") == [f"How long {asks} the Harrow tour {base}?"]


LENGTHS = "period time term course contract visit tour warranty guarantee season crossing journey".split()


@pytest.mark.parametrize("noun", LENGTHS)
def test_a_length_of_time_is_asked_for_as_such(noun: str) -> None:
    assert made(f"The {noun} is 2 days.") == [["length", f"How long is the {noun}?", "2 days"]]
    assert made(f"The {'o' * 49} {noun} was 2 days.") == [
        ["length", f"How long was the {'o' * 49} {noun}?", "2 days"]
    ]
    assert made(f"The {'o' * 50} {noun} was 2 days.") == []
    assert made(f"The {noun}s is 2 days.") == []


PRICES = "£12 | €12 | $12 | CHF 12 | £12.50 | £1,200 | £12 a day | £12 an hour | £12 per head | £12 million"


@pytest.mark.parametrize("price", PRICES.split(" | "))
def test_a_price_answers_how_much(price: str) -> None:
    assert made(f"The Harrow pass costs {price}.") == [["cost", "How much does the Harrow pass cost?", price]]
    assert made(f"The Harrow passes cost {price}.") == [
        ["cost", "How much do the Harrow passes cost?", price]
    ]
    for aux in ("is", "are", "was", "were"):
        assert made(f"The Harrow pass {aux} {price}.") == [
            ["price", f"How much {aux} the Harrow pass?", price]
        ]


def test_the_price_of_one_thing_alone_is_asked() -> None:
    for verb in ("is", "costs"):
        assert questions(f"The Harrow pass {verb} £12, or £40 in winter.") == []
        assert len(questions(f"The Harrow pass {verb} £12; the ferry £40.")) == 1


BEGINNINGS = """In On At By For From To With After Before Under During As Since Of Most Some Many Anyone Everyone Nobody
Another Several Few What How Why And Please Applicant_who Applicants_who""".split()
VERBAL = """is are was were be been has have do does did will must can may should would could while until since because
before after during although today yesterday tomorrow had made cost counted employed lasted employs counts contains
holds costs lasts takes offers seats owns""".split()


@pytest.mark.parametrize("word", BEGINNINGS)
def test_a_sentence_that_does_not_begin_with_its_subject_asks_nothing(word: str) -> None:
    begun = word.replace("_", " ")
    assert questions(f"{begun} Harrow Pane, born in 1931, sang.") == []
    assert questions(f"The {begun.lower()}x Pane, born in 1931, sang.") != []


@pytest.mark.parametrize("word", VERBAL)
def test_a_subject_with_a_verb_in_it_asks_nothing(word: str) -> None:
    assert questions(f"The Harrow mill {word} red, opened in 1931, burnt.") == []
    assert questions(f"The Harrow mill x{word} red, opened in 1931, burnt.") != []


@pytest.mark.parametrize("word", "was were is are that".split())
def test_a_second_verb_before_the_time_asks_nothing(word: str) -> None:
    for verb in ("was opened", "opened", "must open"):
        assert questions(f"The Harrow mill {verb} where Pane {word} red in 1931.") == []
        assert questions(f"The Harrow mill {verb} near Pane {word}x red in 1931.") != []


def test_some_one_of_many_is_asked_about_only_for_what_it_costs_has_or_takes() -> None:
    for article in ("A", "An"):
        assert questions(f"{article} Ellery baker was born in 1931.") == []
        assert questions(f"{article} Ellery baker resigned in 1931.") == []
        assert questions(f"{article} Ellery pass costs £12.") != []
        assert questions(f"{article} Ellery pass is valid in 1931.") != []
    assert questions("All Ellery passes cost £12.") == ["How much do all Ellery passes cost?"]
    assert questions("Every Ellery pass costs £12.") == ["How much does every Ellery pass cost?"]


@pytest.mark.parametrize(("letters", "is_asked"), [(2, True), (1, False), (70, True), (71, False)])
def test_a_subject_has_three_to_seventy_one_letters(letters: int, *, is_asked: bool) -> None:
    text = f"V{'a' * letters} resigned in 1931. We like V{'a' * letters}."
    assert bool(asked(text, "en")) is is_asked


@pytest.mark.parametrize(("words", "is_asked"), [(8, True), (9, False)])
def test_up_to_eight_words_stand_between_a_verb_and_its_time(words: int, *, is_asked: bool) -> None:
    assert bool(questions(f"The Harrow mill closed{' well' * words} in 1931.")) is is_asked
