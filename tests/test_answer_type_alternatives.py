"""The small words around what a question asks for: each of them lets its type be seen, or hides it."""

import pytest

from passerelle.answer_type import answer_type


def type_of(question: str) -> str | None:
    wanted = answer_type(question)
    return wanted.type if wanted else None


@pytest.mark.parametrize("word", "depuis jusqu'à pour de à et savoir dire sais demande sait rappelle".split())
def test_a_word_before_when_asks_for_a_moment_in_french(word: str) -> None:
    assert type_of(f"le bac {word} quand part le bac") == "moment"
    assert type_of(f"le bac {word}z quand part le bac") is None
    assert type_of(f"le bac {word} quand part le bac, il sonne") is None


@pytest.mark.parametrize(
    "word", "until till since by exactly know me remember tell and say says said".split()
)
def test_a_word_before_when_asks_for_a_moment_in_english(word: str) -> None:
    assert type_of(f"the boat {word} when does it leave") == "moment"
    assert type_of(f"the boat {word}z when does it leave") is None


VERBS = "is are was were did do does will can could should shall must would has have had may might exactly"


@pytest.mark.parametrize("verb", VERBS.split())
def test_when_asks_before_a_verb(verb: str) -> None:
    assert type_of(f"When {verb} it so?") == "moment"
    assert type_of(f"When {verb} it so, who pays?") is None
    assert type_of(f"When {verb}z it so?") is None


@pytest.mark.parametrize("verb", "do does did would will must should".split())
@pytest.mark.parametrize("asked", ["cost", "pay", "charge"])
def test_what_asks_for_a_sum_before_a_verb_of_paying(verb: str, asked: str) -> None:
    assert type_of(f"What {verb} all of the new members there {asked}?") == "money"
    assert type_of(f"What {verb} all of the new members there {asked} for?") is None


@pytest.mark.parametrize(
    "verb", "is are was were do does did will would should can could must has have had to for money".split()
)
def test_how_much_asks_for_a_sum_before_a_verb(verb: str) -> None:
    assert type_of(f"How much {verb} it?") == "money"
    assert type_of(f"By how much {verb} it?") == "number"
    assert type_of(f"How much {verb} it drink?") == "number"


WEIGHED = """eat eats drink drinks exercise weigh weighed weight hold holds water flour sugar butter time space power
energy luggage milk rain memory fuel oil soil sleep notice faster bigger longer taller heavier food"""


