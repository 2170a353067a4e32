"""What a document, a light copy of it, a passage and an excerpt say of themselves, at each edge."""

import copy
import pickle
from dataclasses import replace

import pytest

from passerelle.index.types import SHOWN, Document, Excerpt, Gap, Heading, Passage, Span

TEXT = "First page. Second page. Third page."
PAGES = (Span(0, 12), Span(12, 25), Span(25, 36))
PAGED = Document("p.pdf", "P", "en", TEXT, PAGES, path="docs/p.pdf", store="s", fields={"a": 1})


@pytest.mark.parametrize(("place", "page"), [(0, 1), (11, 1), (12, 2), (24, 2), (25, 3), (36, 3)])
def test_a_place_is_on_the_page_that_begins_at_or_before_it(place: int, page: int) -> None:
    assert PAGED.page_at(place) == page


def test_a_place_before_the_first_page_is_on_it_and_without_pages_on_none() -> None:
    assert replace(PAGED, pages=(Span(5, 36),)).page_at(2) == 1
    assert replace(PAGED, pages=()).page_at(2) is None


def test_a_light_copy_says_the_page_of_the_excerpt_that_begins_there() -> None:
    light = PAGED.light(Span(6, 24), Span(12, 24))
    assert light.excerpts == (Excerpt(6, TEXT[6:24], 1), Excerpt(12, TEXT[12:24], 2))
    assert [light.page_at(place) for place in (6, 12, 20, 24, 5, 25)] == [1, 2, 1, 1, None, None]


def test_a_light_copy_keeps_each_stretch_of_words_once() -> None:
    assert PAGED.light(Span(0, 11), Span(0, 5), Span(6, 11), Span(0, 11)).excerpts == (
        Excerpt(0, "First page.", 1),
    )
    assert len(PAGED.light(Span(0, 5), Span(6, 11)).excerpts) == 2
    light = PAGED.light(Span(0, 5))
    assert light.light(Span(6, 11)) is light
    assert (light.id, light.title, light.path, light.store, light.fields) == (
        "p.pdf",
        "P",
        "docs/p.pdf",
        "s",
        {"a": 1},
    )


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [
        (6, 10, True),
        (6, 7, True),
        (9, 10, True),
        (6, 6, True),
        (10, 10, True),
        (5, 10, False),
        (6, 11, False),
    ],
)
def test_an_excerpt_holds_what_lies_in_it(start: int, end: int, *, held: bool) -> None:
    assert Excerpt(6, "page").holds(start, end) is held
    light = PAGED.light(Span(6, 10))
    if held:
        assert light.words(start, end) == TEXT[start:end]
    else:
        with pytest.raises(
            AttributeError, match=f"does not hold its words {start} to {end}: `Store.document"
        ):
            light.words(start, end)


@pytest.mark.parametrize("name", ["text", "pages", "headings", "language"])
def test_a_light_copy_refuses_what_it_has_not(name: str) -> None:
    light = Document.partial((Excerpt(0, "First"),), id="p.pdf", title="P")
    with pytest.raises(
        AttributeError,
        match=rf"^this light copy of the document 'p\.pdf' does not hold its {name}: `Store\.document\('p\.pdf'\)` has "
        r"it whole$",
    ):
        getattr(light, name)
    with pytest.raises(AttributeError, match=r"^'Document' object has no attribute 'colour'$"):
        getattr(light, "colour")  # noqa: B009  a type checker would stop it


@pytest.mark.parametrize(
    "change",
    [
        {"id": "q.pdf"},
        {"title": "Q"},
        {"language": "fr"},
        {"text": f"{TEXT}!"},
        {"pages": PAGES[:2]},
        {"headings": (Heading(0, 5, 1),)},
        {"fields": {"a": 2}},
        {"gaps": (Gap("pictures", 1, ""),)},
    ],
)
def test_a_document_is_another_where_anything_it_says_is(change: dict[str, object]) -> None:
    other = replace(PAGED, **change)  # type: ignore[arg-type]
    assert other != PAGED
    assert replace(PAGED) == PAGED
    assert PAGED != "p.pdf"
    assert (other.content_hash == PAGED.content_hash) is ("id" in change)


