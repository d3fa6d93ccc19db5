"""Every formula against a slow recount of small made-up municipalities; its groups add up to its value."""

import asyncio
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import build_house
from bot.settings import Settings
from models.indicator_asks import Cell
from models.queries.indicators import indicator_rows
from models.scopes import Scope
from models.session import Database, open_database
from programmes.indicators import FORMULAS, Indicator, Slice
from programmes.programme import Programme
from services.indicators import indicator_groups
from services.indicators.indicator_days import EVERYWHERE
from services.indicators.indicator_formulas import REGISTRY, formula_of
from services.indicators.indicator_values import rows_of
from services.municipality import Municipality
from tests.files import Store
from tests.slow_indicators import Slow
from tests.small_municipality import EDGES, Maker

TODAY = date(2026, 6, 15)
"""Behind everything that happens in a made-up municipality."""
PARTS = {Slice.ORGANIZATION: "organizations", Slice.ASSOCIATION: "associations"}
COUNTED = [name for name, one in REGISTRY.items() if one.rows is not None and one.is_of_people and name != "satisfied"]
"""What counts no people has a recount of its own: see the dialogs of practices, materials and the road map."""


class Stage:
    """No dataclass: hypothesis would write the whole programme into what it says of a failure."""

    def __init__(self, runner: asyncio.Runner, database: Database, municipality: Municipality) -> None:
        self.runner, self.database, self.municipality = runner, database, municipality
        self.version_id = municipality.library.newest["diagnostics"]


@pytest.fixture(scope="module")
def stage(store: Store, migrated: URL, programme: Programme) -> Iterator[Stage]:
    """One database for all examples: each is rolled back, and what was compiled is compiled once."""
    address = store.create(migrated)
    database = open_database(address.render_as_string(hide_password=False))
    with asyncio.Runner() as runner:
        house = runner.run(build_house(Settings(_env_file=None), programme, database))
        yield Stage(runner, database, house.municipality)
        runner.run(database.close())
    store.drop(address)


def definition_of(programme: Programme, name: str) -> Indicator:
    return next(one for one in programme.indicators.definitions if one.formula == name)


def test_every_formula_of_a_programme_is_known():
    assert tuple(REGISTRY) == FORMULAS


@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10**6), days=st.lists(st.sampled_from((*EDGES, TODAY)), min_size=2, max_size=2, unique=True))
@example(seed=1333, days=[date(2025, 5, 31)])  # a course that was taken out of the register after the day
def test_sql_and_a_slow_recount_agree(stage: Stage, seed: int, days: list[date]):
    stage.runner.run(compare(stage, seed, [*days, TODAY]))


async def compare(stage: Stage, seed: int, days: list[date]) -> None:
    async with stage.database.writing() as session:
        try:
            town = await Maker(seed, stage.version_id).settle(session)
            for day in days:
                for name in COUNTED:
                    await compare_one(session, stage.municipality, name, day, getattr(Slow(town, day), name)())
        finally:
            await session.rollback()


async def compare_one(
    session: AsyncSession, municipality: Municipality, name: str, day: date, slow: tuple[int, int]
) -> None:
    one = definition_of(municipality.programme, name)
    rows = rows_of(municipality, one, on=day, today=TODAY)
    found = await indicator_rows.totals(session, rows)
    assert (found.part, found.whole) == slow, (name, day)
    if day == TODAY:
        return
    for by, cells in (await indicator_groups.every(session, municipality, one, rows, EVERYWHERE)).items():
        if by is not Slice.ASSOCIATION:
            sums = sum(one.part for one in cells.values()), sum(one.whole for one in cells.values())
            assert sums == slow, (name, by, day)
        await compare_part(session, municipality, one, day, by, cells)


async def compare_part(
    session: AsyncSession, municipality: Municipality, one: Indicator, day: date, by: Slice, cells: dict[str, Cell]
) -> None:
    """Counted for a part alone it is what the whole says of that part."""
    number = max((key for key in cells if key), key=lambda key: cells[key].whole, default=None)
    if number is None or by not in PARTS or formula_of(one).is_of_associations:
        return
    scope = Scope(**{PARTS[by]: frozenset({int(number)})})
    found = await indicator_rows.totals(session, rows_of(municipality, one, on=day, today=TODAY, scope=scope))
    assert Cell(found.part, found.whole) == cells[number], (one.code, by, day)
