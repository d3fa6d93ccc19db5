"""The copy of every night, and what administrators hear when there is none."""

import logging
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.copies import CopyFailed
from models.copying import Source
from models.queries import administrators
from models.queries import audit as journal
from services import audit, outbox
from services.backups import backup_terms
from services.backups.backup_shelf import MOMENT, Shelf, Underway
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority

KIND = "backup"
NEVER = "never"
log = logging.getLogger(__name__)


async def run(
    session: AsyncSession, municipality: Municipality, shelf: Shelf, source: Source, *, now: datetime
) -> None:
    """Take the day's copy if it is not there yet. One that fails is tried again, and told of once until one is good."""
    local = now.astimezone(municipality.zone)
    standing: dict[datetime, object] = {}
    try:
        standing.update(shelf.standing())
        if not backup_terms.is_due(local, standing) or await _is_taken(session, municipality, source, now):
            return
        taken = await shelf.put(source, local)
    except Underway:
        return
    except CopyFailed as error:
        log.error("no copy of the database: %s", error)  # noqa: TRY400  # the reason is in the words
        last = f"{max(standing):{MOMENT}}" if standing else NEVER
        await _tell(session, municipality, shelf, error, last=last, now=now)
    else:
        await audit.note_of_clock(session, Action.DATABASE_COPIED, now=now, rows=taken.facts.all_rows, size=taken.size)
    await session.commit()


async def _is_taken(session: AsyncSession, municipality: Municipality, source: Source, now: datetime) -> bool:
    """By another program over the same database, into a folder of its own."""
    if not source.may_be_shared:
        return False
    found = await journal.has_done_itself(session, Action.DATABASE_COPIED, since=municipality.midnight(now))
    await session.commit()  # nothing is held while the copy is taken
    return found


async def _tell(  # whom, of what, since when
    session: AsyncSession, municipality: Municipality, shelf: Shelf, error: CopyFailed, *, last: str, now: datetime
) -> None:
    said = {"phrase": f"backup-letter-{error.trouble.value}"}
    reached = await administrators.reached(session, shelf.admin_ids)
    letters = [Letter(f"backup-failed:{last}", recipient(one), said) for one in reached]
    await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.NOTICE, now=now)
