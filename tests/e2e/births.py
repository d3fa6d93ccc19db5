"""Processes out of the nursery, to be handled like those of asyncio."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Born:
    """A process somebody else has started for us."""

    def __init__(self, number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.pid = number
        self.returncode: int | None = None
        self._writer = writer
        self._end = asyncio.create_task(self._listen(reader))

    async def _listen(self, reader: asyncio.StreamReader) -> int:
        self.returncode = int(await reader.readline())
        self._writer.close()
        await self._writer.wait_closed()
        return self.returncode

    async def wait(self) -> int:
        return await asyncio.shield(self._end)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)


class Nursery:
    """One for all tests of a worker; it comes with the first birth."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._program: subprocess.Popen[bytes] | None = None

    @property
    def _address(self) -> str:
        assert self._folder is not None
        return f"{self._folder.name}/door"

    def open(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="nursery-")
        own = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.nursery", self._address],
            cwd=ROOT, env=own | {"PYTHONPATH": str(ROOT)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self._program.stdout is not None
        assert self._program.stdout.readline() == b"ready\n"

    def close(self) -> None:
        if self._program is not None and self._folder is not None:
            self._program.communicate()
            self._folder.cleanup()
        self._program = self._folder = None

    async def born(self, *command: str, cwd: Path, env: dict[str, str], output: int = 1, errors: int = 2) -> Born:
        """`python -m …` without the wait; the ends of output may be closed as soon as this returns."""
        if self._program is None:
            self.open()
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(self._address)
        order = json.dumps({"command": command, "cwd": str(cwd), "env": env})
        socket.send_fds(connection, [order.encode()], [output, errors])
        reader, writer = await asyncio.open_unix_connection(sock=connection)
        return Born(int(await reader.readline()), reader, writer)


NURSERY = Nursery()
