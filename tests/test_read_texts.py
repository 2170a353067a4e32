"""What of texts from anywhere goes to the reader: in which order, how like the question, with what around it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fakes import WordEmbedder
from small_store import EMBEDDER, put

from passerelle.fusion import Fusion, usual_fusion
from passerelle.index.embed.open import BUNDLED_NAME
from passerelle.index.errors import StoreError
from passerelle.index.store.store import Store
from passerelle.index.types import Document, Passage, Span
from passerelle.integrations.extras import needing
from passerelle.integrations.metadata import citation_metadata
from passerelle.integrations.read_texts import Reading, TextReader
from passerelle.integrations.texts import Placed, Text, place_texts
from passerelle.query import Query, QueryError, read_query
from passerelle.types import Citation, Hit

FUSION = Fusion(same=1.0, crossing=0.5)
QUESTION = "Where does the red ferry stop in the harbour?"
QUERY = replace(read_query(QUESTION, EMBEDDER), french=0.0)
PORT = Document("port", "Port", "en", "The red ferry stops here. The blue one waits outside of the bay.")


def reader(store: Store | None = None, fusion: Fusion = FUSION) -> TextReader:
    return TextReader(WordEmbedder(), fusion, store)


def hits(*texts: Text, fusion: Fusion = FUSION, query: Query = QUERY) -> list[Hit]:
    made = reader(fusion=fusion)
    placed = {each.passage.id: each for each in place_texts(texts, None, made._cut)}
    return made._hits(query, texts, list(placed.values()))


def text(words: str, id_: str = "t", **known: Any) -> Text:
    return Text(id_, words, {"language": "en", **known})


def test_what_shares_words_with_the_question_comes_first_and_ranks_count_from_one() -> None:
    found = hits(text("Cows graze.", "a"), text("The red ferry stops.", "b"), text("A red barn.", "c"))
    assert [(hit.rank, hit.document.id) for hit in found] == [(1, "b"), (2, "c"), (3, "a")]
    assert found[0].dense > found[1].dense > found[2].dense >= 0.0
    assert found[0].lexical == 0.0


def test_a_text_is_as_near_as_its_words_with_its_title_and_its_heading() -> None:
    bare = text("Cows graze.", "a")
    titled, headed = (
        text("Cows graze.", "b", title="The red ferry"),
        text("Cows graze.", "c", heading="A ferry"),
    )
    found = hits(bare, headed, titled)
    assert [hit.document.id for hit in found] == ["b", "c", "a"]
    assert found[0].dense > found[1].dense > found[2].dense


def test_what_a_search_knows_of_a_text_is_taken_over_from_it() -> None:
    known = text("Cows graze.", dense=0.9, lexical=0.4, translation_boost=0.05)
    (hit,) = hits(known)
    assert (hit.dense, hit.lexical) == (0.9, 0.4)
    assert hit.score == pytest.approx(FUSION.total(0.9, 0.4, 1.0) + 0.05)
    (bare,) = hits(text("Cows graze.", dense=0.0))
    assert (bare.dense, bare.lexical, bare.score) == (0.0, 0.0, 0.0)
    (french,) = hits(replace(known, known={**known.known, "language": "fr"}))
    assert french.score < hit.score


def test_a_passage_with_the_names_of_the_question_is_given_more() -> None:
    query = replace(read_query("Where is Vesper?", EMBEDDER), french=0.0)
    named = Fusion(same=1.0, crossing=0.5, names=0.25)
    here, elsewhere = (text(f"The {name} mill.", dense=0.5) for name in ("Vesper", "Otley"))
    titled, headed = (
        hits(text("The mill.", dense=0.5, **{name: "Vesper"}), fusion=named, query=query)[0]
        for name in ("title", "heading")
    )
    scores = [hits(each, fusion=named, query=query)[0].score for each in (here, elsewhere)]
    assert scores[0] == pytest.approx(scores[1] + 0.25)
    assert titled.score == headed.score == scores[0]


def test_the_names_before_a_passage_are_not_its_own() -> None:
    query = replace(read_query("Where is Vesper?", EMBEDDER), french=0.0)
    known, texts, end = {"document": "d", "language": "en", "dense": 0.5}, list[Text](), 0
    for words in ("Cows graze near the mill. " * 40, "Vesper is red.", "The mill."):
        texts.append(Text(words, words, {**known, "start": end, "end": end + len(words)}))
        end += len(words) + 2
    first, *others = hits(*texts, fusion=Fusion(same=1.0, crossing=0.5, names=0.25), query=query)
    assert first.text == "Vesper is red."
    assert [first.score - each.score for each in others] == [pytest.approx(0.25)] * 2


@pytest.mark.parametrize(("count", "read"), [(10, 10), (11, 10)])
def test_the_ten_best_are_read(count: int, read: int) -> None:
    found = hits(*(text(f"Text {at}.", str(at), dense=at / 100) for at in range(count)))
    assert [hit.document.id for hit in found] == [str(at) for at in range(count - 1, count - 1 - read, -1)]


def test_of_equal_texts_the_first_stays_the_first() -> None:
    found = hits(*(text(f"Text {at}.", str(at), dense=0.5) for at in range(3)))
    assert [hit.document.id for hit in found] == ["0", "1", "2"]


@pytest.fixture
def store(tmp_path: Any) -> Iterator[Store]:
    put(tmp_path, PORT)
    with Store.open(tmp_path) as opened:
        yield opened


def test_what_stands_around_a_passage_is_that_of_the_store_where_it_holds_it(store: Store) -> None:
    stored = store.passages("port")
    assert len(stored) > 1
    mine = Passage(PORT, 3, 9, "en")
    assert reader(store)._passages("port", stored[:1]) == stored
    assert reader(store)._passages("port", [mine]) == [mine]
    assert reader(store)._passages("gone", [mine]) == []
    assert reader()._passages("port", [mine, Passage(replace(PORT, id="x"), 3, 9, "en")]) == [mine]


def test_a_text_that_the_store_holds_is_its_passage_and_any_other_stands_alone(store: Store) -> None:
    first = store.passages("port")[0]
    known = {"document": "port", "start": first.start, "end": first.end, "language": "fr"}
    (same,) = place_texts([Text("t", first.text, known)], store, reader()._cut)
    assert (same.passage, same.passage.language) == (first, "en")
    for changed in (
        Text("t", first.text.replace("red", "tan"), known),
        Text("t", first.text, {**known, "document": "gone"}),
        Text("t", PORT.text[3:9], {**known, "start": 3, "end": 9}),
    ):
        (other,) = place_texts([changed], store, reader()._cut)
        assert other.passage.language == "fr"
        assert other.passage.text == changed.text


def test_of_words_that_stand_twice_in_a_document_each_text_is_in_its_own_place(tmp_path: Any) -> None:
    twice = "The red ferry stops here.\n\nThe red ferry stops here."
    put(tmp_path, replace(PORT, text=twice))
    with Store.open(tmp_path) as opened:
        first, second = opened.passages("port")
        assert first.text == second.text
        texts = [
            Text("t", each.text, {"document": "port", "start": each.start, "end": each.end})
            for each in (second, first)
        ]
        assert [each.passage for each in place_texts(texts, opened, reader()._cut)] == [second, first]


def test_without_texts_nothing_answers_and_a_blank_question_is_refused() -> None:
    assert reader().read(QUESTION, []) == Reading((), 0.0, {})
    with pytest.raises(QueryError, match="the question is empty"):
        reader().read(" ", [])


def test_a_reader_without_a_store_has_the_bundled_model_and_one_with_a_store_its_own(tmp_path: Any) -> None:
    opened = TextReader.open()
    assert (opened.store, opened.embedder.name, opened.fusion) == (
        None,
        BUNDLED_NAME,
        usual_fusion(BUNDLED_NAME),
    )
    with pytest.raises(StoreError, match="none"):
        TextReader.open(tmp_path / "none")


def test_a_citation_tells_which_text_it_quotes_and_where_that_lies() -> None:
    passage = Passage(PORT, 4, 25, "en")
    reading = Reading((), 0.5, {passage.id: Placed(passage, 2, Span(4, 25))})
    assert reading.given(Citation(1, passage, 8, 13)) == (2, Span(4, 25))


@pytest.mark.parametrize(("start", "number"), [(0, 3), (20, 3), (40, 1), (50, 1)])
def test_a_citation_of_words_that_were_not_handed_over_is_told_by_the_nearest_text_of_their_document(
    start: int, number: int
) -> None:
    handed = {
        1: Passage(PORT, 52, 64, "en"),
        2: Passage(replace(PORT, id="x"), start, 64, "en"),
        3: Passage(PORT, 8, 13, "en"),
    }
    placed = {each.id: Placed(each, at, each.span) for at, each in handed.items()}
    quoted = Citation(1, Passage(PORT, start, 63, "en"), start, start + 3)
    assert Reading((), 0.5, placed).given(quoted) == (number, handed[number].span)


def test_a_long_text_is_cut_into_passages_that_the_model_can_read() -> None:
    long = Document("a", "A", "en", "\n\n".join(f"Sentence {at} of the text goes on." for at in range(40)))
    cut = reader()._cut(long)
    assert len(cut) > 1
    assert all(len(each.text.split()) <= 120 for each in cut)


def test_the_metadata_of_a_hit_are_its_json_without_its_words() -> None:
    hit = Hit(2, Passage(PORT, 4, 25, "en", heading="Quay"), 0.75, 0.5)
    known = citation_metadata(hit)
    assert set(hit.to_dict()) - set(known) == {"text", "met"}
    assert (known["document"], known["start"], known["end"]) == ("port", 4, 25)
    assert (known["rank"], known["score"], known["heading"]) == (2, 0.75, "Quay")


def test_a_package_that_is_not_installed_is_named_with_what_brings_it() -> None:
    with (
        pytest.raises(
            ImportError, match=r"not installed \(nowhere_at_all\): `pip install 'passerelle\[mill\]'`"
        ) as error,
        needing("mill"),
    ):
        __import__("nowhere_at_all")
    assert error.value.name == "nowhere_at_all"
    assert isinstance(error.value.__cause__, ModuleNotFoundError)
    for other in (
        ValueError("other"),
        ImportError("other"),
    ):  # what is there and broken is no package to install
        with pytest.raises(type(other), match="other"), needing("mill"):
            raise other
