"""The command line: ``passerelle index``, ``ask``, ``search``, ``eval``, ``documents``, ``remove``, ``verify``, …"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from passerelle import report
from passerelle.evaluation.arguments import add_eval_arguments
from passerelle.evaluation.keeping.arguments import add_questions_arguments
from passerelle.evaluation.reports.arguments import add_report_arguments
from passerelle.index.errors import PasserelleError
from passerelle.progress import asking_bar, indexing_bar

if TYPE_CHECKING:
    from passerelle.index.embed import Engine
    from passerelle.index.store import Store

DOCUMENTS = Path("documents")
STORE = Path(".passerelle")
EVAL = "Ask a question set, print how good the answers are, and what changed since a saved run."
QUESTIONS = "Keep a question set: check it, draft a first one, add a question."
INTERRUPTED = 130
"""Exit status of a command stopped with Ctrl-C, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 a fault that a message names, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Unicode still shows something
    chosen = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = chosen.command
    try:
        status = command(chosen)
        sys.stdout.flush()
    except PasserelleError as error:
        print(f"passerelle: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        # Only a command that changes a store can wait for another that does.
        kept = "; the store is as it was before the unfinished change" if "wait" in chosen else ""
        print(f"passerelle: stopped{kept}", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader, `head` perhaps, has what it wanted
        sys.stderr.close()
        return 0
    return status


def _index(chosen: argparse.Namespace) -> int:
    from passerelle.index.sync import Options, sync

    options = Options(
        model=chosen.model,
        engine=engine(chosen),
        passage_tokens=chosen.passage_tokens,
        rebuild=chosen.rebuild,
        wait=chosen.wait,
    )
    with indexing_bar(shown=not chosen.json and sys.stderr.isatty()) as progress:
        summary = sync(
            chosen.paths or ([] if chosen.rebuild else [DOCUMENTS]), chosen.store, options, progress=progress
        )
    _show(chosen, report.summary_json(summary), report.summary_lines(summary))
    return 1 if chosen.strict and summary.failures else 0


def _ask(chosen: argparse.Namespace) -> int:
    from passerelle.answer import Assistant
    from passerelle.contract import answer_json

    with Assistant.open(chosen.store, engine(chosen)) as assistant:
        _note_names(assistant.retriever.store)
        answer = assistant.ask(" ".join(chosen.question))
    _show(chosen, answer_json(answer), report.answer_lines(answer))
    return 0


def _search(chosen: argparse.Namespace) -> int:
    from passerelle.contract import hit_json
    from passerelle.retrieval import Retriever

    query = " ".join(chosen.query)
    with Retriever.open(chosen.store, engine(chosen)) as retriever:
        _note_names(retriever.store)
        hits = retriever.search(query, k=chosen.k)
    lines = report.explained_lines(hits, query) if chosen.explain else report.hit_lines(hits)
    _show(chosen, [hit_json(hit) for hit in hits], lines)
    return 0


def _eval(chosen: argparse.Namespace) -> int:
    from passerelle.evaluation.command import examine
    from passerelle.evaluation.reports.write import write_reports
    from passerelle.evaluation.table import examined_json, examined_lines

    if chosen.matrix:
        return _eval_matrix(chosen)
    shown = sys.stderr.isatty()
    try:
        with indexing_bar(shown=shown) as indexing, asking_bar(shown=shown) as asking:
            examined = examine(chosen, STORE, indexing=indexing, asking=asking)
    except KeyboardInterrupt:
        kept = (
            "; the same command goes on from there" if chosen.save else ", and nothing is kept without --save"
        )
        print(f"passerelle: stopped{kept}", file=sys.stderr)
        return INTERRUPTED
    _show(chosen, examined_json(examined), examined_lines(examined, misses=chosen.misses, by=chosen.by))
    write_reports(examined, chosen)
    for reason in examined.verdict.reasons:
        print(f"passerelle: failed: {reason}", file=sys.stderr)
    return 0 if examined.verdict.passed else 1


def _eval_matrix(chosen: argparse.Namespace) -> int:
    from passerelle.evaluation.matrix.command import try_settings
    from passerelle.evaluation.matrix.table import matrix_json, matrix_lines

    shown = sys.stderr.isatty()
    with indexing_bar(shown=shown) as indexing, asking_bar(shown=shown) as asking:
        tried = try_settings(chosen, STORE, indexing=indexing, asking=asking)
    _show(chosen, matrix_json(tried), matrix_lines(tried))
    return 0


def _questions_check(chosen: argparse.Namespace) -> int:
    from passerelle.evaluation.keeping.command import check_sets, checked_json

    checked, lines = check_sets(chosen, STORE)
    _show(chosen, checked_json(checked), lines)
    return 1 if checked.faults else 0


def _questions_new(chosen: argparse.Namespace) -> int:
    from passerelle.evaluation.keeping.command import draft_set

    for line in draft_set(chosen, STORE):
        print(line)
    return 0


def _questions_add(chosen: argparse.Namespace) -> int:
    from passerelle.evaluation.keeping.command import add_to_set

    print(add_to_set(chosen, STORE))
    return 0


def _documents(chosen: argparse.Namespace) -> int:
    from passerelle.index.store import Store

    with Store.open(chosen.store) as store:
        entries = store.entries()
    _show(chosen, [asdict(entry) for entry in entries], report.entry_lines(entries))
    return 0


def _remove(chosen: argparse.Namespace) -> int:
    from passerelle.index.sync import remove

    for id_ in chosen.ids:
        remove(id_, chosen.store, wait=chosen.wait)
        print(f"removed {id_}")
    return 0


def _verify(chosen: argparse.Namespace) -> int:
    from passerelle.index.verify import verify

    audit = verify(chosen.store)
    _show(chosen, asdict(audit), report.audit_lines(audit))
    return 1 if audit.problems else 0


def _chat(chosen: argparse.Namespace) -> int:
    from passerelle.ui.page import launch

    launch(
        chosen.store,
        engine(chosen),
        host=chosen.host,
        port=chosen.port,
        open_browser=chosen.open,
        feedback=chosen.feedback,
    )
    return 0


def _note_names(store: "Store") -> None:
    from passerelle.index.lexical.names import OWN

    if not store.words_are_current:
        print(
            f"passerelle: {store.folder / OWN} or the program has changed since the documents' words were "
            f"read: `passerelle index PATH --store {store.folder}` reads them again",
            file=sys.stderr,
        )


def _show(chosen: argparse.Namespace, value: Any, lines: Iterable[str]) -> None:
    """Print *value* as JSON where that was asked for, else *lines*."""
    for line in [json.dumps(value, ensure_ascii=False, indent=2)] if chosen.json else lines:
        print(line)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="passerelle",
        description="Ask your own documents in French or English and see the exact passage that answers, offline.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    store = argparse.ArgumentParser(add_help=False)
    store.add_argument(
        "--store", type=Path, default=STORE, metavar="DIR", help="folder of the store (default: %(default)s)"
    )
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="print JSON, for other programs")
    wait = argparse.ArgumentParser(add_help=False)
    wait.add_argument(
        "--wait",
        type=_seconds,
        default=0.0,
        metavar="SECONDS",
        help="wait this long for another writer to finish",
    )

    model = argparse.ArgumentParser(add_help=False)
    add_engine(model)

    def add(
        name: str, run: Callable[[argparse.Namespace], int], words: str, *parents: argparse.ArgumentParser
    ) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words, description=words, parents=[store, *parents])
        command.set_defaults(command=run)
        return command

    _index_arguments(
        add("index", _index, "Bring the store in step with files and folders.", as_json, wait, model)
    )
    add(
        "ask", _ask, "Answer a question with the exact passage, or say that none answers.", as_json, model
    ).add_argument("question", nargs="+", help="the question, in French or English")
    search = add("search", _search, "List the passages nearest to a query.", as_json, model)
    search.add_argument("query", nargs="+", help="what to look for, in French or English")
    search.add_argument("--explain", action="store_true", help="say what vectors and words gave each hit")
    search.add_argument("-k", type=_count, default=10, help="how many hits (default: %(default)s)")
    evaluation = commands.add_parser(
        "eval",
        help=EVAL,
        description=EVAL,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[as_json],
    )
    add_eval_arguments(evaluation)
    add_report_arguments(evaluation)
    evaluation.set_defaults(command=_eval)
    questions = commands.add_parser("questions", help=QUESTIONS, description=QUESTIONS)
    own_store = argparse.ArgumentParser(add_help=False)
    own_store.add_argument(
        "--store", type=Path, metavar="DIR", help=f"folder of the store (default: {STORE})"
    )
    add_questions_arguments(
        questions, store=own_store, check=_questions_check, new=_questions_new, add=_questions_add
    )
    add("documents", _documents, "List what the store holds.", as_json)
    add("remove", _remove, "Take documents out of the store; their files stay.", wait).add_argument(
        "ids", nargs="+", metavar="ID", help="a document's id, as `passerelle documents` lists it"
    )
    add("verify", _verify, "Audit every passage, hash and vector of the store.", as_json)
    chat = add("chat", _chat, "Open the chat page.", model)
    add_address(chat)
    chat.add_argument("--open", action="store_true", help="open the page in a browser")
    chat.add_argument(
        "--feedback",
        type=Path,
        metavar="SET.jsonl",
        help="let readers say what the right answer was, into this set; `passerelle eval` asks it",
    )
    return parser


