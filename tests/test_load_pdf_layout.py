"""What the words of a PDF's line say of it: a sentence's end, an item's marker, a label, the dots before a page."""

from dataclasses import replace

import pytest
from test_load_pdf_starts import BARE, FULL, PAGE, begins, line

from passerelle.index.load.pdf.hyphens import BREAK
from passerelle.index.load.pdf.layout import is_open

GATE = line("A gate", 712)


@pytest.mark.parametrize("end", ".!?…:;")
@pytest.mark.parametrize("behind", ["", *"»”’\"')]", " »", "12", "123", ".”4"])
def test_a_sentence_ends_with_its_sign_and_what_closes_it_or_calls_a_note(end: str, behind: str) -> None:
    assert not is_open(line(f"the bell has rung{end}{behind}"), PAGE)


@pytest.mark.parametrize("end", ["", ",", "—", ".1234", ". (", ".x", "12"])
def test_a_sentence_without_its_sign_goes_on_below(end: str) -> None:
    assert is_open(line(f"the bell has rung{end}"), PAGE)


@pytest.mark.parametrize(("right", "goes_on"), [(275, True), (274, False)])
def test_a_paragraph_goes_on_below_a_line_that_fills_three_quarters(right: float, *, goes_on: bool) -> None:
    assert is_open(line("the bell", right=right), PAGE) is goes_on


@pytest.mark.parametrize("sign", "•▪■‣◦·●○►▸▶▹▷➢➤❖◆◇∙⁃✓☐☑☒")
def test_each_bullet_and_box_begins_a_block_with_a_space_behind_it_or_none(sign: str) -> None:
    assert begins(line(f"{sign}Le bac")) == begins(line(f"{sign} Le bac")) == "block"
    assert begins(line("Le bac")) == "same"


@pytest.mark.parametrize(
    ("text", "item"),
    [
        *(
            (f"{marker} he goes", True)
            for marker in "– — * - 1. 12) 123. (1) (12. a) (z) I. IV. XVIII.".split()
        ),
        *((f"{marker} he goes", False) for marker in "1234. A) ab) a. XVIIII. L. 1: = ((1)".split()),
        *((f"{marker}he goes", False) for marker in ("–", "-", "1.", "a)", "I.")),
        ("he goes 1. there", False),
    ],
)
def test_an_item_below_the_end_of_a_sentence_begins_a_block(text: str, *, item: bool) -> None:
    above = line("The keeper counts.", 700, right=345)
    assert begins(line(text), above, opening=GATE) == ("block" if item else "same")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *(("1. a gate", text) for text in ("2. a boat", "22. a boat", "123. a boat")),
        ("A. a gate", "B. a boat"),
        ("H. a gate", "I. a boat"),
        ("a. a gate", "z. a boat"),
        ("(a) a gate", "(b) a boat"),
        ("(A) a gate", "(B) a boat"),
        ("ii. a gate", "iii. a boat"),
        ("ii) a gate", "v) a boat"),
        ("xviii. a gate", "xx. a boat"),
        ("I. a gate", "II. a boat"),
        ("I) a gate", "V) a boat"),
        ("- a gate", "- a boat"),
        ("* a gate", "* a boat"),
        ("— a gate", "— a boat"),
    ],
)
def test_items_of_one_kind_are_lines_of_one_list(first: str, second: str) -> None:
    assert begins(line(second), line(first, 700)) == "line"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. a gate", "2) a boat"),
        ("1. a gate", "(2. a boat"),
        ("1. a gate", "b. a boat"),
        ("a. a gate", "B. a boat"),
        ("II) a gate", "III) a boat"),
        ("xxviii. a gate", "xxix. a boat"),
        ("- a gate", "– a boat"),
        ("1.a gate", "2.a boat"),
        ("a gate", "2. a boat"),
        ("1. a gate", "a boat"),
    ],
)
def test_what_begins_with_other_markers_goes_on_with_the_item_above(first: str, second: str) -> None:
    assert begins(line(second), line(first, 700)) == "same"


