"""Many rows changed or deleted by one statement."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession


async def change_rows(session: AsyncSession, statement: Any) -> None:
    """Rows the session has read already are not looked through: they are read again where they are needed."""
    await session.execute(statement.execution_options(synchronize_session=False))
