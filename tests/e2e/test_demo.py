"""`python -m playground demo`: a page, a municipality, a bot that talks; and nothing left running afterwards."""

import asyncio
import os
import re
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.e2e.births import NURSERY, Born
from tests.e2e.processes import run, surroundings
from tests.e2e.somebody import until
from tests.e2e.test_conversation import free_port

OPENING_SECONDS = 120
ANSWER_SECONDS = 60
STOP_SECONDS = 12
TEACHER = 1010
LIVELY = (
    "practices",
    "materials",
    "roadmap_marks",
    "contests",
    "contest_entries",
    "event_people",
    "event_materials",
    "event_feedback",
)
"""What a demo without would show empty screens."""
OUTPUT, ERRORS = "output.log", "errors.log"


class Demo:
    """The demo as a process, and a browser's view of it."""

    def __init__(
        self, process: asyncio.subprocess.Process | Born, folder: Path, session: aiohttp.ClientSession
    ) -> None:
        self.process = process
        self.folder = folder
        self.url = ""
        self._session = session

    async def opens(self) -> None:
        def is_open() -> bool:
            assert self.process.returncode is None, self.errors
            found = re.search(r"http://\S+", (self.folder / OUTPUT).read_text(encoding="utf-8"))
            self.url = found.group() if found else ""
            return bool(found)

        await until(is_open, lambda: f"no page: {self.errors}", within=OPENING_SECONDS)

    @property
    def errors(self) -> str:
        return (self.folder / ERRORS).read_text(encoding="utf-8")

    async def ended(self) -> int:
        return await asyncio.wait_for(self.process.wait(), STOP_SECONDS)

    async def ask(self, path: str, **body: Any) -> Any:
        call = self._session.post(self.url + path, json=body) if body else self._session.get(self.url + path)
        async with call as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json() if answer.content_type == "application/json" else await answer.text()

    async def says(self, person: int, text: str) -> dict[str, Any]:
        """Write to the bot on the page's own way; the message the bot answers with."""
        said = (await self.ask(f"/playground/chats/{person}/text", text=text))["message"]
        deadline = time.monotonic() + ANSWER_SECONDS
        while time.monotonic() < deadline:
            messages = (await self.ask(f"/playground/chats/{person}/messages"))["messages"]
            if messages[-1]["from"] == "bot" and messages[-1]["id"] > said["id"]:
                return dict(messages[-1])
            await asyncio.sleep(0.05)
        raise AssertionError(f"no answer to {text!r}")

    def bots(self) -> list[int]:
        """Processes the demo has started and that are still there."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in children.read_text().split()]

    async def ends_at(self, number: signal.Signals) -> None:
        """The signal stops the demo and its bot within seconds, without complaints."""
        [bot] = self.bots()
        self.process.send_signal(number)
        assert await self.ended() == 0
        assert self.errors == ""
        with pytest.raises(ProcessLookupError):
            os.kill(bot, 0)


@asynccontextmanager
async def demo(folder: Path, *arguments: str, is_from_nothing: bool = False, **settings: str) -> AsyncIterator[Demo]:
    command = ("playground", "demo", "--port", "0", "--folder", str(folder), *arguments)
    around = surroundings(**settings)
    process: asyncio.subprocess.Process | Born
    with (folder / OUTPUT).open("wb") as output, (folder / ERRORS).open("wb") as errors:
        if is_from_nothing:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", *command, cwd=folder, env=around, stdout=output, stderr=errors
            )
        else:
            ends = {"output": output.fileno(), "errors": errors.fileno()}
            process = await NURSERY.born(*command, cwd=folder, env=around, **ends)
    try:
        async with aiohttp.ClientSession() as session:
            running = Demo(process, folder, session)
            await running.opens()
            yield running
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
            await process.wait()


async def test_somebody_tries_it_out(tmp_path: Path):
    """Settings of a real bot on the same machine change nothing; what was done is kept; a bot that dies ends the demo."""
    (tmp_path / "elsewhere").mkdir()
    foreign = {"WEBHOOK_URL": "https://example.org", "PROXY_URL": "http://127.0.0.1:1", "BOT_TOKEN": "5:real"}
    async with demo(tmp_path / "elsewhere", "--fresh", **foreign) as running:
        assert "<!doctype html" in (await running.ask("/")).lower()
        people = (await running.ask("/playground/state"))["people"]
        assert TEACHER in {person["id"] for person in people}
        answer = await running.says(TEACHER, "/menu")
        assert answer["inline_keyboard"]
        welcome = await running.says(1001, "/start")
        assert "Здравствуйте" in welcome["text"]
        await running.ends_at(signal.SIGINT)
    async with demo(tmp_path / "elsewhere") as running:
        assert (await running.says(TEACHER, "/menu"))["inline_keyboard"], "the municipality is kept"
        os.kill(running.bots()[0], signal.SIGKILL)
        assert await running.ended() == 1
        assert running.errors == "the bot has ended\n"


@pytest.mark.timeout(2 * OPENING_SECONDS)
async def test_a_large_municipality(tmp_path: Path):
    async with demo(tmp_path, "--large", is_from_nothing=True) as running:
        await running.says(TEACHER, "/menu")
        with closing(sqlite3.connect(tmp_path / "demo-large.db")) as database:
            [people] = database.execute("SELECT count(*) FROM people WHERE registered_at IS NOT NULL").fetchone()
            [schools] = database.execute("SELECT count(DISTINCT organization_id) FROM people").fetchone()
            kept = {one: database.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in LIVELY}
        assert people >= 2000
        assert schools >= 40
        assert all(kept.values()), kept
        await running.ends_at(signal.SIGTERM)


async def test_a_port_in_use_is_said_and_nothing_is_touched(tmp_path: Path):
    server = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", free_port())
    port = str(server.sockets[0].getsockname()[1])
    kept = tmp_path / "demo.db"
    kept.write_text("somebody's answers")
    arguments = ("-m", "playground", "demo", "--fresh", "--port", port, "--folder", str(tmp_path))
    code, _, errors = await run(*arguments, cwd=tmp_path)
    server.close()
    assert code == 1
    assert port in errors
    assert len(errors.splitlines()) == 1
    assert kept.read_text() == "somebody's answers"
