"""What each mark of a page becomes in its line: breaks, pictures, notes, boxes, cells, headings by their role."""

import pytest
from selectolax.lexbor import LexborHTMLParser
from web_pages import page

from passerelle.index.load.html import parse_html
from passerelle.index.load.html_nodes import weigh
from passerelle.index.load.html_text import write
from passerelle.index.text import TextBuilder


def read(body: str) -> str:
    return parse_html(f"<body>{body}</body>", furniture=False).builder.text


@pytest.mark.parametrize(
    ("written", "read_"),
    [
        ("<p>un<br>deux <br> trois</p>", "un\ndeux\ntrois"),
        ("<p>un<br> deux</p>", "un\ndeux"),
        ("<p>un <br>deux</p>", "un\ndeux"),
        ("<p>un\n  deux\t\ttrois</p>", "un deux trois"),
        ("<p>un <b> deux</b></p>", "un deux"),
        ("<p>un</p>deux<p>trois</p>", "un\n\ndeux\n\ntrois"),
        ("<div>un<hr>deux</div>", "un\n\ndeux"),
        ("<details open><summary>un</summary>deux</details>", "un\n\ndeux"),
        ("<div>un<header>deux</header>trois<footer>quatre</footer></div>", "un\n\ndeux\n\ntrois\n\nquatre"),
        ("<div>un<aside>deux</aside>trois</div>", "un\n\ndeux\n\ntrois"),
        ("<div>un<address>deux</address>trois</div>", "un\n\ndeux\n\ntrois"),
        ("<h2>un<br>deux</h2>", "un deux"),
        ("<pre>un\n\tdeux   trois</pre><p>un\n   deux</p>", "un\n deux   trois\n\nun deux"),
        ("<pre>un<b>  x </b></pre>", "un  x"),
        ("<xmp>un  deux</xmp>", "un  deux"),
        ("<listing>un  deux</listing><p>un  deux</p>", "un  deux\n\nun deux"),
        ("<p>un <button>Prix</button> deux</p>", "un Prix deux"),
        ("<p>un<label>Prix</label></p>", "un Prix"),
        ("<i style='display:block'>un</i><b style='display: flex'>deux</b>trois", "un\n\ndeux\n\ntrois"),
        ("<p>un <span style='display: inline-block'>deux</span></p>", "un deux"),
        ("<svg><text>B4</text><text>B5</text><g></g><text>B6</text></svg>", "B4\nB5\n\nB6"),
        ("<svg><text>B4</text></svg><svg><text>B5</text></svg>", "B4\n\nB5"),
    ],
)
def test_blocks_and_breaks_end_lines(written: str, read_: str) -> None:
    assert read(written) == read_


@pytest.mark.parametrize(
    ("written", "read_"),
    [
        ("<ul><li>un<ul><li>deux</ul><p>trois</p><li>quatre</ul><p>fin</p>", "un\ndeux\ntrois\nquatre\n\nfin"),
        ("<p>tête</p><ul><li>un</ul><ul><li>deux</ul>", "tête\n\nun\n\ndeux"),
        ("<menu><li>un<li>deux</menu>", "un\ndeux"),
        ("<ol><li>un<ol><li>a</ol><li>deux</ol>", "1. un\n1. a\n2. deux"),
        ("<ul><li>un<ol><li>a<li>b</ol></ul><ol><li>x</ol>", "un\n1. a\n2. b\n\n1. x"),
        ("<li>seul</li><p>x</p>", "seul\n\nx"),
        ("<ol><li><p>un</p><p>suite</p><li>deux</ol>", "1. un\n\nsuite\n2. deux"),
        ("<ol><li></li><li>deux</ol>", "2. deux"),
        ("<ol><li>un</li><dd>deux</dd><li>trois</ol>", "1. un\ndeux\n2. trois"),
        ("<dl><dt>Bac<dd>Un bateau.<dt>Quai<dd>Un mur.</dl><p>fin</p>", "Bac\nUn bateau.\nQuai\nUn mur.\n\nfin"),
    ],
)  # fmt: skip
def test_items_stand_on_the_next_line_and_what_follows_a_list_apart(written: str, read_: str) -> None:
    assert read(written) == read_


