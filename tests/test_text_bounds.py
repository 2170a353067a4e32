"""Facts about the lengths at which a text is cut otherwise, read otherwise or weighed otherwise: both sides of each."""

from collections.abc import Sequence

import pytest

from passerelle.index.chunk import chunk, columns, context
from passerelle.index.foreign import third_language
from passerelle.index.language import document_language, passage_language
from passerelle.index.sentences import sentences
from passerelle.index.tables import cells, columns_above, header_of, looks_like_row, names_columns, table_rows
from passerelle.index.text import TextBuilder, clean, counted, one_line, table_row
from passerelle.index.types import Document, Heading, Passage, Span


def words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def nothing(texts: Sequence[str]) -> list[int]:
    return [0 for _ in texts]


def cut(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


def document(text: str, *, title: str = "", headings: tuple[Heading, ...] = ()) -> Document:
    return Document("a", title, "fr", text, headings=headings)


@pytest.mark.parametrize(("length", "whole"), [(160, True), (161, False)])
def test_a_title_of_a_hundred_and_sixty_letters_is_embedded_whole(length: int, *, whole: bool) -> None:
    title = ("mot " * 50)[: length - 1] + "s"
    (passage,) = chunk(document("Bonjour.", title=title), words)
    assert context(passage) == (title if whole else title.rsplit(" ", 1)[0])


@pytest.mark.parametrize(("length", "shown"), [(150, 150), (200, 160)])
def test_the_names_of_columns_are_embedded_up_to_a_hundred_and_sixty_letters(length: int, shown: int) -> None:
    head = f"Ferme | {'x' * (length - 8)}"
    text = f"{head}\n" + "\n".join(f"Harle {number} | oies" for number in range(20))
    last = Passage(document(text), text.index("Harle 19"), len(text), "fr")
    assert context(last) == head[:shown]
    assert columns(last) == Span(0, len(head))
    assert columns(Passage(document(text), 0, len(text), "fr")) is None


@pytest.mark.parametrize(("first", "second", "passages"), [(6, 12, 2), (10, 10, 2), (8, 6, 1)])
def test_passages_near_the_wanted_length_end_where_a_paragraph_does(
    first: int, second: int, passages: int
) -> None:
    text = f"{' '.join(['Un deux.'] * (first // 2))}\n\n{' '.join(['Un deux.'] * (second // 2))}"
    assert len(chunk(document(text), words, target_tokens=10, max_tokens=60)) == passages


def test_a_paragraph_is_parted_rather_than_a_passage_half_as_long_again() -> None:
    text = " ".join(["Un deux."] * 10)
    sizes = [len(each.text.split()) for each in chunk(document(text), words, target_tokens=10, max_tokens=60)]
    assert sizes == [10, 10]
    assert len(chunk(document(text), words, target_tokens=14, max_tokens=60)) == 1


@pytest.mark.parametrize(("count", "passages"), [(200, 1), (201, 2)])
def test_a_passage_has_two_hundred_sentences_at_most(count: int, passages: int) -> None:
    assert len(chunk(document("Oui. " * count), nothing, target_tokens=10, max_tokens=60)) == passages


def test_headings_that_follow_each_other_stay_with_what_is_below_them() -> None:
    text = "Prêts\n\nDurée\n\nTrois semaines.\n\nAmendes\n\nDix centimes."
    headings = (Heading(0, 5, 1), Heading(7, 12, 2), Heading(31, 38, 1))
    made = chunk(document(text, headings=headings), words, target_tokens=2, max_tokens=60)
    assert [each.heading for each in made if "semaines" in each.text] == ["Prêts › Durée"]
    assert [each.heading for each in made if "centimes" in each.text] == ["Amendes"]
    assert all("Amendes" not in each.text for each in made if "semaines" in each.text)


def test_a_heading_that_is_the_title_is_no_path_of_its_own() -> None:
    made = chunk(document("Prêts\n\nTrois semaines.", title="Prêts", headings=(Heading(0, 5, 1),)), words)
    assert [each.heading for each in made] == [""]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"«\u00a0Oui. X{'x' * 280}\u00a0» Non.", 1),
        (f"«\u00a0Oui. X{'x' * 320}\u00a0» Non.", 2),
        (f'He said "Yes. X{"x" * 280}" twice.', 1),
        (f'He said "Yes. X{"x" * 320}" twice.', 2),
        (f"{'x' * 45}\nLe bac part.", 2),
        (f"{'x' * 46}\nLe bac part.", 1),
        (f"- {'x' * 88}\nLe bac part.", 2),
        (f"- {'x' * 89}\nLe bac part.", 1),
        ("Les bacs\nle soir partent.", 1),
        ("Les bacs,\nLe soir, partent.", 1),
        ("Les bacs\n12 partent.", 2),
        ("A. Le bac part\nB. Le pont ouvre", 2),
        ("Il suit le fleuve jusque vers le pont de bois de\nB. Le pont ouvre", 1),
        ("B. Le bac part\nC. Le pont ouvre", 2),
    ],
)
def test_short_quotations_and_short_lines_are_told_from_long_ones(text: str, count: int) -> None:
    assert len(cut(text)) == count


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("M. Roy part. Il revient.", ["M. Roy part.", "Il revient."]),
        ("Voir p. 12. Il revient.", ["Voir p. 12.", "Il revient."]),
        ("Vu par J. Roy. Il part.", ["Vu par J. Roy.", "Il part."]),
        ("Pain, vin, etc. Harle part.", ["Pain, vin, etc. Harle part."]),
        ("Pain, vin, etc. Le bac part.", ["Pain, vin, etc.", "Le bac part."]),
        ("Vu le S.N.C. Harle part.", ["Vu le S.N.C. Harle part."]),
        ("Vu le S.N.C. Le bac part.", ["Vu le S.N.C.", "Le bac part."]),
        ("Le bac part. (voir plus bas)", ["Le bac part. (voir plus bas)"]),
        ("Le bac part. (Voir plus bas)", ["Le bac part.", "(Voir plus bas)"]),
        ("Il dit non. « oui », dit-elle.", ["Il dit non. « oui », dit-elle."]),
        ("Il dit non. « Oui », dit-elle.", ["Il dit non.", "« Oui », dit-elle."]),
        ("Article 4. Le bac part. Il revient.", ["Article 4. Le bac part.", "Il revient."]),
        ("1. Le bac part. Il revient.", ["1. Le bac part.", "Il revient."]),
        ("Article 4.\nArticle 5.\nLe bac.", ["Article 4.", "Article 5.\nLe bac."]),
        ("Le bac part… Il revient ! Oui ?", ["Le bac part…", "Il revient !", "Oui ?"]),
        ("Il y a 3.5 km. Il part.", ["Il y a 3.5 km.", "Il part."]),
    ],
)
def test_a_point_that_ends_no_sentence_cuts_none(text: str, said: list[str]) -> None:
    assert cut(text) == said


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Harle | 40", True),
        ("| Harle", True),
        ("Harle |", True),
        (" |", False),
        ("Harle|40", False),
        ("Harle", False),
    ],
)
def test_a_line_is_a_row_by_its_bars(line: str, *, row: bool) -> None:
    assert looks_like_row(line) is row


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (("Harle  40", "Morve  12"), 0),
        (("Harle  40", "Morve  12", "Sorel  9"), 3),
        (("Harle  40", "Morve  12", "Sorel  9", "Fin"), 3),
        (("Harle  40", "Morve  12", "Sorel  9", "Fin", "Non"), 0),
        (("Harle ; 40", "Morve ; 12", "Sorel ; 9"), 0),
        (("Harle  x ; 40", "Morve  y ; 12", "Sorel  z ; 9"), 3),
        (("Harle | 40",), 0),
        (("Harle | 40", "Morve | 12"), 2),
    ],
)
def test_lines_are_rows_where_three_are_parted_alike_or_two_by_bars(lines: Sequence[str], rows: int) -> None:
    text = "\n".join(lines)
    assert len(table_rows(text, 0, len(text))) == rows


