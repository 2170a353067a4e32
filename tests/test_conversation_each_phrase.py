"""Each way of swapping, comparing and talking in a conversation, by each word that it is known by."""

import pytest
from before import before

from passerelle.conversation.clauses import clause
from passerelle.conversation.compared import compares, other
from passerelle.conversation.leaning import Opened, opened
from passerelle.conversation.small_talk import small_talk
from passerelle.conversation.swap import swapped
from passerelle.conversation.swap_measures import measure_end, measured
from passerelle.conversation.swap_names import named
from passerelle.conversation.swap_phrases import phrase
from passerelle.conversation.tokens import tokens


@pytest.mark.parametrize(
    "opening", ["for", "pour", "à", "at", "of", "with", "de", "les", "the", "those", "ceux"]
)
def test_what_opens_a_measure_is_left_out(opening: str) -> None:
    assert measured("Is it under 5 m?", f"{opening} over 7 m") == "Is it over 7 m?"
    assert measured("Is it under 5 m?", f"{opening} {opening} over 7 m") == "Is it over 7 m?"
    assert measured("Is it under 5 m?", "boats over 7 m") == ""


def test_a_measure_without_a_unit_or_behind_a_sign_takes_its_place_and_ends_where_it_stands() -> None:
    assert measured("Is it under 5 (net)?", ", over 7 ?") == "Is it over 7 (net)?"
    assert measured("Is it under 5 m?", "over 7") == "Is it over 7 m?"
    assert measured("Is it under ten in Wrayness?", "over 7") == "Is it over 7 in Wrayness?"
    assert measure_end("A boat, under 5 m", 6) == 6
    assert measure_end("A boat of under 5 m", 6) == 19


@pytest.mark.parametrize("verb", "pay owe get receive need pays owes gets receives needs paid".split())
def test_what_one_pays_or_gets_is_asked_of_another(verb: str) -> None:
    given = tokens("for boats")
    assert phrase(f"What taxes {verb} a yacht?", "for boats", given) == f"What taxes {verb} boats?"
    assert phrase("What taxes lose a yacht?", "for boats", given) == ""


@pytest.mark.parametrize("verb", "paie paient paye payent verse touche reçoit doit obtient".split())
def test_what_one_pays_or_gets_is_asked_of_another_in_french(verb: str) -> None:
    given = tokens("pour un canot")
    assert phrase(f"Combien {verb} un yacht ?", "pour un canot", given) == f"Combien {verb} un canot ?"
    assert phrase("Combien perd un yacht ?", "pour un canot", given) == ""


@pytest.mark.parametrize("asks", ["Who is", "Who was", "Qui est", "Qui était"])
def test_who_holds_an_office_is_asked_of_another_office(asks: str) -> None:
    question, fragment = f"{asks} the clerk of Oakhurst?", "the mayor of Pell"
    assert named(question, fragment, tokens(fragment), [], "") == f"{asks} the mayor of Pell?"


PERIODS = "year année saison season month mois this cette ce now maintenant today currently"


@pytest.mark.parametrize("word", PERIODS.split())
def test_a_word_for_now_beside_a_place_is_left_out(word: str) -> None:
    assert swapped("How much is it at Pell?", f"at Vaux, {word}", []) == "How much is it at Vaux?"
    assert swapped("How much is it at Pell?", "at Vaux, free", []) == "How much is it at Vaux free?"


@pytest.mark.parametrize(
    "age", ["moins de 4 ans", "plus de 60 ans", "under 16s", "over 60s", "younger than 8 years"]
)
def test_persons_by_their_age_take_the_place_of_others(age: str) -> None:
    assert swapped("What do adults pay?", f"the {age}", []) == f"What do the {age} pay?"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        *[(f"{each} for Pell?", "for Pell") for each in ("now idem", "do the same", "maintenant la même chose")],
        *[(f"pareil {each} Pell", f"{each} Pell") for each in "pour for at à a au chez in en with avec".split()],
        *[(f"{each} the same in Pell?", "in Pell") for each in "is was are were c'est est-ce c'était".split()],
        *[(f"{each} pareil à Pell ?", "à Pell") for each in ("était-ce", "y a-t-il", "il y a", "is there")],
        *[(f"are there a {each} one in Pell", "one in Pell") for each in ("comparable", "similar")],
        *[(f"{each} cheaper in Pell?", "in Pell") for each in ("is this", "was that", "were they", "will it be")],
        *[(f"{each} plus cher à Pell ?", "à Pell") for each in ("ça est", "cela était", "ce sera", "c'serait")],
        *[(f"{each} plus cher à Pell ?", "à Pell") for each in ("est-il", "était-elle", "ils sont", "elle est")],
        *[(f"{each} more in Pell?", "in Pell") for each in ("did it cost", "does that take", "would they last")],
        *[(f"ça {each} plus à Pell ?", "à Pell") for each in "coûte coûtait dure durait prend".split()],
        *[(f"is it {each} longer in Pell?", "in Pell") for each in ("still", "also", "much", "any", "a lot")],
        *[(f"c'est {each} plus cher à Pell ?", "à Pell") for each in "bien encore aussi beaucoup".split()],
        *[(f"est-ce {each} à Pell ?", "à Pell") for each in "mieux pire meilleur meilleure autant".split()],
        *[(f"is it longer {each} Pell?", "Pell") for each in ("than", "as", "than for")],
        *[(f"est-ce plus long {each} Pell ?", "Pell") for each in ("que", "que pour")],
    ],
)  # fmt: skip
def test_a_comparison_is_of_what_stands_behind_it(text: str, rest: str) -> None:
    assert compares(Opened(text)) == (Opened(rest, continues=True), False)


