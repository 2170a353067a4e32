"""Where the words of an RTF text go, and what is noted of those that go nowhere."""

import pytest

from passerelle.index.load.blocks import Paragraph
from passerelle.index.load.rtf.state import Frame, State
from passerelle.index.load.rtf.written import Written


def gaps(written: Written) -> list[tuple[str, int, str]]:
    return [(gap.kind, gap.count, gap.where) for gap in written.account.gaps]


@pytest.mark.parametrize("place", ["title", "author", "subject", "keywords"])
def test_what_a_document_tells_of_itself_is_kept_by_its_name(place: str) -> None:
    written = Written()
    written.state.goes_to = place
    written.add("Le ")
    written.add("bac")
    assert written.fields == {place: ["Le ", "bac"]}
    assert written.frame.words == []


@pytest.mark.parametrize("place", ["skip", "info", "company"])
def test_what_goes_nowhere_is_not_kept(place: str) -> None:
    written = Written()
    written.state.goes_to = place
    written.add("bac")
    assert (written.fields, written.frame.words, written.instruction) == ({}, [], [])


def test_the_names_of_fonts_and_styles_and_fields_have_places_of_their_own() -> None:
    written = Written()
    written.state.font = 3
    written.styles.at_hand = 2
    for place in ("fonttbl", "stylesheet", "instruction", "text"):
        written.state.goes_to = place
        written.add(f"{place} ")
        written.add("1")
    assert written.fonts.named(3).name == "fonttbl 1"
    assert written.instruction == ["instruction ", "1"]
    assert written.frame.words == ["text ", "1"]
    written.state.goes_to = "fonttbl"
    written.add("")
    assert written.fonts.named(3).name == "fonttbl 1"


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (State(hidden=True), "hidden text"),
        (State(deleted=True), "deletions"),
        (State(struck=True), "deletions"),
        (State(hidden=True, struck=True), "deletions"),
    ],
)
def test_what_is_not_shown_is_noted(state: State, kind: str) -> None:
    written = Written()
    written.say("ca", state)
    written.say("ché", state)
    assert written.account.gaps == ()
    written.say("vu", State())
    assert gaps(written) == [(kind, 1, "caché")]
    assert written.frame.words == ["vu"]


def test_what_is_left_out_in_two_places_or_in_two_ways_is_two() -> None:
    written = Written()
    for text, state in (
        ("un", State(hidden=True)),
        ("vu", State()),
        ("deux", State(hidden=True)),
        ("trois", State(deleted=True)),
        (" ", State(hidden=True)),
    ):
        written.say(text, state)
    written.finish()
    assert gaps(written) == [("hidden text", 2, "un, deux"), ("deletions", 1, "trois")]


def test_a_paragraph_ends_what_was_left_out() -> None:
    written = Written()
    written.say("un", State(hidden=True))
    written.end_paragraph()
    written.say("deux", State(hidden=True))
    written.finish()
    assert gaps(written) == [("hidden text", 2, "un, deux")]


def test_the_words_of_a_table_of_contents_are_not_said() -> None:
    written = Written()
    written.styles.contents = True
    written.say("Objet 1", State())
    assert written.frame.words == []


@pytest.mark.parametrize(
    ("raised", "before", "text", "said"),
    [
        (0, "10", "6", "6"),
        (1, "10", "6", "⁶"),
        (-1, "10", "2", "₂"),
        (-1, "H", "2", "2"),
        (1, "n", "o", "°"),
        (1, "1", "er", "er"),
    ],
)
def test_raised_and_lowered_letters_are_written_so(raised: int, before: str, text: str, said: str) -> None:
    written = Written()
    written.frame.words = [before, ""]
    written.say(text, State(raised=raised))
    assert written.frame.words[-1] == said


