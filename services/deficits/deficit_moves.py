"""From state to state: what may become of a deficit, and that every change is written down."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitSource, DeficitState
from models.queries.deficits import deficits as rows
from services.errors import Unfitting

MOVES: Mapping[DeficitState, frozenset[DeficitState]] = {
    DeficitState.PROPOSED: frozenset({DeficitState.CONFIRMED, DeficitState.REJECTED, DeficitState.CARRIED_OVER}),
    DeficitState.REJECTED: frozenset({DeficitState.CONFIRMED, DeficitState.PROPOSED}),
    DeficitState.CONFIRMED: frozenset(
        {DeficitState.IN_WORK, DeficitState.REJECTED, DeficitState.RESOLVED, DeficitState.CARRIED_OVER}
    ),
    DeficitState.IN_WORK: frozenset({DeficitState.CONFIRMED, DeficitState.RESOLVED, DeficitState.CARRIED_OVER}),
    DeficitState.RESOLVED: frozenset({DeficitState.CONFIRMED}),
    DeficitState.CARRIED_OVER: frozenset(),
}
"""No state is skipped: nothing is worked on that nobody has confirmed, nothing is over that never was confirmed.

What was rejected may be proposed again: by the clock if it was the clock that had taken it back, because answers had
changed, and by the educator who asks for it.
"""


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


async def move_all(  # what changes, and everything the history keeps of it
    session: AsyncSession,
    deficit_ids: Sequence[int],
    *,
    before: DeficitState,
    after: DeficitState,
    now: datetime,
    actor_id: int | None,
    source: DeficitSource | None = None,
    note: str | None = None,
) -> int:
    """Change many at once, those that are still in the state `before`; returns how many were."""
    if after not in MOVES[before]:
        raise Unfitting("deficit-moved-on")
    return await rows.change_states(
        session, deficit_ids, before=before, after=after, now=now, actor_id=actor_id, source=source, note=note
    )
