"""Courses offered to educators: whom they fit, how many seats are taken, who has enrolled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, delete, false, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action, AuditEntry
from models.course_rows import Offered
from models.courses import CourseOffer, CourseRequest, Provider, RequestStatus
from models.organizations import Organization
from models.people import Person

ENROLMENT = "offer:"
"""Begins the topic of a line that is there only because somebody has enrolled."""
TAKEN = (RequestStatus.ENROLLED, RequestStatus.COMPLETED)
ATTACHED = (RequestStatus.REQUESTED, RequestStatus.IN_PLAN)
"""Lines of the plan an enrolment takes up."""


@dataclass(frozen=True, slots=True)
class Whom:
    """What an offer is matched against."""

    group: str | None
    subjects: Sequence[str]
    topics: Sequence[str]
    """Of their own open deficits."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    request: CourseRequest
    person: Person
    place: str | None


async def add(session: AsyncSession, offer: CourseOffer) -> CourseOffer:
    session.add(offer)
    await session.flush()
    return offer


async def same(session: AsyncSession, created_by: int, values: Mapping[str, Any]) -> int | None:
    """One that this methodist has shown, has not called off, and that says the very same."""
    alike = [getattr(CourseOffer, name) == value for name, value in values.items()]
    goes_on = CourseOffer.created_by == created_by, CourseOffer.cancelled_at.is_(None)
    return await session.scalar(select(func.max(CourseOffer.id)).where(*goes_on, *alike))


async def find(session: AsyncSession, offer_id: int, *, to_change: bool = False) -> CourseOffer | None:
    """To change: nobody else takes or frees a seat of it meanwhile."""
    query = select(CourseOffer).where(CourseOffer.id == offer_id)
    if to_change:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.scalars(query)).one_or_none()


async def taken(session: AsyncSession, offer_id: int) -> int:
    query = select(func.count()).select_from(CourseRequest)
    return await session.scalar(query.where(CourseRequest.offer_id == offer_id, CourseRequest.status.in_(TAKEN))) or 0


async def fitting(
    session: AsyncSession, person_id: int, whom: Whom, *, today: date, offset: int, limit: int
) -> tuple[list[Offered], int]:
    """What can still be enrolled in and what one has, own topics first, then by the day it begins."""
    mine = _enrolled(person_id)
    open_ = and_(CourseOffer.registers_until >= today, _fits(whom))
    conditions = (CourseOffer.cancelled_at.is_(None), CourseOffer.ends_on >= today, or_(mine, open_))
    count = await session.scalar(select(func.count()).select_from(CourseOffer).where(*conditions))
    own_topic = CourseOffer.topic.in_(list(whom.topics)) if whom.topics else false()
    query = (
        _offered(person_id, whom)
        .where(*conditions)
        .order_by(case((mine, 0), (own_topic, 1), else_=2), CourseOffer.starts_on, CourseOffer.id)
        .offset(offset)
        .limit(limit)
    )
    return [Offered(*row) for row in await session.execute(query)], count or 0


async def look(session: AsyncSession, person_id: int, whom: Whom, offer_id: int) -> Offered | None:
    row = (await session.execute(_offered(person_id, whom).where(CourseOffer.id == offer_id))).one_or_none()
    return Offered(*row) if row else None


async def kept(session: AsyncSession, *, today: date, offset: int, limit: int) -> tuple[list[Offered], int]:
    """All of them for those who keep offers: those that go on first, the nearest first; then what is over."""
    count = await session.scalar(select(func.count()).select_from(CourseOffer))
    is_over = or_(CourseOffer.ends_on < today, CourseOffer.cancelled_at.is_not(None))
    query = (
        _offered(0, Whom(None, (), ()))
        .order_by(
            case((is_over, 1), else_=0),
            case((is_over, None), else_=CourseOffer.starts_on),
            CourseOffer.starts_on.desc(),
            CourseOffer.id.desc(),
        )
        .offset(offset)
        .limit(limit)
    )
    return [Offered(*row) for row in await session.execute(query)], count or 0


async def enrolment_of(
    session: AsyncSession, person_id: int, offer_id: int, *, to_change: bool = False
) -> CourseRequest | None:
    query = select(CourseRequest).where(
        CourseRequest.person_id == person_id, CourseRequest.offer_id == offer_id, CourseRequest.status.in_(TAKEN)
    )
    return (await session.scalars(query.with_for_update() if to_change else query)).first()


async def line_for(session: AsyncSession, person_id: int, *, year: int, topic: str) -> CourseRequest | None:
    """The line of the plan an enrolment takes up: of that topic, else one of none."""
    query = (
        select(CourseRequest)
        .where(
            CourseRequest.person_id == person_id,
            CourseRequest.year == year,
            CourseRequest.topic.in_({topic, ""}),
            CourseRequest.status.in_(ATTACHED),
        )
        .order_by(case((CourseRequest.topic == topic, 0), else_=1))
        .limit(1)
    )
    return (await session.scalars(query.with_for_update())).first()


