"""Open deficits go on into the new school year: none is lost on the first of September, none is there twice."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitState
from models.queries.deficits import deficit_weighing, deficits
from models.queries.deficits import deficit_years as rows
from services.deficits import deficit_moves
from services.deficits.deficit_weighing import ClockNote
from services.municipality import Municipality

AT_ONCE = 200
GOES_ON_AS = {
    DeficitState.PROPOSED: DeficitState.PROPOSED,
    DeficitState.CONFIRMED: DeficitState.CONFIRMED,
    DeficitState.IN_WORK: DeficitState.CONFIRMED,
}
"""What was worked on is confirmed: the route of the new year takes it up again, or leaves it."""


async def carry_over(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """Carry some rows over from the earliest year that has any, into the year after it; returns how many.

    Called until it returns nothing, however many years late. Waits for answers of past years to be weighed.
    """
    year = municipality.school_year(now)
    earliest = None
    if municipality.programme.modules.deficit_register and not await deficit_weighing.is_due_before(session, year):
        earliest = await rows.earliest_open(session, before=year)
    old = await rows.open_of(session, earliest, limit=AT_ONCE) if earliest is not None else []
    if earliest is not None and old:
        await _go_on(session, old, earliest + 1, now)
    await session.commit()
    return len(old)


async def _go_on(session: AsyncSession, old: Sequence[Deficit], school_year: int, now: datetime) -> None:
    # Those whose key is there already stay as they are, also when somebody has just put them there.
    await deficits.add_all(session, [_next(row, school_year, now) for row in old], note=ClockNote.NEW_YEAR.value)
    known = await rows.successors(session, old, school_year)
    met = [(known[_key(row)], row) for row in old if known[_key(row)].previous_id != row.id]
    await rows.link(session, [(new.id, before.id) for new, before in met])
    raised: dict[DeficitState, list[int]] = defaultdict(list)
    for new, before in met:
        if GOES_ON_AS[before.state] is DeficitState.CONFIRMED and _is_undecided(new):
            raised[new.state].append(new.id)
    for state, ids in raised.items():
        await _move(session, ids, state, DeficitState.CONFIRMED, now)
    closed: dict[DeficitState, list[int]] = defaultdict(list)
    for row in old:
        closed[row.state].append(row.id)
    for state, ids in closed.items():
        await _move(session, ids, state, DeficitState.CARRIED_OVER, now)


async def _move(
    session: AsyncSession, ids: Sequence[int], before: DeficitState, after: DeficitState, now: datetime
) -> None:
    note = ClockNote.NEW_YEAR.value
    await deficit_moves.move_all(session, ids, before=before, after=after, now=now, actor_id=None, note=note)


def _is_undecided(row: Deficit) -> bool:
    """Proposed, or taken back by the clock: what was confirmed last year weighs more than new answers."""
    return row.state is DeficitState.PROPOSED or (row.state is DeficitState.REJECTED and row.decided_by is None)


def _key(row: Deficit) -> tuple[int, str, str]:
    return row.person_id, row.area, row.topic


def _next(row: Deficit, school_year: int, now: datetime) -> dict[str, Any]:
    kept = ("person_id", "area", "topic", "topics", "severity", "index_tenths", "source", "response_id", "note")
    return {
        **{name: getattr(row, name) for name in kept},
        "school_year": school_year,
        "state": GOES_ON_AS[row.state],
        "created_at": now,
        "created_by": row.created_by,
        "state_since": now,
        "decided_by": row.decided_by,
        "previous_id": row.id,
    }
