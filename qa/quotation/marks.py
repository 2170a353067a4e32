"""What a line's beginning or end says of it: a list item, a question, an answer, a lead-in, a mail's header."""

import re

ITEM = re.compile(
    r"(?:[•▪■‣◦·●○►▸➢❖✓✔☐☑□*–—-]|\(?\d{1,3}[.)°]|\(?[a-z][.)]|\(?[A-Z]\)|\(?[ivx]{1,4}[.)]|\[[ xX]?\]"
    r"|(?i:étape|etape|step)\s\d{1,2}\s?[:.)–—-])\s+(?=\S)"
)
QUESTION = re.compile(
    r"[*_]{0,3}(?:(?i:q|quest|question)\.?\s?(?:n[°o]\s?)?\d{0,3}\s?[.:)–—-]+|Question\s\d{1,3}\b)[*_]{0,3}\s*(?=\S)"
)
ANSWER = re.compile(
    r"[*_]{0,3}(?i:rép|rep|réponse|reponse|r|answer|ans|a)\.?\s?\d{0,3}\s?[.:)–—-]+[*_]{0,3}\s*(?=\S)"
)
ANSWER_INSIDE = re.compile(r"\s(?:R|Rép|Réponse|A|Answer)\s?\d{0,3}\s?[:.]\s+(?=\S)")
ANSWER_ALONE = re.compile(r"(?:R|Rép|Réponse|A|Ans|Answer)\s?[.:]")
MAIL = re.compile(
    r"(?i:de|à|a|cc|cci|bcc|objet|date|envoyé|from|to|subject|sent|reply-to|répondre à)[\s\u00a0\u202f]*:\s*\S"
)
MAIL_SENT = re.compile(r"(?i:date|envoyé|sent)[\s\u00a0\u202f]*:")
MAIL_SUBJECT = re.compile(r"(?i:objet|subject)[\s\u00a0\u202f]*:")
HASHES = re.compile(r"#{1,6}\s+(?=\S)")
STATEMENT = re.compile(r"^[^?]{40,}[^\W\d_][\u00a0\u202f ]?:\s")
RULE = re.compile(r"[\s|+:=_-]{3,}")
CLOSERS = " \u00a0\u202f»”\"'’)*_]"
LEADS = re.compile(
    r"(?i:(?:suivante?s?|ci-dessous|ci-après|as follows|following(?:\s\w+){0,2}|below)\s?\.)$|:[\s\u00a0\u202f*_]*$"
)


def asks(text: str) -> bool:
    """Tell whether *text* ends in a question mark, whatever closes after it.

    A statement that ends in a question, as in « Le ministre hésite depuis un mois devant ceci : partir ? », is none.
    """
    return text.rstrip(CLOSERS).endswith("?") and STATEMENT.search(text) is None


def leads(text: str) -> bool:
    """Tell whether *text* announces what follows it: it ends in a colon, or says "the following"."""
    return LEADS.search(text[-40:]) is not None
