"""The account of what was not read: how many things of a kind, and the first few of their names."""

import pytest

from passerelle.index.load.account import Account
from passerelle.index.types import Gap


def test_things_of_a_kind_are_counted_in_the_order_they_were_met() -> None:
    account = Account()
    assert not account.gaps
    account.add("pictures", "lac")
    account.add("comments", count=3)
    account.add("pictures", "pont", 2)
    account.add("pictures", "lac")
    assert account.gaps == (Gap("pictures", 4, "lac, pont"), Gap("comments", 3, ""))


@pytest.mark.parametrize(
    ("where", "named"),
    [
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60 + "…"),
        (f"{'x' * 57} yy", f"{'x' * 57} yy"),
        (f"{'x' * 57} yyy", f"{'x' * 57}…"),
        (f"a {'x' * 55} yyy", f"a {'x' * 55}…"),
        (f"{'mot ' * 20}", " ".join(["mot"] * 15) + "…"),
        (" un\n deux ", "un deux"),
        (" ", ""),
    ],
)
def test_a_name_is_cut_to_sixty_letters_at_a_word(where: str, named: str) -> None:
    account = Account()
    account.add("pictures", where)
    assert account.gaps == (Gap("pictures", 1, named),)


@pytest.mark.parametrize(("count", "named"), [(5, "0, 1, 2, 3, 4"), (6, "0, 1, 2, 3, 4, …")])
def test_five_names_are_said(count: int, named: str) -> None:
    account = Account()
    for number in range(count):
        account.add("pictures", str(number))
    assert account.gaps == (Gap("pictures", count, named),)
