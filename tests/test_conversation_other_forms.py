"""Other forms of the patterns of a conversation, each of which changes what a question is taken for."""

import pytest
from before import before

from passerelle.conversation.clauses import LATER, VERB_LEFT_OUT
from passerelle.conversation.compared import compares
from passerelle.conversation.fragments import ALSO, HOLIDAY
from passerelle.conversation.leaning import Opened, free_pronoun, names_a_whole, opened, points_back
from passerelle.conversation.swap import swapped
from passerelle.conversation.tokens import tokens

BED = before("How much is a bed in a room at Halden?", title="Halden rules", topic="Halden rules")
THING = before("do they ask a deposit?", "Do they ask a deposit, Marrick?", title="Marrick", topic="Marrick")


@pytest.mark.parametrize("word", ["", "and", "et", "but", "mais", "or", "ou", "puis", "then"])
def test_what_goes_on_may_open_with_a_word_that_ties(word: str) -> None:
    for ask in (
        "what about",
        "how about",
        "quid",
        "quid d'",
        "quid des",
        "qu'en est-il du",
        "et en est-il d'",
    ):
        gap = "" if ask.endswith("'") else " "
        assert opened(f"{word}, {ask}{gap}Oriel ?".lstrip(", ")) == Opened("Oriel ?", continues=True)


@pytest.mark.parametrize(
    "text",
    [
        *[f"who paid the {span} before" for span in ("year", "month", "week", "season", "day")],
        *[f"who paid the {span} after?" for span in ("year", "month", "week", "season", "day")],
        *[f"{bac} part et {which} ?" for bac in ("le bac", "la maire") for which in ("lequel", "laquelle")],
        *[f"le bac part et {which} ?" for which in ("lesquels", "lesquelles")],
        *["the boat goes and which one?", "the boat goes and which ones?", "la halle attend ce vote ?"],
        *["la précédente part quand ?", "le précédent part quand ?", "la suivante part quand ?"],
        *["le suivant part quand ?", "le tarif d'après coûte combien ?", "le tarif d'avant coûte combien ?"],
        *["je ne la paie pas", "je n'y vais pas", "on en a combien ?", "on en ai combien ?", "j'en ai combien ?"],
    ],
)  # fmt: skip
def test_a_word_for_what_was_said_before_points_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        *["who paid the hour before", "la halle attend ce bail ?", "Is this her Brenn boat?"],
        *["why those are Brenn boats", "dis ce qu'on paie à Brenn", "ce n'est Brenn", "quand on y a droit"],
        *["quand on les dort", "who pays for that week at Brenn?", "le bac part et lequel des deux Brenn ?"],
    ],
)  # fmt: skip
def test_a_word_that_only_looks_like_one_points_at_nothing(text: str) -> None:
    assert not points_back(text)


@pytest.mark.parametrize(
    "verb", "parler finir vendre parle parles parlent parlons parlez parlait parla".split()
)
def test_a_verb_with_its_object_before_it_points_back(verb: str) -> None:
    for who in (
        "je",
        "on",
        "tu",
        "nous",
        "vous",
        "il",
        "ils",
        "elle",
        "elles",
        "qui",
        "ne",
        "peut-on",
        "faut-il",
    ):
        for what in ("le", "la", "les"):
            assert points_back(f"quand {who} {what} {verb}")
    assert points_back(f"quand on ne la {verb}")


@pytest.mark.parametrize("verb", "ouvre ouvres ouvrent ouvrer ouvrir ouvrait ouvront ouvra".split())
def test_a_verb_with_its_elided_object_before_it_points_back(verb: str) -> None:
    for who in ("peut-on", "doit-on", "faut-il", "puis-je", "peut", "dois", "peux", "ne"):
        assert points_back(f"quand {who} l'{verb}")
        assert not points_back(f"quand {who} l'abri")


@pytest.mark.parametrize(
    "head", ["le toit", "la lame", "les lames", "l'axe", "du toit", "des lames", "au toit", "aux lames"]
)
def test_a_thing_of_a_thing_is_a_whole_in_french(head: str) -> None:
    for of in ("de la ", "de l'", "du ", "des ", "dans le ", "dans la ", "dans les ", "dans l'"):
        assert names_a_whole(f"combien pèse {head} {of}usine ?")
        assert not names_a_whole(f"combien pèse le prix {of}usine ?")


def test_what_is_said_of_nobody_has_no_free_pronoun() -> None:
    assert not free_pronoun("il suffit de payer quand ?")
    assert not free_pronoun("suffit-il de payer ?")
    assert not free_pronoun("what does it mean when it is red?".replace("it is", "Brenn is"))
    assert free_pronoun("what does it mean while Brenn is red?")


@pytest.mark.parametrize("who", ["de", "pour", "à", "je", "on", "tu"])
def test_what_is_to_be_done_to_a_thing_takes_it_up(who: str) -> None:
    for verb in ("payer", "finir", "vendre", "rends", "permets", "finis", "paie"):
        for it in ("le ", "la ", "les "):
            assert THING.thing(f"il faut quoi {who} {it}{verb} ?") == "a deposit"
        assert THING.thing(f"il faut quoi {who} l'a{verb} ?") == "a deposit"
        assert THING.thing(f"il faut quoi {who} {verb} ?") == ""


