"""What is written in many ways has one spelling, and a text is made as a reader sees it."""

import pytest

from passerelle.index.lexical.analysis import stem
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.numbers import days_and_months, numbers
from passerelle.index.lexical.spelling import parts, plain, words
from passerelle.index.text import (
    clean,
    counted,
    escaped_json,
    one_line,
    sound,
    table_row,
    visible,
    visible_name,
)

WRITTEN = """
les U.S.A. → les usa | the US army → the usa army | the UN → the onu | the WHO → the oms | the EU → the ue
the EAU → the uae
the E.U. → the ue | the U.N. → the onu | us → us | the U.S.: → the usa | S.N.C.F. → sncf
la S.N.C.F d'ici → la sncf ici
a.b → a b
l'eau → eau | c'est → est | d'ici → ici | j'ai → ai | m'a → a | n'est → est | s'il → il | t'a → a | qu'il → il
jusqu'ici → ici | lorsqu'il → il | puisqu'il → il | quoiqu'il → il | quelqu'un → un | presqu'île → ile
entr'acte → acte
don't → do | it's → it | we're → we | he'll → he | I've → i | I'm → i | he'd → he | l’eau → eau
1 250 → 1250 | 1,250 → 1250 | 1 250 000 → 1250000 | 1,250,000 → 1250000 | 1,250 000 → 1250 000 | 1.250.000 → 1250000
1.250,50 → 1250.50 | 1.250 → 1.250 | 1'250 → 1250 | 12.00 → 12 | 12.001 → 12.001 | 3,5 → 3.5 | 3,5,7 → 3 5 7
1er → 1 | 2e → 2 | 3ème → 3 | 2nde → 2 | 1ère → 1 | 1re → 1 | 1st → 1 | 2nd → 2 | 3rd → 3 | 4th → 4 | 4eme → 4
XIXe siècle → 19 siecle | XVIIIème siècle → 18 siecle | IVe siècle → 4 siecle | XIXe → xixe
10⁶ → 10 6 | mètre² → metre 2 | m² → m2 | Œuvre → oeuvre | ÉTÉ → ete | ﬁn → fin | l'avant-garde → avant-garde
"""


@pytest.mark.parametrize("row", [row for line in WRITTEN.strip().splitlines() for row in line.split(" | ")])
def test_what_is_written_in_many_ways_has_one_spelling(row: str) -> None:
    written, spelt = row.split(" → ")
    assert " ".join(words(plain(written))) == spelt


def test_a_compound_has_parts_and_a_text_in_capitals_no_acronyms() -> None:
    assert parts(plain("l'avant-garde de 1er rang")) == ["avant", "garde", "de", "1", "rang"]
    assert words(plain("TELL US WHO")) == ["tell", "us", "who"]


@pytest.mark.parametrize(
    ("terms", "language", "sure", "vague"),
    [
        ("3", "en", {"3.0": 1}, {}),
        ("three", "en", {"3.0": 1}, {}),
        ("two", "en", {}, {}),
        ("twenty five", "en", {"25.0": 1}, {}),
        ("five twenty", "en", {"5.0": 1, "20.0": 1}, {}),
        ("three hundred", "en", {"300.0": 1}, {}),
        ("hundred", "en", {}, {"100.0": 1}),
        ("2 pm", "en", {"14.0": 1}, {}),
        ("12 pm", "en", {"12.0": 1}, {}),
        ("2 pm", "fr", {"2.0": 1}, {}),
        ("14h30", "fr", {"14.0": 1, "30.0": 1}, {}),
        ("9h00", "fr", {"9.0": 1}, {}),
        ("1.2.3", "fr", {"1.2.3": 1}, {}),
        ("quatre vingt", "fr", {"80.0": 1}, {}),
        ("quatre vingt dix", "fr", {"90.0": 1}, {}),
        ("soixante dix", "fr", {"70.0": 1}, {}),
        ("cinquante dix", "fr", {"50.0": 1, "10.0": 1}, {}),
        ("neuf", "fr", {}, {"9.0": 1}),
        ("cinq cent", "fr", {"5.0": 1}, {"100.0": 1}),
        ("@1931-05-04", "fr", {}, {"1931.0": 1, "5.0": 1, "4.0": 1}),
    ],
)
def test_a_passage_gives_the_numbers_that_its_terms_make(
    terms: str, language: str, sure: dict[str, int], vague: dict[str, int]
) -> None:
    found = numbers([stem(term, language) or term for term in terms.split()], language)  # type: ignore[arg-type]
    assert tuple(map(dict, found)) == (sure, vague)