def test_a_part_of_a_table_has_rows_by_the_lines_beside_it() -> None:
    text = "Harle | 40\nMorve | 12\nSorel | 9"
    assert len(table_rows(text, 11, 21)) == 1
    assert len(table_rows("Morve | 12", 0, 10)) == 0
    assert len(table_rows("Harle | 40\nMorve\nSorel | 9", 0, 10)) == 0
    assert len(table_rows("Harle | 40\nMorve\nSorel | 9", 17, 26)) == 0


@pytest.mark.parametrize(
    ("first", "names"),
    [
        ("Ferme | Oies", True),
        ("Ferme | 40", False),
        ("Ferme | 2031", True),
        ("Ferme | 2031-32", True),
        ("Ferme | 1731", False),
        ("Ferme | 40 | 12", True),
        ("Ferme  40  12", False),
        ("| 40 |", False),
        ("| Oies |", True),
    ],
)
def test_a_first_row_names_columns_where_it_holds_no_value(first: str, *, names: bool) -> None:
    assert names_columns(first) is names


def test_the_names_of_columns_stand_at_the_head_of_the_table_below_its_title() -> None:
    text = "Oies | \nFerme | Oies\n--- | ---\nHarle | 40\nMorve | 12"
    row = Span(text.index("Morve"), len(text))
    assert header_of(text, row) == Span(0, text.index("\n---"))
    assert header_of(text, Span(0, 6)) is None
    assert columns_above(text, row.start, row.end) == Span(0, text.index("\n---"))
    assert columns_above("Ferme | 40\nHarle | 12", 11, 21) is None


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("| Harle | 40 |", ["Harle", "40"]),
        ("Harle ; 40 ;", ["Harle", "40"]),
        ("Harle  40", ["Harle", "40"]),
        ("Harle", ["Harle"]),
    ],
)
def test_the_cells_of_a_row(row: str, found: list[str]) -> None:
    assert cells(row) == found


