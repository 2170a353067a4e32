"""The main part of a page, where it has one and nothing of weight stands outside it."""

import pytest
from web_pages import of_weight, prose, stays


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (f"<div>{of_weight(140)}</div><main>{prose(100)}</main>", False),
        (f"<div>{of_weight(160)}</div><main>{prose(100)}</main>", True),
        (f"<div>{of_weight(198)}</div><main>{prose(600)}</main>", False),
        (f"<div>{of_weight(202)}</div><main>{prose(600)}</main>", True),
        (f"<div><a>{of_weight(250)}</a> {of_weight(202)}</div><main>{prose(600)}</main>", False),
        (f"<main>{prose(600)}</main><div>{of_weight(202)}</div>", False),
        (f"<main>{prose(600)}</main><div><h2>Bac</h2>{of_weight(202)}</div>", True),
        (f"<div>OUT</div><article>{prose(300)}</article><article>{prose(300)}</article>", True),
        (f"<div>OUT</div><article>{prose(600)}</article>", False),
    ],
)
def test_the_main_part_is_the_page_where_nothing_else_speaks(body: str, *, shown: bool) -> None:
    assert stays(body) is shown
