"""When an answer's year, size or type is another than is asked: each condition by itself."""

import pytest
from queries import pick, query

from passerelle.doubts import lacks_its_type, says_another_size, says_another_year, says_nothing_else
from passerelle.index.types import Document, Language


@pytest.mark.parametrize(
    ("title", "heading", "text", "quoted", "other"),
    [
        ("Fees", "", "In 2022 it was £4. In 2023 it was £5.", "In 2022 it was £4.", True),
        ("Fees", "", "In 2022 it was £4. In 2021 it was £5.", "In 2021 it was £5.", False),
        ("Fees", "", "In 2022 it was £4. In 2021 it was £5.", "In 2022 it was £4.", True),
        ("Fees", "", "It was £4.", "It was £4.", False),  # of no year
        ("Fees of 2022", "", "It was £4.", "It was £4.", True),
        ("Fees of 2021", "", "In 2022 it was £4.", "In 2022 it was £4.", False),
        ("Fees", "Fees of 2022", "It was £4.", "It was £4.", True),
        ("Fees", "Fees of 2021", "In 2022 it was £4.", "In 2022 it was £4.", False),
        ("Fees", "Fees of 2022", "It was £4. That was in 2021.", "It was £4.", False),  # its passage says it
        ("Fees of 2020-2023", "", "In 2022 it was £4.", "In 2022 it was £4.", False),  # it covers the year
        ("Fees", "", "Boat | 2022 | 2023\nHeron | £4 | £5", "Heron | £4 | £5", True),
        ("Fees", "", "Boat | 2021 | 2023\nHeron | £4 | £5", "Heron | £4 | £5", False),
    ],
)
def test_an_answer_of_another_year_is_told_by_its_words_or_its_headings(
    title: str, heading: str, text: str, quoted: str, *, other: bool
) -> None:
    given = pick(Document("d", title, "en", text), quoted, heading)
    assert says_another_year(query("What was the fee in 2021?"), given) is other
    assert not says_another_year(query("What was the fee?"), given)


def test_a_year_elsewhere_in_the_document_says_nothing_of_a_passage() -> None:
    text = "It was £4.\n\nThat was in 2021."
    given = pick(Document("d", "Fees of 2022", "en", text), "It was £4.", "", 0, 10)
    assert says_another_year(query("What was the fee in 2021?"), given)
    named = pick(Document("fees-2022.md", "Fees", "en", text), "It was £4.", "", 0, 10)
    assert says_another_year(query("What was the fee in 2021?"), named)


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("Which plan for 9 kVA?", "The plan of 6 kVA is £12.", True),
        ("Which plan for 9 kVA?", "The plan of 6 kVA or 9 kVA is £12.", False),
        ("Which plan for 9 kVA?", "Plans up to 12 kVA are £12.", False),  # a range
        ("Which plan for 9 kVA?", "The plan of 6 kW is £12.", False),  # of another unit
        ("Which plan for 9 kVA and 3 mm?", "The plan of 6 kVA with 3 mm is £12.", False),
        ("Which plan for 9 nights?", "The plan of 6 nights is £12.", False),  # what is said of 6 may hold
        ("Which wire of 3 mm?", "The wire of 2 mm is £12.", True),
        ("Which lamp of 9 W?", "The lamp of 6 W is £12.", True),
        ("Which heater of 9 kW?", "The heater of 6 kW is £12.", True),
        ("Which plan for 9 kVA?", "Plan | 6 kVA\nBase | £12", True),
        ("Which plan for 9 kVA?", "Plan | 6 kVA | 9 kVA\nBase | £12 | £14", False),
    ],
)
def test_an_answer_of_another_size_is_told(question: str, text: str, *, other: bool) -> None:
    words = text.rpartition("\n")[2]
    assert says_another_size(query(question), pick(Document("d", "", "en", text), words)) is other


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("How much is the Heron?", "Boat | Price\nHeron | 40", False),
        ("How much is the Heron?", "Boat | Price\nHeron | dear", True),
        ("How high is the Heron?", "Boat | Height\nHeron | 40", False),
        ("How high is the Heron?", "Boat | Height\nHeron | tall", True),
        ("How much is the Heron?", "The Heron of 40 seats", True),
        ("How much is the Heron?", "40", True),
    ],
)
def test_a_bare_number_in_a_row_may_be_a_sum_or_a_size(question: str, text: str, *, lacking: bool) -> None:
    words = text.rpartition("\n")[2]
    assert lacks_its_type(query(question), pick(Document("d", "", "en", text), words)) is lacking


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("What colour is it?", "It is big.", True),
        ("What colour is it?", "It is blue.", False),
        ("What year is it of?", "It is old.", True),
        ("What year is it of?", "Boat | 1902\nHeron | yes", False),
        ("What is the phone number?", "Ring him.", True),
        ("What is the phone number?", "Ring 01 99 00 12 34.", False),
        ("What email is it?", "Write to him.", True),
        ("What is the website?", "See the board.", True),
        ("How high is it?", "It is big.", True),
        ("How much is it?", "It is big.", True),
        ("How long is it?", "It is big.", True),
        ("At what time is it?", "It is late.", True),
        ("On which date is it?", "It is late.", True),
        ("How old must one be?", "One must be tall.", True),
        ("How many are there?", "There is a lot.", True),
        ("How often is it?", "It is seldom.", False),
        ("What notice period is it?", "It is long.", False),
        ("Who is it?", "It is big.", False),
    ],
)
def test_what_is_known_by_its_words_is_lacking_where_these_are(
    question: str, text: str, *, lacking: bool
) -> None:
    words = text.rpartition("\n")[2]
    assert lacks_its_type(query(question), pick(Document("d", "", "en", text), words)) is lacking


