"""All duties of one person handed over to somebody else at once, and taken back within a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Person, Role, RoleGrant
from models.queries import handovers as rows
from models.queries import people
from models.queries import roles as grants
from services import audit
from services.associations import association_handover
from services.consultations import consultation_handover
from services.contests import contest_handover
from services.courses import course_handover
from services.errors import NotFound, Unfitting
from services.events import event_handover
from services.meetings import meeting_handover
from services.mentorships import mentorship_handover
from services.people import Grant
from services.rights import OF_AN_ORGANIZATION, Right, must_be_whole
from services.roles import Affected, affected_by, must_be_given, somebody
from services.routes import route_handover
from services.visits import Visit

UNDO_WITHIN = timedelta(days=1)
ROLE_GRANTS = "role_grants"
"""The name duties of a role are kept under in a handover."""


class Area(Protocol):
    """What somebody is responsible for besides their roles, kept by name and number in a handover."""

    async def hand_on(
        self, session: AsyncSession, visit: Visit, *, giver: Person, taker: Person
    ) -> dict[str, list[int]]:
        """Within the caller's transaction, once the taker has the roles; returns what went over."""

    async def take_back(
        self, session: AsyncSession, visit: Visit, moved: Mapping[str, Sequence[int]], *, giver: Person, taker: Person
    ) -> None:
        """What of it the taker still has."""


AREAS: tuple[Area, ...] = (
    route_handover,
    consultation_handover,
    event_handover,
    mentorship_handover,
    course_handover,
    association_handover,
    meeting_handover,
    contest_handover,
)


@dataclass(frozen=True, slots=True)
class Transferred:
    handover_id: int
    giver: Affected
    taker: Affected
    roles: Sequence[Role]
    duties: int
    """Everything else that went over, counted."""


async def hand_over(session: AsyncSession, visit: Visit, *, giver_id: int, taker_id: int) -> Transferred:
    """All duties of one person to another, at once; what the taker has already stays with the giver."""
    must_be_whole(visit.actor, Right.HAND_OVER)
    if giver_id == taker_id:
        raise Unfitting("handover-same-person")
    giver, taker = await somebody(session, visit, giver_id), await somebody(session, visit, taker_id)
    await grants.pin(session, [giver.id], OF_AN_ORGANIZATION)
    held = {_limits(grant) for grant in await grants.of_to_change(session, taker.id)}
    given = [grant for grant in await grants.of_to_change(session, giver.id) if _limits(grant) not in held]
    for grant in given:
        must_be_given(visit, grant.role)
    await grants.move(session, [grant.id for grant in given], person_id=taker.id)
    moved: dict[str, list[int]] = {}
    for area in AREAS:
        moved |= await area.hand_on(session, visit, giver=giver, taker=taker)
    duties = sum(map(len, moved.values()))
    if not given and not duties:
        await session.rollback()
        raise Unfitting("handover-nothing")
    handover = await rows.add(
        session,
        from_id=giver.id,
        to_id=taker.id,
        by_id=visit.actor.id,
        at=visit.now,
        moved={ROLE_GRANTS: [grant.id for grant in given], **moved},
    )
    await audit.note(session, visit, Action.DUTIES_HANDED_OVER, person_id=giver.id, taker=taker.code or "")
    result = await _transferred(session, visit, handover.id, giver, taker, given, duties)
    await session.commit()
    return result


async def undo(session: AsyncSession, visit: Visit, *, handover_id: int) -> Transferred:
    """Take back what the taker still has of a handover, within a day; doing it twice is doing it once."""
    must_be_whole(visit.actor, Right.HAND_OVER)
    handover = await rows.find(session, handover_id)
    if handover is None:
        raise NotFound
    if handover.undone_at is None and visit.now - handover.at > UNDO_WITHIN:
        raise Unfitting("handover-too-late")
    moved = set(handover.moved.get(ROLE_GRANTS, ()))
    still = [grant for grant in await grants.of_to_change(session, handover.to_id) if grant.id in moved]
    for grant in still:
        must_be_given(visit, grant.role)
    giver, taker = await people.get(session, handover.from_id), await people.get(session, handover.to_id)
    if handover.undone_at is None:
        await grants.move(session, [grant.id for grant in still], person_id=handover.from_id)
        handover.undone_at = visit.now
        for area in AREAS:
            await area.take_back(session, visit, handover.moved, giver=giver, taker=taker)
        await audit.note(session, visit, Action.DUTIES_TAKEN_BACK, person_id=handover.from_id)
    result = await _transferred(session, visit, handover.id, giver, taker, still, 0)
    await session.commit()
    return result


async def _transferred(  # what is told of a handover
    session: AsyncSession,
    visit: Visit,
    handover_id: int,
    giver: Person,
    taker: Person,
    moved: Sequence[RoleGrant],
    duties: int,
) -> Transferred:
    gives, takes = await affected_by(session, visit, giver), await affected_by(session, visit, taker)
    return Transferred(handover_id, gives, takes, [grant.role for grant in moved], duties)


def _limits(grant: RoleGrant) -> Grant:
    return Grant(grant.role, grant.organization_id, grant.association_id)
