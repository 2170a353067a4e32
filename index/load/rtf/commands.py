"""The commands of RTF that are letters, or that begin a place of their own, and what becomes of each."""

import re

from passerelle.index.types import GapKind

LETTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwnj": "\u200c",
    "zwj": "\u200d", "softline": "\n", "mden": "/", "msup": "^", "msub": "_",
}  # fmt: skip
SIGNS = {
    "~": "\u00a0",
    "_": "\u2011",
    "-": "",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "\n": "\n",
    "\r": "\n",
    ":": "",
    "|": "",
}
BOXES = frozenset({"footnote", "shptxt", "dptxbxtext"})
"""Destinations that are a text within the text: notes and boxes, those of the older kind too."""
PASSED = BOXES | {
    "shppict",
    "shpinst",
    "ud",
    "nesttableprops",
    "pn",
    "do",
    "mmath",
    "moMath",
    "moMathPara",
}
"""Destinations that a reader who does not know them skips, and that have text."""
SKIPPED = frozenset(
    """colortbl filetbl listtable listoverridetable rsidtbl themedata datafield nonshppict sn sv sp tc tcn xe
    pntxta pntxtb pnseclvl objdata objclass objname docvar generator private atnid atnauthor atntime atnref revtbl
    bkmkstart bkmkend template operator category manager company doccomm hlinkbase passwordhash xmlnstbl mmathPr
    latentstyles colorschememapping datastore upr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn result""".split()
)
FIELDS = frozenset({"field", "fldrslt"})
LABELS = frozenset({"listtext", "pntext"})
"""Labels of items: what they say of a paragraph ends with them."""
MATH_PROPERTIES = re.compile(r"m[a-zA-Z]+Pr")
"""Of an equation, how its parts are drawn."""
FURNITURE = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
TOLD = frozenset({"title", "author", "subject", "keywords"})
TIMES = {"creatim": "created", "revtim": "revised"}
PLACES = {
    "fonttbl": "fonttbl", "stylesheet": "stylesheet", "fldinst": "instruction", "formfield": "info", "info": "info",
    **dict.fromkeys(TIMES, "info"),
}  # fmt: skip
"""Destinations that are read, and where their words go."""
KINDS: dict[str, GapKind] = {"annotation": "comments", "pict": "pictures", "object": "embedded files"}
TICKED, EMPTY = "☒", "☐"
NUMBERS = frozenset({"yr", "mo", "dy", "fftype", "ffres", "ffdefres"})
"""Commands that say a number of a date, or of a field of a form."""
