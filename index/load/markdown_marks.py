"""Marks beyond CommonMark that viewers do not show as typed: wiki links, boxes, call-outs, attributes, shortcodes."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from passerelle.index.load.raised import raised

BOX = re.compile(r"\[(?P<tick>[ xX])\]\s+")
ALERT = re.compile(r"\[!(?P<kind>[\w-]+)\][-+]?[ \t]*(?P<title>[^\n]*)")
EMBEDDED = re.compile(r"!\[\[(?P<name>[^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]")
WIKI = re.compile(r"\[\[(?P<name>[^\[\]|#\n]*)(?:#(?P<part>[^\[\]|\n]*))?(?:\|(?P<shown>[^\[\]\n]*))?\]\]")
MARKED = re.compile(r"(?<![=\w])==(?=\S)([^=\n]+?)(?<=\S)==(?![=\w])")
SUPERSCRIPT = re.compile(r"(?<=[\w)])\^((?:[-+−]?\d{1,3})|[^\W\d_]{1,4})\^")
"""Raised type as Pandoc has it: 10^6^, 2^nd^."""
SUBSCRIPT = re.compile(r"(?:(?<=[^\W\d_])|(?<=\)))(?<!~)~(\d{1,3}|[^\W\d_]{1,4})~(?!~)")
"""Lowered type as Pandoc has it, behind a letter: H~2~O, V~max~."""
COMMENT = re.compile(r"(?<!\d)(?<!\d[\s\u00a0])%%[^%\n]+%%")
BLOCK_ID = re.compile(r"\s+\^[\w-]+\s*$")
ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][^{}\n]*\}\s*$")
SPAN_ATTRIBUTES = re.compile(r"\s*\{:\s*[#.\w][^{}\n]*\}")
SHORTCODE = re.compile(
    r"\{\{[<%]\s*/?\s*[\w./-]+(?:[^{}\n]*?)\s*/?[>%]\}\}|\{%-?\s*/?\s*[a-z][\w./-]*(?:\s[^{}\n]*?)?\s*/?-?%\}"
)
"""Those of Hugo, and the tags of Liquid as GitBook and Jekyll have them."""
SHORTCODE_WORDS = re.compile(r"\b(?:caption|title|alt|label|text|summary)\s*=\s*\"([^\"\n]*)\"")
"""What a viewer shows of a shortcode's own words."""
ADMONITION = re.compile(
    r"(?P<indent> *)(?:!!!|\?\?\?\+?|===)[ \t]+(?P<kind>[\w-]+)?(?:[ \t]*\"(?P<title>[^\"\n]*)\")?[ \t]*$"
)
CONTAINER = re.compile(
    r" {0,3}:{3,}[ \t]*(?:\{[^}]*\}|(?P<kind>[\w-]+)?(?:\[(?P<shown>[^\]]*)\])?[ \t]*(?P<title>[^{}]*))$"
)
LABELLED = re.compile(
    r"\s*(?P<mark>\*\*|__)?[^\W\d_][^:*_.;!?\n]{0,30}(?:(?P=mark)[ \u00a0]?:|:(?P=mark)|(?(mark)(?!)|[ \u00a0]?:))\s+\S"
)
"""What a line begins with that stays one: ``Date: 3 mai`` or ``**Date :** 3 mai``."""
DEFINES = re.compile(r":[ \t]{1,3}")
LONGEST_TERM = 50
"""Characters of a term that definitions follow, at most."""
MATH = re.compile(r"(\$\$)(?=\S)[^\n]{1,1000}?\$\$|\$(?![\s$])[^$\n]{0,300}?(?<![\s\\])\$(?!\d)")
FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")


