"""Marks beyond CommonMark as viewers show them: links, boxes, call-outs, attributes, shortcodes, formulas."""

import pytest
from markdown_it import MarkdownIt

from passerelle.index.load.markdown import parse_markdown
from passerelle.index.load.markdown_marks import call_outs, math, read_marks


def read(text: str) -> tuple[str, list[str], int]:
    """Return what the first line of *text* shows, the files embedded in it, and how many comments it has."""
    parser = MarkdownIt("commonmark")
    parser.inline.ruler.before("escape", "math", math)
    tokens = parser.parse(text)
    embedded, comments = read_marks(tokens)
    inline = next(token for token in tokens if token.type == "inline")
    return "".join(child.content for child in inline.children or ()), embedded, comments


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("un [[Plan]] deux", "un Plan deux"),
        ("un [[Plan|le plan]] deux", "un le plan deux"),
        ("un [[Plan#Prix]] deux", "un Plan deux"),
        ("un [[Plan#Prix|les prix]] deux", "un les prix deux"),
        ("un [[#Prix]] deux", "un Prix deux"),
        ("un [[Plan|]] deux", "un Plan deux"),
        ("un [[]] deux", "un  deux"),
        ("un ==deux== trois", "un deux trois"),
        ("a==b==c", "a==b==c"),
        ("un == deux == trois", "un == deux == trois"),
        ("un ==deux==trois", "un ==deux==trois"),
        ("un ===deux=== trois", "un ===deux=== trois"),
        ("un %%tu%% deux", "un  deux"),
        ("un %%%% deux", "un %%%% deux"),
        ("10 %% à 20 %% au plus", "10 %% à 20 %% au plus"),
        ("10%% à 20%% au plus", "10%% à 20%% au plus"),
        ("un ^bloc-1", "un"),
        ("un^bloc", "un^bloc"),
        ("un ^bloc deux", "un ^bloc deux"),
        ("un {#id}", "un"),
        ("un {.classe #id}", "un"),
        ("un {: #id }", "un"),
        ("un {id}", "un {id}"),
        ("un {#id} deux", "un {#id} deux"),
        ("un {: .info} deux", "un deux"),
        ("un {: info } deux", "un deux"),
        ("un {:} deux", "un {:} deux"),
        ("{{< note >}}un{{< /note >}}", "un"),
        ("{{% note %}}un{{% /note %}}", "un"),
        ("{{ site.title }}", "{{ site.title }}"),
        ('{{< fig src="a.png" caption="La roue" alt="La roue" >}}', "La roue"),
        *((f'{{{{< x {name}="La roue" >}}}}', "La roue") for name in
          ("caption", "title", "alt", "label", "text", "summary")),
        ('{{< x title="Un" text="Deux" >}}', "Un Deux"),
        ('{{< x subtitle="Un" >}}', ""),
    ],
)  # fmt: skip
def test_marks_are_shown_as_viewers_show_them(written: str, shown: str) -> None:
    assert read(written)[0] == shown


def test_files_put_in_and_comments_are_counted() -> None:
    assert read("un ![[plan.png]] et ![[a.pdf|200]] %%tu%%; %%là%%.") == (
        "un  et  ; .",
        ["plan.png", "a.pdf"],
        2,
    )
    assert read("`![[plan.png]] %%tu%%`") == ("![[plan.png]] %%tu%%", [], 0)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("- [x] payé", "☑ payé"),
        ("- [X]  payé", "☑ payé"),
        ("- [ ] payé", "☐ payé"),
        ("1. [ ] payé", "☐ payé"),
        ("- [y] payé", "[y] payé"),
        ("- [x]payé", "[x]payé"),
        ("- a [x] payé", "a [x] payé"),
        ("- **a** [x] payé", "a [x] payé"),
        ("- `[x] a` payé", "[x] a payé"),
        ("- [x] `a` payé", "☑ a payé"),
        ("[x] payé", "[x] payé"),
        ("> [x] payé", "[x] payé"),
        ("> [!note]", "Note"),
        ("> [!WARNING] Le gaz", "Le gaz"),
        ("> [!tip]- Plié", "Plié"),
        ("> [!tip]+", "Tip"),
        ("> [!a-b] ", "A-b"),
        ("- [!note] a", "[!note] a"),
        ("[!note] a", "[!note] a"),
        ("> a [!note] b", "a [!note] b"),
        ("> [!] a", "[!] a"),
    ],
)
def test_a_box_heads_an_item_and_a_call_out_a_quotation(written: str, shown: str) -> None:
    assert read(written)[0] == shown