@pytest.mark.parametrize(
    ("written", "read_"),
    [
        ("<dl><dt>12</dt><dd>Une note.</dd><dt>[13]</dt><dd><p>Une autre.</p></dd></dl>",
         "12 Une note.\n[13] Une autre."),
        ("<dl><dt>12<dt>13<dd>Une note.</dl>", "12\n13 Une note."),
        ("<dl><dt>1234<dd>Une note.</dl>", "1234\nUne note."),
        ("<dl><dt>[12<dd>Une note.</dl>", "[12\nUne note."),
        ("<dl><dt>12<dd>12 chevaux.</dl>", "12 chevaux."),
        ("<div>[4]<p>Une note.</p></div>", "[4] Une note."),
        ("<div>4<p>Une note.</p></div>", "4\n\nUne note."),
        ("<div>[4]<div>Une note.</div></div>", "[4]\n\nUne note."),
        ("<table><tr><td>[4]<p>Une note.</p><td>x<tr><td>a<td>b</table>", "[4] Une note. | x\na | b"),
    ],
)  # fmt: skip
def test_the_number_of_a_note_stands_before_its_text(written: str, read_: str) -> None:
    assert read(written) == read_


@pytest.mark.parametrize(
    ("picture", "read_"),
    [
        ("<img alt='le plan' src=p.png>", "du le plan four"),
        ("<img alt=plan.png src=x>", "dufour"),
        ("<img alt=' plan.JPEG ' src=x>", "dufour"),
        *((f"<img alt=plan.{end}>", "dufour") for end in
          "jpg gif svg svgz webp avif bmp tif tiff eps emf wmf ico pdf".split()),
        ("<img alt='le plan.png' src=x>", "du le plan.png four"),
        ("<img alt=plan.txt src=x>", "du plan.txt four"),
        ("<img alt=plan src='img/plan'>", "dufour"),
        ("<img alt='a/plan' src='img/plan'>", "dufour"),
        ("<img alt='le plan' src='img/le%20plan'>", "dufour"),
        ("<img alt=Plan src='img/plan'>", "du Plan four"),
        ("<img src=x>", "dufour"),
        ("<img alt=''>", "dufour"),
        ("<img alt=e>", "duefour"),
        ("<img alt=un><img alt=deux>", "du un deux four"),
    ],
)  # fmt: skip
def test_the_words_of_a_picture_are_text_and_the_name_of_its_file_is_not(picture: str, read_: str) -> None:
    assert read(f"<p>du{picture}four</p>") == read_


@pytest.mark.parametrize(
    ("written", "read_"),
    [
        ("Le <img alt=plan>, du <img alt=four>.", "Le plan, du four."),
        ("(<img alt=plan>)", "(plan)"),
        ("x,<img alt=plan>", "x, plan"),
        ("x)<img alt=plan>", "x) plan"),
        ("« <img alt=plan> »", "« plan »"),
    ],
)
def test_signs_touch_the_words_of_a_picture(written: str, read_: str) -> None:
    assert read(f"<p>{written}</p>") == read_


@pytest.mark.parametrize(
    ("written", "read_"),
    [
        ("mot<a class=noteref href=x>1</a>.", "mot¹."),
        ("mot <a class=noteref href=x>1</a>.", "mot ¹."),
        ("<a class=noteref href=x>1</a> mot.", "1 mot."),
        *((f"mot <a class='x {name}' href=x>1</a>.", "mot ¹.") for name in
          ("footnote-ref", "footnoteref", "note-call", "notecall", "appel-de-note", "appelnote", "appel-note")),
        ("mot <a role=doc-noteref href=x>1</a>.", "mot ¹."),
        ("mot <a epub:type=noteref href=x>1</a>.", "mot ¹."),
        ("mot <a class=note href=x>1</a>.", "mot 1."),
        ("mot <a class=noteref href=x>1234</a>.", "mot 1234."),
        ("mot <a class=noteref href=x>un</a>.", "mot un."),
        ("mot<a href='p#x'>12</a>.", "mot¹²."),
        ("mot<a href=p>12</a>.", "mot12."),
        ("mot.<a href='#x'>12</a>", "mot.12"),
        ("mot <a href='#x'>12</a>", "mot 12"),
        ("mot<a href='#x'>1234</a>", "mot1234"),
        ("10<sup>6</sup>", "10⁶"),
        ("10<sub>2</sub>", "10₂"),
        ("H<sub>2</sub>O", "H2O"),
        ("10<span style='vertical-align: super'>6</span>", "10⁶"),
        ("10<em style='vertical-align:sub'>2</em>", "10₂"),
        ("10<u style='vertical-align: super'>6</u>", "106"),
        ("10<small style='top: -0.5em'>6</small>", "10⁶"),
        ("<sup>6</sup>", "⁶"),
        ("10<b></b><sup>6</sup>", "10⁶"),
        ("10<sup>6<br></sup>, x", "10⁶, x"),
        ("10<sup><sup>6</sup></sup>", "10⁶"),
        ("10<b>2</b>", "102"),
        ("10<b style='color: red'>2</b>", "102"),
    ],
)  # fmt: skip
def test_calls_of_notes_and_raised_numbers_join_no_number(written: str, read_: str) -> None:
    assert read(f"<p>{written}</p>") == read_


