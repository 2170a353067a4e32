"""Each word too small to be looked for, in its language, and that the other language may look for it."""

import pytest

from passerelle.index.lexical.analysis import stem
from passerelle.index.lexical.stop_words import STOP_WORDS
from passerelle.index.types import Language

FRENCH = """a ai aie ait alors as au aucun aucune aura auront aussi autre autres aux avaient avais avait avant avec avez
avoir avons ayant beaucoup bien c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci combien comme
comment d dans de depuis des deux doit doivent donc dont du elle elles en encore entre es est et etaient etais etait
etant ete etes etre eu eux fait faire faut fut furent il ils j je jusque l la laquelle le lequel les lesquelles lesquels
leur leurs lorsque lui m ma mais me meme memes mes mon n ne ni nos notre nous on ont or ou par parce pas peu peut
peuvent plus pour pourquoi puis puisque qu quand que quel quelle quelles quels quelque quelques qui quoi s sa sans se
sera serait seront ses si soi soit son sont sous suis sur t ta te tel telle telles tels tes toi ton tous tout toute
toutes tres tu un une vers vos votre vous vu y etc afin ainsi lors quant""".split()
ENGLISH = """a about all also am an and any are as at be because been being but by can could did do does doing done each
for from had has have having he her here hers him his how i if in into is it its itself just me might more most my no
nor not of off on once one only or other our out over own s same shall she should so some such t than that the their
them then there these they this those through to too under until up upon us very was we were what when where which
while who whom whose why will with would you your yours d ll m re ve don doesn didn isn wasn weren""".split()
BOTH = "a as d m on on or s t".split()


@pytest.mark.parametrize(("language", "small"), [("fr", FRENCH), ("en", ENGLISH), ("other", BOTH)])
def test_small_words_are_not_looked_for(language: Language, small: list[str]) -> None:
    assert {word for word in small if stem(word, language) is not None} == set()


def test_words_of_one_language_are_looked_for_in_the_other_and_in_a_third() -> None:
    for word in ("but", "over", "has", "one", "will"):
        assert stem(word, "fr"), word
        assert stem(word, "other") == word
    for word in ("pas", "leur", "sous", "tous", "mais"):
        assert stem(word, "en"), word
        assert stem(word, "other") == word


def test_words_that_carry_meaning_are_no_small_ones() -> None:
    for language, words in (("fr", "loyer bac prix trois ici bail"), ("en", "rent boat price two now lease")):
        assert STOP_WORDS[language].isdisjoint(words.split())  # type: ignore[index]
