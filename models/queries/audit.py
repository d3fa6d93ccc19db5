"""Questions about the audit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action, AuditEntry


async def add(
    session: AsyncSession,
    *,
    at: datetime,
    actor_id: int | None,
    action: Action,
    person_id: int | None = None,
    organization_id: int | None = None,
    details: Mapping[str, Any],
) -> None:
    session.add(
        AuditEntry(
            at=at,
            actor_id=actor_id,
            action=action,
            person_id=person_id,
            organization_id=organization_id,
            details=dict(details),
        )
    )
    await session.flush()
