"""Tags of a page that are never closed, and would take with them all that follows."""

import pytest

from passerelle.index.load.html_unclosed import without_unclosed

OTHERS = "textarea title xmp iframe noembed noframes object select canvas audio video svg template noscript".split()


@pytest.mark.parametrize("tag", OTHERS)
def test_a_tag_that_swallows_what_follows_goes_where_nothing_closes_it(tag: str) -> None:
    assert without_unclosed(f"un<{tag} id=a>deux<p>trois") == ("undeux<p>trois", [tag])
    assert without_unclosed(f"un<{tag.upper()}>deux") == ("undeux", [tag])
    closed = f"un<{tag}>deux</{tag.upper()}>trois"
    assert without_unclosed(closed) == (closed, [])
    assert without_unclosed(f"un<{tag}-x>deux") == (f"un<{tag}-x>deux", [])


@pytest.mark.parametrize("tag", ["p", "div", "b", "table", "scripted"])
def test_other_tags_take_nothing_with_them(tag: str) -> None:
    assert without_unclosed(f"un<{tag}>deux") == (f"un<{tag}>deux", [])


@pytest.mark.parametrize("tag", ["script", "style"])
@pytest.mark.parametrize(
    "next_",
    "<head> </head> <body> </body> <p> <DIV> <h1> <h6> <main> <article> <section> <header> <table> <ul> <ol> "
    "<nav>".split(),
)
def test_code_that_is_never_closed_ends_where_text_begins(tag: str, next_: str) -> None:
    assert without_unclosed(f"un<{tag}>a < b; <b>c {next_}deux") == (f"un{next_}deux", [tag])


@pytest.mark.parametrize("next_", ["<pre>", "<h7>", "<navy>", "<ult>", "<i>", "p>"])
def test_code_does_not_end_at_what_may_stand_in_it(next_: str) -> None:
    assert without_unclosed(f"un<script>a {next_}deux") == ("un", ["script"])


@pytest.mark.parametrize(
    ("page", "left", "names"),
    [
        ("a<iframe/>b", "ab", []),
        ("a<title/>b</title>", "ab</title>", []),
        ("a<svg id=x/>b<p>", "a<svg id=x/>b<p>", []),
        ("a<svg/>b<svg>c</svg>", "a<svg/>b<svg>c</svg>", []),
        ("a<!-- b <script> -->c", "a<!-- b <script> -->c", []),
        ("a<script>'<svg>'</script>b", "a<script>'<svg>'</script>b", []),
        ("a<textarea>b<!-- c", "ab c", ["textarea", "!--"]),
        ("a<!-- b<!-- c", "a b c", ["!--", "!--"]),
        ("a<object><object>b</object>c", "a<object>b</object>c", ["object"]),
        ("a</object><object>b", "a</object>b", ["object"]),
        ("a<video>b<select>c", "abc", ["video", "select"]),
        ("<textarea>b", "b", ["textarea"]),
        ("a<script>b</script>c<svg>d<script>e</script>", "a<script>b</script>cd<script>e</script>", ["svg"]),
        ("a<script>b<p>c<script>d<p>e", "a<p>c<p>e", ["script", "script"]),
        ("a<script>b<p>c<script>d</script>e", "a<script>b<p>c<script>d</script>e", []),
        ("", "", []),
    ],
)
def test_each_tag_is_cut_in_its_own_place(page: str, left: str, names: list[str]) -> None:
    assert without_unclosed(page) == (left, names)


@pytest.mark.parametrize("tag", "script style textarea title xmp iframe noembed noframes".split())
def test_what_holds_no_markup_is_closed_by_its_own_end_and_never_by_a_stroke(tag: str) -> None:
    closed = f"a<{tag}><svg></{tag}>b"
    assert without_unclosed(closed) == (closed, [])
    assert without_unclosed(f"a<{tag}/>b") == ("ab", [])


@pytest.mark.parametrize("tag", "object select canvas audio video svg template noscript".split())
def test_what_holds_markup_may_be_closed_by_a_stroke(tag: str) -> None:
    assert without_unclosed(f"a<{tag}/>b") == (f"a<{tag}/>b", [])
    assert without_unclosed(f"a<{tag}><svg></{tag}>b") == (f"a<{tag}></{tag}>b", ["svg"])
