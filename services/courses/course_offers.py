"""Courses offered to educators: those that fit somebody, a seat taken and given back in a tap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.course_rows import Offered
from models.courses import CourseOffer, CourseRequest, RequestSource, RequestStatus
from models.deficit_filters import Filter
from models.deficits import DeficitState
from models.queries.courses import course_offers as rows
from models.queries.courses import course_plan as lines
from models.queries.courses.course_offers import ENROLMENT, Whom
from models.queries.deficits import deficit_lists
from models.queries.register import register
from services.courses import course_rules
from services.courses.course_offer_drafts import groups_of
from services.courses.course_rules import Fit
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

OPEN_DEFICITS = (DeficitState.CONFIRMED, DeficitState.IN_WORK)


@dataclass(frozen=True, slots=True)
class Page:
    offers: Sequence[Offered]
    page: int
    pages: int
    count: int


async def fitting(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    """What somebody can still enrol in, and what they have enrolled in."""
    must(visit.actor, Right.KEEP_OWN_COURSES)
    whom, today = await whom_of(session, visit), visit.municipality.day(visit.now)
    mine = visit.actor.id
    found, count = await rows.fitting(session, mine, whom, today=today, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        last = (pages - 1) * size
        found, count = await rows.fitting(session, mine, whom, today=today, offset=last, limit=size)
    await session.commit()
    return Page(found, min(page, pages - 1), pages, count)


async def look(session: AsyncSession, visit: Visit, *, offer_id: int) -> Offered:
    """One that fits, or that one has enrolled in."""
    must(visit.actor, Right.KEEP_OWN_COURSES)
    whom = await whom_of(session, visit)
    found = await rows.look(session, visit.actor.id, whom, offer_id)
    await session.commit()
    if found is None or not (found.is_enrolled or _is_for(whom, found.offer)):
        raise NotFound
    return found


async def enrol(session: AsyncSession, visit: Visit, *, offer_id: int) -> None:
    """Take a seat; twice is once. The offer is locked while its seats are counted: none is given twice."""
    must(visit.actor, Right.KEEP_OWN_COURSES)
    offer = await _open(session, visit, offer_id)
    if await rows.enrolment_of(session, visit.actor.id, offer.id) is not None:
        await session.commit()
        return
    if offer.registers_until < visit.municipality.day(visit.now):
        await session.rollback()
        raise Unfitting("course-seat-closed")
    if not _is_for(await whom_of(session, visit), offer):
        await session.rollback()
        raise NotFound
    if offer.seats is not None and await rows.taken(session, offer.id) >= offer.seats:
        await session.rollback()
        raise Unfitting("course-seat-full", wishes=int(visit.municipality.programme.modules.course_requests))
    await _take_seat(session, visit, offer)
    await session.commit()


async def cancel(session: AsyncSession, visit: Visit, *, offer_id: int) -> None:
    """Give the seat back, while the course has not begun; twice is once."""
    must(visit.actor, Right.KEEP_OWN_COURSES)
    offer = await rows.find(session, offer_id, to_change=True)
    if offer is None:
        raise NotFound
    request = await rows.enrolment_of(session, visit.actor.id, offer_id, to_change=True)
    if request is not None:
        if request.status is RequestStatus.COMPLETED or offer.starts_on <= visit.municipality.day(visit.now):
            await session.rollback()
            raise Unfitting("course-seat-begun")
        await release(session, request, now=visit.now)
    await session.commit()


async def release(session: AsyncSession, request: CourseRequest, *, now: datetime) -> None:
    """Within the caller's transaction: a wish is again what it was before, an enrolment alone is no more."""
    if request.topic.startswith(ENROLMENT):
        await rows.forget_line(session, request)
        return
    before = RequestStatus.IN_PLAN if await rows.was_planned(session, request) else RequestStatus.REQUESTED
    request.status, request.offer_id, request.changed_at = before, None, now
    await session.flush()


async def whom_of(session: AsyncSession, visit: Visit) -> Whom:
    """The actor as offers are matched against, within the caller's transaction."""
    actor, programme = visit.actor, visit.municipality.programme
    group = programme.positions.group_of(actor.position)
    subjects = {actor.subject, *await register.further_subjects(session, actor.id)} - {None}
    topics: set[str] = set()
    if programme.modules.deficit_register:
        year = visit.municipality.school_year(visit.now)
        own = await deficit_lists.of_people(session, [actor.id], year, Filter(state=None))
        for deficit in own[actor.id]:
            if deficit.state in OPEN_DEFICITS:
                topics |= {*deficit.topics, deficit.topic} - {""}
    return Whom(group.code if group else None, sorted(filter(None, subjects)), sorted(topics))


async def _open(session: AsyncSession, visit: Visit, offer_id: int) -> CourseOffer:
    offer = await rows.find(session, offer_id, to_change=True)
    if offer is None:
        raise NotFound
    if offer.cancelled_at is not None or offer.ends_on < visit.municipality.day(visit.now):
        await session.rollback()
        raise Unfitting("course-seat-gone")
    return offer


async def _take_seat(session: AsyncSession, visit: Visit, offer: CourseOffer) -> None:
    year = offer.starts_on.year
    line = await rows.line_for(session, visit.actor.id, year=year, topic=offer.topic or "")
    line = line or await rows.own_line(session, visit.actor.id, year=year, offer_id=offer.id)
    if line is None:
        await lines.add(
            session,
            CourseRequest(
                person_id=visit.actor.id,
                year=year,
                topic=f"{ENROLMENT}{offer.id}",
                kind=offer.kind,
                hours=offer.hours,
                form=offer.form,
                source=RequestSource.OWN,
                status=RequestStatus.ENROLLED,
                offer_id=offer.id,
                created_by=visit.actor.id,
                created_at=visit.now,
                changed_at=visit.now,
            ),
        )
        return
    line.status, line.offer_id, line.changed_at = RequestStatus.ENROLLED, offer.id, visit.now
    line.reason = None
    await session.flush()


def _is_for(whom: Whom, offer: CourseOffer) -> bool:
    found = course_rules.fit(
        groups=groups_of(offer), subject=offer.subject, own_group=whom.group, own_subjects=whom.subjects
    )
    return found is not Fit.WARNING
