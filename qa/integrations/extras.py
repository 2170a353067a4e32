"""What is said where the package of a framework is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def needing(extra: str) -> Iterator[None]:
    """Import the packages that the *extra* of passerelle brings.

    Raises:
        ImportError: one is missing; the message says how to install it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise ImportError(
            f"this needs a package that is not installed ({error.name}): `pip install 'passerelle[{extra}]'`",
            name=error.name,
        ) from error
