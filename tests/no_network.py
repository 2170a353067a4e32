"""Forbid a program every way out of this machine, and end it at the first that it tries."""

import os
import socket
import sys
from typing import Any

LOOPBACK = {"127.0.0.1", "::1", "localhost", ""}
DENIED = 99


def forbid() -> None:
    """From here on, end the program with status *DENIED* when it looks up or calls another machine."""
    sys.addaudithook(_watch)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Look at what Python itself reports of sockets, which no library can go around in Python."""
    if event == "socket.getaddrinfo":
        _allow_only_loopback(arguments[0])
    elif event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        place = arguments[1]
        if arguments[0].family != socket.AF_UNIX and place is not None:
            _allow_only_loopback(place[0])
    elif event in {"socket.gethostbyname", "socket.gethostbyaddr"}:
        _allow_only_loopback(arguments[0])


def _allow_only_loopback(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    if name not in LOOPBACK:
        sys.stderr.write(f"the network was asked for: {name}\n")
        sys.stderr.flush()
        os._exit(DENIED)  # an exception would be swallowed by who expects the network to fail
