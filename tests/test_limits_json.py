"""What a search is limited to comes back from the JSON that a configuration file holds."""

from datetime import date
from typing import Any

import pytest

from passerelle.index.store.only import EVERYTHING, Only
from passerelle.integrations.limits import limits_json, read_limits


@pytest.mark.parametrize(
    ("only", "json"),
    [
        (Only(), None),
        (Only(language="fr"), {"language": "fr"}),
        (Only(documents=("a", "b")), {"documents": ["a", "b"]}),
        (Only(documents=()), {"documents": []}),
        (Only(folder="docs"), {"folder": "docs"}),
        (Only(where={"author": "Ada"}), {"where": {"author": "Ada"}}),
        (Only(where={"author": ["Eve", "Ada"]}), {"where": {"author": ["Ada", "Eve"]}}),
        (Only(where={"size": [10, "9", 2.5]}), {"where": {"size": [10, 2.5, "9"]}}),
        (Only(where={"day": [date(2031, 5, 4)]}), {"where": {"day": ["2031-05-04"]}}),
        (Only(where={"day": date(2031, 5, 4), "gone": None}), {"where": {"day": "2031-05-04", "gone": None}}),
        (Only(where={"author": {"Eve", "Ada"}}), {"where": {"author": ["Ada", "Eve"]}}),
        (Only(where={"author": frozenset(["Eve"])}), {"where": {"author": ["Eve"]}}),
        (Only(where={"year": (">=", 2020)}), {"where": {"year": {">=": [2020]}}}),
        (
            Only(where={"year": ((">=", 2020), ("<", 2024), ("<", 2023))}),
            {"where": {"year": {">=": [2020], "<": [2024, 2023]}}},
        ),
        (Only(where={"day": (">", date(2031, 5, 4))}), {"where": {"day": {">": ["2031-05-04"]}}}),
        (
            Only(language="en", folder="d", where={"a": 1}),
            {"language": "en", "folder": "d", "where": {"a": 1}},
        ),
    ],
)
def test_limits_are_plain_json_and_come_back(only: Only, json: dict[str, Any] | None) -> None:
    assert limits_json(only) == json
    assert limits_json(read_limits(json)) == json


@pytest.mark.parametrize(
    ("json", "where"),
    [
        ({"year": {">=": [2020]}}, {"year": (">=", 2020)}),
        ({"year": {">=": [2020], "<": [2024]}}, {"year": ((">=", 2020), ("<", 2024))}),
        ({"year": {"!=": [2020, 2021]}}, {"year": (("!=", 2020), ("!=", 2021))}),
        ({"year": 2020, "author": ["Ada", "Eve"]}, {"year": 2020, "author": ["Ada", "Eve"]}),
    ],
)
def test_operators_are_read_with_each_of_their_values(json: Any, where: dict[str, Any]) -> None:
    assert read_limits({"folder": "d", "where": json}) == Only(folder="d", where=where)


def test_nothing_limits_nothing_and_limits_are_their_own() -> None:
    only = Only(language="fr")
    assert read_limits(None) is EVERYTHING
    assert read_limits(only) is only
    assert read_limits({}) == Only()
    assert read_limits({"where": None}) == Only()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("fr", "only is 'fr': give an Only, or its keys language, documents, folder and where"),
        (3, "only is 3: give an Only"),
        ({"where": [3]}, "where is .*: give fields by name, as"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_no_limit_is_refused(value: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        read_limits(value)
