"""Each word by which a question means one thing, one of a kind, a time or a place of the question before."""

import pytest
from before import before

from passerelle.conversation.alternatives import alternatives
from passerelle.conversation.before import Before
from passerelle.conversation.clauses import LATER, VERB_LEFT_OUT
from passerelle.conversation.earlier import WHO_WAS_IT
from passerelle.conversation.fragments import HOLIDAY
from passerelle.conversation.swap import AGED
from passerelle.conversation.titled import HELD
from passerelle.conversation.turns import Turn
from passerelle.index.folding import fold_letters

HOSTEL = before("How much is a bed in a room at Halden?", title="Other", topic="Other")
VESPER = before(
    "when is it?",
    "When is it, the fair of Vesper?",
    title="Vesper rules",
    topic="Vesper 2031",
    whole="Who runs the mills of Vesper?",
    quote="The basin was cleaned.",
)
SHOP = before("is there a shop or a red barn?", "Is there a shop or a red barn, Vesper?", topic="Vesper")
RUNS = before("Who runs the mill of Vesper?", title="Vesper rules", topic="Vesper", answer="Ada Roe")


@pytest.mark.parametrize("word", "cet cette ces ce this that these those".split())
def test_this_thing_is_of_the_document_whose_quotation_names_it(word: str) -> None:
    assert VESPER.subject(f"is {word} basin deep?") == "Vesper rules"
    assert VESPER.subject(f"is {word} ba deep?") != "Vesper rules"


ONE = """who pays it | who pays one | how is that | what does this | what of that | ask about this | go with that
on paie ça | on paie cela | who is he | who is she | who met him | who met her | what is his price | what is its price
quand vient-il | quand vient-elle | quand part-t-elle | quel est son prix | quelle est sa taille | quels sont ses prix
combien c'est | combien c'était | il est où | elle est où"""


@pytest.mark.parametrize("text", [each.strip() for each in ONE.replace("\n", " | ").split(" | ")])
def test_a_word_for_one_thing_asks_of_the_thing_named(text: str) -> None:
    assert HOSTEL.subject(f"{text}?").startswith("a bed, Halden")


@pytest.mark.parametrize(
    "text", ["who pays", "which one pays", "this one pays", "that one pays", "the one pays", "one of us pays"]
)
def test_a_question_without_one_asks_of_all_that_was_cited(text: str) -> None:
    assert HOSTEL.subject(f"{text}?") == "Other"


@pytest.mark.parametrize(
    "when",
    [
        "that time",
        "that day",
        "that year",
        "that night",
        "then",
        "cette fois",
        "cette année",
        "cette nuit",
        "ce jour",
    ],
)
def test_a_word_for_a_time_asks_of_no_thing(when: str) -> None:
    assert HOSTEL.subject(f"was it warm {when}?") == "Halden, Other"


@pytest.mark.parametrize("who", "je tu on nous vous il ils elle elles peut peux doit dois pour sans".split())
def test_some_of_a_kind_are_meant_behind_en(who: str) -> None:
    for many in "un une deux trois plusieurs".split():
        assert SHOP.subject(f"{who} en louer {many} ?") == "a red barn, Vesper"
        assert SHOP.subject(f"{who} en louer pas {many} ?") == "a red barn, Vesper"


@pytest.mark.parametrize("who", "je tu on il elle vous nous".split())
def test_some_of_a_kind_are_meant_behind_an_inverted_verb(who: str) -> None:
    assert SHOP.subject(f"peut-{who} en louer une ?") == "a red barn, Vesper"
    assert SHOP.subject("j'en loue une ?") == "a red barn, Vesper"
    assert SHOP.subject("quand en louer une ?") != "a red barn, Vesper"


@pytest.mark.parametrize("tie", ["at", "in", "at the", "in the"])
def test_a_thing_at_a_place_in_english_is_asked_of(tie: str) -> None:
    asked = before(f"How much is a bed {tie} Halden?", title="Other", topic="Other")
    assert asked.subject("is it warm?") == "a bed, Halden, Other".replace(
        "Halden", f"{tie} Halden".split(" ", 1)[1]
    )


@pytest.mark.parametrize(
    "tie", ["chez", "à", "au", "aux", "dans la", "dans l'", "à l’", "dans le", "au club de"]
)
def test_a_thing_at_a_place_in_french_is_asked_of(tie: str) -> None:
    gap = "" if tie[-1] in "'’" else " "
    asked = before(f"Combien coûte un lit {tie}{gap}Oriel ?", title="Autre", topic="Autre")
    assert asked.subject("est-il chaud ?").startswith("un lit, ")
    away = before("Combien coûte un lit vers Oriel ?", title="Autre", topic="Autre")
    assert not away.subject("est-il chaud ?").startswith("un lit, ")


