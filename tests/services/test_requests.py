"""Requests in the tables: one taker however many at once, lists, handovers, two rows of one person, an interrupted closing."""

import asyncio

import pytest
from sqlalchemy import select

from bot.app import House, build_house
from bot.settings import Settings
from models.consultations import Consultation, ConsultationStatus
from models.events import Attendance, Event, EventPerson, EventStatus
from models.people import Role
from models.queries.events import event_owners
from models.request_filters import RequestFilter
from models.session import Database
from programmes.programme import Programme
from services import handovers, own_data, privacy
from services.consultations import (
    canned_answers,
    consultation_duties,
    consultation_journal,
    group_attendance,
    group_clock,
    group_consultations,
    request_figures,
    request_taking,
    requests,
)
from services.consultations.consultation_journal import Stretch
from services.errors import Refusal
from tests.conftest import Clock
from tests.dialogs.requesting import asked, helping, stored
from tests.dialogs.shortcuts import settle, visit_of

FIRST, SECOND, HEAD, TEACHER, OTHER = (5_000_000_700 + number for number in range(5))


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    return await build_house(Settings(_env_file=None), programme, database, clock=clock)


@pytest.fixture
async def ids(house: House) -> dict[int, int]:
    held = {FIRST: Role.METHODIST, SECOND: Role.METHODIST, HEAD: Role.CENTRE_HEAD}
    return {one: await settle(house, one, role=held.get(one)) for one in (FIRST, SECOND, HEAD, TEACHER, OTHER)}


async def planned(house: House, ids: dict[int, int], *askers: int) -> tuple[int, list[int]]:
    """A group consultation of tomorrow, gathered by the first methodist out of a request of each."""
    numbers = [await asked(house, ids[one]) for one in askers]
    at = house.clock().replace(day=8)
    async with house.database.writing() as session:
        event = await group_consultations.gather(
            session, await visit_of(house, FIRST), consultation_ids=numbers, title="Портфолио", starts_at=at, place="5"
        )
    return event.id, numbers


async def test_one_of_many_takes_it(house: House, ids: dict[int, int]):
    number = await asked(house, ids[TEACHER])

    async def claim(who: int) -> str:
        visit = await visit_of(house, who)
        async with house.database.writing() as session:
            try:
                await request_taking.claim(session, visit, consultation_id=number)
            except Refusal as refusal:
                return refusal.phrase
        return "taken"

    outcomes = await asyncio.gather(*(claim(who) for who in (FIRST, SECOND, HEAD)))
    assert sorted(outcomes) == ["request-taken-already", "request-taken-already", "taken"]
    winner = (await stored(house, number)).responsible_id
    assert await helping(house, number) == {winner}


async def test_lists_figures_and_the_journal_are_asked_in_any_database(house: House, ids: dict[int, int]):
    late = await asked(house, ids[TEACHER], hours_ago=60, first_in=-3)
    mine = await asked(house, ids[OTHER], responsible=ids[FIRST], first_answer_at=house.clock())
    closed = await asked(
        house, ids[OTHER], responsible=ids[SECOND], status=ConsultationStatus.CLOSED, closed_at=house.clock()
    )
    visit, head = await visit_of(house, FIRST), await visit_of(house, HEAD)
    async with house.database.reading() as session:
        waiting = await requests.listed(session, visit, chosen=RequestFilter.WAITING, page=7, size=6)
        assert [one.id for one in waiting.lines] == [late, mine]
        assert (waiting.waits.overdue, waiting.waits.unassigned, waiting.page) == (1, 1, 0)
        everything = await requests.listed(session, head, chosen=RequestFilter.CLOSED, page=0, size=6)
        assert [one.id for one in everything.lines] == [closed]
        assert await requests.topics(session, head, chosen=RequestFilter.ALL) == [
            ("attestation_category", "Аттестация на категорию", 2)
        ]
        people, _ = await request_taking.colleagues(session, visit, consultation_id=mine, typed="ромаш", page=0, size=6)
        assert {one.person_id: one.busy for one in people} == {ids[SECOND]: 0, ids[HEAD]: 0}
        figures = await request_figures.gather(session, head, back=0)
        assert (figures.open, figures.overdue, figures.unassigned, figures.hours) == (2, 1, 1, 1.0)
        assert (await consultation_duties.listed(session, head, page=0, size=6))[1] == 1
        assert await group_consultations.listed(session, head, page=0, size=6) == ([], 1)
        assert await canned_answers.listed(session, visit, topic="lesson", page=0, size=6) == ([], 1)
    async with house.database.writing() as session:
        rows = await consultation_journal.export(session, head, stretch=Stretch.QUARTER, back=0)
    assert [(one.number, one.late) for one in rows] == [(late, "first"), (mine, "no"), (closed, "no")]


