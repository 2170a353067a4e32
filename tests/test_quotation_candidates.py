"""What may be quoted of a passage, and the words by which each is judged."""

import pytest

from passerelle.index.types import Document, Heading, Passage
from passerelle.quotation.candidates import LONGEST, candidates


def offered(
    text: str, *headings: str, part: str = "", whole_list: bool = False, steps: bool = False
) -> list[tuple[str, str]]:
    """Return what may be quoted of the *part* of *text*, or of all of it, each with the words that judge it."""
    marked = tuple(Heading(text.index(each), text.index(each) + len(each), 1) for each in headings)
    document = Document("a.md", "T", "fr", text, headings=marked)
    start = text.index(part)
    passage = Passage(document, start, start + len(part or text), "fr")
    found = candidates(passage, whole_list=whole_list, steps=steps)
    return [(text[each.span.start : each.span.end], each.words) for each in found]


def spans(
    text: str, *headings: str, part: str = "", whole_list: bool = False, steps: bool = False
) -> list[str]:
    return [span for span, _ in offered(text, *headings, part=part, whole_list=whole_list, steps=steps)]


PLAIN = "Le bac part à midi. Il revient le soir."


@pytest.mark.parametrize(
    ("text", "headings", "expected"),
    [
        (PLAIN, [], [("Le bac part à midi.",) * 2, ("Il revient le soir.",) * 2]),
        ("Prix du bac de Vaux\n\nIl est de dix euros.", ["Prix du bac de Vaux"], [("Il est de dix euros.",) * 2]),
        ("---\n\nIl est de dix euros.", [], [("Il est de dix euros.",) * 2]),
        ("-" * 60 + "\n\nIl est de dix euros.", [], [("Il est de dix euros.",) * 2]),
        ("Ferme | Oies\nHarle | 40", [], [("Harle | 40", "Ferme | Oies\nHarle | 40")]),
        ("Lorne | 31\nHarle | 40", [], [("Lorne | 31",) * 2, ("Harle | 40",) * 2]),
        ("Ferme | Oies", [], [("Ferme | Oies",) * 2]),
        ("De : Ada\nObjet : le bac\nDate : 4 mai", [], [("De : Ada",) * 2, ("Date : 4 mai",) * 2]),
        ("Où va-t-on ?\nÀ Vaux.", [], [("À Vaux.", "Où va-t-on ? À Vaux.")]),
        ("Où va-t-on ? À Vaux.", [], [("À Vaux.", "Où va-t-on ? À Vaux.")]),
        ("Où va-t-on ?\n\nÀ Vaux.", ["Où va-t-on ?"], [("À Vaux.", "Où va-t-on ? À Vaux.")]),
        ("Où va-t-on ? À Vaux.", ["Où va-t-on ? À Vaux."], [("À Vaux.", "Où va-t-on ? À Vaux.")]),
        ("Où va-t-on par le bac ?", [], []),
        ("Le bac part. Où va-t-il ?", ["Le bac part. Où va-t-il ?"], []),
        ("Le bac part. Où va-t-il ?", [], [("Le bac part.",) * 2]),
        (
            "Article 4. Le bac part.\n\nIl revient le soir.",
            [],
            [("Article 4. Le bac part.",) * 2, ("Il revient le soir.", "Article 4. Le bac part. Il revient le soir.")],
        ),
        ("Oui. Non merci.", [], []),
        ("Un petit bac.", [], [("Un petit bac.",) * 2]),
        ("Antirouillephosphaté", [], [("Antirouillephosphaté",) * 2]),
        ("Antirouillephosphat", [], []),
        ("3 œufs", [], [("3 œufs",) * 2]),
        ("3 œufs;", [], [("3 œufs;",) * 2]),
        ("3 os", [], []),
        ("œufs 3", [], []),
        ("Pour :\n\n| a | b |", [], [("| a | b |",) * 2]),
        ("Pour ceci :\n\nUn bac bleu.", [], [("Pour ceci :",) * 2, ("Un bac bleu.",) * 2]),
        ("Il dort. Il part :\n\n| a | b |", [], [("| a | b |",) * 2]),
        ("Il dort bien. Il part :\n\n---", [], [("Il dort bien.",) * 2]),
    ],
)  # fmt: skip
def test_what_may_be_quoted_is_offered_with_the_words_that_judge_it(
    text: str, headings: list[str], expected: list[tuple[str, str]]
) -> None:
    assert offered(text, *headings) == expected


def test_the_row_that_names_columns_is_none_where_rows_or_a_rule_follow() -> None:
    assert spans("Ferme | Oies\n---|---\nHarle | 40") == ["Harle | 40"]
    assert spans("Ferme | Oies\n\nFin du petit bac.") == ["Ferme | Oies", "Fin du petit bac."]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("Il revient le soir. Il", ["Il revient le soir."]),
        ("revient le soir.", ["revient le soir."]),
        ("part à midi. Il revient", ["part à midi."]),
        ("dort", []),
    ],
)
def test_only_what_stands_in_the_passage_is_offered(part: str, expected: list[str]) -> None:
    assert spans(f"{PLAIN} Il dort.\n\nLe quai est long.", part=part) == expected


