"""The parts of a mail: what it says first, what is beside it, and what has no parts where it should."""

from pathlib import Path

import pytest

from passerelle.index.load.mail import load_eml, parse_mail

HEAD = b"Subject: Bac\nMIME-Version: 1.0\n"
PACKED = "QUJD" * 15


def read(head: str, body: str | bytes) -> tuple[str, list[tuple[str, int, str]]]:
    content = HEAD + head.encode() + b"\n" + (body if isinstance(body, bytes) else body.encode())
    parsed = parse_mail(Path("a.eml"), content)
    text = parsed.builder.text.removeprefix("Subject: Bac").strip()
    return text, [(gap.kind, gap.count, gap.where) for gap in parsed.gaps]


def parts(kind: str, *given: str) -> tuple[str, list[tuple[str, int, str]]]:
    made = "".join(f"--x\n{each}\n" for each in given)
    return read(f"Content-Type: multipart/{kind}; boundary=x\n", f"{made}--x--\n")


LU = "Content-Type: text/plain\n\nLu."
NAMED = 'Content-Type: text/plain\nContent-Disposition: inline; filename="mot.txt"\n\nLu.'
APART = 'Content-Type: text/plain\nContent-Disposition: attachment; filename="mot.txt"\n\nLu.'
PAGE = "Content-Type: text/html\n\n<p>Vu.</p>"
PICTURE = "Content-Type: image/png\nContent-ID: <a>\n\nx"
FORMS = f"Content-Type: multipart/alternative; boundary=y\n\n--y\n{LU}\n--y--\n"


@pytest.mark.parametrize(
    ("kind", "given", "text", "gaps"),
    [
        ("mixed", (NAMED, PICTURE), "Lu.", [("pictures", 1, "")]),
        ("mixed", (APART, PAGE), "Vu.", [("embedded files", 1, "mot.txt")]),
        ("mixed", (PICTURE, LU), "Lu.", [("pictures", 1, "")]),
        ("mixed", (FORMS, PICTURE), "Lu.", [("pictures", 1, "")]),
        ("mixed", (LU, PAGE), "Lu.\n\nVu.", []),
        ("mixed", (LU, FORMS), "Lu.\n\nLu.", []),
        ("mixed", (LU, NAMED), "Lu.", [("embedded files", 1, "mot.txt")]),
        ("related", (PAGE, PICTURE), "Vu.", [("pictures", 1, "")]),
    ],
)
def test_a_mail_says_its_first_part_and_those_shown_below(
    kind: str, given: tuple[str, ...], text: str, gaps: list[tuple[str, int, str]]
) -> None:
    assert parts(kind, *given) == (text, gaps)


def test_a_mail_that_is_one_attachment_says_what_it_holds() -> None:
    given = "Content-Type: text/plain\nContent-Disposition: attachment\n"
    assert read(given, "Lu.") == ("Lu.", [])


def test_a_mail_of_parts_that_nothing_tells_apart_is_read_without_its_packed_lines() -> None:
    body = f"Lu.\n{PACKED}\n  {PACKED}== \n{PACKED} fin\n{PACKED[:-4]}\nVu."
    text, gaps = read("Content-Type: multipart/mixed\n", body)
    assert text == f"Lu.\n{PACKED} fin\n{PACKED[:-4]}\nVu."
    assert gaps == [("missing parts", 1, "what tells the mail's parts apart")]


def test_the_letters_of_a_part_are_those_it_declares() -> None:
    given = "Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: 8bit\n"
    assert read(given, "Zażółć gęślą".encode("iso-8859-2"))[0] == "Zażółć gęślą"


def test_a_mail_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"\xef\xbb\xbf\nSubject: Re: Bac\n\nLu.")
    parsed = load_eml(tmp_path / "a.eml")
    assert (parsed.shown, parsed.builder.text) == ("Bac", "Subject: Re: Bac\n\nLu.")


@pytest.mark.parametrize("name", ["From", "To", "Cc"])
@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ('"Lind, Nora" <nora@lac.example>', "Lind, Nora <nora@lac.example>"),
        ("nora@lac.example", "nora@lac.example"),
        ("<nora@lac.example>, Tom Hale <tom@lac.example>", "nora@lac.example, Tom Hale <tom@lac.example>"),
        ("=?utf-8?q?Zo=C3=A9?= <zoe@lac.example>", "Zoé <zoe@lac.example>"),
    ],
)
def test_people_are_shown_by_their_names_and_addresses(name: str, given: str, shown: str) -> None:
    parsed = parse_mail(Path("a.eml"), f"{name}: {given}\nSubject: Bac\n\nLu.".encode())
    assert parsed.builder.text == f"{name}: {shown}\nSubject: Bac\n\nLu."