@pytest.mark.parametrize("tie", "is was does did do for about of to with".split())
def test_that_at_the_end_means_one_thing(tie: str) -> None:
    for end in ("that?", "this", "that cost?", "this here ."):
        assert BED.subject(f"who {tie} {end}").startswith("a bed")
        assert BED.subject(f"who {tie} {end.replace('th', 'x')}") == "Halden rules"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("who pays then?", "Halden rules"),
        *[(f"then {be} it warm?", "a bed, Halden rules") for be in ("is", "are", "was", "were")],
        ("was it a then-open room?", "a bed, Halden rules"),
        ("then can it be warm?", "Halden rules"),
        ("ils lui doivent combien ?", "a bed, Halden rules"),
        ("elles leur doivent combien ?", "a bed, Halden rules"),
        ("la halle peut-elle fermer ?", "Halden rules"),
        ("le bac peut-il fermer ?", "Halden rules"),
        ("peut-elle fermer ?", "a bed, Halden rules"),
    ],
)
def test_a_word_for_a_time_or_what_is_named_means_no_thing(text: str, subject: str) -> None:
    assert BED.subject(text) == subject


HELPS = "do does did is are was were can could will would has have had".split()


@pytest.mark.parametrize("who", "i you he she it they we one je on il elle ils elles vous".split())
def test_a_verb_that_was_said_is_left_out_behind_anybody(who: str) -> None:
    for verb in (*HELPS, "can't", "won't", "cannot"):
        assert VERB_LEFT_OUT.search(f"if {who} {verb}?")
        assert not VERB_LEFT_OUT.search(f"if {who} {verb} pay?")
    for verb in HELPS:
        assert VERB_LEFT_OUT.search(f"{who} {verb}n't")
        assert VERB_LEFT_OUT.search(f"what if {who} {verb} not?")
        assert bool(VERB_LEFT_OUT.search(f"{verb}n't {who}?")) is (who in {"it", "they", "he", "she"})
    for negated in ("n'est pas", "ne l'est pas", "ne le fait pas", "n'est"):
        assert VERB_LEFT_OUT.search(f"si {who} {negated} ?")


@pytest.mark.parametrize(
    "text",
    [
        *[f"quand {verb} le bac" for verb in ("est", "sont", "etait", "a", "ont", "sera")],
        *[f"when {verb} boats" for verb in ("is", "are", "was", "were", "does", "did", "do", "will", "would")],
        *[f"quand {it}{verb} ?" for it in ("", "se ", "s'", "l'", "m'", "t'", "le ", "les ", "la ", "y ", "en ")
          for verb in ("ouvrer", "ouvrir", "voir", "vendre")],
        *[f"quand {it}paie-{who} ?" for it in ("", "l'", "m'", "t'", "s'", "le ", "les ", "la ", "y ", "en ")
          for who in ("on", "t-on", "il", "ils", "elle", "elles", "je", "vous", "tu", "nous", "ce")],
    ],
)  # fmt: skip
def test_a_question_when_something_is_done_is_no_condition(text: str) -> None:
    assert not LATER.match(text)


@pytest.mark.parametrize(
    ("text", "rest", "adds"),
    [
        ("are they more in summer?", "in summer", True),
        ("c'était moins le soir", "le soir", True),
        ("cela est autant la nuit", "la nuit", True),
        ("elles étaient moins chères le soir", "le soir", True),
        ("ils étaient plus en hiver", "en hiver", True),
        ("elle était moins chère le soir", "le soir", True),
        ("est-ce aussi plus cher le soir ?", "le soir", True),
        ("do they cost less at weekends?", "at weekends", True),
        ("cela coûte plus le soir", "le soir", True),
        ("était-ce aussi cher le soir ?", "le soir", True),
        ("is it worse in summer?", "in summer", True),
        ("is it better in summer?", "in summer", True),
        ("is it more as boats?", "boats", False),
        ("is it more a day?", "a day", True),
    ],
)
def test_what_is_compared_by_each_verb_is_what_stands_behind(text: str, rest: str, *, adds: bool) -> None:
    assert compares(Opened(text)) == (Opened(rest, continues=True), adds)


@pytest.mark.parametrize("word", ["hereafter", "performer", "otherworlder", "afterer"])
def test_a_word_that_begins_like_none_is_no_comparison(word: str) -> None:
    assert compares(Opened(f"is it {word} in Pell?")) == (Opened(f"is it {word} in Pell?"), False)


@pytest.mark.parametrize("tie", ["on", "in", "at", "for", "during"])
def test_one_and_when_are_two_parts(tie: str) -> None:
    assert swapped("When is the first bus?", f"the last one {tie} weekdays", []) == (
        f"When is the last bus {tie} weekdays?"
    )


def test_measures_holidays_and_also_have_each_of_their_forms() -> None:
    assert [tokens(f"5m{power}")[0].is_code for power in ("²", "³", "2", "3", "10")] == [False] * 5
    for text in ("during the bank holidays", "pour le noel", "le vacances", "during the school holidays"):
        assert HOLIDAY.match(text)
    assert ALSO.search("Ada egalement")
