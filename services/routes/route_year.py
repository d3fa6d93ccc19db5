"""The turn of the school year: what is finished ends, what is not goes on as a draft of the new year."""

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import audiences
from models.queries.routes import route_reminders as due
from models.queries.routes import routes as rows
from models.routes import Activity, ActivityStatus, Route, RouteStatus
from services import outbox
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.routes.route_moves import AHEAD, FINISHED, Change, turn, write_down
from services.routes.route_notices import KIND, opening
from services.routes.route_terms import spread, window

log = logging.getLogger(__name__)

PORTION = 50
USUAL_DAYS = 30


async def turn_over(session: AsyncSession, municipality: Municipality, now: datetime) -> int:
    """Every route of an earlier year that is still open, however late; twice is once. Returns how many."""
    year, after, turned = municipality.school_year(now), 0, 0
    while found := await due.of_past_years(session, school_year=year, after=after, limit=PORTION):
        numbers = [route.id for route in found]
        for number, route in zip(numbers, found, strict=True):
            try:
                async with session.begin_nested():
                    await _turn(session, municipality, route, now)
                turned += 1
            except Exception:  # one that cannot be turned must not keep the others
                log.exception("route %s could not be carried over", number)
        after = numbers[-1]
        await session.commit()
    await session.commit()
    return turned


async def _turn(session: AsyncSession, municipality: Municipality, route: Route, now: datetime) -> None:
    steps = await rows.activities_of(session, route.id)
    left = [one for one in steps if one.status in AHEAD]
    was_walked = route.status in {RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.ON_HOLD}
    if was_walked and not left and any(one.status in FINISHED for one in steps):
        turn(route, RouteStatus.COMPLETED)
        await write_down(session, route, Change.COMPLETED, now=now, actor_id=None, is_whole=True)
        return
    turn(route, RouteStatus.CARRIED_OVER)
    await write_down(session, route, Change.CARRIED_OVER, now=now, actor_id=None, is_whole=True)
    year = municipality.school_year(now)
    if left and await rows.of_year(session, route.person_id, year) is None:
        new = await rows.add(session, _successor(route, year, now))
        await rows.add_activities(session, await _carried(session, municipality, new, left, now))
        await write_down(session, new, Change.DRAFTED, now=now, actor_id=None, is_whole=True)
        await _tell(session, municipality, new, now)


def _successor(old: Route, year: int, now: datetime) -> Route:
    return Route(
        person_id=old.person_id,
        school_year=year,
        basis=old.basis,
        goal=old.goal,
        supporter_id=old.supporter_id,
        status=RouteStatus.DRAFT,
        version=0,
        created_at=now,
        changed_at=now,
        previous_id=old.id,
    )


async def _carried(
    session: AsyncSession, municipality: Municipality, new: Route, left: Sequence[Activity], now: datetime
) -> list[Activity]:
    """The same steps with terms of the new year, for the rows their deficits go on as."""
    kinds = {kind.code: kind.days for kind in municipality.programme.activities.kinds}
    terms = window(municipality, municipality.day(now), new.school_year)
    days = spread(terms, [kinds.get(one.kind, USUAL_DAYS) for one in left])
    heirs = await rows.heirs_of(session, [one.deficit_id for one in left if one.deficit_id], new.school_year)
    return [
        Activity(
            route_id=new.id,
            place=place,
            deficit_id=heirs.get(one.deficit_id, one.deficit_id) if one.deficit_id else None,
            area=one.area,
            topic=one.topic,
            kind=one.kind,
            title=one.title,
            starts_on=starts_on,
            due_on=due_on,
            is_mandatory=one.is_mandatory,
            helper_id=one.helper_id,
            expected=one.expected,
            proof=one.proof,
            needs_acceptance=one.needs_acceptance,
            status=ActivityStatus.PLANNED,
            evidence=[],
        )
        for place, (one, (starts_on, due_on)) in enumerate(zip(left, days, strict=True), start=1)
    ]


async def _tell(session: AsyncSession, municipality: Municipality, route: Route, now: datetime) -> None:
    said = {"phrase": "route-notice-carried-over", "rows": opening()}
    reached = await audiences.reached_of(session, [route.person_id])
    letters = [Letter(f"route-turned:{route.id}", recipient(one), said) for one in reached]
    await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.NOTICE, now=now)
