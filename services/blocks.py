"""Accounts the bot does not talk to: who may block whom, and the list everybody at the gate is looked up in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Person, Role
from models.queries import blocks as rows
from services import audit
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

RANKS: Mapping[Role, int] = {
    Role.SCHOOL_COORDINATOR: 1,
    Role.ORGANIZATION_HEAD: 2,
    Role.METHODIST: 3,
    Role.CENTRE_HEAD: 4,
    Role.AUTHORITY_HEAD: 4,
    Role.ADMIN: 5,
}
"""Nobody blocks somebody above; roles that do not stand here are below all of these."""


class InForce:
    """Blocked accounts in memory: every update is held against them, and none costs a query for it."""

    def __init__(self) -> None:
        self._until: dict[int, datetime | None] = {}

    def replace(self, found: Mapping[int, datetime | None]) -> None:
        self._until = dict(found)

    def add(self, telegram_id: int) -> None:
        self._until[telegram_id] = None

    def lift(self, telegram_id: int) -> None:
        self._until.pop(telegram_id, None)

    def holds(self, telegram_id: int, now: datetime) -> bool:
        if telegram_id not in self._until:
            return False
        until = self._until[telegram_id]
        return until is None or now < until


@dataclass(frozen=True, slots=True)
class Blocked:
    """One account of the list; no person: nobody known has ever come with it."""

    telegram_id: int
    person: Person | None
    blocked_at: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class BlockedPage:
    blocked: tuple[Blocked, ...]
    page: int
    pages: int


async def in_force(session: AsyncSession, *, now: datetime) -> dict[int, datetime | None]:
    """All blocked accounts, each with the end of its block; asked by the program itself."""
    found = await rows.in_force(session, now)
    await session.commit()
    return found


async def candidate(session: AsyncSession, visit: Visit, *, person_id: int, protected: frozenset[int]) -> Person:
    """The person who is about to be blocked, if the actor may block them; `protected`: accounts nobody blocks."""
    found = await _candidate(session, visit, person_id, protected)
    await session.commit()
    return found.person


async def block(session: AsyncSession, visit: Visit, *, person_id: int, protected: frozenset[int]) -> int:
    """Block the account of a person; returns its id."""
    found = await _candidate(session, visit, person_id, protected)
    assert found.telegram_id is not None
    await rows.put(session, telegram_id=found.telegram_id, person_id=person_id, by=visit.actor.id, now=visit.now)
    await audit.note(session, visit, Action.ACCOUNT_BLOCKED, person_id=person_id)
    await session.commit()
    return found.telegram_id


async def unblock(session: AsyncSession, visit: Visit, *, telegram_id: int) -> None:
    """Talk to the account again. What is blocked no longer needs nothing."""
    scope = must(visit.actor, Right.BLOCK)
    found = await rows.find_within(session, telegram_id, scope)
    if found is not None:
        stored, _person = found
        await rows.remove(session, telegram_id)
        await audit.note(session, visit, Action.ACCOUNT_UNBLOCKED, person_id=stored.person_id)
    await session.commit()
    if found is None:
        raise NotFound


async def blocked(session: AsyncSession, visit: Visit, *, page: int, size: int) -> BlockedPage:
    scope = must(visit.actor, Right.BLOCK)
    found, count = await rows.page(session, scope, now=visit.now, offset=max(page, 0) * size, limit=size)
    await session.commit()
    listed = tuple(Blocked(one.telegram_id, person, one.blocked_at, one.until) for one, person in found)
    return BlockedPage(listed, max(page, 0), pages_of(count, size))


async def _candidate(session: AsyncSession, visit: Visit, person_id: int, protected: frozenset[int]) -> rows.Candidate:
    scope = must(visit.actor, Right.BLOCK)
    if person_id == visit.actor.id:
        raise Unfitting("block-oneself")
    found = await rows.find_candidate(session, person_id, scope)
    if found is None:
        raise NotFound
    if found.telegram_id is None:
        raise Unfitting("block-no-account")
    is_admin = Role.ADMIN in found.roles or found.telegram_id in protected
    if is_admin or _rank(found.roles) > _rank(visit.actor.roles):
        raise Unfitting("block-above")
    return found


def _rank(roles: frozenset[Role]) -> int:
    return max((RANKS.get(role, 0) for role in roles), default=0)
