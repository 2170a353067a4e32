"""Each word of the smaller patterns of a conversation, where it changes what a follow-up becomes."""

import pytest

from passerelle.conversation.contracted import agreed, repaired
from passerelle.conversation.doers import in_its_verbs_pronoun, on_another_condition
from passerelle.conversation.elsewhere import elsewhere
from passerelle.conversation.narrowed import asked_for, narrowed
from passerelle.conversation.negated import denied
from passerelle.conversation.relative import last_year, shifted, without_shift
from passerelle.conversation.spoken import speak_of
from passerelle.conversation.tokens import tokens

ARTICLES = "le la les des du ce cette mon ma mes"


@pytest.mark.parametrize("article", ARTICLES.split())
def test_what_is_elided_before_a_word_that_went_is_whole_again(article: str) -> None:
    assert repaired(f"ce qu'{article} bac coûte") == f"ce que {article} bac coûte"
    assert repaired(f"s'{article} bac part") == f"si {article} bac part"
    assert repaired(f"S’{article} bac part") == f"Si {article} bac part"


@pytest.mark.parametrize("article", ["un", "une"])
def test_if_is_whole_again_before_an_indefinite_article_too(article: str) -> None:
    assert repaired(f"s'{article} bac part") == f"si {article} bac part"


@pytest.mark.parametrize("kind", ["du des de", "au aux à À"])
def test_a_preposition_and_an_article_are_written_together(kind: str) -> None:
    wholes = ["du", "des", "de la ", "de l'"] if "de" in kind else ["au", "aux", "à la ", "à l'"]
    for word in kind.split():
        for article, whole in zip(("le", "les", "la ", "l'"), wholes, strict=True):
            noun = "usine" if article == "l'" else "bac"
            gap = "" if article[-1] in " '" else " "
            assert repaired(f"ici {word} {article}{gap}{noun}") == f"ici {whole}{gap}{noun}"


@pytest.mark.parametrize(
    "name", ["Le Havre", "Les Halles", "La Rochelle", "L'Usine", "the mill", "chez Paul", "at Pell"]
)
def test_a_preposition_with_an_article_goes_before_a_name_that_has_its_own(name: str) -> None:
    for word in ("au", "aux", "du", "des"):
        assert repaired(f"ici {word} {name}") == f"ici {name}"


@pytest.mark.parametrize(
    "thing", ["the mill", "le bac", "les bacs", "la halle", "un bac", "une halle", "l'usine", "l’usine"]
)
def test_an_english_article_goes_before_another_article(thing: str) -> None:
    for word in ("the", "a", "an"):
        assert repaired(f"see {word} {thing}") == f"see {thing}"


def test_an_is_written_before_a_vowel_alone() -> None:
    for letter in "aeiouhAEIOUH":
        assert repaired(f"see an {letter}xe") == f"see an {letter}xe"
    for letter in "bcdfgjklmnpqrstvwxyzBCDFGJKLMNPQRSTVWXYZ0234567":
        assert repaired(f"see an {letter}xe") == f"see a {letter}xe"


@pytest.mark.parametrize(
    ("nouns", "which"),
    [
        (
            "conditions pensions connexions places dates indemnités chances échéances urgences vies",
            "Quelles",
        ),
        (
            "étages abordages prismes horaires observatoires articles maîtres litres grammes programmes",
            "Quels",
        ),
        ("problèmes documents délais frais tarifs prix bacs logements dessins sons ions", "Quels"),
        ("timbres-poste", "Quels"),
    ],
)
def test_many_things_are_of_the_gender_that_their_ending_tells(nouns: str, which: str) -> None:
    for noun in nouns.split():
        assert agreed(f"Quel est les {noun} ?") == f"{which} sont les {noun} ?"


@pytest.mark.parametrize("word", "le la les l' lui leur se s' ne n' y".split())
def test_small_words_before_a_verb_stay_with_it(word: str) -> None:
    kept = word in {"se", "s'", "ne", "n'", "y", "lui", "leur"}
    said = f"{word}{'' if word.endswith(chr(39)) else ' '}ouvre"
    form = in_its_verbs_pronoun(f"quand {said}-t-il ?", "le bac")
    if kept:
        assert form == f"quand le bac {said}-t-il ?"
    else:
        assert form == f"quand {said.removesuffix('ouvre')}le bac ouvre-t-il ?"


