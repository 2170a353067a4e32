"""Diagrams and charts that Office files keep in parts of their own: their boxes, titles, names and figures."""

import zipfile
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from passerelle.index.load.account import Account
from passerelle.index.load.blocks import Block, Paragraph, Table, cell_text
from passerelle.index.load.drawings import chart, diagram, drawn
from passerelle.index.load.openxml import Package


def rows(blocks: list[Block]) -> list[str]:
    """Return the rows of the table among *blocks*, their cells parted by bars."""
    tables = [block for block in blocks if isinstance(block, Table)]
    return ["|".join(cell_text(cell) for cell in row) for table in tables for row in table.rows]


def figures(inside: str) -> list[str]:
    return rows(list(chart(fromstring(f"<chartSpace>{inside}</chartSpace>"))))


def points(*values: str, form: str = "") -> str:
    code = f"<formatCode>{form}</formatCode>" if form else ""
    return code + "".join(f'<pt idx="{at}"><v>{value}</v></pt>' for at, value in enumerate(values) if value)


def series(values: str, *, name: str = "", categories: str = "") -> str:
    named = f"<tx><v>{name}</v></tx>" if name else ""
    return f"<ser>{named}{f'<cat>{categories}</cat>' if categories else ''}<val>{values}</val></ser>"


@pytest.mark.parametrize(
    ("inside", "made"),
    [
        ("", []),
        ("<ser/>", []),
        (series(points("1", "2")), ["|1", "|2"]),
        (series(points("1", "2"), name="Bac"), ["|Bac", "|1", "|2"]),
        (series(points("1", "2"), name="Bac", categories=points("mai", "juin")), ["|Bac", "mai|1", "juin|2"]),
        (series(points("1"), name="Bac") + series(points("3")), ["|Bac|", "|1|3"]),
        (series(points("1", "", "3")) + series(points("", "5", "")), ["|1|", "||5", "|3|"]),
        (series(points("1"), categories=points("mai", "juin")), ["mai|1", "juin|"]),
        (series(points("1"), categories=points("mai")) + series(points("2"), categories=points("juin")), ["juin|1|2"]),
        ("<ser><xVal>" + points("7") + "</xVal><yVal>" + points("9") + "</yVal></ser>", ["7|9"]),
        (f"<ser><tx><strRef><f>A!$B$1</f><strCache>{points('Bac')}</strCache></strRef></tx><val>{points('1')}</val></ser>",
         ["|Bac", "|1"]),
        (series(points("0.25", form="0%")), ["|25%"]),
        (series('<pt idx="0" formatCode="0.0"><v>2.25</v></pt>'), ["|2.3"]),
        (series('<pt idx="x"><v>2</v></pt><pt idx="1"/>', name="Bac"), ["|Bac", "|"]),
        (series(points("un", form="0%")), ["|un"]),
        (series("<v>4</v>"), ["|4"]),
        (series("<v>4</v>", name="Bac", categories="<v>mai</v>"), ["|Bac", "mai|4"]),
        (series('<pt idx="1"><v>5</v></pt><pt idx="0"><v>4</v></pt>'), ["|4", "|5"]),
        (series('<pt idx="10"><v>5</v></pt><pt idx="9"><v>4</v></pt>', categories='<pt idx="8"><v>mai</v></pt>'),
         ["mai|", "|4", "|5"]),
        (series(points("1e400", form="General")), ["|1e400"]),
        (series(points("2.50")), ["|2.50"]),
        (series('<formatCode>0%</formatCode><pt idx="0"><v/></pt>', name="Bac"), ["|Bac", "|"]),
        (series('<formatCode/><pt idx="0"><v>2.50</v></pt>'), ["|2.50"]),
        (f"<ser><tx>\n<v>Bac</v><v/>x</tx><val>{points('1')}</val></ser>", ["|Bac", "|1"]),
    ],
)  # fmt: skip
def test_the_figures_of_a_chart_are_a_table_of_categories_and_series(inside: str, made: list[str]) -> None:
    assert figures(inside) == made


@pytest.mark.parametrize(
    ("language", "shown"), [("fr-FR", "2,5"), ("FR", "2,5"), ("en-GB", "2.5"), ("de-FR", "2.5"), ("", "2.5")]
)
def test_figures_are_written_in_the_language_of_their_chart(language: str, shown: str) -> None:
    lang = f'<lang val="{language}"/>' if language else ""
    assert figures(lang + series(points("2.5", form="0.0"))) == [f"|{shown}"]


