"""How mails say that they answer or quote another, in either language, and what a text says before it begins."""

import pytest

from passerelle.index.load.front_matter import front_matter
from passerelle.index.load.thread import ANSWER, header_fields, write_thread
from passerelle.index.text import TextBuilder


def thread(text: str) -> tuple[str, list[str]]:
    builder = TextBuilder()
    write_thread(text, builder)
    return builder.text, [builder.text[each.start : each.end] for each in builder.headings]


@pytest.mark.parametrize(
    "said",
    [
        "-- Message d'origine --",
        "-----Message d’origine-----",
        "-------- Message original --------",
        "-------- Message transféré --------",
        "-- Message initial --",
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "-- Début du message réexpédié --",
        "-- Début du message transféré --",
        "__________\nFrom: Ada",
        "Début du message réexpédié :",
        "Début du message transféré :",
        "Begin forwarded message:",
        "> -----Original Message-----",
        "Le 3 mai 2031 à 10:00, Ada Thorne a écrit :",
        "On Tue, May 3, 2031, Ada Thorne wrote:",
        "Ada Thorne <ada@thorne.example> a écrit :",
        "Ada Thorne <ada@thorne.example> wrote:",
        "Le 3 mai 2031 à 10:00, Ada Thorne a écrit\u00a0:",
        "On Tue, May 3, 2031,\nAda Thorne wrote:",
        "De : Ada\nDate : 3 mai 2031\nObjet : Bac",
        "From: Ada\nSent: 3 May 2031\nSubject: Bac",
    ],
)
def test_a_quoted_message_begins_below_what_says_whose_it_is(said: str) -> None:
    text, headings = thread(f"Oui.\n\n{said}\n\nLe bac part.")
    assert len(headings) == 1
    assert text.startswith(f"Oui.\n\n{headings[0]}\n\n")
    assert text.endswith("\n\nLe bac part.")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("De : Ada\nEnvoyé : 3 mai 2031\nÀ : Eve", "Ada, 3 mai 2031\n\nÀ: Eve"),
        ("De : Ada\nEnvoyé le : 3 mai 2031\nCc : Eve", "Ada, 3 mai 2031\n\nCc: Eve"),
        ("From: Ada\nTo: Eve\nBcc: Max", "Ada\n\nTo: Eve\nBcc: Max"),
    ],
)
def test_a_quoted_message_begins_with_those_it_went_to(said: str, shown: str) -> None:
    text, headings = thread(f"Oui.\n\n{said}\n\nLe bac part.")
    assert len(headings) == 1
    assert text == f"Oui.\n\n{shown}\n\nLe bac part."


@pytest.mark.parametrize(
    "said",
    [
        "De : Ada\nDate : 3 mai 2031",
        "Il a écrit :",
        "-- Message --",
        "_________",
        "On wrote:",
        "Original message",
    ],
)
def test_what_only_looks_so_quotes_nothing(said: str) -> None:
    assert thread(f"Oui.\n\n{said}\n\nLe bac part.")[1] == []


def test_a_quoted_message_is_called_by_who_when_and_what() -> None:
    said = "-----Original Message-----\n\nSubject: Bac\nFrom: Ada\nTo: Eve\nSent: 3 May 2031"
    assert thread(f"Oui.\n\n{said}\n\nNon.")[1] == ["Ada, 3 May 2031, Bac"]
    assert thread("Oui.\n\n-----Original Message-----\n\nNon.")[1] == ["Original Message"]


def test_lines_that_quote_stand_apart_without_their_marks() -> None:
    assert thread("Oui.\n> Quand ?\n>> Où ?\nÀ midi.")[0] == "Oui.\n\nQuand ?\nOù ?\n\nÀ midi."


@pytest.mark.parametrize(
    "before",
    ["Re: ", "RE : ", "Aw: ", "Fw: ", "Fwd: ", "TR : ", "Rép : ", "Réf: ", "Re[2]: ", "Re: Tr : Re: "],
)
def test_a_subject_is_what_it_was_before_it_was_answered(before: str) -> None:
    assert ANSWER.sub("", f"{before}Bac") == "Bac"


@pytest.mark.parametrize("subject", ["Repas : menu", "Retour: bac", "Trains : midi", "Reference: 3"])
def test_a_word_that_begins_like_an_answer_is_a_part_of_the_subject(subject: str) -> None:
    assert ANSWER.sub("", subject) == subject


