"""Tables of a web page: merged cells, heads of several rows, and tables that style sheets make of other elements."""

import pytest
from selectolax.lexbor import LexborHTMLParser
from web_pages import of_weight, page

from passerelle.index.load.html import parse_html
from passerelle.index.load.html_layout import layout_tables
from passerelle.index.load.html_nodes import weigh


def read(body: str, sheet: str = "") -> list[str]:
    style = f"<style>{sheet}</style>" if sheet else ""
    text = parse_html(f"<html><head>{style}</head><body>{body}</body></html>").builder.text
    return [line for line in text.split("\n") if line]


def table(*rows: str) -> list[str]:
    return read(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")


def test_a_merged_cell_stands_in_every_row_and_column_it_covers() -> None:
    rows = table("<td rowspan=2>Harle<td>oies<td>12", "<td colspan=2>fours", "<td>Morve<td>oies<td>8")
    assert rows == ["Harle | oies | 12", "Harle | fours | fours", "Morve | oies | 8"]


@pytest.mark.parametrize(("rows", "left"), [(2, False), (3, True), (0, True)])
def test_a_merged_cell_ends_with_its_last_row(rows: int, *, left: bool) -> None:
    made = table(f"<td rowspan={rows}>Harle<td>a", "<td>b", "<td>c", "<td>d<td>e<td>f")
    assert made[1:3] == ["Harle | b", "Harle | c" if left else "c"]
    assert made[3] == ("Harle | d | e | f" if not rows else "d | e | f")


def test_a_cell_at_the_end_of_a_row_is_merged_downwards_as_another_is() -> None:
    assert table("<td>a<td rowspan=4>Harle", "<td>b", "<td>c", "<td>d", "<td>e") == [
        "a | Harle",
        "b | Harle",
        "c | Harle",
        "d | Harle",
        "e",
    ]


@pytest.mark.parametrize(("length", "again"), [(200, True), (201, False)])
def test_a_long_merged_cell_is_written_once(length: int, *, again: bool) -> None:
    text = ("mot " * 60)[: length - 1] + "x"
    assert table(f"<td rowspan=2>{text}<td>a", "<td>b")[1] == (f"{text} | b" if again else "| b")


@pytest.mark.parametrize(("columns", "wide"), [(99, 100), (100, 101), (400, 101)])
def test_a_cell_is_merged_over_a_hundred_columns_at_most(columns: int, wide: int) -> None:
    assert table(f"<td colspan={columns}>x<td>y", "<td>z")[0].count(" | ") + 1 == wide


def test_a_row_is_wide_enough_after_a_hundred_columns() -> None:
    assert table(f"{'<td colspan=100>x' * 2}<td colspan=100>y", "<td>z")[0].count("y") == 1
    assert table("<td colspan=0>a<td>b", "<td>c<td>d")[0] == "a | b"


def test_a_cell_as_wide_as_the_table_stands_once() -> None:
    assert table("<td colspan=2>Prix de mai", "<td>Oies<td>12")[0] == "Prix de mai"
    assert (
        table("<td colspan=2>Prix de mai<td>x", "<td>Oies<td>12<td>y")[0] == "Prix de mai | Prix de mai | x"
    )
    assert table("<td colspan=9>Prix de mai") == ["Prix de mai"]
    assert table("<td colspan=2>Prix", "<td>a<td>b<td>c") == ["Prix | Prix", "a | b | c"]


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        (("<th rowspan=2>Ferme<th colspan=2>Oies", "<th>2023<th>2024", "<td>Harle<td>1<td>2"), True),
        (("<th>Ferme<th>Oies", "<th>Harle<th>1", "<td>Morve<td>2"), False),
        (("<th rowspan=2>Ferme<th>Oies", "<th>2024<th>Bacs", "<td>Harle<td>1<td>2"), True),
        (("<th rowspan=2>Ferme<th>Oies", "<th>2024", "<td>Harle<td>1"), True),
        (("<th>Ferme<th colspan=2>Oies", "<th>en<th>2023<th>2024", "<td>Harle<td>1<td>2"), True),
        (("<th>Ferme<th colspan=2>Oies", "<td>Harle<td>2023<td>2024"), False),
        (("<th colspan=2>Ferme", "<th>Harle<th>1", "<td>Morve<td>2"), False),
    ],
)
def test_heads_of_several_rows_that_are_merged_become_one(rows: tuple[str, ...], *, head: bool) -> None:
    made = table(*rows)
    assert (len(made) == len(rows) - 1) is head
    if head:
        assert "Oies 2024" in made[0]


