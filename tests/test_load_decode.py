"""Bytes to text: by their mark, by what they declare, by being UTF-8, else by what they look like."""

import codecs
from pathlib import Path

import pytest

from passerelle.index.load.decode import CANDIDATES, ONE_BY_ONE, decode, encoding, read_text

STRAY = b"caf\xe9 "
"""A word in Windows-1252, which is no UTF-8."""


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (codecs.BOM_UTF8 + b"a", "utf-8-sig"),
        (codecs.BOM_UTF16_LE + b"a\0", "utf-16"),
        (codecs.BOM_UTF16_BE + b"\0a", "utf-16"),
        (codecs.BOM_UTF32_LE + b"a\0\0\0", "utf-32"),
        (codecs.BOM_UTF32_BE + b"\0\0\0a", "utf-32"),
        (b"midi", "utf-8"),
        ("été".encode(), "utf-8"),
        ("à midi".encode("utf-16-le"), "utf-16-le"),
        ("à midi".encode("utf-16-be"), "utf-16-be"),
        ("midi".encode("utf-16-le") + b"a", "utf-8"),
        (b"a\0\0b\0\0", "utf-8"),
        (b"midi\0a", "utf-8"),
    ],
)
def test_a_text_says_its_encoding_by_its_mark_or_its_noughts(content: bytes, name: str) -> None:
    assert encoding(content, "koi8-r") == name


DECLARED = """
windows-1251 cp1251 ibm850 IBM850 iso-8859-2 iso8859-15 macintosh mac-roman koi8-r KOI8-U gb2312 gbk gb18030 big5 euc-jp
euc-kr shift_jis Shift_JIS
"""


@pytest.mark.parametrize("declared", DECLARED.split())
def test_an_encoding_of_one_or_two_bytes_may_be_declared(declared: str) -> None:
    assert encoding(STRAY, declared) == declared


@pytest.mark.parametrize(
    "declared", ["", "utf-8", "utf-7", "utf-16", "rot13", "base64", "idna", "windows", "x-cp1251", "cp99999"]
)
def test_what_cannot_be_declared_is_told_by_its_letters(declared: str) -> None:
    assert encoding(STRAY, declared) == "cp1252"


@pytest.mark.parametrize("declared", ["iso-8859-1", "ISO8859-1"])
def test_latin_1_means_what_windows_makes_of_it(declared: str) -> None:
    assert encoding(STRAY, declared) == "cp1252"
    assert decode(b"12 \x80 caf\xe9", declared) == "12 € café"


@pytest.mark.parametrize(("letters", "utf8"), [(10, False), (11, True)])
def test_a_stray_byte_among_eleven_letters_of_utf_8_is_one(letters: int, *, utf8: bool) -> None:
    content = "§ ".encode() * letters + b"\xff"
    assert (encoding(content) == "utf-8") is utf8


@pytest.mark.parametrize(
    ("line", "utf8"),
    [("été né", True), ("été", False), ("niño niña año", False), ("ñé né né", True), ("ы ы ы ы", False)],
)
def test_a_line_with_three_letters_of_utf_8_tells_that_some_lines_are(line: str, *, utf8: bool) -> None:
    content = STRAY * 5 + b"\n" + line.encode() + b"\n"
    assert (encoding(content) == "utf-8") is utf8


@pytest.mark.parametrize(
    ("whole", "broken", "utf8"),
    [
        ("été né ", 3, True),
        ("été né ", 4, False),
        ("été ", 2, False),
        ("né " * 6, 6, True),
        ("né " * 6, 7, False),
    ],
)
def test_most_letters_of_a_line_tell_that_it_is_utf_8(whole: str, broken: int, *, utf8: bool) -> None:
    assert (encoding(whole.encode() + STRAY * broken) == "utf-8") is utf8


