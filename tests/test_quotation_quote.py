"""What a span becomes, by the kind of lines it lies in, and what must be read with it."""

import pytest

from passerelle.index.types import Document, Heading, Span
from passerelle.quotation.layout import Layout
from passerelle.quotation.quote import quotation, quotation_in
from passerelle.quotation.types import Quotation


def document(text: str, *headings: str) -> Document:
    marked = tuple(Heading(text.index(each), text.index(each) + len(each), 1) for each in headings)
    return Document("a.md", "T", "fr", text, headings=marked)


def said(text: str, words: str, *headings: str, whole_list: bool = False) -> tuple[str, list[str]]:
    start = text.index(words)
    found = quotation(document(text, *headings), Span(start, start + len(words)), whole_list=whole_list)
    assert not found.asks
    return text[found.span.start : found.span.end], [text[each.start : each.end] for each in found.context]


TABLE = "Ferme | Oies\n---|---\nHarle | 40\nMorve | 12"
FIGURES = "Lorne | 31\nHarle | 40"
FAQ = "Où va-t-on ?\n\nÀ Vaux. C'est loin.\n\nFin."
MAIL = "De : Ada\nDate : 4 mars\n\nLe bac part. Il revient."


@pytest.mark.parametrize(
    ("text", "words", "expected", "context"),
    [
        ("Un bac. Un quai.", "quai", "Un quai.", []),
        (TABLE, "40", "Harle | 40", ["Ferme | Oies"]),
        (TABLE, "40\nMorve", "Harle | 40\nMorve | 12", ["Ferme | Oies"]),
        (TABLE, "---|---\nHarle", "Harle | 40", ["Ferme | Oies"]),
        (TABLE, "Oies", "Ferme | Oies", []),
        (TABLE, "---|---", "---|---", []),
        (FIGURES, "40", "Harle | 40", []),
        (FAQ, "Vaux", "À Vaux. C'est loin.", ["Où va-t-on ?"]),
        (FAQ, "Où", "À Vaux. C'est loin.", ["Où va-t-on ?"]),
        (FAQ, "loin.", "À Vaux. C'est loin.", ["Où va-t-on ?"]),
        (FAQ, "va-t-on ?\n\nÀ Vaux", "À Vaux. C'est loin.", ["Où va-t-on ?"]),
        (MAIL, "Ada", "De : Ada", []),
        (MAIL, "Ada\nDate", "De : Ada\nDate : 4 mars", []),
        (MAIL, "revient", "Il revient.", ["Date : 4 mars"]),
        ("De : Ada\nObjet : Le bac. Il part.", "part", "Objet : Le bac. Il part.", []),
        ("Article 1. Un bac. Il part.\n\nFin.", "part", "Il part.", ["Article 1."]),
        ("- Ici.\n- Où ?", "Ici.\n- Où", "- Ici.\n- Où ?", []),
        ("Voici :\n\nFerme | Oies\n\nFin.", "Voici", "Voici :\n\nFerme | Oies", []),
        ("Voici :\n\n---|---\nHarle | 40", "Voici", "Voici :\n\n---|---\nHarle | 40", []),
        (f"Voici :\n\n{TABLE}\n\nFin.", "Voici", f"Voici :\n\n{TABLE}", []),
        ("Article 1. Un bac. Il part.", "part", "Il part.", ["Article 1."]),
        ("Article 1. Un bac. Il part.", "Un", "Article 1. Un bac.", []),
        ("Il faut :\n- un pot\n- un sac", "sac", "un sac", ["Il faut :"]),
        ("Il faut :\n- un pot\n- un sac", "pot\n- un", "Il faut :\n- un pot\n- un sac", []),
        ("Il faut :\n- un pot\n- un sac", "Il", "Il faut :\n- un pot\n- un sac", []),
        ("Fin. Il faut :\n- un pot\n- un sac", "Fin", "Fin.", []),
        ("Fin. Il faut :\n- un pot\n- un sac", "faut", "Il faut :\n- un pot\n- un sac", []),
        ("Article 1. Le bac\n\n- un pot\n- un sac", "sac", "un sac", ["Article 1. Le bac"]),
        ("Il dit :\n\nUn bac part. Fin.", "dit", "Il dit :\n\nUn bac part.", []),
        ("Il dit :", "dit", "Il dit :", []),
        ("Il dort. Il dit :\n\nUn bac part.", "dort", "Il dort.", []),
        ("Voici :\n\nFerme | Oies\nHarle | 40", "Voici", "Voici :\n\nFerme | Oies\nHarle | 40", []),
        ("Voici :\n\nDe : Ada\nDate : mai", "Voici", "Voici :", []),
        ("Un bac.\n\nIl faut :\n- un pot\n- un sac", "bac.\n\nIl", "Il faut :\n- un pot\n- un sac", []),
    ],
)  # fmt: skip
def test_a_span_becomes_what_a_person_wants_to_see(
    text: str, words: str, expected: str, context: list[str]
) -> None:
    assert said(text, words) == (expected, context)


