"""Each word that opens a question, points back in it or points at nothing, and what only looks like one."""

import pytest

from passerelle.conversation.leaning import (
    Opened,
    free_pronoun,
    has_name,
    is_fragment,
    names_a_whole,
    opened,
    points_back,
)
from passerelle.conversation.tokens import tokens


def parts(table: str) -> list[str]:
    return [each.strip() for line in table.strip().splitlines() for each in line.split(" | ")]


POLITE = """
ok | okay | d'accord | très bien | parfait | super | génial | merci | merci beaucoup | merci bien | thanks
thanks a lot | thank you | great | perfect | right | oui | yes | ah bon | ah | oh | hm | hmmm | euh | bon | ben | well
alors | so | really | vraiment | tiens | I see | je vois | bonjour | hello | hi
"""
CORRECTING = """
no | non | nope | pardon | désolé | sorry | excuse me | excusez-moi | wait | attends | attendez | actually | en fait
plutôt | rather | erreur | oops | oups
"""
MEANT = """
I meant | I mean | I was asking about | I was talking about | je voulais dire | je veux dire | je voulais parler de
je veux parler | je parle de | je parlais de | je parle | I'm asking about | I'm talking about | not that one,
pas celui-là, | pas celle-là, | c'est-à-dire
"""
ALSO = """
and | et | but | mais | what about | how about | and what about | et qu'en est-il de | quid de | quid
quid en est-il de | or what about | ou qu'en est-il de | puis quid de | then what about | qu'est-ce que c'est pour
but how about | et quid du | quid des
"""


@pytest.mark.parametrize("words", parts(POLITE))
def test_polite_words_open_a_question_and_are_left_out(words: str) -> None:
    assert opened(f"{words}, Brenn?") == Opened("Brenn?")
    assert opened(f"{words}… merci : Brenn?") == Opened("Brenn?")
    assert " " in words or opened(f"{words}ish Brenn?") == Opened(f"{words}ish Brenn?")


@pytest.mark.parametrize("words", parts(CORRECTING))
def test_words_that_correct_open_a_question_and_are_left_out(words: str) -> None:
    assert opened(f"{words}: Brenn?") == Opened("Brenn?", corrects=True)
    assert opened(f"ok, {words}, I meant Brenn?") == Opened("Brenn?", corrects=True)
    assert opened(f"{words}ish Brenn?") == Opened(f"{words}ish Brenn?")


@pytest.mark.parametrize("words", parts(MEANT))
def test_what_was_meant_corrects_too(words: str) -> None:
    assert opened(f"{words} Brenn?") == Opened("Brenn?", corrects=True)
    assert opened(f"thanks, {words} Brenn?") == Opened("Brenn?", corrects=True)


@pytest.mark.parametrize("words", parts(ALSO))
def test_words_that_go_on_open_a_question_and_are_left_out(words: str) -> None:
    assert opened(f"{words} Brenn?") == Opened("Brenn?", continues=True)
    assert opened(f"no, {words} Brenn?") == Opened("Brenn?", continues=True, corrects=True)


@pytest.mark.parametrize(
    "words",
    parts(
        "autre chose | autre question | another thing | another question | changing the subject | rien à voir"
    ),
)
def test_words_for_a_new_subject_say_so(words: str) -> None:
    assert opened(f" {words}, Brenn? ") == Opened(f"{words}, Brenn?", changes_subject=True)
    assert not opened(f"un {words}, Brenn?").changes_subject


TAGS = """
may I | can I | could I | is it | isn't it | right | je peux | c'est possible | please | n'est-ce pas | stp | svp
s'il te plaît | s'il vous plaît | merci | thanks | then | alors | du coup
"""


@pytest.mark.parametrize("words", parts(TAGS))
def test_a_tag_behind_a_question_is_left_out(words: str) -> None:
    assert opened(f"le bac, {words} ?") == Opened("le bac ?")
    assert opened(f"le bac , {words}") == Opened("le bac")
    assert opened(f"le bac, {words} Brenn ?") == Opened(f"le bac, {words} Brenn ?")


@pytest.mark.parametrize("words", ["isn't it", "please", "stp", "merci", "then", "alors", "du coup"])
def test_some_tags_need_no_comma(words: str) -> None:
    assert opened(f"le bac {words} ?") == Opened("le bac ?")
    assert opened("le bac is it ?") == Opened("le bac is it ?")


