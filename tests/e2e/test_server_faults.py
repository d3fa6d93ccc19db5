"""PostgreSQL is restarted, cut, away, full of others, while people answer and letters go out: nothing is lost."""

import asyncio
import os
import random
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from bot.app import build_house
from bot.settings import Settings
from models.outbox import OutboxStatus
from models.queries import outbox as rows
from models.session import Database, normalised, open_database
from playground.server import Playground
from programmes.programme import Programme
from programmes.questionnaires import Questionnaire
from services import outbox
from services.outbox import Letter, Priority, Recipient
from tests.dialogs.drawer import Drawer
from tests.e2e.own_server import OwnServer, own_server
from tests.e2e.processes import ADMIN, BotProcess
from tests.e2e.somebody import Somebody
from tests.e2e.test_conversation import free_port
from tests.e2e.test_crashes import nothing_is_lost
from tests.e2e.test_storage_faults import FAULT_SECONDS, LETTER_AFTER, Load, becomes, settled
from tests.postgresql import NoServer

RESTARTS = int(os.environ.get("FAULT_RESTARTS", "2"))
CHATS = range(701, 701 + 20 * max(3, RESTARTS))
KIND = "announcement:1"
LEASE_SECONDS = 150
FEW = 8


@pytest.fixture
async def server() -> AsyncIterator[OwnServer]:
    try:
        with own_server() as server:
            await server.start()
            yield server
    except NoServer as error:
        pytest.skip(f"no PostgreSQL: {error}")


@pytest.fixture
async def bot(tmp_path: Path, server: OwnServer) -> AsyncIterator[BotProcess]:
    process = BotProcess(tmp_path, DATABASE_URL=server.address, HEALTH_PORT=str(free_port()))
    yield process
    await process.clear_away()


async def put_letters(database: Database, programme: Programme, playground: Playground) -> Counter[tuple[int, str]]:
    """A letter to each chat; returns where they will be counted."""
    house = await build_house(Settings(_env_file=None), programme, database)
    came: Counter[tuple[int, str]] = Counter()
    for one in CHATS:
        playground.world.private_chat(playground.world.bot, playground.add_person(one, "Вера"))
    playground.world.listeners.append(
        lambda event: (
            came.update([(event["chat_id"], event["message"]["text"])])
            if event["event"] == "message" and event["chat_id"] in CHATS
            else None
        )
    )
    letters = [Letter(KIND, Recipient(one, None), {"text": f"№{one}"}) for one in CHATS]
    now, how = datetime.now(UTC), {"kind": KIND, "priority": Priority.ANNOUNCEMENT, "ignores_quiet": True}
    async with database.writing() as session:
        await outbox.put(session, house.municipality, letters, now=now, **how)
        await session.commit()
    return came


async def all_sent(database: Database) -> None:
    async with asyncio.timeout(LEASE_SECONDS):
        while True:
            async with database.reading() as session:
                found = await rows.counts(session, KIND)
                await session.commit()
            if found == {OutboxStatus.SENT: len(CHATS)}:
                return
            await asyncio.sleep(0.3)


async def test_restarts_and_cuts_of_the_server(
    api: str,
    playground: Playground,
    bot: BotProcess,
    server: OwnServer,
    programme: Programme,
    diagnostics: Questionnaire,
):
    dice = random.Random(11)
    people = await settled(playground, bot, programme)
    database = open_database(server.address)
    came = await put_letters(database, programme, playground)
    bot.settings["BROADCAST_RATE"] = "10"
    await bot.start(api)
    await asyncio.gather(*(person.opens_diagnostics() for person in people))
    load, recovered = Load(people, diagnostics), []
    for number in range(RESTARTS):
        await asyncio.sleep(dice.uniform(0.3, 1.5))
        await server.stop(signal.SIGQUIT if number % 2 else signal.SIGINT)
        await server.start()
        up = time.monotonic()
        if number < 3:  # by then everybody may have come to the end of the questionnaire
            await load.until_all(lambda person, since=up: person.went_on_at > since or person.is_done, "went on")
            recovered.append(max(0.0, *(person.went_on_at - up for person in people)))
    await load.finish()
    await all_sent(database)
    assert await bot.stop() == 0
    await nothing_is_lost(people, Drawer(database))
    await database.close()
    assert set(came) == {(chat, f"№{chat}") for chat in CHATS}
    again = came.total() - len(came)
    assert again <= RESTARTS
    assert bot.complaints() == []
    print(  # noqa: T201  # the figures of docs/reliability.md
        f"{RESTARTS} restarts: answers {sum(len(person.seen) for person in people)}, lost 0, letters {len(CHATS)},"
        f" again {again}, told {sum(len(person.told) for person in people)}, went on after"
        f" {', '.join(f'{seconds:.1f}' for seconds in recovered)} s, longest silence {load.longest_silence:.1f} s"
    )


async def test_a_server_that_is_away_and_one_full_of_others(
    api: str,
    playground: Playground,
    bot: BotProcess,
    server: OwnServer,
    programme: Programme,
    diagnostics: Questionnaire,
):
    people = await settled(playground, bot, programme)
    admin = Somebody(playground, ADMIN, "Админ")
    await bot.start(api)
    await admin.says("/start")
    await asyncio.gather(*(person.opens_diagnostics() for person in people))
    load = Load(people, diagnostics)
    await load.until_all(lambda person: person.taps > 1, "taps")
    await server.stop()
    begun = time.monotonic()
    await load.until_all(lambda person: bool(person.told), "was told")
    told = time.monotonic() - begun
    assert "database" in await becomes(bot, HTTPStatus.SERVICE_UNAVAILABLE)
    await asyncio.sleep(FAULT_SECONDS)
    if FAULT_SECONDS >= LETTER_AFTER:
        assert "База данных не отвечает" in admin.text, admin.text
    already = {person.id: len(person.told) for person in people}
    await server.start(connections=FEW)
    others = await take_all(server)
    await load.until_all(lambda person: len(person.told) > already[person.id] + 1, "was told of a full server")
    for other in others:
        await other.close()
    free = time.monotonic()
    await load.until_all(lambda person: person.went_on_at > free or person.is_done, "went on")
    recovered = max(person.went_on_at for person in people) - free
    await load.finish()
    await becomes(bot, HTTPStatus.OK)
    assert await bot.stop() == 0
    database = open_database(server.address)
    await nothing_is_lost(people, Drawer(database))
    await database.close()
    assert bot.complaints() == []
    print(  # noqa: T201
        f"away: told after {told:.1f} s; full of others: went on {recovered:.1f} s after they left,"
        f" longest silence {load.longest_silence:.1f} s"
    )


async def take_all(server: OwnServer) -> list[AsyncConnection]:
    """Connections of others until none is left, those of the bot included."""
    engine = create_async_engine(normalised(server.address), poolclass=NullPool)
    taken: list[AsyncConnection] = []
    mine = "pid <> ALL(:mine) AND backend_type = 'client backend'"
    while len(taken) < FEW:
        try:
            connection = await engine.connect()
            taken.append(connection)
        except Exception:  # noqa: BLE001  # the bot has been faster
            numbers = [await other.scalar(text("SELECT pg_backend_pid()")) for other in taken]
            query = text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}")
            await taken[0].execute(query, {"mine": numbers})
            await taken[0].commit()
    return taken
