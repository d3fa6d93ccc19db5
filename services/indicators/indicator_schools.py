"""A school in its indicators, for whoever may know its people by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.organizations import Organization
from models.queries import organizations
from programmes.indicators import Indicator
from services import rights
from services.errors import NotFound
from services.indicators.indicator_figures import Aim, Figure, aim
from services.indicators.indicator_trends import figures_of
from services.indicators.indicator_values import on_day
from services.indicators.indicator_views import View, day_asked, of_school, view, views
from services.indicators.indicators import Line, lines_of
from services.rights import Right
from services.visits import Visit

EARLIER = 3
"""So many values before this one are told in words."""


@dataclass(frozen=True, slots=True)
class SchoolCard:
    """One indicator in one school."""

    definition: Indicator
    school: str
    on: date
    figure: Figure
    aim: Aim | None
    earlier: Sequence[Figure]
    """The newest first."""
    lists_counted: bool
    sees_history: bool


@dataclass(frozen=True, slots=True)
class SchoolLines:
    school: str
    lines: Sequence[Line]


async def card(
    session: AsyncSession, visit: Visit, *, code: str, organization_id: int, as_of: date | None = None
) -> SchoolCard:
    """Raises NotFound for a school whose people the actor may not know of."""
    own, school = await _reached(session, visit, view(visit, code), organization_id)
    today = visit.municipality.day(visit.now)
    on = day_asked(visit, own, as_of, today)
    told = await on_day(session, visit.municipality, own.definition, on=on, today=today, scope=own.scope)
    sees_history = rights.may(visit.actor, Right.SEE_INDICATORS)
    figures = await figures_of(session, visit, own) if sees_history else []
    earlier = [one for one in reversed(figures) if one.as_of < told.figure.as_of][:EARLIER]
    await session.commit()
    return SchoolCard(
        own.definition,
        school.title,
        on,
        told.figure,
        aim(own.definition, told.figure.value, None),
        earlier,
        own.formula.lists_counted,
        sees_history,
    )


async def listed(session: AsyncSession, visit: Visit, *, organization_id: int) -> SchoolLines:
    """Everything the bot works out by schools, of this one as last told."""
    found = [part for one in views(visit) if (part := of_school(visit, one, organization_id)) is not None]
    school = await organizations.get(session, organization_id)
    if school is None or not found:
        raise NotFound
    lines = await lines_of(session, visit, found)
    await session.commit()
    return SchoolLines(school.title, lines)


async def _reached(session: AsyncSession, visit: Visit, own: View, organization_id: int) -> tuple[View, Organization]:
    part, school = of_school(visit, own, organization_id), await organizations.get(session, organization_id)
    if part is None or school is None:
        raise NotFound
    return part, school
