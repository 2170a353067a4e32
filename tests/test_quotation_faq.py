"""Of a FAQ the answer is quoted, whole, with its question as context, in every way that FAQs are written."""

from pathlib import Path

import pytest
from quoted import context, found, quoted, written

from passerelle.index.types import Passage
from passerelle.quotation.candidates import candidates

MARKED_FR = """Questions sur le verger

Q : Quand cueille-t-on les poires ?
R : À la mi-septembre, le matin.

Q : Peut-on venir avec un chien ?
R : Oui, en laisse.
Il doit rester hors des serres.

Q : tarif des paniers
R : Huit euros.
"""
MARKED_EN = """The rowing club

Question 1: Who may row alone?
Answer 1: Members who passed the river test.

Question 2: Where are the oars kept?
Answer 2: In the blue shed.
"""
HEADINGS_EN = """# Tram passes

## How do I renew my pass?

Go to any ticket window with your old card.

A new photo is needed after five years.

## What if I lose it?

A copy costs seven pounds.

# Contact

Write to the depot.
"""
BOLD_FR = """# Ludothèque

**Combien de jeux peut-on emprunter ?**

Trois jeux par carte.

**Que faire si une pièce manque ?**

Signalez-le au comptoir :

- le nom du jeu
- la pièce perdue

**Faut-il payer une caution ?**

Non, sauf pour les jeux géants.

La ludothèque ferme en août.
"""
BULLETS_EN = """Garden hire

- Can I have a fire?
- Only in the iron basket.
- Is there water?
- Yes, behind the shed.
"""
DEFINITIONS_FR = """<h1>Navette</h1><dl><dt>Où passe la navette ?</dt><dd>Devant la halle.</dd>
<dt>Est-elle gratuite ?</dt><dd>Oui, pour les habitants.</dd></dl><p>Elle roule même sous la neige.</p>"""
ACCORDION_EN = """<h1>Sauna</h1><details><summary>May children come in?</summary><p>From the age of ten.</p></details>
<details><summary>Are towels lent?</summary><p>No. They are sold at the desk.</p></details>"""
ONE_LINE_FR = (
    "Le marché\n\nQui place les étals ? Le garde, à six heures. Peut-on changer de place ? Une fois par an."
)
NUMBERED_EN = (
    "The hall\n\n1. Who has the key? The caretaker.\n2. Is there a piano? Yes, it was tuned in spring."
)
ONE_LINE_MARKED = "Cave\n\nQ. Fait-il froid ? R. Douze degrés toute l'année.\nQ. Est-ce long ? R. Une heure."

WRAPPED_EN = """You keep asking us

How do I get a badge that
opens the gate at night?

Ask the guard. He will print one while you
wait.

Why is the pool closed?

It is being painted.
"""
MIXED_EN = """# Help

### Do you take cards?

Cash only.

* **Where are the keys?** At the bar.
"""

PAIRS = [
    (
        "badge.txt",
        WRAPPED_EN,
        "How do I get a badge that\nopens the gate at night?",
        "Ask the guard. He will print one while you\nwait.",
    ),
    ("mixed.md", MIXED_EN, "Do you take cards?", "Cash only."),
    ("mixed.md", MIXED_EN, "Where are the keys?", "At the bar."),
    ("verger.txt", MARKED_FR, "Quand cueille-t-on les poires ?", "À la mi-septembre, le matin."),
    (
        "verger.txt",
        MARKED_FR,
        "Peut-on venir avec un chien ?",
        "Oui, en laisse.\nIl doit rester hors des serres.",
    ),
    ("verger.txt", MARKED_FR, "tarif des paniers", "Huit euros."),
    ("rowing.txt", MARKED_EN, "Who may row alone?", "Members who passed the river test."),
    ("rowing.md", MARKED_EN, "Where are the oars kept?", "In the blue shed."),
    (
        "tram.md",
        HEADINGS_EN,
        "How do I renew my pass?",
        "Go to any ticket window with your old card.\n\nA new photo is needed after five years.",
    ),
    ("tram.md", HEADINGS_EN, "What if I lose it?", "A copy costs seven pounds."),
    ("jeux.md", BOLD_FR, "Combien de jeux peut-on emprunter ?", "Trois jeux par carte."),
    (
        "jeux.md",
        BOLD_FR,
        "Que faire si une pièce manque ?",
        "Signalez-le au comptoir :\n\nle nom du jeu\nla pièce perdue",
    ),
    ("garden.txt", BULLETS_EN, "Can I have a fire?", "Only in the iron basket."),
    ("garden.md", BULLETS_EN, "Is there water?", "Yes, behind the shed."),
    ("navette.html", DEFINITIONS_FR, "Où passe la navette ?", "Devant la halle."),
    ("navette.html", DEFINITIONS_FR, "Est-elle gratuite ?", "Oui, pour les habitants."),
    ("sauna.html", ACCORDION_EN, "May children come in?", "From the age of ten."),
    ("sauna.html", ACCORDION_EN, "Are towels lent?", "No. They are sold at the desk."),
    ("marche.txt", ONE_LINE_FR, "Qui place les étals ?", "Le garde, à six heures."),
    ("marche.txt", ONE_LINE_FR, "Peut-on changer de place ?", "Une fois par an."),
    ("hall.md", NUMBERED_EN, "Who has the key?", "The caretaker."),
    ("hall.txt", NUMBERED_EN, "Is there a piano?", "Yes, it was tuned in spring."),
    ("cave.txt", ONE_LINE_MARKED, "Est-ce long ?", "Une heure."),
]


