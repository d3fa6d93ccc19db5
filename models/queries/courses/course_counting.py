"""Conditions on completed courses and on people that make «has a course of the last three years»."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.course_counting import Asked, AttestationTerms, Counting
from models.courses import Completion, CompletionStatus, CourseKind
from models.people import Person

COMPLIANCE = "position_compliance"
NO_CATEGORY = "none"


def is_counted(counting: Counting) -> ColumnElement[bool]:
    """Of a completion that stands in the register now, whenever it ended."""
    return and_(was_counted(counting), Completion.removed_at.is_(None))


def was_counted(counting: Counting) -> ColumnElement[bool]:
    """The same of one that may have been taken out since: of a past day, whoever asks looks when."""
    is_long_enough = or_(
        and_(Completion.kind != CourseKind.RETRAINING, Completion.hours >= counting.least_hours),
        Completion.hours >= max(counting.retraining_hours, counting.least_hours),
    )
    return and_(
        Completion.kind.in_([CourseKind(kind) for kind in counting.kinds]),
        is_long_enough,
        Completion.document.is_not(None),
        Completion.document != "",
        Completion.status == CompletionStatus.CONFIRMED,
    )


def newest_end(counting: Counting, on: date) -> Any:
    """When the newest course of a person that counts has ended, for a query over people."""
    return (
        select(func.max(Completion.ends_on))
        .where(Completion.person_id == Person.id, is_counted(counting), Completion.ends_on <= on)
        .correlate(Person)
        .scalar_subquery()
    )


def is_new(asked: Asked) -> ColumnElement[bool]:
    """Never NULL, so that «not» means everybody else."""
    return func.coalesce(Person.career_started, 0) >= asked.new_since


def is_asked(asked: Asked) -> ColumnElement[bool]:
    return Person.position.in_(list(asked.positions))


def is_due(counting: Counting, asked: Asked) -> ColumnElement[bool]:
    """Whether somebody's next course has to be done by the day `asked` is made for."""
    newest = newest_end(counting, asked.on)
    return and_(is_asked(asked), or_(and_(newest.is_(None), ~is_new(asked)), newest <= asked.ended_by))


def attestation_is_near(terms: AttestationTerms) -> ColumnElement[bool]:
    """Whose attestation has come to its end, or soon will."""
    return and_(attestation_ends(terms), Person.category_on <= terms.decided_by)


def attestation_ends(terms: AttestationTerms) -> ColumnElement[bool]:
    """Of somebody who fits the position by a decision that ends, or has a category given while categories ended."""
    is_dated = Person.category_on.is_not(None)
    is_old = and_(Person.category.is_not(None), Person.category != NO_CATEGORY, Person.category_on < terms.old_before)
    ends = or_(Person.category == COMPLIANCE, is_old)
    return and_(is_dated, ends)


async def newest_of(session: AsyncSession, person_id: int, counting: Counting, *, on: date) -> date | None:
    """When the newest course of somebody that counts has ended."""
    query = select(func.max(Completion.ends_on))
    return await session.scalar(
        query.where(Completion.person_id == person_id, is_counted(counting), Completion.ends_on <= on)
    )
