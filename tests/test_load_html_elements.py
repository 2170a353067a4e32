"""What becomes of each element, class and role of a page: shown, hidden, a block of its own, or around the text."""

import pytest
from test_load_html_bounds import of_weight, page, prose, stays

NEVER = """
<script>OUT</script> | <style>OUT</style> | <template>OUT</template> | <noscript>OUT</noscript>
<select><option>OUT</select> | <textarea>OUT</textarea> | <iframe>OUT</iframe> | <object>OUT</object>
<canvas>OUT</canvas> | <audio>OUT</audio> | <video>OUT</video> | <svg><title>OUT</title></svg>
<svg><desc>OUT</desc></svg> | <svg><metadata>OUT</metadata></svg> | <svg><symbol><text>OUT</text></symbol></svg>
<span class=katex-html>OUT</span> | <a class=headerlink>OUT</a>
<span class=mw-editsection>OUT</span> | <a role=doc-backlink>OUT</a> | <p hidden>OUT</p>
<p style='display:none'>OUT</p>
<p style='visibility: hidden'>OUT</p> | <p style='font-size:0'>OUT</p> | <p style='left:-9999px'>OUT</p>
<p style='top: -500px'>OUT</p> | <p style='clip: rect(0,0,0,0)'>OUT</p> | <p style='clip:rect( 1px,1px,1px,1px)'>OUT</p>
<p style='opacity: 0!important'>OUT</p> | <p style='font-size: 0px;'>OUT</p> | <dialog>OUT</dialog>
<div role=dialog>OUT</div> | <div role=alertdialog>OUT</div> | <div class=modal aria-hidden=true>OUT</div>
<div class=popup aria-hidden=true>OUT</div> | <div class=offcanvas>OUT</div>
<div class=overlay aria-hidden=true>OUT</div>
<nav>OUT</nav> | <div role=navigation>OUT</div> | <div role=search>OUT</div> | <p class=noprint>OUT</p>
<header>OUT</header> | <div role=banner>OUT</div> | <footer>OUT</footer> | <div role=contentinfo>OUT</div>
"""
ALWAYS = """
<p>OUT</p> | <p style='left: -99px'>OUT</p> | <p style='font-size:10px'>OUT</p> | <p style='clip: rect(20px)'>OUT</p>
<div class=modals>OUT</div> | <div class=noprints>OUT</div> | <svg><text>OUT</text></svg> | <details>OUT</details>
<div class=overlay>OUT</div> | <p style='xdisplay:none'>OUT</p> | <summary>OUT</summary>
<form>OUT</form> | <fieldset><legend>OUT</legend></fieldset> | <figcaption>OUT</figcaption> | <address>OUT</address>
"""


def each(table: str) -> list[str]:
    return [part for line in table.strip().splitlines() for part in line.split(" | ")]


@pytest.mark.parametrize("element", each(NEVER))
def test_what_nobody_sees_or_what_stands_around_the_text_is_not_read(element: str) -> None:
    assert not stays(f"{prose(600)}{element}{prose(600)}")


@pytest.mark.parametrize("element", each(ALWAYS))
def test_what_a_reader_sees_is_read(element: str) -> None:
    assert stays(f"{prose(600)}{element}{prose(600)}")


BLOCKS = """
address article blockquote center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 hgroup
legend li listing main menu ol p pre section ul xmp
"""


@pytest.mark.parametrize("tag", BLOCKS.split())
def test_a_block_stands_on_lines_of_its_own(tag: str) -> None:
    text = page(f"<div>{of_weight(90, '.')}<{tag}>dedans.</{tag}>dehors.</div>")
    assert "dedans." in [line.lstrip("0123456789. ") for line in text.split("\n")]


@pytest.mark.parametrize(
    "tag",
    "a abbr b bdi bdo cite code data dfn em font i ins kbd mark samp small span strong time u var wbr".split(),
)
def test_other_elements_stand_in_their_line(tag: str) -> None:
    assert page(f"<p>avant <{tag}>dedans</{tag}> dehors</p>") == "avant dedans dehors"