@pytest.mark.parametrize("word", "other after under over ever never her per either".split())
def test_a_word_that_ends_like_a_comparison_is_none(word: str) -> None:
    text = f"is it {word} Pell?"
    assert compares(Opened(text)) == (Opened(text), False)


LAMPS = ["The red lamp is here, the blue lamp there."]


@pytest.mark.parametrize("words", ["the other", "l'autre", "les autres", "an autre", "un autre", "une autre"])
def test_the_other_is_asked_for_in_many_ways(words: str) -> None:
    for tie in ("", "to ", "for ", "of ", "in ", "with ", "de ", "pour ", "à ", "avec ", "dans "):
        assert other("Where is the red lamp?", f"{tie}{words} lamp?", LAMPS) == "Where is the blue lamp?"
        assert other("Where is the red lamp?", f"{tie}{words}.", LAMPS) == "Where is the blue lamp?"


@pytest.mark.parametrize("word", "quel quelle quels quelles which what".split())
def test_a_noun_behind_a_question_word_asks_of_all_that_was_asked(word: str) -> None:
    fair = before(
        "When is the fair of Vesper in 2031?", title="Vesper rules", texts=["The fair is on 3 May."]
    )
    assert clause(fair, opened(f"dans {word} hall ?")) == f"Dans {word} hall, the fair of Vesper in 2031?"
    assert clause(fair, opened(f"{word} hall ?")).endswith(f"{word[1:]} hall, the fair of Vesper in 2031?")
    assert clause(fair, opened(f"the {word} hall ?")) == f"The {word} hall, the fair of Vesper in 2031?"


def test_what_asks_nothing_new_is_put_before_what_was_asked() -> None:
    assert clause(before("When Vesper is open?"), opened("how?")) == "How, Vesper is open?"
    said = before("When is Vesper open?", quote="It is open in May. Not in June.")
    assert clause(said, Opened("...how come?")) == "How come, Vesper open?"


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        *[(f"quels documents {each} ?", "documents") for each in ("tu as", "vous avez", "il y a", "y a-t-il")],
        *[(f"quels documents sont {each} ?", "documents") for each in ("là", "disponibles", "indexés")],
        *[(f"quels documents {each} ?", "documents") for each in ("disponibles", "indexés", "ici", "au total")],
        *[(f"quels documents dans cette {each} ?", "documents") for each in ("base", "collection")],
        *[(f"what documents are {each}?", "documents") for each in ("there", "available", "indexed", "in here")],
        *[(f"are you {each}?", "help") for each in ("a robot", "a bot", "human", "a person", "a machine", "an ai")],
        *[(f"es-tu {each} ?", "help") for each in ("un robot", "humain", "une personne", "une machine", "une ia")],
        *[(f"what languages can you {each}?", "help") for each in ("speak", "understand", "know", "read")],
        *[(f"do you {each}?", "help") for each in ("speak French", "understand English")],
        *[(f"quelles langues {each} ?", "help") for each in ("parles-tu", "parlez-vous", "comprenez-vous")],
        *[(f"dans quelles langues {each} ?", "help") for each in ("connais-tu", "connaissez-vous")],
        *[(f"{each} ?", "help") for each in ("parles-tu français", "comprenez-vous l'anglais")],
        *[(f"thanks {each}", "thanks") for each in ("again", "for the answer", "very much")],
        *[(f"it was {each}", "thanks") for each in ("so helpful", "really clear", "most kind of you")],
        *[(f"that's {each}", "thanks") for each in ("helpful", "very useful", "really clear", "kind", "perfect")],
        *[(f"c'était très {each}", "thanks") for each in ("utile", "clair", "pratique", "gentil")],
        *[(each, "thanks") for each in ("that helps", "that helps a lot", "ça m'aide beaucoup", "well done")],
        *[(f"bonjour {each}", "greeting") for each in ("mes amis", "les filles", "l'équipe", "mes collègues")],
        *[(f"test {each}", "nothing") for each in ("and you", "svp", "stp", "please", "oh", "ah", "et toi", "et vous")],
        *[(f"{each} test", "nothing") for each in ("s'il te plaît", "s'il vous plaît", "merci", "bonjour")],
    ],
)  # fmt: skip
def test_small_talk_is_known_by_each_of_its_words(message: str, kind: str) -> None:
    assert small_talk(message) == kind
