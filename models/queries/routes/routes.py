"""Routes one by one: whose they are, what stands in them, how they came to be so."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.deficits import Deficit
from models.people import Person, Role, RoleGrant
from models.queries.portions import portions
from models.queries.register.register import IS_HERE, IS_KNOWN, matching
from models.responses import Answer, Response
from models.routes import Activity, ActivityStatus, NextStep, Route, RouteStatus, RouteVersion
from models.scopes import Scope, people_within

SEEN_BY_SUPPORTER = (RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.ON_HOLD, RouteStatus.COMPLETED)
"""A proposal has not been agreed to by the educator, so its supporter does not see it yet."""
GOES_ON = (RouteStatus.DRAFT, RouteStatus.PROPOSED, RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.ON_HOLD)
AHEAD = (ActivityStatus.PLANNED, ActivityStatus.IN_PROGRESS)
SUPPORTERS = (Role.MENTOR, Role.METHODIST, Role.CENTRE_HEAD)
IS_WALKED = or_(
    Route.status.in_((RouteStatus.AGREED, RouteStatus.ACTIVE)),
    and_(Route.status == RouteStatus.PROPOSED, Route.accepted_at.is_not(None)),
)
"""Steps may be taken."""


async def add(session: AsyncSession, route: Route) -> Route:
    session.add(route)
    await session.flush()
    return route


async def add_activities(session: AsyncSession, activities: Sequence[Activity]) -> None:
    session.add_all(activities)
    await session.flush()


def add_version(  # a version is as wide as that
    session: AsyncSession,
    route: Route,
    *,
    at: datetime,
    actor_id: int | None,
    note: str | None,
    content: dict[str, Any],
) -> None:
    session.add(
        RouteVersion(route_id=route.id, number=route.version, at=at, actor_id=actor_id, note=note, content=content)
    )


async def of_year(session: AsyncSession, person_id: int, school_year: int, *, to_change: bool = False) -> Route | None:
    query = select(Route).where(Route.person_id == person_id, Route.school_year == school_year)
    return (await session.scalars(query.with_for_update() if to_change else query)).one_or_none()


async def owners_of_year(session: AsyncSession, person_ids: Sequence[int], school_year: int) -> list[int]:
    """Those of them who have a route of that year."""
    found: list[int] = []
    for some in portions(person_ids):
        query = select(Route.person_id).where(Route.person_id.in_(some), Route.school_year == school_year)
        found += await session.scalars(query.order_by(Route.person_id))
    return found


async def has_any(session: AsyncSession, person_id: int) -> bool:
    """Whether somebody has ever had a route."""
    return await session.scalar(select(Route.id).where(Route.person_id == person_id).limit(1)) is not None


async def reachable(
    session: AsyncSession, route_id: int, *, actor_id: int, scope: Scope, to_change: bool = False
) -> Route | None:
    """A route that is one's own, that one supports, or of somebody within the scope; a draft is its owner's alone."""
    query = select(Route).where(Route.id == route_id, _is_reached(actor_id, scope))
    return (await session.scalars(query.with_for_update() if to_change else query)).one_or_none()


async def route_of_activity(session: AsyncSession, activity_id: int) -> int | None:
    return await session.scalar(select(Activity.route_id).where(Activity.id == activity_id))


def _is_reached(actor_id: int, scope: Scope) -> ColumnElement[bool]:
    guided = select(Person.id).where(people_within(scope), IS_KNOWN) if scope else None
    return or_(
        Route.person_id == actor_id,
        and_(Route.supporter_id == actor_id, Route.status.in_(SEEN_BY_SUPPORTER), is_supported()),
        false() if guided is None else and_(Route.person_id.in_(guided), Route.status != RouteStatus.DRAFT),
    )


async def activities_of(session: AsyncSession, route_id: int) -> list[Activity]:
    """The steps of a route in their order; steps another has taken the place of are history."""
    replaced = select(Activity.replaces_id).where(Activity.route_id == route_id, Activity.replaces_id.is_not(None))
    query = select(Activity).where(Activity.route_id == route_id, Activity.id.not_in(replaced))
    return list(await session.scalars(query.order_by(Activity.due_on, Activity.place, Activity.id)))


async def last_place(session: AsyncSession, route_id: int) -> int:
    return await session.scalar(select(func.max(Activity.place)).where(Activity.route_id == route_id)) or 0


async def remove_activity(session: AsyncSession, activity: Activity) -> None:
    await session.delete(activity)
    await session.flush()


async def versions(
    session: AsyncSession, route_id: int, *, offset: int, limit: int
) -> list[tuple[RouteVersion, Person | None]]:
    """The newest first, each with who made it."""
    query = (
        select(RouteVersion, Person)
        .outerjoin(Person, Person.id == RouteVersion.actor_id)
        .where(RouteVersion.route_id == route_id)
        .order_by(RouteVersion.number.desc())
        .offset(offset)
        .limit(limit)
    )
    return [(version, person) for version, person in await session.execute(query)]


async def version(session: AsyncSession, route_id: int, number: int) -> RouteVersion | None:
    return await session.get(RouteVersion, (route_id, number))


async def next_step(session: AsyncSession, person_id: int, school_year: int) -> NextStep | None:
    """What somebody's route asks for next, in one look."""
    query = (
        select(Activity.title, Activity.due_on)
        .join(Route, Route.id == Activity.route_id)
        .where(Route.person_id == person_id, Route.school_year == school_year, IS_WALKED, Activity.status.in_(AHEAD))
        .order_by(Activity.due_on, Activity.place, Activity.id)
        .limit(1)
    )
    row = (await session.execute(query)).one_or_none()
    return NextStep(row[0], row[1]) if row else None


