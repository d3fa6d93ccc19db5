"""Small facts of a report that no other area counts: campaigns of a year, what a school has put in order."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, AssociationLevel
from models.audit import Action, AuditEntry
from models.campaigns import Campaign, CampaignStatus
from models.courses import CourseRequest, RequestStatus
from models.events import Attendance, Event, EventPerson
from models.indicator_asks import Ask
from models.meetings import MeetingPlan, PlanStatus
from models.mentorships import Mentorship, MentorshipMentee, MentorshipStatus
from models.people import Person, Role, RoleGrant
from models.queries.indicators.indicator_people import are_staff
from models.responses import Response
from models.sums import how_many
from models.young import are_young

BEGUN = (CampaignStatus.OPEN, CampaignStatus.PAUSED, CampaignStatus.CLOSED)


class Lacking(NamedTuple):
    """Of young educators: how many there are, how many have a pair at work, how many of those an order names."""

    young: int
    paired: int
    ordered: int


async def campaigns_of(session: AsyncSession, school_year: int) -> list[Campaign]:
    """The newest first."""
    query = select(Campaign).where(Campaign.school_year == school_year, Campaign.status.in_(BEGUN))
    return list(await session.scalars(query.order_by(Campaign.closes_on.desc(), Campaign.id.desc())))


async def coordinators(session: AsyncSession, organization_id: int) -> int:
    limited = or_(
        RoleGrant.organization_id == organization_id,
        and_(RoleGrant.organization_id.is_(None), Person.organization_id == organization_id),
    )
    query = (
        select(func.count())
        .select_from(RoleGrant)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(RoleGrant.role == Role.SCHOOL_COORDINATOR, limited, Person.archived_at.is_(None))
    )
    return await session.scalar(query) or 0


async def compared_at(session: AsyncSession, before: datetime) -> datetime | None:
    """When the list of educators was last taken in."""
    query = select(func.max(AuditEntry.at)).where(AuditEntry.action == Action.STAFF_IMPORTED, AuditEntry.at < before)
    return await session.scalar(query)


async def mentored(session: AsyncSession, ask: Ask) -> Lacking:
    goes_on = and_(
        Mentorship.status == MentorshipStatus.ACTIVE,
        or_(MentorshipMentee.left_on.is_(None), MentorshipMentee.left_on > ask.on),
    )
    helped = select(MentorshipMentee.person_id).join(Mentorship, Mentorship.id == MentorshipMentee.mentorship_id)
    paired = Person.id.in_(helped.where(goes_on))
    ordered = Person.id.in_(helped.where(goes_on, Mentorship.order_number.is_not(None)))
    query = select(func.count(), how_many(paired), how_many(ordered)).select_from(Person)
    return Lacking(*(await session.execute(query.where(are_staff(ask), are_young(ask.young)))).one())


async def plans_of_school(session: AsyncSession, organization_id: int, year: int) -> list[PlanStatus | None]:
    """Of every open association of a school; None: it has no plan yet."""
    query = (
        select(MeetingPlan.status)
        .select_from(Association)
        .outerjoin(MeetingPlan, and_(MeetingPlan.association_id == Association.id, MeetingPlan.school_year == year))
        .where(Association.organization_id == organization_id, Association.closed_at.is_(None))
    )
    return list(await session.scalars(query))


async def wishes_of_school(session: AsyncSession, organization_id: int, years: tuple[int, int]) -> tuple[int, int]:
    """Lines of the plan of courses, and how many of them have been decided about."""
    query = (
        select(func.count(), how_many(CourseRequest.status != RequestStatus.REQUESTED))
        .select_from(CourseRequest)
        .join(Person, Person.id == CourseRequest.person_id)
        .where(Person.organization_id == organization_id, CourseRequest.year.in_(years), Person.archived_at.is_(None))
    )
    row = (await session.execute(query)).one()
    return row[0], row[1]


async def at_meetings(session: AsyncSession, organization_id: int, since: datetime, until: datetime) -> int:
    """How many people of a school took part in meetings of municipal associations."""
    query = (
        select(func.count(EventPerson.person_id.distinct()))
        .join(Event, Event.id == EventPerson.event_id)
        .join(Association, Association.id == Event.association_id)
        .join(Person, Person.id == EventPerson.person_id)
        .where(
            Association.level == AssociationLevel.MUNICIPAL,
            Person.organization_id == organization_id,
            EventPerson.attendance == Attendance.ATTENDED,
            EventPerson.confirmed_at.is_not(None),
            Event.starts_at >= since,
            Event.starts_at < until,
        )
    )
    return await session.scalar(query) or 0


async def young_asked(session: AsyncSession, ask: Ask, questionnaires: list[str]) -> tuple[int, int]:
    """How many of the young have answered one of the questionnaires this year, and how many young there are."""
    answered = select(Response.person_id).where(
        Response.questionnaire.in_(questionnaires),
        Response.school_year == ask.year,
        Response.submitted_at.is_not(None),
        Response.submitted_at < ask.before,
    )
    query = select(how_many(Person.id.in_(answered)), func.count()).select_from(Person)
    row = (await session.execute(query.where(are_staff(ask), are_young(ask.young)))).one()
    return row[0], row[1]
