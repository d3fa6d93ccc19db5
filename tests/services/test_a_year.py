"""A school year of a small municipality, day by day: campaign, register, routes, looking back, exit, the next year."""

from collections import Counter, defaultdict
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from sqlalchemy import select

from bot.app import House, build_house
from bot.settings import Settings
from models.campaigns import Campaign, CampaignStatus, Participant
from models.deficit_filters import Filter
from models.deficits import Deficit, DeficitChange, DeficitState
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account, Person, Role
from models.route_filters import RouteFilter
from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus
from models.session import Database
from programmes.programme import Programme
from services.campaigns import campaign_clock, campaign_running, coverage
from services.deficits import deficit_clock, deficit_decisions, deficit_years, deficits
from services.deficits.deficit_moves import MOVES
from services.errors import Refusal
from services.register import register_changes
from services.routes import route_clock, route_editing, route_guiding, route_steps, routes
from services.surveys import comparisons, surveys
from services.surveys.diagnostics_comparison import Change
from tests.conftest import Clock
from tests.dialogs.shortcuts import answer, settle, visit_of

METHODIST = 900
EASY, HARD, LATER_EASY = range(901, 905), range(905, 911), range(905, 908)
"""Who finds nothing hard, who finds everything hard, and whom the year has helped."""
DECLINES, SILENT, MOVES_AWAY, LEAVES = 911, 912, 913, 914
EVERYBODY = (*EASY, *HARD, DECLINES, SILENT, MOVES_AWAY, LEAVES)
BUSY = frozenset({9, 10, 11, 1, 5, 6})
"""Months of which every day is lived through; in the others the bot runs now and then."""
NOT_YET = 3
"""The option of the scale for what somebody cannot do yet."""


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    clock.now = datetime(2025, 9, 8, 6, 0, tzinfo=UTC)
    house = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(house, METHODIST, names=("Рябинина", "Ольга", "Саввична"), role=Role.METHODIST, position="methodist")
    for number in EVERYBODY:
        school = "Школа № 3" if number % 2 else "Школа № 7"
        await settle(
            house, number, names=(f"Клёнова{'абвгдежзийклмно'[number - 901]}", "Вера", "Ильинична"), school=school
        )
    return house


class Year:
    """The days of a year, and everything the clock does on each of them."""

    def __init__(self, house: House, clock: Clock) -> None:
        self.house, self.clock = house, clock

    @property
    def today(self) -> date:
        return self.house.municipality.day(self.clock.now)

    async def until(self, day: date) -> None:
        while self.today < day:
            self.clock.passes(days=1 if self.today.month in BUSY else 3)
            await self.tick()

    async def tick(self) -> None:
        """Every job once; on Mondays twice: the second time changes nothing."""
        house, now = self.house, self.clock.now
        for _ in range(2 if self.today.weekday() == 0 else 1):
            await self.run(lambda session: campaign_clock.tend(session, house.municipality, now=now))
            while await self.run(lambda session: deficit_clock.weigh_due(session, house.municipality, now=now)):
                pass
            while await self.run(lambda session: deficit_years.carry_over(session, house.municipality, now=now)):
                pass
            await self.run(lambda session: deficit_clock.remind(session, house.municipality, now=now))
            await self.run(lambda session: route_clock.run(session, house.municipality, now=now))

    async def run(self, work):
        async with self.house.database.writing() as session:
            return await work(session)

    async def by(self, telegram_id: int, act, **how):
        visit = await visit_of(self.house, telegram_id)
        async with self.house.database.writing() as session:
            return await act(session, visit, **how)

    async def every(self, query) -> list:
        async with self.house.database.reading() as session:
            found = list(await session.scalars(query))
            await session.commit()
        return found

    async def person(self, telegram_id: int) -> int:
        [found] = await self.every(select(Account.person_id).where(Account.telegram_id == telegram_id))
        return found

    async def answers(self, telegram_id: int, code: str, option: int) -> None:
        number = await answer(self.house, telegram_id, code=code, option=option)
        await self.by(telegram_id, surveys.submit, response_id=number)


@pytest.fixture
def year(house: House, clock: Clock) -> Year:
    return Year(house, clock)


@pytest.mark.timeout(300)
async def test_a_year(year: Year):
    await entry(year)
    await confirmed(year)
    await walked(year)
    await exit_and_comparison(year)
    await the_next_year(year)
    await everything_follows(year)


