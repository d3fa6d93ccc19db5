"""Coverage as those read it who know nobody by name: of the week's begin, and never by what overlaps."""

import pytest
from sqlalchemy import update

from bot.app import House
from models.campaigns import Campaign
from models.coverage import By
from models.people import Role
from services.campaigns import coverage
from services.errors import NotFound
from services.suppression import Count
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, submit, visit_of
from tests.services.test_campaigns import METHODIST, TEACHERS, change, house, opened, tick

__all__ = ["house"]
AUTHORITY, MORE = 904, (921, 922, 923, 924, 925, 926)


async def test_one_answer_shows_with_the_week_and_no_association_is_shown(house: House, clock: Clock):
    await settle(house, AUTHORITY, names=("Рябинина", "Анна", "Юрьевна"), role=Role.AUTHORITY_HEAD)
    for number in MORE:
        await settle(house, number, school="Школа № 3", career=2024)
    number = await opened(house, "diagnostics")
    await tick(house)
    await submit(house, TEACHERS[0])

    async def read(by: int, division: By = By.SCHOOL):
        visit = await visit_of(house, by)
        async with house.database.writing() as session:
            table = await coverage.table(session, visit, campaign_id=number, by=division, rest="-")
            summary = await coverage.summary(session, visit, campaign_id=number)
        assert summary.total == table.total
        return table.total, [one.count for one in table.cells], summary

    total, cells, summary = await read(AUTHORITY)
    assert total is not None
    assert total.numerator == 0
    assert summary.figures is None
    assert summary.as_of < clock.now.date()
    assert summary.as_of.weekday() == 6
    assert By.ASSOCIATION not in summary.divisions
    assert (await read(METHODIST))[0] == Count(1, total.denominator)
    with pytest.raises(NotFound):
        await read(AUTHORITY, By.ASSOCIATION)
    clock.passes(days=7 - clock.now.weekday())
    await submit(house, TEACHERS[1])
    total, cells, _ = await read(AUTHORITY)
    assert total == Count(1, total.denominator)
    assert None in cells, "a school of few"
    await change(house, update(Campaign).values(is_anonymous=True))
    assert {*(await read(AUTHORITY))[1]} == {None}, "nobody knows who has answered when"
