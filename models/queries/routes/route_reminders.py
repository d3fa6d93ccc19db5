"""Routes the clock has something to say or do about."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, String, cast, exists, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import OutboxMessage
from models.people import Account, Person, Role, RoleGrant
from models.queries.portions import portions
from models.queries.register.register import IS_HERE
from models.queries.routes.routes import AHEAD, IS_WALKED, is_supported
from models.routes import Activity, ActivityStatus, Route, RouteStatus
from models.scopes import Scope, people_within
from models.sums import how_many

GOES_ON = (
    RouteStatus.DRAFT,
    RouteStatus.PROPOSED,
    RouteStatus.AGREED,
    RouteStatus.ACTIVE,
    RouteStatus.ON_HOLD,
)


class Due(NamedTuple):
    person_id: int
    activity_id: int
    title: str
    due_on: date


class Checked(NamedTuple):
    """Whom the half-year's figures go to."""

    person_id: int
    done: int
    steps: int


async def due_between(session: AsyncSession, since: date, until: date) -> list[Due]:
    """Open steps of accepted routes with a term in those days, of people who are here and can be told."""
    query = (
        _due()
        .join(Account, Account.person_id == Person.id)
        .where(Activity.due_on >= since, Activity.due_on <= until, IS_HERE)
    )
    return [Due(*row) for row in await session.execute(query)]


async def late(session: AsyncSession, person_ids: Sequence[int], *, today: date) -> list[Due]:
    return [
        Due(*row)
        for some in portions(person_ids)
        for row in await session.execute(_due().where(Person.id.in_(some), Activity.due_on < today))
    ]


async def known_keys(session: AsyncSession, keys: Sequence[str]) -> set[str]:
    """Which of these letters have been put into the outbox."""
    return {
        found
        for some in portions(keys)
        for found in await session.scalars(select(OutboxMessage.dedup_key).where(OutboxMessage.dedup_key.in_(some)))
    }


async def late_by_supporter(session: AsyncSession, *, due_until: date, school_year: int) -> dict[int, int]:
    """How many steps that ended by then are still open, for each who supports."""
    query = (
        select(Route.supporter_id, func.count())
        .select_from(Activity)
        .join(Route, Route.id == Activity.route_id)
        .join(Person, Person.id == Route.person_id)
        .where(is_supported(), *_is_late(due_until, school_year))
        .group_by(Route.supporter_id)
    )
    return {row[0]: row[1] for row in await session.execute(query) if row[0] is not None}


async def late_without_supporter(session: AsyncSession, scope: Scope, *, due_until: date, school_year: int) -> int:
    query = (
        select(func.count())
        .select_from(Activity)
        .join(Route, Route.id == Activity.route_id)
        .join(Person, Person.id == Route.person_id)
        .where(~is_supported(), people_within(scope), *_is_late(due_until, school_year))
    )
    return await session.scalar(query) or 0


async def guides(session: AsyncSession) -> list[int]:
    """Methodists who can be told; where there are none, heads of the centre."""
    for role in (Role.METHODIST, Role.CENTRE_HEAD):
        query = (
            select(RoleGrant.person_id)
            .join(Person, Person.id == RoleGrant.person_id)
            .join(Account, Account.person_id == Person.id)
            .where(RoleGrant.role == role, Person.archived_at.is_(None))
            .distinct()
        )
        found = list(await session.scalars(query))
        if found:
            return found
    return []


async def to_check(session: AsyncSession, *, school_year: int, key: str, limit: int) -> list[Checked]:
    """Owners of accepted routes who have not been told how far they have come; `key` names the letter."""
    counted = Activity.status != ActivityStatus.SKIPPED
    done = how_many(Activity.status.in_((ActivityStatus.DONE, ActivityStatus.ACCEPTED)))
    is_told = exists().where(OutboxMessage.dedup_key == literal(f"{key}:") + cast(Account.telegram_id, String))
    query = (
        select(Route.person_id, done, func.count())
        .join(Activity, Activity.route_id == Route.id)
        .join(Person, Person.id == Route.person_id)
        .join(Account, Account.person_id == Person.id)
        .where(Route.school_year == school_year, IS_WALKED, counted, IS_HERE, ~is_told)
        .group_by(Route.person_id)
        .order_by(Route.person_id)
        .limit(limit)
    )
    return [Checked(*row) for row in await session.execute(query)]


async def rested(session: AsyncSession, *, today: date, limit: int) -> list[Route]:
    """Routes whose pause is over."""
    query = (
        select(Route)
        .where(Route.status == RouteStatus.ON_HOLD, Route.hold_until < today)
        .order_by(Route.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(await session.scalars(query))


async def of_past_years(session: AsyncSession, *, school_year: int, after: int, limit: int) -> list[Route]:
    """Routes of earlier years that go on, of people who are here."""
    here = select(Person.id).where(IS_HERE)
    query = (
        select(Route)
        .where(
            Route.school_year < school_year,
            Route.status.in_(GOES_ON),
            Route.person_id.in_(here),
            Route.id > after,
        )
        .order_by(Route.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(await session.scalars(query))


def _due() -> Select[Any]:
    columns: tuple[Any, ...] = (Person.id, Activity.id, Activity.title, Activity.due_on)
    return (
        select(*columns)
        .select_from(Activity)
        .join(Route, Route.id == Activity.route_id)
        .join(Person, Person.id == Route.person_id)
        .where(Activity.status.in_(AHEAD), IS_WALKED)
        .order_by(Person.id, Activity.due_on, Activity.id)
    )


def _is_late(due_until: date, school_year: int) -> tuple[Any, ...]:
    return (
        Activity.status.in_(AHEAD),
        Activity.due_on <= due_until,
        Route.school_year == school_year,
        IS_WALKED,
        IS_HERE,
    )
