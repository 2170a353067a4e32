"""Facts about what a caller gives: whatever is of the wrong kind is refused by its name, and nothing breaks inside."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from library import Library

from passerelle import (
    Answer,
    Assistant,
    Collection,
    Conversation,
    Engine,
    Fusion,
    Hit,
    Only,
    Permalink,
    QueryError,
    Retriever,
    StoreError,
    Turn,
    fusion_of,
    remove,
)
from passerelle.index.given import LONGEST_PATH, path_of, require_number, require_one, several, shown
from passerelle.index.store.life import backup, restore
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options, sync
from passerelle.weights import Weights


class Odd:
    """What can be neither compared, hashed nor shown."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, _: object) -> bool:
        raise RuntimeError("compared")

    def __repr__(self) -> str:
        raise RuntimeError("shown")


WRONG: list[Any] = [0, 1.5, True, b"a", ["a"], {"a": 1}, {"a"}, object(), int, range(2), Odd(), [[["a"]]]]
NO_PATH = [3, b"a", True, Odd(), {"a": 1}, [["a"]], ""]
NAMES = Turn("Who?", "Who?", "en")

Call = Callable[[Retriever, Any], Any]
REFUSED: dict[str, tuple[Call, list[Any]]] = {
    "Retriever.open": (
        lambda _, value: Retriever.open(value),
        [None, 3, 1.5, True, b"a", [3], [[""]], {"": "a"}],
    ),
    "Assistant.open": (lambda _, value: Assistant.open(value), [None, 3, [b"a"], [Odd()]]),
    "Store.open": (lambda _, value: Store.open(value), [None, *NO_PATH]),
    "Collection.open": (lambda _, value: Collection.open(value), [None, *NO_PATH]),
    "remove folder": (lambda _, value: remove("a", folder=value), [None, *NO_PATH]),
    "backup": (lambda _, value: backup(value, value), [None, *NO_PATH]),
    "restore": (lambda _, value: restore(value, value), [None, *NO_PATH]),
    "verify": (lambda _, value: verify(value), [None, *NO_PATH]),
    "sync": (
        lambda _, value: sync(value, Path("st")),
        [None, 3, "docs", b"docs", Path("docs"), {"a": 1}, [3], [b"a"], [""]],
    ),
    "sync into": (lambda _, value: sync([], value), [None, *NO_PATH]),
    "sync as": (lambda _, value: sync([], Path("st"), value), WRONG),
    "model": (lambda _, value: Options(model=value), [None, *WRONG]),
    "wait": (lambda _, value: Options(wait=value), [None, "1", True, -1, float("nan"), Odd()]),
    "passage_tokens": (lambda _, value: Options(passage_tokens=value), [None, "128", True, -1, 1.5, Odd()]),
    "again": (lambda _, value: Options(again=value), [None, 3, "a", b"a", [3], ["\ud83d"], ["a\0"]]),
    "prune": (lambda _, value: Options(prune=value), [None, 1, "no", Odd()]),
    "engine": (lambda _, value: Options(engine=value), [None, "onnx", *WRONG]),
    "threads": (lambda _, value: Engine(threads=value), [None, "2", True, -1, 1.5, [2], Odd()]),
    "backend": (lambda _, value: Engine(backend=value), [None, *WRONG]),
    "fusion": (lambda found, value: Retriever(found.store, found.embedder, value), ["words", *WRONG]),
    "embedder": (lambda found, value: Retriever(found.store, value), [None, "a", *WRONG]),
    "store": (lambda found, value: Retriever(value, found.embedder), [None, "a", *WRONG]),
    "fusion_of": (lambda _, value: fusion_of(value), [None, "", "legs", *WRONG]),
    "weight": (
        lambda _, value: Fusion(same=value, crossing=1.0),
        [None, "1", True, float("nan"), [1.0], Odd()],
    ),
    "search": (lambda found, value: found.search(value), [None, *WRONG]),
    "k": (lambda found, value: found.search("dog", value), [None, "3", 1.5, True, [1], Odd()]),
    "only": (lambda found, value: found.search("dog", only=value), [None, "dog.txt", *WRONG]),
    "search_many": (
        lambda found, value: found.search_many(value),
        [None, 3, "dog", b"dog", {"a": 1}, [3], [None]],
    ),
    "find": (lambda found, value: found.find(value), [None, "dog", *WRONG]),
    "resolve": (lambda found, value: found.resolve(value), [None, *WRONG]),
    "rows": (
        lambda found, value: found.store.vectors_of(value),
        [None, 3, "1", [True], [-1], [2**70], ["1"]],
    ),
    "row": (lambda found, value: found.store.passage(value), [None, True, -1, 2**70, "1", "\ud83d"]),
    "remove": (lambda found, value: remove(value, folder=found.store.folder), [None, *WRONG]),
    "erase": (lambda found, value: remove("a", folder=found.store.folder, erase=value), [None, 1, "yes"]),
    "only folder": (
        lambda _, value: Only(folder=value),
        [3, b"a", "", "\ud83d", "a\0", ["a"], "x" * (LONGEST_PATH + 1)],
    ),
    "only where": (lambda _, value: Only(where={"year": (value, 1)}), [None, "like", *WRONG]),
    "Permalink.parse": (lambda _, value: Permalink.parse(value), [None, *WRONG]),
    "Permalink.of": (lambda _, value: Permalink.of(value), [None, "a", *WRONG]),
    "Permalink": (lambda _, value: Permalink("a", value, 3), [None, "0", -1, 4, 1.5, True, Odd()]),
    "turn": (lambda _, value: Turn(value, "", "en"), [None, *WRONG]),
    "turn language": (lambda _, value: Turn("a", "a", value), [None, "de", *WRONG]),
    "turn documents": (
        lambda _, value: Turn("a", "a", "en", value),
        [None, 3, "a", b"a", {"a": 1}, [3], [None]],
    ),
    "Conversation": (lambda _, value: Conversation(value), [None, 3, "a", b"a", {"a": 1}, [3], [None]]),
    "after": (lambda _, value: Conversation().after(value), [None, "a", *WRONG]),
    "Answer.from_dict": (lambda _, value: Answer.from_dict(value), [None, "a", *WRONG[:-2]]),
    "Hit.from_dict": (lambda _, value: Hit.from_dict(value), [None, "a", *WRONG[:-2]]),
}


