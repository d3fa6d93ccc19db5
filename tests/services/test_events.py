"""Events as rows: figures against a count by hand, what becomes of them when people come, go and change."""

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import House, build_house
from bot.settings import Settings
from models.events import Attendance, Event, EventFeedback, EventLevel, EventPerson, EventStatus, FeedbackGiven
from models.organizations import Organization
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Person, Role, RoleGrant
from models.session import Database
from programmes.programme import Programme
from services import handovers, own_data, privacy, retention
from services.errors import NotAllowed, NotFound, Unfitting
from services.events import (
    event_changes,
    event_clock,
    event_drafting,
    event_figures,
    event_plan,
    event_repeating,
    events,
)
from services.events.event_plan import Period
from services.events.event_series import Every
from services.events.events import EventDraft
from services.registration import binding
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, HEAD, COORDINATOR, TEACHER, NEXT = 611, 612, 613, 614, 615


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(built, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    await settle(built, HEAD, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD)
    await settle(built, COORDINATOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.SCHOOL_COORDINATOR)
    return built


async def act(house: House, telegram_id: int, use_case: Any, *what: Any, **how: Any) -> Any:
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        return await use_case(session, visit, *what, **how)


async def put(house: House, *rows: Any) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


async def all_of(house: House, table: type, *where: Any) -> list[Any]:
    async with house.database.reading() as session:
        query = select(table).where(*where).order_by(*table.__table__.primary_key.columns)  # type: ignore[attr-defined]
        return list(await session.scalars(query))


async def test_figures_are_what_a_count_by_hand_says(house: House, clock: Clock):
    dice = random.Random(7)
    zone = house.municipality.zone
    made = []
    for number in range(60):
        at = datetime(2025, 8, 1, 20, 30, tzinfo=UTC) + timedelta(days=dice.randint(0, 420), hours=dice.randint(0, 5))
        organiser = (await visit_of(house, METHODIST)).actor.id
        event = Event(
            kind=dice.choice(["seminar", "webinar", "meeting"]), title=f"Встреча {number}", starts_at=at,
            organiser_id=organiser, status=dice.choice(list(EventStatus)), created_at=clock.now,
            level=dice.choice([*EventLevel, None]),
        )  # fmt: skip
        made.append(event)
    facts = [(one.kind, one.level, one.status, one.starts_at.astimezone(zone).date()) for one in made]
    await put(house, *made)
    figures = await act(house, METHODIST, event_figures.of_period, first=date(2025, 10, 1))
    counted = [
        one for one in facts
        if one[2] in {EventStatus.HELD, EventStatus.PLANNED} and date(2025, 9, 1) <= one[3] < date(2026, 9, 1)
    ]  # fmt: skip
    assert counted
    assert figures.total == len(counted)
    assert figures.kinds == Counter(one[0] for one in counted)
    assert figures.levels == Counter(one[1] for one in counted if one[1])
    by_month = Counter(one[3].replace(day=1) for one in counted)
    assert {month: count for month, count in figures.months if count} == by_month
    for first in (date(2025, 9, 1), date(2025, 12, 1)):
        page = await act(house, METHODIST, event_plan.month, first=first, kind=None, page=99, size=3)
        of_month = [one for one in facts if one[2] is not EventStatus.DRAFT and one[3].replace(day=1) == first]
        assert page.total == len(of_month)
        assert page.pages == max(1, -(-len(of_month) // 3))
        assert page.lines
    rows = await act(house, METHODIST, event_plan.export, first=date(2025, 9, 15), period=Period.YEAR)
    kept = [one for one in facts if one[2] is not EventStatus.DRAFT and date(2025, 9, 1) <= one[3] < date(2026, 9, 1)]
    assert len(rows) == len(kept)
    assert (await act(house, COORDINATOR, event_figures.of_period, first=date(2025, 10, 1))).total == 0
    with pytest.raises(NotFound):
        await act(house, METHODIST, event_plan.month, first=date(2099, 1, 1), kind=None, page=0, size=3)


async def test_a_series_moves_as_one_and_its_people_hear_of_it_once(house: House, clock: Clock):
    begins = datetime(2025, 10, 8, 11, tzinfo=UTC)
    event = await act(house, METHODIST, events.create, EventDraft("seminar", "Критерии", begins, place="Зал"))
    with pytest.raises(Unfitting, match="planning-series-empty"):
        await act(
            house, METHODIST, event_repeating.repeat, event_id=event.id, every=Every.WEEK, until=date(2025, 10, 9)
        )
    made = await act(
        house, METHODIST, event_repeating.repeat, event_id=event.id, every=Every.WEEK, until=date(2025, 11, 30)
    )
    assert len(made.dates.days) == 6
    series = await all_of(house, Event)
    people = [await settle(house, 700 + number) for number in range(3)]
    stands = (Attendance.INVITED, Attendance.OFFERED, Attendance.ABSENT)
    await put(
        house,
        *(
            EventPerson(event_id=one.id, person_id=person, attendance=stand, changed_at=clock.now)
            for one in series
            for person, stand in zip(people, stands, strict=True)
        ),
    )
    changed = await act(
        house, METHODIST, event_changes.move, event_id=event.id, starts_at=begins + timedelta(hours=2), later=True
    )
    assert (changed.events, changed.told) == (7, 2)
    told = await all_of(house, OutboxMessage)
    assert {one.person_id for one in told} == set(people[:2])
    assert {one.dedup_key for one in told} == {f"event:{event.id}:moved:1:{number}" for number in (700, 701)}
    assert all(one.ignores_quiet for one in told)
    again = await act(
        house, METHODIST, event_changes.move, event_id=event.id, starts_at=begins + timedelta(hours=2), later=True
    )
    assert (again.events, again.told) == (0, 0)
    cancelled = await act(house, METHODIST, event_changes.cancel, event_id=event.id, reason="Болезнь", later=True)
    assert cancelled.events == 7
    assert [one.status for one in await all_of(house, OutboxMessage)] == [
        OutboxStatus.CANCELLED, OutboxStatus.CANCELLED, OutboxStatus.NEW, OutboxStatus.NEW,
    ]  # fmt: skip
    with pytest.raises(Unfitting, match="planning-over"):
        await act(house, METHODIST, event_changes.cancel, event_id=event.id, reason="Болезнь")


async def test_what_cannot_be_an_event_is_refused_whole(house: House, clock: Clock):
    at = clock.now + timedelta(days=1)
    for wrong, why in (
        ({"kind": "no"}, "kind-unknown"),
        ({"title": " "}, "title-unfit"),
        ({"starts_at": clock.now - timedelta(minutes=1)}, "past"),
        ({"ends_at": at}, "length-unfit"),
        ({"ends_at": at + timedelta(days=30)}, "length-unfit"),
        ({"link": "javascript:alert(1)"}, "bad-link"),
        ({"seats": 0}, "seats-unfit"),
        ({"topics": ("no_such",)}, "topics-unfit"),
        ({"registers_until": at + timedelta(days=2)}, "window-late"),
        ({"registers_from": at + timedelta(hours=1)}, "window-unfit"),
    ):
        facts: dict[str, Any] = {"kind": "seminar", "title": "Критерии", "starts_at": at} | wrong
        with pytest.raises(Unfitting, match=f"planning-{why}"):
            await act(house, METHODIST, events.create, EventDraft(**facts))
    with pytest.raises(NotFound):
        await act(house, METHODIST, events.create, EventDraft("seminar", "Критерии", at, association_id=999))
    assert await all_of(house, Event) == []
    past = EventDraft("conference", "Чтения в столице", clock.now - timedelta(days=30), is_external=True)
    elsewhere = await act(house, METHODIST, events.create, past)
    assert elsewhere.ends_at == elsewhere.starts_at + timedelta(hours=5)


async def test_events_go_over_with_the_duties_and_come_back(house: House, clock: Clock):
    ahead = clock.now + timedelta(days=3)
    of_school = await act(house, COORDINATOR, events.create, EventDraft("seminar", "Педсовет", ahead))
    over = await act(house, COORDINATOR, events.create, EventDraft("seminar", "Прошедший", clock.now))
    clock.passes(days=1)
    taker = await settle(house, NEXT, names=("Клёнова", "Яна", "Яновна"))
    giver = of_school.organiser_id
    handed = await act(house, HEAD, handovers.hand_over, giver_id=giver, taker_id=taker)
    assert handed.duties == 1
    assert (await act(house, NEXT, events.view, of_school.id)).event.organiser_id == taker
    assert (await all_of(house, Event, Event.id == over.id))[0].organiser_id == giver
    await act(house, HEAD, handovers.undo, handover_id=handed.handover_id)
    assert (await act(house, COORDINATOR, events.view, of_school.id)).event.organiser_id == giver
    with pytest.raises(NotAllowed):
        await act(house, NEXT, events.view, of_school.id)


async def test_the_doors_of_somebodys_own_data(house: House, clock: Clock):
    ahead = clock.now + timedelta(days=3)
    planned = await act(house, COORDINATOR, events.create, EventDraft("seminar", "Педсовет", ahead))
    await act(
        house, COORDINATOR, event_repeating.repeat, event_id=planned.id, every=Every.WEEK, until=date(2025, 11, 1)
    )
    await act(house, COORDINATOR, event_drafting.begin, kind="webinar")
    [*_, draft] = await all_of(house, Event, Event.status == EventStatus.DRAFT)
    coordinator = planned.organiser_id
    register = Person(surname="Лютикова", name="Ольга", created_at=clock.now, registered_at=clock.now)
    await put(house, register)
    both = [FeedbackGiven(event_id=planned.id, person_id=one) for one in (coordinator, register.id)]
    words = EventFeedback(event_id=planned.id, useful=5, words="Было полезно")
    await put(house, *both, words)
    data = (await act(house, COORDINATOR, own_data.gather)).plain
    assert {one["title"] for one in data["events"]} == {"Педсовет", ""}
    assert len(data["event_series"]) == len(data["event_feedback_given"]) == 1
    async with house.database.writing() as session:
        came, row = await session.get_one(Person, coordinator), await session.get_one(Person, register.id)
        await binding.bind(session, came=came, register=row, decided_by=None, now=clock.now)
        await session.commit()
    assert {one.organiser_id for one in await all_of(house, Event)} == {register.id}
    assert [one.person_id for one in await all_of(house, FeedbackGiven)] == [register.id]
    await act(house, COORDINATOR, privacy.leave)
    left = await all_of(house, Event)
    assert draft.id not in {one.id for one in left}
    assert {one.title for one in left} == {"Педсовет"}
    assert await all_of(house, FeedbackGiven) == []
    clock.now = datetime(2031, 1, 1, tzinfo=UTC)
    async with house.database.writing() as session:
        done = await retention.run(session, house.municipality, now=clock.now)
    assert done["words_on_events"] == 1
    assert (await all_of(house, EventFeedback))[0].useful == 5


async def test_a_school_people_named_themselves_stays_while_it_holds_an_event(house: House, clock: Clock):
    person = await settle(house, TEACHER, school="Сельская школа", is_registered=False)
    async with house.database.writing() as session:
        teacher = await session.get_one(Person, person)
        school = await session.get_one(Organization, teacher.organization_id)
        school.is_confirmed = False
        session.add(
            RoleGrant(person_id=person, role=Role.SCHOOL_COORDINATOR, organization_id=school.id, granted_at=clock.now)
        )
        await session.commit()
    ahead = clock.now + timedelta(days=3)
    event = await act(house, TEACHER, events.create, EventDraft("seminar", "Педсовет", ahead))
    await act(house, TEACHER, privacy.leave)
    assert (await act(house, METHODIST, events.view, event.id)).event.organization_id == school.id
    clock.passes(days=5)
    async with house.database.writing() as session:
        assert await event_clock.ask_if_held(session, house.municipality, now=clock.now) == 1
    assert [one.chat_id for one in await all_of(house, OutboxMessage)] == [HEAD]
    async with house.database.writing() as session:
        session.add(Event(
            kind="seminar", title="", starts_at=clock.now, created_at=clock.now, organiser_id=person,
            status=EventStatus.DRAFT,
        ))  # fmt: skip
        await session.commit()
    clock.passes(days=91)
    async with house.database.writing() as session:
        assert (await retention.run(session, house.municipality, now=clock.now))["abandoned_events"] == 1
