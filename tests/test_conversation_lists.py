"""What each small word of the conversation's lists does to the question that holds it."""

import pytest
from before import before

from passerelle.conversation import lists
from passerelle.conversation.clauses import clause
from passerelle.conversation.compared import other
from passerelle.conversation.leaning import free_pronoun, is_fragment, opened
from passerelle.conversation.spoken import speak_of
from passerelle.conversation.subject import chunks
from passerelle.conversation.swap import swapped
from passerelle.conversation.tokens import Token, tokens
from passerelle.conversation.whole import own_words
from passerelle.index.folding import fold

ASKING = """quel quelle quels quelles qui quoi ou quand comment pourquoi combien lequel laquelle lesquels lesquelles
what which who whom whose where when why how what's who's when's where's how's"""
SPEAKERS = "je tu on nous vous i you we one's"
THEY = "il elle ils elles lui it they them he him"
SMALL = """le la les un une des du au aux the an ce cet cette ces this that these those et mais donc and or but so
if si que than not ne pas non no yes oui se y there many much long old often far tout tous toute toutes every each
quelque chose personne someone somebody something anyone anybody anything nobody nothing quelqu'un"""
TIES = """de des aux en dans pour par sur sous chez avec sans depuis apres avant contre entre vers selon pendant of at
in on for to from by with without during since after before under per about into within over until till between aupres
durant parmi envers lors malgre against through among despite"""
VERBS = """est sont était étaient a ont avait avaient sera seront serait fut furent peut peuvent doit doivent faut va
vont fait font suis es êtes ai as avez peux dois coute coûtent coûtait paie paient paye donne donnent is are was were
am be been being does do did done has have had can could may might must shall should will would it's that's there's
they're cost costs get gets got pay pays take takes give gives i'm i'll i've he's she's we're you're they've isn't
don't happen happens happened going"""


def last(text: str) -> Token:
    return tokens(text)[-1]


@pytest.mark.parametrize("word", [*ASKING.split(), *SPEAKERS.split(), *THEY.split(), *SMALL.split()])
def test_a_small_word_is_neither_a_thing_nor_a_verb(word: str) -> None:
    found = last(f"mill {word}")
    assert not found.is_content
    assert found.is_verb is (word in {"what's", "who's", "when's", "where's", "how's"})


@pytest.mark.parametrize("word", VERBS.split())
def test_a_common_verb_is_no_thing(word: str) -> None:
    assert last(f"they {word}").is_verb
    assert not last(f"they {word}").is_content


@pytest.mark.parametrize("word", TIES.split())
def test_a_preposition_ties_a_thing_and_opens_a_season(word: str) -> None:
    assert last(f"mill {word}").is_preposition
    assert not last(f"mill {word}").is_content
    assert last(f"{word} été").time == "season"


@pytest.mark.parametrize("word", [*ASKING.split(), *SPEAKERS.split(), *THEY.split()])
def test_a_word_that_asks_or_stands_for_someone_makes_more_than_a_fragment(word: str) -> None:
    assert is_fragment(f"mill {word}") is (word == "ou")
    assert is_fragment("mill barge")


@pytest.mark.parametrize("word", "i we you je tu on nous vous".split())
def test_who_speaks_is_no_name_even_in_capitals(word: str) -> None:
    assert not last(f"ask {word.upper()}").is_name


@pytest.mark.parametrize("word", [*THEY.split(), "she"])
def test_a_pronoun_stands_for_what_was_said_before(word: str) -> None:
    assert free_pronoun(f"is {word} Brenn")


@pytest.mark.parametrize("word", "son sa ses leur leurs his her its their".split())
def test_an_owner_was_said_before_where_nothing_is_named(word: str) -> None:
    assert free_pronoun(f"is {word} boat late")
    assert not free_pronoun(f"is {word} Brenn late")


@pytest.mark.parametrize(
    "word", "et ou mais donc and or but so if si que than as not ne pas non no yes oui se".split()
)
def test_an_owner_behind_a_conjunction_was_named_before(word: str) -> None:
    assert free_pronoun(f"is {word} her Brenn late")
    assert not free_pronoun("is mill her Brenn late")


DETERMINERS = """le la les un une des du au aux the a an ce cet cette ces this that these those son sa ses leur leurs
his her its their mon ma mes ton ta tes notre nos votre vos my your our de of"""


@pytest.mark.parametrize("noun", "paie pay cost costs".split())
def test_what_has_a_determiner_is_a_noun_and_no_verb(noun: str) -> None:
    assert [word for word in DETERMINERS.split() if last(f"{word} {noun}").is_verb] == []
    assert last(f"they {noun}").is_verb


