"""Routes of others: figures first, lists of what waits, a word that is needed, steps accepted or given back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import audiences
from models.queries.register import register as register_rows
from models.queries.routes import route_lists, routes
from models.route_filters import Narrow, RouteFilter
from models.routes import ActivityStatus, Route, RouteStatus
from services import audit, outbox
from services.calling import call
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.notices import recipient
from services.outbox import Letter, Priority
from services.paging import pages_of
from services.rights import Right, must, reach
from services.routes import route_deficits, route_editing, route_notices, route_reminders
from services.routes.route_access import Part, reach_as, step
from services.routes.route_changes import move_step, record
from services.routes.route_moves import Change, turn
from services.routes.route_steps import complete
from services.routes.route_words import LONGEST_REASON, line
from services.visits import Visit

MOST_AT_ONCE = 500
"""Routes changed by one tap; the rest by another."""
GUIDED = tuple(one for one in RouteFilter if one is not RouteFilter.SUPPORTED)


@dataclass(frozen=True, slots=True)
class Summary:
    statuses: Mapping[RouteStatus, int]
    progress: float | None
    without_route: int
    """Have a confirmed deficit and no route."""
    lists: Mapping[RouteFilter, int]


@dataclass(frozen=True, slots=True)
class Line:
    route_id: int
    called: str
    status: RouteStatus
    done: int
    steps: int


@dataclass(frozen=True, slots=True)
class Found:
    lines: Sequence[Line]
    count: int
    page: int
    pages: int


async def summary(session: AsyncSession, visit: Visit) -> Summary:
    scope = must(visit.actor, Right.GUIDE_ROUTES)
    year = visit.municipality.school_year(visit.now)
    found = Summary(
        statuses=await route_lists.statuses(session, scope, year),
        progress=await route_lists.average_progress(session, scope, year),
        without_route=await route_lists.without_route(session, scope, year),
        lists=await route_lists.counts(session, scope, [narrow(visit, one) for one in RouteFilter]),
    )
    await session.commit()
    return found


async def supported(session: AsyncSession, visit: Visit) -> int:
    """How many routes one supports; anybody may ask, and most support none."""
    must(visit.actor, Right.KEEP_ROUTE)
    scope = reach(visit.actor, Right.GUIDE_ROUTES)
    count = await route_lists.count(session, scope, narrow(visit, RouteFilter.SUPPORTED))
    await session.commit()
    return count


async def find(  # what a list is narrowed by
    session: AsyncSession,
    visit: Visit,
    *,
    chosen: RouteFilter,
    organization_id: int | None = None,
    association_id: int | None = None,
    page: int,
    size: int,
) -> Found:
    """One page of a list, by name; the routes one supports need no right but the row."""
    scope = must(visit.actor, Right.KEEP_ROUTE if chosen is RouteFilter.SUPPORTED else Right.GUIDE_ROUTES)
    asked = replace(narrow(visit, chosen), organization_id=organization_id, association_id=association_id)
    count = await route_lists.count(session, scope, asked)
    found = await route_lists.page(session, scope, asked, offset=max(page, 0) * size, limit=size)
    await session.commit()
    mode = visit.municipality.privacy_mode
    lines = [
        Line(one.route.id, call(mode, one.person, place=one.place), one.route.status, one.done, one.steps)
        for one in found
    ]
    return Found(lines, count, max(page, 0), pages_of(count, size))


async def matching(session: AsyncSession, visit: Visit, *, chosen: Narrow) -> tuple[int, str]:
    """How many routes `agree_all` would agree to, and what these very routes are known by as they are now."""
    waiting = _waiting(visit, await _listed(session, visit, chosen))
    told = len(waiting), _mark(waiting)
    await session.commit()
    return told


async def supporters(session: AsyncSession, visit: Visit, *, words: list[str], size: int) -> list[tuple[int, str]]:
    """Who may be named for many routes at once; one more than a page holds."""
    must(visit.actor, Right.GUIDE_ROUTES)
    found = await routes.supporters(session, words=words, but=0, offset=0, limit=size + 1)
    await session.commit()
    return [(one.id, call(visit.municipality.privacy_mode, one)) for one in found]


async def places(session: AsyncSession, visit: Visit, *, page: int, size: int) -> tuple[list[tuple[int, str]], int]:
    """A page of the schools within reach, and the number of pages."""
    scope = must(visit.actor, Right.GUIDE_ROUTES)
    found, count = await register_rows.schools(session, scope, offset=max(page, 0) * size, limit=size)
    await session.commit()
    return [(one.id, one.title) for one in found], pages_of(count, size)


async def associations(session: AsyncSession, visit: Visit) -> list[tuple[int, str]]:
    scope = must(visit.actor, Right.GUIDE_ROUTES)
    found = await audiences.associations(session, scope)
    await session.commit()
    return found


async def agree(session: AsyncSession, visit: Visit, *, route_id: int) -> None:
    """The methodist's word; nobody gives it to themselves."""
    must(visit.actor, Right.GUIDE_ROUTES)
    route, part = await reach_as(session, visit, route_id, Part.GUIDE, Part.OWNER)
    if part is Part.OWNER:
        await session.rollback()
        raise Unfitting("route-not-your-own")
    if route.status not in {RouteStatus.AGREED, RouteStatus.ACTIVE}:
        await session.rollback()
        raise Unfitting("route-moved-on")
    await _agree(session, visit, route)
    await session.commit()


