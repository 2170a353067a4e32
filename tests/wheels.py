"""Whether every dependency can be installed without a compiler on other machines: ``python -m tests.wheels``.

Asks the package index that pip uses, about the packages installed here that hold code for one kind of machine, and
prints a line for each system and version of Python: which have no wheel there in the version tested here.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {  # up to the C library of Ubuntu 24.04
    "Linux, x86-64": tuple(f"manylinux_2_{libc}_x86_64" for libc in (39, 35, 34, 31, 28, 27, 24, 17)),
    "Linux, ARM": tuple(f"manylinux_2_{libc}_aarch64" for libc in (39, 35, 34, 31, 28, 27, 24, 17)),
    "macOS 14, ARM": ("macosx_14_0_arm64",),
    "Windows, x86-64": ("win_amd64",),
}
FROM_SOURCE = ("langdetect",)
"""Pure Python that is published as its source alone; no compiler is needed."""
NAME = re.compile(r"[A-Za-z0-9._-]+")


def needed(root: str = "passerelle") -> list[Distribution]:
    """Return what is installed because *root* needs it, without its extras, in the order of names."""
    found: dict[str, Distribution] = {}
    waiting = [root]
    while waiting:
        own = distribution(waiting.pop())
        key = own.metadata["Name"].lower()
        if key not in found:
            found[key] = own
            waiting += [each for each in _requirements(own) if each not in found]
    return [each for key, each in sorted(found.items()) if key != root]


def _requirements(own: Distribution) -> Iterator[str]:
    from packaging.requirements import Requirement

    for line in own.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name.lower()


def of_a_machine(own: Distribution) -> bool:
    """Tell whether the wheel that is installed here fits no other kind of machine."""
    tags = re.findall(r"^Tag: (\S+)", own.read_text("WHEEL") or "", re.MULTILINE)
    return not any(tag.endswith("-none-any") for tag in tags)


def has_wheel(own: Distribution, python: str, system: str) -> bool:
    """Ask the index whether the version of *own* that is tested here has a wheel for a *python* on a *system*."""
    platforms = [word for tag in SYSTEMS[system] for word in ("--platform", tag)]
    asked = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "index",
        "versions",
        own.metadata["Name"],
    ]
    asked += ["--only-binary", ":all:", "--python-version", python, "--implementation", "cp", *platforms]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    versions = re.search(r"^Available versions: (.+)$", told, re.MULTILINE)
    return versions is not None and own.version.partition("+")[0] in versions[1].split(", ")


def main() -> int:
    """Print the table; return 1 where a wheel is missing."""
    every = needed()
    built = [own for own in every if of_a_machine(own) and own.metadata["Name"] not in FROM_SOURCE]
    names = ", ".join(f"{own.metadata['Name']} {own.version}" for own in built)
    print(f"{len(every)} packages, {len(built)} of them with code of a machine: {names}")  # noqa: T201
    missing = 0
    for system in SYSTEMS:
        for python in PYTHONS:
            without = [own.metadata["Name"] for own in built if not has_wheel(own, python, system)]
            missing += len(without)
            said = f"none for {', '.join(without)}" if without else "all"
            print(f"{system:16} Python {python}: {said}", flush=True)  # noqa: T201
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
