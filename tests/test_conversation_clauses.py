"""Each form of a clause or a circumstance that follows a question, and what only begins as one does."""

import re

import pytest

from passerelle.conversation.clauses import ASKS_WHY, CLAUSE, IS, IS_OFTEN, LATER, NOT, SO, VERB_LEFT_OUT
from passerelle.conversation.fragments import ALSO, HOLIDAY, ON_A_DAY, ONLY, OWNER, SUBJECT, THAT_OF
from passerelle.conversation.titled import HELD, reply_titled, titled
from passerelle.index.folding import fold_letters
from passerelle.index.store.documents import Entry

FORMS = {
    "why": (
        ASKS_WHY,
        "why? | pourquoi ? | how come? | comment ça ?",
        "whyever? | comment ? | but why? | how? | pourquois",
    ),
    "why so": (
        SO,
        "why so late? | why not? | pourquoi pas ? | pourquoi si tard ? | why so? | pourquoi aussi cher ?",
        "why sorry? | why is it? | pourquoi passe-t-il ? | but why not?",
    ),
    "not": (NOT, "why not | pourquoi pas | Why NOT", "why knot | not why | whynot"),
    "clause": (
        CLAUSE,
        """if it rains | s'il pleut | si on part | s'ils partent | what if | et si | when | quand | lorsque | lorsqu'il
| lorsqu'""",
        "iffy | sil | whenever | et quand | siècle | whatif",
    ),
    "is": (IS, "si c'est | if it's | if it is | quand c'est | si ce sont | when it's", "si cest | if its | when it is"),
    "is often": (
        IS_OFTEN,
        "is it only | is that every day | c'est chaque jour | ce sera sans | est-ce même | is it not even",
        "is it | is it onlyish | that is only | it is every day | c'est le lundi",
    ),
    "verb left out": (
        VERB_LEFT_OUT,
        """what if they don't? | if I can't | what if we won't? | if you cannot
| when she has | it isn't. | on peut | je ne peux pas | s'il ne le fait pas ?
| et si elle ne veut pas | si on l'est | ils peuvent | we could not! | does it? | hasn't she | were they? | did that
| would they | vous fais | one will | il doit pas""",
        """what if they don't pay? | he pays | il part | they not | elle fera | do we? | does the ferry? | is it open
| il ne part pas | so it does""",
    ),
    "later": (
        LATER,
        "quand il pleut | when it rains | lorsqu'il | when my ferry | quand les bacs | quand tu veux",
        """quand est-ce | when is | when are | when does it | when did | when will | when would | when can | when could
| when should | when must | when may | when might | when has | when have | when had | quand sont | quand a | quand ont
| quand était | quand sera | quand partir | quand le rendre | quand se lever | quand y aller | quand part-il
| quand pars-tu | quand va-t-on | quand l'as-tu | quand ferme-t-elle | quand en prendre | when's it | quand dois-je""",
    ),
    "only": (
        ONLY,
        """not even | même pas | pas même | even
| only | just | including | except | without | every | each | once | twice
| même | seulement | uniquement | sauf | sans | y compris | chaque | tous les | toutes les | une fois | deux fois
| à chaque | the day after | day before | the night after | the morning before | the evening after | the week before
| the month after | the time before | the next day | the next morning | the next night | the next time | le lendemain
| lendemain | la veille | le jour d'avant | la semaine d'après | le mois suivant | la fois précédente
| la semaine suivante | le jour précédent | la fois suivant""",
        """onlyish | the year after | next day | the next week | veille | trois fois | l'année suivante | tout les
| evening | a next time | not""",
    ),
    "holiday": (
        HOLIDAY,
        """on Christmas day | at Christmas | over Easter | during the school holidays | during holidays | à Noël
| pour Pâques | pendant les vacances | le jour de Noël | la veille de Noël | le jour de l'an | le jour de l'ascension
| le jour de la Toussaint | les jours fériés | on bank holidays? | on New eve | pendant les vacances scolaires !
| at the holidays""",
        """Christmas | on Monday | at the lake | pendant les travaux | on Christmas morning | à la plage
| during the school | le jour""",
    ),
    "a day": (ON_A_DAY, " on Monday |  le lundi |  les mardis | Sundays", "Mondayish | le soir | today"),
    "that of": (
        THAT_OF,
        """celui du quai | celle d'automne | ceux de mai | celles des enfants | that of May | those for boats
| the one in Brume | the ones at sea | the one from here""",
        "celui-ci | that is | those are | the ferry of | celle qui | this of | the one on",
    ),
    "owner": (
        OWNER,
        "the mower's | this old mower’s | that boat's one | my boat's | our boat's | Ada's | Ada Roe's one",
        "mower's | a boat's | the mower | the mower's blade | his boat's | the mower's ones",
    ),
    "also": (ALSO, "Ada, aussi | Ada too | Ada as well | Ada also | Ada également", "too | Ada tool | also Ada"),
    "subject": (
        SUBJECT,
        "did he pay | she pays | they pay | il paie | qu'elle n'a | ils ne paient | elles partent",
        "the ferry | paie-t-il | il | elle, | theyre | va-t-elle partir",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_known_and_what_looks_like_it_is_not(name: str) -> None:
    pattern, known, others = FORMS[name]
    find = pattern.search if name in {"not", "a day", "also", "subject", "verb left out"} else pattern.match
    for each in known.replace("\n|", " |").split(" |"):
        text = each.strip() if name != "a day" else f"part {each.strip()}"
        folded = text if name in {"owner", "also"} else fold_letters(text)
        assert find(folded), (name, each)
    for each in others.replace("\n|", " |").split(" |"):
        text = each.strip()
        folded = text if name in {"owner", "also"} else fold_letters(text)
        assert not find(folded), (name, each)


@pytest.mark.parametrize(
    "question",
    """avez-vous un document sur le bail | as-tu des textes à propos du bail
is there a file on the bail
est-ce que vous avez un fichier concernant le bail | tu as des documents qui parlent du bail
il y a un texte au sujet du bail
do you have any documents about the bail | have you got more files about bail | have you anything regarding the bail
are there other texts concerning the bail
show me the documents about bail | list documents on bail | which files about bail
avez-vous d'autres documents sur le bail | avez-vous quelque chose sur le bail | do you have something on the bail
quels documents parlent du bail
quels sont les documents qui parlent du bail | what documents do you have about the bail
which texts are there on the bail | what files have you got about the bail""".replace("\n", " | ").split(
        " | "
    ),
)
def test_a_question_for_a_document_says_what_it_should_be_about(question: str) -> None:
    found = HELD.fullmatch(fold_letters(question))
    assert found
    assert re.sub(r"(?:the|le|l') ?", "", found["what"]) == "bail"


@pytest.mark.parametrize(
    "question",
    [
        "have you a boat on the lake",
        "documents about the lease",
        "which document about",
        "is there a file",
        "do you have a file for the lease",
    ],
)
def test_a_question_for_another_thing_asks_for_no_document(question: str) -> None:
    assert HELD.fullmatch(question) is None


def entry(title: str) -> Entry:
    return Entry(title, title, "fr", f"{title}.md", 1, 10)


SHELF = [entry("Bail du garage"), entry("Bail de la cave"), entry("Lake rules")]


@pytest.mark.parametrize(
    ("message", "titles"),
    [
        ("Avez-vous un document sur le bail ?", ["Bail du garage", "Bail de la cave"]),
        ("AVEZ-VOUS UN DOCUMENT SUR LE BAIL DU GARAGE ?!", ["Bail du garage"]),
        ("Do you have anything about the lake?", ["Lake rules"]),
        ("Avez-vous un document sur le bail du lac ?", []),
        ("Avez-vous un document sur la ?", []),
        ("Le bail ?", []),
    ],
)
def test_documents_are_held_whose_titles_say_all_that_is_asked_for(message: str, titles: list[str]) -> None:
    assert [each.title for each in titled(message, lambda: SHELF)] == titles


def test_documents_are_counted_and_named_in_the_language_of_the_question() -> None:
    assert (
        reply_titled(SHELF[:1], "fr", {})
        == "Oui, 1 document le dit dans son titre\u00a0: «\u00a0Bail du garage\u00a0»."
    )
    assert reply_titled(SHELF[:1], "en", {}) == "Yes, 1 document says so in its title: “Bail du garage”."
    many = reply_titled(SHELF[:2], "fr", {})
    assert many == (
        "Oui, 2 documents le disent dans leur titre\u00a0: «\u00a0Bail du garage\u00a0», «\u00a0Bail de la cave\u00a0»."
    )
    told = reply_titled(SHELF[1:], "en", {"Lake rules": "2021"})
    assert told == "Yes, 2 documents say so in their titles: “Bail de la cave”, “Lake rules” (2021)."
