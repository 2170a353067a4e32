"""Facts about answers that are plain by their form, and about which words a question may find in a row."""

from pathlib import Path

import numpy as np
import pytest
from quoted import written

from passerelle.index.types import Document, Passage, Span
from passerelle.labelled import Named
from passerelle.query import Query
from passerelle.settled import leaves_nothing_open
from passerelle.types import Hit
from passerelle.weights import Features, Pick

BOATS = (
    "Barques du lac\n\n| Barque | Fermeture | Rameurs |\n|---|---|---|\n"
    "| Alizé | 19 h | 4 |\n| Brise | 20 h | 6 |\n"
)


def asked(question: str) -> Query:
    return Query(question, question, np.zeros(1, np.float32), 0.5)


def pick(document: Document, words: str) -> Pick:
    start = document.text.index(words)
    hit = Hit(1, Passage(document, 0, len(document.text), document.language), 0.9, 0.9)
    return Pick(hit, Span(start, start + len(words)), 1.0, Features(*[0.0] * 11))


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Quelle est la fermeture de la barque Alizé ?", True),
        ("À quelle heure ferme la barque Alizé ?", True),
        ("Quelle fermeture pour Alizé ?", True),
        ("Alizé ferme ?", True),  # « ferme » begins « fermeture »
        ("Quelle est la fermeture de la barque Brise ?", False),
        ("Quelle est la barque Alizé du port ?", False),
        ("Quelle est la fermeture ?", False),
        ("Que dit Alizé ?", False),
        ("Quelle est la fermeture de la barque du lac Alizé ?", True),  # « lac » is in the title
    ],
)
def test_a_row_is_plain_where_it_has_the_name_and_the_table_every_word(
    tmp_path: Path, question: str, *, plain: bool
) -> None:
    document = written(tmp_path, "lac.md", f"# {BOATS}")
    assert leaves_nothing_open(asked(question), pick(document, "Alizé | 19 h | 4"), Named((), {})) is plain


RULES = Document(
    "port.md",
    "Règlement du port",
    "fr",
    "Article 1. Le port ferme à 22 h.\n\nArticle 2. Le bruit cesse à 20 h.",
)
SECOND = Named((), {"port.md": (Span(RULES.text.index("Article 2"), len(RULES.text)),)})


@pytest.mark.parametrize(
    ("question", "words", "plain"),
    [
        ("Que dit l'article 2 du règlement du port ?", "Le bruit cesse à 20 h.", True),
        ("Que dit l'article 2 du règlement du port ?", "Le port ferme à 22 h.", False),
        ("Que dit l'article 2 sur les chiens ?", "Le bruit cesse à 20 h.", False),
    ],
)
def test_a_named_article_is_plain_where_nothing_else_is_asked_of_it(
    question: str, words: str, *, plain: bool
) -> None:
    assert leaves_nothing_open(asked(question), pick(RULES, words), SECOND) is plain
