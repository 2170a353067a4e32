"""Footnotes of Markdown: where they are defined, how far they go on, and where they are put."""

from pathlib import Path

import pytest

from passerelle.index.load.markdown import load_markdown, parse_markdown
from passerelle.index.load.markdown_notes import Notes


def take(*lines: str) -> tuple[list[str], dict[str, str]]:
    notes = Notes()
    return notes.take(lines), notes.texts


@pytest.mark.parametrize(
    ("lines", "kept", "texts"),
    [
        (["un[^1]", "", "[^1]: note"], ["un[^1]", ""], {"1": "note"}),
        (["   [^1]: note"], [], {"1": "note"}),
        (["    [^1]: note"], ["    [^1]: note"], {}),
        (["[^a b]: note"], ["[^a b]: note"], {}),
        (["[^1]:note"], [], {"1": "note"}),
        (["[^1] note"], ["[^1] note"], {}),
        (["[^1]: un", "deux", "", "trois"], ["trois"], {"1": "un\ndeux\n"}),
        (["[^1]: un", "", "    deux", "", "trois"], ["trois"], {"1": "un\n\ndeux\n"}),
        (["[^1]: un", "", "\tdeux"], [], {"1": "un\n\ndeux"}),
        (["[^1]: un", "      deux"], [], {"1": "un\n  deux"}),
        (["[^1]: un", "  deux"], [], {"1": "un\ndeux"}),
        (["[^1]: un", "", "  deux"], ["  deux"], {"1": "un\n"}),
        *((["[^1]: un", line], [line], {"1": "un"}) for line in
          ("# deux", "- deux", "* deux", "+ deux", "1. deux", "12) deux", "> deux", ">deux", "```", "~~~", "###### a")),
        *((["[^1]: un", line], [], {"1": f"un\n{line}"}) for line in
          ("#deux", "-deux", "1.deux", "1234. deux", "####### a", "``")),
        (["[^1]: un", "[^2]: deux"], [], {"1": "un", "2": "deux"}),
        (["[^1]: un", "", "[^2]: deux", "suite"], [], {"1": "un\n", "2": "deux\nsuite"}),
        (["[^1]: un", "   ", "deux"], ["deux"], {"1": "un\n"}),
        (["[^1]: un", "", "deux", "    trois"], ["deux", "    trois"], {"1": "un\n"}),
        (["[^1]: un", "[^1]: deux"], [], {"1": "un\n\ndeux"}),
        (["```", "[^1]: un", "```", "[^2]: deux"], ["```", "[^1]: un", "```"], {"2": "deux"}),
        (["````", "```", "[^1]: un", "````", "[^2]: deux"], ["````", "```", "[^1]: un", "````"], {"2": "deux"}),
        (["```", "``` x", "[^1]: un", "```"], ["```", "``` x", "[^1]: un", "```"], {}),
        (["```", "~~~", "[^1]: un", "```", "^[a]"], ["```", "~~~", "[^1]: un", "```", "[^-0]"], {"-0": "a"}),
        (["``", "[^1]: un"], ["``"], {"1": "un"}),
        (["~~", "[^1]: un"], ["~~"], {"1": "un"}),
        (["~~~", "[^1]: un", "~~~", "[^2]: deux"], ["~~~", "[^1]: un", "~~~"], {"2": "deux"}),
        (["~~~", "```", "[^1]: un", "~~~~ ", "^[a]"], ["~~~", "```", "[^1]: un", "~~~~ ", "[^-0]"], {"-0": "a"}),
        (["    ```", "[^1]: un"], ["    ```"], {"1": "un"}),
        (["   ```", "[^1]: un"], ["   ```", "[^1]: un"], {}),
        (["un^[note] et ^[deux]"], ["un[^-0] et [^-1]"], {"-0": "note", "-1": "deux"}),
        (["```", "un^[note]", "```"], ["```", "un^[note]", "```"], {}),
        (["un^[a[b]]"], ["un^[a[b]]"], {}),
    ],
)  # fmt: skip
def test_the_notes_of_a_text_are_taken_from_where_they_are_defined(
    lines: list[str], kept: list[str], texts: dict[str, str]
) -> None:
    assert take(*lines) == (kept, texts)


