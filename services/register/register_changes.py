"""Changes to one person of the register: a fact, another school, the archive and back."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Person
from models.queries import organizations, roles
from models.queries.associations import association_members
from models.queries.register import register as rows
from services import audit, naming
from services.errors import NotFound, Unfitting
from services.register.register_facts import Correctable, correctable, read
from services.registration import invitation_checks as checks
from services.rights import OF_AN_ORGANIZATION, Right, must
from services.visits import Visit


async def correct(session: AsyncSession, visit: Visit, *, person_id: int, fact: Correctable, typed: str) -> None:
    """One fact as typed; a dash takes away what nobody needs. Raises Unfitting with what would fit."""
    if fact not in correctable(visit):
        raise NotFound
    changed = dict(read(visit, fact, typed))
    person = await _taken(session, visit, person_id)
    if "code" in changed and await rows.has_code(session, changed["code"], other_than=person.id):
        await session.rollback()
        raise Unfitting("register-code-taken", code=changed["code"])
    if "subjects" in changed:
        first, *further = changed.pop("subjects") or (None,)
        changed["subject"] = first
        await rows.set_further_subjects(session, person.id, further)
    _change(person, changed)
    await audit.note(session, visit, Action.PERSON_CHANGED, person_id=person.id, facts=[fact.value])
    await session.commit()


async def transfer(session: AsyncSession, visit: Visit, *, person_id: int, organization_id: int) -> None:
    """To another school. Whoever answers for one school may let go of a person, to any other."""
    person = await _taken(session, visit, person_id)
    if await organizations.get(session, organization_id) is None:
        raise NotFound
    before = person.organization_id
    if before != organization_id:
        await roles.pin(session, [person.id], OF_AN_ORGANIZATION)
        person.organization_id = organization_id
        await session.flush()
        await association_members.leave_other_schools(session, [person.id])
        await audit.note(
            session,
            visit,
            Action.PERSON_TRANSFERRED,
            person_id=person.id,
            organization_id=organization_id,
            before=before or 0,
        )
    await session.commit()


async def archive(session: AsyncSession, visit: Visit, *, person_id: int) -> None:
    """The person has left: kept, and in no list until they return. Nobody sends themselves away."""
    person = await _taken(session, visit, person_id)
    if person.id == visit.actor.id:
        raise Unfitting("register-not-yourself")
    await _must_be_within(session, visit, person)
    if person.archived_at is None:
        person.archived_at = visit.now
        await audit.note(session, visit, Action.PERSON_ARCHIVED, person_id=person.id)
    await session.commit()


async def bring_back(session: AsyncSession, visit: Visit, *, person_id: int) -> None:
    person = await _taken(session, visit, person_id)
    await _must_be_within(session, visit, person)
    if person.archived_at is not None:
        person.archived_at = None
        await audit.note(session, visit, Action.PERSON_RETURNED, person_id=person.id)
    await session.commit()


async def _must_be_within(session: AsyncSession, visit: Visit, person: Person) -> None:
    """Whoever is in the archive has no roles: those of the centre are not a school's to take, nor to give back."""
    scope = must(visit.actor, Right.CHANGE_PEOPLE)
    if await checks.untouchable(session, visit.actor, scope, [person.id]):
        await session.rollback()
        raise Unfitting("register-of-the-centre")


async def _taken(session: AsyncSession, visit: Visit, person_id: int) -> Person:
    scope = must(visit.actor, Right.CHANGE_PEOPLE)
    person = await rows.find(session, scope, person_id, to_change=True)
    if person is None:
        raise NotFound
    return person


def _change(person: Person, changed: dict[str, Any]) -> None:
    for column, value in changed.items():
        setattr(person, column, value)
    person.search_key = naming.person_key(
        surname=person.surname, name=person.name, patronymic=person.patronymic, code=person.code
    )
