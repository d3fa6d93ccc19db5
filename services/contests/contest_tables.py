"""Entries of a contest as lines of a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.contest_rows import Exported
from models.contests import Contest, EntryStatus
from models.queries.contests import contest_entries as entries
from models.queries.contests import contests as rows
from services import audit
from services.calling import call
from services.contests.contest_windows import is_elsewhere
from services.errors import NotFound
from services.rights import Right, must_be_whole
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Row:
    called: str
    place_of_work: str
    nomination: str
    status: EntryStatus
    place: int | None
    is_young: bool
    helper: str
    entered_on: date
    is_confirmed: bool
    proof: str


async def register(session: AsyncSession, visit: Visit, *, contest_id: int) -> tuple[Contest, Sequence[Row]]:
    """Everybody, those who have said no among them; that it was taken is written down."""
    must_be_whole(visit.actor, Right.KEEP_CONTESTS)
    contest = await rows.find(session, contest_id)
    if contest is None or is_elsewhere(contest):
        raise NotFound
    found = await entries.exported(session, contest_id)
    await audit.note(session, visit, Action.CONTESTS_EXPORTED, contest=contest_id, rows=len(found))
    lines = [_row(visit, one) for one in found]
    await session.commit()
    return contest, lines


def _row(visit: Visit, one: Exported) -> Row:
    mode, entry = visit.municipality.privacy_mode, one.entry
    return Row(
        called=call(mode, one.person),
        place_of_work=one.place or "",
        nomination=entry.nomination,
        status=entry.status,
        place=entry.place,
        is_young=entry.is_young,
        helper=call(mode, one.helper) if one.helper else "",
        entered_on=visit.municipality.day(entry.entered_at),
        is_confirmed=entry.confirmed_at is not None,
        proof=entry.proof or "",
    )
