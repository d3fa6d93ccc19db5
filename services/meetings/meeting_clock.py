"""What the clock says of meetings: minutes that are missing, decisions that fall due or are overdue."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.queries import audiences
from models.queries.meetings import decisions as rows
from models.queries.meetings import meeting_clock as clock_rows
from models.queries.meetings import meetings as meeting_rows
from models.queries.meetings.decisions import Kept
from services import outbox
from services.meetings import meeting_letters as letters
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority

log = logging.getLogger(__name__)

MISSING_AFTER = (7, 3)
"""Days after a meeting without signed minutes: rule C.9, the later one first."""
CATCHING_UP = timedelta(days=21)
"""Of a meeting longer ago nobody is reminded any more."""
SOON = timedelta(days=3)
ONCE_IN = timedelta(days=7)
PORTION = 200


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """Everything that is due by now, each thing once however often the clock comes."""
    await _missing(session, municipality, now)
    await session.commit()
    await _coming_due(session, municipality, now)
    await session.commit()
    await _overdue(session, municipality, now)
    await session.commit()


async def _missing(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    kinds = municipality.programme.events.kinds_with_minutes
    midnight = municipality.midnight(now)
    until = midnight - timedelta(days=min(MISSING_AFTER) - 1)
    after = 0
    while events := await clock_rows.without_minutes(
        session, kinds, since=midnight - CATCHING_UP, until=until, after=after, limit=PORTION
    ):
        for event in events:
            after = event.id
            await _each(session, partial(_remind, session, municipality, event, now), f"event {event.id}")


async def _remind(session: AsyncSession, municipality: Municipality, event: Event, now: datetime) -> None:
    """The leader and the secretary: that is who can write them."""
    over = (municipality.day(now) - municipality.day(event.starts_at)).days
    days = next((one for one in MISSING_AFTER if over >= one), None)
    if days is None or event.association_id is None:
        return
    leaders = await meeting_rows.leaders(session, event.association_id)
    writers = [*leaders, *await meeting_rows.secretaries(session, event.association_id)]
    said = {
        "phrase": "minutes-told-missing",
        "values": {"title": event.title},
        "days": {"day": municipality.day(event.starts_at).isoformat()},
        "rows": [[{"phrase": "minutes-open", "data": f"omb:{event.id}"}]],
    }
    reached = await audiences.reached_of(session, list(dict.fromkeys(writers)))
    sent = [Letter(f"minutes:{event.id}:missing:{days}", recipient(one), said) for one in reached]
    await outbox.put(session, municipality, sent, kind=f"minutes:{event.id}", priority=Priority.REMINDER, now=now)


async def _coming_due(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    today = municipality.day(now)
    after = 0
    while found := await rows.coming_due(session, since=today, until=today + SOON, after=after, limit=PORTION):
        for kept in found:
            after = kept.decision.id
            await _each(session, partial(_due, session, municipality, kept, now), f"decision {after}")


async def _due(session: AsyncSession, municipality: Municipality, kept: Kept, now: datetime) -> None:
    """Three days before, and on the day; whoever heard of it only then need not be told again at once."""
    decision, due, signed = kept.decision, kept.decision.due_on, kept.minutes.signed_at
    if due is None or signed is None:
        return
    is_today, told_on = due == municipality.day(now), municipality.day(signed)
    if told_on >= (due if is_today else due - SOON):
        return
    what = "due" if is_today else "soon"
    mark = f"{what}:{decision.responsible_id}:{due.isoformat()}"
    await letters.tell(
        session, municipality, decision, kept.association, f"decision-told-{what}", mark,
        now=now, priority=Priority.REMINDER,
    )  # fmt: skip


async def _overdue(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    for association_id, title, count in await rows.overdue(session, today=municipality.day(now)):
        step = partial(_tell_overdue, session, municipality, association_id, title, count, now=now)
        await _each(session, step, f"association {association_id}")


async def _tell_overdue(
    session: AsyncSession, municipality: Municipality, association_id: int, title: str, count: int, *, now: datetime
) -> None:
    """The leader, at most once in seven days."""
    kind = letters.overdue_kind(association_id)
    last = await rows.last_said(session, kind)
    if last is not None and now < last + ONCE_IN:
        return
    said = {
        "phrase": "decisions-told-overdue",
        "values": {"association": title, "count": count},
        "rows": [[{"phrase": "decisions-open", "data": f"omK:{association_id}:0"}]],
    }
    reached = await audiences.reached_of(session, await meeting_rows.leaders(session, association_id))
    key = f"decisions:{association_id}:overdue:{municipality.day(now).isoformat()}"
    sent = [Letter(key, recipient(one), said) for one in reached]
    await outbox.put(session, municipality, sent, kind=kind, priority=Priority.REMINDER, now=now)


async def _each(session: AsyncSession, step: Callable[[], Awaitable[None]], what: str) -> None:
    """One that fails keeps none of the others waiting, nor whoever wants to write meanwhile."""
    try:
        async with session.begin_nested():
            await step()
    except Exception:  # the others must not wait for it
        log.exception("nobody could be reminded of %s", what)
    await session.commit()  # nobody waits for all of them
