"""Facts about what tells a language: alphabets, letters, words that only one has, and how much is looked at."""

import pytest

from passerelle.index.language import (
    document_language,
    french_log_odds,
    is_beyond_latin,
    passage_language,
)

FRENCH = "le conseil municipal a voté le budget de la commune après une longue discussion entre les élus"
ENGLISH = "the town council passed the budget after a long discussion between its members and the mayor"
RUSSIAN = "собрание начинается вовремя и никто не ждёт снаружи потому что дверь открыта для всех соседей"


@pytest.mark.parametrize(
    ("words", "beyond"),
    [
        (["bac"], False),
        (["été", "œuvre", "Straße"], False),
        (["đường", "phố", "người", "tiếng"], False),  # Vietnamese is written in our letters
        (["мост"], True),
        (["γέφυρα"], True),
        (["мост", "bac"], True),
        (["мост", "bacs"], False),
        (["会议", "a"], True),
        ([], False),
        (["\u1dff"], True),
        (["\u1e00"], False),
        (["\u1eff"], False),
        (["\u1f00"], True),
        (["\u0250"], False),
        (["\u0251"], True),
    ],
)
def test_letters_of_another_alphabet_are_more_than_half(words: list[str], *, beyond: bool) -> None:
    assert is_beyond_latin(words) is beyond


@pytest.mark.parametrize("text", ["", "12", "?!", "\n"])
def test_without_letters_a_text_is_english(text: str) -> None:
    assert document_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fermé le lundi", "fr"),
        ("Closed on Monday", "en"),
        ("Le port", "fr"),
        ("The port", "en"),
        ("Piscine municipale", "fr"),
        ("Swimming pool", "en"),
        ("Tarifs des bacs", "fr"),
        ("Ferry fares", "en"),
        ("Réunion", "fr"),
        ("Meeting", "en"),
        ("L'eau", "fr"),
    ],
)
def test_a_few_words_are_told_by_letters_and_by_what_only_one_language_has(text: str, language: str) -> None:
    assert document_language(text) == language
    assert document_language(f" {text}\n") == language


@pytest.mark.parametrize(
    "text", [RUSSIAN, RUSSIAN.upper(), f"{RUSSIAN} {FRENCH[:60]}", "ꯃꯤꯇꯩ ꯂꯣꯟ " * 20, "ꓡꓲꓢꓴ " * 20]
)
def test_another_alphabet_is_another_language(text: str) -> None:
    assert document_language(text) == "other"


@pytest.mark.parametrize(
    "text",
    [
        "Die Sitzung beginnt pünktlich, und niemand wartet draußen vor der Tür.",
        "La reunión empieza a las nueve y quien llega tarde espera fuera hasta la pausa.",
        "A reunião começa às nove e quem chega tarde espera do lado de fora até à pausa.",
        "De vergadering begint om negen uur en wie te laat komt wacht buiten tot de pauze.",
    ],
)
def test_a_sentence_in_a_third_language_is_neither(text: str) -> None:
    assert document_language(f"{text} " * 4) == "other"
    if "ü" in text or "uur" in text:  # alone, one that shares small words with French may be taken for it
        assert document_language(text) == "other"


def test_names_and_codes_among_the_words_change_nothing() -> None:
    codes = "BX-41 getQuai() a.b@c.example https://quai.example/xyz "
    assert document_language(codes * 2 + FRENCH) == "fr"
    assert document_language(codes * 2 + ENGLISH) == "en"


@pytest.mark.parametrize(
    ("text", "document", "language"),
    [
        (FRENCH, "en", "fr"),
        (ENGLISH, "fr", "en"),
        (FRENCH, "fr", "fr"),
        (ENGLISH, "en", "en"),
        (ENGLISH, "other", "other"),
        (ENGLISH.upper(), "fr", "fr"),
        (FRENCH.title(), "en", "en"),
        (f"{ENGLISH.title()} {FRENCH}", "en", "fr"),
        ("", "fr", "fr"),
    ],
)
def test_a_passage_is_in_its_documents_language_unless_it_is_clearly_the_other(
    text: str, document: str, language: str
) -> None:
    assert passage_language(text, document) == language  # type: ignore[arg-type]


