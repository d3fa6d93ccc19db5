"""The letter that tells somebody what they will be helped with, while it still waits to leave."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitState
from models.outbox import OutboxMessage, OutboxStatus
from models.queries.portions import portions


async def confirmed(session: AsyncSession, people: Sequence[int], school_year: int) -> dict[int, list[Deficit]]:
    """What these people will be helped with."""
    found: dict[int, list[Deficit]] = {}
    for some in portions(people):
        query = select(Deficit).where(
            Deficit.person_id.in_(some),
            Deficit.school_year == school_year,
            Deficit.state.in_((DeficitState.CONFIRMED, DeficitState.IN_WORK)),
        )
        # As the rows are now, not as the session met them before they were changed in bulk.
        rows = await session.scalars(query.order_by(Deficit.id).execution_options(populate_existing=True))
        for deficit in rows:
            found.setdefault(deficit.person_id, []).append(deficit)
    return found


async def rewrite_waiting(session: AsyncSession, payloads: Mapping[str, Mapping[str, Any]], *, now: datetime) -> None:
    """Give letters that have not left other words, by their keys."""
    if not payloads:
        return
    table: Any = OutboxMessage.__table__
    rewriting = (
        update(table)
        .where(
            table.c.dedup_key == bindparam("of_letter"),
            table.c.status == OutboxStatus.NEW,
            or_(table.c.lease_until.is_(None), table.c.lease_until <= now),
        )
        .values(payload=bindparam("new_payload"))
    )
    connection = await session.connection()
    rows = [{"of_letter": key, "new_payload": dict(payload)} for key, payload in payloads.items()]
    await connection.execute(rewriting, rows)


async def drop_waiting(session: AsyncSession, keys: Sequence[str], *, now: datetime) -> None:
    """As if they had never been put in: what they would say may become true another time."""
    for some in portions(keys):
        await session.execute(
            delete(OutboxMessage)
            .where(
                OutboxMessage.dedup_key.in_(some),
                OutboxMessage.status == OutboxStatus.NEW,
                or_(OutboxMessage.lease_until.is_(None), OutboxMessage.lease_until <= now),
            )
            .execution_options(synchronize_session=False)
        )
