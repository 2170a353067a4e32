"""Which French sentences have a subject and a time that a question to begin with can be asked about."""

import pytest
from test_starting_frames import asked, plain, rows, whole
from test_starting_french import questions

from passerelle.index.types import Document, Span
from passerelle.starting import french
from passerelle.starting.types import Made

GIVEN = """signé signée nés né créé créées fondés adopté votés donnée publié ouvert ouverte conclu tenue prononcé
décidée lancés approuvé""".split()


@pytest.mark.parametrize("given", GIVEN)
def test_a_sentence_with_another_thing_that_has_a_date_asks_nothing(given: str) -> None:
    assert questions(f"Le maire Morin quitte le bac {given} à Vaux en mai.") == []
    assert questions(f"Le maire Morin a quitté le bac {given} à Vaux en mai.") == []
    assert questions(f"Le maire Morin est élu au bac {given} à Vaux en mai.") == []
    assert questions("Le maire Morin a quitté le bac repeint à Vaux en mai.") != []


BEGINNINGS = """En À A Au Aux Dans Pour Par Sur Sous Chez Avec Sans Depuis Après Avant Pendant Selon Puis Certains
Quelques Plusieurs Aucun Aucune Chaque Toute_personne Association Société Comité Club Commune Mairie Service Syndicat
Document Version De Du Comme Toutefois Quel Quelle Quels Comment Pourquoi Merci""".split()


@pytest.mark.parametrize("word", BEGINNINGS)
def test_a_sentence_that_does_not_begin_with_its_subject_asks_nothing(word: str) -> None:
    assert questions(f"{word.replace('_', ' ')} Harle Morin a été ouvert en mai.") == []
    assert questions(f"Le {word.replace('_', ' ').lower()}x Morin a été ouvert en mai.") != []


@pytest.mark.parametrize("word", ["D’Harle", "D'Harle"])
def test_a_subject_does_not_begin_with_an_elided_of(word: str) -> None:
    assert questions(f"{word} Morin a été ouvert en mai.") == []


VERBAL = """est sont a ont était étaient fut furent sera seront avait avaient doit doivent peut peuvent fait font avoir
être compte dure coûte pas plus lorsque quand comme depuis avant après pendant aujourd'hui hier demain""".split()


@pytest.mark.parametrize("word", VERBAL)
def test_a_subject_with_a_verb_in_it_asks_nothing(word: str) -> None:
    assert questions(f"Le bac Morin {word} vieux, fondé en mai, dure.") == []
    assert questions(f"Le bac Morin {word}x vieux, fondé en mai, dure.") != []


def drawn(sentence: str, behind: str) -> list[Made]:
    document = Document("x", "X", "fr", f"{sentence} {behind}")
    return list(french.questions(document, Span(0, len(sentence)), sentence))


def test_a_common_noun_without_an_article_is_no_subject() -> None:
    sentence = "Ponts et halles ont été ouverts en 1905."
    assert drawn(sentence, "On aime les ponts.") == []
    assert [made.question for made in drawn("Le pont ouvre en 1905.", "")] == ["Quand le pont ouvre-t-il ?"]
    assert [made.question for made in drawn("L’école ouvre en 1905.", "")] == [
        "Quand est-ce que l’école ouvre ?"
    ]
    assert [made.question for made in drawn("Vaux ouvre en 1905.", "On aime Vaux.")] == [
        "Quand est-ce que Vaux ouvre ?"
    ]


@pytest.mark.parametrize(
    ("subject", "written"),
    [
        ("Tout bac", "tout bac"),
        ("Toute foire", "toute foire"),
        ("Tous les bacs", "tous les bacs"),
        ("Toutes les foires", "toutes les foires"),
        ("Des bacs", "des bacs"),
        ("L'école", "l'école"),
    ],
)
def test_an_article_is_written_small_inside_its_question(subject: str, written: str) -> None:
    assert questions(f"{subject} de Vaux ferme en mai.") == [f"Quand est-ce que {written} de Vaux ferme ?"]


@pytest.mark.parametrize(("letters", "is_asked"), [(2, True), (1, False), (70, True), (71, False)])
def test_a_subject_has_three_to_seventy_one_letters(letters: int, *, is_asked: bool) -> None:
    assert bool(drawn(f"V{'a' * letters} ferme en mai.", f"On aime V{'a' * letters}.")) is is_asked


@pytest.mark.parametrize(("words", "is_asked"), [(8, True), (9, False)])
def test_up_to_eight_words_stand_between_a_verb_and_its_time(words: int, *, is_asked: bool) -> None:
    assert bool(questions(f"Le bac Morin ferme{' vieux' * words} en mai.")) is is_asked


@pytest.mark.parametrize("row", rows("""
Le club Morin a rejoint l’union d’Orval [en mai]. | past | Quand le club Morin a-t-il rejoint l’union d’Orval ?
La foire Morin ouvre vingt stands [en mai]. | present | Quand la foire Morin ouvre-t-elle vingt stands ?
"""))  # fmt: skip
def test_what_stands_between_a_verb_and_its_time_is_asked_with_it(row: list[str]) -> None:
    assert asked(plain(row[0]), "fr") == [whole(row)]
