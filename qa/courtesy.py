"""What a question asks, without the courtesy around it: greetings, thanks, "could you please tell me"."""

import re

from passerelle.index.folding import fold_letters
from passerelle.index.sentences import sentences

FEWEST = 2
"""Words that must be left of a question."""
_PLEASE = (
    r"(?:,? ?(?:s'il (?:vous|te) plait|svp|stp|please|kindly|(?:if|si) possible|par hasard"
    r"|by any chance|perhaps|possibly))?,? ?"
)
_ASK = (
    r"(?:est-ce que )?(?:je (?:me demand(?:e|ais)|voudrais|voulais|souhaiterais|souhaite|cherche a|aimerais|veux)"
    r"|j'(?:aimerais|aurais (?:aime|voulu|besoin de))|nous (?:voudrions|aimerions|souhaitons))"
)
_TELL = (
    r"(?:(?:me |m'|nous )?(?:dire|indiquer|preciser|expliquer|rappeler|confirmer|donner|faire savoir|renseigner sur"
    r"|informer)|savoir|connaitre)"
)
FRENCH = (
    rf"(?:{_ASK}{_PLEASE}(?:(?:bien|simplement|juste) )?(?:vous demander|te demander|{_TELL})?"
    rf"|(?:est-ce que )?(?:vous |tu )?(?:pourriez|pouvez|pourrais|peux|sauriez|auriez)(?:-vous"
    rf"|-tu)?{_PLEASE}(?:l'amabilite de |la gentillesse de )?{_TELL}"
    rf"|(?:dites|dis|indiquez|expliquez|rappelez)-(?:moi|nous)"
    rf"|(?:est-ce que )?(?:vous |tu )?(?:savez|sais|sauriez|saurais)(?:-vous|-tu)?"
    r"|je (?:me permets de )?(?:vous |t')?(?:ecris|ecrire|contacte|contacter) (?:pour|afin de)"
    r" (?:savoir|demander)"
    r"|(?:j'(?:ai|aurais) )?(?:juste )?une? (?:petite |simple )?question ?:"
    rf"|serait-il possible de{_PLEASE} ?{_TELL})"
    rf"{_PLEASE} ?(?:si |(?=qu|ou|com|pourq|dans|a |de |l|d'|s'|en |jus|dep))"
)
ENGLISH = (
    rf"(?:(?:could|can|would|will) you{_PLEASE}(?:be (?:so kind as|able) to )?(?:tell|inform|remind"
    rf"|explain to|let) (?:me|us)(?: know)?"
    rf"|i(?:'d| would)(?: really)? (?:like|love) to (?:know|ask|find out)|i (?:want|need|wish) to (?:know|ask)"
    rf"|i(?: a|')?m (?:just )?(?:wondering|trying to find out|curious)|i (?:was|am"
    rf"|have been) (?:just )?wondering|i wonder(?:ed)?"
    r"|(?:would|do) you mind telling (?:me|us)|i(?:'d| would) be (?:very )?grateful if you could tell (?:me|us)"
    r"|i am writing to (?:ask|find out)|(?:could|can) i ask(?: you)?"
    r"|(?:i have a )?(?:quick|small|short|little) question ?:"
    r"|(?:do|would) you (?:happen to )?know|(?:please )?(?:tell|remind) (?:me|us)|may i (?:please )?(?:ask"
    rf"|know))"
    rf"(?: if you could (?:please )?tell (?:me|us))?{_PLEASE} ?(?:if |whether |(?=wh|how|the|in |on |at |by |a "
    rf"|to ))"
)
LEAD = re.compile(
    rf"(?:(?:bonjour|bonsoir|hello|hi|hey|dear \w+|please|s'il vous plait|svp|excusez-moi(?: de vous deranger)?"
    r"|excuse me"
    r"|good (?:morning|afternoon|evening)"
    rf"|sorry)\b[ ,.!:]*)*(?:{FRENCH}|{ENGLISH})"
)
TAIL = re.compile(
    r"[ ,]*(?:please|s'il (?:vous|te) plait|svp|stp|if you know|si vous le savez|(?:merci|thanks"
    r"|thank you)(?: (?:beaucoup|d'avance|in advance|a lot|so much|par avance|bien|very much))*)"
    r"(?=[ ?.!\u00a0\u202f]*$)"
)
IDLE = re.compile(
    r"(?:(?:bonjour|bonsoir|salut|hello|hi|hey|dear|cher|chere|chers|good (?:morning|afternoon|evening)"
    r"|madame|monsieur)\b[\w ,'-]{0,40}"
    r"|(?:un grand )?(?:merci|thanks|thank you|many thanks|cheers)\b[\w ,'-]{0,60}"
    r"|(?:bien )?cordialement\b[\w ,'-]{0,40}|(?:kind|best|warm) regards\b[\w ,'-]{0,40}"
    r"|(?:bonne (?:journee|soiree|continuation)|have a (?:nice|good|great) [\w ]{0,20}|sincerely[\w ,]{0,30}"
    r"|(?:i hope|j'espere que|hoping) [^?]{0,60}(?:well|bien|finds you[^?]{0,20})"
    r"|(?:sorry|desolee?|pardon)[^?]{0,30}(?:bother|disturb|trouble|derange)[^?]{0,20})|(?:i look forward"
    r"|dans l'attente)[^?]{0,60})[ .!,]*"
)


def core(message: str) -> str:
    """Return *message* without its courtesy; as it is where there is none, or where too little would be left."""
    parts = [message[span.start : span.end].strip() for span in sentences(message)]
    kept = [part for part in parts if not _asks_nothing(fold_letters(part))]
    left = " ".join(map(_bare, kept)) if kept else message
    return left if len(left.split()) >= FEWEST and left != message.strip() else message


def _asks_nothing(plain: str) -> bool:
    return IDLE.fullmatch(plain) is not None and LEAD.match(plain) is None


def _bare(sentence: str) -> str:
    """Return a sentence without a polite beginning and end; what asked by them ends in a question mark."""
    text = sentence
    if lead := LEAD.match(fold_letters(text)):
        text = text[lead.end() :].strip(" ,:")
        text = f"{text[:1].upper()}{text[1:].rstrip(' .!?')}?"
    if tail := TAIL.search(fold_letters(text)):
        text = text[: tail.start()] + text[tail.end() :]
    return text if len(text.split()) >= FEWEST else sentence
