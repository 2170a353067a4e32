"""Facts about the small rules of loading: signs, labels, days, encodings, front matter, marks."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from passerelle.index.load.csv_rows import rows
from passerelle.index.load.days import written_date
from passerelle.index.load.decode import encoding
from passerelle.index.load.first_bytes import misnamed
from passerelle.index.load.front_matter import front_matter
from passerelle.index.load.html import parse_html
from passerelle.index.load.letters import symbols
from passerelle.index.load.markdown import parse_markdown
from passerelle.index.load.plausible import plausibility
from passerelle.index.load.raised import lowered, raised
from passerelle.index.load.recognised import tesseract
from passerelle.index.load.recognised.lines import lines_of
from passerelle.index.load.recognised.picture import shows_a_page
from passerelle.index.load.recognised.tesseract import Word, confidence
from passerelle.index.load.rst import load_rst


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("a", "Arial", "a"),
        ("a", "Symbol", "α"),
        ("\uf061", "Symbol", "α"),
        ("\uf061", "Arial", "\ufffd"),
        ("\uf0fe", "Arial", "☑"),
        ("\uf0fe", "Wingdings", "☑"),
        ("\uf052", "Wingdings 2", "☑"),
        ("\uf033", "Symbol", "3"),
        ("\uf07f", "Symbol", "\ufffd"),
        ("3 ", "Symbol", "3 "),
        ("\x80 ", "Wingdings", "\ufffd "),
        ("é", "Wingdings", "\ufffd"),
        ("€", "Wingdings", "€"),
        ("€\uf0fe", "Arial", "€☑"),
    ],
)
def test_a_sign_is_what_its_font_shows(text: str, font: str, shown: str) -> None:
    assert symbols(text, font) == shown


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("le 1er juin 2031", "2031-06-01"),
        ("4 juil. 2031", "2031-07-04"),
        ("4 juillet 2031", "2031-07-04"),
        ("4 jui 2031", ""),
        ("4 Mar 2031", "2031-03-04"),
        ("4 mars 2031", "2031-03-04"),
        ("4 févr 2031", "2031-02-04"),
        ("4 september 2031", "2031-09-04"),
        ("4 brumaire 2031", ""),
        ("31 février 2031", ""),
        ("04/05/2031", "2031-05-04"),
        ("04/13/2031", ""),
        ("2031-05-04 10:00", "2031-05-04"),
        ("Tue, 04 May 2031 10:00:00 +0200", "2031-05-04"),
        ("demain", ""),
        ("", ""),
        ("12 a 2031", ""),
        ("12 avr 2031", "2031-04-12"),
    ],
)
def test_the_day_that_a_mail_names(text: str, day: str) -> None:
    assert written_date(text) == day


@pytest.mark.parametrize(
    ("text", "before", "shown"),
    [
        ("2", "km", "²"),
        ("er", "1", "er"),
        ("o", "n", "°"),
        ("os", "N", "°s"),
        ("o", "an", "o"),
        (",50", "12", ",50"),
        ("-3", "10", "⁻³"),
        ("(2)", "x", "⁽²⁾"),
    ],
)
def test_raised_type_is_written_in_raised_signs_where_it_is_a_number(
    text: str, before: str, shown: str
) -> None:
    assert raised(text, before) == shown


def test_lowered_type_is_written_in_lowered_signs_behind_a_figure() -> None:
    assert lowered("2", "1010") == "₂"
    assert lowered("2", "H") == "2"
    assert lowered("max", "3") == "max"


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


@pytest.mark.parametrize(
    ("content", "declared", "found"),
    [
        ("été".encode(), "windows-1252", "utf-8"),
        ("été".encode("cp1252"), "iso-8859-1", "cp1252"),
        ("été".encode("cp1252"), "iso-8859-15", "iso-8859-15"),
        ("été".encode("cp1252"), "iso-8859-99", "cp1252"),
        ("été".encode("cp1252"), "utf-8", "cp1252"),
        ("été".encode("utf-16"), "", "utf-16"),
        ("Le bac part.".encode("utf-16-le"), "", "utf-16-le"),
        ("Le bac part.".encode("utf-16-be"), "", "utf-16-be"),
        (b"Le bac\0part.", "", "utf-8"),
        ("déjà ".encode() * 6 + b"\xe9", "", "utf-8"),
    ],
)
def test_an_encoding_is_told_by_its_mark_its_bytes_or_what_was_declared(
    content: bytes, declared: str, found: str
) -> None:
    assert encoding(content, declared) == found


def test_a_line_of_which_most_odd_letters_are_broken_is_no_utf_8() -> None:
    assert encoding("déjà ".encode() * 2 + b"\xe9 " * 4) == "utf-8"
    assert encoding("déjà ".encode() * 2 + b"\xe9 " * 5) != "utf-8"


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
    ],
)
def test_what_stands_before_a_text_is_its_title_and_fields(
    written: str, title: str, fields: dict[str, object], text: str
) -> None:
    assert front_matter(written) == (title, fields, text)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"%PDF-1.4", "a PDF, not .txt; rename it to .pdf"),
        ("a.pdf", b"%PDF-1.4", ""),
        ("a.txt", b"\xef\xbb\xbf  <!doctype html><p>", "a web page"),
        ("a.md", b"<html><p>", ""),
        ("a.txt", b"{\\rtf1}", "RTF"),
        ("a.txt", b"PK\x03\x04x", "an archive, not .txt; unpack it"),
        ("a.docx", b"PK\x03\x04x", ""),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "an old Word file"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptionInfo".encode("utf-16-le"), "needs a password"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old office program"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ""),
        ("a.txt", b"Le bac.", ""),
    ],
)  # fmt: skip
def test_a_file_is_told_by_its_first_bytes(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = misnamed(tmp_path / name)
    assert said in found
    assert bool(found) is bool(said)


@pytest.mark.parametrize(
    ("taken_in", "broken"),
    [(["b,2"], False), (["b,2", "c,3"], True), (["b 2", "c,3"], False), (["b c,2", "c,3"], False)],
)
def test_a_quote_left_open_takes_in_two_lines_that_look_like_rows(
    taken_in: list[str], *, broken: bool
) -> None:
    lines = [f"{line}\n" for line in ['a,"x', *taken_in, 'end",1', "d,4"]]
    found = list(rows(lines, ",", 2))
    assert (found[0][0], isinstance(found[0][1], str)) == (1, broken)


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Le bac\n======\n\nIl part.", [("Le bac", 1)]),
        ("Le bac\n===\n\nIl part.", []),
        ("Bac\n===\n\nIl part.", [("Bac", 1)]),
        ("======\nLe bac\n======\n\nIl part.", [("Le bac", 1)]),
        ("======\nLe bac\n------\n\nIl part.", []),
        ("  Le bac\n========\n\nIl part.", []),
        ("Un\n====\n\nDeux\n----\n\nTrois\n====\n\nIl part.", [("Un", 1), ("Deux", 2), ("Trois", 1)]),
        ("====\nUn\n====\n\nDeux\n====\n\nIl part.", [("Un", 1), ("Deux", 2)]),
    ],
)
def test_a_title_is_underlined_by_four_signs_or_as_many_as_it_has(
    tmp_path: Path, text: str, headings: list[tuple[str, int]]
) -> None:
    (tmp_path / "a.rst").write_text(text, encoding="utf-8")
    builder = load_rst(tmp_path / "a.rst").builder
    assert [(builder.text[each.start : each.end], each.level) for each in builder.headings] == headings


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (".. image:: bac.png\n\nIl part.", "Il part."),
        (".. raw:: html\n\n   <p>x</p>\n\nIl part.", "Il part."),
        (".. math:: a+b\n\n   c\n", "a+b\nc"),
        (".. csv-table:: Oies\n\n   Harle, 40\n   Morve, 2\n", "Oies\n\nHarle | 40\nMorve | 2"),
        (".. warning:: Clos.\n\n   Sauf en mai.\n", "Clos.\n\nSauf en mai."),
        ("Il part ::\n\n   midi\n\nFin.", "Il part\n\nmidi\n\nFin."),
        ("::\n\n   midi\n\nFin.", "midi\n\nFin."),
        ("==== ====\nA    B\n==== ====\nun   deux\n     trois\n==== ====\n\nFin.", "A | B\nun | deux trois\n\nFin."),
        ("==== ====\nun   deux\n==== ====\n\nFin.", "un | deux\n\nFin."),
        (":Lieu: Harle\n\nIl part.", "Lieu : Harle\n\nIl part."),
        ("----\n\nIl part.", "Il part."),
        ("- un\n\n- deux\n\nFin.", "un\ndeux\n\nFin."),
    ],
)  # fmt: skip
def test_the_marks_of_restructuredtext_are_read_as_they_are_shown(
    tmp_path: Path, text: str, shown: str
) -> None:
    (tmp_path / "a.rst").write_text(text, encoding="utf-8")
    assert load_rst(tmp_path / "a.rst").builder.text == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<!-- vu -->\n\nLu.", "Lu."),
        ("<!-- vu\n\nLu.", "<!-- vu\n\nLu."),
        ("<script>x</script>\n\nLu.", "Lu."),
        ("<script>\n\nLu.", "<script>\n\nLu."),
    ],
)
def test_a_tag_of_markdown_that_is_never_closed_is_text(tmp_path: Path, written: str, shown: str) -> None:
    assert parse_markdown(written).builder.text == shown


@pytest.mark.parametrize(("text", "score"), [("1 ª", -2), ("aªb", -4), ("été", 6), ("12 €", 2), ("€", 1)])
def test_odd_letters_count_by_how_sure_their_place_is(text: str, score: int) -> None:
    assert plausibility(text) == score


def test_a_page_says_its_date_in_an_element_of_time() -> None:
    page = "<p>Lu.</p><time pubdate datetime='2031-4-5'>hier</time>"
    assert parse_html(page).fields == {"date": "2031-04-05"}
    assert parse_html(page.replace("2031-4-5", "hier")).fields == {}


def word(text: str, *, left: int = 0, height: int = 20, line: int = 1, sure: float = 90.0) -> Word:
    return Word((1, 1, 1, line), text, left, 100 * line, 10 * len(text), height, sure)


@pytest.mark.parametrize(
    ("text", "sure", "kept"), [("a", 29, False), ("a", 30, True), ("ab", 29, False), ("abc", 29, True)]
)
def test_a_short_word_that_was_recognised_with_little_confidence_is_a_speck(
    text: str, sure: float, *, kept: bool
) -> None:
    assert bool(lines_of([word(text, sure=sure)], size=10, points=0.25)) is kept


@pytest.mark.parametrize(("gap", "cells"), [(32, 1), (33, 2)])
def test_a_gap_of_a_letter_and_a_half_parts_cells_of_a_scan(gap: int, cells: int) -> None:
    (line,) = lines_of([word("Harle"), word("oies", left=50 + gap)], size=10, points=0.25)
    assert (len(line.cells), line.text) == (cells, "Harle\toies" if cells > 1 else "Harle oies")


@pytest.mark.parametrize(
    ("height", "words", "large"), [(27, 1, True), (26, 1, False), (27, 12, True), (27, 13, False)]
)
def test_a_line_of_a_scan_is_set_larger_where_it_is_a_third_higher_and_short(
    height: int, words: int, *, large: bool
) -> None:
    head = [word("Bac", left=35 * at, height=height) for at in range(words)]
    rest = [word("Bac", line=number) for number in (2, 3, 4)]
    assert [each.size for each in lines_of([*head, *rest], size=10, points=0.25)] == [
        15.0 if large else 10,
        10,
        10,
        10,
    ]


def test_the_confidence_in_words_weighs_them_by_their_letters() -> None:
    assert confidence([]) == 0.0
    assert confidence([word("abc", sure=90), word("a", sure=10)]) == 70.0


@pytest.mark.parametrize(
    ("size", "page"),
    [
        ((700, 1000), True),
        ((700, 999), False),
        ((850, 1000), True),
        ((851, 1000), False),
        ((500, 1000), True),
        ((499, 1000), False),
    ],
)
def test_a_picture_of_a_page_is_upright_and_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], *, page: bool
) -> None:
    Image.new("1", size).save(tmp_path / "a.png")
    monkeypatch.setattr("passerelle.index.load.recognised.picture.is_here", lambda: True)
    assert shows_a_page(tmp_path / "a.png") is page
    (tmp_path / "b.png").write_bytes(b"x")
    assert not shows_a_page(tmp_path / "b.png")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('!!! note "Bac"\n    Il part.\n\nFin.', "Bac\n\nIl part.\n\nFin."),
        ("!!! note\n    Il part.\n\nFin.", "Note\n\nIl part.\n\nFin."),
        ("!!!\n\nFin.", "!!!\n\nFin."),
        ("::: tip Bac\nIl part.\n:::\n\nFin.", "Bac\n\nIl part.\n\nFin."),
        ("```\n!!! note\n```", "!!! note"),
        ("- [ ] un\n- [x] deux", "☐ un\n☑ deux"),
        ("> [!NOTE]\n> Il part.", "Note\nIl part."),
        ("Vu[^a].\n\n[^a]: Un.\n    Deux.\n\nFin.", "Vu¹.\n\n¹ Un. Deux.\n\nFin."),
        ("Vu[^a].\n\n[^a]: Un.\n\n    Deux.\n\nFin.", "Vu¹.\n\n¹ Un.\n\nDeux.\n\nFin."),
        ("Vu[^a].\n\n[^a]: Un.\n\nDeux.", "Vu¹.\n\n¹ Un.\n\nDeux."),
        ("Vu^[Un.] ici.", "Vu¹ ici.\n\n¹ Un."),
        ("Vu[^b].", "Vu[^b]."),
        ("Soit $a*b*c$ euros et 3 $ et 4 $.", "Soit $a*b*c$ euros et 3 $ et 4 $."),
        ("[[Bac|le bac]] et [[Pont]]", "le bac et Pont"),
        ("Vu {#ancre}", "Vu"),
    ],
)
def test_the_marks_of_other_markdowns_are_read_as_they_are_shown(written: str, shown: str) -> None:
    assert parse_markdown(written).builder.text == shown


@pytest.mark.parametrize(("seconds", "read"), [(179, "table"), (181, "")])
def test_a_page_is_recognised_for_three_minutes_at_most(
    monkeypatch: pytest.MonkeyPatch, seconds: int, read: str
) -> None:
    """A program that takes so many *seconds* stands for Tesseract, on a clock that takes none."""

    def run(command: list[str], *, timeout: float, **_: Any) -> subprocess.CompletedProcess[bytes]:
        if timeout < seconds:
            raise subprocess.TimeoutExpired(command, timeout)
        return subprocess.CompletedProcess(command, 0, b"table")

    monkeypatch.setattr(tesseract, "installed", lambda: ("tesseract", "fra+eng"))
    monkeypatch.setattr(subprocess, "run", run)
    assert tesseract.read_picture(b"x") == read
