"""Charts: titles of the axes, groups of categories, and figures as they are shown."""

from xml.etree.ElementTree import fromstring

import pytest

from passerelle.index.load.blocks import write
from passerelle.index.load.drawings import chart
from passerelle.index.text import TextBuilder


def told(inside: str) -> str:
    builder = TextBuilder()
    write(list(chart(fromstring(f"<chartSpace>{inside}</chartSpace>"))), builder)
    return builder.text


def held(*values: str, form: str = "") -> str:
    points = "".join(f'<pt idx="{place}"><v>{value}</v></pt>' for place, value in enumerate(values) if value)
    return f"{f'<formatCode>{form}</formatCode>' if form else ''}{points}"


def titled(words: str) -> str:
    return f"<title><tx><rich><p><r><t>{words}</t></r></p></rich></tx></title>"


def levels(*held: str) -> str:
    return "".join(f"<lvl>{each}</lvl>" for each in held)


FIGURES = f"<val>{held('1', '2', '3')}</val>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (
            f"<chart>{titled('Ventes')}<ser><val>{held('3')}</val></ser>{titled('Mois')}{titled('Kilos')}</chart>",
            "Ventes\n\nMois\n\nKilos\n\n| 3",
        ),
        (
            f"<ser><cat>{held('a')}</cat><val><numCache>{held('0.25', form='0%')}</numCache></val></ser>",
            "a | 25%",
        ),
        (
            f'<lang val="fr-FR"/><ser><cat>{held("a")}</cat><val>{held("2.5", form="General")}</val></ser>',
            "a | 2,5",
        ),
        (f"<ser><cat>{held('45000', form='yyyy')}</cat><val>{held('x', form='0')}</val></ser>", "2023 | x"),
        (
            f"<ser><cat>{levels(held('mai', 'juin', 'mai'), held('2024', '', '2025'))}</cat>{FIGURES}</ser>",
            "2024 mai | 1\n2024 juin | 2\n2025 mai | 3",
        ),
    ],
)
def test_a_chart_says_what_it_shows(inside: str, text: str) -> None:
    assert told(inside) == text
