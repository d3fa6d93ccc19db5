"""Asking to be taken into an association, deciding about it, leaving."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import MemberPart
from models.audit import Action
from models.people import Role
from models.queries import roles as grants
from models.queries.associations import association_members as rows
from models.queries.associations import associations, membership_requests
from models.queries.associations.associations import Listed
from models.queries.meetings import meeting_plans as plans
from services import audit, naming, notices
from services.associations.association_access import belong, lead
from services.associations.association_members import whom
from services.calling import call
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Offered:
    """An association one may ask to be taken into."""

    id: int
    title: str
    school: str | None
    members: int
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Page:
    found: tuple[Offered, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Applicant:
    request_id: int
    called: str
    subject: str
    asked_at: datetime


async def offered(
    session: AsyncSession, visit: Visit, *, typed: str = "", is_of_subject: bool = False, page: int, size: int
) -> Page:
    """Open ones the actor does not belong to: by words of the title, or of the subject one teaches."""
    must(visit.actor, Right.BELONG)
    condition = associations.joinable(
        organization_id=visit.actor.organization_id,
        subject=visit.actor.subject if is_of_subject else None,
        but=visit.actor.id,
    )
    words = naming.search_words(typed)
    found, total = await associations.page(
        session, condition=condition, words=words, offset=max(page, 0) * size, limit=size
    )
    asked = await membership_requests.asked_for(session, visit.actor.id)
    await session.commit()
    return Page(
        tuple(_offered(one, one.association.id in asked) for one in found),
        total,
        max(page, 0),
        pages_of(total, size),
    )


async def offered_one(session: AsyncSession, visit: Visit, *, association_id: int) -> Offered:
    """One of those; raises NotFound for others, also for what one belongs to by now."""
    must(visit.actor, Right.BELONG)
    condition = associations.joinable(organization_id=visit.actor.organization_id, subject=None, but=visit.actor.id)
    found = await associations.one(session, association_id, condition)
    if found is None:
        raise NotFound
    asked = await membership_requests.asked_for(session, visit.actor.id)
    await session.commit()
    return _offered(found, association_id in asked)


def _offered(one: Listed, is_asked: bool) -> Offered:
    return Offered(one.association.id, one.association.title, one.school, one.members, is_asked)


async def ask(session: AsyncSession, visit: Visit, *, association_id: int) -> str:
    """Leaders, or the keepers where there are none, read of it once; asking twice is asking once.

    Returns the title. Raises Unfitting for whoever belongs already or is not in the register.
    """
    must(visit.actor, Right.BELONG)
    if not visit.actor.is_registered:
        raise Unfitting("association-not-registered")
    association = await associations.find_open(session, association_id, to_change=True)
    if association is None or association.organization_id not in {None, visit.actor.organization_id}:
        raise NotFound
    if await rows.find(session, association.id, visit.actor.id) is not None:
        await session.rollback()
        raise Unfitting("association-belongs-already")
    if await membership_requests.open_request(session, association.id, visit.actor.id) is None:
        request = await membership_requests.ask(session, association.id, visit.actor.id, now=visit.now)
        told = [one.person.id for one in await rows.leaders(session, association.id)]
        if not told:
            told = await plans.keepers(session, association.organization_id)
        mode, place = visit.municipality.privacy_mode, visit.actor.organization_title
        said = {
            "phrase": "association-told-asks",
            "values": {"title": association.title, "called": call(mode, visit.actor, place=place)},
            "rows": [[{"phrase": "association-to-requests", "data": f"oar:{association.id}:0"}]],
        }
        await notices.tell(session, visit, told, key=f"association-asks:{request.id}", said=said)
    await session.commit()
    return association.title


async def withdraw(session: AsyncSession, visit: Visit, *, association_id: int) -> None:
    """What one has asked for and nobody has decided about; twice is once."""
    must(visit.actor, Right.BELONG)
    await membership_requests.settle_requests(
        session, association_id, by=visit.actor.id, now=visit.now, accepted=False, person_id=visit.actor.id
    )
    await session.commit()


async def waiting(
    session: AsyncSession, visit: Visit, *, association_id: int, page: int, size: int
) -> tuple[tuple[Applicant, ...], int]:
    """Who asks, the longest waiting first, and how many they are."""
    association = await lead(session, visit, association_id)
    found, total = await membership_requests.waiting(session, association.id, offset=max(page, 0) * size, limit=size)
    await session.commit()
    mode, subjects = visit.municipality.privacy_mode, visit.municipality.programme.subjects
    applicants = tuple(
        Applicant(
            one.request.id,
            call(mode, one.person, place=one.school),
            subjects.title_of(one.person.subject),
            one.request.asked_at,
        )
        for one in found
    )
    return applicants, total


async def decide(session: AsyncSession, visit: Visit, *, request_id: int, accepts: bool) -> int:
    """Take somebody in, or not; they read of it. What has been decided stays so. Returns the association."""
    request = await membership_requests.request_of(session, request_id)
    if request is None:
        must(visit.actor, Right.BELONG)
        raise NotFound
    association = await lead(session, visit, request.association_id, to_change=True)
    if request.decided_at is None:
        if accepts and await rows.somebody(session, request.person_id, whom(association)) is None:
            await session.rollback()
            raise Unfitting("association-asker-gone")
        if accepts:
            await rows.add(session, association.id, request.person_id)
        await membership_requests.settle_requests(
            session,
            association.id,
            by=visit.actor.id,
            now=visit.now,
            accepted=accepts,
            person_id=request.person_id,
        )
        said = {
            "phrase": "association-told-accepted" if accepts else "association-told-declined",
            "values": {"title": association.title},
            "rows": [[{"phrase": "association-open", "data": f"oa:{association.id}"}]] if accepts else [],
        }
        await notices.tell(session, visit, [request.person_id], key=f"association-answer:{request.id}", said=said)
        await audit.note(
            session,
            visit,
            Action.ASSOCIATION_JOIN_DECIDED,
            person_id=request.person_id,
            association=association.id,
            accepted=int(accepts),
        )
    await session.commit()
    return association.id


async def leave(session: AsyncSession, visit: Visit, *, association_id: int) -> str:
    """A deputy or a secretary is neither from then on; whoever leads hands over first. Twice is once.

    Returns the title.
    """
    must(visit.actor, Right.BELONG)
    mine = await rows.find(session, association_id, visit.actor.id)
    if mine is None:
        raise NotFound
    association = await belong(session, visit, association_id)
    same = await grants.find_same(
        session,
        person_id=visit.actor.id,
        role=Role.ASSOCIATION_LEADER,
        organization_id=None,
        association_id=association_id,
    )
    if same is not None and mine.part is not MemberPart.DEPUTY:
        await session.rollback()
        raise Unfitting("association-leader-stays")
    if same is not None:
        await grants.remove(session, [same.id])
        await audit.note(
            session, visit, Action.ROLE_REVOKED, person_id=visit.actor.id, role=Role.ASSOCIATION_LEADER.value
        )
    await rows.remove(session, association_id, visit.actor.id)
    await session.commit()
    return association.title
