"""The bank: what is published, what waits, what somebody has offered, who has used what."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.materials import Material, MaterialPeriod, MaterialStatus, MaterialUse
from models.organizations import Organization
from models.people import Person
from models.queries.many import change_rows
from models.sums import how_many


class Found(NamedTuple):
    material: Material
    author: Person
    place: str | None


async def add(session: AsyncSession, material: Material) -> Material:
    session.add(material)
    await session.flush()
    return material


async def find(session: AsyncSession, material_id: int, *, to_change: bool = False) -> Found | None:
    query = _with_author().where(Material.id == material_id)
    row = (await session.execute(query.with_for_update(of=Material) if to_change else query)).one_or_none()
    return Found(*row) if row else None


async def same(session: AsyncSession, author_id: int, told: Mapping[str, Any]) -> int | None:
    """The newest of this author that says the very same and waits or is in the bank."""
    alike = [getattr(Material, name) == value for name, value in told.items()]
    stands = Material.status.in_((MaterialStatus.WAITING, MaterialStatus.PUBLISHED))
    return await session.scalar(select(func.max(Material.id)).where(Material.author_id == author_id, stands, *alike))


async def published(
    session: AsyncSession, *, kind: str, area: str, words: Sequence[str], offset: int, limit: int
) -> tuple[list[Material], int]:
    """The newest first, and how many there are; an empty word narrows nothing."""
    wanted: list[ColumnElement[bool]] = [Material.status == MaterialStatus.PUBLISHED]
    wanted += [Material.kind == kind] if kind else []
    wanted += [Material.area == area] if area else []
    wanted += [Material.search_key.contains(word, autoescape=True) for word in words]
    return await _page(session, wanted, [Material.reviewed_at.desc(), Material.id.desc()], offset, limit)


async def own(session: AsyncSession, person_id: int, *, offset: int, limit: int) -> tuple[list[Material], int]:
    order = [Material.told_at.desc(), Material.id.desc()]
    return await _page(session, [Material.author_id == person_id], order, offset, limit)


async def waiting(session: AsyncSession, *, offset: int, limit: int) -> tuple[list[Material], int]:
    """The longest first."""
    wanted = [Material.status == MaterialStatus.WAITING]
    return await _page(session, wanted, [Material.told_at, Material.id], offset, limit)


async def count_waiting(session: AsyncSession) -> int:
    query = select(func.count()).select_from(Material).where(Material.status == MaterialStatus.WAITING)
    return await session.scalar(query) or 0


async def remove(session: AsyncSession, material: Material) -> None:
    """What was never in the bank goes; what was stays withdrawn: figures of the past are made of it."""
    period = select(MaterialPeriod.id).where(MaterialPeriod.material_id == material.id).limit(1)
    if await session.scalar(period) is None:
        await change_rows(session, delete(Material).where(Material.id == material.id))
    else:
        material.status = MaterialStatus.WITHDRAWN


async def begin_period(session: AsyncSession, material_id: int, *, now: datetime) -> None:
    session.add(MaterialPeriod(material_id=material_id, published_at=now))
    await session.flush()


async def end_period(session: AsyncSession, material_id: int, *, now: datetime) -> None:
    running = and_(MaterialPeriod.material_id == material_id, MaterialPeriod.withdrawn_at.is_(None))
    await change_rows(session, update(MaterialPeriod).where(running).values(withdrawn_at=now))


async def uses(session: AsyncSession, material_id: int, person_id: int) -> tuple[int, bool]:
    """How many have worked with it, and whether this person has."""
    query = select(func.count(), how_many(MaterialUse.person_id == person_id))
    query = query.select_from(MaterialUse).where(MaterialUse.material_id == material_id)
    row = (await session.execute(query)).one()
    return row[0], bool(row[1])


async def use(session: AsyncSession, material_id: int, person_id: int, *, now: datetime, is_used: bool) -> None:
    mine = (MaterialUse.material_id == material_id, MaterialUse.person_id == person_id)
    there = await session.scalar(select(MaterialUse.material_id).where(*mine))
    if is_used and there is None:
        session.add(MaterialUse(material_id=material_id, person_id=person_id, used_at=now))
    elif not is_used:
        await change_rows(session, delete(MaterialUse).where(*mine))
    await session.flush()


async def by_kind(session: AsyncSession, before: datetime) -> list[tuple[str, int]]:
    """What was in the bank at a moment."""
    query = (
        select(Material.kind, func.count())
        .join(MaterialPeriod, MaterialPeriod.material_id == Material.id)
        .where(was_published(before))
        .group_by(Material.kind)
        .order_by(func.count().desc(), Material.kind)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def uses_of_all(session: AsyncSession) -> dict[int, int]:
    """How many work with each; those nobody works with are not there."""
    query = select(MaterialUse.material_id, func.count()).group_by(MaterialUse.material_id)
    return {row[0]: row[1] for row in await session.execute(query)}


async def everything(session: AsyncSession, *, after: int, limit: int) -> list[Found]:
    """By number."""
    query = _with_author().where(Material.id > after).order_by(Material.id).limit(limit)
    return [Found(*row) for row in await session.execute(query)]


def was_published(before: datetime) -> ColumnElement[bool]:
    """At the end of a day: published by then, and not withdrawn by then. Periods of one material never meet."""
    return and_(
        MaterialPeriod.published_at < before,
        (MaterialPeriod.withdrawn_at.is_(None)) | (MaterialPeriod.withdrawn_at >= before),
    )


async def _page(
    session: AsyncSession, wanted: Sequence[ColumnElement[bool]], order: Sequence[Any], offset: int, limit: int
) -> tuple[list[Material], int]:
    count = await session.scalar(select(func.count()).select_from(Material).where(*wanted))
    query = select(Material).where(*wanted).order_by(*order).offset(offset).limit(limit)
    return list(await session.scalars(query)), count or 0


def _with_author() -> Select[Any]:
    columns: tuple[Any, ...] = (Material, Person, Organization.title)
    return (
        select(*columns)
        .join(Person, Person.id == Material.author_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
    )
