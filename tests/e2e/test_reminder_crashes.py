"""Power cuts around the tick that reminds of events and passes seats on: what is said is what an undisturbed day says."""

import asyncio
import os
import random
from datetime import timedelta

import pytest
from sqlalchemy import URL, insert, select

from bot.app import build_house
from bot.settings import Settings
from models.events import Attendance, Event, EventPerson, EventStatus
from models.outbox import OutboxMessage
from models.session import open_database
from programmes.programme import Programme
from tests.dialogs.shortcuts import settle
from tests.e2e import reminding_program
from tests.e2e.births import NURSERY, ROOT
from tests.e2e.processes import surroundings
from tests.e2e.reminding_program import MORNING, TICKS, tick
from tests.files import Store

PEOPLE, EVENTS, KILLS = 12, 40, 4
LONGEST_PAUSE = 0.12
"""Seconds from the beginning of a tick to the power cut: sometimes the tick is over by then."""

pytestmark = pytest.mark.slow


async def fill(address: str, programme: Programme) -> None:
    """Events from today to the next week, some full, with people who wait and seats kept until noon."""
    database = open_database(address)
    house = await build_house(Settings(_env_file=None), programme, database, clock=lambda: MORNING)
    people = [await settle(house, 701 + one, names=("Кленов", "Лев", "Ильич")) for one in range(PEOPLE)]
    long_ago = MORNING - timedelta(days=20)
    events = [
        {
            "kind": "seminar",
            "title": f"Встреча {number}",
            "starts_at": MORNING + timedelta(hours=2 + 5 * number),
            "organiser_id": people[0],
            "status": EventStatus.PLANNED,
            "created_at": long_ago,
            "seats": None if number % 3 else PEOPLE - 3,
        }
        for number in range(EVENTS)
    ]
    async with database.writing() as session:
        numbers = list(await session.scalars(insert(Event).returning(Event.id), events))
        rows = []
        for event, facts in zip(numbers, events, strict=True):
            for place, person in enumerate(people):
                stands, until = Attendance.REGISTERED, None
                if facts["seats"] and place >= facts["seats"]:
                    stands = Attendance.WAITING
                elif facts["seats"] and place < 3:
                    stands, until = Attendance.OFFERED, MORNING + timedelta(hours=place * 2)
                rows.append(
                    {
                        "event_id": event,
                        "person_id": person,
                        "attendance": stands,
                        "changed_at": long_ago + timedelta(minutes=place),
                        "offered_until": until,
                    }
                )
        await session.execute(insert(EventPerson), rows)
        await session.commit()
    await database.close()


async def result(address: str) -> tuple[list[str], list[tuple[int, int, Attendance]]]:
    """What was said, and who stands where."""
    database = open_database(address)
    async with database.reading() as session:
        said = list(await session.scalars(select(OutboxMessage.dedup_key)))
        query = select(EventPerson.event_id, EventPerson.person_id, EventPerson.attendance)
        stands = [(row[0], row[1], row[2]) for row in await session.execute(query)]
        await session.commit()
    await database.close()
    return sorted(said), sorted(stands)


async def undisturbed(address: str, programme: Programme) -> None:
    database = open_database(address)
    house = await build_house(Settings(_env_file=None), programme, database, clock=lambda: MORNING)
    for number in range(TICKS):
        await tick(house, number)
    await database.close()


async def _pipe() -> tuple[asyncio.StreamReader, int]:
    """What comes out, and the end to be written into."""
    outward, inward = os.pipe()
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(outward, "rb"))
    return reader, inward


async def one_life(address: str, first: int, last: int | None, pause: float) -> int:
    """The program from a tick on, killed `pause` seconds after tick `last` has begun; returns the tick it was at."""
    reader, output = await _pipe()
    command = (reminding_program.__name__, address, str(first))
    program = await NURSERY.born(*command, cwd=ROOT, env=surroundings(), output=output)
    os.close(output)
    at = first
    try:
        while (line := (await reader.readline()).decode().strip()) != "done":
            assert line, "the program has ended by itself"
            at = int(line)
            if at == last:
                await asyncio.sleep(pause)
                break
    finally:
        if last is not None:
            program.kill()
        await program.wait()
    return at


@pytest.mark.timeout(300)
async def test_power_cuts_around_the_tick_of_reminders(store: Store, migrated: URL, programme: Programme):
    first = store.create(migrated)
    calm = first.render_as_string(hide_password=False)
    await fill(calm, programme)
    second = store.create(first)
    stormy = second.render_as_string(hide_password=False)
    await undisturbed(calm, programme)
    dice, begun = random.Random(1), 0
    for last in sorted(dice.sample(range(TICKS - 1), KILLS)):
        begun = await one_life(stormy, begun, max(begun, last), dice.uniform(0, LONGEST_PAUSE))
    await one_life(stormy, begun, None, 0)
    said, stands = await result(calm)
    assert len(said) > 100
    assert (said, stands) == await result(stormy)
    store.drop(first)
    store.drop(second)
