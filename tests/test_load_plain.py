"""Plain text files: their encodings, titles and headings."""

from pathlib import Path

import pytest

from passerelle.index.load import load
from passerelle.index.load.decode import _line
from passerelle.index.types import Document

FRENCH = "À l’été 1987, l'œuvre du traité « INF » coûte déjà cher : ça s'élève à 5 % du bûcher, où Noël est fêté.\n"


def read(path: Path, content: bytes) -> Document:
    path.write_bytes(content)
    (document,) = load(path, "id")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman"]
)
def test_french_is_read_in_every_encoding_it_is_commonly_in(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path / "a.txt", FRENCH.encode(encoding)).text == FRENCH.strip()


@pytest.mark.parametrize("encoding", ["latin-1", "iso8859-15", "cp850", "cp1252", "mac-roman"])
@pytest.mark.parametrize("text", ["été", "Ça va, garçon", "L'élève", "À côté du château, la forêt"])
def test_a_short_french_text_is_read_in_an_encoding_of_one_byte(
    tmp_path: Path, text: str, encoding: str
) -> None:
    assert read(tmp_path / "a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "text",
    ["Prix : 6 €", "Carte 48 €, repas 3,50 €", "Pain : 1,00 €\nCannelé : 5,55 €\nSablé : 6,25 €", "Monday – Friday",
     "40 – 60 readers", "mended soon… Nobody", "Article n° 5, entre 18° et 21°", "It’s “fine”", "£12 per night",
     "Müller, Straße, Señor"],
)  # fmt: skip
def test_signs_of_windows_1252_among_few_accents_stay_signs(tmp_path: Path, text: str) -> None:
    assert read(tmp_path / "a.txt", text.encode("cp1252")).text == text


def test_an_old_text_of_dos_and_a_russian_one_are_not_taken_for_windows_1252(tmp_path: Path) -> None:
    assert (
        read(tmp_path / "a.txt", "Le café est servi à côté.".encode("cp850")).text
        == "Le café est servi à côté."
    )
    assert read(tmp_path / "b.txt", ("Привет, как дела? " * 9).encode("cp1251")).text.startswith(
        "Привет, как"
    )


def test_latin_9_is_told_from_latin_1_by_its_ligature(tmp_path: Path) -> None:
    assert read(tmp_path / "a.txt", "Le cœur de l'œuvre".encode("iso8859-15")).text == "Le cœur de l'œuvre"


def test_one_broken_byte_does_not_turn_the_rest_of_a_utf_8_text_into_another(tmp_path: Path) -> None:
    content = (FRENCH * 3).encode() + b"\xe9 fin"
    assert read(tmp_path / "a.txt", content).text == (FRENCH * 3 + "\ufffd fin").replace("  ", " ")


def test_a_nul_in_a_text_does_not_make_it_utf_16(tmp_path: Path) -> None:
    assert read(tmp_path / "a.txt", b"ab\0cd").text == "abcd"


def test_a_short_first_line_that_stands_alone_is_the_title_and_a_heading(tmp_path: Path) -> None:
    document = read(tmp_path / "a.txt", b"L'Ostpolitik\n\nWilly Brandt devient chancelier.\n")
    assert document.title == "L'Ostpolitik"
    assert [(each.start, each.end, each.level) for each in document.headings] == [(0, 12, 1)]


def test_a_text_without_title_is_called_by_its_file_name_made_readable(tmp_path: Path) -> None:
    assert (
        read(tmp_path / "le_traité-INF.txt", b"Il fut sign\xc3\xa9 le 8 d\xc3\xa9cembre 1987.").title
        == "le traité INF"
    )


def test_a_short_line_between_paragraphs_is_a_heading_unless_it_ends_a_sentence(tmp_path: Path) -> None:
    document = read(
        tmp_path / "a.txt", b"Un paragraphe.\n\nLes suites\n\nUn autre.\n\nFin du chapitre.\n\nEncore.\n"
    )
    assert [document.text[each.start : each.end] for each in document.headings] == ["Les suites"]


@pytest.mark.parametrize(("length", "is_heading"), [(88, True), (92, False)])
def test_a_line_of_at_most_ninety_characters_may_be_a_heading(
    tmp_path: Path, length: int, *, is_heading: bool
) -> None:
    line = "On the ferries " + "f" * (length - 15)
    prose = "The ferry leaves at noon, and the next one follows it two hours later on most days of the week."
    text = f"Harbour\n\n{prose}\n\n{line}\n\n{prose}\n\n{prose}\n"
    document = read(tmp_path / "a.txt", text.encode())
    assert (line in [document.text[each.start : each.end] for each in document.headings]) is is_heading


@pytest.mark.parametrize(("length", "cut"), [(198, False), (204, True)])
def test_a_title_has_at_most_two_hundred_characters_and_whole_words(
    tmp_path: Path, length: int, *, cut: bool
) -> None:
    title = ("of the ferries " * 20)[: length - 2] + "zz"
    document = read(tmp_path / "a.html", f"<title>{title}</title><p>They leave at noon.</p>".encode())
    assert document.title.endswith("…") is cut
    assert len(document.title) <= 200
    assert title.startswith(document.title.rstrip("…"))