@pytest.mark.parametrize(
    ("marker", "first"),
    [
        *((marker, True) for marker in "a) a. A. A) (a) (i) i. I. I) 1) (1)".split()),
        *((marker, False) for marker in "b) 2) ii. c. B. 11)".split()),
    ],
)
def test_a_list_inside_an_item_begins_with_its_first_marker(marker: str, *, first: bool) -> None:
    opening = line("- the gates of", 700)
    assert begins(line(f"{marker} a boat", left=55), opening, page=BARE) == ("line" if first else "same")


@pytest.mark.parametrize(
    ("end", "leads"),
    [
        (" .... 4", True),
        (" ... 4", False),
        ("....", True),
        (" . . . . 4", True),
        (" . . . 4", False),
        ("....12345", True),
        ("....123456", False),
        ("......1 234,50 EUR", True),
        (".....1 234,50 EUR", False),
        (f"......{'x y ' * 5}", True),
        (f"......{'x y ' * 5}x", False),
    ],
)
def test_four_dots_lead_to_a_page_and_six_to_a_price(end: str, *, leads: bool) -> None:
    assert begins(line("Boats"), line(f"Gates{end}", 700), opening=GATE) == ("line" if leads else "same")


@pytest.mark.parametrize(
    ("text", "chapter"),
    [
        *((text, True) for text in ("Gates 4", "Gates 1234", "Gates xii", "Gates lxxxvii", "4", "iv")),
        *((text, False) for text in ("Gates 12345", "Gates4", "Gates lxxxviii", "Gates mi", "Gates 4 m")),
    ],
)
def test_a_chapter_above_a_line_of_dots_ends_with_its_page(text: str, *, chapter: bool) -> None:
    dotted = line("Boats ....... 5")
    assert begins(dotted, line(text, 700), opening=GATE) == ("line" if chapter else "same")
    assert begins(line("boats"), line(text, 700), opening=GATE) == "same"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        *(
            (text, True)
            for text in ("Nom : Ada", "Nom: Ada", "Nom:", "N: Ada", "État : neuf", "Øre: 5", "Þ: 5")
        ),
        *((text, False) for text in ("nom : Ada", "×: Ada", "état : neuf", "1: Ada", "Nom:Ada", ": Ada")),
        *((f"Nom{sign} du bac : Ada", False) for sign in ".;!?"),
        (f"{'N' * 40}: Ada", True),
        (f"{'N' * 41}: Ada", False),
    ],
)
def test_a_label_begins_a_line_of_a_form(text: str, *, label: bool) -> None:
    form = replace(PAGE, wraps=False)
    assert begins(line(text), opening=GATE, page=form) == ("line" if label else "same")
    ended = line("The keeper counts.", 700, right=345)
    assert begins(line(text), ended, opening=GATE, page=form) == ("block" if label else "same")


@pytest.mark.parametrize(
    ("wraps", "leading", "right", "began"),
    [
        (True, 18.9, 345, "same"),
        (True, 19.0, 345, "line"),
        (False, 12.0, 345, "line"),
        (True, 12.0, 300, "line"),
    ],
)
def test_a_label_counts_where_lines_are_far_apart_or_the_one_above_had_room(
    leading: float, right: float, began: str, *, wraps: bool
) -> None:
    page = replace(PAGE, wraps=wraps, leading=leading)
    below = line("Nom : Ada", right=110)
    assert begins(below, line("The keeper counts", 700, right=right), opening=GATE, page=page) == began


def test_a_label_in_large_type_is_a_line_of_its_heading() -> None:
    above = line("Commune", 700, size=11.3)
    form = replace(PAGE, wraps=False)
    assert begins(line("Objet : bac", size=11.3), above, page=form) == "line"
    assert begins(line("Objet : bac", size=11.3), above) == "same"


