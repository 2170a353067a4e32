"""Each word by which a question asks for a sum of money, and each span of time that is counted."""

import pytest

from passerelle.answer_type import answer_type


def type_of(question: str) -> str | None:
    wanted = answer_type(question)
    return wanted.type if wanted else None


def parts(table: str) -> list[str]:
    return [each.strip() for each in table.replace("\n", " | ").split(" | ")]


PRICED = """prix | tarif | tarifs | coût | coûts | montant | montants | loyer | loyers | somme | sommes | frais
salaire | salaires | caution | cautions | dépôt de garantie | dépôts de garantie | acompte | acomptes | arrhes | budget
franchise | franchises | cotisation | cotisations | mensualité | mensualités | indemnité | indemnités | amende | amendes
pénalité | pénalités | honoraires | prime | primes | capital | chiffre d'affaires"""
PRICES = """price | prices | cost | costs | fee | fees | charge | charges | rent | rents | fare | fares | salary | wage
wages | deposit | deposits | amount | amounts | excess | budget | budgets | subscription | fine | fines | premium
premiums | pay | turnover | allowance | penalty | surcharge"""
COSTING = """coûte | coûtent | coûtait | payer | paye | payez | payé | payée | payées | payent | payons | paie | paient
vaut | vaux | valent | facture | facturer | verse | verser | versé | rembourse | rembourser | dépense | dépenser | gagne
gagner | règle | régler | débourse | débourser | prélève | prélevé | euro | euros | tarif | tarifs | prix | loyer | dois
doit | doit-on | indemnise | indemnisé | rapporte | rapporter | économise | économiser"""


@pytest.mark.parametrize("word", parts(PRICED))
def test_what_the_price_is_asks_for_a_sum_in_french(word: str) -> None:
    for asked in ("Quel est le {} ?", "Quelle sera la {} ?", "Quels sont les {} ?", "Quelle était l'{} ?"):
        assert type_of(asked.format(word)) == "money"
    assert type_of(f"Quel est le x{word} ?") != "money"


@pytest.mark.parametrize("word", parts(PRICES))
def test_what_the_price_is_asks_for_a_sum_in_english(word: str) -> None:
    for asked in (
        "What is the {}?",
        "What's the total {}?",
        "What are {}?",
        "What will be the very usual {}?",
    ):
        assert type_of(asked.format(word)) == "money"
    for other in ("By what {} is it done?", "In what {}?", "Of what {}?", "What is the {} for?"):
        assert type_of(other.format(word)) != "money"
    assert type_of(f"What is the x{word}?") != "money"


@pytest.mark.parametrize("word", parts(COSTING))
def test_how_much_one_pays_asks_for_a_sum_in_french(word: str) -> None:
    assert type_of(f"Combien {word} ce bac ?") == "money"
    assert type_of(f"On {word} combien ?") == "money"
    assert type_of(f"On {word} bien combien ?") == "money"
    assert type_of("Combien pèse ce bac ?") == "weight"


TIMES = """jour jours semaine semaines mois ans années heures minutes nuits nuitées secondes trimestres soirs soirées
matins day days week weeks month months year years hour hours night nights second seconds evenings mornings"""


@pytest.mark.parametrize("word", TIMES.split())
def test_how_many_of_a_span_of_time_asks_for_a_duration(word: str) -> None:
    assert type_of(f"How many {word} is it?") == "duration"
    assert type_of(f"How many full {word} is it?") == "duration"
    assert type_of(f"How many x{word} is it?") == "count"
    assert type_of(f"Combien de {word} ?") == type_of(f"Combien d'{word} ?") == "duration"


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        ("Quel pourcentage ?", "share"),
        ("Le pourcentage de femmes ?", "share"),
        ("Le pour centage de femmes ?", "share"),
        ("How late is it?", "clock"),
        ("How early in advance?", None),
        ("How late before the fair?", None),
        ("How early on Mondays?", None),
        ("Quelle profondeur ?", "measure"),
        ("Heure de départ ?", "clock"),
        ("Heures d'arrivée ?", "clock"),
        ("Within what hours?", None),
        *[(f"Heure {each} ?", "clock") for each in ("d'ouverture", "de fermeture", "de visite")],
        *[(f"The {each}?", "clock") for each in ("opening time", "closing times", "visiting hours", "office hours")],
    ],
)  # fmt: skip
def test_other_words_ask_for_a_share_an_hour_or_a_measure(question: str, type_: str | None) -> None:
    assert type_of(question) == type_
