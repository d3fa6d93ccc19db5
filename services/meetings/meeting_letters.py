"""What the bot tells people because of a meeting's papers: speakers, those who answer for a decision."""

import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.meetings import Decision, Minutes
from models.queries import audiences
from models.queries.meetings import decisions as rows
from services import notices, outbox
from services.meetings.meeting_access import Meeting
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.visits import Visit

LONG_TEXT = 300


def kind_of(decision_id: int) -> str:
    """What rows of the outbox that speak of one decision are kept under, and their keys begin with."""
    return f"decision:{decision_id}"


def overdue_kind(association_id: int) -> str:
    return f"decisions:{association_id}"


async def tell_speaker(session: AsyncSession, visit: Visit, meeting: Meeting, person_id: int, question: str) -> None:
    """Once for a meeting, however many questions; nobody is told of their own doing, or of what is over."""
    event = meeting.event
    if person_id == visit.actor.id or event.starts_at <= visit.now:
        return
    begins = event.starts_at.astimezone(visit.municipality.zone)
    said = {
        "phrase": "agenda-told-speaker",
        "values": {"title": event.title, "hour": f"{begins:%H:%M}", "question": question},
        "days": {"day": begins.date().isoformat()},
        "rows": [[{"phrase": "agenda-open", "data": f"oma:{event.id}"}]],
    }
    key = f"agenda:{event.id}:speaker"
    reached = await audiences.reached_of(session, [person_id])
    letters = [Letter(key, recipient(one), said) for one in reached]
    await outbox.put(
        session, visit.municipality, letters, kind=f"agenda:{event.id}", priority=Priority.NOTICE, now=visit.now
    )


async def tell_returned(session: AsyncSession, visit: Visit, meeting: Meeting, minutes: Minutes) -> None:
    """Whoever chaired and whoever wrote hear that what was signed has to be corrected."""
    said = {
        "phrase": "minutes-told-returned",
        "values": {"number": minutes.number, "title": meeting.association.title},
        "rows": [[{"phrase": "minutes-open", "data": f"omb:{meeting.event.id}"}]],
    }
    writers = dict.fromkeys(
        one for one in (minutes.chair_id, minutes.secretary_id) if one not in {None, visit.actor.id}
    )
    await notices.tell(session, visit, writers, key=f"minutes:{minutes.id}:returned:{visit.now}", said=said)


async def tell_given(session: AsyncSession, visit: Visit, decisions: Sequence[Decision], association: str) -> None:
    """Whoever answers for a decision hears of it when the minutes are signed, and anew only if it has changed.

    The last word counts: what was given to another one meanwhile, or taken back before it was read, is said again.
    """
    for one in decisions:
        due = one.due_on.isoformat() if one.due_on else "none"
        mark = f"given:{one.responsible_id}:{due}:{zlib.crc32(one.text.encode()):08x}:"
        last = await rows.newest_letter(session, kind_of(one.id), f"{kind_of(one.id)}:given:")
        is_known = last is not None and last.startswith(f"{kind_of(one.id)}:{mark}")
        if one.responsible_id != visit.actor.id and not is_known:
            mark += f"{visit.now:%Y%m%d%H%M%S%f}"
            await tell(session, visit.municipality, one, association, "decision-told-given", mark, now=visit.now)


async def tell_taken_away(session: AsyncSession, visit: Visit, decision: Decision, association: str) -> None:
    """Whoever has read that a decision is theirs hears that it is so no more; what they have not read is not said."""
    who, kind = decision.responsible_id, kind_of(decision.id)
    if who is None:
        return
    await outbox.cancel(session, kind, now=visit.now)
    if who != visit.actor.id and await rows.has_heard(session, kind, who):
        values = {"text": decision.text[:LONG_TEXT], "association": association}
        said = {"phrase": "decision-told-removed", "values": values, "rows": []}
        await notices.tell(session, visit, [who], key=f"{kind}:away:{visit.now}", said=said)


async def tell(  # what a letter is sent by
    session: AsyncSession,
    municipality: Municipality,
    decision: Decision,
    association: str,
    phrase: str,
    mark: str,
    *,
    now: datetime,
    priority: Priority = Priority.NOTICE,
    **values: str,
) -> int:
    """To whoever answers for it, if anybody; `mark` says what is said, and makes it said once."""
    if decision.responsible_id is None:
        return 0
    reached = await audiences.reached_of(session, [decision.responsible_id])
    said: dict[str, Any] = {
        "phrase": phrase,
        "values": {"text": decision.text[:LONG_TEXT], "association": association, "day": "none", **values},
        "days": {"day": decision.due_on.isoformat()} if decision.due_on else {},
        "rows": [[{"phrase": "decision-open", "data": f"omD:{decision.id}"}]],
    }
    kind = kind_of(decision.id)
    letters = [Letter(f"{kind}:{mark}", recipient(one), said) for one in reached]
    return await outbox.put(session, municipality, letters, kind=kind, priority=priority, now=now)