def test_the_title_of_a_call_out_stands_on_a_line_of_its_own() -> None:
    assert parse_markdown("> [!note] Le gaz\n> Coupez-le\n> vite.").builder.text == "Le gaz\nCoupez-le vite."
    assert parse_markdown("> Le gaz\n> Coupez-le").builder.text == "Le gaz Coupez-le"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Le **gaz** lourd", "Le gaz lourd"),
        ("**Gaz** lourd", "Gaz lourd"),
        ("`Gaz`", "Gaz"),
        ("Le gaz  ", "Le gaz"),
        ("  Le gaz", "Le gaz"),
        ("", "Note"),
        ("  ", "Note"),
    ],
)
def test_the_title_of_a_call_out_may_be_emphasised(title: str, shown: str) -> None:
    assert (
        parse_markdown(f"> [!note] {title}\n> Coupez-le\n> vite.").builder.text == f"{shown}\nCoupez-le vite."
    )
    assert parse_markdown(f"> [!note] {title}").builder.text == shown


@pytest.mark.parametrize(
    ("lines", "made"),
    [
        (["!!! note", "    un", "fin"], ["", "Note", "", "un", "", "fin"]),
        (['!!! note "Le gaz"', "    un"], ["", "Le gaz", "", "un"]),
        (['!!! note ""', "    un"], ["", "", "", "un"]),
        (['!!! "Le gaz"', "    un"], ["", "Le gaz", "", "un"]),
        (["!!! ", "    un"], ["!!! ", "    un"]),
        (["!!!note", "    un"], ["!!!note", "    un"]),
        (["??? note", "    un"], ["", "Note", "", "un"]),
        (["???+ note", "    un"], ["", "Note", "", "un"]),
        (['=== "Été"', "    un"], ["", "Été", "", "un"]),
        (["!!! note", "\tun", "", "    deux", "trois"], ["", "Note", "", "un", "", "deux", "", "trois"]),
        (["!!! note", "   un"], ["", "Note", "", "", "   un"]),
        (["  !!! note", "      un", "    deux"], ["", "Note", "", "un", "", "    deux"]),
        (["!!! note", "    un", "  ", "    deux"], ["", "Note", "", "un", "", "deux"]),
        (
            ["!!! note", "    un", "fin", "    deux", "trois"],
            ["", "Note", "", "un", "", "fin", "    deux", "trois"],
        ),
        (["!!! note", "    un", "!!! tip", "    deux"], ["", "Note", "", "un", "", "", "Tip", "", "deux"]),
        (["!!! note trois"], ["!!! note trois"]),
        ([":::note", "un", ":::"], ["", "", "", "un", "", "", ""]),
        (["::: note Le gaz"], ["", "Le gaz", ""]),
        ([":::note[Le gaz]"], ["", "Le gaz", ""]),
        ([":::note[Le gaz] x"], ["", "Le gaz", ""]),
        ([":::note[ Le gaz ]"], ["", "Le gaz", ""]),
        (["un ``` deux", ":::note"], ["un ``` deux", "", "", ""]),
        (["    ```", ":::note"], ["    ```", "", "", ""]),
        (["::: {.note}"], ["", "", ""]),
        (["::::: note"], ["", "", ""]),
        (["   :::note"], ["", "", ""]),
        (["    :::note"], ["    :::note"]),
        (["::note"], ["::note"]),
        (
            ["```", "!!! note", ":::note", "```", "!!! note"],
            ["```", "!!! note", ":::note", "```", "", "Note", ""],
        ),
        (["~~~", ":::note", "~~~"], ["~~~", ":::note", "~~~"]),
        (["``", ":::note"], ["``", "", "", ""]),
    ],
)
def test_boxes_are_paragraphs_below_their_title(lines: list[str], made: list[str]) -> None:
    assert list(call_outs(lines)) == made


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Soit $a_1*b_2*c$.", "Soit $a_1*b_2*c$."),
        ("Soit $$a*b*c$$.", "Soit $$a*b*c$$."),
        ("Soit *a* ou $a*b*c$.", "Soit a ou $a*b*c$."),
        ("[Soit $a*b*c$](http://x.example).", "Soit $a*b*c$."),
        ("De 3$ *à* 5$.", "De 3$ à 5$."),
        ("De $3 *à* 5 $.", "De $3 à 5 $."),
        ("De $ 3 *à* 5$.", "De $ 3 à 5$."),
        ("De $3 *à* $5.", "De $3 à $5."),
        (f"${'a' * 300}*b*$", f"${'a' * 300}b$"),
        (f"${'a' * 296}*b*$", f"${'a' * 296}*b*$"),
        (f"$${'a' * 997}*b*$$", f"$${'a' * 997}*b*$$"),
        (f"$${'a' * 998}*b*$$", f"$${'a' * 998}b$$"),
        ("$a*b*c\\$", "$abc$"),
    ],
)
def test_a_formula_between_dollars_is_shown_as_it_is_typed(written: str, shown: str) -> None:
    assert read(written)[0] == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('!!! note "Bac"\n    Il part.\n\nFin.', "Bac\n\nIl part.\n\nFin."),
        ("!!! note\n    Il part.\n\nFin.", "Note\n\nIl part.\n\nFin."),
        ("!!!\n\nFin.", "!!!\n\nFin."),
        ("::: tip Bac\nIl part.\n:::\n\nFin.", "Bac\n\nIl part.\n\nFin."),
        ("```\n!!! note\n```", "!!! note"),
        ("- [ ] un\n- [x] deux", "☐ un\n☑ deux"),
        ("> [!NOTE]\n> Il part.", "Note\nIl part."),
        ("Vu[^a].\n\n[^a]: Un.\n    Deux.\n\nFin.", "Vu¹.\n\n¹ Un. Deux.\n\nFin."),
        ("Vu[^a].\n\n[^a]: Un.\n\n    Deux.\n\nFin.", "Vu¹.\n\n¹ Un.\n\nDeux.\n\nFin."),
        ("Vu[^a].\n\n[^a]: Un.\n\nDeux.", "Vu¹.\n\n¹ Un.\n\nDeux."),
        ("Vu^[Un.] ici.", "Vu¹ ici.\n\n¹ Un."),
        ("Vu[^b].", "Vu[^b]."),
        ("Soit $a*b*c$ euros et 3 $ et 4 $.", "Soit $a*b*c$ euros et 3 $ et 4 $."),
        ("[[Bac|le bac]] et [[Pont]]", "le bac et Pont"),
        ("Vu {#ancre}", "Vu"),
    ],
)
def test_the_marks_of_other_markdowns_are_read_as_they_are_shown(written: str, shown: str) -> None:
    assert parse_markdown(written).builder.text == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("10^6^ et 10^-3^", "10⁶ et 10⁻³"),
        ("le 2^nd^ et n^o^ 5", "le 2nd et n° 5"),
        ("2^10", "2^10"),
        ("^^souligné^^", "^^souligné^^"),
        ("un ^6^", "un ^6^"),
    ],
)
def test_raised_type_of_pandoc_is_raised(written: str, shown: str) -> None:
    assert read(written)[0] == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Date: 3 mai\nLieu : Tours", "Date: 3 mai\nLieu : Tours"),
        ("**Date :** 3 mai\n**Lieu** : *Tours*\nNote: Ada", "Date : 3 mai\nLieu : Tours\nNote: Ada"),
        ("Date: 3 mai\nà Tours", "Date: 3 mai à Tours"),
        ("Date: 3 mai", "Date: 3 mai"),
        ("Vu le 3. Date: 4\nLieu: Tours", "Vu le 3. Date: 4 Lieu: Tours"),
        ("**Date: 3 mai**\nLieu: Tours", "Date: 3 mai Lieu: Tours"),
        ("12: un\n13: deux", "12: un 13: deux"),
    ],
)
def test_lines_of_a_label_and_its_value_each_stay_lines(written: str, shown: str) -> None:
    assert parse_markdown(written).builder.text == shown


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_are_read_whatever_ends_the_lines(end: str) -> None:
    written = "---\ntitle: Bac\n---\n!!! note\n    Un.\n\n::: tip Gaz\n\nVu[^a].\n\n[^a]: Deux.\n\nFin."
    parsed = parse_markdown(written.replace("\n", end))
    assert (parsed.title, parsed.builder.text) == ("Bac", "Note\n\nUn.\n\nGaz\n\nVu¹.\n\n¹ Deux.\n\nFin.")
