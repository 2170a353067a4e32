"""How much likelier than French and English another language is, by the letter groups of words."""

from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.letter_odds import LONGEST_WORD, WORDS_WEIGHED, all_profiles, third_odds

GERMAN = "Die Fähre fährt jeden Morgen über den Fluss und kostet nichts für Kinder".split()
FRENCH = "Le bac traverse la rivière chaque matin et ne coûte rien pour les enfants".split()
ENGLISH = "The ferry crosses the river every morning and costs nothing for the children".split()


def test_words_of_ours_leave_no_other_language_likelier() -> None:
    assert third_odds(FRENCH) == third_odds(ENGLISH) == 0.0
    assert third_odds(GERMAN) > 0.5
    assert 0.0 < third_odds(GERMAN + FRENCH[:5]) < third_odds(GERMAN)


def test_signs_alone_tell_nothing() -> None:
    assert third_odds([""]) == third_odds(["12", "🙂"]) == 0.0


def test_capitals_and_the_order_of_words_tell_nothing() -> None:
    assert third_odds([word.upper() for word in GERMAN]) == pytest.approx(third_odds(GERMAN), abs=1e-5)
    assert third_odds(GERMAN[::-1]) == pytest.approx(third_odds(GERMAN), abs=1e-5)


def test_a_text_said_twice_is_as_likely() -> None:
    assert third_odds(GERMAN * 2) == pytest.approx(third_odds(GERMAN), abs=1e-5)


def test_of_a_long_word_its_beginning_is_weighed() -> None:
    word = "donaudampfschifffahrt" * 2
    assert third_odds([word[:LONGEST_WORD]]) == third_odds([word[:LONGEST_WORD] + "x" * 9])
    assert third_odds([word[: LONGEST_WORD - 1]]) != third_odds([word[:LONGEST_WORD]])
    assert LONGEST_WORD == 40


def test_of_a_long_text_every_so_manieth_word_is_weighed() -> None:
    assert WORDS_WEIGHED == 80
    words = [GERMAN[0], FRENCH[1]] * WORDS_WEIGHED
    assert third_odds(words) == pytest.approx(third_odds(words[:1]), abs=1e-5)
    assert third_odds(words[:WORDS_WEIGHED]) == pytest.approx(third_odds(words[:2]), abs=1e-5)
    assert third_odds([*words[:WORDS_WEIGHED], GERMAN[0]]) == pytest.approx(third_odds(words[:1]), abs=1e-5)


def test_profiles_are_read_once_and_hold_our_languages() -> None:
    assert all_profiles() is all_profiles()
    assert {"fr", "en", "de"} <= set(all_profiles().langlist)


def test_profiles_that_cannot_be_read_say_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fr").write_text("no profile", encoding="utf-8")
    monkeypatch.setattr("langdetect.PROFILES_DIRECTORY", str(tmp_path))
    with pytest.raises(
        LoadError, match=r"^what tells languages cannot be read \(.+\): install langdetect again$"
    ):
        all_profiles.__wrapped__()


def test_who_stops_a_program_while_profiles_are_read_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("langdetect.detector_factory.json.load", stop)
    with pytest.raises(KeyboardInterrupt):
        all_profiles.__wrapped__()


@pytest.mark.parametrize(
    ("word", "odds"), [("der", 0.715), ("ouvrir", 0.0), ("weather", 0.0), ("przez", 2.104)]
)
def test_the_odds_of_one_word(word: str, odds: float) -> None:
    assert third_odds([word]) == pytest.approx(odds, abs=0.01)
