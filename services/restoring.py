"""A database that comes back from an earlier day must not say again what it has said since."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import administrators
from models.queries import restoring as rows
from services import audit, outbox
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.quiet_time import next_allowed

KIND = "restored"
NONE = "–"


async def last_letter(session: AsyncSession) -> int:
    found = await rows.last_letter(session)
    await session.commit()
    return found


async def last_entry(session: AsyncSession) -> datetime | None:
    found = await rows.last_entry(session)
    await session.commit()
    return found


async def put_to_rest(  # what a past is put to rest with
    session: AsyncSession,
    municipality: Municipality,
    *,
    after: int,
    last: datetime | None,
    admin_ids: Collection[int],
    now: datetime,
) -> Counter[str]:
    """Call off what may have gone out already, tell the administrators, write it down; returns how many of each kind.

    A letter that waited in the copy may have gone out before the failure, and one the clock puts in for a past moment
    was put in then as well. Nobody can tell; said twice to everybody is worse than said again by hand where it matters.
    """
    quiet, zone = municipality.programme.calendar.quiet_hours, municipality.zone
    until, until_for_staff = (next_allowed(now, quiet, zone, for_staff=for_staff) for for_staff in (False, True))
    called_off = await rows.call_off(session, now=now, after=after, until=until, until_for_staff=until_for_staff)
    values = {"moment": f"{last:%d.%m.%Y %H:%M}" if last else NONE, "count": called_off.total()}
    said = {"phrase": "backup-restored", "values": values}
    reached = await administrators.reached(session, admin_ids)
    letters = [Letter(f"restored:{now.isoformat()}", recipient(one), said) for one in reached]
    await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.NOTICE, now=now)
    await audit.note_of_clock(session, Action.DATABASE_RESTORED, now=now, called_off=called_off.total())
    await session.commit()
    return called_off