@pytest.fixture
def found(library: Library) -> Retriever:
    library.write("dog.txt", "The dog runs in a green garden.")
    library.index()
    return Retriever(library.open(), library.embedder)


@pytest.mark.parametrize("name", REFUSED)
def test_a_value_of_the_wrong_kind_is_refused_by_its_name(
    name: str, found: Retriever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    call, values = REFUSED[name]
    for value in values:
        with pytest.raises((TypeError, ValueError), match=r"give |no path|is no bool|permalink"):
            call(found, value)
    assert found.search("dog")[0].document.id == "dog.txt"


@pytest.mark.parametrize("value", [None, 3, "a", b"a", [3], [None], {"a": 1}])
def test_a_history_is_of_turns(value: Any, found: Retriever) -> None:
    with pytest.raises(TypeError, match="histor"):
        Assistant(found).ask("hello", history=value)


@pytest.mark.parametrize("value", ["de", "", 3, ["fr"], Odd()])
def test_an_interface_has_a_language_of_ours_also_where_a_greeting_is_answered(
    value: Any, found: Retriever
) -> None:
    with pytest.raises((TypeError, ValueError), match=r"the interface is .*: give fr, en or None"):
        Assistant(found).ask("hello", interface=value)


def test_a_greeting_is_refused_limits_that_are_none(found: Retriever) -> None:
    with pytest.raises(TypeError, match="only is"):
        Assistant(found).ask("hello", only="dog.txt")  # type: ignore[arg-type]


def test_a_conversation_is_a_history(found: Retriever) -> None:
    assistant = Assistant(found)
    said = Conversation().after(assistant.ask("Where does the dog run?"))
    of_turns, of_all = (assistant.ask("And the cat?", history=each).searched for each in (said.turns, said))
    assert of_all == of_turns != ""


def test_an_error_shows_the_beginning_of_a_long_value(found: Retriever) -> None:
    for call in (lambda: found.search("dog", k="x" * 10**6), lambda: found.resolve("x" * 10**6)):  # type: ignore[arg-type]
        with pytest.raises((TypeError, QueryError, ValueError)) as refused:
            call()
        assert len(str(refused.value)) < 300
    assert shown(Odd()) == "a Odd"


def test_a_path_that_no_system_has_is_no_store() -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open("x" * 5000)
    with pytest.raises(ValueError, match="surrogate pair"):
        Store.open("\ud83d")


def test_an_address_is_no_folder_and_its_password_is_not_shown(tmp_path: Path) -> None:
    address = "postgresql://ada:secret@localhost/papers"
    for call in (
        Store.open,
        lambda folder: backup(folder, tmp_path),
        lambda folder: restore(tmp_path, folder),
    ):
        with pytest.raises(StoreError, match="postgresql://ada@localhost/papers is a database"):
            call(address)
    for folder, error in ((Path(address), TypeError), (f"{address}#part", ValueError)):
        with pytest.raises(error, match="is no address of a database: write it as"):
            Retriever.open(folder)


def test_a_folder_in_the_place_of_the_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").mkdir()
    with pytest.raises(StoreError, match="is no file, so there is no store"):
        Store.open(tmp_path)


def test_an_answer_is_of_one_moment_whatever_is_taken_out_meanwhile(
    found: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = found.find

    def find(*given: Any, **named: Any) -> Any:
        hits = search(*given, **named)
        if "dog.txt" in [entry.id for entry in Store.open(found.store.folder).entries()]:
            remove("dog.txt", folder=found.store.folder)
        return hits

    monkeypatch.setattr(found, "find", find)
    answer = Assistant(found).ask("Where does the dog run?")
    named = [each.document.id for each in answer.citations] + [each.document.id for each in answer.nearest]
    assert "dog.txt" in named
    assert Assistant(found).documents() == []


@pytest.mark.parametrize("value", [True, 3, "network", object(), Weights])
def test_an_assistant_is_made_of_a_network_and_weights(value: Any, found: Retriever) -> None:
    for wrong in ({"network": value}, {"weights": value}):
        with pytest.raises(TypeError, match=r"the network is .*: give a|weights is .*: give a"):
            Assistant(found, **wrong)


@pytest.mark.parametrize(("letters", "whole"), [(78, True), (79, False)])
def test_eighty_signs_of_a_value_are_shown(letters: int, *, whole: bool) -> None:
    text = "x" * letters
    assert shown(text) == (repr(text) if whole else f"{repr(text)[:80]}…")
    assert shown(list(text)) == f"{str(list(text))[:80]}…"
    assert shown(Odd()) == "a Odd"


def test_a_path_is_as_long_as_a_system_has_one() -> None:
    assert path_of("x" * LONGEST_PATH, "folder") == Path("x" * LONGEST_PATH)
    with pytest.raises(ValueError, match=f"no path has {LONGEST_PATH + 1} characters"):
        path_of("x" * (LONGEST_PATH + 1), "folder")


@pytest.mark.parametrize(
    ("value", "limits", "said"),
    [
        (0.9, {"least": 1}, "k is 0.9: give a number from 1 on"),
        (0, {"least": 1, "whole": True}, "k is 0: give a whole number from 1 on"),
        (5.1, {"least": 1, "most": 5}, "k is 5.1: give a number from 1 to 5"),
        (float("nan"), {}, "k is nan: give a number"),
    ],
)
def test_a_number_out_of_its_limits_is_refused_with_them(
    value: float, limits: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=f"^{said}$"):
        require_number("k", value, **limits)
    for fine in (1, 5):
        require_number("k", fine, **limits)


def test_one_of_a_few_is_asked_for_by_their_names() -> None:
    require_one("way", None, ("a", "b", None))
    with pytest.raises(ValueError, match=r"^way is 'c': give a, b or None$"):
        require_one("way", "c", ("a", "b", None))
    with pytest.raises(TypeError, match=r"^way is None: give a or b$"):
        require_one("way", None, ("a", "b"))


def test_several_are_asked_for_in_a_list() -> None:
    assert several("paths", ("a", "b"), "[]") == ["a", "b"]
    with pytest.raises(TypeError, match=r"^paths is 'a': give several, as \['a'\]$"):
        several("paths", "a", "[1]")
    with pytest.raises(TypeError, match=r"^paths is 3: give several, as \[1\]$"):
        several("paths", 3, "[1]")
