"""SIGKILL while a file is being made: whoever waits is told, asks again and gets it; nothing half-made is left."""

import asyncio
import os
import random
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.app import build_house
from bot.settings import Settings
from models.audit import Action, AuditEntry
from models.migrating import migrate
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Role
from models.session import Database, open_database
from playground.messages import Message
from playground.server import Playground
from programmes.programme import Programme
from tests.dialogs.shortcuts import settle
from tests.e2e.processes import BotProcess
from tests.e2e.somebody import Somebody

KILLS = int(os.environ.get("REPORT_KILLS", "1"))
"""Of each kind of file."""
TEACHERS = 20
ANNUAL, REGISTERS, COURSES = "Годовой публичный отчёт", "Все реестры одной книгой", "Выгрузить реестр"
SECONDS = {ANNUAL: 0.6, REGISTERS: 0.3}
"""A cut comes at any moment of them; together with the export beside it that is about as long as they take."""
LONG_ENOUGH_TO_BEGIN_AGAIN = 0.3
GATHERING, INTERRUPTED, MADE = "Собираю", "перезапустили", "Готово"


class Making:
    """A methodist who asks for reports, a clerk for a table, and what there is to be seen of it."""

    def __init__(self, playground: Playground, bot: BotProcess, database: Database, folder: Path) -> None:
        self.methodist, self.clerk = Somebody(playground, 501), Somebody(playground, 502, "Анна")
        self.on_their_way = 0
        """Reports cut in the moment between the line of the audit and the call."""
        self._playground, self._bot, self._database, self._folder = playground, bot, database, folder

    def files(self) -> int:
        return len(self._playground.world.files.by_unique_id)

    async def asks(self, kind: str) -> Message:
        """Until it is being made; the message that asks to wait."""
        await self.methodist.says("/report")
        message = self.methodist.screen
        assert message is not None
        self.methodist.press(next(data for label, data in self.methodist.buttons if kind in label))
        await self.methodist.until(lambda: GATHERING in message.content.text, kind)
        return message

    async def gets(self, kind: str) -> None:
        """The whole file, for the asking."""
        before, audited = self.files(), await self.audited()
        message = await self.asks(kind)
        await self.methodist.until(lambda: MADE in message.content.text, kind)
        assert self.files() == before + 1
        assert (await self.audited())[Action.REPORT_MADE] == audited[Action.REPORT_MADE] + 1
        await self.nothing_is_left()

    async def is_cut(self, kind: str, after: float) -> bool:
        """Whether nothing came of it; an export of somebody else is cut with it.

        A tap that was not confirmed yet comes again, and so does its file.
        """
        before, audited = self.files(), await self.audited()
        await self.clerk.says("/courses")
        await self.clerk.taps_on("🗂")
        message = await self.asks(kind)
        await asyncio.sleep(after)
        await self.an_export_begins()
        await self._bot.kill()
        self._playground.latency = 0.0
        handed, was_told = self.files() - before, MADE in message.content.text
        await self._bot.start()
        await self.methodist.until(lambda: GATHERING not in message.content.text, "the truth")
        await self.clerk.until(lambda: self.files() > before + handed, "the table nobody has asked for twice")
        await asyncio.sleep(LONG_ENOUGH_TO_BEGIN_AGAIN)
        await self.methodist.until(lambda: GATHERING not in message.content.text, "the end of what has begun again")
        assert message.inline_keyboard, "no way back"
        has_come = self.files() - before - 1
        if was_told or has_come > handed:
            assert MADE in message.content.text
        elif not has_come:
            assert INTERRUPTED in message.content.text
        if not has_come:
            extra = (await self.audited()) - audited
            self.on_their_way += extra[Action.REPORT_MADE]
            if not extra[Action.REPORT_MADE]:
                assert extra == {Action.COURSES_EXPORTED: 2}, "an export is written down before each attempt"
        await self.nothing_is_left()
        return not has_come

    async def an_export_begins(self) -> None:
        """Until it is written down; what answers the tap takes its time, and the file comes after that."""
        before = await self.audited()
        self._playground.latency = 0.3
        self.clerk.press(next(data for label, data in self.clerk.buttons if COURSES in label))
        for _ in range(2000):
            if (await self.audited())[Action.COURSES_EXPORTED] > before[Action.COURSES_EXPORTED]:
                return
            await asyncio.sleep(0.005)

    async def audited(self) -> Counter[Action]:
        async with self._database.reading() as session:
            found = Counter(await session.scalars(select(AuditEntry.action)))
            await session.commit()
        return found

    async def nothing_is_left(self) -> None:
        waiting = select(func.count()).where(OutboxMessage.status == OutboxStatus.NEW)
        for _ in range(200):
            async with self._database.reading() as session:
                left = await session.scalar(waiting)
                await session.commit()
            if not left:
                break
            await asyncio.sleep(0.02)
        assert not left, "a letter waits for ever"
        left_behind = [one for one in self._folder.rglob("*") if one.is_file() and one.name != "owner"]
        assert not left_behind


@pytest.fixture
async def making(api: str, playground: Playground, bot: BotProcess, programme: Programme, tmp_path: Path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    bot.settings["TMPDIR"] = str(folder)
    database = open_database(bot.settings["DATABASE_URL"])
    await migrate(database.url)
    house = await build_house(Settings(_env_file=None), programme, database)
    for number in (501, 502):
        await settle(house, number, names=("Осокина", "Анна", "Петровна"), position="methodist", role=Role.METHODIST)
    for number in range(TEACHERS):
        await settle(house, 600 + number)
    await bot.start(api)
    yield Making(playground, bot, database, folder)
    await database.close()


async def test_cut_reports_and_tables(making: Making, bot: BotProcess):
    dice, cuts = random.Random(9), Counter[str]()
    kinds = SECONDS if KILLS > 1 else [ANNUAL]
    for _ in range(KILLS):
        for kind in kinds:
            cuts[kind] += await making.is_cut(kind, dice.uniform(0, SECONDS[kind]))
    for kind in kinds:
        await making.gets(kind)
    print(f"cut of {KILLS} each: {dict(cuts)}, of them on their way: {making.on_their_way}")  # noqa: T201
    assert cuts[ANNUAL], "every report came"
    assert bot.complaints() == []
