"""What a tree of HTML weighs: its letters, those in links, its elements of each kind, and in what each lies."""

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.load.html_nodes import (
    IN_ASIDE,
    IN_CONTENT,
    IN_HEADING,
    IN_LIST,
    IN_QUOTE,
    Weight,
    ancestors,
    elements,
    events,
    following,
    names,
    preceding,
    weigh,
)


def tree_of(body: str) -> LexborHTMLParser:
    return LexborHTMLParser(f"<html><body>{body}</body></html>")


def node(tree: LexborHTMLParser, selector: str) -> LexborNode:
    found = tree.css_first(selector)
    assert found is not None
    return found


def weight(body: str, *, at: str = "body", unseen: str = "", contents: str = "") -> Weight:
    tree = tree_of(body)
    left_out = {each.mem_id for each in tree.css(unseen)} if unseen else set()
    main = {each.mem_id for each in tree.css(contents)} if contents else set()
    return weigh(node(tree, "body"), left_out, main)[node(tree, at).mem_id]


@pytest.mark.parametrize(
    ("body", "characters", "linked", "links"),
    [
        ("", 0, 0, 0),
        ("bac", 3, 0, 0),
        ("un bac\n\tvert", 9, 0, 0),
        ("un\u00a0bac", 6, 0, 0),
        ("<p>un</p><p>deux</p>", 6, 0, 0),
        ("<a>bac</a>", 3, 3, 1),
        ("<a><b>bac</b></a> vert", 7, 3, 1),
        ("vert <a>bac</a> ou <a>pont</a>.", 14, 7, 2),
        ("<a></a><a></a>", 0, 0, 2),
        ("<!-- rien -->bac", 3, 0, 0),
    ],
)
def test_letters_weigh_and_white_space_does_not(body: str, characters: int, linked: int, links: int) -> None:
    found = weight(body)
    assert (found.characters, found.linked, found.links) == (characters, linked, links)
    assert found.prose == characters - linked


@pytest.mark.parametrize(
    ("characters", "linked", "mostly"), [(0, 0, False), (4, 2, False), (5, 3, True), (5, 2, False)]
)
def test_more_than_half_in_links_is_mostly_links(characters: int, linked: int, *, mostly: bool) -> None:
    assert Weight(characters=characters, linked=linked).mostly_links is mostly


@pytest.mark.parametrize(
    ("body", "titles", "headings", "controls", "contents"),
    [
        ("<h1>a</h1>", 1, 1, 0, 0),
        *((f"<h{level}>a</h{level}>", 0, 1, 0, 0) for level in range(2, 7)),
        ("<h1>a</h1><h1>b</h1><h2>c</h2>", 2, 3, 0, 0),
        ("<button>a</button>", 0, 0, 1, 0),
        ("<input>", 0, 0, 1, 0),
        ("<select></select>", 0, 0, 1, 0),
        ("<textarea></textarea>", 0, 0, 1, 0),
        ("<form><label>a<input></label><button>b</button></form>", 0, 0, 2, 0),
        ("<main>a</main>", 0, 0, 0, 1),
        ("<article>a</article><article>b</article>", 0, 0, 0, 2),
        ("<section>a</section><hgroup>b</hgroup>", 0, 0, 0, 0),
    ],
)
def test_elements_of_some_kinds_are_counted(
    body: str, titles: int, headings: int, controls: int, contents: int
) -> None:
    found = weight(f"<div>{body}</div>")
    assert (found.titles, found.headings, found.controls, found.contents) == (
        titles,
        headings,
        controls,
        contents,
    )


def test_what_is_unseen_weighs_nothing_and_has_no_weight() -> None:
    body = "<p>bac</p><div hidden>pont <a>quai</a><h2>gare</h2></div>"
    found = weight(body, unseen="[hidden]")
    assert (found.characters, found.links, found.headings) == (3, 0, 0)
    with pytest.raises(KeyError, match=r"\d+"):
        weight(body, at="h2", unseen="[hidden]")


@pytest.mark.parametrize(
    ("body", "inside"),
    [
        ("<i>a</i>", 0),
        ("<main></main><i>a</i>", 0),
        ("<main><i>a</i></main>", IN_CONTENT),
        ("<article><p><i>a</i></p></article>", IN_CONTENT),
        *((f"<h{level}><i>a</i></h{level}>", IN_HEADING) for level in range(1, 7)),
        ("<details><summary><i>a</i></summary></details>", IN_HEADING),
        ("<dl><dt><i>a</i></dl>", IN_HEADING),
        ("<dl><dd><i>a</i></dl>", 0),
        ("<blockquote><i>a</i></blockquote>", IN_QUOTE),
        ("<figure><i>a</i></figure>", IN_QUOTE),
        ("<aside><i>a</i></aside>", IN_ASIDE),
        ("<ul><li><i>a</i></ul>", IN_LIST),
        ("<table><tr><td><i>a</i></table>", IN_LIST),
        ("<fieldset><i>a</i></fieldset>", IN_LIST),
        ("<main><aside><ul><li><h3><i>a</i></h3></ul></aside></main>",
         IN_CONTENT + IN_ASIDE + IN_LIST + IN_HEADING),
        ("<div class=m><i>a</i></div>", IN_CONTENT),
    ],
)  # fmt: skip
def test_a_weight_says_in_what_its_element_lies(body: str, inside: int) -> None:
    assert weight(body, at="i", contents=".m").inside == inside


def test_an_element_does_not_lie_in_itself() -> None:
    assert weight("<main><p>a</p></main>", at="main").inside == 0
    assert weight("<div class=m>a</div>", at=".m", contents=".m").inside == 0
    assert weight("<div class=m>a</div>", contents=".m").contents == 1


def test_a_walk_enters_and_leaves_each_node_in_order_but_for_the_unseen() -> None:
    tree = tree_of("<p>un<b>deux</b></p><i>trois</i>")
    steps = [
        (each.text_content if each.is_text_node else each.tag, entering)
        for each, entering in events(node(tree, "body"), {node(tree, "i").mem_id})
    ]
    assert steps == [("p", True), ("un", True), ("b", True), ("deux", True), ("b", False), ("p", False)]


def test_the_neighbours_of_an_element_are_elements() -> None:
    tree = tree_of("<h2>a</h2> texte <!-- rien --> <p>b</p> fin")
    assert [each.tag for each in elements(tree.body)] == ["h2", "p"]
    assert elements(None) == []
    after, before = following(node(tree, "h2")), preceding(node(tree, "p"))
    assert after is not None
    assert before is not None
    assert (after.tag, before.tag) == ("p", "h2")
    assert following(node(tree, "p")) is None
    assert preceding(node(tree, "h2")) is None


def test_ancestors_come_the_nearest_first() -> None:
    tree = tree_of("<main><p><b>a</b></p></main>")
    assert [each.tag for each in ancestors(node(tree, "b"))][:4] == ["p", "main", "body", "html"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", ""),
        ("id=Menu", "menu"),
        ("class='Nav Haut'", "nav haut"),
        ("id=Menu class='Nav Haut'", "menu nav haut"),
        ("class", ""),
    ],
)
def test_the_names_of_an_element_are_its_id_and_its_classes(given: str, said: str) -> None:
    assert names(node(tree_of(f"<p {given}>a</p>"), "p")) == said
