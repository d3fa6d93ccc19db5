"""From state to state: what may become of a deficit, and that every change is written down."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitSource, DeficitState
from models.queries import deficits as rows
from services.errors import Unfitting

MOVES: Mapping[DeficitState, frozenset[DeficitState]] = {
    DeficitState.PROPOSED: frozenset({DeficitState.CONFIRMED, DeficitState.REJECTED, DeficitState.CARRIED_OVER}),
    DeficitState.REJECTED: frozenset({DeficitState.CONFIRMED}),
    DeficitState.CONFIRMED: frozenset(
        {DeficitState.IN_WORK, DeficitState.REJECTED, DeficitState.RESOLVED, DeficitState.CARRIED_OVER}
    ),
    DeficitState.IN_WORK: frozenset({DeficitState.CONFIRMED, DeficitState.RESOLVED, DeficitState.CARRIED_OVER}),
    DeficitState.RESOLVED: frozenset({DeficitState.CONFIRMED}),
    DeficitState.CARRIED_OVER: frozenset(),
}
"""No state is skipped: nothing is worked on that nobody has confirmed, nothing is over that never was confirmed."""


async def move(  # what changes, and everything the history keeps of it
    session: AsyncSession,
    deficit: Deficit,
    after: DeficitState,
    *,
    now: datetime,
    actor_id: int | None,
    source: DeficitSource | None = None,
    note: str | None = None,
) -> bool:
    """Change the state within the caller's transaction; false where it is that already.

    The row has been fetched to be changed. Raises Unfitting for a way that does not exist: somebody was faster.
    """
    before = deficit.state
    if before is after:
        return False
    if after not in MOVES[before]:
        raise Unfitting("deficit-moved-on")
    deficit.state, deficit.state_since, deficit.decided_by = after, now, actor_id
    rows.note_change(session, deficit, before=before, now=now, actor_id=actor_id, source=source, note=note)
    await session.flush()
    return True
