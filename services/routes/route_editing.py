"""What stands in a route, changed by its owner or proposed by whoever guides them; accepted, called off."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries.routes import routes as rows
from models.routes import Activity, ActivityStatus, Route, RouteStatus
from programmes.activities import OWN
from services import audit
from services.calling import called_to
from services.errors import NotFound, Unfitting
from services.rights import Right, must
from services.routes import route_deficits, route_library, route_notices
from services.routes.route_access import Part, group_of, own, reach, reach_as, step
from services.routes.route_changes import move, record
from services.routes.route_library import Option
from services.routes.route_moves import AHEAD, FINISHED, Change, turn, turn_step
from services.routes.route_steps import complete
from services.routes.route_terms import window
from services.routes.route_views import progress_of
from services.routes.route_words import LONGEST_GOAL, LONGEST_REASON, LONGEST_TITLE, line, within
from services.routes.routes import needs_acceptance
from services.visits import Visit

MOST = 10
EDITORS = (Part.OWNER, Part.GUIDE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the library an option stands: its area and topic, and its number among theirs."""

    area: str | None
    topic: str | None
    number: int


async def swap(session: AsyncSession, visit: Visit, *, activity_id: int, number: int) -> int:
    """Another step of the library for the same difficulty; returns the id of the step that stands there now."""
    route, part, old = await step(session, visit, activity_id, *EDITORS)
    option = await _option(session, visit, route, Place(old.area, old.topic, number))
    return await _replace(session, visit, route, part, old, option)


async def rewrite(session: AsyncSession, visit: Visit, *, activity_id: int, typed: str) -> int:
    """A step in somebody's own words in the place of another."""
    title = line(typed, LONGEST_TITLE)
    route, part, old = await step(session, visit, activity_id, *EDITORS)
    return await _replace(session, visit, route, part, old, Option(OWN, title, old.is_mandatory, 1, None))


async def add(session: AsyncSession, visit: Visit, *, route_id: int, place: Place) -> int:
    """One more step of the library; returns its id."""
    route, part = await reach_as(session, visit, route_id, *EDITORS)
    return await _add(session, visit, route, part, await _option(session, visit, route, place), place)


async def add_own(session: AsyncSession, visit: Visit, *, route_id: int, typed: str) -> int:
    title = line(typed, LONGEST_TITLE)
    route, part = await reach_as(session, visit, route_id, *EDITORS)
    return await _add(session, visit, route, part, Option(OWN, title, False, 30, None), Place(None, None, 0))


async def remove(session: AsyncSession, visit: Visit, *, activity_id: int) -> int:
    """A step less; of a route that has been accepted it stays in the history. Returns the id of the route."""
    route, part, found = await step(session, visit, activity_id, *EDITORS)
    await _must_be_ahead(session, found)
    if route.accepted_at is None and found.replaces_id is None:
        is_mandatory = found.is_mandatory
        await rows.remove_activity(session, found)
    else:
        is_mandatory = found.is_mandatory
        turn_step(found, ActivityStatus.SKIPPED)
    await _edited(session, visit, route, part, is_mandatory=is_mandatory)
    await complete(session, visit, route)
    await session.commit()
    return route.id


async def move_term(session: AsyncSession, visit: Visit, *, activity_id: int, due_on: date) -> int:
    """Another day a step is to be done by; a methodist's word is not needed for it. Returns the id of the route."""
    route, part, found = await step(session, visit, activity_id, *EDITORS)
    await _must_be_ahead(session, found)
    terms = window(visit.municipality, visit.municipality.day(visit.now), route.school_year)
    try:
        found.due_on = within(terms, due_on)
    except Unfitting:
        await session.rollback()
        raise
    found.starts_on = min(found.starts_on, found.due_on)
    if part is Part.OWNER and route.status in {RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.ON_HOLD}:
        await record(session, visit, route, Change.POSTPONED, found)
    else:
        await _edited(session, visit, route, part, is_mandatory=False)
    await session.commit()
    return route.id


async def set_goal(session: AsyncSession, visit: Visit, *, route_id: int, typed: str) -> None:
    goal = line(typed, LONGEST_GOAL)
    route, part = await reach_as(session, visit, route_id, *EDITORS)
    route.goal = goal
    await _edited(session, visit, route, part, is_mandatory=False)
    await session.commit()


