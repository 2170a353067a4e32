"""Values of JSON read again as dataclasses: every kind of field that is taken, and how a wrong one is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pytest

from passerelle.evaluation.runs.restore import LONGEST, restore


@dataclass(frozen=True)
class Place:
    at: int
    named: str | None = None


@dataclass(frozen=True)
class Told:
    share: float
    side: Literal["left", "right"]
    places: tuple[Place, ...]
    words: Mapping[str, str]
    first: Place | None = None
    sure: bool = False


SOUND: dict[str, Any] = {"share": 0.5, "side": "left", "places": [{"at": 1}], "words": {"a": "b"}}


@pytest.mark.parametrize(
    ("given", "name", "read"),
    [
        ({}, "places", (Place(1),)),
        ({"share": 1}, "share", 1),
        ({"share": -0.5}, "share", -0.5),
        ({"side": "right"}, "side", "right"),
        ({"places": []}, "places", ()),
        (
            {"places": [{"at": 1, "named": "x"}, {"at": 2, "named": None}]},
            "places",
            (Place(1, "x"), Place(2)),
        ),
        ({"words": {}}, "words", {}),
        ({"first": None}, "first", None),
        ({"first": {"at": 3}}, "first", Place(3)),
        ({"sure": True}, "sure", True),
    ],
)
def test_each_kind_of_field_is_taken(given: dict[str, Any], name: str, read: object) -> None:
    found = getattr(restore(Told, {**SOUND, **given}), name)
    assert (found, type(found)) == (read, type(read))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"share": True}, "share is True and not float"),
        ({"share": "1"}, "share is '1' and not float"),
        ({"share": None}, "share is None and not float"),
        ({"side": "up"}, "side is 'up' and not 'left' or 'right'"),
        ({"side": 1}, "side is 1 and not 'left' or 'right'"),
        ({"side": ["left"]}, r"side is \['left'\] and not 'left' or 'right'"),
        ({"places": {"at": 1}}, "places is {'at': 1} and not a list"),
        ({"places": [{"at": 1}, {"at": 1.0}]}, r"places\[1\]\.at is 1\.0 and not int"),
        ({"places": [3]}, r"places\[0\] is 3 and not an object"),
        ({"places": [{}]}, r"places\[0\]: .*missing .* 'at'"),
        ({"words": ["a"]}, r"words is \['a'\] and not an object"),
        ({"words": {"a": 1}}, r"words\.a is 1 and not str"),
        ({"first": {"at": 1, "named": 2}}, r"first\.named is 2 and not str"),
        ({"first": 3}, "first is 3 and not an object"),
        ({"sure": 1}, "sure is 1 and not bool"),
        ({"more": 1}, "Told: .*unexpected keyword argument 'more'"),
    ],
)
def test_a_value_of_another_kind_is_named_with_its_place(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}"):
        restore(Told, {**SOUND, **given})


def test_what_is_no_object_is_named_and_shown_as_far_as_sixty_signs() -> None:
    with pytest.raises(ValueError, match=r"^it is \[\] and not an object$"):
        restore(Told, [])
    shown = repr("x" * (LONGEST - 2))
    for wrong, said in (("x" * (LONGEST - 2), shown), ("x" * (LONGEST - 1), f"{shown[:-1]}x…")):
        with pytest.raises(ValueError, match=f"^it is {said} and not an object$"):
            restore(Told, wrong)
