"""What each token of an RTF text does: groups, destinations, signs, letters in Unicode, fields, dates."""

import pytest

from passerelle.index.load.blocks import Paragraph
from passerelle.index.load.rtf.reader import Reader
from passerelle.index.load.rtf.tokens import tokens


def reader(body: str) -> Reader:
    made = Reader()
    for token in tokens(rf"{{\rtf1 {body}"):
        made.take(token)
    return made


def read(body: str) -> str:
    """Return the paragraphs of *body*, and those below them, parted by bars."""
    blocks = reader(body).finish()
    return "|".join(
        each.text
        for block in blocks
        if isinstance(block, Paragraph)
        for each in (block, *(inner for inner in block.below if isinstance(inner, Paragraph)))
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\'e9t\'e9", "été"),
        (r"\u233?t\u233?", "été"),
        (r"\u233 ?t", "ét"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u-8704?", "\ude00"),
        (r"a\u-8704?", "a\ude00"),
        (r"\u1114111?x", "\U0010ffffx"),
        (r"\u1114112?x", "x"),
        (r"\u0 ?x", "\0x"),
        (r"\u65536?x", "\U00010000x"),
        (r"\uc2\u233 abc", "éc"),
        (r"\uc2\u233\'61\'62c", "éc"),
        (r"\uc2\u233 a\'62c", "éc"),
        (r"\uc2\u233\~\~c", "éc"),
        (r"\uc2\u233\tab bc", "é c"),
        (r"\uc1\u8212\emdash x", "—x"),
        (r"\uc2\u8220\ldblquote\rdblquote x", "“x"),
        (r"\uc1\u233\tab x", "é x"),
        *((rf"\uc1\u233\{end} un", "é|un") for end in ("par", "sect", "page", "nestcell", "nestrow")),
        ("\\uc1\\u233\\\nun", "é|un"),
        (r"\uc3\u233 {abc}d", "éabcd"),
        (r"{\uc3\u233 a}bcd", "ébcd"),
        (r"\uc1\u233\u234 ??x", "éê?x"),
        (r"\~\_\-\{\}\\\:\|", "\u00a0\u2011{}\\"),
        (r"\;x", "x"),
        ("un\\\ndeux\\\rtrois", "un|deux|trois"),
    ],
)
def test_letters_and_signs_are_read(body: str, text: str) -> None:
    assert read(body) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"un{\*\inconnu deux}trois", "untrois"),
        (r"un{\inconnu deux}trois", "undeuxtrois"),
        (r"un{\*\inconnu {\b deux}}trois", "untrois"),
        (r"un{\*\b\inconnu deux}trois", "untrois"),
        (r"un{{\*}\inconnu deux}trois", "undeuxtrois"),
        (r"un{\colortbl deux}trois", "untrois"),
        (r"un{\v deux}trois", "untrois"),
        (r"un{\mfPr deux}trois", "untrois"),
        (r"un{\mf deux}trois", "undeuxtrois"),
        (r"un{\*\mr deux}trois", "untrois"),
        (r"un{\upr{deux}{\*\ud{trois}}}quatre", "untroisquatre"),
        (r"un{\*\ud deux}trois", "undeuxtrois"),
        (r"un{\title deux}trois", "undeuxtrois"),
        (r"un{\info{\title deux}{\comment trois}}quatre", "unquatre"),
        (r"un{\header deux\par}trois", "untrois"),
        (r"un{\footnote note}deux", "undeux|note"),
        (r"un{\shptxt a{\footnote b}}deux", "undeux|a"),
        (r"un}deux", "undeux"),
    ],
)
def test_words_go_where_their_group_says(body: str, text: str) -> None:
    assert read(body) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt lien}}", "lien"),
        (r"{\field{\*\fldinst SYMBOL 128}{\fldrslt}}", "€"),
        (r"{\field{\*\fldinst SYMBOL 128}{\fldrslt }}", "€"),
        (r"{\field{\*\fldinst SYMBOL 128}{\fldrslt E}}", "E"),
        (r"a{\field{\*\fldinst SYMBOL 128}}", "a€"),
        (r"{\field{\*\fldinst SYMBOL 128}}{\field{\*\fldinst PAGE}}", "€"),
        (r"{\header{\field{\*\fldinst SYMBOL 128}}}a", "|€||a"),
        (r"{\v{\field{\*\fldinst SYMBOL 128}}}a", "a"),
        (r"{\field{\*\fldinst SYM}{\*\fldinst BOL 128}}", ""),
        (r"{\*\formfield\fftype1\ffres0\ffdefres1}", "☐"),
        (r"{\*\formfield\fftype1\ffres1}", "☒"),
        (r"{\*\formfield\fftype1\ffres2\ffdefres1}", "☐"),
        (r"{\*\formfield\fftype1\ffdefres1}", "☒"),
        (r"{\*\formfield\fftype1\ffres25\ffdefres1}", "☒"),
        (r"{\*\formfield\fftype1}", "☐"),
        (r"{\*\formfield\fftype0\ffres1}", ""),
        (r"{\*\formfield\fftype2\ffres1}", ""),
        (r"{\*\formfield\fftype1\ffres1}{\*\formfield\ffres1}", "☒"),
        (r"{\*\formfield\fftype1\ffres1}{\*\formfield\fftype1}", "☒☐"),
        (r"{\*\formfield\fftype1\ffdefres1}{\*\formfield\fftype1}", "☒☐"),
    ],
)
def test_fields_say_their_result_else_their_sign(body: str, text: str) -> None:
    assert read(body) == text


