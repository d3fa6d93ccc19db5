"""Facts the bot knows close steps of routes by themselves: nobody reports what is known already."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import routes as rows
from models.routes import Activity, ActivityStatus, RouteStatus
from services.municipality import Municipality
from services.route_moves import AHEAD, Change, is_walked, turn, turn_step, write_down
from services.route_steps import is_over
from services.school_year import school_year


async def close_by_fact(  # what happened, to whom and when
    session: AsyncSession,
    municipality: Municipality,
    *,
    person_id: int,
    kind: str,
    topic: str | None,
    on: date,
    reference: str,
    now: datetime,
) -> int:
    """Mark the step a fact fulfils as done, within the caller's transaction; returns how many steps that were.

    `kind` is the fact's own, as `closed_by` of the programme names it; `topic`, where the fact has one, fits steps of
    that topic and of none. `reference` names the fact: the same one closes nothing twice.
    """
    year = school_year(on, municipality.programme.calendar.school_year.since)
    route = await rows.of_year(session, person_id, year, to_change=True)
    if route is None or not (is_walked(route) or route.status is RouteStatus.ON_HOLD):
        return 0
    steps = await rows.activities_of(session, route.id)
    if any(one.get("reference") == reference for step in steps for one in step.evidence):
        return 0
    found = _fitting(municipality, steps, kind, topic)
    if found is None:
        return 0
    turn_step(found, ActivityStatus.DONE)
    found.done_on = on
    fact = {"kind": "fact", "fact": kind, "reference": reference, "at": now.isoformat()}
    found.evidence = [*found.evidence, fact]
    await write_down(session, route, Change.FACT, now=now, actor_id=None, activity=found)
    if route.status is RouteStatus.ACTIVE and is_over(steps):
        turn(route, RouteStatus.COMPLETED)
        await write_down(session, route, Change.COMPLETED, now=now, actor_id=None, is_whole=True)
    return 1


def _fitting(municipality: Municipality, steps: list[Activity], kind: str, topic: str | None) -> Activity | None:
    """The nearest open step of a fitting kind, one of that very topic before one of none."""
    kinds = {one.code for one in municipality.programme.activities.kinds if kind in one.closed_by}
    fitting = [
        step
        for step in steps
        if step.status in AHEAD and step.kind in kinds and (topic is None or step.topic in {None, topic})
    ]
    return min(fitting, key=lambda step: (step.topic != topic, step.due_on, step.id), default=None)
