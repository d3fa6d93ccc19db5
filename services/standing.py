"""How the database and the outbox stand, for operators."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import standing as rows
from models.queries.standing import Waiting
from services.rights import Right, must_be_whole
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Standing:
    waiting: Waiting
    failed_today: int
    schema: str
    kind: str
    size: int
    """Bytes."""


async def probe(session: AsyncSession, *, now: datetime) -> Waiting:
    """Whether the database answers, and what waits in the outbox: for the machine that asks every few seconds."""
    await rows.answers(session)
    found = await rows.waiting(session, now=now)
    await session.commit()
    return found


async def probe_storing(session: AsyncSession) -> None:
    """Whether the database takes anything: a full disk is read from as ever."""
    await rows.touch(session)
    await session.commit()


async def look(session: AsyncSession, visit: Visit) -> Standing:
    must_be_whole(visit.actor, Right.SEE_STATUS)
    found = Standing(
        waiting=await rows.waiting(session, now=visit.now),
        failed_today=await rows.failed_since(session, visit.municipality.midnight(visit.now)),
        schema=await rows.schema(session),
        kind=rows.kind(session),
        size=await rows.size(session),
    )
    await session.commit()
    return found
