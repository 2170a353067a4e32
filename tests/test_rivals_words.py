"""Each word by which a text speaks of days it does not name, and by which a question asks for a country."""

import numpy as np
import pytest

from passerelle.index.types import Document, Passage, Span
from passerelle.query import Query
from passerelle.rivals import speaks_of_another
from passerelle.types import Hit
from passerelle.weights import Features, Pick


def another(question: str, text: str) -> bool:
    query = Query(question, question, np.zeros(1, np.float32), 0.5)
    passage = Passage(Document("d", "", "fr", text), 0, len(text), "fr")
    return speaks_of_another(
        query, Pick(Hit(1, passage, 0.9, 0.9), Span(0, len(text)), 1.0, Features(*[0.0] * 11))
    )


EVERY = """tous les jours | toute l'année | toute l’année
chaque jour | every day | each | all year | daily | quotidien
quotidiennement | weekday | weekdays | weekend | week-end | week-ends | weekends | semaine | jour ouvré
jours ouvrables | sauf férié | except bank holidays | exceptionnellement | hormis les fériés | fermé | fermée
closed"""


@pytest.mark.parametrize("words", [each.strip() for each in EVERY.replace("\n", " | ").split(" | ")])
def test_a_text_of_every_day_speaks_of_the_one_asked_for(words: str) -> None:
    assert not another("Qui garde la salle le mercredi ?", f"Mardi, {words} : Oriane.")
    assert another("Qui garde la salle le mercredi ?", "Mardi, tout le jour : Oriane.")


SPANS = """Du mardi au jeudi | De mardi à jeudi | mardi – jeudi | mardi-jeudi | mardis — jeudis | Tuesday to Thursday
Tuesday through Thursday | Tuesday thru Thursday | Tuesday until Thursday | Tuesday till Thursday
mardi jusqu'au jeudi
mardi jusqu’au jeudi | Entre le mardi et le jeudi | Between Tuesday and Thursday | mardi au jeudi"""


@pytest.mark.parametrize("words", [each.strip() for each in SPANS.replace("\n", " | ").split(" | ")])
def test_the_first_and_the_last_day_stand_for_those_between(words: str) -> None:
    assert not another("Qui garde la salle le mercredi ?", f"{words} : Oriane.")
    assert another("Qui garde la salle le mercredi ?", "Mardi ou jeudi : Oriane.")
    assert another("Qui garde la salle le mercredi ?", "Entre midi et quatorze heures, le mardi : Oriane.")


MONTHS = """mai au 3 septembre | mai jusqu'en septembre | mai à septembre | 1 mai au 1er septembre
May 1st to September | May 2nd to the 3rd of September | May 3rd through September | May 4th 2031 until September
mai 2031 à septembre | May 5 - September
mai 1999 à septembre | May 2031 – the 30th of September | mai à le septembre"""


@pytest.mark.parametrize("words", [each.strip() for each in MONTHS.replace("\n", " | ").split(" | ")])
def test_a_span_of_months_may_have_days_and_years(words: str) -> None:
    assert not another("Combien coûte la salle en juillet ?", f"De {words} : 90 €.")
    assert another("Combien coûte la salle en juillet ?", "De mai, puis de septembre : 90 €.")


PLACES = """Where | Où | Dans quel pays | Quel état | Quels états | Which country | Which countries | Which nation
Which nations | De quelle nationalité | Of what nationality | Which team | Which teams
Quelle équipe | Quelles équipes"""


@pytest.mark.parametrize("words", [each.strip() for each in PLACES.replace("\n", " | ").split(" | ")])
def test_a_question_for_a_country_may_be_answered_with_another_than_it_names(words: str) -> None:
    assert not another(f"{words} did Spain beat?", "L'Italie gagne la finale.")
    assert another("Who did Spain beat?", "L'Italie gagne la finale.")


@pytest.mark.parametrize(
    "question",
    [
        *["On what day after Wednesday does it open?", "Quel jour suit mercredi ?", "What date follows Wednesday?"],
        *["In which month after that Wednesday?", "When is it on Wednesday?", "In which year is it on Wednesday?"],
    ],
)  # fmt: skip
def test_a_question_for_a_time_may_be_answered_with_another_than_it_names(question: str) -> None:
    assert not another(question, "Thursday.")
    assert another("Who opens it on Wednesday?", "Thursday.")


@pytest.mark.parametrize(
    "text", ["It may open. June it is.", "They march. June it is.", "May it open. June it is."]
)
def test_a_word_that_looks_like_a_month_is_none(text: str) -> None:
    assert another("How much is the hire in July?", text)
    assert not another("How much is the hire in May?", "It may be £4. They march.")
    assert another("How much is the hire in July?", "In May it is £4.")
