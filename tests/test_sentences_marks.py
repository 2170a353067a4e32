"""Facts about the marks that end a sentence or begin the next, and about lines that stand alone."""

import pytest

from passerelle.index.sentences import sentences


def cut(text: str, start: int = 0, end: int | None = None) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, start, end)]


@pytest.mark.parametrize("stop", [".", "!", "?", "…", "...", "?!"])
def test_a_stop_ends_a_sentence_where_space_follows(stop: str) -> None:
    assert cut(f"Le bac part{stop} Le pont ouvre") == [f"Le bac part{stop}", "Le pont ouvre"]
    assert cut(f"Le bac part{stop}Le pont ouvre") == [f"Le bac part{stop}Le pont ouvre"]
    assert len(cut(f"Le bac part{stop} le pont ouvre")) == 1


@pytest.mark.parametrize(
    "call", ["⁰", "¹", "²", "³", "⁴", "⁹", "¹²", "[1]", "[12]", "[123]", "[1][2]", "³[4]"]
)
def test_the_call_of_a_note_stays_with_its_sentence(call: str) -> None:
    assert cut(f"Le bac part.{call} Le pont ouvre.") == [f"Le bac part.{call}", "Le pont ouvre."]
    assert cut(f"« Il part. »{call} Le pont ouvre.") == [f"« Il part. »{call}", "Le pont ouvre."]


@pytest.mark.parametrize("after", ["[1234]", "[a]", "[]", "x", "-"])
def test_what_is_no_call_of_a_note_leaves_a_stop_inside_its_word(after: str) -> None:
    assert len(cut(f"Le bac part.{after} Le pont ouvre.")) == 1


@pytest.mark.parametrize("closing", [*"»”’\"')]", " »", "\u202f»", ")»", " ) ]"])
def test_what_closes_behind_a_stop_stays_with_its_sentence(closing: str) -> None:
    assert cut(f"Le bac part.{closing} Le pont ouvre.") == [f"Le bac part.{closing}", "Le pont ouvre."]


@pytest.mark.parametrize("mark", "»”),;:")
def test_a_mark_that_begins_no_sentence_continues_the_one_before_it(mark: str) -> None:
    assert len(cut(f"Le bac part !  {mark} Le pont ouvre")) == 1


@pytest.mark.parametrize("mark", [*"«“‘\"'([—–-•", "— «", "(["])
def test_what_opens_a_sentence_may_stand_before_its_capital(mark: str) -> None:
    assert cut(f"Le bac part. {mark}Le pont ouvre") == ["Le bac part.", f"{mark}Le pont ouvre"]
    if mark not in {"'", '"'}:  # those close what stands before them, where space stands behind
        assert cut(f"Le bac part. {mark} Le pont ouvre") == ["Le bac part.", f"{mark} Le pont ouvre"]
    assert len(cut(f"Le bac part. {mark}le pont ouvre")) == 1
    assert len(cut(f"Le bac part. {mark} le pont ouvre")) == 1


def test_a_sentence_may_begin_with_a_mark_that_nothing_follows() -> None:
    assert cut("Le bac part. «") == ["Le bac part.", "«"]
    assert cut("Le bac part. « le pont", 0, 14) == ["Le bac part.", "«"]
    assert cut("Le bac part. «le pont", 0, 14) == ["Le bac part.", "«"]
    assert cut("Le bac part. le pont", 0, 13) == ["Le bac part."]
    assert cut("Le bac part. 4 ponts") == ["Le bac part.", "4 ponts"]


@pytest.mark.parametrize(("opening", "closing"), ["«»", "“”", '""'])
def test_a_quotation_is_not_cut_at_the_stops_inside_it(opening: str, closing: str) -> None:
    said = f"Elle dit {opening}Il part. Il revient{closing} hier."
    assert cut(f"{said} Lui non.") == [said, "Lui non."]
    assert cut(f"Elle dit {opening}oui{closing} hier. Il part {opening}vite{closing} ici.") == [
        f"Elle dit {opening}oui{closing} hier.",
        f"Il part {opening}vite{closing} ici.",
    ]
    assert len(cut(f"Elle dit {opening}Il part. Il revient hier. Non.")) == 3


def test_a_quotation_that_the_part_does_not_hold_whole_is_none() -> None:
    text = "Elle dit « Il part. Il revient » hier."
    assert len(cut(text)) == 1
    assert cut(text, 0, text.index(" »")) == ["Elle dit « Il part.", "Il revient"]
    assert len(cut(text, text.index("Il part"))) == 2


@pytest.mark.parametrize("between", ["\n\n", "\n \n", "\n\t\n\n", " \n\n "])
def test_a_blank_line_parts_what_no_mark_ends(between: str) -> None:
    assert cut(f"le bac part{between}et revient") == ["le bac part", "et revient"]


LONG = "Le bac part du vieux port de bon matin et revient"


@pytest.mark.parametrize("mark", ".!?…:»”")
def test_a_short_line_below_a_whole_sentence_is_a_heading(mark: str) -> None:
    assert cut(f"{LONG}{mark}\nLe soir\nLe pont ouvre")[-1] == "Le pont ouvre"


@pytest.mark.parametrize("mark", ["", ",", ";", "-"])
def test_a_short_line_below_a_line_that_goes_on_is_prose(mark: str) -> None:
    assert len(cut(f"{LONG}{mark}\nLe soir\nLe pont ouvre")) == 1


def test_a_short_line_below_a_blank_one_is_a_heading() -> None:
    assert cut(f"{LONG}\n\nLe soir\nLe pont ouvre") == [LONG, "Le soir", "Le pont ouvre"]
    assert cut(f"{LONG}\n\nLe soir\nle pont ouvre") == [LONG, "Le soir\nle pont ouvre"]
    assert cut("Le soir\nLe matin\nLe pont ouvre") == ["Le soir", "Le matin", "Le pont ouvre"]
    assert cut(" \n Le soir\nLe pont ouvre") == ["Le soir", "Le pont ouvre"]


@pytest.mark.parametrize("mark", ",;-–—(")
def test_a_line_that_ends_with_a_mark_that_goes_on_is_no_heading(mark: str) -> None:
    assert len(cut(f"Le soir{mark}\nLe pont ouvre")) == 1


@pytest.mark.parametrize("text", ["Vu par M.\nRoy ici", "« Il part !\nRoy reste »", "“Il part ?\nRoy reste”"])
def test_a_line_that_ends_with_a_stop_is_no_heading(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize("opening", ["L", "É", "4", *"«“‘\"'([—–-•"])
def test_what_begins_anew_below_a_short_line_makes_a_heading_of_it(opening: str) -> None:
    assert len(cut(f"Le soir\n{opening}e pont ouvre")) == 2


def test_a_line_in_small_letters_continues_the_short_one_above_it() -> None:
    assert len(cut("Le soir\nle pont ouvre")) == 1
    assert len(cut("Le soir\n€ en poche")) == 1