@pytest.mark.parametrize("word", ["le ", "la ", "les ", "l'", "un ", "une ", "des ", "du "])
def test_behind_a_french_article_a_bare_a_is_no_english_article(word: str) -> None:
    assert [each.is_article for each in tokens(f"{word}bac a moulin") if each.text == "a"] == [False]
    assert [each.is_article for each in tokens("the bac a moulin") if each.text == "a"] == [True]


@pytest.mark.parametrize(
    "word", "en in de of since depuis avant before apres after annee année year year's".split()
)
def test_a_year_of_long_ago_is_one_behind_a_word_that_says_so(word: str) -> None:
    assert last(f"{word} 1805").time == "year"
    assert last("salle 1805").time == ""


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("hiver printemps automne summer winter spring autumn fall", "season"),
        (
            "lundi mardi mercredi jeudi vendredi samedi dimanche lundis mardis mercredis jeudis vendredis",
            "day",
        ),
        (
            "samedis dimanches monday tuesday wednesday thursday friday saturday sunday mondays tuesdays",
            "day",
        ),
        ("wednesdays thursdays fridays saturdays sundays weekday weekdays weekend weekends", "day"),
        ("week-end week-ends", "day"),
        ("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre", "month"),
        ("january february march april june july august september october november december", "month"),
    ],
)
def test_a_word_of_the_calendar_names_its_kind_of_time(words: str, kind: str) -> None:
    assert {word: last(f"le {word}").time for word in words.split()} == dict.fromkeys(words.split(), kind)


@pytest.mark.parametrize("verb", "est sont était étaient sera seront fut is are was were will be".split())
def test_what_is_asked_for_behind_a_form_of_to_be_is_not_named_by_it(verb: str) -> None:
    assert free_pronoun(f"what {verb} the price and where is it")
    assert not free_pronoun("what made the price and where is it")


@pytest.mark.parametrize("asked", "what which who what's who's quel quelle quels quelles qui".split())
def test_a_question_word_for_a_thing_asks_for_the_noun_behind_it(asked: str) -> None:
    assert chunks(f"{asked} mill of Brenn")[0].focus
    assert not chunks("when mill of Brenn")[0].focus


def test_how_many_asks_for_what_is_counted_and_elided_words_are_no_things() -> None:
    assert [each.focus for each in chunks("combien de moulins à Brenn")] == [True, False]
    assert [each.focus for each in chunks("how many mills at Brenn")] == [True, False]
    assert [each.text for each in tokens("s'il n'a qu'une halle, c'est l'abri d'Ada") if each.is_content] == [
        "halle",
        "abri",
        "Ada",
    ]


@pytest.mark.parametrize("title", "M Mr Mrs Ms Mme Mlle Dr Me St Ste No N".split())
def test_the_point_of_a_short_title_ends_no_sentence(title: str) -> None:
    assert last(f"chez {title}. Roe").is_name
    assert not last("chez elle. Roe").is_name


GROUPS = [
    "gris jaune vert bleu rouge noir blanc marron orange rose violet",
    "grise verte bleue noire blanche",
    "grey gray yellow green blue red black white brown pink purple",
    "petit grand moyen petite grande moyenne small medium large big little",
    "premier deuxième second troisième dernier first third last première seconde dernière",
    "matin midi soir",
    "morning noon evening afternoon",
]
PEOPLE = """adulte enfant étudiant retraité senior bébé famille fille fils couple adult child kid student pensioner
baby family daughter son employé employee salarié worker ouvrier cadre apprenti apprentie apprentice stagiaire trainee
intern intérimaire bénévole volunteer membre member invité guest visiteur visitor locataire tenant resident habitant
adhérent abonné patient passager passenger cyclist cycliste junior jeune teenager ado adolescent landlord landlady
propriétaire bailleur bailleresse owner buyer seller acheteur vendeur employer employeur lender borrower prêteur
emprunteur"""
MANY = """adultes enfants étudiants retraités seniors bébés familles couples adults children kids students
pensioners babies families employés employees salariés workers ouvriers cadres apprentis apprentices stagiaires trainees
interns intérimaires bénévoles volunteers membres members invités guests visiteurs visitors locataires tenants residents
habitants adhérents abonnés patients passagers passengers cyclists cyclistes juniors jeunes teenagers ados adolescents
propriétaires bailleurs owners buyers sellers acheteurs vendeurs employers employeurs lenders borrowers emprunteurs"""
PERIODS = """minute heure jour semaine mois nuit hour day week month year night minutes heures jours semaines ans
nuits hours days weeks months years nights"""


def pairs(words: str) -> list[tuple[str, str]]:
    found = words.split()
    return list(zip(found, [*found[1:], found[0]], strict=True))


