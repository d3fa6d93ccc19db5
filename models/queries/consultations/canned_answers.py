"""Questions about answers that were written once to be given often."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import AnswerTemplate


def _usable(person_id: int, *, topic: str | None) -> ColumnElement[bool]:
    conditions = [
        AnswerTemplate.archived_at.is_(None),
        or_(AnswerTemplate.author_id == person_id, AnswerTemplate.is_public),
    ]
    if topic is not None:
        conditions.append(AnswerTemplate.topic == topic)
    return and_(*conditions)


async def add(session: AsyncSession, template: AnswerTemplate) -> AnswerTemplate:
    session.add(template)
    await session.flush()
    return template


async def page(
    session: AsyncSession, person_id: int, *, topic: str | None, offset: int, limit: int
) -> tuple[list[AnswerTemplate], int]:
    """One's own and the public ones, the most used first, and how many there are."""
    condition = _usable(person_id, topic=topic)
    count = await session.scalar(select(func.count()).select_from(AnswerTemplate).where(condition))
    query = select(AnswerTemplate).where(condition).order_by(AnswerTemplate.used.desc(), AnswerTemplate.id)
    return list(await session.scalars(query.offset(offset).limit(limit))), count or 0


async def find(session: AsyncSession, template_id: int, *, person_id: int) -> AnswerTemplate | None:
    """One that somebody may use."""
    query = select(AnswerTemplate).where(AnswerTemplate.id == template_id, _usable(person_id, topic=None))
    return (await session.scalars(query)).one_or_none()


async def find_own(session: AsyncSession, template_id: int, *, author_id: int | None) -> AnswerTemplate | None:
    """One of that author, of anybody for None, to be changed; archived ones are gone."""
    query = select(AnswerTemplate).where(AnswerTemplate.id == template_id, AnswerTemplate.archived_at.is_(None))
    if author_id is not None:
        query = query.where(AnswerTemplate.author_id == author_id)
    return (await session.scalars(query.with_for_update())).one_or_none()


async def count_use(session: AsyncSession, template_id: int) -> None:
    await session.execute(
        update(AnswerTemplate).where(AnswerTemplate.id == template_id).values(used=AnswerTemplate.used + 1)
    )


async def archive_of(session: AsyncSession, person_id: int, now: datetime) -> None:
    """What nobody but its author could use goes with them."""
    await session.execute(
        update(AnswerTemplate)
        .where(
            AnswerTemplate.author_id == person_id,
            AnswerTemplate.is_public.is_(False),
            AnswerTemplate.archived_at.is_(None),
        )
        .values(archived_at=now)
    )
