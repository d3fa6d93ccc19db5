"""Questions about the groups of Telegram associations talk in, and what is to be said there."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, AssociationGroup
from models.events import Event, EventStatus
from models.outbox import OutboxMessage, OutboxStatus
from models.queries.events.events import answering_requests
from models.queries.upsert import insert

WAITING = (OutboxStatus.NEW, OutboxStatus.HELD)


async def find(session: AsyncSession, chat_id: int, *, to_change: bool = False) -> AssociationGroup | None:
    query = select(AssociationGroup).where(AssociationGroup.chat_id == chat_id)
    return (await session.scalars(query.with_for_update() if to_change else query)).one_or_none()


async def of_association(session: AsyncSession, association_id: int) -> AssociationGroup | None:
    query = select(AssociationGroup).where(AssociationGroup.association_id == association_id)
    return (await session.scalars(query)).one_or_none()


async def reachable(session: AsyncSession, association_ids: Collection[int]) -> Mapping[int, int]:
    """Chats in which something can be said, by the association; closed ones say nothing."""
    query = (
        select(AssociationGroup.association_id, AssociationGroup.chat_id)
        .join(Association, Association.id == AssociationGroup.association_id)
        .where(
            AssociationGroup.association_id.in_(association_ids),
            AssociationGroup.unreachable_at.is_(None),
            Association.closed_at.is_(None),
        )
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def link(
    session: AsyncSession, chat_id: int, association_id: int, *, title: str, person_id: int, now: datetime
) -> bool:
    """Whether neither of the two had another half already."""
    values = {"title": title, "linked_by": person_id, "linked_at": now, "unreachable_at": None}
    statement = insert(session, AssociationGroup).values(chat_id=chat_id, association_id=association_id, **values)
    made = await session.execute(statement.on_conflict_do_nothing().returning(AssociationGroup.chat_id))
    return made.one_or_none() is not None


async def remove(session: AsyncSession, chat_id: int, *, now: datetime) -> None:
    """The association does not talk there any more; what waits to be said there is not said."""
    await _run_on_rows(session, chat_id, status=OutboxStatus.CANCELLED, settled_at=now)
    await session.execute(
        delete(AssociationGroup).where(AssociationGroup.chat_id == chat_id).execution_options(synchronize_session=False)
    )


async def lose(session: AsyncSession, chat_id: int, *, now: datetime) -> bool:
    """Nothing can be said there any more; whether that is news."""
    lost = await session.execute(
        update(AssociationGroup)
        .where(AssociationGroup.chat_id == chat_id, AssociationGroup.unreachable_at.is_(None))
        .values(unreachable_at=now)
        .returning(AssociationGroup.chat_id)
        .execution_options(synchronize_session=False)
    )
    return lost.one_or_none() is not None


async def move(session: AsyncSession, old_id: int, new_id: int) -> None:
    """A group has got another number; whatever waits to be said there goes along."""
    taken = await find(session, new_id)
    if taken is None:
        statement = update(AssociationGroup).where(AssociationGroup.chat_id == old_id)
        await session.execute(
            statement.values(chat_id=new_id, unreachable_at=None).execution_options(synchronize_session=False)
        )
    else:
        await session.execute(
            delete(AssociationGroup)
            .where(AssociationGroup.chat_id == old_id)
            .execution_options(synchronize_session=False)
        )
    await _run_on_rows(session, old_id, chat_id=new_id)


async def _run_on_rows(session: AsyncSession, where: int, **values: object) -> None:
    rows = update(OutboxMessage).where(OutboxMessage.chat_id == where, OutboxMessage.status.in_(WAITING))
    await session.execute(rows.values(**values).execution_options(synchronize_session=False))


async def lost_since(session: AsyncSession, since: datetime) -> list[AssociationGroup]:
    query = select(AssociationGroup).where(AssociationGroup.unreachable_at >= since)
    return list(await session.scalars(query.order_by(AssociationGroup.chat_id)))


async def take_back(session: AsyncSession, kinds: Sequence[str], *, now: datetime) -> dict[str, dict[str, Any]]:
    """What waits to be said is not said; returns it by its keys."""
    gone = await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.kind.in_(kinds), OutboxMessage.status.in_(WAITING))
        .values(status=OutboxStatus.CANCELLED, settled_at=now)
        .returning(OutboxMessage.dedup_key, OutboxMessage.payload)
        .execution_options(synchronize_session=False)
    )
    return {row[0]: row[1] for row in gone}


async def spoken_of(session: AsyncSession, kind: str, *, since: datetime) -> bool:
    """Whether something of a kind was to be said from a moment on."""
    query = select(OutboxMessage.id).where(
        OutboxMessage.kind == kind,
        OutboxMessage.status.in_((*WAITING, OutboxStatus.SENT)),
        OutboxMessage.due_at >= since,
    )
    return (await session.scalar(query.limit(1))) is not None


async def coming(session: AsyncSession, *, since: datetime, until: datetime) -> list[tuple[Event, int]]:
    """Planned events of associations in a stretch of time, each with the chat to tell it in."""
    query = (
        select(Event, AssociationGroup.chat_id)
        .join(AssociationGroup, AssociationGroup.association_id == Event.association_id)
        .join(Association, Association.id == Event.association_id)
        .where(
            Event.status == EventStatus.PLANNED,
            Event.starts_at > since,
            Event.starts_at < until,
            Event.id.not_in(answering_requests()),
            Event.is_external.is_(False),
            AssociationGroup.unreachable_at.is_(None),
            Association.closed_at.is_(None),
        )
        .order_by(Event.starts_at, Event.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person."""
    statement = update(AssociationGroup).where(AssociationGroup.linked_by == source).values(linked_by=target)
    await session.execute(statement.execution_options(synchronize_session=False))


async def linked_by(session: AsyncSession, person_id: int) -> list[AssociationGroup]:
    query = select(AssociationGroup).where(AssociationGroup.linked_by == person_id)
    return list(await session.scalars(query.order_by(AssociationGroup.chat_id)))


async def title_of(session: AsyncSession, association_id: int) -> str:
    query = select(Association.title).where(Association.id == association_id)
    return await session.scalar(query) or ""