@pytest.mark.parametrize(
    ("lines", "name", "value"),
    [
        (["De : Ada"], "from", "Ada"),
        (["From: Ada", "De : Eve"], "from", "Ada"),
        (["> *From:* Ada"], "from", "Ada"),
        (["À : Eve"], "to", "Eve"),
        (["To: Eve"], "to", "Eve"),
        (["Objet : Bac"], "subject", "Bac"),
        (["Subject: Bac"], "subject", "Bac"),
        (["Sujet\u00a0: Bac"], "subject", "Bac"),
        (["Date : 3 mai 2031"], "date", "2031-05-03"),
        (["Envoyé : 3 mai 2031"], "date", "2031-05-03"),
        (["Envoyé le : 3 mai 2031"], "date", "2031-05-03"),
        (["Sent: 3 May 2031"], "date", "2031-05-03"),
        (["From: Ada"], "author", "Ada"),
    ],
)
def test_a_label_of_a_mail_says_a_field(lines: list[str], name: str, value: str) -> None:
    assert header_fields(lines)[name] == value


@pytest.mark.parametrize(
    ("written", "title", "fields"),
    [
        ("title: Bac", "Bac", {}),
        ("Titre: Bac", "Bac", {}),
        ("authors: [Ada, Eve]", "", {"author": "Ada, Eve"}),
        ("auteur: Ada", "", {"author": "Ada"}),
        ("auteurs:\n  - Ada\n  - Eve", "", {"author": "Ada, Eve"}),
        ("tags:\n- a\n- b", "", {"keywords": "a, b"}),
        ("tag: a", "", {"keywords": "a"}),
        ('"mots-clés": a', "", {"keywords": "a"}),
        ("description: >-\n  un\n  deux", "", {"subject": "un deux"}),
        ("sujet: |\n  un", "", {"subject": "un"}),
        ("published: 2031-5-3", "", {"date": "2031-05-03"}),
        ("date: 2031-05-03", "", {"date": "2031-05-03"}),
        ("author: Ada\nauthors: Eve", "", {"author": "Ada"}),
        ("draft: true\nold: No\nnone: null\nnothing: ~", "", {"draft": True, "old": False}),
        (
            "rank: 3\nshare: 0.5\nzero: 007\nsign: -2",
            "",
            {"rank": 3, "share": 0.5, "zero": "007", "sign": -2},
        ),
        ("a: 'l''eau' # x\nb: \"dit \\\"non\\\"\"", "", {"a": "l'eau", "b": 'dit "non"'}),
        ("a: un # deux\n# trois\nb: x#y", "", {"a": "un", "b": "x#y"}),
        ("a: un\n  deux", "", {"a": "un deux"}),
        ("a:\n  un\n  deux", "", {"a": "un deux"}),
        ("a: []", "", {}),
    ],
)
def test_what_stands_before_a_text_is_read_as_its_title_and_fields(
    written: str, title: str, fields: dict[str, object]
) -> None:
    assert front_matter(f"---\n{written}\n---\nLe bac.") == (title, fields, "Le bac.")
    assert front_matter(f"\ufeff---\n{written}\n...\nLe bac.") == (title, fields, "Le bac.")


@pytest.mark.parametrize(
    "content",
    [
        "---\nLe bac part.\n---\nFin.",
        "---\n\na: b\n---\nFin.",
        "Le bac.\n---\na: b\n---\n",
        "---\na: b\nFin.",
        "+++\na = \n+++\nFin.",
    ],
)
def test_prose_between_two_rules_is_no_front_matter(content: str) -> None:
    assert front_matter(content) == ("", {}, content)


def test_toml_and_pandocs_block_are_read_too() -> None:
    toml = '+++\ntitle = "Bac"\ndate = 2031-05-03\ntags = ["a", "b"]\n[x]\ny = 1\n+++\nLe bac.'
    assert front_matter(toml) == ("Bac", {"date": "2031-05-03", "keywords": "a, b", "x": "y: 1"}, "Le bac.")
    assert front_matter("% Bac\n% Ada\n% 2031-05-03\nLe bac.") == (
        "Bac",
        {"author": "Ada", "date": "2031-05-03"},
        "Le bac.",
    )
    assert front_matter("% Bac\nLe bac.") == ("Bac", {}, "Le bac.")
