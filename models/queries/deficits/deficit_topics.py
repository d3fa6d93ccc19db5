"""The topics of a row of the register one by one: a list in JSON, which each database opens in its own words."""

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit
from models.queries.upsert import dialect_of


def each_topic(session: AsyncSession) -> Any:
    """A table with the column `value`, a row for each topic noted in a deficit."""
    if dialect_of(session) == "postgresql":
        return func.json_array_elements_text(Deficit.topics).table_valued("value").render_derived(name="noted")
    return func.json_each(Deficit.topics).table_valued("value", name="noted")


def has_topic(session: AsyncSession, topic: str) -> ColumnElement[bool]:
    each = each_topic(session)
    return or_(Deficit.topic == topic, select(each.c.value).where(each.c.value == topic).exists())
