"""Facts about equations in office files and pages: read as one line, however deep their parts lie."""

from xml.etree.ElementTree import fromstring

from passerelle.index.load.equations import equation


def nested(depth: int) -> str:
    return "<mi>a</mi>" if not depth else f"<mfrac><mi>x</mi><mrow>{nested(depth - 1)}</mrow></mfrac>"


def test_a_fraction_of_fractions_keeps_its_brackets() -> None:
    assert equation(fromstring(f"<math>{nested(2)}</math>")) == "x/(x/a)"
    assert equation(fromstring(f"<math>{nested(20)}</math>")) == "x/(" * 19 + "x/a" + ")" * 19


def test_parts_that_lie_deeper_than_any_real_ones_are_read_plain() -> None:
    text = equation(fromstring(f"<math>{nested(400)}</math>"))
    assert text.startswith("x/(x/(")
    assert text.count("x") == 400


def test_a_root_has_its_number_left_out_and_all_its_parts_else() -> None:
    assert equation(fromstring("<mroot><mi>x</mi><mn>3</mn></mroot>")) == "√(x)"
    assert equation(fromstring("<msqrt><mi>x</mi><mn>3</mn></msqrt>")) == "√(x3)"
    assert equation(fromstring("<mfrac><mi>ab</mi><mrow><mi>a</mi><mo>+</mo></mrow></mfrac>")) == "ab/(a+)"


def test_a_part_of_one_sign_needs_no_brackets_and_one_of_two_does() -> None:
    assert equation(fromstring("<msub><mi>x</mi><mo>+</mo></msub>")) == "x_+"
    assert equation(fromstring("<msub><mi>x</mi><mo>+1</mo></msub>")) == "x_(+1)"
    assert equation(fromstring("<msub><mi>x</mi><mi>ab</mi></msub>")) == "x_ab"
