"""Facts about the words of a question: which matter, what they ask for, and what of them a text holds."""

import pytest

from passerelle.words import content_words, coverage, kind_of, names, names_another


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Où est l'école de Zoé ?", ("ecole", "zoe")),
        ("l’âge", ("age",)),
        ("l'a\u0302ge", ("age",)),
        ("qu'une œuvre", ("oeuvre",)),
        ("The treaties were signed", ("treati", "signed")),
        ("1,2 million", ("1.2", "millio")),
        ("", ()),
        ("?! …", ()),
    ],
)
def test_words_that_matter_are_folded_and_cut_and_others_left_out(text: str, words: tuple[str, ...]) -> None:
    assert content_words(text) == words


def test_cognates_of_the_two_languages_share_their_stem() -> None:
    assert content_words("président signature") == content_words("president signatures")


def test_plurals_of_short_words_fall_together() -> None:
    assert content_words("accord") == content_words("accords")
    assert content_words("text") == content_words("texts")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Quand le mur est-il tombé ?", "time"),
        ("En quelle année ?", "time"),
        ("when did it end", "time"),
        ("Combien de réfugiés ?", "number"),
        ("How many refugees?", "number"),
        ("How long did it last?", "number"),
        ("Quel est le montant de la facture ?", "number"),
        ("What is the price of a ticket?", "number"),
        ("Quel jour passe le camion ?", "time"),
        ("Qui a signé ?", "person"),
        ("Who signed it?", "person"),
        ("Où a lieu la réunion ?", "place"),
        ("ou est la gare", "place"),
        ("Thé ou café ?", "other"),
        ("Pourquoi ?", "other"),
        ("Qu'est-ce que c'est que ça ?", "other"),
        ("", "other"),
    ],
)
def test_question_words_tell_what_is_asked_for(question: str, kind: str) -> None:
    assert kind_of(question) == kind


def test_a_sentence_names_another_when_the_question_does_not_name_it() -> None:
    assert names_another("Qui signe ?", "C'est enfin Ada Lovelace qui signe.")
    assert not names_another("Qui est Ada Lovelace ?", "Voici encore Ada Lovelace.")
    assert not names_another("Who signed?", "Nobody did.")


def test_names_are_the_capitalised_words_behind_the_first_and_numbers() -> None:
    assert names("Who met Ada Lovelace in 1833?") == ("ada", "lovela", "1833")
    assert names("Qui a rencontré l'ami d'Ada ?") == ("ada",)
    assert names("Moscow said what") == ()
    assert names("QUI A SIGNE") == ()


def test_coverage_is_the_share_of_the_questions_words() -> None:
    assert coverage(("abcdef", "ghijkl"), ("abcdef",)) == 0.5
    assert coverage(("abcdef", "1991"), ("1991", "other")) == 0.5
    assert coverage(("abcdef",), ("abcdef", "more")) == 1.0
    assert coverage(("abcdef",), ()) == 0.0
    assert coverage((), ("anything",)) == 1.0


def test_rare_words_weigh_more_where_rarity_is_given() -> None:
    assert coverage(("abcdef", "ghijkl"), ("abcdef",), {"abcdef": 3.0, "ghijkl": 1.0}) == 0.75
