"""Facts about follow-ups that ask what else a thing has, of some of another, or of the one that a pronoun means."""

import pytest

from passerelle.conversation.alternatives import alternatives
from passerelle.conversation.before import Before
from passerelle.conversation.fragments import fragment
from passerelle.conversation.leaning import opened
from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.subject import BASE_VERBS, chunks
from passerelle.conversation.swap_phrases import phrase
from passerelle.conversation.tokens import tokens
from passerelle.conversation.turns import Turn

RULES = "Rules of the Marrow Street gym"


def follow(question: str, fragment_: str, about: str = "") -> str:
    """Return the form of a fragment behind an English or French question, perhaps with *about* put behind it."""
    searched = f"{question.strip(' ?')}, {about}?" if about else question
    asked = Turn(question, searched, "en", ("a",), (RULES,))
    return fragment(Before(asked, []), opened(fragment_))


@pytest.mark.parametrize(
    ("question", "then", "form"),
    [
        ("What is the price of the saw?", "and its weight?", "What is the weight of the saw?"),
        (
            "What was the price of a saw at Pell?",
            "its net weight",
            "What was the net weight of a saw at Pell?",
        ),
        ("Quelle est la durée du cours ?", "et son prix ?", "Quel est le prix du cours?"),
        ("Quelle est la durée du cours ?", "et son poids total ?", "Quel est le poids total du cours?"),
        ("Quel est le prix du cours ?", "et sa durée ?", "Quelle est la durée du cours?"),
        ("quel est le prix du cours ?", "et sa durée ?", "quelle est la durée du cours?"),
        ("Quel est le prix du cours ?", "et ses dates ?", "Quel est les dates du cours?"),
        *[
            ("Quel est le prix du cours ?", f"et son {noun} ?", f"Quel est l'{noun} du cours?")
            for noun in ("adresse", "horaire", "effectif", "issue", "origine", "usage")
        ],
        (
            "What is the price for the saw?",
            "and its weight?",
            "Its weight, the price for the saw, " + RULES + "?",
        ),
        ("What is the price?", "and its weight?", "Its weight, the price, " + RULES + "?"),
        ("Whose is the price of the saw?", "its weight?", "Its weight, the price of the saw, " + RULES + "?"),
        ("What is the price of the saw?", "its?", "Its, the price of the saw, " + RULES + "?"),
    ],
)
def test_what_else_a_thing_has_is_asked_in_the_words_of_the_question_before(
    question: str, then: str, form: str
) -> None:
    assert follow(question, then) == form
    if RULES not in form:
        assert follow(question, then, "Vaux") == f"{form[:-1]}, Vaux?"


@pytest.mark.parametrize(
    ("asks", "then", "form"),
    [(f"Who {be}", "her deputy", f"Who {be} her deputy, ") for be in "is was are were".split()]
    + [(f"Qui {be}", "Son adjoint", f"Qui {be} son adjoint, ") for be in "est était sont".split()]
    + [("Whose is", "her deputy", "Her deputy, "), ("Tell me who is", "her deputy", "Her deputy, ")],
)
def test_who_belongs_to_somebody_is_asked_for_as_they_were(asks: str, then: str, form: str) -> None:
    assert follow(f"{asks} the warden?", then).startswith(form)


@pytest.mark.parametrize(
    ("question", "some", "form"),
    [
        ("Faut-il un gilet ?", "des palmes", "Faut-il des palmes ?"),
        ("Faut-il une corde à Vaux ?", "du savon", "Faut-il du savon à Vaux ?"),
        ("Faut-il un gilet ou une corde ?", "des palmes", ""),
        ("Faut-il le gilet ?", "des palmes", ""),
        ("Faut-il un gilet ?", "de palmes", ""),
    ],
)
def test_some_of_a_thing_take_the_place_of_the_only_one_of_another(
    question: str, some: str, form: str
) -> None:
    assert phrase(question, some, tokens(some)) == form


