"""How a French question to begin with counts a noun, and what each way of naming its subject makes of it."""

import pytest
from test_starting_frames import asked

from passerelle.starting import french

MUTE = (
    "habitants habitués heures hommes hectares hectolitres hôtels hôtes huîtres huiles huissiers hélicoptères"
)
ASPIRATED = "halles haies hangars homards housses haltes"
VOWELS = "arbres élèves enfants îles ouvriers usines yachts"


@pytest.mark.parametrize("noun", [*MUTE.split(), "histoires", *VOWELS.split()])
def test_what_is_counted_is_elided_before_a_vowel_or_a_mute_h(noun: str) -> None:
    (made,) = asked(f"Le club de Vaux compte 12 {noun} et un bac.", "fr")
    assert made[1:] == [f"Combien d’{noun} compte le club de Vaux ?", f"12 {noun}"]
    assert french._of(noun) == f"d’{noun}"


@pytest.mark.parametrize("noun", [*ASPIRATED.split(), "bacs", "membres"])
def test_what_is_counted_is_not_elided_before_another_letter(noun: str) -> None:
    (made,) = asked(f"Le club de Vaux compte 12 {noun} et un bac.", "fr")
    assert made[1] == f"Combien de {noun} compte le club de Vaux ?"