async def entry(year: Year) -> None:
    await year.until(date(2025, 9, 10))
    told = await year.every(select(OutboxMessage).where(OutboxMessage.kind.not_like("campaign:%")))
    assert len(told) == 1, "the calendar's campaign is proposed to the one methodist there is, once"
    number = await year.by(METHODIST, campaign_running.open_planned, plan="entry")
    await year.tick()
    asked = await year.every(select(Participant).where(Participant.campaign_id == number))
    assert len(asked) == len(EVERYBODY), "the methodist is asked nothing"
    assert all(one.invited_at for one in asked)
    for somebody in EASY:
        await year.answers(somebody, "diagnostics", 0)
    for somebody in HARD:
        await year.answers(somebody, "diagnostics", NOT_YET)
    await year.by(DECLINES, surveys.decline, code="diagnostics")
    await answer(year.house, MOVES_AWAY, until="D10", option=NOT_YET)
    await year.until(date(2025, 10, 1))
    await year.by(
        METHODIST,
        register_changes.transfer,
        person_id=await year.person(MOVES_AWAY),
        organization_id=await other_school(year),
    )
    await year.by(METHODIST, register_changes.archive, person_id=await year.person(LEAVES))
    await year.answers(MOVES_AWAY, "diagnostics", NOT_YET)
    await year.until(date(2025, 11, 1))
    [campaign] = await year.every(select(Campaign))
    assert campaign.status is CampaignStatus.CLOSED
    seen = await year.by(METHODIST, coverage.summary, campaign_id=number)
    assert (seen.total.numerator, seen.total.denominator) == (11, 13), "whoever has left counts no more"
    letters = Counter(
        one.person_id
        for one in await year.every(select(OutboxMessage).where(OutboxMessage.kind == f"campaign:{number}"))
    )
    assert max(letters.values()) == 3
    assert letters[await year.person(SILENT)] == 3
    assert letters[await year.person(DECLINES)] == letters[await year.person(901)] == 1
    with pytest.raises(Refusal):
        await year.answers(SILENT, "diagnostics", 0)


async def other_school(year: Year) -> int:
    """The school somebody does not work at yet."""
    own = await year.every(select(Person.organization_id).where(Person.id == await year.person(MOVES_AWAY)))
    every = await year.every(select(Person.organization_id).distinct())
    return next(one for one in every if one not in own)


async def confirmed(year: Year) -> None:
    found = await year.by(METHODIST, deficits.people, narrow=Filter(), page=0, size=50)
    troubled = {await year.person(one) for one in (*HARD, MOVES_AWAY)}
    assert {one.person_id for one in found.lines} == troubled
    rows = await year.every(select(Deficit))
    assert {row.person_id for row in rows} == troubled
    assert {row.severity for row in rows} == {"critical"}
    assert {row.area for row in rows} == {"subject", "methods", "psychology", "communication"}
    [refused] = [row for row in rows if row.person_id == await year.person(910) and row.area == "communication"]
    await year.by(METHODIST, deficit_decisions.reject, deficit_id=refused.id, typed="На уроке видно иное")
    await year.until(date(2025, 11, 3))
    for person in troubled:
        await year.by(METHODIST, deficit_decisions.confirm_person, person_id=person)
    states = Counter(row.state for row in await year.every(select(Deficit)))
    assert states == {DeficitState.CONFIRMED: 4 * 7 - 1, DeficitState.REJECTED: 1}
    await year.until(date(2025, 11, 5))


async def walked(year: Year) -> None:
    """Six make a route; one falls ill, one takes nothing up; what is done is done."""
    for somebody in HARD:
        number = await year.by(somebody, routes.begin, basis=RouteBasis.DEFICITS)
        again = await year.by(somebody, routes.begin, basis=RouteBasis.DEFICITS)
        assert again == number, "one route a year"
        steps = await year.every(select(Activity).where(Activity.route_id == number))
        assert 3 <= len(steps) <= 6
        assert len({step.deficit_id for step in steps if step.deficit_id}) <= 3
        assert all(date(2025, 11, 5) <= step.due_on <= date(2026, 8, 31) for step in steps)
        await year.by(somebody, route_editing.accept, route_id=number)
    waiting = route_guiding.narrow(await visit_of(year.house, METHODIST), RouteFilter.WAITING)
    count, mark = await year.by(METHODIST, route_guiding.matching, chosen=waiting)
    assert count == 6
    with pytest.raises(Refusal):
        await year.by(METHODIST, route_guiding.agree_all, chosen=waiting, mark="00000000")
    assert await year.by(METHODIST, route_guiding.agree_all, chosen=waiting, mark=mark) == 6
    at_work = await year.every(select(Deficit).where(Deficit.state == DeficitState.IN_WORK))
    assert {row.person_id for row in at_work} == {await year.person(one) for one in HARD}
    for somebody in LATER_EASY:
        for step in await steps_of(year, somebody):
            await year.by(somebody, route_steps.done, activity_id=step.id)
    [ill] = await year.every(select(Route.id).where(Route.person_id == await year.person(908)))
    await year.by(908, route_steps.pause, route_id=ill, days=30)
    await year.until(date(2026, 2, 2))
    checks = await letters_about(year, "check")
    assert set(checks) >= {await year.person(908), await year.person(909)}, "half of the year is looked back at"
    assert max(checks.values()) == 1
    [route] = await year.every(select(Route).where(Route.id == ill))
    assert route.status is RouteStatus.ACTIVE, "the pause is over by itself"


