"""What the clock says of the road map: to whoever answers for a row before its day, to the head too after it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Role
from models.queries import audiences
from models.queries.indicators.indicators import responsible
from models.queries.roadmap import roadmap_reminders as rows
from services import outbox
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.quiet_time import is_allowed
from services.roadmap.roadmap import FINISHED, Line, lines_of
from services.roadmap.roadmap_schedules import occurrences

KIND = "roadmap"
BEFORE, AFTER = (3, 14, 30), (7, 1)
"""Days before and after the due day."""
LATEST = 14
"""Days after which a row that is overdue is only on the list: whoever was off so long has other news."""
MOST_LINES = 10


def step_of(due_on: date, today: date) -> int | None:
    """The reminder a day belongs to, below nought after the due day: however late the clock, the newest one only."""
    left = (due_on - today).days
    if left >= 0:
        return next((one for one in BEFORE if left <= one), None)
    return next((-one for one in AFTER if one <= -left <= LATEST), None)


async def remind(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """At most once a day, in one letter to each; what is written down as told goes with the letters or not at all.

    Nothing in quiet time: letters of several days would come together when it is over, with rows done meanwhile.
    """
    if not is_allowed(now, municipality.programme.calendar.quiet_hours, municipality.zone, for_staff=True):
        return 0
    today = municipality.day(now)
    near = [
        one
        for one in occurrences(municipality.programme)
        if not one.is_before and step_of(one.due_on, today) is not None
    ]
    told = await rows.told(session, since=min([today, *(one.due_on for one in near)]))
    if not near or today in told.values():
        await session.commit()
        return 0
    lines = await lines_of(session, municipality, near, now=now)
    fresh = [one for one in lines if one.state not in FINISHED and (*_key(one), step_of(one.due_on, today)) not in told]
    put = 0
    for person, some in (await _by_person(session, fresh, today)).items():
        reached = await audiences.reached_of(session, [person])
        letters = [Letter(f"roadmap:{today}", recipient(one), _said(some, today)) for one in reached]
        put += await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.REMINDER, now=now)
    await rows.tell(session, [(*_key(one), step_of(one.due_on, today) or 0) for one in fresh], on=today)
    await session.commit()
    return put


async def _by_person(session: AsyncSession, lines: Sequence[Line], today: date) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for line in lines:
        roles = {Role(line.item.responsible)} | ({Role.CENTRE_HEAD} if line.due_on < today else set())
        for person in {one for role in sorted(roles) for one in await responsible(session, role)}:
            found.setdefault(person, []).append(line)
    return found


def _said(lines: Sequence[Line], today: date) -> dict[str, Any]:
    told = [
        {
            "phrase": "roadmap-notice-overdue" if one.due_on < today else "roadmap-notice-line",
            "values": {"text": one.item.text, "day": f"{one.due_on:%d.%m.%Y}"},
        }
        for one in lines[:MOST_LINES]
    ]
    return {
        "phrase": "roadmap-notice",
        "values": {"count": len(lines)},
        "lines": {"rows": told},
        "rows": [[{"phrase": "place-roadmap", "data": "go:roadmap"}]],
    }


def _key(one: Line) -> tuple[str, date]:
    return one.item.code, one.due_on
