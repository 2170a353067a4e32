"""Facts about proxies: the page's own server is asked without one, and the environment is left as it was."""

import os
from urllib.request import proxy_bypass

import pytest

from passerelle.ui.direct import without_proxy


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Return what changes an environment that names no host to be asked directly."""
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize("name", ["", "NO_PROXY", "no_proxy"])
def test_this_machine_is_asked_without_a_proxy(name: str, bare: pytest.MonkeyPatch) -> None:
    if name:
        bare.setenv(name, "intranet.example")
    before = dict(os.environ)
    with without_proxy("192.168.1.7"):
        for host in ("127.0.0.1:7860", "localhost", "192.168.1.7:7860"):
            assert proxy_bypass(host)
        assert bool(proxy_bypass("intranet.example")) is bool(name)
        assert not proxy_bypass("elsewhere.example")
        assert os.environ["no_proxy"] == os.environ["NO_PROXY"]  # programs read the one or the other
    assert dict(os.environ) == before


def test_of_two_lists_the_one_that_programs_read_first_is_kept(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("no_proxy", "a.example")
    bare.setenv("NO_PROXY", "b.example")
    with without_proxy("c.example"):
        assert os.environ["NO_PROXY"] == "a.example,localhost,127.0.0.1,::1,c.example"
    assert (os.environ["no_proxy"], os.environ["NO_PROXY"]) == ("a.example", "b.example")


def test_the_environment_is_left_as_it_was_by_what_fails(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("NO_PROXY", "a.example")
    with pytest.raises(OSError, match="in use"), without_proxy("b.example"):
        raise OSError("the address is in use")
    assert os.environ["NO_PROXY"] == "a.example"
    assert "no_proxy" not in os.environ
