"""A passage and its translation are one hit, in the language of the question."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library import Library

from passerelle.answer import Assistant
from passerelle.commands.lines import answer_lines, explained_lines, hit_lines
from passerelle.fusion import Fusion, Ranked
from passerelle.index.embed.embedder import Vectors
from passerelle.index.embed.open import open_embedder
from passerelle.index.lexical.bm25 import Lexical
from passerelle.index.store.candidates import Candidate
from passerelle.index.store.only import Only
from passerelle.index.sync import sync
from passerelle.index.types import Language, Passage
from passerelle.json import answer_json, hit_json
from passerelle.retrieval import Retriever
from passerelle.translation import MUCH_ALIKE, Lookups, join, nearest_both_ways

FUSION = Fusion(same=0.2, crossing=0.1, alike=0.8)


def candidate(row: int, language: Language, dense: float) -> Candidate:
    return Candidate(row, language, dense, Lexical(0.0, ()))


MIXED = [candidate(1, "fr", 0.5), candidate(2, "en", 0.9), candidate(3, "en", 0.55), candidate(4, "fr", 0.85)]


def looked_up(**degrees: float) -> Callable[[Sequence[int]], Vectors]:
    """Return what gives the vectors of `MIXED` by their rows, that many degrees from one direction."""
    angles = {int("".join(filter(str.isdigit, name))): math.radians(each) for name, each in degrees.items()}
    return lambda rows: np.array(
        [[math.cos(angles[row]), math.sin(angles[row])] for row in rows], dtype=np.float32
    )


def known(
    alike: float, vectors: Callable[[Sequence[int]], Vectors], agree: Callable[[int, int], bool]
) -> Lookups:
    """Return lookups of a store whose passages nobody reads."""

    def unread(row: int) -> Passage:
        raise AssertionError(row)

    return Lookups(alike, vectors, agree, unread)


def joined(
    vectors: Callable[[Sequence[int]], Vectors],
    among: Sequence[Candidate] = MIXED,
    *,
    french: float = 1.0,
    agree: Callable[[int, int], bool] = lambda *_: True,
    first: int = 100,
) -> list[Ranked]:
    return join(FUSION.rank(among, french), french, known(FUSION.alike, vectors, agree), first=first)


def shown(ranked: Sequence[Ranked]) -> list[tuple[int, int | None, float]]:
    """Return the row of each hit, that of its translation and the boost."""
    return [
        (each.candidate.row, each.translation.row if each.translation else None, each.translation_boost)
        for each in ranked
    ]


def never(*_: int) -> bool:
    return False


TWO_PAIRS = looked_up(fr1=90, en2=0, en3=95, fr4=5)


def test_the_hit_is_in_the_language_of_the_question_and_gets_half_of_what_its_translation_has_more() -> None:
    assert shown(joined(TWO_PAIRS)) == [(4, 2, 0.025), (1, 3, 0.025)]
    assert shown(joined(TWO_PAIRS, french=0.0)) == [(2, 4, 0.0), (3, 1, 0.0)]


def test_where_two_do_not_agree_both_are_hits_and_the_language_of_the_question_comes_first() -> None:
    lifted = pytest.approx(0.050001)
    assert shown(joined(TWO_PAIRS, agree=never)) == [
        (4, None, lifted), (2, None, 0), (1, None, lifted), (3, None, 0),
    ]  # fmt: skip
    assert shown(joined(TWO_PAIRS, french=0.0, agree=never)) == [
        (2, None, 0), (4, None, 0), (3, None, 0), (1, None, 0),
    ]  # fmt: skip


def test_two_that_do_not_agree_and_are_not_much_alike_keep_their_order() -> None:
    assert FUSION.alike < math.cos(math.radians(36)) < MUCH_ALIKE
    order = joined(looked_up(fr1=90, en2=0, en3=180, fr4=36), agree=never)
    assert [each.candidate.row for each in order] == [2, 4, 3, 1]


def test_one_passage_comes_before_all_that_are_much_like_it() -> None:
    order = joined(looked_up(fr1=180, en2=0, en3=2, fr4=1), agree=never)
    assert [each.candidate.row for each in order] == [4, 2, 3, 1]


FAR = [candidate(1, "fr", 0.3), candidate(2, "en", 0.9), candidate(3, "fr", 0.7)]
FIRST_TWO = looked_up(fr1=0, en2=1, fr3=90)


def test_a_passage_far_below_one_much_like_it_stays_there() -> None:
    assert [each.candidate.row for each in joined(FIRST_TWO, FAR, agree=never)] == [2, 3, 1]


def test_a_pair_comes_where_its_score_says_not_where_its_better_half_stood() -> None:
    order = joined(FIRST_TWO, FAR)
    assert [(each.candidate.row, each.score) for each in order] == [(3, 0.7), (1, 0.6)]


def test_a_hit_is_lifted_with_its_translation_before_another_passage_much_like_it() -> None:
    three = [candidate(1, "fr", 0.8), candidate(2, "en", 0.9), candidate(3, "en", 0.88)]
    hits = joined(looked_up(fr1=0, en2=5, en3=1), three)
    assert shown(hits) == [(1, 3, pytest.approx(0.100001)), (2, None, 0)]


def test_passages_that_are_less_alike_are_hits_of_their_own() -> None:
    order = joined(looked_up(fr1=90, en2=0, en3=180, fr4=40))
    assert [each.candidate.row for each in order] == [2, 4, 3, 1]


def test_a_passage_is_the_translation_of_the_one_that_is_most_like_it_alone() -> None:
    alone = [(4, 2, 0.025), (3, None, 0.0), (1, None, 0.0)]
    assert shown(joined(looked_up(fr1=90, en2=0, en3=10, fr4=2))) == alone
    assert shown(joined(looked_up(fr1=8, en2=0, en3=90, fr4=2))) == alone


def test_only_pairs_of_which_one_is_among_the_first_are_compared_the_question_s_language_first() -> None:
    asked: list[tuple[int, int]] = []

    def agree(own: int, other: int) -> bool:
        asked.append((own, other))
        return False

    joined(TWO_PAIRS, agree=agree, first=1)
    assert asked == [(4, 2)]
    joined(TWO_PAIRS, agree=agree, french=0.0)
    assert asked == [(4, 2), (2, 4), (3, 1)]


def test_no_vectors_are_looked_up_where_there_can_be_no_translation() -> None:
    def none(rows: Sequence[int]) -> Vectors:
        raise AssertionError(rows)

    french, english = ([each for each in MIXED if each.language == language] for language in ("fr", "en"))
    other = [replace(each, row=each.row + 9, language="other") for each in french]
    for among in (french, english, [*french, *other], []):
        assert joined(none, among) == FUSION.rank(among, 1.0)
    ranked = FUSION.rank(MIXED, 1.0)
    assert join(ranked, 1.0, known(math.inf, none, never), first=9) == ranked


@settings(deadline=None)
@given(st.data())
def test_no_passage_is_in_two_pairs_and_pairs_are_the_same_from_either_side(data: st.DataObject) -> None:
    rows, columns = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 6))
    size = rows * columns
    drawn = data.draw(st.lists(st.integers(0, 10**6), min_size=size, max_size=size, unique=True))
    cosines = np.array(drawn).reshape(rows, columns) / 10**6
    pairs = list(nearest_both_ways(cosines, 0.5))
    assert sorted((one, other) for other, one in nearest_both_ways(cosines.T, 0.5)) == sorted(pairs)
    assert len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)
    best = divmod(int(cosines.argmax()), columns)
    assert (best in pairs) == bool(cosines.max() >= 0.5)


PASSAGES = st.tuples(st.sampled_from(["fr", "en", "other"]), st.integers(0, 20), st.integers(0, 90))


@settings(deadline=None)
@given(st.lists(PASSAGES, max_size=12), st.integers(1, 12))
def test_every_passage_is_a_hit_or_the_translation_of_one_and_scores_never_rise(
    passages: list[tuple[Language, int, int]], first: int
) -> None:
    among = [candidate(row, language, score / 20) for row, (language, score, _) in enumerate(passages)]
    vectors = looked_up(**{f"{each}{row}": degrees for row, (each, _, degrees) in enumerate(passages)})
    hits = joined(vectors, among, agree=lambda own, other: bool((own + other) % 3), first=first)
    rows = [row for each in hits for row in (each.candidate, each.translation) if row]
    assert sorted(each.row for each in rows) == list(range(len(passages)))
    scores = [each.score for each in hits]
    assert scores == sorted(scores, reverse=True)
    plain = {each.candidate.row: each.score for each in FUSION.rank(among, 1.0)}
    assert all(
        each.score == pytest.approx(plain[each.candidate.row] + each.translation_boost) for each in hits
    )


FRENCH = (
    "Le loyer de la maison est de 800 euros par mois, et le chauffage est compris dans ce prix. Le locataire paie le "
    "premier jour de chaque mois."
)
ENGLISH = (
    "The rent of the house is 800 euros a month, and the heating is included in that price. The tenant pays on the "
    "first day of each month."
)
CATS = "Le chat gris dort toute la nuit sur le tapis."
DOGS = "The brown dog barks at every bird in the garden."
QUESTION = "Le heating est-il included dans le price ?"


def opened(library: Library, **texts: str) -> Retriever:
    """Return the retriever, with the bundled model, of a document for each of *texts*."""
    for name, text in texts.items():
        library.write(f"{name}.txt", text)
    embedder = open_embedder()
    sync([library.documents], library.folder, embedder=embedder)
    return Retriever.of(library.open(), embedder)


def test_a_text_and_its_translation_are_one_hit_in_the_language_of_the_question(library: Library) -> None:
    asked = opened(library, bail=FRENCH, lease=ENGLISH, cats=CATS, dogs=DOGS)
    for question, own, other in (
        (QUESTION, FRENCH, ENGLISH),
        ("Is chauffage included in the price of the maison?", ENGLISH, FRENCH),
    ):
        first, *others = hits = asked.search(question)
        assert [hit.rank for hit in hits] == [1, 2, 3]
        assert first.passage.text == own
        assert first.translation is not None
        assert first.translation.text == other
        assert not any(hit.translation for hit in others)
    apart = Retriever(asked.store, asked.embedder, replace(asked.fusion, alike=math.inf))
    assert len(apart.search(QUESTION)) == 4


def test_where_only_the_other_version_is_searched_it_is_the_hit(library: Library) -> None:
    asked = opened(library, bail=FRENCH, lease=ENGLISH, cats=CATS, dogs=DOGS)
    first, *_ = hits = asked.search(QUESTION, only=Only(language="en"))
    assert first.passage.text == ENGLISH
    assert not any(hit.translation for hit in hits)
    first, *_ = asked.search(QUESTION, only=Only(documents=("lease.txt", "cats.txt")))
    assert (first.passage.text, first.translation) == (ENGLISH, None)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("800 euros", "900 euros"),
        ("The rent", "In 2025 the rent"),
        ("of the house", "of the house in Netherby"),
        ("The tenant pays", "Visitors leave their car behind the church. The tenant pays"),
    ],
    ids=["amount", "year", "site", "more"],
)
def test_a_like_text_that_says_something_else_stays_a_hit(library: Library, was: str, becomes: str) -> None:
    sibling = ENGLISH.replace(was, becomes)
    hits = opened(library, bail=FRENCH, lease=sibling, cats=CATS, dogs=DOGS).search(QUESTION)
    assert {hit.passage.text for hit in hits[:2]} == {FRENCH, sibling}
    assert not any(hit.translation for hit in hits)


def test_each_year_finds_its_own_translation(library: Library) -> None:
    years = {
        f"{name}{year}": text.replace("800", str(year - 1200))
        .replace("mois,", f"mois en {year},")
        .replace("month,", f"month in {year},")
        for year in (2023, 2024)
        for name, text in (("bail", FRENCH), ("lease", ENGLISH))
    }
    hits = opened(library, **years, cats=CATS, dogs=DOGS).search("Quel est le loyer de la maison en 2024 ?")
    pairs = {
        (hit.passage.document.id, hit.translation.document.id) for hit in hits if hit.translation is not None
    }
    assert pairs == {("bail2023.txt", "lease2023.txt"), ("bail2024.txt", "lease2024.txt")}


def test_a_document_that_only_begins_like_another_is_not_its_translation(library: Library) -> None:
    asked = opened(
        library,
        bail=FRENCH
        + "\n\n"
        + "Le jardin est entretenu par le voisin, qui tond la pelouse et taille les rosiers. " * 12,
        lease=ENGLISH
        + "\n\n"
        + "The parliament votes every law twice before the king may sign or refuse it. " * 12,
        cats=CATS,
        dogs=DOGS,
    )
    assert not any(hit.translation for hit in asked.search(QUESTION))


def test_copies_of_a_text_and_of_its_translation_are_no_hits_either(library: Library) -> None:
    texts = {"lease": ENGLISH, "second": ENGLISH, "third": ENGLISH, "bail": FRENCH, "copie": FRENCH}
    asked = opened(library, **texts, cats=CATS, dogs=DOGS)
    for question, own, other in ((QUESTION, FRENCH, ENGLISH), ("How much is the rent?", ENGLISH, FRENCH)):
        hits = asked.search(question)
        assert [hit.rank for hit in hits] == [1, 2, 3]
        assert [hit.passage.text for hit in hits if hit.passage.text in {own, other}] == [own]
        assert [hit.translation.text for hit in hits if hit.translation] == [other]


def test_fewer_hits_are_the_first_of_more(library: Library) -> None:
    asked = opened(library, bail=FRENCH, lease=ENGLISH, cats=CATS, dogs=DOGS)
    assert asked.search(QUESTION, k=2) == asked.search(QUESTION, k=3)[:2]


def test_a_line_says_where_the_translation_stands_and_why_the_hit_was_lifted(library: Library) -> None:
    asked = opened(library, bail=FRENCH, lease=ENGLISH, cats=CATS, dogs=DOGS)
    hits = asked.search(QUESTION)
    place = f"   the same in English: lease · English · lease.txt:0-{len(ENGLISH)}"
    assert list(hit_lines(hits)).count(place) == 1
    explained = " ".join(" ".join(explained_lines(hits[:1])).split())
    assert f"lifted by its like in the other language {hits[0].translation_boost:+.3f}" in explained
    assert hits[0].translation_boost > 0
    assert "lifted" not in " ".join(explained_lines(hits[1:]))


def test_an_answer_names_the_translation_of_what_it_quotes(library: Library) -> None:
    retriever = opened(library, bail=FRENCH, lease=ENGLISH, cats=CATS, dogs=DOGS)
    answer = Assistant(retriever).ask("Combien coûte le loyer de la maison par mois ?")
    assert answer.citations
    assert {each.passage.text for each in answer.citations} == {FRENCH}
    assert {each.translation.text for each in answer.citations if each.translation} == {ENGLISH}
    lines = list(answer_lines(answer))
    first, second = lines[lines.index("") + 1 :][:2]
    assert first.startswith("[1] bail · français")
    assert second == f"   the same in English: lease · English · lease.txt:0-{len(ENGLISH)}"


def test_the_json_of_a_hit_and_of_a_citation_has_the_translation_or_null(library: Library) -> None:
    retriever = opened(library, bail=FRENCH, lease=ENGLISH, cats=CATS, dogs=DOGS)
    first, second, *_ = map(hit_json, retriever.search(QUESTION))
    assert first["translation"] == {
        "document": "lease.txt", "title": "lease", "path": "documents/lease.txt", "fields": {}, "language": "en",
        "page": None, "start": 0, "end": len(ENGLISH), "text": ENGLISH,
        "heading": "", "permalink": f"document=lease.txt&span=0-{len(ENGLISH)}",
    }  # fmt: skip
    assert first["translation_boost"] > 0
    assert (second["translation"], second["translation_boost"]) == (None, 0)
    answer = answer_json(Assistant(retriever).ask("Combien coûte le loyer de la maison par mois ?"))
    assert answer["citations"][0]["translation"] == first["translation"]