def add_address(parser: argparse.ArgumentParser) -> None:
    """Add where the page is served, for whatever serves it."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=7860, help="port to listen on (default: %(default)s)")


def engine(chosen: argparse.Namespace) -> "Engine":
    """Return how the model is to be run, from the arguments of :func:`add_engine`."""
    from passerelle.index.embed import Engine

    return Engine(
        backend=chosen.backend,
        precision=chosen.precision,
        device=chosen.device,
        batch_size=chosen.batch_size,
        threads=chosen.threads,
    )


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Add how the model is run, for whatever runs it."""
    group = parser.add_argument_group("how the model is run (default: as the store says, else its own way)")
    group.add_argument("--threads", type=_count, default=0, metavar="N", help="threads of the processor")
    group.add_argument("--backend", default="", help="torch, onnx or openvino")
    group.add_argument("--precision", default="", help="float32, float16 or bfloat16, with torch")
    group.add_argument("--device", default="", help="cpu, cuda or mps")
    group.add_argument("--batch-size", type=_count, default=0, metavar="N", help="texts run at once")


def _index_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help=f"files and folders to index (default: {DOCUMENTS}/, with --rebuild what the store holds)",
    )
    command.add_argument(
        "--model",
        default="",
        metavar="NAME",
        help="a sentence-transformers model, by name or folder (default: the store's, else the one in the box)",
    )
    command.add_argument(
        "--passage-tokens",
        type=_count,
        default=0,
        metavar="N",
        help="size to aim at (default: the store's, else 128)",
    )
    command.add_argument("--rebuild", action="store_true", help="cut and embed every document again")
    command.add_argument("--strict", action="store_true", help="exit with 1 when a file could not be read")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not seconds >= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0 on")
    return seconds
