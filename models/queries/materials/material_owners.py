"""Whose materials are: joined with another row of the same person, forgotten."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.materials import Material, MaterialPeriod, MaterialStatus, MaterialUse
from models.queries.many import change_rows
from models.queries.portions import portions


async def everything_of(session: AsyncSession, person_id: int) -> dict[str, list[Base]]:
    offered = select(Material).where(Material.author_id == person_id).order_by(Material.id)
    used = select(MaterialUse).where(MaterialUse.person_id == person_id).order_by(MaterialUse.material_id)
    return {"materials": list(await session.scalars(offered)), "material_uses": list(await session.scalars(used))}


def count_of(person_id: int) -> Select[Any]:
    return select(func.count()).select_from(Material).where(Material.author_id == person_id)


async def has_any(session: AsyncSession, person_id: int) -> bool:
    return bool(await session.scalar(count_of(person_id)))


async def forget_words(session: AsyncSession, people: Sequence[int]) -> None:
    """What is in the bank was given to all and stays without a name; what never was goes, and who has used what."""
    for some in portions(people):
        mine = Material.author_id.in_(some)
        never = select(Material.id).where(mine, Material.id.not_in(select(MaterialPeriod.material_id)))
        gone = list(await session.scalars(never))
        await change_rows(session, delete(Material).where(Material.id.in_(gone)))
        await change_rows(session, update(Material).where(mine).values(is_named=False))
        waits = update(Material).where(mine, Material.status != MaterialStatus.PUBLISHED)
        await change_rows(session, waits.values(status=MaterialStatus.WITHDRAWN))
        await change_rows(session, delete(MaterialUse).where(MaterialUse.person_id.in_(some)))


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """From each person to a row that is nobody."""
    if not nobodies:
        return
    connection = await session.connection()
    table: Any = Material.__table__
    moved = update(table).where(table.c.author_id == bindparam("of_person")).values(author_id=bindparam("to_person"))
    await connection.execute(moved, [{"of_person": old, "to_person": new} for old, new in nobodies.items()])


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person have used a material once."""
    for column in (Material.author_id, Material.reviewed_by):
        await change_rows(session, update(Material).where(column == source).values({column.key: target}))
    there = select(MaterialUse.material_id).where(MaterialUse.person_id == target)
    both = delete(MaterialUse).where(MaterialUse.person_id == source, MaterialUse.material_id.in_(there))
    await change_rows(session, both)
    await change_rows(session, update(MaterialUse).where(MaterialUse.person_id == source).values(person_id=target))
