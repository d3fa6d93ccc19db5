"""The library of others beside which we measure: fetched into a folder of their own, never among our dependencies."""

import os
import subprocess
import sys
from pathlib import Path

PEERS = {"aiogram-dialog-survey": "aiogram-dialog-survey==0.3.2"}
"""Not brief-survey 0.2.6: it shows the next question before it has kept the answer, so a quick tap is lost."""
NEEDED = (
    "aiogram-dialog==2.6.0",
    "jinja2==3.1.6",
    "markupsafe==3.0.4",
    "cachetools==8.0.1",
)
"""What it asks for beside aiogram; that and pydantic are ours, the same for everybody."""
FETCH_SECONDS = 180


def folder() -> Path:
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return caches / "methodbot-benchmarks" / f"peers-{sys.version_info.major}.{sys.version_info.minor}"


def fetched() -> Path | None:
    """Where they are, fetched if they are not there yet; none where they cannot be had."""
    place = folder()
    done = place / ".complete"
    wanted = "\n".join((*PEERS.values(), *NEEDED))
    if done.is_file() and done.read_text(encoding="utf-8") == wanted:
        return place
    pip = Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    command = [str(pip), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--upgrade"]
    try:
        run = subprocess.run(
            [*command, "--target", str(place), *wanted.split("\n")],
            capture_output=True,
            check=False,
            timeout=FETCH_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if run.returncode:
        return None
    done.write_text(wanted, encoding="utf-8")
    return place
