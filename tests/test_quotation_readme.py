"""The example in the package's README runs."""

import re
from pathlib import Path

import passerelle.quotation


def test_the_example_holds() -> None:
    readme = (Path(passerelle.quotation.__file__).parent / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})