@pytest.mark.parametrize(
    ("written", "read_"),
    [
        ("<input type=checkbox>bac", "☐ bac"),
        ("<input type=CheckBox checked>bac", "☑ bac"),
        ("<input type=checkbox><b>bac</b>", "bac"),
        ("<input type=checkbox>… <b>bac</b>", "… bac"),
        ("<input type=radio><label>bac</label>", "☐ bac"),
        ("<p><input type=radio><b>bac</b></p>", "☐ bac"),
        ("<p><input type=checkbox checked></p><p>x</p>", "x"),
        ("<input>bac", "bac"),
        ("<table><tr><td><input type=checkbox checked><td>bac<tr><td><input type=checkbox><td>oie</table>",
         "☑ | bac\n☐ | oie"),
    ],
)  # fmt: skip
def test_a_box_is_drawn_where_it_has_words_or_a_cell(written: str, read_: str) -> None:
    assert read(written) == read_


@pytest.mark.parametrize(
    ("given", "level"),
    [
        ("div role=heading", 2),
        ("p role=heading", 2),
        ("span role=heading", 2),
        *((f"div role=heading aria-level={level}", level) for level in range(1, 7)),
        ("div role=heading aria-level=7", 2),
        ("div role=heading aria-level=12", 2),
        ("b role=heading", 0),
        ("div role=headings", 0),
        *((f"h{level}", level) for level in range(1, 7)),
        ("h2 role=presentation", 2),
    ],
)
def test_a_heading_is_one_by_its_element_or_its_role(given: str, level: int) -> None:
    made = parse_html(
        f"<p>un</p><{given}>Bac</{given.split(maxsplit=1)[0]}><p>deux</p>", furniture=False
    ).builder
    assert [each.level for each in made.headings] == ([level] if level else [])
    assert "Bac" in made.text.split("\n")


@pytest.mark.parametrize(
    ("table", "read_"),
    [
        ("<tr><td>a<table><tr><td>x<td>y</table><td>b", "a\n\nx | y\n\nb"),
        ("<tr><th>P<th>J<th>Note<tr><td>lundi, mardi<td>midi<td>dit <table><tr><td>x<td>y<tr><td>z</table> fin",
         "P | J | Note\nlundi, mardi | midi | dit x y, z fin"),
        ("<caption>Prix</caption><tr><td>a<td>b<tr><td>c<td>d", "Prix\n\na | b\nc | d"),
        ("<tr><td>a<td><ul><li>x<li>y</ul><tr><td>c<td><p>x</p><p>y</p>", "a | x, y\nc | x y"),
        ("<tr><td>a<td><ul><li>x</ul>z<tr><td>c<td>d", "a | x z\nc | d"),
    ],
)  # fmt: skip
def test_a_table_is_lines_of_cells_wherever_it_stands(table: str, read_: str) -> None:
    assert read(f"<table>{table}</table>") == read_
    assert read(f"<p>un</p><table>{table}</table><p>deux</p>") == f"un\n\n{read_}\n\ndeux"
    assert read(f"<ul><li>un<table>{table}</table></ul><p>deux</p>") == f"un\n\n{read_}\n\ndeux"


def test_elements_that_their_style_shows_as_rows_and_cells_are_a_table() -> None:
    row = "<p style='display: table-row'><b style='display: table-cell'>{}</b><b style='display: table-cell'>{}</b></p>"
    made = f"<div style='display: table'>{row.format('a', 'b')}{row.format('c', 'd')}</div>"
    assert page(made) == "a | b\nc | d"


def test_words_of_a_row_outside_its_cells_stand_above_the_table_row_by_row() -> None:
    cells = "<span role=cell>{}</span><span role=cell>{}</span>"
    rows = f"<div role=row>{cells.format('a', 'b')}x</div><div role=row>y{cells.format('c', 'd')}</div>"
    assert page(f"<div role=table>{rows}</div>") == "x\n\ny\n\na | b\nc | d"


@pytest.mark.parametrize(("role", "tag"), [("row", "div"), ("row", "p"), ("gridcell", "div")])
def test_a_role_makes_a_part_of_a_table_only_within_one(role: str, tag: str) -> None:
    assert page(f"<{tag} role={role}>a</{tag}><{tag} role={role}>b</{tag}>") == "a\n\nb"


def test_what_is_unseen_is_passed_over_and_the_rest_is_written() -> None:
    tree = LexborHTMLParser("<body><p>un <b>deux</b></p><h3>trois</h3></body>")
    bold, body, builder = tree.css_first("b"), tree.body, TextBuilder()
    assert bold is not None
    assert body is not None
    write(body, {bold.mem_id}, builder, weigh(body, ()))
    assert (builder.text, [each.level for each in builder.headings]) == ("un\n\ntrois", [3])
