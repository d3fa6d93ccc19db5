"""What routes ask for by themselves: reminders, a look back twice a year, pauses that end, the turn of the year."""

import logging
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import audiences, people
from models.queries.audiences import Reached
from models.queries.routes import route_reminders as rows
from models.queries.routes.route_reminders import Due
from models.scopes import Scope
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter
from services.people import actor_of
from services.reminding import put_reminders
from services.rights import Right, reach
from services.routes import route_reminders, route_year
from services.routes.route_moves import Change, write_down
from services.routes.route_notices import OPEN_OWN, OPEN_SUPPORTED, opening
from services.routes.route_steps import go_on
from services.routes.route_terms import day_of

log = logging.getLogger(__name__)

PORTION = 100
CHECKS_LAST = timedelta(days=14)
"""So late the look back at half a year still comes."""
CHECK, LATE = "routes:check", "routes:late"
OPEN_ROUTES = "go:routes"


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """All of it, each for itself: what fails is told to the operator and keeps nothing else from happening."""
    if not municipality.programme.modules.routes:
        return
    for job in (wake, route_year.turn_over, remind, tell_helpers, look_back):
        try:
            await job(session, municipality, now)
        except Exception:  # the others must not wait for it
            await session.rollback()
            log.exception("%s of the routes failed", job.__name__)


async def wake(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Routes whose pause is over go on."""
    today, woken = municipality.day(now), 0
    while found := await rows.rested(session, today=today, limit=PORTION):
        for route in found:
            go_on(route)
            await write_down(session, route, Change.RESUMED, now=now, actor_id=None)
        woken += len(found)
        await session.commit()
    await session.commit()
    return woken


async def remind(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """One message a day at most to everybody who has a step to be spoken of."""
    today, asked = municipality.day(now), municipality.programme.calendar.reminders
    furthest, latest = max(asked.activity_days_before, default=0), max(asked.activity_days_after, default=0)
    found = await rows.due_between(
        session,
        today - timedelta(days=latest) - route_reminders.CATCHING_UP,
        today + timedelta(days=furthest),
    )
    await session.commit()
    by_person: dict[int, list[Due]] = {}
    for one in found:
        by_person.setdefault(one.person_id, []).append(one)
    everybody, put = list(by_person), 0
    for start in range(0, len(everybody), PORTION):
        some = await audiences.reached_of(session, everybody[start : start + PORTION])
        letters = await _letters(session, municipality, some, by_person, today)
        put += await put_reminders(session, municipality, letters, kind=route_reminders.KIND, now=now)
    return put


async def tell_helpers(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Once a week a number: to those who support, and to methodists for whom nobody supports."""
    today = municipality.day(now)
    days = municipality.programme.calendar.reminders.activity_days_after
    if not days:
        return 0
    until, year = today - timedelta(days=min(days)), municipality.school_year(now)
    week = "{}-{}".format(*today.isocalendar()[:2])
    counts = await rows.late_by_supporter(session, due_until=until, school_year=year)
    letters = [
        Letter(f"routes-late:{week}", recipient(one), _counted("route-late-supported", counts[one.person_id]))
        for one in await audiences.reached_of(session, list(counts))
    ]
    for one in await audiences.reached_of(session, await rows.guides(session)):
        scope = await _scope(session, municipality, one.person_id)
        late = await rows.late_without_supporter(session, scope, due_until=until, school_year=year) if scope else 0
        if late:
            said = _counted("route-late-unsupported", late, OPEN_ROUTES)
            letters.append(Letter(f"routes-late-of-all:{week}", recipient(one), said))
    return await put_reminders(session, municipality, letters, kind=LATE, now=now)


async def look_back(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """On the programme's days everybody reads how far they have come, and methodists how many that are."""
    today, year = municipality.day(now), municipality.school_year(now)
    put = 0
    for month_day in municipality.programme.activities.checked_on:
        first = municipality.last_day(year - 1) + timedelta(days=1)
        day = day_of(year if month_day >= f"{first:%m-%d}" else year + 1, month_day)
        if day <= today < day + CHECKS_LAST:
            put += await _look_back(session, municipality, now, f"{year}:{month_day}")
    await session.commit()
    return put


async def _look_back(session: AsyncSession, municipality: Municipality, now: datetime, name: str) -> int:
    key, year, put = f"route-check:{name}", municipality.school_year(now), 0
    while found := await rows.to_check(session, school_year=year, key=key, limit=PORTION):
        figures = {one.person_id: one for one in found}
        letters = [
            Letter(
                key,
                recipient(one),
                {
                    "phrase": "route-look-back",
                    "values": {"done": figures[one.person_id].done, "steps": figures[one.person_id].steps},
                    "rows": opening(OPEN_OWN),
                },
            )
            for one in await audiences.reached_of(session, list(figures))
        ]
        added = await put_reminders(session, municipality, letters, kind=CHECK, now=now)
        put += added
        if not added:
            break
    if put:
        letters = [
            Letter(f"routes-check:{name}", recipient(one), _counted("route-looked-back", put, OPEN_ROUTES))
            for one in await audiences.reached_of(session, await rows.guides(session))
        ]
        await put_reminders(session, municipality, letters, kind=CHECK, now=now)
    return put


async def _letters(
    session: AsyncSession,
    municipality: Municipality,
    some: list[Reached],
    by_person: dict[int, list[Due]],
    today: date,
) -> list[Letter]:
    keys = {one.person_id: route_reminders.told_keys(one.person_id, one.telegram_id, today) for one in some}
    known = await rows.known_keys(session, [key for own in keys.values() for key in own])
    asked = municipality.programme.calendar.reminders
    letters = []
    for one in some:
        told = max((day for key, day in keys[one.person_id].items() if key in known), default=None)
        steps = [
            step
            for step in by_person[one.person_id]
            if route_reminders.is_due(
                step.due_on,
                today=today,
                told_on=told,
                before=asked.activity_days_before,
                after=asked.activity_days_after,
            )
        ]
        if steps:
            said = route_reminders.said(steps, today)
            letters.append(Letter(route_reminders.key(one.person_id, today), recipient(one), said))
    return letters


async def _scope(session: AsyncSession, municipality: Municipality, person_id: int) -> Scope:
    found = await people.find_by_id(session, person_id)
    assert found is not None
    return reach(actor_of(found, consent_version=municipality.programme.consent.version), Right.GUIDE_ROUTES)


def _counted(phrase: str, count: int, data: str = OPEN_SUPPORTED) -> dict[str, object]:
    return {"phrase": phrase, "values": {"count": count}, "rows": opening(data)}
