"""Every word by which a question asks for a kind of thing, for a list, for steps, or for an article by its number."""

import pytest

from passerelle.index.types import Span
from passerelle.quotation.labels import Label, label_at, named
from passerelle.quotation.wanted import wants_list, wants_steps
from passerelle.words import kind_of

KINDS = {
    "number": """
combien de bacs ? | how many boats? | how much is it? | how long is it? | how old is it? | how far is it?
how high is it?
how tall is it? | le nombre de bacs ? | the number of boats? | which percentage? | quelle durée ? | quel âge a-t-il ?
quelle taille ? | quelle superficie ? | quel montant ? | quelle somme ? | quel pourcentage ? | quelle part ?
quelle proportion ? | what share of it? | what proportion? | quelle est la durée ? | quel était le montant ?
quelle sera la somme ? | quel est le prix ? | quel est le tarif ? | quel est le coût ? | quel est le loyer ?
what is the price? | what was the cost? | what is the amount? | what is the fee? | what is the rent?
what is the length? | what was the height?
""",
    "time": """
quand part-il ? | when does it leave? | quelle année ? | quelle date ? | quel jour ? | quel mois ? | quelle heure ?
quelle époque ? | what year was it? | which date? | what day? | which month? | what time is it? | depuis quand ?
la date de mai ? | en cette année ? | the year?
""",
    "person": """
qui part ? | who leaves? | whom did he see? | whose boat? | quel président ? | quelle ministre ? | quel dirigeant ?
quel général ? | which president? | which leader? | which minister?
""",
    "place": """
où est-il ? | ou est-il ? | d'où vient-il ? | where is it? | quelle ville ? | quel pays ? | quel lieu ? | quel endroit ?
quelle capitale ? | what city? | which country? | what town? | which place?
""",
    "other": """
pourquoi ? | why? | comment ? | le bac ou le pont part-il ? | qu'est-ce que c'est que le nombre d'or ? | is it open?
""",
}


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        (kind, question)
        for kind, table in KINDS.items()
        for line in table.strip().splitlines()
        for question in line.split(" | ")
    ],
)
def test_a_question_asks_for_a_kind_of_thing_by_its_words(kind: str, question: str) -> None:
    assert kind_of(question) == kind
    assert kind_of(question.upper()) == kind


LISTS = """
quels sont les bacs ? | quelles étaient les règles ? | quels documents faut-il ? | quelles autres règles ?
quels trois bacs ? | quelles différentes règles ? | la liste des bacs | une liste | lister les bacs | énumérer les bacs
énumérez tout | tous les bacs ? | toutes les règles ? | cite les bacs | citez les bacs | nommez les bacs
donne-moi les règles | donnez les règles | de quoi a-t-on besoin ? | de quels papiers ai-je besoin ?
de quoi avez-vous besoin ? | de quoi se compose le repas ? | que faut-il ? | que doit-on faire ?
que doivent-ils faire ?
que dois-je apporter ? | que contient le sac ? | que comprend le prix ? | que comporte le dossier ? | qu'apporte-t-on ?
qu'inclut le prix ? | qu'est-ce que je dois apporter ? | qu'est-ce qu'il faut ? | qu'est-ce que comprend le prix ?
les étapes | what are the rules? | which were the boats? | list the boats | enumerate them | all the boats
all of the boats | the steps | name every boat | give me each boat | tell me the three rules | what must I bring?
what should I do? | what does it include? | what do they need? | what can I take? | what may it contain?
which boats leave? | what safety rules apply?
"""
NO_LISTS = """
quel est le prix ? | quand part le bac ? | what is the price? | what are you? | what are we? | what are they?
which boat leaves? | what costs most? | what process is it? | which bus is it? | what address is it? | what is his name?
what does it cost? | comment faire ?
"""
STEPS = """
and how do I go? | bon, comment faire ?
how do I go? | how can I go? | how should I go? | how must I go? | how to go | how does it go? | comment faire ?
comment faut-il faire ? | comment dois-je faire ? | comment puis-je aller ? | comment peut-on aller ?
comment doit-on aller ? | comment fait-on ? | comment se rendre au bac ? | comment s'inscrire ? | comment payer ?
comment finir ? | comment rendre le badge ?
"""
NO_STEPS = "how many boats? | how long is it? | comment va-t-il ? | quand faut-il aller ? | why? | how is it?"


