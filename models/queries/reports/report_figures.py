"""Requests and courses of a year counted for pictures: by topic, by how long they waited, by month."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, extract, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation, ConsultationStatus
from models.courses import Completion, CompletionStatus
from models.people import Person
from models.scopes import Scope, people_within
from models.sums import how_many


class Asked(NamedTuple):
    topic: str
    requests: int
    people: int


async def by_topic(session: AsyncSession, scope: Scope, *, since: datetime, until: datetime) -> list[Asked]:
    query = (
        select(Consultation.topic, func.count(), func.count(Consultation.asker_id.distinct()))
        .where(_asked(scope, since, until))
        .group_by(Consultation.topic)
    )
    return [Asked(*row) for row in await session.execute(query)]


async def askers(session: AsyncSession, scope: Scope, *, since: datetime, until: datetime) -> int:
    query = select(func.count(Consultation.asker_id.distinct())).where(_asked(scope, since, until))
    return await session.scalar(query) or 0


async def by_wait(
    session: AsyncSession, scope: Scope, *, since: datetime, until: datetime, bounds: Mapping[str, int], beyond: str
) -> dict[str | None, int]:
    """How many were first answered within so many seconds, the shortest bound that fits, or `beyond` them all.

    Under no name those nobody has answered.
    """
    waited = extract("epoch", Consultation.first_answer_at) - extract("epoch", Consultation.created_at)
    steps: list[tuple[ColumnElement[bool], Any]] = [(Consultation.first_answer_at.is_(None), None)]
    steps += [(waited <= seconds, name) for name, seconds in bounds.items()]
    named = select(case(*steps, else_=beyond).label("name")).where(_asked(scope, since, until)).subquery()
    query = select(named.c.name, func.count()).group_by(named.c.name)
    return {row[0]: row[1] for row in await session.execute(query)}


async def asked_by_month(session: AsyncSession, scope: Scope, bounds: Sequence[datetime]) -> list[int]:
    """Between every two neighbouring bounds."""
    query = select(*_between(Consultation.created_at, bounds)).where(_asked(scope, bounds[0], bounds[-1]))
    return list((await session.execute(query)).one())


async def courses_by_month(session: AsyncSession, scope: Scope, bounds: Sequence[date]) -> list[int]:
    """Confirmed courses by the day they ended."""
    query = select(*_between(Completion.ends_on, bounds)).where(
        Completion.status == CompletionStatus.CONFIRMED,
        Completion.removed_at.is_(None),
        Completion.ends_on >= bounds[0],
        Completion.ends_on < bounds[-1],
    )
    if not scope.is_whole:
        query = query.where(Completion.person_id.in_(select(Person.id).where(people_within(scope))))
    return list((await session.execute(query)).one())


def was_asked(since: datetime, until: datetime) -> ColumnElement[bool]:
    """Requests of a time as every table and picture counts them: not those taken back or turned down."""
    gone = (ConsultationStatus.WITHDRAWN, ConsultationStatus.REJECTED)
    return and_(Consultation.created_at >= since, Consultation.created_at < until, Consultation.status.not_in(gone))


def _asked(scope: Scope, since: datetime, until: datetime) -> ColumnElement[bool]:
    if scope.is_whole:
        return was_asked(since, until)
    return and_(was_asked(since, until), Consultation.asker_id.in_(select(Person.id).where(people_within(scope))))


def _between(column: Any, bounds: Sequence[date]) -> list[Any]:
    return [how_many(column >= since, column < until) for since, until in pairwise(bounds)]
