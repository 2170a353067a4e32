"""What is read before a passage: its title and headings, and whom the question means."""

import pytest

from passerelle.index.chunk import chunk
from passerelle.index.heads import HEAD, head_names
from passerelle.index.types import Document, Heading, Passage
from passerelle.reading.around import around
from passerelle.reading.network import shipped_network
from passerelle.reading.read import read_passages

LETTER = """Quotation 218 – new windows at Orchard House

From: Pellow & Sons, Glaziers, Tavermouth
To: Miss Ina Roskill

Guarantee

Frames are guaranteed for twelve years. The deposit is £240, and the locks are not guaranteed against rust.
"""


def last_passage(text: str) -> Passage:
    title = text.partition("\n")[0]
    at = text.index("Guarantee")
    headings = (Heading(0, len(title), 1), Heading(at, at + len("Guarantee"), 2))
    document = Document("quotation", title, "en", text, headings=headings)
    return chunk(document, lambda texts: [len(each.split()) for each in texts], target_tokens=20)[-1]


TITLED = "Quotation 218 – new windows at Orchard House › Guarantee"


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("What deposit does Pellow ask for?", "Pellow — "),
        ("what deposit does pellow ask miss roskill for", "Pellow Miss Roskill — "),
        ("Quel acompte PELLOW demande-t-il ?", "Pellow — "),
        ("What is the deposit for Orchard House?", ""),  # in the title
        ("What deposit does Hendra ask for?", ""),  # nowhere
        ("What is the deposit?", ""),
    ],
)
def test_a_name_at_the_head_of_the_document_is_read_with_every_passage(question: str, before: str) -> None:
    assert around(question, last_passage(LETTER)) == f"{before}{TITLED}"


@pytest.mark.parametrize(
    ("small", "question"), [("Pour", "Quel acompte pour le client ?"), ("With", "Which deposit with it?")]
)
def test_a_small_word_of_either_language_means_nobody(small: str, question: str) -> None:
    text = LETTER.replace("Pellow & Sons", f"Martin {small} Pellow")
    assert small.lower() in head_names(text)
    assert around(question, last_passage(text)) == TITLED


def test_a_name_that_the_passage_holds_is_not_said_twice() -> None:
    assert around("Does Pellow fit locks?", last_passage(f"{LETTER}\nPellow fits no locks.")) == TITLED


def test_a_name_far_from_the_head_says_nothing_of_the_whole() -> None:
    filling = "A pane of glass is cut to size. " * (HEAD // 30 + 1)
    text = LETTER.replace("From: Pellow & Sons, Glaziers, Tavermouth", f"{filling}\n\nPellow called once.")
    assert around("What deposit does Pellow ask for?", last_passage(text)) == TITLED


def test_the_passage_of_a_letter_answers_of_its_sender() -> None:
    met = last_passage(LETTER)
    asked, other = (
        read_passages(shipped_network(), f"What deposit does {name} ask for?", [met], "en")[0]
        for name in ("Pellow", "Hendra")
    )
    assert asked.answers > 0 > other.answers


def test_a_small_word_of_the_question_is_no_name_though_one_at_the_head_is_written_so() -> None:
    for name, question in (
        ("Will", "Will a deposit be asked for?"),
        ("Pour", "Pour quoi faut-il un acompte ?"),
    ):
        text = LETTER.replace("Miss Ina Roskill", f"Miss {name} Roskill")
        assert around(question, last_passage(text)) == TITLED
