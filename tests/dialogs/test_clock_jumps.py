"""The clock of the machine goes back an hour and forward a day: each letter still comes once, and not at night."""

import asyncio
from collections import Counter

import pytest
from sqlalchemy import select

from bot.app import House
from models.announcements import Announcement, AnnouncementKind, AnnouncementStatus, Repeat
from models.audiences import Audience
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Role
from services import outbox
from services.announcements import announcement_clock
from services.outbox import Letter, Recipient
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle
from tests.dialogs.test_outbox import people, put, rows, sending  # noqa: F401  # the same three teachers
from tests.telegram import Person, Telegram

pytestmark = pytest.mark.both_databases
HOUR, DAY = 3600, 86400


async def came(house: House, telegram: Telegram, wait: float = 0.3) -> Counter[str]:
    """What has gone out by now, after the sender had its time."""
    async with sending(house, telegram):
        await asyncio.sleep(wait)
    return Counter(one["text"] for one in telegram.session.sent if one["text"].startswith("№"))


async def test_a_clock_that_jumps_sends_each_letter_once(
    house: House,
    telegram: Telegram,
    people: list[Person],  # noqa: F811
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    first, second, third = people
    await put(house, [Letter(f"{one.id}", Recipient(one.id, None), {"text": f"№{one.id}"}) for one in (first, second)])
    async with house.database.writing() as session:  # its sender dies with it
        [left] = await outbox.claim(session, house.municipality, now=clock(), limit=1)
    clock.passes(seconds=-HOUR)
    await put(house, [Letter("now", Recipient(third.id, None), {"text": "№now"})])
    assert await came(house, telegram) == {"№now": 1}, "what is put in now goes now; the rest waits for its moment"
    clock.passes(seconds=HOUR + 180)
    everything = {"№now": 1, f"№{first.id}": 1, f"№{second.id}": 1}
    assert await came(house, telegram) == everything
    clock.passes(seconds=DAY)
    again = [Letter(f"{first.id}", Recipient(first.id, None), {"text": "№again"})]
    assert await put(house, again) == 0, "what was said is not said again"
    clock.passes(seconds=11 * HOUR)  # the middle of the night
    await put(house, [Letter("night", Recipient(first.id, None), {"text": "№night"})])
    assert await came(house, telegram) == everything
    clock.passes(seconds=-DAY - 11 * HOUR)
    assert await came(house, telegram) == everything
    clock.passes(seconds=2 * DAY)
    assert await came(house, telegram) == everything | {"№night": 1}
    assert {row.status for row in await rows(house)} == {OutboxStatus.SENT}
    assert left.id


async def test_a_weekly_announcement_is_not_repeated_by_a_clock_that_goes_back(
    house: House, telegram: Telegram, clock: Clock
):
    author = telegram.person(901)
    number = await settle(house, author.id, role=Role.METHODIST)
    await settle(house, telegram.person(902).id)
    async with house.database.writing() as session:
        session.add(
            Announcement(
                author_id=number, kind=AnnouncementKind.METHODS, status=AnnouncementStatus.SCHEDULED, text="№weekly",
                audience=Audience(is_everybody=True).plain(), repeat=Repeat.WEEKLY, due_at=clock(), created_at=clock(),
            )
        )  # fmt: skip
        await session.commit()

    async def tick() -> int:
        async with house.database.writing() as session:
            await announcement_clock.start_due(session, house.municipality, now=clock())
        async with house.database.reading() as session:
            found = list(
                await session.scalars(select(OutboxMessage.id).where(OutboxMessage.kind.like("announcement%")))
            )
            await session.commit()
        return len(found)

    once = await tick()
    assert once >= 1
    for jump in (-HOUR, HOUR, DAY, -DAY, -HOUR, HOUR):
        clock.passes(seconds=jump)
        assert await tick() == once
    clock.passes(seconds=8 * DAY)
    assert await tick() == 2 * once
