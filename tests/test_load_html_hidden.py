"""What of a page nobody sees, and what a click opens: one side of each bound, and the other."""

import pytest
from web_pages import of_weight, page, prose, stays


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
    "name",
    "collapse accordion tab tab-pane tabpanel panel faq toggle answer reponse spoiler deplie question".split(),
)
def test_a_hidden_part_that_its_name_says_a_click_opens_is_read(name: str) -> None:
    assert stays(f"{prose(600)}<div hidden class={name}>OUT</div>")
    assert not stays(f"{prose(600)}<div hidden class=x{name}>OUT</div>")


@pytest.mark.parametrize("name", "tabs tab-content tabcontent tabpane x-tab faq-2 collapsed".split())
def test_a_name_may_say_so_among_other_letters(name: str) -> None:
    assert stays(f"{prose(600)}<div hidden class={name}>OUT</div>")


@pytest.mark.parametrize("name", "tabular tabsx table-content".split())
def test_a_name_that_only_begins_so_opens_nothing(name: str) -> None:
    assert not stays(f"{prose(600)}<div hidden class={name}>OUT</div>")


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : None !important",
        "color: red; visibility: hidden",
        "opacity:0",
        "opacity: 0.00;",
        "opacity: 0 !important",
        *(f"font-size: 0{unit}" for unit in ("", "px", "pt", "em", "%", " ;")),
        *(f"position: absolute; {side}: -100px" for side in ("left", "top", "text-indent")),
        "clip: rect(0 0 0 0)",
        "clip:rect( 1px, 1px, 1px, 1px)",
    ],
)
def test_a_style_hides_its_element(style: str) -> None:
    assert not stays(f"{prose(300)}<div style='{style}'>OUT</div>")


@pytest.mark.parametrize(
    "style",
    [
        "x-display: none",
        "display: block",
        "visibility: visible",
        "fill-opacity: 0",
        "opacity: 0.1",
        "opacity: 0.5;",
        "font-size: 0.9em",
        "font-size: 08px",
        "margin-left: -100px",
        "left: -99px",
        "left: 100px",
        "clip: rect(2px, 2px, 2px, 2px)",
    ],
)
def test_a_style_that_says_much_the_same_hides_nothing(style: str) -> None:
    assert stays(f"{prose(300)}<div style='{style}'>OUT</div>")


@pytest.mark.parametrize("attribute", ["aria-controls", "data-target", "data-bs-target"])
def test_a_hidden_part_that_something_opens_is_read(attribute: str) -> None:
    assert stays(f"{prose(600)}<i {attribute}=k>+</i><p>a</p><p>b</p><div hidden id=k>OUT</div>")
    assert not stays(f"{prose(600)}<i {attribute}=other>+</i><p>a</p><p>b</p><div hidden id=k>OUT</div>")
