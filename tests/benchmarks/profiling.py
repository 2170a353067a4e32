"""Say where the time goes, as ``make profile`` does: ``python -m tests.benchmarks.profiling`` prints the top lines.

py-spy looks at the program a hundred times a second. A function's own share counts the looks that found it at work,
its whole share those that found it or what it calls; work inside compiled libraries counts for the line that called.
"""

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from passerelle.index.sync import sync

from . import texts

TOP = 15
ASK = """
import sys
from pathlib import Path
from passerelle import Assistant
assistant = Assistant.open(sys.argv[1])
for question in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines():
    assistant.ask(question)
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.profiling", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/data"), help="folder of the question sets"
    )
    parser.add_argument("--passages", type=int, default=10_000, help="to index (default: %(default)s)")
    parser.add_argument("--questions", type=int, default=200, help="to ask (default: %(default)s)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        texts.write_collection(place / "documents", chosen.passages, texts.paragraphs(chosen.data))
        _show(
            "index",
            _looks(
                place, ["-m", "passerelle", "index", str(place / "documents"), "--store", str(place / "a")]
            ),
        )
        sync([texts.DOCUMENTS], place / "b")
        asked = "\n".join(texts.questions(Path(), chosen.questions))
        (place / "questions").write_text(asked, encoding="utf-8")
        _show("ask", _looks(place, ["-c", ASK, str(place / "b"), str(place / "questions")]))


def _looks(place: Path, program: list[str]) -> Counter[tuple[str, ...]]:
    """Run *program* and return how often py-spy saw each stack of it, outermost function first."""
    raw = place / "stacks"
    spy = [str(Path(sys.executable).parent / "py-spy"), "record", "--rate", "100", "--format", "raw"]
    command = [*spy, "--output", str(raw), "--", sys.executable, *program]
    subprocess.run(command, cwd=texts.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    lines = [line.rsplit(" ", 1) for line in raw.read_text(encoding="utf-8").splitlines()]
    found: Counter[tuple[str, ...]] = Counter()
    for stack, count in lines:
        found[tuple(stack.split(";"))] += int(count)
    return found


def _show(name: str, looks: Counter[tuple[str, ...]]) -> None:
    sys.stdout.write(f"\n{name}: {looks.total()} looks\n")
    for line in _lines(looks):
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _lines(looks: Counter[tuple[str, ...]]) -> Iterator[str]:
    """Yield the functions at work most, then those of Passerelle with most below them."""
    own: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for stack, count in looks.items():
        own[stack[-1]] += count
        for function in {each for each in stack if "(index/" in each or "(qa/" in each}:
            whole[function] += count
    for title, counted in (("own", own), ("whole, of index and qa", whole)):
        yield f"  {title}"
        for function, count in counted.most_common(TOP):
            yield f"  {100 * count / looks.total():5.1f} %  {function}"


if __name__ == "__main__":
    main()
