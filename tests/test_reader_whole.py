"""Facts about the one command that prints how good whole answers are: its three tables, and what each is of."""

from dataclasses import replace

import pytest

pytest.importorskip("sklearn", reason="the extra training is not installed")

from folder_read import read_folder

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
    reported = replace(fitted[0].folder, name="market-reported", half="reported")
    return [*fitted, *(replace(each, folder=reported) for each in fitted)]


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
