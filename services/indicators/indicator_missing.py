"""Who an indicator misses, by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.indicators import indicator_rows
from models.scopes import Scope
from programmes.indicators import Indicator
from services.errors import NotAllowed, NotFound
from services.indicators.indicator_values import rows_of
from services.indicators.indicator_views import day_asked, names_within, view, within
from services.telling_apart import called_apart
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class NamedOne:
    person_id: int | None
    """None: an association."""
    called: str
    place: str | None
    association_id: int | None = None
    lacks: int = 1


@dataclass(frozen=True, slots=True)
class Missing:
    definition: Indicator
    as_of: date
    people: Sequence[NamedOne]
    count: int
    lists_counted: bool
    """Those who are counted are listed, such as those who have left."""


async def missing(
    session: AsyncSession,
    visit: Visit,
    *,
    code: str,
    page: int,
    size: int,
    as_of: date | None = None,
    organization_id: int | None = None,
) -> Missing:
    """Who is not counted though they should be, or who is where that is what matters; by name, within the right to."""
    own, today = view(visit, code), visit.municipality.day(visit.now)
    scope = names_within(visit, own)
    if not scope or not own.sees_parts:
        raise NotAllowed
    if organization_id is not None:
        scope = within(scope, Scope(organizations=frozenset({organization_id})))
        if not scope:
            raise NotFound
    on = day_asked(visit, own, as_of, today)
    table = rows_of(visit.municipality, own.definition, on=on, today=today, scope=scope)
    offset = max(page, 0) * size
    if own.formula.is_of_associations:
        lacking, count = await indicator_rows.page_of_associations(session, table, offset=offset, limit=size)
        listed_ones = [NamedOne(None, title, None, number, lacks) for number, title, lacks in lacking]
    else:
        found, count = await indicator_rows.page(
            session, table, scope, is_counted=own.formula.lists_counted, offset=offset, limit=size
        )
        called = await called_apart(session, visit, [(one, None) for one in found])
        is_one_school = not scope.is_whole and len(scope.organizations) < 2 and not scope.associations
        listed_ones = [NamedOne(one.id, called[one.id], None if is_one_school else one.place) for one in found]
    await session.commit()
    return Missing(own.definition, on, listed_ones, count, own.formula.lists_counted)
