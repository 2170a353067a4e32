"""Import Haystack without its telemetry, which reports each pipeline that runs to another machine."""

import os
import sys

SETTING = "HAYSTACK_TELEMETRY_ENABLED"


def import_quietly(module: str) -> None:
    """Import Haystack, its telemetry off, unless its own setting in the environment asks for it.

    A file may then load our *module*'s components into a pipeline, as it may those of Haystack's own packages.
    """
    silence()
    import haystack.core.serialization as reading

    allow = getattr(reading, "allow_deserialization_module", None)  # Haystack 2 allows every module
    if allow is not None:
        allow(module)


def silence() -> None:
    """Turn the telemetry off that is to come, and the one of a Haystack that was imported before."""
    if SETTING in os.environ:
        return
    os.environ[SETTING] = "False"
    running = sys.modules.get("haystack.telemetry._telemetry")
    if running is not None:
        running.telemetry = None  # type: ignore[attr-defined]