@pytest.mark.parametrize(
    ("thing", "form"),
    [
        ("le bac", "le bac part-il"), ("un bac", "un bac part-il"), ("mon bac", "mon bac part-il"),
        ("la halle", "la halle part-elle"), ("une halle", "une halle part-elle"), ("ma halle", "ma halle part-elle"),
        ("Ada", "Ada part-il"),
    ],
)  # fmt: skip
def test_the_pronoun_behind_a_verb_takes_the_gender_of_the_thing(thing: str, form: str) -> None:
    assert in_its_verbs_pronoun("quand part-il ?", thing) == f"quand {form} ?"
    for many in ("les bacs", "des bacs", "mes bacs"):
        assert in_its_verbs_pronoun("quand part-il ?", many) == ""
        assert in_its_verbs_pronoun("quand partent-ils ?", many) == f"quand {many} partent-ils ?"


@pytest.mark.parametrize("article", "the a an my our his her their".split())
def test_a_condition_names_another_thing_by_any_article_and_verb(article: str) -> None:
    asked, form = f"Who pays if {article} window breaks?", f"Who pays if {article} lift breaks?"
    for verb in "does do did is are was were has have".split():
        assert on_another_condition(asked, f"if {article} lift {verb}?") == form
        assert on_another_condition(asked, f"what when {article} lift {verb} too") == form
        assert on_another_condition(asked, f"if lift {verb}") == ""


@pytest.mark.parametrize("end", ["", " it", " so", " too", "?", "."])
def test_a_condition_may_end_in_it_or_so(end: str) -> None:
    asked = "Who pays when a window breaks?"
    assert on_another_condition(asked, f"if the lift does{end}") == "Who pays when the lift breaks?"
    assert on_another_condition(asked, "if the lift does that") == ""


PASS = "How much is a day pass in Pell in 2024?"
NOTHING = """same one ones too also well instead more less now still already ever up down there change changed changes
go goes gone went put raised raise risen rise increased increase dropped drop même pareil aussi autant encore toujours
maintenant déjà changé augmenté baisse monte passe cher chère chers chères expensive ça cela mieux pire pires meilleur
meilleure meilleurs meilleures cheaper dearer longer shorter later earlier sooner higher lower bigger larger smaller
better worse faster slower"""


@pytest.mark.parametrize("word", NOTHING.split())
def test_a_word_that_asks_nothing_of_its_own_leaves_the_question_as_it_was(word: str) -> None:
    assert elsewhere(PASS, f"is it {word} in Vaux?", []) == "in Vaux"
    assert elsewhere(PASS, "is it painted in Vaux?", []) == ""


@pytest.mark.parametrize("verb", "do does did pay pays cost costs paie paye coute coutent".split())
def test_what_is_paid_is_asked_of_another_place(verb: str) -> None:
    assert elsewhere(PASS, f"what {verb} I in Vaux?", []) == "in Vaux"
    assert elsewhere(PASS, "what can I in Vaux?", []) == ""


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("est-ce plus long à Vaux ?", "à Vaux"),
        ("est-ce moins long à Vaux ?", "à Vaux"),
        ("est-ce aussi long à Vaux ?", "à Vaux"),
        ("est-ce très long à Vaux ?", ""),
        ("est-ce plus longtemps à Vaux ?", ""),
        ("is it dear at the mill of Vaux of Brest?", "at the mill of Vaux of Brest"),
        ("is it so in the Vaux ones?", "in the Vaux ones"),
        ("is it so of Vaux?", "of Vaux"),
    ],
)
def test_what_is_compared_asks_the_same_of_another_place(text: str, fragment: str) -> None:
    asked = PASS if "dear" not in text else "How dear is a day pass in Pell?"
    assert elsewhere(asked, text, []) == fragment


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("when do they meet?", "Oakhurst council"),
        ("who pays them?", "Oakhurst council"),
        ("what is their price?", "Oakhurst council"),
        ("is it theirs?", "Oakhurst council"),
        ("quand paient-ils ?", "Oakhurst council"),
        ("où vont-elles ?", "Oakhurst council"),
        ("quand ils paient ?", "Oakhurst council"),
        ("et elles ?", "Oakhurst council"),
        ("quel est leur prix ?", "Oakhurst council"),
        ("quels sont leurs prix ?", "Oakhurst council"),
        ("when does it meet?", "the clerk of the Oakhurst council"),
    ],
)
def test_a_word_for_many_means_what_has_a_name(text: str, part: str) -> None:
    assert narrowed("the clerk of the Oakhurst council", text, answered=True) == part


@pytest.mark.parametrize("word", "he she him her his lui".split())
def test_a_word_for_a_person_means_the_one_named(word: str) -> None:
    assert narrowed("Ada Thorne's parents", f"where is {word}", answered=True) == "Ada Thorne"


SHE = """action pension connexion chance science cité cigarette voiture mairie année allée forteresse promenade
étude poubelle étrenne tondeuse barrière famille machine semaine maison"""
HE = "bac hôtel étang atelier moulin musée"