OPENED = [
    *(f"{word} closed the mill?" for word in "Who Whom Whose Where".split()),
    *(f"{word} whom is the mill closed?" for word in "To By With For From Of".split()),
    *(f"{word} qui ferme le moulin ?" for word in "À De Avec Chez Par Pour".split()),
    *["Qui ferme le moulin ?", "Où ferme le moulin ?", "Ou ferme le moulin ?", "« Qui ferme le moulin ? »"],
]


@pytest.mark.parametrize("question", OPENED)
def test_a_question_of_a_person_or_a_place_begins_with_its_word(question: str) -> None:
    words = "Le moulin ferme le lundi." if "moulin" in question else "The mill is closed on Mondays."
    given = pick(Document("d", "", "fr" if "moulin" in question else "en", words), words)
    assert says_nothing_else(query(question), given)
    for other in (f"X{question.lower()}", f"Is it so, {question.lower()}"):
        assert not says_nothing_else(query(other, float("moulin" in question)), given)


@pytest.mark.parametrize(
    ("when", "nothing"),
    [
        *[("at 8 am", True), ("on 4 May 2031", True), ("on Mondays", True), ("in May", True), ("in 1987", True)],
        *[("for two weeks", True), ("overnight", True), ("weekly", True), ("at noon", True), ("the 1st", True)],
        *[("in 44 BC", True), ("by May", True), ("for £4", True), ("for 12 kg", False)],
        *[("on Mondays by Ida", False)],
    ],
)  # fmt: skip
def test_times_of_any_kind_say_nothing_of_a_person(when: str, *, nothing: bool) -> None:
    words = f"The mill is closed {when}."
    given = pick(Document("d", "", "en", words), words)
    assert says_nothing_else(query("Who closed the mill?"), given) is nothing


@pytest.mark.parametrize(("language", "words"), [("en", "The port."), ("fr", "Le port.")])
def test_a_text_in_another_language_than_the_question_may_say_something_else(
    language: Language, words: str
) -> None:
    given = pick(Document("d", "", language, words), words)
    assert says_nothing_else(query("Where is the port?"), given) is (language == "en")
