"""A school year of events: what a tick of reminders costs on a working day, and the lists people look at."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import quantiles
from time import perf_counter
from typing import Any

from sqlalchemy import func, insert, select

from benchmarks import district
from benchmarks.district_screens import Look, Screen, looked_at
from benchmarks.district_stage import Counter, district_of, visit_of
from bot.app import House
from models.events import Attendance, Event, EventLevel, EventPerson, EventStatus
from models.outbox import OutboxMessage
from models.queries.portions import portions
from services.events import event_lists, event_offers, event_plan, event_reminders, event_seats

MIDDLE = datetime(2025, 12, 8, tzinfo=UTC)
"""A Monday in the middle of the events."""
FIRST_TICK, LAST_TICK = timedelta(hours=5, minutes=35), timedelta(hours=16)
"""Of one working day in Moscow: from the end of the quiet hours to their beginning."""
BETWEEN_TICKS = timedelta(minutes=5)
PER_SCREEN = 5
SEED = 11
A_READER = 5


@dataclass(frozen=True, slots=True)
class Plan:
    educators: int
    events: int
    registrations: int
    looks: int


FULL = Plan(educators=10_000, events=300, registrations=20_000, looks=60)
QUICK = Plan(educators=1_000, events=60, registrations=2_000, looks=20)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Of one working day."""

    count: int
    letters: int
    first_ms: float
    p95_ms: float
    longest_ms: float
    statements: float
    """Of one tick."""


@dataclass(slots=True)
class Findings:
    plan: Plan
    ticks: Ticks
    screens: dict[str, Screen] = field(default_factory=dict)


async def measure(plan: Plan) -> Findings:
    async with district_of(plan.educators, MIDDLE + FIRST_TICK) as house:
        await _fill(house, plan)
        ticks = await _a_day(house)
        visit, keeper = await visit_of(house, A_READER), await visit_of(house, 1)
        async with house.database.reading() as session:
            an_event = (await event_lists.for_me(session, visit, page=0, size=PER_SCREEN)).lines[0].event.id
        first = keeper.municipality.day(MIDDLE).replace(day=1)
        of_people: dict[str, Look] = {
            "events for me": lambda s, v: event_lists.for_me(s, v, page=0, size=PER_SCREEN),
            "events I come to": lambda s, v: event_lists.own(s, v, page=0, size=PER_SCREEN),
            "one event": lambda s, v: event_seats.look(s, v, event_id=an_event),
        }
        of_keepers: dict[str, Look] = {
            "plan of a month": lambda s, v: event_plan.month(s, v, first=first, kind=None, page=0, size=PER_SCREEN),
        }
        screens = await looked_at(house, visit, of_people, plan.looks)
        screens |= await looked_at(house, keeper, of_keepers, plan.looks)
    return Findings(plan, ticks, screens)


async def _fill(house: House, plan: Plan) -> None:
    """Events from September to May, some of them full with people waiting; everybody registers somewhere."""
    dice = random.Random(SEED)
    pairs = set[tuple[int, int]]()
    while len(pairs) < plan.registrations:
        pairs.add((dice.randint(1, plan.events), dice.randint(1, plan.educators)))
    async with house.database.writing() as session:
        await session.execute(insert(Event), list(_events(plan, dice)))
        for some in portions([_registration(event, person) for event, person in sorted(pairs)]):
            await session.execute(insert(EventPerson), some)
        await session.commit()


def _events(plan: Plan, dice: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(1, plan.events + 1):
        day = MIDDLE + timedelta(days=round((number / plan.events - 0.5) * 240))
        starts_at = day + timedelta(hours=dice.randint(6, 13))
        subject = number % (2 * len(district.SUBJECTS))
        narrow = {"wanted": {"subject": list(district.SUBJECTS[subject : subject + 1])}}
        yield {
            "kind": "seminar",
            "title": f"Seminar {number}",
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=2),
            "organiser_id": 1,
            "status": EventStatus.PLANNED if starts_at > MIDDLE else EventStatus.HELD,
            "created_at": MIDDLE - timedelta(days=150),
            "level": EventLevel.MUNICIPAL,
            "audience": narrow if subject < len(district.SUBJECTS) else {},
            "seats": None if number % 3 else plan.registrations // plan.events,
        }


def _registration(event: int, person: int) -> dict[str, Any]:
    stands = Attendance.WAITING if not event % 3 and person % 10 == 0 else Attendance.REGISTERED
    return {
        "event_id": event,
        "person_id": person,
        "attendance": stands,
        "changed_at": MIDDLE - timedelta(days=140, minutes=person),
    }


async def _a_day(house: House) -> Ticks:
    """Every tick of the job of seats and reminders, from morning to evening."""
    counter, waits = Counter(house), []
    now = MIDDLE + FIRST_TICK
    while now <= MIDDLE + LAST_TICK:
        began = perf_counter()
        async with house.database.writing() as session:
            await event_offers.run(session, house.municipality, now=now)
        async with house.database.writing() as session:
            await event_reminders.run(session, house.municipality, now=now)
        waits.append((perf_counter() - began) * 1000)
        now += BETWEEN_TICKS
    statements = counter.count / len(waits)
    async with house.database.reading() as session:
        letters = await session.scalar(select(func.count()).select_from(OutboxMessage)) or 0
    assert letters, "nobody was reminded of anything"
    return Ticks(len(waits), letters, waits[0], quantiles(waits, n=20)[-1], max(waits), statements)