async def steps_of(year: Year, telegram_id: int) -> list[Activity]:
    person = await year.person(telegram_id)
    return await year.every(
        select(Activity).join(Route, Route.id == Activity.route_id).where(Route.person_id == person)
    )


async def letters_about(year: Year, what: str) -> Counter[int]:
    rows = await year.every(select(OutboxMessage).where(OutboxMessage.dedup_key.like(f"%{what}%")))
    return Counter(row.person_id for row in rows)


async def exit_and_comparison(year: Year) -> None:
    await year.until(date(2026, 5, 12))
    await year.by(METHODIST, campaign_running.open_planned, plan="exit")
    await year.tick()
    for somebody in EASY:
        await year.answers(somebody, "diagnostics_exit", 0)
    for somebody in HARD:
        await year.answers(somebody, "diagnostics_exit", 0 if somebody in LATER_EASY else NOT_YET)
    await year.tick()
    table = await year.by(METHODIST, comparisons.table, cut=comparisons.Cut.SCHOOL)
    changes: Counter[Change] = Counter()
    for row in table.rows:
        changes.update(row.changes or {})
    assert changes == {Change.IMPROVEMENT: 3 * 4, Change.NO_CHANGE: 7 * 4}
    for somebody in LATER_EASY:
        rows = await year.every(select(Deficit).where(Deficit.person_id == await year.person(somebody)))
        assert {row.state for row in rows} == {DeficitState.RESOLVED}
    await year.until(date(2026, 7, 2))


async def the_next_year(year: Year) -> None:
    await year.until(date(2026, 9, 2))
    rows = await year.every(select(Deficit).where(Deficit.school_year == 2025))
    open_then = [row for row in rows if row.state not in {DeficitState.RESOLVED, DeficitState.REJECTED}]
    assert {row.state for row in open_then} == {DeficitState.CARRIED_OVER}
    new = await year.every(select(Deficit).where(Deficit.school_year == 2026))
    assert sorted(row.previous_id for row in new) == sorted(row.id for row in open_then), "each has one successor"
    assert {row.state for row in new} == {DeficitState.CONFIRMED}
    of_the_year = defaultdict(list)
    for route in await year.every(select(Route)):
        of_the_year[route.person_id, route.school_year].append(route)
    assert all(len(found) == 1 for found in of_the_year.values())
    for somebody in LATER_EASY:
        [route] = of_the_year[await year.person(somebody), 2025]
        assert route.status is RouteStatus.COMPLETED
    for somebody in (908, 909, 910):
        [route] = of_the_year[await year.person(somebody), 2025]
        [following] = of_the_year[await year.person(somebody), 2026]
        assert (route.status, following.status) == (RouteStatus.CARRIED_OVER, RouteStatus.DRAFT)
        assert following.previous_id == route.id
    assert not [
        one for one in await year.every(select(Activity)) if one.status is ActivityStatus.DONE and one.done_on is None
    ]


async def everything_follows(year: Year) -> None:
    """Histories have no gaps and no jumps; nobody was written to more often than the programme allows."""
    histories: dict[int, list[DeficitChange]] = defaultdict(list)
    for change in await year.every(select(DeficitChange).order_by(DeficitChange.id)):
        histories[change.deficit_id].append(change)
    for deficit in await year.every(select(Deficit)):
        changes = histories[deficit.id]
        assert changes[0].before is None
        assert changes[-1].after is deficit.state
        for before, after in pairwise(changes):
            assert after.before is before.after
            assert after.after in MOVES[after.before]
    letters = await year.every(select(OutboxMessage).where(OutboxMessage.status == OutboxStatus.NEW))
    assert len({one.dedup_key for one in letters}) == len(letters)
    most = len(year.house.municipality.programme.calendar.reminders.activity_days_before) + 2
    for somebody in HARD:
        steps = await steps_of(year, somebody)
        person = await year.person(somebody)
        about_steps = [one for one in letters if one.person_id == person and one.kind.startswith("route")]
        assert len(about_steps) <= most * len(steps) + 6