@pytest.mark.parametrize("word", ["he", "she", "him", "her", "his", "lui", "son", "sa", "ses"])
def test_who_was_asked_for_is_meant_by_each_word_for_a_person(word: str) -> None:
    assert RUNS.person(f"where is {word} now") == "Ada Roe"
    assert RUNS.person(f"where is {word}x now") == ""


@pytest.mark.parametrize("verb", ["have", "get", "pay", "take", "hire", "light"])
def test_one_behind_a_verb_of_having_is_one_of_a_kind(verb: str) -> None:
    assert SHOP.subject(f"can I {verb} one?") == "a red barn, Vesper"


@pytest.mark.parametrize("word", ["does", "can", "is", "what", "and", "the", "this", "my", "which"])
def test_one_behind_a_small_word_is_no_one_of_a_kind(word: str) -> None:
    assert SHOP.subject(f"{word} one pay?") == "Vesper"


def forms(question: str, asked: Before = HOSTEL) -> list[str]:
    return alternatives(question, "x", [asked.turn])


@pytest.mark.parametrize(
    "text",
    [
        *["which is the best?", "which ones are worst?", "which one costs least?", "which is most used?"],
        *["which is oldest?", "lequel est le plus grand ?", "laquelle est la moins chère ?"],
        *["lesquels sont les pires ?"],
        *["lesquelles sont les meilleures ?", "lequel est le meilleur ?", "laquelle est la pire ?"],
    ],
)  # fmt: skip
def test_a_question_which_of_all_is_the_most_is_asked_of_no_one_thing(text: str) -> None:
    assert forms(text) == []


@pytest.mark.parametrize(
    "text", ["which is good?", "which of them is best?", "lequel de ceux-ci est le plus grand ?"]
)
def test_another_question_which_is_asked_of_the_things(text: str) -> None:
    assert forms(text) != []


@pytest.mark.parametrize("verb", "fait font peut peuvent veut veulent doit est fais peux".split())
def test_a_verb_that_was_said_before_may_be_left_out(verb: str) -> None:
    for clause in (f"si on {verb} ?", f"et s'il ne {verb} pas", f"quand elles {verb}"):
        assert VERB_LEFT_OUT.search(fold_letters(clause))
    assert not VERB_LEFT_OUT.search(f"si on {verb} payer ?")


@pytest.mark.parametrize("text", ["quand voir le bac", "quand dormir", "quand pars-nous", "quand l'ont-nous"])
def test_a_question_when_is_no_condition(text: str) -> None:
    assert not LATER.match(fold_letters(text))
    assert LATER.match("quand nous partons")


@pytest.mark.parametrize(
    "text", ["who is it", "what was that", "where were this", "when will it be", "qui ce sera"]
)
def test_what_asks_once_more_is_known(text: str) -> None:
    assert WHO_WAS_IT.match(fold_letters(text))


HOLIDAYS = """le jour de l'armistice | le jour de l'an | on bank holiday | at the school holidays | a noel | pour paques
le jour de la toussaint | les jours feries | pendant les vacances scolaires | la veille de noel | on May eve"""


@pytest.mark.parametrize("text", [each.strip() for each in HOLIDAYS.replace("\n", " | ").split(" | ")])
def test_a_holiday_is_known(text: str) -> None:
    assert HOLIDAY.match(text)
    assert not HOLIDAY.match(f"{text} au bac")


@pytest.mark.parametrize(
    "age", ["moins de 4 ans", "plus de 60 ans", "under 16s", "over 60", "younger than 8 years", "older than 8 years",
            "age 12 years", "ages de 12 ans", "aged 12"]
)  # fmt: skip
def test_an_age_is_known(age: str) -> None:
    assert AGED.search(f"les {age}")
    assert not AGED.search(f"les {age.partition(' ')[0]} de bois")


@pytest.mark.parametrize("thing", ["quelque chose", "des choses", "anything", "something"])
def test_anything_about_a_thing_asks_for_a_document(thing: str) -> None:
    assert HELD.fullmatch(f"avez-vous {thing} sur le bail")


def test_a_turn_without_a_conversation_means_what_it_says() -> None:
    assert alternatives("who pays?", "", [Turn("When is it?", "When is it?", "en")]) == []
