"""RTF documents whole: what is RTF, what it says of itself, and where it ends."""

from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load.rtf.document import load_rtf, parse_rtf

PATH = Path("a.rtf")


@pytest.mark.parametrize("ahead", [b"", b"\xef\xbb\xbf", b" \r\n\t\0"])
def test_white_space_may_stand_before_an_rtf_text(ahead: bytes) -> None:
    assert parse_rtf(ahead + rb"{\rtf1 Un an.}", PATH).builder.text == "Un an."


@pytest.mark.parametrize("content", [b"", b"x{\\rtf1 Un an.}", b"{rtf1 Un an.}", b"\xef{\\rt 1}", b"Un an."])
def test_what_is_no_rtf_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(LoadError, match=r"a\.rtf: it is not RTF; save it again from its program"):
        parse_rtf(content, PATH)
    (tmp_path / "a.rtf").write_bytes(content)
    with pytest.raises(LoadError, match=r"a\.rtf: it is not RTF"):
        load_rtf(tmp_path / "a.rtf")


def test_what_stands_behind_the_end_is_not_read_and_a_cut_end_is_said() -> None:
    whole = parse_rtf(rb"{\rtf1 Un{\b an}.}{\rtf1 Deux.}", PATH)
    assert (whole.builder.text, whole.gaps) == ("Unan.", ())
    cut = parse_rtf(rb"{\rtf1 Un an.", PATH)
    assert cut.builder.text == "Un an."
    assert [(gap.kind, gap.count, gap.where) for gap in cut.gaps] == [
        ("missing parts", 1, "what stood behind its cut end")
    ]


def test_what_a_document_says_of_itself_is_its_title_and_fields() -> None:
    info = rb"{\info{\title Le  bac}{\author Ada\par Roy}{\subject Quai}{\keywords eau}%b}"
    created, revised = rb"{\creatim\yr2031\mo4\dy5}", rb"{\revtim\yr2032\mo4\dy5}"
    for times, date in ((created, "2031-04-05"), (revised, "2032-04-05"), (created + revised, "2032-04-05")):
        parsed = parse_rtf(rb"{\rtf1" + info % times + rb"Un an.}", PATH)
        assert (parsed.title, parsed.shown) == ("Le bac", "")
        assert parsed.fields == {"author": "AdaRoy", "date": date, "subject": "Quai", "keywords": "eau"}
    assert parse_rtf(rb"{\rtf1 Un an.}", PATH).fields == {}


def test_a_title_that_is_shown_is_kept_beside_the_one_that_is_said() -> None:
    sheet = rb"{\stylesheet{\s1 Title;}}{\info{\title Dit}}"
    parsed = parse_rtf(rb"{\rtf1" + sheet + rb"\s1 Vu\par\pard Un an.}", PATH)
    assert (parsed.title, parsed.shown, parsed.builder.text) == ("Dit", "Vu", "Vu\n\nUn an.")
