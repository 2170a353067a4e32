"""Facts about how a model is run: what may be chosen, which model is opened, and requests that callers share."""

import gc
import threading
from typing import Any
from weakref import ref

import pytest

from passerelle.index.embed.embedder import Engine, require_embedder, require_engine, usable_cores
from passerelle.index.embed.open import BUNDLED_NAME, open_embedder
from passerelle.index.embed.requests import Requests, wait
from passerelle.index.errors import EmbedderError


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"threads": -1}, ValueError, "the engine's threads is -1: give a whole number from 0 to 1024"),
        ({"threads": 1025}, ValueError, "threads is 1025"),
        ({"threads": 1.0}, TypeError, "threads is 1.0"),
        (
            {"batch_size": 65_537},
            ValueError,
            "the engine's batch_size is 65537: give a whole number from 0 to 65536",
        ),
        ({"batch_size": True}, TypeError, "batch_size is True"),
        (
            {"backend": None},
            TypeError,
            "the engine's backend is None: give text, empty where it is not chosen",
        ),
        ({"precision": 32}, TypeError, "the engine's precision is 32"),
        ({"device": ["cpu"]}, TypeError, r"the engine's device is \['cpu'\]"),
    ],
)
def test_an_engine_that_cannot_be_is_refused(
    given: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        Engine(**given)


def test_an_engine_may_go_to_its_limits() -> None:
    Engine(threads=0, batch_size=0)
    Engine(threads=1024, batch_size=65_536)
    require_engine(Engine())
    with pytest.raises(TypeError, match="the engine is 'cpu': give how the model is run as Engine"):
        require_engine("cpu")


@pytest.mark.parametrize("lacking", ["count_tokens", "embed_passages", "embed_queries"])
def test_an_embedder_has_three_methods(lacking: str) -> None:
    methods = {"count_tokens": len, "embed_passages": list, "embed_queries": list}
    require_embedder(type("Own", (), methods)())
    with pytest.raises(TypeError, match="give one with count_tokens, embed_passages, embed_queries"):
        require_embedder(type("Own", (), {**methods, lacking: None})())


def test_cores_are_those_that_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    assert usable_cores() == 3
    monkeypatch.delattr("os.sched_getaffinity")
    monkeypatch.setattr("os.cpu_count", lambda: 7)
    assert usable_cores() == 7
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert usable_cores() == 1


@pytest.mark.parametrize("model", ["", BUNDLED_NAME])
def test_the_bundled_model_is_the_default_and_has_a_name(model: str) -> None:
    assert open_embedder(model).name == BUNDLED_NAME
    assert open_embedder(model, Engine(threads=1)).name == BUNDLED_NAME
    for engine in (
        Engine(backend="openvino"),
        Engine(precision="float32"),
        Engine(device="cpu"),
        Engine(batch_size=1),
    ):
        with pytest.raises(EmbedderError) as raised:
            open_embedder(model, engine)
        assert str(raised.value) == (
            "the bundled model always runs on the processor, by OpenVINO and in its own precision: leave out "
            "--backend, --precision, --device and --batch-size, or name another model with --model"
        )


@pytest.mark.parametrize(("model", "engine"), [(None, Engine()), (3, Engine()), ("", "cpu")])
def test_what_names_no_model_is_refused(model: Any, engine: Any) -> None:
    with pytest.raises(TypeError, match=r"the model is .*: give its name|the engine is 'cpu'"):
        open_embedder(model, engine)


class Request:
    """An inference request as OpenVINO has them, which notes what it is asked; some fail."""

    def __init__(self, number: int, *, fails: bool = False) -> None:
        self.number, self.fails = number, fails
        self.asked: list[str] = []

    def wait(self) -> None:
        self.asked.append("wait")
        if self.fails:
            raise RuntimeError("Exception from src/inference:\nout of memory\n")

    def start_async(self, inputs: Any, *, share_inputs: bool) -> None:
        assert share_inputs
        self.asked.append(f"start {inputs}")


class Graph:
    """A compiled graph as OpenVINO has them."""

    def __init__(self) -> None:
        self.made: list[Request] = []

    def create_infer_request(self) -> Request:
        self.made.append(Request(len(self.made)))
        return self.made[-1]

    def loaded(self) -> "Graph":
        return self


def test_a_graph_is_loaded_at_the_first_request_and_once() -> None:
    loaded: list[Graph] = []

    def load() -> Graph:
        loaded.append(Graph())
        return loaded[-1]

    requests = Requests(load, 2)
    assert loaded == []
    one, other = requests.take(wait=True), requests.take(wait=True)
    assert [one.number, other.number] == [0, 1]
    assert requests.take(wait=False) is None
    requests.give_back(one)
    assert one.asked == ["wait"]
    assert requests.take(wait=False) is one
    assert len(loaded) == 1


def test_a_request_that_failed_is_given_back_all_the_same() -> None:
    graph = Graph()
    requests = Requests(lambda: graph, 1)
    request = requests.take(wait=True)
    request.fails = True
    with pytest.raises(
        EmbedderError, match=r"cannot be run on this machine \(out of memory\): it needs memory"
    ):
        wait(request)
    requests.give_back(request)
    assert requests.take(wait=False) is request


def test_nothing_begins_while_a_process_is_forked() -> None:
    graph = Graph()
    requests = Requests(lambda: graph, 1)
    request = requests.take(wait=True)
    requests.rest()
    assert request.asked == ["wait"]
    starting = threading.Thread(target=requests.start, args=(request, {"a": 1}))
    starting.start()
    assert request.asked == ["wait"]
    requests.resume()
    starting.join(10)
    assert request.asked == ["wait", "start {'a': 1}"]


def test_a_child_begins_with_a_graph_of_its_own() -> None:
    graphs: list[Graph] = []

    def load() -> Graph:
        graphs.append(Graph())
        return graphs[-1]

    requests = Requests(load, 1)
    first = requests.take(wait=True)
    requests.rest()
    requests.renew()
    second = requests.take(wait=True)
    assert second is not first
    assert len(graphs) == 2
    requests.start(second, {})
    assert second.asked == ["start {}"]


def test_what_the_parent_loaded_is_never_deleted_in_the_child() -> None:
    graph = Graph()
    held = [ref(graph)]
    requests = Requests(graph.loaded, 2)
    held += [ref(requests.take(wait=True)), ref(requests.take(wait=True))]
    del graph
    requests.rest()
    requests.renew()
    requests._load = Graph
    gc.collect()
    assert all(each() is not None for each in held)


def test_an_engine_that_cannot_run_says_what_it_needs_and_what_to_do_without() -> None:
    with pytest.raises(EmbedderError) as raised:
        wait(Request(0, fails=True))
    assert str(raised.value) == (
        "the bundled model cannot be run on this machine (out of memory): it needs memory, and a processor with AVX or "
        "one of ARM; on others install passerelle[sentence-transformers] and index with --rebuild --model NAME"
    )
