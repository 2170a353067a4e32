"""The blocks of reStructuredText one by one: directives by their names, items, fields, literal blocks, line blocks."""

from pathlib import Path

import pytest

from passerelle.index.load.parsed import Parsed
from passerelle.index.load.rst import load_rst

UNREAD = """
toctree contents index meta raw include literalinclude highlight currentmodule module default-role tabularcolumns
sectnum
"""
BOXES = "note warning attention caution danger error hint important tip seealso todo topic"
CALLED = {
    **dict.fromkeys(("author", "authors", "auteur"), "author"),
    **{name: name for name in ("date", "subject", "keywords", "title")},
}


def read(folder: Path, text: str) -> Parsed:
    (folder / "a.rst").write_text(text, encoding="utf-8", newline="")
    return load_rst(folder / "a.rst")


def shown(folder: Path, text: str) -> str:
    return read(folder, text).builder.text


def gaps(parsed: Parsed) -> list[tuple[str, int, str]]:
    return [(gap.kind, gap.count, gap.where) for gap in parsed.gaps]


@pytest.mark.parametrize("name", UNREAD.split())
def test_what_a_directive_says_to_the_program_is_not_read(tmp_path: Path, name: str) -> None:
    parsed = read(tmp_path, f"Un.\n\n.. {name}:: a.txt\n   :x: y\n\n   non\n\nDeux.")
    assert parsed.builder.text == "Un.\n\nDeux."
    missing = name in {"include", "literalinclude", "raw"}
    assert gaps(parsed) == ([("missing parts", 1, "a.txt")] if missing else [])


@pytest.mark.parametrize("name", BOXES.split())
def test_a_box_says_its_words_and_not_its_name(tmp_path: Path, name: str) -> None:
    assert shown(tmp_path, f".. {name}:: Un\n   deux\n\n   trois") == "Un\ndeux\n\ntrois"
    assert shown(tmp_path, f".. {name}::\n   :class: x\n\n   un") == "un"


@pytest.mark.parametrize("name", ["code", "code-block", "sourcecode", "doctest", "parsed-literal", "math"])
def test_code_stands_as_it_is_typed(tmp_path: Path, name: str) -> None:
    read_ = shown(tmp_path, f".. {name}::\n   :x: y\n\n   a  *b*\n     c\n\nFin.")
    assert read_ == ("a  b\n  c\n\nFin." if name == "parsed-literal" else "a  *b*\n  c\n\nFin.")
    argument = shown(tmp_path, f".. {name}:: x\n\n   a\n")
    assert argument == ("x\na" if name == "math" else "a")


@pytest.mark.parametrize(
    ("text", "read_", "noted"),
    [
        (".. image:: a.png\n   :alt: x\n\nFin.", "Fin.", [("pictures", 1, "a.png")]),
        (".. figure:: a.png\n\n   Un *mot*.\n", "Un mot.", [("pictures", 1, "a.png")]),
        (".. py:function:: f(x)\n\n   Un.\n", "f(x)\n\nUn.", []),
        (".. admonition:: Le gaz\n\n   Un.\n", "Le gaz\n\nUn.", []),
        (".. only:: html\n\n   Un.\n", "Un.", []),
        (".. NOTE:: Un.\n", "Un.", []),
        (".. rubric:: Un *mot*\n", "Un mot", []),
        (".. csv-table:: Prix\n   :header: a, b\n\n   1, *2*\n", "Prix\n\na | b\n1 | 2", []),
        (".. list-table::\n\n   * - a\n     - b\n", "a | b", []),
        (".. csv-table::\n   :file: p.csv\n   :url: u\n", "", [("missing parts", 1, "p.csv")]),
        ("..  _la cible:\n\nUn.", "Un.", []),
        (".. un commentaire\n   long\n\nUn.", "Un.", []),
        ("..\n   long\n\nUn.", "Un.", []),
        (".. [1] Une *note*\n   longue.\n\nUn.", "Une note longue.\n\nUn.", []),
        (".. [Rey2031] Une note.\n", "[Rey2031] Une note.", []),
        (".. note::\n\n   .. image:: a.png\n\n   Un.\n", "Un.", [("pictures", 1, "a.png")]),
        ("- un\n\n  .. note:: deux\n     trois\n\n- fin", "un\n\ndeux\ntrois\n\nfin", []),
        (".. topic:: Le gaz\n   :class: x\n\n   Un.\n", "Le gaz\n:class: x\n\nUn.", []),
        (".. |a| image:: x.png\n\nUn.", "Un.", []),
        (".. note:: Un\n\n   Un titre\n   --------\n\n   deux\n", "Un\n\nUn titre\n\ndeux", []),
    ],
)
def test_a_directive_is_read_by_its_name(
    tmp_path: Path, text: str, read_: str, noted: list[tuple[str, int, str]]
) -> None:
    parsed = read(tmp_path, text)
    assert (parsed.builder.text, gaps(parsed)) == (read_, noted)


