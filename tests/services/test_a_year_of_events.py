"""A school year of events with a moving clock: registering, moving, calling off; what people are told is checked anew.

Days and hours are worked out here by the wall clock of the municipality, apart from the code under test.
"""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from bot.app import House, build_house
from bot.settings import Settings
from models.events import Attendance, Event, EventPerson, EventStatus
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Role
from models.session import Database
from programmes.programme import Programme
from services.errors import Refusal
from services.events import event_changes, event_offers, event_reminders, event_seats, events
from services.events.events import EventDraft
from tests.conftest import POSTGRESQL, SQLITE, Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, FIRST, PEOPLE = 5_000_000_901, 5_000_000_910, 5
BEGINS, ENDS = datetime(2025, 9, 29, 6, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
"""Both changes of the clocks in Europe, the long holidays and the short ones lie between."""
HOURS, DAYS, EVE, DAYS_TO_COME = "event-told-hours", "event-told-days", "event-told-tomorrow", "event-told-soon"
REMINDERS = {HOURS, DAYS, EVE, DAYS_TO_COME}
HOLIDAYS = {(1, day) for day in range(1, 9)} | {(12, 30), (12, 31), (2, 23), (3, 8), (5, 1), (5, 9), (11, 4)}
OPEN_FROM, OPEN_UNTIL, SATURDAY_UNTIL = time(8), time(20), time(15)
STEPS = [timedelta(minutes=some) for some in (45, 140, 420, 700, 1000)]
ZONES = {SQLITE: ("Europe/Berlin", 3), POSTGRESQL: ("Asia/Kamchatka", 4)}
"""Where the year is played on each database, and how chance falls."""


def is_open(local: datetime) -> bool:
    """Rule C.9 in this test's own words: not in the evening, on Saturday afternoon, on Sundays and holidays."""
    if local.weekday() == 6 or (local.month, local.day) in HOLIDAYS:
        return False
    return OPEN_FROM <= local.time() < (SATURDAY_UNTIL if local.weekday() == 5 else OPEN_UNTIL)


class Year:
    def __init__(self, house: House, clock: Clock, seed: int) -> None:
        self.house, self.clock, self.dice = house, clock, random.Random(seed)
        self.zone = house.municipality.zone
        self.seen = 0
        self.chat_of: dict[int, int] = {}
        self.said: Counter[tuple[int, int, str]] = Counter()
        """How often somebody was reminded of an event since its time was set, by chat, event, and reminder."""
        self.reminded: Counter[str] = Counter()
        self.warned: Counter[bool] = Counter()
        """Of those who had registered long before: who had heard of it when it began."""
        self.judged_at = clock.now

    async def act(self, telegram_id: int, what: Callable[..., Awaitable[Any]], *args: Any, **how: Any) -> Any:
        visit = await visit_of(self.house, telegram_id)
        async with self.house.database.writing() as session:
            return await what(session, visit, *args, **how)

    async def every(self, query: Any) -> list[Any]:
        async with self.house.database.reading() as session:
            found = list(await session.scalars(query))
            await session.commit()
        return found

    async def live(self) -> None:
        while self.clock.now < ENDS:
            self.clock.now = min(self.evening(), self.clock.now + self.dice.choice(STEPS))
            if is_open(self.clock.now.astimezone(self.zone)) or self.dice.random() < 0.1:
                await self.something_happens()
            for _ in range(self.dice.choice((1, 1, 2))):
                await self.tick()
            await self.judge()

    def evening(self) -> datetime:
        """The next moment at which the letter of the eve may be written; the real clock never sleeps over one."""
        local = self.clock.now.astimezone(self.zone)
        day = local.date() + timedelta(days=local.time() >= time(17))
        return datetime.combine(day, time(17), self.zone).astimezone(UTC)

    async def something_happens(self) -> None:
        ahead = await self.every(
            select(Event).where(Event.status == EventStatus.PLANNED, Event.starts_at > self.clock.now)
        )
        somebody = FIRST + self.dice.randrange(PEOPLE)
        with suppress(Refusal):
            if len(ahead) < 6:
                draft = EventDraft("seminar", f"Встреча {self.dice.random():.6f}", self.some_time(), seats=3)
                await self.act(METHODIST, events.create, draft)
                return
            event = self.dice.choice(ahead)
            match self.dice.choices(("join", "leave", "move", "cancel"), (14, 2, 1, 1))[0]:
                case "join":
                    await self.act(somebody, event_seats.register, event_id=event.id)
                case "leave":
                    await self.act(somebody, event_seats.leave, event_id=event.id)
                case "move":
                    await self.act(METHODIST, event_changes.move, event_id=event.id, starts_at=self.some_time())
                    self.said = Counter({key: count for key, count in self.said.items() if key[1] != event.id})
                case "cancel":
                    await self.act(METHODIST, event_changes.cancel, event_id=event.id, reason="Заболел лектор")

    def some_time(self) -> datetime:
        day = self.clock.now.astimezone(self.zone).date() + timedelta(days=self.dice.randint(1, 25))
        return datetime.combine(day, time(self.dice.randint(8, 18), self.dice.choice((0, 30))), self.zone)

    async def tick(self) -> None:
        for job in (event_offers.run, event_reminders.run):
            async with self.house.database.writing() as session:
                await job(session, self.house.municipality, now=self.clock.now)

    async def judge(self) -> None:
        """Every letter that is new is sent at once; what it says is true at this very moment."""
        local = self.clock.now.astimezone(self.zone)
        rows = await self.every(select(OutboxMessage).where(OutboxMessage.id > self.seen).order_by(OutboxMessage.id))
        planned = {one.id: one for one in await self.every(select(Event).where(Event.status == EventStatus.PLANNED))}
        comes = {
            (one.event_id, one.person_id)
            for one in await self.every(select(EventPerson).where(EventPerson.attendance == Attendance.REGISTERED))
        }
        for row in rows:
            self.seen = row.id
            phrase = row.payload["phrase"]
            if phrase not in REMINDERS:
                continue
            assert is_open(local), f"{phrase} at {local}"
            self.reminded[phrase] += 1
            opening = [one["data"] for buttons in row.payload["rows"] for one in buttons if one["data"][:3] == "ev:"]
            assert opening
            for data in opening:
                number = int(data.removeprefix("ev:"))
                assert (number, row.person_id) in comes, "reminded of what they do not come to"
                self.check(phrase, row, planned[number], local)
                self.said[row.chat_id, number, "eve" if phrase in {EVE, DAYS_TO_COME} else phrase] += 1
        assert set(self.said.values()) <= {1}, "reminded twice of the same"
        await self.look_back()
        async with self.house.database.writing() as session:
            await session.execute(
                update(OutboxMessage).where(OutboxMessage.status == OutboxStatus.NEW).values(status=OutboxStatus.SENT)
            )
            await session.commit()

    async def look_back(self) -> None:
        """At those who come to what has begun since the last look and has never been moved."""
        began = select(EventPerson).join(Event, Event.id == EventPerson.event_id)
        began = began.where(Event.starts_at > self.judged_at, Event.starts_at <= self.clock.now, Event.sequence == 0)
        for one in await self.every(began.where(EventPerson.attendance == Attendance.REGISTERED)):
            [event] = await self.every(select(Event).where(Event.id == one.event_id))
            if event.starts_at - one.changed_at > timedelta(days=8):
                heard = {chat for chat, number, _ in self.said if number == event.id}
                self.warned[self.chat_of[one.person_id] in heard] += 1
        self.judged_at = self.clock.now

    def check(self, phrase: str, row: OutboxMessage, event: Event, local: datetime) -> None:
        begins = event.starts_at.astimezone(self.zone)
        away = event.starts_at - self.clock.now
        values = row.payload["values"]
        if phrase in {HOURS, DAYS}:
            assert (values["title"], values["hour"]) == (event.title, f"{begins:%H:%M}")
            assert date.fromisoformat(row.payload["days"]["day"]) == begins.date()
            low, high = (timedelta(), timedelta(hours=2)) if phrase == HOURS else (timedelta(days=2), timedelta(days=7))
            assert low <= away <= high
            assert phrase == HOURS or values["left"] == (begins.date() - local.date()).days
        else:
            assert f"{begins:%H:%M}" in values["titles"]
            assert local.time() >= time(16)
            assert phrase == DAYS_TO_COME or begins.date() == local.date() + timedelta(days=1)


@pytest.mark.timeout(300)
async def test_a_year_of_events(database: Database, database_kind: str, programme: Programme, clock: Clock):
    clock.now, (zone, seed) = BEGINS, ZONES[database_kind]
    passport = programme.passport.model_copy(update={"timezone": zone})
    there = programme.model_copy(update={"passport": passport})
    house = await build_house(Settings(_env_file=None), there, database, clock=clock)
    assert house.municipality.zone == ZoneInfo(zone)
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    year = Year(house, clock, seed)
    for number in range(FIRST, FIRST + PEOPLE):
        year.chat_of[await settle(house, number, names=("Кленов", "Лев", "Ильич"))] = number
    await year.live()
    assert min(year.reminded[phrase] for phrase in REMINDERS) > 5, year.reminded
    assert year.warned[True] > 20, year.warned
    assert not year.warned[False]
    assert len(await year.every(select(Event.id).where(Event.status == EventStatus.CANCELLED))) > 5
