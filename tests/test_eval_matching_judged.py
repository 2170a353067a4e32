"""What meets an expectation, piece by piece: places, hits, their translations and citations."""

from dataclasses import replace

import pytest
from library import Library

from passerelle.evaluation.matching import Judge, Placed, is_right, meets, occurrences
from passerelle.evaluation.types import Expectation, Found, Judged, Question, Quoted, Translated
from passerelle.index.sync import Options
from passerelle.index.types import Span

BAC = "Le bac bleu part à midi du vieux port. Il revient le soir."
HERE = Placed("a", (Span(10, 20), Span(40, 50)), language="fr")
ANY = Placed("a", language="fr")
GONE = Placed("a", stale="quote")


def hit(
    document: str = "a", start: int = 0, end: int = 9, rank: int = 1, other: Translated | None = None
) -> Found:
    return Found(rank, document, start, end, 0.5, other)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("un\n\ndeux", "un deux", [(0, 8)]),
        ("un deux un  deux", "un deux", [(0, 7)]),  # as it stands before as it may
        ("a.b axb", "a.b", [(0, 3)]),
        ("a.b  axb", "a.b axb", [(0, 8)]),
        ("a.x axb", "a.b axb", []),
        ("deux", "  deux\n", [(0, 4)]),
        ("aXa", "a", [(0, 1), (2, 3)]),
    ],
)
def test_a_quote_stands_where_its_words_do(text: str, quote: str, found: list[tuple[int, int]]) -> None:
    assert list(occurrences(text, quote)) == [Span(*each) for each in found]


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [((0, 4), (2, 9), True), ((0, 4), (3, 9), False), ((0, 1), (0, 1), True), ((3, 3), (0, 9), False)],
)
def test_spans_meet_by_half_of_the_shorter_and_an_empty_one_meets_none(
    one: tuple[int, int], other: tuple[int, int], *, met: bool
) -> None:
    assert meets(Span(*one), Span(*other)) is met
    assert meets(Span(*other), Span(*one)) is met


@pytest.mark.parametrize(
    ("place", "found", "met"),
    [
        (HERE, hit(start=15, end=30), True),
        (HERE, hit(start=45, end=60), True),
        (HERE, hit(start=20, end=40), False),
        (HERE, hit("b", 15, 30), False),
        (ANY, hit(start=90, end=99), True),
        (ANY, hit("b"), False),
        (GONE, hit(), False),
    ],
)
def test_a_hit_meets_a_place_in_its_document(place: Placed, found: Found, *, met: bool) -> None:
    assert place.met_by_hit(found) is met
    behind = replace(found, document="z", translation=Translated(found.document, found.start, found.end))
    assert place.shown_by(behind) is met
    assert not place.shown_by(found)
    assert not place.met_by_hit(behind)


@pytest.mark.parametrize(
    ("start", "end", "document", "held"),
    [
        (10, 20, "a", True),
        (0, 99, "a", True),
        (40, 50, "a", True),
        (11, 20, "a", False),
        (10, 19, "a", False),
        (10, 20, "b", False),
    ],
)
def test_a_citation_holds_a_place_whole(start: int, end: int, document: str, *, held: bool) -> None:
    assert HERE.held_by(Quoted(document, start, end, "")) is held
    assert not ANY.held_by(Quoted("a", 0, 99, ""))


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    library = Library(tmp_path_factory.mktemp("judge"))
    library.write("bac.txt", BAC)
    library.write("copie.txt", f"Une copie.\n\n{BAC}")
    library.index(options=Options(passage_tokens=64))
    return Judge(library.open())


def judged(
    judge: Judge, places: list[tuple[Expectation, Placed]], *hits: Found, cited: tuple[Quoted, ...] = ()
) -> list[Judged]:
    question = Question("q", "?", "fr", tuple(expectation for expectation, _ in places))
    return list(judge.judge(question, [place for _, place in places], hits, cited))


QUOTE = Expectation("a", "midi")


def test_the_first_hit_that_meets_a_place_gives_its_rank(judge: Judge) -> None:
    hits = (hit("b", rank=1), hit(start=12, end=18, rank=2), hit(start=10, end=20, rank=3))
    first, second = judged(judge, [(QUOTE, HERE), (Expectation("c"), Placed("c"))], *hits)
    assert (first.spans, first.rank, first.stale, first.translation_of) == (HERE.spans, 2, "", None)
    assert (second.rank, second.spans) == (None, ())
    (gone,) = judged(judge, [(QUOTE, GONE)], *hits, cited=(Quoted("a", 0, 99, ""),))
    assert gone == Judged(stale="quote")


