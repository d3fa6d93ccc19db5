"""Indicators of mentoring: young educators somebody helps by an order."""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from models.indicator_asks import Ask
from models.mentorships import Mentorship, MentorshipForm, MentorshipMentee, MentorshipStatus
from models.people import Person
from models.queries.indicators.indicator_people import among, are_here, left_out_of_staff
from models.queries.indicators.indicator_rows import Rows, is_so, rows_of_people
from models.queries.mentorships.mentoring_figures import goes_on
from models.young import are_young


def young_with_mentor(ask: Ask) -> Rows:
    """P4: young educators with a pair at work that has the number and the day of its order."""
    helped = (
        select(MentorshipMentee.person_id)
        .join(Mentorship, Mentorship.id == MentorshipMentee.mentorship_id)
        .where(
            MentorshipMentee.joined_on <= ask.on,
            or_(MentorshipMentee.left_on.is_(None), MentorshipMentee.left_on > ask.on),
            Mentorship.form != MentorshipForm.REVERSE,
            Mentorship.order_number.is_not(None),
            Mentorship.order_number != "",
            Mentorship.order_on <= ask.on,
            goes_on(ask.on),
        )
    )
    rows = rows_of_people(is_so(Person.id.in_(among(ask, helped))), left_out_of_staff(ask))
    return rows.where(are_here(ask), are_young(ask.young))


def people_in_pairs(ask: Ask) -> tuple[Any, Any]:
    """Ids of those who were mentors, and of those who had one, on some day of the school year up to this one."""
    mentors = select(Mentorship.mentor_id).where(_was_at_work(ask))
    mentees = (
        select(MentorshipMentee.person_id)
        .join(Mentorship, Mentorship.id == MentorshipMentee.mentorship_id)
        .where(
            _was_at_work(ask),
            MentorshipMentee.joined_on <= ask.on,
            or_(MentorshipMentee.left_on.is_(None), MentorshipMentee.left_on > ask.since),
        )
    )
    return mentors, mentees


def _was_at_work(ask: Ask) -> ColumnElement[bool]:
    status = Mentorship.status
    return and_(
        Mentorship.starts_on <= ask.on,
        or_(
            and_(status.in_((MentorshipStatus.ACTIVE, MentorshipStatus.COMPLETED)), Mentorship.ends_on >= ask.since),
            and_(
                status == MentorshipStatus.STOPPED,
                Mentorship.thread_id.is_not(None),
                Mentorship.stops_on > ask.since,
                Mentorship.stops_on > Mentorship.starts_on,
            ),
        ),
    )