@pytest.mark.parametrize(
    ("question", "then", "thing"),
    [
        ("Y a-t-il un ascenseur ?", "il marche ?", "un ascenseur"),
        ("Quand commence le bail ?", "finit-il en mai ?", "le bail"),
        ("Où est la cave ?", "elle ferme à clé ?", "la cave"),
        ("Y a-t-il une cave ?", "ferme-t-elle à clé ?", "une cave"),
        ("Où est la cave du gardien ?", "il vient quand ?", "gardien"),
        ("Où est la clé au crochet ?", "il tient ?", "crochet"),
        ("Où est la cave du gardien ?", "elle ferme ?", "la cave"),
        ("Où est la cave ?", "il vient quand ?", ""),
        ("Où est le gardien ?", "elle vient quand ?", ""),
        ("Où est le gardien ?", "il faut payer ?", ""),
        ("Où est le gardien ?", "vient-on à pied ?", ""),
    ],
)
def test_a_french_pronoun_takes_up_the_last_thing_of_its_gender(question: str, then: str, thing: str) -> None:
    assert Before(Turn(question, question, "fr"), []).thing(then) == thing


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("When does the tram stop?", "the tram"),
        ("Was the tram ever mended?", "the tram"),
        ("Is the tram open?", "the tram"),
        ("Was the tram mended in the shed?", "the tram mended in the shed"),
        ("Was the tram hit and then mended?", "the tram hit and then mended"),
        ("Who mended the tram?", "mended the tram"),
    ],
)
def test_what_a_thing_does_is_not_put_behind_a_question_of_it(question: str, about: str) -> None:
    assert Before(Turn(question, question, "en"), []).subject("how big is it?") == about


def test_who_belongs_to_the_one_asked_for_is_asked_for_in_turn() -> None:
    asked = Turn(
        "Who is the warden?",
        "Who is the warden?",
        "en",
        ("a",),
        (RULES,),
        "The warden is Una Mott.",
        "Una Mott",
    )
    form = stand_alone("and her deputy?", [asked], lambda _: "")
    assert form == "Who is her deputy, the warden?"
    deputy = Turn("and her deputy?", form, "en", ("a",), (RULES,), "The deputy is Sam Lisle.", "Sam Lisle")
    assert (
        stand_alone("what else does he do?", [asked, deputy], lambda _: "") == "What else does Sam Lisle do?"
    )


@pytest.mark.parametrize(
    ("first", "then", "thing", "form"),
    [
        (
            "Is there a sauna at Marrow Street?",
            "Which floor?",
            "And a pool?",
            "Is there a pool at Marrow Street?",
        ),
        (
            "Y a-t-il une cave à Brezonne ?",
            "Quel numéro ?",
            "Et un ascenseur ?",
            "Y a-t-il un ascenseur à Brezonne ?",
        ),
    ],
)
def test_another_thing_may_be_asked_of_the_last_whole_question(
    first: str, then: str, thing: str, form: str
) -> None:
    language = "fr" if first.endswith(" ?") else "en"
    history = [Turn(first, first, language, ("a",), (RULES,))]  # type: ignore[arg-type]
    asked = stand_alone(then, history, lambda _: "")
    history.append(Turn(then, asked, language, ("a",), (RULES,)))  # type: ignore[arg-type]
    assert form in alternatives(thing, stand_alone(thing, history, lambda _: ""), history)


@pytest.mark.parametrize(
    ("question", "about", "then", "form"),
    [
        ("How much is it?", "the tram, Vaux", "the dog", "How much is the dog, Vaux?"),
        ("How heavy is it?", "the X2", "and the X3?", "How heavy is the X3?"),
        ("When was it launched?", "Vaux", "a boat", "When was a boat launched, Vaux?"),
        ("Does it bark?", "the dog", "my cat", "Does my cat bark?"),
        ("How long did it last?", "a fair", "our show", "How long did our show last?"),
        ("Where has it gone?", "a fair", "your show", "Where has your show gone?"),
        ("Where has it gone?", "a fair", "an owl", "Where has an owl gone?"),
        ("How long does it take?", "the tram", "the bus", "How long does it take, the bus?"),
        ("How much is it?", "the tram", "le bus", "Le bus, the tram?"),
    ],
)
def test_a_thing_takes_the_place_of_it(question: str, about: str, then: str, form: str) -> None:
    assert follow(question, then, about).lower() == form.lower()


