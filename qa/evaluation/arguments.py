"""The arguments of ``passerelle eval``, apart from what they do: other commands start without importing it."""

import argparse
from pathlib import Path


def add_eval_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "questions",
        nargs="+",
        type=Path,
        metavar="QUESTIONS",
        help="question sets: .jsonl or .csv, SQuAD .json, a BEIR folder or one .tsv of its qrels, TREC .qrels",
    )
    command.add_argument(
        "--documents",
        type=Path,
        metavar="PATH",
        help="index these first, in a store for this run or in --store; a SQuAD file or a BEIR folder will do",
    )
    command.add_argument(
        "--store", type=Path, metavar="DIR", help="folder of the store (default: .passerelle)"
    )
    command.add_argument("-k", type=_count, default=10, help="hits a question (default: %(default)s)")
    command.add_argument(
        "--save", type=Path, metavar="RUN.json", help="keep the whole run; one that was stopped goes on"
    )
    command.add_argument(
        "--baseline", type=Path, metavar="RUN.json", help="compare with a run that was saved"
    )
    command.add_argument(
        "--fail-on",
        action="append",
        default=[],
        metavar="CONDITION",
        help="exit with 1 when this holds, as 'R@5 < 0.95' or 'fr→en R@5 < 0.9'; may be repeated",
    )
    command.add_argument(
        "--fail-on-drop",
        type=_share,
        metavar="SHARE",
        help="exit with 1 when a figure is worse than the baseline's by more than this, and by more than chance",
    )
    command.add_argument(
        "--max-lost", type=_whole, metavar="N", help="exit with 1 when more questions than this are lost"
    )
    command.add_argument(
        "--misses", action="store_true", help="list the questions not found or not answered right"
    )
    command.add_argument(
        "--by", action="append", default=[], choices=["document"], help="print a line for each of these, too"
    )


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _whole(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 on")
    return int(text)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share from 0 to 1")
    return share
