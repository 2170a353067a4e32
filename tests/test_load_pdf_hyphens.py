"""Which hyphens at the ends of a PDF's lines broke a word, and which belong to it."""

from collections.abc import Sequence

import pytest

from passerelle.index.load.pdf.hyphens import BREAK, Vocabulary, flow, vocabulary

NONE = vocabulary([])


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad", BREAK, BREAK + BREAK])
def test_a_hyphen_that_breaks_a_word_goes(hyphen: str) -> None:
    assert flow([f"l'extra{hyphen}", "ordinaire ami"], NONE) == "l'extraordinaire ami"


@pytest.mark.parametrize("between", [" ", "  ", "\u00ad", ""])
def test_spaces_behind_a_break_go_with_it(between: str) -> None:
    assert flow([f"un extra{BREAK}{between}ordinaire ami"], NONE) == "un extraordinaire ami"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], ""),
        (["un"], "un"),
        (["un", "deux", "trois"], "un deux trois"),
        (["un -", "deux"], "un - deux"),
        (["-", "deux"], "- deux"),
        (["un ?-", "deux"], "un ?- deux"),
        (["de 7-", "8"], "de 7-8"),
        (["de 7-", "huit"], "de 7-huit"),
        (["de sept-", "8"], "de sept-8"),
        (["de 17-", "huit"], "de 17-huit"),
        (["de sept-", "18"], "de sept-18"),
        (["le Val-", "Joli"], "le Val-Joli"),
        (["le VAL-", "LON"], "le VALLON"),
        (["le VAL-", "lon"], "le VALlon"),
        ([f"de{BREAK}", "« un »"], "de-« un »"),
        ([f"« un »{BREAK}", "deux"], "« un »-deux"),
        (["l'arc-en-", "ciel"], "l'arc-en-ciel"),
        (["l'arc-", "en-ciel"], "l'arc-en-ciel"),
        (["en-", "ciel"], "enciel"),
        (["un mur-", "mure et un tin-", "tement"], "un murmure et un tintement"),
    ],
)
def test_lines_are_joined_into_words(lines: Sequence[str], said: str) -> None:
    assert flow(lines, NONE) == said


@pytest.mark.parametrize(
    ("elsewhere", "said"),
    [
        ("la co-opte", "co-opte"),
        ("la coopte", "coopte"),
        ("la Co-Opte", "co-opte"),
        ("la co-opte, la coopte", "co-opte"),
        ("la coopte, la co-opte, la Coopte", "coopte"),
        ("la co-opte-elle", "co-opte"),
        ("co opte", "coopte"),
    ],
)
def test_a_word_is_written_as_elsewhere(elsewhere: str, said: str) -> None:
    known = vocabulary([elsewhere])
    assert flow(["co-", "opte"], known) == said
    assert flow(["Co-", "opte"], known) == said.capitalize()
    assert flow(["CO-", "OPTE"], known) == said.upper()


@pytest.mark.parametrize(
    ("left", "right", "elsewhere", "tied"),
    [
        ("gros", "plan", "gros plan", True),
        ("gros", "plan", "gros", False),
        ("gros", "plan", "plan", False),
        ("dur", "plan", "dur plan", False),
        ("gros", "pin", "gros pin", False),
        *(
            (word, "plan", f"{word} plan", False)
            for word in """after autre contre entre inter long north over pour quelque some south there toute under
            with""".split()
        ),
    ],
)
def test_two_words_of_four_letters_that_stand_elsewhere_are_tied_but_where_many_words_begin_so(
    left: str, right: str, elsewhere: str, *, tied: bool
) -> None:
    assert flow([f"{left}-", right], vocabulary([elsewhere])) == (
        f"{left}-{right}" if tied else f"{left}{right}"
    )


def test_the_parts_of_a_broken_word_are_no_words_of_the_document() -> None:
    known = vocabulary(["le gros-", "plan du Val\tun 2 x_y", "arc-en-ciel", "cel-\nlule"])
    assert dict(known.words) == {
        "le": 1,
        "du": 1,
        "val": 1,
        "un": 1,
        "x": 1,
        "y": 1,
        "arc-en": 1,
        "en-ciel": 1,
    }


@pytest.mark.parametrize(
    ("lines", "only"),
    [
        ([], False),
        (["un self-", "service"], True),
        (["un self-", "service et un mur-", "mure"], False),
        (["un self-", "service et un sous-", "marin et un mur-", "mure"], True),
        (["un self-", "service, un sous-", "marin, un mur-", "mure, murmure"], False),
        (["un self-", "service, un sous-", "marin, un mur-", "mure, murmure, mur-mure"], True),
        (["un self-", "service, un sous-", "marin, un Mur-", "mure, murmure"], False),
        (["UN SELF-", "SERVICE, UN SOUS-", "MARIN, UN MUR-", "MURE, murmure"], False),
        (["un mur-", "mure"], False),
    ],
)
def test_a_document_that_breaks_its_lines_at_hyphens_alone_breaks_no_word(
    lines: Sequence[str], *, only: bool
) -> None:
    known = vocabulary(lines)
    assert known.only_at_hyphens is only
    assert flow(["le gaz-", "ouille"], known) == ("le gaz-ouille" if only else "le gazouille")


def test_what_a_document_says_itself_goes_before_how_it_breaks_its_lines() -> None:
    known = Vocabulary(vocabulary(["gazouille"]).words, only_at_hyphens=True)
    assert flow(["le gaz-", "ouille et le mur-", "mure"], known) == "le gazouille et le mur-mure"
