"""Facts about the lists of Word: which one a number names, what starts anew and what is drawn."""

from xml.etree.ElementTree import fromstring

import pytest

from passerelle.index.load.word.numbering import Numbering, read_numbering


def lists(inside: str, styles: dict[str, str] | None = None, *, french: bool = True) -> Numbering:
    return read_numbering(fromstring(f"<numbering>{inside}</numbering>"), styles or {}, french=french)


def level(place: int, text: str, form: str = "decimal", more: str = "") -> str:
    return f"<lvl ilvl='{place}'><numFmt val='{form}'/><lvlText val='{text}'/>{more}</lvl>"


def one_list(*levels: str, over: str = "") -> str:
    return (
        f"<abstractNum abstractNumId='7'>{''.join(levels)}</abstractNum>"
        f"<num numId='1'><abstractNumId val='7'/>{over}</num>"
    )


def drawn(made: Numbering, *steps: int, number: str = "1") -> str:
    return " ".join(made.next(number, place).strip() for place in steps)


THREE = (level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3"))


@pytest.mark.parametrize(
    ("steps", "labels"),
    [
        ((0, 0, 0), "1. 2. 3."),
        ((0, 1, 1, 0, 1), "1. 1.1 1.2 2. 2.1"),
        ((0, 1, 2, 2, 1, 2), "1. 1.1 1.1.1 1.1.2 1.2 1.2.1"),
        ((2, 2), "1.1.1 1.1.2"),
        ((0, 2, 1), "1. 1.1.1 1.2"),
        ((2, 0, 2), "1.1.1 2. 2.1.1"),
    ],
)
def test_a_level_counts_on_until_one_above_it_does(steps: tuple[int, ...], labels: str) -> None:
    assert drawn(lists(one_list(*THREE)), *steps) == labels


def test_the_ninth_level_starts_anew_as_the_others_do() -> None:
    made = lists(one_list(level(0, "%1"), level(7, "%8"), level(8, "%8.%9")))
    assert drawn(made, 0, 7, 8, 8, 7, 8, 0, 8) == "1 1 1.1 1.2 2 2.1 2 1.1"


def test_a_level_that_is_met_first_below_another_counts_that_one_too() -> None:
    made = lists(one_list(level(0, "%1.", more="<start val='4'/>"), level(1, "%1.%2")))
    assert drawn(made, 1, 1, 0) == "4.1 4.2 5."


@pytest.mark.parametrize(
    ("restart", "labels"),
    [
        ("", "1 1 1 2 1 2 1 1"),
        ("<lvlRestart val='0'/>", "1 1 1 2 2 2 1 3"),
        ("<lvlRestart val='1'/>", "1 1 1 2 2 2 1 1"),
        ("<lvlRestart val='2'/>", "1 1 1 2 1 2 1 1"),
    ],
)
def test_a_level_starts_anew_after_the_level_it_names_and_those_above(restart: str, labels: str) -> None:
    made = lists(one_list(level(0, "%1"), level(1, "%2"), level(2, "%3", more=restart)))
    assert drawn(made, 0, 1, 2, 1, 2, 0, 1, 2) == labels


@pytest.mark.parametrize(
    ("form", "text", "label"),
    [
        ("upperRoman", "%1)", "III) "),
        ("lowerLetter", "%1)", "c) "),
        ("ordinal", "%1", "3e "),
        ("cardinalText", "%1", "Trois "),
        ("none", "%1", ""),
        ("bullet", "•", ""),
        ("bullet", "☑", "☑ "),
        ("decimal", "Art.", "Art. "),
        ("decimal", "", ""),
        ("decimal", "%1 ", "3 "),
        ("decimal", "%1-%2", "3-1 "),
        ("", "%1", "3 "),
    ],
)
def test_a_label_is_drawn_in_its_form(form: str, text: str, label: str) -> None:
    made = lists(one_list(level(0, text, form, "<start val='3'/>")))
    assert made.next("1", 0) == label


def test_words_are_of_the_language_of_the_document() -> None:
    assert lists(one_list(level(0, "%1", "ordinalText")), french=False).next("1", 0) == "First "
    assert lists(one_list(level(0, "%1", "ordinalText"))).next("1", 0) == "Premier "


@pytest.mark.parametrize("sign", [*"☐☑☒✓✗✔✘"])
def test_a_bullet_that_says_something_is_drawn(sign: str) -> None:
    assert lists(one_list(level(0, sign, "bullet"))).next("1", 0) == f"{sign} "


@pytest.mark.parametrize("form", ["none", "bullet"])
def test_a_legal_label_has_no_figure_for_a_level_without_one(form: str) -> None:
    made = lists(one_list(level(0, "•", form), level(1, "%1§%2", more="<isLgl/>")))
    assert made.next("1", 1) == "§1 "


def test_what_overrides_no_level_changes_none() -> None:
    over = (
        "<lvlOverride><startOverride val='5'/></lvlOverride><other ilvl='0'><startOverride val='5'/></other>"
    )
    assert lists(one_list(level(0, "%1."), over=over)).next("1", 0) == "1. "


def test_a_bullet_is_drawn_in_its_font() -> None:
    font = "<rPr><rFonts ascii='Wingdings'/></rPr>"
    assert lists(one_list(level(0, "\uf0a8", "bullet", font))).next("1", 0) == "☐ "
    assert lists(one_list(level(0, "q", "bullet", font))).next("1", 0) == "☐ "
    assert lists(one_list(level(0, "\uf0b7", "bullet"))).next("1", 0) == ""


@pytest.mark.parametrize(
    ("legal", "label"),
    [("<isLgl/>", "1.2 "), ("<isLgl val='0'/>", "I.b "), ("<isLgl val='1'/>", "1.2 "), ("", "I.b ")],
)
def test_a_legal_label_is_written_in_figures(legal: str, label: str) -> None:
    made = lists(
        one_list(level(0, "%1", "upperRoman"), level(1, "%1.%2", "lowerLetter", f"{legal}<start val='2'/>"))
    )
    made.next("1", 0)
    assert made.next("1", 1) == label


@pytest.mark.parametrize(
    ("suffix", "label"), [("nothing", "1."), ("space", "1. "), ("tab", "1. "), ("", "1. ")]
)
def test_a_label_stands_apart_unless_nothing_parts_it(suffix: str, label: str) -> None:
    assert lists(one_list(level(0, "%1.", more=f"<suff val='{suffix}'/>"))).next("1", 0) == label


def test_lists_of_one_kind_count_together_and_one_starts_anew_once() -> None:
    over = "<num numId='2'><abstractNumId val='7'/><lvlOverride ilvl='0'><startOverride val='5'/></lvlOverride></num>"
    made = lists(one_list(level(0, "%1.")) + over)
    assert drawn(made, 0, 0) == "1. 2."
    assert drawn(made, 0, 0, number="2") == "5. 6."
    assert drawn(made, 0) == "7."


def test_a_list_may_replace_a_level_or_add_one() -> None:
    own = level(0, "%1)")
    over = f"<lvlOverride ilvl='0'>{own}</lvlOverride><lvlOverride ilvl='4'>{level(4, '§ %5')}</lvlOverride>"
    made = lists(one_list(level(0, "%1."), over=over))
    assert drawn(made, 0, 4) == "1) § 1"


def test_a_list_is_found_through_the_style_it_names() -> None:
    linked = "<abstractNum abstractNumId='8'><numStyleLink val='S'/></abstractNum>"
    linked += "<num numId='2'><abstractNumId val='8'/></num>"
    made = lists(one_list(level(0, "%1.")) + linked, {"S": "1"})
    assert made.next("2", 0) == "1. "
    assert lists(one_list(level(0, "%1.")) + linked, {"T": "1"}).next("2", 0) == ""
    further = "<abstractNum abstractNumId='9'><numStyleLink val='T'/></abstractNum>"
    further += "<num numId='3'><abstractNumId val='9'/></num>"
    assert lists(one_list(level(0, "%1.")) + linked + further, {"S": "1", "T": "2"}).next("3", 0) == "1. "
    round_ = lists(linked, {"S": "2"})
    assert round_.next("2", 0) == ""


def test_the_level_of_a_style_is_the_one_that_names_it() -> None:
    made = lists(one_list(level(0, "%1"), level(1, "%2", more="<pStyle val='S'/>")))
    assert (made.level_of("1", "S"), made.level_of("1", "T"), made.level_of("9", "S")) == (1, 0, 0)
    assert made.level_of("1", "") == 0


def test_a_list_or_a_level_that_is_not_there_draws_nothing() -> None:
    made = lists(one_list(level(0, "%1")))
    assert (made.next("9", 0), made.next("1", 3)) == ("", "")