def test_two_lines_with_tabs_are_no_table_and_three_near_each_other_are(tmp_path: Path) -> None:
    rows = [f"quay {number}\tferry {number}" for number in range(3)]
    assert " | " not in read(tmp_path / "a.txt", "\n".join(rows[:2]).encode()).text
    assert read(tmp_path / "b.txt", "\n".join(rows).encode()).text.count(" | ") == 3
    apart = f"{rows[0]}\n\n\n\n{rows[1]}\n\n\n\n{rows[2]}"
    assert " | " not in read(tmp_path / "c.txt", apart.encode()).text


def test_the_short_lines_of_a_poem_or_list_are_no_headings(tmp_path: Path) -> None:
    document = read(tmp_path / "a.txt", b"Sous le pont\n\ncoule la Seine\n\net nos amours\n\nfaut-il\n")
    assert [document.text[each.start : each.end] for each in document.headings] == ["Sous le pont"]


def test_short_lines_are_no_headings_where_most_lines_are_short(tmp_path: Path) -> None:
    document = read(tmp_path / "a.txt", b"Liste\n\npain\n\nUne phrase.\n\nlait\n\nsel\n\nUne phrase.\n")
    assert [document.text[each.start : each.end] for each in document.headings] == ["Liste"]


def test_lines_and_paragraphs_stay_as_they_stand(tmp_path: Path) -> None:
    assert read(tmp_path / "a.text", b"un,\r\ndeux.\r\n\r\n\r\n\r\ntrois.").text == "un,\ndeux.\n\ntrois."


@pytest.mark.parametrize("text", ["mot", "🙂", "\u200fשלום", "e\u0301"])
def test_a_text_of_one_word_is_a_document(tmp_path: Path, text: str) -> None:
    document = read(tmp_path / "seul.txt", text.encode())
    assert document.title == "seul"
    assert len(document.text) == len(text.replace("e\u0301", "é"))


def test_five_megabytes_on_one_line_are_read_in_seconds(tmp_path: Path) -> None:
    line = "Le traité fut signé. " * 250_000 + " " * 500_000 + "fin"
    assert read(tmp_path / "a.txt", line.encode()).text.endswith("fin")


def test_a_mail_is_titled_by_its_subject_and_its_signature_is_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_text(
        "From: Nora Lind\nTo: Tom Hale\nSubject: Re: The greenhouse key\n\n"
        "Hello Tom,\n\nThe key hangs behind the door.\n\nNora\n\n> Where is the key?",
        encoding="utf-8",
    )
    (document,) = load(path, "mail.txt")
    assert isinstance(document, Document)
    assert document.title == "The greenhouse key"
    assert document.headings == ()


def test_lines_with_tabs_are_rows_of_a_table_and_indented_ones_none(tmp_path: Path) -> None:
    content = b"Bac\tPrix\nle vert\t2\nle bleu\t3\n\n\tun\n\tdeux\n\ttrois\n\na\tb"
    assert read(tmp_path / "a.txt", content).text == (
        "Bac | Prix\nle vert | 2\nle bleu | 3\n\nun\n deux\n trois\n\na b"
    )


def test_lines_of_two_encodings_in_one_file_are_each_read_as_they_are(tmp_path: Path) -> None:
    content = "Le bœuf a été vu.\n".encode() + "Il a plu à Noël, été compris.\n".encode("cp1252")
    assert read(tmp_path / "a.txt", content).text == "Le bœuf a été vu.\nIl a plu à Noël, été compris."


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Le bac\n======\n\nIl part.\n\nPrix\n----\nDeux euros.\n", [("Le bac", 1), ("Prix", 2)]),
        ("Il part à six heures.\n\n  Prix\n  ----\nDeux euros.\n", [("Prix", 2)]),
        ("Il part à six heures.\n\nNom   Prix\n----------\nBac   2\n", []),
        ("Il part à six heures.\n\nRive gauche\n-----------------------------\nDeux euros.\n", []),
        ("Il part à six heures.\n\nPage 2\n\nIl revient à sept heures.\n", []),
    ],
)
def test_an_underlined_line_is_a_heading_and_the_head_of_a_table_or_page_is_none(
    tmp_path: Path, text: str, headings: list[tuple[str, int]]
) -> None:
    document = read(tmp_path / "a.txt", text.encode())
    assert [(document.text[each.start : each.end], each.level) for each in document.headings] == headings


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b"caf\xc3\xa9", "café"),
        (b"caf\xe9", "café"),
        (b"caf\xc3\xa9 \xff", "café \ufffd"),
        (b"prix \x80", "prix €"),
        (b"cafe", "cafe"),
    ],
)
def test_a_line_among_others_is_utf_8_where_it_has_any_of_its_letters(line: bytes, text: str) -> None:
    assert _line(line) == text