def call_outs(lines: Sequence[str]) -> Iterator[str]:
    """Yield *lines* with boxes as plain paragraphs below their title: ``!!! note "Title"`` and ``:::note``."""
    inside, fenced = -1, False
    for line in lines:
        fenced ^= FENCE.match(line) is not None
        if inside >= 0:
            if not line.strip() or line.startswith((" " * (inside + 4), "\t")):
                yield line[inside + 4 :] if line[:1] == " " else line[1:]
                continue
            inside = -1
            yield ""
        if not fenced and (found := ADMONITION.fullmatch(line)) and (found["kind"] or found["title"]):
            inside = len(found["indent"])
            yield from ("", found["title"] if found["title"] is not None else found["kind"].capitalize(), "")
        elif not fenced and (found := CONTAINER.fullmatch(line)):
            yield from ("", (found["shown"] or found["title"] or "").strip(), "")
        else:
            yield line


def read_marks(tokens: Sequence[Token]) -> tuple[list[str], int]:
    """Write the marks in *tokens* as viewers do; return the files embedded and the number of comments."""
    embedded: list[str] = []
    comments = 0
    for place, token in enumerate(tokens):
        children = token.children or []
        texts = [each for each in children if each.type == "text"]
        lines = token.content.split("\n")
        if texts and _are_labelled(lines):
            _break_lines(children)
        elif texts and _are_terms(lines):
            _break_definitions(children)
        for child in texts:
            embedded += [found["name"] for found in EMBEDDED.finditer(child.content)]
            comments += len(COMMENT.findall(child.content))
            child.content = _plain(child.content)
        if not texts:
            continue
        if children[-1] is texts[-1]:
            children[-1].content = BLOCK_ID.sub("", ATTRIBUTES.sub("", children[-1].content))
        if children[0] is texts[0]:
            _read_head(children, tokens[place - 2].type if place > 1 else "")
    return embedded, comments


def math(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  markdown-it calls it so
    """Take a formula between dollars as it is typed, so that its stars and underlines are no emphasis."""
    found = MATH.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("text", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _are_labelled(lines: Sequence[str]) -> bool:
    """Tell whether each of several *lines* is a label and its value, as programs write what they know of a note."""
    return len(lines) > 1 and all(map(LABELLED.match, lines))


def _are_terms(lines: Sequence[str]) -> bool:
    """Tell whether a short line, a term, is followed by lines that each begin as its definitions do."""
    short = len(lines[0]) <= LONGEST_TERM and not lines[0].rstrip().endswith((".", ",", ";"))
    return short and len(lines) > 1 and DEFINES.match(lines[1]) is not None


def _break_definitions(children: Sequence[Token]) -> None:
    """Put each definition on a line of its own, without the colon that begins it."""
    for before, child in pairwise(children):
        if before.type == "softbreak" and (found := DEFINES.match(child.content)):
            before.type = "hardbreak"
            child.content = child.content[found.end() :]


def _break_lines(children: Sequence[Token]) -> None:
    for child in children:
        if child.type == "softbreak":
            child.type = "hardbreak"


def _plain(text: str) -> str:
    text = EMBEDDED.sub("", text)
    text = WIKI.sub(lambda found: found["shown"] or found["name"] or found["part"] or "", text)
    text = COMMENT.sub("", MARKED.sub(r"\1", text))
    text = SUPERSCRIPT.sub(lambda found: raised(found[1], text[: found.start()]), text)
    text = SUBSCRIPT.sub(r"\1", text)
    return SPAN_ATTRIBUTES.sub("", SHORTCODE.sub(_shortcode_words, text))


def _shortcode_words(found: re.Match[str]) -> str:
    return " ".join(dict.fromkeys(SHORTCODE_WORDS.findall(found[0])))


def _read_head(children: Sequence[Token], around: str) -> None:
    """Read what stands first in a list item or a quotation: a box to tick, the kind of a call-out."""
    text = children[0]
    if around == "list_item_open" and (found := BOX.match(text.content)):
        text.content = ("☐ " if found["tick"] == " " else "☑ ") + text.content[found.end() :]
    elif around == "blockquote_open" and (found := ALERT.match(text.content)):
        line = list(takewhile(lambda child: not child.type.endswith("break"), children[1:]))
        text.content = found["title"] if found["title"] or line else found["kind"].capitalize()
        if 1 + len(line) < len(children):
            children[1 + len(line)].type = "hardbreak"