def test_a_passage_between_both_languages_stays_in_its_documents() -> None:
    """The mean odds must be a tenth: of each text here they are known, and on either side of it."""
    half = " ".join(word for pair in zip(FRENCH.split(), ENGLISH.split(), strict=False) for word in pair)
    assert abs(french_log_odds(half)) < 0.1
    assert (passage_language(half, "fr"), passage_language(half, "en")) == ("fr", "en")
    leaning = half
    added = iter(FRENCH.split())
    while french_log_odds(leaning) < 0.1:
        before, leaning = leaning, f"{leaning} {next(added)}"
    assert french_log_odds(leaning) < 0.15
    assert passage_language(leaning, "en") == "fr"
    assert passage_language(before, "en") == "en"


def test_odds_are_of_letters_in_any_case_composed_or_not() -> None:
    import unicodedata

    assert french_log_odds(FRENCH) == french_log_odds(FRENCH.upper())
    assert french_log_odds(FRENCH) == pytest.approx(french_log_odds(unicodedata.normalize("NFD", FRENCH)))
    assert french_log_odds(f"{FRENCH} {FRENCH}") == pytest.approx(french_log_odds(FRENCH))
    assert french_log_odds("x" * 40) == french_log_odds("x" * 41)


def test_the_start_the_middle_and_the_end_of_a_long_text_are_looked_at() -> None:
    def filled(french: int, english: int) -> str:
        return (f"{FRENCH}. " * 100)[:french] + (f"{ENGLISH}. " * 100)[:english]

    assert document_language(filled(0, 1700) + filled(2700, 0)) == "fr"
    assert document_language(filled(1700, 0) + filled(0, 2700)) == "en"
    assert document_language(filled(1500, 6000) + (f"{FRENCH}. " * 20)[:1500]) == "fr"
    assert document_language(filled(0, 1500) + filled(6000, 1500)) == "en"


GERMAN = "Die Sitzung beginnt pünktlich und niemand wartet draußen"
MIXED = (
    "Sitzung cuisine beginnt pünktlich fenêtre niemand wartet jeudi draußen voisin Nachbarn dürfen mairie danach "
    "Fragen boulanger stellen morgens geöffnete Haustüren verschlossene"
)
"""Six of its 21 words are French alone."""


def lettered(text: str, letters: int) -> str:
    """Return *text* up to so many letters."""
    seen = 0
    for place, sign in enumerate(text):
        seen += sign.isalpha()
        if seen == letters:
            return text[: place + 1]
    raise ValueError(f"{text} has fewer letters")


@pytest.mark.parametrize(("letters", "language"), [(39, "en"), (40, "other")])
def test_a_text_of_forty_letters_may_be_in_a_third_language(letters: int, language: str) -> None:
    assert document_language(lettered(GERMAN, letters)) == language


@pytest.mark.parametrize(("letters", "language"), [(149, "fr"), (150, "other")])
def test_up_to_a_hundred_and_fifty_letters_a_quarter_of_words_of_ours_tells(
    letters: int, language: str
) -> None:
    assert document_language(lettered(MIXED, letters)) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sitzung cuisine fenêtre pünktlich niemand wartet beginnt draußen", "fr"),  # two of eight
        ("Sitzung cuisine fenêtre pünktlich niemand wartet beginnt draußen alten", "other"),  # two of nine
        ("Sitzung kitchen garden pünktlich niemand wartet beginnt", "en"),
        ("Sitzung kitchen pünktlich wartet niemand beginnt morgens", "other"),  # one alone
    ],
)
def test_two_words_and_a_quarter_of_all_tell_a_short_text(text: str, language: str) -> None:
    assert document_language(text) == language


@pytest.mark.parametrize(
    ("words", "another"), [("niemand wartet drauße", False), ("niemand wartet draußen", True)]
)
def test_twenty_letters_of_words_beside_codes_may_be_a_third_language(words: str, *, another: bool) -> None:
    codes = "BX-41 getQuai() a.b@c.example https://quai.example/xyz com.lac.bac " * 4
    assert (document_language(codes + words) == "other") is another


def test_the_length_of_a_text_is_that_of_its_letters() -> None:
    assert document_language(lettered(GERMAN, 39) + " 1234567890 !?" * 9) == "en"
    assert document_language("1234567890 !? " * 20 + lettered(MIXED, 149)) == "fr"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("boulanger menu", "fr"),  # a word of one language alone outweighs a few letters
        ("new piscine", "en"),  # and no more than that
        ("simple programme", "en"),  # what nothing joins is less likely French
        ("village billet", "fr"),  # but no more than that
        ("simple de programme", "fr"),
    ],
)
def test_words_of_one_language_and_words_that_none_joins_move_the_odds_so_far(
    text: str, language: str
) -> None:
    assert document_language(text) == language
