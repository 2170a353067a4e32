"""OpenDocument bodies in memory, without a file around them."""

from xml.etree.ElementTree import Element, fromstring

from office_files import ODF

from passerelle.index.load.account import Account
from passerelle.index.load.blocks import Block, Paragraph, Table, cell_text
from passerelle.index.load.office import child
from passerelle.index.load.opendocument.package import OpenDocument, inside


def held(body: str, styles: str = "", *, kind: str = "text") -> OpenDocument:
    """Return the document whose body is of a *kind*."""
    root = fromstring(
        f'<document {ODF} xmlns:xlink="x" xmlns:m="m"><automatic-styles>{styles}</automatic-styles>'
        f"<body><{kind}>{body}</{kind}></body></document>"
    )
    found = child(root, "body", kind)
    assert found is not None
    return inside(OpenDocument(found, (root,), None, Account()), root, found)


def first(file: OpenDocument) -> Element:
    """Return the first element of the body of *file*."""
    return file.body[0]


def lines(blocks: list[Block]) -> list[str]:
    """Return paragraphs as they are, those below them behind an arrow, and the rows of tables, their cells by bars."""
    made: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            made += ["|".join(cell_text(cell) for cell in row) for row in block.rows]
        elif isinstance(block, Paragraph):
            made.append(f"{'#' * block.level}{'*' * block.item}{block.text}")
            made += [f"> {each}" for each in lines(list(block.below))]
    return made


def gaps(file: OpenDocument) -> list[tuple[str, int, str]]:
    return [(gap.kind, gap.count, gap.where) for gap in file.account.gaps]
