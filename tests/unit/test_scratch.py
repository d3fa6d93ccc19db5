"""Temporary files of a killed program are gone after the next start; those of a living one are not."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.scratch import OWNER, PREFIX, own_scratch
from services.workbooks import Table, write

LIVING = """
import sys, tempfile
from bot.scratch import own_scratch
with own_scratch():
    print(tempfile.mkstemp(prefix="openpyxl.")[1], flush=True)
    sys.stdin.read()
"""


def another(place: Path) -> tuple[subprocess.Popen[str], Path]:
    """A program with a file in its folder."""
    surroundings = {**os.environ, "TMPDIR": str(place)}
    process = subprocess.Popen(
        [sys.executable, "-c", LIVING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=surroundings
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_the_dead_leave_nothing_and_the_living_keep_theirs(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    killed, left = another(tmp_path)
    living, kept = another(tmp_path)
    foreign = tmp_path / f"{PREFIX}of-somebody-else"
    foreign.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / OWNER).touch()
    (tmp_path / f"{PREFIX}link").symlink_to(elsewhere)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert left.exists(), "nothing to throw away"
    with own_scratch():
        own = Path(tempfile.gettempdir())
        assert own.parent == tmp_path
        assert not left.parent.exists()
        assert kept.exists()
        assert foreign.exists()
        assert (elsewhere / OWNER).exists()
        assert write([Table("x", ["a"], [["b"]])]).startswith(b"PK")
        assert [one.name for one in own.iterdir()] == [OWNER]
        assert os.environ["TMPDIR"] == str(own)
    assert not own.exists()
    assert os.environ["TMPDIR"] == str(tmp_path)
    living.communicate("")
    assert not kept.parent.exists()


def test_where_nothing_can_be_written_the_program_goes_on(monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", None)

    def nowhere() -> str:
        raise FileNotFoundError

    monkeypatch.setattr(tempfile, "gettempdir", nowhere)
    with own_scratch():
        assert tempfile.tempdir is None
