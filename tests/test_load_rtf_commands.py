"""What becomes of each command of RTF that is a letter, or that begins a place of its own."""

from pathlib import Path

import pytest
from test_load_rtf_bounds import rtf


@pytest.mark.parametrize(
    ("command", "letter"),
    [
        (r"\tab ", " "),
        (r"\line ", "\n"),
        (r"\lbr ", "\n"),
        (r"\softline ", "\n"),
        (r"\emdash ", "—"),
        (r"\endash ", "–"),
        (r"\bullet ", "•"),
        (r"\lquote ", "‘"),
        (r"\rquote ", "’"),
        (r"\ldblquote ", "“"),
        (r"\rdblquote ", "”"),
        (r"\mden ", "/"),
        (r"\msup ", "^"),
        (r"\msub ", "_"),
        (r"\_", "\u2011"),
        (r"\-", ""),
        (r"\{", "{"),
        (r"\}", "}"),
        (r"\\", "\\"),
        (r"\:", ""),
        (r"\|", ""),
        (r"\zwj ", "\u200d"),
        (r"\zwnj ", "\u200c"),
    ],
)
def test_a_command_that_is_a_letter_is_read_as_one(tmp_path: Path, command: str, letter: str) -> None:
    assert rtf(tmp_path / "a.rtf", f"un{command}deux").text == f"un{letter}deux"


@pytest.mark.parametrize("command", ["emspace", "enspace", "qmspace", "~"])
def test_a_space_of_any_width_parts_words(tmp_path: Path, command: str) -> None:
    mark = "\\~" if command == "~" else rf"\{command} "
    assert rtf(tmp_path / "a.rtf", f"un{mark}deux").text.split() == ["un", "deux"]


SKIPPED = """
colortbl filetbl listtable listoverridetable rsidtbl themedata datafield nonshppict sn sv sp tc tcn xe pntxta pntxtb
pnseclvl objdata objclass objname docvar generator private atnid atnauthor atntime atnref revtbl bkmkstart bkmkend
template operator category manager company doccomm hlinkbase passwordhash xmlnstbl mmathPr latentstyles
colorschememapping datastore upr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn result
"""


@pytest.mark.parametrize("name", SKIPPED.split())
def test_what_is_meant_for_the_program_is_not_read(tmp_path: Path, name: str) -> None:
    assert rtf(tmp_path / "a.rtf", rf"un{{\{name} caché}}deux").text == "undeux"


@pytest.mark.parametrize(
    "name", ["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"]
)
def test_what_is_printed_on_every_page_is_told_and_not_read(tmp_path: Path, name: str) -> None:
    document = rtf(tmp_path / "a.rtf", rf"{{\{name} Mairie}}Un an.")
    assert document.text == "Un an."
    assert [(each.kind, each.where) for each in document.gaps] == [("page furniture", "Mairie")]


@pytest.mark.parametrize("name", ["footnote", "shptxt", "dptxbxtext"])
def test_a_note_or_a_box_is_a_text_below(tmp_path: Path, name: str) -> None:
    assert rtf(tmp_path / "a.rtf", rf"Un{{\{name} Deux}} an.").text == "Un an.\n\nDeux"


@pytest.mark.parametrize("name", "shppict shpinst ud nesttableprops pn do mmath moMath moMathPara".split())
def test_a_place_that_others_skip_is_passed_through(tmp_path: Path, name: str) -> None:
    assert rtf(tmp_path / "a.rtf", rf"un {{\*\{name} deux}}").text == "un deux"
    assert rtf(tmp_path / "a.rtf", r"un {\*\quelconque deux}").text == "un"


@pytest.mark.parametrize(
    ("name", "kind"), [("annotation", "comments"), ("pict", "pictures"), ("object", "embedded files")]
)
def test_what_is_not_read_is_counted_by_its_kind(tmp_path: Path, name: str, kind: str) -> None:
    document = rtf(tmp_path / "a.rtf", rf"Un{{\{name} 00}} an.")
    assert (document.text, [each.kind for each in document.gaps]) == ("Un an.", [kind])


@pytest.mark.parametrize("name", ["author", "subject", "keywords"])
def test_what_a_file_says_of_itself_is_a_field(tmp_path: Path, name: str) -> None:
    document = rtf(tmp_path / "a.rtf", rf"{{\info{{\{name} Ada}}{{\comment Eve}}}}Un an.")
    assert (dict(document.fields), document.text) == ({name: "Ada"}, "Un an.")


@pytest.mark.parametrize("end", ["\n", "\r"])
def test_a_line_that_ends_behind_a_stroke_ends_its_paragraph(tmp_path: Path, end: str) -> None:
    assert rtf(tmp_path / "a.rtf", f"un\\{end}deux").text == "un\n\ndeux"


