"""Write the list of files into the README of each part: ``python -m tests.inventory``."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ("index", "qa", "qa/evaluation")
START, END = "<!-- the list below is made by `make inventory` -->\n", "<!-- the list ends here -->\n"


def main() -> None:
    for part in PARTS:
        readme = ROOT / part / "README.md"
        before, _, after = split(readme.read_text(encoding="utf-8"))
        readme.write_text(f"{before}{START}{listing(part)}{END}{after}", encoding="utf-8")


def split(text: str) -> tuple[str, str, str]:
    """Return what stands in a README before its list, the list, and what stands behind it."""
    before, _, rest = text.partition(START)
    found, _, after = rest.partition(END)
    return before, found, after


def listing(part: str) -> str:
    """Return the list of the files of *part*, by folder, as it should stand in the part's README."""
    return "\n".join(line for folder in _folders(part) for line in _of_folder(folder)) + "\n"


def _folders(part: str) -> Iterator[Path]:
    """Yield the folders of code in *part*, but for those that a README of their own lists."""
    for folder in sorted(path.parent for path in (ROOT / part).rglob("__init__.py")):
        name = f"{folder.relative_to(ROOT).as_posix()}/"
        if max((each for each in PARTS if name.startswith(f"{each}/")), key=len) == part:
            yield folder


def _of_folder(folder: Path) -> Iterator[str]:
    name = folder.relative_to(ROOT).as_posix()
    said = purpose(folder / "__init__.py")
    yield ""
    yield f"**`{name}/`**" + (f": {said}" if said else "")
    yield ""
    for path in sorted(folder.glob("*.py")):
        if path.name != "__init__.py":
            yield f"- `{path.relative_to(ROOT).as_posix()}`: {purpose(path)}"


def purpose(path: Path) -> str:
    """Return the first sentence of a module's docstring, as Markdown; empty where there is none."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    first = " ".join(said.partition("\n\n")[0].split())
    return re.sub(r":\w+:`|``", "`", first)


if __name__ == "__main__":
    main()
