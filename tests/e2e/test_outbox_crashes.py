"""Power cuts in the middle of a broadcast: everybody gets it, hardly anybody twice, and nobody waits for a lease."""

import asyncio
import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.app import build_house
from bot.settings import Settings
from models.migrating import migrate
from models.outbox import OutboxMessage, OutboxStatus
from models.queries import outbox as rows
from models.session import Database, open_database
from playground.server import Playground
from programmes.programme import Programme
from services import outbox
from services.outbox import Letter, Priority, Recipient
from tests.conftest import SQLITE
from tests.e2e.processes import BotProcess
from tests.e2e.somebody import until

CHATS = range(701, 851)
KILLS, RATE = 4, 30
KIND = "announcement:1"
MOST_IN_THE_AIR = RATE // 3
"""One at a cut as a rule; on a machine that is busy with something else, what goes out in a third of a second."""
LONGEST_WAIT_SECONDS = 45
"""From a start to the last message that is waited for; a lease alone would take two minutes."""

pytestmark = pytest.mark.slow


async def fill(database: Database, programme: Programme) -> None:
    """A letter to each chat, in the outbox of a bot that has not been started yet."""
    await migrate(database.url)
    house = await build_house(Settings(_env_file=None), programme, database)
    letters = [Letter(KIND, Recipient(one, None), {"text": f"№{one}"}) for one in CHATS]
    now = datetime.now(UTC)
    async with database.writing() as session:
        await outbox.put(
            session,
            house.municipality,
            letters,
            kind=KIND,
            priority=Priority.ANNOUNCEMENT,
            now=now,
            ignores_quiet=True,
        )
        await session.commit()


async def in_the_air(database: Database, came: list[tuple[int, str]]) -> set[int]:
    """Chats Telegram has written to, and nobody has written that down."""
    async with database.reading() as session:
        query = select(OutboxMessage.chat_id).where(OutboxMessage.status == OutboxStatus.SENT)
        known = set(await session.scalars(query))
        await session.commit()
    return {chat for chat, _ in came} - known


async def counts(database: Database) -> dict[OutboxStatus, int]:
    async with database.reading() as session:
        found = await rows.counts(session, KIND)
        await session.commit()
    return found


class Inbox:
    """What has come to whom, in the order in which it came."""

    def __init__(self, playground: Playground) -> None:
        self.came: list[tuple[int, str]] = []
        for one in CHATS:
            playground.world.private_chat(playground.world.bot, playground.add_person(one, "Вера"))
        playground.world.listeners.append(
            lambda event: event["event"] == "message" and self.came.append((event["chat_id"], event["message"]["text"]))
        )

    async def waits_for(self, count: int) -> None:
        async with asyncio.timeout(LONGEST_WAIT_SECONDS):
            await until(lambda: len(self.came) >= count, lambda: f"{len(self.came)} have come, not {count}")


async def send_through_cuts(
    api: str, playground: Playground, bot: BotProcess, programme: Programme, dice: random.Random
) -> tuple[Counter[tuple[int, str]], set[int]]:
    """The whole list with power cuts at any moment of it.

    Returns how many times each chat got which text, and who was being written to at a cut.
    """
    database = open_database(bot.settings["DATABASE_URL"])
    await fill(database, programme)
    inbox, interrupted = Inbox(playground), set()
    try:
        await bot.start(api)
        for _ in range(KILLS):
            await inbox.waits_for(len(inbox.came) + dice.randint(1, 12))
            await asyncio.sleep(dice.uniform(0, 1 / RATE))
            await bot.kill()
            assert len(inbox.came) < len(CHATS), "the list was over before the cuts were"
            unmarked = await in_the_air(database, inbox.came)
            assert len(unmarked) <= MOST_IN_THE_AIR, unmarked
            interrupted |= unmarked
            await bot.start()
        await inbox.waits_for(len(CHATS))
        async with asyncio.timeout(LONGEST_WAIT_SECONDS):
            while (await counts(database)).get(OutboxStatus.NEW):  # noqa: ASYNC110  # another process writes the rows
                await asyncio.sleep(0.05)
        assert await bot.stop() == 0
        assert await counts(database) == {OutboxStatus.SENT: len(CHATS)}
    finally:
        await bot.clear_away()
        await database.close()
    return Counter(inbox.came), interrupted


@pytest.mark.timeout(300)
@pytest.mark.parametrize("database_kind", [SQLITE])  # on a server every kill costs a lease
@pytest.mark.parametrize("seed", [1])
async def test_power_cuts_skip_nobody(
    api: str, playground: Playground, tmp_path: Path, programme: Programme, bot_address: str, seed: int
):
    bot = BotProcess(tmp_path, BROADCAST_RATE=str(RATE), DATABASE_URL=bot_address)
    received, interrupted = await send_through_cuts(api, playground, bot, programme, random.Random(seed))
    assert set(received) == {(chat, f"№{chat}") for chat in CHATS}
    repeated = received - Counter(set(received))
    assert {chat for chat, _ in repeated} <= interrupted
    assert repeated.total() <= len(interrupted)
    assert bot.complaints() == []
