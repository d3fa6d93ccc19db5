"""Facts the bot knows close steps of routes by themselves: nobody reports what is known already."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.routes import routes as rows
from models.routes import Activity, ActivityStatus, RouteStatus
from services.municipality import Municipality
from services.routes.route_moves import AHEAD, OPEN, Change, is_walked, turn, turn_step, write_down
from services.routes.route_steps import is_over
from services.school_year import school_year


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that has happened to somebody."""

    kind: str
    """As `closed_by` of the programme names it."""
    on: date
    reference: str
    """Names the fact: the same one closes nothing twice."""
    topic: str | None = None
    area: str | None = None
    """Where the fact has them, it fits steps of that one and of none."""
    topics: tuple[str, ...] = ()
    """Of a fact that has several topics: it fits steps of each of them."""


async def close_by_fact(
    session: AsyncSession, municipality: Municipality, fact: Fact, *, person_id: int, now: datetime
) -> int:
    """Mark the step a fact fulfils as done, within the caller's transaction; returns how many steps that were."""
    year = school_year(fact.on, municipality.programme.calendar.school_year.since)
    route = await rows.of_year(session, person_id, year, to_change=True)
    if route is None or not (is_walked(route) or route.status is RouteStatus.ON_HOLD):
        return 0
    steps = await rows.activities_of(session, route.id)
    if any(one.get("reference") == fact.reference for step in steps for one in step.evidence):
        return 0
    found = _fitting(municipality, steps, fact)
    if found is None:
        return 0
    turn_step(found, ActivityStatus.DONE)
    found.done_on = fact.on
    proof = {"kind": "fact", "fact": fact.kind, "reference": fact.reference, "at": now.isoformat()}
    found.evidence = [*found.evidence, proof]
    await write_down(session, route, Change.FACT, now=now, actor_id=None, activity=found)
    if route.status is RouteStatus.ACTIVE and is_over(steps):
        turn(route, RouteStatus.COMPLETED)
        await write_down(session, route, Change.COMPLETED, now=now, actor_id=None, is_whole=True)
    return 1


async def open_again(
    session: AsyncSession, municipality: Municipality, fact: Fact, *, person_id: int, now: datetime
) -> int:
    """It was not so: the step the fact has closed is ahead again, unless somebody has accepted it; returns how many."""
    year = school_year(fact.on, municipality.programme.calendar.school_year.since)
    route = await rows.of_year(session, person_id, year, to_change=True)
    if route is None or route.status not in {*OPEN, RouteStatus.COMPLETED}:
        return 0
    steps = await rows.activities_of(session, route.id)
    found = next((step for step in steps for one in step.evidence if one.get("reference") == fact.reference), None)
    if found is None or found.status is ActivityStatus.ACCEPTED:
        return 0
    found.evidence = [one for one in found.evidence if one.get("reference") != fact.reference]
    if found.status is not ActivityStatus.DONE:
        return 0
    if route.status is RouteStatus.COMPLETED:
        turn(route, RouteStatus.ACTIVE if route.agreed_at else RouteStatus.AGREED)
        await write_down(session, route, Change.REOPENED, now=now, actor_id=None)
    turn_step(found, ActivityStatus.PLANNED)
    found.done_on = None
    await write_down(session, route, Change.UNDONE, now=now, actor_id=None, activity=found)
    return 1


def _fitting(municipality: Municipality, steps: list[Activity], fact: Fact) -> Activity | None:
    """The nearest open step of a fitting kind, one of that very topic before one of none."""
    topics = fact.topics or ((fact.topic,) if fact.topic else ())
    kinds = {one.code for one in municipality.programme.activities.kinds if fact.kind in one.closed_by}
    fitting = [
        step
        for step in steps
        if step.status in AHEAD
        and step.kind in kinds
        and (not topics or step.topic in {None, *topics})
        and (fact.area is None or step.area in {None, fact.area})
    ]
    return min(fitting, key=lambda step: (step.topic not in (topics or {None}), step.due_on, step.id), default=None)
