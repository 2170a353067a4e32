"""The tables of a store's SQLite file, as statements that make them."""

TABLES = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- What each file held when it was read; a file whose hash is unchanged is not parsed again.
CREATE TABLE files (path TEXT PRIMARY KEY, hash TEXT NOT NULL) WITHOUT ROWID;
-- live = 0 marks a document that an unfinished change has staged; readers never see it.
CREATE TABLE documents (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    live INTEGER NOT NULL,
    id TEXT NOT NULL,
    path TEXT NOT NULL,
    hash TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    pages TEXT NOT NULL,
    headings TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (id, live)
);
CREATE INDEX documents_by_path ON documents (path);
-- A vector belongs to the words it was made from, not to a passage: an edit that moves them keeps it.
CREATE TABLE vectors (row INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, vector BLOB NOT NULL);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (row) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    page INTEGER,
    heading TEXT NOT NULL,
    language TEXT NOT NULL,
    vector INTEGER NOT NULL REFERENCES vectors (row)
);
CREATE INDEX passages_by_document ON passages (document, start);
CREATE INDEX passages_by_vector ON passages (vector);
"""

ACCOUNT_TABLES = """
-- What a document says of itself; each value is JSON.
CREATE TABLE fields (
    document INTEGER NOT NULL REFERENCES documents (row) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (document, name)
) WITHOUT ROWID;
CREATE INDEX fields_by_name ON fields (name, value);
-- What a document's file holds and the document does not.
CREATE TABLE gaps (
    document INTEGER NOT NULL REFERENCES documents (row) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
-- What the last run over a path found there and did not read.
CREATE TABLE unread (
    path TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    count INTEGER NOT NULL,
    examples TEXT NOT NULL,
    PRIMARY KEY (path, kind, what)
) WITHOUT ROWID;
-- Made with the store: one that is deleted and made again is another.
INSERT INTO settings (name, value) VALUES ('identity', lower(hex(randomblob(16))));
"""

OWN_TABLES = """
-- Documents that a program gave, and no file: a run over files leaves them alone.
CREATE TABLE IF NOT EXISTS given (
    document INTEGER PRIMARY KEY REFERENCES documents (row) ON DELETE CASCADE
);
-- Digests of documents that were removed and whose files are not to be read again.
CREATE TABLE IF NOT EXISTS removed (
    id BLOB PRIMARY KEY,
    path BLOB NOT NULL,
    content BLOB NOT NULL,
    erased INTEGER NOT NULL
) WITHOUT ROWID;
"""
"""What only writers need: the next one adds it to a store that has it not, and whoever reads does without."""
