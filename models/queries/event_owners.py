"""Whose events are and who comes to them: taken along, forgotten, handed over to another row of the same person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.events import Event, EventPerson, EventStatus


async def everything_of(session: AsyncSession, person_id: int) -> dict[str, list[Base]]:
    """What somebody was invited to, and what they organise."""
    invited = select(EventPerson.event_id).where(EventPerson.person_id == person_id)
    kinds: dict[str, Any] = {
        "events": select(Event).where(Event.id.in_(invited) | (Event.organiser_id == person_id)).order_by(Event.id),
        "event_people": select(EventPerson).where(EventPerson.person_id == person_id).order_by(EventPerson.event_id),
    }
    return {name: list(await session.scalars(query)) for name, query in kinds.items()}


async def leave(session: AsyncSession, person_id: int, now: datetime) -> None:
    """Somebody goes: they come to nothing that is planned. What they organise somebody else has to take over."""
    planned = select(Event.id).where(Event.status == EventStatus.PLANNED, Event.starts_at > now)
    statement = delete(EventPerson).where(EventPerson.person_id == person_id, EventPerson.event_id.in_(planned))
    await _run(session, statement)


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """Where somebody was goes to a row that is nobody: it counts, and says no more who it was."""
    if not nobodies:
        return
    table: Any = EventPerson.__table__
    moving = update(table).where(table.c.person_id == bindparam("of_person"))
    connection = await session.connection()
    pairs = [{"of_person": old, "to_person": new} for old, new in nobodies.items()]
    await connection.execute(moving.values(person_id=bindparam("to_person")), pairs)


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person; what both are invited to stands once, as the target has answered."""
    both = select(EventPerson.event_id).where(EventPerson.person_id == target)
    await _run(session, delete(EventPerson).where(EventPerson.person_id == source, EventPerson.event_id.in_(both)))
    for moved in (EventPerson.person_id, Event.organiser_id):
        await _run(session, update(moved.class_).where(moved == source).values({moved.key: target}))


async def _run(session: AsyncSession, statement: Any) -> None:
    await session.execute(statement.execution_options(synchronize_session=False))
