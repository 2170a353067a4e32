"""The arguments of ``passerelle eval``, and the options they make."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from passerelle.commands.arguments import add_json, add_store, count, path, share, whole

if TYPE_CHECKING:
    from passerelle.index.store.location import Location
    from passerelle.types import QuestionLanguage


@dataclass(frozen=True, slots=True)
class EvalOptions:
    """What to ask of which documents, what fails the command, and what is printed and written of it.

    Without ``store`` it is the usual one, or with ``documents`` one for this run alone. ``matrix`` is a file of
    settings that are compared.
    """

    json: bool
    questions: tuple[Path, ...]
    documents: Path | None
    store: "Location | None"
    k: int
    save: Path | None
    baseline: Path | None
    fail_on: tuple[str, ...]
    fail_on_drop: float | None
    max_lost: int | None
    max_stale: int
    allow_changed_set: bool
    misses: bool
    by: tuple[str, ...]
    report: Path | None
    markdown: Path | None
    junit: Path | None
    language: "QuestionLanguage"
    matrix: Path | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    _add_what_is_asked(parser)
    _add_what_fails(parser)
    parser.add_argument(
        "--misses", action="store_true", help="list the questions not found or not answered right"
    )
    parser.add_argument(
        "--by", action="append", default=[], choices=["document"], help="print a line per document as well"
    )
    _add_reports(parser)
    parser.add_argument(
        "--matrix",
        type=path,
        metavar="SETTINGS.toml",
        help="compare several settings, each a [[setting]] with name, model, passage_tokens, k or legs",
    )


def _add_what_is_asked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "questions",
        nargs="+",
        type=path,
        metavar="QUESTIONS",
        help="question sets: .jsonl or .csv, SQuAD .json, a BEIR folder or one .tsv of its qrels, TREC .qrels",
    )
    parser.add_argument(
        "--documents",
        type=path,
        metavar="PATH",
        help="index these first: files, folders, a SQuAD file or a BEIR folder (without --store, for this run alone)",
    )
    add_store(parser, optional=True)
    parser.add_argument("-k", type=count, default=10, help="hits per question (default: %(default)s)")
    parser.add_argument(
        "--save",
        type=path,
        metavar="RUN.json",
        help="save the run; an interrupted one goes on from this file",
    )


def _add_what_fails(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--baseline", type=path, metavar="RUN.json", help="compare with a saved run")
    parser.add_argument(
        "--fail-on",
        action="append",
        default=[],
        metavar="CONDITION",
        help="exit with 1 when this is true, e.g. 'R@5 < 0.95' or 'fr→en R@5 < 0.9'; may be repeated",
    )
    parser.add_argument(
        "--fail-on-drop",
        type=share,
        metavar="SHARE",
        help="exit with 1 when a figure falls below the baseline's by more than this, and by more than chance explains",
    )
    parser.add_argument(
        "--max-lost",
        type=whole,
        metavar="N",
        help="exit with 1 when more than N questions are lost that the baseline had right",
    )

    parser.add_argument(
        "--max-stale",
        type=whole,
        default=0,
        metavar="N",
        help="with one of the three above: accept N questions of which nothing expected is in the documents any more "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--allow-changed-set",
        action="store_true",
        help="with one of the three: accept a set that lacks questions of the baseline or has lines that are not read",
    )


def _add_reports(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--report",
        type=path,
        metavar="FILE.html",
        help="write a page that shows what failed and what changed",
    )
    parser.add_argument(
        "--markdown", type=path, metavar="FILE.md", help="write a short table for a pull request"
    )
    parser.add_argument(
        "--junit", type=path, metavar="FILE.xml", help="write one test case per question, for CI"
    )
    parser.add_argument(
        "--language",
        choices=["fr", "en"],
        default="en",
        help="language of the page and of the Markdown (default: %(default)s)",
    )
