"""Writing down who did what to whom."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import audit as rows
from services.visits import Visit

Entry = dict[str, Any]
_HELD: ContextVar[list[Entry] | None] = ContextVar("held", default=None)


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
    entry: Entry = {
        "at": visit.now,
        "actor_id": (visit.entered_by or visit.actor).id,
        "action": action,
        "person_id": person_id,
        "organization_id": organization_id,
        "details": details,
    }
    held = _HELD.get()
    if held is None:
        await rows.add(session, **entry)
    else:
        held.append(entry)


@contextmanager
def held_back() -> Iterator[Sequence[Entry]]:
    """What is noted within by this task waits for `write`: what is read for a file is not taken along yet.

    Whoever holds notes back writes them before the file is handed over, and gives nothing away if that fails.
    """
    held: list[Entry] = []
    token = _HELD.set(held)
    try:
        yield held
    finally:
        _HELD.reset(token)


async def write(session: AsyncSession, held: Sequence[Entry]) -> None:
    """In the caller's transaction."""
    for entry in held:
        await rows.add(session, **entry)


async def note_of_clock(session: AsyncSession, action: Action, *, now: datetime, **details: str | int) -> None:
    """Add what the program has done by itself."""
    await rows.add(session, at=now, actor_id=None, action=action, details=details)


async def note_own(
    session: AsyncSession, action: Action, *, person_id: int, now: datetime, **details: str | int
) -> None:
    """Add what a person has done about themselves; there may be no visit yet when they do."""
    await rows.add(session, at=now, actor_id=person_id, action=action, person_id=person_id, details=details)
