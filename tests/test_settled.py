"""When an answer is plain by its form: a named article, or a row of a table with every word of the question."""

from pathlib import Path

import pytest
from queries import pick, query
from quoted import written

from passerelle.index.types import Document, Span
from passerelle.labelled import Named
from passerelle.settled import SETTLED, leaves_nothing_open

BOATS = (
    "Barques du lac\n\n| Barque | Fermeture | Rameurs |\n|---|---|---|\n"
    "| Alizé | 19 h | 4 |\n| Brise | 20 h | 6 |\n"
)


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
    assert leaves_nothing_open(query(question), pick(document, "Alizé | 19 h | 4"), Named((), {})) is plain


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Quel est le loyer de Harle ?", True),
        ("Quel est le loyer de Morve ?", False),
        ("Quel est le poids de Harle ?", False),
        ("Qui est Harle ?", False),
        ("Et de la ?", False),  # without words
    ],
)
def test_a_row_is_plain_and_the_names_of_its_columns_are_not(question: str, *, plain: bool) -> None:
    document = Document("a", "Liste", "fr", "Ferme | Loyer\nHarle | 40 euros")
    assert leaves_nothing_open(query(question), pick(document, "Harle | 40 euros"), Named((), {})) is plain
    assert not leaves_nothing_open(query(question), pick(document, "Ferme | Loyer"), Named((), {}))


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
    assert leaves_nothing_open(query(question), pick(RULES, words), SECOND) is plain


@pytest.mark.parametrize(
    ("question", "plain"), [("Que dit l'article 4 ?", True), ("Quel loyer dit l'article 4 ?", False)]
)
def test_an_article_asked_for_by_its_number_alone_is_plain(question: str, *, plain: bool) -> None:
    document = Document("a", "Bail", "fr", "Article 4. Le bac part. Il revient.")
    named = Named((), {"a": (Span(0, 23),)})
    assert leaves_nothing_open(query(question), pick(document, "Article 4. Le bac part."), named) is plain
    assert not leaves_nothing_open(query(question), pick(document, "Il revient."), named)


def test_what_is_plain_by_its_form_is_three_quarters_sure() -> None:
    assert SETTLED == 0.75
