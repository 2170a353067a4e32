"""Passages that a page marks as neither French nor English, however short: they are stored, and accounted for."""

from collections.abc import Collection

from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.load.account import Account
from passerelle.index.load.html_nodes import ancestors
from passerelle.index.types import Gap

OURS = frozenset({"fr", "en", "fra", "fre", "eng"})
NONE = frozenset({"", "und", "mul", "zxx", "mis", "x", "i"})
"""Codes of no language, of several, and of no known one."""
FEWEST_WORDS = 5
"""Words of a passage: fewer are a name, or a word that was taken over."""


def marked_foreign(tree: LexborHTMLParser, unseen: Collection[int]) -> list[Gap]:
    """Return the account of the passages that say they are in a third language, each with its first words."""
    account = Account()
    for node in tree.css("body [lang], body [xml\\:lang]"):
        if _is_foreign(_language(node)) and not any(_passed(each, unseen) for each in ancestors(node)):
            words = node.text(separator=" ").split()
            if node.mem_id not in unseen and len(words) >= FEWEST_WORDS:
                account.add("third language", " ".join(words))
    return list(account.gaps)


def _passed(above: LexborNode, unseen: Collection[int]) -> bool:
    """Tell whether what is in *above* is not read, or belongs to a passage that is marked itself."""
    return above.mem_id in unseen or (above.tag not in {"html", "body"} and _is_foreign(_language(above)))


def _language(node: LexborNode) -> str:
    given = node.attributes.get("lang") or node.attributes.get("xml:lang") or ""
    return given.strip().lower().replace("_", "-").split("-")[0]


def _is_foreign(language: str) -> bool:
    return language not in OURS and language not in NONE
