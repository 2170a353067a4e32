"""The words around a quotation and a refusal, in either language: each form, and what is left out of it."""

import pytest

from passerelle import phrases
from passerelle.dates import Dated
from passerelle.index.types import Document, Passage
from passerelle.types import Citation, Hit, QuestionLanguage


def cited(number: int, document: Document, quote: str, told_apart: str = "") -> Citation:
    start = document.text.index(quote)
    passage = Passage(document, 0, len(document.text), document.language)
    return Citation(number, passage, start, start + len(quote), told_apart=told_apart)


MILL = Document("mill.md", "Mill", "en", "Opened in 1931. Closed in 1999.", fields={"date": "2020-05-01"})
FERRY = Document("ferry.md", "Ferry {title}", "en", "Leaves at {noon}.", fields={"date": "2021"})
BARE = Document("bare.md", "", "en", "It rains.")


def test_a_document_is_named_once_for_lines_that_follow_each_other() -> None:
    one, other = cited(1, MILL, "Opened in 1931."), cited(2, MILL, "Closed in 1999.")
    assert phrases.lines("en", [one, other]) == [
        "According to “Mill”: “Opened in 1931.” [1]",
        "“Closed in 1999.” [2]",
    ]
    assert phrases.answer("fr", [one, other]) == (
        "Selon «\u00a0Mill\u00a0»\u00a0: «\u00a0Opened in 1931.\u00a0» [1]\n«\u00a0Closed in 1999.\u00a0» [2]"
    )


def test_several_documents_give_the_date_of_each_and_braces_stay_as_they_are() -> None:
    found = phrases.lines("en", [cited(1, FERRY, "Leaves at {noon}."), cited(2, BARE, "It rains.")])
    assert found == [
        "According to “Ferry {title}” (2021): “Leaves at {noon}.” [1]",
        "The document says: “It rains.” [2]",
    ]
    both = phrases.lines("fr", [cited(1, FERRY, "Leaves at {noon}."), cited(2, FERRY, "Leaves at {noon}.")])
    assert "2021" not in both[0]


def test_what_tells_a_document_apart_stands_before_its_date() -> None:
    first = cited(1, FERRY, "Leaves at {noon}.", "2021/…/ferry.md")
    assert "(2021/…/ferry.md, 2021)" in phrases.lines("en", [first, cited(2, BARE, "It rains.")])[0]
    assert "(2021/…/ferry.md)" in phrases.lines("en", [first])[0]


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        (Dated(2031, 5, 4), "4 mai 2031", "4 May 2031"),
        (Dated(2031, 5, 1), "1er mai 2031", "1 May 2031"),
        (Dated(2031, 12), "décembre 2031", "December 2031"),
        (Dated(2031), "2031", "2031"),
        (Dated(0, 5, 4), "", ""),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(date: Dated, french: str, english: str) -> None:
    assert (phrases.shown_date(date, "fr"), phrases.shown_date(date, "en")) == (french, english)


@pytest.mark.parametrize(
    ("heading", "bare"),
    [
        ("Loyer", "Loyer"),
        ("4. Loyer", "Loyer"),
        ("4.2 Loyer", "Loyer"),
        ("4.2.1) Loyer", "Loyer"),
        ("12) Loyer", "Loyer"),
        ("IV. Loyer", "Loyer"),
        ("B) Loyer", "Loyer"),
        ("4 Loyers", "4 Loyers"),
        ("2031. Loyer", "2031. Loyer"),
        ("B. L", "B. L"),
        ("Où payer ?", None),
        ("4. Où payer ?", None),
    ],
)
def test_a_heading_is_asked_about_without_its_number(heading: str, bare: str | None) -> None:
    assert phrases.telling("en", heading) == (f"Tell me about {bare}" if bare else "Où payer ?")
    assert phrases.telling("fr", heading) == (f"{bare} : comment ça se passe ?" if bare else "Où payer ?")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_refusal_names_the_nearest_passages_where_there_are_any(language: QuestionLanguage) -> None:
    hit = Hit(1, Passage(MILL, 0, 5, "en"), 0.5, 0.5)
    without = phrases.abstention(language, [])
    assert phrases.abstention(language, [hit]) == without + phrases.NEAREST[language]
    assert phrases.suggested(language, []) == ""
    assert phrases.suggested(language, ["a", "b"]).startswith(phrases.TRY[language])
    assert phrases.searched(language, "Où {} ?").endswith("Où {} ?")
    both = phrases.two_languages(language)
    assert both.startswith(phrases.TWO_LANGUAGES[language])
    assert both.count(".") == 2


@pytest.mark.parametrize(("title", "shown"), [("2021 fares", False), ("Fares 2021", False), ("Fares", True)])
def test_a_date_whose_year_the_title_has_is_not_said_again(title: str, *, shown: bool) -> None:
    fares = Document("f.csv#1", title, "en", "It costs £4.", fields={"date": "2021-05-04"}, path="f.csv")
    found = phrases.lines("en", [cited(1, fares, "It costs £4."), cited(2, BARE, "It rains.")])
    assert ("(" in found[0]) is shown


def test_a_refusal_and_what_to_try_are_said_word_for_word() -> None:
    hit = Hit(1, Passage(MILL, 0, 5, "en"), 0.5, 0.5)
    assert phrases.abstention("fr", []) == "Les documents ne permettent pas de répondre à cette question."
    assert phrases.abstention("fr", [hit]) == (
        "Les documents ne permettent pas de répondre à cette question. Voici les passages les plus proches."
    )
    assert phrases.abstention("en", [hit]) == (
        "The documents do not answer this question. Here are the nearest passages."
    )
    assert phrases.TRY["fr"].startswith(
        "Essayez avec d’autres mots, ou demandez ce que les documents disent de"
    )
    assert phrases.telling("fr", "Le bac").split() == ["Le", "bac", ":", "comment", "ça", "se", "passe", "?"]
    assert phrases.telling("en", "The ferry") == "Tell me about The ferry"
