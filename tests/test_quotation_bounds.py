"""Facts about the lengths and kinds of line at which a quotation changes: one side of each bound, and the other."""

from pathlib import Path

import pytest
from quoted import context, quoted, written

from passerelle.index.types import Document, Passage
from passerelle.quotation.candidates import candidates
from passerelle.quotation.labels import named
from passerelle.quotation.named import articles
from passerelle.quotation.wanted import wants_list


def offered(document: Document, *, whole_list: bool = False, steps: bool = False) -> list[str]:
    """Return what may be quoted of the whole of *document*."""
    passage = Passage(document, 0, len(document.text), document.language)
    found = candidates(passage, whole_list=whole_list, steps=steps)
    return [document.text[each.span.start : each.span.end] for each in found]


def judged(document: Document, words: str) -> str:
    """Return the words by which the span that begins with *words* is judged."""
    passage = Passage(document, 0, len(document.text), document.language)
    (found,) = [
        each.words for each in candidates(passage) if document.text.startswith(words, each.span.start)
    ]
    return found


def of_length(length: int, opening: str, end: str = ".") -> str:
    """Return a sentence, or a line without its end, of *length* characters."""
    words = opening + " and the keeper counts boats" * (length // 28)
    return words[: length - len(end) - 1] + "s" + end


@pytest.mark.parametrize(("length", "titled"), [(115, True), (130, False)])
def test_a_short_line_with_a_label_is_read_as_the_title_of_what_follows_it(
    tmp_path: Path, length: int, *, titled: bool
) -> None:
    title = of_length(length, "Article 4. Of the quay at night", end="")
    document = written(tmp_path, "rules.txt", f"{title}\n\nThe motors are cut after ten o'clock.\n")
    said = judged(document, "The motors")
    assert said == f"{title if titled else 'Article 4.'} The motors are cut after ten o'clock."
    assert context(document, "The motors") == [title if titled else "Article 4."]


def test_a_heading_with_a_label_is_a_title_however_long_it_is(tmp_path: Path) -> None:
    title = of_length(150, "Article 4. Of the quay at night", end="")
    document = written(tmp_path, "rules.md", f"# {title}\n\nThe motors are cut after ten o'clock.\n")
    assert context(document, "The motors") == [title]


def test_a_heading_without_a_label_ends_the_article_above_it(tmp_path: Path) -> None:
    text = "## Article 4\n\nThe motors are cut.\n\n## Other news\n\nThe café is open on Sundays.\n"
    document = written(tmp_path, "rules.md", text)
    assert context(document, "The motors") == ["Article 4"]
    assert context(document, "The café") == []


@pytest.mark.parametrize(("length", "quotable"), [(690, True), (710, False)])
def test_a_sentence_of_seven_hundred_characters_can_still_be_quoted(
    tmp_path: Path, length: int, *, quotable: bool
) -> None:
    sentence = of_length(length, "The heron stands by the weir")
    document = written(
        tmp_path, "weir.md", f"# Weir\n\n{sentence}\n\nThe water is low in the summer months.\n"
    )
    assert (sentence in offered(document)) is quotable
    assert "The water is low in the summer months." in offered(document)


@pytest.mark.parametrize(
    ("sentence", "quotable"),
    [
        ("Unconditionally no.", False),
        ("Unconditionally yes.", True),
        ("Shut on Mondays.", True),
        ("It floods.", False),
    ],
)
def test_a_sentence_of_twenty_characters_or_three_words_can_be_quoted_alone(
    tmp_path: Path, sentence: str, *, quotable: bool
) -> None:
    document = written(
        tmp_path,
        "weir.md",
        f"# Weir\n\nThe heron stands by the weir at noon. {sentence} Boats may pass it now.\n",
    )
    assert (sentence in offered(document)) is quotable


@pytest.mark.parametrize(("length", "whole"), [(690, True), (710, False)])
def test_a_list_of_seven_hundred_characters_is_offered_whole(
    tmp_path: Path, length: int, *, whole: bool
) -> None:
    lead = "Bring with you:"
    items = [
        of_length((length - len(lead) - 10) // 3, f"a lamp {number} of the quay", end="")
        for number in range(3)
    ]
    document = written(tmp_path, "bag.md", f"{lead}\n\n" + "\n".join(f"- {each}" for each in items) + "\n")
    said = offered(document, whole_list=True)
    assert any(all(each in one for each in items) for one in said) is whole


def test_a_list_of_questions_below_a_heading_is_not_offered_whole(tmp_path: Path) -> None:
    asked = "# Before you sign\n\n- Is the roof of the house new?\n- Is the cellar of the house dry?\n"
    assert offered(written(tmp_path, "a.md", asked), whole_list=True) == []
    told = "# Before you sign\n\n- The roof of the house is new.\n- The cellar of the house is dry.\n"
    (whole,) = [each for each in offered(written(tmp_path, "b.md", told), whole_list=True) if "\n" in each]
    assert "roof" in whole
    assert "cellar" in whole


def test_steps_below_a_heading_are_offered_whole_where_steps_are_asked_for(tmp_path: Path) -> None:
    text = "# Starting the kiln\n\n1. Open the air valve slowly.\n2. Press the green button twice.\n"
    document = written(tmp_path, "kiln.md", text)
    assert not any("\n" in each for each in offered(document))
    assert any("valve" in each and "button" in each for each in offered(document, steps=True))
    led = written(tmp_path, "led.md", text.replace("# Starting the kiln", "# Kiln\n\nTo start it:"))
    assert not any("\n" in each for each in offered(led, steps=True))


def test_of_the_lines_of_a_mail_all_but_its_subject_can_be_quoted(tmp_path: Path) -> None:
    text = (
        "De : Ada Thorne\nDate : 4 mars 2031\nObjet : Les clés du hangar\n\n"
        "Les clés du hangar sont chez la gardienne.\n"
    )
    said = offered(written(tmp_path, "mail.txt", text))
    assert "De : Ada Thorne" in said
    assert "Date : 4 mars 2031" in said
    assert not any(each.startswith("Objet") for each in said)


@pytest.mark.parametrize(("length", "whole"), [(880, True), (920, False)])
def test_an_answer_longer_than_can_be_quoted_is_offered_by_sentences(
    tmp_path: Path, length: int, *, whole: bool
) -> None:
    sentences = [f"The keeper counts boat {number} at the weir in the evening." for number in range(100, 120)]
    answer = " ".join(sentences)[: length - 1] + "."
    text = f"# Weir\n\n## Who counts the boats?\n\n{answer}\n\n## Who owns it?\n\nAda Thorne owns the weir.\n"
    said = offered(written(tmp_path, "weir.md", text))
    assert (answer in said) is whole
    assert (sentences[1] in said) is not whole
    assert "Ada Thorne owns the weir." in said


def test_a_sentence_of_a_long_answer_is_judged_with_the_question(tmp_path: Path) -> None:
    sentences = [f"The keeper counts boat {number} at the weir in the evening." for number in range(100, 120)]
    document = written(tmp_path, "weir.md", f"# Weir\n\n## Who counts them?\n\n{' '.join(sentences)}\n")
    assert judged(document, sentences[3]) == f"Who counts them? {sentences[3]}"


def test_rows_below_names_of_columns_are_judged_with_them_and_rows_of_figures_are_not(tmp_path: Path) -> None:
    named = "| Ferme | Oies |\n|---|---|\n| Harle | 40 |\n"
    assert judged(written(tmp_path, "a.md", named), "Harle") == "Ferme | Oies\nHarle | 40"
    figures = "| Lorne | 31 |\n|---|---|\n| Harle | 40 |\n"
    assert judged(written(tmp_path, "b.md", figures), "Harle") == "Harle | 40"


@pytest.mark.parametrize(("length", "whole"), [(480, True), (520, False)])
def test_an_item_of_five_hundred_characters_is_quoted_whole_and_a_longer_one_by_its_sentence(
    tmp_path: Path, length: int, *, whole: bool
) -> None:
    first = "The lamp of the quay is lit. "
    item = first + of_length(length - len(first) - 2, "The keeper counts boats")
    document = written(tmp_path, "quay.txt", f"At the quay:\n\n- {item}\n- The gate is shut at noon.\n")
    assert quoted(document, "The lamp") == (item if whole else first.strip())


@pytest.mark.parametrize(("length", "listed"), [(230, True), (250, False)])
def test_a_list_without_marks_has_short_lines(tmp_path: Path, length: int, *, listed: bool) -> None:
    lines = ["500 g de quetsches du verger", of_length(length, "un rouleau de pâte", end=""), "un peu de sel"]
    document = written(tmp_path, "tarte.txt", "Il vous faut :\n" + "\n".join(lines) + "\n")
    assert (quoted(document, "Il vous faut").count("\n") == 3) is listed


@pytest.mark.parametrize(("length", "answered"), [(2900, True), (3300, False)])
def test_a_line_three_thousand_characters_below_a_question_no_longer_answers_it(
    tmp_path: Path, length: int, *, answered: bool
) -> None:
    sentences = " ".join(f"The keeper counts boat {number} at the weir." for number in range(100, 110))
    between = "\n\n".join([sentences] * (length // (len(sentences) + 2)))
    text = f"# Weir\n\n## Who counts them?\n\n{between}\n\nAda Thorne counts the geese as well.\n"
    document = written(tmp_path, "weir.md", text)
    assert ("Who counts them?" in context(document, "Ada Thorne")) is answered


@pytest.mark.parametrize(("length", "asked"), [(380, True), (420, False)])
def test_a_question_of_four_hundred_characters_is_still_one(
    tmp_path: Path, length: int, *, asked: bool
) -> None:
    question = of_length(length, "Who counts the boats", end=" ?")
    text = f"# Weir\n\n{question}\n\nAda Thorne counts them in the evening.\n"
    document = written(tmp_path, "weir.md", text)
    assert context(document, "Ada Thorne") == ([question] if asked else [])


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("Le bac est clos.\n\n# Contact\n", "Contact", "Contact"),
        ("# Contact\n\n# Horaires\n\nLe bac part à midi.\n", "Contact", "Contact"),
        ("# Horaires\n\nLe bac part à midi. Il revient le soir.\n", "Horaires", "Le bac part à midi."),
        ("un pot ;\n\nune pelle ;\n\nun seau.\n", "pelle", "une pelle ;"),
        ("Il faut :\n\nun pot ;\n\nune pelle ;\n", "Il faut", "Il faut :\n\nun pot ;\n\nune pelle ;"),
        ("Le bac est clos. Il faut :\n", "Il faut", "Il faut :"),
        ("Il faut :\n\n# Contact\n\nLe bac part.\n", "Il faut", "Il faut :"),
        ("Il faut ceci :\n\nLe bac part. Il revient.\n", "Il faut", "Il faut ceci :\n\nLe bac part."),
        ("| Ferme | Oies |\n|---|---|\n| Harle | 40 |\n", "Ferme", "Ferme | Oies"),
        ("La serre est close.\n\n- un pot\n- une pelle\n", "pelle", "une pelle"),
    ],
)
def test_what_stands_first_or_last_in_a_text_is_quoted(
    tmp_path: Path, text: str, words: str, said: str
) -> None:
    document = written(tmp_path, "a.md", text)
    assert quoted(document, words) == said
    assert context(document, words) == (["Horaires"] if words == "Horaires" else [])


@pytest.mark.parametrize(("rows", "all_of_them"), [(20, True), (60, False)])
def test_a_table_that_is_announced_is_quoted_up_to_nine_hundred_letters(
    tmp_path: Path, rows: int, *, all_of_them: bool
) -> None:
    table = "\n".join(f"| Ferme {number} | {number} oies |" for number in range(100, 100 + rows))
    document = written(tmp_path, "a.md", f"Voici les oies :\n\n| Ferme | Oies |\n|---|---|\n{table}\n")
    said = quoted(document, "Voici")
    assert said.startswith("Voici les oies :")
    assert (f"{99 + rows} oies" in said) is all_of_them
    assert len(said) <= 900
    assert all_of_them or len(said) > 850


@pytest.mark.parametrize(("length", "said"), [(400, 800), (950, 27)])
def test_a_question_with_a_long_answer_is_answered_by_what_of_it_fits(
    tmp_path: Path, length: int, said: int
) -> None:
    answer = [of_length(length - 27, f"The keeper counts boats {number}") for number in range(3)]
    paragraphs = "\n\n".join(
        f"The heron stands by the {number}. {each}" for number, each in enumerate(answer)
    )
    document = written(
        tmp_path, "a.md", f"## Who counts?\n\n{paragraphs}\n\n## Who owns it?\n\nAda owns it.\n"
    )
    found = quoted(document, "Who counts")
    assert abs(len(found) - said) <= 3
    assert found.startswith("The heron stands by the 0.")


def test_a_paragraph_may_hold_two_lists_each_with_its_lead_in(tmp_path: Path) -> None:
    text = "Il faut :\nun pot\nune pelle\nEnsuite :\nun seau\nune corde\n"
    document = written(tmp_path, "a.txt", text)
    assert context(document, "corde") == ["Ensuite :"]
    assert context(document, "pelle") == ["Il faut :"]
    assert quoted(document, "Ensuite") == "Ensuite :\nun seau\nune corde"
    assert quoted(document, "Il faut") == "Il faut :\nun pot\nune pelle"


def test_an_item_that_announces_others_is_quoted_with_its_list(tmp_path: Path) -> None:
    text = "Il faut :\n\n- deux serviettes :\n  - une de bain\n  - une de toilette\n- une lampe\n"
    said = quoted(written(tmp_path, "a.txt", text), "deux serviettes")
    assert "une de toilette" in said
    assert quoted(written(tmp_path, "b.txt", text), "une lampe") == "une lampe"


def test_an_article_ends_at_a_heading_no_lower_than_its_own(tmp_path: Path) -> None:
    text = (
        "## Article 2\n\nLe bac part.\n\n### Note\n\nIl revient.\n\n## Autre\n\nFin.\n\n"
        "Article 3. Oui.\n\n###### Bas\n\nNon."
    )
    document = written(tmp_path, "a.md", text)
    parts = {each.label.number: document.text[each.span.start : each.span.end] for each in articles(document)}
    assert parts["2"].endswith("Il revient.")
    assert parts["3"] == "Article 3. Oui."


@pytest.mark.parametrize(
    ("question", "kind", "number"),
    [
        ("que dit l'annexe C ?", "annex", "C"),
        ("que dit l'article IV ?", "article", "4"),
        ("que dit l'article XIX ?", "article", "19"),
        ("what does rule 4 say?", "rule", "4"),
        ("que dit l'article premier ?", "article", "1"),
        ("que dit l'article 4 bis ?", "article", "4 BIS"),
    ],
)
def test_a_part_is_named_by_a_number_or_a_letter(question: str, kind: str, number: str) -> None:
    (label,) = named(question)
    assert (label.kind, label.number) == (kind, number)


@pytest.mark.parametrize(("heading", "label"), [("4. Durée", ["4. Durée"]), ("A. Durée", [])])
def test_a_heading_is_labelled_by_a_number_alone_and_by_no_letter_alone(
    tmp_path: Path, heading: str, label: list[str]
) -> None:
    document = written(tmp_path, "a.md", f"# {heading}\n\nLe bail est d'un an, sans plus.\n")
    assert context(document, "Le bail") == label


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("which boats are there?", True),
        ("which boss keeps the key?", False),
        ("which keeper's boat is red?", False),
        ("which status has it?", False),
        ("which boat goes to the docks?", False),
        ("which red boats sink?", True),
    ],
)
def test_a_question_asks_for_several_things_by_a_plural(question: str, *, several: bool) -> None:
    assert wants_list(question) is several


