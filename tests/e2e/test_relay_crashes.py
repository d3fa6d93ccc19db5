"""People talk through the bot while the power is cut and calls get lost: each word comes once, in order, to its readers.

The ordinary run is small. `RELAY_PEOPLE=100 RELAY_MESSAGES=20 .venv/bin/pytest -s tests/e2e/test_relay_crashes.py`
is the whole proof; `RELAY_SEED` lets chance fall otherwise.
"""

import asyncio
import os
import random
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.app import build_house
from bot.settings import Settings
from models.migrating import migrate
from models.outbox import OutboxMessage, OutboxStatus
from models.session import Database, open_database
from models.threads import ThreadMessage
from playground.flood import FloodLimits
from playground.server import Playground
from programmes.programme import Programme
from tests.e2e.bad_network import BadNetwork
from tests.e2e.processes import TOKEN, BotProcess
from tests.e2e.relay_judge import Judge
from tests.e2e.relay_people import Journal, Talker
from tests.e2e.relay_plan import Cast, Circle, seat_all, settle_all
from tests.e2e.somebody import until

PEOPLE, MESSAGES = int(os.environ.get("RELAY_PEOPLE", "8")), int(os.environ.get("RELAY_MESSAGES", "6"))
SEED = int(os.environ.get("RELAY_SEED", "1"))
TROUBLES = 1 / 25
"""So many calls are refused or dropped."""
MESSAGES_A_SECOND = 12
"""What people say together: less than the limit of Telegram, as it comes to one or two readers each."""
SETTLING_SECONDS = 240
EXPECTED = ("Telegram does not answer", "Telegram answers again", "updates waited in the database since the last run")
WARNING = re.compile(r" (WARNING|ERROR|CRITICAL) ")

pytestmark = pytest.mark.slow


@pytest.fixture
def playground() -> Playground:
    playground = Playground(flood=FloodLimits())
    playground.add_bot(TOKEN, first_name="Методбот", username="metodbot_test_bot")
    return playground


@pytest.fixture
async def network(api: str) -> AsyncIterator[BadNetwork]:
    network = BadNetwork(api, random.Random(SEED))
    yield network
    await network.close()
    await asyncio.sleep(0)


class Cuts:
    """Power cuts at the moments that matter most, and at any other."""

    def __init__(self, playground: Playground, journal: Journal, bot: BotProcess, dice: random.Random) -> None:
        self._bot, self._dice = bot, dice
        self._queue = playground.world.bot.updates
        self._asked, self._handed, self._confirmed, self._arrived = (asyncio.Event() for _ in range(4))
        self.kills: Counter[str] = Counter()
        self.on_their_way = 0
        """Letters claimed when a cut came, taken together: Telegram may have had each of them already."""
        journal.on_arrival.append(self._arrived.set)
        self._ask, self._queue.get = self._queue.get, self._get  # type: ignore[method-assign]

    async def _get(self, offset: int, limit: int, timeout: int):  # noqa: ASYNC109  # Telegram's parameter
        self._asked.set()
        if self._queue.waiting and offset > self._queue.waiting[0].id:
            self._confirmed.set()
        updates = await self._ask(offset, limit, timeout)
        if self._queue.waiting:
            self._handed.set()
        return updates

    async def until_ended(self) -> None:
        moments: list[Callable[[], Awaitable[None]]] = [
            self.after_updates_were_handed_out,
            self.when_updates_are_confirmed,
            self.after_something_has_come,
            self.at_any_moment,
        ]
        while True:
            await self._wait_for(self._asked, 2.5)
            await self._dice.choice(moments)()
            await self._bot.kill()
            await self.look_what_was_on_its_way()
            await self._bot.start()

    async def look_what_was_on_its_way(self) -> None:
        database = open_database(self._bot.settings["DATABASE_URL"])
        rows = await rows_of(database, OutboxMessage)
        await database.close()
        claimed = [row.chat_id for row in rows if row.status is OutboxStatus.NEW and row.lease_until is not None]
        assert len(claimed) == len(set(claimed)), "never two letters of one chat at once"
        self.on_their_way += len(claimed)

    async def after_updates_were_handed_out(self) -> None:
        """They are being stored, or have just been."""
        await self._wait_for(self._handed, 0.15)
        self.kills["handed"] += 1

    async def when_updates_are_confirmed(self) -> None:
        """Telegram will never hand them out again."""
        await self._wait_for(self._confirmed, 0)
        self.kills["confirmed"] += 1

    async def after_something_has_come(self) -> None:
        """Telegram has it, and nobody has written that down yet."""
        await self._wait_for(self._arrived, 0.01)
        self.kills["arrived"] += 1

    async def at_any_moment(self) -> None:
        await asyncio.sleep(self._dice.uniform(0, 0.5))
        self.kills["any"] += 1

    async def _wait_for(self, event: asyncio.Event, most: float) -> None:
        event.clear()
        await event.wait()
        if most:
            await asyncio.sleep(self._dice.uniform(0, most))


