"""A database that comes back from an earlier day must not say again what it has said since."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import administrators, kept_updates
from models.queries.backups import restoring as rows
from services import audit, outbox, privacy
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.quiet_time import next_allowed

KIND = "restored"
NONE = "–"


@dataclass(frozen=True, slots=True)
class Departed:
    """Who has taken the consent back, as the database knows that was there until now."""

    moments: Mapping[rows.Given, datetime]
    emptied: frozenset[int]


async def last_letter(session: AsyncSession) -> int:
    found = await rows.last_letter(session)
    await session.commit()
    return found


async def last_entry(session: AsyncSession) -> datetime | None:
    found = await rows.last_entry(session)
    await session.commit()
    return found


async def departed(session: AsyncSession) -> Departed:
    found = Departed(dict(await rows.withdrawn(session)), frozenset(await rows.emptied(session)))
    await session.commit()
    return found


async def withdraw_again(session: AsyncSession, municipality: Municipality, gone: Departed) -> int:
    """Take away once more what people had taken back since the copy, at the moments they did; returns how many.

    A consent is known by its very moment: two rows that became one person since the copy share it. Whoever has agreed
    anew after that is asked once more, and what was taken away does not come back.
    """
    elsewhere = {(version, given_at): moment for (_, version, given_at), moment in gone.moments.items()}
    leaving: dict[int, datetime] = {}
    for given in await rows.standing_consents(session):
        person_id, version, given_at = given
        moment = gone.moments.get(given)
        if moment is None and person_id in gone.emptied:
            moment = elsewhere.get((version, given_at))
        if moment is not None:
            leaving[person_id] = moment
    for person_id, moment in sorted(leaving.items()):
        await privacy.take_out(session, person_id, now=moment, today=municipality.day(moment))
    await session.commit()
    return len(leaving)


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
    await kept_updates.remove_all(session)  # they have been handled since, and what people wanted is long ago
    called_off = await rows.call_off(session, now=now, after=after, until=until, until_for_staff=until_for_staff)
    values = {"moment": f"{last:%d.%m.%Y %H:%M}" if last else NONE, "count": called_off.total()}
    said = {"phrase": "backup-restored", "values": values}
    reached = await administrators.reached(session, admin_ids)
    letters = [Letter(f"restored:{now.isoformat()}", recipient(one), said) for one in reached]
    await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.NOTICE, now=now)
    await audit.note_of_clock(session, Action.DATABASE_RESTORED, now=now, called_off=called_off.total())
    await session.commit()
    return called_off
