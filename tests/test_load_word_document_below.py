"""What hangs on a paragraph of a Word document: boxes, pictures, drawings and notes, each below it."""

from pathlib import Path

from office_files import W, p, run, said
from test_load_word_document import NUMBERING, numbered, row, table
from word_files import parsed


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
