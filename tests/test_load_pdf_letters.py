"""Loose accents and private bullets of a PDF's letters: which are known, and onto which letter they go."""

import pytest

from passerelle.index.load.pdf.letters import LooseAccents, loose_accents, mend
from passerelle.index.load.pdf.lines import Line, body_size, mended

ALL = frozenset("´`ˆ¨¸˜")
BORNE = {
    "´": ("eE", "éÉ"),
    "`": ("aeuAEU", "àèùÀÈÙ"),
    "ˆ": ("aeiouAEIOUı", "âêîôûÂÊÎÔÛî"),
    "¨": ("eiuoaEIUOAı", "ëïüöäËÏÜÖÄï"),
    "¸": ("cC", "çÇ"),
    "˜": ("naoNAO", "ñãõÑÃÕ"),
}
"""What each accent makes of the letters that bear it."""


@pytest.mark.parametrize("lead", [True, False])
@pytest.mark.parametrize("mark", BORNE)
def test_an_accent_before_a_letter_or_behind_it_is_put_on_it(mark: str, *, lead: bool) -> None:
    accents = LooseAccents(ALL, lead=lead)
    letters, whole = BORNE[mark]
    assert [mend(f"{mark}{letter}", accents) for letter in letters] == list(whole)
    assert [mend(f"{letter}{mark}", accents) for letter in letters] == list(whole)
    assert mend(f"t{mark}z", accents) == f"t{mark}z"


def test_between_two_letters_an_accent_is_of_that_on_its_usual_side() -> None:
    assert mend("re´es", LooseAccents(ALL, lead=True)) == "reés"
    assert mend("re´es", LooseAccents(ALL, lead=False)) == "rées"
    assert mend("re´es", LooseAccents(frozenset("`"))) == "re´es"
    assert mend("re´es", LooseAccents()) == "re´es"


@pytest.mark.parametrize(("good", "known"), [(8, True), (7, False)])
def test_a_mark_is_an_accent_where_seven_in_ten_stand_at_a_letter_that_bears_it(
    good: int, *, known: bool
) -> None:
    lines = ["un m´etier"] * good + ["un ´ x"] * (10 - good)
    assert loose_accents(lines).marks == (frozenset("´") if known else frozenset())


def test_a_mark_at_a_lines_end_or_beginning_is_counted() -> None:
    assert loose_accents(["´ecole"]).marks == {"´"}
    assert loose_accents(["caf´e", "caf´e´"]).marks == {"´"}
    assert loose_accents(["caf´e", "´", "´"]).marks == frozenset()


@pytest.mark.parametrize(
    ("lines", "lead"),
    [
        (["m´etr"], True),
        (["me´tr"], False),
        (["m´etr", "me´tr"], True),
        (["m´etr", "me´tr", "le´v"], False),
        (["me´er", "le´v", "m´ev"], True),
        (["me´er", "me´er", "le´v"], False),
        (["me´er", "me´er", "m´ev"], True),
        ([], True),
    ],
)
def test_accents_stand_before_their_letters_where_most_do(lines: list[str], *, lead: bool) -> None:
    assert loose_accents(lines).lead is lead


@pytest.mark.parametrize(("others", "marks"), [([], set()), (["m´etier"], {"`", "´"}), (["m¨eme"], {"¨"})])
def test_a_grave_accent_is_one_beside_acute_ones_alone(others: list[str], marks: set[str]) -> None:
    assert loose_accents(["p`ere", "m`ere", *others]).marks == marks


@pytest.mark.parametrize(
    ("sign", "shown"),
    [("\uf0a7", "•"), ("\uf0b7", "•"), ("\uf0af", "•"), ("\uf0a6", "\uf0a6"), ("\uf0b8", "\uf0b8")],
)
def test_private_bullets_are_made_public(sign: str, shown: str) -> None:
    assert mend(f"{sign} Le bac", LooseAccents()) == f"{shown} Le bac"


def line(text: str, size: float = 10) -> Line:
    return Line(text, 50, 90, 700, size, False, ((50, 90),))


def test_the_accents_of_all_pages_are_mended_together() -> None:
    pages = [[line("un m´etier"), line("Bac")], [line("l'´et´e")]]
    made = mended(pages)
    assert [[each.text for each in page] for page in made] == [["un métier", "Bac"], ["l'été"]]
    assert made[0][1] is pages[0][1]


def test_the_body_is_set_as_most_letters_are() -> None:
    assert body_size([[line("a" * 5, 12)], [line("b" * 3, 8), line("c" * 3, 8)]]) == 8
    assert body_size([[]]) == body_size([]) == 0.0
