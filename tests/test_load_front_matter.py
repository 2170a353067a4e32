"""What stands before a text is its title and its fields."""

import pytest

from passerelle.index.load.front_matter import front_matter


@pytest.mark.parametrize(
    ("written", "title", "fields", "text"),
    [
        ("---\ntitle: Bac\nn: 3\n---\nLu.", "Bac", {"n": 3}, "Lu."),
        ("---\ntags: [a, b]\ndraft: yes\n---\nLu.", "", {"keywords": "a, b", "draft": True}, "Lu."),
        ("---\ncode: 007\nprix: 1.5\n---\nLu.", "", {"code": "007", "prix": 1.5}, "Lu."),
        ("---\nauteur:\n  - Ada\n  - Luc\n---\nLu.", "", {"author": "Ada, Luc"}, "Lu."),
        ("---\nnote: >\n  un\n  deux\n---\nLu.", "", {"note": "un deux"}, "Lu."),
        ("---\nnote:\n  un\n  deux\n---\nLu.", "", {"note": "un deux"}, "Lu."),
        ("---\nnote: un\n  - deux\n---\nLu.", "", {"note": "un - deux"}, "Lu."),
        ("---\nnote: [un\n---\nLu.", "", {"note": "[un"}, "Lu."),
        ("---\nnote: un # deux\n---\nLu.", "", {"note": "un"}, "Lu."),
        ("---\nnote: 'un # deux'\n---\nLu.", "", {"note": "un # deux"}, "Lu."),
        ("---\n# rien\nnote: un\n\nautre: deux\n---\nLu.", "", {"note": "un", "autre": "deux"}, "Lu."),
        ("---\ndate: 5/4/2031\nvide:\n---\nLu.", "", {"date": "2031-04-05"}, "Lu."),
        ("---\nUn texte.\n---\nLu.", "", {}, "---\nUn texte.\n---\nLu."),
        ("---\n\nnote: un\n---\nLu.", "", {}, "---\n\nnote: un\n---\nLu."),
        ("---\n---\nLu.", "", {}, "Lu."),
        ('+++\ntitle = "Bac"\nn = 3\n+++\nLu.', "Bac", {"n": 3}, "Lu."),
        ("+++\ntitle = Bac\n+++\nLu.", "", {}, "+++\ntitle = Bac\n+++\nLu."),
        ("% Bac\n% Ada\n\nLu.", "Bac", {"author": "Ada"}, "\nLu."),
        ("Lu.", "", {}, "Lu."),
        (
            "Title: Bac\nDate: 2031-04-05 10:20\nTags: a, b\n\nLu.",
            "Bac",
            {"date": "2031-04-05", "keywords": "a, b"},
            "Lu.",
        ),
        ("titre:   Bac\nAuteur: Ada\n  Luc\n\nLu.", "Bac", {"author": "Ada Luc"}, "Lu."),
        ("Title: Bac\nPrésents: Ada\nLieu: Luc\n\nLu.", "Bac", {}, "Présents: Ada\\\nLieu: Luc\n\nLu."),
        ("Title: Bac\nDate: 5 mai 2031\n", "Bac", {"date": "2031-05-05"}, ""),
        ("Title: Bac\nLu.\n\nLu.", "", {}, "Title: Bac\nLu.\n\nLu."),
        ("Date: 2031-04-05\nTags: a\n\nLu.", "", {}, "Date: 2031-04-05\nTags: a\n\nLu."),
        ("Title: Bac\nTags:\n\nLu.", "Bac", {}, "Lu."),
        ("Title:\nTags: a\n\nLu.", "", {}, "Title:\nTags: a\n\nLu."),
    ],
)
def test_what_stands_before_a_text_is_its_title_and_fields(
    written: str, title: str, fields: dict[str, object], text: str
) -> None:
    assert front_matter(written) == (title, fields, text)
