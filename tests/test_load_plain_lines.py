"""What the lines of a plain text are: headings, underlined or not, rows of a table, the head of a mail."""

from pathlib import Path

import pytest

from passerelle.index.load.plain import load_plain

PROSE = "Le bac part à six heures."


def plain(place: Path, text: str) -> tuple[str, list[str]]:
    (place / "a.txt").write_text(text, encoding="utf-8")
    builder = load_plain(place / "a.txt").builder
    return builder.text, [builder.text[each.start : each.end] for each in builder.headings]


def headings(place: Path, text: str) -> list[tuple[str, int]]:
    (place / "a.txt").write_text(text, encoding="utf-8")
    builder = load_plain(place / "a.txt").builder
    return [(builder.text[each.start : each.end], each.level) for each in builder.headings]


@pytest.mark.parametrize("head", ["-----Message transféré-----", "Begin forwarded message:", "__________"])
def test_a_forwarded_message_without_labels_is_apart(tmp_path: Path, head: str) -> None:
    mail = f"De : Ada\nObjet : La clé\n\nVoici.\n\n{head}\n\nElle est close."
    (tmp_path / "a.txt").write_text(mail, encoding="utf-8")
    text = load_plain(tmp_path / "a.txt").builder.text
    assert text.endswith("Elle est close.")
    assert "-----" not in text


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Le bac\n\nIl part à midi.", ["Le bac"]),
        ("Le bac", []),
        ("Le bac.\n\nIl part à midi.", []),
        ("- Le bac\n\nIl part à midi.", []),
        ("1904\n\nIl part à midi.", []),
        ("Le bac\nblanc\n\nIl part à midi.", []),
        ("Il part.\n\nLe bac\n\nIl revient.\n\nFin.", ["Le bac"]),
        ("Il part.\n\nLe bac\n\nLe pont\n\nIl revient.\n\nFin.\n\nOui.", ["Le pont"]),
        ("Il part.\n\nLe bac\n\nLe pont\n\nLe quai\n\nIl revient.", []),
        ("Il part.\n\nIl revient.\n\nLe bac", []),
    ],
)
def test_a_short_line_that_leads_a_paragraph_is_a_heading(
    tmp_path: Path, text: str, headings: list[str]
) -> None:
    assert plain(tmp_path, text) == (text, headings)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\nc\td\ne\tf", "a | b\nc | d\ne | f"),
        ("a\tb\nc\td", "a b\nc d"),
        ("a\tb\nnon\nc\td\nnon\ne\tf", "a b\nnon\nc | d\nnon\ne f"),
        ("\ta\n\tb\n\tc", "a\n b\n c"),
        ("a\tb\nc\td\ne\tf\tg", "a b\nc d\ne f g"),
        ("a\tb\tc\nd\te\t\nh\ti\tj\n\tf\tg\nk\tl\tm", "a | b | c\nd | e |\nh | i | j\n f g\nk l m"),
        ("a\tb\nc\t\n\td", "a b\nc\n d"),
    ],
)
def test_three_lines_near_each_other_with_as_many_tabs_are_rows(
    tmp_path: Path, text: str, shown: str
) -> None:
    assert plain(tmp_path, text)[0] == shown


