"""What the conversation shows of a question and of each kind of answer, to the letter where it decides."""

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from test_page_html import Seen

from passerelle import phrases
from passerelle.index.types import Document, Passage, Span
from passerelle.types import Answer, Citation, ExactAnswer, Hit
from passerelle.ui.messages import answer_message, question_message

TEXT = "Billet | Prix\nAdulte | 5 €\nEnfant | 2 €\n\nLe bac part à midi."
BAC = Document("bac.txt", "Bac", "fr", TEXT)
PASSAGE = Passage(BAC, 0, len(TEXT), "fr", heading="Bac › Tarifs")
LEAVES = Citation(1, PASSAGE, 41, 60)
CHILD = Citation(1, PASSAGE, 27, 39, context=(Span(0, 13),))
NEAR = (Hit(1, PASSAGE, 0.5, 0.5),)


def shown(*citations: Citation, question: str = "Quand part le bac ?", **known: Any) -> str:
    text = phrases.answer("fr", citations) if citations else "Rien <ne>\nle dit."
    given: dict[str, Any] = {
        "text": text,
        "abstained": not citations,
        "confidence": 0.9,
        "nearest": (),
        **known,
    }
    answer = Answer(question, "fr", citations=citations, milliseconds=1.0, **given)
    return unescape(answer_message(answer, 3, "en"))


def test_a_question_is_shown_as_it_was_asked() -> None:
    html = question_message("Où est\n<i>le bac</i> ?", "fr")
    heading, question = html.split("</h2>")
    assert '<h2 class="unseen"><span class="say say-asked"' in heading
    assert unescape(question) == (
        '<div class="question" lang="fr" dir="auto">Où est<br><i>le bac</i>\u202f?</div>'
    )
    assert "&#60;i&#62;" in question


@pytest.mark.parametrize(
    ("known", "heading", "parts"),
    [
        ({"small_talk": True, "nearest": NEAR, "searched": "x"}, "answer", ["<p>Rien <ne><br>le dit.</p>"]),
        ({}, "refuses", ["say-abstained", "<p>Rien <ne><br>le dit.</p>"]),
        ({"nearest": NEAR}, "refuses", ["say-abstained", 'href="#evidence-3"']),
        ({"searched": "Et le bac ?"}, "refuses", ['<p class="searched">Recherché\u00a0: Et le bac\u202f?</p>']),
        ({"citations": (LEAVES,)}, "answer", ['<p class="said">', 'href="#card-3-1"']),
        ({"citations": (LEAVES,), "searched": "Et ?"}, "answer", ['class="searched">Recherché\u00a0: Et\u202f?</p>']),
    ],
)  # fmt: skip
def test_each_kind_of_answer_has_its_parts(known: dict[str, Any], heading: str, parts: list[str]) -> None:
    html = shown(*known.pop("citations", ()), **known)
    assert f"say-{heading}" in html.split("</h2>")[0]
    assert [part in html for part in parts] == [True] * len(parts)
    assert ("searched" in html) is ("searched" in " ".join(parts))
    assert ("evidence" in html) is ("evidence" in " ".join(parts))
    assert ("abstained" in html) is (heading == "refuses")


@pytest.mark.parametrize(("confidence", "unsure"), [(0.0, True), (0.49, True), (0.5, False), (1.0, False)])
def test_doubt_is_told_below_a_half(confidence: float, *, unsure: bool) -> None:
    assert ("say-unsure" in shown(LEAVES, confidence=confidence)) is unsure
    assert "say-unsure" not in shown(confidence=confidence)


def test_a_question_in_a_third_language_is_told_which_two_are_understood() -> None:
    told = (
        '<p class="note">Passerelle comprend les questions en français et en anglais. Passerelle understands'
    )
    assert told in shown(LEAVES, question="¿A qué hora sale el transbordador de la isla por la mañana?")
    assert told not in shown(LEAVES)


