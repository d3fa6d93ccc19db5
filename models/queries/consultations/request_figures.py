"""Requests counted for those who answer them, and listed for the journal."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.consultations import Consultation
from models.organizations import Organization
from models.people import Person
from models.request_filters import WAITING, due_at

Responsible = aliased(Person)


class Load(NamedTuple):
    """What somebody has before them."""

    responsible_id: int | None
    open: int
    overdue: int


class FirstAnswer(NamedTuple):
    responsible_id: int | None
    asked_at: datetime
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Recorded:
    """A line of the journal."""

    consultation: Consultation
    asker: Person
    place: str | None
    responsible: Person | None


def _of(person_id: int | None) -> ColumnElement[bool]:
    """Those of one person; of everybody for none."""
    return true() if person_id is None else Consultation.responsible_id == person_id


async def loads(session: AsyncSession, *, person_id: int | None, now: datetime) -> list[Load]:
    query = (
        select(Consultation.responsible_id, func.count(), func.count().filter(due_at < now))
        .where(Consultation.status.in_(WAITING), _of(person_id))
        .group_by(Consultation.responsible_id)
    )
    return [Load(*row) for row in await session.execute(query)]


async def first_answers(
    session: AsyncSession, *, person_id: int | None, since: datetime, until: datetime
) -> list[FirstAnswer]:
    """Of requests of a time, whose they are and how long they waited; only those that were answered."""
    query = select(Consultation.responsible_id, Consultation.created_at, Consultation.first_answer_at).where(
        Consultation.created_at >= since,
        Consultation.created_at < until,
        Consultation.first_answer_at.is_not(None),
        _of(person_id),
    )
    return [FirstAnswer(who, asked_at, at) for who, asked_at, at in await session.execute(query) if at is not None]


async def asked(session: AsyncSession, *, person_id: int | None, since: datetime, until: datetime) -> int:
    query = select(func.count()).where(
        Consultation.created_at >= since, Consultation.created_at < until, _of(person_id)
    )
    return await session.scalar(query) or 0


async def names(session: AsyncSession, person_ids: list[int]) -> list[Person]:
    query = select(Person).where(Person.id.in_(person_ids)).order_by(Person.search_key, Person.id)
    return list(await session.scalars(query))


async def journal(  # a stretch of time, and how much of it at once
    session: AsyncSession,
    *,
    person_id: int | None,
    since: datetime,
    until: datetime,
    after: int,
    limit: int,
) -> list[Recorded]:
    """Everything that was asked in a time, by number."""
    query = (
        select(Consultation, Person, Organization.title, Responsible)
        .join(Person, Person.id == Consultation.asker_id)
        .outerjoin(Organization, Organization.id == Consultation.organization_id)
        .outerjoin(Responsible, Responsible.id == Consultation.responsible_id)
        .where(
            Consultation.created_at >= since,
            Consultation.created_at < until,
            Consultation.id > after,
            _of(person_id),
        )
        .order_by(Consultation.id)
        .limit(limit)
    )
    return [Recorded(*row) for row in await session.execute(query)]
