"""Questions about what meetings have decided: whose it is, what is open, what the clock has to say of it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.meetings import Decision, DecisionStatus, Minutes
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Person
from models.queries.holding import held

SIGNED_AND_OPEN = and_(Decision.status == DecisionStatus.OPEN, Minutes.signed_at.is_not(None))


class Kept(NamedTuple):
    """A decision with where it was taken and who answers for it."""

    decision: Decision
    minutes: Minutes
    association: str
    responsible: Person | None


async def of_minutes(session: AsyncSession, minutes_id: int) -> list[Decision]:
    query = select(Decision).where(Decision.minutes_id == minutes_id).order_by(Decision.place, Decision.id)
    return list(await session.scalars(query))


async def find(session: AsyncSession, decision_id: int, *, to_change: bool = False) -> Decision | None:
    query = select(Decision).where(Decision.id == decision_id)
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def add(session: AsyncSession, decision: Decision) -> Decision:
    session.add(decision)
    await session.flush()
    return decision


async def remove(session: AsyncSession, decision_id: int) -> None:
    await session.execute(delete(Decision).where(Decision.id == decision_id))


async def own(session: AsyncSession, person_id: int, *, offset: int, limit: int) -> list[Kept]:
    """What somebody answers for and has not done yet: what is due first."""
    return await _page(session, Decision.responsible_id == person_id, offset=offset, limit=limit)


async def count_own(session: AsyncSession, person_id: int) -> int:
    return await _count(session, Decision.responsible_id == person_id)


async def all_of(session: AsyncSession, person_id: int) -> list[Kept]:
    """Whatever somebody was asked to do by signed minutes, done or not."""
    mine = (Decision.responsible_id == person_id, Minutes.signed_at.is_not(None))
    return [Kept(*row) for row in await session.execute(_kept().where(*mine).order_by(Decision.id))]


async def of_association(session: AsyncSession, association_id: int, *, offset: int, limit: int) -> list[Kept]:
    return await _page(session, Minutes.association_id == association_id, offset=offset, limit=limit)


async def count_of(session: AsyncSession, association_id: int) -> int:
    return await _count(session, Minutes.association_id == association_id)


async def count_overdue(session: AsyncSession, association_id: int, *, today: date) -> int:
    return await _count(session, Minutes.association_id == association_id, Decision.due_on < today)


async def _count(session: AsyncSession, *conditions: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(Decision).join(Minutes, Minutes.id == Decision.minutes_id)
    return await session.scalar(query.where(SIGNED_AND_OPEN, *conditions)) or 0


async def _page(session: AsyncSession, condition: ColumnElement[bool], *, offset: int, limit: int) -> list[Kept]:
    undated = case((Decision.due_on.is_(None), 1), else_=0)
    query = _kept().where(SIGNED_AND_OPEN, condition).order_by(undated, Decision.due_on, Decision.id)
    rows = await session.execute(query.offset(offset).limit(limit))
    return [Kept(*row) for row in rows]


def _kept() -> Any:
    columns: tuple[Any, ...] = (Decision, Minutes, Association.title, Person)
    return (
        select(*columns)
        .join(Minutes, Minutes.id == Decision.minutes_id)
        .join(Association, Association.id == Minutes.association_id)
        .outerjoin(Person, Person.id == Decision.responsible_id)
    )


async def coming_due(session: AsyncSession, *, since: date, until: date, after: int, limit: int) -> Sequence[Kept]:
    """Open ones that fall due between two days and that somebody answers for."""
    query = (
        _kept()
        .where(
            SIGNED_AND_OPEN,
            Decision.responsible_id.is_not(None),
            Decision.due_on.between(since, until),
            Decision.id > after,
        )
        .order_by(Decision.id)
        .limit(limit)
    )
    return [Kept(*row) for row in await session.execute(query)]


async def overdue(session: AsyncSession, *, today: date) -> list[tuple[int, str, int]]:
    """Associations with open decisions whose day is over, and how many."""
    query = (
        select(Association.id, Association.title, func.count())
        .select_from(Decision)
        .join(Minutes, Minutes.id == Decision.minutes_id)
        .join(Association, Association.id == Minutes.association_id)
        .where(SIGNED_AND_OPEN, Decision.due_on < today, Association.closed_at.is_(None))
        .group_by(Association.id, Association.title)
        .order_by(Association.id)
    )
    return [(row[0], row[1], row[2]) for row in await session.execute(query)]


async def last_said(session: AsyncSession, kind: str) -> datetime | None:
    """When the newest letter of a kind was due to leave."""
    return await session.scalar(select(func.max(OutboxMessage.due_at)).where(OutboxMessage.kind == kind))


async def newest_letter(session: AsyncSession, kind: str, name: str) -> str | None:
    """The key of the newest letter of a kind whose name begins like that, unless it was taken back."""
    query = (
        select(OutboxMessage.dedup_key)
        .where(
            OutboxMessage.kind == kind,
            OutboxMessage.dedup_key.startswith(name, autoescape=True),
            OutboxMessage.status != OutboxStatus.CANCELLED,
        )
        .order_by(OutboxMessage.id.desc())
        .limit(1)
    )
    return await session.scalar(query)


async def has_heard(session: AsyncSession, kind: str, person_id: int) -> bool:
    """Whether a letter of a kind has reached somebody."""
    query = select(OutboxMessage.id).where(
        OutboxMessage.kind == kind, OutboxMessage.status == OutboxStatus.SENT, OutboxMessage.person_id == person_id
    )
    return await session.scalar(query.limit(1)) is not None
