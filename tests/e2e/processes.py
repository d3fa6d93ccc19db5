"""The bot as an operator starts it: a process that is told the four settings an outsider would give, and nothing else."""

import asyncio
import os
import re
import signal
import sys
from pathlib import Path
from tempfile import TemporaryFile

from tests.e2e.births import NURSERY, ROOT, Born

TOKEN = "100200300:test-token-of-nobody-at-all-0000000"
ADMIN = 1
STOP_SECONDS = 20
TROUBLE = re.compile(r"Traceback|never awaited|never retrieved|Unclosed|ResourceWarning|Task was destroyed")


def surroundings(**settings: str) -> dict[str, str]:
    """Environment variables of a process: what a system has by itself, and the settings."""
    own = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return own | {"PYTHONPATH": str(ROOT)} | settings


async def run(*arguments: str, cwd: Path, **settings: str) -> tuple[int, str, str]:
    """A command of the bot to its end: exit code, output, errors."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        cwd=cwd,
        env=surroundings(**settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        output, errors = await asyncio.wait_for(process.communicate(), STOP_SECONDS * 3)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise
    assert process.returncode is not None
    return process.returncode, output.decode(), errors.decode()


async def run_soon(*command: str, cwd: Path, **settings: str) -> tuple[int, str, str]:
    """The same for `python -m` and a command, out of the nursery."""
    with TemporaryFile() as output, TemporaryFile() as errors:
        ends = {"output": output.fileno(), "errors": errors.fileno()}
        process = await NURSERY.born(*command, cwd=cwd, env=surroundings(**settings), **ends)
        try:
            code = await asyncio.wait_for(process.wait(), STOP_SECONDS * 3)
        finally:
            process.kill()
        for file in (output, errors):
            file.seek(0)
        return code, output.read().decode(), errors.read().decode()


class BotProcess:
    """One bot over one database; started, killed and started again as often as a test likes."""

    def __init__(self, folder: Path, **settings: str) -> None:
        """`folder` becomes the working one: no `.env` of this machine is read."""
        self.folder = folder
        self.database = folder / "bot.db"
        self.settings = {
            "BOT_TOKEN": TOKEN,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "ADMIN_IDS": str(ADMIN),
            **settings,
        }
        self._errors = folder / "errors.log"
        self._process: asyncio.subprocess.Process | Born | None = None

    async def start(self, api: str = "", *, is_from_nothing: bool = False) -> None:
        """`api`: another Bot API address than at the start before.

        From nothing is how an operator starts it; importing then takes longer than most tests do.
        """
        if api:
            self.settings["TELEGRAM_API_URL"] = api
        settings = surroundings(**self.settings)
        with self._errors.open("ab") as errors:
            if is_from_nothing:
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "bot", "run", cwd=self.folder, env=settings, stderr=errors
                )
            else:
                born = NURSERY.born("bot", "run", cwd=self.folder, env=settings, errors=errors.fileno())
                self._process = await born

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def kill(self) -> None:
        """As a power cut would: nothing gets a chance to finish."""
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Politely; returns the exit code."""
        assert self._process is not None
        self._process.send_signal(number)
        return await self.ended()

    async def ended(self) -> int:
        assert self._process is not None
        return await asyncio.wait_for(self._process.wait(), STOP_SECONDS * 3)

    async def clear_away(self) -> None:
        if self._process is not None and self._process.returncode is None:
            await self.kill()

    def said(self) -> str:
        return self._errors.read_text(encoding="utf-8") if self._errors.exists() else ""

    def complaints(self) -> list[str]:
        """Lines of its log that no healthy bot writes."""
        return [line for line in self.said().splitlines() if TROUBLE.search(line)]
