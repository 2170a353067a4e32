"""What a planted fault is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault: in *file* the code *right* becomes *wrong*, which one of *tests* should catch."""

    file: str
    right: str
    wrong: str
    tests: str
