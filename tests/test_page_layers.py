"""Through which layers a request comes to the page, and which port it is served on."""

import socket
from pathlib import Path
from typing import Any

import pytest
from small_store import EMBEDDER, PAGED, put

from passerelle import Assistant, Retriever
from passerelle.index.errors import PasserelleError
from passerelle.index.store.store import Store
from passerelle.server.access import Access
from passerelle.ui.history import Talks
from passerelle.ui.known_calls import KnownCalls
from passerelle.ui.page import _layers, free_port, launch
from passerelle.ui.routes import Routes
from passerelle.ui.security_headers import SecurityHeaders


@pytest.mark.parametrize("kept", [True, False])
def test_a_request_meets_who_may_ask_before_what_is_asked(tmp_path: Path, *, kept: bool) -> None:
    put(tmp_path, PAGED)
    with Store.open(tmp_path) as store:
        talks = Talks(Assistant(Retriever.of(store, EMBEDDER)), None) if kept else None
        layers = _layers("10.0.0.8", ("docs.house.example",), talks, ("https://wiki.example",))
    asked: list[Any] = [Routes] if kept else []
    assert [each.cls for each in layers] == [SecurityHeaders, Access, *asked, KnownCalls]
    assert layers[0].kwargs == {"frames": ("https://wiki.example",)}
    rules = layers[1].kwargs["rules"]
    assert [rules.knows(name) for name in ("10.0.0.8", "docs.house.example", "10.0.0.9")] == [
        True,
        True,
        False,
    ]
    if kept:
        assert layers[2].kwargs == {"talks": talks}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_port_is_free_or_any_free_one_is_taken(host: str) -> None:
    port = free_port(host, 0)
    assert 0 < port < 65_536
    assert free_port(host, port) == port


def test_a_port_in_use_is_refused_before_a_store_is_opened(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for ask in (lambda: free_port("127.0.0.1", port), lambda: launch(tmp_path / "none", port=port)):
            with pytest.raises(
                PasserelleError,
                match=rf"nothing can listen on 127\.0\.0\.1:{port} \(.+\): choose another port",
            ):
                ask()


def test_an_address_with_colons_is_one_of_the_newer_kind() -> None:
    with pytest.raises(PasserelleError, match=r"nothing can listen on 2001:db8::1:0"):
        free_port("2001:db8::1", 0)
    if socket.has_ipv6:
        try:
            assert free_port("::1", 0) > 0
        except PasserelleError:
            pytest.skip("this machine has no such address")
