"""Facts about mails where one more or one less reads another form: parts, attachments, broken lines, headers."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from office_files import one

from passerelle.index.errors import LoadError

WORDS = "lundi mardi mercredi jeudi vendredi samedi dimanche printemps".split()


def mail(path: Path, body: str, head: str = "") -> Path:
    path.write_bytes(f"Subject: Serre\n{head}\n{body}".encode())
    return path


def multipart(path: Path, kind: str, *parts: str) -> Path:
    inside = "".join(f"--x\n{part}\n" for part in parts)
    return mail(path, f"{inside}--x--\n", f"MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=x\n")


def part(text: str, kind: str = "text/plain", more: str = "") -> str:
    return f"Content-Type: {kind}\n{more}\n{text}"


def body(path: Path) -> str:
    return one(path).text.removeprefix("Subject: Serre").strip()


@pytest.mark.parametrize(
    ("plain", "page", "shown"),
    [
        (WORDS[:4], WORDS, WORDS[:4]),
        (WORDS[:3], WORDS, WORDS),
        (WORDS[:1], WORDS[:7], WORDS[:1]),
        (WORDS[:1], [*WORDS[:7], "été"], WORDS[:1]),
        ([], WORDS[:2], WORDS[:2]),
        ([" ", "\t", " "], WORDS[:2], WORDS[:2]),
        (WORDS[:4], [each.upper() for each in WORDS], WORDS[:4]),
        ([each.upper() for each in WORDS[:4]], WORDS, [each.upper() for each in WORDS[:4]]),
    ],
)
def test_the_plain_form_stands_where_it_has_half_of_the_words_of_a_page_of_eight(
    tmp_path: Path, plain: list[str], page: list[str], shown: list[str]
) -> None:
    forms = (part(" ".join(plain)), part(f"<p>{' '.join(page)}</p>", "text/html; charset=utf-8"))
    assert body(multipart(tmp_path / "a.eml", "alternative", *forms)) == " ".join(shown)


@pytest.mark.parametrize(
    ("more", "gap"),
    [
        ("", ("pictures", "")),
        ("Content-Disposition: inline; filename=lac.png\n", ("pictures", "lac.png")),
        ("Content-Disposition: attachment; filename=lac.png\n", ("embedded files", "lac.png")),
    ],
)
def test_a_picture_is_one_unless_it_is_attached(tmp_path: Path, more: str, gap: tuple[str, str]) -> None:
    place = multipart(tmp_path / "a.eml", "mixed", part("Vu."), part("", "image/png", more))
    assert [(each.kind, each.where) for each in one(place).gaps] == [gap]
    assert body(place) == "Vu."


def test_text_below_is_read_unless_it_is_attached_or_has_a_name(tmp_path: Path) -> None:
    parts = (
        part("un"),
        part("deux"),
        part("trois", more="Content-Disposition: attachment\n"),
        part("quatre", more="Content-Disposition: inline; filename=quatre.txt\n"),
        part("<p>cinq</p>", "text/html"),
        part("six", "text/calendar"),
    )
    place = multipart(tmp_path / "a.eml", "mixed", *parts)
    assert body(place).split("\n\n") == ["un", "deux", "cinq"]
    assert [(each.count, each.where) for each in one(place).gaps] == [
        (3, "text/plain, quatre.txt, text/calendar")
    ]


@pytest.mark.parametrize(
    "first", [part("00", "application/pdf"), part("non", more="Content-Disposition: attachment\n")]
)
def test_a_mail_that_begins_with_no_text_says_what_follows(tmp_path: Path, first: str) -> None:
    place = multipart(tmp_path / "a.eml", "mixed", first, part("Vu."))
    assert body(place) == "Vu."
    assert [each.kind for each in one(place).gaps] == ["embedded files"]


def test_an_invitation_in_another_form_is_accounted_for_once(tmp_path: Path) -> None:
    forms = (part("Venez."), part("BEGIN:VCALENDAR", "text/calendar"))
    document = one(multipart(tmp_path / "a.eml", "alternative", *forms))
    assert [(each.kind, each.count, each.where) for each in document.gaps] == [
        ("embedded files", 1, "text/calendar")
    ]


def test_a_mail_of_one_file_is_accounted_for(tmp_path: Path) -> None:
    place = mail(tmp_path / "a.eml", "00", "Content-Type: application/pdf; name=bail.pdf\n")
    document = one(place)
    assert document.text == "Subject: Serre"
    assert [(each.kind, each.where) for each in document.gaps] == [("embedded files", "bail.pdf")]


@pytest.mark.parametrize(
    ("how", "written", "text"),
    [
        ("flowed", "un \ndeux", "un deux"),
        ("Flowed; delsp=yes", "un \ndeux", "undeux"),
        ("flowed; delsp=no", "un \ndeux", "un deux"),
        ("fixed", "un \ndeux", "un\ndeux"),
        ("flowed", "un\ndeux", "un\ndeux"),
        ("flowed", "un\n-- \nRoy", "un\n--\nRoy"),
    ],
)
def test_a_line_that_a_program_broke_ends_with_a_space(
    tmp_path: Path, how: str, written: str, text: str
) -> None:
    place = mail(tmp_path / "a.eml", written, f"Content-Type: text/plain; charset=utf-8; format={how}\n")
    assert body(place) == text


def test_pages_of_a_mail_account_for_what_they_hide_where_they_are_shown(tmp_path: Path) -> None:
    page = part(f"<p>{' '.join(WORDS)}</p><p hidden>non</p>", "text/html")
    shown = one(multipart(tmp_path / "a.eml", "alternative", part("Voir."), page))
    assert [each.kind for each in shown.gaps] == ["hidden text"]
    plain = one(multipart(tmp_path / "b.eml", "alternative", part(" ".join(WORDS)), page))
    assert plain.gaps == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("From: Anne <a@b.c>, d@e.f", "From: Anne <a@b.c>, d@e.f"),
        ("From: Anne", "From: Anne"),
        ("To: a@b.c\nCc: Luc <l@b.c>", "To: a@b.c\nCc: Luc <l@b.c>"),
        ("Date: hier", "Date: hier"),
        ("Date: Tue, 4 May 2031 10:00:00 +9999", "Date: Tue, 4 May 2031 10:00:00 +9999"),
        ("Date: Tue, 4 May 2031 10:00:00 +99999999999999\nFrom: Anne", "From: Anne"),
    ],
)
def test_a_header_is_shown_as_a_program_does(tmp_path: Path, written: str, shown: str) -> None:
    document = one(mail(tmp_path / "a.eml", "Vu.", f"{written}\n"))
    assert document.text == f"{shown}\nSubject: Serre\n\nVu."
    assert "date" not in document.fields


@pytest.mark.parametrize("begin", ["", "\ufeff", "From anne@b.c Mon Apr 3\n", "\n \n"])
def test_a_mail_may_begin_with_a_mark_or_the_line_of_a_mailbox(tmp_path: Path, begin: str) -> None:
    place = tmp_path / "a.eml"
    place.write_bytes(f"{begin}Subject: Serre\n\nVu.".encode())
    assert one(place).text == "Subject: Serre\n\nVu."


@pytest.mark.parametrize("content", ["Bonjour à tous\n\nVu.", "9x: y\n\nVu.", "Subject Serre\n"])
def test_what_has_no_header_is_no_mail(tmp_path: Path, content: str) -> None:
    place = tmp_path / "a.eml"
    place.write_text(content, encoding="utf-8")
    with pytest.raises(LoadError, match=r"it does not begin with headers; rename it to \.txt or \.html$"):
        one(place)


def test_a_mail_within_a_mail_is_introduced_by_its_header(tmp_path: Path) -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["From"], inner["Subject"], inner["To"] = "Tom <t@b.c>", "Clés", "x@b.c"
    inner.set_content("Perdues.")
    outer["Subject"] = "Serre"
    outer.set_content("Vois.")
    outer.add_attachment(inner)
    place = tmp_path / "a.eml"
    place.write_bytes(outer.as_bytes())
    assert one(place).text == "Subject: Serre\n\nVois.\n\nTom <t@b.c>, Clés\n\nTo: x@b.c\n\nPerdues."


def test_a_mail_whose_parts_nothing_tells_apart_is_read_as_it_stands(tmp_path: Path) -> None:
    packed = "iVBORw0KGgo" * 6
    document = one(
        mail(
            tmp_path / "a.eml",
            f"--x\n\nLe quai est fermé.\n\n--x\n\n{packed[:64]}\nFin.\n",
            "Content-Type: multipart/report;\n\tbo\n",
        )
    )
    assert "Le quai est fermé." in document.text
    assert "Fin." in document.text
    assert "iVBOR" not in document.text
    assert [(gap.kind, gap.where) for gap in document.gaps] == [
        ("missing parts", "what tells the mail's parts apart")
    ]