@pytest.mark.parametrize("noun", SHE.split())
def test_a_noun_behind_an_elided_article_is_feminine_by_its_ending(noun: str) -> None:
    subject = f"l'{noun} du bac"
    assert narrowed(subject, "est-elle chère ?", answered=True) == subject
    assert narrowed(subject, "est-il cher ?", answered=True) == "du bac"


@pytest.mark.parametrize("noun", [each for each in HE.split() if each != "musée"])
def test_a_noun_behind_an_elided_article_is_masculine_by_another(noun: str) -> None:
    assert narrowed(f"l'{noun} de la halle", "est-il cher ?", answered=True) == f"l'{noun} de la halle"
    assert narrowed(f"l'{noun} de la halle", "est-elle chère ?", answered=True) == "la halle"


@pytest.mark.parametrize(
    ("article", "text"),
    [
        *[(each, "est-il grand ?") for each in ("le", "un", "du", "au", "ce", "cet")],
        *[(each, "est-elle grande ?") for each in ("la", "une", "cette")],
    ],
)
def test_an_article_tells_the_gender_of_its_noun(article: str, text: str) -> None:
    other_one = "le bac" if "elle" in text else "la halle"
    assert narrowed(f"{other_one} et {article} moulin", text, answered=True) == f"{article} moulin"


def test_what_is_asked_for_may_be_of_two_words_and_its_owner_elided() -> None:
    asked = "Quel est le tarif plein de l’association Brenn ?"
    assert asked_for(asked, "est-il fixe ?") == "le tarif plein de l’association Brenn"
    assert asked_for(asked, "est-elle fixe ?") == ""


@pytest.mark.parametrize("tie", ["in", "en", "dans", "à", "de", "for", "pour"])
def test_what_ties_a_year_goes_with_it(tie: str) -> None:
    assert without_shift(f"le prix {tie} the year before ?") == "le prix ?"
    assert without_shift("le prix un the year before ?") == "le prix un ?"


@pytest.mark.parametrize(
    ("text", "years", "moved"),
    [
        ("la saison 2021-2022 du club", 1, "la saison 2022-2023 du club"),
        ("the 2008/09 season", 1, "the 2009/10 season"),
        ("entre 2021 et 2031 ici", -1, "entre 2021 et 2030 ici"),
        ("rien", 1, ""),
    ],
)
def test_a_year_or_a_season_is_moved_where_it_stands(text: str, years: int, moved: str) -> None:
    assert shifted(text, years) == moved


def test_the_first_text_to_name_a_year_tells_it() -> None:
    assert last_year(["la saison 2021-22 et 2030", "2031"]) == "2021-22"
    assert last_year(["", "le 3 mai 2030"]) == "2030"


@pytest.mark.parametrize(
    "clause_",
    [
        *["s'il n'est pas réservé", "s'ils ne sont pas réservés", "si elle n'était pas réservée"],
        *["si on n'est pas réservé"],
        *["si je ne suis pas réservé", "si j'suis pas réservé", "quand ce n'est pas réservé", "if you aren't réservé"],
        *["if one is not réservé", "if that isn't réservé", "when it was not réservé", "if they're not réservé"],
    ],
)  # fmt: skip
def test_each_way_of_denying_a_condition_denies_the_word(clause_: str) -> None:
    assert denied("Quand est-il réservé ?", clause_).replace("non", "not") == "Quand est-il not réservé ?"


@pytest.mark.parametrize(
    ("form", "text", "spoken"),
    [
        ("can", "the cane", False),
        ("can", "the cans", True),
        ("mill", "the miller", True),
        ("mill", "the millstone", False),
        ("barge", "the bargeman", True),
        ("barge", "the bargemaster", False),
        ("garden", "the gardenhouses", True),
        ("gardener", "the gardenhouses", True),
        ("Ada's", "Ada is here", True),
        ("barge", "a debarge", False),
    ],
)
def test_a_longer_word_speaks_of_a_shorter_one_that_it_begins_with(
    form: str, text: str, *, spoken: bool
) -> None:
    assert speak_of([text], tokens(form)) is spoken


def test_a_translation_counts_from_one_chance_in_four() -> None:
    assert speak_of(["They equip the ship."], tokens("armement"))
    assert not speak_of(["They attend to the ship of the town."], tokens("attente"))
    assert speak_of(["He removed the paint of the old door."], tokens("absorption"))
    assert not speak_of(["The ship appears in the town in the morning."], tokens("affichent"))
    assert speak_of(["They display it in the town in the morning."], tokens("affichent"))


def test_the_first_two_thousand_letters_tell_the_language_of_a_text() -> None:
    english, french = "The dog sleeps in the house of the town. ", "Le maire de la ville part pour la mer. "
    assert speak_of([english * 60 + french * 400], tokens("chien"))
    assert not speak_of([french * 60 + english * 400], tokens("chien"))
