"""The tables of a store in PostgreSQL: made, and their version checked before anything is read or written."""

import re

from passerelle.index.errors import StoreError
from passerelle.index.portable import Connection
from passerelle.index.store.location import Database, typed

VERSION = 1
PGVECTOR = (0, 8)
"""The first version that looks further where a limited search has found too few."""
BLOCK = 4096
"""Rows of passages whose places a term's posting holds together."""

TABLES = f"""
CREATE TABLE settings (name text COLLATE "C" PRIMARY KEY, value text NOT NULL);
CREATE TABLE files (path text COLLATE "C" PRIMARY KEY, hash text NOT NULL);
-- live = 0 marks a document that an unfinished change has staged, in a transaction that nobody else sees.
CREATE TABLE documents (
    row bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    live smallint NOT NULL,
    id text COLLATE "C" NOT NULL,
    path text COLLATE "C" NOT NULL,
    hash text NOT NULL,
    title text COLLATE "C" NOT NULL,
    language text NOT NULL,
    pages text NOT NULL,
    headings text NOT NULL,
    text text NOT NULL,
    UNIQUE (id, live)
);
CREATE INDEX documents_by_path ON documents (path);
CREATE INDEX documents_staged ON documents (id) WHERE live = 0;
CREATE TABLE passages (
    row bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document bigint NOT NULL REFERENCES documents (row) ON DELETE CASCADE,
    start integer NOT NULL,
    "end" integer NOT NULL,
    page integer,
    heading text NOT NULL,
    language text NOT NULL,
    key bytea NOT NULL,
    vector halfvec NOT NULL
);
ALTER TABLE passages ALTER COLUMN vector SET STORAGE PLAIN;
CREATE INDEX passages_by_document ON passages (document, start);
CREATE INDEX passages_by_key ON passages (key);
-- Vectors that were made for passages which are not put in yet, kept by whoever makes them, as they come.
CREATE TABLE vectors (key bytea PRIMARY KEY, vector halfvec NOT NULL, made timestamptz NOT NULL DEFAULT now());
-- The terms of each passage, by the passage's row, and a digest of the passage and its vector.
CREATE TABLE words (
    row bigint PRIMARY KEY,
    language text NOT NULL,
    terms text NOT NULL,
    digest bigint NOT NULL
);
CREATE TABLE lexicon (
    language text NOT NULL,
    term text COLLATE "C" NOT NULL,
    passages bigint NOT NULL,
    PRIMARY KEY (language, term)
);
-- Which passages of {BLOCK} rows hold a term: their places there, how often they hold it, and all their terms together.
CREATE TABLE postings (
    language text NOT NULL,
    term text COLLATE "C" NOT NULL,
    block integer NOT NULL,
    places smallint[] NOT NULL,
    counts smallint[] NOT NULL,
    lengths integer[] NOT NULL,
    PRIMARY KEY (language, term, block)
);
CREATE TABLE fields (
    document bigint NOT NULL REFERENCES documents (row) ON DELETE CASCADE,
    name text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    PRIMARY KEY (document, name)
);
CREATE INDEX fields_by_name ON fields (name);
CREATE TABLE gaps (
    document bigint NOT NULL REFERENCES documents (row) ON DELETE CASCADE,
    number integer NOT NULL,
    kind text NOT NULL,
    count bigint NOT NULL,
    place text NOT NULL,
    PRIMARY KEY (document, number)
);
CREATE TABLE unread (
    path text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    what text COLLATE "C" NOT NULL,
    count bigint NOT NULL,
    examples text NOT NULL,
    PRIMARY KEY (path, kind, what)
);
CREATE TABLE given (document bigint PRIMARY KEY REFERENCES documents (row) ON DELETE CASCADE);
CREATE TABLE removed (id bytea PRIMARY KEY, path bytea NOT NULL, content bytea NOT NULL, erased integer NOT NULL);
INSERT INTO settings (name, value) VALUES
    ('version', '{VERSION}'), ('identity', replace(gen_random_uuid()::text, '-', ''));
"""


def has_tables(connection: Connection) -> bool:
    """Tell whether there is a store in the schema that *connection* looks into."""
    return bool(connection.execute("SELECT to_regclass('settings') IS NOT NULL").fetchone()[0])


def check_version(connection: Connection, database: Database) -> None:
    """Refuse a store that this program cannot read.

    Raises:
        StoreError: there is none, or it has another version.
    """
    if not has_tables(connection):
        raise StoreError(
            f"there is no store in {database}: make one with `passerelle index PATH --store {typed(database)}`"
        )
    found = connection.execute("SELECT value FROM settings WHERE name = 'version'").fetchone()
    if found != (str(VERSION),):
        version = found[0] if found else "none"
        raise StoreError(
            f"the store in {database} has schema version {version} and this program reads version {VERSION}: make a "
            f"new one with `passerelle index PATH --store ADDRESS`, in another database or with `?schema=NAME`"
        )


def prepare(connection: Connection, database: Database) -> None:
    """Make what the tables of a store need: pgvector's types, and a schema.

    Raises:
        StoreError: the database has an older pgvector, or does not hold UTF-8.
    """
    if connection.execute("SHOW server_encoding").fetchone() != ("UTF8",):
        raise StoreError(
            f"{database} does not hold UTF-8: make a database with `CREATE DATABASE … ENCODING 'UTF8'`"
        )
    connection.execute("CREATE EXTENSION IF NOT EXISTS vector SCHEMA public")
    found = connection.execute("SELECT extversion FROM pg_extension WHERE extname = 'vector'").fetchone()[0]
    if tuple(map(int, re.findall(r"\d+", found))) < PGVECTOR:
        raise StoreError(
            f"pgvector in {database} is version {found}, and {'.'.join(map(str, PGVECTOR))} or later is wanted: have "
            f"`ALTER EXTENSION vector UPDATE` run"
        )
    if connection.execute("SELECT to_regnamespace(?) IS NULL", (database.schema,)).fetchone()[0]:
        connection.execute(f"CREATE SCHEMA {database.schema}")
