"""Another municipality brings indicators of its own as data: they are counted, entered, told and shown all the same."""

import shutil
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bot.app import build_house
from bot.settings import Settings
from models.people import Role
from models.session import Database
from programmes.indicators import Slice
from programmes.loading import find, load
from services.errors import NotFound, Unfitting
from services.indicators import indicator_clock, indicator_entering, indicator_slices, indicators
from services.indicators.indicator_entering import Value
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle
from tests.services.test_indicators import METHODIST, act, answered, course, put, staff

COUNCIL = METHODIST + 50


async def test_definitions_of_others_need_no_code(database: Database, clock: Clock, tmp_path: Path):
    folder = Path(shutil.copytree(find("nms-2023"), tmp_path / "others"))
    shutil.copy(Path(__file__).with_name("indicators_of_others.yaml"), folder / "indicators.yaml")
    clock.now = datetime(2025, 12, 31, 9, tzinfo=UTC)
    house = await build_house(Settings(_env_file=None), load(folder), database, clock=clock)
    await settle(house, METHODIST, position="director", career=1990, role=Role.METHODIST)
    await settle(house, COUNCIL, position="director", career=1990, role=Role.AUTHORITY_HEAD)
    old, young = await staff(house, 3), await staff(house, 2, career_started=2024, position="psychologist")
    await put(house, course(old[0], date(2025, 9, 1)), course(old[1], date(2025, 8, 31)))
    await put(house, answered(house, young[0], datetime(2025, 10, 1, tzinfo=UTC)))

    async def card(code: str, by: int = METHODIST) -> Any:
        return await act(house, by, indicators.card, code=code)

    async def figure(code: str) -> tuple[int, int]:
        found = (await card(code)).figure
        return int(found.numerator), int(found.denominator)

    assert [await figure(code) for code in ("R3", "R1", "S6", "S8")] == [(0, 2), (0, 3), (1, 7), (0, 1)]
    assert (await card("S8pp")).figure.value == Fraction(1, 2), "in points since the programme's own baseline"
    by_group = await act(house, METHODIST, indicator_slices.slices, code="S6", by=Slice.POSITION_GROUP)
    assert sum(int(one.figure.denominator) for one in by_group.lines) == 7
    with pytest.raises(NotFound):
        await card("P1")

    async def enter(code: str, value: Value, day: date = date(2025, 9, 15), by: int = METHODIST) -> None:
        await act(house, by, indicator_entering.enter, code=code, as_of=day, value=value, document="№ 1")

    await enter("K1_2", Value(typed="1"))
    with pytest.raises(Unfitting, match="indicator-wrong-number"):
        await enter("K1_2", Value(typed="2"))
    assert (await card("K1_2")).aim.is_reached
    await enter("R13", Value(10, 40), date(2024, 12, 31), COUNCIL)
    await enter("R11", Value(typed="3"))
    async with database.writing() as session:
        count = len(house.municipality.programme.indicators.definitions)
        assert await indicator_clock.tell_all(session, house.municipality, now=clock.now) == count
    listed = {one.definition.code: one for one in await act(house, METHODIST, indicators.listed)}
    assert list(listed) == [one.code for one in house.municipality.programme.indicators.definitions]
    assert listed["R13"].figure.value == Fraction(1, 4)
    assert listed["R11"].figure.value == 3
    seen = {one.definition.code for one in await act(house, COUNCIL, indicators.listed)}
    assert {"R1", "R3", "K1_2"} <= seen
