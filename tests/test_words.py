"""Facts about the words of a question: which matter, what they ask for, and what of them a text holds."""

import pytest

from passerelle.words import begins_one, content_words, coverage, kind_of, names, names_another, stem


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


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Où est le bac ?", "place"),
        ("Ou est le bac ?", "place"),
        ("Le bac ou le pont ?", "other"),
        ("Le bac est où ?", "place"),
        ("Qu'est-ce que c'est que le bac ?", "other"),
        ("Quelle est la durée du bail ?", "number"),
        ("En quelle année ?", "time"),
        ("Qui le tient ?", "person"),
        ("Pourquoi ?", "other"),
        ("Quel pays a signé ?", "place"),
        ("Quel président a signé ?", "person"),
    ],
)
def test_the_kind_of_thing_a_question_asks_for(question: str, kind: str) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("bateaux", "bateau"),
        ("bateau", "bateau"),
        ("bacs", "bac"),
        ("bas", "bas"),
        ("prix", "pri"),
        ("1,5", "1.5"),
        ("internationale", "intern"),
    ],
)
def test_a_word_is_cut_to_six_letters_and_freed_of_its_plural(word: str, cut: str) -> None:
    assert stem(word) == cut


def test_the_share_of_a_questions_words_counts_long_ones_for_more() -> None:
    asked = content_words("bac restaurant 12")
    assert coverage(asked, content_words("restaurant")) == pytest.approx(1 / 2.5)
    assert coverage(asked, content_words("12")) == pytest.approx(1 / 2.5)
    assert coverage(asked, content_words("bac")) == pytest.approx(0.5 / 2.5)
    assert coverage(asked, content_words("bac"), {"bac": 3.0, "restau": 1.0, "12": 1.0}) == pytest.approx(
        1.5 / 3.5
    )
    assert coverage((), ("bac",)) == 1.0


def test_the_names_of_a_question_are_its_capitals_behind_the_first_word_and_its_numbers() -> None:
    assert names("Quand Harle a-t-il 12 ans ?") == content_words("Harle 12")
    assert names("Harle est-il là ?") == ()
    assert names("KT40 est-il là ?") == content_words("KT40")
    assert names("QUAND HARLE ?") == ()


@pytest.mark.parametrize(
    ("word", "words", "begun"),
    [
        ("mean", ["meanin"], True),
        ("mean", ["mean"], True),
        ("mea", ["meanin"], False),
        ("mean", ["dog", "meanin"], True),
        ("mean", ["demean"], False),
        ("meanin", ["mean"], False),
        ("mean", [], False),
    ],
)
def test_a_word_of_four_letters_may_begin_another(word: str, words: list[str], *, begun: bool) -> None:
    assert begins_one(word, words) is begun