def each(table: str) -> list[str]:
    return [question for line in table.strip().splitlines() for question in line.split(" | ")]


@pytest.mark.parametrize("question", each(LISTS))
def test_a_question_asks_for_several_things(question: str) -> None:
    assert wants_list(question)


@pytest.mark.parametrize("question", each(NO_LISTS))
def test_a_question_asks_for_one_thing(question: str) -> None:
    assert not wants_list(question)


@pytest.mark.parametrize(("table", "steps"), [(STEPS, True), (NO_STEPS, False)])
def test_a_question_asks_how_something_is_done(table: str, *, steps: bool) -> None:
    assert {question: wants_steps(question) for question in each(table)} == dict.fromkeys(each(table), steps)


WORDS = {
    "article": "article articles art arts art. clause clauses",
    "section": "section sections sect sec paragraphe paragraph § §§",
    "annex": "annexe annexes annex appendix appendice schedule",
    "chapter": "chapitre chapter chap",
    "part": "partie part",
    "title": "titre title",
    "rule": "règle regle rule",
    "point": "point alinéa item",
    "step": "étape étapes etape etapes step steps phase",
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in WORDS.items() for word in words.split()]
)
def test_a_part_of_a_text_is_named_by_its_kind_and_number(kind: str, word: str) -> None:
    assert [(label.kind, label.number) for label in named(f"que dit {word} 4 du bail ?")] == [(kind, "4")]
    line = f"{word.capitalize()} 4. Le bac part."
    found = label_at(line, Span(0, len(line)))
    assert found is not None
    assert (found[0].kind, found[0].number, line[found[1] :]) == (kind, "4", " Le bac part.")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("4", "4"),
        ("4.2", "4.2"),
        ("4-2", "4-2"),
        ("4 bis", "4 BIS"),
        ("4 ter", "4 TER"),
        ("4 quater", "4 QUATER"),
        ("n° 4", "4"),
        ("no 4", "4"),
        ("1er", "1"),
        ("premier", "1"),
        ("IV", "4"),
        ("IX", "9"),
        ("XLII", "42"),
        ("X", "10"),
        ("C", "C"),
        ("B", "B"),
        ("12345", None),
        ("4 %", None),
        ("4%", None),
        ("4 €", None),
        ("IVa", None),
    ],
)
def test_a_number_of_a_part_may_be_roman_or_a_letter(written: str, number: str | None) -> None:
    assert [label.number for label in named(f"l'article {written} ?")] == ([number] if number else [])


@pytest.mark.parametrize(
    "word", "part title point item titre partie règle rule regle step steps phase".split()
)
def test_a_common_word_before_a_letter_names_no_part(word: str) -> None:
    assert named(f"la {word} A ?") == ()
    assert named(f"la {word} 4 ?") != ()


def test_an_annex_is_counted_by_letters_and_not_in_roman() -> None:
    assert [label.number for label in named("annexe C, annexe IV")] == ["C", "IV"]
    assert named("article 4 et article 4") == (Label("article", "4"),)


@pytest.mark.parametrize(
    ("asked", "stands", "named_"),
    [
        (("article", "4"), ("article", "4"), True),
        (("article", "4"), ("section", "4"), False),
        (("article", "4"), ("number", "4"), True),
        (("point", "4"), ("article", "4"), True),
        (("article", "4"), ("article", "5"), False),
    ],
)
def test_a_number_alone_or_a_point_may_be_a_part_of_any_kind(
    asked: tuple[str, str], stands: tuple[str, str], *, named_: bool
) -> None:
    assert Label(*asked).names(Label(*stands)) is named_  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "heading", "items", "found"),
    [
        ("4. Durée", True, False, ("number", "4")),
        ("4. Durée", False, False, None),
        ("4. Durée", False, True, ("number", "4")),
        ("B. Durée", True, False, None),
        ("B. Durée", False, True, ("number", "B")),
        ("4.2 Durée", False, False, ("number", "4.2")),
        ("4.2 durée", False, False, None),
        ("**Article 4**", False, False, ("article", "4")),
        ("article 4 du bail", False, False, None),
        ("§ 4 Durée", False, False, ("section", "4")),
    ],
)
def test_a_line_begins_with_a_label(
    line: str, found: tuple[str, str] | None, *, heading: bool, items: bool
) -> None:
    label = label_at(line, Span(0, len(line)), heading=heading, items=items)
    assert ((label[0].kind, label[0].number) if label else None) == found
