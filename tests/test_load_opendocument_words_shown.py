"""The words of an OpenDocument paragraph, element by element, and what is noted of what it does not show."""

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from open_documents import first, gaps, held

from passerelle.index.load.opendocument.words import Reader, Words, read_controls

UNSEEN = """
tracked-changes note-citation table-of-content illustration-index table-index alphabetical-index object-index user-index
bibliography-source sequence-decls variable-decls user-field-decls forms event-listeners title desc ruby-text
soft-page-break placeholder label
"""
STYLES = (
    '<style name="Tu"><text-properties display="none"/></style>'
    '<style name="Haut"><text-properties text-position="super"/></style>'
    '<style name="Bas"><text-properties text-position="sub"/></style>'
    '<style name="Signe"><text-properties font-name="Wingdings"/></style>'
    '<style name="Ote"><text-properties text-line-through-style="solid"/></style>'
    '<style name="Garde"><text-properties text-line-through-style="none"/></style>'
)


def read(inside: str, more: str = "") -> tuple[Words, list[tuple[str, int, str]]]:
    file = held(f"<p {more}>{inside}</p>", STYLES)
    return Reader(file, {"c": "☒ Reçu"}).read(first(file)), gaps(file)


def text(inside: str, more: str = "") -> str:
    return read(inside, more)[0].text


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("un \n\t deux", "un deux"),
        ("a<tab/>b<line-break/>c", "a\tb\nc"),
        ("a<s/>b", "a b"),
        ('a<s c="3"/>b', "a   b"),
        ('a<s c="x"/>b', "a b"),
        ('a<s c="81"/>b', f"a{' ' * 80}b"),
        ("a<span>b</span>c", "abc"),
        ("a<span>b<span>c</span>d</span>e", "abcde"),
        ("a<note><note-citation>1</note-citation></note>b", "ab"),
        ("<ruby><ruby-base>東</ruby-base><ruby-text>tō</ruby-text></ruby> x", "東 (tō) x"),
        ('<control control="c"/> oui', "☒ Reçu oui"),
        ('<control control="d"/>oui', "oui"),
        ("a<number>IV</number>b", "ab"),
        ("<content-control>un</content-control>", "un"),
        ('<content-control showing-place-holder="true">un</content-control>deux', "deux"),
        ('<content-control checkbox="true"/> un', "☐ un"),
        ('<content-control checkbox="true" checked="true"/> un', "☒ un"),
        ('<content-control checkbox="true" checked="true"> </content-control>un', "☒ un"),
        ('<content-control checkbox="true">☑</content-control> un', "☑ un"),
        ("<conditional-text>un</conditional-text>", "un"),
    ],
)
def test_each_element_shows_its_words(inside: str, shown: str) -> None:
    assert text(inside) == shown


@pytest.mark.parametrize("name", ["p", "h"])
def test_a_paragraph_and_a_heading_look_as_their_style_says(name: str) -> None:
    file = held(f'<{name} style-name="Haut">10</{name}>', STYLES)
    assert Reader(file).read(first(file)).text == "¹⁰"


@pytest.mark.parametrize(
    ("name", "shown"), [("span", "¹⁰"), ("a", "¹⁰"), ("conditional-text", "10"), ("bookmark-ref", "10")]
)
def test_a_span_and_a_link_look_as_their_style_says(name: str, shown: str) -> None:
    assert text(f'<{name} style-name="Haut">10</{name}>') == shown


@pytest.mark.parametrize(
    ("inside", "shown", "noted"),
    [
        ("<image/><image/>", "", [("pictures", 1, "")]),
        ('<object href="./O"/><image/>', "", [("embedded files", 1, "O")]),
        ('<object-ole href="./O"/><image/>', "", [("embedded files", 1, "O")]),
        ("<object><math><mi>x</mi></math></object><image/>", "x", []),
        *((f"<{name}/><image/>", "", []) for name in ("text-box", "plugin", "applet", "floating-frame")),
        ("<title/><image/>", "", [("pictures", 1, "")]),
    ],
)
def test_a_frame_holds_one_thing_and_what_stands_in_for_it(
    inside: str, shown: str, noted: list[tuple[str, int, str]]
) -> None:
    words, found = read(f"<frame>{inside}</frame>")
    assert (words.text, found) == (shown, noted)