@pytest.mark.parametrize(
    ("text", "read_"),
    [
        ("- un\n- deux\n\n- trois\n\nfin", "un\ndeux\ntrois\n\nfin"),
        ("- un\n  suite\n- deux", "un suite\ndeux"),
        ("- un\n  - deux\n    suite", "un\ndeux suite"),
        ("- un\n\nLac\n===\n\n- deux", "un\n\nLac\n\ndeux"),
        ("- un\n\n.. note:: x\n\n- deux", "un\n\nx\n\ndeux"),
        ("- un\n\n.. x\n\n- deux", "un\n\ndeux"),
        ("- un\n\n=== ===\na   b\n=== ===\n\n- deux", "un\n\na | b\n\ndeux"),
        ("- un\n\n+---+---+\n| a | b |\n+---+---+\n\n- deux", "un\n\na | b\n\ndeux"),
        ("un\ndeux", "un\ndeux"),
        ("un\n- deux", "un\ndeux"),
        ("* un", "un"),
        ("*un*", "un"),
        ("1. un\n2. deux", "1. un\n2. deux"),
        ("(a) un\n(b) deux", "(a) un\n(b) deux"),
        ("#. un\n#. deux\n\nfin\n\n#. trois", "1. un\n2. deux\n\nfin\n\n1. trois"),
        ("5. un\n#. deux\n\n#. trois", "5. un\n6. deux\n7. trois"),
        ("#) un", "1) un"),
        ("ab. un", "ab. un"),
        ("un::\n\n   a  b\n\n   c\n\nfin", "un:\n\na  b\n\nc\n\nfin"),
        ("un ::\n\n   a\n\nfin", "un\n\na\n\nfin"),
        ("::\n\n   a *b*\n\nfin *x*", "a *b*\n\nfin x"),
        ("un::\n\nfin *x*", "un:\n\nfin x"),
        ("| un\n| deux\n|\n| trois", "un\ndeux\n\ntrois"),
        ("| un\ndeux", "| un\ndeux"),
        ("un\n\n----\n\ndeux", "un\n\ndeux"),
        ("un\n\n---\n\ndeux", "un\n\ndeux"),
        ("un\n\n--\n\ndeux", "un\n\n--\n\ndeux"),
        ("un\tdeux", "un      deux"),
        (":Salle: du\n   nord\n:Jour: lundi\n\nun", "Salle : du\nnord\nJour : lundi\n\nun"),
        ("Lac\n===\n\n:Salle: nord\n\nun", "Lac\nSalle : nord\n\nun"),
        ("__ http://x\n\nun", "un"),
        ("un\r\n\r\ndeux\rtrois", "un\n\ndeux\ntrois"),
    ],
)
def test_paragraphs_and_items_are_read_without_their_marks(tmp_path: Path, text: str, read_: str) -> None:
    assert shown(tmp_path, text) == read_


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Lac\n===\n\nun\n\nMer\n---\n\nun\n\nRive\n====\n", [1, 2, 1]),
        ("===\nLac\n===\n\nun\n\nMer\n===\n\nun", [1, 2]),
        ("Lac\n===\n\n.. note::\n\n   Mer\n   ---\n\nRive\n----\n", [1, 2, 2]),
        ("Lac\n==\n", []),
        ("Le lac\n===\n", []),
        ("Le lac\n====\n", [1]),
        ("Lac\n=-=\n", []),
        (" Lac\n====\n", []),
        ("====\n Lac\n====\n", [1]),
        ("====\nLac\n----\n", []),
        ("====\n----\n", []),
        *((f"Lac\n{sign * 3}\n", [1]) for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
    ],
)
def test_a_title_is_underlined_and_its_level_is_that_of_its_mark(
    tmp_path: Path, text: str, levels: list[int]
) -> None:
    assert [each.level for each in read(tmp_path, text + "\n\nFin.").builder.headings] == levels


