"""Facts about the language of documents and passages."""

import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import requires
from pathlib import Path

import pytest
from langdetect import PROFILES_DIRECTORY, DetectorFactory

from passerelle.index.folding import fold
from passerelle.index.language import document_language, french_log_odds, passage_language

FRENCH = "Le conseil municipal a voté le budget de la commune après une longue discussion entre les élus."
ENGLISH = "The town council passed the budget of the parish after a long discussion between its members."
GERMAN = "Der Gemeinderat hat den Haushalt der Gemeinde nach einer langen Diskussion verabschiedet."
AWKWARD = [
    "",
    "a",
    "\0",
    "😀",
    "\u200f",
    "12 345",
    "«\u202fOui\u202f»",
    "e\u0301te\u0301",
    "l'âge",
    "l’âge",
    "Привет",
]


@pytest.mark.parametrize(
    ("text", "language"),
    [(FRENCH, "fr"), (ENGLISH, "en"), (GERMAN, "other"), ("Привет, как дела? " * 9, "other")],
)
def test_a_document_is_french_english_or_other(text: str, language: str) -> None:
    assert document_language(text) == language


@pytest.mark.parametrize(("text", "language"), [("L'âge du capitaine", "fr"), ("The captain's age", "en")])
def test_a_text_too_short_for_all_languages_is_weighed_between_two(text: str, language: str) -> None:
    assert document_language(text) == language


@pytest.mark.parametrize(
    "text",
    ["Annual report 2023", "Lunch menu", "Pump maintenance schedule", "Invoice 2024-17: total due 1,240.00 pounds.",
     "Parts: valve, gasket, bolt M8, washer, spring, seal kit", "Staff only", "Opening hours"],
)  # fmt: skip
def test_a_short_english_text_is_english(text: str) -> None:
    assert document_language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Tarifs",
        "Rapport annuel 2023",
        "Menu du midi",
        "Entrée interdite",
        "Facture 2024-17 : total dû 1 240,00 €",
    ],
)
def test_a_short_french_text_is_french(text: str) -> None:
    assert document_language(text) == "fr"


def test_a_short_text_in_a_third_language_stays_other() -> None:
    assert document_language("Die Kaution wird innerhalb von vierzehn Tagen zurückgezahlt.") == "other"


@pytest.mark.parametrize(
    "text",
    [
        "SinX | 1 | 0.84 | CosX | 0.54 | TanX | 1.55 | SinhX | 1.17 | CoshX | 1.54 | TanhX | 0.76 " * 3,
        "From: desk_two@lakeside.example\nTo: desk_one@lakeside.example\nSubject: Keys\nHello",
        "com.lac.bac.Quai | getQuai() | setQuai() | com.lac.bac.Billet | getBillet() | hasBillet() " * 4,
    ],
)
def test_codes_and_addresses_are_no_third_language(text: str) -> None:
    assert document_language(text) != "other"


def test_a_language_that_is_near_to_french_stays_another() -> None:
    assert (
        document_language("El museu obre a les nou del matí i tanca a les set de la tarda. " * 3) == "other"
    )


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_has_a_language_and_no_error(text: str) -> None:
    assert document_language(text) in {"fr", "en"}


def test_accents_may_be_decomposed_capital_or_absent() -> None:
    for text in (unicodedata.normalize("NFD", FRENCH), FRENCH.upper(), fold(FRENCH)):
        assert document_language(text) == "fr"


def test_a_long_document_is_judged_by_its_middle_too() -> None:
    filler = GERMAN * 60
    assert document_language(FRENCH * 60 + filler[:100] + FRENCH * 60) == "fr"


def test_threads_and_repetitions_agree_on_a_mixed_text() -> None:
    text = FRENCH[:60] + ENGLISH[:60] + GERMAN[:60]
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(document_language, [text] * 12))) == 1


def test_the_seed_of_langdetect_itself_is_left_alone() -> None:
    from langdetect import DetectorFactory

    document_language(FRENCH)
    assert DetectorFactory.seed is None


def test_an_english_passage_in_a_french_document_is_english() -> None:
    assert passage_language(ENGLISH, "fr") == "en"
    assert passage_language(FRENCH, "en") == "fr"


@pytest.mark.parametrize(
    "text",
    [
        "George Bush, Ronald Reagan, Margaret Thatcher",
        "The Washington Post",
        "Gaddis, The Cold War: A New History, Penguin, New York, 2005 ; Westad, The Global Cold War, Cambridge.",
        "Invités : John Smith (New York Times), Helen White (Washington Post), Bill Gates (Microsoft) et leurs amis.",
    ],
)
def test_names_and_headings_do_not_turn_a_french_document(text: str) -> None:
    assert passage_language(text, "fr") == "fr"


def test_a_passage_of_a_document_in_another_language_stays_other() -> None:
    assert passage_language(FRENCH, "other") == "other"


def test_odds_are_positive_for_french_negative_for_english_and_nought_without_letters() -> None:
    assert french_log_odds(FRENCH) > 0.5
    assert french_log_odds(ENGLISH) < -0.5
    assert french_log_odds(" 12 ? \0 😀 ") == 0.0


def test_the_two_apostrophes_weigh_the_same() -> None:
    assert french_log_odds("l'âge d'or") == french_log_odds("l’âge d’or")


def test_folding_spells_out_ligatures_and_drops_accents() -> None:
    assert fold("Œuvre, cæcum, ÉTÉ, c\u0327a") == "OEuvre, caecum, ETE, ca"


def test_importing_the_module_loads_no_profiles() -> None:
    code = "import sys, passerelle.index.language; sys.exit('langdetect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_profiles_of_langdetect_are_the_ones_our_numbers_were_fitted_on() -> None:
    factory = DetectorFactory()
    factory.load_json_profile([(Path(PROFILES_DIRECTORY) / name).read_text("utf-8") for name in ("fr", "en")])
    shares = factory.word_lang_prob_map
    assert factory.get_lang_list() == ["fr", "en"]
    assert len(shares) == 2879
    assert shares["the"] == pytest.approx([0.000285, 0.015183], abs=1e-6)
    assert shares[" é"] == pytest.approx([0.002672, 0], abs=1e-6)
    assert french_log_odds("le conseil") == pytest.approx(0.569895, abs=1e-6)
    assert french_log_odds("hopital") == pytest.approx(-0.239402, abs=1e-6)


def test_only_versions_of_langdetect_that_were_tested_are_installed() -> None:
    (wanted,) = (each for each in requires("passerelle") or () if each.startswith("langdetect"))
    assert set(wanted.removeprefix("langdetect").split(",")) == {">=1.0.9", "<1.1"}
