"""Papers that are alike but for whose they are: quotations of many firms for the same work."""

from pathlib import Path

FIRMS = (
    "Aldous Brierly Carwen Denholm Eskdale Farrow Gantry Hexley Imrie Joss Kelham Larkin Mossop Nevin Orrell Pickering "
    "Quenby Rossiter Skelton Thirlby Ullock Varley Wetherby Yarrow Zeal Ansty Birstall Corley Dunstan Elford"
).split()
QUESTIONS = ("What deposit does {} ask for?", "how much deposit do {} want", "Quel acompte demande {} ?")


def deposit(firm: str) -> str:
    return f"£{310 + 17 * FIRMS.index(firm)}"


def asked(question: str, firm: str) -> str:
    """Return *question* about *firm*, in small letters where the question is."""
    return question.format(firm.lower() if question[0].islower() else firm)


def write_quotations(place: Path, firms: list[str]) -> None:
    for number, firm in enumerate(firms, start=480):
        (place / f"quotation-{number}.md").write_text(_quotation(number, firm), encoding="utf-8")


def _quotation(number: int, firm: str) -> str:
    price = 1900 + 13 * number
    return f"""# Quotation {number} – new windows

From: {firm} Joinery Ltd, {number % 70} Canal Street, Dunmouth
To: Mr Piers Ottway, 9 Beacon Terrace

## What we found

The frames at the back have rotted and two panes are cracked. The sills are sound.

## Price

| Item | Price |
|---|---|
| Six windows | £{price} |
| Removal of the old frames | £{price // 9} |

## Payment

A deposit of {deposit(firm)} is due with the order. The rest is due when the work is done. We take no cards.
"""