async def test_a_closing_that_was_interrupted_is_finished_by_the_next(
    house: House, ids: dict[int, int], clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    event_id, numbers = await planned(house, ids, TEACHER, OTHER)
    clock.passes(days=2)
    visit = await visit_of(house, FIRST)
    for person in (TEACHER, OTHER):
        async with house.database.writing() as session:
            await group_attendance.tick(session, visit, event_id=event_id, person_id=ids[person], was_there=True)
    mark = group_attendance.consultation_closing.mark_answered
    marked = []

    async def once(*args, **named):
        if marked:
            raise ConnectionError
        marked.append(named["consultation_id"])
        return await mark(*args, **named)

    monkeypatch.setattr(group_attendance.consultation_closing, "mark_answered", once)
    async with house.database.writing() as session:
        with pytest.raises(ConnectionError):
            await group_attendance.hold(session, visit, event_id=event_id)
    monkeypatch.undo()
    async with house.database.writing() as session:
        assert await group_attendance.hold(session, visit, event_id=event_id) == (1, 0)
    found = [await stored(house, number) for number in numbers]
    assert {one.status for one in found} == {ConsultationStatus.ANSWERED}
    assert {one.event_id for one in found} == {event_id}


async def test_planned_events_go_along_with_duties_and_come_back(house: House, ids: dict[int, int]):
    event_id, [number] = await planned(house, ids, TEACHER)
    head = await visit_of(house, HEAD)
    async with house.database.writing() as session:
        done = await handovers.hand_over(session, head, giver_id=ids[FIRST], taker_id=ids[SECOND])
    async with house.database.reading() as session:
        assert (await session.get_one(Event, event_id)).organiser_id == ids[SECOND]
        await session.commit()
    assert (await stored(house, number)).responsible_id == ids[SECOND]
    async with house.database.writing() as session:
        await handovers.undo(session, head, handover_id=done.handover_id)
    async with house.database.reading() as session:
        assert (await session.get_one(Event, event_id)).organiser_id == ids[FIRST]
        await session.commit()


async def test_invitations_follow_their_people(house: House, ids: dict[int, int]):
    event_id, _ = await planned(house, ids, TEACHER, OTHER)
    teacher = await visit_of(house, TEACHER)
    async with house.database.writing() as session:
        kept = await own_data.gather(session, teacher)
    assert [one["event_id"] for one in kept.plain["event_people"]] == [event_id]
    async with house.database.writing() as session:
        session.add(
            EventPerson(
                event_id=event_id, person_id=ids[HEAD], attendance=Attendance.DECLINED, changed_at=house.clock()
            )
        )
        await session.flush()
        await event_owners.merge(session, source=ids[HEAD], target=ids[OTHER])
        await session.commit()
    async with house.database.reading() as session:
        both = {one.person_id: one.attendance for one in await session.scalars(select(EventPerson))}
        await session.commit()
    assert both == {ids[TEACHER]: Attendance.INVITED, ids[OTHER]: Attendance.DECLINED}, "an answer goes before none"
    async with house.database.writing() as session:
        await privacy.leave(session, teacher)
    async with house.database.reading() as session:
        left = {one.person_id for one in await session.scalars(select(EventPerson))}
        await session.commit()
    assert left == {ids[OTHER]}


async def test_the_clock_skips_what_cannot_be_told(
    house: House, ids: dict[int, int], clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    first, _ = await planned(house, ids, TEACHER)
    second, _ = await planned(house, ids, OTHER)
    clock.passes(days=2)
    asking, told = group_clock._ask, []  # what is done to each

    async def ask(session, municipality, event, now):
        if event.id == first:
            raise ValueError
        told.append(event.id)
        await asking(session, municipality, event, now)

    monkeypatch.setattr(group_clock, "_ask", ask)
    async with house.database.writing() as session:
        await group_clock.run(session, house.municipality, now=clock())
    assert told == [second]
    async with house.database.reading() as session:
        assert {one.status for one in await session.scalars(select(Event))} == {EventStatus.PLANNED}
        assert len(list(await session.scalars(select(Consultation)))) == 2
        await session.commit()
