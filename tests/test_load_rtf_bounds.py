"""Facts about RTF where one more or one less makes another text: encodings, signs to skip, levels, merged cells."""

from pathlib import Path

import pytest
from office_files import headings, one

from passerelle.index.errors import LoadError
from passerelle.index.types import Document

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\stylesheet{\s0 Normal;}{\s1 heading 2;}{\s2 title;}{\s3\outlinelevel8 Deep;}}"


def rtf(path: Path, body: str, end: str = "}") -> Document:
    path.write_bytes(f"{HEAD}{body}{end}".encode("latin-1"))
    return one(path)


@pytest.mark.parametrize(
    ("charset", "written", "text"),
    [
        (77, r"\'8e", "é"),
        (128, r"\'82\'a0", "あ"),
        (129, r"\'b0\'a1", "가"),
        (134, r"\'d6\'d0", "中"),
        (136, r"\'a4\'a4", "中"),
        (161, r"\'e1", "α"),
        (162, r"\'fe", "ş"),
        (163, r"\'fe", "₫"),
        (177, r"\'e0", "א"),
        (178, r"\'c8", "ب"),
        (186, r"\'e0", "ą"),
        (222, r"\'a1", "ก"),
        (238, r"\'b3", "ł"),
        (0, r"\'e9", "é"),
    ],
)
def test_a_letter_is_read_in_the_encoding_of_its_font(
    tmp_path: Path, charset: int, written: str, text: str
) -> None:
    body = rf"{{\fonttbl{{\f7\fcharset{charset} A;}}}}\pard a{{\f7 {written}}}z"
    assert rtf(tmp_path / "a.rtf", body).text == f"a{text}z"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\ansicpg1251 \'cf", "П"),
        (r"\ansicpg99999 \'e9", "é"),
        (r"\mac \'8e", "é"),
        (r"\ansicpg10000 \'8e", "é"),
        (r"\ansicpg10007 \'8e", "О"),
        (r"\pc \'82", "é"),
        (r"\pca \'b5", "Á"),
        ("L\xe9t\xe9 nu", "Lété nu"),
        (r"\uc2 \u233 xyz", "éz"),
        (r"\uc0 \u233 xyz", "éxyz"),
        (r"\uc \u233 xyz", "éyz"),
        (r"\uc3 \u233 {xyz", "éxyz"),
        (r"\uc12 \u233 abcdefghijkl", "ékl"),
        (r"\uc2 \u233\'80\'80\'80", "é€"),
        (r"{\uc2 \u233 xy}\u233 xy", "ééy"),
        (r"\uc1 \u233 \'e8\'e8\u-3?\u1114112?", "éè\ufffd"),
        ("un\\\ndeux", "un\n\ndeux"),
        (r"un\page deux\sect trois\par", "un\n\ndeux\n\ntrois"),
        (r"{\v un}{\v0 deux}{\v trois\plain quatre}", "deuxquatre"),
        (r"{\deleted un\deleted0 deux}", "deux"),
        (r"10{\up6 6\up0 7}{\super 2\super0 3}", "10⁶7²3"),
        (r"10{\super 2\nosupersub 3} 8{\dn4 2\dn0 1} 8{\sub 2\sub0 1}", "10²3 8₂1 8₂1"),
        (r"un{\field{\*\fldinst FORMCHECKBOX{\*\formfield\fftype2\ffres1}}{\fldrslt}}", "un"),
        (r"un{\*\formfield}", "un"),
        (r"{\*\formfield\fftype1\ffres0\ffdefres1} Oui", "☐ Oui"),
        (r"{\*\formfield\fftype1\ffres1} Oui", "☒ Oui"),
        (r"{\*\formfield\fftype1\ffdefres1} Oui", "☒ Oui"),
        (r"un{\pict\bin3 }}}deux}trois", "untrois"),
        (r"un\bin-2 deux", "undeux"),
        (r"{\*\inconnu{\b rien}\par}reste", "reste"),
    ],
)  # fmt: skip
def test_what_a_text_shows_is_read_to_the_sign(tmp_path: Path, body: str, text: str) -> None:
    assert rtf(tmp_path / "a.rtf", body).text == text


@pytest.mark.parametrize(("level", "made"), [(0, [("Objet", 1)]), (8, [("Objet", 9)]), (9, []), (-1, [])])
def test_a_paragraph_is_a_heading_on_nine_levels(
    tmp_path: Path, level: int, made: list[tuple[str, int]]
) -> None:
    document = rtf(tmp_path / "a.rtf", rf"\pard\outlinelevel{level} Objet\par\pard Le bail.\par")
    assert headings(document) == made
    assert document.text == "Objet\n\nLe bail."


def test_a_heading_has_the_level_of_its_style_and_a_title_the_first(tmp_path: Path) -> None:
    body = r"\pard\s2 Bail\par\pard\s1 Objet\par\pard\s3 Loyer\par\pard\s0 Un an.\par"
    document = rtf(tmp_path / "a.rtf", body)
    assert headings(document) == [("Bail", 1), ("Objet", 2), ("Loyer", 9)]
    assert document.title == "Bail"