def test_what_stands_behind_a_span_within_another_looks_as_the_outer_one() -> None:
    words, noted = read('un<span style-name="Tu">deux<span>trois</span>quatre</span>cinq')
    assert words.text == "uncinq"
    assert noted == [("hidden text", 3, "deux, trois, quatre")]
    assert text('10<span style-name="Haut"><span>2</span>3</span>4') == "10²³4"


@pytest.mark.parametrize("name", UNSEEN.split())
def test_what_is_no_text_is_passed_over_and_what_stands_behind_it_is_read(name: str) -> None:
    assert read(f"un<{name}>deux</{name}>trois")[1] == []
    assert text(f"un<{name}>deux</{name}>trois") == "untrois"


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("Haut", "10²"),
        ("Bas", "10₂"),
        ("Tu", "10"),
        ("Ote", "10"),
        ("Garde", "102"),
        ("Rien", "102"),
        ("", "102"),
    ],
)
def test_a_span_shows_its_words_as_its_style_says(style: str, shown: str) -> None:
    assert text(f'10<span style-name="{style}">2</span>') == shown
    assert text(f'10<a style-name="{style}">2</a>') == shown
    assert text(f'10<bookmark style-name="{style}">2</bookmark>') == "102"


@pytest.mark.parametrize(
    ("paragraph", "span", "shown"),
    [
        ("Tu", "Garde", ""),
        ("Ote", "Garde", "un"),
        ("Ote", "Haut", ""),
        ("Garde", "Ote", ""),
        ("", "Garde", "un"),
    ],
)
def test_a_span_looks_as_its_paragraph_where_it_says_nothing(paragraph: str, span: str, shown: str) -> None:
    given = f'style-name="{paragraph}"'
    assert text(f'<span style-name="{span}">un</span>', given) == shown
    assert text("\uf0fe", 'style-name="Signe"') == "☑"
    assert text('<span style-name="Signe"><span style-name="Garde">\uf0fe</span></span>') == "☑"
    assert text('<span style-name="Signe">q</span>') == "☐"
    assert text('<span style-name="Signe"><span style-name="Haut">q</span></span>q') == "☐q"
    assert text('10<span style-name="Haut"><span style-name="Garde">2</span></span>') == "10²"


@pytest.mark.parametrize(
    ("inside", "noted"),
    [
        ('<span style-name="Tu">caché</span>', [("hidden text", 1, "caché")]),
        ('<span style-name="Ote">ôté</span>', [("deletions", 1, "ôté")]),
        ('<span style-name="Tu"> </span>', []),
        ('<span style-name="Tu"><span style-name="Ote">x</span></span>', [("hidden text", 1, "x")]),
        ("<hidden-text>x</hidden-text>", [("hidden text", 1, "x")]),
        ('<hidden-text string-value="y">x</hidden-text>', [("hidden text", 1, "y")]),
        ('<variable-set display="none">x</variable-set>', [("hidden text", 1, "x")]),
        ('<span style-name="Tu"><hidden-text>x</hidden-text></span>', []),
        ("<annotation><creator>Luc</creator><p>x</p></annotation>", [("comments", 1, "Luc")]),
        ("<annotation/>", [("comments", 1, "")]),
        ("<frame><image/></frame>", [("pictures", 1, "")]),
        ("<frame><object xlink:href='./O 1/'/></frame>", [("embedded files", 1, "O 1")]),
        ("<frame><object-ole/><image/></frame>", [("embedded files", 1, "")]),
        ("<frame><text-box/><image/></frame>", []),
        ("<span><image/><image/></span>", [("pictures", 2, "")]),
    ],
)
def test_what_is_not_shown_is_noted(inside: str, noted: list[tuple[str, int, str]]) -> None:
    words, found = read(f"vu{inside}")
    assert (words.text, found) == ("vu", noted)


def test_equations_are_words_and_other_documents_are_kept() -> None:
    math = "<object><math><mi>x</mi><mo>=</mo><mn>2</mn></math></object>"
    words, _ = read(f"Soit <frame>{math}<image/></frame>.")
    assert words.text == "Soit x=2."
    inner = "<object><document><body><text><p>un</p></text></body></document></object>"
    words, noted = read(f"a<frame>{inner}</frame>b")
    assert (words.text, len(words.objects), noted) == ("ab", 1, [])


