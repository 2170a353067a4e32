"""Which pieces of a vocabulary are kept, and which aligned texts may be asked for by their headings."""

import pytest

from passerelle.training.model.training_pairs import _asks
from passerelle.training.model.vocabulary import kept_rows


@pytest.mark.parametrize(
    ("piece", "kept"),
    [
        ("<s>", True),
        ("<mask>", True),
        ("▁pont", True),
        ("été", True),
        ("é", True),
        ("łódź", True),
        ("12", True),
        ("«", True),
        ("🙂→", True),
        ("μ", True),  # the normaliser makes µ this one
        ("Ω", True),  # one Greek letter
        ("αβ", False),
        ("▁Ω", True),
        ("Ж", True),  # one Cyrillic letter
        ("да", False),
        ("中", False),
        ("a中", False),
        ("ا", False),
        ("١", False),  # a digit of another script
        ("ʰ", True),
    ],
)
def test_pieces_that_french_or_english_may_show_are_kept(piece: str, *, kept: bool) -> None:
    assert kept_rows(["中文", piece, "a"]) == ([1, 2] if kept else [2])


@pytest.mark.parametrize(
    ("heading", "asks"),
    [
        ("Opening hours", True),
        ("Hours", False),
        ("", False),
        ("The old ferry of the northern harbour", False),  # the text begins with it
        ("The old ferries", True),
        ("Bathing Waters Directive", False),
    ],
)
def test_a_heading_asks_where_it_says_something_that_its_text_does_not(heading: str, *, asks: bool) -> None:
    row = {"heading_en": heading, "heading_fr": "Horaires", "en": "The old ferry of the north leaves at six."}
    assert _asks(row) is asks
    assert not _asks({**row, "heading_fr": ""})
