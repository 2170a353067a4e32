"""Facts about names that would pass for others: what turns letters round is written out."""

import json
from pathlib import Path

import pytest
from library import Library

from passerelle import Assistant, Retriever
from passerelle.commands.lines import answer_lines, entry_lines, hit_lines
from passerelle.commands.main import main
from passerelle.index.text import UNSEEN, escaped_json, visible, visible_name
from passerelle.ui.cards import reference
from passerelle.ui.layout import library as library_html
from passerelle.ui.turns import drawn, read

OVERRIDE = "\u202e"
SHOWN = "⟨U+202E⟩"


@pytest.mark.parametrize("control", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_each_control_is_written_out(control: str) -> None:
    assert visible(f"a{control}b") == f"a⟨U+{ord(control):04X}⟩b"
    assert visible("l’été — עברית \u200f\u00a0»") == "l’été — עברית \u200f\u00a0»"


def test_a_title_a_name_and_a_copied_citation_show_what_turns_them_round(library: Library) -> None:
    text = f"# Rent{OVERRIDE}005\n\nThe rent of the flat is 410{OVERRIDE} euros a month."
    library.write(f"rent{OVERRIDE}txt.md", text)
    library.index()
    with Retriever.of(library.open(), library.embedder) as retriever:
        entries = retriever.store.entries()
        hits = retriever.search("rent of the flat")
        assistant = Assistant(retriever)
        answer = assistant.ask("What is the rent of the flat?")
        turn = drawn(answer, 1, "en")
        shown = [*entry_lines(entries), *hit_lines(hits), *answer_lines(answer)]
        assert (
            OVERRIDE not in turn.answer.split('class="quote"')[0]
        )  # what is quoted is isolated by the style sheet
        shown += [library_html(entries).split("<bdi")[1], *map(reference, answer.citations)]
        heads = read(assistant, {"document": entries[0].id}, "en").split("</header>")[0]
    assert OVERRIDE in entries[0].id + entries[0].title  # it is kept as it is
    for each in (*shown, heads):
        assert OVERRIDE not in each
    assert any(SHOWN in each for each in shown)
    assert "U&#43;202E" in heads or SHOWN in heads


COMMANDING = "\x1b]0;owned\x07\x9b2J\r\u2028\u202e"


def test_nothing_in_a_name_or_a_text_commands_the_terminal(
    library: Library, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    name = "rent\x1b[31m\x9b2J\u202e\nfake · line.md"
    library.write(name, f"# Rent {COMMANDING}\n\nThe rent of the flat is {COMMANDING} 410 euros.")
    library.write("bad\x1b[1m\u202e.pdf", "no PDF")
    library.write("other\x1b[1m\u202e.xyz", "no format")
    library.index()
    store = ["--store", str(library.folder)]
    odd = f"odd{COMMANDING}"
    for arguments in (
        ["documents"],
        ["documents", "--json"],
        ["documents", "--gaps"],
        ["documents", "--gaps", "--json"],
        ["verify"],
        ["remove", odd],
        ["resolve", f"document={odd}&span=0-1"],
        ["backup", str(tmp_path / odd.replace("/", ""))],
        ["restore", odd],
        ["eval", odd],
    ):
        main([*arguments, *(store if arguments[0] != "eval" else [])])
        printed = capsys.readouterr()
        assert not UNSEEN.search(printed.out + printed.err), arguments
    main(["documents", *store])
    assert len(capsys.readouterr().out.splitlines()) == 2
    main(["documents", "--json", *store])
    assert json.loads(capsys.readouterr().out)[0]["id"] == name


def test_json_keeps_its_value() -> None:
    value = f"a{COMMANDING}\U000e0041é"
    written = escaped_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(written) == value
    assert not UNSEEN.search(written)


@pytest.mark.parametrize("control", "\x07\x1b\x7f\x9b\r\u2028\u2029\U000e0041")
def test_other_controls_are_written_out_too_and_lines_stay(control: str) -> None:
    assert visible(f"a{control}\n\tb") == f"a⟨U+{ord(control):04X}⟩\n\tb"
    assert visible_name(f"a{control}\n\tb") == f"a⟨U+{ord(control):04X}⟩⟨U+000A⟩⟨U+0009⟩b"
