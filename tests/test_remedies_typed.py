"""Facts about the commands that errors name: they can be typed as they stand, whatever a folder is called."""

import re
import shlex
from pathlib import Path

import pytest

from passerelle.commands.main import main
from passerelle.index.errors import StoreError
from passerelle.index.store.location import read_location, typed
from passerelle.index.store.store import Store


@pytest.mark.parametrize("name", ["my store", "l'été", "a;b", "$HOME", "a\nb", "plain"])
def test_a_store_is_named_as_a_shell_reads_it(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    with pytest.raises(StoreError, match="make one with") as raised:
        Store.open(folder)
    (command,) = re.findall(r"`(passerelle .*)`", str(raised.value), re.DOTALL)
    assert shlex.split(command)[-2:] == ["--store", str(folder)]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("postgresql://host/name", "postgresql://host/name"),
        ("postgresql:///name?schema=team", "'postgresql:///name?schema=team'"),
        ("postgresql:///name?host=/tmp&port=1", "'postgresql:///name?host=/tmp&port=1'"),
    ],
)
def test_an_address_stands_as_a_shell_reads_it(address: str, written: str) -> None:
    assert typed(read_location(address)) == written
    assert shlex.split(written) == [address]


def test_a_path_that_no_system_has_is_wrong_usage_and_not_printed_whole(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for command in (["eval"], ["index"], ["questions", "check"]):
        with pytest.raises(SystemExit):
            main([*command, "x" * 40_000])
        told = capsys.readouterr().err
        assert "no path has 40000 characters" in told
        assert len(told) < 3000
