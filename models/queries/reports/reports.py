"""The template of the annual report: the one in use, another in its place."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from models.reports import ReportTemplate


async def current(session: AsyncSession, *, with_content: bool = False) -> ReportTemplate | None:
    query = select(ReportTemplate).where(ReportTemplate.removed_at.is_(None)).order_by(ReportTemplate.id.desc())
    if with_content:
        query = query.options(undefer(ReportTemplate.content))
    return await session.scalar(query.limit(1))


async def put(session: AsyncSession, template: ReportTemplate) -> None:
    """In the place of whatever there was."""
    await put_away(session, now=template.uploaded_at)
    session.add(template)
    await session.flush()


async def put_away(session: AsyncSession, *, now: datetime) -> int:
    """What is put away loses its content: nobody asks for an old template."""
    there = ReportTemplate.removed_at.is_(None)
    gone: Any = await session.execute(update(ReportTemplate).where(there).values(removed_at=now, content=b""))
    return max(int(gone.rowcount), 0)
