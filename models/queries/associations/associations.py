"""Questions about associations: which somebody may look after or belongs to, lists of them, one of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, MemberPart, Membership, MembershipRequest
from models.events import Event, EventMaterial, EventStatus
from models.organizations import Organization
from models.people import Person
from models.queries.events.events import ends_after
from models.queries.holding import held
from models.queries.portions import portions
from models.queries.register.register import IS_HERE
from models.scopes import Scope


class Listed(NamedTuple):
    """An association as lists show it."""

    association: Association
    school: str | None
    members: int


class Dependent(NamedTuple):
    """What hangs on an association."""

    members: int
    meetings: int
    """Planned and not over."""
    requests: int
    """Nobody has decided about."""


def within(scope: Scope) -> ColumnElement[bool]:
    """The condition on `associations` that a scope is: those named, and those of the schools named."""
    if scope.is_whole:
        return true()
    return or_(Association.id.in_(scope.associations), Association.organization_id.in_(scope.organizations))


async def find(
    session: AsyncSession,
    association_id: int,
    scope: Scope,
    *,
    member_id: int | None = None,
    secretary_id: int | None = None,
    to_change: bool = False,
) -> Association | None:
    """Within the scope; or one the member belongs to; or one the secretary writes for."""
    ways = [within(scope)]
    for person_id, parts in ((member_id, tuple(MemberPart)), (secretary_id, (MemberPart.SECRETARY,))):
        if person_id is not None:
            own = select(Membership.association_id).where(Membership.person_id == person_id, Membership.part.in_(parts))
            ways.append(Association.id.in_(own))
    query = select(Association).where(Association.id == association_id, or_(*ways))
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def find_open(session: AsyncSession, association_id: int, *, to_change: bool = False) -> Association | None:
    query = select(Association).where(Association.id == association_id, Association.closed_at.is_(None))
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def with_key(session: AsyncSession, search_key: str) -> Association | None:
    return (await session.scalars(select(Association).where(Association.search_key == search_key))).one_or_none()


async def add(session: AsyncSession, association: Association) -> bool:
    """Whether its title was free at the very moment."""
    try:
        async with session.begin_nested():
            session.add(association)
    except IntegrityError:
        return False
    return True


async def call_otherwise(session: AsyncSession, association_id: int, *, title: str, search_key: str) -> bool:
    """Whether the title was free at the very moment."""
    statement = update(Association).where(Association.id == association_id)
    try:
        async with session.begin_nested():
            await session.execute(statement.values(title=title, search_key=search_key))
    except IntegrityError:
        return False
    return True


async def own(session: AsyncSession, person_id: int, led: Sequence[int]) -> list[tuple[Association, MemberPart | None]]:
    """Open ones somebody belongs to or leads, those led first."""
    mine = and_(Membership.association_id == Association.id, Membership.person_id == person_id)
    query = (
        select(Association, Membership.part)
        .outerjoin(Membership, mine)
        .where(or_(Membership.person_id.is_not(None), Association.id.in_(led)), Association.closed_at.is_(None))
        .order_by(case((Association.id.in_(led), 0), else_=1), Association.title, Association.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def page(  # what a list is narrowed by
    session: AsyncSession,
    *,
    condition: ColumnElement[bool],
    words: Sequence[str],
    offset: int,
    limit: int,
) -> tuple[list[Listed], int]:
    """Those of a condition that have every one of the words, and how many there are in all."""
    matching = and_(condition, *(Association.search_key.contains(word, autoescape=True) for word in words))
    total = await session.scalar(select(func.count()).select_from(Association).where(matching))
    query = _listed().where(matching).order_by(Association.title, Association.id).offset(offset).limit(limit)
    return [Listed(*row) for row in await session.execute(query)], total or 0


async def one(session: AsyncSession, association_id: int, condition: ColumnElement[bool]) -> Listed | None:
    row = (await session.execute(_listed().where(Association.id == association_id, condition))).one_or_none()
    return None if row is None else Listed(*row)


def kept(scope: Scope, *, kind: str | None, is_closed: bool) -> ColumnElement[bool]:
    """For whoever keeps them."""
    conditions = [within(scope), Association.closed_at.is_not(None) if is_closed else Association.closed_at.is_(None)]
    if kind is not None:
        conditions.append(Association.kind == kind)
    return and_(*conditions)


def joinable(*, organization_id: int | None, subject: str | None, but: int) -> ColumnElement[bool]:
    """Open ones somebody of a school may ask to be taken into; of a subject, where one is named."""
    own = select(Membership.association_id).where(Membership.person_id == but)
    conditions = [
        Association.closed_at.is_(None),
        Association.id.not_in(own),
        or_(Association.organization_id.is_(None), Association.organization_id == organization_id),
    ]
    if subject is not None:
        conditions.append(Association.subject == subject)
    return and_(*conditions)


async def kinds(session: AsyncSession, condition: ColumnElement[bool]) -> dict[str, int]:
    query = select(Association.kind, func.count()).where(condition).group_by(Association.kind)
    return {row[0]: row[1] for row in await session.execute(query)}


async def school_of(session: AsyncSession, association: Association) -> str | None:
    return await session.scalar(select(Organization.title).where(Organization.id == association.organization_id))


async def titles(session: AsyncSession, association_ids: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in portions(association_ids):
        query = select(Association.id, Association.title).where(Association.id.in_(some))
        found |= {row[0]: row[1] for row in await session.execute(query)}
    return found


async def next_meeting(session: AsyncSession, association_id: int, *, now: datetime) -> Event | None:
    query = select(Event).where(*_ahead(association_id, now)).order_by(Event.starts_at, Event.id).limit(1)
    return (await session.scalars(query)).one_or_none()


async def materials(session: AsyncSession, association_id: int) -> int:
    """How many its events have left behind."""
    query = (
        select(func.count())
        .select_from(EventMaterial)
        .join(Event, Event.id == EventMaterial.event_id)
        .where(Event.association_id == association_id)
    )
    return await session.scalar(query) or 0


async def dependent(session: AsyncSession, association_id: int, *, now: datetime) -> Dependent:
    meetings = select(func.count()).select_from(Event).where(*_ahead(association_id, now))
    waiting = (
        select(func.count())
        .select_from(MembershipRequest)
        .join(Person, Person.id == MembershipRequest.person_id)
        .where(
            MembershipRequest.association_id == association_id,
            MembershipRequest.decided_at.is_(None),
            IS_HERE,
        )
    )
    members = select(func.count()).select_from(Membership).join(Person, Person.id == Membership.person_id)
    members = members.where(Membership.association_id == association_id, IS_HERE)
    counts = (members.scalar_subquery(), meetings.scalar_subquery(), waiting.scalar_subquery())
    return Dependent(*(await session.execute(select(*counts))).one())


def _ahead(association_id: int, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Event.association_id == association_id,
        Event.status == EventStatus.PLANNED,
        ends_after(now),
    )


def _listed() -> Select[Any]:
    members = (
        select(func.count())
        .select_from(Membership)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.association_id == Association.id, IS_HERE)
        .scalar_subquery()
    )
    return select(Association, Organization.title, members).outerjoin(
        Organization, Organization.id == Association.organization_id
    )
