"""The tables that a run and its workers share: files to be read, what was read of them, and passages to be embedded."""

from passerelle.index.portable import Connection

TABLES = ("work_order", "work_files", "work_documents", "work_passages", "work_tries")
MADE = """
-- What is asked of workers at present, and how many passages they have embedded for the run that asks.
CREATE TABLE IF NOT EXISTS work_order (
    run bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asked text NOT NULL,
    embedded bigint NOT NULL DEFAULT 0
);
-- What a crash of the server takes out of these is read again; vectors are kept elsewhere, as they are made.
CREATE UNLOGGED TABLE IF NOT EXISTS work_files (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run bigint NOT NULL,
    is_wanted boolean NOT NULL DEFAULT true,
    path text COLLATE "C" NOT NULL UNIQUE,
    digest text NOT NULL,
    bytes bigint NOT NULL,
    is_read boolean NOT NULL DEFAULT false,
    problem text NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS work_files_unread ON work_files (number) WHERE NOT is_read;
-- A document is ready once the passages from its first to its last part are embedded.
CREATE UNLOGGED TABLE IF NOT EXISTS work_documents (
    file bigint NOT NULL,
    number integer NOT NULL,
    parcel bytea NOT NULL,
    first_part bigint,
    last_part bigint,
    PRIMARY KEY (file, number)
);
CREATE UNLOGGED TABLE IF NOT EXISTS work_passages (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run bigint NOT NULL,
    parcel bytea NOT NULL
);
CREATE UNLOGGED TABLE IF NOT EXISTS work_tries (file bigint PRIMARY KEY, tries integer NOT NULL);
"""


def are_made(connection: Connection) -> bool:
    """Tell whether a run has ever asked for workers of this store."""
    return bool(connection.execute("SELECT to_regclass('work_tries') IS NOT NULL").fetchone()[0])
