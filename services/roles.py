"""Roles: who holds which, given and taken back."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Person, Role
from models.queries import people
from models.queries import roles as rows
from models.queries.register import register
from models.queries.registration import accounts
from services import audit, rights
from services.calling import call
from services.errors import NotFound, Unfitting
from services.rights import GIVEN, OF_AN_ORGANIZATION, Right, must, must_be_whole
from services.telling_apart import called_apart
from services.visits import Visit

KEYS = rights.ROLES[Right.GIVE_ROLES]


@dataclass(frozen=True, slots=True)
class Holder:
    grant_id: int
    person_id: int
    called: str
    place: str | None


@dataclass(frozen=True, slots=True)
class Affected:
    """Whose menu has changed: the Telegram id, if they have entered."""

    person_id: int
    called: str
    telegram_id: int | None


async def counts(session: AsyncSession, visit: Visit) -> dict[Role, int]:
    """How many people hold each role that can be given."""
    must_be_whole(visit.actor, Right.GIVE_ROLES)
    found = await rows.counts(session)
    await session.commit()
    return {role: found.get(role, 0) for role in GIVEN}


async def holders(session: AsyncSession, visit: Visit, *, role: Role, page: int, size: int) -> tuple[Holder, ...]:
    must_be_whole(visit.actor, Right.GIVE_ROLES)
    found = await rows.holders(session, role, offset=max(page, 0) * size, limit=size)
    called = await called_apart(session, visit, [(person, None) for _, person, _ in found])
    await session.commit()
    return tuple(Holder(grant.id, person.id, called[person.id], place) for grant, person, place in found)


async def give(session: AsyncSession, visit: Visit, *, person_id: int, role: Role) -> Affected:
    """A role for somebody of the register; one of a school is limited to their own. Giving twice is giving once."""
    must_be_whole(visit.actor, Right.GIVE_ROLES)
    person = await somebody(session, visit, person_id)
    must_be_given(visit, role)
    limit = person.organization_id if role in OF_AN_ORGANIZATION else None
    if role in OF_AN_ORGANIZATION and limit is None:
        raise Unfitting("roles-no-school")
    same = await rows.find_same(session, person_id=person.id, role=role, organization_id=limit, association_id=None)
    if same is None:
        await rows.add(
            session,
            person_id=person.id,
            role=role,
            organization_id=limit,
            association_id=None,
            granted_by=visit.actor.id,
            now=visit.now,
        )
        await audit.note(
            session, visit, Action.ROLE_GRANTED, person_id=person.id, organization_id=limit, role=role.value
        )
    affected = await affected_by(session, visit, person)
    await session.commit()
    return affected


async def take_back(session: AsyncSession, visit: Visit, *, grant_id: int) -> Affected:
    """Nobody takes from themselves what lets them give roles: there would be nobody left to give it back."""
    must_be_whole(visit.actor, Right.GIVE_ROLES)
    grant = await rows.find(session, grant_id)
    if grant is None:
        raise NotFound
    must_be_given(visit, grant.role)
    if grant.role in KEYS and grant.person_id == visit.actor.id:
        raise Unfitting("roles-not-yourself")
    person = await people.get(session, grant.person_id)
    await rows.remove(session, [grant.id])
    await audit.note(
        session,
        visit,
        Action.ROLE_REVOKED,
        person_id=person.id,
        organization_id=grant.organization_id,
        role=grant.role.value,
    )
    affected = await affected_by(session, visit, person)
    await session.commit()
    return affected


def must_be_given(visit: Visit, role: Role) -> None:
    """Only an administrator makes and unmakes administrators."""
    if role not in rights.may_be_given(visit.actor):
        raise NotFound


async def somebody(session: AsyncSession, visit: Visit, person_id: int) -> Person:
    """Somebody of the register who has not left."""
    scope = must(visit.actor, Right.SEE_PEOPLE)
    person = await register.find(session, scope, person_id, to_change=True)
    if person is None or person.archived_at is not None:
        raise NotFound
    return person


async def affected_by(session: AsyncSession, visit: Visit, person: Person) -> Affected:
    called = call(visit.municipality.privacy_mode, person)
    return Affected(person.id, called, await accounts.of_person(session, person.id))
