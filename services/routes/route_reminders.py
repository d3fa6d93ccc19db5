"""When somebody is reminded of the steps of their route, and in what words: one message a day at most."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.routes import route_reminders as rows
from models.queries.routes.route_reminders import Due
from services.routes.route_notices import OPEN_OWN

KIND, ASKED = "routes:reminder", "routes:asked"
CATCHING_UP = timedelta(days=7)
"""What should have been said longer ago is not said any more."""
MOST_WITH_BUTTONS = 3
"""Steps of one message with buttons of their own; more of them are looked at in the route."""


def reminder_days(due_on: date, before: Sequence[int], after: Sequence[int]) -> list[date]:
    """The days on which a step is spoken of."""
    ahead = {due_on - timedelta(days=days) for days in before}
    return sorted(ahead | {due_on + timedelta(days=days) for days in after})


def is_due(due_on: date, *, today: date, told_on: date | None, before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether a day of the list has come since the person was last reminded of anything.

    A message speaks of everything whose day has come by then, so nothing is said twice however late the clock is.
    """
    past = [day for day in reminder_days(due_on, before, after) if day <= today]
    return bool(past) and past[-1] > today - CATCHING_UP and (told_on is None or past[-1] > told_on)


def key(person_id: int, day: date) -> str:
    return f"route-reminder:{person_id}:{day.isoformat()}"


def told_keys(person_id: int, telegram_id: int, today: date) -> dict[str, date]:
    """Keys of messages that may have been sent lately, with their days."""
    days = [today - timedelta(days=ago) for ago in range(CATCHING_UP.days + 1)]
    return {f"{key(person_id, day)}:{telegram_id}": day for day in days}


def said(steps: Sequence[Due], today: date) -> Mapping[str, Any]:
    """The message: what is ahead, what is due today, what is late; buttons where they are few."""
    ahead = [one for one in steps if one.due_on > today]
    now = [one for one in steps if one.due_on == today]
    late = [one for one in steps if one.due_on < today]
    ordered = [*ahead, *now, *late]
    numbers = {one.activity_id: place for place, one in enumerate(ordered, start=1)}
    is_one = len(ordered) == 1

    def listed(some: Sequence[Due]) -> str:
        lines = [f"{'' if is_one else f'{numbers[one.activity_id]}. '}{one.title} · {one.due_on:%d.%m}" for one in some]
        return "\n".join(lines) or "none"

    values = {"ahead": listed(ahead), "now": listed(now), "late": listed(late)}
    rows_of_buttons = [_buttons(one, 0 if is_one else numbers[one.activity_id]) for one in ordered]
    if len(ordered) > MOST_WITH_BUTTONS:
        rows_of_buttons = []
    opening = [{"phrase": "route-open", "data": OPEN_OWN}]
    return {"phrase": "route-reminder", "values": values, "rows": [*rows_of_buttons, opening]}


def _buttons(one: Due, number: int) -> list[dict[str, Any]]:
    values = {"number": number}
    return [
        {"phrase": "route-reminder-done", "values": values, "data": f"wd:{one.activity_id}"},
        {"phrase": "route-reminder-move", "values": values, "data": f"wt:{one.activity_id}"},
        {"phrase": "route-reminder-skip", "values": values, "data": f"wk:{one.activity_id}"},
    ]


async def late_of(session: AsyncSession, person_ids: Sequence[int], *, today: date) -> dict[int, list[Due]]:
    """Late steps of these people, within the caller's transaction."""
    found: dict[int, list[Due]] = {}
    for one in await rows.late(session, person_ids, today=today):
        found.setdefault(one.person_id, []).append(one)
    return found
