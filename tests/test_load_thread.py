"""Threads of mails line by line: what introduces a quoted message, how far that goes, and what is quoted."""

import pytest

from passerelle.index.load.thread import header_fields, write_thread
from passerelle.index.text import TextBuilder


def read(text: str) -> list[str]:
    """Return the blocks of a thread, headings behind a hash."""
    builder = TextBuilder()
    write_thread(text, builder)
    heads = {builder.text[each.start : each.end] for each in builder.headings}
    assert all(each.level == 2 for each in builder.headings)
    return [f"# {block}" if block in heads else block for block in builder.text.split("\n\n")]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Oui.\n\nNon.", ["Oui.", "Non."]),
        ("> Oui.\n> Non.\nBien.", ["Oui.\nNon.", "Bien."]),
        ("Bien.\n>> Oui.\n> > Non.", ["Bien.", "Oui.\nNon."]),
        ("> Oui.\nBien.\nFin.\n> Non.\n> Tard.\nTôt.", ["Oui.", "Bien.\nFin.", "Non.\nTard.", "Tôt."]),
        (" > Oui.", ["Oui."]),
        ("a > b", ["a > b"]),
        ("De : Ada\nDate : lundi\nObjet : Bac\nOui.", ["# Ada, lundi, Bac", "Oui."]),
        ("De : Ada\nDate : lundi\n\nOui.", ["De : Ada\nDate : lundi", "Oui."]),
        ("> De : Ada\n> Date : lundi\n> Objet : Bac\n> Oui.", ["# Ada, lundi, Bac", "Oui."]),
        ("*De :* Ada\n*Date :* lundi\n*Objet :* Bac\nOui.", ["# Ada, lundi, Bac", "Oui."]),
        ("De : Ada\nÀ : Luc\nCc : Tom\nOui.", ["# Ada", "À: Luc\nCc: Tom", "Oui."]),
        ("De : Ada\nÀ :\nCc : Tom\nOui.", ["# Ada", "Cc: Tom", "Oui."]),
        ("De : Ada\nÀ : Luc\nCci : Tom\nOui.", ["# Ada", "À: Luc\nCci: Tom", "Oui."]),
        ("De : Ada\nDate : lundi\nObjet : Bac", ["# Ada, lundi, Bac"]),
        ("Cc : a\nCc : b\nBcc : c\nOui.", ["# Cc : a", "Cc: a\nCc: b\nBcc: c", "Oui."]),
        ("-- Original Message --\nFrom: Ada\nOui.", ["# Ada", "Oui."]),
        ("-- Original Message --\n\nFrom: Ada\n\nOui.", ["# Ada", "Oui."]),
        ("-- Original Message --\nOui.", ["# Original Message", "Oui."]),
        ("-- Original Message --\nTo: Luc\nOui.", ["# Original Message", "To: Luc", "Oui."]),
        ("-- Original Message --", ["# Original Message"]),
        ("- Original Message -\nOui.", ["- Original Message -\nOui."]),
        ("_" * 10 + "\nFrom: Ada\nOui.", ["# Ada", "Oui."]),
        ("_" * 9 + "\nFrom: Ada\nOui.", ["_" * 9 + "\nFrom: Ada\nOui."]),
        ("Le 3 mai, Ada a écrit :\nOui.", ["# Le 3 mai, Ada a écrit", "Oui."]),
        ("Le 3 mai, Ada\na écrit :\nOui.", ["# Le 3 mai, Ada a écrit", "Oui."]),
        ("Le 3 mai, Ada\n\na écrit :\nOui.", ["Le 3 mai, Ada", "a écrit :\nOui."]),
        ("Le 3 a écrit :", ["Le 3 a écrit :"]),
        ("On May 3, Ada wrote:\nOui.", ["# On May 3, Ada wrote", "Oui."]),
        ("Ada <a@b.c> wrote:\nOui.", ["# Ada <a@b.c> wrote", "Oui."]),
        ("Ada <b.c> wrote:\nOui.", ["Ada <b.c> wrote:\nOui."]),
        *((f"{said} wrote:\nOui.", [f"# {said} wrote", "Oui."]) for said in
          ("On abcd", f"On {'x' * 198}", "Al <a@b.c>", f"{'x' * 119} <a@b.c>")),
        *((f"{said} wrote:\nOui.", [f"{said} wrote:\nOui."]) for said in
          ("On abc", f"On {'x' * 199}", "A <a@b.c>", f"{'x' * 120} <a@b.c>", "Ada <@b.c>", "Ada <a@>", "Once abcd")),
        ("Ada wrote:\nOui.", ["Ada wrote:\nOui."]),
        ("Oui.\n\nOn May 3, Ada wrote:\n> Non.\n> On May 2, Luc wrote:\n>> Quand ?",
         ["Oui.", "# On May 3, Ada wrote", "Non.", "# On May 2, Luc wrote", "Quand ?"]),
    ],
)  # fmt: skip
def test_each_message_stands_under_what_introduces_it(text: str, made: list[str]) -> None:
    assert read(text) == made


