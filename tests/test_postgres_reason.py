"""What is said of a database that cannot be asked names no password."""

import pytest

from passerelle.index.store.location import Database

pytest.importorskip("psycopg")


@pytest.mark.parametrize(
    ("url", "said", "shown"),
    [
        ("postgresql://ada:s3cret@host/db", "no\n  entry for s3cret", "no entry for …"),
        ("postgresql://ada:s%2Fx@host/db", "wrong s/x or s%2Fx", "wrong … or …"),
        ("postgresql://host/db?password=s3cret&user=ada", "s3cret is wrong", "… is wrong"),
        ("postgresql://ada@host/db", "no password", "no password"),
        ("postgresql://host/db", "", "ValueError"),
    ],
)
def test_a_reason_is_on_one_line_and_a_password_is_left_out(url: str, said: str, shown: str) -> None:
    from passerelle.index.store.postgres.connection import reason_of

    assert reason_of(Database(url), ValueError(said)) == shown
