"""Which terms a text gives: stems and numbers in their order, then dates, then names; a compound's parts and itself."""

import pytest

from passerelle.index.lexical.analysis import stem, stems, terms
from passerelle.index.lexical.names import Names
from passerelle.index.types import Language

NAMES = Names.of("Val Marne | Marne Valley")


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Les bacs du quai", "fr", ["bac", "quai"]),
        ("The boats of the quay", "en", ["boat", "quay"]),
        ("Les bacs on Mondays", "other", ["les", "bacs", "mondays"]),
        ("le 4 mai 2031", "fr", ["4", "mai", "2031", "@2031-05-04", "@2031-05", "@-05-04"]),
        ("mai 2031 au Val-Marne", "fr", ["mai", "2031", "val", "marn", "valmarn", "@2031-05", "@val-marne"]),
        ("val marne val marne", "fr", ["val", "marn", "val", "marn", "@val-marne", "@val-marne"]),
        ("", "fr", []),
    ],
)
def test_terms_are_stems_then_dates_then_names(text: str, language: Language, found: list[str]) -> None:
    assert terms(text, language, NAMES) == found


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("avant-garde", ["gard"]),
        ("garde-bacs", ["gard", "bac", "gardbac"]),
        ("bac-de-quai", ["bac", "quai"]),
        ("bac-quai-pont", ["bac", "quai", "pont", "bacquai", "quaipont"]),
        ("3-bacs", ["3", "bac"]),
        ("bacs-3", ["bac", "3", "bac3"]),
        ("le-la", []),
        ("2030-2031", ["2030", "2031"]),
    ],
)
def test_a_compound_gives_its_parts_and_its_neighbours_joined(word: str, found: list[str]) -> None:
    assert stems([word], "fr") == found


@pytest.mark.parametrize(
    ("word", "language", "found"),
    [
        ("bacs", "fr", "bac"),
        ("boats", "en", "boat"),
        ("boats", "other", "boats"),
        ("4bacs", "fr", "4bacs"),
        ("le", "fr", None),
        ("le", "en", "le"),
        ("the", "other", "the"),
        ("on", "other", None),
    ],
)
def test_a_word_has_the_stem_of_its_language(word: str, language: Language, found: str | None) -> None:
    assert stem(word, language) == found