def test_a_line_that_only_touches_the_passage_is_not_offered() -> None:
    text = "Un bac bleu.\n\nUn bac vert.\n\nUn bac gris."
    assert spans(text, part="Un bac vert.") == ["Un bac vert."]
    assert spans(text, part="\n\nUn bac vert.\n\n") == ["Un bac vert."]
    assert spans(text, part=".\n\nUn bac vert.\n\nU") == ["Un bac vert."]
    text = "| a | b |\n\nUn bac vert.\n\n| c | d |"
    assert spans(text, part="\n\nUn bac vert.\n\n") == ["Un bac vert."]
    assert spans(text) == ["| a | b |", "Un bac vert.", "| c | d |"]


def test_the_answer_of_a_question_counts_once_and_in_the_order_of_the_text() -> None:
    text = "Où va-t-on ?\n\nÀ Vaux.\n\nQuand part-on ?\n\nÀ midi.\n\nFin du petit bac."
    assert spans(text) == ["À Vaux.", "À midi.", "Fin du petit bac."]
    assert spans(text, part="Où va-t-on ?") == ["À Vaux."]
    assert spans("Où va-t-on ?\n\nÀ Vaux. Oui.", part="À Vaux. Oui.") == ["À Vaux. Oui."]


LED = "Il faut bien :\n- un pot bleu\n- un sac vert"
HEADED = "Pour partir\n\n- un pot bleu\n- un sac vert"


@pytest.mark.parametrize(
    ("text", "headings", "wanted", "expected"),
    [
        (LED, [], "", ["Il faut bien :", "un pot bleu", "un sac vert"]),
        (LED, [], "list", [LED]),
        (LED, [], "steps", ["Il faut bien :", "un pot bleu", "un sac vert"]),
        (f"Il est tard ici. {LED}", [], "list", ["Il est tard ici.", LED]),
        (HEADED, ["Pour partir"], "", ["un pot bleu", "un sac vert"]),
        (HEADED, ["Pour partir"], "list", ["- un pot bleu\n- un sac vert"]),
        (HEADED, ["Pour partir"], "steps", ["- un pot bleu\n- un sac vert", "un pot bleu", "un sac vert"]),
        ("- un pot bleu\n- un sac vert", [], "list", ["- un pot bleu\n- un sac vert"]),
        ("- un pot bleu\n- un sac vert", [], "steps", ["un pot bleu", "un sac vert"]),
        ("Il faut bien :\n- un pot bleu", [], "list", ["Il faut bien :", "un pot bleu"]),
        ("- Où est le pot ?\n- Où est le sac ?", [], "list", []),
        ("- Où est le pot ?\n- un sac bien vert", [], "list", ["un sac bien vert"]),
        ("Demander :\n- Où est-il ?\n- Qui ?", [], "list", ["Demander :\n- Où est-il ?\n- Qui ?"]),
    ],
)  # fmt: skip
def test_a_list_is_offered_whole_or_by_its_items(
    text: str, headings: list[str], wanted: str, expected: list[str]
) -> None:
    assert spans(text, *headings, whole_list=wanted == "list", steps=wanted == "steps") == expected


def test_a_list_is_offered_by_its_items_where_nothing_is_said_of_it() -> None:
    for text in (LED, HEADED):
        document = Document("a.md", "T", "fr", text, headings=(Heading(0, 11, 1),) if text == HEADED else ())
        found = candidates(Passage(document, 0, len(text), "fr"))
        assert [each.words for each in found][-2:] == ["un pot bleu", "un sac vert"]
        assert len(found) == (2 if text == HEADED else 3)


def test_a_list_far_down_is_offered_whole() -> None:
    assert spans(f"{'Un bac part. ' * 99}\n\n{LED}", part=LED, whole_list=True) == [LED]


def test_a_list_below_a_heading_is_judged_with_it() -> None:
    ((_, words),) = offered(HEADED, "Pour partir", whole_list=True)
    assert words == "Pour partir\n- un pot bleu\n- un sac vert"
    ((_, words),) = offered(LED, whole_list=True)
    assert words == LED


@pytest.mark.parametrize(("length", "stands"), [(LONGEST, True), (LONGEST + 1, False)])
def test_seven_hundred_letters_can_be_quoted(length: int, *, stands: bool) -> None:
    sentence = f"Le b{'o' * (length - 5)}."
    assert spans(sentence) == [sentence] * stands
    items = f"- un pot bleu\n- un s{'o' * (length - 20)}"
    assert len(items) == length
    assert (spans(items, whole_list=True) == [items]) is stands
    led = f"Pour :\n{items[:-7]}"
    assert len(led) == length
    assert (spans(led, whole_list=True) == [led]) is stands


@pytest.mark.parametrize(("length", "stands"), [(900, True), (901, False)])
def test_an_answer_of_nine_hundred_letters_is_offered_whole(length: int, *, stands: bool) -> None:
    whole = f"Un petit bac. L{'o' * (length - 26)} bien loin."
    assert len(whole) == length
    found = offered(f"Où ?\n\n{whole}", "Où ?")
    assert found[0] == ((whole, f"Où ? {whole}") if stands else ("Un petit bac.", "Où ? Un petit bac."))


def test_lines_a_thousand_letters_away_say_what_a_passage_is_about() -> None:
    for away, words in ((900, "Où va-t-on ? Un petit bac."), (2200, "Un petit bac.")):
        text = f"Où va-t-on ?\n\nLe quai {'o' * away}.\n\nUn petit bac."
        assert offered(text, "Où va-t-on ?", part="Un petit bac.") == [("Un petit bac.", words)]