async def agree_all(session: AsyncSession, visit: Visit, *, chosen: Narrow, mark: str) -> int:
    """Every route of a list that waits for a word; returns how many.

    Raises Unfitting where these are not those that were shown.
    """
    waiting = _waiting(visit, await _listed(session, visit, chosen))
    if _mark(waiting) != mark:
        await session.rollback()
        raise Unfitting("deficits-confirm-changed")
    for route in waiting:
        await _agree(session, visit, route)
    await session.commit()
    return len(waiting)


def _waiting(visit: Visit, found: Sequence[Route]) -> list[Route]:
    return [one for one in found if one.status is RouteStatus.AGREED and one.person_id != visit.actor.id]


def _mark(found: Sequence[Route]) -> str:
    return mark_of(*((one.id, one.version) for one in found))


async def support_all(session: AsyncSession, visit: Visit, *, chosen: Narrow, person_id: int) -> int:
    """One supporter for every route of a list that may be changed: each owner is asked; returns how many."""
    changed = 0
    for route in await _listed(session, visit, chosen):
        is_open = route.status in {RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.PROPOSED}
        if is_open and visit.actor.id != route.person_id != person_id and route.supporter_id != person_id:
            await route_editing.support(session, visit, route, Part.GUIDE, person_id)
            changed += 1
    await session.commit()
    return changed


async def remind_all(session: AsyncSession, visit: Visit, *, chosen: Narrow) -> int:
    """Everybody of a list whose steps are late, once a day at most; returns how many."""
    owners = [route.person_id for route in await _listed(session, visit, replace(chosen, chosen=RouteFilter.OVERDUE))]
    day = visit.municipality.day(visit.now)
    late = await route_reminders.late_of(session, owners, today=day)
    reached = [one for one in await audiences.reached_of(session, owners) if one.person_id in late]
    letters = [
        Letter(
            f"route-asked:{one.person_id}:{day.isoformat()}",
            recipient(one),
            route_reminders.said(late[one.person_id], day),
        )
        for one in reached
    ]
    added = await outbox.put(
        session,
        visit.municipality,
        letters,
        kind=route_reminders.ASKED,
        priority=Priority.REMINDER,
        now=visit.now,
    )
    await audit.note(session, visit, Action.ROUTE_CHANGED, change="reminded", count=added)
    await session.commit()
    return added


async def confirm(session: AsyncSession, visit: Visit, *, activity_id: int) -> int:
    """Whoever supports the route has seen that a step was done."""
    route, _, found = await step(session, visit, activity_id, Part.GUIDE, Part.SUPPORTER)
    if found.status is not ActivityStatus.ACCEPTED:
        await move_step(session, found, ActivityStatus.ACCEPTED)
        found.accepted_by, found.accepted_at = visit.actor.id, visit.now
        await record(session, visit, route, Change.CONFIRMED, found)
        await complete(session, visit, route)
    await session.commit()
    return route.id


async def give_back(session: AsyncSession, visit: Visit, *, activity_id: int, typed: str) -> int:
    """Not yet, and why: the step goes on."""
    word = line(typed, LONGEST_REASON)
    route, _, found = await step(session, visit, activity_id, Part.GUIDE, Part.SUPPORTER)
    await move_step(session, found, ActivityStatus.IN_PROGRESS)
    if route.status is RouteStatus.COMPLETED:
        turn(route, RouteStatus.ACTIVE)
    found.comment, found.done_on = word, None
    await record(session, visit, route, Change.RETURNED, found, note=word)
    await route_notices.tell_owner(session, visit, route, "route-notice-returned", title=found.title, word=word)
    await session.commit()
    return route.id


def narrow(visit: Visit, chosen: RouteFilter) -> Narrow:
    """A list of this school year."""
    activities, municipality = visit.municipality.programme.activities, visit.municipality
    return Narrow(
        school_year=municipality.school_year(visit.now),
        chosen=chosen,
        today=municipality.day(visit.now),
        stalled_since=visit.now - timedelta(days=activities.stalled_days),
        practical=[kind.code for kind in activities.kinds if kind.is_practical],
        actor_id=visit.actor.id,
    )


async def _listed(session: AsyncSession, visit: Visit, chosen: Narrow) -> list[Route]:
    """Routes of a list, to be changed; never those one merely supports."""
    scope = must(visit.actor, Right.GUIDE_ROUTES)
    if chosen.chosen is RouteFilter.SUPPORTED:
        raise NotFound
    ids = await route_lists.ids(session, scope, chosen, limit=MOST_AT_ONCE)
    return await routes.to_change(session, ids)


async def _agree(session: AsyncSession, visit: Visit, route: Route) -> None:
    if route.status is RouteStatus.ACTIVE:
        return
    turn(route, RouteStatus.ACTIVE)
    route.agreed_at, route.agreed_by = visit.now, visit.actor.id
    await route_deficits.take_up(session, route, now=visit.now, actor_id=visit.actor.id)
    await record(session, visit, route, Change.AGREED)
    await audit.note(session, visit, Action.ROUTE_AGREED, person_id=route.person_id)
    await route_notices.tell_owner(session, visit, route, "route-notice-agreed")
    await complete(session, visit, route)
