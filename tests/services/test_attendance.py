"""Who was there: marks that count once, whoever says them first; what follows from them, and what stays of them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.app import House, build_house
from bot.settings import Settings
from handlers.own_data_tables import own_tables
from models.audit import Action, AuditEntry
from models.base import Base
from models.events import Attendance, AttendanceSource, Event, EventPerson, EventRole, EventStatus
from models.people import Person, Role
from models.queries.events import event_owners
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus
from models.session import Database
from programmes.programme import Programme
from services import own_data, privacy
from services.attendance import (
    attendance,
    attendance_arriving,
    attendance_claims,
    attendance_codes,
    attendance_import,
    attendance_removing,
    attendance_showing,
)
from services.errors import NotFound, Unfitting
from services.events import event_figures, event_seats, events
from services.events.events import EventDraft
from services.marks import mark_of
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, FIRST = 5_000_000_701, 5_000_000_710
BEGINS = datetime(2025, 10, 7, 12, tzinfo=UTC)


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = BEGINS - timedelta(hours=3)
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(built, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    return built


async def act(house: House, account: int, what: Callable[..., Awaitable[Any]], *args: Any, **how: Any) -> Any:
    visit = await visit_of(house, account)
    async with house.database.writing() as session:
        return await what(session, visit, *args, **how)


async def people(house: House, count: int) -> list[int]:
    return [await settle(house, FIRST + one, names=("Кленов", "Лев", "Ильич")) for one in range(count)]


async def planned(house: House, **facts: Any) -> Event:
    facts = {"starts_at": BEGINS, **facts}
    return await act(house, METHODIST, events.create, EventDraft(facts.pop("kind", "seminar"), "Чтение", **facts))


async def keep(house: House, *rows: Base) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


def line(house: House, event: Event, person_id: int, stand: Attendance, **facts: Any) -> EventPerson:
    return EventPerson(event_id=event.id, person_id=person_id, attendance=stand, changed_at=house.clock(), **facts)


async def stands(house: House, event: Event) -> dict[int, EventPerson]:
    async with house.database.reading() as session:
        query = select(EventPerson).where(EventPerson.event_id == event.id)
        found = {one.person_id: one for one in await session.scalars(query)}
        await session.commit()
    return found


async def route(house: House, person_id: int, *steps: tuple[str, str | None]) -> list[int]:
    """A route that is walked, with steps of these kinds and topics."""
    now, day = house.clock(), house.clock().date()
    async with house.database.writing() as session:
        made = Route(
            person_id=person_id, school_year=2025, basis=RouteBasis.REQUEST, status=RouteStatus.ACTIVE, version=1,
            created_at=now, changed_at=now, accepted_at=now, agreed_at=now,
        )  # fmt: skip
        session.add(made)
        await session.flush()
        found = [
            Activity(
                route_id=made.id, place=place, area="methods", topic=topic, kind=kind, title="x", starts_on=day,
                due_on=day + timedelta(days=place), is_mandatory=True, needs_acceptance=False,
                status=ActivityStatus.PLANNED, evidence=[],
            )
            for place, (kind, topic) in enumerate(steps)
        ]  # fmt: skip
        session.add_all(found)
        await session.commit()
        return [one.id for one in found]


async def done(house: House, steps: list[int]) -> list[bool]:
    async with house.database.reading() as session:
        found = [(await session.get_one(Activity, one)).status is ActivityStatus.DONE for one in steps]
        await session.commit()
    return found


async def code_of(house: House, event: Event) -> str:
    shown = await act(house, METHODIST, attendance_showing.show, event_id=event.id)
    assert isinstance(shown.code, str)
    return shown.code


async def test_those_of_one_short_name_are_told_apart(house: House):
    event, both = await planned(house), await people(house, 2)
    await keep(house, *(line(house, event, one, Attendance.REGISTERED) for one in both))
    roll = await act(house, METHODIST, attendance.look, event_id=event.id, page=0, size=9)
    assert len({one.called for one in roll.lines}) == 2
    page = await act(house, METHODIST, attendance.look, event_id=event.id, page=1, size=1)
    found = await act(house, METHODIST, attendance.find, event_id=event.id, typed="кленов", size=9)
    assert {one.called for one in (*page.lines, *found)} == {one.called for one in roll.lines}


async def test_everybody_arrives_at_once(house: House, clock: Clock):
    ids = await people(house, 6)
    event = await planned(house, seats=2)
    await act(house, FIRST, event_seats.register, event_id=event.id)
    clock.now = BEGINS
    codes = await asyncio.gather(*(code_of(house, event) for _ in range(3)))
    assert len(set(codes)) == 1
    arrivals = [
        act(
            house,
            FIRST + one % 6,
            attendance_arriving.arrive,
            telegram_id=FIRST + one % 6,
            event_id=event.id,
            typed=codes[0],
        )
        for one in range(12)
    ]
    marks = [
        act(house, METHODIST, attendance.mark, event_id=event.id, person_id=one, stand=Attendance.ATTENDED)
        for one in ids
    ]
    await asyncio.gather(*arrivals, *marks, act(house, METHODIST, attendance.mark_all, event_id=event.id))
    found = await stands(house, event)
    assert set(found) == set(ids)
    assert all(one.attendance is Attendance.ATTENDED and one.confirmed_at for one in found.values())
    roll = await act(house, METHODIST, attendance.look, event_id=event.id, page=9, size=4)
    assert (roll.page, roll.pages, len(roll.lines), roll.tally.came, roll.tally.expected) == (1, 2, 2, 6, 6)


async def test_many_are_marked_in_portions(house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(attendance, "PORTION", 3)
    ids = await people(house, 7)
    event = await planned(house)
    await keep(house, *(line(house, event, one, Attendance.REGISTERED, role=EventRole.SPOKE) for one in ids))
    [talk, seminar] = await route(house, ids[6], ("talk", None), ("seminar", None))
    clock.now = BEGINS
    assert await act(house, METHODIST, attendance.mark_all, event_id=event.id) == 7
    assert await act(house, METHODIST, attendance.mark_all, event_id=event.id) == 0
    assert {one.role for one in (await stands(house, event)).values()} == {EventRole.SPOKE}
    assert await done(house, [talk, seminar]) == [True, False]
    async with house.database.reading() as session:
        query = select(func.count()).where(AuditEntry.action == Action.ATTENDANCE_MARKED)
        assert await session.scalar(query) == 3
        await session.commit()
    figures = await act(house, METHODIST, event_figures.of_period, first=BEGINS.date())
    assert (figures.came, figures.people) == (7, 7)


async def test_only_a_mistake_of_keepers_is_taken_out(house: House, clock: Clock):
    a, b, c = await people(house, 3)
    event, take_out = await planned(house), attendance_removing.take_out
    clock.now = BEGINS
    [step] = await route(house, a, ("seminar", None))
    await keep(house, line(house, event, c, Attendance.INVITED))
    for one in (a, c):
        await act(house, METHODIST, attendance.mark, event_id=event.id, person_id=one, stand=Attendance.ATTENDED)
    mark = mark_of(b)
    await act(house, METHODIST, attendance_import.apply, event_id=event.id, person_ids=[b], mark=mark)
    assert await done(house, [step]) == [True]
    with pytest.raises(Unfitting, match="attendance-is-known"):
        await act(house, METHODIST, take_out, event_id=event.id, person_id=c)
    await asyncio.gather(*(act(house, METHODIST, take_out, event_id=event.id, person_id=one) for one in (a, a, b)))
    assert set(await stands(house, event)) == {c}
    assert await done(house, [step]) == [False]
    # who comes by themselves afterwards is no mistake any more
    code = await code_of(house, event)
    await act(house, FIRST, attendance_arriving.arrive, telegram_id=FIRST, event_id=event.id, typed=code)
    await act(house, METHODIST, attendance.mark, event_id=event.id, person_id=a, stand=Attendance.ABSENT)
    with pytest.raises(Unfitting, match="attendance-is-known"):
        await act(house, METHODIST, take_out, event_id=event.id, person_id=a)


async def test_which_step_is_done(house: House, clock: Clock):
    [person] = await people(house, 1)
    topics = [one.code for one in house.municipality.programme.competences.topics][:3]
    steps = await route(
        house, person, ("seminar", topics[2]), ("seminar", None), ("seminar", topics[1]), ("talk", None)
    )
    event = await planned(house, topics=tuple(topics[:2]))
    clock.now = BEGINS

    async def say(stand: Attendance) -> None:
        await act(house, METHODIST, attendance.mark, event_id=event.id, person_id=person, stand=stand)

    async def play(role: EventRole) -> None:
        await act(house, METHODIST, attendance.set_role, event_id=event.id, person_id=person, role=role)

    await say(Attendance.ATTENDED)
    assert await done(house, steps) == [False, False, True, False]
    await say(Attendance.ATTENDED)
    await play(EventRole.SPOKE)
    assert await done(house, steps) == [False, False, False, True]
    await say(Attendance.EXCUSED)
    assert await done(house, steps) == [False] * 4
    await play(EventRole.LISTENER)
    assert await done(house, steps) == [False] * 4
    await say(Attendance.ATTENDED)
    async with house.database.writing() as session:
        (await session.get_one(Activity, steps[2])).status = ActivityStatus.ACCEPTED
        await session.commit()
    await say(Attendance.ABSENT)
    async with house.database.reading() as session:
        assert (await session.get_one(Activity, steps[2])).status is ActivityStatus.ACCEPTED
        await session.commit()
    with pytest.raises(NotFound):
        await play_nobody(house, event)
    for stand in (Attendance.INVITED, Attendance.DECLINED, Attendance.REGISTERED):
        with pytest.raises(NotFound):
            await say(stand)


async def play_nobody(house: House, event: Event) -> None:
    await act(house, METHODIST, attendance.set_role, event_id=event.id, person_id=999, role=EventRole.SPOKE)


async def test_what_stays_of_marks(house: House, clock: Clock):
    a, b, c, d = await people(house, 4)
    event, other = await planned(house), await planned(house, is_external=True)
    clock.now = BEGINS
    await code_of(house, event)
    by = {"confirmed_by": c, "confirmed_at": clock.now, "source": AttendanceSource.LEADER}
    proof = "Сертификат № 5"
    await keep(
        house,
        line(house, event, a, Attendance.REGISTERED),
        line(house, event, b, Attendance.ATTENDED, role=EventRole.SPOKE, **by),
        line(house, other, a, Attendance.ATTENDED, proof=proof, source=AttendanceSource.SELF),
        line(house, other, b, Attendance.ABSENT),
        line(house, event, d, Attendance.REGISTERED),
    )
    async with house.database.writing() as session:
        await event_owners.merge(session, source=b, target=a)
        await event_owners.merge(session, source=c, target=d)
        await session.commit()
    [kept] = [one for one in (await stands(house, event)).values() if one.person_id == a]
    assert (kept.attendance, kept.role, kept.confirmed_by) == (Attendance.ATTENDED, EventRole.SPOKE, d)
    assert {one: row.attendance for one, row in (await stands(house, other)).items()} == {a: Attendance.ATTENDED}
    own = await act(house, FIRST, own_data.gather)
    assert {one["proof"] for one in own.plain["event_people"]} == {None, proof}
    tables = {one.title: one.rows for one in own_tables(house.catalog.speaker("ru"), await visit_of(house, FIRST), own)}
    assert [(one[2], one[3], one[5]) for one in tables["Моё участие"]] == [
        ("присутствие", "выступление", ""), ("присутствие со слов участника", "участие", proof),
    ]  # fmt: skip
    keys = {name for one in own.plain["events"] for name in one}
    assert "title" in keys
    assert "code_key" not in keys
    await act(house, FIRST, privacy.leave)
    left = {**await stands(house, event), **await stands(house, other)}
    assert a not in left
    assert proof not in {one.proof for one in left.values()}
    roll = await act(house, METHODIST, attendance.look, event_id=event.id, page=0, size=9)
    assert [one.person_id for one in roll.lines] == [d]
    assert roll.tally.came == 1


async def test_whoever_has_no_register_leaves_no_proof(house: House, clock: Clock):
    person = await settle(house, FIRST, is_registered=False)
    event = await planned(house, is_external=True)
    clock.now = BEGINS
    await act(
        house, FIRST, attendance_claims.say, event_id=event.id, role=EventRole.LISTENER, typed="https://example.org/<b>"
    )
    assert await act(house, METHODIST, attendance_claims.waiting, page=0, size=5) == ([], 1, 0)
    async with house.database.writing() as session:
        (await session.get_one(Person, person)).registered_at = clock.now
        await session.commit()
    claims, _, count = await act(house, METHODIST, attendance_claims.waiting, page=5, size=5)
    assert (count, [one.proof for one in claims]) == (1, ["https://example.org/<b>"])
    async with house.database.writing() as session:
        (await session.get_one(Person, person)).registered_at = None
        await session.commit()
    await act(house, FIRST, privacy.leave)
    assert [one.proof for one in (await stands(house, event)).values()] == [None]


async def test_a_list_changes_what_was_shown_or_nothing(house: House, clock: Clock):
    a, b = await people(house, 2)
    event = await planned(house)
    clock.now = BEGINS
    await keep(house, line(house, event, a, Attendance.REGISTERED))
    preview = await act(house, METHODIST, attendance_import.look, event_id=event.id, typed="Клёнов Лев")
    assert preview.found == (a,)
    for ids, mark in (([a, b], preview.mark), ([], mark_of()), ([a] * 501, "x")):
        with pytest.raises(Unfitting, match="external-changed"):
            await act(house, METHODIST, attendance_import.apply, event_id=event.id, person_ids=ids, mark=mark)
    mark = mark_of(a, 999)
    assert await act(house, METHODIST, attendance_import.apply, event_id=event.id, person_ids=[a, 999], mark=mark) == 1
    assert set(await stands(house, event)) == {a}
    code = await code_of(house, event)
    async with house.database.writing() as session:
        (await session.get_one(Event, event.id)).status = EventStatus.CANCELLED
        await session.commit()
    with pytest.raises(Unfitting, match="attendance-called-off"):
        await act(house, METHODIST, attendance.mark, event_id=event.id, person_id=a, stand=Attendance.ABSENT)
    with pytest.raises(Unfitting, match="attendance-code-not-shown"):
        await act(house, FIRST + 1, attendance_arriving.arrive, telegram_id=FIRST + 1, event_id=event.id, typed=code)


async def test_a_pass_is_good_for_a_while(house: House, clock: Clock):
    ids = await people(house, 2)
    event = await planned(house)
    clock.now = BEGINS
    await code_of(house, event)
    async with house.database.reading() as session:
        key = (await session.get_one(Event, event.id)).code_key or ""
        await session.commit()

    async def come(account: int, slot: int) -> None:
        seal = attendance_codes.seal_of(key, event.id, slot, account)
        shown = attendance_codes.Pass(event.id, slot, seal)
        await act(house, account, attendance_arriving.arrive_with_pass, telegram_id=account, shown=shown)

    slot = attendance_codes.slot_of(clock.now, 60)
    for wrong in (slot + 5, slot - 32, 10**9, 0):
        with pytest.raises(Unfitting, match="attendance-code-wrong" if wrong else "attendance-code-not-shown"):
            await come(FIRST, wrong)
    clock.now = BEGINS + timedelta(hours=4)  # the code was shown till three hours after the beginning
    last = attendance_codes.slot_of(BEGINS + timedelta(hours=2, minutes=59), 60)
    await come(FIRST + 1, last)
    assert len(await stands(house, event)) == 1
    await act(house, METHODIST, attendance.mark, event_id=event.id, person_id=ids[0], stand=Attendance.ABSENT)
    with pytest.raises(Unfitting, match="attendance-taken-out"):  # said after the code was shown
        await come(FIRST, last)
    clock.passes(hours=2)
    with pytest.raises(Unfitting, match="attendance-code-was"):
        await come(FIRST, last)