@pytest.mark.parametrize(
    ("name", "before", "text", "said", "noted"),
    [
        ("Wingdings;", "", "\u00fe", "☑", 0),
        ("Wingdings;", "", "\uf0fe", "☑", 0),
        ("Arial;", "", "\uf0fe", "☑", 0),
        ("Arial;", "", "\u00fe", "þ", 0),
        ("Symbol;", "", "\uf061", "α", 0),
        ("Wingdings;", "", "\uf001", "•", 0),
        ("Wingdings;", " ", "\uf001", "•", 0),
        ("Wingdings;", "vu", "\uf001", "", 1),
        ("Wingdings;", "vu", "\u0001", "", 1),
        ("Wingdings;", "", "\u0001", "", 0),
    ],
)
def test_signs_of_fonts_are_drawn_or_noted(name: str, before: str, text: str, said: str, noted: int) -> None:
    written = Written()
    written.fonts.define(1).name = name
    written.frame.words = [before] if before else []
    written.say(text, State(font=1))
    assert written.frame.words[-1] == said
    assert gaps(written) == ([("letters without meaning", 1, name.strip(";"))] if noted else [])


def test_a_letter_that_is_marked_already_stays_so_in_a_font_of_letters() -> None:
    written = Written()
    written.say("a\ufffdb", State())
    assert (written.frame.words, gaps(written)) == (["a\ufffdb"], [])


@pytest.mark.parametrize(
    ("place", "blocks"),
    [("text", 1), ("skip", 0), ("title", 0)],
)
def test_a_paragraph_ends_where_words_go(place: str, blocks: int) -> None:
    written = Written()
    written.state.goes_to = place
    written.end_paragraph()
    assert len(written.frame.blocks) == blocks


def test_a_large_initial_is_the_head_of_the_paragraph_below_it() -> None:
    written = Written()
    written.frame.initial = True
    written.add("L")
    written.end_paragraph()
    written.frame.initial = False
    written.add("e bac")
    assert written.finish() == [Paragraph("Le bac")]


def test_the_first_paragraph_in_the_style_of_a_title_is_the_title() -> None:
    written = Written()
    written.state.goes_to = "stylesheet"
    written.set_style(3)
    written.add("title;")
    written.state.goes_to = "text"
    for text in ("Le", "Quai"):
        written.set_style(3)
        written.add(f" {text}  bac ")
        written.end_paragraph()
    assert written.title == "Le bac"
    assert [block.level for block in written.frame.blocks if isinstance(block, Paragraph)] == [1, 1]


def test_a_style_is_taken_up_in_the_text_alone() -> None:
    written = Written()
    written.state.goes_to = "stylesheet"
    written.set_style(1)
    written.add("heading 2;")
    written.set_style(2)
    written.add("toc 1;")
    written.set_level(3)
    assert (written.frame.level, written.styles.contents) == (0, False)
    written.state.goes_to = "text"
    written.set_style(1)
    assert (written.frame.level, written.styles.contents) == (2, False)
    written.set_style(2)
    assert (written.frame.level, written.styles.contents) == (4, True)
    written.state.goes_to = "skip"
    written.set_level(5)
    written.reset_paragraph()
    assert (written.frame.level, written.styles.contents) == (4, True)
    written.state.goes_to = "text"
    written.frame.listed = written.frame.in_table = written.frame.initial = True
    written.reset_paragraph()
    assert (written.frame, written.styles.contents) == (Frame(), False)


def test_two_notes_of_a_paragraph_stand_below_it_in_their_order() -> None:
    written = Written()
    written.add("un")
    for words in ("note", "cadre"):
        written.frames.append(Frame())
        written.add(words)
        written.end_frame()
    assert written.finish() == [Paragraph("un", below=(Paragraph("note"), Paragraph("cadre")))]


def test_a_note_stands_below_the_paragraph_that_it_was_met_in() -> None:
    written = Written()
    written.add("un")
    written.frames.append(Frame())
    written.add("note")
    written.frames.append(Frame())
    written.add("cadre")
    assert written.finish() == [Paragraph("un", below=(Paragraph("note", below=(Paragraph("cadre"),)),))]
