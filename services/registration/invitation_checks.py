"""What opening an invitation would mean, and the accounts nobody may be let into; shared by several use cases."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.invitations import Invitation
from models.people import Person, Role
from models.queries import audit
from models.queries.registration import accounts
from models.queries.registration import invitations as rows
from models.scopes import Scope
from services import rights
from services.errors import Unfitting
from services.people import Actor, Grant
from services.registration import invitation_codes as codes
from services.registration import invitation_guesses as guesses
from services.registration.invitation_guesses import Guesser
from services.rights import OF_AN_ORGANIZATION, Right

LEADING = frozenset({Role.CENTRE_HEAD, Role.AUTHORITY_HEAD, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Opened:
    """An invitation that fits whoever opens it."""

    invitation: Invitation
    is_own: bool
    """Whether it has done its work for this very person already: there is nothing left but the menu."""


async def judge(session: AsyncSession, guesser: Guesser, *, code: str, is_registered: bool, now: datetime) -> Opened:
    """Whether the code opens something for this account. Raises Unfitting, and remembers a wrong one.

    Unknown, taken back and used by somebody else are one and the same answer.
    """
    await guesses.must_not_wait(session, guesser, now)
    invitation = await rows.find(session, codes.digest(code))
    if invitation is not None and invitation.used_at and invitation.used_by == guesser.person_id is not None:
        return Opened(invitation, is_own=True)
    person = None
    if invitation is not None and invitation.person_id is not None:
        person = await accounts.find_person(session, Scope(is_whole=True), invitation.person_id)
    if invitation is None or invitation.used_at or invitation.revoked_at or _is_nobody(invitation, person):
        await guesses.note_wrong(session, guesser, now)
        await session.commit()
        raise Unfitting("invitation-wrong")
    if invitation.expires_at <= now:
        await session.commit()
        raise Unfitting("invitation-expired")
    return Opened(invitation, is_own=await _is_own(session, guesser, person, is_registered=is_registered))


def _is_nobody(invitation: Invitation, person: Person | None) -> bool:
    """Whether it is for somebody who is there no more."""
    return invitation.person_id is not None and (person is None or person.archived_at is not None)


async def _is_own(session: AsyncSession, guesser: Guesser, person: Person | None, *, is_registered: bool) -> bool:
    if person is None:
        return False
    if person.id == guesser.person_id:
        return True
    if is_registered:
        await session.commit()
        raise Unfitting("invitation-foreign")
    if await accounts.of_person(session, person.id) is not None:
        await session.commit()
        raise Unfitting("invitation-account-taken")
    return False


async def take_up(session: AsyncSession, *, code: str, now: datetime) -> int | None:
    """The person a newcomer becomes by a personal invitation, which is used up; none if it opens nobody's row."""
    invitation = await rows.find(session, codes.digest(code))
    if invitation is None or invitation.person_id is None:
        return None
    person = await accounts.find_person(session, Scope(is_whole=True), invitation.person_id)
    is_open = not (invitation.used_at or invitation.revoked_at) and invitation.expires_at > now
    if not is_open or _is_nobody(invitation, person) or await accounts.of_person(session, invitation.person_id):
        return None
    await use_up(session, invitation, person_id=invitation.person_id, now=now)
    return invitation.person_id


async def use_up(session: AsyncSession, invitation: Invitation, *, person_id: int, now: datetime) -> None:
    """Mark it as used, kill the others of the same person, write it down."""
    invitation.used_at, invitation.used_by = now, person_id
    details = {"role": invitation.role.value}
    await audit.add(
        session,
        at=now,
        actor_id=person_id,
        action=Action.INVITATION_USED,
        person_id=person_id,
        organization_id=invitation.organization_id,
        details=details,
    )
    if invitation.person_id is not None:
        await rows.revoke_others_of(session, person_id, now)
        await audit.add(
            session, at=now, actor_id=person_id, action=Action.ACCOUNT_LINKED, person_id=person_id, details={}
        )


async def untouchable(session: AsyncSession, actor: Actor, scope: Scope, person_ids: Collection[int]) -> set[int]:
    """Those whose account is worth more than the actor's own rights.

    Whoever lets somebody into an account hands over all the roles behind it. A school hands over the roles of that
    school, the centre those of the centre, and the accounts of its heads only somebody who gives roles.
    """
    if not person_ids:
        return set()
    found = await rows.grants_of(session, list(person_ids))
    if rights.may(actor, Right.GIVE_ROLES):
        given = rights.may_be_given(actor)
        return {row.person_id for row in found if row.role not in given}
    return {
        row.person_id
        for row in found
        if not _is_within(scope, Grant(row.role, row.organization_id, row.association_id))
    }


def _is_within(scope: Scope, grant: Grant) -> bool:
    if scope.is_whole:
        return grant.role not in LEADING
    is_of_school = grant.role in OF_AN_ORGANIZATION and grant.association_id is None
    return is_of_school and (grant.organization_id is None or grant.organization_id in scope.organizations)
