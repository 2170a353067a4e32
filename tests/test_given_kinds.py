"""Facts about refusing what a caller gives: by its name, with its value, and with what to give instead."""

from collections import UserDict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path, PurePath
from typing import Any

import numpy as np
import pytest

from passerelle.index.errors import LoadError
from passerelle.index.given import (
    LONGEST_PATH,
    path_of,
    require_flag,
    require_here,
    require_kind,
    require_methods,
    require_number,
    require_one,
    several,
    shown,
)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("a", "'a'"),
        (3, "3"),
        (None, "None"),
        (["a", 1], "['a', 1]"),
        ("x" * 78, "'" + "x" * 78 + "'"),
        ("x" * 79, "'" + "x" * 79 + "…"),
        ("x" * 10**6, "'" + "x" * 79 + "…"),
        (b"x" * 10**6, "b'" + "x" * 78 + "…"),
        (list(range(100)), str(list(range(100)))[:80] + "…"),
    ],
)
def test_a_value_is_shown_as_python_writes_it_and_cut(value: object, said: str) -> None:
    assert shown(value) == said
    assert len(shown("x" * 100, 10)) == 11


@pytest.mark.parametrize("value", [0, 3, -2, 2.5, np.float32(1), np.int64(2), Fraction(1, 2)])
def test_a_number_is_any_real_one(value: Any) -> None:
    require_number("k", value)


@pytest.mark.parametrize("value", [True, "3", None, 1j, Decimal(3), [1], np.array([1])])
def test_what_is_no_number_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match=r"k is .*: give a number$"):
        require_number("k", value)


@pytest.mark.parametrize("value", [1.0, np.float64(1), True, "1", None])
def test_what_is_no_whole_number_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match=r"k is .*: give a whole number from 0 on$"):
        require_number("k", value, whole=True, least=0)


@pytest.mark.parametrize(
    ("limits", "fine", "wrong", "wanted"),
    [
        ({"least": 1}, [1, 2, 1e9], [0.999, -1], "give a number from 1 on"),
        ({"least": 0, "most": 5}, [0, 5], [-0.1, 5.1], "give a number from 0 to 5"),
        ({"least": 0, "most": 5, "whole": True}, [0, 5], [-1, 6], "give a whole number from 0 to 5"),
        ({"least": 0.0, "most": 1.0}, [0, 1], [1.5], "give a number from 0 to 1$"),
        ({"least": 0.5}, [0.5], [0.4], "give a number from 0.5 on$"),
        ({"most": 5}, [5, -99], [6], "give a number$"),
        ({}, [float("inf"), -1e9], [float("nan")], "give a number$"),
    ],
)
def test_a_number_lies_between_its_limits(
    limits: dict[str, Any], fine: list[float], wrong: list[float], wanted: str
) -> None:
    for value in fine:
        require_number("k", value, **limits)
    for value in wrong:
        with pytest.raises(ValueError, match=wanted):
            require_number("k", value, **limits)


@pytest.mark.parametrize("value", [0, 1, "True", None, np.bool_(True)])
def test_a_flag_is_true_or_false(value: Any) -> None:
    require_flag("f", True)
    require_flag("f", False)
    with pytest.raises(TypeError, match=r"f is .*: give True or False"):
        require_flag("f", value)


@pytest.mark.parametrize(
    ("value", "allowed", "error"),
    [
        ("a", ("a", "b"), None),
        (None, ("a", None), None),
        ("c", ("a", "b"), ValueError),
        ("", ("a", "b"), ValueError),
        (None, ("a", "b"), TypeError),
        (3, ("a", None), TypeError),
        (["a"], ("a", "b"), TypeError),
    ],
)
def test_one_of_a_few_is_refused_by_its_kind_or_its_value(
    value: Any, allowed: tuple[str | None, ...], error: type[Exception] | None
) -> None:
    if error is None:
        require_one("way", value, allowed)
        return
    with pytest.raises(error, match=rf"^way is .*: give a or {allowed[1]}$"):
        require_one("way", value, allowed)


def test_a_kind_may_be_one_of_several() -> None:
    require_kind("x", 3, (int, str), "text or a number")
    with pytest.raises(TypeError, match=r"^x is None: give text or a number$"):
        require_kind("x", None, (int, str), "text or a number")


class Asked:
    """Has a method, and an attribute that is none."""

    count = 3

    def search(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize(
    ("value", "methods", "fine"),
    [
        (Asked(), ("search",), True),
        (Asked(), (), True),
        (Asked(), ("search", "close"), False),
        (Asked(), ("count",), False),
        (Asked, ("search",), False),
        (None, ("search",), False),
    ],
)
def test_a_thing_is_known_by_its_methods(value: object, methods: tuple[str, ...], *, fine: bool) -> None:
    if fine:
        require_methods("the store", value, methods, "one")
        return
    with pytest.raises(TypeError, match=r"the store is .*: give one"):
        require_methods("the store", value, methods, "one")


@pytest.mark.parametrize("values", [["a"], ("a",), {"a"}, iter(["a"]), {"a": 1}.keys()])
def test_several_may_come_in_any_kind(values: Any) -> None:
    assert several("names", values, "['x']") == ["a"]


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ("a", r"\['a'\]"),
        (Path("a"), r"\[PosixPath\('a'\)\]"),
        (b"a", r"\['x'\]"),
        (bytearray(b"a"), r"\['x'\]"),
        ({"a": 1}, r"\['x'\]"),
        (UserDict(a=1), r"\['x'\]"),
        (3, r"\['x'\]"),
        (None, r"\['x'\]"),
    ],
)
def test_one_alone_is_not_taken_for_several(values: Any, wanted: str) -> None:
    with pytest.raises(TypeError, match=rf"names is .*: give several, as {wanted}$"):
        several("names", values, "['x']")


@pytest.mark.parametrize(
    "path", ["a", "a/b", " ", ".", PurePath("a"), Path("/"), "é", "x" * LONGEST_PATH, "a\udce9"]
)
def test_a_path_is_text_or_a_path(path: Any) -> None:
    assert path_of(path, "the folder") == Path(path)


@pytest.mark.parametrize(
    ("path", "error", "said"),
    [
        (3, TypeError, "the folder is 3: give a path, as text or a pathlib.Path"),
        (b"a", TypeError, "the folder is b'a': give a path"),
        (None, TypeError, "the folder is None: give a path"),
        (["a"], TypeError, "give a path"),
        ("", ValueError, "the folder is empty: give a path"),
        ("a\0b", ValueError, r"the folder is 'a\\x00b': no path holds a NUL"),
        ("a\ud83d", ValueError, "no path holds half of a surrogate pair"),
        ("x" * (LONGEST_PATH + 1), ValueError, "no path has 32768 characters"),
    ],
)
def test_what_is_no_path_is_refused(path: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        path_of(path, "the folder")


def test_a_folder_that_is_gone_is_said_where_a_path_begins_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    require_here(Path("a"), tmp_path)
    gone.rmdir()
    require_here(tmp_path)
    require_here()
    said = (
        r"^the current folder cannot be read \(No such file or directory\): go to another, or name folders from the "
        r"root on$"
    )
    with pytest.raises(LoadError, match=said):
        require_here(tmp_path, Path("a"))
