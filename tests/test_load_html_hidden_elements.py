"""What becomes of each element, class and role of a page: shown, hidden, a block of its own, or around the text."""

import pytest
from web_pages import each, prose, stays

from passerelle.index.load.html import parse_html

NEVER = """
<script>OUT</script> | <style>OUT</style> | <template>OUT</template> | <noscript>OUT</noscript>
<select><option>OUT</select> | <textarea>OUT</textarea> | <iframe>OUT</iframe> | <object>OUT</object>
<canvas>OUT</canvas> | <audio>OUT</audio> | <video>OUT</video> | <svg><title>OUT</title></svg>
<svg><desc>OUT</desc></svg> | <svg><metadata>OUT</metadata></svg> | <svg><symbol><text>OUT</text></symbol></svg>
<span class=katex-html>OUT</span> | <a class=headerlink>OUT</a>
<span role=doc-pagebreak>OUT</span> | <span epub:type='x pagebreak'>OUT</span> | <rp>OUT</rp> | <rt>OUT</rt>
<annotation>OUT</annotation> | <annotation-xml>OUT</annotation-xml>
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


@pytest.mark.parametrize("element", each(NEVER))
def test_what_nobody_sees_or_what_stands_around_the_text_is_not_read(element: str) -> None:
    assert not stays(f"{prose(600)}{element}{prose(600)}")


def test_the_table_of_contents_of_a_book_is_no_part_of_its_text() -> None:
    for kind, shown in (("x toc", False), ("landmarks", True)):
        text = parse_html(f"<nav epub:type='{kind}'>OUT</nav><p>Bac.</p>", furniture=False).builder.text
        assert ("OUT" in text) is shown


@pytest.mark.parametrize("element", each(ALWAYS))
def test_what_a_reader_sees_is_read(element: str) -> None:
    assert stays(f"{prose(600)}{element}{prose(600)}")
