"""How much each character beyond ASCII looks at home between its neighbours."""

import pytest

from passerelle.index.load.plausible import plausibility


@pytest.mark.parametrize("letter", sorted("éèêëàâîïôùûüçœæ"))
def test_a_french_letter_inside_a_word_is_sure(letter: str) -> None:
    inside = f"l{letter} b" if letter == "à" else f"n{letter}n b"
    assert plausibility(inside) == 3
    assert plausibility(f"N{letter}N") == -4


@pytest.mark.parametrize("letter", sorted("áíóúñäöåøãõßìòšž"))
def test_a_letter_of_names_from_elsewhere_says_nothing(letter: str) -> None:
    assert plausibility(f"n{letter}n") == 0
    if letter != "ß":  # which has no capital of its own
        assert plausibility(f"N{letter.upper()}N") == 0


@pytest.mark.parametrize("letter", ["ð", "þ", "ы", "ł", "Ω"])
def test_another_letter_is_wrong(letter: str) -> None:
    assert plausibility(f"n{letter}n") == -4


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("été", 6),
        ("Été", 4),
        ("ÉTÉ", 2),
        ("bÉb", -4),
        ("eÉ", -4),
        ("éE", -4),
        ("aéà", 1),
        ("éàé", 2),
        ("à l", 1),
        ("À l", 1),
        ("ô l", 1),
        ("é l", -4),
        (" é ", -4),
        ("(à)", -4),
        ("là ", 3),
        ("jà ", 3),
        ("çà ", 6),
        ("LÀ", 1),
        ("tà ", -2),
        ("tàt", -2),
        *((f"{last}û ", 3) for last in "dcmr"),
        ("tû ", -2),
        ("où ", 3),
        ("tù ", -2),
        ("lô ", 3),
        ("tô ", -2),
        ("tç ", -2),
        ("tî ", -2),
        ("tâ ", -2),
        ("tœ ", -2),
        ("tï ", -2),
        ("tü ", -2),
        ("té ", 3),
        ("tê ", 3),
        *((f" {first}n", -2) for first in "ùûïëüÿ"),
        (" ên", 3),
        (" çn", 3),
    ],
)
def test_a_letter_is_at_home_where_french_has_it(text: str, score: int) -> None:
    assert plausibility(text) == score


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("l’eau", 2),
        ("les’ ", 1),
        ("a«b", -4),
        ("« a", 1),
        ("»", 1),
        ("“a”", 2),
        ("‘a", 1),
        ("a–b", -2),
        ("a – b", 2),
        ("a– b", 2),
        ("a–1", -4),
        ("12€", 2),
        ("12 €", 2),
        ("12\u00a0€", 2),
        ("€12", 2),
        (" € ", 1),
        ("a€ ", -4),
        ("£12", 2),
        ("£ 1", 0),
        ("a… ", 2),
        ("a…b", -4),
        ("12° ", 2),
        ("n°4", 2),
        ("N° 4", 2),
        ("a° ", 0),
        ("a° b", 0),
        ("•", 0),
        ("a• ", 0),
        ("a•b", -4),
        ("m² ", 0),
        ("§", 0),
        ("½", 0),
        ("¤", -2),
        ("a¤ ", -4),
        (" ¤a", -4),
        ("ƒ", -2),
        ("aº ", -4),
        ("12º", -2),
        ("\u00a0", 0),
    ],
)
def test_a_sign_is_at_home_where_writers_put_it(text: str, score: int) -> None:
    assert plausibility(text) == score


def test_what_is_ascii_says_nothing_and_what_is_added_adds_up() -> None:
    assert plausibility("Le bac part a midi.") == 0
    assert plausibility("été, été") == 12
    assert plausibility("") == 0


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("été", True),
        ("l’été", True),
        ("« oui »", True),
        ("12\u00a0€", True),
        ("n° 4", True),
        ("4°", True),
        ("déjà vu", True),
        ("à l'est", True),
        ("où", True),
        ("dû", True),
        ("un – deux", True),
        ("ÉTÉ", True),
        ("bÉte", False),
        ("ùn", False),
        ("platà", False),
        ("a•b", False),
        ("àéî", False),
        ("m€r", False),
        ("x–y", False),
        ("ƒx", False),
        ("é", False),
    ],
)
def test_odd_letters_are_likely_where_writers_put_them(text: str, *, likely: bool) -> None:
    assert (plausibility(text) > 0) is likely


def test_twenty_thousand_odd_letters_are_looked_at() -> None:
    assert plausibility("té" * 20_001) == plausibility("té" * 30_000)
    assert plausibility("té" * 19_999) < plausibility("té" * 20_001)


@pytest.mark.parametrize(("text", "score"), [("1 ª", -2), ("aªb", -4), ("été", 6), ("12 €", 2), ("€", 1)])
def test_odd_letters_count_by_how_sure_their_place_is(text: str, score: int) -> None:
    assert plausibility(text) == score