@pytest.mark.parametrize(("marks", "kept"), [(30, 30), (31, 30), (90, 30)])
def test_a_letter_bears_thirty_marks_at_most(marks: int, kept: int) -> None:
    assert len(clean("q" + "\u0316" * marks)) == 1 + kept


def test_blank_cells_make_no_row_and_a_blank_heading_no_heading() -> None:
    assert table_row(["", " ", "\n"]) == ""
    assert table_row(["", "40"]) == " | 40"
    builder = TextBuilder()
    builder.heading(" \n", 1)
    builder.block("Un.", tight=True)
    builder.block("Deux.", tight=True)
    builder.block("Trois.")
    assert (builder.text, builder.headings) == ("Un.\nDeux.\n\nTrois.", [])
    assert one_line(" Un\n deux ") == "Un deux"


def test_one_thing_is_counted_as_one() -> None:
    assert [counted(number, "file") for number in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


ENGLISH = "the town council passed the budget after a long discussion between its members"


@pytest.mark.parametrize(("letters", "language"), [(59, "fr"), (60, "en")])
def test_a_passage_of_sixty_small_letters_has_a_language_of_its_own(letters: int, language: str) -> None:
    text, seen = "", 0
    for character in ENGLISH:
        text += character
        seen += character.isalpha()
        if seen == letters:
            break
    assert passage_language(text, "fr") == language
    assert passage_language(text, "other") == "other"
    assert passage_language(text.title(), "fr") == "fr"


def test_a_text_is_judged_by_its_head_middle_and_foot() -> None:
    french = (
        "le conseil municipal a voté le budget de la commune après une longue discussion entre les élus. "
    )
    assert document_language(ENGLISH * 10 + french * 200) == "fr"
    assert document_language(french * 60 + f"{ENGLISH}. " * 120 + french * 60) == "fr"
    assert document_language(f"{ENGLISH}. " * 60 + french * 30 + f"{ENGLISH}. " * 60) == "en"


@pytest.mark.parametrize(("letters", "told"), [(149, False), (150, True)])
def test_a_hundred_and_fifty_letters_of_another_alphabet_are_a_third_language(
    letters: int, *, told: bool
) -> None:
    text = ("собрание " * 30)[: letters + (letters - 1) // 8]
    assert (third_language(document(text)) is not None) is told


@pytest.mark.parametrize(("small", "told"), [(16, True), (17, False)])
def test_a_part_with_a_quarter_of_small_words_is_in_the_language_they_are_of(
    small: int, *, told: bool
) -> None:
    german = (
        "sitzung beginnt neun kommt muss warten pause gemacht wird mittagessen zahlen letzten jahres".split()
    )
    words = [german[at % len(german)] if at >= small else ("in", "was")[at % 2] for at in range(60)]
    assert (third_language(document(" ".join(words))) is not None) is told


def test_a_part_in_a_third_language_is_told_by_its_first_forty_letters() -> None:
    gap = third_language(document("собрание начинается в девять часов " * 10))
    assert gap is not None
    assert gap.where == "from “собрание начинается в девять часов…”"
    paged = Document("a", "", "fr", "собрание начинается " * 20, (Span(0, 200), Span(200, 400)))
    found = third_language(paged)
    assert found is not None
    assert found.where == "pages 1, 2"
