"""What somebody has ticked off of the first weeks at a school."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import FirstStep
from models.queries.upsert import insert


async def done(session: AsyncSession, person_id: int) -> set[str]:
    return set(await session.scalars(select(FirstStep.code).where(FirstStep.person_id == person_id)))


async def tick(session: AsyncSession, person_id: int, code: str, now: datetime) -> None:
    statement = insert(session, FirstStep).values(person_id=person_id, code=code, done_at=now)
    await session.execute(statement.on_conflict_do_nothing(index_elements=["person_id", "code"]))


async def untick(session: AsyncSession, person_id: int, code: str) -> None:
    await session.execute(delete(FirstStep).where(FirstStep.person_id == person_id, FirstStep.code == code))
