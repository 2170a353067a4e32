"""The numbers that come with the program: a file that is missing or damaged says how to get it again."""

from pathlib import Path

import pytest

import passerelle.fusion
import passerelle.weights
from passerelle.fusion import Fusion
from passerelle.index.errors import PasserelleError
from passerelle.shipped import read_shipped


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "3", '{"words": 1}', "\udcff"],
    ids=["empty", "cut", "list", "number", "other", "bytes"],
)
def test_a_damaged_file_of_the_program_says_to_install_it_again(tmp_path: Path, content: str) -> None:
    place = tmp_path / "numbers.json"
    place.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(
        PasserelleError, match=r"numbers\.json is missing or damaged .*: install passerelle again"
    ):
        read_shipped(place, lambda stored: Fusion(**stored))


def test_a_missing_file_of_the_program_says_to_install_it_again(tmp_path: Path) -> None:
    with pytest.raises(PasserelleError, match=r"is missing or damaged .*: install passerelle again"):
        read_shipped(tmp_path / "numbers.json", dict)


@pytest.mark.parametrize(
    ("module", "name", "read"),
    [
        (passerelle.fusion, "NUMBERS", passerelle.fusion.fitted_fusion),
        (passerelle.weights, "WEIGHTS", passerelle.weights.fitted_weights),
    ],
    ids=["fusion", "reader"],
)
def test_every_file_of_numbers_is_read_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str, read: object
) -> None:
    (tmp_path / "numbers.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(module, name, tmp_path / "numbers.json")
    with pytest.raises(PasserelleError, match="install passerelle again"):
        read.__wrapped__()  # type: ignore[attr-defined]  # not what is kept of it
