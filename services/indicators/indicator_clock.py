"""What the clock does for indicators: everything told once a night, values nobody has entered asked for once."""

import logging
from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Role
from models.queries import audiences
from models.queries.indicators import indicators as rows
from programmes.indicators import Indicator
from services import outbox
from services.indicators.indicator_days import due_on
from services.indicators.indicator_formulas import formula_of
from services.indicators.indicator_snapshots import Signature, worked_out, write
from services.municipality import Municipality
from services.notices import KIND, recipient
from services.outbox import Letter, Priority

log = logging.getLogger(__name__)

CATCHING_UP = timedelta(days=60)
"""A clock that stood longer tells nothing of the days between."""
ASKED_WITHIN = timedelta(days=30)


async def tell_all(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """A snapshot of every indicator as of yesterday, and of days of the programme the clock has slept through.

    Returns how many were taken. Each in a transaction of its own; one that fails never stops the others.
    """
    taken = 0
    for definition, day in await _untold(session, municipality, now):
        try:
            values = await worked_out(session, municipality, definition, on=day, today=municipality.day(now))
            taken += await write(session, values, Signature(now)) is not None
            await session.commit()
        except Exception:
            await session.rollback()
            log.exception("no snapshot of the indicator %s as of %s", definition.code, day)
    return taken


async def ask_for_values(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """Whoever answers for what is entered by hand is asked once for each day of the programme; returns how many."""
    today = municipality.day(now)
    wanted: dict[tuple[date, str], list[Indicator]] = defaultdict(list)
    for one in _definitions(municipality):
        if one.formula is None:
            for day in due_on(one, since=today - ASKED_WITHIN, until=today):
                wanted[day, one.responsible].append(one)
    entered = await rows.entered(session, {day for day, _ in wanted})
    told = 0
    for (day, role), definitions in sorted(wanted.items(), key=lambda one: one[0]):
        lacking = [one for one in definitions if (one.code, day) not in entered]
        if lacking:
            told += await _ask(session, municipality, lacking, day=day, role=Role(role), now=now)
    await session.commit()
    return told


async def _untold(session: AsyncSession, municipality: Municipality, now: datetime) -> list[tuple[Indicator, date]]:
    """What is made of other indicators comes last, when they have been told."""
    yesterday = municipality.day(now) - timedelta(days=1)
    since = yesterday - CATCHING_UP
    first = await rows.first_day(session)
    definitions = sorted(_definitions(municipality), key=lambda one: one.formula is not None and _is_derived(one))
    days = {one.code: {yesterday} for one in definitions}
    if first is not None:
        for one in definitions:
            days[one.code].update(due_on(one, since=max(since, first), until=yesterday))
    told = await rows.taken(session, {day for some in days.values() for day in some})
    await session.commit()
    return [(one, day) for one in definitions for day in sorted(days[one.code]) if (one.code, day) not in told]


def _definitions(municipality: Municipality) -> tuple[Indicator, ...]:
    programme = municipality.programme
    return programme.indicators.definitions if programme.modules.indicators else ()


def _is_derived(definition: Indicator) -> bool:
    return formula_of(definition).rows is None


async def _ask(  # for what, of which day, whom
    session: AsyncSession,
    municipality: Municipality,
    lacking: list[Indicator],
    *,
    day: date,
    role: Role,
    now: datetime,
) -> int:
    said = {
        "phrase": "indicator-clock-ask",
        "values": {
            "count": len(lacking),
            "day": f"{day:%d.%m.%Y}",
            "titles": "\n".join(f"• {one.title}" for one in lacking),
        },
    }
    reached = await audiences.reached_of(session, await rows.responsible(session, role))
    letters = [Letter(f"indicators-ask:{day}:{role.value}", recipient(one), said) for one in reached]
    return await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.REMINDER, now=now)
