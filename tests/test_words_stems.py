"""What a stem is and weighs, which words carry none, and which words of a question or a sentence are names."""

import pytest

from passerelle.words import (
    MONTHS,
    content_words,
    coverage,
    kind_of,
    named,
    names,
    names_another,
    stem,
    weight,
)


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("bus", "bus"),
        ("noix", "noi"),
        ("ours", "our"),
        ("canots", "canot"),
        ("bateau", "bateau"),
        ("bateaux", "bateau"),
        ("ferries", "ferrie"),
        ("xsxs", ""),
        ("3,5", "3.5"),
        ("1234567", "1234567"),
    ],
)
def test_a_stem_is_six_letters_or_the_word_without_its_plural(word: str, cut: str) -> None:
    assert stem(word) == cut


@pytest.mark.parametrize(
    "small",
    """le des chez quelqu'un the between anyone est on or main as tell give please dites donne moi explique vraiment
    eu avaient really exactement l' d' qu' jusqu' lorsqu' puisqu' c' j' n' s' m' t'""".split(),
)
def test_small_words_carry_no_meaning(small: str) -> None:
    assert content_words(f"{small}{'' if small.endswith(chr(39)) else ' '}albatros") == ("albatr",)
    assert content_words(f"{small}{'' if small.endswith(chr(39)) else ' '}albatros".upper()) == ("albatr",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("b 7 c 12,5 d", ("7", "12.5")),
        ("L’ÂGE, l'a\u0302ge", ("age", "age")),
        ("moins_grand", ("grand",)),
        ("aujourd'hui", ("aujour", "hui")),
        ("KT-40b", ("kt", "40")),
    ],
)
def test_words_are_letters_or_numbers(text: str, words: tuple[str, ...]) -> None:
    assert content_words(text) == words


@pytest.mark.parametrize(
    ("word", "share"),
    [("7", 1.0), ("1931", 1.0), ("ba", 1 / 3), ("bac", 0.5), ("bateau", 1.0), ("bateaux", 1.0)],
)
def test_a_number_weighs_as_much_as_six_letters(word: str, share: float) -> None:
    assert weight(word) == pytest.approx(share)


@pytest.mark.parametrize(
    ("question", "text", "rarity", "share"),
    [
        (["bac", "bateau"], ["bateau"], None, 2 / 3),
        (["bac", "bac", "bateau"], ["bac"], None, 1 / 3),
        (["bac", "bateau"], ["bac", "quai"], None, 1 / 3),
        (["bac", "bateau"], ["bac"], {"bac": 4.0, "bateau": 1.0}, 2 / 3),
        (["bac", "bateau"], ["bac", "bateau"], {"bac": 4.0, "bateau": 1.0}, 1.0),
        (["bac"], ["bac"], {"bac": 0.0}, 1.0),
        (["bac"], [], None, 0.0),
        ([], [], None, 1.0),
    ],
)
def test_the_share_of_a_questions_stems_that_a_text_holds_is_weighted(
    question: list[str], text: list[str], rarity: dict[str, float] | None, share: float
) -> None:
    assert coverage(question, text, rarity) == pytest.approx(share)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Le bac de Brume part-il ?", "Brume"),
        ("Brume est-il loin ?", ""),
        ("B12 est-il loin ?", "B12"),
        ("B12a est-il loin ?", ""),
        ("le 4 mai à l'Aurore ou l’Étoile", "4 l'Aurore l’Étoile"),
        ('le (Vesper) «Brume» “Ort” "Ida" part', '(Vesper) «Brume» “Ort” "Ida"'),
        ("LE BAC DE BRUME À 8 H", ""),
        ("le bac iPhone", ""),
        ("", ""),
    ],
)
def test_names_have_a_capital_or_a_number_and_do_not_stand_first(question: str, found: str) -> None:
    assert named(question) == found


def test_the_stems_of_names_are_those_of_their_words() -> None:
    assert names("le bac du Vieux Quai, le 4") == ("vieu", "quai", "4")


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Le bac de Brume et celui d'Ortis partent.", True),
        ("Le bac d'Ortis et celui de Brume partent.", True),
        ("Le bac de Brume part.", False),
        ("Ortis part.", False),  # it begins the sentence
        ("Il part. Ortis reste.", False),
        ("La SNCF part, dit-on.", True),
        ("SNCF : il part.", True),
        ("Il a dit « Ortis part ».", False),
        ("Il va à l’Ortis.", True),
        ("il part de A.", False),
    ],
)
def test_a_sentence_names_another_where_one_of_its_names_is_not_in_the_question(
    sentence: str, *, other: bool
) -> None:
    assert names_another("D'où part le bac de Brume ?", sentence) is other


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Où est-ce ?", "place"),
        ("ou est-ce ?", "place"),
        ("« Ou est-ce ? »", "place"),
        ("d'ou part-il ?", "place"),
        ("D'OU PART-IL ?", "place"),
        ("Est-ce ici ou là ?", "other"),
        ("Est-ce ici ou là, et où ?", "place"),
        ("Qu'est-ce que c'est que ce nombre ?", "other"),
        ("C'est quoi ce nombre ?", "number"),
        ("Combien et quand ?", "number"),
        ("Quand et qui ?", "time"),
        ("Qui et où ?", "person"),
    ],
)
def test_the_first_kind_of_thing_that_is_asked_for_counts(question: str, kind: str) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize("month", ["janvier", "fevrier", "aout", "decembre", "january", "august", "december"])
def test_months_of_both_languages_are_small_and_without_accents(month: str) -> None:
    assert month in MONTHS.split("|")
