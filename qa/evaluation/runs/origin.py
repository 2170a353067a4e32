"""What a run was made of, and on what machine."""

import hashlib
import platform
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import passerelle
import passerelle.index
from passerelle.evaluation.sets.read import digest
from passerelle.evaluation.types import Origin, Question
from passerelle.fusion import usual_fusion
from passerelle.index.embed.embedder import usable_cores
from passerelle.retrieval import Retriever


def origin(retriever: Retriever, questions: Sequence[Question], k: int) -> Origin:
    """Return the origin of a run of *questions* on the retriever's store as it is now, with *k* hits a question."""
    store = retriever.store
    with store.reading():
        settings, entries = store.settings, store.entries()
        return Origin(
            questions=digest(questions),
            contents=store.contents,
            generation=store.generation,
            model=settings.model,
            fingerprint=settings.fingerprint,
            passage_tokens=settings.passage_tokens,
            documents=len(entries),
            passages=sum(entry.passages for entry in entries),
            program=program(),
            k=k,
            fusion="" if retriever.fusion == usual_fusion(settings.model) else str(retriever.fusion),
        )


@lru_cache(maxsize=1)
def program() -> str:
    """Return the version of the program and a digest of its own files: a change without a new version shows."""
    contents = hashlib.sha256()
    for name, path in sorted(_files().items()):
        contents.update(name.encode() + b"\0" + path.read_bytes())
    return f"{passerelle.__version__}+{contents.hexdigest()[:12]}"


def _files() -> dict[str, Path]:
    """Return the files that are installed, by the names they then have, from a checkout or an installation."""
    return {
        f"{package.__name__.replace('.', '/')}/{path.relative_to(folder).as_posix()}": path
        for package in (passerelle, passerelle.index)
        for folder in [Path(str(package.__file__)).parent]
        for path in [*folder.rglob("*.py"), *folder.glob("*.json")]
        if "training" not in path.relative_to(folder).parts
    }


def machine() -> str:
    """Return the processor, how many cores this program may use, the system and Python's version."""
    return f"{_processor()}, {usable_cores()} cores, {platform.system()}, Python {platform.python_version()}"


def _processor() -> str:
    data = Path("/proc/cpuinfo")
    lines = data.read_text(encoding="utf-8", errors="replace").splitlines() if data.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
