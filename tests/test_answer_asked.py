"""How an answer is put together of what was found: how sure it must be, what it cites, lists and says."""

import asyncio
from collections.abc import Sequence
from dataclasses import fields

import pytest
from fakes import WordEmbedder
from library import Library
from number_network import NumberNetwork
from queries import query

from passerelle.answer import Assistant
from passerelle.conversation.turns import Turn
from passerelle.index.errors import StoreError
from passerelle.index.store.only import Only
from passerelle.index.sync import Options
from passerelle.index.types import Document, Passage, Span
from passerelle.picks import choose, possible, sure_picks
from passerelle.query import QueryError
from passerelle.reader import Reader
from passerelle.retrieval import Retriever
from passerelle.types import Hit
from passerelle.weights import Evidence, Features, Pick, Weights

SPAN = [each.name for each in fields(Evidence)].index("span")
SURE, UNSURE = 0.8808, 0.1192
"""How sure an answer is whose exact words are a number, and one without: the logistic of 2 and of -2."""
TEXTS = {
    "ferry": "The ferry leaves at 8 daily.",
    "dogs": "All dogs are carried free of charge.",
    "quai": "Le quai de Morne ferme au public.",
}


def weights(threshold: float = 0.5) -> Weights:
    return Weights(
        (0.0, 1.0, 1.0, *[0.0] * 8),
        tuple(2.0 * (at == SPAN) for at in range(len(fields(Evidence)))),
        0.0,
        threshold,
    )