def test_where_a_document_lies_makes_no_other_of_it() -> None:
    moved = replace(PAGED, path="elsewhere", store="t")
    assert moved == PAGED
    assert moved.content_hash == PAGED.content_hash
    assert hash(moved) == hash(PAGED)


def test_light_copies_are_equal_where_they_say_the_same_of_what_both_hold() -> None:
    one, other = PAGED.light(Span(0, 11)), PAGED.light(Span(12, 24))
    assert one == other == PAGED == one
    assert one != replace(PAGED, text=TEXT.replace("First", "Other"))
    assert other == replace(PAGED, text=TEXT.replace("First", "Other"))
    assert one != replace(PAGED, title="Q").light(Span(0, 11))
    changed = replace(PAGED, text=TEXT.replace("First", "Other")).light(Span(0, 11), Span(12, 24))
    assert one != changed
    assert changed != one


def test_a_document_and_a_passage_show_themselves_shortly() -> None:
    assert repr(PAGED) == "<Document 'p.pdf': 'P', 36 characters>"
    assert repr(PAGED.light(Span(0, 5))) == "<Document 'p.pdf': 'P', 1 excerpts>"
    long = Document("l", "L", "en", "x" * (SHOWN + 1))
    assert repr(Passage(long, 0, SHOWN, "en")) == f"<Passage 'l' 0-200: '{'x' * 200}'>"
    assert repr(Passage(long, 0, SHOWN + 1, "en")) == f"<Passage 'l' 0-201: '{'x' * 200}…'>"


def test_a_passage_is_called_by_its_document_its_place_and_its_words() -> None:
    passage = Passage(PAGED, 0, 11, "en", 1, "P › A")
    assert len(passage.id) == 16
    same = replace(passage, heading="", page=None, language="fr")
    assert same.id == passage.id
    for other in (replace(passage, end=10), replace(passage, start=1)):
        assert other.id != passage.id
    assert replace(passage, document=replace(PAGED, id="q")).id != passage.id
    assert Passage(Document("s", "S", "en", "\ud800"), 0, 1, "en").id


def test_a_copy_of_a_passage_is_itself_and_one_that_is_pickled_is_light() -> None:
    passage = Passage(PAGED, 12, 24, "en", 2, "P › A")
    assert copy.copy(passage) is copy.deepcopy(passage) is passage
    again: Passage = pickle.loads(pickle.dumps(passage))
    assert again == passage
    assert (again.text, again.page, again.heading, again.span) == ("Second page.", 2, "P › A", Span(12, 24))
    assert again.document.excerpts == (Excerpt(12, "Second page.", 2),)


@pytest.mark.parametrize(
    ("start", "end", "overlaps", "within"),
    [
        (0, 3, False, False),
        (0, 4, True, False),
        (2, 9, True, False),
        (3, 6, True, True),
        (4, 5, True, True),
        (3, 7, True, False),
        (5, 9, True, False),
        (6, 9, False, False),
    ],
)
def test_a_span_overlaps_another_by_a_character_and_lies_within_it_by_all(
    start: int, end: int, *, overlaps: bool, within: bool
) -> None:
    span, other = Span(start, end), Span(3, 6)
    assert span.overlaps(other) is other.overlaps(span) is overlaps
    assert span.within(other) is within
    assert span.within(Passage(PAGED, 3, 6, "en")) is within
    assert span.moved(2) == Span(start + 2, end + 2)
    assert span.moved(-1) == Span(start - 1, end - 1)


def test_what_was_not_read_and_what_a_file_says_of_itself_each_make_another_digest() -> None:
    bare = Document("a", "A", "en", TEXT)
    others = [
        replace(bare, gaps=(Gap("pictures"),)),
        replace(bare, gaps=(Gap("pictures", 2),)),
        replace(bare, gaps=(Gap("pictures", 1, "page 1"),)),
        replace(bare, fields={"a": 1}),
        replace(bare, fields={"b": 1}),
        replace(bare, headings=(Heading(0, 5, 1),)),
        replace(bare, headings=(Heading(0, 5, 2),)),
        replace(bare, pages=(Span(0, 5),)),
    ]
    assert len({each.content_hash for each in (bare, *others)}) == len(others) + 1
    assert (
        replace(bare, fields={"a": 1, "b": 2}).content_hash
        == replace(bare, fields={"b": 2, "a": 1}).content_hash
    )
