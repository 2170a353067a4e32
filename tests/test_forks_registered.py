"""Facts about what a fork finds registered: rested before, resumed in the parent, renewed in the child, or let go."""

import gc
import os
from collections.abc import Callable
from sys import getrefcount

import pytest

from passerelle.index import forks, language

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes do not fork there"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning"),
]
CALLED: list[str] = []


class Engine:
    """Notes what is done with it around a fork."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.noted: list[str] = []

    def rest(self) -> None:
        ORDER.append(f"rest {self.name}")
        self.noted.append("rest")

    def resume(self) -> None:
        ORDER.append(f"resume {self.name}")
        self.noted.append("resume")

    def renew(self) -> None:
        self.noted.append("renew")


ORDER: list[str] = []


def in_child(look: Callable[[], bool]) -> bool:
    """Fork, and return what *look* tells in the child."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if look() else 1)
        except BaseException:  # noqa: BLE001  a child never goes on with the tests
            os._exit(2)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_an_engine_rests_goes_on_in_the_parent_and_begins_anew_in_the_child() -> None:
    engine = Engine("a")
    forks.rest_before_fork(engine)
    forks.renew_in_child(engine)
    assert in_child(lambda: engine.noted == ["rest", "renew"])
    assert engine.noted == ["rest", "resume"]


def test_what_rests_first_goes_on_last() -> None:
    ORDER.clear()
    one, other = Engine("one"), Engine("other")
    forks.rest_before_fork(one)
    forks.rest_before_fork(other)
    assert in_child(lambda: True)
    assert ORDER == ["rest one", "rest other", "resume other", "resume one"]


def test_what_nobody_holds_any_more_is_let_be() -> None:
    engine, kept = Engine("gone"), Engine("kept")
    forks.rest_before_fork(engine)
    forks.renew_in_child(engine)
    forks.rest_before_fork(kept)
    ORDER.clear()
    del engine
    gc.collect()
    assert in_child(lambda: True)
    assert ORDER == ["rest kept", "resume kept"]


def test_a_child_knows_that_it_is_one() -> None:
    assert not forks.is_child()
    assert in_child(forks.is_child)
    assert in_child(lambda: in_child(forks.is_child))
    assert not forks.is_child()


def test_a_function_is_called_in_each_child_and_not_in_the_parent() -> None:
    CALLED.clear()
    forks.call_in_child(lambda: CALLED.append("child"))
    assert in_child(lambda: CALLED == ["child"])
    assert CALLED == []


def test_things_that_are_left_are_never_deleted() -> None:
    left, other = Engine("left"), Engine("other")
    before = getrefcount(left), getrefcount(other)
    forks.leave(left, other)
    assert (getrefcount(left), getrefcount(other)) == (before[0] + 1, before[1] + 1)


def test_a_child_that_forks_rests_and_resumes_what_is_its_own_once() -> None:
    engine = Engine("a")
    forks.rest_before_fork(engine)
    forks.renew_in_child(engine)

    def fork_again() -> bool:
        engine.noted.clear()
        return in_child(lambda: engine.noted == ["rest", "renew"]) and engine.noted == ["rest", "resume"]

    assert in_child(fork_again)


def test_a_language_is_told_in_a_child_though_it_was_being_told_at_the_fork() -> None:
    with language._detecting:
        assert in_child(lambda: not language._detecting.locked())
        assert language._detecting.locked()