def test_a_head_stands_first_and_a_foot_last_wherever_they_are_written() -> None:
    foot = "<tfoot><tr><td>Total<td>9</tfoot>"
    body = "<tbody><tr><td>Oies<td>9</tbody>"
    head = "<thead><tr><th>Ferme<th>Nombre</thead>"
    assert read(f"<table>{foot}{body}{head}</table>") == ["Ferme | Nombre", "Oies | 9", "Total | 9"]


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("Choisir<ul><li>oie<li>bac</ul>", "Choisir oie, bac"),
        ("<ul><li>oie<li>bac</ul>et puis", "oie, bac et puis"),
        ("<ul><li>oie.<li>bac</ul>", "oie. bac"),
        ("<ul><li>oie :<li>bac</ul>", "oie : bac"),
        ("<p>oie</p><p>bac</p>", "oie bac"),
        ("<ul><li>oie</ul><p>et</p><ul><li>bac</ul>", "oie et bac"),
    ],
)
def test_items_of_one_list_are_parted_by_commas_in_a_short_cell(cell: str, line: str) -> None:
    assert table(f"<td>{cell}<td>3", "<td>a<td>4")[0] == f"{line} | 3"


@pytest.mark.parametrize(
    ("attributes", "cell"),
    [("rowspan=2", False), ("rowspan=1", True), ("", True), ("rowspan=0", True)],
)
def test_a_box_with_a_sign_beside_several_rows_places_its_words(attributes: str, *, cell: bool) -> None:
    made = table(f"<td {attributes}><img src=a.png alt=Note><td>Fermez l'eau.<td>Bien.", "<td>Puis le gaz.")
    assert any(" | " in line for line in made) is cell


LONG = "Le bac traverse la rivière toutes les vingt minutes, de six heures du matin à dix heures du soir."


@pytest.mark.parametrize(("letters", "one"), [(40, True), (41, False)])
def test_a_cell_of_blocks_is_one_line_up_to_eighty_signs(letters: int, *, one: bool) -> None:
    blocks = f"<p>{'x' * 40}</p><p>{'x' * letters}</p>"
    text = page(f"<table><tr><th>Prix<th>Jour<tr><td>{blocks}<td>lundi</table>")
    assert (f"{'x' * 40} {'x' * letters} | lundi" in text) is one


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


def test_an_empty_row_above_the_names_of_columns_is_none() -> None:
    heads = "<tr><th rowspan=2>Zone<th colspan=2>Quota<tr><th>2023<th>2024<tr><td>A<td>1<td>2"
    assert page(f"<table><tr><td><td><td>{heads}</table>") == "Zone | Quota 2023 | Quota 2024\nA | 1 | 2"
    assert page("<table></table><p>Fin.</p>") == "Fin."


@pytest.mark.parametrize("head", ["columnheader", "rowheader"])
def test_elements_name_columns_by_their_roles(head: str) -> None:
    def row(*cells: str) -> str:
        return f"<div role=row>{''.join(cells)}</div>"

    def name(text: str, given: str = "") -> str:
        return f"<span role={head} {given}>{text}</span>"

    rows = row(name("Zone", "rowspan=2"), name("Quota", "colspan=2")) + row(name("2023"), name("2024"))
    cells = row("<span role=cell>A</span>", "<span role=gridcell>1</span>")
    assert page(f"<div role=table>{rows}</div>") == "Zone | Quota | Quota\nZone | 2023 | 2024"
    assert page(f"<span role=grid>{rows}{cells}</span>") == "Zone | Quota 2023 | Quota 2024\nA | 1"


