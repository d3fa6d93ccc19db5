"""Indicators of courses: who has done one of the last years, who has done one within a time."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from models.course_counting import Asked, Counting
from models.courses import Completion
from models.indicator_asks import NEW, Ask
from models.people import Person
from models.queries.courses.course_counting import was_counted
from models.queries.indicators.indicator_people import among, are_here, left_out_of_staff
from models.queries.indicators.indicator_rows import Rows, is_so, rows_of_people


def in_years(ask: Ask, counting: Counting, asked: Asked, *, new_are_left_out: bool) -> Rows:
    """P3: who has a course that counts on the day, confirmed by then; the new without any course are not asked yet."""
    fresh = _done(ask, counting, since=None)
    any_of_them = _people(ask, and_(fresh, Completion.ends_on > asked.ended_by))
    is_fresh = Person.id.in_(any_of_them)
    left_out = left_out_of_staff(ask)
    if new_are_left_out:
        is_new = and_(
            Person.position.in_(list(ask.positions)),
            func.coalesce(Person.career_started, 0) >= asked.new_since,
            Person.id.not_in(_people(ask, fresh)),
        )
        is_known = Person.registered_at < ask.before
        left_out = case((and_(is_known, is_new), NEW), else_=left_out)
    return rows_of_people(is_so(is_fresh), left_out).where(are_here(ask))


def within(ask: Ask, counting: Counting, *, since: date) -> Rows:
    """P3a: who has finished a course that counts since a day, both days included."""
    done = Person.id.in_(_people(ask, _done(ask, counting, since=since)))
    return rows_of_people(is_so(done), left_out_of_staff(ask)).where(are_here(ask))


def people_with_course(ask: Ask, counting: Counting) -> Any:
    """Ids of those who have finished one that counts within the school year."""
    return _people(ask, _done(ask, counting, since=ask.since))


def _done(ask: Ask, counting: Counting, *, since: date | None) -> ColumnElement[bool]:
    """Completions that had ended and were confirmed by the end of the day."""
    conditions = [
        was_counted(counting),
        Completion.ends_on <= ask.on,
        func.coalesce(Completion.decided_at, Completion.entered_at) < ask.before,
        or_(Completion.removed_at.is_(None), Completion.removed_at >= ask.before),
    ]
    if since is not None:
        conditions.append(Completion.ends_on >= since)
    return and_(*conditions)


def _people(ask: Ask, condition: ColumnElement[bool]) -> Any:
    return among(ask, select(Completion.person_id).where(condition))
