"""Texts of a workbook with their runs, and which of its cells and runs are struck through."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from passerelle.index.load.office import attribute, child, kind
from passerelle.index.load.raised import raised

TRUE = frozenset({"1", "true", "on"})
"""How a property says that it is on."""
ESCAPED = re.compile(r"_x(?![dD][89a-fA-F])([\da-fA-F]{4})_")


@dataclass(frozen=True, slots=True)
class Rich:
    """What a text says, and the words of it that are struck through."""

    text: str = ""
    struck: str = ""


def rich_text(top: Element | None) -> Rich:
    """Return a text with its runs, the raised ones told; the reading aids of Asian texts are left out."""
    parts: list[str] = []
    struck: list[str] = []
    for each in top if top is not None else ():
        if kind(each) == "t":
            parts.append(typed(each))
        elif kind(each) == "r":
            held, look = child(each, "t"), child(each, "rPr")
            text = typed(held)
            lifted = attribute(child(look, "vertAlign"), "val") == "superscript"
            if _is_struck(look):
                struck.append(text)
            else:
                parts.append(raised(text, "".join(parts)) if lifted else text)
    return Rich("".join(parts), "".join(struck))


def struck_styles(styles: Element | None) -> frozenset[int]:
    """Return the cell styles whose type is struck through."""
    fonts, found = child(styles, "fonts"), child(styles, "cellXfs")
    struck = {str(at) for at, font in enumerate(fonts if fonts is not None else ()) if _is_struck(font)}
    return frozenset(
        at
        for at, each in enumerate(found if found is not None else ())
        if attribute(each, "fontId") in struck
    )


def typed(element: Element | None) -> str:
    """Return the text of an element; ``_x000D_`` in it stands for a sign that XML has no place for."""
    text = (element.text or "") if element is not None else ""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _is_struck(look: Element | None) -> bool:
    strike = child(look, "strike")
    return strike is not None and attribute(strike, "val") in {"", *TRUE}
