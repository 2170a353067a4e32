"""Which questions ask for a list and which for one thing: each word that decides, and its like that does not."""

import pytest

from passerelle.index.number_words import SEVERAL
from passerelle.quotation.wanted import wants_list, wants_steps

SIGNS = """
quels sont les prix ? | quel sont les prix ?
quelles étaient les règles ? | quelle était la règle ?
quels furent les rois ? | quel fut le roi ?
quels seront les prix ? | quel sera le prix ?
quels documents ? | quel document ?
quels tableaux ? | quel tableau ?
quelles autres pièces ? | quelle autre pièce ?
quels différents tarifs ? | quel différent tarif ?
quelles différentes salles ? | quelle différente salle ?
la liste | la pliste
une liste | uneliste
lister les salles | listera la salle
énumère les salles | énumérait la salle
énumérer les salles | dénumérer la salle
énumérez les salles | énumérons la salle
tous les tarifs | tout le tarif
toutes les salles | toute la salle
cite les salles | cite la salle
citer les salles | citera les salles
citez les salles | citez la salle
citez-moi les salles | citez-nous la salle
nomme les salles | nomme la salle
nommez-moi les salles | renommez les salles
donne moi les salles | donne moi la salle
donnez les salles | donnez la salle
de quoi a-t-on besoin ? | de quoi a-t-on parlé ?
de quoi ai-je besoin ? | de quoi ai-je rêvé ?
de quoi avons-nous besoin ? | de quoi ont-ils besoin ?
de quoi avez-vous besoin ? | de qui avez-vous besoin ?
de quel outil a-t-on besoin ? | quel outil a-t-on besoin ?
de quelles vis avez-vous besoin ? | de quelle vis avez-vous parlé ?
de quoi se compose le prix ? | de quoi se méfie-t-on ?
que faut-il ? | quand faut-il partir ?
que doit apporter Ada ? | qui doit apporter le sel ?
que doivent apporter les élèves ? | où doivent aller les élèves ?
que dois-je lire ? | quand dois-je lire ?
que devons-nous lire ? | quand devons-nous lire ?
que contient le sac ? | qui contient le sac ?
que contiennent les sacs ? | où sont les sacs ?
que comprend le prix ? | que prend le roi ?
que comporte le prix ? | que porte le roi ?
qu'apporte-t-on ? | qu'importe ?
qu’emporte-t-on ? | qu’en dit-on ?
qu'inclut le prix ? | qu'induit le prix ?
qu'est-ce que je dois lire ? | qu'est-ce que je vois ?
qu'est-ce qu'il faut ? | qu'est-ce qu'il fait ?
qu'est-ce que comprend le prix ? | qu'est-ce que prend le roi ?
qu'est-ce que contient le sac ? | qu'est-ce que tient le roi ?
les étapes | l'étape
what are the children? | what are you, men?
what were the children? | what were we, men?
which are the children? | which are they, men?
which were the children? | which was it, men?
quels trois animaux ? | quels animal ?
what are the fees? | what are you?
which are the fees? | which are we?
what were the fees? | what were they?
which were yours? | where were yours?
list the fees | listen to the fees
enumerate the fees | enumerated by a fee
all the fees | all in the box
all of the fees | most of the fee
the steps | the step
name every fee | name a fee
name all fees | rename a fee
give each fee | gave each fee
tell me each fee | tell a fee
what must I do? | what must I say?
what should we bring? | what should we carry?
what shall it need? | what shall it be?
what do they need? | what do they say?
what does it provide? | what does it cost?
what can I pack? | what can I see?
what may it include? | what may it be?
what does it contain? | what did it contain?
what does it cover? | when does it cover it?
what can we take? | who can we take?
what should Ada needs? | what should Ada kneads?
"""


@pytest.mark.parametrize(("several", "one"), [row.split(" | ") for row in SIGNS.strip().splitlines()])
def test_a_question_wants_a_list_by_one_of_its_words(several: str, one: str) -> None:
    assert (wants_list(several), wants_list(one)) == (True, False)


def test_a_number_of_things_is_asked_for_as_a_list_whatever_the_number() -> None:
    for number in SEVERAL:
        assert wants_list(f"Quelles {number} salles ?"), number
        assert wants_list(f"Give me the {number} rooms"), number
    for one in ("the sixth", "the tenth", "the seventeenth", "the one", "a"):
        assert not wants_list(f"Name {one} room"), one


VERBS = """is was does has did do had will would can could should must may might goes leaves starts opens closes says
costs takes makes gives stops runs needs wants covers pays keeps applies comes arrives lives works holds begins ends
happens helps sells owns leads belongs contains means""".split()
ONE_ONLY = """his its this us as less across process address class access bus basis status business""".split()


@pytest.mark.parametrize("verb", VERBS)
def test_a_plural_behind_the_verb_is_not_what_is_asked_for(verb: str) -> None:
    assert not wants_list(f"which boat {verb} docks")
    assert not wants_list(f"which {verb} docks")
    assert wants_list(f"which docks {verb}")


@pytest.mark.parametrize("word", ONE_ONLY)
def test_a_word_that_only_looks_like_a_plural_asks_for_one_thing(word: str) -> None:
    assert not wants_list(f"which {word} sank")
    assert not wants_list(f"what {word}")


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("which big red boats sank", True),
        ("which very big red boats sank", False),
        ("which boss sank", False),
        ("which keeper's boat sank", False),
        ("which boat sank? what boats floated?", True),
        ("which well-kept boats sank", True),
        ("WHICH BOATS SANK", True),
        ("whichever boats sank", False),
        ("boats", False),
        ("", False),
    ],
)
def test_a_plural_among_the_three_words_behind_which_asks_for_a_list(question: str, *, several: bool) -> None:
    assert wants_list(question) is several


HOW = """
how do I go | how did I go
how can I go | how could I go
how should I go | how would I go
how must I go | how might I go
how to go | how far to go
how does it go | how is it
how do I go | how do much
how can I go | how can many
comment faire ? | comment fait-il ?
comment faut-il faire ? | comment fallait-il faire ?
comment dois-je faire ? | comment doit-il faire ?
comment puis-je faire ? | comment peux-tu aller ?
comment peut-on aller ? | comment peut-elle aller ?
comment doit-on aller ? | comment vont-ils ?
comment fait-on ? | comment va-t-on ?
comment se rendre à Vaux ? | comment sera Vaux ?
comment s’inscrire ? | comment sinon ?
comment payer ? | comment paie-t-on ?
comment finir ? | comment finit-on ?
comment rendre le badge ? | comment rend-on le badge ?
"""


@pytest.mark.parametrize(("steps", "none"), [row.split(" | ") for row in HOW.strip().splitlines()])
def test_a_question_wants_steps_by_one_of_its_words(steps: str, none: str) -> None:
    assert (wants_steps(steps), wants_steps(none)) == (True, False)
