"""Questions about a mail itself, who sent it, when, to whom, of what: answered from the lines of its header."""

import re
from collections.abc import Sequence
from dataclasses import fields

from passerelle.index.folding import fold
from passerelle.index.types import Document, Span
from passerelle.quotation.marks import MAIL
from passerelle.types import Hit
from passerelle.weights import Features, Pick

HEADER_LINES = 12
MAIL_WORD = re.compile(r"\b(?:e-?mails?|mails?|messages?|courriels?|courriers?|lettres?|letters?)\b")
ASKED = {
    "from": r"\bwho (?:has )?(?:wrote|written|sent)\b|\bfrom whom\b|\bwho(?:'s| is| was) [^?]*\bfrom\b|\bsender\b"
    r"|\bqui (?:a|avait|m'a|nous a|vous a) (?:ecrit|envoye|redige)|\bde qui\b|\bexpediteur\b",
    "to": r"\bto whom (?:was|is|were|did)\b|\bwho (?:was|is|were) [^?]*\b(?:sent|addressed|written) to\b"
    r"|\bwho received\b|\brecipients?\b|\ba qui (?:est|etait|a|ont|fut)\b|\bdestinataires?\b|\bqui a recu\b",
    "date": r"\bwhen (?:was|were|did)\b[^?]*\b(?:sent|written|write|send)\b|\bwhat(?:'s| is) the date\b"
    r"|\bde quand (?:date|est)\b|\bquand [^?]*\b(?:a ete|a-t-(?:il|elle|on)|fut) [^?]*\b(?:envoye|ecrit)"
    r"|\bquelle est la date\b",
    "subject": r"\bsubject\b|\bl'objet\b|\bquel objet\b|\bsujet\b",
}
"""How each line of a header is asked for, in a question that is small and without accents; the first met counts."""
LABELS = {
    "from": r"(?i:de|from)",
    "to": r"(?i:à|a|to)",
    "date": r"(?i:date|envoyé|sent)",
    "subject": r"(?i:objet|subject)",
}
VALUE = re.compile(r"[\s\u00a0\u202f]*:\s*(?P<value>[^\n<]*[^\n<\s])")
NOTHING = Features(*[0.0] * len(fields(Features)))


def mail_line(question: str, hits: Sequence[Hit]) -> Pick | None:
    """Return the line of its header that *question* asks for, where the document found first is a mail."""
    field = _field(question)
    document = hits[0].passage.document if field and hits else None
    found = _line(document, LABELS[field]) if document else None
    if document is None or found is None:
        return None
    line, value = found
    holding = next((each for each in hits if _holds(each, document, line)), None)
    return Pick(holding, line, 0.0, NOTHING, value) if holding else None


def _field(question: str) -> str:
    folded = fold(question.lower()).replace("’", "'")
    if not MAIL_WORD.search(folded):
        return ""
    return next((field for field, asked in ASKED.items() if re.search(asked, folded)), "")


def _line(document: Document, label: str) -> tuple[Span, Span] | None:
    """Return the line of a mail's header with that *label* and what it says, where *document* begins with a header."""
    start, found, headers = 0, None, 0
    for line in document.text.split("\n", HEADER_LINES)[:HEADER_LINES]:
        if not MAIL.match(line):
            break
        headers += 1
        named = re.match(label, line)
        value = VALUE.match(line, named.end()) if named else None
        if value and found is None:
            found = Span(0, len(line.rstrip())).moved(start), Span(*value.span("value")).moved(start)
        start += len(line) + 1
    return found if headers > 1 else None


def _holds(hit: Hit, document: Document, line: Span) -> bool:
    passage = hit.passage
    return passage.document.id == document.id and line.within(passage)
