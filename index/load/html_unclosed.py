"""Tags of a page that are never closed and would take all that follows with them."""

import re

SWALLOWING = "|".join(
    """script style textarea title xmp iframe noembed noframes object select canvas audio video svg template
    noscript""".split()
)
RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
"""Elements that hold no markup: only their own end closes them."""
TAG = re.compile(rf"<!--|<(?P<end>/?)(?P<name>{SWALLOWING})(?![\w-])(?P<given>[^<>]*)>", re.IGNORECASE)
CODE_ENDS = re.compile(
    r"<(?:/?(?:head|body)|p|div|h[1-6]|main|article|section|header|table|ul|ol|nav)\b", re.IGNORECASE
)


def without_unclosed(content: str) -> tuple[str, list[str]]:
    """Return a page without the opening tags that swallow what follows, and the names of these."""
    low = content.lower()
    cuts: list[tuple[int, int, str]] = []
    opened: dict[str, list[tuple[int, int]]] = {}
    endless: set[str] = set()
    place = 0
    while found := TAG.search(content, place):
        place = found.end()
        name = (found["name"] or "!--").lower()
        if found["end"]:
            if opened.get(name):
                opened[name].pop()
        elif (found["given"] or "").endswith("/") and name in RAW:
            cuts.append((*found.span(), ""))  # XHTML's way to close it, which HTML does not know
        elif name == "!--" or name in RAW:
            end = -1 if name in endless else low.find("-->" if name == "!--" else f"</{name}", place)
            if end < 0:
                endless.add(name)
                place = _code_end(content, place) if name in {"script", "style"} else place
                cuts.append((found.start(), place, name))
            else:
                place = end
        elif not (found["given"] or "").endswith("/"):
            opened.setdefault(name, []).append(found.span())
    cuts += [(*span, name) for name, spans in opened.items() for span in spans]
    return _without(content, sorted(cuts)), [name for _, _, name in sorted(cuts) if name]


def _code_end(content: str, place: int) -> int:
    """Return where the code behind an unclosed tag ends: at the next tag of a page's text, or where the page does."""
    found = CODE_ENDS.search(content, place)
    return found.start() if found else len(content)


def _without(content: str, cuts: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    place = 0
    for start, end, _ in cuts:
        parts.append(content[place:start])
        place = max(place, end)
    return "".join([*parts, content[place:]])
