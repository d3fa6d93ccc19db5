"""What the clock does for associations: leaders without a plan reminded in September, methodists told how many."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import audiences
from models.queries.associations import association_gaps as rows
from models.queries.associations import association_members as members
from models.queries.associations.association_gaps import Gap, Wanted
from models.queries.meetings import meeting_plans
from models.scopes import Scope
from services import outbox
from services.associations.association_quarters import day_of
from services.municipality import Municipality
from services.notices import KIND, recipient
from services.outbox import Letter, Priority

log = logging.getLogger(__name__)

PORTION = 200
CATCHING_UP = timedelta(days=30)
"""A clock that stood longer says no more of it."""


async def remind_of_plans(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """The newest reminder whose day has come, once to each leader; with the last one a summary to methodists.

    Returns how many letters were new. A portion at a time, each in a transaction of its own.
    """
    modules = municipality.programme.modules
    if not modules.associations:
        return 0
    turn = _turn(municipality, now)
    if turn is None:
        return 0
    wanted, everywhere = _wanted(municipality, now), Scope(is_whole=True)
    told, last = 0, 0
    while some := await rows.after(session, everywhere, wanted, last=last, limit=PORTION):
        told += await _remind(session, municipality, some, wanted.school_year, turn, now)
        last = some[-1].association_id
        await session.commit()
    if turn == len(municipality.programme.events.plan_reminders) - 1:
        told += await _sum_up(session, municipality, wanted, now)
    await session.commit()
    return told


def _turn(municipality: Municipality, now: datetime) -> int | None:
    """Which reminder it is time for."""
    today, year = municipality.day(now), municipality.school_year(now)
    first = municipality.programme.calendar.school_year.since
    days = [day_of(one, year=year, first=first) for one in municipality.programme.events.plan_reminders]
    come = [turn for turn, day in enumerate(days) if day <= today <= day + CATCHING_UP]
    return come[-1] if come else None


def _wanted(municipality: Municipality, now: datetime) -> Wanted:
    kinds = [one.code for one in municipality.programme.events.association_kinds if one.keeps_plan]
    return Wanted(kinds, municipality.school_year(now), needs_plan=True, quarters=())


async def _remind(  # whom, of what, which time
    session: AsyncSession, municipality: Municipality, some: Sequence[Gap], year: int, turn: int, now: datetime
) -> int:
    leading = await members.leaders_of(session, [one.association_id for one in some])
    people = sorted({person for leaders in leading.values() for person in leaders})
    reached = {one.person_id: one for one in await audiences.reached_of(session, people)}
    letters = [
        Letter(f"association-plan:{one.association_id}:{year}:{turn}", recipient(reached[person]), _said(one, year))
        for one in some
        for person in leading.get(one.association_id, ())
        if person in reached
    ]
    try:
        async with session.begin_nested():
            return await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.REMINDER, now=now)
    except Exception:  # those who cannot be told must not keep the others
        log.exception("the leaders of associations after %s could not be reminded", some[0].association_id - 1)
        return 0


def _said(gap: Gap, year: int) -> Mapping[str, Any]:
    return {
        "phrase": "association-clock-plan",
        "values": {"title": gap.title, "year": f"{year}/{(year + 1) % 100:02}"},
        "rows": [[{"phrase": "meetings-open", "data": f"oap:{gap.association_id}:{year}"}]],
    }


async def _sum_up(session: AsyncSession, municipality: Municipality, wanted: Wanted, now: datetime) -> int:
    count = await rows.count(session, Scope(is_whole=True), replace(wanted, needs_plan=True))
    if not count:
        return 0
    said = {
        "phrase": "association-clock-summary",
        "values": {"count": count},
        "rows": [[{"phrase": "association-to-gaps", "data": "oag:0"}]],
    }
    methodists = await meeting_plans.keepers(session, None)
    key = f"association-plans:{wanted.school_year}"
    letters = [Letter(key, recipient(one), said) for one in await audiences.reached_of(session, methodists)]
    return await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.REMINDER, now=now)
