"""Questions about accounts the bot does not talk to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.invitations import Block
from models.people import Account, Person, Role, RoleGrant
from models.queries.upsert import insert
from models.scopes import Scope, people_within


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be blocked, with what decides whether."""

    person: Person
    telegram_id: int | None
    roles: frozenset[Role]


async def find_candidate(session: AsyncSession, person_id: int, scope: Scope) -> Candidate | None:
    """A person within the scope."""
    found = (
        await session.execute(
            select(Person, Account.telegram_id)
            .outerjoin(Account, Account.person_id == Person.id)
            .where(Person.id == person_id, people_within(scope))
        )
    ).one_or_none()
    if found is None:
        return None
    roles = await session.scalars(select(RoleGrant.role).where(RoleGrant.person_id == person_id))
    return Candidate(found[0], found[1], frozenset(roles))


async def put(session: AsyncSession, *, telegram_id: int, person_id: int | None, by: int | None, now: datetime) -> None:
    """Block for good, from now on; whoever was blocked for a while is so for good."""
    values = {"person_id": person_id, "blocked_at": now, "blocked_by": by, "until": None}
    statement = insert(session, Block).values(telegram_id=telegram_id, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["telegram_id"], set_=values))


async def remove(session: AsyncSession, telegram_id: int) -> None:
    await session.execute(delete(Block).where(Block.telegram_id == telegram_id))


async def in_force(session: AsyncSession, now: datetime) -> dict[int, datetime | None]:
    """Until when each account is blocked; none: for good."""
    found = await session.execute(select(Block.telegram_id, Block.until).where(_holds(now)))
    return {row[0]: row[1] for row in found}


async def find_within(session: AsyncSession, telegram_id: int, scope: Scope) -> tuple[Block, Person | None] | None:
    found = (
        await session.execute(
            select(Block, Person)
            .outerjoin(Person, Person.id == Block.person_id)
            .where(Block.telegram_id == telegram_id, people_within(scope))
        )
    ).one_or_none()
    return None if found is None else (found[0], found[1])


async def page(
    session: AsyncSession, scope: Scope, *, now: datetime, offset: int, limit: int
) -> tuple[Sequence[tuple[Block, Person | None]], int]:
    """Blocked accounts within the scope, newest first, and how many there are in all.

    Accounts of nobody known lie only within the whole.
    """
    matching = (_holds(now), people_within(scope))
    joined = select(Block, Person).outerjoin(Person, Person.id == Block.person_id).where(*matching)
    count = await session.scalar(select(func.count()).select_from(joined.subquery()))
    rows = await session.execute(
        joined.order_by(Block.blocked_at.desc(), Block.telegram_id).offset(offset).limit(limit)
    )
    return [(row[0], row[1]) for row in rows], count or 0


async def remove_expired(session: AsyncSession, now: datetime) -> int:
    """How many were removed."""
    gone = await session.scalars(delete(Block).where(Block.until <= now).returning(Block.telegram_id))
    return len(gone.all())


def _holds(now: datetime) -> ColumnElement[bool]:
    return or_(Block.until.is_(None), Block.until > now)
