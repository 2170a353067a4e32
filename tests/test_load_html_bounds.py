"""What of a page is text and what is not, at the weights that decide it: one side of each, and the other.

A weight is the number of letters and signs, white space apart.
"""

import pytest

from passerelle.index.load.html import parse_html

WORD = "boats "
END = "OUT."


def page(body: str) -> str:
    return parse_html(f"<html><body>{body}</body></html>").builder.text


def of_weight(letters: int, end: str = END) -> str:
    """Return words that weigh so much, and end in *end*."""
    left = letters - len(end)
    return WORD * (left // 5) + "x" * (left % 5) + end


def prose(letters: int) -> str:
    return f"<p>{of_weight(letters, '.')}</p>"


def stays(body: str) -> bool:
    return "OUT" in page(body)


@pytest.mark.parametrize(("hidden", "shown"), [(38, False), (42, True)])
def test_what_a_page_hides_is_read_where_it_is_most_of_the_page(hidden: int, *, shown: bool) -> None:
    assert stays(f"<div style='display:none'>{of_weight(hidden)}</div>{prose(100 - hidden)}") is shown
    assert stays(f"<dialog open>{of_weight(hidden)}</dialog>{prose(100 - hidden)}") is shown
    sheet = "<style>.old {display: none}</style>"
    halves = of_weight(hidden // 2), of_weight(hidden // 2)
    assert (
        stays(f"{sheet}<p class=old>{halves[0]}</p><p class=old>{halves[1]}</p>{prose(100 - hidden)}")
        is shown
    )


@pytest.mark.parametrize(("letters", "shown"), [(60, False), (61, True)])
def test_the_words_of_a_button_or_a_label_are_text_where_they_are_long(letters: int, *, shown: bool) -> None:
    assert stays(f"{prose(300)}<button>{of_weight(letters)}</button>") is shown
    assert stays(f"{prose(300)}<label for=m>{of_weight(letters)}</label><input id=m>") is shown
    assert stays(f"{prose(300)}<i aria-hidden=true>{of_weight(letters)}</i>") is shown


@pytest.mark.parametrize(("letters", "shown"), [(300, True), (301, False)])
def test_a_hidden_answer_is_opened_by_a_question_above_it(letters: int, *, shown: bool) -> None:
    question = f"<p>{of_weight(letters, '?')}</p>"
    assert stays(f"{prose(300)}{question}<div hidden>OUT</div>") is shown
    assert not stays(f"{prose(300)}<p>{of_weight(letters, '!')}</p><div hidden>OUT</div>")


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("<p>Prix ?</p><div hidden>OU</div>", False),
        ("<p>Prix ?</p><div hidden>OUT</div>", True),
        ("<p>Prix ?</p><div hidden><a>OUT</a></div>", False),
        ("<p>Prix.</p><div hidden>OUT</div>", False),
        ("<p>Prix.</p><div hidden class=accordion>OUT</div>", True),
        ("<p>Prix.</p><div hidden id=k>OUT</div>", False),
        ("<p>Prix.</p><div hidden id=k>OUT</div><i data-target='#k'>+</i>", True),
        ("<p>Prix.</p><div hidden id=k>OUT</div><a role=tab href='#k'>+</a>", True),
        ("<p>Prix.</p><div hidden id=k>OUT</div><a href='#k'>+</a>", False),
        ("<p><button>Prix</button></p><div hidden>OUT</div>", True),
        ("<h2>Prix ?</h2><section><div hidden>OUT</div></section>", True),
        ("<div style='opacity: 0.5'>OUT</div>", True),
        ("<div style='opacity: 0;'>OUT</div>", False),
        ("<div style='text-indent: -999px'>OUT</div>", False),
        ("<div style='text-indent: -99px'>OUT</div>", True),
    ],
)
def test_what_a_click_opens_is_read(hidden: str, *, shown: bool) -> None:
    assert ("OU" in page(f"{prose(300)}{hidden}")) is shown


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("<span aria-hidden=true>★ ★</span>", False),
        ("<span aria-hidden=true>OUT</span>", True),
        ("<span aria-hidden=true class=icon-x>OUT</span>", False),
        ("<a aria-hidden=true href=x>OUT</a>", True),
        ("<a aria-hidden=true href=x tabindex=-1>OUT</a>", False),
        ("<h2>Bac <a aria-hidden=true href=x>OUT</a></h2>", False),
        ("<div aria-hidden=true><h2>OUT</h2></div>", True),
        ("<b><span aria-hidden=true>OUT</span><span class=sr-only>dehors</span></b>", False),
    ],
)
def test_a_sign_that_is_told_in_other_words_is_no_text(sign: str, *, shown: bool) -> None:
    assert any(each in page(f"{prose(300)}{sign}") for each in ("OUT", "★")) is shown


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("<label><input type=checkbox> OUT</label>", False),
        ("<label><input type=checkbox checked> OUT</label>", True),
        ("<ul><li><label><input type=checkbox> OUT</label></ul>", True),
        ("<ul><li><label><input type=text> OUT</label></ul>", False),
        ("<input type=radio id=r checked><label for=r>OUT</label>", True),
        ("<h2><button>OUT</button></h2>", True),
        ("<h2>Les horaires du bac <button>OUT</button></h2>", False),
        ("<button aria-expanded=false>OUT</button><div>Douze euros.</div>", True),
        ("<button aria-expanded=false>OUT</button><div><a>Douze euros.</a></div>", False),
        ("<button>OUT ?</button><div>Douze euros.</div>", True),
        ("<button>OUT</button><div>Douze euros.</div>", False),
    ],
)
def test_the_words_of_a_form_are_text_where_they_tell_something(form: str, *, shown: bool) -> None:
    assert stays(f"{prose(300)}{form}") is shown