NOBODY = """
il faut payer | il faudra payer | il y a un bac | il y avait un bac | il y aura un bac | il s'agit de payer
il existe un bac | il reste un bac | il suffit de payer | il vaut mieux payer | il pleut | il est vrai | il est possible
il est interdit de payer | il est permis | il est autorisé | il est nécessaire | il est obligatoire | il est temps
il ne faut pas payer | il n'existe rien | il me faut un bac | il vous faut un bac | il nous faut un bac
il lui faut un bac | il leur faut un bac | il se passe quoi | que se passe-t-il | faut-il payer | faudra-t-il payer
faudrait-il payer | y a-t-il un bac | y avait-il un bac | y aura-t-il un bac | y aurait-il un bac | n'y a-t-il rien
existe-t-il un bac | s'agit-il de payer | qu'arrive-t-il | reste-t-il un bac | suffit-il de payer
est-il vrai | est-il possible | était-il interdit | serait-il permis | est-il autorisé | est-il nécessaire
est-il obligatoire | est-il utile | est-il trop tard | est-il normal | vaut-il mieux payer | se fait-il que
it is possible | it is allowed | it is true | is it possible | is it allowed | is it true | is it ok | is it okay
is it necessary | is it legal | is it compulsory | was it normal | is it forbidden | is it safe | is it usual
is it enough | what does it mean when red | what did it mean if red | what does it mean that red
does it take a day to pay | did it cost much to pay | will it take to pay | would it take two whole days to pay
it takes an hour | it take an hour | is there one | are there any | was there one | were there any | will there be one
has there been one | have there been any | should there be one | can there be one | could there be one
may there be one | might there be one | must there be one | isn't there one | there is one | there's one
there are some | there was one | there were some | there will be one | there has been one | there have been some
"""
SOMEBODY = """
il paie | il part | est-il rouge | est-il cher | is it red | was it dear | what does it mean | it costs
does it cost much | who went there | pleut-elle | where is it possible | elle reste | do they exist | il les faut
"""


@pytest.mark.parametrize("text", parts(NOBODY))
def test_it_may_stand_for_nothing(text: str) -> None:
    assert not free_pronoun(text)


@pytest.mark.parametrize("text", parts(SOMEBODY))
def test_it_stands_for_what_was_said_before(text: str) -> None:
    assert free_pronoun(text) is (text != "where is it possible")


FAR = """
c'est plus long pour Brenn | c'était moins long pour Brenn | c'est aussi vrai à Brenn | c'est trop pour Brenn
c'est vraiment Brenn | c'est bien Brenn | c'est pas Brenn | c'est toujours Brenn | c'est encore Brenn
who else likes Brenn | whom else | what else | where else | when else | how else | anything else | anyone else
anybody else | someone else | something else | qui d'autre | quoi d'autre | où d'autre | quand d'autre | rien d'autre
personne d'autre | rien d'autres | apart from that | apart from him | apart from her | apart from it | apart from them
à part ça | à part lui | à part elle | à part eux | which ones like Brenn | which one | lequel aime Brenn | laquelle
lesquels | lesquelles | là-bas | over there | like that | this one | that one | that time | that ones | those ones
celui-ci | celle-ci | celui-là | celle-là | là-dessus | là-dedans | the year before | the month after | week before
the season after ? | the day before? | l'année d'avant | d'après ? | précédente | suivante ? | de départ
is that Brenn | was this | does that | did that | can these | will those | at that | in this | on that | for that
about that | after that? | before this | with those | from this | why that | is this enough for Brenn
cet abri | cette halle | ces halles | ce bac | ce bail de trois ans
"""
NOT_FAR = """
c'est Brenn | who likes Brenn | or else Brenn | which one of Brenn | lequel de Brenn | the year before Brenn
month after Brenn | précédente halle de Brenn | is that the price of Brenn | is this year Brenn | in that month Brenn
cette année Brenn | ce mois Brenn | cette semaine Brenn | ce moment Brenn | ce jour Brenn | ce matin Brenn
ce soir Brenn | ce sont Brenn | ce que Brenn | ce qui Brenn | ce type Brenn | ce genre Brenn | ce ne sont Brenn
does that his Brenn | at that my Brenn | for this is Brenn
"""


@pytest.mark.parametrize("text", parts(FAR))
def test_a_word_for_what_only_those_before_can_have_named_points_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize("text", parts(NOT_FAR))
def test_what_looks_like_such_a_word_does_not(text: str) -> None:
    assert not points_back(text)


