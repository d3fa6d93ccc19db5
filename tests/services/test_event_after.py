"""What comes after events as rows: who may take what, feedback nobody is known by, the register, doors of own data."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import House, build_house
from bot.settings import Settings
from models.audit import Action, AuditEntry
from models.events import (
    Attendance,
    Event,
    EventFeedback,
    EventMaterial,
    EventPerson,
    EventRole,
    EventStatus,
    FeedbackGiven,
)
from models.outbox import OutboxMessage
from models.people import Person, Role
from models.session import Database
from programmes.programme import Programme
from services import own_data, privacy
from services.errors import NotAllowed, NotFound, Unfitting
from services.events import (
    event_after,
    event_certificates,
    event_feedback,
    event_feedback_clock,
    event_materials,
    participation,
)
from services.events.event_material_facts import MOST, MaterialKind
from services.events.event_plan import Period
from services.registration import binding
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, COORDINATOR, STRANGER = 611, 612, 613
PEOPLE = range(700, 708)
YEAR = {"first": date(2025, 10, 1), "period": Period.YEAR}


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(built, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    await settle(built, COORDINATOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.SCHOOL_COORDINATOR)
    await settle(built, STRANGER, names=("Ивова", "Ия", "Ильинична"), school="Школа № 7", role=Role.SCHOOL_COORDINATOR)
    return built


async def act(house: House, telegram_id: int, use_case: Any, **how: Any) -> Any:
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        return await use_case(session, visit, **how)


async def put(house: House, *rows: Any) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


async def all_of(house: House, table: type, *where: Any) -> list[Any]:
    async with house.database.reading() as session:
        query = select(table).where(*where).order_by(*table.__table__.primary_key.columns)  # type: ignore[attr-defined]
        return list(await session.scalars(query))


async def ask(house: House) -> int:
    async with house.database.writing() as session:
        return await event_feedback_clock.ask(session, house.municipality, now=house.clock())


async def held(house: House, *people: int, confirmed: datetime | None = None, **facts: Any) -> int:
    """A seminar of this morning these people took part in; returns its number."""
    organiser = (await visit_of(house, METHODIST)).actor.id
    now = house.clock()
    known = {
        "kind": "seminar",
        "title": "Критерии",
        "starts_at": now - timedelta(hours=3),
        "ends_at": now - timedelta(hours=1),
    }
    event = Event(**{**known, "organiser_id": organiser, "status": EventStatus.PLANNED, "created_at": now, **facts})
    await put(house, event)
    await put(house, *(
        EventPerson(event_id=event.id, person_id=one, attendance=Attendance.ATTENDED, changed_at=now,
                    confirmed_at=confirmed or now, confirmed_by=organiser)
        for one in people
    ))  # fmt: skip
    return event.id


async def test_materials_are_for_those_who_took_part(house: House, clock: Clock):
    there, coming = [await settle(house, number) for number in PEOPLE[:2]]
    ahead = {"starts_at": clock.now + timedelta(days=2), "ends_at": clock.now + timedelta(days=2, hours=1)}
    event = await held(house, there, **ahead)
    await put(
        house, EventPerson(event_id=event, person_id=coming, attendance=Attendance.REGISTERED, changed_at=clock.now)
    )
    link = {"event_id": event, "kind": MaterialKind.LINK, "value": "https://a.example.ru", "title": " План  урока "}
    with pytest.raises(Unfitting, match="event-materials-none"):
        await act(house, METHODIST, event_materials.announce, event_id=event)
    made = await act(house, METHODIST, event_materials.add, **link)
    assert (await act(house, METHODIST, event_materials.add, **link)).id == made.id
    for one in PEOPLE[:2]:
        assert [m.title for m in (await act(house, one, event_materials.shown, event_id=event)).materials] == [
            "План урока"
        ]
    for refused in (COORDINATOR, STRANGER):
        with pytest.raises(NotFound):
            await act(house, refused, event_materials.get, material_id=made.id)
        with pytest.raises(NotFound):
            await act(house, refused, event_materials.remove, material_id=made.id)
    with pytest.raises(NotAllowed):
        await act(house, PEOPLE[0], event_materials.add, **link)
    assert [await act(house, METHODIST, event_materials.announce, event_id=event) for _ in range(2)] == [2, 0]
    await act(house, METHODIST, event_materials.remove, material_id=made.id)
    clock.passes(days=3)
    await act(house, METHODIST, event_materials.add, **link | {"value": "https://b.example.ru"})
    # The number may be given again, the letter is another one; who was not there is not written to any more.
    assert [await act(house, METHODIST, event_materials.announce, event_id=event) for _ in range(2)] == [1, 0]
    with pytest.raises(NotFound):
        await act(house, PEOPLE[1], event_materials.shown, event_id=event)
    letters = await all_of(house, OutboxMessage)
    assert len(letters) == 3
    assert all(one.kind == f"event:{event}:materials" and not one.ignores_quiet for one in letters)
    for wrong, why in (
        ({"title": ""}, "event-materials-title-needed"),
        ({"title": "x" * 201}, "words-too-long"),
        ({"value": "x" * 501}, "event-materials-unfit"),
    ):
        with pytest.raises(Unfitting, match=why):
            await act(house, METHODIST, event_materials.add, **link | wrong)
    await put(house, *(
        EventMaterial(event_id=event, kind="link", value=str(number), title="x", added_by=there, added_at=clock.now)
        for number in range(MOST - 1)
    ))  # fmt: skip
    with pytest.raises(Unfitting, match="event-materials-full"):
        await act(house, METHODIST, event_materials.add, **link | {"value": "https://c.example.ru"})


async def test_feedback_is_asked_once_and_leads_to_nobody(house: House, clock: Clock):
    people = [await settle(house, number) for number in PEOPLE]
    event = await held(house, *people[:6])
    called_off = await held(house, people[0], status=EventStatus.CANCELLED)
    await held(house, people[0], is_external=True)
    await held(house, people[0], ends_at=clock.now + timedelta(hours=2))
    with pytest.raises(Unfitting, match="event-feedback-early"):
        await act(house, PEOPLE[0], event_feedback.page, event_id=event)
    assert [await ask(house), await ask(house)] == [6, 0]
    assert {one.kind for one in await all_of(house, OutboxMessage)} == {f"event:{event}:feedback"}
    assert (await act(house, PEOPLE[0], event_after.look, event_id=event)).asks_feedback
    for number, mark in zip(PEOPLE[:4], (5, 5, 4, 1), strict=True):
        await act(house, number, event_feedback.give, event_id=event, useful=mark, applied=3)
    for refused, wrong in ((PEOPLE[6], NotFound), (PEOPLE[0], Unfitting), (METHODIST, NotFound)):
        with pytest.raises(wrong):
            await act(house, refused, event_feedback.give, event_id=event, useful=1, applied=1)
    with pytest.raises(NotFound):
        await act(house, PEOPLE[0], event_feedback.give, event_id=called_off, useful=1, applied=1)
    for useful, applied in ((0, 1), (6, 1), (1, 0), (1, 4)):
        with pytest.raises(NotFound):
            await act(house, PEOPLE[4], event_feedback.give, event_id=event, useful=useful, applied=applied)
    both = [act(house, PEOPLE[4], event_feedback.give, event_id=event, useful=4, applied=2) for _ in range(2)]
    done = await asyncio.gather(*both, return_exceptions=True)
    [fifth] = [one for one in done if isinstance(one, int)]
    await act(house, PEOPLE[4], event_feedback.say, event_id=event, feedback_id=fifth, typed="Мало <b>практики</b>")
    for typed, why in (("Ещё", "event-feedback-given"), (" ", "event-feedback-empty"), ("x" * 301, "words-too-long")):
        with pytest.raises(Unfitting, match=why):
            await act(house, PEOPLE[4], event_feedback.say, event_id=event, feedback_id=fifth, typed=typed)
    rows = await all_of(house, EventFeedback)
    assert len(rows) == len(await all_of(house, FeedbackGiven)) == 5
    assert min(one.id for one in rows) > 1_000_000, "numbers that count on tell the order people answered in"
    # Somebody confirmed later is asked too, while answers are taken; nothing is shown until then.
    await put(house, EventPerson(
        event_id=event, person_id=people[6], attendance=Attendance.ATTENDED, changed_at=clock.now,
        confirmed_at=clock.now + timedelta(minutes=5), confirmed_by=people[0],
    ))  # fmt: skip
    clock.passes(hours=3)
    assert await ask(house) == 2, "the late one, and whose event ended in between"
    early = await act(house, METHODIST, event_feedback.results, event_id=event)
    assert (early.answers, early.people, early.marks, early.is_closed) == (5, 7, None, False)
    with pytest.raises(NotFound):
        await act(house, METHODIST, event_feedback.words, event_id=event, page=0, size=5)
    assert await act(house, METHODIST, event_feedback.useful_of_period, **YEAR) is None
    clock.passes(days=8)
    with pytest.raises(Unfitting, match="event-feedback-closed"):
        await act(house, PEOPLE[5], event_feedback.give, event_id=event, useful=1, applied=1)
    shown = (await act(house, METHODIST, event_feedback.results, event_id=event)).marks
    assert (shown.useful, shown.applied, shown.words) == ({5: 2, 4: 2, 1: 1}, {3: 4, 2: 1}, 1)
    assert (await act(house, METHODIST, event_feedback.words, event_id=event, page=9, size=5)) == (
        ["Мало <b>практики</b>"],
        1,
    )
    useful = await act(house, METHODIST, event_feedback.useful_of_period, **YEAR)
    assert (useful.numerator, useful.denominator) == (4, 5)
    assert await act(house, STRANGER, event_feedback.useful_of_period, **YEAR) is None
    for refused in (COORDINATOR, STRANGER):
        with pytest.raises(NotFound):
            await act(house, refused, event_feedback.results, event_id=event)


async def test_fewer_than_five_answers_are_never_shown(house: House, clock: Clock):
    people = [await settle(house, number) for number in PEOPLE[:4]]
    clock.now = datetime(2025, 12, 29, 18, 30, tzinfo=UTC)
    event = await held(house, *people)
    assert await ask(house) == 4
    clock.passes(days=12)  # holidays: nobody has read the question before the ninth
    for number in PEOPLE[:4]:
        await act(house, number, event_feedback.give, event_id=event, useful=5, applied=3)
    clock.passes(days=30)
    results = await act(house, METHODIST, event_feedback.results, event_id=event)
    assert (results.answers, results.is_closed, results.marks) == (4, True, None)
    with pytest.raises(NotFound):
        await act(house, METHODIST, event_feedback.words, event_id=event, page=0, size=5)
    assert await act(house, METHODIST, event_feedback.useful_of_period, **YEAR) is None
    late = await held(house, *people, starts_at=clock.now - timedelta(days=60), ends_at=clock.now - timedelta(days=59))
    assert await ask(house) == 0
    assert (await all_of(house, Event, Event.id == late))[0].feedback_asked_at is None


async def test_certificates_and_facts_are_of_what_is_confirmed(house: House, clock: Clock):
    people = [
        await settle(house, number, names=("Кленов", name, "Ильич")) for number, name in zip(PEOPLE, "ЯБ", strict=False)
    ]
    event = await held(house, *people)
    alone = await held(house, people[0], is_external=True, starts_at=clock.now - timedelta(days=400), ends_at=None)
    await held(house, people[0], status=EventStatus.CANCELLED)
    async with house.database.writing() as session:
        row = await session.get_one(EventPerson, (event, people[1]))
        row.role = EventRole.SPOKE
        unsure = await session.get_one(EventPerson, (alone, people[0]))
        await session.commit()
    made = await act(house, METHODIST, event_certificates.of_event, event_id=event)
    assert [one.number for one in made] == [f"2025/26-{event}-{person}" for person in reversed(people)]
    assert [(one.name, one.hint, one.hours) for one in made] == [(None, "Б К.", 3), (None, "Я К.", 3)]
    own = await act(house, PEOPLE[0], event_certificates.own, event_id=event)
    assert (own.name, own.number, own.role) == ("Кленов Я Ильич", f"2025/26-{event}-{people[0]}", EventRole.LISTENER)
    [noted] = await all_of(house, AuditEntry, AuditEntry.action == Action.CERTIFICATES_MADE)
    assert noted.details == {"event": event, "count": 2}
    with pytest.raises(Unfitting, match="event-certificate-none"):
        await act(house, PEOPLE[0], event_certificates.own, event_id=alone)
    for refused in (COORDINATOR, STRANGER):
        with pytest.raises(NotFound):
            await act(house, refused, event_certificates.of_event, event_id=event)
        with pytest.raises(NotFound):
            await act(house, refused, event_certificates.own, event_id=event)
    year = await act(house, PEOPLE[0], participation.own_year, year=None, page=0, size=5)
    assert (year.year, year.count, year.hours, year.before, year.after) == (2025, 1, 3, 2024, None)
    older = await act(house, PEOPLE[0], participation.own_year, year=2024, page=7, size=5)
    assert [one.event.id for one in older.facts] == [alone]
    async with house.database.writing() as session:
        (await session.get_one(EventPerson, (unsure.event_id, unsure.person_id))).confirmed_at = None
        await session.commit()
    year = await act(house, PEOPLE[0], participation.own_year, year=2024, page=0, size=5)
    assert (year.year, year.before, len(await act(house, PEOPLE[0], participation.own_facts))) == (2025, None, 1)


async def test_the_register_is_read_in_portions_and_nothing_falls_between(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(participation, "AT_ONCE", 3)
    people = [await settle(house, number, school=f"Школа № {3 + 4 * (number % 2)}") for number in PEOPLE]
    both = [await held(house, *people), await held(house, *people[:5])]
    await held(house, *people, starts_at=clock.now - timedelta(days=500), ends_at=None)
    rows = await act(house, METHODIST, participation.register, **YEAR)
    assert len(rows) == 13 == await act(house, METHODIST, participation.count, **YEAR)
    assert sorted((one.place, one.called) for one in rows) == sorted(
        (f"Школа № {3 + 4 * (number % 2)}", "Вера Р.") for number in [*PEOPLE, *PEOPLE[:5]]
    )
    assert {one.confirmed_by for one in rows} == {"Анна В."}
    assert len(await act(house, COORDINATOR, participation.register, **YEAR)) == 4 + 3
    assert len(await act(house, STRANGER, participation.register, **YEAR)) == 4 + 2
    with pytest.raises(NotAllowed):
        await act(house, PEOPLE[0], participation.register, **YEAR)
    noted = await all_of(house, AuditEntry, AuditEntry.action == Action.PARTICIPATION_EXPORTED)
    assert [one.details["count"] for one in noted] == [13, 7, 6]
    assert both


async def test_the_doors_of_own_data_know_what_comes_after(house: House, clock: Clock):
    coordinator = (await visit_of(house, COORDINATOR)).actor
    event = await held(house, coordinator.id, organization_id=coordinator.organization_id)
    link = {"event_id": event, "kind": MaterialKind.LINK, "value": "https://a.example.ru", "title": "План"}
    await act(house, COORDINATOR, event_materials.add, **link)
    await ask(house)
    await act(house, COORDINATOR, event_feedback.give, event_id=event, useful=5, applied=3)
    plain = (await act(house, COORDINATOR, own_data.gather)).plain
    assert [one["title"] for one in plain["event_materials"]] == ["План"]
    assert "useful" not in str(plain)
    register = Person(surname="Лютикова", name="Ольга", created_at=clock.now, registered_at=clock.now)
    await put(house, register)
    async with house.database.writing() as session:
        came, row = await session.get_one(Person, coordinator.id), await session.get_one(Person, register.id)
        await binding.bind(session, came=came, register=row, decided_by=None, now=clock.now)
        await session.commit()
    assert [one.added_by for one in await all_of(house, EventMaterial)] == [register.id]
    await act(house, COORDINATOR, privacy.leave)
    organiser = (await visit_of(house, METHODIST)).actor.id
    assert [(one.added_by, one.title) for one in await all_of(house, EventMaterial)] == [(organiser, "План")]
    assert await all_of(house, FeedbackGiven) == []
    assert [one.useful for one in await all_of(house, EventFeedback)] == [5]