@pytest.mark.parametrize(
    ("furniture", "shown"),
    [
        (f"<nav>{of_weight(198)}</nav>", False),
        (f"<nav>{of_weight(202)}</nav>", True),
        (f"<nav>{of_weight(202)}<a>{of_weight(230)}</a></nav>", False),
        (f"<header>{of_weight(198)}</header>", False),
        (f"<header>{of_weight(202)}</header>", True),
        ("<header><h1>OUT</h1></header>", True),
        ("<div><header><h1>OUT</h1></header></div>", True),
        ("<div><header><h1>OUT</h1></header></div><h1>Bac</h1>", False),
        (f"<article><header>{of_weight(48)}</header>{prose(600)}</article>", False),
        (f"<article><header>{of_weight(52)}</header>{prose(600)}</article>", True),
        (f"<article><header><h2>OUT</h2></header>{prose(600)}</article>", True),
        (f"<article>{prose(600)}<footer>{of_weight(98)}</footer></article>", False),
        (f"<article>{prose(600)}<footer>{of_weight(102)}</footer></article>", True),
        (f"<footer>{of_weight(190)}</footer>", False),
        (f"<footer>{of_weight(240)}</footer>", True),
        (f"{prose(300)}<footer>{of_weight(240)}</footer>", False),
        ("<footer class=footnotes>OUT</footer>", True),
        (f"<div>{prose(90)}<aside>{of_weight(24, 'OUT')}</aside></div>", False),
        (f"<div>{prose(90)}<aside>{of_weight(25, 'OUT')}</aside></div>", True),
        (f"<div>{prose(90)}<aside>{of_weight(24)}</aside></div>", True),
        (f"<div><aside>{of_weight(198)}</aside></div>", False),
        (f"<div><aside>{of_weight(202)}</aside></div>", True),
        (f"<div><aside>{of_weight(202)}<button>x</button></aside></div>", False),
        ("<blockquote><p>Le bac.</p><footer>OUT</footer></blockquote>", True),
        ("<div class=cookies>OUT <button>Oui</button></div>", False),
        ("<div class=cookies>OUT</div>", True),
        (f"<div class=cookies>Nous utilisons des cookies. {of_weight(202)} <button>Oui</button></div>", False),
        (f"<div class=cookies>Nous cuisons des biscuits. {of_weight(202)} <button>Oui</button></div>", True),
        (f"<div class=cookies>Nous utilisons des cookies. {of_weight(202)}</div>", True),
        ("<div class=cookies><h1>OUT</h1><button>Oui</button></div>", True),
    ],
)  # fmt: skip
def test_what_stands_around_a_text_goes_where_it_says_little(furniture: str, *, shown: bool) -> None:
    assert stays(f"{furniture}{prose(600)}") is shown


