"""Lists are quoted whole, with what announces them, where their lead-in or several items answer; else one item."""

from pathlib import Path

import docx
import pytest
from quoted import context, quoted, read, written

from passerelle.index.types import Document

BULLETS = """# Colonie de Fauvelle

Chaque enfant emporte dans son sac :

- une gourde d'un litre
- deux serviettes
  - une de bain
  - une de toilette
- une lampe frontale

Le car part à sept heures.
"""
NUMBERED = """# Starting the kiln

1. Open the air valve.
2. Press the green button for five seconds.
3. Wait for the lamp to turn blue.
"""
PLAIN = """Tarte aux quetsches

Il vous faut :
500 g de quetsches
un rouleau de pâte
trois cuillères de sucre
un peu de cannelle

Cuire quarante minutes au four.
"""
DASHES = """Rules of the reading room

Visitors must not bring the following into the room:
- bags larger than a sheet of paper, even when they
  are empty or folded
- pens and markers
- food and drink

The room closes at five.
"""
SEMICOLONS = """Le dossier comprend :

a) le formulaire signé ;

b) un relevé d'identité bancaire ;

c) deux photos.

Il est déposé à l'accueil.
"""
HTML = """<h1>Boat hire</h1><p>We are shut on Sundays. Before you leave the quay you must:</p>
<ul><li>put on a life jacket;</li><li>check the radio;</li><li>sign the red book.</li></ul><p>Boats are back by six."""
STEPS = """Montage de l'étagère

Étape 1 : vissez les pieds.
Étape 2 : posez les trois planches.
Étape 3 : fixez l'étagère au mur.
"""
BOXES = """Packing for the hut

What to bring:
☐ sleeping bag
☐ head torch
☐ playing cards
"""
PARAGRAPHS = """<p>La cotisation donne droit à :</p><p>l'accès au hangar,</p><p>le prêt d'une voile,</p>
<p>un repas par an.</p><p>Elle se paie en janvier.</p>"""
FOLLOWING = """# Deposit

The deposit is returned in the following cases.

- The flat is clean.
- The keys are back.

It is paid by bank transfer.
"""

WHOLE = [
    ("colonie.md", BULLETS, "Chaque enfant emporte", "Chaque enfant emporte", "une lampe frontale"),
    ("tarte.txt", PLAIN, "Il vous faut", "Il vous faut :", "un peu de cannelle"),
    ("room.txt", DASHES, "Visitors must not", "Visitors must not", "food and drink"),
    ("dossier.txt", SEMICOLONS, "Le dossier comprend", "Le dossier comprend :", "deux photos."),
    ("boats.html", HTML, "Before you leave", "Before you leave the quay", "sign the red book."),
    ("hut.txt", BOXES, "What to bring", "What to bring:", "playing cards"),
    ("club.html", PARAGRAPHS, "La cotisation", "La cotisation donne droit à :", "un repas par an."),
    ("deposit.md", FOLLOWING, "The deposit is returned", "The deposit is returned", "The keys are back."),
]


@pytest.mark.parametrize(("name", "text", "words", "first", "last"), WHOLE, ids=[each[0] for each in WHOLE])
def test_a_lead_in_is_quoted_with_all_its_items_and_nothing_more(
    tmp_path: Path, name: str, text: str, words: str, first: str, last: str
) -> None:
    quote = quoted(written(tmp_path, name, text), words)
    assert quote.startswith(first)
    assert quote.endswith(last)


@pytest.mark.parametrize(("name", "text", "words", "first", "last"), WHOLE, ids=[each[0] for each in WHOLE])
def test_an_item_is_quoted_with_the_whole_list_where_that_is_asked(
    tmp_path: Path, name: str, text: str, words: str, first: str, last: str
) -> None:
    quote = quoted(written(tmp_path, name, text), last, whole_list=True)
    assert quote.startswith(first)
    assert quote.endswith(last)


@pytest.mark.parametrize(
    ("name", "text", "item", "lead"),
    [
        ("colonie.md", BULLETS, "une de toilette", "Chaque enfant emporte dans son sac :"),
        ("tarte.txt", PLAIN, "trois cuillères de sucre", "Il vous faut :"),
        ("dossier.txt", SEMICOLONS, "un relevé d'identité bancaire ;", "Le dossier comprend :"),
        ("boats.html", HTML, "check the radio;", "Before you leave the quay you must:"),
        ("kiln.md", NUMBERED, "Press the green button for five seconds.", "Starting the kiln"),
        ("shelf.txt", STEPS, "posez les trois planches.", "Montage de l'étagère"),
    ],
)
def test_one_item_alone_is_enough_with_its_lead_in_or_heading_as_context(
    tmp_path: Path, name: str, text: str, item: str, lead: str
) -> None:
    document = written(tmp_path, name, text)
    assert quoted(document, item) == item
    assert context(document, item) == [lead]