@pytest.mark.parametrize(
    ("role", "cell"),
    [("table", "cell"), ("grid", "gridcell"), ("table", "columnheader"), ("grid", "rowheader")],
)
def test_roles_make_a_table_of_other_elements(role: str, cell: str) -> None:
    row = f"<div role=row><span role={cell}>a</span><span role={cell}>b</span></div>"
    assert page(f"<div role={role}>{row}{row}</div>") == "a | b\na | b"


@pytest.mark.parametrize("tag", ["label", "li", "td", "p", "dd", "legend", "summary"])
@pytest.mark.parametrize(("kind", "ticked"), [("checkbox", True), ("radio", True), ("text", False)])
def test_a_box_that_is_ticked_is_drawn_before_its_words(tag: str, kind: str, *, ticked: bool) -> None:
    outer = {"li": "ul", "td": "table", "dd": "dl", "legend": "fieldset", "summary": "details"}.get(
        tag, "div"
    )
    inner = f"<{tag}><input type={kind} checked> Bac</{tag}>"
    row = f"<tr>{inner}<td>midi</td></tr>" if tag == "td" else inner
    assert ("☑ Bac" in page(f"{prose(300)}<{outer}>{row}</{outer}>")) is ticked


@pytest.mark.parametrize(
    "name",
    "collapse accordion tab tab-pane tabpanel panel faq toggle answer reponse spoiler deplie question".split(),
)
def test_a_hidden_part_that_its_name_says_a_click_opens_is_read(name: str) -> None:
    assert stays(f"{prose(600)}<div hidden class={name}>OUT</div>")
    assert not stays(f"{prose(600)}<div hidden class=x{name}>OUT</div>")


@pytest.mark.parametrize("attribute", ["aria-controls", "data-target", "data-bs-target"])
def test_a_hidden_part_that_something_opens_is_read(attribute: str) -> None:
    assert stays(f"{prose(600)}<i {attribute}=k>+</i><p>a</p><p>b</p><div hidden id=k>OUT</div>")
    assert not stays(f"{prose(600)}<i {attribute}=other>+</i><p>a</p><p>b</p><div hidden id=k>OUT</div>")


CONSENT = (
    "accept refuse reject consent utilise use partenaire partner mesure préférence prefer policy confidentiel"
)


@pytest.mark.parametrize("word", CONSENT.split())
@pytest.mark.parametrize("name", ["cookie", "consent", "rgpd", "GDPR"])
def test_a_banner_that_asks_for_consent_is_not_read(word: str, name: str) -> None:
    long = of_weight(202)
    banner = f"<div class={name}>Cookies : {word}. {long} <button>Oui</button></div>"
    assert not stays(f"{banner}{prose(600)}")
    assert stays(f"{banner.replace('Cookies', 'Biscuits').replace(word, 'four')}{prose(600)}")


NOTES = """
doc-footnote footnote foot-notes endnotes note tip astuce warning important info attention avertissement danger caution
remarque encadre callout admonition rearnote sidenote
"""


@pytest.mark.parametrize("name", NOTES.split())
def test_a_note_is_a_part_of_the_text_it_stands_in(name: str) -> None:
    assert stays(f"<footer class={name}>OUT</footer>{prose(600)}")
    assert stays(f"<footer role={name}>OUT</footer>{prose(600)}")


FURNITURE = """
nav navbar navigation menu breadcrumb breadcrumbs fil-d-ariane filariane footer pied pied-de-page copyright colophon
header entete sidebar share sharing partage social related similaires pagination pager newsletter skip-link skiplink
toolbar tags login langue langues language sitemap
"""


@pytest.mark.parametrize("name", FURNITURE.split())
def test_a_link_alone_is_furniture_by_the_name_of_its_block(name: str) -> None:
    assert not stays(f"<div class='x {name} y'><a href=1>OUT</a></div>{prose(600)}")
    assert not stays(f"<div class=site-{name}><a href=1>OUT</a></div>{prose(600)}")
    assert stays(f"<div class=x{name}><a href=1>OUT</a></div>{prose(600)}")
