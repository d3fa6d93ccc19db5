"""What the clock does about routes: reminders, half a year, pauses, the turn of the year; and routes that change hands."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.app import House, build_house
from bot.settings import Settings
from models.deficits import Deficit, DeficitSource, DeficitState
from models.outbox import OutboxMessage
from models.people import Person, Role
from models.queries.registration import accounts
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus, RouteVersion
from models.session import Database
from programmes.programme import Programme
from services import own_data, privacy, retention
from services.errors import Unfitting
from services.routes import route_clock, route_editing, route_guiding, route_steps, routes
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

EDUCATOR, COLLEAGUE, MENTOR, METHODIST = 5_000_000_601, 5_000_000_602, 5_000_000_603, 5_000_000_604
WORDS = "Тайные слова о пятом классе"


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    return await build_house(Settings(_env_file=None), programme, database, clock=clock)


async def tick(house: House) -> None:
    async with house.database.writing() as session:
        await route_clock.run(session, house.municipality, now=house.clock())


async def rows(house: House, table: type) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(*table.__table__.primary_key.columns)))
        await session.commit()
    return found


async def letters(house: House, phrase: str) -> list[OutboxMessage]:
    return [one for one in await rows(house, OutboxMessage) if one.payload.get("phrase") == phrase]


async def walk(
    house: House, telegram_id: int, *dues: date, status: RouteStatus = RouteStatus.ACTIVE, supporter: int | None = None
) -> int:
    """A route of this year with steps of those terms; the second one is done once and for all."""
    now = house.clock()
    person = (await visit_of(house, telegram_id)).actor.id
    async with house.database.writing() as session:
        route = Route(
            person_id=person, school_year=house.municipality.school_year(now), basis=RouteBasis.REQUEST, status=status, version=1, goal=WORDS,
            supporter_id=supporter, created_at=now, changed_at=now, accepted_at=now, agreed_at=now,
        )  # fmt: skip
        session.add(route)
        await session.flush()
        session.add_all(
            Activity(
                route_id=route.id, place=place, kind="own", title=f"{WORDS} {place}", starts_on=due, due_on=due, is_mandatory=True,
                needs_acceptance=False, status=ActivityStatus.PLANNED, evidence=[],
            )
            for place, due in enumerate(dues)
        )  # fmt: skip
        await session.commit()
        return route.id


async def test_reminders_come_as_one_message_and_never_twice(house: House, clock: Clock):
    await settle(house, EDUCATOR)
    day = date(2025, 12, 10)
    await walk(house, EDUCATOR, day, day, day + timedelta(days=1))
    clock.now = datetime(2025, 11, 26, 9, tzinfo=UTC)
    await tick(house)
    await tick(house)
    [first] = await letters(house, "route-reminder")
    assert first.payload["values"]["ahead"].count("\n") == 1
    assert [len(row) for row in first.payload["rows"]] == [3, 3, 1]
    clock.now = datetime(2025, 11, 29, 9, tzinfo=UTC)  # the clock has been asleep
    await tick(house)
    assert len(await letters(house, "route-reminder")) == 2
    for hours in range(40):
        clock.now = datetime(2025, 12, 1, 9, tzinfo=UTC) + timedelta(hours=12 * hours)
        await tick(house)
    found = await letters(house, "route-reminder")
    said = "\n".join("\n".join(one.payload["values"].values()) for one in found)
    for place in range(3):
        assert said.count(f"{WORDS} {place}") == 4
    assert len({one.dedup_key for one in found}) == len(found) == 8


async def test_nobody_is_reminded_of_what_rests_is_done_or_of_a_place_they_left(house: House, clock: Clock):
    await settle(house, EDUCATOR)
    person = await settle(house, COLLEAGUE, names=("Лютиков", "Пётр", "Ильич"))
    due = date(2025, 12, 10)
    route = await walk(house, EDUCATOR, due)
    await walk(house, COLLEAGUE, due)
    async with house.database.writing() as session:
        await route_steps.pause(session, await visit_of(house, EDUCATOR), route_id=route, days=30)
        await session.execute(update(Person).where(Person.id == person).values(archived_at=clock.now))
        await session.commit()
    clock.now = datetime(2025, 11, 6, 9, tzinfo=UTC)
    await tick(house)
    assert (await rows(house, Route))[0].status is RouteStatus.ON_HOLD
    clock.now = datetime(2025, 11, 26, 9, tzinfo=UTC)
    await tick(house)
    assert (await rows(house, Route))[0].status is RouteStatus.ACTIVE
    assert [one.payload["values"]["ahead"] for one in await letters(house, "route-reminder")] == [f"{WORDS} 0 · 10.12"]
    async with house.database.writing() as session:
        step = (await rows(house, Activity))[0]
        await route_steps.done(session, await visit_of(house, EDUCATOR), activity_id=step.id)
    clock.now = datetime(2025, 12, 7, 9, tzinfo=UTC)
    await tick(house)
    assert len(await letters(house, "route-reminder")) == 1
    assert (await rows(house, Route))[0].status is RouteStatus.COMPLETED


async def test_late_steps_are_a_number_a_week_for_whoever_helps(house: House, clock: Clock):
    mentor = await settle(house, MENTOR, names=("Клёнов", "Лев", "Ильич"), role=Role.MENTOR)
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST)
    await settle(house, EDUCATOR)
    await settle(house, COLLEAGUE, names=("Лютиков", "Пётр", "Ильич"))
    await walk(house, EDUCATOR, date(2025, 11, 3), date(2025, 11, 4), supporter=mentor)
    await walk(house, COLLEAGUE, date(2025, 11, 3))
    for day in range(10, 24):  # two whole weeks, from Monday to Sunday
        clock.now = datetime(2025, 11, day, 9, tzinfo=UTC)
        await tick(house)
    supported, unsupported = (
        await letters(house, "route-late-supported"),
        await letters(house, "route-late-unsupported"),
    )
    assert [one.payload["values"]["count"] for one in supported] == [1, 2]
    assert [one.payload["values"]["count"] for one in unsupported] == [1, 1]
    assert {one.chat_id for one in supported} == {MENTOR}
    assert {one.chat_id for one in unsupported} == {METHODIST}


async def test_half_a_year_is_looked_back_at_once(house: House, clock: Clock):
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST)
    await settle(house, EDUCATOR)
    await walk(house, EDUCATOR, date(2026, 3, 10), date(2026, 4, 10))
    for moment in (
        datetime(2026, 1, 30, 9, tzinfo=UTC),
        datetime(2026, 2, 3, 9, tzinfo=UTC),
        datetime(2026, 2, 4, 9, tzinfo=UTC),
    ):
        clock.now = moment
        await tick(house)
    [told] = await letters(house, "route-look-back")
    assert (told.chat_id, told.payload["values"]) == (EDUCATOR, {"done": 0, "steps": 2})
    assert len(await letters(house, "route-looked-back")) == 1
    clock.now = datetime(2026, 6, 30, 9, tzinfo=UTC)
    await tick(house)
    assert len(await letters(house, "route-look-back")) == 2


async def test_the_turn_of_the_year_carries_over_once(house: House, clock: Clock):
    await settle(house, EDUCATOR)
    await settle(house, COLLEAGUE, names=("Лютиков", "Пётр", "Ильич"))
    route = await walk(house, EDUCATOR, date(2025, 12, 10), date(2026, 1, 20))
    other = await walk(house, COLLEAGUE, date(2025, 12, 10), status=RouteStatus.AGREED)
    first, _, third = await rows(house, Activity)
    async with house.database.writing() as session:
        await route_steps.done(session, await visit_of(house, EDUCATOR), activity_id=first.id)
        await route_steps.done(session, await visit_of(house, COLLEAGUE), activity_id=third.id)
    clock.now = datetime(2026, 8, 31, 9, tzinfo=UTC)
    await tick(house)
    assert {one.status for one in await rows(house, Route)} == {RouteStatus.ACTIVE, RouteStatus.AGREED}
    clock.now = datetime(2026, 9, 19, 9, tzinfo=UTC)
    await tick(house)
    once = [one.record() for one in await rows(house, Route)]
    await tick(house)
    assert [one.record() for one in await rows(house, Route)] == once
    by_id = {one.id: one for one in await rows(house, Route)}
    assert by_id.pop(route).status is RouteStatus.CARRIED_OVER
    assert by_id.pop(other).status is RouteStatus.COMPLETED
    [new] = by_id.values()
    assert (new.status, new.school_year, new.previous_id, new.goal) == (RouteStatus.DRAFT, 2026, route, WORDS)
    [carried] = [one for one in await rows(house, Activity) if one.route_id == new.id]
    assert carried.title == f"{WORDS} 1"
    assert date(2026, 9, 19) <= carried.due_on <= date(2027, 5, 26)
    assert len(await letters(house, "route-notice-carried-over")) == 1
    kept = [one for one in await rows(house, Activity) if one.route_id == route]
    assert [one.status for one in kept] == [ActivityStatus.DONE, ActivityStatus.PLANNED]


async def test_deficits_follow_the_route_they_rest_on(house: House, clock: Clock):
    person = await settle(house, EDUCATOR)
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST)
    async with house.database.writing() as session:
        session.add(Deficit(person_id=person, school_year=2025, area="methods", topic="digital", topics=["digital"], severity="critical",
                            source=DeficitSource.INTERVIEW, state=DeficitState.CONFIRMED, created_at=clock.now, state_since=clock.now))  # fmt: skip
        await session.commit()
    visit, guide = await visit_of(house, EDUCATOR), await visit_of(house, METHODIST)
    async with house.database.writing() as session:
        route = await routes.begin(session, visit, basis=RouteBasis.DEFICITS)
        await route_editing.accept(session, visit, route_id=route)
        assert (await rows(house, Deficit))[0].state is DeficitState.CONFIRMED
        await route_guiding.agree(session, guide, route_id=route)
        assert (await rows(house, Deficit))[0].state is DeficitState.IN_WORK
        mandatory = next(one for one in await rows(house, Activity) if one.is_mandatory)
        await route_editing.move_term(session, visit, activity_id=mandatory.id, due_on=date(2026, 2, 2))
        assert (await rows(house, Route))[0].status is RouteStatus.ACTIVE
        await route_editing.swap(session, visit, activity_id=mandatory.id, number=0)
        assert (await rows(house, Route))[0].status is RouteStatus.AGREED
        replaced = next(one for one in await rows(house, Activity) if one.replaces_id)
        assert (replaced.replaces_id, replaced.due_on) == (mandatory.id, date(2026, 2, 2))
        await route_editing.cancel(session, visit, route_id=route, typed="Не нужен")
        assert (await rows(house, Deficit))[0].state is DeficitState.CONFIRMED


async def test_nobody_agrees_their_own(house: House):
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST)
    route = await walk(house, METHODIST, date(2025, 12, 1), status=RouteStatus.AGREED)
    async with house.database.writing() as session:
        with pytest.raises(Unfitting, match="route-not-your-own"):
            await route_guiding.agree(session, await visit_of(house, METHODIST), route_id=route)
    assert (await rows(house, Route))[0].status is RouteStatus.AGREED


@pytest.mark.parametrize("is_registered_older", [True, False])
async def test_bound_accounts_keep_the_older_route(house: House, clock: Clock, is_registered_older: bool):
    register = await settle(house, EDUCATOR)
    came = await settle(house, COLLEAGUE, names=("Лютиков", "Пётр", "Ильич"))
    order = (EDUCATOR, COLLEAGUE) if is_registered_older else (COLLEAGUE, EDUCATOR)
    older = await walk(house, order[0], date(2025, 12, 1))
    clock.passes(days=1)
    newer = await walk(house, order[1], date(2025, 12, 2))
    async with house.database.writing() as session:
        await session.execute(update(Route).where(Route.id == older).values(supporter_id=came))
        await accounts.release(session, register, now=clock.now)
        await accounts.hand_over(session, source=came, target=register)
        await session.commit()
    by_id = {one.id: one for one in await rows(house, Route)}
    assert (by_id[older].person_id, by_id[older].status, by_id[older].supporter_id) == (
        register,
        RouteStatus.ACTIVE,
        register,
    )
    assert (by_id[newer].person_id, by_id[newer].status, by_id[newer].goal) == (came, RouteStatus.CANCELLED, None)
    assert {one.school_year for one in by_id.values()} == {2025}


async def test_words_go_with_the_consent_and_the_route_stays(house: House, clock: Clock):
    await settle(house, EDUCATOR)
    await walk(house, EDUCATOR, date(2025, 12, 10))
    visit = await visit_of(house, EDUCATOR)
    [step] = await rows(house, Activity)
    async with house.database.writing() as session:
        await route_steps.prove(
            session,
            visit,
            activity_id=step.id,
            proof={"kind": "words", "text": WORDS, "at": "2025-10-07T09:00:00+00:00"},
        )
        own = await own_data.gather(session, visit)
        assert own.plain["routes"][0]["goal"] == WORDS
        assert own.plain["route_activities"][0]["evidence"][0]["text"] == WORDS
        assert [one.title for _, one in own.steps] == [f"{WORDS} 0"]
        await privacy.leave(session, visit)
    [route], [step] = await rows(house, Route), await rows(house, Activity)
    assert (route.status, route.goal, step.evidence) == (RouteStatus.ACTIVE, None, [])
    assert WORDS not in step.title
    assert await rows(house, RouteVersion) == []
    clock.now = datetime(2025, 11, 26, 9, tzinfo=UTC)
    await tick(house)
    assert await letters(house, "route-reminder") == []


async def test_words_go_when_the_time_of_the_answers_is_over(house: House, clock: Clock):
    await settle(house, EDUCATOR)
    await walk(house, EDUCATOR, date(2025, 12, 10))
    last = house.municipality.programme.answers_kept_until
    clock.now = datetime(last.year, last.month, last.day, 12, tzinfo=UTC) + timedelta(days=1)
    async with house.database.writing() as session:
        assert (await retention.run(session, house.municipality, now=clock.now))["words_of_routes"] == 1
        assert "words_of_routes" not in await retention.run(session, house.municipality, now=clock.now)
    [route] = await rows(house, Route)
    assert route.goal is None
