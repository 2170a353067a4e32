"""Mails: what a person wrote, what it quotes, and what the header and the attachments are."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from office_files import headings, one

from passerelle.index.errors import LoadError
from passerelle.index.load.days import written_date


def mail(path: Path, text: str, *, subject: str = "Re: Les clés de la serre") -> tuple[Path, EmailMessage]:
    made = EmailMessage()
    made["From"] = "Anne Roy <anne@example.org>"
    made["To"] = "Luc Brun <luc@example.org>, tom@example.org"
    made["Subject"] = subject
    made["Date"] = "Thu, 03 Apr 2025 22:15:00 +0200"
    made["Message-ID"] = "<x@example.org>"
    made.set_content(text)
    path.write_bytes(made.as_bytes())
    return path, made


HEAD = (
    "From: Anne Roy <anne@example.org>\nTo: Luc Brun <luc@example.org>, tom@example.org\n"
    "Date: Thu, 03 Apr 2025 22:15:00 +0200\nSubject: Re: Les clés de la serre"
)


def test_a_mail_has_its_subject_as_title_its_header_as_fields_and_what_it_quotes_apart(
    tmp_path: Path,
) -> None:
    path, _ = mail(
        tmp_path / "a.eml",
        "Elles sont sous le pot.\n\nLe mer. 2 avr. 2025 à 10:12, Luc Brun <luc@example.org>\na écrit :\n\n"
        "> Où sont les clés ?\n>\n>> -----Original Message-----\n>> From: Tom\n>> Sent: 1 April 2025\n"
        ">> Subject: Keys\n>>\n>> Lost.\n",
    )
    document = one(path)
    assert document.text == (
        f"{HEAD}\n\nElles sont sous le pot.\n\n"
        "Le mer. 2 avr. 2025 à 10:12, Luc Brun <luc@example.org> a écrit\n\nOù sont les clés ?\n\n"
        "Tom, 1 April 2025, Keys\n\nLost."
    )
    assert [words for words, _ in headings(document)] == [
        "Le mer. 2 avr. 2025 à 10:12, Luc Brun <luc@example.org> a écrit",
        "Tom, 1 April 2025, Keys",
    ]
    assert document.title == "Les clés de la serre"
    assert document.fields == {
        "from": "Anne Roy <anne@example.org>",
        "to": "Luc Brun <luc@example.org>, tom@example.org",
        "subject": "Re: Les clés de la serre",
        "author": "Anne Roy <anne@example.org>",
        "date": "2025-04-03",
    }


def test_of_a_mail_in_two_forms_one_is_read_and_each_attachment_is_named(tmp_path: Path) -> None:
    path, made = mail(tmp_path / "a.eml", "Bonjour.\n")
    made.add_alternative("<p>Bonjour en couleurs.</p>", subtype="html")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="devis été.pdf")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Tom", "Ancien"
    inner.set_content("Message joint.")
    made.add_attachment(inner)
    path.write_bytes(made.as_bytes())
    document = one(path)
    assert document.text.startswith(f"{HEAD}\n\nBonjour.\n\nTom, Ancien\n\nMessage joint.")
    assert "couleurs" not in document.text
    assert [(each.kind, each.count, each.where) for each in document.gaps] == [
        ("embedded files", 1, "devis été.pdf")
    ]


def test_a_mail_that_is_a_page_is_read_as_one_in_its_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(
        b"Subject: =?iso-8859-1?Q?=C9t=E9?=\r\nContent-Type: text/html; charset=iso-8859-1\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>La f=EAte a lieu samedi.</p>"
    )
    document = one(tmp_path / "a.eml")
    assert document.text == "Subject: Été\n\nLa fête a lieu samedi."
    assert document.title == "Été"


def test_what_begins_with_no_header_is_no_mail(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text("Bonjour à tous", encoding="utf-8")
    with pytest.raises(LoadError, match=r"it is not a mail, .* rename it to \.txt"):
        one(tmp_path / "a.eml")


def test_a_mail_saved_as_text_has_fields_and_its_quotes_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "De : Anne Roy\nÀ : Luc Brun\nEnvoyé : jeudi 3 avril 2025 22:15\nObjet : TR: La serre\n\nVoir plus bas.\n\n"
        "De : Tom\nEnvoyé : mardi 1er avril 2025\nObjet : La serre\n\nElle est close.",
        encoding="utf-8",
    )
    document = one(tmp_path / "a.txt")
    assert document.title == "La serre"
    assert headings(document) == [("Tom, mardi 1er avril 2025, La serre", 2)]
    assert document.fields == {
        "from": "Anne Roy",
        "to": "Luc Brun",
        "subject": "TR: La serre",
        "author": "Anne Roy",
        "date": "2025-04-03",
    }


def test_two_labels_in_a_mail_introduce_no_other_and_three_or_a_forwarding_line_do(tmp_path: Path) -> None:
    head = "De : Anne Roy\nÀ : Luc Brun\nObjet : La serre\n\nVoici :\n\n"
    for labels, whose in (
        ("Objet : la clé\nDate : lundi", []),
        ("De : Tom\nDate : lundi\nObjet : la clé", ["Tom, lundi, la clé"]),
        ("-----Message transféré-----\nDe : Tom", ["Tom"]),
    ):
        (tmp_path / "a.txt").write_text(f"{head}{labels}\n\nElle est close.", encoding="utf-8")
        document = one(tmp_path / "a.txt")
        assert [name for name, _ in headings(document)] == whose
        assert ("la clé" in document.text) == ("la clé" in labels)


@pytest.mark.parametrize(("labels", "left"), [(12, 0), (13, 1)])
def test_twelve_labels_at_most_introduce_a_message(tmp_path: Path, labels: int, left: int) -> None:
    head = "De : Anne Roy\nÀ : Luc Brun\nObjet : La serre\n\nVoici :\n\n"
    others = "\n".join(f"Cc : Tom {number}" for number in range(labels - 2))
    (tmp_path / "a.txt").write_text(
        f"{head}De : Tom\nDate : lundi\n{others}\n\nElle est close.", encoding="utf-8"
    )
    assert one(tmp_path / "a.txt").text.count("Cc : Tom") == left


def test_mails_within_mails_are_read_eight_deep(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["Subject"], inner["From"] = "level 0", "ada@example.org"
    inner.set_content("The key number 0 hangs on the nail.")
    for level in range(1, 12):
        outer = EmailMessage()
        outer["Subject"], outer["From"] = f"level {level}", "ada@example.org"
        outer.set_content(f"The key number {level} hangs on the nail.")
        outer.add_attachment(inner)
        inner = outer
    (tmp_path / "a.eml").write_bytes(inner.as_bytes())
    told = one(tmp_path / "a.eml").text
    assert [f"key number {level} hangs" in told for level in range(12)] == [False] * 3 + [True] * 9


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mardi 1er avril 2025", "2025-04-01"),
        ("14 juillet 1987 à 10 h", "1987-07-14"),
        ("2 juin 2024", "2024-06-02"),
        ("25 décembre 2020", "2020-12-25"),
        ("Thu, 3 Apr 2025 10:00:00 +0200", "2025-04-03"),
        ("1 August 2023", "2023-08-01"),
        ("03/04/2025", "2025-04-03"),
        ("2025-04-03 10:00", "2025-04-03"),
        ("31/02/2025", ""),
        ("hier", ""),
    ],
)
def test_the_day_of_a_written_date(text: str, day: str) -> None:
    assert written_date(text) == day


def test_the_page_of_a_mail_is_read_where_the_plain_form_only_points_to_it(tmp_path: Path) -> None:
    path, made = mail(tmp_path / "a.eml", "Ce courrier ne se lit pas ici : voir la page.")
    page = (
        "<p>Le marché se tient chaque samedi matin sur la place, avec douze marchands venus des environs.</p>"
    )
    made.add_alternative(page, subtype="html")
    path.write_bytes(made.as_bytes())
    assert "douze marchands" in one(path).text


def test_what_is_written_below_a_picture_is_read(tmp_path: Path) -> None:
    path, made = mail(tmp_path / "a.eml", "Voici la serre.")
    made.make_mixed()
    for part, kind in (("Elle a deux portes.", "plain"), ("<p>Et un poêle.</p>", "html")):
        made.attach(below := EmailMessage())
        below.set_content(part, subtype=kind)
    path.write_bytes(made.as_bytes())
    assert one(path).text.endswith("Voici la serre.\n\nElle a deux portes.\n\nEt un poêle.")


def test_a_mail_that_is_locked_names_what_was_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(
        "Subject: Bail\nContent-Type: application/pkcs7-mime; name=smime.p7m\n"
        "Content-Disposition: attachment; filename=smime.p7m\n\nAAAA\n",
        encoding="ascii",
    )
    assert [(gap.kind, gap.where) for gap in one(path).gaps] == [("embedded files", "smime.p7m")]


def test_lines_that_a_mail_program_broke_are_one(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(
        "Subject: Bail\nContent-Type: text/plain; format=flowed\n\nLe bail \nprend fin.\nAdieu.\n-- \nAnne\n",
        encoding="ascii",
    )
    assert one(path).text.endswith("Le bail prend fin.\nAdieu.\n--\nAnne")


def test_mails_gathered_in_one_are_each_read(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(
        "Subject: Deux\nContent-Type: multipart/digest; boundary=B\n\n"
        "--B\n\nFrom: Anne\n\nUn.\n--B\n\nFrom: Luc\n\nDeux.\n--B--\n",
        encoding="ascii",
    )
    assert one(path).text == "Subject: Deux\n\nAnne\n\nUn.\n\nLuc\n\nDeux."


def test_a_quoted_message_says_to_whom_it_went(tmp_path: Path) -> None:
    path, _ = mail(
        tmp_path / "a.eml",
        "Voici.\n\n-----Message d'origine-----\nDe : Ada <a@b.c>\nÀ : Luc <l@b.c>\nCc : Tom\n"
        "Objet : Clés\n\nPerdues.\n",
    )
    assert one(path).text == f"{HEAD}\n\nVoici.\n\nAda <a@b.c>, Clés\n\nÀ: Luc <l@b.c>\nCc: Tom\n\nPerdues."