async def gather_people(
    bot: BotProcess, playground: Playground, programme: Programme, dice: random.Random
) -> tuple[list[Cast], list[Circle]]:
    database = open_database(bot.settings["DATABASE_URL"])
    await migrate(database.url)
    house = await build_house(Settings(_env_file=None), programme, database)
    cast = await settle_all(house, playground, PEOPLE)
    circles = await seat_all(house, cast, dice)
    await database.close()
    return cast, circles


async def rows_of(database: Database, table: type) -> list:
    async with database.reading() as session:
        found = list(await session.scalars(select(table).order_by(table.id)))
        await session.commit()
    return found


async def has_settled(bot: BotProcess, journal: Journal) -> list[OutboxMessage]:
    """The outbox once nothing in it waits any more, and everybody has everything."""
    database = open_database(bot.settings["DATABASE_URL"])
    deadline = time.monotonic() + SETTLING_SECONDS
    try:
        while True:
            rows = await rows_of(database, OutboxMessage)
            is_over = not journal.missing and all(row.status is not OutboxStatus.NEW for row in rows)
            if is_over or time.monotonic() > deadline:
                return rows
            await asyncio.sleep(0.2)
    finally:
        await database.close()


@pytest.mark.timeout(900)
async def test_every_word_comes_once_to_its_readers(
    playground: Playground, network: BadNetwork, tmp_path: Path, programme: Programme, bot_address: str
):
    dice, began = random.Random(SEED), time.monotonic()
    bot = BotProcess(tmp_path, DATABASE_URL=bot_address)
    cast, circles = await gather_people(bot, playground, programme, dice)
    journal = Journal(playground)
    talkers = [Talker(playground, journal, one, circles, dice) for one in cast]
    seconds = PEOPLE * MESSAGES / MESSAGES_A_SECOND + 10
    try:
        await bot.start(await network.open())
        await until(lambda: playground.world.bot.updates.poll is not None, bot.said)
        network.share = TROUBLES
        cuts = Cuts(playground, journal, bot, dice)
        cutting = asyncio.create_task(cuts.until_ended())
        await asyncio.gather(*(one.talks(MESSAGES, seconds) for one in talkers))
        cutting.cancel()
        await asyncio.wait([cutting])
        assert cutting.cancelled(), cutting.exception()
        await bot.clear_away()
        cuts.kills["last"] += 1
        await cuts.look_what_was_on_its_way()
        await bot.start()
        rows = await has_settled(bot, journal)
        network.share = 0
        assert await bot.stop() == 0
    finally:
        await bot.clear_away()
    repeated = Judge(playground, journal, cast).repeats
    figures = [
        f"{PEOPLE} people in {len(circles)} conversations",
        f"{len(journal.lines)} messages, {len(journal.awaited)} deliveries",
        f"kills: {dict(cuts.kills)}",
        f"{len(network.troubles)} calls in trouble, of them {network.lost_messages} messages with a lost answer",
        f"{repeated} repeated of {cuts.on_their_way} on their way when a cut came, {time.monotonic() - began:.0f} s",
    ]
    print("", *figures, sep="\n")  # noqa: T201  # what the proof was made of, for docs/reliability.md
    await judge(bot, playground, journal, cast, rows, most_repeats=cuts.on_their_way + network.lost_messages)


async def judge(
    bot: BotProcess,
    playground: Playground,
    journal: Journal,
    cast: list[Cast],
    rows: list[OutboxMessage],
    *,
    most_repeats: int,
) -> None:
    judge = Judge(playground, journal, cast)
    judge.nobody_got_what_is_for_others()
    judge.everybody_got_everything()
    judge.authors_are_in_order()
    judge.all_readers_read_the_same_order()
    judge.every_message_says_whose_it_is()
    assert judge.answers_hang_on_what_they_answer() > 0
    judge.nothing_tells_who_they_are_elsewhere()
    assert judge.repeats <= most_repeats
    assert Counter(row.status for row in rows) == {OutboxStatus.SENT: len(rows)}
    assert not playground.world.bot.updates.waiting
    await every_word_is_kept_once(bot, journal)
    nothing_unexpected_is_logged(bot, cast)


async def every_word_is_kept_once(bot: BotProcess, journal: Journal) -> None:
    database = open_database(bot.settings["DATABASE_URL"])
    kept = await rows_of(database, ThreadMessage)
    await database.close()
    assert Counter(row.thread_id for row in kept) == Counter(line.circle.id for line in journal.lines.values())
    assert len({(row.chat_id, row.message_id) for row in kept}) == len(kept) == len(journal.lines)


def nothing_unexpected_is_logged(bot: BotProcess, cast: list[Cast]) -> None:
    said = bot.said()
    assert bot.complaints() == []
    lines = [line for line in said.splitlines() if WARNING.search(line)]
    assert [line for line in lines if not any(one in line for one in EXPECTED)] == []
    assert not re.search(r"k\d{3}n\d{3}|Вера-", said)
    assert [secret for one in cast for secret in one.secrets if secret in said] == []