@pytest.mark.parametrize(
    ("lines", "dated"),
    [
        ("De : Ada\nDate : 4 mars", True),
        ("Objet : bac\nDate : 4 mars", True),
        ("De : Ada\nObjet : bac", False),
    ],
)
def test_the_words_of_a_mail_are_quoted_with_its_date(tmp_path: Path, lines: str, *, dated: bool) -> None:
    document = written(tmp_path, "a.txt", f"{lines}\n\nLe bac part demain à midi.\n\nIl revient le soir.\n")
    assert context(document, "Il revient") == (["Date : 4 mars"] if dated else [])


def test_one_line_with_a_label_heads_no_mail(tmp_path: Path) -> None:
    line = "Objet : les clés du hangar municipal."
    assert line in offered(written(tmp_path, "a.txt", f"{line}\n\nElles sont chez la gardienne.\n"))


@pytest.mark.parametrize(("indent", "goes_on"), [("  ", True), (" ", False), ("", False)])
def test_an_indented_paragraph_belongs_to_its_item(indent: str, *, goes_on: bool) -> None:
    text = f"Il faut :\n\n- un pot\n\n{indent}Il est en terre cuite.\n\n- une pelle\n"
    assert ("une pelle" in quoted(Document("a", "", "fr", text), "Il faut")) is goes_on
