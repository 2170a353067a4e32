"""Equations, of Word (OMML) and of the web and OpenDocument (MathML), on one line: a/b, 10⁶, √(x)."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from passerelle.index.load.office import attribute, child, kind
from passerelle.index.load.raised import raised

DEEPEST = 60
SIMPLE = 1
"""Characters of a part of an equation that needs no brackets."""
UNSEEN = frozenset(
    {"annotation", "annotation-xml", "rPr", "ctrlPr", "sSupPr", "fPr", "dPr", "naryPr", "radPr"}
)


def equation(top: Element, depth: int = 0) -> str:
    """Return what *top* says, its raised and lowered parts and its fractions told from what they stand beside."""
    name = kind(top)
    if name in UNSEEN:
        return ""
    if not len(top) or depth > DEEPEST:
        text = "".join(top.itertext())
        return text.strip() if name.startswith("m") else text
    inner = {number: (kind(each), equation(each, depth + 1)) for number, each in enumerate(top)}
    parts = [text for part, text in inner.values() if part not in UNSEEN]
    shape = SHAPES.get(name)
    if shape is None or len(parts) < shape[0]:
        return "".join(parts)
    return shape[1](top, parts, dict(inner.values()))


def _raised(_: Element, parts: list[str], named: dict[str, str]) -> str:
    return _power(named.get("e", parts[0]), named.get("sup", parts[-1]))


def _lowered(_: Element, parts: list[str], named: dict[str, str]) -> str:
    return f"{named.get('e', parts[0])}_{_held(named.get('sub', parts[-1]))}"


def _both(_: Element, parts: list[str], named: dict[str, str]) -> str:
    low = f"{named.get('e', parts[0])}_{_held(named.get('sub', parts[1]))}"
    return _power(low, named.get("sup", parts[2]))


def _fraction(_: Element, parts: list[str], named: dict[str, str]) -> str:
    return f"{_held(named.get('num', parts[0]))}/{_held(named.get('den', parts[1]))}"


def _root(top: Element, parts: list[str], named: dict[str, str]) -> str:
    return f"√({named.get('e', parts[0] if kind(top) == 'mroot' else ''.join(parts))})"


def _brackets(top: Element, parts: list[str], _: dict[str, str]) -> str:
    opening = attribute(child(top, "dPr", "begChr"), "val") or "("
    closing = attribute(child(top, "dPr", "endChr"), "val") or ")"
    return f"{opening}{''.join(parts)}{closing}"


def _sum(top: Element, _: list[str], named: dict[str, str]) -> str:
    sign = attribute(child(top, "naryPr", "chr"), "val") or "∫"
    return f"{sign}_{_held(named.get('sub', ''))}^{_held(named.get('sup', ''))} {named.get('e', '')}"


def _power(base: str, high: str) -> str:
    small = raised(high, "")
    return f"{base}{small}" if small != high else f"{base}^{_held(high)}"


def _held(text: str) -> str:
    return text if len(text) <= SIMPLE or text.isalnum() else f"({text})"


SHAPES: dict[str, tuple[int, Callable[[Element, list[str], dict[str, str]], str]]] = {
    **dict.fromkeys(("sSup", "msup", "mover"), (2, _raised)),
    **dict.fromkeys(("sSub", "msub", "munder"), (2, _lowered)),
    **dict.fromkeys(("sSubSup", "msubsup", "munderover"), (3, _both)),
    **dict.fromkeys(("f", "mfrac"), (2, _fraction)),
    **dict.fromkeys(("rad", "msqrt", "mroot"), (1, _root)),
    "d": (1, _brackets),
    "nary": (1, _sum),
}
"""For each shape of an equation, how many parts it has at least and how it is written."""
