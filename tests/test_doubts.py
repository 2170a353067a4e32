"""When an answer is doubted: it names another size than is asked, or has nothing of the type that is wanted."""

from pathlib import Path

import pytest
from queries import pick, query
from quoted import written

from passerelle.doubts import (
    DOUBTED,
    is_doubted,
    lacks_its_type,
    says_another_code,
    says_another_size,
    says_nothing_else,
)
from passerelle.index.types import Document, Language


@pytest.mark.parametrize(
    ("question", "words", "other"),
    [
        ("Quel abonnement pour 9 kVA ?", "Pour 6 kVA, l'abonnement est de 12,40 €.", True),
        ("Quel abonnement pour 6 kVA ?", "Pour 6 kVA, l'abonnement est de 12,40 €.", False),
        ("Quel abonnement pour 9 kVA ?", "De 3 à 12 kVA, l'abonnement est de 12,40 €.", False),
        ("Quel abonnement pour 9 kVA ?", "L'abonnement est de 12,40 €.", False),
        ("Quel abonnement ?", "Pour 6 kVA, l'abonnement est de 12,40 €.", False),
        ("What pressure for 32 mm tyres?", "Tyres of 28 mm take 6 bar, those of 32 mm take 5.", False),
        ("What pressure for 40 mm tyres?", "Tyres of 28 mm take 6 bar, those of 32 mm take 5.", True),
        ("May she swim at 7 years?", "Swimmers are 8 years old.", False),
    ],
)
def test_an_answer_that_names_another_size_than_the_question_is_told(
    question: str, words: str, *, other: bool
) -> None:
    document = Document("d.md", "Notice", "fr", f"Avant. {words}")
    assert says_another_size(query(question), pick(document, words)) is other


@pytest.mark.parametrize(
    ("question", "words", "other"),
    [
        ("When was the X1 launched?", "The X2 was launched in May.", True),
        ("When was the X2 launched?", "The X2 was launched in May.", False),
        ("When was the X1 launched?", "The X2 and the X1 were launched in May.", False),
        ("When was the X1 launched?", "The DX-2 was launched in May.", False),
        ("When was the X1 launched?", "It was launched in May.", False),
        ("When was it launched?", "The X2 was launched in May.", False),
        ("Quand le DX-300 est-il sorti ?", "Le DX-20 est sorti en mai.", True),
        ("Quand le DX-300 est-il sorti ?", "Le DX20 est sorti en mai.", False),
        ("Where is room B12A?", "Room C3A is upstairs.", False),
        ("Where is room B12A?", "Room B3A is upstairs.", True),
        ("How wide is the M4?", "The M25 is wide.", True),
        ("How wide is the M4?", "The M25-X1 is wide.", False),
        ("How wide is the M4?", "The ABCDE4, M12345 and aM4 are wide.", False),
        ("What was launched with the X1?", "The X2 was launched in May.", False),
        *[
            (f"{ask} the X1?", "The X2 did.", False)
            for ask in ("What replaced", "Qui a remplacé", "What is like")
        ],
        *[(f"Is the X2 {word} the X1?", "The X2 is.", False) for word in ("the successor of", "instead of")],
        ("At what time does the B12 leave?", "The B7 leaves at 9:00.", True),
        ("Quelle heure part le B12 ?", "Le B7 part à 9 h.", True),
        ("Quel bus suit le B12 ?", "Le B7.", False),
        ("Is there a difference to the X1?", "The X2 is lighter.", False),
        ("How does the X1 compare?", "The X2 is lighter.", False),
    ],
)
def test_an_answer_with_another_code_of_the_make_is_told(question: str, words: str, *, other: bool) -> None:
    document = Document("d.md", "Notice", "en", f"Before. {words}")
    assert says_another_code(query(question), pick(document, words)) is other
    for title, heading in (("X1, DX-300, B12A, M4 and B12", ""), ("Notice", "X1 DX-300 B12A M4 B12")):
        around = Document("d.md", title, "en", f"Before. {words}")
        assert not says_another_code(query(question), pick(around, words, heading))


