"""Facts about follow-ups that name another deed: what is done takes its place, and no thing does."""

import pytest

from passerelle.conversation.deeds import IRREGULAR, of_another_deed
from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.tokens import tokens
from passerelle.conversation.turns import Turn


def other(question: str, fragment: str) -> str:
    return of_another_deed(question, fragment, tokens(fragment))


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        ("Was the mill ever flooded?", "Restored", "Was the mill ever restored?"),
        ("When was the mill built?", "rebuilt", "When was the mill rebuilt?"),
        ("When will the weir be mended?", "painted", "When will the weir be painted?"),
        ("Must the roof be insured?", "cleaned", "Must the roof be cleaned?"),
        ("Has the roof been insured?", "cleaned", "Has the roof been cleaned?"),
        ("Le moulin a-t-il été inondé ?", "Restauré", "Le moulin a-t-il été restauré ?"),
        ("Quand les volets ont-ils été repeints ?", "vendus", "Quand les volets ont-ils été vendus ?"),
        ("Le hangar est-il couvert ?", "chauffé", "Le hangar est-il chauffé ?"),
        ("La salle est-elle ouverte ?", "assurée", "La salle est-elle assurée ?"),
        ("Où le toit doit-il être repris ?", "peint", "Où le toit doit-il être peint ?"),
        ("Puis-je garder une chèvre ?", "sous-louer", "Puis-je sous-louer ?"),
        ("Où peut-on pêcher la truite ?", "Se baigner", "Où peut-on se baigner ?"),
        ("Est-ce que je dois rendre la clé ?", "payer d'avance", "Est-ce que je dois payer d'avance ?"),
    ],
)
def test_what_is_done_takes_the_place_of_what_was_asked(question: str, fragment: str, form: str) -> None:
    assert other(question, fragment) == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        ("What time does the office open?", "Close", "What time does the office close?"),
        ("À quelle heure part le bac ?", "arrive", "À quelle heure arrive le bac ?"),
        ("Combien de voix contre ?", "pour", "Combien de voix pour ?"),
        ("How many voted for?", "against", "How many voted against?"),
        ("What is the room for?", "against", ""),
        ("How many were for?", "against", ""),  # "for" stands before much else
        ("What time does the office open?", "breakfast", ""),
        ("What time does the office open?", "open", ""),
        ("What time does the office open?", "close early", ""),
        ("When does it open, and when do the gates open?", "close", ""),
        ("When is the opening?", "close", "When is the close?"),
    ],
)
def test_a_contrary_takes_the_place_of_the_one_word_it_is_the_contrary_of(
    question: str, fragment: str, form: str
) -> None:
    assert other(question, fragment) == form


@pytest.mark.parametrize("done", sorted(IRREGULAR))
def test_english_participles_of_their_own_form_are_known(done: str) -> None:
    assert other("Was it ever flooded?", done) == f"Was it ever {done}?"
    assert other(f"When are they {done}?", "flooded") == "When are they flooded?"


@pytest.mark.parametrize(
    "done",
    "loué louée loués louées fini finies vendu vendue mis remise détruit détruites couvert couverte peint".split(),
)
def test_french_participles_are_known_by_their_ends(done: str) -> None:
    assert other("Quand a-t-elle été livrée ?", done) == f"Quand a-t-elle été {done} ?"


@pytest.mark.parametrize("verb", "est sont était étaient sera seront".split())
@pytest.mark.parametrize("behind", ["", "-il", "-elles", "-t-elle"])
def test_a_french_question_says_last_what_is_done(verb: str, behind: str) -> None:
    assert other(f"Quand {verb}{behind} clos ?", "repris") == f"Quand {verb}{behind} repris ?"


@pytest.mark.parametrize(
    "may",
    """puis-je, peux-tu, peut-on, peut-il, pouvons-nous, pouvez-vous, dois-je, doit-on, devons-nous, devez-vous,
    faut-il, est-ce que je peux, est-ce qu'on peut, est-ce qu'il faut""".split(","),
)
@pytest.mark.parametrize(
    "deed", ["nager", "partir", "y lire", "en vendre", "se garer", "me garer", "s'asseoir"]
)
def test_what_may_be_done_stands_behind_these_verbs(may: str, deed: str) -> None:
    assert other(f"Où {may.strip()} {deed} ?", "dîner dehors") == f"Où {may.strip()} dîner dehors ?"
    assert other(f"Où {may.strip()} dîner dehors ?", deed) == f"Où {may.strip()} {deed} ?"


@pytest.mark.parametrize(
    ("question", "fragment"),
    [
        *[
            ("Was the mill flooded?", each)
            for each in ("the barn", "red", "in 1950", "Fenwick", "much restored")
        ],
        ("Who flooded the mill?", "restored"),
        ("When was the mill open?", "restored"),
        ("Why was it?", "restored"),
        ("flooded?", "restored"),
        ("Le moulin a-t-il été inondé ?", "le hangar"),
        ("Le moulin a-t-il été inondé ?", "Lantier"),
        ("Qui a inondé le moulin ?", "restauré"),
        *[
            ("Le hangar est-il couvert ?", each)
            for each in ("cher", "de nuit", "la cave", "lui", "samedi", "")
        ],
        ("Puis-je garder une chèvre ?", "une brebis"),
        ("Puis-je garder une chèvre ?", "le loyer"),
        ("Puis-je une chèvre ?", "sous-louer"),
        *[("Peut-on pêcher ?", each) for each in ("septembre", "octobre prochain")],
        ("Combien coûte la pêche ?", "nager"),
    ],
)
def test_what_is_no_deed_takes_no_place(question: str, fragment: str) -> None:
    assert other(question, fragment) == ""


def test_what_is_put_behind_the_question_stays_there() -> None:
    title = "Bail du garage, rue des Aulnes"
    history = [Turn("Où est le garage ?", "Où est le garage ?", "fr", (title,), (title,))]
    asked = stand_alone("Peut-on sous-louer ?", history, lambda _: "")
    assert asked == "Peut-on sous-louer, Bail, rue des Aulnes ?"
    history.append(Turn("Peut-on sous-louer ?", asked, "fr", (title,), (title,)))
    assert stand_alone("et repeindre ?", history, lambda _: "") == "Peut-on repeindre, Bail, rue des Aulnes ?"
