"""The main path as on another machine: without what only POSIX has, and no file replaced or deleted while it is open.

``python tests/hostless.py FOLDER`` indexes, asks, searches, audits, copies and takes out there, and prints each step.
"""

import asyncio
import importlib
import multiprocessing
import os
import pkgutil
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import uuid
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import charset_normalizer
import faiss
import filelock
import jinja2
import numpy
import PIL.Image
import pypdfium2
import selectolax
import tokenizers
import tqdm

from passerelle.index.embed.open import open_embedder

LOADED = (asyncio, multiprocessing, shutil, socket, subprocess, tempfile, uuid)
BY_OTHERS = (charset_normalizer, faiss, filelock, jinja2, numpy, PIL, pypdfium2, selectolax, tokenizers, tqdm)
"""What others wrote looks itself for what the machine has, once, when it is loaded."""
MODULES = (
    "fcntl",
    "grp",
    "pty",
    "pwd",
    "resource",
    "syslog",
    "termios",
    "tty",
    "crypt",
    "readline",
    "curses",
)
OF_OS = (
    "O_DIRECTORY O_NOFOLLOW WNOHANG chown chroot confstr fchmod fchown fork forkpty geteuid getgid getgroups "
    "getloadavg getpgid getresuid getuid getxattr initgroups killpg lchown mkfifo mknod nice openpty pathconf "
    "posix_fadvise posix_spawn pread preadv pwrite register_at_fork sched_getaffinity sched_setaffinity sched_yield "
    "sendfile setsid setuid setxattr statvfs sync sysconf uname wait wait3 wait4"
).split()
SIGNALS = "SIGALRM SIGCHLD SIGHUP SIGKILL SIGPIPE SIGQUIT SIGUSR1 SIGUSR2 alarm pause pthread_sigmask setitimer".split()
SPARED = (
    "passerelle.training",
    "passerelle.pytest_plugin",
    "passerelle.ui.blocks",
    "passerelle.integrations",
    "passerelle.__main__",
)
"""Not of the main path, or too heavy to load for this."""


def hide() -> None:
    """Take away what only POSIX has."""
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]  # an import of it fails from now on
    for module, names in ((os, OF_OS), (signal, SIGNALS)):
        for name in names:
            if hasattr(module, name):
                delattr(module, name)


def refuse_open_files() -> None:
    """Have files that this process has open neither be replaced nor deleted, as Windows does."""

    def guarded(original: Callable[..., Any], which: slice) -> Callable[..., Any]:
        def call(*paths: Any, **options: Any) -> Any:
            for path in paths[which]:
                if _is_open(os.path.abspath(os.fsdecode(path))):
                    raise PermissionError(13, f"it is open: {original.__name__}", str(path))
            return original(*paths, **options)

        return call

    for name, which in (
        ("replace", slice(2)),
        ("rename", slice(2)),
        ("unlink", slice(1)),
        ("remove", slice(1)),
    ):
        setattr(os, name, guarded(getattr(os, name), which))


def _is_open(path: str) -> bool:
    for each in Path("/proc/self/fd").iterdir():
        try:
            if str(each.readlink()) == path:
                return True
        except OSError:  # closed since
            continue
    return False


def import_all() -> int:
    """Import every module of the program; return how many."""
    import passerelle

    names = [each.name for each in pkgutil.walk_packages(passerelle.__path__, "passerelle.", onerror=print)]
    names = [name for name in names if not name.startswith(SPARED)]
    for name in names:
        importlib.import_module(name)
    return len(names)


def use(folder: Path) -> None:
    """Go the main path in *folder*, by the command line, and stop at the first command that fails."""
    from passerelle.commands.main import main

    documents, store = folder / "documents", str(folder / ".passerelle")
    documents.mkdir()
    (documents / "crlf.txt").write_bytes("Le pont ouvre à 7 h.\r\n\r\nIl ferme à 21 h.\r\n".encode())
    (documents / "crlf.csv").write_bytes(b"id,text\r\na,The mill was built by Ida Moss in 1851.\r\n")
    steps: list[list[str]] = [
        ["index", str(documents)],
        ["ask", "À quelle heure le pont ferme-t-il ?", "--follow"],
        ["ask", "Who built the mill?", "--folder", "documents"],
        ["search", "mill", "-k", "2"],
        ["documents"],
        ["verify"],
        ["backup", str(folder / "copy")],
        ["remove", "crlf.txt"],
        ["index", str(documents), "--rebuild"],
        ["restore", str(folder / "copy")],
        ["ask", "Who built the mill?"],
        ["remove", "--erase", "crlf.txt"],
        ["verify"],
    ]
    for step in steps:
        print(f"== {' '.join([step[0], *step[2:]] if len(step) > 2 else step[:1])}", flush=True)  # noqa: T201
        if main([*step, "--store", store]):
            raise SystemExit(f"failed: {step}")


if __name__ == "__main__":
    held = open_embedder()
    hide()
    warnings.filterwarnings("error", category=EncodingWarning, module=r"passerelle\.")
    refuse_open_files()
    print(f"{import_all()} modules imported")  # noqa: T201
    use(Path(sys.argv[1]))
