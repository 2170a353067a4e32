"""Facts about the words of a store: in step with its passages, whatever is put in, changed or taken out."""

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing

import pytest
from library import Library, make_older

from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import OWN, shipped
from passerelle.index.lexical.query import Need
from passerelle.index.lexical.search import Words
from passerelle.index.lexical.words import LANGUAGES, TABLES, FtsTable, add
from passerelle.index.removal import remove
from passerelle.index.store import opening, schema
from passerelle.index.store.only import Only
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options
from passerelle.retrieval import Retriever

CATS = "Le chat gris dort toute la nuit sur le tapis."
DOGS = "The brown dog barks at every bird in the garden."


def held(library: Library) -> dict[str, list[str]]:
    """Return the terms of each passage and the lexicon of each language, as they stand in the file."""
    with closing(sqlite3.connect(library.folder / schema.FILE)) as connection:
        return {
            f"{table}_{language}": sorted(map(str, connection.execute(f"SELECT * FROM {table}_{language}")))
            for language in LANGUAGES
            for table in ("words", "lexicon")
        }


def words(*texts: str, rows: Sequence[int] | None = None) -> Words:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    add(connection, "fr", list(enumerate(texts, start=1)), shipped())
    return Words(FtsTable(connection, rows), "fr")


def asked(*terms: str) -> list[Need]:
    return [Need(term, {term: 1.0}) for term in terms]


def test_a_passage_is_found_by_its_words_whatever_its_vector() -> None:
    assert words(CATS, "Un chien aboie.", "Le chien dort.").find(asked("aboi"), 5) == [2]


def test_of_words_that_too_many_passages_hold_the_rarest_is_looked_for() -> None:
    known = words("le chien gris", *["chat"] * (10_000 + 1))
    assert len(known.find(asked("chat"), 3)) == 3
    assert known.find(asked("chat", "gris"), 3) == [1]


def test_the_passage_with_most_of_the_words_comes_first() -> None:
    assert words("chat", "chat gris", "chien").find(asked("chat", "gris"), 5) == [2, 1]


def test_equal_passages_keep_the_order_in_which_they_came() -> None:
    assert words("chat", "chat", "chat").find(asked("chat"), 2) == [1, 2]


def test_rows_limit_the_search_and_k_come_where_there_are_k() -> None:
    table = words("chat", "chat gris", "chat noir", "chien", rows=[3, 1])
    assert sorted(table.find(asked("chat"), 2)) == [1, 3]


def test_a_search_of_many_rows_takes_hardly_longer_than_one_of_all() -> None:
    def seconds(table: Words) -> float:
        started = time.process_time()
        table.find(asked("chat"), 5)
        return time.process_time() - started

    tables = [words(*["chat gris", "chien noir"] * 2000, rows=rows) for rows in (None, range(1, 4001))]
    every, limited = (min(seconds(table) for _ in range(3)) for table in tables)
    assert limited < 8 * every


def test_a_term_that_nothing_holds_finds_nothing() -> None:
    assert words(CATS).find(asked("zzz"), 5) == []
    assert words(CATS).find([], 5) == []


def test_a_misspelt_term_is_near_those_it_could_be() -> None:
    assert words("Afghanistan", "Pakistan").near("afganistan") == ["afghanistan"]


def test_changing_and_removing_documents_leaves_the_words_as_a_new_store_has_them(library: Library) -> None:
    library.write("cats.txt", CATS)
    library.write("dogs.txt", DOGS)
    library.index()
    library.write("cats.txt", f"{CATS} Il ronfle.")
    library.write("birds.txt", "Les oiseaux chantent le matin.")
    library.index()
    remove("dogs.txt", library.folder)
    changed = held(library)
    library.documents.joinpath("dogs.txt").unlink()
    library.index(options=Options(passage_tokens=6, rebuild=True))
    rebuilt = held(library)
    assert changed["lexicon_fr"] == rebuilt["lexicon_fr"]
    assert changed["lexicon_en"] == rebuilt["lexicon_en"]
    assert sorted(changed["words_fr"]) == sorted(rebuilt["words_fr"])


def test_a_store_from_before_words_is_brought_up_to_date_without_embedding(library: Library) -> None:
    library.write("cats.txt", CATS)
    library.index()
    before = held(library)
    make_older(library.folder, schema.WITHOUT_WORDS)
    with pytest.raises(StoreError, match="bring it up to date with `passerelle index PATH"):
        library.open()
    assert library.index().embedded == 0
    assert held(library) == before


def test_a_store_from_before_words_and_any_commit_is_brought_up_to_date_too(library: Library) -> None:
    library.folder.mkdir()
    opening.connect_to_write(library.folder).close()
    make_older(library.folder, schema.WITHOUT_WORDS)
    library.write("cats.txt", CATS)
    assert library.index().added == 1
    assert library.open().settings.model == library.embedder.name