BACK = """
the same | same price | the other | others | the next one | next ones | le même | la même | les mêmes | pareil | ainsi
ça | cela | c'est | c'était | ce vote | those | such | chacun | chacune | l'autre | les autres | aussi | too | as well
instead | then | ensuite | the former | the latter | d'avant | d'après | which one | which ones | lequel | laquelle
lesquels | la précédente | le précédent | la suivante | le suivant | previous | following
je le paie | j'le payer | tu la paies | on les paiera pas | il le prendre | ne le paie | peut-on le payer
doit-on la rendre | faut-il les payer | puis-je les laver | peut le prendre | dois la rendre | je l'ouvre | tu l'ouvres
on l'ouvrait | nous l'ont | il l'a | vous l'ouvrir | je y mange | on y va | j'en ai | on en fait | qui en est
on en sont | il en faut | vous en avez | elles en ont | tu en payer | je lui dis | on leur dit | j'l'aime
il ne lui dit | qui n'l'aime | elle leur doit | il y en | nous lui | vous lui | ils lui | elles lui
que font-ils | part-elle
"""
NOT_BACK = """
le bac | on le bac de Brume | je le paie de Brume | il y a | il y avait | il y aura | on y a-t-il | which one of us
lequel d'entre nous | samely | the nextish one | red | combien de bacs | y en Brenn
"""


@pytest.mark.parametrize("text", parts(BACK))
def test_a_word_for_what_is_not_named_points_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize("text", ["the same Brenn", "le Brenn aussi", "je le paie, Brenn", "then Brenn"])
def test_such_a_word_points_nowhere_beside_a_name(text: str) -> None:
    assert not points_back(text)


@pytest.mark.parametrize("text", parts(NOT_BACK))
def test_what_only_looks_like_such_a_word_points_nowhere(text: str) -> None:
    assert not points_back(text)


@pytest.mark.parametrize(
    "text",
    parts("""
    the blade of the mower | a blade of a mower | la lame de la scie | le toit du moulin | les clés des halles
    l'eau de l'île | un toit des halles | du bois de la halle | des clés du moulin | au bord de l'eau | aux murs du parc
    the old blade of the mower | a boat in the port | an oven on the roof | the key at the mill | un bac dans le port
    une clé dans la halle | des clés dans les halles | le bac dans l'eau | an kettle's lamp | a kettle's red lamp
    """),
)
def test_a_thing_of_another_with_an_article_each_is_a_whole(text: str) -> None:
    assert names_a_whole(text)


@pytest.mark.parametrize(
    "text",
    parts("""
    the price of the mower | le prix de la scie | blade of the mower | the blade of mowers | the mower | kettle's lamp
    the red old blade of the mower | a boat in port | the blade of the ox | an ox's lamp | a kettle's ox
    """),
)
def test_what_anything_may_have_and_what_has_no_article_is_none(text: str) -> None:
    assert not names_a_whole(text)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        *[("le bac que", True), ("que le bac", False), ("qu'un bac", False), ("if a boat", False)],
        *[("si un bac", False), ("s'il bac", False), ("s'ils bac", False), ("when boats", False)],
        *[("quand un bac", False), ("lorsque un bac", False), ("lorsqu'un bac", False), ("iffy boats", True)],
        *[("a boat", True), ("l'enfant a droit", False), ("l'enfant à droite", True), ("on Monday", True)],
        *[("on the roof", True), ("on 5 boats", True), ("on Brenn", True), ("on boats", True)],
        *[("on paie", False), ("on boats là", False), ("on", False), ("ou le bac", True), ("who", False)],
    ],
)  # fmt: skip
def test_a_fragment_is_a_thing_a_place_or_a_time_alone(text: str, *, fragment: bool) -> None:
    assert is_fragment(text) is fragment


@pytest.mark.parametrize(
    ("text", "named"),
    [("the Marrick", True), ("the P60", True), ("la 3e", True), ("the 3.4", False), ("the mill", False), ("", False)],
)  # fmt: skip
def test_a_name_has_letters_and_the_number_of_a_version_is_none(text: str, *, named: bool) -> None:
    assert has_name(tokens(text)) is named


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("is the mill open when it rains?", False),
        ("what did the mill cost when it burnt?", False),
        ("what is the mill and is it old?", True),
        *[(f"is {word} late", True) for word in ("it's", "they're", "he's", "she's")],
    ],
)
def test_a_thing_named_behind_a_verb_is_what_a_pronoun_means_unless_it_is_asked_for(
    text: str, *, free: bool
) -> None:
    assert free_pronoun(text) is free


def test_a_clause_is_no_fragment_where_it_stands_first() -> None:
    assert is_fragment("the hall if booked")
    assert not is_fragment("if the hall booked")
