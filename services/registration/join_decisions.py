"""Deciding about those who came without an invitation: the first decision counts, a later one hears of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.invitations import JoinRequest, JoinStatus
from models.queries import people as people_rows
from models.queries.registration import joining as rows
from models.queries.registration.joining import Applicant
from models.scopes import Scope
from services import audit, naming, notices
from services.calling import call
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Request:
    """A request as a decider reads it."""

    id: int
    called: str
    place: str
    is_known_place: bool
    position: str
    subject: str
    asked_on: date


@dataclass(frozen=True, slots=True)
class Requests:
    listed: tuple[Request, ...]
    count: int
    pages: int


async def waiting(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Requests:
    """A page of those who wait within the actor's reach, who waits longest first."""
    scope = must(visit.actor, Right.ADMIT)
    found, count = await rows.waiting(session, scope, but=visit.actor.id, offset=page * size, limit=size)
    await session.commit()
    return Requests(tuple(_request(visit, one) for one in found), count, pages_of(count, size))


async def look(session: AsyncSession, visit: Visit, *, request_id: int) -> Request:
    applicant = await applicant_of(session, visit, must(visit.actor, Right.ADMIT), request_id)
    await session.commit()
    return _request(visit, applicant)


async def approve(session: AsyncSession, visit: Visit, *, request_id: int) -> str:
    """They are of this school: the register takes them in as they are. Returns what they are called."""
    applicant, request = await to_decide(session, visit, request_id)
    person = await people_rows.get(session, request.person_id)
    person.registered_at = person.registered_at or visit.now
    await _decide(session, visit, applicant, request, JoinStatus.APPROVED, Action.JOIN_APPROVED)
    await _tell(session, visit, request, {"phrase": "join-approved-notice", "rows": MENU})
    await session.commit()
    return call(visit.municipality.privacy_mode, applicant)


async def decline(session: AsyncSession, visit: Visit, *, request_id: int, typed: str) -> str:
    """With a reason the person will read. Returns what they are called."""
    reason = naming.clean(typed[: LONGEST_REASON * 2])
    if not naming.search_key(reason) or len(reason) > LONGEST_REASON or len(typed) > LONGEST_REASON * 2:
        raise Unfitting("join-reason-unfit", high=LONGEST_REASON)
    applicant, request = await to_decide(session, visit, request_id)
    request.reason = reason
    await _decide(session, visit, applicant, request, JoinStatus.DECLINED, Action.JOIN_DECLINED)
    said = {"phrase": "join-declined-notice", "values": {"reason": reason}, "rows": MENU}
    await _tell(session, visit, request, said)
    await session.commit()
    return call(visit.municipality.privacy_mode, applicant)


MENU = [[{"phrase": "place-menu", "data": "go:menu"}]]
"""The way on from a notice."""


async def _tell(session: AsyncSession, visit: Visit, request: JoinRequest, said: Mapping[str, Any]) -> None:
    await notices.tell(session, visit, [request.person_id], key=f"joined:{request.id}", said=said)


def title_of(visit: Visit, questionnaire: str) -> str:
    known = visit.municipality.programme.questionnaires.get(questionnaire)
    return known.title if known else questionnaire


async def applicant_of(session: AsyncSession, visit: Visit, scope: Scope, request_id: int) -> Applicant:
    """A request that still waits within the scope."""
    applicant = await rows.find(session, scope, request_id, but=visit.actor.id)
    if applicant is None or applicant.status is not JoinStatus.WAITING:
        await session.commit()  # a form that is put away next needs the connection
    if applicant is None:
        raise NotFound
    if applicant.status is not JoinStatus.WAITING:
        raise Unfitting("join-decided-already")
    return applicant


async def to_decide(session: AsyncSession, visit: Visit, request_id: int) -> tuple[Applicant, JoinRequest]:
    """The request, held until the end of the transaction. Raises for one that is somebody else's or decided."""
    scope = must(visit.actor, Right.ADMIT)
    request = await rows.find_to_decide(session, scope, request_id, but=visit.actor.id)
    if request is None:
        await session.commit()
        raise NotFound
    return await applicant_of(session, visit, scope, request_id), request


async def _decide(  # a decision and what it is about
    session: AsyncSession,
    visit: Visit,
    applicant: Applicant,
    request: JoinRequest,
    status: JoinStatus,
    action: Action,
) -> None:
    request.status, request.decided_at, request.decided_by = status, visit.now, visit.actor.id
    # A place the person typed themselves goes when nobody works there any more; the audit would hold on to it.
    place = applicant.organization_id if applicant.is_known_place else None
    await audit.note(session, visit, action, person_id=request.person_id, organization_id=place)


def _request(visit: Visit, applicant: Applicant) -> Request:
    programme = visit.municipality.programme
    group = programme.positions.group_of(applicant.position)
    position = next((one.title for one in group.positions if one.code == applicant.position), "") if group else ""
    subject = next((one.title for one in programme.subjects.subjects if one.code == applicant.subject), "")
    return Request(
        id=applicant.request_id,
        called=call(visit.municipality.privacy_mode, applicant),
        place=applicant.organization_title or "",
        is_known_place=applicant.is_known_place,
        position=position,
        subject=subject,
        asked_on=visit.municipality.day(applicant.asked_at),
    )
