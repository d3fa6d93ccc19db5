"""Rows of the register of deficits."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitChange, DeficitSource, DeficitState


def note_change(  # what a line of the history says
    session: AsyncSession,
    deficit: Deficit,
    *,
    before: DeficitState | None,
    now: datetime,
    actor_id: int | None,
    source: DeficitSource | None,
    note: str | None,
) -> None:
    session.add(
        DeficitChange(
            deficit_id=deficit.id,
            at=now,
            actor_id=actor_id,
            before=before,
            after=deficit.state,
            source=source,
            note=note,
        )
    )


async def of_person(
    session: AsyncSession, person_id: int, *, school_year: int, states: Collection[DeficitState] | None = None
) -> Sequence[Deficit]:
    """A person's deficits of a school year, the oldest first."""
    found = select(Deficit).where(Deficit.person_id == person_id, Deficit.school_year == school_year)
    if states is not None:
        found = found.where(Deficit.state.in_(states))
    return (await session.scalars(found.order_by(Deficit.id))).all()