@pytest.mark.parametrize(
    ("head", "mail"),
    [
        ("De : Ada\nObjet : Le bac", True),
        ("Objet : Le bac", False),
        ("De : Ada\nDate : lundi", False),
        ("From: Ada\nSubject: RE: FW: Le bac", True),
    ],
)
def test_two_labels_of_which_one_is_the_subject_head_a_mail(tmp_path: Path, head: str, *, mail: bool) -> None:
    (tmp_path / "a.txt").write_text(f"{head}\n\nIl part à midi.", encoding="utf-8")
    assert load_plain(tmp_path / "a.txt").title == ("Le bac" if mail else "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{PROSE}\n\nPrix\n----\nDeux euros.", [("Prix", 2)]),
        (f"{PROSE}\n\nB\n---\n\nC\n===\n\nD\n---", [("B", 2), ("C", 3), ("D", 2)]),
        ("A\n===\n\nB\n  ===\n\nC\n ---\n\nD\n---", [("A", 1), ("B", 1), ("C", 2), ("D", 2)]),
        ("A\n===\n\nB\n---\n\nC\n~~~\n\nD\n***\n\nE\n^^^\n\nF\n===",
         [("A", 1), ("B", 2), ("C", 3), ("D", 4), ("E", 5), ("F", 1)]),
        (f"{PROSE}\n\nB\n--", []),
        (f"{PROSE}\n\nB\n-=-", []),
        (f"{PROSE}\n\nPrix\n---- net", []),
        (f"{PROSE}\n\nB\n___", []),
        (f"{PROSE}\n\nPrix\n   ----", [("Prix", 2)]),
        (f"{PROSE}\n\nPrix\n---------", [("Prix", 2)]),
        (f"{PROSE}\n\nPrix\n----------", []),
        (f"{PROSE}\n\nRive sud\n---", [("Rive sud", 2)]),
        (f"{PROSE}\n\nRive nord\n---", []),
        (f"{PROSE}\n\nRive nord\n----", [("Rive nord", 2)]),
        (f"{PROSE}\n\n{'a' * 90}\n{'-' * 90}", [("a" * 90, 2)]),
        (f"{PROSE}\n\n{'a' * 91}\n{'-' * 90}", []),
        (f"{PROSE}\n\n12\n---", []),
        (f"{PROSE}\n\nA 12\n---", [("A 12", 2)]),
        (f"{PROSE}\n\nNom  Prix\n---------", []),
        (f"{PROSE}\n\nNom | Prix\n---------", []),
        (f"{PROSE}\n\nNom|Prix\n--------", [("Nom|Prix", 2)]),
        (f"{PROSE}\n\n   Prix\n----", [("Prix", 2)]),
        (f"{PROSE}\n\nUn\nPrix\n----", []),
    ],
)  # fmt: skip
def test_a_line_underlined_about_as_long_as_it_is_is_a_heading(
    tmp_path: Path, text: str, found: list[tuple[str, int]]
) -> None:
    assert headings(tmp_path, text) == found


def test_what_stands_below_an_underlined_line_is_text(tmp_path: Path) -> None:
    text, _ = plain(tmp_path, f"{PROSE}\n\nPrix\n----\nDeux euros.\nTrois le soir.\n\nFin.")
    assert text == f"{PROSE}\n\nPrix\n\nDeux euros.\nTrois le soir.\n\nFin."


def test_half_of_the_lines_may_be_headings_and_the_first_is_the_title(tmp_path: Path) -> None:
    text = f"Le bac\n\n{PROSE}\n\nLe pont\n\n{PROSE}"
    assert headings(tmp_path, text) == [("Le bac", 1), ("Le pont", 2)]
    assert headings(tmp_path, f"{text}\n\nLe quai") == [("Le bac", 1)]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        *((f"Le quai{sign}", False) for sign in '.,;:!…»”"'),
        *((f"Le quai{sign}", True) for sign in "?)"),
        *((f"{sign} Le quai", False) for sign in "-•*–—"),
        ("+ Le quai", True),
        ("12", False),
        ("Quai 12", True),
        ("q" * 90, True),
        ("q" * 91, False),
        ("Page 2", False),
        ("PAGE 1234", False),
        ("Page 12345", True),
        ("Page 2/12", False),
        ("Page 2 / 12", False),
        ("Page 2 sur 12", False),
        ("Page 2 of 12", False),
        ("( Page 2 de 12 )", False),
        ("Page 2 et 12", True),
        ("Page 2 sur les quais", True),
        ("Notre page 2", True),
    ],
)
def test_a_short_line_is_a_heading_by_how_it_begins_and_ends(
    tmp_path: Path, line: str, *, heading: bool
) -> None:
    found = headings(tmp_path, f"{PROSE}\n\n{line}\n\n{PROSE}\n\n{PROSE}")
    assert found == ([(line, 2)] if heading else [])


