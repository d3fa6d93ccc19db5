"""A copy of the database taken because somebody wants one now."""

import logging
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.copies import CopyFailed
from models.copying import Source
from services import audit
from services.backups.backup_shelf import Shelf, Underway
from services.backups.backups import Taken
from services.errors import Unfitting
from services.rights import Right, must_be_whole
from services.visits import Visit

log = logging.getLogger(__name__)


def check(visit: Visit, shelf: Shelf) -> None:
    """Whether there is any sense in beginning."""
    must_be_whole(visit.actor, Right.BACK_UP)
    if not shelf.is_set:
        raise Unfitting("backup-not-set")


async def take_now(session: AsyncSession, visit: Visit, shelf: Shelf, source: Source) -> Taken:
    """The copy stays on the server: it holds everybody's data, and a messenger is no place for them."""
    check(visit, shelf)
    try:
        taken = await shelf.put(source, visit.now.astimezone(visit.municipality.zone))
    except Underway:
        raise Unfitting("backup-underway") from None
    except CopyFailed as error:
        log.error("no copy of the database: %s", error)  # noqa: TRY400  # the reason is in the words
        raise Unfitting(f"backup-failed-{error.trouble.value}") from error
    await audit.note(session, visit, Action.DATABASE_COPIED, rows=taken.facts.all_rows, size=taken.size)
    await session.commit()
    return taken


async def note_by_operator(session: AsyncSession, action: Action, *, now: datetime, **counts: int) -> None:
    """Write down what somebody at the server has done with the whole database."""
    await audit.note_of_clock(session, action, now=now, **counts)
    await session.commit()
