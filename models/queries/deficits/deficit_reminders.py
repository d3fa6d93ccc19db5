"""Who is reminded of proposals nobody has decided about, and when they were last reminded."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitState
from models.outbox import OutboxMessage
from models.people import Account, Person, Role, RoleGrant
from models.queries.register.register import IS_HERE
from models.scopes import Scope, people_within


async def holders(session: AsyncSession, roles: frozenset[Role], *, key: str, since: datetime) -> list[int]:
    """People with one of the roles who have an account and have been told nothing of that key since."""
    told = select(OutboxMessage.person_id).where(
        OutboxMessage.dedup_key.startswith(f"{key}:"),
        OutboxMessage.due_at > since,
        OutboxMessage.person_id.is_not(None),
    )
    query = (
        select(RoleGrant.person_id)
        .join(Account, Account.person_id == RoleGrant.person_id)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(RoleGrant.role.in_(roles), Person.archived_at.is_(None), RoleGrant.person_id.not_in(told))
        .distinct()
        .order_by(RoleGrant.person_id)
    )
    return list(await session.scalars(query))


async def undecided(session: AsyncSession, scope: Scope, *, school_year: int, before: datetime) -> int:
    """Proposals of people within the scope that have waited since before that moment."""
    query = (
        select(func.count())
        .select_from(Deficit)
        .join(Person, Person.id == Deficit.person_id)
        .where(
            Deficit.school_year == school_year,
            Deficit.state == DeficitState.PROPOSED,
            Deficit.state_since <= before,
            people_within(scope),
            IS_HERE,
        )
    )
    return await session.scalar(query) or 0