@pytest.mark.parametrize(
    ("line", "label"),
    [
        *(
            (f"{name} : Ada", True)
            for name in ("De", "à", "CC", "date", "Envoyé", "from", "To", "Subject", "sent")
        ),
        ("De\u00a0: Ada", True),
        ("De\u202f: Ada", True),
        ("De:Ada", True),
        ("De :", False),
        ("Vu : Ada", False),
        ("Une date: lundi", False),
    ],
)
def test_a_label_beside_the_subject_heads_a_mail(tmp_path: Path, line: str, *, label: bool) -> None:
    for head in (f"Objet : Le bac\n{line}", f"{line}\nObjet : Le bac"):
        (tmp_path / "a.txt").write_text(f"{head}\n\nIl part.", encoding="utf-8")
        title = load_plain(tmp_path / "a.txt").title
        assert title == (
            ("Ada" if line.startswith("Subj") and head.startswith(line) else "Le bac") if label else ""
        )


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Objet : Le bac", "Le bac"),
        ("SUBJECT: Le bac", "Le bac"),
        ("Objet\u00a0: RE : Fwd: FW: tr\u202f: Le bac", "Le bac"),
        ("Objet : Retard : le bac", "Retard : le bac"),
        ("Objet : Re", "Re"),
        ("Sans objet : Le bac\nCc : Luc", ""),
    ],
)
def test_the_subject_of_a_mail_is_its_title_without_what_answers_write(
    tmp_path: Path, subject: str, title: str
) -> None:
    (tmp_path / "a.txt").write_text(f"De : Ada\n{subject}\n\nIl part.", encoding="utf-8")
    assert load_plain(tmp_path / "a.txt").title == title


def test_the_head_of_a_mail_is_its_first_paragraph_and_gives_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("De : Ada\nÀ : Luc\nObjet : Re: Le bac\n\nIl part.\n\nIl revient.", encoding="utf-8")
    parsed = load_plain(path)
    assert parsed.builder.text == "De : Ada\nÀ : Luc\nObjet : Re: Le bac\n\nIl part.\n\nIl revient."
    assert parsed.title == "Le bac"
    assert parsed.fields == {"author": "Ada", "from": "Ada", "to": "Luc", "subject": "Re: Le bac"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\nc\td\nnon\ne\tf", "a b\nc | d\nnon\ne f"),
        ("a\tb\r\nc\td\r\ne\tf", "a | b\nc | d\ne | f"),
        ("a\tb\rc\td\re\tf", "a | b\nc | d\ne | f"),
        ("a\tb\t\nc\td\ne\tf", "a | b\nc | d\ne | f"),
        ("a \t b\nc\td\ne\t f", "a | b\nc | d\ne | f"),
        ("a\t\tb\nc\t\td\ne\t\tf", "a |  | b\nc |  | d\ne |  | f"),
        ("a\tb\nnon\nnon\nc\td\ne\tf\ng\th", "a b\nnon\nnon\nc | d\ne | f\ng | h"),
        ("a\tb\nc\td\ne\tf\n\nnon\t", "a | b\nc | d\ne | f\n\nnon"),
        ("1.\tun\n2.\tdeux\n3.\ttrois", "1. un\n2. deux\n3. trois"),
        ("•\tun\n•\tdeux\n•\ttrois", "• un\n• deux\n• trois"),
        ("1\tun\n2\tdeux\n3\ttrois", "1 | un\n2 | deux\n3 | trois"),
        ("-\ta\tb\nc\td\te\nf\tg\th\ni\tj\tk", "- a b\nc | d | e\nf | g | h\ni | j | k"),
        ("a | b\tc\nd\te\nf\tg", "a\u00a0|\u00a0b | c\nd | e\nf | g"),
    ],
)
def test_rows_are_told_by_the_two_lines_on_each_side(tmp_path: Path, text: str, shown: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert load_plain(tmp_path / "a.txt").builder.text == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lot  2025  2026\nEau  3210  3480\nPré        1150", "Lot | 2025 | 2026\nEau | 3210 | 3480\nPré |  | 1150"),
        ("Mot       Prix\n--------  ----\nLe pain   1,10\nLait      0,95", "Mot | Prix\nLe pain | 1,10\nLait | 0,95"),
        ("Part:     £614\nSum:      £870\nLump:     £300", "Part:     £614\nSum:      £870\nLump:     £300"),
        ("Ada       Luc\nMairie    Port\nLac       Pont", "Ada       Luc\nMairie    Port\nLac       Pont"),
        ("Mot       Prix\nPain      1,10", "Mot       Prix\nPain      1,10"),
        ("- Mot     Prix\n- Pain    1,10\n- Lait    0,95", "- Mot     Prix\n- Pain    1,10\n- Lait    0,95"),
    ],
)  # fmt: skip
def test_columns_that_blanks_align_are_rows_where_names_stand_above_numbers(
    tmp_path: Path, text: str, shown: str
) -> None:
    assert plain(tmp_path, text)[0] == shown
