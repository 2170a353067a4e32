"""Facts about what a search may be limited to, what an account calls whole, and what a frame's rows say."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from passerelle.index.collection.frames import dict_record, frame_records, frame_rows, read_columns
from passerelle.index.collection.values import field_value, is_missing, is_whole, plain
from passerelle.index.store.account import Account, DocumentGap
from passerelle.index.store.border import require_query, require_text, storable
from passerelle.index.store.only import Only, require_only
from passerelle.index.store.where import needs_of
from passerelle.index.types import Unread


def met(stored: Any, condition: Any) -> bool:
    """Tell whether a field that holds *stored* meets all that *condition* asks, ``!=`` turned round."""
    return all(each.is_met(stored) is not (each.operator == "!=") for each in needs_of({"field": condition}))


@pytest.mark.parametrize(
    ("stored", "condition", "holds"),
    [
        (3, 3, True),
        (3, "3", True),
        ("3", 3, True),
        ("3.0", 3, True),
        ("03", 3, False),
        ("x", 3, False),
        (True, True, True),
        (True, 1, False),
        ("true", True, True),
        (None, None, True),
        (0, None, False),
        (None, ("<", 3), False),
        (None, ("contains", "n"), False),
        (None, ("!=", 3), True),
        (3, ("!=", 3), False),
        (3, ("<", 3), False),
        (3, ("<=", 3), True),
        (3, (">", 3), False),
        (3, (">=", 3), True),
        (2.5, ((">", 2), ("<", 3)), True),
        (3.5, ((">", 2), ("<", 3)), False),
        ("2031-05-04", "2031", True),
        ("2031-05-04", "2031-05", True),
        ("2031-05-04", "2031-06", False),
        ("2031-05-04", (">=", "2031"), True),
        ("2031-05-04", (">", "2031"), False),
        ("2031-05-04", (">", "2030"), True),
        ("2031-05-04T10:00", "2031-05-04", True),
        ("2031-05-04", date(2031, 5, 4), True),
        ("2031-13-04", "2031", False),
        ("9031-05-04", "9031", False),
        ("2031-05-04", (">", 2030), True),
        ("abc", ("contains", "B"), True),
        ("abc", ("contains", "d"), False),
        (31, ("contains", 1), True),
        (["a", "b"], "b", True),
        (["a", "b"], "c", False),
        ("b", ["a", "b"], True),
        ("b", {"a"}, False),
        ("e\u0301", "é", True),
        ("abc", ("<", "abd"), True),
    ],
)
def test_a_field_meets_what_is_asked_of_it(stored: Any, condition: Any, *, holds: bool) -> None:
    assert met(stored, condition) is holds


PAIR = "give one of = != < <= > >= contains and a value, as ('>=', 2024), or a list of values"
COMPARED = "give text, a number, a date, True, False or None"


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({"a": ("~", 3)}, f"the field 'a' is to be ('~', 3): {PAIR}"),
        ({"a": ("=",)}, f"the field 'a' is to be ('=',): {PAIR}"),
        ({"a": ()}, f"the field 'a' is to be (): {PAIR}"),
        ({"a": (3, "=")}, f"the field 'a' is to be (3, '='): {PAIR}"),
        ({"a": ("=", 3, 4)}, f"the field 'a' is to be ('=', 3, 4): {PAIR}"),
        ({"a": ("<", None)}, "the field 'a' cannot be < None: compare it with text or a number"),
        (
            {"a": ("contains", True)},
            "the field 'a' cannot be contains True: compare it with text or a number",
        ),
        ({"a": float("nan")}, f"the field 'a' cannot be compared with nan: {COMPARED}"),
        ({"a": [1j]}, f"the field 'a' cannot be compared with 1j: {COMPARED}"),
        ({3: "a"}, "the field 3 is not a name: give its name as text"),
        ("a", 'where is \'a\': give fields by name, as {"author": "Ada Byron"}'),
    ],
)
def test_what_no_field_can_be_is_refused(where: Any, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        needs_of(where)


def test_equal_and_unequal_may_ask_for_nothing() -> None:
    assert [each.asks_for_none for each in needs_of({"a": [None, 3], "b": ("!=", None), "c": 3})] == [
        True,
        True,
        False,
    ]


ONE_LANGUAGE = "give one of fr, en, other, or None for all"
IDS = "give ids, as ('notes.md',), or None for all"


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"language": 3}, TypeError, f"the language is 3: {ONE_LANGUAGE}"),
        ({"language": "de"}, ValueError, f"the language is 'de': {ONE_LANGUAGE}"),
        ({"documents": "a"}, TypeError, f"documents is 'a': {IDS}"),
        ({"documents": b"a"}, TypeError, f"documents is b'a': {IDS}"),
        ({"documents": 3}, TypeError, f"documents is 3: {IDS}"),
        ({"documents": ["a", 3]}, TypeError, "3 among the documents is no id: an id is a string"),
        ({"folder": 3}, TypeError, "the folder is 3: give a path, as text or a pathlib.Path"),
        (
            {"folder": " "},
            ValueError,
            "the folder is blank, which says nothing: give a path, or None for all",
        ),
        ({"folder": "a\0"}, ValueError, "the folder is 'a\\x00': no path holds a NUL"),
    ],
)
def test_limits_that_limit_nothing_are_refused(
    given: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=f"^{re.escape(said)}$"):
        Only(**given)


def test_what_is_no_limit_is_refused() -> None:
    require_only(Only())
    said = "only is None: give what a search is limited to as Only(language=…, documents=…, folder=…)"
    with pytest.raises(TypeError, match=f"^{re.escape(said)}$"):
        require_only(None)


def unread(kind: Any) -> Account:
    return Account(unread=(Unread("a", kind, "", 1, ()),))


def test_an_account_is_whole_where_only_what_nobody_reads_was_left_out() -> None:
    def gap(kind: Any) -> Account:
        return Account(gaps=(DocumentGap("a", "a", kind, 1, ""),))

    assert Account().is_whole
    assert [gap(each).is_whole for each in ("page furniture", "deletions", "hidden text", "pictures")] == [
        True,
        True,
        True,
        False,
    ]
    assert unread("removed").is_whole
    assert not unread("failed").is_whole
    assert unread("failed").below(lambda path: path != "a").is_whole
    assert gap("pictures").below(lambda path: path == "a") == gap("pictures")


@pytest.mark.parametrize(
    ("value", "missing"),
    [(None, True), (float("nan"), True), (np.float32("nan"), True), (0, False), ("", False), (np.float64(0), False)],
)  # fmt: skip
def test_what_a_frame_has_where_there_is_nothing(value: Any, *, missing: bool) -> None:
    assert is_missing(value) is missing


def test_values_of_other_programs_are_those_of_python() -> None:
    assert (plain(np.int64(3)), plain(np.array([1, 2])), plain((1, 2))) == (3, [1, 2], [1, 2])
    assert field_value([date(2031, 5, 4), np.bool_(1)]) == ["2031-05-04", True]
    assert [is_whole(each) for each in (3, np.int8(3), True, np.bool_(1), 3.0)] == [
        True,
        True,
        False,
        False,
        False,
    ]


def records(names: list[str], row: dict[str, Any], **columns: Any) -> dict[str, Any]:
    (record,) = frame_records(names, [row], read_columns(columns))
    return record


def test_a_row_says_what_its_columns_are_called() -> None:
    row = {"id": "a", "text": "Bac.", "title": None}
    assert records([*row], row) == {"id": "a", "text": "Bac."}
    named = {"nom": "a", "texte": "Bac.", "n": 3}
    assert records([*named], named, id="nom", text="texte", fields=["n"]) == {
        "id": "a",
        "text": "Bac.",
        "fields": {"n": 3},
    }
    held = {"id": "a", "text": "Bac.", "fields": {"n": 3, "m": None}}
    assert records([*held], held) == {"id": "a", "text": "Bac.", "fields": {"n": 3}}


@pytest.mark.parametrize(
    ("names", "columns", "words"),
    [
        (["id"], {}, "no column 'text'.*or say which it is with text="),
        (["id", "text"], {"text": "body"}, "no column 'body'"),
        (["id", "text", "n"], {}, "the column 'n' is none that a document has"),
        (["id", "text"], {"fields": ["n"]}, "no column 'n'"),
        ([], {}, "there are none"),
    ],
)
def test_a_column_that_is_missing_or_not_mapped_is_named(
    names: list[str], columns: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        records(names, dict.fromkeys(names, "a"), **columns)


@pytest.mark.parametrize(("count", "more"), [(12, False), (13, True)])
def test_twelve_columns_are_named(count: int, *, more: bool) -> None:
    names = [f"c{at}" for at in range(count)]
    with pytest.raises(ValueError, match="no column 'id'") as raised:
        records(names, dict.fromkeys(names, "a"))
    assert (", …" in str(raised.value)) is more
    assert "'c11'" in str(raised.value)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"colour": "a"}, "a document has no 'colour'"),
        ({"fields": "n"}, "fields is 'n': give several"),
        ({"fields": 3}, "fields is 3: give several"),
        ({"id": 3}, "give the name of a column"),
    ],
)
def test_names_that_are_none_are_refused(given: dict[str, Any], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        read_columns(given)


def test_a_dict_is_a_record_as_its_keys_are_called() -> None:
    assert dict_record({"nom": "a", "text": "Bac.", "n": 3}, read_columns({"id": "nom"})) == {
        "id": "a",
        "text": "Bac.",
        "n": 3,
    }
    assert dict_record({"id": "a", "n": 3, "m": 4}, read_columns({"fields": ["n"]})) == {
        "id": "a",
        "fields": {"n": 3},
    }


def test_what_is_no_frame_has_no_rows() -> None:
    assert frame_rows([{"id": "a"}]) is None


def test_text_that_no_file_holds_is_refused_and_an_id_is_mended() -> None:
    with pytest.raises(TypeError, match="the id is 3"):
        require_text("the id", 3)
    with pytest.raises(ValueError, match="half of a surrogate pair at 1"):
        require_text("the id", "a\ud800")
    assert storable("a\ud800") == "a\ufffd"
    with pytest.raises(TypeError, match="give it as text"):
        storable(3)


@pytest.mark.parametrize(
    ("asks", "vector", "k", "words"),
    [
        (3, np.zeros(1, np.float32), 1, "what the query asks is 3"),
        ("a", [0.0], 1, "no array"),
        ("a", np.zeros(1, np.int64), 1, "no array"),
        ("a", np.zeros(1, np.float32), True, "k is True"),
        ("a", np.zeros(1, np.float32), 1.0, "k is 1.0"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(asks: Any, vector: Any, k: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        require_query(SimpleNamespace(asks=asks, vector=vector), k)
    require_query(SimpleNamespace(asks="a", vector=np.zeros(1, np.float32)), np.int64(1))
