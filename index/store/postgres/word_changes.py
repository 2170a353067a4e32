"""The words of a store's passages brought in step with them, inside the writer's transaction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from passerelle.index.lexical import words
from passerelle.index.lexical.analysis import terms
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.search import LENGTH, PASSAGES
from passerelle.index.store.columns import read_language
from passerelle.index.store.postgres.connection import Connection
from passerelle.index.store.postgres.tables import BLOCK
from passerelle.index.store.rows import read_entry
from passerelle.index.types import Language

TOGETHER = BLOCK
"""Passages whose words are read, and written, at once."""
MOST = 2**15 - 1
"""Greatest number of a small integer."""
DIGEST = (
    "('x' || substr(md5(int8send(passages.row) || passages.key || halfvec_send(passages.vector)), 1, 16))"
    "::bit(64)::bigint"
)
"""SQL for a digest of a passage and its vector; those of a store are summed."""
MODULUS = 2**64

Words = list[tuple[int, Language, str]]
"""Rows of passages, their languages, and their terms parted by spaces."""
Entry = tuple[str, str, int]
"""A language, a term in it, and a block of rows."""

SAME = "postings.language = gone.language AND postings.term = gone.term AND postings.block = gone.block"
TAKE_OUT = f"""
UPDATE postings SET (places, counts, lengths) = (
    SELECT coalesce(array_agg(held.place ORDER BY held.number), '{{}}'),
        coalesce(array_agg(held.count ORDER BY held.number), '{{}}'),
        coalesce(array_agg(held.length ORDER BY held.number), '{{}}')
    FROM unnest(postings.places, postings.counts, postings.lengths) WITH ORDINALITY
        AS held (place, count, length, number)
    WHERE held.place <> ALL (gone.places)
) FROM changed AS gone
WHERE {SAME}
"""
PUT_IN = """
INSERT INTO postings (language, term, block, places, counts, lengths)
SELECT language, term, block, places, counts, lengths FROM changed
ON CONFLICT (language, term, block) DO UPDATE SET places = postings.places || excluded.places,
    counts = postings.counts || excluded.counts, lengths = postings.lengths || excluded.lengths
"""
COUNT = """
INSERT INTO lexicon (language, term, passages) VALUES (?, ?, ?)
ON CONFLICT (language, term) DO UPDATE SET passages = lexicon.passages + excluded.passages
"""
UNUSED = """
DELETE FROM lexicon WHERE passages = 0 AND (language, term) IN (
    SELECT language, term FROM changed
    UNION SELECT language, term FROM unnest(?::text[]) AS language, unnest(?::text[]) AS term)
"""
"""Deletes terms that no passage holds any more, with the two that count passages and their lengths."""
CHANGED = """
CREATE TEMPORARY TABLE IF NOT EXISTS changed
    (language text, term text COLLATE "C", block int, places smallint[], counts smallint[], lengths int[])
ON COMMIT DELETE ROWS
"""


@dataclass(slots=True)
class Postings:
    """What a batch of passages adds to the postings of one term in one block, or takes from them."""

    places: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)


def follow(connection: Connection, names: Names, gone: Sequence[int], *, reread: bool) -> str:
    """Bring words in step with the live passages, and return the digest of all; those in rows *gone* are no more.

    All are read again with *reread*, or if *names* are others. Otherwise no row is looked at that did not change: rows
    only rise, so new passages are those behind the last that has words, and digests are added and taken away.
    """
    if reread or not words.are_current(connection, names):
        for table in ("words", "lexicon", "postings"):
            connection.execute(f"DELETE FROM {table}")
    last = connection.execute("SELECT coalesce(max(row), 0) FROM words").fetchone()[0]
    digest = int(read_entry(connection, "contents") or "0", 16) if last else 0
    for start in range(0, len(gone), TOGETHER):
        digest -= _take_out(connection, gone[start : start + TOGETHER])
    while new := _new(connection, names, last):
        with connection.raw.cursor().copy("COPY words (row, language, terms, digest) FROM STDIN") as copy:
            for row, language, held, each in new:
                copy.write_row((row, language, held, each))
                digest += each
        _change(connection, [(row, language, held) for row, language, held, _ in new], PUT_IN, 1)
        last = new[-1][0]
    return f"{digest % MODULUS:016x}"


_NEW = (
    f"SELECT passages.row, passages.language, {DIGEST} FROM passages WHERE passages.row > ? "
    "ORDER BY passages.row LIMIT ?"
)


def _take_out(connection: Connection, rows: Sequence[int]) -> int:
    """Take out the words of the passages that were in *rows*, and return the sum of their digests."""
    found = connection.execute(
        "DELETE FROM words WHERE row = ANY (?) RETURNING row, language, terms, digest", (list(rows),)
    ).fetchall()
    _change(connection, [(row, language, held) for row, language, held, _ in sorted(found)], TAKE_OUT, -1)
    connection.execute(
        f"DELETE FROM postings USING changed AS gone WHERE postings.places = '{{}}' AND {SAME}"
    )
    connection.execute(UNUSED, (sorted({language for _, language, *_ in found}), [PASSAGES, LENGTH]))
    return sum(digest for *_, digest in found)


def summed(connection: Connection, digest: str, table: str) -> str:
    """Return the sum of what the SQL *digest* gives for each row of *table*, as a digest of all."""
    found = connection.execute(f"SELECT coalesce(sum(({digest})::numeric), 0) FROM {table}").fetchone()
    return f"{int(found[0]) % MODULUS:016x}"


def _new(connection: Connection, names: Names, last: int) -> list[tuple[int, Language, str, int]]:
    """Return the next passages behind the row *last*, with their terms."""
    found = connection.execute(_NEW, (last, TOGETHER)).fetchall()
    texts = dict(words.texts(connection, [row for row, _, _ in found]))
    read = ((row, read_language(language), digest) for row, language, digest in found)
    return [
        (row, language, " ".join(terms(texts[row], language, names)), digest)
        for row, language, digest in read
    ]


def _change(connection: Connection, held: Words, statement: str, sign: int) -> None:
    """Put what the passages *held* say into the postings, or take it out, and count it."""
    connection.execute(CHANGED)
    connection.execute("DELETE FROM changed")
    with connection.raw.cursor().copy("COPY changed FROM STDIN") as copy:
        copy.set_types(["text", "text", "int4", "int2[]", "int2[]", "int4[]"])
        for (language, term, block), each in sorted(postings_of(held).items()):
            copy.write_row((language, term, block, each.places, each.counts, each.lengths))
    connection.execute(statement)
    by_language: dict[str, list[str]] = defaultdict(list)
    for _, language, text in held:
        by_language[language].append(text)
    counted = [
        (language, term, sign * count)
        for language, texts in by_language.items()
        for term, count in sorted(words.counts_of(texts).items())
    ]
    connection.executemany(COUNT, counted)


def postings_of(held: Iterable[tuple[int, str, str]]) -> Mapping[Entry, Postings]:
    """Return the postings of the passages *held*, in the order of their rows."""
    found: defaultdict[Entry, Postings] = defaultdict(Postings)
    for row, language, text in held:
        block, place = divmod(row, BLOCK)
        present: Sequence[str] = text.split()
        for term in dict.fromkeys(present):
            each = found[language, term, block]
            each.places.append(place)
            each.counts.append(min(present.count(term), MOST))
            each.lengths.append(len(present))
    return found