def test_a_note_has_the_number_of_its_first_call() -> None:
    notes = Notes()
    assert [notes.call(name) for name in ("b", "a", "b")] == ["<sup>1</sup>", "<sup>2</sup>", "<sup>1</sup>"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("un[^a] deux[^b]\n\ntrois\n\n[^a]: A\n[^b]: B", "un¹ deux²\n\n¹ A\n\n² B\n\ntrois"),
        ("un[^a]\n\ndeux[^a]\n\n[^a]: A", "un¹\n\n¹ A\n\ndeux¹"),
        ("un[^a] et[^a]\n\n[^a]: A", "un¹ et¹\n\n¹ A"),
        ("un[^x]\n\n[^a]: A", "un[^x]\n\n¹ A"),
        ("- un[^a]\n- deux\n\nfin\n\n[^a]: A", "un¹\ndeux\n\n¹ A\n\nfin"),
        ("> un[^a]\n>\n> deux\n\n[^a]: A", "un¹\n\ndeux\n\n¹ A"),
        ("`[^a]` un\n\n[^a]: A", "[^a] un\n\n¹ A"),
        ("un[^a]\n\n[^a]:\n    - x\n    - y", "un¹\n\n¹\n\nx\ny"),
        ("un^[Sans nom.] deux", "un¹ deux\n\n¹ Sans nom."),
        ("un[^a]\n\n[^a]: A\n\n    B", "un¹\n\n¹ A\n\nB"),
        ("un[^a]\n\n[^a]:\n        A", "un¹\n\n¹ A"),
        ("**un**[^a]. Deux\n\n[^a]: A", "un¹. Deux\n\n¹ A"),
        ("# Titre[^a]\n\nun\n\n[^a]: A", "Titre¹\n\n¹ A\n\nun"),
    ],
)
def test_notes_stand_below_the_block_that_calls_them(written: str, read: str) -> None:
    assert parse_markdown(written).builder.text == read


@pytest.mark.parametrize(
    ("written", "text", "gaps"),
    [
        ("un %%tu%% deux %%là%%", "un deux", [("comments", 2, "")]),
        ("un ![[a.png]]", "un", [("embedded files", 1, "a.png")]),
        (
            "un " + " ".join(f"![[{name}]]" for name in "abcdef"),
            "un",
            [("embedded files", 6, "a, b, c, d, e")],
        ),
        ("un <s>deux</s> trois quatre", "un trois quatre", [("deletions", 1, "deux")]),
        ("un ~~deux~~ trois quatre", "un trois quatre", [("deletions", 1, "deux")]),
        ("un <nom> deux", "un <nom> deux", []),
        ("<script>\n\nun", "<script>\n\nun", []),
        ("| a | b |\n|---|---|\n| c | d |", "a | b\nc | d", []),
        ("un\r\n\r\ndeux\r\rtrois", "un\n\ndeux\n\ntrois", []),
    ],
)
def test_a_text_is_read_whole_and_what_it_lacks_is_accounted_for(
    tmp_path: Path, written: str, text: str, gaps: list[tuple[str, int, str]]
) -> None:
    (tmp_path / "a.md").write_text(written, encoding="utf-8", newline="")
    parsed = load_markdown(tmp_path / "a.md")
    assert parsed.builder.text == text
    assert [(gap.kind, gap.count, gap.where) for gap in parsed.gaps] == gaps


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("---\ntitle: Un\n---\n# Deux\n\nx", "Un"),
        ("# Deux\n\nx", "Deux"),
        ("---\na: b\n---\n# Deux\n\nx", "Deux"),
    ],
)
def test_a_text_is_called_as_what_stands_before_it_says_or_by_its_heading(written: str, title: str) -> None:
    assert parse_markdown(written).title == title


def test_tags_that_are_never_closed_are_spelt_out_each() -> None:
    text = parse_markdown("<script>\n\nun\n\n<script>\n\ndeux").builder.text
    assert text == "<script>\n\nun\n\n<script>\n\ndeux"


@pytest.mark.parametrize("tags", [1, 4, 5])
def test_up_to_five_tags_that_are_never_closed_take_nothing_with_them(tags: int) -> None:
    written = "".join(f"<script>\n\nmot {number}\n\n" for number in range(tags))
    assert parse_markdown(f"{written}fin").builder.text == f"{written}fin"


def test_what_would_be_furniture_of_a_page_is_text_of_markdown() -> None:
    written = "# Bac\n\n<nav>\n\n[Quai](a) [Pont](b) [Port](c)\n\n</nav>\n\nIl part.\n\n<footer>Vey</footer>"
    assert parse_markdown(written).builder.text == "Bac\n\nQuai Pont Port\n\nIl part.\n\nVey"