async def set_supporter(session: AsyncSession, visit: Visit, *, route_id: int, person_id: int | None) -> None:
    """Who helps along the way; whom a guide names sees the route once its owner has agreed to them."""
    route, part = await reach_as(session, visit, route_id, *EDITORS)
    await support(session, visit, route, part, person_id)
    await session.commit()


async def support(session: AsyncSession, visit: Visit, route: Route, part: Part, person_id: int | None) -> None:
    """The same within the caller's transaction. Raises NotFound for somebody who supports nobody."""
    if route.supporter_id == person_id:
        return
    if person_id is not None and (person_id == route.person_id or not await rows.find_supporter(session, person_id)):
        await session.rollback()
        raise NotFound
    route.supporter_id = person_id
    if part is Part.GUIDE:
        await audit.note(session, visit, Action.ROUTE_CHANGED, person_id=route.person_id, change="supporter")
    await _edited(session, visit, route, part, is_mandatory=False, change=Change.SUPPORTED)


async def accept(session: AsyncSession, visit: Visit, *, route_id: int) -> RouteStatus:
    """The owner agrees: to their own draft, which a methodist then looks at, or to a proposal, which is enough."""
    route = await own(session, visit, route_id)
    if route.status not in {RouteStatus.DRAFT, RouteStatus.PROPOSED}:
        await session.commit()
        return route.status
    counted = progress_of(await rows.activities_of(session, route.id)).steps
    if not 1 <= counted <= MOST:
        await session.rollback()
        raise Unfitting("route-steps-out-of-range", most=MOST)
    was_proposed = route.status is RouteStatus.PROPOSED
    turn(route, RouteStatus.ACTIVE if was_proposed else RouteStatus.AGREED)
    route.accepted_at = visit.now
    if was_proposed:
        route.agreed_at = visit.now
        await route_deficits.take_up(session, route, now=visit.now, actor_id=visit.actor.id)
    await record(session, visit, route, Change.ACCEPTED, is_whole=True)
    await complete(session, visit, route)
    await session.commit()
    return route.status


async def cancel(session: AsyncSession, visit: Visit, *, route_id: int, typed: str) -> None:
    """A route is voluntary: its owner may call it off, and begin anew. What was done stays in it."""
    reason = line(typed, LONGEST_REASON)
    route = await own(session, visit, route_id)
    if route.status is not RouteStatus.CANCELLED:
        await move(session, route, RouteStatus.CANCELLED)
        route.reason, route.accepted_at, route.agreed_at, route.hold_until = reason, None, None, None
        for one in await rows.activities_of(session, route.id):
            if one.status in AHEAD:
                await rows.remove_activity(session, one)
        await route_deficits.let_go(session, route, now=visit.now, actor_id=visit.actor.id)
        await record(session, visit, route, Change.CANCELLED, note=reason, is_whole=True)
    await session.commit()


async def supporters(
    session: AsyncSession, visit: Visit, *, route_id: int, words: list[str], page: int, size: int
) -> list[tuple[int, str]]:
    """Mentors and methodists by parts of their names, whoever may be asked to help; one more than a page holds."""
    must(visit.actor, Right.KEEP_ROUTE)
    route, part = await reach(session, visit, route_id)
    if part not in EDITORS:
        await session.rollback()
        raise NotFound
    found = await rows.supporters(session, words=words, but=route.person_id, offset=max(page, 0) * size, limit=size + 1)
    await session.commit()
    return [(one.id, called_to(visit, one)) for one in found]


async def _option(session: AsyncSession, visit: Visit, route: Route, place: Place) -> Option:
    group = await group_of(session, visit, route)
    offered = route_library.options(visit.municipality.programme, place.area, place.topic, group)
    if not 0 <= place.number < len(offered):
        await session.rollback()
        raise NotFound
    return offered[place.number]


