"""Indicators behind the chat: boundaries by hand, parts and rights, small groups, snapshots that never change, the clock."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DBAPIError

from bot.app import House, build_house
from bot.settings import Settings
from models.associations import Association, Membership
from models.audit import Action, AuditEntry
from models.courses import Completion, CompletionStatus, CourseKind
from models.events import Event, EventStatus
from models.indicators import IndicatorEntry, IndicatorSnapshot, IndicatorSubscription
from models.meetings import Minutes
from models.outbox import OutboxMessage
from models.people import Person, Role
from models.queries import own_data, retention
from models.queries.registration import accounts
from models.responses import Response
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus, RouteVersion
from models.scopes import Scope
from models.session import Database
from programmes.indicators import Slice
from programmes.programme import Programme
from services.errors import NotAllowed, NotFound, Unfitting
from services.indicators import (
    indicator_clock,
    indicator_entering,
    indicator_freezing,
    indicator_missing,
    indicator_slices,
    indicators,
)
from services.indicators.indicator_entering import Value
from services.indicators.indicator_figures import share
from services.indicators.indicator_parts import read, read_on
from services.indicators.indicator_views import view
from tests.by_hand import by_hand
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, TEACHER, COORDINATOR, HEAD, AUTHORITY, OTHER = (5_000_007_000 + one for one in range(1, 7))
LONG_AGO = datetime(2021, 9, 1, tzinfo=UTC)


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    """Everybody with a right is no educator that is counted, so that tests say who is."""
    clock.now = datetime(2025, 12, 31, 9, tzinfo=UTC)
    built = await build_house(Settings(_env_file=None), by_hand(programme), database, clock=clock)
    for number, role, name in (
        (METHODIST, Role.METHODIST, "Василькова"),
        (COORDINATOR, Role.SCHOOL_COORDINATOR, "Лютикова"),
        (AUTHORITY, Role.AUTHORITY_HEAD, "Фиалкина"),
    ):
        await settle(built, number, names=(name, "Анна", "Юрьевна"), position="director", role=role)
    return built


async def act(house: House, telegram_id: int, what: Callable[..., Awaitable[Any]], **how: Any) -> Any:
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        return await what(session, visit, **how)


async def put(house: House, *rows: Any) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


async def staff(house: House, count: int, *, school: int = 1, **facts: Any) -> list[Person]:
    known = {"position": "teacher", "career_started": 2001, "subject": "math", **facts}
    made = [
        Person(organization_id=school, created_at=LONG_AGO, registered_at=LONG_AGO, surname="Клевер", search_key="к", **known)
        for _ in range(count)
    ]  # fmt: skip
    await put(house, *made)
    return made


def course(person: Person, ended: date, **facts: Any) -> Completion:
    known = {
        "kind": CourseKind.ADVANCED_TRAINING, "hours": 16, "document": "1", "status": CompletionStatus.CONFIRMED, **facts,
    }  # fmt: skip
    return Completion(person_id=person.id, title="x", ends_on=ended, entered_by=person.id, entered_at=LONG_AGO, **known)


def answered(house: House, person: Person, moment: datetime) -> Response:
    version_id = house.municipality.library.newest["diagnostics"]
    return Response(
        person_id=person.id, questionnaire="diagnostics", school_year=2025, version_id=version_id,
        started_at=moment, changed_at=moment, submitted_at=moment,
    )  # fmt: skip


async def figure(house: House, code: str, day: date | None = None, by: int = METHODIST) -> tuple[int, int] | None:
    found = await act(house, by, indicators.card, code=code, as_of=day)
    if found.figure is None:
        return None
    return int(found.figure.numerator or 0), int(found.figure.denominator or 0)


async def test_a_course_counts_for_thirty_six_months_to_the_day(house: House):
    people = await staff(house, 6)
    new = (await staff(house, 1, career_started=2024))[0]
    ends = (date(2022, 12, 31), date(2023, 1, 1), date(2025, 12, 31))
    rows = [course(person, ended) for person, ended in zip(people, ends, strict=False)]
    rows.append(course(people[3], date(2025, 12, 31), hours=15))
    rows.append(course(people[4], date(2025, 12, 31), document=""))
    rows.append(course(people[5], date(2025, 12, 31), status=CompletionStatus.ENTERED))
    await put(house, *rows)
    found = await act(house, METHODIST, indicators.card, code="P3")
    assert (found.figure.numerator, found.figure.denominator) == (2, 6)
    assert found.figure.value == Fraction(1, 3)
    assert found.aim.distance == Fraction(2, 3)
    assert found.left_out["new"] == 1
    missing = await act(house, METHODIST, indicator_missing.missing, code="P3", page=0, size=10)
    assert {one.person_id for one in missing.people} == {people[one].id for one in (0, 3, 4, 5)}
    assert new.id not in {one.person_id for one in missing.people}
    assert await figure(house, "P3", date(2025, 12, 30)) == (2, 6)
    # The 29th of February has its anniversary on the 28th.
    leap = (await staff(house, 1))[0]
    await put(house, course(leap, date(2022, 2, 28)))
    assert (await figure(house, "P3", date(2025, 2, 27)))[0] == (await figure(house, "P3", date(2025, 2, 28)))[0] + 1


async def test_young_means_less_than_three_full_years_of_work(house: House):
    await staff(house, 1, career_started=2022)
    await staff(house, 1, career_started=2023)
    await staff(house, 1, career_started=1990, is_young=True)
    await staff(house, 1, career_started=2024, is_young=False)
    assert await figure(house, "P4", date(2025, 8, 31)) == (0, 3)
    assert await figure(house, "P4", date(2025, 9, 1)) == (0, 2)


async def test_a_quarter_needs_a_meeting_that_was_held_with_signed_minutes(house: House, clock: Clock):
    clock.now = datetime(2026, 6, 1, 9, tzinfo=UTC)
    row = Association(title="a", search_key="a", created_at=LONG_AGO)
    late = Association(title="b", search_key="b", created_at=datetime(2026, 1, 1, 9, tzinfo=UTC))
    await put(house, row, late, Association(title="c", search_key="c", created_at=LONG_AGO, kind="club"))
    meetings = (
        (datetime(2025, 10, 31, 20, 59, tzinfo=UTC), EventStatus.HELD, True),  # the last minute of the first quarter
        (datetime(2025, 12, 1, tzinfo=UTC), EventStatus.HELD, False),
        (datetime(2026, 2, 1, tzinfo=UTC), EventStatus.PLANNED, True),
        (datetime(2026, 4, 1, tzinfo=UTC), EventStatus.HELD, True),
    )
    for number, (at, status, is_signed) in enumerate(meetings, start=1):
        event = Event(
            kind="meeting", title="x", starts_at=at, organiser_id=1, status=status, created_at=at, association_id=row.id
        )
        await put(house, event)
        await put(
            house,
            Minutes(
                event_id=event.id, association_id=row.id, school_year=2025, number=number, held_on=at.date(), members=1,
                created_by=1, created_at=at, signed_at=at if is_signed else None,
            ),
        )  # fmt: skip
    assert await figure(house, "P16") == (2, 6)
    assert await figure(house, "P16", date(2025, 10, 30)) == (0, 0)
    assert await figure(house, "P16", date(2025, 10, 31)) == (1, 1)
    lacking = await act(house, METHODIST, indicator_missing.missing, code="P16", page=0, size=5)
    assert [(one.called, one.lacks) for one in lacking.people] == [("a", 2), ("b", 2)]
    found = await act(house, METHODIST, indicators.card, code="P16")
    assert found.left_out == {"too_early": 2}


async def test_each_sees_their_part_and_no_small_group_is_given_away(house: House):
    await settle(house, OTHER, names=("Ромашкина", "Вера", "Павловна"), school="Лицей", position="director")
    async with house.database.reading() as session:
        lyceum = await session.scalar(select(Person.organization_id).order_by(Person.id.desc()).limit(1))
        home = await session.scalar(select(Person.organization_id).order_by(Person.id).limit(1))
        await session.commit()
    own = await staff(house, 12, school=home)
    few = await staff(house, 4, school=lyceum)
    moment = datetime(2025, 10, 1, tzinfo=UTC)
    await put(house, *(answered(house, one, moment) for one in (*own[:6], few[0])))
    assert await figure(house, "P1") == (7, 16)
    assert await figure(house, "P1", by=COORDINATOR) == (6, 12)
    assert await figure(house, "P1", by=AUTHORITY) == (7, 16)
    by_school = await act(house, METHODIST, indicator_slices.slices, code="P1", by=Slice.ORGANIZATION)
    assert {int(one.figure.denominator) for one in by_school.lines} == {12, 4}
    attacked = await act(house, AUTHORITY, indicator_slices.slices, code="P1", by=Slice.ORGANIZATION)
    assert attacked.total.denominator == 16
    assert [one.figure for one in attacked.lines] == [None, None], "the shown one would give the hidden one away"
    with pytest.raises(NotAllowed):
        await act(house, AUTHORITY, indicator_missing.missing, code="P1", page=0, size=5)
    names = await act(house, COORDINATOR, indicator_missing.missing, code="P1", page=0, size=50)
    assert {one.person_id for one in names.people} == {one.id for one in own[6:]}
    with pytest.raises(NotAllowed):
        await act(house, COORDINATOR, indicator_missing.missing, code="P2", page=0, size=5)
    with pytest.raises(NotFound):
        await act(house, COORDINATOR, indicators.card, code="P12")
    with pytest.raises(NotFound):
        await act(house, METHODIST, indicator_slices.slices, code="P16", by=Slice.POSITION_GROUP)
    await settle(house, TEACHER, names=("Мятова", "Инна", "Львовна"))
    assert await figure(house, "P1", by=TEACHER) == (7, 17)
    assert {one.definition.code for one in await act(house, TEACHER, indicators.listed)} == {
        one.code for one in house.municipality.programme.indicators.definitions if "educator" in one.seen_by
    }
    with pytest.raises(NotAllowed):
        await act(house, TEACHER, indicator_slices.slices, code="P1", by=Slice.ORGANIZATION)


async def test_nobody_is_found_between_a_school_and_its_association_nor_between_two_days(house: House, clock: Clock):
    """An attacker who may read all figures and no name: a school minus its association, and yesterday from today."""
    people = await staff(house, 14)
    association = Association(title="a", search_key="a", created_at=LONG_AGO)
    await put(house, association)
    await put(house, *(Membership(association_id=association.id, person_id=one.id) for one in people[1:]))
    await put(house, *(answered(house, one, datetime(2025, 10, 1, tzinfo=UTC)) for one in people[5:10]))
    all_told = await act(house, METHODIST, indicator_slices.slices, code="P1", by=Slice.ASSOCIATION)
    assert [int(one.figure.denominator) for one in all_told.lines] == [13]
    with pytest.raises(NotFound):
        await act(house, AUTHORITY, indicator_slices.slices, code="P1", by=Slice.ASSOCIATION)
    card = await act(house, AUTHORITY, indicators.card, code="P1")
    assert Slice.ASSOCIATION not in card.slices
    assert Slice.ORGANIZATION in card.slices
    own = replace(view(await visit_of(house, AUTHORITY), "P1"), scope=Scope(associations=frozenset({association.id})))
    day = date(2025, 10, 1)
    async with house.database.reading() as session:
        for outside, is_told in ((1, False), (4, False), (0, True), (5, True)):
            snapshot = IndicatorSnapshot(denominator=13 + outside, slices={}, as_of=day)
            assert (read(own, share(day, 5, 13), snapshot) is not None) is is_told, outside
        told = await read_on(session, house.municipality, own, share(day, 5, 13), on=day, today=day)
        await session.commit()
    assert told is None, "one single person is in no association"
    await settle(house, TEACHER, names=("Мятова", "Инна", "Львовна"))
    for somebody in (AUTHORITY, TEACHER):
        for back in (1, 2, 30):
            with pytest.raises(Unfitting):
                await figure(house, "P1", house.municipality.day(clock.now) - timedelta(days=back), by=somebody)
        assert await figure(house, "P1", date(2025, 10, 31), by=somebody) == (5, 14)
    assert await figure(house, "P1", house.municipality.day(clock.now) - timedelta(days=1)) is not None


async def test_a_snapshot_is_taken_once_signed_and_corrected_and_never_changed(house: House, clock: Clock):
    people = await staff(house, 10)
    await put(house, *(answered(house, one, datetime(2025, 10, 1, tzinfo=UTC)) for one in people[:4]))
    async with house.database.writing() as session:
        taken = await indicator_clock.tell_all(session, house.municipality, now=clock.now)
        assert taken == len(house.municipality.programme.indicators.definitions)
        assert await indicator_clock.tell_all(session, house.municipality, now=clock.now) == 0
    day = date(2025, 12, 30)
    with pytest.raises(Unfitting, match="indicator-nothing-changed"):
        await act(house, METHODIST, indicator_freezing.correct, code="P1", as_of=day, reason="ещё раз")
    await put(house, answered(house, people[4], datetime(2025, 10, 1, tzinfo=UTC)))
    assert await figure(house, "P1", day) == (4, 10), "what was told stays told"
    assert await figure(house, "P1") == (5, 10)
    with pytest.raises(Unfitting, match="indicator-needs-reason"):
        await act(house, METHODIST, indicator_freezing.correct, code="P1", as_of=day, reason="  ")
    corrected = await act(
        house, METHODIST, indicator_freezing.correct, code="P1", as_of=day, reason="Нашлась анкета <b>"
    )
    assert (corrected.number, corrected.numerator, corrected.reason) == (2, 5, "Нашлась анкета <b>")
    assert await figure(house, "P1", day) == (5, 10)
    today = date(2025, 12, 31)
    first = await act(house, METHODIST, indicator_freezing.freeze, code="P1", as_of=today)
    assert (await act(house, METHODIST, indicator_freezing.freeze, code="P1", as_of=today)).id == first.id
    await put(house, answered(house, people[5], datetime(2025, 10, 1, tzinfo=UTC)))
    with pytest.raises(Unfitting, match="indicator-frozen"):
        await act(house, METHODIST, indicator_freezing.freeze, code="P1", as_of=today)
    with pytest.raises(Unfitting, match="indicator-day-ahead"):
        await act(house, METHODIST, indicator_freezing.freeze, code="P1", as_of=today + timedelta(days=1))
    for change in (update(IndicatorSnapshot).values(numerator=9), delete(IndicatorSnapshot)):
        async with house.database.writing() as session:
            with pytest.raises(DBAPIError):
                await session.execute(change)
            await session.rollback()
    clock.passes(days=1)
    found = await act(house, METHODIST, indicators.card, code="P1")
    assert found.since_snapshot.by == Fraction(1, 10)
    assert found.since_snapshot.is_positive
    part = await act(house, COORDINATOR, indicators.card, code="P1", as_of=today)
    assert part.snapshot is not None, "a part of what was told"
    assert int(part.figure.denominator) == 10


async def test_values_are_entered_with_what_proves_them(house: House, clock: Clock):
    async def enter(by: int = METHODIST, code: str = "P17", **how: Any) -> IndicatorEntry:
        known = {"as_of": date(2025, 8, 31), "value": Value(3, 4), "document": "Отчёт № 1", **how}
        return await act(house, by, indicator_entering.enter, code=code, **known)

    first = await enter()
    assert (await enter()).id == first.id
    second = await enter(value=Value(4, 4))
    assert await figure(house, "P17") == (4, 4)
    kept = await act(house, METHODIST, indicator_entering.entries, code="P17", page=0, size=5)
    assert [(one.id, one.replaced_by) for one in kept] == [(second.id, None), (first.id, second.id)]
    await enter(AUTHORITY, "P11_vpr", value=Value(typed=" 3,75 "))
    assert (await act(house, METHODIST, indicators.card, code="P11_vpr")).figure.value == Fraction(15, 4)
    for refused, how in (
        ("indicator-needs-document", {"document": " "}),
        ("indicator-wrong-share", {"value": Value(5, 4)}),
        ("indicator-wrong-share", {"value": Value(0, 0)}),
        ("indicator-day-ahead", {"as_of": date(2026, 1, 1)}),
        ("words-too-long", {"comment": "x" * 5000}),
        ("indicator-counts-itself", {"code": "P1"}),
        ("indicator-wrong-number", {"code": "P14", "value": Value(typed="1.5")}),
        ("indicator-wrong-number", {"code": "P14", "value": Value(typed="1e999")}),
        ("indicator-wrong-number", {"code": "P14", "value": Value(typed="NaN")}),
    ):
        with pytest.raises(Unfitting, match=refused):
            await enter(**how)
    with pytest.raises(NotAllowed):
        await enter(AUTHORITY, "P17")
    with pytest.raises(NotAllowed):
        await enter(COORDINATOR)
    clock.now = datetime(2025, 9, 2, 9, tzinfo=UTC)
    async with house.database.writing() as session:
        assert await indicator_clock.ask_for_values(session, house.municipality, now=clock.now) == 2
        assert await indicator_clock.ask_for_values(session, house.municipality, now=clock.now) == 0
    async with house.database.reading() as session:
        said = [one.payload["values"] for one in await session.scalars(select(OutboxMessage))]
        details = [one.details for one in await session.scalars(select(AuditEntry))]
        await session.commit()
    assert sorted(one["count"] for one in said) == [2, 3], "the value of the VPR and of the road map are there"
    assert {"indicator": "P17", "day": "2025-08-31"} in details


async def test_who_is_gone_reads_nothing_and_their_values_stay(house: House):
    await act(house, METHODIST, indicator_entering.enter, code="P17", as_of=date(2025, 8, 31), value=Value(1, 2), document="№ 1", comment="сама")  # fmt: skip
    await act(house, METHODIST, indicator_entering.subscribe, period=None, alerts=["P1", "nothing", "P12"])
    person = (await visit_of(house, METHODIST)).actor.id
    target = (await staff(house, 1))[0].id
    async with house.database.writing() as session:
        found = await own_data.everything_of(session, person)
        assert (len(found["indicator_entries"]), found["indicator_subscriptions"][0].alerts) == (1, ["P1", "P12"])
        await accounts.hand_over(session, source=person, target=target)
        session.expunge_all()
        [entry] = await session.scalars(select(IndicatorEntry))
        assert (entry.entered_by, await session.scalar(select(IndicatorSubscription.person_id))) == (target, target)
        await retention.forget_words(session, [target])
        await own_data.close_doors(session, target, house.clock(), today=house.clock().date())
        await session.refresh(entry)
        assert (entry.comment, entry.numerator) == (None, 1)
        assert await session.scalar(select(func.count()).select_from(IndicatorSubscription)) == 0
        await session.rollback()


async def test_a_school_is_not_told_what_would_tell_of_another(house: House):
    """Its figure and the municipality's, which everybody reads, would leave the other school's four people."""
    await settle(house, OTHER, names=("Ромашкина", "Вера", "Павловна"), school="Лицей", position="director")
    home = (await visit_of(house, COORDINATOR)).actor.organization_id or 0
    lyceum = (await visit_of(house, OTHER)).actor.organization_id or 0
    people = [*await staff(house, 7, school=home), *await staff(house, 4, school=lyceum)]
    moment = datetime(2025, 10, 1, tzinfo=UTC)
    await put(house, *(answered(house, one, moment) for one in people))
    assert await figure(house, "P8", by=AUTHORITY) == (0, 11)
    assert await figure(house, "P8", by=COORDINATOR) is None
    assert await figure(house, "P1", by=COORDINATOR) == (7, 7), "they know those by name"
    with pytest.raises(NotAllowed):
        await act(house, COORDINATOR, indicator_slices.slices, code="P8", by=Slice.SUBJECT)
    [fifth] = await staff(house, 1, school=lyceum)
    await put(house, answered(house, fifth, moment))
    assert await figure(house, "P8", by=COORDINATOR) == (0, 7)


async def test_boundaries_of_the_definitions_by_hand(house: House, clock: Clock):
    """A refusal is no answer; who has come back has not left; a route without a step due is not asked."""
    people = await staff(house, 8, category=None)
    refused = answered(house, people[0], datetime(2025, 10, 1, tzinfo=UTC))
    refused.submitted_at, refused.declined_at = None, refused.started_at
    await put(house, refused, answered(house, people[1], datetime(2025, 10, 31, 20, 59, 59, tzinfo=UTC)))
    await put(house, answered(house, people[2], datetime(2025, 10, 31, 21, tzinfo=UTC)))
    assert await figure(house, "P1", date(2025, 10, 31)) == (1, 8)
    assert await figure(house, "P1") == (2, 8)

    days = ((people[0], "first", date(2023, 8, 31)), (people[1], "highest", date(2020, 12, 31)))
    days += ((people[2], "first", date(2021, 1, 1)), (people[3], "position_compliance", date(2025, 1, 1)))
    async with house.database.writing() as session:
        for person, category, since in days:
            facts = {"category": category, "category_on": since}
            await session.execute(update(Person).where(Person.id == person.id).values(**facts))
        left = datetime(2025, 11, 1, tzinfo=UTC)
        await session.execute(update(Person).where(Person.id == people[4].id).values(archived_at=left))
        for action, at in ((Action.PERSON_ARCHIVED, left), (Action.PERSON_RETURNED, left + timedelta(days=9))):
            session.add(AuditEntry(at=at, action=action, person_id=people[5].id, details={}))
        await session.commit()
    assert await figure(house, "P6") == (2, 7), "one of before September 2023 lasts five years"
    assert await figure(house, "P12") == (1, 7), "one has left, of the mean of eight and seven"
    assert (await act(house, METHODIST, indicators.card, code="P12")).figure.value == Fraction(2, 15)

    autumn = datetime(2025, 10, 1, tzinfo=UTC)
    known = {"school_year": 2025, "basis": RouteBasis.DEFICITS, "created_at": autumn, "changed_at": autumn}
    routes = [Route(person_id=one.id, status=RouteStatus.ACTIVE, version=1, **known) for one in people[:3]]
    await put(house, *routes)
    due = (date(2025, 12, 31), date(2026, 1, 1), date(2025, 9, 1))
    await put(
        house,
        *(
            Activity(
                route_id=route.id, place=0, kind="course", title="x", starts_on=day, due_on=day, is_mandatory=True,
                needs_acceptance=False, status=ActivityStatus.SKIPPED if day == due[2] else ActivityStatus.PLANNED,
            )
            for route, day in zip(routes, due, strict=True)
        ),
    )  # fmt: skip
    assert await figure(house, "P10") == (1, 2), "taken off with a reason is no lack"
    assert (await act(house, METHODIST, indicators.card, code="P10")).left_out == {"nothing_due": 1}
    before = {code: await figure(house, code) for code in ("P1", "P3", "P4", "P6", "P10", "P13")}
    clock.passes(days=40)
    late = [answered(house, people[6], clock.now), course(people[6], date(2026, 2, 1))]
    await put(house, *late)
    async with house.database.writing() as session:
        await session.execute(update(Person).where(Person.id == people[7].id).values(archived_at=clock.now))
        versions = ((1, autumn, RouteStatus.ACTIVE), (2, clock.now, RouteStatus.CANCELLED))
        for number, at, status in versions:
            said = {"change": "edited", "status": status.value}
            session.add(RouteVersion(route_id=routes[2].id, number=number, at=at, content=said))
        await session.execute(
            update(Route).where(Route.id == routes[2].id).values(status=RouteStatus.CANCELLED, changed_at=clock.now)
        )
        await session.commit()
    assert {code: await figure(house, code, date(2025, 12, 31)) for code in before} == before
