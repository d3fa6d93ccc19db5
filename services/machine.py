"""What the process is and takes: its version, its memory."""

import os
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

NAME = "metodbot"
MEMORY = Path("/proc/self/statm")


@cache
def version() -> str:
    """Of the program: it may be installed, or run in its folder."""
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])


def memory() -> int | None:
    """Bytes the process holds; none where the system does not tell."""
    try:
        pages = int(MEMORY.read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
