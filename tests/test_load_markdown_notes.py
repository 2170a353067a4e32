"""Footnotes of Markdown: where they are defined, how far they go on, and where they are put."""

import pytest

from passerelle.index.load.markdown import parse_markdown
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
        (["[^1]: un", "[^1]: deux"], [], {"1": "un\n\ndeux"}),
        (["```", "[^1]: un", "```", "[^2]: deux"], ["```", "[^1]: un", "```"], {"2": "deux"}),
        (["````", "```", "[^1]: un", "````", "[^2]: deux"], ["````", "```", "[^1]: un", "````"], {"2": "deux"}),
        (["```", "``` x", "[^1]: un", "```"], ["```", "``` x", "[^1]: un", "```"], {}),
        (["```", "~~~", "[^1]: un", "```", "^[a]"], ["```", "~~~", "[^1]: un", "```", "[^-0]"], {"-0": "a"}),
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
        ("**un**[^a]. Deux\n\n[^a]: A", "un¹. Deux\n\n¹ A"),
        ("# Titre[^a]\n\nun\n\n[^a]: A", "Titre¹\n\n¹ A\n\nun"),
    ],
)
def test_notes_stand_below_the_block_that_calls_them(written: str, read: str) -> None:
    assert parse_markdown(written).builder.text == read
