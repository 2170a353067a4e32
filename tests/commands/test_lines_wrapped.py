"""How lines for a person are broken, and in which language a translation is said to stand."""

from dataclasses import replace
from pathlib import Path

import pytest

from passerelle.commands.lines import (
    answer_lines,
    audit_lines,
    explained_lines,
    hit_lines,
    passage_lines,
    summary_lines,
)
from passerelle.index.lexical.bm25 import Met
from passerelle.index.run.types import Summary
from passerelle.index.store.account import Account, DocumentGap
from passerelle.index.store.verify import Audit
from passerelle.index.types import Document, Language, Passage, Span, Unread
from passerelle.types import Answer, Citation, Hit


def answer(text: str) -> Answer:
    return Answer("Où ?", "fr", text, (), abstained=True, confidence=0.1, nearest=(), milliseconds=1.0)


def passage(text: str, language: Language = "fr") -> Passage:
    return Passage(Document("a", "", language, text, path="a.txt"), 0, len(text), language)


@pytest.mark.parametrize(("last", "lines"), [(5, 1), (6, 2)])
def test_a_line_has_a_hundred_signs_at_most(last: int, lines: int) -> None:
    text = f"{'mots ' * 19}{'x' * last}"
    assert len(list(answer_lines(answer(text)))) == lines
    assert len(next(iter(answer_lines(answer(text))))) == (100 if lines == 1 else 94)


def test_a_word_with_hyphens_is_not_broken_and_an_empty_line_stays() -> None:
    word = "Saint-Jean-de-la-Rive"
    first, second = answer_lines(answer(f"{'m' * 90} {word}"))
    assert (first, second) == ("m" * 90, word)
    assert list(answer_lines(answer("un\n\ndeux"))) == ["un", "", "deux"]
    assert list(passage_lines(passage("un\n\ndeux")))[:3] == ["un", "", "deux"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "in French: français"), ("en", "in English: English"), ("other", "in another language: other")],
)
def test_a_translation_is_said_to_stand_in_its_language(language: Language, said: str) -> None:
    hit = Hit(1, passage("Le bac."), 0.5, 0.4, translation=passage("x", language))
    assert list(hit_lines([hit]))[-1] == f"   the same {said} · a:0-1"


def test_the_words_of_a_hit_are_wrapped_below_its_rank() -> None:
    lines = list(hit_lines([Hit(1, passage("mots " * 40), 0.5, 0.4)]))[1:]
    assert [line[:3] for line in lines] == ["   "] * 3
    assert [len(line) for line in lines] == [97, 97, 12]


@pytest.mark.parametrize(("last", "cut"), [(8, False), (9, True)])
def test_two_hundred_and_forty_signs_of_a_hit_are_shown(last: int, *, cut: bool) -> None:
    text = f"{'mots ' * 46}b {'x' * last}"  # 232 signs and the last word
    shown = " ".join(line.strip() for line in list(hit_lines([Hit(1, passage(text), 0.5, 0.4)]))[1:])
    assert shown == (f"{'mots ' * 46}b …" if cut else text)


def test_what_is_read_with_a_quotation_is_wrapped_below_it_and_commands_no_terminal() -> None:
    text = f"{'mots ' * 18}{'x' * 6}\x1b fin\n\nLe bac."
    quoted = passage(text)
    cited = Citation(1, quoted, len(text) - 7, len(text), (Span(0, len(text) - 9),))
    lines = list(answer_lines(replace(answer("Le bac."), citations=(cited,))))
    assert lines[3:] == [f"    with: {'mots ' * 16}mots", "      mots xxxxxx⟨U+001B⟩ fin"]
    for last, count in ((6, 1), (7, 2)):  # 96 signs, and 97
        whole = passage(f"{'mots ' * 16}{'x' * last}\n\nLe bac.")
        end = len(whole.document.text)
        cited = Citation(1, whole, end - 7, end, (Span(0, end - 9),))
        assert len(list(answer_lines(replace(answer("Le bac."), citations=(cited,))))) == 3 + count
    (_, shown) = hit_lines([Hit(1, passage("a\x1b\n b"), 0.5, 0.4)])
    assert shown == "   a⟨U+001B⟩ b"


def test_many_reasons_are_wrapped_below_the_hit() -> None:
    met = tuple(Met(f"mot{number}", f"mot{number}", 0.5) for number in range(10))
    lines = list(explained_lines([Hit(1, passage("Le bac."), 0.5, 0.4, 0.5, met)]))[2:]
    assert [line[:3] for line in lines] == ["   "] * 2
    assert [len(line) for line in lines] == [97, 46]


GAPS = Account((DocumentGap("a", "docs/a", "pictures", 2, ""),))


def test_what_was_not_read_is_said_behind_an_audit_and_a_run() -> None:
    said = ["not read: pictures: 2 in 1 document (a)", "`passerelle documents --gaps` lists them by document"]
    audit = Audit(1, 2, 2, 4, "exact", (), account=GAPS)
    assert list(audit_lines(audit, Path("s")))[1:] == said
    summary = Summary(
        added=1, updated=0, removed=0, unchanged=0, failures=(), documents=1, passages=1, embedded=1, seconds=1.0,
        account=replace(GAPS, unread=(Unread("b.pdf", "failures", "damaged"),)),
    )  # fmt: skip
    assert list(summary_lines(summary, Path("s")))[2:] == said
