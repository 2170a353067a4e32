"""Text that a browser adds to a page's own: labels of style sheets, quotation marks, readings of ruby."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.load.html_lists import STYLES, numeral
from passerelle.index.load.html_nodes import events
from passerelle.index.load.html_styles import HIDES, matched, rules_of
from passerelle.index.load.letters import LATIN, with_reading
from passerelle.index.text import one_line

DRAWS = re.compile(r"content|list-style|quotes")
BESIDE = re.compile(r"(?P<of>.*?)::?(?P<where>before|after)", re.DOTALL)
CONTENT = re.compile(r"(?<![\w-])content\s*:\s*(?P<said>(?:\"[^\"]*\"|'[^']*'|[^;\"'])*)")
COUNTS = re.compile(r"(?<![\w-])counter-(?P<how>reset|set|increment)\s*:\s*(?P<said>[^;]*)")
LISTED = re.compile(r"(?<![\w-])list-style(?:-type)?\s*:[^;]*")
COUNTER = re.compile(r"(-?[^\W\d][\w-]*)(?:\s+(-?\d{1,9}))?")
PIECE = re.compile(
    r"\"(?P<text>[^\"]*)\"|'(?P<other>[^']*)'|(?P<call>counters?|attr)\(\s*(?P<name>[\w-]+)\s*"
    r"(?:,\s*(?P<between>\"[^\"]*\"|'[^']*'))?(?:,?\s*(?P<style>[\w-]+))?\s*\)"
)
ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
FLOATING = re.compile(r"position\s*:\s*(?:absolute|fixed)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)")
"""What shows a bubble while the mouse is over an element."""
SAYS = re.compile(r"[^\W_]|[€$£%☐☑☒✓✗§№°]")
LONGEST = 200
MOST_RULES = 300
MARKS = {"fr": ("«\u00a0", "\u00a0»"), "de": ("„", "“"), "es": ("«", "»"), "it": ("«", "»")}
QUOTED = ("«", "“", '"', "„", "‹", "'", "‘")


@dataclass(slots=True)
class _Drawn:
    """What style sheets add to one element: the content before and after it, and how it counts."""

    before: str = ""
    after: str = ""
    counts: dict[str, str] = field(default_factory=dict)
    counts_before: dict[str, str] = field(default_factory=dict)


def write_drawn(tree: LexborHTMLParser, sheets: Sequence[str]) -> None:
    """Write into the tree what a browser draws: numbers and labels by style sheets, marks of quotations, readings."""
    _write_readings(tree)
    rules = [rule for sheet in sheets if DRAWS.search(sheet) for rule in rules_of(sheet)]
    _write_quotes(tree, plain=any(selector == "q" and "quotes" in block for selector, block in rules))
    for selector, block in rules:
        if found := LISTED.search(block):
            for node in matched(tree, selector):
                node.attrs["style"] = f"{found[0]};{node.attributes.get('style') or ''}"
    drawn = _drawn(tree, rules)
    if any(each.before or each.after for each in drawn.values()):
        _count(tree, drawn)


def _write_readings(tree: LexborHTMLParser) -> None:
    """Move the readings of a ruby behind its base, in brackets, so that the base stays one word."""
    for ruby in tree.css("ruby"):
        readings = [text for node in ruby.css("rt") if (text := one_line(node.text()))]
        for node in ruby.css("rp, rt"):
            node.decompose()
        base = ruby.text()
        between = " " if LATIN.search("".join(readings)) else ""
        ruby.insert_after(with_reading(base, between.join(readings)).removeprefix(base))


def _write_quotes(tree: LexborHTMLParser, *, plain: bool) -> None:
    quotes = [] if plain else tree.css("q")
    top = tree.css_first("html[lang]")
    language = (top.attributes.get("lang") or "").lower()[:2] if top is not None else ""
    for node in quotes:
        if node.first_child is not None and not node.text().lstrip().startswith(QUOTED):
            opening, closing = MARKS.get(language, ("“", "”"))
            node.first_child.insert_before(opening)
            node.insert_child(closing)


def _drawn(tree: LexborHTMLParser, rules: Sequence[tuple[str, str]]) -> dict[int, _Drawn]:
    """Return what rules add, by the ids of the elements they match; a later rule replaces an earlier one."""
    drawn: dict[int, _Drawn] = {}
    if not any(CONTENT.search(block) for _, block in rules):
        return drawn
    said = [
        (selector, block, content)
        for selector, block in rules
        if (content := CONTENT.search(block)) or COUNTS.search(block)
    ]
    for selector, block, content in said[:MOST_RULES]:
        beside = BESIDE.fullmatch(selector)
        if HIDES.search(block) or (content and "attr(" in content["said"] and FLOATING.search(block)):
            continue
        of = (beside["of"].strip() or "*") if beside else selector
        counts = {each["how"]: each["said"] for each in COUNTS.finditer(block)}
        for node in matched(tree, of) if ":" not in of else ():
            made = drawn.setdefault(node.mem_id, _Drawn())
            if beside is None:
                made.counts |= counts
                continue
            if content:
                setattr(made, beside["where"], content["said"])
            made.counts_before |= counts
    return drawn


@dataclass(slots=True)
class _Counter:
    name: str
    value: int
    around: int
    """The id of the element in which it counts."""


def _count(tree: LexborHTMLParser, drawn: Mapping[int, _Drawn]) -> None:
    """Walk the page in order, count as its style sheets say, and write what they add."""
    counters: list[_Counter] = []
    added: list[tuple[LexborNode, str, bool]] = []
    for node, entering in events(tree.root, ()) if tree.root is not None else ():
        if not entering:
            counters = [each for each in counters if each.around != node.mem_id]
        elif given := drawn.get(node.mem_id):
            _apply(counters, given.counts, node.parent.mem_id if node.parent is not None else 0)
            _apply(counters, given.counts_before, node.mem_id)
            for content, ahead in ((given.before, True), (given.after, False)):
                text = "".join(_pieces(content, node, counters))
                if SAYS.search(text) and len(text) <= LONGEST:
                    added.append((node, text, ahead))
    for node, text, ahead in added:
        if ahead and node.first_child is not None:
            node.first_child.insert_before(text)
        elif node.first_child is not None:
            node.insert_child(text)


def _apply(counters: list[_Counter], counts: Mapping[str, str], around: int) -> None:
    for how in ("reset", "increment", "set"):
        for name, given in COUNTER.findall(counts.get(how, "")):
            last = next((each for each in reversed(counters) if each.name == name), None)
            if how == "reset":
                counters[:] = [each for each in counters if (each.name, each.around) != (name, around)]
                counters.append(_Counter(name, int(given or 0), around))
            elif last is None:
                counters.append(_Counter(name, int(given or 1), around))
            else:
                last.value = int(given or 0) if how == "set" else last.value + int(given or 1)


def _pieces(content: str, node: LexborNode, counters: Sequence[_Counter]) -> Iterator[str]:
    for found in PIECE.finditer(content):
        if found["call"] is None:
            yield _unescaped(found["text"] or found["other"] or "")
        elif found["call"] == "attr":
            yield one_line(node.attributes.get(found["name"]) or "")
        else:
            style = STYLES.get(found["style"] or "decimal", "1")
            values = [numeral(each.value, style) for each in counters if each.name == found["name"]]
            between = _unescaped((found["between"] or "''")[1:-1])
            yield between.join(values) if found["call"] == "counters" else values[-1] if values else "0"


def _unescaped(text: str) -> str:
    """Return a string of a style sheet as it is drawn, without the signs of fonts of signs."""

    def letter(found: re.Match[str]) -> str:
        code = int(found[1], 16) if found[1] else ord(found[2])
        return "" if 0xE000 <= code <= 0xF8FF or code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)

    return "".join(each for each in ESCAPE.sub(letter, text) if not "\ue000" <= each <= "\uf8ff")