@pytest.mark.parametrize(
    ("text", "headings", "words", "expected", "context"),
    [
        ("Prix\n\nUn bac. Fin.", ["Prix"], "Prix", "Un bac.", ["Prix"]),
        (
            "Prix\n\nIl faut :\n- un pot\n- un sac",
            ["Prix"],
            "Prix",
            "Il faut :\n- un pot\n- un sac",
            ["Prix"],
        ),
        ("Prix\n\n- un pot\n- un sac", ["Prix"], "Prix", "- un pot\n- un sac", ["Prix"]),
        ("Prix\n\n- un pot\n- un sac", ["Prix"], "sac", "un sac", ["Prix"]),
        ("Prix\n\n- un pot\n- un sac", ["Prix"], "pot\n- un", "- un pot\n- un sac", ["Prix"]),
        ("Prix\n\nFerme | Oies\nHarle | 40", ["Prix"], "Prix", "Ferme | Oies", ["Prix"]),
        ("Prix\n\nTarif\n\nUn bac.", ["Prix", "Tarif"], "Prix", "Prix", []),
        ("Un bac.\n\nPrix", ["Prix"], "Prix", "Prix", []),
        ("Prix :\n\nUn bac.\n\nFin.", ["Prix :"], "Prix", "Un bac.", ["Prix :"]),
        ("Prix\n\nUn bac. Un quai.", ["Prix"], "Prix\n\nUn", "Prix\n\nUn bac.", []),
        ("Où ?\n\nUn bac.", ["Où ?"], "Où", "Un bac.", ["Où ?"]),
        ("Un bac.\n\nPrix\n\nUn quai.", ["Prix"], "Prix", "Un quai.", ["Prix"]),
    ],
)
def test_a_heading_becomes_what_stands_first_below_it(
    text: str, headings: list[str], words: str, expected: str, context: list[str]
) -> None:
    assert said(text, words, *headings) == (expected, context)


def test_one_item_comes_with_the_whole_list_where_that_is_asked() -> None:
    assert said("Il faut :\n- un pot\n- un sac", "sac", whole_list=True) == (
        "Il faut :\n- un pot\n- un sac",
        [],
    )
    assert said("Prix\n\n- un pot\n- un sac", "sac", "Prix", whole_list=True) == (
        "- un pot\n- un sac",
        ["Prix"],
    )
    assert said("Un bac. Un quai.", "quai", whole_list=True) == ("Un quai.", [])


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Un bac. Où ?", "Où", "Où ?"),
        ("Avant :\n- Où ?\n- Quand ?", "Quand", "Quand ?"),
        ("- Où ?\n- Quand ?", "Où ?\n- Qu", "- Où ?\n- Quand ?"),
        ("- Où ?\n- Quand ?", "Quand", "Quand ?"),
    ],
)
def test_a_question_that_is_left_open_is_nothing_to_answer_with(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    found = quotation(document(text), Span(start, start + len(words)))
    assert (found.asks, text[found.span.start : found.span.end], found.context) == (True, expected, ())


def test_a_list_of_questions_below_a_heading_is_nothing_to_answer_with() -> None:
    text = "Avant\n\n- Où ?\n- Quand ?"
    assert quotation(document(text, "Avant"), Span(0, 5)).asks


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 7, (0, 7)),
        (-5, 3, (0, 7)),
        (9, 99, (8, 16)),
        (7, 8, (7, 8)),
        (3, 3, (3, 3)),
        (5, 3, (5, 5)),
        (99, 120, (16, 16)),
        (6, 10, (0, 16)),
        (-9, 0, (0, 0)),
    ],
)
def test_a_span_that_holds_no_words_is_given_back_inside_the_text(
    start: int, end: int, expected: tuple[int, int]
) -> None:
    text = "Un bac. Un quai."
    read = Layout.around(document(text), Span(0, len(text)))
    assert quotation_in(read, Span(start, end)) == Quotation(Span(*expected))


