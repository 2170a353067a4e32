"""Facts about the one command that prints how good whole answers are: its three tables, and what each is of."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sklearn", reason="the extra training is not installed")

from folder_read import as_reported, read_folder

from passerelle.training.reader import ablation, fit, order, whole
from passerelle.training.reader.readings import Reading
from passerelle.weights import fitted_weights

MARKET = (
    "# Marché\n\nLe marché ouvre à 7 heures. Une place coûte 12 euros.\n\nLe placier se nomme Odile Marin.\n"
)
SAID = {"À quelle heure ouvre le marché ?": "7 heures", "Combien coûte une place ?": "12 euros"}
UNSAID = ("Qui vend des huîtres ?", "Combien de places a le parking ?")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    """Return the readings of one folder, as the half that is fitted on and as the one that is reported."""
    place = tmp_path_factory.mktemp("whole")
    fitted = read_folder(place, "market-fitted", "marche.md", MARKET, SAID, UNSAID)
    return [*fitted, *as_reported(fitted)]


def test_three_tables_follow_each_other_as_the_weights_that_are_shipped_rank(read: list[Reading]) -> None:
    alone = [replace(each, folder=replace(each.folder, name="faq_parallel-fr")) for each in read[: len(SAID)]]
    printed = "\n".join(whole.tables(read, alone)).split("\n\n")
    weights = fitted_weights()
    ranked = fit.ranked(read, weights)
    assert printed == [
        "\n".join(fit.report(ranked, weights)),
        "\n".join(order.table([*ranked, *fit.ranked(alone, weights)])),
        "\n".join(ablation.table(read)),
    ]
    assert ["faq_parallel" in table for table in printed] == [False, True, False]


def test_the_tables_are_of_the_data_the_network_and_the_stores_that_are_named(
    read: list[Reading], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known: list[Any] = []

    def reading_of(made: Callable[[Path], Any], *told: Any) -> list[Reading]:
        known.extend((made(Path("place")), *told))
        return read[:1]

    def read_all(*told: Any) -> list[Reading]:
        known.extend(told)
        return read

    monkeypatch.setattr(whole, "read_all", read_all)
    monkeypatch.setattr(whole, "reading_of", reading_of)
    monkeypatch.setattr(order, "measured", lambda *told: told)
    monkeypatch.setattr(whole, "Network", lambda folder: f"network of {folder}")
    monkeypatch.setattr(whole, "tables", lambda read, alone: [f"{len(read)} and {len(alone)}", "end"])
    monkeypatch.setattr("sys.argv", "whole sets --model made --most 7 --work kept".split())
    assert whole.main() == 0
    assert known == [
        Path("sets"),
        Path("kept"),
        7,
        "network of made",
        (Path("sets"), Path("place")),
        Path("kept"),
        "network of made",
    ]
    assert capsys.readouterr().out == f"{len(read)} and 1\nend\n"