def test_days_and_months_are_the_same_in_either_language() -> None:
    french = "lundi dimanche janvier août décembre".split()
    english = "monday sunday january august december".split()
    for one, other, place in zip(french, english, (0, 6, 7, 14, 18), strict=True):
        folded = plain(one)
        assert days_and_months([stem(folded, "fr") or folded], "fr") == {place}
        assert days_and_months([stem(other, "en") or other], "en") == {place}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("le pont vert", ["@pont-vert"]),
        ("les ponts verts", ["@pont-vert"]),
        ("the green bridge", ["@pont-vert"]),
        ("the green bridges", ["@pont-vert"]),
        ("une moscovite", ["@moscovite"]),
        ("des moscovites", ["@moscovite"]),
        ("le pont", []),
        ("vert pont", []),
        ("le pont rouge vert", []),
    ],
)
def test_a_name_is_found_in_either_spelling_and_in_the_plural(text: str, found: list[str]) -> None:
    names = Names.of("# a remark\nPont vert | Green Bridge\n\nMoscovite\n")
    assert [each.term for each in names.find(text.split())] == found


def test_the_longer_of_two_names_is_found_and_an_acronym_gives_both() -> None:
    names = Names.of("Pont | P\nPont vert | PV\nParti vert | PV")
    assert [(each.start, each.end, each.term) for each in names.find("le pont vert".split())] == [
        (1, 3, "@pont-vert")
    ]
    assert [each.term for each in names.find(["pv", "pont"])] == ["@pont-vert", "@parti-vert", "@pont"]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ", "ff fi fl ffi ffl st st"),
        ("a\u00adb\u200bc\u2060d\ufeffe", "abcde"),
        ("a\tb\x00c\x1b\x7f\x9fd", "a bcd"),
        ("a\vb\fc\u0085d\u2028e", "a\nb\nc\nd\ne"),
        ("a\u2029b", "a\n\nb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a \u00a0\u202f\nb", "a\nb"),
        ("a\u00a0: b", "a\u00a0: b"),
        ("e\u0301", "é"),
        ("a\ud800b", "a\ufffdb"),
        (" \u00a0\na\n ", "a"),
        (f"a{chr(0x301) * 31}", f"\u00e1{chr(0x301) * 29}"),
    ],
)
def test_a_text_is_made_as_a_reader_sees_it(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
    assert clean(cleaned) == cleaned


def test_what_is_not_seen_is_written_out_where_it_could_deceive() -> None:
    assert visible("a\u202eb\x1bc\td\n") == "a⟨U+202E⟩b⟨U+001B⟩c\td\n"
    assert visible_name("a\nb\tc") == "a⟨U+000A⟩b⟨U+0009⟩c"
    assert visible("\u2066\u2069\U000e0001") == "⟨U+2066⟩⟨U+2069⟩⟨U+E0001⟩"
    assert escaped_json('"\u202e\U000e0001"') == '"\\u202e\\udb40\\udc01"'
    assert sound("a\x00b\ud800\t\n\r\x85c\x9f") == "a\ufffdb\ufffd\t\n\r\x85c\ufffd"


def test_a_text_on_one_line_a_count_and_a_row() -> None:
    assert one_line(" a\u2003b\n\nc\u00a0d\u3000e ") == "a b c\u00a0d e"
    assert [counted(each, "document") for each in (0, 1, 2)] == ["0 documents", "1 document", "2 documents"]
    assert table_row(["a", "", " b\nc "]) == "a |  | b c"
    assert table_row(["a | b", "|", "a|b"]) == "a\u00a0|\u00a0b | \u00a0|\u00a0 | a|b"
    assert table_row(["", " "]) == ""