def test_a_text_without_lines_gives_the_span_back() -> None:
    assert quotation(document(" \n "), Span(0, 2)) == Quotation(Span(0, 2))


@pytest.mark.parametrize(("length", "whole"), [(500, True), (501, False)])
def test_an_item_of_five_hundred_letters_is_quoted_whole(length: int, *, whole: bool) -> None:
    item = f"Un pot. O{'o' * (length - 10)}."
    assert said(f"Il faut :\n- {item}\n- un sac", "Un pot") == (item if whole else "Un pot.", ["Il faut :"])


@pytest.mark.parametrize(("length", "whole"), [(3000, True), (3001, False)])
def test_a_list_of_three_thousand_letters_is_quoted_whole(length: int, *, whole: bool) -> None:
    items = "\n".join(f"- le pot numéro {number}" for number in range(100, 210))
    text = f"Il faut :\n{items}"
    text += "\n- " + "o" * (length - len(text) - 3)
    assert len(text) == length
    expected = text if whole else text[: text.rindex("\n")]
    assert said(text, "Il faut")[0] == expected
    from_second = said(text, "numéro 101", whole_list=True)[0]
    assert from_second == (text if whole else text[text.index("- le pot numéro 101") :])


@pytest.mark.parametrize(("length", "all_rows"), [(900, True), (901, False)])
def test_a_table_that_a_sentence_announces_is_quoted_up_to_nine_hundred_letters(
    length: int, *, all_rows: bool
) -> None:
    text = "Voici :\n\nFerme | Oies\n" + "\n".join(f"Harle {number} | 40" for number in range(100, 150))
    text += "\nM | " + "9" * (length - len(text) - 5)
    assert len(text) == length
    assert said(text, "Voici")[0] == (text if all_rows else text[: text.rindex("\n")])


def test_of_a_long_answer_the_paragraphs_that_fit_answer_its_question() -> None:
    first, second = f"Un. O{'o' * 394}.", f"Deux. O{'o' * 490}"
    for end, expected in ((".", f"{first}\n\n{second}."), ("o.", first)):
        text = f"Où va-t-on ?\n\n{first}\n\n{second}{end}\n\nTrois.\n\nQui ?\n\nAda."
        found = said(text, "Où va", "Où va-t-on ?")
        assert (found[0], len(found[0]) <= 900) == (expected, True)
        assert found[1] == ["Où va-t-on ?"]
        assert said(text, "Trois", "Où va-t-on ?") == ("Trois.", ["Où va-t-on ?"])
        assert said(text, "Un.", "Où va-t-on ?") == ("Un.", ["Où va-t-on ?"])
    text = f"Où va-t-on ?\n\n{first}\n\n{'o' * 498}\n\nFin.\n\nQui ?\n\nAda."
    assert said(text, "Où va", "Où va-t-on ?")[0] == text[text.index("Un.") : text.index("\n\nFin")]
    text = f"Où va-t-on ?\n\nUn. O{'o' * 900}.\n\nQui ?\n\nAda."
    assert said(text, "Où va", "Où va-t-on ?") == ("Un.", ["Où va-t-on ?"])


def test_an_item_in_a_long_answer_has_its_lead_in_and_its_question() -> None:
    text = f"Où va-t-on ?\n\n{'o' * 900}.\n\nIl faut :\n- un pot\n- un sac"
    assert said(text, "sac", "Où va-t-on ?") == ("un sac", ["Où va-t-on ?", "Il faut :"])