@pytest.mark.parametrize("word", WEIGHED.split())
def test_how_much_of_what_is_weighed_asks_for_no_sum(word: str) -> None:
    assert type_of(f"How much is the {word}?") == "number"
    assert type_of(f"How much is the x{word}?") == "money"


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        ("Who says what colour it is?", None),
        ("Who says which colour it is?", None),
        ("Who says how high it is?", None),
        ("Who says, when is it?", None),
        ("Tell me who says what colour it is?", None),
        ("Qui dit quel pourcentage ?", None),
        ("Qui dit quel âge il a ?", None),
        ("Qui dit combien de jours il reste ?", None),
        ("Qui dit, quand part-il ?", None),
        ("À qui et combien de jours ?", None),
        ("De qui et combien de jours ?", None),
        ("Avec qui et combien de jours ?", None),
        ("Sans qui et combien de jours ?", "duration"),
        ("Whose is it, and how many days?", None),
        ("Whom and how many days?", None),
        ("Where and how many days?", None),
        ("Which and how many days?", None),
        ("Why and how many days?", None),
        ("Pourquoi et combien de jours ?", None),
        ("Comment et combien de jours ?", None),
        ("Quelles règles et combien de jours ?", None),
        ("Quoi et combien de jours ?", None),
        ("Âge minimum ?", "age"),
        ("Âge minimal ?", "age"),
        ("Âge maximum ?", "age"),
        ("What age?", "age"),
        ("Which age?", "age"),
        ("Quel âge ?", "age"),
        ("Which percentage?", "share"),
        ("The success rate?", "share"),
        ("Quel pourcentage ?", "share"),
        ("The visiting times?", "clock"),
        ("Which number should I call?", "phone"),
        ("Quel numéro faut-il faire ?", "phone"),
    ],
)
def test_another_question_word_before_it_hides_a_type(question: str, type_: str | None) -> None:
    assert type_of(question) == type_


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        *[(f"Combien de {each} ?", "duration") for each in ("temps", "tps", "tan", "secondes", "trimestres", "matins")],
        *[(f"How many {each}?", "duration") for each in ("seconds", "evenings", "mornings", "hours", "night", "day")],
        *[(f"Quel est le {each} ?", "noise") for each in ("niveau sonore", "niveau de bruit")],
        *[(f"Quel est le {each} ?", "measure") for each in ("diamètre", "débit")],
        *[(f"What {each}?", "measure") for each in ("height", "width", "thickness", "power")],
        *[(f"What {each}?", "noise") for each in ("noise", "noise level")],
        *[(f"What is the {each}?", "measure") for each in ("diameter", "capacity", "volume", "voltage", "wattage")],
        *[(f"What was the {each}?", "measure") for each in ("pressure", "depth", "distance", "temperature")],
        ("What was the weight?", "weight"),
        *[(f"Quelle est la {each} ?", "measure") for each in ("puissance", "surface", "vitesse", "épaisseur")],
        *[(f"Quelle était la {each} ?", "measure") for each in ("taille", "contenance", "pression", "tension")],
        *[(f"{each} combien ?", "money") for each in ("Ça fait", "C", "C'est", "Cest")],
        *[(f"Combien de {each} ?", "count") for each in ("bacs", "choux")],
        *[(f"{each} me the number of bids?", "count") for each in ("Give", "Tell")],
        ("Combien de monde ?", "count"),
        ("Combien d'oies ?", "count"),
        ("Combien de sable ?", "number"),
        ("What is the number of bids?", "count"),
        ("Say the number of bids?", "number"),
        ("How soon?", "duration"),
        ("What notice?", "duration"),
        ("Which notice must I give?", "duration"),
        ("Dans combien de villes ?", "count"),
        ("Sous combien ?", "duration"),
    ],
)  # fmt: skip
def test_each_word_that_says_a_type_says_it(question: str, type_: str | None) -> None:
    assert type_of(question) == type_


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        ("L'adresse web ?", "website"),
        *[(f"The colours {each}?", "colour") for each in ("is", "are", "was", "were")],
        ("How long between two buses?", "rate"),
        ("Combien de temps entre deux bus ?", "rate"),
        ("What month?", "month"),
        ("Which month?", "month"),
        *[(f"{each} ?", "duration") for each in ("Quelle est la durée", "Quel est le délai", "Quel préavis")],
        ("Quel numéro composer ?", "phone"),
        ("The web address?", "website"),
        *[(f"{each}?", "colour") for each in ("What colour", "Which colours", "Quelle couleur")],
        ("Quelle est la couleur ?", "colour"),
        *[(f"At {each}?", "clock") for each in ("what time", "which time", "what hours", "which hour")],
        ("Dans combien est-ce ?", "duration"),
        *[(f"What {each} they weigh?", "weight") for each in ("do", "does", "did")],
        ("Combien d'hectares ?", "measure"),
        *[(f"How many {each}?", "money") for each in ("euros", "pounds", "dollars")],
        ("Who knows until when is it open?", "moment"),
        *[(f"How much {each} they weigh?", "weight") for each in "do does did can may should".split()],
        *[(f"Quel {each} ?", "measure") for each in ("volume", "est le volume", "était le débit")],
        *[(f"Dans combien {each} ?", "count") for each in ("de bacs", "d'îles")],
        *[(f"Combien {each} coûtent cher ?", "count") for each in ("de bacs", "d'îles")],
        *[(f"On paie combien {each} ?", "count") for each in ("de bacs", "d'îles")],
        *[(f"C'est combien {each} ?", "count") for each in ("de bacs", "d'îles")],
        ("À quel prix ?", "money"),
        *[(f"C'est quoi {each} ?", "money") for each in ("le prix", "la caution", "l'amende", "les frais")],
        *[(f"Quoi {each} ?", "money") for each in ("du loyer", "de la caution")],
        *[(f"What{each} the very old usual rent?", "money") for each in ("'s", " is", " was", " are", " were")],
        ("What will be the very old usual rent?", "money"),
    ],
)  # fmt: skip
def test_each_small_word_around_a_type_is_of_it(question: str, type_: str) -> None:
    assert type_of(question) == type_


@pytest.mark.parametrize(
    "kind", ["account", "policy", "reference", "serial", "registration", "contract", "invoice"]
)
@pytest.mark.parametrize("words", ["What is the {} number?", "My {} number"])
def test_a_number_that_names_something_is_a_code(kind: str, words: str) -> None:
    assert type_of(words.format(kind)) == "code"


CODES = """compte contrat police référence série dossier facture commande client TVA suivi licence"""
ELIDED = "immatriculation assurance enregistrement agrément ordre adhérent abonné"


def test_a_number_that_names_something_is_a_code_in_french() -> None:
    assert {each: type_of(f"Le numéro de {each} ?") for each in CODES.split()} == dict.fromkeys(
        CODES.split(), "code"
    )
    assert {each: type_of(f"Le numéro d'{each} ?") for each in ELIDED.split()} == dict.fromkeys(
        ELIDED.split(), "code"
    )
    assert type_of("Le numéro de rue ?") is None
    others = "order file case licence license customer siret iban vat tracking".split()
    assert {each: type_of(f"The {each} number?") for each in others} == dict.fromkeys(others, "code")
