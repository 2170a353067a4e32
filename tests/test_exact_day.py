"""Facts about hours of several days: those of the day that is asked for are told."""

import pytest
from queries import query

from passerelle.exact_day import amount_of_day, weekdays
from passerelle.index.types import Span

POOL = "Le bain ouvre du lundi au vendredi de 12 h à 19 h 30, le samedi de 9 h à 18 h et le dimanche à 10 h."
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
        found = amount_of_day(query(question), text, begins, Span(at, at + len(pointed)))
        assert (text[found.start - begins : found.end - begins] if found else None) == answer


def test_nothing_is_told_where_nothing_is_pointed_at() -> None:
    assert amount_of_day(query("Quand ouvre-t-il le samedi ?"), POOL, 0, None) is None


def test_days_of_the_week_are_known_in_both_languages() -> None:
    french = "lundi mardis Mercredi jeudis vendredi samedis dimanche"
    english = "Monday Tuesdays wednesday Thursdays Friday Saturdays Sunday"
    for number, words in enumerate(zip(french.split(), english.split(), strict=True)):
        assert [weekdays(word) for word in words] == [{number}, {number}]
    assert weekdays("lundi et Sundays") == {0, 6}
    assert weekdays("midi, mondain, Fridays-on") == {4}
