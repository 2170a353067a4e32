"""Facts about full stops behind abbreviations: of which ones end no sentence, and which words show that one does."""

import pytest

from passerelle.index.sentences import sentences


def count(text: str) -> int:
    return len(sentences(text))


BEFORE_NAMES = """Mme Mmes Mlle Mlles Mgr Dr Drs Pr Prof Ste Sts Stes Mr Mrs Messrs Capt Cmdr Sgt Cdt adj gén gal Lt
    Sté cf env approx av apr Bd boul dépt éd trad viz vs i.e e.g p.e c.-à-d c.à.d Jc resp Cass Bull obs
    concl""".split()
TITLES = "MM Me St Mt Ft Ms Cap Col Gen Maj Rep Rev Sen Gov Hon Pres".split()
BEFORE_NUMBERS = """civ crim com soc ass plén req circ ord arr décr cons const trib corr chbre sess sér fol liv alin
    art arts al ann c ca ch chap fasc fig figs fl n no nos n° nº p pp sec sect tel tél réf § vol vols h min s kg
    km cm mm m janv févr fév avr juill sept oct nov déc jan feb mar jun jul aug dec""".split()
BEFORE_NAMES_OR_LAST = """etc al inc corp ltd co cie jr sr bros sa sarl ex adm ave blvd coll ed eds ibid id incl max op
    cit ph rd sq suiv temp ph.d m.d b.a p.ex a.m p.m civ crim com soc pén trav proc urb comm juris chron somm rapp
    préc""".split()
SURE = """Il Ils Elle Elles On Ce Cette Ces C’est Ça Nous Vous Je J’ai Tu Une Les Des Au Aux Dans Pour Mais Et Or The
    He She It They We You This That These Those And But His Her Their Our My There Then When However""".split()
LIKELY = """Le La L’eau Un D’ici S’il N’importe Qu’on En À A An I Its In On At For If As By From To Chaque Selon Après
    Avant Lors Si Quand Qui Que Où Comme Son Sa Ses Leur Leurs Notre Nos Votre Vos Depuis Pendant Malgré Ainsi
    Cependant Toutefois Enfin Puis Although Since After Before With What Why How Who Where Some Many Most All No
    Not""".split()
GIVEN_NAMES = "J É Ph Th Ch Chr Cl Fr Jh Gge J-P J.-P J.-Ph É.-Ø Ph.-A Ch-Ed".split()


@pytest.mark.parametrize("word", BEFORE_NAMES)
def test_some_abbreviations_never_end_a_sentence(word: str) -> None:
    assert count(f"On lit ici {word}. Le bac part.") == 1


@pytest.mark.parametrize("word", TITLES)
def test_a_title_before_a_name_ends_no_sentence_where_it_has_its_capital(word: str) -> None:
    assert count(f"On a vu {word}. Le Goff ici.") == 1
    assert count(f"On a vu {word.lower()}. Le bac part.") == 2


@pytest.mark.parametrize("word", BEFORE_NUMBERS)
def test_what_belongs_to_a_number_ends_a_sentence_where_none_follows(word: str) -> None:
    assert count(f"On lit ici {word}. 12 du texte.") == 1
    assert count(f"On lit ici {word}. Le bac part.") == 2


@pytest.mark.parametrize(
    "number", ["7", "IV", "XII", "CL", "V", "X", "L. 121", "L 121", "R121", "D. 3", "A. 3", "L. *121", "R*2"]
)
def test_a_number_is_in_digits_or_roman_ones_or_of_a_part_of_a_code(number: str) -> None:
    assert count(f"On lit l’art. {number} du texte.") == 1


@pytest.mark.parametrize("word", ["I", "Le", "Vite", "B. 12", "L.", "Civil"])
def test_a_word_behind_what_belongs_to_a_number_begins_a_sentence(word: str) -> None:
    assert count(f"He said no. {word} was the next.") == 2


@pytest.mark.parametrize("word", BEFORE_NAMES_OR_LAST)
def test_some_abbreviations_end_a_sentence_where_the_next_word_looks_like_its_start(word: str) -> None:
    assert count(f"On lit ici {word}. Harle part.") == 1
    assert count(f"On lit ici {word}. Le bac part.") == 2


@pytest.mark.parametrize("word", [*SURE, *LIKELY])
def test_a_small_word_begins_a_sentence_behind_an_abbreviation(word: str) -> None:
    assert count(f"Du pain, du vin, etc. {word} ici.") == 2
    assert count(f"Du pain, du vin, etc. {word}zz ici.") == (2 if "’" in word else 1)


@pytest.mark.parametrize("word", SURE)
def test_a_word_that_begins_no_name_begins_a_sentence_behind_a_single_letter(word: str) -> None:
    assert count(f"On prend la route B. {word} ici.") == 2


@pytest.mark.parametrize("word", ["Le Goff", "La Rive", "Un", "Harle"])
def test_a_word_that_may_begin_a_name_belongs_to_the_initial_before_it(word: str) -> None:
    assert count(f"On a vu B. {word} ici.") == 1


@pytest.mark.parametrize("initial", GIVEN_NAMES)
def test_the_initial_of_a_given_name_ends_no_sentence(initial: str) -> None:
    assert count(f"Un mot de {initial}. Harle.") == 1
    assert count(f"Un mot de -{initial}. Harle.") == 1


@pytest.mark.parametrize("word", ["I", "Px", "J-p", "Abc", "b", "7", "JP"])
def test_what_is_no_initial_ends_its_sentence(word: str) -> None:
    assert count(f"The last was {word}. Harle left.") == 2


@pytest.mark.parametrize(
    ("word", "following", "said"),
    [
        ("S.N.C", "Harle", 1),
        ("s.n.c", "Harle", 1),
        ("S.-N.C", "Harle", 1),
        ("S.N.C", "Le bac", 2),
        ("S.N.C4", "Harle", 2),
        ("S.NC", "Harle", 2),
        ("4.5", "Harle", 2),
    ],
)
def test_letters_with_stops_between_are_an_abbreviation(word: str, following: str, said: int) -> None:
    assert count(f"On a vu le {word}. {following} part.") == said


def test_a_stop_behind_no_word_ends_its_sentence() -> None:
    assert count("Il paie 4 €. Harle part.") == 2
    assert count("Il paie (M). Harle part.") == 2


@pytest.mark.parametrize("stop", ["…", "!", "?", "..", ".³", ".[4]", ".)", ".»"])
def test_an_abbreviation_is_only_told_by_one_plain_stop(stop: str) -> None:
    assert count(f"Du pain, du vin, etc{stop} Harle part.") == 2


def test_an_abbreviation_is_told_by_its_own_sentence_alone() -> None:
    assert count("Oui ! M. Roy part.") == 2
    assert count("Il part. Vol. Harle reste.") == 3
