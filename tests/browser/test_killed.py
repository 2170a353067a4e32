"""A server that is killed outright: what was asked of it is there when it is served again."""

import json
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from browser.serving import serving
from passerelle.index.sync import sync

pytestmark = pytest.mark.slow


def said(url: str, cookie: str, body: object = None) -> tuple[dict[str, Any], str]:
    """Return the JSON at *url*, and the visitor's cookie from then on."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(url, data, {"content-type": "application/json", "cookie": cookie})
    with urlopen(request, timeout=60) as response:
        return json.load(response), response.headers["set-cookie"].partition(";")[0]


def test_conversations_outlive_a_server_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "mill.md").write_text(
        "# Mill\n\nThe mill was rebuilt in March 1804.\n", encoding="utf-8"
    )
    sync([tmp_path / "texts"], tmp_path / "store")
    command = ["-m", "passerelle", "chat", "--store", "store"]
    with serving(command, tmp_path) as url:  # ends with SIGKILL
        _, cookie = said(f"{url}conversations/list", "")
        asked, _ = said(f"{url}conversations/ask", cookie, {"question": "When was the mill rebuilt?"})
    assert "1804" in json.dumps(asked)
    with serving(command, tmp_path) as url:
        listed, _ = said(f"{url}conversations/list", cookie)
        (one,) = listed["conversations"]
        opened, _ = said(f"{url}conversations/open?conversation={one['id']}&language=en", cookie)
        others, _ = said(f"{url}conversations/list", "")
    assert (one["turns"], others["conversations"]) == (1, [])
    assert "1804" in json.dumps(opened)
