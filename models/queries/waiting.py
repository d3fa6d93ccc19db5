"""What waits for somebody at home, in one look."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation, ConsultationStatus
from models.mentorships import Mentorship, MentorshipMentee, MentorshipStatus
from models.queries.meetings import plans_waiting
from models.scopes import Scope


class Waiting(NamedTuple):
    mentors: int = 0
    """Of this person, at work with them now."""
    requests: int = 0
    """That this person has to answer."""
    plans: int = 0
    """Of meetings, that this person is asked to approve."""


TO_ANSWER = (ConsultationStatus.ASSIGNED, ConsultationStatus.IN_PROGRESS)


async def of(session: AsyncSession, person_id: int, today: date, *, keeps: Scope, school_year: int) -> Waiting:
    """`keeps`: the associations whose plans this person approves."""
    mentors = (
        select(func.count())
        .select_from(MentorshipMentee)
        .join(Mentorship, Mentorship.id == MentorshipMentee.mentorship_id)
        .where(
            MentorshipMentee.person_id == person_id,
            MentorshipMentee.left_on.is_(None),
            Mentorship.status == MentorshipStatus.ACTIVE,
        )
        .scalar_subquery()
    )
    requests = (
        select(func.count())
        .where(
            Consultation.responsible_id == person_id,
            Consultation.status.in_(TO_ANSWER),
            or_(Consultation.snoozed_until.is_(None), Consultation.snoozed_until <= today),
        )
        .scalar_subquery()
    )
    plans = plans_waiting.counted(keeps, since=school_year).scalar_subquery() if keeps else literal(0)
    return Waiting(*(await session.execute(select(mentors, requests, plans))).one())