@pytest.mark.parametrize("name", CANDIDATES)
def test_french_is_told_by_where_its_letters_stand(name: str) -> None:
    content = "L'été déjà passé là, où es-tu, garçon ?".encode(name)
    assert content.decode(encoding(content)) == content.decode(name)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("été né là\n".encode() + b"caf\xe9 pr\xeat\n", "été né là\ncafé prêt\n"),
        ("été né là\r\n".encode() + b"12 \x80\r\n", "été né là\r\n12 €\r\n"),
        ("été né là\n".encode() + "là ".encode() + b"caf\xe9", "été né là\nlà café"),
        ("été né là\n".encode() + "là ".encode() + b"\x9d", "été né là\nlà \ufffd"),
        ("été né là\n".encode() + "là ".encode() + b"\xb5a", "été né là\nlà \ufffda"),
        ("été né là, déjà\n".encode() * 6 + b"\xe9", "été né là, déjà\n" * 6 + "\ufffd"),
        ("été né là\n".encode() + b"12 \xb5m", "été né là\n12 µm"),
        ("été né là\n".encode() + b"caf\xe9 \x81", "été né là\ncafé \ufffd"),
        ("été né là\nmidi\n".encode() + b"caf\xe9", "été né là\nmidi\ncafé"),
    ],
)
def test_lines_of_two_encodings_are_each_read_as_they_are(content: bytes, text: str) -> None:
    assert decode(content) == text


def test_what_is_read_letter_by_letter_is_not_written_so() -> None:
    with pytest.raises(UnicodeEncodeError, match="surrogates not allowed"):
        "\ud800".encode("utf-8", ONE_BY_ONE)


@pytest.mark.parametrize(("text", "guessed"), [("Приветы", True), ("Привет мы", False)])
def test_eight_letters_of_another_script_are_needed_to_detect_it(text: str, *, guessed: bool) -> None:
    assert (encoding(text.encode("cp1251")) in CANDIDATES) is guessed


def test_bytes_in_which_nothing_is_detected_are_read_as_windows_has_them() -> None:
    assert encoding(bytes(range(128, 256))) == "cp1252"


def test_every_odd_line_far_behind_the_beginning_is_looked_at() -> None:
    tail = b"caf\xe9 ferm\xe9\n" + "été né là\n".encode()
    assert decode(b"Le bac part.\n" * 15_000 + tail).endswith("\ncafé fermé\nété né là\n")


def test_a_file_is_read_in_the_encoding_it_is_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Déjà l'été.".encode("cp1252"))
    assert read_text(tmp_path / "a.txt") == "Déjà l'été."


def test_odd_lines_far_behind_the_beginning_of_a_long_text_are_looked_at() -> None:
    head = b"Le bac part.\n" * 15_000
    assert encoding(head + "L'été déjà passé, où es-tu ?\n".encode("mac-roman")) == "mac-roman"
    assert encoding(head + "L'été déjà passé, où es-tu ?\n".encode("cp1252") * 9) == "cp1252"


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


def test_signs_that_speak_for_no_encoding_are_read_as_windows_has_them() -> None:
    assert encoding(b"\xa7 3\n" * 9) == "cp1252"


@pytest.mark.parametrize("letter", [*"àâäçèéêëîïôöùûüÿñæœÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸÑÆŒ«»‘’“”–—…€£§°²³·•\xa0"])
def test_a_sign_of_french_and_english_texts_is_one_on_a_line_of_utf_8_too(letter: str) -> None:
    assert decode("été né là\nlà ".encode() + letter.encode("cp1252")) == f"été né là\nlà {letter}"


@pytest.mark.parametrize("letter", [*"µßãøÞ¿¼"])
def test_another_sign_on_a_line_of_utf_8_is_marked(letter: str) -> None:
    assert decode("été né là\nlà ".encode() + letter.encode("cp1252")) == "été né là\nlà \ufffd"


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("a" * 400 + "漢" * 100, True),
        ("a" * 399 + "漢" * 101, False),
        ("a" * 500 + "漢" * 1000, True),
        ("a" * 8 + "\0" * 2, True),
        ("a" * 8 + "\0" * 3, False),
    ],
)
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_every_other_byte_of_the_beginning_tells_a_wide_encoding(text: str, name: str, *, wide: bool) -> None:
    assert encoding(text.encode(name)) == (name if wide else "utf-8")


def test_a_text_with_one_byte_too_many_is_in_no_wide_encoding() -> None:
    assert encoding("a".encode("utf-16-le") * 600 + b"x") == "utf-8"


def test_of_a_long_text_the_first_odd_lines_behind_its_beginning_are_looked_at() -> None:
    head = b"Le bac part.\n" * 11_000
    long = ("x" * 398 + " été\n").encode("mac-roman") * 330
    assert encoding(head + long + "L'été déjà passé là.\n".encode("cp1252") * 500) == "mac-roman"
