"""Every word by which a French sentence makes a question to begin with, and every word that keeps it from one."""

import pytest
from test_starting_frames import asked, rows

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()


def questions(text: str) -> list[str]:
    return [question for _, question, _ in asked(text, "fr")]


def answers(text: str) -> list[str]:
    return [answer for _, _, answer in asked(text, "fr")]


@pytest.mark.parametrize(
    "when",
    [
        *(f"en {month}" for month in MONTHS),
        *(f"le {day} 3 mai 2021" for day in DAYS),
        *(f"le {day}" for day in DAYS),
        *(f"du {day} au dimanche" for day in DAYS),
        "le 1er mai",
        "le 31 mai 1931",
        "en mai 2021",
        "en 1031",
        "en 2099",
        "le premier lundi de chaque mois",
        "tous les lundis",
        "tous les derniers dimanches",
        "tous les premiers lundis de chaque mois",
        "le premier lundi du mois",
        "chaque premier lundi",
        "du 3 mai au 5 juin",
        "du 1er au 5 juin 2021",
        "du 12 au 15 juin",
        "entre le 3 mai et le 5 juin",
        "de 9 h à 12 h",
        "de 9h30 à 12\u00a0h\u00a015",
    ],
)
def test_a_time_answers_when(when: str) -> None:
    text = f"La halle Morin est ouverte {when}."
    assert asked(text, "fr") == [["passive", "Quand la halle Morin est-elle ouverte ?", when]]


@pytest.mark.parametrize("when", ["en 2100", "en 0931", "le 32", "en mais", "le lundis matin", "de 9 à 12"])
def test_other_words_answer_no_when(when: str) -> None:
    assert asked(f"La halle Morin est ouverte {when}.", "fr") == []


@pytest.mark.parametrize("behind", ["par", "à", "dans", "avec", "après", "sous", "lors", "au", "pour", "et"])
def test_what_stands_behind_a_time_is_left_out(behind: str) -> None:
    assert answers(f"La halle Morin est ouverte en mai {behind} Vaux.") == ["en mai"]
    assert answers("La halle Morin est ouverte en mai chez Ada.") == []


@pytest.mark.parametrize("end", [".", ";", ",", ""])
def test_a_time_ends_with_its_sentence_or_a_comma(end: str) -> None:
    assert answers(f"La halle Morin est ouverte en mai{end}") == ["en mai"]


AUXILIARIES = """
La halle Morin a été ouverte en mai. | Quand la halle Morin a-t-elle été ouverte ?
Les halles Morin ont été ouvertes en mai. | Quand les halles Morin ont-elles été ouvertes ?
Le pont Morin est ouvert en mai. | Quand le pont Morin est-il ouvert ?
Les ponts Morin sont ouverts en mai. | Quand les ponts Morin sont-ils ouverts ?
La halle Morin était ouverte en mai. | Quand la halle Morin était-elle ouverte ?
Les ponts Morin étaient ouverts en mai. | Quand les ponts Morin étaient-ils ouverts ?
La halle Morin sera ouverte en mai. | Quand la halle Morin sera-t-elle ouverte ?
Les ponts Morin seront ouverts en mai. | Quand les ponts Morin seront-ils ouverts ?
La halle Morin fut ouverte en mai. | Quand la halle Morin fut-elle ouverte ?
Les halles Morin furent ouvertes en mai. | Quand les halles Morin furent-elles ouvertes ?
Le fort Morin a été pris en 1904. | Quand le fort Morin a-t-il été pris ?
Les forts Morin ont été pris en 1904. | Quand les forts Morin ont-ils été pris ?
La halle Morin a été fondée par décret en mai. | Quand la halle Morin a-t-elle été fondée par décret ?
La halle Morin a été bâtie en mai. | Quand la halle Morin a-t-elle été bâtie ?
Le vin Morin est vendu en mai. | Quand le vin Morin est-il vendu ?
Le four Morin est cuit en mai. | Quand le four Morin est-il cuit ?
Les bacs Morin doivent être rendus en mai. | Quand est-ce que les bacs Morin doivent être rendus ?
Le bac Morin doit paraître en mai. | Quand le bac Morin doit-il paraître ?
La halle Morin doit fermer en mai. | Quand la halle Morin doit-elle fermer ?
La halle Morin peut finir en mai. | Quand la halle Morin peut-elle finir ?
Les bacs Morin peuvent descendre en mai. | Quand est-ce que les bacs Morin peuvent descendre ?
Le dossier Morin doit arriver avant le 3 mai. | Avant quelle date le dossier Morin doit-il arriver ?
Les dossiers Morin doivent arriver avant le 3 mai. | Avant quelle date est-ce que les dossiers Morin doivent arriver ?
La halle Morin est ouverte avant le 3 mai. | Avant quelle date la halle Morin est-elle ouverte ?
Les bacs Morin sont rendus avant le 3 mai. | Avant quelle date est-ce que les bacs Morin sont rendus ?
Le bac Morin peut partir avant le 3 mai. | Avant quelle date le bac Morin peut-il partir ?
Les bacs Morin peuvent partir avant le 3 mai. | Avant quelle date est-ce que les bacs Morin peuvent partir ?
Le bac Morin est gratuit jusqu'au 3 mai. | Jusqu’à quelle date le bac Morin est-il gratuit ?
Les bacs Morin sont gratuits jusqu'au 3 mai. | Jusqu’à quelle date est-ce que les bacs Morin sont gratuits ?
Le bac Morin peut rouler jusqu'au 3 mai. | Jusqu’à quelle date le bac Morin peut-il rouler ?
Les bacs Morin peuvent rouler jusqu'au 3 mai. | Jusqu’à quelle date est-ce que les bacs Morin peuvent rouler ?
Le bac Morin doit rouler jusqu’au 3 mai. | Jusqu’à quelle date le bac Morin doit-il rouler ?
Les bacs Morin doivent rouler jusqu’au 3 mai. | Jusqu’à quelle date est-ce que les bacs Morin doivent rouler ?
Le bac Morin reste clos jusqu’au 3 mai. | Jusqu’à quelle date le bac Morin reste-t-il clos ?
Les bacs Morin restent clos jusqu’au 3 mai. | Jusqu’à quelle date est-ce que les bacs Morin restent clos ?
Les maires de Vaux ont signé la charte en mai. | Quand est-ce que les maires de Vaux ont signé la charte ?
Un bac naît en mai. | Quand un bac naît-il ?
Ada Morin naît en mai. | Quand est-ce qu’Ada Morin naît ?
Éva Morin naît en mai. | Quand est-ce qu’Éva Morin naît ?
Zoé Morin naît en mai. | Quand est-ce que Zoé Morin naît ?
"""


