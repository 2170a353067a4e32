"""Things that are open, and that no copy can be made of: neither in memory nor for another process."""

from typing import NoReturn


def refuse_copy(thing: object) -> NoReturn:
    """Say, where Python would copy or pickle *thing*, what to do instead.

    Raises:
        TypeError: always.
    """
    raise TypeError(
        f"an open {type(thing).__name__} can be neither copied nor pickled: threads may share it, and another process "
        f"opens its own"
    )
