"""One person, one account: letting go of one whose telephone is lost."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Person
from models.queries.registration import accounts as rows
from models.scopes import Scope
from services import audit
from services.calling import call
from services.errors import NotFound, Unfitting
from services.registration import invitation_checks as checks
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Released:
    called: str
    telegram_id: int


async def name_to_release(session: AsyncSession, visit: Visit, *, person_id: int) -> str:
    """What the person is called whose account is to be let go; refuses as `release_account` would."""
    person = await _releasable(session, visit, must(visit.actor, Right.ADMIT), person_id)
    await session.commit()
    return call(visit.municipality.privacy_mode, person)


async def release_account(session: AsyncSession, visit: Visit, *, person_id: int) -> Released:
    """The account is nobody's from now on; the person waits for a new invitation with all that is theirs."""
    person = await _releasable(session, visit, must(visit.actor, Right.ADMIT), person_id)
    telegram_id = await rows.release(session, person.id, now=visit.now)
    if telegram_id is None:
        raise Unfitting("release-no-account")
    await audit.note(
        session, visit, Action.ACCOUNT_RELEASED, person_id=person.id, organization_id=person.organization_id
    )
    await session.commit()
    return Released(call(visit.municipality.privacy_mode, person), telegram_id)


async def _releasable(session: AsyncSession, visit: Visit, scope: Scope, person_id: int) -> Person:
    person = await rows.find_person(session, scope, person_id)
    if person is None or person.registered_at is None:
        raise NotFound
    if person.id == visit.actor.id:
        raise Unfitting("release-own")
    if await checks.untouchable(session, visit.actor, scope, [person.id]):
        raise Unfitting("release-of-the-centre")
    if await rows.of_person(session, person.id) is None:
        raise Unfitting("release-no-account")
    return person
