"""Each small word that tells the language of a question, by how far it moves the odds when it is said once more."""

import math

import pytest

from passerelle.language import french_probability
from passerelle.third import is_third_language
from passerelle.words import content_words

FRENCH = """le la les un une des du de au aux et ou où est sont était étaient été être ont avait avoir qui que quoi quel
quelle quels quelles quand comment pourquoi combien dans pour par avec sans sur sous entre vers chez ce cet cette ces
son sa ses mon ma mes leur leurs notre nos votre vos il elle ils elles je tu nous vous ne pas moins lequel laquelle
lesquels donc mais depuis pendant selon fait fut peut faut doit dois peux est-ce était-ce kel kelle koi pk pkoi ki kan c
ct g jai cest keske svp après avant contre jusque même aussi très tout tous toute toutes y a-t-il t-il t-elle afin dont
lors ainsi si faire avez suis êtes sommes ça cela celui celle quelque quelques plusieurs chaque ici là fois année
années prix jour jours mois heure heures ville pays nom"""
ENGLISH = """the an of in at to for from by with and is was were be been being has have had do does did who what which
when where why how whose whom many much this that these those it its his her their our my he she they we you not there
will would can could should shall may might about into than any some then so because during under over against between
without within anyone someone something anything wat wot wen y'all u ur r pls whats who's what's isn't don't doesn't
didn't him them your i i'm i'd out up down get got make made take took each every both either first last year years
cost day days month hour hours city country name people was'nt or before after if as are"""


def odds(text: str) -> float:
    share = french_probability(text)
    return math.log(share / (1 - share))


@pytest.mark.parametrize(("table", "sign"), [(FRENCH, 1), (ENGLISH, -1)])
def test_each_small_word_speaks_for_its_language_every_time_it_is_said(table: str, sign: int) -> None:
    shares = {word: sign * (odds(f"{word} {word}") - odds(word)) for word in table.split()}
    assert [word for word, share in shares.items() if share < 3] == []


def test_a_word_of_both_or_of_none_speaks_for_neither() -> None:
    for word in ("zolt", "brak", "mill", "moulin"):
        assert odds(f"{word} {word}") == pytest.approx(odds(word))


def test_small_words_are_no_words_that_matter() -> None:
    said = [word for word in f"{FRENCH} {ENGLISH}".split() if not set("'-") & set(word)]
    assert [word for word in said if content_words(f"moulin {word}") != ("moulin",)] == []


SMALL = {
    "cuánto dónde": """el los las una unos del al qué cuál cuáles cuándo cuando cuántos cuánta cuántas cómo como donde
quién quien con sin está están fueron hay muy puede puedo debe tiene cuesta cuanto cuantos hasta desde""",
    "wieviel warum": """der das den dem ein eine einen einer ist sind waren wurde wurden wird werden wann wieso wer
wem wie viel viele welche welcher welches oder nicht mit von für auf bei nach zum zur ich wir ihr kann darf muss hat
haben kostet gibt""",
    "perché quanti": """lo gli uno dei delle della dello nel nella quando quanto quante quale quali chi che perche dove
sono era erano stato stata con può puo deve ha hanno costa""",
    "quantos foram": """os uma dos da na nas qual quais quanto quantas quem por com não nao são onde custa pode deve
tem""",
    "hoeveel waarom": """het een van wanneer waar wie welke hoe zijn waren wordt werd niet voor bij naar ik wij
mag moet heeft hebben kost""",
}


@pytest.mark.parametrize("other", SMALL)
def test_each_small_word_of_a_third_language_tells_it_beside_another(other: str) -> None:
    first, second = other.split()
    missed = [word for word in SMALL[other].split() if not is_third_language(f"{first} {word} Brenn")]
    assert missed == []
    assert is_third_language(f"{second} {first} Brenn")
    assert not is_third_language(f"{first} Brenn Pell")
