"""One update of a store from memory: what is put in and taken out, and the account of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.index.store.account import EVERYTHING_READ, Account, read_account
from passerelle.index.store.change import Change
from passerelle.index.text import counted
from passerelle.index.types import Document

NAMED = 3
"""Ids that an error names."""


@dataclass(frozen=True, slots=True)
class Update:
    """What one call did, in documents; ``embedded`` counts the passages whose vectors had to be made.

    ``account`` is what was not read of the documents given, unchanged ones too, as a sync says it of files.
    """

    added: int = 0
    replaced: int = 0
    removed: int = 0
    unchanged: int = 0
    embedded: int = 0
    account: Account = EVERYTHING_READ


@dataclass(frozen=True, slots=True)
class _Stored:
    """A live document: the hash of what it says, its path, and whether a program gave it and no file."""

    hash: str
    path: str
    given: bool


def add_all(change: Change, documents: Sequence[Document]) -> Update:
    """Put in *documents*, which must all be new.

    Raises:
        ValueError: the store holds one of their ids; nothing is written then.
    """
    require_new(change, [each.id for each in documents])
    return replace_all(change, documents)


def replace_all(change: Change, documents: Sequence[Document]) -> Update:
    """Put in *documents*, each in place of the one with its id, if there is one; an equal one is left alone.

    The file of a document that is replaced so is kept out, as if the document had been removed.
    """
    stored = {each.id: _stored(change, each.id) for each in documents}
    changed = [each for each in documents if not _is_same(each, stored[each.id])]
    for document in changed:
        before = stored[document.id]
        if before is not None and not before.given:
            change.keep_out(document.id, before.path)
        change.put(document.path, document, given=True)
    if changed:
        change.commit({})
    replaced = sum(stored[each.id] is not None for each in changed)
    return Update(
        added=len(changed) - replaced,
        replaced=replaced,
        unchanged=len(documents) - len(changed),
        embedded=change.embedded,
        account=account_of(change, documents),
    )


def require_new(change: Change, ids: Sequence[str]) -> None:
    """Refuse *ids* of which the store holds one.

    Raises:
        ValueError: it does; the message names the first few.
    """
    known = [id_ for id_ in ids if _stored(change, id_) is not None]
    if known:
        named = ", ".join(map(repr, known[:NAMED])) + (", …" if len(known) > NAMED else "")
        raise ValueError(
            f"the store in {change.folder} holds {counted(len(known), 'document')} of these ids already ({named}): "
            f"`replace` puts others in their place"
        )


def _stored(change: Change, id_: str) -> _Stored | None:
    found = change.connection.execute(
        "SELECT hash, path, row IN (SELECT document FROM given) FROM documents WHERE id = ? AND live = 1",
        (id_,),
    ).fetchone()
    return None if found is None else _Stored(found[0], found[1], bool(found[2]))


def _is_same(document: Document, stored: _Stored | None) -> bool:
    return stored == _Stored(document.content_hash, document.path, given=True)


def account_of(change: Change, documents: Sequence[Document]) -> Account:
    """Return what was not read of *documents*, which the store holds."""
    ids = {each.id for each in documents}
    whole = read_account(change.connection)
    return Account(tuple(each for each in whole.gaps if each.document in ids))
