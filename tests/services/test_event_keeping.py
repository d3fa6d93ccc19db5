"""What whoever keeps events may trip over: lost associations, double taps, mistaps, organisers who have left."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select, update

from bot.app import House, build_house
from bot.settings import Settings
from handlers.own_data_tables import own_tables
from models.associations import Association
from models.audiences import Facet
from models.consultations import Consultation, ConsultationForm, ConsultationStatus
from models.events import Attendance, Event, EventPerson, EventStatus
from models.outbox import OutboxMessage
from models.people import Person, Role, RoleGrant
from models.session import Database
from models.threads import Thread, ThreadKind
from programmes.programme import Programme
from services import own_data
from services.errors import Unfitting
from services.events import (
    event_audiences,
    event_changes,
    event_clock,
    event_drafting,
    event_repeating,
    event_seats,
    events,
)
from services.events.event_series import Every
from services.events.events import EventDraft
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, HEAD, COORDINATOR, LEADER, TEACHER = range(5_000_000_841, 5_000_000_846)


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(built, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    await settle(built, HEAD, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD)
    await settle(built, COORDINATOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.SCHOOL_COORDINATOR)
    await settle(built, TEACHER)
    return built


async def act(house: House, telegram_id: int, what: Callable[..., Awaitable[Any]], *args: Any, **how: Any) -> Any:
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        return await what(session, visit, *args, **how)


async def put(house: House, *rows: Any) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


async def leading(house: House, *titles: str) -> list[int]:
    """A leader of associations; returns their ids."""
    made = [Association(title=one, search_key=one.lower(), created_at=house.clock()) for one in titles]
    await put(house, *made)
    person = await settle(house, LEADER, names=("Тополева", "Алла", "Ивановна"))
    grants = [
        RoleGrant(person_id=person, role=Role.ASSOCIATION_LEADER, association_id=one.id, granted_at=house.clock())
        for one in made
    ]
    await put(house, *grants)
    return [one.id for one in made]


async def change(house: House, *statements: Any) -> None:
    async with house.database.writing() as session:
        for one in statements:
            await session.execute(one)
        await session.commit()


async def letters(house: House, phrase: str) -> list[OutboxMessage]:
    async with house.database.reading() as session:
        found = await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        return [one for one in found if one.payload.get("phrase") == phrase]


async def planned(house: House, telegram_id: int = METHODIST, **facts: Any) -> Event:
    facts = {"starts_at": house.clock() + timedelta(days=10), **facts}
    return await act(house, telegram_id, events.create, EventDraft("seminar", facts.pop("title", "Чтение"), **facts))


async def test_a_draft_of_an_association_that_is_lost_stands_in_nobodys_way(house: House):
    physics, history = await leading(house, "РМО физиков", "РМО историков")
    lost = await act(house, LEADER, event_drafting.begin, kind="seminar")
    await change(house, delete(RoleGrant).where(RoleGrant.association_id == physics))
    assert await act(house, LEADER, event_drafting.drafts) == []
    begun = await act(house, LEADER, event_drafting.begin, kind="seminar")
    assert begun != lost
    summary = await act(house, LEADER, event_drafting.look, event_id=begun)
    assert summary.event.association_id == history


async def test_a_copy_asked_for_twice_is_made_once(house: House):
    event = await planned(house)
    first = await act(house, METHODIST, event_drafting.copy, event_id=event.id)
    assert await act(house, METHODIST, event_drafting.copy, event_id=event.id) == first
    await act(house, METHODIST, event_changes.move, event_id=first, starts_at=house.clock() + timedelta(days=2))
    assert await act(house, METHODIST, event_drafting.copy, event_id=event.id) != first


async def test_whom_a_group_consultation_is_for_is_decided_where_requests_are(house: House, clock: Clock):
    event = await planned(house)
    async with house.database.writing() as session:
        person = (await visit_of(house, TEACHER)).actor.id
        thread = Thread(kind=ThreadKind.CONSULTATION, title="x", opened_at=clock.now, last_at=clock.now)
        session.add(thread)
        await session.flush()
        session.add(
            Consultation(
                asker_id=person, topic="gifted", thread_id=thread.id, event_id=event.id, created_at=clock.now,
                form=ConsultationForm.CHAT, status=ConsultationStatus.ASSIGNED, first_due_at=clock.now, solution_due_at=clock.now,
            )
        )  # fmt: skip
        await session.commit()
    for verb, how in (
        (event_audiences.take_everybody, {}),
        (event_audiences.turn, {"facet": Facet.YOUNG, "place": 0}),
        (event_changes.change, {"seats": 3}),
        (event_changes.hold, {}),
    ):
        with pytest.raises(Unfitting, match="planning-answers-requests"):
            await act(house, METHODIST, verb, event_id=event.id, **how)


async def test_nobody_is_left_out_when_it_is_asked_whether_events_took_place(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    """However many there are; and somebody else is asked where the organiser has left."""
    monkeypatch.setattr(event_clock, "PORTION", 2)
    await leading(house, "РМО физиков")
    for number in range(3):
        await planned(house, title=f"Чтение {number}", starts_at=clock.now + timedelta(hours=number + 1))
    gone = [
        await planned(house, COORDINATOR, title="Педсовет", starts_at=clock.now + timedelta(hours=4)),
        await planned(house, LEADER, title="Физика", starts_at=clock.now + timedelta(hours=5)),
        await planned(house, title="Общее", starts_at=clock.now + timedelta(hours=6)),
    ]
    left = Person(created_at=clock.now, registered_at=clock.now, archived_at=clock.now)
    await put(house, left)
    await change(house, update(Event).where(Event.id.in_([one.id for one in gone])).values(organiser_id=left.id))
    clock.passes(days=1)
    for count in (6, 0):
        async with house.database.writing() as session:
            assert await event_clock.ask_if_held(session, house.municipality, now=clock.now) == count
    asked = [(one.chat_id, one.payload["values"]["title"]) for one in await letters(house, "planning-ask-held")]
    assert asked == [
        *((METHODIST, f"Чтение {number}") for number in range(3)),
        (COORDINATOR, "Педсовет"), (LEADER, "Физика"), (HEAD, "Общее"),
    ]  # fmt: skip


async def test_a_series_across_the_change_of_clocks_keeps_its_hours(house: House):
    """Also those of registering: until six in the evening of the day before."""
    zone = ZoneInfo("Europe/Berlin")  # clocks go back on the 26th of October
    house = replace(house, municipality=replace(house.municipality, zone=zone))
    begins = datetime(2025, 10, 23, 15, tzinfo=zone)
    window = {"registers_from": begins - timedelta(days=2), "registers_until": datetime(2025, 10, 22, 18, tzinfo=zone)}
    event = await planned(house, starts_at=begins, **window)
    until = date(2025, 11, 14)
    await act(house, METHODIST, event_repeating.repeat, event_id=event.id, every=Every.WEEK, until=until)

    async def hours() -> list[list[str]]:
        async with house.database.reading() as session:
            found = list(await session.scalars(select(Event).order_by(Event.starts_at)))
        moments = [(one.starts_at, one.ends_at, one.registers_from, one.registers_until) for one in found]
        return [[f"{at.astimezone(zone):%a %H:%M}" for at in four if at] for four in moments]

    assert await hours() == [["Thu 15:00", "Thu 17:00", "Tue 15:00", "Wed 18:00"]] * 3
    later = begins + timedelta(days=1, hours=1)
    await act(house, METHODIST, event_changes.move, event_id=event.id, starts_at=later, later=True)
    assert await hours() == [["Fri 16:00", "Fri 18:00", "Wed 16:00", "Thu 19:00"]] * 3
    moment = datetime(2025, 10, 23, 12, tzinfo=zone)
    how = {"event_id": event.id, "edge": "registers_until", "moment": moment, "later": True}
    await act(house, METHODIST, event_changes.set_window, **how)
    assert await hours() == [["Fri 16:00", "Fri 18:00", "Wed 16:00", "Thu 12:00"]] * 3


async def test_a_move_may_say_why(house: House, clock: Clock):
    event = await planned(house)
    await act(house, TEACHER, event_seats.register, event_id=event.id)
    later = clock.now + timedelta(days=12)
    with pytest.raises(Unfitting, match="words-too-long"):
        await act(house, METHODIST, event_changes.move, event_id=event.id, starts_at=later, reason="я" * 400)
    assert (await act(house, METHODIST, events.view, event.id)).event.starts_at == event.starts_at
    await act(house, METHODIST, event_changes.move, event_id=event.id, starts_at=later, reason="Карантин <b>&")
    [told] = await letters(house, "planning-notice-moved")
    assert told.payload["values"]["reason"] == "Карантин <b>&"
    await act(house, METHODIST, event_changes.move, event_id=event.id, starts_at=later + timedelta(days=1))
    assert (await letters(house, "planning-notice-moved"))[-1].payload["values"]["reason"] == "none"


async def test_what_was_marked_as_held_by_mistake_is_planned_again(house: House, clock: Clock):
    event = await planned(house, starts_at=clock.now + timedelta(hours=1))
    await act(house, TEACHER, event_seats.register, event_id=event.id)
    with pytest.raises(Unfitting, match="planning-not-held"):
        await act(house, METHODIST, event_changes.reopen, event_id=event.id)
    clock.passes(hours=2)
    await act(house, METHODIST, event_changes.hold, event_id=event.id)
    again = await act(house, METHODIST, event_changes.reopen, event_id=event.id)
    assert (again.status, again.closed_at) == (EventStatus.PLANNED, None)
    await act(house, METHODIST, event_changes.hold, event_id=event.id)
    was_there = {"attendance": Attendance.ATTENDED, "confirmed_at": clock.now}
    await change(house, update(EventPerson).values(**was_there))
    with pytest.raises(Unfitting, match="planning-somebody-came"):
        await act(house, METHODIST, event_changes.reopen, event_id=event.id)


async def test_own_data_say_in_words_what_somebody_organises(house: House):
    await planned(house, COORDINATOR, title="Педсовет", place="Зал")
    own = await act(house, COORDINATOR, own_data.gather)
    visit = await visit_of(house, COORDINATOR)
    tables = {one.title: one.rows for one in own_tables(house.catalog.speaker("ru"), visit, own)}
    assert tables["Мои мероприятия"] == [("Педсовет", "Семинар", "17.10.2025 12:00", "Зал", "в плане")]