@pytest.mark.parametrize(
    ("name", "text", "first", "last"),
    [
        ("kiln.md", NUMBERED, "Open the air valve.", "Wait for the lamp to turn blue."),
        ("shelf.txt", STEPS, "vissez les pieds.", "fixez l'étagère au mur."),
    ],
)
def test_a_list_below_a_heading_is_whole_where_several_items_answer(
    tmp_path: Path, name: str, text: str, first: str, last: str
) -> None:
    document = written(tmp_path, name, text)
    both = document.text[document.text.index(first) : document.text.index(last)]
    assert first in quoted(document, both)
    assert quoted(document, both).endswith(last)
    assert context(document, both) == [document.title]


def test_an_item_wrapped_by_hand_is_whole(tmp_path: Path) -> None:
    document = written(tmp_path, "room.txt", DASHES)
    assert quoted(document, "larger than") == (
        "bags larger than a sheet of paper, even when they\n  are empty or folded"
    )


@pytest.fixture
def farm(tmp_path: Path) -> Document:
    """Return a Word document with a list in Word's own style."""
    made = docx.Document()
    made.add_heading("Week at the mill", 1)
    made.add_paragraph("Each guest pays for:")
    for item in ("the linen", "the firewood", "the last cleaning"):
        made.add_paragraph(item, style="List Bullet")
    made.add_paragraph("The mill sleeps eight.")
    made.save(str(tmp_path / "mill.docx"))
    return read(tmp_path / "mill.docx")


def test_a_list_of_word_is_quoted_whole(farm: Document) -> None:
    assert (
        quoted(farm, "Each guest pays")
        == "Each guest pays for:\n\nthe linen\nthe firewood\nthe last cleaning"
    )
    assert quoted(farm, "the firewood") == "the firewood"


def test_prose_wrapped_by_hand_is_no_list(tmp_path: Path) -> None:
    wrapped = (
        "The lighthouse of Corran was lit for the first time in the autumn of 1861. It\n"
        "stands on a rock that the tide covers twice a day, and its keepers rowed to\n"
        "the village for bread. Since 1984 nobody has lived there: the lamp is lit by\n"
        "a clock. Visits are on Saturdays."
    )
    document = written(tmp_path, "light.txt", f"Corran\n\n{wrapped}\n\nTickets are sold at the pier.")
    assert quoted(document, "keepers rowed", whole_list=True) == (
        "It\nstands on a rock that the tide covers twice a day, and its keepers rowed to\nthe village for bread."
    )


def test_an_endless_list_is_quoted_by_whole_items(tmp_path: Path) -> None:
    items = "\n".join(
        f"- item number {number} of the inventory, stored on shelf {number % 7}" for number in range(400)
    )
    document = written(tmp_path, "stock.txt", f"Stock\n\nThe store holds:\n{items}")
    quote = quoted(document, "item number 200", whole_list=True)
    assert quote.startswith("- item number 200 of")
    assert quote.endswith(tuple(f"shelf {number}" for number in range(7)))
    assert 2500 < len(quote) <= 3000


def test_things_enumerated_in_sentences_are_quoted_together(tmp_path: Path) -> None:
    text = (
        "La fermeture a deux causes. La première est la fuite du toit. La seconde est le manque de bras. "
        "On rouvre en mai."
    )
    document = written(tmp_path, "note.md", f"# Note\n\n{text}")
    assert quoted(document, "a deux causes") == text.removesuffix(" On rouvre en mai.")
    assert quoted(document, "On rouvre") == "On rouvre en mai."


def test_lists_of_two_kinds_below_each_other_are_two(tmp_path: Path) -> None:
    text = "Bring to the hut:\n\n- a mug\n- a spoon\n\n1. Hang the coats.\n2. Light the stove.\n"
    document = written(tmp_path, "hut.txt", text)
    assert quoted(document, "Bring to the hut:").endswith("a spoon")
    assert quoted(document, "a mug", whole_list=True).endswith("a spoon")


def test_a_line_at_the_margin_that_begins_anew_is_no_part_of_the_item_above(tmp_path: Path) -> None:
    document = written(tmp_path, "store.txt", "- Apples from the wall\nOranges are kept inside.\n- Pears\n")
    assert quoted(document, "Apples") == "Apples from the wall"
    assert quoted(document, "Oranges") == "Oranges are kept inside."
