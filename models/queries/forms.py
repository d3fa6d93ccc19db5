"""Questions about forms that are being typed."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.forms import Form
from models.queries.upsert import insert


async def all_of(session: AsyncSession) -> list[Form]:
    return list(await session.scalars(select(Form)))


async def find(session: AsyncSession, key: str) -> Form | None:
    return await session.get(Form, key)


async def put(session: AsyncSession, *, key: str, state: str | None, content: dict[str, Any], now: datetime) -> None:
    values = {"state": state, "content": content, "changed_at": now}
    statement = insert(session, Form).values(key=key, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["key"], set_=values))


async def remove(session: AsyncSession, key: str) -> None:
    await session.execute(delete(Form).where(Form.key == key))


async def remove_older_than(session: AsyncSession, moment: datetime) -> list[str]:
    """Remove forms untouched since the moment; returns their keys."""
    return list(await session.scalars(delete(Form).where(Form.changed_at < moment).returning(Form.key)))
