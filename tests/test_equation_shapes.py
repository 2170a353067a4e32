"""Facts about the shapes of equations, in the words of Word (OMML) and of the web (MathML)."""

from xml.etree.ElementTree import fromstring

import pytest

from passerelle.index.load.equations import equation


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<sSup><sSupPr><t>x</t></sSupPr><e><r><t>m</t></r></e><sup><r><t>2</t></r></sup></sSup>", "m²"),
        ("<sSup><e><r><t>m</t></r></e><sup><r><t>n+1</t></r></sup></sSup>", "m^(n+1)"),
        ("<sSup><e><r><t>m</t></r></e><sup><r><t>n</t></r></sup></sSup>", "m^n"),
        ("<sSup><sup><r><t>2</t></r></sup><e><r><t>m</t></r></e></sSup>", "m²"),
        ("<sSub><e><r><t>x</t></r></e><sub><r><t>i-1</t></r></sub></sSub>", "x_(i-1)"),
        ("<sSub><sub><r><t>i</t></r></sub><e><r><t>x</t></r></e></sSub>", "x_i"),
        (
            "<sSubSup><e><r><t>x</t></r></e><sub><r><t>i</t></r></sub><sup><r><t>2</t></r></sup></sSubSup>",
            "x_i²",
        ),
        (
            "<sSubSup><sSubSupPr/><sup><r><t>2</t></r></sup><sub><r><t>i</t></r></sub><e><r><t>x</t></r></e></sSubSup>",
            "x_i²",
        ),
        ("<f><fPr/><num><r><t>a+b</t></r></num><den><r><t>c</t></r></den></f>", "(a+b)/c"),
        ("<f><den><r><t>c</t></r></den><num><r><t>ab</t></r></num></f>", "ab/c"),
        ("<rad><radPr/><deg/><e><r><t>x</t></r></e></rad>", "√(x)"),
        ("<d><e><r><t>x</t></r></e></d>", "(x)"),
        ('<d><dPr><begChr val="["/><endChr val="|"/></dPr><e><r><t>x</t></r></e></d>', "[x|"),
        ('<d><dPr><begChr val="{"/></dPr><e><r><t>x</t></r></e><e><r><t>y</t></r></e></d>', "{xy)"),
        (
            (
                '<nary><naryPr><chr val="∑"/></naryPr><sub><r><t>i=1</t></r></sub><sup><r><t>n</t></r></sup>'
                "<e><r><t>i</t></r></e></nary>"
            ),
            "∑_(i=1)^n i",
        ),
        (
            "<nary><sub><r><t>0</t></r></sub><sup><r><t>1</t></r></sup><e><r><t>x</t></r></e></nary>",
            "∫_0^1 x",
        ),
        ("<r><t> a </t></r><r><t>b</t></r>", " a b"),
    ],
)
def test_an_equation_of_word_is_one_line(inside: str, text: str) -> None:
    assert equation(fromstring(f"<oMath>{inside}</oMath>")) == text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<msup><mi>x</mi><mn>10</mn></msup>", "x¹⁰"),
        ("<msup><mi>x</mi><mi>ab</mi></msup>", "x^ab"),
        ("<msup><mi>x</mi></msup>", "x"),
        ("<mover><mi>x</mi><mo>→</mo></mover>", "x^→"),
        ("<munder><mi>lim</mi><mi>n</mi></munder>", "lim_n"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_i²"),
        ("<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover>", "∑_1^n"),
        ("<msubsup><mi>x</mi><mi>i</mi></msubsup>", "xi"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        ("<mi> x </mi><mo> + </mo>", "x+"),
        ("<semantics><mi>x</mi><annotation>x^2</annotation></semantics>", "x"),
        ("<mrow><annotation-xml><mi>y</mi></annotation-xml><mi>x</mi></mrow>", "x"),
    ],
)
def test_an_equation_of_the_web_is_one_line(inside: str, text: str) -> None:
    assert equation(fromstring(f"<math>{inside}</math>")) == text


@pytest.mark.parametrize("name", "annotation annotation-xml rPr ctrlPr sSupPr fPr dPr naryPr radPr".split())
def test_what_says_how_a_part_is_drawn_is_no_part_of_it(name: str) -> None:
    assert equation(fromstring(f"<{name}>x</{name}>")) == ""
    assert equation(fromstring(f"<math><{name}><mi>y</mi></{name}><mi>x</mi></math>")) == "x"
    assert equation(fromstring(f"<mfrac><{name}/><mi>x</mi><mi>y</mi></mfrac>")) == "x/y"


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("mfrac", "x"),
        ("f", "x"),
        ("msub", "x"),
        ("sSub", "x"),
        ("munder", "x"),
        ("mover", "x"),
        ("sSup", "x"),
        ("sSubSup", "x"),
        ("munderover", "x"),
        ("rad", "√(x)"),
        ("msqrt", "√(x)"),
        ("mroot", "√(x)"),
        ("d", "(x)"),
        ("nary", "∫_^ "),
        ("mrow", "x"),
    ],
)
def test_a_shape_of_too_few_parts_is_its_parts(shape: str, text: str) -> None:
    assert equation(fromstring(f"<{shape}><mi>x</mi></{shape}>")) == text


@pytest.mark.parametrize(("shape", "look"), [("mroot", "radPr"), ("d", "dPr"), ("nary", "naryPr")])
def test_a_shape_without_a_part_says_nothing(shape: str, look: str) -> None:
    assert equation(fromstring(f"<{shape}><{look}/></{shape}>")) == ""


def test_a_part_is_read_plain_below_the_deepest() -> None:
    fraction = fromstring("<mfrac><mi>x</mi><mi>y</mi></mfrac>")
    assert equation(fraction, 60) == "x/y"
    assert equation(fraction, 61) == "xy"


@pytest.mark.parametrize(
    ("element", "text"),
    [("<mi> x </mi>", "x"), ("<t> x </t>", " x "), ("<r> x </r>", " x "), ("<math/>", "")],
)
def test_white_space_around_a_sign_of_the_web_is_none_and_in_word_it_is(element: str, text: str) -> None:
    assert equation(fromstring(element)) == text
