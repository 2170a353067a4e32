"""Facts about the lengths and kinds of line at which a quotation changes: one side of each bound, and the other."""

from pathlib import Path

import pytest
from quoted import context, quoted, written

from passerelle.index.types import Document, Passage
from passerelle.quotation.candidates import candidates


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


@pytest.mark.parametrize(("length", "quotable"), [(19, False), (20, True)])
def test_a_sentence_of_twenty_characters_can_be_quoted_alone(
    tmp_path: Path, length: int, *, quotable: bool
) -> None:
    sentence = "It is shut in the end of all"[: length - 1] + "."
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
