"""Seats of events: never more than there are, kept in the order of waiting; reminders once each."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import House, build_house
from bot.settings import Settings
from models.audiences import Audience, Facet
from models.events import Attendance, Event, EventPerson
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Role
from models.session import Database
from programmes.programme import Programme
from services.errors import NotFound, Unfitting
from services.events import event_changes, event_lists, event_offers, event_reminders, event_seats, events
from services.events.event_changes import Over
from services.events.events import EventDraft
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, FIRST = 5_000_000_801, 5_000_000_810
A, B, C, D = range(FIRST, FIRST + 4)


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(built, METHODIST, names=("Василькова", "Анна", "Юрьевна"), position="director", role=Role.METHODIST)
    return built


async def people(house: House, count: int) -> list[int]:
    return [await settle(house, FIRST + one, names=("Кленов", "Лев", "Ильич")) for one in range(count)]


async def act(house: House, telegram_id: int, what: Callable[..., Awaitable[Any]], *args: Any, **how: Any) -> Any:
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        return await what(session, visit, *args, **how)


async def planned(house: House, **facts: Any) -> Event:
    facts = {"starts_at": house.clock() + timedelta(days=10), **facts}
    return await act(house, METHODIST, events.create, EventDraft("seminar", facts.pop("title", "Чтение"), **facts))


async def tick(house: House) -> None:
    for job in (event_offers.run, event_reminders.run):
        async with house.database.writing() as session:
            await job(session, house.municipality, now=house.clock())


async def stands(house: House) -> dict[int, Attendance]:
    async with house.database.reading() as session:
        found = {one.person_id: one.attendance for one in await session.scalars(select(EventPerson))}
        await session.commit()
    return found


async def told(house: House, phrase: str) -> list[int]:
    async with house.database.reading() as session:
        query = select(OutboxMessage).where(OutboxMessage.status != OutboxStatus.CANCELLED).order_by(OutboxMessage.id)
        found = [one.chat_id for one in await session.scalars(query) if one.payload.get("phrase") == phrase]
        await session.commit()
    return found


async def test_seats_are_never_oversold(house: House):
    ids = await people(house, 8)
    event = await planned(house, seats=3)
    took = await asyncio.gather(
        *(act(house, FIRST + one % 8, event_seats.register, event_id=event.id) for one in range(16))
    )
    assert len(took) == 16
    found = Counter((await stands(house)).values())
    assert found == {Attendance.REGISTERED: 3, Attendance.WAITING: 5}
    given_back = [one for one, stand in (await stands(house)).items() if stand is Attendance.REGISTERED][:2]
    await asyncio.gather(
        *(act(house, FIRST + ids.index(one), event_seats.leave, event_id=event.id) for one in given_back * 2)
    )
    found = Counter((await stands(house)).values())
    assert found == {
        Attendance.REGISTERED: 1, Attendance.OFFERED: 2, Attendance.WAITING: 3, Attendance.DECLINED: 2
    }  # fmt: skip


async def test_a_free_seat_goes_along_the_list_in_its_order(house: House, clock: Clock):
    a, b, c, d = await people(house, 4)
    event = await planned(house, seats=1)
    for one in (A, B, C):
        await act(house, one, event_seats.register, event_id=event.id)
        clock.passes(minutes=1)
    assert (await act(house, C, event_seats.look, event_id=event.id)).place == 2
    await act(house, A, event_seats.leave, event_id=event.id)
    assert await told(house, "event-told-offer") == [B]
    assert await act(house, D, event_seats.register, event_id=event.id) is Attendance.WAITING
    seat = await act(house, B, event_seats.look, event_id=event.id)
    assert (seat.mine, seat.free, seat.offered_until) == (Attendance.OFFERED, 0, clock.now + timedelta(hours=24))
    clock.passes(hours=23)
    await tick(house)
    assert (await stands(house))[b] is Attendance.OFFERED
    clock.passes(hours=1)
    await tick(house)
    await tick(house)
    assert await stands(house) == {
        a: Attendance.DECLINED, b: Attendance.DECLINED, c: Attendance.OFFERED, d: Attendance.WAITING
    }  # fmt: skip
    assert (await told(house, "event-told-lapsed"), await told(house, "event-told-offer")) == ([B], [B, C])
    assert await act(house, C, event_seats.register, event_id=event.id) is Attendance.REGISTERED
    assert await act(house, C, event_seats.register, event_id=event.id) is Attendance.REGISTERED
    changed = await act(house, METHODIST, event_changes.change, event_id=event.id, seats=2)
    assert changed.over is None
    await tick(house)
    assert (await stands(house))[d] is Attendance.OFFERED
    changed = await act(house, METHODIST, event_changes.write, event_id=event.id, fact="seats", typed="1")
    assert changed.over == Over(seats=1, registered=1, offered=1)
    await act(house, METHODIST, event_changes.cancel, event_id=event.id, reason="Заболел лектор")
    with pytest.raises(Unfitting, match="event-seat-over"):
        await act(house, D, event_seats.register, event_id=event.id)


async def test_whom_an_event_is_for_and_when_it_takes_people(house: House, clock: Clock):
    await people(house, 2)
    now = clock.now
    window = {"registers_from": now + timedelta(days=1), "registers_until": now + timedelta(days=2)}
    event = await planned(house, **window)
    foreign = await planned(house, audience=Audience({Facet.ROLE: ("methodist",)}).plain(), title="Чужое")
    elsewhere = await planned(house, is_external=True, title="В столице")
    for number in (foreign.id, elsewhere.id, 999):
        for verb in (event_seats.look, event_seats.register, event_seats.leave):
            with pytest.raises(NotFound):
                await act(house, A, verb, event_id=number)
    page = await act(house, A, event_lists.for_me, page=7, size=5)
    assert [one.event.id for one in page.lines] == [event.id]
    mine = await act(house, METHODIST, event_lists.for_me, page=0, size=5)
    assert {one.event.id for one in mine.lines} == {event.id, foreign.id}
    with pytest.raises(Unfitting, match="event-seat-early"):
        await act(house, A, event_seats.register, event_id=event.id)
    clock.passes(days=1)
    await act(house, A, event_seats.register, event_id=event.id)
    own = await act(house, A, event_lists.own, page=0, size=5)
    assert [(one.event.id, one.mine) for one in own.lines] == [(event.id, Attendance.REGISTERED)]
    clock.passes(days=1)
    with pytest.raises(Unfitting, match="event-seat-late"):
        await act(house, B, event_seats.register, event_id=event.id)
    await act(house, A, event_seats.leave, event_id=event.id)
    assert (await act(house, A, event_lists.own, page=0, size=5)).total == 0
    month = await act(house, A, event_lists.month, first=event.starts_at.date().replace(day=1), page=0, size=5)
    assert [one.mine for one in month.lines] == [Attendance.DECLINED]


async def test_reminders_come_once_and_never_of_what_is_called_off(house: House, clock: Clock):
    await people(house, 2)
    begins = datetime(2025, 10, 17, 9, tzinfo=UTC)
    event = await planned(house, starts_at=begins)
    other = await planned(house, starts_at=begins + timedelta(hours=3), title="Второе")
    for number in (event.id, other.id):
        await act(house, A, event_seats.register, event_id=number)
    gone = await planned(house, starts_at=begins, title="Отменят")
    await act(house, B, event_seats.register, event_id=gone.id)
    for moment in (begins - timedelta(days=7, minutes=15), begins - timedelta(days=7, minutes=-200)):
        clock.now = moment
        await tick(house)
        await tick(house)
    assert sorted(await told(house, "event-told-days")) == [A, A, B]
    await act(house, METHODIST, event_changes.cancel, event_id=gone.id, reason="Заболел лектор")
    for moment, count in ((datetime(2025, 10, 16, 12, tzinfo=UTC), 0), (datetime(2025, 10, 16, 13, 5, tzinfo=UTC), 1)):
        clock.now = moment
        await tick(house)
        await tick(house)
        assert len(await told(house, "event-told-tomorrow")) == count
    for moment, count in ((begins - timedelta(hours=2, minutes=5), 0), (begins - timedelta(hours=1), 1)):
        clock.now = moment
        await tick(house)
        await tick(house)
        assert len(await told(house, "event-told-hours")) == count
    assert {*await told(house, "event-told-tomorrow"), *await told(house, "event-told-hours")} == {A}