@pytest.mark.parametrize("name", sorted(CALLED))
def test_each_name_of_a_field_is_known(tmp_path: Path, name: str) -> None:
    parsed = read(tmp_path, f":{name.upper()}: 4 mai\n   2031\n\nun")
    said = {**parsed.fields, **({"title": parsed.title} if parsed.title else {})}
    assert said == {CALLED[name]: "2031-05-04" if CALLED[name] == "date" else "4 mai 2031"}
    assert parsed.builder.text == "un"


@pytest.mark.parametrize("name", ["orphan", "nocomments", "nosearch", "tocdepth"])
def test_what_is_said_to_sphinx_is_no_text(tmp_path: Path, name: str) -> None:
    assert shown(tmp_path, f":{name}: 2\n:Lieu: Vey\n\nun") == "Lieu : Vey\n\nun"


@pytest.mark.parametrize(
    ("given", "sign"),
    [
        ("replace:: Le *bac*", "Le *bac*"),
        *(
            (f"unicode:: {code}", "©")
            for code in ("0xA9", "xA9", "\\xA9", "U+A9", "UA9", "u00A9", "\\u00A9", "&#xA9;")
        ),
        ("unicode:: un 0x21 .. non", "un!"),
        ("unicode:: 0xG9", "0xG9"),
        ("image:: a.png", ""),
    ],
)
def test_a_name_stands_for_a_text_or_for_signs(tmp_path: Path, given: str, sign: str) -> None:
    assert shown(tmp_path, f"x|a|y\n\n.. |a| {given}\n") == f"x{sign}y"
    assert shown(tmp_path, f".. note::\n\n   x|a|y\n\n.. |a| {given}\n") == f"x{sign}y"
    assert shown(tmp_path, f".. note::\n\n   x|a|y\n\n   .. |a| {given}\n") == f"x{sign}y"


@pytest.mark.parametrize(
    ("text", "read_"),
    [
        (".. versionchanged:: 2.3\n   The default is now 5.\n", "Changed in version 2.3: The default is now 5."),
        (".. versionchanged:: 2.3 The default\n   is now 5.\n", "Changed in version 2.3: The default\nis now 5."),
        (".. deprecated:: 2.2\n\n   ``pool``.\n\n   It waits.\n", "Deprecated since version 2.2: pool.\n\nIt waits."),
        (".. versionremoved:: 4.0\n\nIt is gone for good.", "Removed in version 4.0.\n\nIt is gone for good."),
        (".. versionadded:: 3.1\n   - the pool\n   - the lock\n", "Added in version 3.1:\n\nthe pool\nthe lock"),
        (
            "Le bac part du port chaque matin.\n\n.. versionadded:: 2.1\n   Le délai est compté en secondes.\n",
            "Le bac part du port chaque matin.\n\nAjouté dans la version 2.1 : Le délai est compté en secondes.",
        ),
    ],
)  # fmt: skip
def test_what_a_version_changed_is_said_as_sphinx_says_it(tmp_path: Path, text: str, read_: str) -> None:
    assert shown(tmp_path, text) == read_


def test_the_caption_of_code_and_the_words_of_a_picture_are_read(tmp_path: Path) -> None:
    code = ".. code-block:: ini\n   :caption: in *widget.ini*\n\n   retry = 5\n"
    assert shown(tmp_path, code) == "in widget.ini\n\nretry = 5"
    picture = ".. image:: a.png\n   :alt: The two offices, Leeds at the left\n\nEnd."
    assert shown(tmp_path, picture) == "The two offices, Leeds at the left\n\nEnd."


def test_a_paragraph_that_begins_with_a_role_is_no_field(tmp_path: Path) -> None:
    assert (
        shown(tmp_path, "Lac\n===\n\n:ref:`Le niveau <n>` du lac\nbaisse.")
        == "Lac\n\nLe niveau du lac\nbaisse."
    )