def test_a_code_in_a_tables_column_is_of_its_rows(tmp_path: Path) -> None:
    document = written(
        tmp_path, "x.md", "# Kit\n\n| Part | X1 | X2 |\n|---|---|---|\n| Case C3 | 12 € | 15 € |\n"
    )
    row = pick(document, "Case C3 | 12 € | 15 €")
    assert not says_another_code(query("How much is the case for the X1?"), row)
    assert says_another_code(query("How much is the case C4?"), row)


def test_the_sizes_of_a_tables_columns_are_those_of_its_rows(tmp_path: Path) -> None:
    document = written(
        tmp_path, "tarif.md", "# Tarif\n\n| Option | 6 kVA | 9 kVA |\n|---|---|---|\n| Base | 12 € | 15 € |\n"
    )
    row = pick(document, "Base | 12 € | 15 €")
    assert says_another_size(query("Quel tarif de base pour 12 kVA ?"), row)
    assert not says_another_size(query("Quel tarif de base pour 9 kVA ?"), row)


@pytest.mark.parametrize(
    ("question", "words", "lacking"),
    [
        ("De quelle couleur est la barque ?", "La barque est solide.", True),
        ("De quelle couleur est la barque ?", "La barque est verte.", False),
        ("In what year was it built?", "It was built by Corvin.", True),
        ("In what year was it built?", "It was built in 1902.", False),
        ("What is the phone number?", "Ring the warden.", True),
        ("What is the email address?", "Write to the warden.", True),
        ("What is the website?", "Look at the board.", True),
        ("How much is it?", "It is a fair price.", True),
        ("How much is it?", "It is included in the rent.", False),
        ("Combien coûte la barque ?", "La barque est comprise.", False),
        ("How much is it?", "It is £4.", False),
        ("At what time does it sail?", "It sails on 3 May.", True),
        ("At what time does it sail?", "It sails at 9.30 am.", False),
        ("How late does it sail?", "From two in the afternoon until nine.", False),
        ("How late does it sail?", "It sails until nine.", False),
        ("How late does it sail?", "It sails by two islands.", True),
        ("How late does it sail?", "Two boats sail in the afternoon.", True),
        ("How early before sailing must we come?", "A quarter of an hour before.", False),
        ("How old must one be?", "Only with a warden.", True),
        ("How old must one be?", "Twelve or more.", False),
        ("How high is the mast?", "The mast is of ash.", True),
        ("How many metres of rope are there?", "Two ropes and a buoy.", True),
        ("How many metres of rope are there?", "There are 40 m of rope.", False),
        ("How long does the trip take?", "The trip goes round the isle.", True),
        ("How long is the old key valid?", "The old key is valid until Easter.", False),
        ("On what date was it sunk?", "It was sunk by a storm.", True),
        ("By what are the prices grouped?", "By the length of the boat.", False),
        ("Are meals included in what members pay?", "Les repas sont à part.", False),
        ("How many oars are there?", "The oars are of ash.", True),
        ("How many oars are there?", "There are four oars.", False),
        ("How many copies are there?", "Each has one copy.", False),
        ("How many copies are there?", "One of the copies is lost.", True),
        ("Combien de rames y a-t-il ?", "Il faut une heure et 6,00 €.", True),
        ("Combien de vent faut-il ?", "On sort si le vent est faible.", False),
        ("How many evenings is it lit?", "It is lit for 21 days.", False),
        ("Combien de tps est-il fermé ?", "Il est fermé une heure.", False),
        ("Who built it?", "It was built by Corvin.", False),
    ],
)
def test_an_answer_without_a_thing_that_is_known_by_its_words_is_told(
    question: str, words: str, *, lacking: bool
) -> None:
    document = Document("d.md", "Notice", "fr", f"Avant 1900, vert, a@b.fr. {words}")
    assert lacks_its_type(query(question), pick(document, words)) is lacking


def test_what_a_question_wants_may_stand_in_the_names_of_the_columns(tmp_path: Path) -> None:
    document = written(tmp_path, "tarif.md", "# Tarif\n\n| Barque | 1902 |\n|---|---|\n| Alizé | oui |\n")
    assert not lacks_its_type(
        query("En quelle année l'Alizé fut-elle bâtie ?"), pick(document, "Alizé | oui")
    )
    assert lacks_its_type(query("De quelle couleur est l'Alizé ?"), pick(document, "Alizé | oui"))