def links(count: int, letters: int, besides: int = 0, *, tag: str = "div", name: str = "") -> str:
    """Return *count* links of so many letters, and *besides* so many letters that are in none."""
    made = " ".join(f"<a>{of_weight(letters)}</a>" for _ in range(count))
    return f"<{tag}{f' class={name}' if name else ''}>{made} {'x' * besides}</{tag}>"


@pytest.mark.parametrize(
    ("menu", "shown"),
    [
        (links(2, 10), True),
        (links(3, 10), False),
        (links(1, 10, name="menu"), False),
        (links(3, 20, 30), False),
        (links(3, 20, 32), True),
        (links(3, 40), False),
        (links(3, 41), True),
        (links(3, 41, name="menu"), False),
        (f"<p>Les autres bacs :</p>{links(3, 10, tag='p')}{prose(90)}", True),
        (f"<p>Les autres bacs :</p>{links(3, 10)}{prose(90)}", False),
        (f"<div><h2>Bac</h2>{links(3, 10, tag='span')}</div>", True),
        (f"<p>Les autres bacs :</p><div>{links(3, 10, tag='ul')}</div>{prose(90)}", True),
        (f"<p>Les autres bacs :</p><div>{links(3, 10, tag='ul')}<b>Haut</b></div>{prose(90)}", False),
        (f"<h2>Rubriques</h2><div>{links(3, 10, tag='ul')}</div>{prose(90)}", False),
    ],
)
def test_three_short_links_and_little_else_are_a_menu(menu: str, *, shown: bool) -> None:
    assert stays(f"<section>{menu}</section>{prose(600)}") is shown


@pytest.mark.parametrize(("share", "shown"), [(48, False), (52, True)])
def test_menus_are_text_where_they_are_half_of_the_page(share: int, *, shown: bool) -> None:
    assert stays(f"{links(4, share // 4)}{prose(100 - share)}") is shown


@pytest.mark.parametrize(("share", "shown"), [(88, False), (92, True)])
def test_navigation_is_the_text_of_a_page_that_is_an_index(share: int, *, shown: bool) -> None:
    assert stays(f"<nav>{links(4, share // 4)}</nav>{prose(100 - share)}") is shown


@pytest.mark.parametrize(
    ("print_", "shown"),
    [
        (f"© {of_weight(190)}", False),
        (f"© {of_weight(202)}", True),
        (of_weight(39, "OUT"), False),
        (of_weight(40, "OUT"), True),
        (of_weight(39), True),
        (f"{of_weight(150)}<input>", False),
        ("© <h4>OUT</h4>", True),
    ],
)
def test_small_print_is_short(print_: str, *, shown: bool) -> None:
    assert stays(f"<div class=footer>{print_}</div>{prose(600)}") is shown
    assert stays(f"<div class=texte>{print_}</div>{prose(600)}")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (f"<div>{of_weight(140)}</div><main>{prose(100)}</main>", False),
        (f"<div>{of_weight(160)}</div><main>{prose(100)}</main>", True),
        (f"<div>{of_weight(198)}</div><main>{prose(600)}</main>", False),
        (f"<div>{of_weight(202)}</div><main>{prose(600)}</main>", True),
        (f"<div><a>{of_weight(250)}</a> {of_weight(202)}</div><main>{prose(600)}</main>", False),
        (f"<main>{prose(600)}</main><div>{of_weight(202)}</div>", False),
        (f"<main>{prose(600)}</main><div><h2>Bac</h2>{of_weight(202)}</div>", True),
        (f"<div>OUT</div><article>{prose(300)}</article><article>{prose(300)}</article>", True),
        (f"<div>OUT</div><article>{prose(600)}</article>", False),
    ],
)
def test_the_main_part_is_the_page_where_nothing_else_speaks(body: str, *, shown: bool) -> None:
    assert stays(body) is shown


