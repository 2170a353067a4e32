"""Facts about proxies: the page's own server is asked without one, and the environment is left as it was."""

import os
from urllib.request import proxy_bypass

import pytest

from passerelle.ui.direct import without_proxy


@pytest.mark.parametrize("known", [None, "intranet.example"])
def test_this_machine_is_asked_without_a_proxy(known: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    if known:
        monkeypatch.setenv("NO_PROXY", known)
    before = dict(os.environ)
    with without_proxy("192.168.1.7"):
        for host in ("127.0.0.1:7860", "localhost", "192.168.1.7:7860", *([known] if known else [])):
            assert proxy_bypass(host)
        assert not proxy_bypass("elsewhere.example")
    assert dict(os.environ) == before