def test_a_line_of_an_answer_is_its_lead_its_quotation_and_its_mark() -> None:
    said = shown(LEAVES).split('<p class="said">')[1]
    assert said.startswith(
        '<span class="lead">Selon «\u00a0<span lang="fr" dir="auto">Bac</span>\u00a0»\u00a0:</span> «\u00a0'
    )
    assert (
        '<span class="quote" lang="fr">Le bac part à midi.</span><span class="tail">\u00a0» <a class="cite"'
        in said
    )
    assert said.endswith("[1]</a></span></p></div>")
    assert said.count("[1]") == 1


def test_a_line_in_english_is_parted_at_its_own_marks() -> None:
    ferry = Document("ferry.txt", "Ferry", "en", "The ferry leaves. It returns.")
    cited = Citation(1, Passage(ferry, 0, 29, "en"), 0, 17)
    text = phrases.answer("en", (cited,))
    given = Answer(
        "When?", "en", text, (cited,), abstained=False, confidence=0.9, nearest=(), milliseconds=1.0
    )
    said = unescape(answer_message(given, 3, "en")).split('<p class="said">')[1]
    assert said.startswith(
        '<span class="lead">According to “<span lang="en" dir="auto">Ferry</span>”:</span> “'
        '<span class="quote" lang="en">The ferry leaves.</span><span class="tail">” <a class="cite"'
    )


def test_what_is_read_with_a_quotation_stands_between_its_lead_and_it() -> None:
    with_row = shown(Citation(1, PASSAGE, 41, 60, context=(Span(0, 13), Span(14, 26))))
    assert (
        '\u00a0:</span><span class="context" lang="fr">Billet | Prix</span><span class="context" lang="fr">Adulte | 5 €'
        '</span> «\u00a0<span class="quote" lang="fr">Le bac part'
    ) in with_row


def test_a_quotation_that_stands_in_the_title_too_is_quoted_behind_it() -> None:
    titled = replace(LEAVES, passage=replace(PASSAGE, document=replace(BAC, title="Le bac part à midi.")))
    assert (
        '<span class="lead">Selon «\u00a0<span lang="fr" dir="auto">Le bac part à midi.</span>\u00a0»\u00a0:</span>'
        ' «\u00a0<span class="quote" lang="fr">Le bac part à midi.</span><span class="tail">\u00a0» <a'
    ) in shown(titled)


@pytest.mark.parametrize("title", ["lon", "Selon", "Le «\u00a0bac\u00a0» de Brume"])
def test_a_title_is_found_behind_the_first_quotation_mark_of_its_line(title: str) -> None:
    titled = replace(LEAVES, passage=replace(PASSAGE, document=replace(BAC, title=title)))
    lead = shown(titled).split('<span class="lead">')[1].split("\u00a0:</span>")[0]
    assert lead == f'Selon «\u00a0<span lang="fr" dir="auto">{title}</span>\u00a0»'


def test_a_title_without_letters_leaves_the_lead_as_it_is() -> None:
    bare = replace(LEAVES, passage=replace(PASSAGE, document=replace(BAC, title="")))
    assert '<span class="lead">Le document répond\u00a0:</span>' in shown(bare)


@pytest.mark.parametrize(
    ("start", "end", "bold"),
    [
        (41, 60, "Le bac part à midi."),
        (53, 59, "à midi"),
        (40, 60, ""),
        (41, 61, ""),
        (53, 53, ""),
        (44, 60, "bac part à midi."),
    ],
)
def test_exact_words_are_bold_where_they_lie_in_the_quotation(start: int, end: int, bold: str) -> None:
    html = shown(replace(LEAVES, answer=ExactAnswer("x" * (end - start), start, end)))
    kind = "exact short" if end - start <= 16 else "exact"
    assert (f'<b class="{kind}">{bold}</b>' in html) is bool(bold)
    assert ("<b " in html) is bool(bold)
    assert "Le bac part à midi." in Seen(html).text


@pytest.mark.parametrize(
    ("start", "end", "context", "table"),
    [
        (27, 39, (Span(0, 13),), True),
        (14, 39, (Span(0, 13),), True),
        (27, 39, (), False),
        (27, 39, (Span(0, 26),), False),
        (27, 39, (Span(41, 60),), False),
        (41, 60, (Span(0, 13),), False),
        (27, 60, (Span(0, 13),), False),
    ],
)
def test_rows_below_the_row_that_names_their_columns_are_a_table(
    start: int, end: int, context: tuple[Span, ...], *, table: bool
) -> None:
    html = shown(Citation(1, PASSAGE, start, end, context=context))
    assert ("<table>" in html) is table
    assert ('class="context"' in html) is (bool(context) and not table)
    assert ('<div class="said">' in html) is table
    if table:
        assert '<div class="quote" lang="fr"><div class="rows">' in html
        assert ">Billet" in html


