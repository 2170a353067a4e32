"""What the command line prints of what was not read: a line for each kind, or each document with its gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from passerelle.index.discover import CONVERT, NAME_THEM, suffixes
from passerelle.index.store.account import RIGHTLY, Account, DocumentGap
from passerelle.index.text import counted, visible_name
from passerelle.index.types import GapKind, Unread, UnreadKind

NAMED = 3
"""Documents or paths that a line names."""
SAID: dict[GapKind, str] = {"third language": "neither French nor English"}
UNREAD_KINDS: tuple[UnreadKind, ...] = ("other formats", "linked folders", "failures", "removed")


def account_lines(account: Account) -> Iterator[str]:
    """Return a line for each kind of what was not read, and nothing where all was."""
    return map(visible_name, _by_kind(account))


def _by_kind(account: Account) -> Iterator[str]:
    for kind in dict.fromkeys(each.kind for each in account.gaps):
        gaps = [each for each in account.gaps if each.kind == kind]
        total = sum(each.count for each in gaps)
        where = _names([each.document for each in gaps], "document")
        said = SAID.get(kind, "left out" if kind in RIGHTLY else "not read")
        yield f"{said}: {kind}: {total} in {where}"
    for unread_kind in UNREAD_KINDS:
        unread = [each for each in account.unread if each.kind == unread_kind]
        if unread and unread_kind == "removed":
            yield _removed_line(unread)
        elif unread:
            yield f"not read: {_unread_line(unread_kind, unread)}"
    if account.gaps:
        yield "`passerelle documents --gaps` lists them by document"


def without_failures(account: Account) -> Account:
    """Return *account* without the files that failed, for whoever names them already."""
    return replace(account, unread=tuple(each for each in account.unread if each.kind != "failures"))


def gap_lines(account: Account) -> Iterator[str]:
    """Return each document of which something was not read, and each path where something was not."""
    return map(visible_name, _by_document(account))


def _by_document(account: Account) -> Iterator[str]:
    for id_ in dict.fromkeys(each.document for each in account.gaps):
        parts = [_gap(each) for each in account.gaps if each.document == id_]
        yield f"{id_} · {'; '.join(parts)}"
    for each in account.unread:
        if each.kind == "failures":
            yield f"{each.path} · failed: {each.what}"
        elif each.kind == "removed":
            names = f" ({', '.join(each.examples)})" if each.examples else ""
            yield f"{each.path} · removed: {counted(each.count, 'document')}{names}"
        else:
            what = suffixes([each]) if each.kind == "other formats" else f"{each.count} linked"
            more = ", …" if each.count > len(each.examples) else ""
            yield f"{each.path} · {each.kind}: {what} ({', '.join(each.examples)}{more})"
    if not account.gaps and not account.unread:
        yield "everything was read"


def gaps_json(account: Account) -> dict[str, Any]:
    """Return the account by document, and by path."""
    documents: dict[str, dict[str, Any]] = {}
    for each in account.gaps:
        found = documents.setdefault(each.document, {"id": each.document, "path": each.path, "gaps": []})
        found["gaps"].append({"kind": each.kind, "count": each.count, "where": each.where})
    unread = [
        {
            "path": each.path,
            "kind": each.kind,
            "what": each.what,
            "count": each.count,
            "examples": each.examples,
        }
        for each in account.unread
    ]
    return {"documents": list(documents.values()), "unread": unread}


def _unread_line(kind: UnreadKind, unread: Sequence[Unread]) -> str:
    total = sum(each.count for each in unread)
    if kind == "other formats":
        return f"{counted(total, 'file')} of other formats, {suffixes(unread)}: {CONVERT}"
    if kind == "linked folders":
        links = [f"{each.path}/{name}" for each in unread for name in each.examples]
        return f"{_names(links, 'linked folder', total)}: {NAME_THEM}"
    return f"{_names([each.path for each in unread], 'file')} that failed: index them again to see why"


def _removed_line(unread: Sequence[Unread]) -> str:
    total = sum(each.count for each in unread)
    named = _names([id_ for each in unread for id_ in each.examples or (each.path,)], "document", total)
    return f"kept out: {named} removed before: `passerelle index PATH --again ID` reads such again"


def _gap(gap: DocumentGap) -> str:
    return f"{gap.kind}: {gap.count}" + (f" ({gap.where})" if gap.where else "")


def _names(names: Sequence[str], noun: str, total: int = 0) -> str:
    """Return how many there are, the first by name."""
    distinct = list(dict.fromkeys(names))
    total = total or len(distinct)
    return f"{counted(total, noun)} ({', '.join(distinct[:NAMED])}{', …' if total > NAMED else ''})"