def test_what_hangs_on_a_paragraph_is_kept_for_those_who_read_it() -> None:
    words, _ = read("a<note><note-body/></note>b<frame><text-box/></frame><table/><list/>c")
    assert [each.tag for each in words.aside] == ["note-body", "text-box", "table", "list"]
    assert (words.text, words.number) == ("abc", None)
    assert read("<number> IV </number>")[0].number == "IV"
    assert read("<number/>")[0].number == ""


BESIDE = """
note-body text-box table list custom-shape rect ellipse circle line polygon polyline path connector caption
regular-polygon
"""


@pytest.mark.parametrize("name", BESIDE.split())
def test_what_has_words_of_its_own_hangs_on_its_paragraph(name: str) -> None:
    words, noted = read(f"a<{name}><p>un</p></{name}>b")
    assert ([each.tag for each in words.aside], words.text, noted) == ([name], "ab", [])


QUAY, SHORE = "<desc>Le bac vert à quai</desc>", "<title>La rive au soir</title>"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (f"<frame><image/>{QUAY}</frame>", ["Le bac vert à quai"]),
        (f"<frame><image/>{SHORE}</frame>", ["La rive au soir"]),
        (f"<frame>{SHORE}{QUAY}<image/></frame>", ["Le bac vert à quai"]),
        (f"<frame>{SHORE}<desc>Logo</desc><image/></frame>", ["La rive au soir"]),
        ("<frame><image/><desc>Logo</desc></frame>", []),
        (f"<frame><text-box/>{QUAY}</frame>", []),
        (f"<span><image/>{QUAY}</span>", []),
        (f"<frame><image/>{QUAY}</frame><frame><image/>{SHORE}</frame>", ["Le bac vert à quai", "La rive au soir"]),
        (f'<span style-name="Tu"><frame><image/>{QUAY}</frame></span>', []),
    ],
)  # fmt: skip
def test_a_picture_says_its_longer_description_or_the_short_one(inside: str, said: list[str]) -> None:
    assert read(inside)[0].pictures == said


CHOSEN = '<option label="a" current-selected="true"/>'


@pytest.mark.parametrize(
    ("control", "shown"),
    [
        ('<checkbox form:id="c" label="Reçu"/>', "☐ Reçu"),
        ('<checkbox form:id="c" label="Reçu" state="checked"/>', "☒ Reçu"),
        ('<checkbox form:id="c" label="Reçu" current-state="unchecked" state="checked"/>', "☐ Reçu"),
        ('<checkbox form:id="c" state="checked"/>', "☒"),
        ('<radio form:id="c" label="Reçu"/>', "☐ Reçu"),
        ('<radio form:id="c" label="Reçu" selected="true"/>', "☒ Reçu"),
        ('<radio form:id="c" label="Reçu" current-selected="true"/>', "☒ Reçu"),
        ('<text form:id="c" value="Roy" label="Nom"/>', "Roy"),
        ('<text form:id="c" current-value="Rey" value="Roy"/>', "Rey"),
        ('<fixed-text form:id="c" label="Nom"/>', "Nom"),
        ('<text form:id="c"/>', ""),
        ('<listbox form:id="c"><option label="a"/><option label="b" selected="true"/></listbox>', "b"),
        (f'<listbox form:id="c">{CHOSEN}<option label="b" selected="true"/></listbox>', "a, b"),
        ('<listbox form:id="c"><option label="a" selected="false"/></listbox>', ""),
    ],
)  # fmt: skip
def test_a_field_of_a_form_shows_what_was_put_into_it(control: str, shown: str) -> None:
    file = held(f"<forms><form>{control}</form></forms><p/>")
    assert read_controls(file.body) == {"c": shown}


@pytest.mark.parametrize(
    ("inside", "words", "objects"),
    [
        ("<math><mi>y</mi></math>", "ay b", 0),
        ("<document><body><spreadsheet><p>y</p></spreadsheet></body></document>", "a b", 1),
    ],
)
def test_of_objects_in_parts_of_the_file_only_an_equation_is_words(
    tmp_path: Path, inside: str, words: str, objects: int
) -> None:
    with ZipFile(tmp_path / "a.odt", "w") as made:
        made.writestr("O 1/content.xml", inside)
    with ZipFile(tmp_path / "a.odt") as archive:
        file = replace(
            held("<p>a<frame><object xlink:href='./O 1/'/></frame> b</p>", STYLES), archive=archive
        )
        found = Reader(file, {}).read(first(file))
    assert (found.text, len(found.objects), gaps(file)) == (words, objects, [])