@pytest.mark.parametrize(("letters", "one"), [(39, True), (41, False)])
def test_a_cell_of_blocks_is_one_line_up_to_eighty_signs(letters: int, *, one: bool) -> None:
    block = f"<p>{'x' * letters}</p>"
    text = page(f"<table><tr><th>Prix<th>Jour<tr><td>{block}{block}<td>lundi</table>")
    assert (f"{'x' * letters} {'x' * letters} | lundi" in text) is one


@pytest.mark.parametrize(("letters", "again"), [(200, True), (201, False)])
def test_a_merged_cell_is_said_again_up_to_two_hundred_signs(letters: int, *, again: bool) -> None:
    text = page(f"<table><tr><th>Prix<th>Jour<tr><td rowspan=2>{'x' * letters}<td>lundi<tr><td>mardi</table>")
    assert (f"{'x' * letters} | mardi" in text) is again


@pytest.mark.parametrize(("letters", "rows"), [(800, True), (801, False)])
def test_a_table_without_names_of_columns_holds_at_most_eight_hundred_letters_a_cell(
    letters: int, *, rows: bool
) -> None:
    cells = f"<td>{of_weight(letters)}<td>lundi"
    assert (" | lundi" in page(f"<table><tr>{cells}</table>")) is rows
    assert " | lundi" in page(f"<table><tr><th>Prix<th>Jour<tr>{cells}</table>")


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "i."), (3999, "mmmcmxcix."), (4000, "4000."), (0, "0."), (-3, "-3.")]
)
def test_roman_numbers_of_items_end_where_there_are_none(number: int, shown: str) -> None:
    assert page(f"<ol type=i start={number}><li>Bac</ol>") == f"{shown} Bac"


@pytest.mark.parametrize(
    ("bar", "shown"),
    [
        ("<div><a>Précédent</a> <a>Suivant</a> OUT</div>", True),
        ("<div><a href=1>Précédent</a> <a href=2>Suivant</a></div><p>OUT</p>", True),
        ("<div class=nav>OUT <a href=1>Précédent</a> <a href=2>Suivant</a></div>", False),
        ("<div><a href=1 rel=prev>OUT, un bac</a> <a href=2 rel=next>OUT, un pont</a></div>", False),
        ("<div><a href=1>OUT, un bac</a> <a href=2>OUT, un pont</a></div>", True),
        ("<div><a href=1 rel=next>OUT, un bac</a></div>", False),
        ("<div><p>OUT <a href=1 rel=next>suivant</a> est là</p></div>", True),
    ],
)
def test_links_that_turn_pages_go_and_what_they_stand_in_stays(bar: str, *, shown: bool) -> None:
    text = page(f"{bar}{prose(600)}")
    assert ("OUT" in text) is shown


def test_at_most_five_kinds_of_what_was_left_out_are_named() -> None:
    hidden = [f"<p hidden class=k{at}>OUT</p>" for at in range(6)]
    (gap,) = parse_html(f"{''.join(hidden)}{prose(300)}").gaps
    assert (gap.count, gap.where) == (6, "p.k0, p.k1, p.k2, p.k3, p.k4…")
    (gap,) = parse_html(f"{''.join(hidden[:5])}{prose(300)}").gaps
    assert (gap.count, gap.where) == (5, "p.k0, p.k1, p.k2, p.k3, p.k4")


@pytest.mark.parametrize(
    ("named", "value", "field"),
    [
        ("date", "2031-4-5", "2031-04-05"),
        ("date", "2031", "2031"),
        ("date", "5/4/2031", "2031-04-05"),
        ("date", "203199", None),
        ("date", "demain", None),
        ("author", "Ada Thorne", "Ada Thorne"),
        ("author", "https://thorne.example", None),
        ("description", "https://thorne.example", "https://thorne.example"),
        ("keywords", "", None),
        ("viewport", "wide", None),
    ],
)
def test_what_a_page_says_of_itself_is_taken_where_it_says_something(
    named: str, value: str, field: str | None
) -> None:
    fields = parse_html(f"<head><meta name={named} content='{value}'></head><p>Bac.</p>").fields
    assert fields == ({"subject" if named == "description" else named: field} if field else {})


def test_cells_without_a_row_are_one() -> None:
    assert page("<div role=table><div role=cell>a</div><div role=cell>b</div></div>") == "a | b"
