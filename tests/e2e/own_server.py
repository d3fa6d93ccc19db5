"""A PostgreSQL of one test's own: it can be stopped, cut and started again over the same data."""

import asyncio
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL

from tests.postgresql import (
    DISK,
    MEMORY,
    NoServer,
    copied,
    is_reachable,
    is_roomy,
    lay_out,
    own,
    places,
    temporary_folder,
    until_ready,
)

SETTINGS = ("shared_buffers=32MB", "listen_addresses=", "synchronous_commit=on", "fsync=on", "log_min_messages=fatal")
"""What is told to be kept is kept, as with an operator."""
STOP_SECONDS = 30


class OwnServer:
    def __init__(self, programs: Path, folder: Path, as_whom: dict[str, Any]) -> None:
        self._programs, self._folder, self._as_whom = programs, folder, as_whom
        self._process: subprocess.Popen[bytes] | None = None
        self.url = URL.create("postgresql", "postgres", database="postgres", query={"host": str(folder)})

    @property
    def address(self) -> str:
        return self.url.render_as_string(hide_password=False)

    async def start(self, *, connections: int = 40) -> None:
        settings = [part for setting in (*SETTINGS, f"max_connections={connections}") for part in ("-c", setting)]
        command = [str(self._programs / "postgres"), "-D", "data", "-k", str(self._folder), *settings]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, cwd=self._folder, stdout=log, stderr=log, **self._as_whom)  # noqa: ASYNC220
        await until_ready(self.url, self._process)

    async def stop(self, number: signal.Signals = signal.SIGINT) -> None:
        """SIGINT ends everybody's transaction first; SIGQUIT is a cut."""
        if self._process is not None:
            self._process.send_signal(number)
            await asyncio.to_thread(self._process.wait, STOP_SECONDS)
            self._process = None

    def clear_away(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(STOP_SECONDS)


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """Raises NoServer where there is none to be had."""
    with ExitStack() as stack:
        for programs in places():
            folder = stack.enter_context(temporary_folder(MEMORY if is_roomy(MEMORY) else DISK))
            as_whom = own(folder)
            if not is_reachable(programs, as_whom):
                elsewhere = stack.enter_context(temporary_folder(DISK))
                own(elsewhere)
                programs = copied(programs, elsewhere)  # noqa: PLW2901
            lay_out(programs, folder, as_whom)
            server = OwnServer(programs, folder, as_whom)
            stack.callback(server.clear_away)
            yield server
            return
        raise NoServer("no server on this machine, no wheel with one")
