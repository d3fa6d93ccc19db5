"""A campaign from its opening to the register of deficits, and the screens methodists look at in a large district."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import perf_counter

from benchmarks import district
from benchmarks.district_screens import Look, Screen, looked_at
from benchmarks.district_stage import Counter, district_of, methodist
from bot.app import House
from models.coverage import By
from models.deficit_filters import Filter
from services.campaigns import campaign_clock, campaign_running, coverage
from services.deficits import corporate_deficits, deficit_clock, deficits

QUESTIONNAIRE, PLAN = "diagnostics", "entry"
A_MORNING = datetime(2025, 9, 16, 7, 0, tzinfo=UTC)
"""A working day inside the window of the entry campaign."""
PER_SCREEN = 8


@dataclass(frozen=True, slots=True)
class Plan:
    asked: int
    """People of the campaign that is followed from beginning to end."""
    district: int
    """Educators of the district whose screens are looked at; a tenth of them has answered."""
    looks: int


FULL = Plan(asked=5_000, district=50_000, looks=60)
QUICK = Plan(asked=500, district=2_000, looks=20)


@dataclass(frozen=True, slots=True)
class Stretch:
    seconds: float
    statements: int


@dataclass(slots=True)
class Findings:
    plan: Plan
    campaign: dict[str, Stretch] = field(default_factory=dict)
    """By what was done."""
    screens: dict[str, Screen] = field(default_factory=dict)


async def measure(plan: Plan) -> Findings:
    found = Findings(plan)
    async with district_of(plan.asked, A_MORNING) as house:
        await _follow(house, plan.asked, found)
    async with district_of(plan.district, A_MORNING) as house:
        await _look_around(house, plan, found)
    return found


async def _follow(house: House, asked: int, found: Findings) -> None:
    visit, counter = await methodist(house), Counter(house)

    async def stretch(name: str, work: Callable[[], Awaitable[None]]) -> None:
        before, began = counter.count, perf_counter()
        await work()
        found.campaign[name] = Stretch(perf_counter() - began, counter.count - before)

    async def opened() -> None:
        async with house.database.writing() as session:
            await campaign_running.open_planned(session, visit, plan=PLAN)

    async def invited() -> None:
        async with house.database.writing() as session:
            letters = await campaign_clock.tend(session, house.municipality, now=A_MORNING)
        assert letters >= asked - 1, letters

    async def weighed() -> None:
        count = 0
        while True:
            async with house.database.writing() as session:
                some = await deficit_clock.weigh_due(session, house.municipality, now=A_MORNING)
            if not some:
                break
            count += some
        assert count == asked, count

    await stretch("opened", opened)
    await stretch("everybody invited", invited)
    year = house.municipality.school_year(A_MORNING)
    await district.answer(house, QUESTIONNAIRE, range(1, asked + 1), school_year=year, at=A_MORNING)
    await stretch("answers weighed into the register", weighed)


async def _look_around(house: House, plan: Plan, found: Findings) -> None:
    visit = await methodist(house)
    async with house.database.writing() as session:
        number = await campaign_running.open_planned(session, visit, plan=PLAN)
    async with house.database.writing() as session:
        await campaign_clock.tend(session, house.municipality, now=A_MORNING)
    year = house.municipality.school_year(A_MORNING)
    answered = range(1, plan.district + 1, 10)
    await district.answer(house, QUESTIONNAIRE, answered, school_year=year, at=A_MORNING)
    while True:
        async with house.database.writing() as session:
            if not await deficit_clock.weigh_due(session, house.municipality, now=A_MORNING):
                break
    screens: dict[str, Look] = {
        "coverage": lambda s, v: coverage.summary(s, v, campaign_id=number),
        "coverage by school": lambda s, v: coverage.table(s, v, campaign_id=number, by=By.SCHOOL, rest="-"),
        "who is missing": lambda s, v: coverage.missing(s, v, campaign_id=number, page=0, size=PER_SCREEN),
        "register": deficits.overview,
        "register, people": lambda s, v: deficits.people(s, v, narrow=Filter(), page=0, size=PER_SCREEN),
        "register of groups": lambda s, v: corporate_deficits.page(
            s, v, kind=corporate_deficits.Kind.ASSOCIATION, page=0, size=PER_SCREEN
        ),
    }
    found.screens = await looked_at(house, visit, screens, plan.looks)
