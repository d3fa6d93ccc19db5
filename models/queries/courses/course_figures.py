"""Shares of educators with a course of the last years, counted by the database."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.course_counting import Asked, Counting
from models.courses import Completion
from models.people import Person
from models.queries.courses.course_counting import is_asked, is_counted, is_new, newest_end
from models.scopes import Scope, people_within
from models.sums import how_many


async def fresh(
    session: AsyncSession, scope: Scope, counting: Counting, asked: Asked, *, before: datetime
) -> tuple[int, int]:
    """How many of those who are asked have a course that counts, and how many are asked.

    `before`: the end of the day. Whoever is new and has no course yet is not asked.
    """
    inner = (
        select(newest_end(counting, asked.on).label("newest"), is_new(asked).label("is_new"))
        .where(people_within(scope), is_asked(asked), _was_here(before))
        .subquery()
    )
    query = select(how_many(inner.c.newest > asked.ended_by), func.count()).select_from(inner)
    row = (await session.execute(query.where(or_(inner.c.newest.is_not(None), ~inner.c.is_new)))).one()
    return row[0], row[1]


async def finished(
    session: AsyncSession, scope: Scope, counting: Counting, asked: Asked, *, since: date, until: date, before: datetime
) -> tuple[int, int]:
    """How many of those who are asked have finished a course that counts within these days, and how many are asked."""
    done = (
        select(Completion.id)
        .where(
            Completion.person_id == Person.id,
            is_counted(counting),
            Completion.ends_on >= since,
            Completion.ends_on <= until,
        )
        .exists()
    )
    query = (
        select(how_many(done), func.count())
        .select_from(Person)
        .where(people_within(scope), is_asked(asked), _was_here(before))
    )
    row = (await session.execute(query)).one()
    return row[0], row[1]


def _was_here(before: datetime) -> ColumnElement[bool]:
    """In the register on a day that ends then."""
    return and_(
        Person.registered_at < before,
        or_(Person.archived_at.is_(None), Person.archived_at >= before),
        Person.forgotten_at.is_(None),
    )
