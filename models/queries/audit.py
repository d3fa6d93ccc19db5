"""Questions about the audit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.audit import Action, AuditEntry, Entry, Somebody
from models.people import Person
from models.scopes import Scope, people_within


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: of these actions, since that moment, within the scope."""

    scope: Scope
    actions: Collection[Action] | None = None
    since: datetime | None = None


async def has_done_itself(session: AsyncSession, action: Action, *, since: datetime) -> bool:
    """Whether the program has done it without anybody asking."""
    done = exists().where(AuditEntry.action == action, AuditEntry.at >= since, AuditEntry.actor_id.is_(None))
    return bool(await session.scalar(select(done)))


async def add(
    session: AsyncSession,
    *,
    at: datetime,
    actor_id: int | None,
    action: Action,
    person_id: int | None = None,
    organization_id: int | None = None,
    details: Mapping[str, Any],
) -> None:
    session.add(
        AuditEntry(
            at=at,
            actor_id=actor_id,
            action=action,
            person_id=person_id,
            organization_id=organization_id,
            details=dict(details),
        )
    )
    await session.flush()


async def count_of_event(session: AsyncSession, action: Action, *, person_id: int, event_id: int) -> int:
    """How often that was done to somebody at an event."""
    query = (
        select(func.count())
        .select_from(AuditEntry)
        .where(
            AuditEntry.person_id == person_id,
            AuditEntry.action == action,
            AuditEntry.details["event"].as_integer() == event_id,
        )
    )
    return await session.scalar(query) or 0


_actor = aliased(Person)
_entry = (
    select(
        AuditEntry.id,
        AuditEntry.at,
        AuditEntry.action,
        AuditEntry.details,
        AuditEntry.actor_id,
        AuditEntry.person_id,
        _actor.code,
        _actor.surname,
        _actor.name,
        _actor.patronymic,
        Person.code,
        Person.surname,
        Person.name,
        Person.patronymic,
    )
    .select_from(AuditEntry)
    .outerjoin(_actor, _actor.id == AuditEntry.actor_id)
    .outerjoin(Person, Person.id == AuditEntry.person_id)
)


async def page(
    session: AsyncSession, wanted: Wanted, *, limit: int, offset: int = 0, before_id: int | None = None
) -> list[Entry]:
    """Entries, newest first; `before_id`: only those older than that one."""
    older = [AuditEntry.id < before_id] if before_id is not None else []
    statement = _entry.where(_matches(wanted), *older).order_by(AuditEntry.id.desc()).offset(offset).limit(limit)
    return [
        Entry(
            id=row[0],
            at=row[1],
            action=row[2],
            details=row[3],
            actor=Somebody(*row[6:10]) if row[4] is not None else None,
            person=Somebody(*row[10:14]) if row[5] is not None else None,
        )
        for row in await session.execute(statement)
    ]


async def count(session: AsyncSession, wanted: Wanted) -> int:
    statement = select(func.count()).select_from(AuditEntry).outerjoin(Person, Person.id == AuditEntry.person_id)
    return await session.scalar(statement.where(_matches(wanted))) or 0


async def details_of(session: AsyncSession, *, actor_id: int, action: Action, since: datetime) -> list[dict[str, Any]]:
    """What else is known of somebody's doings of one kind since a moment."""
    query = select(AuditEntry.details).where(
        AuditEntry.actor_id == actor_id, AuditEntry.action == action, AuditEntry.at >= since
    )
    return list(await session.scalars(query))


def _matches(wanted: Wanted) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [
        or_(AuditEntry.organization_id.in_(wanted.scope.organizations), people_within(wanted.scope))
    ]
    if wanted.actions is not None:
        conditions.append(AuditEntry.action.in_(wanted.actions))
    if wanted.since is not None:
        conditions.append(AuditEntry.at >= wanted.since)
    return and_(*conditions)
