"""How the database and the outbox stand, for operators."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.copies import CopyFailed
from models.queries import standing as rows
from models.queries.standing import Waiting
from services.backups.backup_shelf import Newest, Shelf
from services.rights import Right, must_be_whole
from services.visits import Visit


class NoCopy(StrEnum):
    """Why there is no copy of the database to speak of."""

    UNWANTED = "unwanted"
    AWAY = "away"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class Standing:
    waiting: Waiting
    failed_today: int
    schema: str
    kind: str
    size: int
    """Bytes."""
    copy: Newest | NoCopy


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


async def look(session: AsyncSession, visit: Visit, shelf: Shelf) -> Standing:
    must_be_whole(visit.actor, Right.SEE_STATUS)
    copy = await asyncio.to_thread(_copy, shelf)
    found = Standing(
        waiting=await rows.waiting(session, now=visit.now),
        failed_today=await rows.failed_since(session, visit.municipality.midnight(visit.now)),
        schema=await rows.schema(session),
        kind=rows.kind(session),
        size=await rows.size(session),
        copy=copy,
    )
    await session.commit()
    return found


def _copy(shelf: Shelf) -> Newest | NoCopy:
    if not shelf.is_set:
        return NoCopy.UNWANTED
    try:
        return shelf.newest() or NoCopy.NOT_YET
    except CopyFailed:
        return NoCopy.AWAY
