"""Abbreviations of everyday papers are known by what they stand for, in both languages."""

from itertools import pairwise

import pytest

from passerelle.index.folding import fold
from passerelle.index.lexical.abbreviations import FILE, other_forms
from passerelle.reading.glosses import glossed

LINES = [line.split("; ") for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("question", "text", "forms"),
    [
        ("Quel est le total taxes comprises ?", "Total HT : 80 €. Total TTC : 96 €.", ["TTC"]),
        ("What is the total before tax?", "Total HT : 80 €. Total TTC : 96 €.", ["HT"]),
        ("Combien TTC ?", "The total is £96, including VAT.", ["including VAT"]),
        ("When is the AGM?", "L’assemblée générale se tient le 4 mai.", ["assemblée générale"]),
        ("Who takes the minutes?", "PV rédigé par Mme Noirel", ["PV"]),
        ("Combien de TTC ?", "Total TTC : 96 €", []),
        ("Faut-il prendre rendez-vous ?", "Sur RDV, le mardi.", ["RDV"]),
        ("What is the password?", "Le mot de passe expire.", ["mot de passe"]),
        ("Qui est le DRH ?", "Ada is the HR director.", ["HR director"]),
        ("When is the MOT?", "Le contrôle technique est en mai.", ["contrôle technique"]),
        ("When is the mot?", "Le contrôle technique est en mai.", []),
        (
            "Quel est le mot de passe et le TTC ?",
            "The password, including VAT",
            ["password", "including VAT"],
        ),
        ("Combien TTC ?", "Including VAT, or with tax: £96", ["Including VAT"]),
        ("Combien TTC ?", "£96 incl. VAT", ["incl. VAT"]),
        ("Combien TTC ?", "£96 with-tax", []),
        ("Combien TTC ?", "taxes comprises, TTC", ["taxes comprises"]),
        ("Combien ttc ?", "96 € TTC, taxes comprises", []),
        ("Combien ?", "Total TTC : 96 €", []),
        ("", "Total TTC : 96 €", []),
    ],
)
def test_what_a_question_says_is_found_in_its_other_forms(question: str, text: str, forms: list[str]) -> None:
    assert list(other_forms(question, text)) == forms


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What does the works council pay?", "ce que dit la lettre"),
        ("Il y a un mot sur la porte ?", "The vehicle inspection is due."),
        ("Il ment, ca se voit ?", "The board of directors met."),
        ("Where are the ttcs?", "Toutes taxes comprises"),
    ],
)
def test_small_words_and_parts_of_words_are_no_abbreviations(question: str, text: str) -> None:
    assert list(other_forms(question, text)) == []


def test_the_other_form_stands_behind_the_question_for_the_network() -> None:
    asked = "Quel est le total taxes comprises ?"
    assert glossed(asked, "fr", "Total TTC : 96 €", "fr") == f"{asked} (TTC)"
    assert glossed(asked, "fr", "Total : 96 €", "fr") == asked


def test_each_line_has_forms_of_one_thing_folded_and_once() -> None:
    assert sorted(LINES, key=lambda forms: [form.lower() for form in forms]) == LINES
    for forms in LINES:
        assert len(forms) > 1
        assert len(set(forms)) == len(forms)
        assert all(form == form.upper() or form == fold(form.lower()) for form in forms)


@pytest.mark.parametrize("forms", LINES, ids=[forms[0] for forms in LINES])
def test_each_form_of_a_line_is_found_of_the_others(forms: list[str]) -> None:
    for one, other in pairwise([*forms, forms[0]]):
        for written in (other, other.replace("'", "’")):
            assert written in other_forms(f"Est-ce {one} ?", f"Voici {written}, oui.")