@pytest.mark.parametrize(("text", "question"), rows(AUXILIARIES))
def test_a_question_turns_its_verb_and_its_pronoun_about(text: str, question: str) -> None:
    assert questions(text) == [question]


ACTIVE = """ouvert fermé commencé pris signé fondé créé adopté quitté rejoint reçu publié annoncé obtenu gagné
remporté reconnu ratifié proclamé démissionné débuté cessé lancé dénoncé retiré voté choisi acheté vendu acquis élu
rencontré visité prononcé décidé""".split()
PRESENT = """rencontre signe quitte annonce adopte dénonce ouvre ferme commence proclame ratifie publie visite
démissionne gagne remporte lance crée fonde débute arrive renonce prononce occupe retire meurt naît reconnaît dissout
devient rejoint obtient reçoit prend envahit""".split()


@pytest.mark.parametrize("verb", ACTIVE)
def test_what_was_done_asks_when(verb: str) -> None:
    text = f"La ville de Vaux a {verb} le bac en mai."
    assert questions(text) == [f"Quand la ville de Vaux a-t-elle {verb} le bac ?"]


@pytest.mark.parametrize("verb", PRESENT)
def test_what_is_done_asks_when(verb: str) -> None:
    joint = "t-" if verb.endswith("e") else ""
    assert questions(f"Le club de Vaux {verb} le bac en mai.") == [
        f"Quand le club de Vaux {verb}-{joint}il le bac ?"
    ]
    assert questions(f"Le club qui {verb} Vaux a été ouvert en mai.") == []


def test_another_verb_asks_nothing() -> None:
    assert questions("La ville de Vaux a pelé le bac en mai.") == []
    assert questions("La ville de Vaux pèle le bac en mai.") == []


@pytest.mark.parametrize("verb", "sign fond cré adopt inaugur publi lanc approuv ratifi".split())
def test_what_is_said_of_a_thing_between_commas_asks_when(verb: str) -> None:
    text = f"La charte de Vaux, {verb}ée en mai, dure."
    assert questions(text) == [f"Quand la charte de Vaux a-t-elle été {verb}ée ?"]
    assert questions(text.replace(", dure", "")) == [f"Quand la charte de Vaux a-t-elle été {verb}ée ?"]
    assert questions(text.replace("ée en mai, dure", "ée en mai; oui")) == []


@pytest.mark.parametrize(
    ("done", "active"),
    [
        ("fondé", "fondé"),
        ("créée", "créé"),
        ("inaugurés", "inauguré"),
        ("construites", "construit"),
        ("dessinées", "dessiné"),
        ("lancée", "lancé"),
        ("inventé", "inventé"),
        ("signées", "signé"),
        ("conçue", "conçu"),
    ],
)
@pytest.mark.parametrize("aux", ["a été", "ont été", "fut"])
def test_by_whom_a_thing_was_made_asks_who(done: str, active: str, aux: str) -> None:
    found = asked(f"Le pont de Vaux {aux} {done} par Ada Morin.", "fr")
    assert found == [["by", f"Qui a {active} le pont de Vaux ?", "Ada Morin"]]


@pytest.mark.parametrize(
    "name", ["Ada de Vaux", "Ada du Pont", "Ada d’Orval", "Ada d'Orval", "Ada Le-Brun", "Ada M’Ba"]
)
@pytest.mark.parametrize("behind", [".", ",", ";", " en 1904.", " le 3 mai."])
def test_who_made_a_thing_is_told_by_a_name_of_several_words(name: str, behind: str) -> None:
    who = ["by", "Qui a créé le pont de Vaux ?", name]
    assert who in asked(f"Le pont de Vaux fut créé par {name}{behind}", "fr")
    kinds = [kind for kind, _, _ in asked(f"Le pont de Vaux fut créé par Ada{behind}", "fr")]
    assert "by" not in kinds
