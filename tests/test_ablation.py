"""Facts about what the table of ablations leaves out, and what it prints."""

from dataclasses import astuple, fields, replace

import pytest

pytest.importorskip("sklearn", reason="the extra training is not installed")

from folder_read import as_reported, read_folder

from passerelle.training.reader import ablation, fit
from passerelle.training.reader.readings import Reading
from passerelle.weights import Evidence, Features

RULES = (
    "# Piscine du Lac\n\nL'entrée coûte 4 euros. Le bassin ferme à 20 heures.\n\n"
    "Le bonnet est obligatoire. Le maître-nageur se nomme Luc Perrin.\n\nL'eau est à 27 degrés.\n"
)
SAID = {
    "Combien coûte l'entrée ?": "4 euros",
    "À quelle heure ferme le bassin ?": "20 heures",
    "Comment se nomme le maître-nageur ?": "Luc Perrin",
    "À combien de degrés est l'eau ?": "27 degrés",
}
UNSAID = ("Qui a construit le bassin ?", "Combien de places a le parking ?", "Quel jour vient le médecin ?")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    """Return the readings of one folder, as the half that is fitted on and as the one that is reported."""
    place = tmp_path_factory.mktemp("ablation")
    fitted = read_folder(place, "pool-fitted", "piscine.md", RULES, SAID, UNSAID)
    return [*fitted, *as_reported(fitted)]


def test_what_is_left_out_weighs_nothing_and_the_rest_does(read: list[Reading]) -> None:
    left_out = ablation.PARTS["network"]
    weights = fit.fit(read, frozenset(left_out))
    for kind, row in ((Features, weights.candidate), (Evidence, weights.evidence)):
        weighed = dict(zip([each.name for each in fields(kind)], row, strict=True))
        assert [weighed[name] for name in left_out] == [0.0, 0.0]
        assert any(weighed.values())
    whole = dict(zip([each.name for each in fields(Features)], fit.fit(read).candidate, strict=True))
    assert any(whole[name] for name in left_out)


def test_every_part_that_is_left_out_is_a_feature_or_evidence() -> None:
    known = {each.name for kind in (Features, Evidence) for each in fields(kind)}
    named = [name for part in ablation.PARTS.values() for name in part]
    assert set(named) <= known
    assert len(named) == len(set(named))


def test_a_line_for_each_folder_and_part_has_the_figures_of_the_half_that_is_reported(
    read: list[Reading],
) -> None:
    head, first, *others = ablation.table(read)
    assert head.split() == ["folder,", "without", "quoted", "at", "5", "%", "AUC"]
    assert [line[:32].strip() for line in (first, *others)] == [
        "pool",
        *(f"pool, {part}" for part in ablation.PARTS),
    ]
    weights = fit.fit(read)
    reported = [each for each in fit.ranked(read, weights) if each.folder.half == "reported"]
    figures = fit.figures(reported, weights)
    assert figures[0] == len(SAID)
    assert figures[3] == len(UNSAID)
    assert [float(each) for each in first.split()[1:]] == pytest.approx(
        [figures[1], figures[5], figures[6]], abs=5e-4
    )


def test_the_network_left_out_changes_the_order_by_its_score_alone(read: list[Reading]) -> None:
    weights = fit.fit(read, frozenset(ablation.PARTS["network"]))
    pick = read[0].picks[0]
    other = replace(pick.features, answers=-pick.features.answers, span=pick.features.span - 1)
    assert weights.score(other) == weights.score(pick.features)
    assert astuple(other) != astuple(pick.features)
