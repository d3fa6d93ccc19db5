"""A Redis for the tests: the one that is given, one found on this machine, or the one a package of Python plays."""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

START_SECONDS = 10
STOP_SECONDS = 5


class NoRedis(Exception):
    """Why there is none."""


class RedisServer:
    """One that can be stopped and started again; what it held is gone then."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program, self._folder = program, folder
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"unix://{folder / 'socket'}"

    def start(self) -> None:
        settings = ["--port", "0", "--unixsocket", "socket", "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen(
            [self._program, *settings], cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._until_it_answers()

    def kill(self) -> None:
        """As a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self, *, is_frozen: bool) -> None:
        """Connections stay open and nothing answers, or it goes on."""
        assert self._process is not None
        self._process.send_signal(19 if is_frozen else 18)

    def _until_it_answers(self) -> None:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            with suppress(OSError), socket.socket(socket.AF_UNIX) as client:
                client.settimeout(1)
                client.connect(str(self._folder / "socket"))
                client.sendall(b"PING\r\n")
                if client.recv(16).startswith(b"+PONG"):
                    return
            time.sleep(0.02)
        self.kill()
        raise NoRedis("redis-server does not start")


@contextmanager
def redis_of_one_own() -> Iterator[RedisServer]:
    """A server that may be killed; raises NoRedis where there is no program of it."""
    program = shutil.which("redis-server")
    if program is None:
        raise NoRedis("no redis-server on this machine")
    folder = Path(tempfile.mkdtemp(prefix="redis-"))
    server = RedisServer(program, folder)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def some_redis() -> Iterator[str]:
    """The address of the first that can be had; raises NoRedis."""
    given = os.environ.get("TEST_REDIS_URL")
    if given:
        yield given
    elif shutil.which("redis-server"):
        with redis_of_one_own() as server:
            yield server.url
    elif find_spec("fakeredis") and find_spec("lupa"):
        with _played() as url:
            yield url
    else:
        raise NoRedis("no TEST_REDIS_URL, no redis-server on this machine, no fakeredis with lupa")


@contextmanager
def _played() -> Iterator[str]:
    from fakeredis import TcpFakeServer  # noqa: PLC0415  # only where nothing better is found

    server = TcpFakeServer(("127.0.0.1", 0), server_type="redis")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"redis://127.0.0.1:{server.server_address[1]}/0"
    finally:
        server.shutdown()
        server.server_close()
