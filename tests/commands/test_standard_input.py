"""Questions from standard input: handed on as they come, numbered by their lines, and refused where too long."""

import io

import pytest

from passerelle.commands.standard_input import read_asked
from passerelle.query import QueryError


class Blocks:
    """A stream that gives its blocks one by one."""

    def __init__(self, *blocks: bytes) -> None:
        self._blocks = iter([*blocks, b""])

    def read1(self, _: int, /) -> bytes:
        return next(self._blocks)


def test_questions_are_handed_on_as_they_come_and_numbered_by_their_lines() -> None:
    found = [
        [(each.id, each.text) for each in batch] for batch in read_asked(Blocks(b"un\n\nde", b"ux\r\ntrois"))
    ]
    assert [batch for batch in found if batch] == [[("1", "un")], [("3", "deux")], [("4", "trois")]]


@pytest.mark.parametrize(("count", "batches"), [(256, [256]), (257, [256, 1])])
def test_two_hundred_and_fifty_six_questions_are_handed_on_together(count: int, batches: list[int]) -> None:
    found = read_asked(io.BytesIO(b"un\n" * count))
    assert [len(batch) for batch in found] == batches


@pytest.mark.parametrize(("length", "refused"), [(10_000, False), (10_001, True)])
def test_a_line_longer_than_a_question_is_refused_with_its_number(length: int, *, refused: bool) -> None:
    blocks = Blocks(b"un\n" + b"x" * length)
    if not refused:
        assert sum(map(len, read_asked(blocks))) == 2
        return
    with pytest.raises(QueryError, match="line 2"):
        list(read_asked(blocks))


@pytest.mark.parametrize("line", ["sans onglet", "\tsans id", "un deux\tOù ?", "id\t"])
def test_a_line_without_an_id_is_refused_where_ids_are_asked_for(line: str) -> None:
    with pytest.raises(QueryError, match="line 1"):
        list(read_asked(Blocks(line.encode()), with_ids=True))
    ((found,),) = read_asked(Blocks("q1\tOù ?".encode()), with_ids=True)
    assert (found.id, found.text) == ("q1", "Où ?")


def test_a_line_without_end_is_refused_before_it_is_read_whole() -> None:
    class Endless:
        taken = 0

        def read1(self, _: int, /) -> bytes:
            self.taken += 1
            return b"x" * 40_001

    stream = Endless()
    with pytest.raises(QueryError, match="line 1"):
        list(read_asked(stream))
    assert stream.taken == 1
