"""Writing down who did what to whom."""

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