def test_a_number_alone_in_a_row_may_be_a_sum(tmp_path: Path) -> None:
    document = written(
        tmp_path, "vins.md", "# Vins\n\n| Vin | Bouteille |\n|---|---|\n| Sable | 1 038 |\n| Orme | oui |\n"
    )
    price = query("Quel est le prix du vin ?")
    assert not lacks_its_type(price, pick(document, "Sable | 1 038"))
    assert lacks_its_type(price, pick(document, "Orme | oui"))


def test_the_number_that_names_a_row_is_no_measure_and_one_in_a_cell_is(tmp_path: Path) -> None:
    document = written(
        tmp_path, "pas.md", "# Pas\n\n| Jour | Pas |\n|---|---|\n| 6 | Sable |\n| Bois | 45 905 |\n"
    )
    how_far, miles = query("How far did she walk?"), query("How many miles did she walk?")
    assert lacks_its_type(miles, pick(document, "6 | Sable"))
    assert lacks_its_type(how_far, pick(document, "6 | Sable"))
    assert not lacks_its_type(miles, pick(document, "Bois | 45 905"))


def test_an_answer_of_another_year_is_a_tenth_as_sure() -> None:
    assert DOUBTED == 0.1


@pytest.mark.parametrize(
    ("question", "words", "doubted"),
    [
        ("What did the Heron pay in 2021?", "In 2022 the Heron paid £4.", True),
        ("What does 9 kVA cost?", "The plan of 6 kVA is £4.", True),
        ("How much is the Heron?", "The Heron is a dear boat.", True),
        ("How much is it in July?", "It is £4 in March.", True),
        ("How much is it in July?", "It is £4 in July.", False),
        ("What did the Heron pay in 2021?", "In 2021 the Heron paid £4.", False),
    ],
)
def test_an_answer_is_doubted_for_its_year_its_size_its_type_or_another_thing(
    question: str, words: str, *, doubted: bool
) -> None:
    assert is_doubted(query(question), pick(Document("d.md", "Boats", "en", words), words)) is doubted


@pytest.mark.parametrize(
    ("question", "words", "nothing"),
    [
        ("Who closed the museum?", "The museum is closed on Mondays.", True),
        ("who closed the museum", "The museum was closed in 1987.", True),
        ("By whom is the museum closed?", "The museum is closed from 12 to 2 pm.", True),
        ("Where is the museum closed?", "The museum is closed on 4 May 2031.", True),
        ("Who closed the museum?", "The mayor closed the museum.", False),
        ("Who closed the museum?", "Odile closed the museum in May.", False),
        ("When is the museum closed?", "The museum is closed on Mondays.", False),
        ("Is the museum that Odile, who left, ran closed?", "The museum is closed.", False),
        ("Is there a museum where Odile ran it?", "There is a museum.", False),
        ("Qui lave le linge ?", "Le linge est lavé le 14 mai.", True),
        ("Où est lavé le linge ?", "Le linge est lavé le lundi à 8 h.", True),
        ("Chez qui lave-t-on le linge ?", "Le linge se lave le lundi.", True),
        ("Qui lave le linge ?", "Le linge est lavé par Ida.", False),
        ("Qui est-ce qui lave le linge ?", "Le linge est lavé le 14.", False),
        ("Qui ?", "12 mai", True),
    ],
)
def test_words_of_the_question_and_times_do_not_say_who_or_where(
    question: str, words: str, *, nothing: bool
) -> None:
    language: Language = "fr" if " ?" in question else "en"
    found = pick(Document("d.md", "", language, words), words)
    assert says_nothing_else(query(question), found) is nothing
    if nothing:
        assert is_doubted(query(question), found)


def test_who_is_not_doubted_in_another_language_nor_where_a_column_says_it(tmp_path: Path) -> None:
    museum = "Le musée est fermé."
    assert not says_nothing_else(query("Who closed it?"), pick(Document("d.md", "", "fr", museum), museum))
    table = written(tmp_path, "t.md", "| Closed | Clerk |\n|---|---|\n| museum | 4 May |\n")
    assert not says_nothing_else(query("Who closed the museum?"), pick(table, "museum | 4 May"))
