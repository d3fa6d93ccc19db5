"""Where people are still to be invited: schools, and one school."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Role
from models.queries import organizations
from models.queries.registration import invitations as rows
from models.queries.registration import joining
from models.scopes import Scope
from services import audit, naming
from services.errors import NotFound
from services.paging import pages_of
from services.rights import Right, must, reach
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Schools:
    """Schools with somebody to invite, a page at a time: id, title, how many."""

    listed: tuple[tuple[int, str, int], ...]
    count: int
    pages: int


@dataclass(frozen=True, slots=True)
class School:
    id: int
    title: str
    missing: int
    """People of the register who are not in the bot yet."""
    unused: int
    """Invitations of the school that still open something."""
    after: int
    """The newest one the actor has issued."""
    waiting: int
    """Requests to join, where the actor decides about them."""


async def only_school(visit: Visit) -> int | None:
    """The school of somebody who invites for a single one."""
    scope = must(visit.actor, Right.INVITE)
    return next(iter(scope.organizations)) if not scope.is_whole and len(scope.organizations) == 1 else None


async def schools(session: AsyncSession, visit: Visit, *, typed: str, page: int, size: int) -> Schools:
    scope = must(visit.actor, Right.INVITE)
    words = naming.search_words(typed)
    if typed and not words:
        await session.commit()
        return Schools((), 0, 0)  # signs and emoji name no place
    found, count = await rows.schools(session, scope, words=words, offset=page * size, limit=size)
    await session.commit()
    return Schools(tuple(found), count, pages_of(count, size))


async def school(session: AsyncSession, visit: Visit, *, organization_id: int) -> School:
    scope = must(visit.actor, Right.INVITE)
    organization = await organizations.get(session, organization_id)
    if organization is None or not scope.covers(organization_id=organization_id):
        raise NotFound
    missing = await rows.invitees(session, scope, organization_id=organization_id)
    unused = await rows.count_unused_of_school(session, organization_id, visit.now)
    after = await rows.newest_of_school(session, created_by=visit.actor.id, organization_id=organization_id)
    deciding = reach(visit.actor, Right.ADMIT)
    if deciding.covers(organization_id=organization_id):
        own = Scope(organizations=frozenset({organization_id}))
        waiting = await joining.waiting_count(session, own, but=visit.actor.id)
    else:
        waiting = 0
    await session.commit()
    return School(organization.id, organization.title, len(missing), unused, after, waiting)


async def revoke_all(session: AsyncSession, visit: Visit, *, organization_id: int) -> int:
    """Take back every personal invitation of the school that nobody has opened; returns how many there were."""
    scope = must(visit.actor, Right.INVITE)
    if not scope.covers(organization_id=organization_id):
        raise NotFound
    count = await rows.revoke_school(session, scope, organization_id, visit.now)
    if count:
        await audit.note(
            session,
            visit,
            Action.INVITATIONS_REVOKED,
            organization_id=organization_id,
            count=count,
            role=Role.EDUCATOR.value,
        )
    await session.commit()
    return count