def test_an_item_of_a_list_that_is_a_heading_stands_apart(tmp_path: Path) -> None:
    body = r"\pard\ls1 un\par\ls1 deux\par\pard\ls1\outlinelevel0 trois\par\pard\ls1 quatre\par"
    assert rtf(tmp_path / "a.rtf", body).text == "un\ndeux\n\ntrois\n\nquatre"


def test_boxes_that_a_cut_leaves_open_stand_below_in_their_order(tmp_path: Path) -> None:
    body = r"autour{\shptxt\pard cadre{\footnote note"
    document = rtf(tmp_path / "a.rtf", body, end="")
    assert document.text == "autour\n\ncadre\n\nnote"


def test_a_date_needs_its_three_parts_and_the_last_change_counts(tmp_path: Path) -> None:
    made, revised = r"{\creatim\yr2020\mo3\dy4}", r"{\revtim\yr2021\mo12\dy31}"
    for info, date in (
        (made, "2020-03-04"),
        (revised + made, "2021-12-31"),
        (r"{\revtim\yr2021\mo12}" + made, "2020-03-04"),
        (r"{\creatim\mo3\dy4}", None),
        (r"{\creatim\yr2020\dy4}", None),
    ):
        assert rtf(tmp_path / "a.rtf", rf"{{\info{info}}}Un an.").fields.get("date") == date


def test_what_is_hidden_or_printed_at_the_edge_is_accounted_for(tmp_path: Path) -> None:
    body = (
        r"{\header\pard Mairie\par d'Orsec\par}{\footer\pard\par}{\v cach\'e9}{\v  }{\deleted \'f4t\'e9}"
        r"{\annotation dit}{\pict 00}{\object 00}Un an."
    )
    document = rtf(tmp_path / "a.rtf", body)
    assert [(each.kind, each.count, each.where) for each in document.gaps] == [
        ("hidden text", 1, "caché"),
        ("deletions", 1, "ôté"),
        ("comments", 1, ""),
        ("pictures", 1, ""),
        ("embedded files", 1, ""),
        ("page furniture", 1, "Mairie d'Orsec"),
    ]
    assert document.text == "Un an."


def row(*cells: str, merges: str = "") -> str:
    marks = merges.split(",") if merges else [""] * len(cells)
    edges = "".join(rf"{mark}\cellx{number}000" for number, mark in enumerate(marks, start=1))
    return rf"\trowd{edges}\pard\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row"


def test_a_cell_merged_across_says_its_value_in_each_column(tmp_path: Path) -> None:
    rows = (
        row("Lac", "", "", merges=r"\clmgf,\clmrg,\clmrg")
        + row("a", "b", "c")
        + row("d", "", "e", merges=r"\clmgf,\clmrg,")
    )
    assert rtf(tmp_path / "a.rtf", rows + r"\pard Fin.\par").text == "Lac\na | b | c\nd | d | e\n\nFin."


def test_a_cell_merged_downwards_ends_where_another_begins(tmp_path: Path) -> None:
    rows = (
        row("Lac", "1", merges=r"\clvmgf,")
        + row("", "2", merges=r"\clvmrg,")
        + row("Mer", "3")
        + row("", "4", merges=r"\clvmrg,")
        + row("Bai", "5", merges=r"\clvmgf,")
        + row("", "6", merges=r"\clvmrg,")
    )
    lines = rtf(tmp_path / "a.rtf", rows).text.split("\n")
    assert [line.replace(" ", "") for line in lines] == ["Lac|1", "Lac|2", "Mer|3", "|4", "Bai|5", "Bai|6"]


def test_a_frame_of_one_column_is_its_paragraphs_and_one_of_two_a_table(tmp_path: Path) -> None:
    assert rtf(tmp_path / "a.rtf", row("un") + row("deux") + r"\pard Fin.\par").text == "un\n\ndeux\n\nFin."
    listed = row(r"\ls1 un") + row(r"\ls1 deux")
    assert rtf(tmp_path / "c.rtf", listed).text == "un\ndeux"
    assert rtf(tmp_path / "b.rtf", row("un") + row("deux", "trois")).text == "un\n\ndeux | trois"


def test_a_row_that_is_not_ended_is_kept(tmp_path: Path) -> None:
    assert rtf(tmp_path / "a.rtf", r"\trowd\cellx1\cellx2\pard\intbl un\cell deux").text == "un | deux"
    assert rtf(tmp_path / "b.rtf", r"\pard\intbl un\cell deux\cell\pard Fin.\par").text == "un | deux\n\nFin."


def test_what_stands_before_the_text_may_be_space_alone(tmp_path: Path) -> None:
    place = tmp_path / "a.rtf"
    place.write_bytes(b"\xef\xbb\xbf \r\n\t\0{\\rtf1 Un an.}{\\rtf1 Deux.}")
    assert one(place).text == "Un an."
    place.write_bytes(b"x{\\rtf1 Un an.}")
    with pytest.raises(LoadError, match="it is not RTF; save it again"):
        one(place)