def assistant(library: Library, threshold: float = 0.5) -> Assistant:
    network = NumberNetwork(" ".join(TEXTS.values()))
    retriever = Retriever.of(library.open(), library.embedder)
    return Assistant(retriever, network, weights(threshold))  # type: ignore[arg-type]  # all that is asked of one


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a library of three short texts, that no test changes."""
    library = Library(tmp_path_factory.mktemp("asked"))
    for name, text in TEXTS.items():
        library.write(f"{name}.txt", text)
    library.index(options=Options(passage_tokens=60))
    return library


def test_an_answer_quotes_what_was_picked_and_lists_the_other_hits(kept: Library) -> None:
    with assistant(kept) as asked:
        found = asked.ask("  When does the ferry leave?\n")
    assert (found.question, found.language, found.abstained) == ("When does the ferry leave?", "en", False)
    assert (found.confidence, found.searched, found.small_talk) == (SURE, "", False)
    (citation,) = found.citations
    assert (citation.number, citation.quote) == (1, TEXTS["ferry"])
    assert TEXTS["ferry"] in found.text
    assert found.suggestions == ()
    assert {hit.document.id for hit in found.nearest} == {"dogs.txt", "quai.txt"}
    assert found.milliseconds > 0


def test_a_refusal_cites_nothing_and_lists_and_suggests_what_is_near(kept: Library) -> None:
    with assistant(kept) as asked:
        found = asked.ask("Are dogs carried?", only=Only(documents=("dogs.txt", "quai.txt")))
    assert (found.abstained, found.citations, found.confidence) == (True, (), UNSURE)
    assert found.text == "The documents do not answer this question. Here are the nearest passages."
    assert {hit.document.id for hit in found.nearest} == {"dogs.txt", "quai.txt"}
    assert set(found.suggestions) == {"dogs", "quai"}


@pytest.mark.parametrize(
    ("threshold", "abstained"), [(0.8807, False), (0.8809, True), (0.0, False), (1.0, True)]
)
def test_an_answer_less_sure_than_the_threshold_is_withheld(
    kept: Library, threshold: float, *, abstained: bool
) -> None:
    with assistant(kept, threshold) as asked:
        assert asked.ask("When does the ferry leave?").abstained is abstained


@pytest.mark.parametrize(("k", "near"), [(1, 1), (2, 1), (3, 2), (50, 2)])
def test_of_so_many_hits_those_that_are_not_cited_are_listed(kept: Library, k: int, near: int) -> None:
    with assistant(kept) as asked:
        found = asked.ask("When does the ferry leave?", k=k)
    assert len(found.citations) == 1
    assert len(found.nearest) == near - (k == 1)


def test_more_than_ten_hits_are_listed_where_so_many_are_wanted(library: Library) -> None:
    for number in range(14):
        library.write(f"{number}.txt", f"The boat named {'abcdefghijklmn'[number]} lies here.")
    library.index()
    with assistant(library) as asked:
        assert [len(asked.ask("Which boat?", k=k).nearest) for k in (10, 11, 14, 20)] == [10, 11, 14, 14]
        assert len(asked.ask("Which boat?").nearest) == 10


@pytest.mark.parametrize(
    ("message", "interface", "language", "words"),
    [
        ("Bonjour", None, "fr", "Bonjour"),
        ("Hello", "fr", "en", "Hello"),
        ("Gracias", None, "en", ""),
        ("Gracias", "fr", "fr", ""),
        ("Which documents do you have?", None, "en", "“ferry”"),
        ("Do you have anything about the ferry?", "fr", "en", "“ferry”"),
    ],
)
def test_small_talk_is_answered_without_a_passage_in_its_own_language(
    kept: Library, message: str, interface: str | None, language: str, words: str
) -> None:
    with assistant(kept) as asked:
        found = asked.ask(message, interface=interface)  # type: ignore[arg-type]
    assert (found.small_talk, found.abstained, found.confidence) == (True, True, 0.0)
    assert (found.citations, found.nearest, found.language) == ((), (), language)
    assert words in found.text
    assert found.milliseconds >= 0


def test_the_page_decides_on_the_language_where_words_do_not(kept: Library) -> None:
    with assistant(kept) as asked:
        assert [asked.ask("Morne 8 ?", interface=each).language for each in ("fr", "en")] == ["fr", "en"]


def test_a_question_that_leans_on_the_last_is_looked_for_whole(kept: Library) -> None:
    with assistant(kept) as asked:
        first = asked.ask("When does the ferry leave?")
        turn = Turn.of(first)
        found = asked.ask("And the dogs?", history=[turn])
    assert found.question == "And the dogs?"
    assert "dogs" in found.searched
    assert found.searched != found.question


def test_the_documents_of_a_store_are_listed_given_and_taken_out(library: Library) -> None:
    for name, text in TEXTS.items():
        library.write(f"{name}.txt", text)
    library.index()
    with assistant(library) as asked:
        assert sorted(entry.id for entry in asked.documents()) == ["dogs.txt", "ferry.txt", "quai.txt"]
        assert asked.document("quai.txt").text == TEXTS["quai"]
        with pytest.raises(StoreError, match=r"none\.txt"):
            asked.remove("dogs.txt", "none.txt")
        assert len(asked.documents()) == 3
        asked.remove("dogs.txt")
        assert sorted(entry.id for entry in asked.documents()) == ["ferry.txt", "quai.txt"]
        asked.remove("quai.txt", erase=True)
        asked.remove(erase=True)
        assert [entry.id for entry in asked.documents()] == ["ferry.txt"]
    with pytest.raises(StoreError, match="is closed"):
        asked.ask("When does the ferry leave?")


def test_what_is_no_question_number_or_part_is_refused(kept: Library) -> None:
    with assistant(kept) as asked:
        with pytest.raises(QueryError, match="type a few words"):
            asked.ask("  ")
        with pytest.raises(TypeError, match="the question is 3"):
            asked.ask(3)  # type: ignore[arg-type]
        with pytest.raises(QueryError, match="k is 0"):
            asked.ask("Hello", k=0)
        with pytest.raises(ValueError, match="the interface is 'de'"):
            asked.ask("Hello", interface="de")  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="only is 3"):
            asked.ask("Hello", only=3)  # type: ignore[arg-type]
        retriever = asked.retriever
        with pytest.raises(TypeError, match="the network is 3"):
            Assistant(retriever, 3)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="weights is 3"):
            Assistant(retriever, None, 3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="the retriever is 3"):
        Assistant(3)  # type: ignore[arg-type]


def test_the_same_is_answered_inside_an_event_loop(kept: Library) -> None:
    with assistant(kept) as asked:
        found = asyncio.run(asked.aask("When does the ferry leave?", k=2))
        assert (found.confidence, len(found.nearest)) == (SURE, 1)


def hits(*documents: Document) -> list[Hit]:
    return [
        Hit(rank, Passage(each, 0, len(each.text), "en"), 1 - rank / 10, 0.8)
        for rank, each in enumerate(documents, start=1)
    ]


def sure(question: str, *documents: Document) -> tuple[list[str], float]:
    """Return the words that may answer, best first, and how sure that is."""
    reader = Reader(NumberNetwork(" ".join(each.text for each in documents)), WordEmbedder(), weights())  # type: ignore[arg-type]
    picks, known = sure_picks(reader, query(question), hits(*documents), lambda _: ())
    return [each.hit.document.text[each.span.start : each.span.end] for each in picks], round(known, 4)


def fees(year: str) -> Document:
    return Document(
        f"fees-{year}.md", "Fees", "en", f"In {year} a boat paid 4 crowns.", path=f"fees-{year}.md"
    )


MAIL = Document(
    "m.eml", "Keys", "en", "From: Ida Morne\nTo: Paul\nSubject: Keys\n\nThe keys cost 4 crowns each."
)
NOTE = Document("n.eml", "Keys", "en", "From: Ida Morne\nTo: Paul\nSubject: Keys\n\nThe keys are here.")
HOURS = Document("h.md", "Lakeside", "en", "Boat | Closing\nLark | 9\nOwl | 8")
TABLE = Document("t.md", "Lakeside", "en", "Boat | Closing\nHeron | late\nOwl | early")


@pytest.mark.parametrize(
    ("question", "documents", "words", "known"),
    [
        (
            "What does a boat pay?",
            (Document("d", "", "en", "A boat pays 4 crowns."),),
            ["A boat pays 4 crowns."],
            SURE,
        ),
        ("What did a boat pay in 2021?", (fees("2022"), fees("2023")), [], 0.0),  # of no edition
        ("What did a boat pay in 2022?", (fees("2023"), fees("2022")), [fees("2022").text], SURE),
        ("What does pump kt50 cost?", (Document("d", "Pump kt40", "en", "It costs 4 crowns."),), [], 0.0),
        (
            "What does it cost in 2021?",
            (Document("d", "", "en", "It cost 4 crowns in 2022."),),
            ["It cost 4 crowns in 2022."],
            0.0881,
        ),
        (
            "What plan for 9 kVA?",
            (Document("d", "", "en", "The plan of 6 kVA is good."),),
            ["The plan of 6 kVA is good."],
            0.0881,
        ),
        (
            "What colour has it?",
            (Document("d", "", "en", "It has 4 lamps and oars."),),
            ["It has 4 lamps and oars."],
            0.0881,
        ),
        ("Who wrote the mail?", (MAIL,), ["From: Ida Morne"], SURE),
        ("Who wrote the mail?", (NOTE,), ["From: Ida Morne"], 0.75),
        ("What is the closing of the Heron?", (TABLE,), ["Heron | late"], 0.75),
        ("What is the closing of the Lark?", (HOURS,), ["Lark | 9"], SURE),
        ("What is the closing of the Hern?", (TABLE,), ["Heron | late", "Owl | early"], UNSURE),
        ("Who wrote the mail?", (), [], 0.0),
    ],
)
def test_how_sure_an_answer_is_depends_on_its_form_and_on_what_the_question_names(
    question: str, documents: Sequence[Document], words: list[str], known: float
) -> None:
    assert sure(question, *documents) == (words, known)


def test_an_article_that_is_missing_leaves_nothing_to_answer() -> None:
    rules = Document("r", "Rules", "en", "Article 1. Boats pay 4 crowns.\n\nArticle 2. Owls pay 5 crowns.")
    reader = Reader(NumberNetwork(rules.text), WordEmbedder(), weights())  # type: ignore[arg-type]
    passages = [hits(rules)[0].passage]
    for question, missing in (("What does article 9 say?", True), ("What does article 2 say?", False)):
        asked, named, picks = possible(reader, query(question), hits(rules), lambda _: passages)
        assert (asked.asks, named.missing, not picks) == (question, missing, missing)


def test_a_question_is_read_without_the_year_that_its_edition_meets() -> None:
    found = hits(fees("2023"), fees("2022"))
    reader = Reader(NumberNetwork(fees("2022").text), WordEmbedder(), weights())  # type: ignore[arg-type]
    asked, _, picks = possible(reader, query("What did a boat pay in 2022?"), found, lambda _: ())
    assert (asked.asks, asked.text) == ("What did a boat pay in ?", "What did a boat pay in 2022?")
    assert [each.hit.document.id for each in picks] == ["fees-2022.md"]


@pytest.mark.parametrize(
    ("scores", "chosen"),
    [((3.0, 2.0), 2), ((3.0, 1.9), 2), ((3.0, 1.8), 1), ((3.0,), 1), ((3.0, 2.9, 2.8), 2)],
)
def test_the_second_is_quoted_too_where_it_is_nearly_as_good(scores: Sequence[float], chosen: int) -> None:
    found = hits(fees("2022"))[0]
    picks = [Pick(found, Span(0, 4), score, Features(*[0.0] * 11)) for score in scores]
    assert choose(picks) == picks[:chosen]
