"""Courses behind the chat: figures against a slow count, seats taken at once, the clock, the plan, a person's own rights."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.app import House, build_house
from bot.settings import Settings
from models.announcements import AnnouncementKind
from models.audiences import Audience, Facet
from models.campaigns import Campaign, CampaignStatus
from models.course_groups import Group
from models.courses import (
    Completion,
    CompletionStatus,
    CourseKind,
    CourseOffer,
    CourseRequest,
    RequestSource,
    RequestStatus,
)
from models.deficits import Deficit, DeficitSource, DeficitState
from models.outbox import OutboxMessage
from models.people import Person, Role
from models.queries import audiences as audience_rows
from models.queries.courses import course_due
from models.queries.registration import accounts
from models.responses import Answer, Response
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus
from models.scopes import Scope
from models.session import Database
from programmes.programme import Programme
from services import audiences, handovers, own_data, privacy, retention
from services.courses import (
    course_clock,
    course_confirming,
    course_figures,
    course_gathering,
    course_offering,
    course_offers,
    course_plan,
    course_rules,
    course_terms,
    course_wishes,
)
from services.courses.course_offer_drafts import OfferDraft
from services.errors import Unfitting
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

METHODIST, TEACHER, OTHER, COORDINATOR = 5_000_000_701, 5_000_000_702, 5_000_000_703, 5_000_000_704
WORDS = "Тайные слова о курсе"
WHOLE = Scope(is_whole=True)


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
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


async def all_of(house: House, table: type) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(table.id)))
        await session.commit()
    return found


async def read(house: House, what: Callable[..., Awaitable[Any]], *args: Any, **how: Any) -> Any:
    async with house.database.reading() as session:
        found = await what(session, *args, **how)
        await session.commit()
    return found


async def tick(house: House) -> None:
    async with house.database.writing() as session:
        await course_clock.run(session, house.municipality, now=house.clock())


async def phrases(house: House, phrase: str) -> list[int]:
    return sorted(one.chat_id for one in await all_of(house, OutboxMessage) if one.payload.get("phrase") == phrase)


def done(house: House, person: int, **changes: Any) -> Completion:
    values = {
        "person_id": person, "kind": CourseKind.ADVANCED_TRAINING, "title": WORDS, "hours": 36,
        "ends_on": date(2024, 5, 12), "document": "77-1", "status": CompletionStatus.CONFIRMED, "entered_by": person,
        "entered_at": house.clock(),
    }  # fmt: skip
    return Completion(**{**values, **changes})


async def someone(house: House, number: int, **how: Any) -> int:
    return await settle(house, 5_000_001_000 + number, names=("Кленов", "Лев", "Ильич"), **how)


async def test_figures_are_what_a_slow_count_says(house: House):
    dice, rules, first = random.Random(7), house.municipality.programme.courses, "09-01"
    counted = [
        one.code
        for group in house.municipality.programme.positions.groups
        if group.code != "manager"
        for one in group.positions
    ]
    facts: dict[int, dict[str, Any]] = {}
    histories: dict[int, list[Completion]] = {}
    days = [date(2025, 12, 31), date(2026, 8, 31), date(2025, 2, 28), date(2028, 2, 29)]
    edges = [course_rules.months_before(day, 36) + timedelta(days=shift) for day in days for shift in (-1, 0, 1)]
    for number in range(40):
        position, career = dice.choice([*counted[:2], "director"]), dice.choice([1990, 2022, 2023, 2024, 2025])
        person = await someone(house, number, position=position, career=career)
        left = datetime(2026, 1, dice.randint(1, 28), tzinfo=UTC) if dice.random() < 0.2 else None
        facts[person] = {"position": position, "career": career, "left": left}
        histories[person] = [
            done(
                house, person, kind=dice.choice(list(CourseKind)), hours=dice.choice([8, 16, 72, 249, 250]),
                document=dice.choice([None, "", "1", "2"]), status=dice.choice([*CompletionStatus, CompletionStatus.CONFIRMED]),
                ends_on=dice.choice(edges), removed_at=house.clock() if dice.random() < 0.1 else None,
            )
            for _ in range(dice.randint(0, 4))
        ]  # fmt: skip
    async with house.database.writing() as session:
        session.add_all([one for own in histories.values() for one in own])
        for person, known in facts.items():
            changes = {"registered_at": datetime(2020, 1, 1, tzinfo=UTC), "archived_at": known["left"]}
            await session.execute(update(Person).where(Person.id == person).values(changes))
        await session.commit()
    for day in days:
        after = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
        asked = [
            person for person, known in facts.items()
            if known["position"] in counted and (known["left"] is None or known["left"] >= after - timedelta(hours=3))
        ]  # fmt: skip
        stands = {person: [one for one in histories[person] if one.removed_at is None] for person in asked}
        fresh = {person for person in asked if any(course_rules.counts_on(rules, one, day) for one in stands[person])}
        ever = {
            person
            for person in asked
            if any(course_rules.counts(rules, one) and one.ends_on <= day for one in stands[person])
        }
        is_new = {person for person in asked if course_rules.new_until(rules, facts[person]["career"], first) > day}
        found = await read(house, course_figures.three_years, house.municipality, on=day)
        assert (found.numerator, found.denominator) == (
            len(fresh),
            len([one for one in asked if one in ever or one not in is_new]),
        )
        since = date(day.year, 1, 1)
        year = {
            person
            for person in asked
            if any(course_rules.counts(rules, one) and since <= one.ends_on <= day for one in stands[person])
        }
        found = await read(house, course_figures.within, house.municipality, since=since, until=day)
        assert (found.numerator, found.denominator) == (len(year), len(asked))
    today = house.municipality.day(house.clock())
    groups = await read(house, course_due.counts, course_terms.due(house.municipality, WHOLE, today))
    slow: dict[Group, int] = {}
    for person, known in facts.items():
        if known["position"] in counted and known["left"] is None:
            own = [one for one in histories[person] if one.removed_at is None]
            group = group_of(
                course_rules.deadline(rules, own, career_started=known["career"], today=today, year_begins=first), today
            )
            slow[group] = slow.get(group, 0) + 1
    assert groups == slow


def group_of(deadline: course_rules.Deadline, today: date) -> Group:
    if deadline.ground is not course_rules.Ground.COURSE:
        return Group(deadline.ground.value)
    if deadline.on <= today:
        return Group.LATE
    years = deadline.on.year - today.year
    return {0: Group.THIS_YEAR, 1: Group.NEXT_YEAR}.get(years, Group.LATER)


async def test_a_seat_is_given_once_however_many_tap(house: House):
    people = [5_000_002_000 + number for number in range(8)]
    for telegram_id in people:
        await settle(house, telegram_id)
    draft = OfferDraft(title="Курс", hours=36, starts_on=date(2025, 10, 20), ends_on=date(2025, 10, 24), seats=3)
    offer = await act(house, METHODIST, course_offering.save, draft=draft)

    async def enrol(telegram_id: int) -> str:
        try:
            await act(house, telegram_id, course_offers.enrol, offer_id=offer)
        except Unfitting as refused:
            return refused.phrase
        return "enrolled"

    taken = await asyncio.gather(*(enrol(one) for one in people for _ in range(2)))
    assert sorted(taken) == ["course-seat-full"] * 10 + ["enrolled"] * 6  # three, each twice
    lines = await all_of(house, CourseRequest)
    assert [one.status for one in lines] == [RequestStatus.ENROLLED] * 3
    assert len({one.person_id for one in lines}) == 3
    with pytest.raises(Unfitting, match="course-seat-taken"):
        await act(house, METHODIST, course_offering.save, draft=OfferDraft(title="Курс", hours=36, starts_on=date(2025, 10, 20), ends_on=date(2025, 10, 24), seats=2, offer_id=offer))  # fmt: skip


async def test_an_enrolment_takes_up_a_line_of_the_plan(house: House):
    await settle(house, TEACHER)
    house.clock.passes(days=100)  # the year the wish speaks of
    await act(house, TEACHER, course_wishes.wish, topic="digital")
    draft = OfferDraft(title="Курс", hours=36, starts_on=date(2026, 2, 1), ends_on=date(2026, 2, 4), topic="digital")
    offer = await act(house, METHODIST, course_offering.save, draft=draft)
    await act(house, TEACHER, course_offers.enrol, offer_id=offer)
    [line] = await all_of(house, CourseRequest)
    assert (line.status, line.offer_id) == (RequestStatus.ENROLLED, offer)
    with pytest.raises(Unfitting, match="course-plan-settled"):
        await act(house, METHODIST, course_plan.take_in, request_id=line.id)
    await act(house, TEACHER, course_offers.cancel, offer_id=offer)
    [line] = await all_of(house, CourseRequest)
    assert (line.status, line.offer_id) == (RequestStatus.REQUESTED, None)


async def test_confirming_closes_the_step_of_a_route(house: House):
    person = await settle(house, TEACHER)
    now = house.clock()
    route = Route(
        person_id=person, school_year=2025, basis=RouteBasis.REQUEST, status=RouteStatus.ACTIVE, version=1, created_at=now,
        changed_at=now, accepted_at=now, agreed_at=now,
    )  # fmt: skip
    await put(house, route)
    steps = [
        Activity(
            route_id=route.id, place=place, topic=topic, kind="course", title="Курс", starts_on=date(2025, 9, 1),
            due_on=date(2025, 12, 1), is_mandatory=True, needs_acceptance=False, status=ActivityStatus.PLANNED, evidence=[],
        )
        for place, topic in enumerate(("digital", "gifted"))
    ]  # fmt: skip
    course = done(house, person, ends_on=date(2025, 10, 1), topic="gifted", status=CompletionStatus.ENTERED)
    old = done(house, person, ends_on=date(2025, 3, 1), topic="digital", status=CompletionStatus.ENTERED)
    await put(house, *steps, course, old)
    for one in (course, old):
        card = await act(house, METHODIST, course_confirming.look, completion_id=one.id)
        for _ in range(2):
            await act(house, METHODIST, course_confirming.confirm, completion_id=one.id, mark=card.mark)
    assert [(one.topic, one.status, one.done_on) for one in await all_of(house, Activity)] == [
        ("digital", ActivityStatus.PLANNED, None), ("gifted", ActivityStatus.DONE, date(2025, 10, 1)),
    ]  # fmt: skip
    assert await phrases(house, "course-notice-confirmed") == [TEACHER, TEACHER]


async def test_the_clock_reminds_once_for_each_distance(house: House, clock: Clock):
    fine, new = await settle(house, TEACHER), await settle(house, OTHER, school="Школа № 7", career=2023)
    await settle(house, COORDINATOR, position="director", role=Role.SCHOOL_COORDINATOR)
    await put(house, done(house, fine, ends_on=date(2024, 2, 29)))  # due on 01.03.2027
    assert new
    seen: dict[date, int] = {}
    clock.now = datetime(2026, 2, 20, 9, tzinfo=UTC)
    for _ in range(40):
        before = len(await phrases(house, "course-notice-term"))
        await tick(house)
        await tick(house)
        after = await phrases(house, "course-notice-term")
        if len(after) > before:
            seen[house.municipality.day(clock.now)] = len(after) - before
        clock.passes(days=10)
    told = await phrases(house, "course-notice-term")
    assert told.count(TEACHER) == 3
    assert told.count(OTHER) == 3  # the first course of somebody new is due on 01.09.2026
    assert list(seen) == [date(2026, 2, 20), date(2026, 3, 2), date(2026, 6, 10), date(2026, 9, 8), date(2026, 12, 7)]
    schools = [one for one in await all_of(house, OutboxMessage) if one.payload.get("phrase") == "course-notice-school"]
    assert {one.chat_id for one in schools} == {COORDINATOR}
    assert schools[0].payload["values"]["late"] == 0
    keys = [one.dedup_key for one in schools]
    assert len(keys) == len(set(keys)) == 14  # one a month


def test_everybody_is_in_one_window_at_most():
    today = date(2026, 8, 31)
    found = course_clock.windows((12, 6, 3), 36, today)
    assert [months for months, _, _ in found] == [3, 6, 12]
    assert found[0][1] == course_rules.months_before(today, 36)
    assert all(one[2] == other[1] for one, other in pairwise(found))


async def test_the_clock_tells_of_courses_that_begin_and_end(house: House, clock: Clock):
    await settle(house, TEACHER)
    draft = OfferDraft(title="Курс", hours=36, starts_on=date(2025, 10, 20), ends_on=date(2025, 10, 24))
    offer = await act(house, METHODIST, course_offering.save, draft=draft)
    await act(house, TEACHER, course_offers.enrol, offer_id=offer)
    for _ in range(30):
        await tick(house)
        await tick(house)
        clock.passes(days=1)
    assert await phrases(house, "course-notice-starts") == [TEACHER]
    assert await phrases(house, "course-notice-over") == [METHODIST]
    await act(house, METHODIST, course_offering.close, offer_id=offer, absent=(), numbers={})


async def respond(house: House, person: int, submitted: datetime, **chosen: list[str]) -> None:
    version = house.municipality.library.newest["needs"]
    response = Response(
        person_id=person, questionnaire="needs", school_year=2025, version_id=version, started_at=submitted,
        changed_at=submitted, submitted_at=submitted,
    )  # fmt: skip
    await put(house, response)
    await put(house, *(Answer(response_id=response.id, question=code, chosen=values, answered_at=submitted) for code, values in chosen.items()))  # fmt: skip


async def test_the_plan_is_gathered_and_stays_as_people_made_it(house: House, clock: Clock):
    asks, nothing, helped, covered = [await someone(house, number, career=2024) for number in range(4)]
    due = await someone(house, 9, career=1990)
    april = datetime(2026, 4, 10, tzinfo=UTC)
    await respond(
        house,
        asks,
        april,
        N02=["digital", "gifted"],
        N03=["seminar"],
        N04=["online"],
        N05=["autumn", "vacation"],
        N06=["own"],
    )
    await respond(house, nothing, april, N02=["digital"], N03=["nothing"])
    now = clock.now = datetime(2026, 5, 10, tzinfo=UTC)
    deficits = [
        Deficit(
            person_id=person, school_year=2025, area="methods", topic="", topics=["assessment", "digital"], severity="critical",
            source=DeficitSource.INTERVIEW, state=DeficitState.CONFIRMED, created_at=now, state_since=now,
        )
        for person in (helped, covered)
    ]  # fmt: skip
    route = Route(
        person_id=covered,
        school_year=2025,
        basis=RouteBasis.DEFICITS,
        status=RouteStatus.ACTIVE,
        created_at=now,
        changed_at=now,
    )
    await put(house, *deficits, route)
    await put(house, Activity(
        route_id=route.id, place=1, deficit_id=deficits[1].id, kind="course", title="x", starts_on=now.date(), due_on=now.date(),
        is_mandatory=True, needs_acceptance=False, status=ActivityStatus.PLANNED, evidence=[],
    ))  # fmt: skip
    methodist = (await visit_of(house, METHODIST)).actor.id
    await put(house, Campaign(
        questionnaire="needs", school_year=2025, audience={}, opens_on=date(2026, 4, 1), closes_on=date(2026, 4, 30),
        status=CampaignStatus.CLOSED, created_by=methodist, created_at=april, closed_at=datetime(2026, 5, 1, tzinfo=UTC),
    ))  # fmt: skip
    await tick(house)
    lines = {(one.person_id, one.topic): one for one in await all_of(house, CourseRequest)}
    assert {key: one.source for key, one in lines.items()} == {
        (asks, "digital"): RequestSource.NEEDS,
        (asks, "gifted"): RequestSource.NEEDS,
        (helped, "assessment"): RequestSource.DEFICIT,
        (nothing, ""): RequestSource.DUE,  # new till 01.09.2027
        (covered, ""): RequestSource.DUE,
        (due, ""): RequestSource.DUE,
    }
    wish = lines[asks, "digital"]
    assert (wish.year, wish.kind, wish.form, wish.season) == (2027, CourseKind.SHORT, "remote", "autumn,vacation")
    assert "own" not in {wish.season, wish.wish, wish.reason, wish.source.value}
    assert await phrases(house, "course-notice-plan") == [METHODIST]
    await act(house, METHODIST, course_plan.decline, request_id=wish.id, typed="нет мест")
    await act(house, METHODIST, course_plan.set_topic, request_id=lines[asks, "gifted"].id, topic="parents")
    await tick(house)
    assert len(await all_of(house, CourseRequest)) == len(lines)  # the clock gathers once
    assert await act(house, METHODIST, course_gathering.gather, year=2027) == 1  # the topic that was made another
    assert await act(house, METHODIST, course_gathering.gather, year=2027) == 0
    [declined] = [one for one in await all_of(house, CourseRequest) if one.id == wish.id]
    assert (declined.status, declined.reason) == (RequestStatus.DECLINED, "нет мест")


async def test_audiences_of_those_who_are_due(house: House):
    fine, soon, late = [await someone(house, number, school="Школа № 7") for number in range(3)]
    await put(
        house, done(house, fine, ends_on=date(2025, 5, 1)), done(house, soon, ends_on=date(2023, 2, 1)),
        done(house, late, ends_on=date(2022, 10, 7)),
    )  # fmt: skip
    async with house.database.writing() as session:
        for person, category, on in (
            (fine, "first", date(2024, 1, 1)),
            (soon, "first", date(2021, 3, 1)),
            (late, "position_compliance", date(2020, 11, 1)),
        ):
            await session.execute(update(Person).where(Person.id == person).values(category=category, category_on=on))
        await session.commit()
    visit = await visit_of(house, METHODIST)

    async def size(facet: Facet, value: str) -> int:
        audience = Audience(wanted={facet: (value,), Facet.GROUP: ("teacher",)})
        async with house.database.reading() as session:
            found = await audience_rows.size(
                session, WHOLE, audience, audiences.terms_of(visit), AnnouncementKind.COURSE
            )
            everybody = Audience(wanted={Facet.GROUP: ("teacher",)}, unwanted={facet: (value,)})
            others = await audience_rows.size(
                session, WHOLE, everybody, audiences.terms_of(visit), AnnouncementKind.COURSE
            )
            await session.commit()
        assert found.people + others.people <= 3
        return found.people

    assert [await size(Facet.COURSE_DUE, value) for value in ("late", "soon", "year", "never")] == [1, 2, 2, 0]
    assert await size(Facet.ATTESTATION_DUE, "yes") == 2


async def test_a_persons_own_rights(house: House, clock: Clock):
    person = await settle(house, TEACHER)
    methodist = (await visit_of(house, METHODIST)).actor.id
    draft = OfferDraft(
        title="Курс", hours=36, starts_on=date(2025, 10, 20), ends_on=date(2025, 10, 24), seats=1, provider=WORDS
    )
    offer = await act(house, METHODIST, course_offering.save, draft=draft)
    await act(house, TEACHER, course_offers.enrol, offer_id=offer)
    await act(house, TEACHER, course_wishes.wish, typed=WORDS)
    await put(house, done(house, person, registered_as="9"))
    own = await act(house, TEACHER, own_data.gather)
    assert [one["title"] for one in own.plain["course_completions"]] == [WORDS]
    assert [one["wish"] for one in own.plain["course_requests"]] == [None, WORDS]
    assert [title for _, title in own.wishes] == ["Курс", None]
    kept = await act(house, TEACHER, privacy.kept)
    assert (kept.held.courses, kept.held.wishes) == (1, 2)
    await act(house, TEACHER, privacy.leave)
    [completion] = await all_of(house, Completion)
    assert (completion.title, completion.document, completion.registered_as, completion.hours) == ("…", None, None, 36)
    assert person not in {completion.person_id, completion.entered_by}
    lines = await all_of(house, CourseRequest)
    assert {one.person_id for one in lines} == {completion.person_id}
    assert [(one.wish, one.offer_id, one.status) for one in lines] == [
        (None, None, RequestStatus.DECLINED),
        (None, None, RequestStatus.REQUESTED),
    ]
    assert [one.created_by for one in await all_of(house, CourseOffer)] == [methodist]
    clock.now = datetime(2050, 1, 1, tzinfo=UTC)
    async with house.database.writing() as session:
        await retention.run(session, house.municipality, now=clock.now)


async def test_two_rows_of_one_person(house: House):
    came, register = await settle(house, TEACHER), await someone(house, 1)
    now = house.clock()
    lines = [
        CourseRequest(person_id=person, year=2026, topic=topic, source=RequestSource.OWN, status=status, created_by=person, created_at=now, changed_at=now)
        for person, topic, status in (
            (came, "digital", RequestStatus.ENROLLED), (register, "digital", RequestStatus.REQUESTED),
            (came, "gifted", RequestStatus.REQUESTED), (register, "gifted", RequestStatus.IN_PLAN),
            (came, "parents", RequestStatus.REQUESTED),
        )
    ]  # fmt: skip
    await put(house, done(house, came), *lines)
    async with house.database.writing() as session:
        await session.execute(update(Person).where(Person.id == register).values(registered_at=now))
        twin = await session.get_one(Person, register)
        await session.execute(accounts.Account.__table__.delete().where(accounts.Account.person_id == register))
        await accounts.hand_over(session, source=came, target=twin.id)
        await session.commit()
    left = sorted((one.topic, one.status.value) for one in await all_of(house, CourseRequest))
    assert left == [("digital", "enrolled"), ("gifted", "in_plan"), ("parents", "requested")]
    [completion] = await all_of(house, Completion)
    assert (completion.person_id, completion.entered_by) == (register, register)
    assert {one.person_id for one in await all_of(house, CourseRequest)} == {register}


async def test_offers_go_over_with_duties(house: House):
    taker = await settle(house, OTHER, names=("Клёнова", "Ия", "Ильинична"))
    await settle(house, COORDINATOR, position="director", role=Role.CENTRE_HEAD)
    giver = (await visit_of(house, METHODIST)).actor.id
    draft = OfferDraft(title="Курс", hours=36, starts_on=date(2025, 10, 20), ends_on=date(2025, 10, 24))
    await act(house, METHODIST, course_offering.save, draft=draft)
    done_ = await act(house, COORDINATOR, handovers.hand_over, giver_id=giver, taker_id=taker)
    assert [one.created_by for one in await all_of(house, CourseOffer)] == [taker]
    await act(house, COORDINATOR, handovers.undo, handover_id=done_.handover_id)
    assert [one.created_by for one in await all_of(house, CourseOffer)] == [giver]
