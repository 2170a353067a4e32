"""What a page holds apart from HTML: equations, pages in frames, values typed into forms, and files it points to."""

import re
from collections.abc import Collection, Sequence
from html import unescape
from xml.etree.ElementTree import ParseError, fromstring

from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.load.equations import equation
from passerelle.index.load.html_nodes import ancestors
from passerelle.index.types import Gap

MOST_NAMED = 5
FRAME = re.compile(
    r"<iframe\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*?\bsrcdoc\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
    r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>(?:.{0,1000}?</iframe\s*>)?",
    re.IGNORECASE | re.DOTALL,
)
"""A page that stands whole in another one's frame, as programs save it that save a page in one file."""
HEAD = re.compile(
    r"<title\b.*?</title\s*>|</?(?:html|head|body)\b[^>]*>|<!doctype[^>]*>", re.IGNORECASE | re.DOTALL
)
FILES = {"iframe": "src", "object": "data", "embed": "src"}
NO_FILE = ("about:", "javascript:", "data:", "#")
TYPED = frozenset(
    {"", "text", "number", "date", "email", "tel", "url", "time", "datetime-local", "month", "week"}
)
LARGEST_EQUATION = 20_000


def with_frames(content: str) -> str:
    """Return *content* with the pages that it holds whole in frames in the frames' places."""
    if "srcdoc" not in content:
        return content
    return FRAME.sub(
        lambda found: f"<div>{HEAD.sub('', unescape(found[1] or found[2] or ''))}</div>", content
    )


def write_equations(tree: LexborHTMLParser) -> None:
    """Write each equation of *tree* on one line in its own place."""
    for node in tree.css("math"):
        markup = (node.html or "").replace("&nbsp;", "\u00a0")
        if len(markup) > LARGEST_EQUATION:
            continue
        try:
            written = equation(fromstring(markup))  # noqa: S314  serialised by lexbor: it declares no entities
        except ParseError:
            continue
        if first := node.first_child:
            first.insert_before(written)
            for child in list(node.iter(include_text=True))[1:]:
                child.decompose()


def not_chosen(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return, of what a book says in several forms, all but the plain one, or the first with words."""
    left_out: list[LexborNode] = []
    for switch in tree.css("epub\\:switch"):
        forms = [*switch.css("epub\\:default"), *switch.css("epub\\:case")]
        own = [each for each in forms if each.parent is not None and each.parent.mem_id == switch.mem_id]
        said = next((each for each in own if any(map(str.isalnum, each.text()))), None)
        left_out += [each for each in own if said is not None and each.mem_id != said.mem_id]
    return left_out


def beside(tree: LexborHTMLParser, unseen: Collection[int]) -> list[Gap]:
    """Return the account of the files that a page shows in itself, and of what is typed into its forms."""
    files = [
        given.rpartition("/")[2] or given
        for tag, name in FILES.items()
        for node in tree.css(f"{tag}[{name}]")
        if (given := (node.attributes[name] or "").strip())
        and not given.lower().startswith(NO_FILE)
        and not _is_in(node, unseen)
    ]
    fields = [
        (node.attributes.get("name") or node.attributes.get("id") or node.tag or "")
        for node in tree.css("input[value], textarea, select")
        if _is_typed(node) and not _is_in(node, unseen)
    ]
    made = [Gap("embedded files", len(files), named(files)), Gap("form fields", len(fields), named(fields))]
    return [gap for gap in made if gap.count]


def named(found: Sequence[str]) -> str:
    """Return the first few names of *found*, each once."""
    names = list(dict.fromkeys(found))
    return ", ".join(names[:MOST_NAMED]) + ("…" if len(names) > MOST_NAMED else "")


def _is_typed(node: LexborNode) -> bool:
    """Tell whether a field of a form says what somebody, or the page, put into it."""
    given = node.attributes
    if node.tag == "textarea":
        return bool(node.text().strip())
    if node.tag == "select":
        return node.css_first("option[selected]") is not None
    return (given.get("type") or "").lower() in TYPED and bool((given["value"] or "").strip())


def _is_in(node: LexborNode, unseen: Collection[int]) -> bool:
    above = node.parent
    inside = (
        above if above is not None and above.tag == "label" else node
    )  # which goes where it says what to type
    return any(each.mem_id in unseen for each in ancestors(inside))
