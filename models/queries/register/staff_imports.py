"""Questions about tables of educators that wait to be brought into the register."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from models.staff import ImportStatus, StaffImport


async def add(
    session: AsyncSession, *, content: bytes | None, status: ImportStatus, created_by: int | None, now: datetime
) -> StaffImport:
    row = StaffImport(
        content=content, status=status, created_by=created_by, created_at=now, fingerprint="", answers={}, counts={}
    )
    session.add(row)
    await session.flush()
    return row


def _own(import_id: int, created_by: int) -> Select[*tuple[StaffImport]]:
    """Without the file; and as it is in the database, whatever the session remembers."""
    query = select(StaffImport).where(StaffImport.id == import_id, StaffImport.created_by == created_by)
    return query.options(defer(StaffImport.content)).execution_options(populate_existing=True)


async def find(session: AsyncSession, import_id: int, *, created_by: int) -> StaffImport | None:
    """Somebody's own."""
    return (await session.scalars(_own(import_id, created_by))).one_or_none()


async def take(session: AsyncSession, import_id: int, *, created_by: int) -> StaffImport | None:
    """The same, to be changed."""
    return (await session.scalars(_own(import_id, created_by).with_for_update())).one_or_none()


async def content(session: AsyncSession, import_id: int) -> bytes | None:
    return await session.scalar(select(StaffImport.content).where(StaffImport.id == import_id))


async def newest_waiting(session: AsyncSession, *, created_by: int, since: datetime) -> int | None:
    query = select(StaffImport.id).where(
        StaffImport.created_by == created_by,
        StaffImport.status == ImportStatus.PREVIEWED,
        StaffImport.created_at > since,
    )
    return await session.scalar(query.order_by(StaffImport.id.desc()).limit(1))


async def drop_waiting(session: AsyncSession, *, now: datetime, created_by: int) -> None:
    """Let go of the tables of a person that wait for their confirmation."""
    query = update(StaffImport).where(
        StaffImport.status == ImportStatus.PREVIEWED, StaffImport.created_by == created_by
    )
    values: dict[str, Any] = {"status": ImportStatus.DROPPED, "content": None, "answers": {}, "finished_at": now}
    await session.execute(query.values(values).execution_options(synchronize_session=False))
