"""Invitations: issued for people of the register and for roles, opened once, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.invitations import Invitation
from models.people import Role
from models.queries import organizations, turns
from models.queries import people as people_rows
from models.queries.registration import accounts
from models.queries.registration import invitations as rows
from models.queries.registration.invitations import Invitee
from models.scopes import Scope
from services import audit, people
from services.calling import call
from services.errors import NotFound, Unfitting
from services.people import Grant
from services.registration import binding
from services.registration import invitation_checks as checks
from services.registration import invitation_codes as codes
from services.registration.invitation_guesses import Guesser
from services.rights import Right, must
from services.visits import Visit

EDUCATOR_DAYS = timedelta(days=60)
"""Papers are given out at a meeting of the school, and the next one may be two months away."""
ROLE_DAYS = timedelta(days=14)
"""A role opens much, and whoever is to have it has been spoken to: the link must not lie about."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A code in the hands of whoever issued it; nobody can read it again."""

    code: str
    until: date
    called: str
    place: str


@dataclass(frozen=True, slots=True)
class Used:
    """What an opened invitation has made of the visit."""

    visit: Visit
    role: Role | None = None
    """The role somebody has got by it just now."""
    place: str = ""
    is_changed: bool = False
    """Whether there may be rights whose commands the person has not seen."""


async def knock(session: AsyncSession, *, telegram_id: int, visit: Visit | None, code: str, now: datetime) -> None:
    """Look at a code before there is a consent. Raises Unfitting for one that would open nothing."""
    guesser = Guesser(telegram_id, visit.actor.id if visit else None)
    is_registered = visit is not None and visit.actor.is_registered
    await checks.judge(session, guesser, code=code, is_registered=is_registered, now=now)
    await session.commit()


async def use(session: AsyncSession, visit: Visit, *, telegram_id: int, code: str) -> Used:
    """Open an invitation. Raises Unfitting for one that opens nothing for this person."""
    must(visit.actor, Right.KEEP_PROFILE)
    actor, now = visit.actor, visit.now
    guesser = Guesser(telegram_id, actor.id)
    opened = await checks.judge(session, guesser, code=code, is_registered=actor.is_registered, now=now)
    if opened.is_own:
        await session.commit()
        return Used(visit, is_changed=actor.roles != {Role.EDUCATOR})
    invitation = opened.invitation
    role = place = None
    if invitation.person_id is None:
        role, place = invitation.role, await _place_of(session, invitation)
        await _give_role(session, visit, invitation)
    else:
        came = await people_rows.get(session, actor.id)
        register = await people_rows.get(session, invitation.person_id)
        await checks.use_up(session, invitation, person_id=register.id, now=now)
        await binding.bind(session, came=came, register=register, decided_by=None, now=now)
    found = await people_rows.find_by_account(session, telegram_id)
    await session.commit()
    assert found is not None
    is_admin = Grant(Role.ADMIN) in actor.grants
    version = visit.municipality.programme.consent.version
    known = people.actor_of(found, consent_version=version, is_admin=is_admin)
    return Used(Visit(known, visit.municipality, now), role, place or "", is_changed=True)


async def _give_role(session: AsyncSession, visit: Visit, invitation: Invitation) -> None:
    """Whoever is trusted with a role is vouched for by that."""
    person = await people_rows.get(session, visit.actor.id)
    person.registered_at = person.registered_at or visit.now
    await accounts.add_grant(
        session, person_id=person.id, invitation=invitation, granted_by=invitation.created_by, now=visit.now
    )
    await checks.use_up(session, invitation, person_id=person.id, now=visit.now)
    await audit.note(
        session,
        visit,
        Action.ROLE_GRANTED,
        person_id=person.id,
        organization_id=invitation.organization_id,
        role=invitation.role.value,
    )


async def _place_of(session: AsyncSession, invitation: Invitation) -> str:
    """The title of what the role is limited to."""
    if invitation.organization_id is not None:
        organization = await organizations.get(session, invitation.organization_id)
        return organization.title if organization else ""
    if invitation.association_id is not None:
        association = await rows.find_association(session, invitation.association_id)
        return association.title if association else ""
    return ""


async def issue_for(session: AsyncSession, visit: Visit, *, person_ids: Sequence[int]) -> tuple[Issued, ...]:
    """Personal invitations for people of the register who are not in the bot yet; those who are get none.

    Raises NotFound when one of them is out of reach, Unfitting when nobody is left to invite.
    """
    scope = must(visit.actor, Right.INVITE)
    found = await rows.invitees(session, scope, person_ids=person_ids)
    if {one.id for one in found} != set(person_ids):
        raise NotFound
    issued = await _issue(session, visit, scope, found)
    await session.commit()
    return issued


async def issue_for_school(
    session: AsyncSession, visit: Visit, *, organization_id: int, after: int
) -> tuple[Issued, ...]:
    """The same for everybody of a school who is not in the bot yet.

    `after`: the newest invitation the actor had issued there when the button was shown; a second tap issues nothing.
    """
    scope = must(visit.actor, Right.INVITE)
    if not scope.covers(organization_id=organization_id):
        raise NotFound
    await turns.take(session, f"invitations {visit.actor.id}")
    if await rows.newest_of_school(session, created_by=visit.actor.id, organization_id=organization_id) != after:
        raise Unfitting("invitation-just-issued")
    found = await rows.invitees(session, scope, organization_id=organization_id)
    issued = await _issue(session, visit, scope, found)
    await session.commit()
    return issued


async def _issue(session: AsyncSession, visit: Visit, scope: Scope, invitees: Sequence[Invitee]) -> tuple[Issued, ...]:
    kept_away = await checks.untouchable(session, visit.actor, scope, [one.id for one in invitees])
    invited = [one for one in invitees if not one.has_account and one.id not in kept_away]
    if not invited:
        raise Unfitting("invitation-of-the-centre" if kept_away else "invitation-nobody-left")
    expires_at = visit.now + EDUCATOR_DAYS
    made = [codes.make() for _ in invited]
    await rows.add(
        session,
        [
            Invitation(
                digest=codes.digest(code),
                role=Role.EDUCATOR,
                person_id=one.id,
                created_at=visit.now,
                created_by=visit.actor.id,
                expires_at=expires_at,
            )
            for code, one in zip(made, invited, strict=True)
        ],
    )
    places = {one.organization_id for one in invited}
    await audit.note(
        session,
        visit,
        Action.INVITATIONS_ISSUED,
        person_id=invited[0].id if len(invited) == 1 else None,
        organization_id=places.pop() if len(places) == 1 else None,
        count=len(invited),
        role=Role.EDUCATOR.value,
    )
    until, mode = visit.municipality.day(expires_at), visit.municipality.privacy_mode
    return tuple(
        Issued(code, until, call(mode, one), one.organization_title or "")
        for code, one in zip(made, invited, strict=True)
    )