@pytest.mark.parametrize("verb", sorted(BASE_VERBS))
def test_a_verb_that_is_no_noun_ends_the_thing_before_it(verb: str) -> None:
    for question in (f"Does the pub {verb} food?", f"When do pubs {verb} hot food on Mondays?"):
        assert chunks(question)[0].text(question) in {"the pub", "pubs"}
    assert chunks(f"the pub {verb} food")[0].words[-1].plain == "food"


@pytest.mark.parametrize("state", "open shut free full due available tolled".split())
def test_what_is_said_of_a_thing_is_no_part_of_it(state: str) -> None:
    for be in "is are was were".split():
        question = f"When {be} the mill {state}?"
        assert [each.text(question) for each in chunks(question)] == ["the mill"]
    behind = f"Is the mill {state}, Vaux rules?"
    assert [each.text(behind) for each in chunks(behind)] == ["the mill", "Vaux rules"]


def test_a_number_that_somebody_has_is_no_person() -> None:
    assert follow("Who is the warden?", "and her phone number?").startswith("Her phone number, the warden")
    assert follow("Who is the warden?", "and her deputy?").startswith("Who is her deputy, the warden")


@pytest.mark.parametrize(
    ("question", "then", "form"),
    [
        ("Lecorre, c'était combien ?", "et Batifrance ?", "Batifrance, c'était combien, Vaux?"),
        ("Le filtre, on le lave quand ?", "et le joint ?", "le joint, on le lave quand, Vaux?"),
        *[
            (f"Le filtre, {rest} ?", "le joint", f"le joint, {rest}, Vaux?")
            for rest in (
                "ça se lave",
                "il tient",
                "elle tient",
                "ils tiennent",
                "elles durent",
                "qu'en dire",
                "quand le laver",
            )
        ],
        *[
            (f"Le filtre, {rest} ?", "le joint", f"le joint, {rest}, Vaux?")
            for rest in ("combien coûte-t-il", "où est-il")
        ],
        *[
            (f"The bus, {verb} they run?", "the tram", f"the tram, {verb} they run, Vaux?")
            for verb in "is are was were does do did".split()
        ],
        ("The bus, is it late?", "the tram", "the tram, is it late, Vaux?"),
    ],
)
def test_another_takes_the_place_of_what_is_named_before_the_question(
    question: str, then: str, form: str
) -> None:
    assert follow(question, then, "Vaux") == form
    if form[0].islower():
        assert follow(question, then) == form.replace(", Vaux", "")
        for other in ("en 2031", "demain matin", "2031", "à Vey", "Lundi", "du joint"):
            assert not follow(question, other, "Vaux").startswith(other)


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Is the fee high?", "the fee"),
        ("Were the fees high at Vaux?", "the fees"),
        ("Is a canoe safe?", "a canoe"),
        ("Is the day ticket dear?", "the day ticket dear"),
        ("How long is the fee high?", "the fee high"),
        ("Is the room 12?", "the room 12"),
        ("Are fees high?", "fees high"),
        ("Has the fee risen?", "the fee risen"),
    ],
)
def test_how_a_thing_is_is_no_part_of_it_in_a_question_of_yes_or_no(question: str, thing: str) -> None:
    assert chunks(question)[0].text(question) == thing


def test_a_thing_takes_the_place_of_one_that_is_so() -> None:
    assert follow("Is the fee high?", "and the rent?") == "Is the rent high?"