@pytest.mark.parametrize(("name", "text", "question", "answer"), PAIRS)
def test_a_question_becomes_its_answer_with_the_question_as_context(
    tmp_path: Path, name: str, text: str, question: str, answer: str
) -> None:
    document = written(tmp_path, name, text)
    assert quoted(document, question) == answer
    assert context(document, question) == [question]


@pytest.mark.parametrize(("name", "text", "question", "answer"), PAIRS)
def test_a_part_of_an_answer_becomes_all_of_it(
    tmp_path: Path, name: str, text: str, question: str, answer: str
) -> None:
    document = written(tmp_path, name, text)
    words = answer.rsplit("\n", maxsplit=1)[-1]
    assert quoted(document, words) == answer
    assert context(document, words) == [question]


@pytest.mark.parametrize(("name", "text"), sorted({(name, text) for name, text, _, _ in PAIRS}))
def test_a_reader_chooses_among_answers_whose_questions_count_and_not_among_questions(
    tmp_path: Path, name: str, text: str
) -> None:
    document = written(tmp_path, name, text)
    offered = candidates(Passage(document, 0, len(document.text), "fr"))
    for other, _, question, answer in PAIRS:
        if other == name:
            (one,) = [each for each in offered if question in each.words]
            assert document.text[one.span.start : one.span.end] == answer
    assert not any(document.text[each.span.start : each.span.end].rstrip().endswith("?") for each in offered)


def test_nothing_behind_the_last_answer_belongs_to_it(tmp_path: Path) -> None:
    document = written(tmp_path, "jeux.md", BOLD_FR)
    assert quoted(document, "Faut-il payer une caution ?") == "Non, sauf pour les jeux géants."
    shuttle = written(tmp_path, "navette.html", DEFINITIONS_FR)
    assert quoted(shuttle, "Elle roule") == "Elle roule même sous la neige."


def test_a_long_answer_gives_its_sentence_with_the_question(tmp_path: Path) -> None:
    told = " ".join(
        f"The archive holds the papers of ship number {number}, bound in blue." for number in range(40)
    )
    document = written(
        tmp_path, "ships.md", f"# What does the archive hold?\n\n{told}\n\n# Where is it?\n\nIn Brel."
    )
    assert (
        quoted(document, "ship number 31") == "The archive holds the papers of ship number 31, bound in blue."
    )
    assert context(document, "ship number 31") == ["What does the archive hold?"]


def test_a_question_that_is_left_open_says_so(tmp_path: Path) -> None:
    document = written(
        tmp_path, "mail.txt", "Bonjour,\n\nLe colis est parti lundi.\n\nEst-il bien arrivé chez vous ?"
    )
    assert found(document, "Est-il").asks
    assert not found(document, "Le colis").asks


def test_a_list_of_questions_is_no_faq(tmp_path: Path) -> None:
    text = "Before you rent, ask:\n\n- Is the heating included?\n- Who pays for the lift?\n\nThen sign the lease."
    document = written(tmp_path, "rent.md", text)
    assert quoted(document, "Who pays", whole_list=True).startswith("Before you rent, ask:")
    assert quoted(document, "Then sign") == "Then sign the lease."


def test_a_statement_that_ends_in_a_question_is_no_question(tmp_path: Path) -> None:
    words = (
        "Le maire redoute depuis l'hiver que le pont ne soit coupé : les cars passeraient-ils par le gué ?"
    )
    document = written(tmp_path, "pont.md", f"# Pont\n\nOn en parle souvent ici. {words} Rien n'est décidé.")
    assert quoted(document, "redoute") == words


def test_a_question_inside_prose_comes_with_what_follows_it(tmp_path: Path) -> None:
    text = "The inn burnt down in 1902. Who lit the fire? A stable boy was blamed. Nothing was proved."
    document = written(tmp_path, "inn.md", f"# The inn\n\n{text}")
    assert quoted(document, "Who lit") == "Who lit the fire? A stable boy was blamed."
    assert quoted(document, "The inn burnt") == "The inn burnt down in 1902."


def test_a_question_in_a_paragraph_has_all_of_a_short_answer_and_the_first_sentence_of_a_long_one(
    tmp_path: Path,
) -> None:
    short = "Peut-on venir avec un chien ? Oui, en laisse et muselé. Il doit rester hors des serres."
    assert quoted(written(tmp_path, "a.txt", short), "en laisse").endswith("hors des serres.")
    long = f"Peut-on venir avec un chien ? Oui, en laisse. {'Le verger compte des pommiers anciens. ' * 9}"
    assert quoted(written(tmp_path, "b.txt", long), "en laisse") == "Oui, en laisse."


def test_a_question_answered_in_its_own_heading_comes_with_that_answer(tmp_path: Path) -> None:
    text = "# Pool\n\n## When does the pool open? At nine.\n\n## Is there a bar? Yes, by the gate.\n"
    document = written(tmp_path, "pool.md", text)
    for words in ("When does", "At nine"):
        assert quoted(document, words) == "At nine."
        assert context(document, words) == ["When does the pool open?"]