async def own_line(session: AsyncSession, person_id: int, *, year: int, offer_id: int) -> CourseRequest | None:
    """The line an earlier enrolment in that very offer has left, whatever has become of it; to be changed."""
    query = select(CourseRequest).where(
        CourseRequest.person_id == person_id,
        CourseRequest.year == year,
        CourseRequest.topic == f"{ENROLMENT}{offer_id}",
    )
    return (await session.scalars(query.with_for_update())).one_or_none()


async def of_gone(session: AsyncSession, *, today: date) -> list[CourseRequest]:
    """Seats of those who have left, in what has not begun; to be changed."""
    gone = select(Person.id).where(Person.archived_at.is_not(None))
    ahead = select(CourseOffer.id).where(CourseOffer.starts_on > today)
    query = select(CourseRequest).where(
        CourseRequest.status == RequestStatus.ENROLLED,
        CourseRequest.offer_id.in_(ahead),
        CourseRequest.person_id.in_(gone),
    )
    return list(await session.scalars(query.order_by(CourseRequest.id).with_for_update()))


async def was_planned(session: AsyncSession, request: CourseRequest) -> bool:
    """Whether the last that was decided of a line before somebody enrolled by it put it into the plan."""
    query = (
        select(AuditEntry.details)
        .where(AuditEntry.person_id == request.person_id, AuditEntry.action == Action.COURSE_PLAN_CHANGED)
        .order_by(AuditEntry.id.desc())
    )
    for details in await session.scalars(query):
        if details.get("request") == request.id:
            return bool(details.get("status") == RequestStatus.IN_PLAN.value)
    return False


async def enrolled(session: AsyncSession, offer_id: int, *, offset: int, limit: int) -> tuple[list[Enrolled], int]:
    mine = (CourseRequest.offer_id == offer_id, CourseRequest.status.in_(TAKEN))
    count = await session.scalar(select(func.count()).select_from(CourseRequest).where(*mine))
    query = (
        select(CourseRequest, Person, Organization.title)
        .join(Person, Person.id == CourseRequest.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*mine)
        .order_by(Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [Enrolled(*row) for row in await session.execute(query)], count or 0


async def enrolled_all(session: AsyncSession, offer_id: int) -> list[CourseRequest]:
    """Everybody who has enrolled and has not finished, to be changed."""
    query = (
        select(CourseRequest)
        .where(CourseRequest.offer_id == offer_id, CourseRequest.status == RequestStatus.ENROLLED)
        .order_by(CourseRequest.id)
        .with_for_update()
    )
    return list(await session.scalars(query))


async def forget_line(session: AsyncSession, request: CourseRequest) -> None:
    """A line that was there only because of an enrolment."""
    await session.execute(delete(CourseRequest).where(CourseRequest.id == request.id))
    session.expunge(request)


async def of_author(session: AsyncSession, person_id: int, *, today: date) -> list[int]:
    """Offers somebody looks after that are not over, or wait to be closed."""
    waits = select(CourseRequest.offer_id).where(
        CourseRequest.status == RequestStatus.ENROLLED, CourseRequest.offer_id.is_not(None)
    )
    query = select(CourseOffer.id).where(
        CourseOffer.created_by == person_id,
        CourseOffer.cancelled_at.is_(None),
        or_(CourseOffer.ends_on >= today, CourseOffer.id.in_(waits)),
    )
    return list(await session.scalars(query.order_by(CourseOffer.id)))


async def pass_on(session: AsyncSession, offer_ids: Sequence[int], *, to: int) -> None:
    if offer_ids:
        await session.execute(
            update(CourseOffer)
            .where(CourseOffer.id.in_(offer_ids))
            .values(created_by=to)
            .execution_options(synchronize_session=False)
        )


def _enrolled(person_id: int) -> ColumnElement[bool]:
    return (
        select(CourseRequest.id)
        .where(
            CourseRequest.offer_id == CourseOffer.id,
            CourseRequest.person_id == person_id,
            CourseRequest.status.in_(TAKEN),
        )
        .exists()
    )


def _fits(whom: Whom) -> ColumnElement[bool]:
    """As `course_rules.fit` says, where the offer says anything."""
    groups = literal(",") + CourseOffer.groups + literal(",")
    is_group = groups.contains(f",{whom.group},", autoescape=True) if whom.group else false()
    is_subject = CourseOffer.subject.in_(list(whom.subjects)) if whom.subjects else false()
    return and_(or_(CourseOffer.groups.is_(None), is_group), or_(CourseOffer.subject.is_(None), is_subject))


def _offered(person_id: int, whom: Whom) -> Select[Any]:
    seats = (
        select(func.count())
        .where(CourseRequest.offer_id == CourseOffer.id, CourseRequest.status.in_(TAKEN))
        .correlate(CourseOffer)
        .scalar_subquery()
    )
    own_topic = CourseOffer.topic.in_(list(whom.topics)) if whom.topics else false()
    columns: tuple[Any, ...] = (
        CourseOffer, Provider, seats, func.coalesce(own_topic, false()), _enrolled(person_id)
    )  # fmt: skip
    return select(*columns).outerjoin(Provider, Provider.id == CourseOffer.provider_id)
