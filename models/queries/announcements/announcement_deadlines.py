"""Until when each reader of an announcement has time: of a questionnaire, an event, their own course or attestation."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import AnnouncementKind
from models.audiences import Audience, Terms, people_of
from models.campaigns import Campaign, CampaignStatus, Participant
from models.course_counting import AttestationTerms, CourseTerms
from models.events import Event
from models.people import Account, Person
from models.queries.audiences import declined
from models.queries.courses.course_counting import attestation_ends, is_asked, newest_end
from models.queries.portions import portions
from models.scopes import Scope, people_within

Column = Any
"""Over `people`: a day, or nothing where somebody has none."""


def of_survey(questionnaire: str, school_year: int) -> Column:
    """The last day of the newest campaign that asks them."""
    return (
        select(func.max(Campaign.closes_on))
        .join(Participant, Participant.campaign_id == Campaign.id)
        .where(
            Participant.person_id == Person.id,
            Campaign.questionnaire == questionnaire,
            Campaign.school_year == school_year,
            Campaign.status.in_([CampaignStatus.OPEN, CampaignStatus.PAUSED]),
        )
        .correlate(Person)
        .scalar_subquery()
    )


def of_course(terms: CourseTerms, asked: str) -> Column:
    """When their newest course that counts has ended: it counts some months from that day."""
    known = terms.asked[asked]
    return case((is_asked(known), newest_end(terms.counting, known.on)), else_=None)


def of_attestation(terms: AttestationTerms) -> Column:
    """When what has an end was decided."""
    return case((attestation_ends(terms), Person.category_on), else_=None)


async def of_event(session: AsyncSession, event_id: int) -> datetime | None:
    """Until when one can register for it."""
    found = await session.get(Event, event_id)
    return None if found is None else found.registers_until or found.starts_at


async def days(session: AsyncSession, column: Column, person_ids: Sequence[int]) -> dict[int, date]:
    """Of these people who have one."""
    found = {}
    for some in portions(person_ids):
        query = select(Person.id, column.label("day")).where(Person.id.in_(some))
        found.update({row[0]: row[1] for row in await session.execute(query) if row[1] is not None})
    return found


async def without(
    session: AsyncSession, scope: Scope, audience: Audience, terms: Terms, kind: AnnouncementKind, column: Column
) -> int:
    """How many of those who would get it have none."""
    query = (
        select(func.count())
        .select_from(Person)
        .join(Account, Account.person_id == Person.id)
        .where(people_within(scope), people_of(audience, terms), ~declined(kind), column.is_(None))
    )
    return await session.scalar(query) or 0
