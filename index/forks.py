"""What a forked process starts anew: locks that nobody would open there, and engines whose threads stayed behind.

A library that runs threads of its own does not survive a fork: the child has its memory and none of its threads, and
waits for them for ever. What is registered here is brought to rest before a fork and begun again in the child.
"""

import ctypes
import os
from collections.abc import Callable
from typing import Protocol
from weakref import WeakSet, ref


class Forked(Protocol):
    """Something that is begun again in a forked process."""

    def renew(self) -> None:
        """Forget, in the child, what belongs to threads and files of the parent."""


class Resting(Protocol):
    """Something that is brought to rest while a process is forked."""

    def rest(self) -> None:
        """Finish what is under way, and begin nothing until :meth:`resume`."""

    def resume(self) -> None:
        """Go on, in the parent; in the child what :meth:`Forked.renew` makes takes its place."""


_renewed: WeakSet[Forked] = WeakSet()
_resting: list[ref[Resting]] = []
_rested: list[Resting] = []
_functions: list[Callable[[], None]] = []
_children = 0


def renew_in_child(thing: Forked) -> None:
    """Have *thing* renewed in every process forked from now on, as long as somebody holds it."""
    _renewed.add(thing)


def call_in_child(function: Callable[[], None]) -> None:
    """Call *function* in every process forked from now on."""
    _functions.append(function)


def rest_before_fork(thing: Resting) -> None:
    """Have *thing* brought to rest while this process is forked, as long as it is held, in the order of these calls."""
    _resting[:] = [each for each in _resting if each() is not None]
    _resting.append(ref(thing))


def is_child() -> bool:
    """Tell whether this process was forked from one that had this module loaded."""
    return _children > 0


def leave(*things: object) -> None:
    """Never delete *things*: deleting an engine waits for its threads, which a child does not have."""
    for thing in things:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(thing))


def _before() -> None:
    for each in _resting:
        if (thing := each()) is not None:
            thing.rest()
            _rested.append(thing)


def _in_parent() -> None:
    while _rested:
        _rested.pop().resume()


def _in_child() -> None:
    global _children  # noqa: PLW0603  one process, one number
    _children += 1
    _rested.clear()
    for function in _functions:
        function()
    for thing in list(_renewed):
        thing.renew()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before, after_in_parent=_in_parent, after_in_child=_in_child)
