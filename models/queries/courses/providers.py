"""Who gives courses: found by the first letters, kept once, two spellings made one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.course_rows import Counted
from models.courses import Completion, CourseOffer, Provider, ProviderType
from models.queries.portions import portions
from models.queries.upsert import insert


async def find(session: AsyncSession, provider_id: int | None) -> Provider | None:
    return None if provider_id is None else await session.get(Provider, provider_id)


async def named(session: AsyncSession, completions: Sequence[Completion]) -> list[Provider]:
    """Those who gave these courses."""
    ids = sorted({one.provider_id for one in completions if one.provider_id is not None})
    found: list[Provider] = []
    for some in portions(ids):
        found += await session.scalars(select(Provider).where(Provider.id.in_(some)))
    return found


async def find_by_key(session: AsyncSession, key: str) -> Provider | None:
    return (await session.scalars(select(Provider).where(Provider.search_key == key))).one_or_none()


async def beginning(session: AsyncSession, key: str, *, limit: int) -> list[Provider]:
    """Those with a word that begins so, whole titles first; of an empty key the ones people name most."""
    taken = select(func.count()).where(Completion.provider_id == Provider.id).scalar_subquery()
    query = select(Provider)
    if key:
        spaced = literal(" ") + Provider.search_key
        query = query.where(spaced.contains(f" {key}", autoescape=True))
    rows = await session.scalars(query.order_by(taken.desc(), Provider.search_key).limit(limit))
    return list(rows)


async def add(session: AsyncSession, *, title: str, key: str, by: int, now: datetime) -> int:
    """The provider of that name, made if there is none; two people may name it at once."""
    values = {"title": title, "search_key": key, "created_at": now, "created_by": by}
    statement = insert(session, Provider).values(values).on_conflict_do_nothing(index_elements=["search_key"])
    await session.execute(statement)
    return (await session.scalars(select(Provider.id).where(Provider.search_key == key))).one()


async def page(session: AsyncSession, *, key: str, offset: int, limit: int) -> tuple[list[Counted], int]:
    """Those nobody has looked at first, then by name; and how many there are."""
    condition = Provider.search_key.contains(key, autoescape=True)
    count = await session.scalar(select(func.count()).select_from(Provider).where(condition))
    completions = (
        select(func.count())
        .where(Completion.provider_id == Provider.id, Completion.removed_at.is_(None))
        .scalar_subquery()
    )
    query = (
        select(Provider, completions)
        .where(condition)
        .order_by(Provider.type.is_not(None), Provider.search_key)
        .offset(offset)
        .limit(limit)
    )
    return [Counted(*row) for row in await session.execute(query)], count or 0


async def alike(session: AsyncSession, provider: Provider, words: list[str], *, limit: int) -> list[Provider]:
    """Others that share one of the words."""
    if not words:
        return []
    shared = or_(*(Provider.search_key.contains(word, autoescape=True) for word in words))
    query = select(Provider).where(Provider.id != provider.id, shared).order_by(Provider.search_key).limit(limit)
    return list(await session.scalars(query))


async def merge(session: AsyncSession, *, gone: int, kept: int) -> int:
    """Everything of one belongs to the other, and the one is no more; returns how many courses that were."""
    moved = await session.scalars(
        update(Completion)
        .where(Completion.provider_id == gone)
        .values(provider_id=kept)
        .returning(Completion.id)
        .execution_options(synchronize_session=False)
    )
    count = len(moved.all())
    await session.execute(
        update(CourseOffer)
        .where(CourseOffer.provider_id == gone)
        .values(provider_id=kept)
        .execution_options(synchronize_session=False)
    )
    await session.execute(delete(Provider).where(Provider.id == gone).execution_options(synchronize_session=False))
    return count


async def types(session: AsyncSession) -> dict[ProviderType | None, int]:
    found = await session.execute(select(Provider.type, func.count()).group_by(Provider.type))
    return {row[0]: row[1] for row in found}