def test_what_was_looked_for_and_doubt_stand_above_what_is_said() -> None:
    asked = "¿A qué hora sale el transbordador de la isla por la mañana?"
    said = shown(LEAVES, question=asked, searched="Et ?", confidence=0.2)
    refused = shown(nearest=NEAR, searched="Et ?", suggestions=("Tarifs",))
    for html, parts in (
        (said, ['class="searched"', "say-unsure", 'class="note"', 'class="said"']),
        (
            refused,
            ['class="searched"', "say-abstained", "<p>Rien <ne>", 'class="suggested"', 'class="cite see"'],
        ),
    ):
        at = [html.index(part) for part in parts]
        assert at == sorted(at)
    assert '<div class="answer" lang="fr">' in said
    assert '<div class="answer abstained" lang="fr">' in refused


def test_a_table_stands_between_its_lead_and_its_mark() -> None:
    before, after = shown(CHILD).split('<div class="quote" lang="fr">')
    assert before.endswith(
        '<div class="said"><span class="lead">Selon «\u00a0<span lang="fr" dir="auto">Bac</span>\u00a0»\u00a0:</span>'
    )
    tail = after.split("</table></div></div>")[1]
    assert tail.startswith('<span class="tail"><a class="cite" href="#card-3-1">')
    assert tail.endswith("[1]</a></span></div></div>")
    bold = shown(replace(CHILD, answer=ExactAnswer("2 €", 36, 39)))
    assert '<b class="exact short">2 €</b>' in bold


@pytest.mark.parametrize(("language", "named"), [("fr", "fr"), ("en", "en"), ("other", "")])
def test_a_quotation_says_its_language(language: Any, named: str) -> None:
    html = shown(replace(LEAVES, passage=replace(PASSAGE, language=language)))
    assert f'<span class="quote" lang="{named}">' in html


def test_what_to_try_instead_is_asked_by_a_click_in_the_language_it_stands_in() -> None:
    near = (Hit(1, replace(PASSAGE, language="en"), 0.5, 0.5),)
    html = shown(nearest=near, suggestions=("Bac", "Tarifs", "Horaires <i>"))
    assert html.count('<li><button type="button" class="suggest"') == 3
    for name in ("Bac", "Tarifs"):
        assert f'data-question="{name} : comment ça se passe ?" lang="en" dir="auto">{name}<' in html
    assert 'data-question="Horaires <i> : comment ça se passe ?" lang="" dir="auto">Horaires <i><' in html
    assert "Essayez avec d’autres mots" in html
    assert "suggested" not in shown(nearest=near)


def test_what_to_try_is_known_by_its_words_whatever_blanks_are_between_them() -> None:
    titled = replace(
        PASSAGE, document=replace(BAC, title="Bac \t bleu"), heading="Bac bleu › Le  prix", language="en"
    )
    html = shown(nearest=(Hit(1, titled, 0.5, 0.5),), suggestions=("Bac bleu", "Le prix", "prix"))
    assert re.findall(r' lang="(\w*)" dir="auto">([^<]+)</button>', html) == [
        ("en", "Bac bleu"),
        ("en", "Le prix"),
        ("", "prix"),
    ]


def test_a_title_is_set_off_inside_its_quotation_marks_and_not_named_again() -> None:
    named = replace(LEAVES, passage=replace(PASSAGE, document=replace(BAC, title="Selon", language="en")))
    assert (
        '<span class="lead">Selon «\u00a0<span lang="en" dir="auto">Selon</span>\u00a0»\u00a0:</span>'
        in shown(named)
    )
    second = replace(named, number=2, start=41, end=47)
    lines = shown(named, second).split('<p class="said">')[1:]
    assert lines[1].startswith('<span class="lead"></span>«\u00a0<span class="quote" lang="fr">Le bac</span>')