def test_a_translation_meets_a_place_only_where_the_hit_is_expected_too(judge: Judge) -> None:
    shown = hit("z", 0, 9, 1, Translated("a", 12, 18))
    later = hit("y", 0, 9, 2, Translated("a", 40, 50))
    (alone,) = judged(judge, [(QUOTE, HERE)], shown, later)
    assert (alone.rank, alone.translation_of) == (None, 1)
    here, there = judged(judge, [(QUOTE, HERE), (Expectation("z"), Placed("z"))], shown, later)
    assert (here.rank, here.translation_of, there.rank, there.translation_of) == (1, 1, 1, None)
    here, _ = judged(judge, [(QUOTE, HERE), (Expectation("y"), Placed("y"))], shown, later)
    assert (here.rank, here.translation_of) == (2, 1)


@pytest.mark.parametrize(
    ("expectation", "place", "cited", "quoted"),
    [
        (QUOTE, HERE, Quoted("a", 10, 20, ""), True),
        (QUOTE, HERE, Quoted("a", 12, 18, ""), False),  # not all of the quote
        (Expectation("a", span=Span(10, 20)), HERE, Quoted("a", 12, 18, ""), True),
        (Expectation("a", span=Span(10, 20)), HERE, Quoted("a", 22, 28, ""), False),
        (Expectation("a"), ANY, Quoted("a", 0, 99, ""), False),
        (QUOTE, GONE, Quoted("a", 0, 99, ""), False),
    ],
)
def test_a_place_is_quoted_whole_or_for_a_span_in_part(
    judge: Judge, expectation: Expectation, place: Placed, cited: Quoted, *, quoted: bool
) -> None:
    (found,) = judged(judge, [(expectation, place)], cited=(cited,))
    assert found.quoted is quoted
    (none,) = judged(judge, [(expectation, place)])
    assert not none.quoted


@pytest.mark.parametrize(
    ("places", "quoted", "right"),
    [
        ([(QUOTE, HERE)], (True,), True),
        ([(QUOTE, HERE)], (False,), False),
        ([(QUOTE, GONE)], (False,), None),
        ([(QUOTE, GONE), (QUOTE, HERE)], (False, True), True),
        ([(Expectation("a"), ANY), (QUOTE, HERE)], (True, False), False),  # the quotes decide
        ([(Expectation("a", span=Span(10, 20)), HERE)], (True,), True),
        ([(Expectation("a", span=Span(10, 20)), HERE)], (False,), False),
        ([(Expectation("a"), ANY)], (False,), None),
        ([], (), None),
    ],
)
def test_an_answer_is_right_by_the_places_it_quotes(
    places: list[tuple[Expectation, Placed]], quoted: tuple[bool, ...], *, right: bool | None
) -> None:
    question = Question("q", "?", "fr", tuple(each for each, _ in places))
    found = [Judged(quoted=each) for each in quoted]
    assert is_right(question, [place for _, place in places], found, ()) is right


@pytest.mark.parametrize(
    ("places", "language", "cited", "right"),
    [
        (
            [(Expectation("a"), ANY)],
            "en",
            Quoted("a", 0, 9, "Le bac part à midi."),
            True,
        ),  # « le » is no word here
        ([(Expectation("a"), ANY)], "en", Quoted("a", 0, 9, "un bac bleu"), True),  # nor « un »
        ([(Expectation("a"), replace(ANY, language="en"))], "fr", Quoted("a", 0, 9, "un bac"), False),
        ([(Expectation("a"), ANY)], "en", Quoted("b", 0, 9, "bac"), False),
        ([(Expectation("a"), ANY)], "en", Quoted("a", 0, 9, "le lac"), False),
        ([], "fr", Quoted("z", 0, 9, "bac"), True),
        ([], "en", Quoted("z", 0, 9, "bac"), False),  # « le » is one in English
        ([(Expectation("a"), replace(ANY, language=None))], "fr", Quoted("a", 0, 9, "bac"), True),
    ],
)
def test_without_quotes_an_answer_is_right_by_its_words_in_an_expected_document(
    places: list[tuple[Expectation, Placed]], language: str, cited: Quoted, *, right: bool
) -> None:
    question = Question("q", "?", language, tuple(each for each, _ in places), ("zut", "le bac"))  # type: ignore[arg-type]
    found = [Judged() for _ in places]
    assert is_right(question, [place for _, place in places], found, (cited,)) is right
    assert is_right(question, [place for _, place in places], found, ()) is False


