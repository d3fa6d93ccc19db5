"""The door for machines that watch, and what goes through the watchers."""

import asyncio
import json
import logging
import re
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import ErrorEvent, Message, Update
from aiohttp import ClientSession, web
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy import text

from bot.calls import Hopeless
from bot.health import answering, door
from bot.logs import set_up_logs
from bot.readings import Readings
from bot.settings import Settings
from bot.watching import FLOOD, WatchUpdates, feed
from models.session import Database, count_statements
from scheduler.watched import watch_jobs
from services.backups.backup_shelf import MOMENT, Shelf
from services.errors import NotFound
from services.pulse import Beat, Pulse, Trouble
from tests.conftest import Clock
from tests.telegram import TOKEN
from tests.unit.test_logs import _as_before  # noqa: F401  # logs as they were

ZONE = ZoneInfo("Asia/Novokuznetsk")
WORDS = "Кленов живёт на Садовой"


def update(number: int, words: str = WORDS) -> Update:
    person = {"id": 900_800_700, "is_bot": False, "first_name": "Кленов"}
    chat = {"id": 900_800_700, "type": "private", "first_name": "Кленов"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": person, "text": words}
    return Update.model_validate({"update_id": number, "message": message})


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    made = Bot(TOKEN)
    yield made
    await made.session.close()


@pytest.fixture
def pulse() -> Pulse:
    return Pulse()


@pytest.fixture
def readings(database: Database, pulse: Pulse, clock: Clock) -> Readings:
    return Readings(database, pulse, clock)


@pytest.fixture
async def site(pulse: Pulse, readings: Readings) -> AsyncIterator[str]:
    runner = web.AppRunner(door(pulse, readings))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def asked(site: str, path: str) -> tuple[int, str]:
    async with ClientSession() as client, client.get(site + path) as answer:
        return answer.status, await answer.text()


async def test_the_door_says_how_the_bot_is(site: str, pulse: Pulse, readings: Readings, database: Database):
    assert await asked(site, "/healthz") == (200, '{"status": "alive"}')
    status, said = await asked(site, "/readyz")
    assert (status, json.loads(said)) == (503, {"status": "amiss", "amiss": ["schema"]})
    pulse.is_migrated = True
    pulse.beat(Beat.ASKED)
    pulse.sender_went()
    seen: list[str] = []
    count_statements(database, seen.append)
    for _ in range(3):
        status, said = await asked(site, "/readyz")
        assert (status, json.loads(said)) == (200, {"status": "ready", "amiss": []})
        assert "metodbot_database_up 1.0" in (await asked(site, "/metrics"))[1]
    assert len([statement for statement in seen if "outbox" in statement]) == 1  # looked at once, told six times
    await database.close()
    async with database.engines[0].begin() as connection:
        await connection.execute(text("DROP TABLE outbox"))
    await readings.look(is_fresh_wanted=True)
    status, said = await asked(site, "/readyz")
    assert (status, json.loads(said)["amiss"]) == (503, ["database"])
    assert "metodbot_database_up 0.0" in (await asked(site, "/metrics"))[1]


async def test_figures_count_everything_and_know_nobody(site: str, pulse: Pulse, bot: Bot):
    dispatcher = Dispatcher()
    dispatcher.update.outer_middleware(WatchUpdates(pulse))

    @dispatcher.message()
    async def handle(message: Message) -> None:
        if message.message_id == 8:
            raise NotFound
        if message.message_id == 9:
            raise ValueError(WORDS)

    for number in range(10):
        with suppress(NotFound, ValueError):
            await feed(dispatcher, bot, update(number, f"{WORDS} {number}"))
    pulse.calls.add("sendMessage", FLOOD, 0.1)
    pulse.ticked("keep_terms", 0.3)
    said = (await asked(site, "/metrics"))[1]
    for line in (
        'metodbot_updates_total{kind="message",outcome="handled"} 8.0',
        'metodbot_updates_total{kind="message",outcome="refused"} 1.0',
        'metodbot_updates_total{kind="message",outcome="failed"} 1.0',
        'metodbot_update_seconds_count{kind="message"} 10.0',
        'metodbot_api_calls_total{method="sendMessage",outcome="flood"} 1.0',
        "metodbot_api_floods_total 1.0",
        'metodbot_jobs_total{job="keep_terms",outcome="done"} 1.0',
        'metodbot_job_seconds_bucket{job="keep_terms",le="0.25"} 0.0',
        'metodbot_job_seconds_bucket{job="keep_terms",le="0.5"} 1.0',
        'metodbot_errors_total{kind="update"} 1.0',
    ):
        assert f"{line}\n" in said
    assert "process_resident_memory_bytes" in said
    assert not re.search("900800700|[а-яё]", said)
    assert len(said.splitlines()) < 150


async def test_the_newest_copy_grows_old(site: str, pulse: Pulse, readings: Readings, clock: Clock, tmp_path: Path):
    """A folder that is away for a while makes it no younger."""
    pulse.is_migrated = True
    shelf = Shelf(tmp_path)
    readings.copies = partial(shelf.newest_at, ZONE)
    assert "backup" not in (await asked(site, "/metrics"))[1]
    for hours in (50, 2):
        (tmp_path / f"metodbot-{clock().astimezone(ZONE) - timedelta(hours=hours):{MOMENT}}.db").touch()
    await readings.look(is_fresh_wanted=True)
    assert "\nmetodbot_backup_seconds 7200" in (await asked(site, "/metrics"))[1]
    tmp_path.rename(tmp_path.with_name("away"))  # noqa: ASYNC240  # nobody waits for it
    clock.passes(hours=1)
    await readings.look(is_fresh_wanted=True)
    assert "\nmetodbot_backup_seconds 10800" in (await asked(site, "/metrics"))[1]


async def test_a_port_that_is_taken_is_told_by_name(pulse: Pulse, readings: Readings):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = Settings(_env_file=None, health_port=taken.getsockname()[1])
        with pytest.raises(Hopeless, match=r"^HEALTH_HOST, HEALTH_PORT: "):
            async with answering(settings, pulse, readings):
                pytest.fail("nobody can listen there")


@pytest.mark.parametrize("form", ["text", "json"])
async def test_a_failure_is_logged_with_its_update_and_without_words(
    form: str, bot: Bot, capsys: pytest.CaptureFixture[str]
):
    set_up_logs("INFO", form)
    log = logging.getLogger("handlers.somewhere")
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def handle(message: Message) -> None:
        log.info("on the way")
        try:
            {}[message.text]  # type: ignore[index]
        except KeyError as error:
            raise ExceptionGroup(WORDS, [ValueError(WORDS), sqlite3.OperationalError("database is locked")]) from error

    @dispatcher.error()
    async def apologise(event: ErrorEvent) -> None:
        log.error("update %s failed", event.update.update_id, exc_info=event.exception)

    await feed(dispatcher, bot, update(4711))
    log.info("afterwards")
    said = capsys.readouterr().err
    assert not re.search("[А-ЯЁа-яё]", said)
    assert all(kind in said for kind in ("KeyError", "ExceptionGroup", "ValueError", "database is locked"))
    assert "in handle" in said
    if form == "json":
        first, second, third = map(json.loads, said.splitlines())
        assert (first["update"], second["update"], "update" in third) == (4711, 4711, False)
    else:
        assert "handlers.somewhere: [update 4711] on the way\n" in said
        assert "handlers.somewhere: afterwards\n" in said


async def test_a_job_that_fails_is_counted_and_logged_by_name(pulse: Pulse, capsys: pytest.CaptureFixture[str]):
    set_up_logs("INFO", "text")
    is_over = asyncio.Event()

    async def tend_gardens() -> None:
        asyncio.get_running_loop().call_soon(is_over.set)
        raise ValueError(WORDS)

    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.add_job(tend_gardens, IntervalTrigger(hours=1), next_run_time=datetime.now(UTC))
    watch_jobs(scheduler, pulse)
    scheduler.start()
    async with asyncio.timeout(5):
        await is_over.wait()
        await asyncio.sleep(0.05)
    scheduler.shutdown(wait=False)
    assert pulse.jobs.found["tend_gardens", "failed"].count == 1
    assert pulse.troubles == {Trouble.JOB: 1}
    said = capsys.readouterr().err
    assert "[job tend_gardens] Job " in said
    assert "ValueError" in said
    assert "Кленов" not in said
