"""Facts about what is shown, printed and taken from a line, at the lengths and numbers that decide: both sides."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from passerelle.commands.account import account_lines, gap_lines
from passerelle.commands.lines import explained_lines, hit_lines
from passerelle.commands.standard_input import read_asked
from passerelle.evaluation.figures.results import Comparison, PairedTest
from passerelle.evaluation.reports.terminal import comparison_lines
from passerelle.index.lexical.bm25 import Met
from passerelle.index.store.account import Account, DocumentGap
from passerelle.index.types import Document, Excerpt, Heading, Passage, Span, Unread
from passerelle.query import QueryError
from passerelle.starting import english, french
from passerelle.starting.types import in_the_middle
from passerelle.types import Hit
from passerelle.ui.described import beginning, date_shown, own_date, strength
from passerelle.ui.drawn import Shown, drawn
from passerelle.ui.feedback import span_of
from passerelle.ui.strings import interface_language


def document(text: str, **known: Any) -> Document:
    return Document("a", known.pop("title", "Bac"), "fr", text, **known)


@pytest.mark.parametrize(
    ("confidence", "word"),
    [
        (0.8, "support_strong"),
        (0.79, "support_fair"),
        (0.5, "support_fair"),
        (0.49, "support_weak"),
    ],
)
def test_an_answer_is_supported_strongly_fairly_or_weakly(confidence: float, word: str) -> None:
    assert strength(confidence) == word


@pytest.mark.parametrize(("length", "year"), [(60, 2031), (61, 0)])
def test_a_line_of_sixty_letters_gives_a_documents_date(length: int, year: int) -> None:
    line = f"{'x' * (length - 5)} 2031"
    assert own_date(document(f"{line}\nLe bac.")).year == year
    assert own_date(document(f"{line}.\nLe bac.")).year == 0


def test_a_date_that_the_title_says_is_not_shown_again() -> None:
    assert date_shown(document("", title="Tarifs 2031"), "fr") == ""
    assert date_shown(document("", title="Tarifs du 4 mai 2031"), "fr") != ""
    assert "2031" in date_shown(document("Lyon, 2031", title="Tarifs"), "fr")
    assert date_shown(document("Lyon", title="Tarifs"), "fr") == ""


@pytest.mark.parametrize(
    ("second", "rest", "shown"), [(219, 70, 2), (220, 70, 1), (219, 58, 2), (219, 57, None), (300, 20, 1)]
)
def test_the_first_three_hundred_letters_of_a_passage_are_shown_at_once(
    second: int, rest: int, shown: int | None
) -> None:
    sentences = [
        f"{letter}{'x' * (length - 2)}." for letter, length in zip("ABC", (100, second, rest), strict=True)
    ]
    text = " ".join(["Bac", "\n\n", *sentences])
    found = beginning(Passage(document(text, headings=(Heading(0, 3, 1),)), 0, len(text), "fr"))
    if shown is None:
        assert found is None
        return
    assert found is not None
    assert text[found.start : found.end] == " ".join(sentences[:shown])


def test_a_passage_of_headings_alone_is_shown_whole() -> None:
    assert beginning(Passage(document("Bac", headings=(Heading(0, 3, 1),)), 0, 3, "fr")) is None


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("0", "3", Span(0, 3)),
        ("x", "3", None),
        ("-1", "3", None),
        ("0", "", None),
        ("0", "1" * 18, Span(0, int("1" * 18))),
        ("0", "1" * 19, None),
    ],
)
def test_a_span_is_named_by_two_numbers_of_eighteen_digits(start: str, end: str, span: Span | None) -> None:
    assert span_of(start, end) == span


class Blocks:
    """A stream that gives its blocks one by one."""

    def __init__(self, *blocks: bytes) -> None:
        self._blocks = iter([*blocks, b""])

    def read1(self, _: int, /) -> bytes:
        return next(self._blocks)


def test_questions_are_handed_on_as_they_come_and_numbered_by_their_lines() -> None:
    found = [
        [(each.id, each.text) for each in batch] for batch in read_asked(Blocks(b"un\n\nde", b"ux\r\ntrois"))
    ]
    assert [batch for batch in found if batch] == [[("1", "un")], [("3", "deux")], [("4", "trois")]]


@pytest.mark.parametrize(("count", "batches"), [(256, [256]), (257, [256, 1])])
def test_two_hundred_and_fifty_six_questions_are_handed_on_together(count: int, batches: list[int]) -> None:
    found = read_asked(io.BytesIO(b"un\n" * count))
    assert [len(batch) for batch in found] == batches


@pytest.mark.parametrize(("length", "refused"), [(10_000, False), (10_001, True)])
def test_a_line_longer_than_a_question_is_refused_with_its_number(length: int, *, refused: bool) -> None:
    blocks = Blocks(b"un\n" + b"x" * length)
    if not refused:
        assert sum(map(len, read_asked(blocks))) == 2
        return
    with pytest.raises(QueryError, match="line 2"):
        list(read_asked(blocks))


@pytest.mark.parametrize("line", ["sans onglet", "\tsans id", "un deux\tOù ?", "id\t"])
def test_a_line_without_an_id_is_refused_where_ids_are_asked_for(line: str) -> None:
    with pytest.raises(QueryError, match="line 1"):
        list(read_asked(Blocks(line.encode()), with_ids=True))
    ((found,),) = read_asked(Blocks("q1\tOù ?".encode()), with_ids=True)
    assert (found.id, found.text) == ("q1", "Où ?")


def gaps(*ids: str, kind: Any = "pictures") -> Account:
    return Account(tuple(DocumentGap(id_, id_, kind, 2, "page 1") for id_ in ids))


@pytest.mark.parametrize(("count", "more"), [(3, ""), (4, ", …")])
def test_three_documents_of_a_kind_are_named(count: int, more: str) -> None:
    ids = ["a", "b", "c", "d"][:count]
    first, last = account_lines(gaps(*ids))
    assert first == f"not read: pictures: {2 * count} in {count} documents (a, b, c{more})"
    assert last.startswith("`passerelle documents --gaps`")


def test_what_is_left_out_rightly_and_what_is_in_a_third_language_is_told_as_such() -> None:
    assert next(account_lines(gaps("a", kind="hidden text"))).startswith("left out: hidden text")
    assert next(account_lines(gaps("a", kind="third language"))).startswith("neither French nor English")
    assert list(account_lines(Account())) == []
    assert list(gap_lines(Account())) == ["everything was read"]


def test_each_document_and_path_has_a_line_of_its_own() -> None:
    account = Account(
        gaps("a").gaps + gaps("a", kind="comments").gaps,
        (
            Unread("x", "failures", "broken"),
            Unread("y", "removed", "", 2, ("b", "c")),
            Unread("z", "other formats", ".zip", 2, ("d.zip",)),
            Unread("w", "linked folders", "", 1, ("e",)),
        ),
    )
    lines = list(gap_lines(account))
    assert lines[0] == "a · pictures: 2 (page 1); comments: 2 (page 1)"
    assert lines[1] == "x · failed: broken"
    assert lines[2] == "y · removed: 2 documents (b, c)"
    assert lines[3].endswith("(d.zip, …)")
    assert lines[4] == "w · linked folders: 1 linked (e)"
    kinds = [line.split(":")[0] for line in account_lines(Account(unread=account.unread))]
    assert kinds == ["not read", "not read", "not read", "kept out"]


def hit(text: str, **known: Any) -> Hit:
    return Hit(1, Passage(document(text), 0, len(text), "fr"), 0.5, 0.4, **known)


@pytest.mark.parametrize(("length", "cut"), [(240, False), (241, True)])
def test_two_hundred_and_forty_letters_of_a_hit_are_printed(length: int, *, cut: bool) -> None:
    text = ("mot " * 60)[: length - 1] + "x"
    _, *lines = hit_lines([hit(text)])
    assert (lines[-1].endswith(" …")) is cut
    assert all(len(line) <= 100 for line in lines)


def test_a_hit_is_explained_by_its_words_best_first() -> None:
    met = (Met("bac", "bac", 0.1), Met("boat", "bac", 0.3))
    lines = " ".join(line.strip() for line in explained_lines([hit("Bac.", met=met, translation_boost=0.1)]))
    assert "(boat = bac 0.30, bac 0.10)" in lines
    assert "lifted by its like in the other language +0.100" in lines
    plain = " ".join(explained_lines([hit("Bac.")]))
    assert "(none)" in plain
    assert "lifted" not in plain


@pytest.mark.parametrize(("length", "cut"), [(200, False), (201, True)])
def test_two_hundred_letters_of_a_passage_are_in_its_repr(length: int, *, cut: bool) -> None:
    text = "x" * length
    assert ("…" in repr(Passage(document(text), 0, length, "fr"))) is cut


def test_a_light_copy_holds_each_excerpt_once_and_equals_what_says_the_same() -> None:
    whole = document("Le bac part à midi.", pages=(Span(0, 7), Span(7, 19)))
    light = whole.light(Span(0, 6), Span(3, 6), Span(7, 11))
    assert [(each.start, each.text, each.page) for each in light.excerpts] == [
        (0, "Le bac", 1),
        (7, "part", 2),
    ]
    assert (light.words(3, 6), light.page_at(7), light.page_at(15)) == ("bac", 2, None)
    assert light == whole
    assert light.light(Span(0, 1)) is light
    assert light != document("Le sac part à midi.")
    assert light == document("Le bac part le soir.")
    with pytest.raises(AttributeError, match="words 12 to 15"):
        light.words(12, 15)
    with pytest.raises(AttributeError, match="does not hold its text"):
        _ = light.text
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        _ = light.colour  # type: ignore[attr-defined]
    assert whole.page_at(0) == 1
    assert Excerpt(3, "abc").holds(3, 6)
    assert not Excerpt(3, "abc").holds(3, 7)
    assert not Excerpt(3, "abc").holds(2, 4)


def test_fields_and_gaps_change_a_documents_hash_and_none_leave_it() -> None:
    assert document("Bac.").content_hash != document("Bac.", fields={"n": 1}).content_hash
    assert document("Bac.") != document("Bac.", fields={"n": 1})
    assert document("Bac.") == document("Bac.")
    assert document("Bac.") != "Bac."


def made(turn: Callable[..., Any], sentence: str) -> str | None:
    return next((each.question for each in turn(document(sentence), Span(0, len(sentence)), sentence)), None)


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The Harrow mill was written by Edith Pane in 1804.", "Who wrote the Harrow mill?"),
        ("The Harrow mill closed in 1804.", "When did the Harrow mill close?"),
        (
            "The Harrow mill joined the Marrow league in 1804.",
            "When did the Harrow mill join the Marrow league?",
        ),
        ("The Harrow mill left in 1804.", None),
        ("The Harrow mill costs £12.", "How much does the Harrow mill cost?"),
        ("The Harrow mills cost £12.", "How much do the Harrow mills cost?"),
        ("The Harrow mill has 12 wheels under it.", None),
        ("The Harrow mill has 12 wheels and a roof.", "How many wheels does the Harrow mill have?"),
        ("The Harrow mills have 12 wheels and a roof.", "How many wheels do the Harrow mills have?"),
        ("The Harrow mill lasted 12 years.", "How long did the Harrow mill last?"),
        ("Members must pay by 4 May 1931.", None),
        ("The Harrow mill must pay by 4 May 1931.", "By what date must the Harrow mill pay?"),
        ("A mill was opened in 1804.", None),
        ("The Harrow mill, opened in 1804, is red.", "When was the Harrow mill opened?"),
        ("The Harrow mill and the Marrow mill, opened in 1804, are red.", None),
        ("In May the Harrow mill was opened in 1804.", None),
    ],
)
def test_an_english_sentence_is_turned_where_its_form_is_plain(sentence: str, question: str | None) -> None:
    assert made(english.questions, sentence) == question


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("La halle Morin coûte 12 €.", "Combien coûte la halle Morin ?"),
        ("Le bac Morin a duré 12 ans.", "Combien de temps le bac Morin a-t-il duré ?"),
        ("La halle Morin compte 12 étals.", "Combien d’étals compte la halle Morin ?"),
        ("La halle Morin compte 12 halls.", "Combien de halls compte la halle Morin ?"),
        ("Le loyer Morin est fixé à 12 €.", "À combien est fixé le loyer Morin ?"),
        ("Les halles Morin ont été inaugurées en 1904.", "Quand les halles Morin ont-elles été inaugurées ?"),
        ("En mai, la halle Morin a été inaugurée en 1904.", None),
        ("La charte Morin, signée en 1904, est rouge.", "Quand la charte Morin a-t-elle été signée ?"),
    ],
)
def test_a_french_sentence_is_turned_where_its_form_is_plain(sentence: str, question: str | None) -> None:
    assert made(french.questions, sentence) == question


def html(text: str, **known: Any) -> str:
    given = known.pop("given", {})
    shown = Shown(known.pop("window", Span(0, len(text))), **known)
    return str(drawn(document(text, **given), shown))


@pytest.mark.parametrize(("cells", "wide"), [(4, False), (5, True)])
def test_a_table_of_more_than_four_columns_can_be_moved_by_keys(cells: int, *, wide: bool) -> None:
    row = " | ".join("abcde"[:cells])
    assert ('tabindex="0"' in html(f"{row}\n{row}")) is wide


@pytest.mark.parametrize(("length", "short"), [(14, True), (15, False)])
def test_a_cell_of_fourteen_letters_is_not_broken(length: int, *, short: bool) -> None:
    text = f"{'x' * length} | {'y' * 20}\n{'z' * 20} | {'y' * 20}"
    assert ('class="short"' in html(text)) is short


def test_a_row_alone_is_no_table_and_two_are_with_their_names() -> None:
    assert "<table>" not in html("Ferme | Oies")
    assert html("Ferme | Oies\nHarle | 40").count('scope="col"') == 2
    assert html("Harle | 40\nMorve | 12").count('scope="col"') == 0


def test_a_heading_is_drawn_by_its_level_and_as_one_where_the_document_is_read() -> None:
    headed = {"headings": (Heading(0, 3, 5),)}
    assert html("Bac\nIl part.", given=headed).startswith('<p class="heading heading-4">Bac</p>')
    assert html("Bac\nIl part.", given=headed, outline=True).startswith("<h6 ")
    assert 'class="heading heading-4 told"' in html("Bac\nIl part.", given=headed, told={"Bac"})


def test_what_is_marked_and_what_is_hidden_are_drawn_apart() -> None:
    text = "Le bac part. Il revient. Fin."
    page = html(text, marked=Span(0, 12), excerpt=Span(0, 12), context=(Span(25, 29),), exact=Span(3, 6))
    page = page.replace("&#46;", ".")
    assert '<mark class="starts ends">Le <b class="exact short">bac</b> part.</mark>' in page
    assert '<span class="rest" hidden> Il revient. </span>' in page
    assert '<span class="context">Fin.</span>' in page
    assert 'class="near starts ends"' in html(text, marked=Span(0, 12), near=True)
    assert "hidden" not in html(text, marked=Span(0, 12))


def test_a_page_that_begins_inside_what_is_shown_is_numbered() -> None:
    text = "Le bac part. Il revient."
    pages = {"pages": (Span(0, 13), Span(13, 24))}
    assert html(text, given=pages).count("data-page") == 1
    assert 'data-page="2"' in html(text, given=pages)
    assert html(text, given=pages, window=Span(13, 24)).count("data-page") == 0


def test_a_page_is_in_english_unless_it_says_french() -> None:
    assert [interface_language(each) for each in ("fr", "en", "de", None)] == ["fr", "en", "en", "en"]


@pytest.mark.parametrize(
    ("subject", "text", "written"),
    [
        ("Rome brûle", "À Rome, il vit de Rome.", "Rome brûle"),
        ("Musée clos", "le musée et un musée", "musée clos"),
        ("Zouave", "rien", ""),
        ("Le musée", "rien", "le musée"),
        ("ONU forte", "rien", "ONU forte"),
        ("Grand Harle", "rien", "Grand Harle"),
        ("12 bacs", "rien", ""),
    ],
)
def test_a_sentences_first_word_is_written_as_inside_of_sentences(
    subject: str, text: str, written: str
) -> None:
    assert in_the_middle(subject, document(text), ("le", "la")) == written


def test_a_line_without_end_is_refused_before_it_is_read_whole() -> None:
    class Endless:
        taken = 0

        def read1(self, _: int, /) -> bytes:
            self.taken += 1
            return b"x" * 40_001

    stream = Endless()
    with pytest.raises(QueryError, match="line 1"):
        list(read_asked(stream))
    assert stream.taken == 1


@pytest.mark.parametrize(("p", "told"), [(0.05, True), (0.051, False)])
def test_a_difference_that_chance_seldom_makes_is_printed(p: float, *, told: bool) -> None:
    test = PairedTest("R@5", "all", 0.5, 0.4, 10, p, p, worse=True)
    lines = list(comparison_lines(Comparison((), (test,), (), 10)))
    assert lines[0] == "beside the baseline: no question changed"
    assert any("R@5: 0.500 → 0.400" in each for each in lines) is told
