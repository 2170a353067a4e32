"""Walk a tree of HTML without recursion, for pages nest thousands deep when they mean harm, and weigh its nodes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CONTROLS = frozenset({"button", "input", "select", "textarea"})
CONTENT = frozenset({"main", "article"})
IN_CONTENT, IN_HEADING, IN_QUOTE, IN_ASIDE, IN_LIST = 1, 2, 4, 8, 16
AROUND = {
    **dict.fromkeys(CONTENT, IN_CONTENT),
    **dict.fromkeys([*HEADINGS, "summary", "dt"], IN_HEADING),
    **dict.fromkeys(("blockquote", "figure"), IN_QUOTE),
    "aside": IN_ASIDE,
    **dict.fromkeys(("li", "td", "fieldset"), IN_LIST),
}
COUNTED = {
    **dict.fromkeys(HEADINGS, "headings"),
    **dict.fromkeys(CONTROLS, "controls"),
    **dict.fromkeys(CONTENT, "contents"),
}


@dataclass(slots=True)
class Weight:
    """What a node holds: characters without white space, those of them in links, and elements of some kinds."""

    characters: int = 0
    linked: int = 0
    links: int = 0
    titles: int = 0
    headings: int = 0
    controls: int = 0
    contents: int = 0
    inside: int = 0
    """In elements of which kinds it lies: a sum of ``IN_CONTENT`` and the like."""

    @property
    def prose(self) -> int:
        """Characters that are in no link."""
        return self.characters - self.linked

    @property
    def mostly_links(self) -> bool:
        return 2 * self.linked > self.characters

    def add(self, other: "Weight") -> None:
        self.characters += other.characters
        self.linked += other.linked
        self.links += other.links
        self.titles += other.titles
        self.headings += other.headings
        self.controls += other.controls
        self.contents += other.contents


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """Yield what *node* lies in, the nearest first."""
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def events(top: LexborNode, unseen: Collection[int]) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node below *top* as it is entered and, where it is no text, as it is left; not the *unseen*."""
    waiting = [(node, True) for node in reversed(list(top.iter(include_text=True)))]
    while waiting:
        node, entering = waiting.pop()
        if entering and node.mem_id in unseen:
            continue
        yield node, entering
        if entering and node.tag != "-text":
            waiting.append((node, False))
            waiting.extend((child, True) for child in reversed(list(node.iter(include_text=True))))


def weigh(top: LexborNode, unseen: Collection[int], contents: Collection[int] = ()) -> Mapping[int, Weight]:
    """Return the weight of *top* and of every element in it, by their ids; the *unseen* weigh nothing.

    *contents* are the ids of further elements that count as ``main`` does.
    """
    weights = {top.mem_id: Weight()}
    around = [weights[top.mem_id]]
    kinds, in_links = [0], 0
    for node, entering in events(top, unseen):
        tag = node.tag or ""
        if tag == "-text":
            count = _characters(node.text_content or "")
            around[-1].characters += count
            around[-1].linked += count if in_links else 0
        elif entering:
            inside = around[-1].inside | kinds[-1]
            main = node.mem_id in contents
            around.append(_own(tag, inside, main=main))
            kinds.append(IN_CONTENT if main else AROUND.get(tag, 0))
            in_links += tag == "a"
        else:
            in_links -= tag == "a"
            kinds.pop()
            weights[node.mem_id] = around.pop()
            around[-1].add(weights[node.mem_id])
    return weights


def elements(parent: LexborNode | None) -> list[LexborNode]:
    """Return the elements right below *parent*, in order."""
    return [] if parent is None else [each for each in parent.iter() if each.is_element_node]


def following(node: LexborNode) -> LexborNode | None:
    """Return the next element after *node* in the same parent."""
    after = node.next
    while after is not None and not after.is_element_node:
        after = after.next
    return after


def preceding(node: LexborNode) -> LexborNode | None:
    """Return the element before *node* in the same parent."""
    before = node.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return before


def names(node: LexborNode) -> str:
    """Return an element's id and classes, in lower case, parted by spaces."""
    given = node.attributes
    return f"{given.get('id') or ''} {given.get('class') or ''}".lower().strip()


def _own(tag: str, inside: int, *, main: bool) -> Weight:
    weight = Weight(links=int(tag == "a"), titles=int(tag == "h1"), contents=int(main), inside=inside)
    if counted := COUNTED.get(tag):
        setattr(weight, counted, 1)
    return weight


def _characters(text: str) -> int:
    return len(text) - sum(map(text.count, " \n\t"))
