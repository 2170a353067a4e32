"""The titles and marks of reStructuredText."""

from pathlib import Path

import pytest

from passerelle.index.load.rst import load_rst


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Le bac\n======\n\nIl part.", [("Le bac", 1)]),
        ("Le bac\n===\n\nIl part.", []),
        ("Bac\n===\n\nIl part.", [("Bac", 1)]),
        ("======\nLe bac\n======\n\nIl part.", [("Le bac", 1)]),
        ("======\nLe bac\n------\n\nIl part.", []),
        ("  Le bac\n========\n\nIl part.", []),
        ("Un\n====\n\nDeux\n----\n\nTrois\n====\n\nIl part.", [("Un", 1), ("Deux", 2), ("Trois", 1)]),
        ("====\nUn\n====\n\nDeux\n====\n\nIl part.", [("Un", 1), ("Deux", 2)]),
    ],
)
def test_a_title_is_underlined_by_four_signs_or_as_many_as_it_has(
    tmp_path: Path, text: str, headings: list[tuple[str, int]]
) -> None:
    (tmp_path / "a.rst").write_text(text, encoding="utf-8")
    builder = load_rst(tmp_path / "a.rst").builder
    assert [(builder.text[each.start : each.end], each.level) for each in builder.headings] == headings


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (".. image:: bac.png\n\nIl part.", "Il part."),
        (".. raw:: html\n\n   <p>x</p>\n\nIl part.", "Il part."),
        (".. math:: a+b\n\n   c\n", "a+b\nc"),
        (".. csv-table:: Oies\n\n   Harle, 40\n   Morve, 2\n", "Oies\n\nHarle | 40\nMorve | 2"),
        (".. warning:: Clos.\n\n   Sauf en mai.\n", "Clos.\n\nSauf en mai."),
        ("Il part ::\n\n   midi\n\nFin.", "Il part\n\nmidi\n\nFin."),
        ("::\n\n   midi\n\nFin.", "midi\n\nFin."),
        ("==== ====\nA    B\n==== ====\nun   deux\n     trois\n==== ====\n\nFin.", "A | B\nun | deux trois\n\nFin."),
        ("==== ====\nun   deux\n==== ====\n\nFin.", "un | deux\n\nFin."),
        (":Lieu: Harle\n\nIl part.", "Lieu : Harle\n\nIl part."),
        ("----\n\nIl part.", "Il part."),
        ("- un\n\n- deux\n\nFin.", "un\ndeux\n\nFin."),
    ],
)  # fmt: skip
def test_the_marks_of_restructuredtext_are_read_as_they_are_shown(
    tmp_path: Path, text: str, shown: str
) -> None:
    (tmp_path / "a.rst").write_text(text, encoding="utf-8")
    assert load_rst(tmp_path / "a.rst").builder.text == shown


@pytest.mark.parametrize(
    ("text", "fields", "said"),
    [
        (":auteur: Ada\n\nLu.", {"author": "Ada"}, "Lu."),
        ("Un\n====\n\n:auteur: Ada\n\nLu.", {"author": "Ada"}, "Un\n\nLu."),
        ("Un\n====\n\nDeux\n----\n\n:auteur: Ada\n\nLu.", {}, "Un\n\nDeux\n\n:auteur: Ada\n\nLu."),
    ],
)
def test_fields_stand_before_the_text_or_below_its_title(
    tmp_path: Path, text: str, fields: dict[str, str], said: str
) -> None:
    (tmp_path / "a.rst").write_text(text, encoding="utf-8")
    parsed = load_rst(tmp_path / "a.rst")
    assert (parsed.fields, parsed.builder.text) == (fields, said)


@pytest.mark.parametrize(
    ("codes", "signs"),
    [("U+20AC", "€"), ("0xA9", "©"), ("0xA9 U+2122", "©™"), ("0xA9s", "0xA9s"), ("x20AC", "€")],
)
def test_the_codes_of_a_sign_are_shown_as_it(tmp_path: Path, codes: str, signs: str) -> None:
    (tmp_path / "a.rst").write_text(f"Lu |x| vu.\n\n.. |x| unicode:: {codes}", encoding="utf-8")
    assert load_rst(tmp_path / "a.rst").builder.text == f"Lu {signs} vu."


def shown(folder: Path, text: str) -> str:
    (folder / "a.rst").write_text(text, encoding="utf-8")
    return load_rst(folder / "a.rst").builder.text


@pytest.mark.parametrize(
    ("name", "cited"),
    [
        *((name, "") for name in ("1", "12", "#", "#a", "#1", "*")),
        *((name, f"[{name}] ") for name in ("1a", "Rey", "a1", "**")),
    ],
)
def test_a_source_that_is_cited_has_its_name_and_a_footnote_none(
    tmp_path: Path, name: str, cited: str
) -> None:
    assert shown(tmp_path, f".. [{name}] Vu.\n\nLu.") == f"{cited}Vu.\n\nLu."


@pytest.mark.parametrize("name", ["code", "code-block", "sourcecode", "parsed-literal", "math", "doctest"])
def test_code_has_its_caption_above_it(tmp_path: Path, name: str) -> None:
    assert shown(tmp_path, f".. {name}::\n   :caption: Le *plan*\n\n   x\n") == "Le plan\n\nx"


@pytest.mark.parametrize("name", ["image", "figure"])
def test_a_picture_has_the_words_that_describe_it(tmp_path: Path, name: str) -> None:
    assert (
        shown(tmp_path, f".. {name}:: a.png\n   :alt: Le *bac* et le quai\n\nFin.")
        == "Le bac et le quai\n\nFin."
    )
    assert shown(tmp_path, f".. {name}:: a.png\n   :alt: Le bac\n\nFin.") == "Fin."
    assert shown(tmp_path, ".. note::\n   :alt: Le bac et le quai\n\n   Fin.") == "Fin."


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (":Lieu: nord", "Lieu : nord"),
        (":Lieu:\tnord", "Lieu : nord"),
        (":Lieu:nord", ":Lieu:nord"),
        (":Lieu:", "Lieu :"),
    ],
)
def test_a_field_has_a_space_behind_its_name(tmp_path: Path, line: str, read: str) -> None:
    assert shown(tmp_path, f"{line}\n\nVu.") == f"{read}\n\nVu."


def test_what_a_version_changed_is_french_in_a_french_text_however_deep(tmp_path: Path) -> None:
    text = "Le bac part du port chaque matin à sept heures.\n\n.. note::\n\n   .. deprecated:: 2\n      Il attend.\n"
    assert shown(tmp_path, text).endswith("heures.\n\nObsolète depuis la version 2 : Il attend.")
    text = "The ferry leaves the harbour each morning at seven.\n\n.. note::\n\n   .. deprecated:: 2\n      It waits.\n"
    assert shown(tmp_path, text).endswith("seven.\n\nDeprecated since version 2: It waits.")
