"""Terms of a PDF that are drawn after the text beside them stand before it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from printed import Printed, one, pdf

ENTRIES = [
    ("Bail", ["Le contrat par lequel une personne", "donne à une autre la jouissance d'une", "chose."]),
    ("Caution", ["La somme que le preneur remet au", "bailleur à son entrée dans les lieux."]),
]


def drawn(entries: Sequence[tuple[str, list[str]]], *, lower: float = 0, left: float = 72) -> list[Printed]:
    lines: list[Printed] = []
    y = 700.0
    for term, text in entries:
        lines += [Printed(line, y - 13 * number, 172, 10) for number, line in enumerate(text)]
        lines.append(Printed(term, y - lower, left, 10))
        y -= 13 * len(text) + 20
    return lines


def read(path: Path, lines: list[Printed]) -> str:
    return " ".join(one(pdf(path, lines)).text.split())


WHOLE = " ".join(f"{term} {' '.join(text)}" for term, text in ENTRIES)
BELOW = " ".join(f"{' '.join(text)} {term}" for term, text in ENTRIES)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (drawn(ENTRIES), WHOLE),
        (drawn(ENTRIES[:1]), BELOW.partition(" La somme")[0]),
        (drawn([("i", text) for _, text in ENTRIES]), BELOW.replace("Bail", "i").replace("Caution", "i")),
    ],
)
def test_two_terms_and_more_stand_before_their_text(tmp_path: Path, lines: list[Printed], text: str) -> None:
    assert read(tmp_path / "a.pdf", lines) == text


def test_a_column_drawn_after_the_one_at_its_right_is_left_whole(tmp_path: Path) -> None:
    right = [
        Printed(f"Le bac numéro {number} part d'ici.", 700 - 13 * number, 300, 10) for number in range(6)
    ]
    left = [Printed(f"Quai {number} du nord.", 700 - 13 * number, 72, 10) for number in range(6)]
    assert "Quai 0 du nord. Quai 1 du nord. Quai 2" in read(tmp_path / "a.pdf", [*right, *left])
