"""What hangs on a paragraph of a Word document: boxes, pictures, drawings and notes, each below it."""

from pathlib import Path

from office_files import W, p, run, said
from test_load_word_document import NUMBERING, numbered, row, table
from word_files import gaps, parsed


def test_what_hangs_on_a_paragraph_stands_below_it_in_order(tmp_path: Path) -> None:
    call, box = '<w:footnoteReference w:id="2"/>', f"<w:txbxContent>{p(said('cadre'))}</w:txbxContent>"
    picture = '<w:docPr w:descr="Le bac vert"/><w:blip/>'
    parts = {
        "footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="2">{p(said("note"))}</w:footnote></w:footnotes>',
        "c.xml": "<c><title><v>Prises</v></title></c>",
    }
    tie = '<Relationship Id="k" Type="http://x/chart" Target="c.xml"/>'
    hung = run(call) + run('<w:chart w:id="k"/>') + run(picture) + run(box)
    below = "cadre\n\nLe bac vert\n\nPrises\n\nnote"
    read = parsed(tmp_path / "a.docx", p(said("un") + hung) + p(said("deux")), parts, tie)
    assert read.builder.text == f"un\n\n{below}\n\ndeux"
    initial = p(f'<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{said("L")}{hung}')
    read = parsed(tmp_path / "b.docx", initial + p(said("e bac")), parts, tie)
    assert read.builder.text == f"{below}\n\nLe bac"
    held = f"<w:tc>{p(hung)}</w:tc>"
    read = parsed(tmp_path / "c.docx", table(row(held, "b")), parts, tie)
    assert read.builder.text == f"| b\n\n{below}"


def test_a_label_stands_before_the_first_word(tmp_path: Path) -> None:
    read = parsed(tmp_path / "a.docx", numbered(" \t un"), {"numbering.xml": NUMBERING})
    assert read.builder.text == "1. un"


PHONE, LOT = "Tél. 05 65 00 00 33", "Lot 118"


def section(*edges: str) -> str:
    made = "".join(f'<w:{each.rstrip("12")}Reference w:id="{each}.xml"/>' for each in edges)
    return f"<w:sectPr>{made}</w:sectPr>"


def test_what_heads_and_feet_tell_stands_above_and_below(tmp_path: Path) -> None:
    hidden = run("<w:rPr><w:vanish/></w:rPr><w:t>tu</w:t>") + run('<w:docPr w:descr="x"/><w:blip/>')
    parts = {
        "header1.xml": f"<w:hdr {W}>{p(said(PHONE) + hidden)}</w:hdr>",
        "header2.xml": f"<w:hdr {W}>{p(said('Bail  21000'))}</w:hdr>",
        "footer1.xml": f"<w:ftr {W}>{p(said(LOT))}</w:ftr>",
        "comments.xml": f'<w:comments {W}><w:comment w:author="Luc"/></w:comments>',
    }
    read = parsed(tmp_path / "a.docx", p(said("un")) + section("footer1", "header1"), parts)
    assert read.builder.text == f"{PHONE}\n\nun\n\n{LOT}"
    assert gaps(read) == [("comments", 1, "Luc"), ("page furniture", 1, "Bail 21000")]


def test_a_note_that_a_head_calls_is_none_of_its(tmp_path: Path) -> None:
    call = run('<w:footnoteReference w:id="2"/>')
    parts = {
        "header1.xml": f"<w:hdr {W}>{p(said(PHONE) + call)}</w:hdr>",
        "footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="2">{p(said("note"))}</w:footnote></w:footnotes>',
    }
    read = parsed(tmp_path / "a.docx", p(said("un")) + section("header1"), parts)
    assert read.builder.text == f"{PHONE}\n\nun"


def test_what_would_run_on_behind_the_last_paragraph_is_kept(tmp_path: Path) -> None:
    last = p(f"<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{said('deux')}")
    parts = {"header1.xml": f"<w:hdr {W}>{p(said(PHONE))}</w:hdr>"}
    read = parsed(tmp_path / "a.docx", p(said("un")) + last + section("header1"), parts)
    assert read.builder.text == f"{PHONE}\n\nun\n\ndeux"
