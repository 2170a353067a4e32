"""The arguments of ``passerelle eval`` that ask for reports, or for several settings side by side."""

import argparse
from pathlib import Path


def add_report_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--report", type=Path, metavar="FILE.html", help="write a page with what failed and what changed"
    )
    command.add_argument(
        "--markdown", type=Path, metavar="FILE.md", help="write a short table for a pull request"
    )
    command.add_argument(
        "--junit", type=Path, metavar="FILE.xml", help="write a test case a question, for CI"
    )
    command.add_argument(
        "--language",
        choices=["fr", "en"],
        default="en",
        help="language of the page and of the Markdown (default: %(default)s)",
    )
    command.add_argument(
        "--matrix",
        type=Path,
        metavar="SETTINGS.toml",
        help="ask under each [[setting]] of name, model, passage_tokens, k and legs, side by side, in own stores",
    )
