"""Facts about where sentences begin and end."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.index.sentences import sentences

DATA = Path(__file__).parent / "data"


def cases(language: str) -> list[str]:
    """Return hard cases, ``‖`` where a sentence ends and ``⏎`` for a newline, one a line."""
    return (DATA / f"sentences_{language}.txt").read_text(encoding="utf-8").splitlines()


def parts(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize("case", cases("fr") + cases("en"))
def test_a_hard_case_is_cut_where_a_reader_would(case: str) -> None:
    wanted = case.replace("⏎", "\n").split("‖")
    text = "".join(part if part.endswith("\n") else f"{part} " for part in wanted)
    assert parts(text) == [part.strip() for part in wanted]


def test_the_hard_cases_are_as_many_as_promised() -> None:
    assert min(len(cases("fr")), len(cases("en"))) >= 60


AWKWARD = st.text(
    alphabet=st.one_of(
        st.sampled_from(" .!?…\n\r\t«»“”\"'()’—-:;,•\u00a0\u202f\0\u200f😀aAéM1I"),
        st.characters(),
        st.sampled_from(["e\u0301", "etc.", "M.", "no.", "art. "]).map(lambda each: each[0]),
    ),
    max_size=120,
)


@given(AWKWARD, st.integers(0, 120), st.integers(0, 120))
def test_sentences_hold_every_character_that_is_not_space_once_and_in_order(
    text: str, one: int, other: int
) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    spans = sentences(text, start, end)
    assert "".join("".join(text[span.start : span.end].split()) for span in spans) == "".join(
        text[start:end].split()
    )
    assert all(here.end <= following.start for here, following in zip(spans, spans[1:], strict=False))
    assert all(start <= span.start < span.end <= end for span in spans)
    assert all(text[span.start : span.end] == text[span.start : span.end].strip() for span in spans)


@given(AWKWARD)
def test_a_blank_line_always_ends_a_sentence(text: str) -> None:
    assert not any("\n\n" in part for part in parts(text))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u202f", " \t\r\n "])
def test_blank_text_has_no_sentence(text: str) -> None:
    assert sentences(text) == []


@pytest.mark.parametrize("word", ["Oui", "l’âge", "l'âge", "e\u0301te\u0301", "\0", "😀", "\u200f", "..."])
def test_one_word_is_one_sentence(word: str) -> None:
    assert parts(f" {word}\n") == [word]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", " "])
def test_a_closing_guillemet_stays_with_its_sentence(space: str) -> None:
    text = f"«{space}Je pars.{space}» Il sortit."
    assert parts(text) == [f"«{space}Je pars.{space}»", "Il sortit."]


@pytest.mark.parametrize(
    "text", ["« Oui. Non. » Elle rit.", "“Yes. No.” She laughed.", '"Yes. No." She laughed.']
)
def test_a_short_quotation_stays_whole(text: str) -> None:
    assert len(parts(text)) == 2


def test_a_quotation_that_is_never_closed_does_not_swallow_what_follows() -> None:
    assert parts("« Oui. Non. Peut-être.") == ["« Oui.", "Non.", "Peut-être."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He said no. She left.", 2),
        ("See no. 5 below.", 1),
        ("Give it to me. Then go.", 2),
        ("Me. Durand plaide.", 1),
        ("Il est 10 h. 30 déjà.", 1),
        ("Il est 10 h. Partons.", 2),
        ("He lives in the U.S. He likes it.", 2),
        ("He lives in the U.S. South.", 1),
    ],
)
def test_an_abbreviation_that_may_end_a_sentence_is_told_by_what_follows(text: str, count: int) -> None:
    assert len(parts(text)) == count


def test_prose_wrapped_by_hand_stays_whole_though_a_capital_begins_a_line() -> None:
    text = (
        "Le texte est coupé vers soixante-dix signes, et la ligne finit avant\nMarseille, puis\nLyon arrive."
    )
    assert parts(text) == [text]


def test_a_row_of_a_table_is_one_sentence_whatever_its_cells_hold() -> None:
    rows = [
        "Zone | Avis. Note d'une longueur qui dépasse de loin une ligne",
        "Nord | Bon. Très bon",
        "sud | Non ! Oui",
    ]
    assert parts("Voici.\n" + "\n".join(rows) + "\nFin.") == ["Voici.", *rows, "Fin."]
    text = "\n".join(rows)
    (span,) = sentences(text, text.index("Nord"), text.index("\nsud"))
    assert text[span.start : span.end] == rows[1]


PIECES = [
    ".",
    "\n",
    " ",
    "\n ",
    "\r\n",
    "!?",
    ". ",
    "A. ",
    "« Oui. Non ",
    '" Oui. ',
    ".»",
    ". (",
    "Ab\n",
    "- a\n",
    "1. ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_length_and_not_with_its_square(piece: str) -> None:
    text = (piece * 200_000)[:200_000]
    started = time.process_time()
    sentences(text)
    assert time.process_time() - started < 5.0  # seconds; the square takes minutes


def test_closing_marks_without_end_do_not_take_exponential_time() -> None:
    started = time.process_time()
    assert len(sentences("Oui." + "»" * 10_000 + "x")) == 1
    assert time.process_time() - started < 1.0


def test_a_raised_call_of_a_note_ends_its_sentence_with_it() -> None:
    text = "Il coûta 900 francs.³ On paya ensuite. « Oui. »⁴ Il vint en 1831². Elle partit."
    assert [text[span.start : span.end] for span in sentences(text)] == [
        "Il coûta 900 francs.³",
        "On paya ensuite.",
        "« Oui. »⁴",
        "Il vint en 1831².",
        "Elle partit.",
    ]
