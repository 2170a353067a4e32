"""Parts of a page that are seen otherwise than they are written: tabs, struck words, page numbers, signs, questions."""

import pytest
from web_pages import of_weight, page, prose, stays

from passerelle.index.load.html import parse_html

PROSE = of_weight(300, ".")


def read(body: str) -> str:
    """Return what is read of *body* before a long paragraph."""
    return page(f"{body}<p>{PROSE}</p>").removesuffix(PROSE).strip()


@pytest.mark.parametrize(
    ("tabs", "first", "second", "told"),
    [
        ("<a role=tab href='#a'>Été</a> <a role=tab href='#b'>Hiver</a>", "id=a", "id=b", ("Été", "Hiver")),
        ("<a role=tab href='#b'>Été</a> <a role=tab href='#a'>Hiver</a>", "id=a", "id=b", ("Hiver", "Été")),
        ("<b role=tab aria-controls=b>Été</b> <b role=tab aria-controls=a>Hiver</b>", "id=a", "id=b",
         ("Hiver", "Été")),
        ("<b role=tab data-target='#pb'>Été</b> <b role=tab data-target='#pa'>Hiver</b>", "id=pa", "id=pb",
         ("Hiver", "Été")),
        ("<b role=tab data-bs-target='#pb'>Été</b> <b role=tab data-bs-target='#pa'>Hiver</b>", "id=pa", "id=pb",
         ("Hiver", "Été")),
        ("<b role=tab id=x>Été</b> <b role=tab id=y>Hiver</b>", "aria-labelledby=y", "aria-labelledby=x",
         ("Hiver", "Été")),
        ("<b role=tab>Été</b> <b role=tab>Hiver</b>", "", "", ("Été", "Hiver")),
        ("<b data-toggle=tab>Été</b> <b data-toggle=pill>Hiver</b>", "", "", ("Été", "Hiver")),
        ("<b data-bs-toggle=tab>Été</b> <b data-bs-toggle=pill>Hiver</b>", "", "", ("Été", "Hiver")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("panel", ["class=tab-pane", "role=tabpanel"])
def test_a_panel_begins_with_the_name_of_its_tab(
    panel: str, tabs: str, first: str, second: str, told: tuple[str, str]
) -> None:
    panels = f"<div {panel} {first}>Douze bacs.</div><div {panel} {second}>Six bacs.</div>"
    assert read(f"<p>{tabs}</p>{panels}") == f"{told[0]} : Douze bacs.\n\n{told[1]} : Six bacs."


def test_the_name_of_a_tab_is_one_line_and_blanks_are_none() -> None:
    panels = "<div class=tab-pane>Douze bacs.</div><div class=tab-pane>Six bacs.</div>"
    tabs = "<b role=tab>\n  Été\n  2031 </b> <b role=tab> \n </b>"
    assert read(f"<p>{tabs}</p>{panels}") == "Été 2031 : Douze bacs.\n\nSix bacs."


def test_tabs_and_panels_that_nothing_ties_stay_where_they_stand_unless_they_are_as_many() -> None:
    panels = "<div class=tab-pane>Douze bacs.</div>"
    assert read(f"<p><b role=tab>Été</b> <b role=tab>Hiver</b></p>{panels}") == "Été Hiver\n\nDouze bacs."
    named = "<p><b role=tab>Été</b> <b role=tab href='#'>Hiver</b> <b role=tab href='#k'>Mai</b></p>"
    assert read(f"{named}<div class=tab-pane id=k>Douze bacs.</div>") == "Été Hiver\n\nMai : Douze bacs."
    assert read("<p><b role=tab></b></p><div class=tab-pane>Douze bacs.</div>") == "Douze bacs."
    assert read("<p><b role=tab>Été</b></p><div class=tab-pane></div>") == "Été"


@pytest.mark.parametrize(
    ("panel", "told"),
    [
        ("En hiver, six bacs.", "En hiver, six bacs."),
        (f"{'x' * 55}hiver", f"{'x' * 55}hiver"),
        (f"{'x' * 56}hiver", f"Hiver : {'x' * 56}hiver"),
        ("<p>Six bacs.</p>", "Hiver\n\nSix bacs."),
        ("\n<p>Six bacs.</p>", "Hiver\n\nSix bacs."),
    ],
)
def test_the_name_of_a_tab_is_not_said_twice_at_the_head_of_its_panel(panel: str, told: str) -> None:
    assert read(f"<p><b role=tab>Hiver</b></p><div class=tab-pane>{panel}</div>") == told


@pytest.mark.parametrize("name", ["pagenum", "page-num", "x-pageno", "page_num", "pagebreak"])
@pytest.mark.parametrize(
    ("words", "gone"),
    [("[12]", True), ("1234", True), ("12345", False), ("p. 12", True), ("Page 12", True), ("pg12", True),
     ("p.", False), ("—", False), ("xii", True), ("XLVIII", True), ("xxxviiii", False),
     ("Quai 12", False), ("12 bis", False)],
)  # fmt: skip
def test_the_number_of_a_printed_page_is_no_text(name: str, words: str, *, gone: bool) -> None:
    assert (words not in read(f"<p>Le bac <span class={name}>{words}</span> part.</p>")) is gone
    assert words in read(f"<p>Le bac <span class=other>{words}</span> part.</p>")


@pytest.mark.parametrize("sign", ["↩", "\u21a9\ufe0e", "↑", "⏎", "^", "⇑"])
def test_a_sign_that_leads_back_from_a_note_is_no_text(sign: str) -> None:
    assert read(f"<p>Voir là. <a href='#r'> {sign} </a></p>") == "Voir là."
    assert read(f"<p>Voir là. <a href='#r'>{sign} ici</a></p>") == f"Voir là. {sign} ici"
    assert read(f"<p>Voir là. <a href=r>{sign}</a></p>") == f"Voir là. {sign}"


@pytest.mark.parametrize(
    "struck",
    ["<del>midi</del>", "<s>midi</s>", "<strike>midi</strike>", "<b style='text-decoration: line-through'>midi</b>"],
)  # fmt: skip
def test_what_is_struck_through_is_left_out_and_accounted_for(struck: str) -> None:
    parsed = parse_html(f"<p>Le bac part à {struck} six heures.</p>")
    assert parsed.builder.text == "Le bac part à six heures."
    assert [(gap.kind, gap.count, gap.where) for gap in parsed.gaps] == [("deletions", 1, "midi")]


@pytest.mark.parametrize(("struck", "shown"), [(38, False), (42, True)])
def test_a_page_that_is_mostly_struck_through_is_read(struck: int, *, shown: bool) -> None:
    assert stays(f"<s>{of_weight(struck)}</s>{prose(100 - struck)}") is shown


@pytest.mark.parametrize(
    "name", "visually-hidden visuallyhidden sr-only screen-reader-text a-offscreen".split()
)
def test_words_for_those_who_listen_are_no_text_unless_they_are_most_of_it(name: str) -> None:
    assert not stays(f"<p>Le bac <span class={name}>OUT</span> part.</p>{prose(300)}")
    assert stays(f"<p><span class={name}>{of_weight(42)}</span></p>{prose(58)}")
    assert stays(f"<p>Le bac <span class=x{name}>OUT</span> part.</p>{prose(300)}")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("<img alt='[Note]'>", "Note\n\nFermez le gaz."),
        ("<img alt=note> <img alt=Note>", "Note\n\nFermez le gaz."),
        ("<img alt=Danger>", "Danger\n\nNote\n\nFermez le gaz."),
        ("<img alt=note> <img alt=Danger>", "note Danger\n\nNote\n\nFermez le gaz."),
    ],
)
def test_a_picture_beside_a_box_is_no_text_where_the_box_says_its_name(cell: str, told: str) -> None:
    table = f"<table><tr><td rowspan=2>{cell}<td>Note<tr><td>Fermez le gaz.</table>"
    assert read(table) == told


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("<div hidden=until-found>OUT</div>", True),
        ("<div hidden=Until-Found>OUT</div>", True),
        ("<div hidden=hidden>OUT</div>", False),
        ("<div hidden role=tabpanel>OU</div>", True),
        ("<div hidden class=faq>OU</div>", False),
        ("<div hidden class=faq>OUT</div>", True),
        ("<div hidden class=faq><a>OU</a> TE</div>", True),
        ("<div hidden class=faq><a>OUT</a> E</div>", False),
        ("<div hidden id=k>OUT</div><i aria-controls='j k'>+</i>", True),
        ("<div hidden id=k>OUT</div><a data-toggle=x href='#k'>+</a>", True),
        ("<div hidden id=k>OUT</div><a data-bs-toggle=x href='#k'>+</a>", True),
        ("<div hidden id=k>OUT</div><i data-toggle=x href='#k'>+</i>", False),
        ("<p>Tarif <i role=button>+</i></p><div hidden>OUT</div>", True),
        ("<p role=tab>Tarif</p><div hidden>OUT</div>", True),
        ("<p aria-expanded=false>Tarif</p><div hidden>OUT</div>", True),
        ("<p aria-controls=x>Tarif</p><div hidden>OUT</div>", True),
        ("<details><summary>Tarif</summary><div hidden>OUT</div></details>", True),
        ("<details><summary>Tarif</summary>Dix.</details><div hidden>OUT</div>", False),
        ("<details><summary>Tarif ?</summary></details><section><div hidden>OUT</div></section>", False),
        ("<label>Tarif</label><div hidden>OUT</div>", True),
        ("<p>Tarif</p><div hidden>OUT</div>", False),
        ("<p>Tarif ? </p><section><div hidden>OUT</div></section>", True),
        ("<p>Tarif ? </p><section><p>Oui.</p><div hidden>OUT</div></section>", False),
    ],
)
def test_what_is_hidden_is_read_where_a_click_shows_it(hidden: str, *, shown: bool) -> None:
    assert ("OU" in page(f"{prose(300)}{hidden}")) is shown


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("<button>Prix ?</button><div>Douze euros.</div>", "Prix ?\n\nDouze euros."),
        ("<button>Prix</button><div>Douze euros.</div>", "Douze euros."),
        ("<button class=faq>Prix</button><div>Douze euros.</div>", "Prix\n\nDouze euros."),
        ("<div class=faq><button>Prix</button><div>Douze euros.</div></div>", "Prix\n\nDouze euros."),
        ("<div class=faq><button>Prix</button><div>12</div></div>", "12"),
        ("<div class=faq><button>Prix</button><div>12 €</div></div>", "Prix\n\n12 €"),
        ("<div class=faq><button>Prix</button><button>Jour</button></div><p></p>", ""),
        ("<h3><button>Prix ?</button></h3><div>Douze euros.</div>", "Prix ?\n\nDouze euros."),
        ("<p><button aria-controls=k>Prix</button></p><p></p><div id=k>Douze euros.</div>",
         "Prix\n\nDouze euros."),
        ("<p><button data-target='#k'>Prix</button></p><p></p><div id=k>Douze euros.</div>",
         "Prix\n\nDouze euros."),
        ("<p><button aria-controls=other>Prix</button></p>", "Prix"),
        ("<button role=tab>Prix</button>", "Prix"),
        ("<label for=q>Prix ?</label><input id=q type=text><div>Douze euros.</div>", "Douze euros."),
        ("<label for=q>Prix ?</label><select id=q></select><div>Douze euros.</div>", "Douze euros."),
        ("<input id=q><label for=q>Prix ?</label><div>Douze euros.</div>", "Douze euros."),
        ("<textarea id=q></textarea><label for=q>Prix ?</label><div>Douze euros.</div>", "Douze euros."),
        ("<select id=q></select><label for=q>Prix ?</label><div>Douze euros.</div>", "Douze euros."),
        ("<p><button data-bs-target='#k'>Prix</button></p><p></p><div id=k>Douze euros.</div>",
         "Prix\n\nDouze euros."),
        ("<button>Prix ?</button><div><a>Douze euros.</a> net</div>", "Douze euros. net"),
        ("<ul><li><label><input type=radio> Bac vert</label></ul>", "☐ Bac vert"),
        ("<input id=q type=checkbox><label for=q>Prix ?</label><div>Douze euros.</div>", "Prix ?\n\nDouze euros."),
        ("<input id=q type=checkbox><label for=q>Bac vert</label><p>12</p>", "12"),
        ("<input id=q type=checkbox disabled><label for=q>Bac vert</label><p>12</p>", "☐ Bac vert\n\n12"),
        ("<input id=q type=RADIO checked><label for=q>Bac vert</label><p>12</p>", "☑ Bac vert\n\n12"),
        ("<fieldset><input id=q type=checkbox><label for=q>Bac vert</label></fieldset>", "☐ Bac vert"),
    ],
)  # fmt: skip
def test_the_words_of_a_form_head_what_they_open_or_tick(form: str, told: str) -> None:
    assert read(form) == told


