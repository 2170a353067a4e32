"""Facts about names that would pass for others: what turns letters round is written out."""

import pytest
from library import Library

from passerelle import Assistant, Retriever
from passerelle.commands.lines import answer_lines, entry_lines, hit_lines
from passerelle.index.text import visible
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