@pytest.mark.parametrize(
    ("body", "dates"),
    [
        (r"{\info{\creatim\yr2031\mo4\dy5}}", {"created": "2031-04-05"}),
        (r"{\info{\revtim\yr2031\mo12\dy31\hr4}}", {"revised": "2031-12-31"}),
        (r"{\info{\creatim\yr2031\mo4\dy5}{\revtim\yr2032\mo4}}", {"created": "2031-04-05"}),
        (r"{\info{\creatim\yr2031\mo4}{\revtim\dy5}}", {}),
        (r"{\info{\creatim\yr\mo4\dy5}}", {}),
        (r"{\info{\printim\yr2031\mo4\dy5}}", {}),
    ],
)
def test_the_days_of_a_document_have_three_parts_each(body: str, dates: dict[str, str]) -> None:
    assert reader(body).dates == dates


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (r"{\header Mairie\par d'Orsec}", [("page furniture", 1, "Mairie d'Orsec")]),
        (r"{\header Mairie}{\footer Page}", [("page furniture", 2, "Mairie, Page")]),
        (r"{\header \par}", []),
        (r"{\v un}{\annotation x}{\v deux}", [("hidden text", 2, "un, deux"), ("comments", 1, "")]),
        (r"{\pict 00}", [("pictures", 1, "")]),
        (r"{\object 00}", [("embedded files", 1, "")]),
        (r"a{\field{\*\fldinst SYMBOL 1 \\f Wingdings}}", [("letters without meaning", 1, "a field")]),
    ],
)
def test_what_is_not_read_is_accounted_for(body: str, said: list[tuple[str, int, str]]) -> None:
    made = reader(body)
    made.finish()
    assert [(gap.kind, gap.count, gap.where) for gap in made.written.account.gaps] == said


def test_a_document_ends_with_the_group_that_it_is() -> None:
    made = reader("un{deux}")
    assert not made.ended
    for token in tokens("}"):
        made.take(token)
    assert made.ended


def test_a_note_ends_with_its_own_group_and_one_left_open_with_the_text() -> None:
    assert read(r"Un{\footnote a{\b b}c} an.") == "Un an.|abc"
    assert read(r"Un{\footnote a{\shptxt b}c} an.") == "Un an.|ac"
    assert read(r"Un{\footnote a") == "Un|a"


def test_a_font_named_in_the_table_draws_the_letters_behind_it() -> None:
    table = r"{\fonttbl{\f1\fcharset204 Cyr;}{\f2 Wingdings;}}"
    assert read(rf"{table}{{\f1 \'cf}}\'e9{{\f2 \'fe}}") == "Пé☑"
    assert read(rf"{table}\f1 \'cf\f0 \'e9") == "Пé"


def test_a_style_is_named_by_its_group() -> None:
    sheet = r"{\stylesheet{\s1 heading 1;}{\*\cs2 Strong;}{\s3\outlinelevel2 Bac;}{Normal;}}"
    blocks = reader(sheet + r"\s1 un\par\pard\s3 deux\par\pard trois\par\s2 quatre").finish()
    assert [(each.text, each.level) for each in blocks if isinstance(each, Paragraph)] == [
        ("un", 1),
        ("deux", 3),
        ("trois", 0),
        ("quatre", 0),
    ]


def test_a_label_keeps_what_its_paragraph_was_and_makes_it_an_item() -> None:
    sheet = r"{\stylesheet{\s1 heading 1;}{\s2 toc 1;}}"
    for label in ("listtext", "pntext"):
        blocks = reader(
            rf"{sheet}\pard\s1{{\{label}\pard 1.\tab}}un\par\pard{{\{label} a)\tab}}deux"
        ).finish()
        assert blocks == [Paragraph("1. un", 1), Paragraph("a) deux", 0, item=True)]
        assert reader(rf"{sheet}\pard\s2{{\{label}\pard 1.}}un").finish() == [Paragraph("1.", 0, item=True)]