def test_what_is_found_in_a_copy_is_moved_to_the_expected_document(judge: Judge) -> None:
    at = BAC.index("midi")
    expected = [judge.place(Expectation("bac.txt", "midi"))]
    shift = len("Une copie.\n\n")
    copied = hit("copie.txt", shift, shift + len(BAC))
    (moved,) = judge.at_home(expected, [copied])
    assert (moved.document, moved.start, moved.end) == ("bac.txt", 0, len(BAC))
    own = hit("bac.txt", 3, 9)
    assert judge.at_home(expected, [own]) == [own]
    part = Quoted("copie.txt", shift + at, shift + at + 4, "midi")
    assert judge.at_home(expected, [part]) == [part]  # its passage says more than the expected document
    lost = hit("nulle.txt")
    assert judge.at_home(expected, [lost]) == [lost]
    for gone in (GONE, Placed("bac.txt", stale="quote")):
        assert judge.at_home([gone], [copied]) == [copied]


def test_a_place_is_looked_up_with_its_language(judge: Judge) -> None:
    at = BAC.index("midi")
    assert judge.place(Expectation("bac.txt", "midi")) == Placed(
        "bac.txt", (Span(at, at + 4),), language="fr"
    )
    assert judge.place(Expectation("bac.txt", span=Span(0, len(BAC)))).spans == (Span(0, len(BAC)),)
    assert judge.place(Expectation("bac.txt", span=Span(0, len(BAC) + 1))).stale == "span"
    assert judge.place(Expectation("bac.txt", "midi", Span(0, 3))).spans == (Span(at, at + 4),)
    assert judge.place(Expectation("lac.txt", "midi")) == Placed("lac.txt", stale="document")
    assert judge.place(Expectation("bac.txt")) == Placed("bac.txt", language="fr")


FIRST = "Le moulin de la rive tourne au vent du nord chaque matin."
LAST = "La gare de la ville ferme ses grandes portes à minuit passé."


def test_a_citation_is_moved_with_the_passages_that_it_touches_and_no_other(library: Library) -> None:
    library.write("bac.txt", f"{BAC} Il est vert.")
    library.write("tout.txt", "\n\n".join([FIRST, f"{BAC} Il est vert.", LAST]))
    library.index(options=Options(passage_tokens=16))
    store = library.open()
    starts = [passage.start for passage in store.passages("tout.txt")]
    at = len(FIRST) + 2
    assert at in starts
    assert at + len(BAC) + 15 in starts
    judge = Judge(store)
    cited = Quoted("tout.txt", at + 3, at + 11, "bac bleu")
    for expected in (
        Expectation("bac.txt"),
        Expectation("bac.txt", "vert"),
        Expectation("bac.txt", "bac bleu"),
    ):
        (moved,) = judge.at_home([judge.place(expected)], [cited])
        assert moved == Quoted("bac.txt", 3, 11, "bac bleu")
    for words in (FIRST, LAST):
        start = store.document("tout.txt").text.index(words)
        other = Quoted("tout.txt", start, start + 8, words[:8])
        assert judge.at_home([judge.place(Expectation("bac.txt"))], [other]) == [other]


def test_of_several_places_of_a_copy_the_expected_one_is_taken(library: Library) -> None:
    words = "Le bac bleu part à midi du vieux port."
    library.write("bac.txt", f"{words}\n\n{FIRST}\n\n{words}")
    library.write("copie.txt", words)
    library.index(options=Options(passage_tokens=64))
    store = library.open()
    second = store.document("bac.txt").text.rindex(words)
    judge, found = Judge(store), hit("copie.txt", 0, len(words))
    for start in (0, second):
        place = Span(start, start + len(words))
        (moved,) = judge.at_home([judge.place(Expectation("bac.txt", span=place))], [found])
        assert (moved.document, moved.start, moved.end) == ("bac.txt", place.start, place.end)
    elsewhere = judge.place(Expectation("bac.txt", FIRST))
    (moved,) = judge.at_home([elsewhere], [found])
    assert (moved.document, moved.start) == ("bac.txt", 0)  # the first, where none is expected
