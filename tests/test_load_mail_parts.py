"""The parts of a mail: what it says first, what is beside it, and what has no parts where it should."""

from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
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
        (
            "mixed",
            (LU, f"Content-Type: multipart/mixed; boundary=y\n\n--y\n{PICTURE}\n--y\n{PAGE}\n--y--\n"),
            "Lu.\n\nVu.",
            [("pictures", 1, "")],
        ),
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


def test_a_subject_is_one_line_with_single_spaces() -> None:
    parsed = parse_mail(Path("a.eml"), b"To: tom@lac.example\nSubject: Le  bac\n\t du port \n\nLu.")
    assert (parsed.shown, parsed.fields["subject"]) == ("Le bac du port", "Le bac du port")


@pytest.mark.parametrize("broken", ["<", '"', ":;<", ".:", ".@[", "().[:a"])
@pytest.mark.parametrize("name", ["From", "To", "Cc"])
def test_people_whom_a_broken_header_names_cost_the_mail_nothing(name: str, broken: str) -> None:
    parsed = parse_mail(Path("a.eml"), f"{name}: {broken}\nSubject: Bac\n\nLu.".encode())
    assert parsed.builder.text.endswith("Subject: Bac\n\nLu.")


INVITED = (
    "Content-Type: multipart/alternative; boundary=z\n\n--z\nContent-Type: text/plain\n\nVenez.\n"
    + "--z\nContent-Type: text/calendar\n\nx\n" * 2
    + "--z--\n"
)
INNER = f"Content-Type: message/rfc822\n\nSubject: Pont\nMIME-Version: 1.0\n{INVITED}"


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ((INVITED,), "Venez."),
        ((LU, INVITED), "Lu.\n\nVenez."),
        ((LU, INNER), "Lu.\n\nPont\n\nVenez."),
    ],
)
def test_each_date_of_an_invitation_is_accounted_for_once_however_deep(
    given: tuple[str, ...], text: str
) -> None:
    assert parts("mixed", *given) == (text, [("embedded files", 2, "text/calendar")])


def test_a_page_that_is_shown_accounts_for_each_thing_it_hides() -> None:
    page = PAGE + "<p hidden>non</p>" * 2
    hidden = [("hidden text", 2, "p")]
    assert read("Content-Type: text/html\n", "<p>Un.</p><p>Deux.</p>") == ("Un.\n\nDeux.", [])
    assert read("Content-Type: text/html\n", page.partition("\n\n")[2]) == ("Vu.", hidden)
    assert parts("related", page) == ("Vu.", hidden)
    assert parts("alternative", "Content-Type: text/plain\n\n", page) == ("Vu.", hidden)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("un \ndeux \ntrois", "un deux trois"),
        ("un \n> deux", "un\n\ndeux"),
        ("un \n\ndeux", "un\n\ndeux"),
        ("> \n> un", "un"),
        ("un \r\ndeux", "un deux"),
        ("un - \ndeux", "un -\ndeux"),
        ("un  \ndeux", "un  deux"),
    ],
)
def test_a_line_that_ends_in_a_space_goes_on_unless_a_quotation_or_nothing_follows(
    written: str, text: str
) -> None:
    assert read("Content-Type: text/plain; format=flowed\n", written)[0] == text


@pytest.mark.parametrize(
    ("head", "mail"),
    [
        ("From \nSubject: Bac", True),
        ("From ada Mon\r\nSubject: Bac", True),
        ("From ada Mon\nBac", False),
        ("X-Mailer-2: a", True),
        ("X: ", True),
        ("X:", True),
        ("X_Y: a", False),
        ("2X: a", False),
        ("-X: a", False),
        ("X Y: a", False),
    ],
)
def test_a_mail_begins_with_a_header_or_the_line_of_a_mailbox_above_one(head: str, *, mail: bool) -> None:
    content = f"{head}\n\nLu.".encode()
    if mail:
        assert parse_mail(Path("a.eml"), content).builder.text.endswith("Lu.")
        return
    said = r"^a\.eml: it is not a mail, it does not begin with headers; rename it to \.txt or \.html$"
    with pytest.raises(LoadError, match=said):
        parse_mail(Path("a.eml"), content)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Thu, 03 Apr 2025 22:15:00 +0200", "2025-04-03"),
        ("3 Apr 2025 01:15:00 +1200", "2025-04-03"),
        ("hier", ""),
        ("32 Apr 2025 10:00:00 +0200", ""),
        ("", ""),
    ],
)
def test_a_mail_is_of_the_day_on_which_it_was_sent_there(date: str, day: str) -> None:
    said = parse_mail(Path("a.eml"), f"Date: {date}\nTo: tom@lac.example\n\nLu.".encode()).fields
    assert said == {"to": "tom@lac.example", **({"date": day} if day else {})}
