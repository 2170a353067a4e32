"""Facts about hours and prices of several days, ages or meals: those of the one that is asked for are told."""

import pytest
from queries import query

from passerelle.exact_kind import amount_of_its_kind
from passerelle.index.types import Span

POOL = "Le bain ouvre du lundi au vendredi de 12 h à 19 h 30, le samedi de 9 h à 18 h et le dimanche à 10 h."
CARD = "La carte de dix entrées adulte est vendue 36 € et celle d'enfant 21 €."
SHOP = "We open at 8:00 on Mondays, from 9:00 to 17:00 on Saturdays; on Sundays about 30 people come, or 40 in May."


@pytest.mark.parametrize(
    ("question", "text", "pointed", "answer"),
    [
        ("Quand le bain ouvre-t-il le samedi ?", POOL, "du lundi au vendredi de 12 h à 19 h 30", "9 h à 18 h"),
        ("Quand le bain ouvre-t-il le samedi ?", POOL, "12 h", "9 h à 18 h"),
        ("When is the bath open on Saturdays?", POOL, "12 h à 19 h 30", "9 h à 18 h"),
        ("Quand ouvre-t-il le dimanche ?", POOL, "9 h à 18 h et le dimanche à 10 h", "10 h"),
        ("Quand ouvre-t-il le dimanche ?", POOL, "10 h", None),
        ("Quand ouvre-t-il le mercredi ?", POOL, "9 h à 18 h", None),
        ("Quand ouvre-t-il le samedi et le dimanche ?", POOL, "12 h", None),
        ("Quand ouvre-t-il ?", POOL, "12 h", None),
        ("When do you open on Saturday?", SHOP, "8:00", "9:00 to 17:00"),
        ("Quand ouvrez-vous le lundi ?", SHOP, "9:00 to 17:00", "8:00"),
        ("Combien coûte la carte enfant ?", CARD, "36 €", "21 €"),
        ("How much is the card for children?", CARD, "36 €", "21 €"),
        ("Combien coûte la carte adulte ?", CARD, "21 €", "36 €"),
        ("Combien coûte la carte ?", CARD, "21 €", None),
        ("How much is lunch?", "Breakfast is £6, lunch £9 and dinner about £12.", "£6", "£9"),
        ("How much is dinner?", "Breakfast is £6, lunch £9 and dinner about £12.", "£9", "about £12"),
        ("How much is supper?", "Breakfast is £6, lunch £9 and tea £12.", "£9", None),
        ("How many people come on Sundays?", SHOP, "8:00", "about 30 people"),
        ("When do you open on Saturday?", "We open at 8:00, on Saturdays at 9:00.", "8:00", None),
        ("When do you open on Saturday?", "On Mondays at 8:00, on Saturdays never.", "8:00", None),
        ("When do you open on Saturday?", "On Mondays at 8:00, on Saturdays at 9:00 if not 10:30.", "8:00", None),
        ("When do you open on Saturday?", "On Mondays at 8:00, on Saturdays at 9:00, Saturdays vary.", "8:00", None),
    ],
)  # fmt: skip
def test_what_is_said_of_the_day_that_is_asked_for_is_told(
    question: str, text: str, pointed: str, answer: str | None
) -> None:
    for begins in (0, 7):
        at = begins + text.index(pointed)
        found = amount_of_its_kind(query(question), text, begins, Span(at, at + len(pointed)))
        assert (text[found.start - begins : found.end - begins] if found else None) == answer


def test_nothing_is_told_where_nothing_is_pointed_at() -> None:
    assert amount_of_its_kind(query("Quand ouvre-t-il le samedi ?"), POOL, 0, None) is None