def test_a_heading_finds_the_passage_below_it(library: Library) -> None:
    library.write(
        "law.md",
        "# Loi\n\n## Article 12 — Retrait\n\nNul ne peut partir sans préavis.\n\n## Article 13\n\nRien.",
    )
    library.write("other.md", "# Autre\n\nNul ne peut partir.")
    library.index()
    hit = Retriever.of(library.open(), library.embedder).search("retrait", k=1)[0]
    assert hit.passage.heading.endswith("Article 12 — Retrait")
    assert [met.word for met in hit.met] == ["retrait"]


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (Only(language="en"), ["en/a.txt", "en/b.txt"]),
        (Only(documents=("fr/a.txt",)), ["fr/a.txt"]),
        (Only(language="fr", documents=("en/a.txt",)), []),
    ],
)
def test_a_search_is_limited_to_languages_and_documents(
    library: Library, only: Only, found: list[str]
) -> None:
    for name, text in (("en/a.txt", DOGS), ("en/b.txt", f"{DOGS} Again."), ("fr/a.txt", CATS)):
        library.write(name, text)
    library.index()
    hits = Retriever.of(library.open(), library.embedder).search("chat dog", k=5, only=only)
    assert sorted({hit.passage.document.id for hit in hits}) == found


def test_a_search_is_limited_to_a_folder(library: Library) -> None:
    place = library.write("fr/a.txt", CATS)
    library.write("en/a.txt", DOGS)
    library.index()
    path = next(entry.path for entry in library.open().entries() if entry.id == "fr/a.txt")
    hits = Retriever.of(library.open(), library.embedder).search(
        "chat dog", k=5, only=Only(folder=path.removesuffix(place.name))
    )
    assert [hit.passage.document.id for hit in hits] == ["fr/a.txt"]


@pytest.fixture
def named(library: Library) -> Library:
    """Return a library that was indexed before its owner wrote names of their own."""
    library.write("a.txt", "Le service Procurement signe chaque contrat.")
    library.write("b.txt", "Le service juridique relit chaque contrat.")
    library.index()
    (library.folder / OWN).write_text("Direction des achats | Procurement\n", encoding="utf-8")
    return library


def test_names_of_a_persons_own_count_from_the_next_run_and_nothing_is_embedded_again(named: Library) -> None:
    assert named.index().embedded == 0
    hit = Retriever.of(named.open(), named.embedder).search("Direction des achats", k=1)[0]
    assert hit.passage.document.id == "a.txt"
    assert "@direction-des-achats" in {met.term for met in hit.met}


def test_names_count_from_a_run_over_any_document(named: Library) -> None:
    named.index(named.write("c.txt", "La cantine ouvre."))
    assert sum("@direction-des-achats" in each for each in held(named)["words_fr"]) == 1


def test_a_run_after_the_one_that_read_new_names_changes_nothing(named: Library) -> None:
    named.index()
    named.index()
    assert named.open().generation == 2


def test_names_taken_away_again_are_forgotten_by_the_next_run(named: Library) -> None:
    before = held(named)
    named.index()
    assert held(named) != before
    (named.folder / OWN).unlink()
    named.index()
    assert held(named) == before


def test_an_audit_says_that_names_have_changed_and_its_remedy_mends_it(named: Library) -> None:
    (problem,) = verify(named.folder).problems
    assert problem.what == (
        f"the words of passages were read with other names than {named.folder / OWN} and this program have now"
    )
    assert problem.remedy == (
        f"`passerelle index PATH --store {named.folder}` reads them again and embeds nothing, PATH being where the "
        f"documents are"
    )
    named.index()
    assert verify(named.folder).problems == ()


def damage(library: Library, statement: str) -> None:
    with closing(sqlite3.connect(library.folder / schema.FILE)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM words_fr WHERE rowid = 1", "the words of 1 passages in fr"),
        ("UPDATE words_fr SET terms = 'chien' WHERE rowid = 1", "the words of 1 passages in fr"),
        ("UPDATE lexicon_fr SET passages = 7 WHERE term = 'chat'", "the lexicon of fr does not count"),
    ],
)
def test_an_audit_finds_wrong_words_and_its_remedy_mends_them(
    library: Library, statement: str, what: str
) -> None:
    library.write("cats.txt", CATS)
    library.index()
    assert verify(library.folder).problems == ()
    damage(library, statement)
    (problem,) = verify(library.folder).problems
    assert what in problem.what
    assert "--rebuild" in problem.remedy
    library.index(options=Options(passage_tokens=6, rebuild=True))
    assert verify(library.folder).problems == ()
