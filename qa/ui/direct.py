"""Reach this machine itself, whatever proxy the system names for other hosts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from passerelle.server.access import LOCAL

NAMES = ("no_proxy", "NO_PROXY")


@contextmanager
def without_proxy(host: str) -> Iterator[None]:
    """Have *host* and this machine asked directly inside: gradio asks its own server as it starts, by a proxy else."""
    before = {name: os.environ.get(name) for name in NAMES}
    kept = before["no_proxy"] or before["NO_PROXY"] or ""
    os.environ.update(dict.fromkeys(NAMES, ",".join(filter(None, (kept, *LOCAL, host)))))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