async def wished_forms(session: AsyncSession, person_id: int, *, questionnaire: str, question: str) -> list[str]:
    """What somebody chose last in the question about forms of help."""
    query = (
        select(Answer.chosen)
        .join(Response, Response.id == Answer.response_id)
        .where(
            Response.person_id == person_id,
            Response.questionnaire == questionnaire,
            Response.submitted_at.is_not(None),
            Answer.question == question,
        )
        .order_by(Response.school_year.desc())
        .limit(1)
    )
    return list(await session.scalar(query) or ())


async def deficits_by_id(session: AsyncSession, ids: Sequence[int]) -> list[Deficit]:
    query = select(Deficit).where(Deficit.id.in_(ids)).order_by(Deficit.id).with_for_update()
    return list(await session.scalars(query))


async def heirs_of(session: AsyncSession, deficit_ids: Sequence[int], school_year: int) -> dict[int, int]:
    """Rows of a later year that deficits go on as, by the row they go on from, however many years lie between."""
    before = aliased(Deficit)
    same = and_(Deficit.person_id == before.person_id, Deficit.area == before.area, Deficit.topic == before.topic)
    query = (
        select(before.id, Deficit.id)
        .join(Deficit, same)
        .where(before.id.in_(deficit_ids), before.school_year < school_year, Deficit.school_year == school_year)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def supporters(session: AsyncSession, *, words: Sequence[str], but: int, offset: int, limit: int) -> list[Person]:
    """People whose role lets them support, by all the words of what was typed."""
    query = (
        select(Person)
        .where(is_supporter(), Person.id != but, matching(words))
        .order_by(Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return list(await session.scalars(query))


async def find_supporter(session: AsyncSession, person_id: int) -> Person | None:
    return (await session.scalars(select(Person).where(Person.id == person_id, is_supporter()))).one_or_none()


def is_supporter() -> ColumnElement[bool]:
    held = select(RoleGrant.person_id).where(RoleGrant.role.in_(SUPPORTERS))
    return and_(IS_HERE, Person.id.in_(held))


def is_supported() -> ColumnElement[bool]:
    """Somebody helps along the way who is here and still has a role for it."""
    helper = aliased(Person)
    held = (
        select(RoleGrant.person_id)
        .join(helper, helper.id == RoleGrant.person_id)
        .where(RoleGrant.role.in_(SUPPORTERS), helper.archived_at.is_(None), helper.forgotten_at.is_(None))
    )
    return and_(Route.supporter_id.is_not(None), Route.supporter_id.in_(held))


async def supported_by(session: AsyncSession, person_id: int) -> list[int]:
    """Routes that go on and that this person helps with."""
    query = select(Route.id).where(Route.supporter_id == person_id, Route.status.in_(GOES_ON))
    return list(await session.scalars(query.order_by(Route.id)))


async def to_change(session: AsyncSession, ids: Sequence[int]) -> list[Route]:
    """These routes, held until the transaction ends."""
    found: list[Route] = []
    for some in portions(ids):
        found += await session.scalars(select(Route).where(Route.id.in_(some)).order_by(Route.id).with_for_update())
    return found