@pytest.mark.parametrize(("given", "year"), [("1", "1904"), ("true", "1904"), ("0", "1900")])
def test_days_count_from_where_their_chart_says(given: str, year: str) -> None:
    assert figures(f'<date1904 val="{given}"/>' + series(points("1", form="yyyy"))) == [f"|{year}"]


@pytest.mark.parametrize(
    ("levels", "names"),
    [
        (("a,b,c", "X,,Y"), ["X a", "X b", "Y c"]),
        (("a,b,c", "X,,Y", "P,,"), ["P X a", "P X b", "P Y c"]),
        (("a,b", ",X"), ["a", "X b"]),
        (("a,b",), ["a", "b"]),
    ],
)
def test_groups_of_categories_stand_before_them(levels: tuple[str, ...], names: list[str]) -> None:
    made = "".join(f"<lvl>{points(*level.split(','))}</lvl>" for level in levels)
    assert figures(series(points("1", "1", "1"), categories=made))[: len(names)] == [
        f"{name}|1" for name in names
    ]


@pytest.mark.parametrize(("count", "kept"), [(2000, 2000), (2001, 2000)])
def test_a_chart_says_so_many_figures_at_most(count: int, kept: int) -> None:
    assert len(figures(series(points(*["1"] * count)))) == kept


def test_titles_stand_before_the_figures() -> None:
    title = "<title><p><r><t>Prises</t></r><r><t> de mai</t></r></p></title>"
    made = list(chart(fromstring(f"<c>{series(points('1'))}{title}<title><tx><v>Kilos</v></tx></title></c>")))
    assert made[:2] == [Paragraph("Prises de mai"), Paragraph("Kilos")]
    assert len(made) == 3


def test_a_title_that_a_cell_gives_is_what_the_cell_says() -> None:
    cell = "<strRef><f>A!$B$1</f><strCache><pt><v>Kilos</v></pt></strCache></strRef>"
    made = chart(fromstring(f"<c><title><tx>{cell}</tx></title><title><p><r><t/></r></p></title></c>"))
    assert list(made) == [Paragraph("Kilos"), Paragraph("")]


def point(words: str, kind: str = "") -> str:
    lines = "".join(f"<p><r><t>{line}</t></r><fld><t>!</t></fld></p>" for line in words.split("|"))
    return f"<pt {f'type={chr(34)}{kind}{chr(34)}' if kind else ''}><t>{lines}</t></pt>"


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("", True),
        ("node", True),
        ("asst", True),
        ("pres", False),
        ("parTrans", False),
        ("sibTrans", False),
        ("doc", False),
    ],
)
def test_each_box_of_a_diagram_is_an_item(kind: str, *, shown: bool) -> None:
    made = list(diagram(fromstring(f"<m>{point('Maire|Adjointe', kind)}</m>")))
    assert made == ([Paragraph("Maire!", item=True), Paragraph("Adjointe!", item=True)] if shown else [])


def test_what_stands_between_the_texts_of_a_box_is_no_text() -> None:
    made = diagram(fromstring("<m><pt><p>\n <r>\n<t>Maire</t></r><r><t/></r>x</p></pt></m>"))
    assert list(made) == [Paragraph("Maire", item=True)]


@pytest.mark.parametrize(
    ("what", "target", "made", "missing"),
    [
        ("chart", "c.xml", [Paragraph("Prises")], []),
        ("diagram", "d.xml", [Paragraph("Maire!", item=True)], []),
        ("chart", "none.xml", [], ["none.xml", "a chart"]),
        ("diagram", "", [], ["a diagram"]),
    ],
)
def test_a_drawing_is_found_by_its_tie_or_missed(
    tmp_path: Path, what: str, target: str, made: list[Block], missing: list[str]
) -> None:
    tie = f'<r Id="x" Type="t" Target="{target}"/>' if target else ""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("_rels/main.xml.rels", f"<r>{tie}</r>")
        archive.writestr("c.xml", "<c><title><v>Prises</v></title></c>")
        archive.writestr("d.xml", f"<m>{point('Maire')}</m>")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        package = Package(archive, Account())
        assert list(drawn(package, "main.xml", what, "x")) == made
        noted = [(len(missing), ", ".join(missing))] if missing else []
        assert [(gap.count, gap.where) for gap in package.account.gaps] == noted
