"""Coverage for those who may not know everybody counted: as of the week's begin, all tables hidden together."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.campaigns import Campaign, CampaignStatus
from models.coverage import By
from models.indicator_asks import Cell as Counts
from models.queries.campaigns import coverage as rows
from models.scopes import Scope
from services.campaigns.coverage_figures import Cell, worst_first
from services.errors import NotFound
from services.indicators.indicator_publishing import published
from services.suppression import FEWEST, Count
from services.visits import Visit

DIVISIONS = (By.SCHOOL, By.POSITION)
"""Associations overlap with them: whoever may not know people sees none."""
Titles = Mapping[int | str | None, str]


def position_titles(visit: Visit) -> dict[int | str | None, str]:
    groups = visit.municipality.programme.positions.groups
    return {one.code: group.plural for group in groups for one in group.positions}


def week_of(visit: Visit, campaign: Campaign) -> datetime | None:
    """The moment the figures are of; none: nothing moves any more, or nobody knows when answers were handed in."""
    if campaign.status is CampaignStatus.CLOSED or campaign.is_anonymous:
        return None
    today = visit.municipality.day(visit.now)
    return visit.municipality.begin(today - timedelta(days=today.weekday()))


async def told(
    session: AsyncSession, visit: Visit, campaign: Campaign, scope: Scope, by: By, rest: str
) -> tuple[list[Cell], Count | None]:
    """By school or position, the worst first, and everybody together."""
    if by not in DIVISIONS:
        raise NotFound
    schools, positions = await rows.titles(session, By.SCHOOL), position_titles(visit)
    fine: dict[tuple[str, ...], Counts] = {}
    found = await rows.crossed(session, campaign, scope, before=week_of(visit, campaign))
    for (school, position), (done, asked) in found.items():
        key = schools.get(school, rest), positions.get(position, rest)
        old = fine.get(key, Counts(0, 0))
        fine[key] = Counts(old.part + done, old.whole + asked)
    total = Counts(sum(one.part for one in fine.values()), sum(one.whole for one in fine.values()))
    if total.whole < FEWEST:
        return [], None
    table = (await asyncio.to_thread(published, fine, total))[DIVISIONS.index(by)]
    if campaign.is_anonymous and campaign.status is not CampaignStatus.CLOSED:
        table = dict.fromkeys(table)  # nobody knows when they have answered: the groups of a day would be compared
    cells = [Cell(title, None if one is None else Count(one.part, one.whole)) for title, one in table.items()]
    return sorted(cells, key=worst_first), Count(total.part, total.whole)