@pytest.mark.parametrize("name", ["mfPr", "mctrlPr", "maccPr"])
def test_what_says_how_an_equation_looks_is_none_and_its_parts_are(tmp_path: Path, name: str) -> None:
    assert rtf(tmp_path / "a.rtf", rf"un{{\{name} caché}}deux").text == "undeux"
    assert rtf(tmp_path / "a.rtf", rf"un{{\{name}x vu}}deux").text == "unvudeux"
    assert rtf(tmp_path / "a.rtf", rf"un{{\x{name} vu}}deux").text == "unvudeux"


@pytest.mark.parametrize("name", ["listtext", "pntext"])
def test_the_label_of_an_item_is_drawn_before_it(tmp_path: Path, name: str) -> None:
    assert rtf(tmp_path / "a.rtf", rf"\pard\ls1{{\{name} 3.\tab}}Un an.\par").text == "3. Un an."


@pytest.mark.parametrize("name", ["listtext", "pntext"])
def test_a_paragraph_with_a_label_is_an_item_and_what_the_label_looks_like_ends_with_it(
    tmp_path: Path, name: str
) -> None:
    label = rf"\pard\outlinelevel1{{\{name}\pard\v0 {{}}.\tab}}"
    body = f"{label.replace('{}', '3')}Un an.\\par {label.replace('{}', '4')}Deux ans.\\par"
    document = rtf(tmp_path / "a.rtf", body)
    assert [each.level for each in document.headings] == [2, 2]
    assert rtf(tmp_path / "a.rtf", body.replace(r"\outlinelevel1", "")).text == "3. Un an.\n4. Deux ans."


@pytest.mark.parametrize(
    ("inside", "day"),
    [
        (r"{\creatim\yr2031\mo4\dy5}", "2031-04-05"),
        (r"{\revtim\yr2031\mo4\dy5}", "2031-04-05"),
        (r"{\creatim\yr2031\mo4\dy5}{\revtim\yr2032\mo12\dy31}", "2032-12-31"),
        (r"{\revtim\yr2032\mo12\dy31}{\creatim\yr2031\mo4\dy5}", "2032-12-31"),
        (r"{\printim\yr2031\mo4\dy5}", None),
        (r"{\creatim\yr2031\mo4}", None),
        (r"{\creatim\mo4\dy5}", None),
        (r"{\creatim\yr2031\dy5}", None),
    ],
)
def test_the_day_of_a_file_is_that_of_its_last_change(tmp_path: Path, inside: str, day: str | None) -> None:
    assert rtf(tmp_path / "a.rtf", rf"{{\info{inside}}}Un an.").fields.get("date") == day


@pytest.mark.parametrize(
    ("field", "sign"),
    [
        (r"{\*\formfield\fftype1\ffres1}", "☒"),
        (r"{\*\formfield\fftype1\ffres0\ffdefres1}", "☐"),
        (r"{\*\formfield\fftype1\ffres25\ffdefres1}", "☒"),
        (r"{\*\formfield\fftype1\ffdefres1}", "☒"),
        (r"{\*\formfield\fftype1}", "☐"),
        (r"{\*\formfield\fftype2\ffres1}", ""),
        (r"{\field{\*\fldinst SYMBOL 254 \\f Wingdings}{\fldrslt}}", "☑"),
        (r"{\field{\*\fldinst SYMBOL 254 \\f Wingdings}{\fldrslt x}}", "x"),
        (r"{\field{\*\fldinst PAGE}{\fldrslt 3}}", "3"),
        (r"{\field{\*\fldinst PAGE}{\fldrslt}}", ""),
    ],
)
def test_a_field_shows_its_result_or_the_sign_it_draws(tmp_path: Path, field: str, sign: str) -> None:
    assert rtf(tmp_path / "a.rtf", f"{field} Oui").text == f"{sign} Oui".strip()


@pytest.mark.parametrize("sign", [*"~_-{}\\:|"])
def test_a_sign_may_stand_in_for_a_letter_that_a_program_does_not_know(tmp_path: Path, sign: str) -> None:
    assert rtf(tmp_path / "a.rtf", rf"un\uc1\u233\{sign}deux").text == "unédeux"


def test_how_an_equation_is_drawn_is_no_part_of_it(tmp_path: Path) -> None:
    assert rtf(tmp_path / "a.rtf", r"{\*\moMathPara{\moMath{\mfPr caché}x+1}}").text == "x+1"
    assert rtf(tmp_path / "a.rtf", r"{\mstyle x+1}").text == "x+1"
