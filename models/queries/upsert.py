"""INSERT that knows ON CONFLICT: both databases speak it, each through its own dialect."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base


def insert(session: AsyncSession, table: type[Base]) -> Any:
    return insert_for(dialect_of(session), table)


def insert_for(dialect: str, table: type[Base] | Table) -> Any:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def dialect_of(session: AsyncSession) -> str:
    return session.get_bind().dialect.name
