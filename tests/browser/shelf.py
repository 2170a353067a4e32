"""A small library of invented texts that shows all a page can: a table, a text in both languages, titles that agree."""

from pathlib import Path

TARIFFS = """# Tarifs de l'atelier vélo

L'atelier du quai répare les vélos des habitants du quartier.

## Prix des réparations

| Réparation | Durée | Prix |
|---|---|---|
| Changer une chambre à air | 20 minutes | 9 € |
| Régler les freins | 30 minutes | 14 € |
| Dévoiler une roue | 45 minutes | 22 € |

## Horaires

L'atelier est ouvert du mardi au samedi, de 9 h à 18 h 30.
"""
ORCHARD_FR = """# Règlement du verger partagé

## Clés et accès

La clé du portail se retire à la mairie contre une caution de 25 euros.

## Récolte

La récolte des pommes commence le 12 septembre. Chaque famille emporte au plus trois paniers par jour.

## Compost

Les déchets verts se déposent dans le bac du fond, jamais devant le portail.
"""
ORCHARD_EN = """# Rules of the shared orchard

## Keys and access

The key to the gate is collected at the town hall against a deposit of 25 euros.

## Harvest

The apple harvest begins on 12 September. Each family takes home at most three baskets a day.

## Compost

Green waste goes into the bin at the back, never in front of the gate.
"""
MINUTES = """# Compte rendu de l'assemblée

Lyon, le {day}

Le budget de la fête du quartier est fixé à {sum} euros.

La trésorière s'appelle {treasurer}.
"""
KILN = """# The pottery kiln

## Firing

The first kiln was built by Marta Velden in 1974. It reached 1,180 degrees on the first evening.
Marta Velden taught pottery in the village for eleven years.

## Opening hours

In 2019 the studio opened on Mondays. In 2021 it opened on Thursdays.
"""
SHELF = {
    "tarifs-atelier-velo.md": TARIFFS,
    "verger/reglement.md": ORCHARD_FR,
    "verger/rules.md": ORCHARD_EN,
    "2023/assemblee.md": MINUTES.format(day="3 mai 2023", sum="480", treasurer="Inès Carpentier"),
    "2024/assemblee.md": MINUTES.format(day="6 mai 2024", sum="615", treasurer="Paul Dervaux"),
    "kiln.md": KILN,
}


def write_shelf(folder: Path) -> None:
    for name, text in SHELF.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
