"""Whom the clock reminds of courses: those whose term comes near, schools, those who begin tomorrow."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, String, cast, exists, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.course_counting import Asked, Counting
from models.courses import CourseOffer, CourseRequest, RequestStatus
from models.outbox import OutboxMessage
from models.people import Account, Person, Role, RoleGrant
from models.queries.courses.course_counting import is_asked, newest_end
from models.queries.register.register import IS_HERE


@dataclass(frozen=True, slots=True)
class Nearing:
    """Somebody whose term comes near, with what it is counted from."""

    person_id: int
    newest: date | None
    career_started: int | None


@dataclass(frozen=True, slots=True)
class Coordinator:
    person_id: int
    organization_id: int


async def nearing(
    session: AsyncSession,
    counting: Counting,
    asked: Asked,
    *,
    ended_after: date,
    ended_by: date,
    key: str,
    limit: int,
) -> list[Nearing]:
    """People with an account whose newest course ended in these days and who have not been told by that key."""
    newest = newest_end(counting, asked.on)
    told = _is_told(literal(f"{key}:") + cast(newest, String))
    return await _nearing(session, asked, newest, newest > ended_after, newest <= ended_by, ~told, limit=limit)


async def nearing_new(
    session: AsyncSession, counting: Counting, asked: Asked, *, career_started: int, key: str, limit: int
) -> list[Nearing]:
    """The same of those who began in that year and have no course yet."""
    newest = newest_end(counting, asked.on)
    told = _is_told(literal(f"{key}:{career_started}"))
    return await _nearing(
        session, asked, newest, newest.is_(None), Person.career_started == career_started, ~told, limit=limit
    )


async def coordinators(session: AsyncSession, *, key: str) -> list[Coordinator]:
    """Of every school, as far as they have an account and have not been told by that key."""
    told = _is_told(literal(key))
    school = func.coalesce(RoleGrant.organization_id, Person.organization_id)
    query = (
        select(RoleGrant.person_id, school)
        .join(Person, Person.id == RoleGrant.person_id)
        .join(Account, Account.person_id == Person.id)
        .where(RoleGrant.role == Role.SCHOOL_COORDINATOR, Person.archived_at.is_(None), school.is_not(None), ~told)
        .distinct()
        .order_by(RoleGrant.person_id)
    )
    return [Coordinator(*row) for row in await session.execute(query)]


async def starting(session: AsyncSession, *, on: date) -> list[tuple[CourseOffer, list[int]]]:
    """Offers that begin on a day, each with who has enrolled."""
    query = (
        select(CourseOffer, CourseRequest.person_id)
        .join(CourseRequest, CourseRequest.offer_id == CourseOffer.id)
        .where(
            CourseOffer.starts_on == on,
            CourseOffer.cancelled_at.is_(None),
            CourseRequest.status == RequestStatus.ENROLLED,
        )
        .order_by(CourseOffer.id, CourseRequest.person_id)
    )
    return _grouped(list(await session.execute(query)))


async def to_close(session: AsyncSession, *, before: date, since: date) -> list[CourseOffer]:
    """Offers that are over and still have people nobody has said anything about."""
    waits = exists().where(CourseRequest.offer_id == CourseOffer.id, CourseRequest.status == RequestStatus.ENROLLED)
    query = select(CourseOffer).where(
        CourseOffer.ends_on < before, CourseOffer.ends_on >= since, CourseOffer.cancelled_at.is_(None), waits
    )
    return list(await session.scalars(query.order_by(CourseOffer.id)))


async def _nearing(
    session: AsyncSession, asked: Asked, newest: Any, *conditions: ColumnElement[bool], limit: int
) -> list[Nearing]:
    columns: tuple[Any, ...] = (Person.id, newest, Person.career_started)
    query = (
        select(*columns)
        .join(Account, Account.person_id == Person.id)
        .where(IS_HERE, is_asked(asked), *conditions)
        .order_by(Person.id)
        .limit(limit)
    )
    return [Nearing(*row) for row in await session.execute(query)]


def _is_told(key: ColumnElement[str]) -> ColumnElement[bool]:
    whole = key + literal(":") + cast(Account.telegram_id, String)
    return exists().where(OutboxMessage.dedup_key == whole)


def _grouped(rows: list[Any]) -> list[tuple[CourseOffer, list[int]]]:
    found: dict[int, tuple[CourseOffer, list[int]]] = {}
    for offer, person in rows:
        found.setdefault(offer.id, (offer, []))[1].append(person)
    return list(found.values())
