"""Indicators of courses: P3, a course at least once in three years; P3a, a course within a year."""

from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.courses import course_figures as rows
from models.scopes import Scope
from services.courses import course_rules, course_terms
from services.municipality import Municipality
from services.suppression import Count

EVERYBODY = Scope(is_whole=True)


async def three_years(
    session: AsyncSession, municipality: Municipality, *, on: date, scope: Scope = EVERYBODY
) -> Count:
    """P3 on a day: who has a course that counts, of those who are asked for one; within the caller's transaction."""
    asked = course_terms.asked(municipality, on)
    counting = course_rules.counting(municipality.programme.courses)
    return Count(*await rows.fresh(session, scope, counting, asked, before=_end(municipality, on)))


async def within(
    session: AsyncSession, municipality: Municipality, *, since: date, until: date, scope: Scope = EVERYBODY
) -> Count:
    """P3a: who has finished one from a day to another, both included, of those who are asked on the last one."""
    asked = course_terms.asked(municipality, until)
    counting = course_rules.counting(municipality.programme.courses)
    end = _end(municipality, until)
    return Count(*await rows.finished(session, scope, counting, asked, since=since, until=until, before=end))


def _end(municipality: Municipality, day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, municipality.zone)