def test_twelve_lines_introduce_a_message_at_most() -> None:
    labels = [f"Cc: n{number}" for number in range(13)]
    made = read("\n".join(["From: Ada", *labels]))
    assert made == ["# Ada", "\n".join(labels[:11]), "\n".join(labels[11:])]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["De : Ada", "À : Luc", "Objet : Bac", "Date : 3 mai 2031"],
         {"from": "Ada", "to": "Luc", "subject": "Bac", "author": "Ada", "date": "2031-05-03"}),
        (["Oui.", "From: Ada"], {"from": "Ada", "author": "Ada"}),
        (["From: Ada", "From: Luc"], {"from": "Ada", "author": "Ada"}),
        (["Cc: Tom", "Bcc: Max"], {}),
        (["Sent: hier"], {}),
        ([], {}),
    ],
)  # fmt: skip
def test_the_labels_of_a_header_are_its_fields(lines: list[str], said: dict[str, str]) -> None:
    assert header_fields(lines) == said


@pytest.mark.parametrize(
    ("below", "answered"),
    [
        ("> Le bac part à 9 h.\n\nMerci, j'y serai.", True),
        ("> Le bac part à 9 h.\nMerci, j'y serai.", False),  # the end of a line that a program broke
        ("> Le bac part à 9 h.\n\n-- \nAda", False),
        ("> Le bac part à 9 h.\n\n____________\nliste mailing list", False),
        ("> Le bac part à 9 h.\n", False),
        ("Le bac part à 9 h.\n\nAda", False),
        ("\n> Le bac part à 9 h.\n\nMerci.", True),
        ("\nLe bac part à 9 h.", False),
        ("> Le bac part\nà 9 h.\n\nMerci.", True),
        ("> Le bac part\n\n> à 9 h.\nMerci.", False),
        ("> Le bac part\n\n> à 9 h.\n\nMerci.", True),
        *(
            (f"> Le bac part à 9 h.\n\n{sign}\nAda", False)
            for sign in ("--", " --", "\t-- ", "----", "____", "====", "****", " -_=*", "------ Ada")
        ),
        *((f"> Le bac part à 9 h.\n\n{sign}\nAda", True) for sign in ("---", "-- Ada", "a ----", "~~~~")),
        ("> Le bac part à 9 h.\n\nLe 4 mai, Ada <ada@a.example> a écrit :\n> Oui.", False),
        ("> Le bac part à 9 h.\n\n----- Original Message -----\nFrom: Ada\n\nOui.", False),
    ],
)
def test_what_is_written_below_a_quotation_is_not_under_the_one_it_quotes(
    below: str, *, answered: bool
) -> None:
    builder = TextBuilder()
    write_thread(f"Le 5 mai, Luc <luc@a.example> a écrit :\n{below}", builder)
    assert builder.text.startswith(
        "Le 5 mai, Luc <luc@a.example> a écrit" + (" :\n\nLe bac" if answered else "\n")
    )
    assert len(builder.headings) == (0 if answered else 1 + ("4 mai" in below or "From" in below))


@pytest.mark.parametrize(
    ("above", "who"),
    [
        ("Oui.\n", ""),
        ("Merci Luc\n", ""),
        ("Le bac part !\n", ""),
        ("On y va. \n", ""),
        ("Le 5 mai 2031 à 10 h,\n", "Le 5 mai 2031 à 10 h, "),
        ("On 5 May 2031\n", "On 5 May 2031 "),
    ],
)
def test_an_answer_right_above_what_introduces_a_message_is_no_part_of_it(above: str, who: str) -> None:
    builder = TextBuilder()
    write_thread(f"{above}Luc Lind <luc@a.example> a écrit :\n> Le bac ?", builder)
    said = [builder.text[each.start : each.end] for each in builder.headings]
    assert said == [f"{who}Luc Lind <luc@a.example> a écrit"]


@pytest.mark.parametrize(
    "written",
    [
        "Oui.\nLe 5 mai, Luc <luc@a.example> a écrit :\n> Le bac ?\n\nMerci.",
        "Oui.\n\nLe 5 mai,\nLuc <luc@a.example> a écrit :\n\n> Le bac ?\n\nMerci.",
    ],
)
def test_what_a_mail_answers_line_by_line_is_one_message(written: str) -> None:
    builder = TextBuilder()
    write_thread(written, builder)
    said = "Le 5 mai, Luc <luc@a.example> a écrit :"
    assert builder.text.split("\n\n") == ["Oui.", said, "Le bac ?", "Merci."]
