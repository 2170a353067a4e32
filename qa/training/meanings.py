"""Write what is shipped of the translations, by stem and language: `python -m passerelle.training.meanings`.

The pairs learnt from aligned texts and those of everyday life are cut to stems and sorted by the stem that is looked
up, so that a question does not wait for it. To be run after either list has changed.
"""

from collections.abc import Iterator
from pathlib import Path

from passerelle.index.folding import fold
from passerelle.index.lexical import translations
from passerelle.index.lexical.analysis import stem
from passerelle.index.types import Language

LEARNT = translations.FOLDER / "translations.tsv"
"""A pair of stems a line: French, English, the chance in a hundred that the one gives the other, and the reverse."""
EVERYDAY = translations.FOLDER / "everyday.txt"
"""A pair of words a line, French and English: of homes, shops, clubs and work, which aligned texts say little of."""
LEAST = 10
LIKELY = 40
"""The least chance in a hundred that one word of an everyday pair gives the other."""
BOTH: tuple[Language, Language] = ("fr", "en")

Meanings = dict[str, dict[str, int]]
"""For each stem those of the other language that it may stand for, with their chances in a hundred."""


def main(folder: Path = translations.FOLDER) -> None:
    for language, found in meanings().items():
        lines = (
            f"{one}\t{' '.join(f'{other} {chance}' for other, chance in found[one].items())}\n"
            for one in sorted(found)
        )
        translations.file_of(language, folder).write_text("".join(lines), encoding="utf-8", newline="\n")


def meanings() -> dict[Language, Meanings]:
    """Return what the stems of each language may stand for in the other."""
    french, english = Meanings(), Meanings()
    for line in LEARNT.read_text(encoding="utf-8").splitlines():
        one, other, there, back = line.split("\t")
        if int(there) >= LEAST:
            french.setdefault(one, {})[other] = int(there)
        if int(back) >= LEAST:
            english.setdefault(other, {})[one] = int(back)
    for one, other in everyday():
        for found, source, target in ((french, one, other), (english, other, one)):
            held = found.setdefault(source, {})
            held[target] = max(LIKELY, held.get(target, 0))
    return dict(zip(BOTH, (french, english), strict=True))


def everyday() -> Iterator[tuple[str, str]]:
    """Yield the stems of the everyday pairs; a French plural may have another than its word."""
    for line in EVERYDAY.read_text(encoding="utf-8").splitlines():
        french, english = line.split()
        other = stem(fold(english), "en")
        for one in dict.fromkeys(stem(fold(form), "fr") for form in (french, f"{french}s")):
            if one and other:
                yield one, other


if __name__ == "__main__":
    main()
