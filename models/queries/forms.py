"""Questions about forms that are being typed."""

from datetime import datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import Table, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.forms import Form
from models.people import Account
from models.queries.upsert import dialect_of, insert_for

_forms = cast("Table", Form.__table__)
_by_key = select(_forms.c.state, _forms.c.content).where(_forms.c.key == bindparam("key"))
"""Asked at every update where several replicas answer: of plain columns, and put together once."""


async def all_of(session: AsyncSession) -> list[Form]:
    return list(await session.scalars(select(Form)))


async def find(session: AsyncSession, key: str) -> Form | None:
    return await session.get(Form, key)


async def look(session: AsyncSession, key: str) -> tuple[str | None, dict[str, Any]] | None:
    """The state and the content of a form."""
    found = (await session.execute(_by_key, {"key": key})).one_or_none()
    return None if found is None else (found.state, found.content)


async def put(session: AsyncSession, *, key: str, state: str | None, content: dict[str, Any], now: datetime) -> None:
    values = {"key": key, "state": state, "content": content, "changed_at": now}
    await session.execute(_putting(dialect_of(session)), values)


@cache
def _putting(dialect: str) -> Any:
    statement = insert_for(dialect, _forms).values({column.name: bindparam(column.name) for column in _forms.c})
    changes = {name: statement.excluded[name] for name in ("state", "content", "changed_at")}
    return statement.on_conflict_do_update(index_elements=["key"], set_=changes)


async def remove(session: AsyncSession, key: str) -> None:
    await session.execute(_removing, {"name": key})


_removing = delete(_forms).where(_forms.c.key == bindparam("name"))


async def remove_of(session: AsyncSession, person_id: int) -> None:
    """Whatever somebody is typing, in whichever chat: their number stands between the others of a key."""
    for account_id in await session.scalars(select(Account.telegram_id).where(Account.person_id == person_id)):
        await session.execute(delete(Form).where(Form.key.like(f"%:{account_id}:%")))


async def remove_older_than(session: AsyncSession, moment: datetime) -> list[str]:
    """Remove forms untouched since the moment; returns their keys."""
    return list(await session.scalars(delete(Form).where(Form.changed_at < moment).returning(Form.key)))
