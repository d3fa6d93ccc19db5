"""A campaign from its opening to the register of deficits, and the screens methodists look at in a large district."""

import asyncio
import gc
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks import district
from bot.app import House, build_house
from bot.settings import Settings
from models.coverage import By
from models.deficit_filters import Filter
from models.migrating import migrate
from models.session import normalised, open_database
from programmes.loading import find, load
from services import campaign_clock, campaign_running, corporate_deficits, coverage, deficit_clock, deficits, people
from services.visits import Visit

PROGRAMME, QUESTIONNAIRE, PLAN = "nms-2023", "diagnostics", "entry"
A_MORNING = datetime(2025, 9, 16, 7, 0, tzinfo=UTC)
"""A working day inside the window of the entry campaign."""
PER_SCREEN = 8

Look = Callable[[AsyncSession, Visit], Awaitable[Any]]


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
    screens: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    """p95 and the longest in milliseconds, and statements of one look, by screen."""


class _Counter:
    """Statements a database was asked, BEGIN and COMMIT left out."""

    def __init__(self, house: House) -> None:
        self.count = 0
        for engine in house.database.engines:
            event.listen(engine.sync_engine, "before_cursor_execute", self._one)

    def _one(self, *_: Any) -> None:
        self.count += 1


async def measure(plan: Plan) -> Findings:
    found = Findings(plan)
    async with _house(plan.asked) as house:
        await _follow(house, plan.asked, found)
    async with _house(plan.district) as house:
        await _look_around(house, plan, found)
    return found


@asynccontextmanager
async def _house(educators: int) -> AsyncIterator[House]:
    with tempfile.TemporaryDirectory(prefix="methodbot-bench-") as name:
        address = f"sqlite:///{Path(name) / 'district.db'}"
        await migrate(normalised(address))
        database = open_database(address)
        try:
            house = await build_house(
                Settings(_env_file=None), load(find(PROGRAMME)), database, clock=lambda: A_MORNING
            )
            await district.settle(house, educators)
            yield house
        finally:
            await database.close()


async def _methodist(house: House) -> Visit:
    async with house.database.reading() as session:
        version = house.municipality.programme.consent.version
        actor = await people.acting(session, district.FIRST_ID + 1, consent_version=version, is_admin=False)
    assert actor is not None
    return Visit(actor, house.municipality, A_MORNING)


async def _follow(house: House, asked: int, found: Findings) -> None:
    visit, counter = await _methodist(house), _Counter(house)

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
    visit = await _methodist(house)
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
    counter = _Counter(house)
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
    for name, look in screens.items():
        gc.collect()  # what was made to fill the database is no business of the screens
        waits, before = [], counter.count
        for _ in range(plan.looks):
            began = perf_counter()
            async with house.database.reading() as session:
                await look(session, visit)
            waits.append((perf_counter() - began) * 1000)
            await asyncio.sleep(0)
        found.screens[name] = (quantiles(waits, n=20)[-1], max(waits), (counter.count - before) / plan.looks)
