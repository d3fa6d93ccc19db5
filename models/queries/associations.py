"""Questions about associations: which somebody may look after, or belongs to."""

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, MemberPart, Membership
from models.scopes import Scope


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
    return (await session.scalars(query.with_for_update() if to_change else query)).one_or_none()