def test_cells_without_a_row_are_one() -> None:
    assert page("<div role=table><div role=cell>a</div><div role=cell>b</div></div>") == "a | b"


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ("<tr><td rowspan=2>A<td>1<td>2<tr><td>3<td>4", "A | 1 | 2\nA | 3 | 4"),
        ("<tr><td>A<td colspan=2>fermé<tr><td>B<td>1<td>2", "A | fermé | fermé\nB | 1 | 2"),
        (
            "<tr><th rowspan=2>Zone<th colspan=2>Quota<tr><th>2023<th>2024<tr><td>A<td>1<td>2",
            "Zone | Quota 2023 | Quota 2024\nA | 1 | 2",
        ),
        (
            "<tr><td rowspan=2>Zone<td colspan=2>Quota<tr><td>2023<td>2024<tr><td>A<td>1<td>2",
            "Zone | Quota 2023 | Quota 2024\nA | 1 | 2",
        ),
        (
            "<tr><td rowspan=2>Zone<td colspan=2>Quota<tr><td>2023<td>2024<tr><td>A<td>1<td>2<tr><td colspan=2>B<td>3",
            "Zone | Quota 2023 | Quota 2024\nA | 1 | 2\nB | B | 3",
        ),
        (
            "<tr><td rowspan=2>Zone<td colspan=2>Quota<tr><td>2023<td>2024",
            "Zone | Quota | Quota\nZone | 2023 | 2024",
        ),
        (
            "<tr><td rowspan=2>Zone<td colspan=2>Quota<tr><td colspan=2>2023<tr><td>A<td>1<td>2",
            "Zone | Quota | Quota\nZone | 2023 | 2023\nA | 1 | 2",
        ),
        (
            "<tr><td rowspan=2>Zone<td colspan=2>Quota<tr><td>2023<td>2024<tr><td>A<td colspan=2>fermé",
            "Zone | Quota | Quota\nZone | 2023 | 2024\nA | fermé | fermé",
        ),
        (
            "<tr><td>Zone<td colspan=2>Quota<tr><td>2023<td>2024<tr><td>A<td>1<td>2",
            "Zone | Quota | Quota\n2023 | 2024\nA | 1 | 2",
        ),
        ("<tr><td>Zone<td>Quota<tr><td>Nord<td>Sud<tr><td>A<td>1", "Zone | Quota\nNord | Sud\nA | 1"),
        (
            f"<tr><td rowspan=2>Zone<td colspan=2>Quota<tr><td>2023<td><p>{LONG}</p><p>x</p><tr><td>A<td>1<td>2",
            f"Zone | Quota | Quota\nZone | 2023 | {LONG}\nx\nA | 1 | 2",
        ),
        ("<tr><th colspan=2>Tarifs<tr><th>Bac<th>Prix<tr><td>A<td>1", "Tarifs\nBac | Prix\nA | 1"),
        ("<tr><th>Jour<th>Bacs<tr><td>lundi<td><ul><li>vert<li>bleu</ul>", "Jour | Bacs\nlundi | vert, bleu"),
        (
            f"<tr><th>Jour<th>Règle<tr><td>lundi<td><p>{LONG}</p><p>Payez à bord.</p>",
            f"Jour | Règle\nlundi | {LONG}\nPayez à bord.",
        ),
        (f"<tr><td><ul><li>a</ul><td><p>{LONG * 12}</p><p>b</p>", f"a\n\n{LONG * 12}\n\nb"),
    ],
)  # fmt: skip
def test_a_table_keeps_its_columns_and_a_layout_is_no_table(rows: str, read: str) -> None:
    assert page(f"<table>{rows}</table>") == read


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<table><tr><td>taxe<td>0,50<tr><td>port<td>1</table>", "taxe 0,50, port 1"),
        ("<table role=presentation><tr><td>taxe<tr><td>port</table>", "taxe port"),
        ("<table><tr><td rowspan=2><img src=a.png><td>taxe<tr><td>port</table>", "taxe port"),
    ],
)
def test_a_small_table_in_a_cell_is_what_the_cell_says(inner: str, said: str) -> None:
    rows = f"<tr><th>Zone<th>Prix<th>Note du conseil<tr><td>Quai nord<td>3<td>{inner}<tr><td>Quai sud<td>5<td>rien"
    assert page(f"<table>{rows}</table>") == (
        f"Zone | Prix | Note du conseil\nQuai nord | 3 | {said}\nQuai sud | 5 | rien"
    )


@pytest.mark.parametrize(("letters", "rows"), [(9, True), (10, True), (11, True), (12, False), (13, False)])
def test_a_table_that_names_its_columns_says_more_outside_the_tables_in_its_cells(
    letters: int, *, rows: bool
) -> None:
    """Its own words have twelve letters."""
    inner = f"<table><tr><td>{'x' * letters}</table>"
    text = page(f"<table><tr><th>Zone<th>Prix<tr><td>Quai<td>{inner}</table>")
    assert ("Quai | xxx" in text) is rows


def placing(body: str) -> list[int]:
    """Return which tables of a page place its parts, counted from 0 in the order they begin."""
    tree = LexborHTMLParser(f"<body>{body}</body>")
    assert tree.body is not None
    found = layout_tables(tree.body, weigh(tree.body, ()))
    return [at for at, node in enumerate(tree.css("table")) if node.mem_id in found]


def cells(*inside: str, given: str = "") -> str:
    return f"<table {given}><tr>{''.join(f'<td>{each}</td>' for each in inside)}</tr></table>"


PLAIN, ICON = cells("a", "b"), "<table><tr><td rowspan=2><img src=x><td>a<tr><td>b</table>"
HEADED, LETTERS = cells("<h3>a</h3>", "b"), cells(of_weight(801), "b")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (PLAIN, []),
        *((cells("a", "b", given=f"role={role}"), [0]) for role in ("presentation", "none")),
        (cells("a", "b", given="role=table"), []),
        *((cells(f"<{tag}>a</{tag}>", "b"), [0]) for tag in "h1 h2 h3 h4 h5 h6 pre".split()),
        (cells("<p>a</p>", "b"), []),
        (HEADED + PLAIN + HEADED, [0, 2]),
        (LETTERS + PLAIN + LETTERS, [0, 2]),
        (ICON + PLAIN + ICON, [0, 2]),
        (cells(PLAIN, "b") + PLAIN + cells(PLAIN, "b"), [0, 3]),
        (cells(cells(PLAIN, "b"), "c"), [0, 1]),
        (cells(HEADED, "b"), [0, 1]),
        (HEADED.replace("<td>b</td>", "<th>b</th>"), []),
        (LETTERS.replace("<td>b</td>", "<th>b</th>"), []),
        (HEADED.replace("<td>b</td>", "<th>b</th>") + HEADED, [1]),
        (cells(HEADED, "b").replace("<td>b</td></tr></table></td>", "<th>b</th></tr></table></td>"), [0]),
    ],
)
def test_a_table_places_parts_of_a_page_by_its_role_or_by_what_its_cells_hold(
    body: str, found: list[int]
) -> None:
    assert placing(body) == found