def test_the_words_of_forms_are_text_where_nothing_of_a_page_is_furniture() -> None:
    form = "<button>Prix</button><div>Douze euros.</div>"
    assert parse_html(form, furniture=False).builder.text == "Prix\n\nDouze euros."
    assert parse_html(form).builder.text == "Douze euros."


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        (f"<h2>{'x' * 5}<button>{'y' * 20}</button></h2>", f"{'x' * 5} {'y' * 20}"),
        (f"<h2>{'x' * 6}<button>{'y' * 20}</button></h2>", "x" * 6),
        (f"<h2>{'x' * 5}<b><button>{'y' * 20}</button></b></h2>", f"{'x' * 5} {'y' * 20}"),
    ],
)
def test_a_button_is_a_heading_where_it_is_four_fifths_of_it(heading: str, told: str) -> None:
    assert read(heading) == told


def test_a_sign_beside_an_equation_that_says_it_is_no_text() -> None:
    said = "<span><span><math><mi>x</mi></math></span><span aria-hidden=true>OUT</span></span>"
    assert read(f"<p>{said}</p>") == "x"
    assert read("<p><i>a</i><span aria-hidden=true>OUT</span></p>") == "aOUT"


@pytest.mark.parametrize(
    ("before", "shown"), [("·", ""), ("o", ""), ("§", ""), ("1.", "1.  "), ("4", "4  "), ("a)", "a)  ")]
)
@pytest.mark.parametrize("style", ["mso-list:Ignore", "font-family:Symbol"])
def test_the_sign_that_word_writes_before_an_item_is_no_text(style: str, before: str, shown: str) -> None:
    blanks = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;</span>"
    assert read(f"<p><span style='{style}'>{before}{blanks}</span>Loyer</p>") == f"{shown}Loyer"
