"""Lowered type, terms with their definitions and tags of Liquid in Markdown, as viewers show them."""

import pytest
from test_load_markdown_marks import read

from passerelle.index.load.markdown import parse_markdown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("H~2~O et V~max~", "H2O et Vmax"),
        ("Al~2~(SO~4~)~3~", "Al2(SO4)3"),
        ("~/a et ~/b", "~/a et ~/b"),
        ("de 2~3~4 à 10~000", "de 2~3~4 à 10~000"),
        ("a~lointain~", "a~lointain~"),
        ("H~123~ et H~1234~", "H123 et H~1234~"),
        ("a~maxi~ et a~maxim~", "amaxi et a~maxim~"),
        ("5~2~ et _~2~ et ~2~", "5~2~ et _~2~ et ~2~"),
        ("a~2~~ et a~~2~", "a~2~~ et a~~2~"),
        ("é~a2~ et é~_~", "é~a2~ et é~_~"),
    ],
)
def test_lowered_type_of_pandoc_comes_down(written: str, shown: str) -> None:
    assert parse_markdown(written).builder.text == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Bac\n: Bateau plat.\n: Cuve.", "Bac\nBateau plat.\nCuve."),
        ("**Bac**\n:   Bateau *plat*\n    et large.", "Bac\nBateau plat et large."),
        ("Vu au port le soir.\n: Bateau", "Vu au port le soir. : Bateau"),
        ("Bac\n:Bateau", "Bac :Bateau"),
        (f"{'mot ' * 14}\n: suite", f"{'mot ' * 14}: suite"),
        (f"{'m' * 50}\n: suite", f"{'m' * 50}\nsuite"),
        (f"{'m' * 51}\n: suite", f"{'m' * 51} : suite"),
        ("Bac,\n: Bateau", "Bac, : Bateau"),
        ("Bac;\n: Bateau", "Bac; : Bateau"),
        ("Bac ?\n: Bateau", "Bac ?\nBateau"),
        ("Bac\n:\tBateau", "Bac\nBateau"),
        ("Bac\nplat\n: Bateau", "Bac plat : Bateau"),
        ("Bac\n: Bateau\nplat : large", "Bac\nBateau plat : large"),
        ("`Bac`\n: Bateau", "Bac\nBateau"),
        (": Bateau", ": Bateau"),
    ],
)
def test_definitions_stand_below_their_term(written: str, shown: str) -> None:
    assert parse_markdown(written).builder.text == shown


def test_tags_of_liquid_are_not_read_and_their_titles_are() -> None:
    written = '{% hint kind="x" %}\nLe mot change.\n{% endhint %}\n\n{% tab title="Linux" %}\n\n`{% raw %}` et { x }'
    assert parse_markdown(written).builder.text == "Le mot change.\n\nLinux\n\n{% raw %} et { x }"


@pytest.mark.parametrize(
    ("tag", "gone"),
    [
        *((tag, True) for tag in ("{% hint %}", "{%hint%}", "{%- hint -%}", "{% /hint %}", "{%/ hint /%}",
                                  "{% if a > 2 %}", "{% end.a-b/c %}")),
        *((tag, False) for tag in ("{% Hint %}", "{% 2 %}", "{% hint", "{% hi{nt %}", "{% %}")),
    ],
)  # fmt: skip
def test_a_tag_of_liquid_begins_with_a_small_letter(tag: str, *, gone: bool) -> None:
    assert read(f"un{tag}deux")[0] == ("undeux" if gone else f"un{tag}deux")
