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
        ("% Bac\nLu.", "Bac", {}, "Lu."),
        ("%Bac\n%Ada\n%2031-4-5\nLu.", "Bac", {"author": "Ada", "date": "2031-04-05"}, "Lu."),
        ("%\nLu.", "", {}, "%\nLu."),
        ("Lu.", "", {}, "Lu."),
        ("---\nn: 3\n---", "", {"n": 3}, ""),
        ("---\t\nn: 3\n--- \nLu.", "", {"n": 3}, "Lu."),
        ("---\nn: 3\n----b: 4\n---\nLu.", "", {"n": 3, "----b": 4}, "Lu."),
        ("---\nn: 3\n...\nb: 4\n---\nLu.", "", {"n": 3}, "b: 4\n---\nLu."),
        ("\n---\nn: 3\n---\nLu.", "", {}, "\n---\nn: 3\n---\nLu."),
        ("--- x\nn: 3\n---\nLu.", "", {}, "--- x\nn: 3\n---\nLu."),
        ("---\n \n---\nLu.", "", {}, "Lu."),
        ("+++\nn = 3\n+++", "", {"n": 3}, ""),
        ("+++ \nn = 3\n+++\t\nLu.\n+++\n", "", {"n": 3}, "Lu.\n+++\n"),
        ('+++\ns = "a +++\\n"\n+++\nLu.', "", {"s": "a +++"}, "Lu."),
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


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        ("title : Bac", {"title": "Bac"}),
        ("author : Ada", {"author": "Ada"}),
        ("Date\t: 2031-4-5", {"date": "2031-04-05"}),
        ("tags : [a]", {"keywords": "a"}),
        ("note : un", {}),
        ("note:un", {}),
        ("note:\tun", {"note": "un"}),
        ("a.b@c/d-e_f: 1", {"a.b@c/d-e_f": 1}),
        ('"a b": 1', {"a b": 1}),
        ("'a b' : 1", {"a b": 1}),
        ("a b: 1", {}),
        ("note: >  \n  un\n  deux", {"note": "un deux"}),
        ("note: |2- # gardé\n  un\n  deux", {"note": "un deux"}),
        ("note: >x\n  un", {"note": ">x un"}),
        ("tags: ['a', \"b\", , 3]", {"keywords": "a, b, 3"}),
        ("note: 'un' # deux", {"note": "un"}),
        ("note: 'un\"", {"note": "'un\""}),
        ("note: # rien\n  - un\n  - 'deux'", {"note": "un, deux"}),
        ("note: # rien\n  un", {"note": "un"}),
        ("note:\n  un\n\n  deux", {"note": "un deux"}),
        ("note:\n  un\n# rien\n  deux", {"note": "un deux"}),
        ("note: un\nLu", {}),
        ("# rien\n- un", {}),
        ("n: +3", {"n": 3}),
        ("n: 0", {"n": 0}),
        ("n: -0.5", {"n": -0.5}),
        ("n: -05", {"n": "-05"}),
        ("n: 1.5.2", {"n": "1.5.2"}),
        ("n: 123456789012345", {"n": 123456789012345}),
        ("n: 1234567890123456", {"n": "1234567890123456"}),
        ("n: 1.1234567890123456", {"n": "1.1234567890123456"}),
        ("on: yes\noff: NO", {"on": True, "off": False}),
        ("on: true\noff: False", {"on": True, "off": False}),
        ("on: null\noff: ~\nno: nil", {"no": "nil"}),
        ("date: demain", {"date": "demain"}),
        ("date: 2031", {"date": 2031}),
        ("sujet: un\ndescription: deux", {"subject": "un"}),
        ("a: ''\na: 2", {"a": 2}),
        ("title: un\ntitre:  deux   trois", {"title": "deux trois"}),
        ("title: 3", {"title": "3"}),
    ],
)
def test_each_line_before_a_text_is_a_key_and_its_value(written: str, fields: dict[str, object]) -> None:
    title, found, text = front_matter(f"---\n{written}\n---\nLu.")
    assert {**({"title": title} if title else {}), **found} == fields
    assert (text == "Lu.") is bool(fields)


BARE = """
subtitle date modified author authors tags keywords category categories summary description slug lang language status
template layout copyright auteur auteurs mots-clés catégorie résumé langue
"""


@pytest.mark.parametrize("name", BARE.split())
def test_a_bare_line_that_is_for_a_program_is_no_text(name: str) -> None:
    assert front_matter(f"Title: Bac\n{name.upper()}: x\n\nLu.")[2] == "Lu."
    assert front_matter(f"Titre: Bac\n{name}x: x\n\nLu.")[2] == f"{name}x: x\n\nLu."


@pytest.mark.parametrize(
    ("key", "field"),
    [
        *((each, "author") for each in ("author", "authors", "auteur", "Auteurs")),
        *((each, "keywords") for each in ("keywords", "tags", "TAG", "mots-clés")),
        *((each, "subject") for each in ("subject", "description", "sujet")),
        *((each, "date") for each in ("date", "published")),
        ("lieu", "lieu"),
    ],
)
def test_a_key_is_the_field_that_other_documents_have_too(key: str, field: str) -> None:
    assert front_matter(f"---\n{key}: Ada\n---\nLu.") == ("", {field: "Ada"}, "Lu.")


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        ("date = 2031-04-05", {"date": "2031-04-05"}),
        ("vu = 2031-04-05T10:20:00Z", {"vu": "2031-04-05T10:20:00+00:00"}),
        ("vu = 10:20:00", {"vu": "10:20:00"}),
        ('l = ["a  b", "", 3, [1, 2]]', {"l": "a b, 3, 1, 2"}),
        ('[extra]\nn = 1\nm = "x"', {"extra": "n: 1, m: x"}),
        ("n = 1.5\nouvert = true", {"n": 1.5, "ouvert": True}),
    ],
)
def test_a_value_of_toml_is_written_as_a_field_has_it(written: str, fields: dict[str, object]) -> None:
    assert front_matter(f"+++\n{written}\n+++\nLu.") == ("", fields, "Lu.")


@pytest.mark.parametrize(
    "begin", ["---\ntitle: Bac\n---\n", '+++\ntitle = "Bac"\n+++\n', "% Bac\n", "Title: Bac\n\n"]
)
def test_what_stands_before_a_text_may_stand_behind_a_mark(begin: str) -> None:
    assert front_matter(f"\ufeff{begin}Lu.") == ("Bac", {}, "Lu.")


def test_a_bare_line_that_comes_again_is_text() -> None:
    assert front_matter("Title: Bac\nTags: a\nTags: b\n\nLu.") == (
        "Bac",
        {"keywords": "a"},
        "Tags: b\n\nLu.",
    )
    assert front_matter("% Bac\n% Ada\n% demain\nLu.") == ("Bac", {"author": "Ada", "date": "demain"}, "Lu.")
