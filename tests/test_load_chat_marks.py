"""What a reader sees of messages that chat programs export: names for marks, links by their words, texts in runs."""

from typing import Any

import pytest

from passerelle.index.load.chat_marks import joined_runs, names_of, shown_message

SLACK: dict[str, Any] = {"type": "message", "ts": "1700000000.000100"}
NAMES = {"U1": "Ada", "C1": "bacs"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bonjour <@U1>", "Bonjour @Ada"),
        ("<@U2>, <@U2|Luc> et <@U2|@Eve>", "@U2, @Luc et @Eve"),
        ("<#C1> et <#C2|quais>", "#bacs et #quais"),
        ("<!here> <!channel|tous>", "@here @tous"),
        ("<!subteam^S1|@mairie> <!subteam^S1>", "@mairie @S1"),
        ("<!date^1700000000^{date}|mardi>", "mardi"),
        ("<https://a.org/x> <http://b.org|le plan>", "https://a.org/x le plan"),
        ("<mailto:a@b.c> <tel:05|le bac> <tel:06>", "a@b.c le bac 06"),
        ("<b> 1 < 2 &amp; 3 &gt; 2", "<b> 1 < 2 & 3 > 2"),
        ("*vu* et _lu_", "vu et lu"),
        ("*vu le bac*, a*b*c, a_b_c et * rien *", "vu le bac, a*b*c, a_b_c et * rien *"),
        ("**deux** `*code*`", "**deux** `*code*`"),
        ("_vu*", "_vu*"),
    ],
)
def test_a_message_of_slack_is_shown_without_its_marks(text: str, shown: str) -> None:
    assert shown_message(SLACK, text, NAMES) == shown


@pytest.mark.parametrize(
    ("record", "is_slack"),
    [
        (SLACK, True),
        ({"type": "message", "ts": 1700000000.0001}, True),
        ({"type": "message", "ts": "123456789.123"}, True),
        ({"type": "message", "ts": "12345678901.123456"}, True),
        ({"type": "message", "ts": "12345678.123"}, False),
        ({"type": "message", "ts": "123456789012.123"}, False),
        ({"type": "message", "ts": "1700000000.12"}, False),
        ({"type": "message", "ts": "1700000000.1234567"}, False),
        ({"type": "message", "ts": "x1700000000.000100"}, False),
        ({"type": "message"}, False),
        ({"type": "note", "ts": "1700000000.000100"}, False),
        ({}, False),
    ],
)
def test_a_message_is_of_slack_by_its_kind_and_its_time(record: dict[str, Any], *, is_slack: bool) -> None:
    assert shown_message(record, "*vu*", {}) == ("vu" if is_slack else "*vu*")


@pytest.mark.parametrize(
    ("record", "names"),
    [
        ({"user": "U1", "user_profile": {"display_name": "Ada", "real_name": "Ada Roy"}}, {"U1": "Ada"}),
        ({"user": "U1", "user_profile": {"display_name": "", "real_name": "Ada Roy"}}, {"U1": "Ada Roy"}),
        ({"user": "U1", "user_profile": {"real_name": 3}}, {}),
        ({"user": "U1", "user_profile": {}}, {}),
        ({"user": 1, "user_profile": {"real_name": "Ada"}}, {}),
        ({"user_profile": {"real_name": "Ada"}}, {}),
        ({"user": "U1", "user_profile": "Ada"}, {}),
        ({"user": "U1"}, {}),
        ("Ada", {}),
    ],
)
def test_the_name_of_who_wrote_a_message_is_the_one_that_others_see(
    record: object, names: dict[str, str]
) -> None:
    assert names_of([record]) == names
    luc = {"user": "U2", "user_profile": {"real_name": "Luc"}}
    assert names_of([record, luc]) == {**names, "U2": "Luc"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["un ", {"type": "bold", "text": "deux"}, " trois"], "un deux trois"),
        ([{"text": "un"}], "un"),
        (["un"], "un"),
        ("un", "un"),
        ([], []),
        (["un", 3], ["un", 3]),
        (["un", {"type": "image"}], ["un", {"type": "image"}]),
        (None, None),
        ({"text": "un"}, {"text": "un"}),
    ],
)
def test_a_text_in_runs_is_one_where_each_of_them_is_text(value: object, text: object) -> None:
    assert joined_runs(value) == text
