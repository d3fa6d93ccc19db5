"""Conversations between people through the bot: nothing lost, nothing twice, in order, never to a wrong person."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from bot.app import House
from bot.delivery import TelegramMessenger
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Role
from models.threads import Part, ThreadCopy, ThreadKind, ThreadMessage
from playground.messages import Message
from scheduler.sender import Sender
from services import threads
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle
from tests.telegram import HELD, Person, Telegram

FAST = 1000.0
ASKER, HELPER, SECOND, MENTOR = 811, 812, 813, 814
CAST = {
    ASKER: (("Ромашкина", "Вера", "Павловна"), None),
    HELPER: (("Сиренева", "Ирина", "Олеговна"), Role.METHODIST),
    SECOND: (("Василькова", "Анна", "Юрьевна"), Role.METHODIST),
    MENTOR: (("Лютиков", "Пётр", "Ильич"), None),
}


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)


@dataclass
class Town:
    """Four people who know the bot, a request and a pair of mentoring."""

    house: House
    telegram: Telegram
    clock: Clock
    ids: dict[int, int]
    people: dict[int, Person]
    request: int = 0
    pair: int = 0

    @property
    def asker(self) -> Person:
        return self.people[ASKER]

    @property
    def helper(self) -> Person:
        return self.people[HELPER]

    @property
    def mentor(self) -> Person:
        return self.people[MENTOR]

    async def begin(self, kind: ThreadKind, members: dict[int, Part], title: str) -> int:
        async with self.house.database.writing() as session:
            members = {self.ids[who]: part for who, part in members.items()}
            thread = await threads.begin(session, kind, members, title=title, now=self.clock())
            await session.commit()
            return thread.id

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[None]:
        messenger = TelegramMessenger(self.telegram.bot, self.house.catalog)
        HELD.set(None)
        sender = Sender(self.house.database, self.house.municipality, messenger, self.house.clock, rate=FAST)
        running = asyncio.create_task(sender.run())
        try:
            yield
        finally:
            running.cancel()
            await asyncio.wait([running])

    async def delivers(self) -> None:
        """Everything that is due goes out, albums too."""
        self.clock.passes(seconds=3)
        async with self.sending(), asyncio.timeout(10):
            while any(row.status is OutboxStatus.NEW for row in await self.outbox()):  # noqa: ASYNC110  # another session writes
                await asyncio.sleep(0.01)

    async def outbox(self) -> list[OutboxMessage]:
        async with self.house.database.reading() as session:
            return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))

    async def said(self) -> list[ThreadMessage]:
        async with self.house.database.reading() as session:
            return list(await session.scalars(select(ThreadMessage).order_by(ThreadMessage.id)))

    async def copies(self) -> Sequence[ThreadCopy]:
        async with self.house.database.reading() as session:
            return list(await session.scalars(select(ThreadCopy)))


@pytest.fixture
async def town(house: House, telegram: Telegram, clock: Clock) -> Town:
    ids, people = {}, {}
    for account, (names, role) in CAST.items():
        ids[account] = await settle(house, account, names=names, role=role)
        people[account] = telegram.person(account, names[1], names[0])
        await people[account].says("/menu")
    town = Town(house, telegram, clock, ids, people)
    town.request = await town.begin(
        ThreadKind.CONSULTATION, {ASKER: Part.ASKER, HELPER: Part.HELPER}, "Заявка № 1: аттестация"
    )
    town.pair = await town.begin(ThreadKind.MENTORSHIP, {MENTOR: Part.MENTOR, ASKER: Part.MENTEE}, "Наставничество")
    return town


def received(person: Person, *, since: int = 1) -> list[Message]:
    """What the bot has sent after the menu."""
    return person.messages[since:]


async def test_two_people_talk(town: Town):
    await town.helper.forges(f"tk:{town.request}")
    assert "Вы пишете: Вера Р. (спрашивает)" in town.helper.text
    assert "вы двое и заведующий" in town.helper.text
    calls = len(town.telegram.session.calls)
    await town.helper.says("Здравствуйте, Вера & <b>все</b>!")
    await town.helper.sends("photo")
    await town.helper.sends("sticker")
    assert len(town.telegram.session.calls) == calls
    await town.delivers()
    first, second, third = received(town.asker)
    assert first.content.text == "✉️ Ирина С. · Заявка № 1: аттестация\nЗдравствуйте, Вера & <b>все</b>!"
    assert second.content.kind == "photo"
    assert second.content.text.startswith("✉️ Ирина С. · Заявка № 1: аттестация\nподпись")
    assert third.content.kind == "sticker"
    assert third.inline_keyboard[0][0]["text"] == "Ответить · Ирина С. · Заявка № 1: аттестация"
    await town.asker.taps("Ответить", message=first)
    assert "Вы пишете: Ирина С. (помогает)" in town.asker.text
    assert first.content.text.startswith("✉️")
    await town.asker.says("Спасибо")
    await town.asker.says("/menu")
    await town.asker.says("не туда")
    await town.delivers()
    assert town.helper.text == "✉️ Вера Р.\nСпасибо"
    assert [one.text for one in await town.said()][-1] == "Спасибо"
    assert len(received(town.mentor)) == 0
