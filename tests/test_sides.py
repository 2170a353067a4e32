"""Which clause of a sentence speaks of the side that a question asks about, by every word for either side."""

import pytest

from passerelle.sides import clause_asked_for

# the words of one side, then those of the other
PAIRS = """
ouvre ouvrir rouvre ouvert ouverte ouverts ouvertes ouverture ouvertures open opens opened opening
ferme fermer fermez fermons ferment fermes fermée fermées fermés fermeture fermetures \
clos close closes closed closing shut shuts shutting

arriver arrive arrivent arrivez arrivée arrivées arrival arrivals arrives arrived arriving entrée entrées \
check-in checkin checking_in
pars parts part partir partent partez départ départs departed departure departures quitter quitte quittent quittez \
leave leaves leaving left sortie sorties vacate vacated check-out checkout checking_out libérer libère libérez

commence commencer début débuts débute débuter débutent start starts started starting begin begins began beginning
fin finit finir finissent termine terminer terminent end ends ended ending finish finishes finished expire échéance

achète acheter achat achats buy buys bought buying purchase purchases purchased
vend vendre vendu vente ventes sell sells sold selling sale sales

augmente augmentation hausse hausses increase increased rise rises rising rose
diminue diminution baisse baisses decrease fall falls fell falling drop drops dropped

contre against
pour for favor favour favorable favorables

gagne gagner win wins won winning winner winners
perd perdre perdent perdu perdus perdue perdues lose loses lost losing loser losers
"""


def words() -> list[tuple[str, str]]:
    """Return each word with one of the other side of its pair."""
    made = []
    for pair in PAIRS.strip().split("\n\n"):
        one, other = (side.split() for side in pair.split("\n"))
        made += [(word, other[0]) for word in one] + [(word, one[0]) for word in other]
    return [(word.replace("_", " "), against) for word, against in made]


@pytest.mark.parametrize(("word", "against"), words())
def test_a_word_of_one_side_asks_for_the_clause_of_that_side(word: str, against: str) -> None:
    text = f"Le bac {against} à 8 h, {word} à 9 h."
    assert clause(f"Quand {word} ?", text, 0) == f" {word} à 9 h."
    assert clause(f"Quand {against} ?", text, len(text) - 1) == f"Le bac {against} à 8 h,"


def clause(question: str, text: str, place: int) -> str | None:
    found = clause_asked_for(question, text, place)
    return text[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("question", "text", "place"),
    [
        ("Quand ferme-t-il ?", "Il ouvre à 8 h, ferme à 9 h.", 22),
        ("Quand ouvre-t-il et ferme-t-il ?", "Il ouvre à 8 h, ferme à 9 h.", 0),
        ("Quand ferme-t-il ?", "Il ouvre ou ferme à 8 h.", 0),
        ("Quand ferme-t-il ?", "Il ouvre à 8 h, dort à 9 h.", 0),
        ("Quand ferme-t-il ?", "Il ouvre à 8 h, ferme à 9 h, ferme à 10 h.", 0),
        ("Quand ferme-t-il ?", "Il dort à 8 h, ferme à 9 h.", 0),
        ("Quand ferme-t-il ?", "Il ouvre ou ferme à 8 h, ferme à 9 h.", 0),
        ("Quand ferme-t-il ?", "Il ouvre à 8 h, ferme ou ouvre à 9 h.", 0),
        ("Quand dort-il ?", "Il ouvre à 8 h, ferme à 9 h.", 0),
        ("Quand ferme-t-il ?", "", 0),
        ("Quand ferme-t-il ?", "Il ouvre à 8 h, ferme à 9 h.", 15),
        ("Quand finance-t-on ?", "Il commence à 8 h, finance à 9 h.", 0),
    ],
)
def test_no_clause_is_meant_where_several_or_none_may_be(question: str, text: str, place: int) -> None:
    assert clause(question, text, place) is None


CUTS = (", ", "; ", ": ", "! ", "? ", " – ", " — ", " and ", " but ", " et ", " mais ", " puis ", " then ")


@pytest.mark.parametrize("cut", CUTS)
def test_signs_and_small_words_part_clauses(cut: str) -> None:
    found = clause("When does it close?", f"It opens at 8{cut}it closes at 9", 0)
    assert found is not None
    assert found.strip() == "it closes at 9"


@pytest.mark.parametrize("whole", [",", "-", " or ", " ou ", "."])
def test_what_parts_no_clauses_leaves_them_one(whole: str) -> None:
    assert clause("When does it close?", f"It opens at 8{whole}it closes at 9", 0) is None


@pytest.mark.parametrize(
    "asked",
    [
        "Until when is it open?",
        "Till when does it open?",
        "Untill when is it open?",
        "Til what hour is it open?",
        "How late is it open?",
        "And until when is it open?",
        "Jusqu’à quand est-il ouvert ?",
        "Jusqu'en quel mois ouvre-t-il ?",
    ],
)
def test_until_when_it_is_open_asks_when_it_closes(asked: str) -> None:
    assert clause(asked, "It opens at 8, closes at 9.", 0) == " closes at 9."
    assert clause(asked, "It opens at 8, closes at 9.", 20) is None


def test_a_till_that_opens_is_no_until() -> None:
    assert clause("When does the till open?", "It closes at 8, opens at 9.", 0) == " opens at 9."


def test_until_when_something_else_is_asked_of_its_own_side() -> None:
    assert clause("Until when do prices rise?", "Prices fall in May, rise in June.", 0) == " rise in June."


def test_a_place_where_two_clauses_meet_is_in_the_second() -> None:
    text = "Il ouvre à 8 h, ferme à 9 h."
    assert clause("Quand ouvre-t-il ?", text, text.index(",") + 1) == "Il ouvre à 8 h,"
    assert clause("Quand ouvre-t-il ?", text, text.index(",")) is None