WORDS = """l'homme l’homme porte-fenêtre «le “le "le (le le» le” le" le) le, le. le; le: le! le? le… dogs' dogs’
    été ("l'an-ci».""".split()


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        *((f"{word} keeper counts each new", True) for word in WORDS),
        *(
            (f"{word} keeper counts each new", False)
            for word in "x2 a_b a=b 12 -- le/la [le] l''an -le".split()
        ),
        ("12 keeper counts each new boat and barge", True),
        ("12 keeper counts each boat and barge", False),
    ],
)
def test_seven_words_in_eight_of_a_sentence_are_words(text: str, *, prose: bool) -> None:
    page = replace(PAGE, columns=((50.0, 700.0),))
    below = line("boat that goes", right=280)
    began = begins(below, line(text, 700, right=260), opening=GATE, page=page)
    assert began == ("same" if prose else "line")


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad", BREAK])
def test_a_word_that_a_hyphen_breaks_goes_on_below(hyphen: str) -> None:
    broken, whole = line(f"The keeper coun{hyphen}", 700, right=200), line("The keeper coun", 700, right=200)
    assert begins(line("ted them", right=110), broken, opening=GATE) == "same"
    assert begins(line("ted them", right=110), whole, opening=GATE) == "line"
    spread = replace(PAGE, leading=19.0)
    assert begins(line("ted them", right=110), broken, opening=GATE, page=spread) == "same"
    fixed = replace(line("x = ted(2)"), fixed=True)
    assert begins(fixed, replace(broken, fixed=True, right=345), opening=GATE) == "same"
    assert begins(fixed, replace(whole, fixed=True, right=345), opening=GATE) == "line"


@pytest.mark.parametrize(
    ("leading", "text", "right", "began"),
    [
        (19.0, "The keeper counts", 280, "line"),
        (18.9, "The keeper counts", 280, "same"),
        (19.0, "The keeper counts.", 280, "block"),
        (19.0, "The keeper counts", 345, "same"),
    ],
)
def test_lines_two_sizes_apart_are_paragraphs_where_the_next_word_had_room(
    leading: float, text: str, right: float, began: str
) -> None:
    page = replace(PAGE, leading=leading)
    below = line("Then he goes", right=110)
    assert begins(below, line(text, 700, right=right), opening=GATE, page=page) == began


@pytest.mark.parametrize(
    ("text", "above", "step", "left", "began"),
    [
        ("and goes", FULL, 21, 50, "same"),
        ("and goes", FULL, 21.1, 50, "block"),
        ("12 boats", FULL, 21, 50, "same"),
        ("12. boats", FULL, 21, 50, "block"),
        ("Boats go", FULL, 21, 50, "block"),
        ("and goes", f"{FULL}.", 21, 50, "block"),
        ("and goes", "1. the keeper", 21, 57, "same"),
        ("and goes", "1. the keeper", 21, 57.1, "block"),
    ],
)
def test_only_a_sentence_that_goes_on_is_pushed_down_by_raised_type(
    text: str, above: str, step: float, left: float, began: str
) -> None:
    below, first = line(text, 700 - step, left=left), line(above, 700)
    assert begins(replace(below, lifted=True), first) == began
    assert begins(below, replace(first, lifted=True)) == began
    assert begins(below, first) == "block"


def test_raised_type_pushes_nothing_below_a_short_line() -> None:
    short = line("the keeper", 700, right=270)
    assert begins(replace(line("and goes", 680), lifted=True), short, opening=GATE) == "block"


@pytest.mark.parametrize(
    ("first", "text", "began"),
    [
        ("a) a gate", "2. a boat", "block"),
        ("B. a gate", "2. a boat", "block"),
        ("ii. a gate", "2. a boat", "block"),
        ("The gate", "2. a boat", "same"),
        ("a) a gate", "then he goes", "same"),
    ],
)
def test_an_item_set_out_from_the_item_above_begins_a_block(first: str, text: str, began: str) -> None:
    assert begins(line(text), line(first, 700, left=57.1)) == began


@pytest.mark.parametrize(("size", "began"), [(10.8, "same"), (10.9, "block"), (9.3, "same"), (9.1, "block")])
def test_type_a_twelfth_larger_or_smaller_begins_a_block(size: float, began: str) -> None:
    assert begins(line(size=size)) == began
