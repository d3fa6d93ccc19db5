"""Courses where something is taken back: seats, plans, confirmations, people who have left."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.app import House, build_house
from bot.settings import Settings
from models.courses import Completion, CompletionStatus, CourseKind, CourseRequest, RequestStatus
from models.people import Person, Role
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus
from models.session import Database
from programmes.programme import Programme
from services.courses import course_clock, course_confirming, course_offering, course_offers, course_plan, course_wishes
from services.courses.course_offer_drafts import OfferDraft
from services.errors import Unfitting
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, TEACHER, OTHER = 5_000_000_751, 5_000_000_752, 5_000_000_753


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2026, 1, 15, 9, tzinfo=UTC)
    built = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(built, METHODIST, names=("Василькова", "Анна", "Юрьевна"), position="director", role=Role.METHODIST)
    return built


async def act(house: House, telegram_id: int, what: Callable[..., Awaitable[Any]], **how: Any) -> Any:
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        return await what(session, visit, **how)


async def put(house: House, *rows: object) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


async def all_of(house: House, table: Any) -> list[Any]:
    async with house.database.reading() as session:
        return list(await session.scalars(select(table).order_by(table.id)))


async def offered(house: House, first: date, last: date, **how: Any) -> int:
    draft = OfferDraft(title="Курс", hours=36, starts_on=first, ends_on=last, **how)
    return await act(house, METHODIST, course_offering.save, draft=draft)


async def test_whoever_was_marked_absent_by_mistake_enrols_again(house: House):
    person = await settle(house, TEACHER)
    today = house.municipality.day(house.clock())
    offer = await offered(house, today, today)
    for _ in range(2):
        await act(house, TEACHER, course_offers.enrol, offer_id=offer)
        await act(house, METHODIST, course_offering.close, offer_id=offer, absent={person}, numbers={})
    await act(house, TEACHER, course_offers.enrol, offer_id=offer)
    assert [one.status for one in await all_of(house, CourseRequest)] == [RequestStatus.ENROLLED]


async def test_a_line_of_the_plan_is_in_the_plan_again_when_its_seat_is_given_back(house: House):
    await settle(house, TEACHER)
    await act(house, TEACHER, course_wishes.wish, topic="digital")
    [line] = await all_of(house, CourseRequest)
    offer = await offered(house, date(2026, 2, 1), date(2026, 2, 4), topic="digital")
    for before in (RequestStatus.REQUESTED, RequestStatus.IN_PLAN, RequestStatus.IN_PLAN):
        if before is RequestStatus.IN_PLAN:
            await act(house, METHODIST, course_plan.take_in, request_id=line.id)
        await act(house, TEACHER, course_offers.enrol, offer_id=offer)
        await act(house, TEACHER, course_offers.cancel, offer_id=offer)
        assert [one.status for one in await all_of(house, CourseRequest)] == [before]
    await act(house, TEACHER, course_offers.enrol, offer_id=offer)
    await act(house, METHODIST, course_offering.call_off, offer_id=offer)
    assert [one.status for one in await all_of(house, CourseRequest)] == [RequestStatus.IN_PLAN]


async def test_a_course_sent_back_opens_the_step_it_had_closed(house: House):
    person = await settle(house, TEACHER)
    now = house.clock()
    route = Route(
        person_id=person, school_year=2025, basis=RouteBasis.REQUEST, status=RouteStatus.ACTIVE, version=1,
        created_at=now, changed_at=now, accepted_at=now, agreed_at=now,
    )  # fmt: skip
    course = Completion(
        person_id=person, kind=CourseKind.ADVANCED_TRAINING, title="Курс", hours=36, ends_on=date(2025, 10, 1),
        document="77-1", topic="gifted", status=CompletionStatus.ENTERED, entered_by=person, entered_at=now,
    )  # fmt: skip
    await put(house, route, course)
    step = Activity(
        route_id=route.id, place=0, topic="gifted", kind="course", title="Курс", starts_on=date(2025, 9, 1),
        due_on=date(2026, 3, 1), is_mandatory=True, needs_acceptance=False, status=ActivityStatus.PLANNED,
        evidence=[{"kind": "link", "text": "own"}],
    )  # fmt: skip
    await put(house, step)

    async def stands() -> tuple[ActivityStatus, date | None, int, RouteStatus]:
        [found], [way] = await all_of(house, Activity), await all_of(house, Route)
        return found.status, found.done_on, len(found.evidence), way.status

    async def confirm() -> None:
        card = await act(house, METHODIST, course_confirming.look, completion_id=course.id)
        await act(house, METHODIST, course_confirming.confirm, completion_id=course.id, mark=card.mark)

    for _ in range(2):
        await confirm()
        assert await stands() == (ActivityStatus.DONE, date(2025, 10, 1), 2, RouteStatus.COMPLETED)
        for _ in range(2):
            await act(house, METHODIST, course_confirming.reject, completion_id=course.id, typed="Не тот номер")
            assert await stands() == (ActivityStatus.PLANNED, None, 1, RouteStatus.ACTIVE)
    await confirm()
    async with house.database.writing() as session:
        await session.execute(update(Activity).values(status=ActivityStatus.ACCEPTED))
        await session.commit()
    await act(house, METHODIST, course_confirming.reject, completion_id=course.id, typed="Не тот номер")
    assert (await stands())[0] is ActivityStatus.ACCEPTED


async def test_who_has_left_holds_no_seat(house: House):
    person = await settle(house, TEACHER)
    await settle(house, OTHER)
    ahead = await offered(house, date(2026, 2, 1), date(2026, 2, 4), seats=1)
    today = house.municipality.day(house.clock())
    begun = await offered(house, today, date(2026, 2, 4), seats=1)
    for one in (ahead, begun):
        await act(house, TEACHER, course_offers.enrol, offer_id=one)
    with pytest.raises(Unfitting, match="course-seat-full") as refused:
        await act(house, OTHER, course_offers.enrol, offer_id=ahead)
    assert refused.value.values == {"wishes": 1}
    async with house.database.writing() as session:
        await session.execute(update(Person).where(Person.id == person).values(archived_at=house.clock()))
        await session.commit()
    for _ in range(2):
        async with house.database.writing() as session:
            await course_clock.run(session, house.municipality, now=house.clock())
    await act(house, OTHER, course_offers.enrol, offer_id=ahead)
    with pytest.raises(Unfitting, match="course-seat-full"):
        await act(house, OTHER, course_offers.enrol, offer_id=begun)
