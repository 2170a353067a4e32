"""Facts about persons and their roles: the one who has the role that is asked for is told."""

import pytest
from queries import query

from passerelle.exact_role import holder_of_role
from passerelle.index.types import Language

BOARD = "Present: Anna Pell (chair), Ivo Okoro (treasurer since May), Lucy Fenn (secretary), Paul Harle."
LEASE = "Entre M. Bernard Aulne, bailleur, et Mme Inès Vaux, locataire."
BUREAU = "Présents : Mme Anne Le Goff (présidente), Jean de La Tour (trésorier) et Luc du Bois (secrétaire)."


@pytest.mark.parametrize(
    ("question", "text", "language", "name"),
    [
        ("Who is the treasurer?", BOARD, "en", "Ivo Okoro"),
        ("Who's the secretary?", BOARD, "en", "Lucy Fenn"),
        ("And who was the chair?", BOARD, "en", "Anna Pell"),
        ("Qui est le trésorier ?", BOARD, "en", "Ivo Okoro"),
        ("Qui étaient le trésorier et son aide ?", BUREAU, "fr", "Jean de La Tour"),
        ("Who are the secretary and his aides?", BUREAU, "fr", "Luc du Bois"),
        ("et qui est la présidente ?", BUREAU, "fr", "Mme Anne Le Goff"),
        ("Qui est le bailleur ?", LEASE, "fr", "M. Bernard Aulne"),
        ("Who is the tenant?", LEASE, "fr", "Mme Inès Vaux"),
        ("Who is the warden?", "Una Mott, warden of the old mill.", "en", "Una Mott"),
        ("Who is the warden?", "So said Una Mott, warden", "en", "Una Mott"),
        ("Who is the warden?", "With Una Mott, warden, and Sam Lisle, cook, it went well.", "en", "Una Mott"),
        ("Who is the warden?", "Dr. Una Mott (warden)", "en", "Dr. Una Mott"),
        ("Who is the warden?", "Una Mott-Lisle (warden), Ada O'Hara (cook)", "en", "Una Mott-Lisle"),
        ("Who is the warden?", "Una (warden)", "en", None),
        ("Who is the warden?", "Una Mott (warden 1902)", "en", None),
        ("Who is the warden?", "Una Mott, Warden, and others", "en", None),
        ("Who is the warden?", "Una Mott and the warden", "en", None),
        ("Who is the warden?", "Sam Lisle (deputy warden), Una Mott (warden)", "en", "Una Mott"),
        ("Who is the deputy warden?", "Una Mott (warden), Sam Lisle (deputy warden)", "en", "Sam Lisle"),
        ("Who is the warden?", "Una Mott (warden of Pell), Sam Lisle (warden of Vaux)", "en", None),
        ("Who is the warden?", "Una Mott (warden), Sam Lisle (warden)", "en", None),
        ("Who is the cook?", BOARD, "en", None),
        ("Who pays the treasurer?", BOARD, "en", None),
        ("Where is the treasurer?", BOARD, "en", None),
    ],
)
def test_the_name_with_the_role_that_is_asked_for_is_told(
    question: str, text: str, language: Language, name: str | None
) -> None:
    for begins in (0, 7):
        found = holder_of_role(query(question), text, begins, language)
        assert (text[found.start - begins : found.end - begins] if found else None) == name