@pytest.mark.parametrize(("old", "new"), [pair for group in GROUPS for pair in pairs(group)])
def test_a_word_takes_the_place_of_its_like(old: str, new: str) -> None:
    assert swapped(f"Where is it {old}?", new, []) == f"Where is it {new}?"


@pytest.mark.parametrize(("old", "new"), [*pairs(PEOPLE), *pairs(MANY)])
def test_a_person_takes_the_place_of_another(old: str, new: str) -> None:
    assert swapped(f"What do we ask of {old}?", f"for {new}", []) == f"What do we ask of {new}?"


@pytest.mark.parametrize(("old", "new"), pairs(PERIODS))
def test_a_span_of_time_takes_the_place_of_a_counted_one(old: str, new: str) -> None:
    assert swapped(f"Is it free for 3 {old}?", f"2 {new}", []) == f"Is it free for 2 {new}?"


@pytest.mark.parametrize(("old", "new"), [
    *[("full", "half"), ("whole", "half"), ("single", "double"), ("upper", "lower"), ("left", "right")],
    *[("north", "south"), ("east", "west"), ("old", "new"), ("high", "low"), ("hot", "cold"), ("front", "back")],
    *[("peak", "off-peak"), ("inner", "outer"), ("plein", "demi"), ("pleine", "creuse"), ("entier", "demi")],
    *[("pleines", "creuses"), ("entière", "demi"), ("simple", "double"), ("haut", "bas"), ("haute", "basse")],
    *[("gauche", "droite"), ("gauche", "droit"), ("nord", "sud"), ("est", "ouest"), ("ancien", "nouveau")],
    *[("ancienne", "nouvelle"), ("chaud", "froid"), ("chaude", "froide"), ("intérieur", "extérieur")],
    *[("red", "blue"), ("small", "large"), ("first", "last"), ("tenant", "landlord")],
])  # fmt: skip
def test_the_other_of_two_is_the_opposite_word(old: str, new: str) -> None:
    for one, two in ((old, new), (new, old)):
        assert other(f"Where is the {one} gate?", "the other gate", [f"A {old} gate, a {new} gate."]) == (
            f"Where is the {fold(two)} gate?"
        )


ATTRIBUTES = """price prix tarif cost coût montant amount number numéro nom name date jour day heure time fee frais
taux rate âge age taille size poids weight adresse address email mail téléphone phone durée length horaire horaires
hours title titre code total nombre"""


@pytest.mark.parametrize("word", ATTRIBUTES.split())
def test_what_anything_may_have_is_no_sign_that_a_text_speaks_of_it(word: str) -> None:
    assert not speak_of([f"{word} mill"], tokens(word))
    assert speak_of([f"{word} mill"], tokens(f"{word} mill"))


@pytest.mark.parametrize(
    "word",
    """total all plus moins max maximum minimum exactly exactement precisement about environ roughly so then alors donc
    least most only seulement once""".split(),
)
def test_a_vague_word_beside_a_question_word_asks_nothing_of_its_own(word: str) -> None:
    assert own_words(tokens(f"how many {word}")) == []
    assert [each.text for each in own_words(tokens(f"mill {word}"))][:1] == ["mill"]


@pytest.mark.parametrize(
    "word",
    """notice version edition contrat contract réglement rules grille tarif tarifs prices policy politique guide report
    rapport minutes offre offer agreement accord calendrier calendar saison season document leaflet manual manuel
    handbook notices catalogue budget programme timetable horaires statuts""".split(),
)
def test_another_years_edition_puts_its_year_into_the_question(word: str) -> None:
    assert swapped("What was it in 2031?", f"in the 2032 {word}", []) == "What was it in 2032?"
    assert swapped("What was it in 2031?", "in the 2032 mill", []) != "What was it in 2032?"


@pytest.mark.parametrize("number", ["two", "deux", "seven", "vingt", "cent", "hundred", "mille"])
def test_a_number_in_words_is_counted_as_one_in_digits(number: str) -> None:
    assert number in lists.NUMBERS
    assert swapped(f"Is it free for {number} days?", "2 weeks", []) == "Is it free for 2 weeks?"


MEASURES = """temps moment raison raisons cause motif reason reasons advance avance fois time times occasion condition
conditions endroit place lieu année year mois month semaine week semaines weeks jours days moyen"""


@pytest.mark.parametrize("word", MEASURES.split())
def test_a_noun_for_when_or_why_asks_of_all_that_was_asked(word: str) -> None:
    fair = before(
        "When is the fair of Vesper in 2031?", title="Vesper rules", texts=["The fair is on 3 May."]
    )
    assert clause(fair, opened(f"what total {word}?")) == f"What total {word}, the fair of Vesper in 2031?"
    assert clause(fair, opened("what total mill?")) != "What total mill, the fair of Vesper in 2031?"
