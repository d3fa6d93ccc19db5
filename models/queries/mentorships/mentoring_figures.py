"""Figures of mentoring on a day: young educators who have a mentor, schools where all of them do."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.audiences import Terms
from models.mentorships import Mentorship, MentorshipForm, MentorshipMentee, MentorshipStatus
from models.people import Person
from models.queries.mentorships.mentorship_lists import is_young
from models.scopes import Scope, people_within
from models.sums import how_many


class Figure(NamedTuple):
    numerator: int
    denominator: int


async def young_with_mentor(session: AsyncSession, scope: Scope, terms: Terms, day: date) -> Figure:
    """Young educators who are helped by an ordered mentor on that day, of all young ones."""
    query = select(how_many(_is_helped(day)), func.count()).select_from(Person)
    row = (await session.execute(query.where(people_within(scope), is_young(terms)))).one()
    return Figure(row[0], row[1])


async def schools_with_mentors(session: AsyncSession, scope: Scope, terms: Terms, day: date) -> Figure:
    """Organisations with young educators where every one of them is helped, of all that have any."""
    has_pair: Any = case((_is_helped(day), 1), else_=0)
    schools = (
        select(Person.organization_id, func.min(has_pair).label("least"))
        .where(people_within(scope), is_young(terms), Person.organization_id.is_not(None))
        .group_by(Person.organization_id)
        .subquery()
    )
    row = (await session.execute(select(how_many(schools.c.least == 1), func.count()).select_from(schools))).one()
    return Figure(row[0], row[1])


def _is_helped(day: date) -> ColumnElement[bool]:
    return exists().where(
        MentorshipMentee.person_id == Person.id,
        MentorshipMentee.joined_on <= day,
        or_(MentorshipMentee.left_on.is_(None), MentorshipMentee.left_on > day),
        Mentorship.id == MentorshipMentee.mentorship_id,
        Mentorship.form != MentorshipForm.REVERSE,
        Mentorship.order_number.is_not(None),
        Mentorship.order_on <= day,
        goes_on(day),
    )


def goes_on(day: date) -> ColumnElement[bool]:
    """Whether a pair is at work on a day, today or long ago."""
    status = Mentorship.status
    return and_(
        Mentorship.starts_on <= day,
        or_(
            status == MentorshipStatus.ACTIVE,
            and_(status == MentorshipStatus.COMPLETED, Mentorship.ends_on >= day),
            and_(status == MentorshipStatus.STOPPED, Mentorship.thread_id.is_not(None), Mentorship.stops_on > day),
        ),
    )