async def _replace(  # the old step, and what comes in its place
    session: AsyncSession, visit: Visit, route: Route, part: Part, old: Activity, option: Option
) -> int:
    await _must_be_ahead(session, old)
    if (old.kind, old.title) == (option.kind, option.title):
        await session.commit()
        return old.id
    new = old
    if route.accepted_at is not None:
        turn_step(old, ActivityStatus.SKIPPED)
        new = Activity(
            route_id=route.id,
            place=old.place,
            deficit_id=old.deficit_id,
            area=old.area,
            topic=old.topic,
            starts_on=old.starts_on,
            due_on=old.due_on,
            is_mandatory=old.is_mandatory,
            status=ActivityStatus.PLANNED,
            replaces_id=old.id,
            evidence=[],
        )
    new.kind, new.title, new.proof = option.kind, option.title, option.proof
    new.needs_acceptance = needs_acceptance(visit, option.kind)
    await rows.add_activities(session, [new])
    await _edited(session, visit, route, part, is_mandatory=old.is_mandatory)
    await session.commit()
    return new.id


async def _add(  # what is added, and where from
    session: AsyncSession, visit: Visit, route: Route, part: Part, option: Option, place: Place
) -> int:
    steps = await rows.activities_of(session, route.id)
    alike = next((one for one in steps if (one.kind, one.title) == (option.kind, option.title)), None)
    if alike is not None and alike.status is not ActivityStatus.SKIPPED:
        await session.commit()
        return alike.id
    if progress_of(steps).steps >= MOST:
        await session.rollback()
        raise Unfitting("route-too-many-steps", most=MOST)
    today = visit.municipality.day(visit.now)
    terms = window(visit.municipality, today, route.school_year)
    helped = (one for one in steps if (one.area, one.topic) == (place.area, place.topic) and one.deficit_id)
    related = next(helped, None)
    new = Activity(
        route_id=route.id,
        place=await rows.last_place(session, route.id) + 1,
        deficit_id=related.deficit_id if related else None,
        area=place.area,
        topic=place.topic,
        kind=option.kind,
        title=option.title,
        starts_on=terms.first,
        due_on=terms.fit(min(date.fromordinal(terms.first.toordinal() + option.days), terms.end)),
        is_mandatory=False,
        proof=option.proof,
        needs_acceptance=needs_acceptance(visit, option.kind),
        status=ActivityStatus.PLANNED,
        evidence=[],
    )
    await rows.add_activities(session, [new])
    await _edited(session, visit, route, part, is_mandatory=False)
    await session.commit()
    return new.id


async def _edited(  # what an edit means for the status
    session: AsyncSession,
    visit: Visit,
    route: Route,
    part: Part,
    *,
    is_mandatory: bool,
    change: Change = Change.EDITED,
) -> None:
    """A guide's edit is a proposal; the owner's needs a methodist's word again only where something mandatory went."""
    status = route.status
    if part is Part.GUIDE:
        await move(session, route, RouteStatus.PROPOSED)
        route.agreed_by = visit.actor.id
        await record(session, visit, route, Change.PROPOSED, is_whole=True)
        if status is not RouteStatus.PROPOSED:
            await audit.note(session, visit, Action.ROUTE_CHANGED, person_id=route.person_id, change="proposed")
            await route_notices.tell_owner_later(session, visit, route, "route-notice-proposed")
        return
    if status is RouteStatus.PROPOSED:
        await move(session, route, RouteStatus.DRAFT)
    elif status is RouteStatus.ACTIVE and is_mandatory:
        await move(session, route, RouteStatus.AGREED)
    elif status is RouteStatus.COMPLETED:
        if any(one.status in AHEAD for one in await rows.activities_of(session, route.id)):
            await move(session, route, RouteStatus.ACTIVE if route.agreed_at else RouteStatus.AGREED)
    elif status in {RouteStatus.CANCELLED, RouteStatus.CARRIED_OVER}:
        await session.rollback()
        raise Unfitting("route-moved-on")
    if route.status is RouteStatus.ACTIVE:
        await route_deficits.take_up(session, route, now=visit.now, actor_id=visit.actor.id)
    await record(session, visit, route, change, is_whole=True)


async def _must_be_ahead(session: AsyncSession, found: Activity) -> None:
    """What was done stays as it was done."""
    if found.status not in AHEAD:
        is_done = found.status in FINISHED
        await session.rollback()
        raise Unfitting("route-step-is-done" if is_done else "route-moved-on")
