"""Numbers that come with the program, in files of its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from passerelle.index.errors import PasserelleError

Made = TypeVar("Made")


def read_shipped(path: Path, make: Callable[[Any], Made]) -> Made:
    """Return what *make* makes of the JSON in *path*, a file that is installed with the program.

    Raises:
        PasserelleError: the file is missing or damaged.
    """
    try:
        return make(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PasserelleError(
            f"{path} is missing or damaged ({error!r}): install passerelle again"
        ) from error
