"""What the bot tells people because of a meeting's papers: speakers, those who answer for a decision."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.meetings import Decision
from models.queries import audiences
from models.queries import decisions as rows
from services import outbox
from services.meeting_access import Meeting
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.visits import Visit

LONG_TEXT = 300


def kind_of(decision_id: int) -> str:
    """What rows of the outbox that speak of one decision are kept under, and their keys begin with."""
    return f"decision:{decision_id}"


def off_kind(decision_id: int) -> str:
    """The same, of letters that it is no longer to be done by somebody."""
    return f"decision:{decision_id}:off"


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


async def tell_given(session: AsyncSession, visit: Visit, decisions: Sequence[Decision], association: str) -> None:
    """Whoever answers for a decision hears of it when the minutes are signed, and anew only if it has changed."""
    for one in decisions:
        due = one.due_on.isoformat() if one.due_on else "none"
        wording = hashlib.sha256(one.text.encode()).hexdigest()[:8]
        taken_off = await rows.times_told(session, off_kind(one.id), one.responsible_id)
        mark = f"given:{one.responsible_id}:{due}:{wording}:{taken_off}"
        if one.responsible_id != visit.actor.id:
            await tell(session, visit.municipality, one, association, "decision-told-given", mark, now=visit.now)


async def tell_off(session: AsyncSession, visit: Visit, decision: Decision, association: str) -> None:
    """Whoever was told of it before the minutes were given back has it no longer to do."""
    person_id, kind = decision.responsible_id, kind_of(decision.id)
    if person_id is None or not await rows.times_told(session, kind, person_id):
        return
    await outbox.cancel(session, kind, now=visit.now)
    said = {
        "phrase": "decision-told-removed",
        "values": {"text": decision.text[:LONG_TEXT], "association": association},
        "rows": [],
    }
    key = f"{off_kind(decision.id)}:{visit.now:%Y%m%d%H%M%S}"
    told = [Letter(key, recipient(one), said) for one in await audiences.reached_of(session, [person_id])]
    await outbox.put(
        session, visit.municipality, told, kind=off_kind(decision.id), priority=Priority.NOTICE, now=visit.now
    )


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
