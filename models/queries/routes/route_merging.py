"""Routes of two rows that are one person: a year keeps the older one."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.many import change_rows
from models.queries.routes import route_words
from models.routes import Activity, Route, RouteStatus, RouteVersion


async def hand_over(session: AsyncSession, *, source: int, target: int) -> None:
    """Everything goes over; of two routes of one year the newer one is called off and stays with the empty row."""
    found = await session.execute(
        select(Route.school_year, Route.person_id, Route.id)
        .where(Route.person_id.in_((source, target)))
        .order_by(Route.created_at, Route.id)
    )
    by_year: dict[int, list[tuple[int, int]]] = {}
    for year, person, route in found:
        by_year.setdefault(year, []).append((person, route))
    for year, routes in by_year.items():
        (owner, older), *newer = routes
        for _, route in newer:
            # A year has one route a person, so the newer one steps aside for a moment.
            await _change(session, route, school_year=-year, status=RouteStatus.CANCELLED)
        if owner == source:
            await _change(session, older, person_id=target)
        for _, route in newer:
            await _change(session, route, person_id=source)
            await _change(session, route, school_year=year)
    for column in (
        Route.supporter_id,
        Route.agreed_by,
        Activity.helper_id,
        Activity.accepted_by,
        RouteVersion.actor_id,
    ):
        await change_rows(session, update(column.class_).where(column == source).values({column.key: target}))
    if any(len(routes) > 1 for routes in by_year.values()):
        await route_words.forget(session, [source])


async def _change(session: AsyncSession, route_id: int, **values: Any) -> None:
    await change_rows(session, update(Route).where(Route.id == route_id).values(**values))
