"""Writing down who did what to whom."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import audit as rows
from services.visits import Visit


async def note(
    session: AsyncSession,
    visit: Visit,
    action: Action,
    *,
    person_id: int | None = None,
    organization_id: int | None = None,
    **details: str | int | list[str] | list[int],
) -> None:
    """Add to the audit, in the transaction of what is being done; details are codes and counts, never names."""
    await rows.add(
        session,
        at=visit.now,
        actor_id=(visit.entered_by or visit.actor).id,
        action=action,
        person_id=person_id,
        organization_id=organization_id,
        details=details,
    )


async def note_of_clock(session: AsyncSession, action: Action, *, now: datetime, **details: str | int) -> None:
    """Add what the program has done by itself."""
    await rows.add(session, at=now, actor_id=None, action=action, details=details)


async def note_own(
    session: AsyncSession, action: Action, *, person_id: int, now: datetime, **details: str | int
) -> None:
    """Add what a person has done about themselves; there may be no visit yet when they do."""
    await rows.add(session, at=now, actor_id=person_id, action=action, person_id=person_id, details=details)
