"""Who looks after the bot."""

from collections.abc import Collection

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Account, Role, RoleGrant
from models.queries import audiences
from models.queries.audiences import Reached


async def reached(session: AsyncSession, admin_ids: Collection[int]) -> list[Reached]:
    """Those with the role for the whole, and the accounts of the settings, as far as they have entered."""
    has_role = RoleGrant.person_id == Account.person_id
    of_the_whole = and_(RoleGrant.organization_id.is_(None), RoleGrant.association_id.is_(None))
    is_given = select(RoleGrant.id).where(has_role, of_the_whole, RoleGrant.role == Role.ADMIN).exists()
    query = select(Account.person_id).where(or_(Account.telegram_id.in_(list(admin_ids)), is_given))
    return await audiences.reached_of(session, sorted(await session.scalars(query)))
