"""One's own route of the year: what it can rest on, its beginning, how it stands, how it came to be so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitState
from models.people import Person
from models.queries import people
from models.queries.deficits import deficits
from models.queries.routes import routes as rows
from models.routes import Activity, ActivityStatus, NextStep, Route, RouteBasis, RouteStatus
from models.young import is_young
from programmes.activities import Grade, Ground
from services.calling import call
from services.errors import NotFound, Unfitting
from services.rights import Right, must
from services.routes.route_access import Part, reach
from services.routes.route_drafting import Need, Planned, draft, draft_of_template
from services.routes.route_library import shelves
from services.routes.route_moves import Change, turn, write_down
from services.routes.route_terms import window
from services.routes.route_views import View, view_of
from services.surveys.diagnostics_results import Severity
from services.visits import Visit
from services.young_rule import young_on

GROUNDS = {RouteBasis.ATTESTATION: Ground.ATTESTATION, RouteBasis.YOUNG: Ground.YOUNG}
SEVERITIES = {Grade.POINT: Severity.POINT, Grade.EXPRESSED: Severity.EXPRESSED, Grade.CRITICAL: Severity.CRITICAL}


@dataclass(frozen=True, slots=True)
class Standing:
    view: View | None
    """None: there is no route this year."""
    confirmed: int
    """Deficits a route could rest on."""
    undecided: int
    """Deficits a methodist still looks at."""
    grounds: tuple[RouteBasis, ...]
    """What else it could rest on."""


@dataclass(frozen=True, slots=True)
class Version:
    number: int
    at: datetime
    called: str | None
    """Who; none: the clock."""
    note: str | None
    content: dict[str, Any]


async def standing(session: AsyncSession, visit: Visit) -> Standing:
    """One's route of this school year, or what it could be made of."""
    actor, year = visit.actor, visit.municipality.school_year(visit.now)
    route = await rows.of_year(session, actor.id, year)
    if route is not None and route.status is not RouteStatus.CANCELLED:
        found = Standing(await view_of(session, visit, route, Part.OWNER), 0, 0, ())
    else:
        known = await deficits.of_person(session, actor.id, school_year=year)
        confirmed = [one for one in known if one.state is DeficitState.CONFIRMED]
        undecided = [one for one in known if one.state is DeficitState.PROPOSED]
        person = await people.look(session, actor.id)
        found = Standing(None, len(confirmed), len(undecided), _grounds(visit, person))
    await session.commit()
    return found


async def begin(
    session: AsyncSession, visit: Visit, *, basis: RouteBasis, area: str | None = None, topic: str | None = None
) -> int:
    """A draft for this year, to be looked at; whoever has a route keeps it. Returns its id.

    Raises Unfitting where there is nothing it could rest on: nobody gets a route for nothing.
    """
    must(visit.actor, Right.KEEP_ROUTE)
    person = await people.get(session, visit.actor.id)
    year = visit.municipality.school_year(visit.now)
    route = await rows.of_year(session, person.id, year, to_change=True)
    if route is not None and route.status is not RouteStatus.CANCELLED:
        await session.commit()
        return route.id
    try:
        planned, goal = await _planned(session, visit, person, basis, area, topic)
    except Unfitting:
        await session.rollback()
        raise
    if route is None:
        route = await rows.add(session, _new(visit, person.id, year, basis))
    else:
        turn(route, RouteStatus.DRAFT)
        route.basis, route.reason, route.hold_until = basis, None, None
    route.goal = route.goal or goal
    await rows.add_activities(session, steps_of(visit, route, planned, after=await rows.last_place(session, route.id)))
    await write_down(session, route, Change.DRAFTED, now=visit.now, actor_id=visit.actor.id, is_whole=True)
    await session.commit()
    return route.id


async def view(session: AsyncSession, visit: Visit, *, route_id: int) -> View:
    """A route of one's own, one that one supports, or of somebody within reach."""
    route, part = await reach(session, visit, route_id)
    found = await view_of(session, visit, route, part)
    await session.commit()
    return found


async def view_of_step(session: AsyncSession, visit: Visit, *, activity_id: int) -> View:
    """The route a step belongs to."""
    must(visit.actor, Right.KEEP_ROUTE)
    route_id = await rows.route_of_activity(session, activity_id)
    if route_id is None:
        await session.rollback()
        raise NotFound
    return await view(session, visit, route_id=route_id)


async def next_step(session: AsyncSession, visit: Visit) -> NextStep | None:
    if not visit.municipality.programme.modules.routes:
        return None
    found = await rows.next_step(session, visit.actor.id, visit.municipality.school_year(visit.now))
    await session.commit()
    return found


async def versions(session: AsyncSession, visit: Visit, *, route_id: int, page: int, size: int) -> Sequence[Version]:
    """What has happened to a route, the newest first."""
    await reach(session, visit, route_id)
    found = await rows.versions(session, route_id, offset=max(page, 0) * size, limit=size + 1)
    await session.commit()
    mode = visit.municipality.privacy_mode
    return [
        Version(one.number, one.at, call(mode, actor) if actor else None, one.note, one.content) for one, actor in found
    ]


async def version(session: AsyncSession, visit: Visit, *, route_id: int, number: int) -> Version:
    """A route as it stood then; only changes of its content have kept all of it."""
    await reach(session, visit, route_id)
    found = await rows.version(session, route_id, number)
    await session.commit()
    if found is None or "steps" not in found.content:
        raise NotFound
    return Version(found.number, found.at, None, found.note, found.content)


def steps_of(visit: Visit, route: Route, planned: Sequence[Planned], *, after: int) -> list[Activity]:
    """Rows of planned steps, behind those that are there."""
    return [
        Activity(
            route_id=route.id,
            place=after + place,
            deficit_id=one.deficit_id,
            area=one.area,
            topic=one.topic,
            kind=one.option.kind,
            title=one.option.title,
            starts_on=one.starts_on,
            due_on=one.due_on,
            is_mandatory=one.option.is_mandatory,
            proof=one.option.proof,
            needs_acceptance=needs_acceptance(visit, one.option.kind),
            status=ActivityStatus.PLANNED,
            evidence=[],
        )
        for place, one in enumerate(planned, start=1)
    ]


def needs_acceptance(visit: Visit, kind: str) -> bool:
    found = visit.municipality.programme.activities.kind(kind)
    return bool(found and found.needs_acceptance)


def need_of(deficit: Deficit) -> Need:
    known = deficit.severity in {one.value for one in Severity}
    severity = Severity(deficit.severity) if known else Severity.POINT
    return Need(deficit.area, (deficit.topic,) if deficit.topic else tuple(deficit.topics), severity, deficit.id)


async def _planned(  # what a draft is made of
    session: AsyncSession,
    visit: Visit,
    person: Person,
    basis: RouteBasis,
    area: str | None,
    topic: str | None,
) -> tuple[Sequence[Planned], str | None]:
    municipality = visit.municipality
    programme, year = municipality.programme, municipality.school_year(visit.now)
    group = programme.positions.group_of(person.position)
    code = group.code if group else None
    terms = window(municipality, municipality.day(visit.now), year)
    if basis in GROUNDS:
        if basis not in _grounds(visit, person):
            raise Unfitting("route-no-such-ground")
        return draft_of_template(programme, GROUNDS[basis], group=code, terms=terms)
    if basis is RouteBasis.DEFICITS:
        confirmed = await deficits.of_person(
            session, person.id, school_year=year, states={DeficitState.CONFIRMED, DeficitState.IN_WORK}
        )
        if not confirmed:
            raise Unfitting("route-no-deficits")
        needs = [need_of(one) for one in confirmed]
    elif area is None:
        return (), None  # in own words alone
    else:
        if (area, topic) not in {(one.area, one.topic) for one in shelves(programme, code)}:
            raise Unfitting("route-no-such-ground")
        severity = SEVERITIES[programme.activities.request_grade]
        needs = [Need(area, (topic,) if topic else (), severity)]
    wished: list[str] = []
    if asked := programme.activities.forms_question:
        wished = await rows.wished_forms(session, person.id, questionnaire=asked.questionnaire, question=asked.question)
    return draft(programme, needs, wished, group=code, terms=terms), None


def _new(visit: Visit, person_id: int, year: int, basis: RouteBasis) -> Route:
    return Route(
        person_id=person_id,
        school_year=year,
        basis=basis,
        status=RouteStatus.DRAFT,
        version=0,
        created_at=visit.now,
        changed_at=visit.now,
    )


def _grounds(visit: Visit, person: Person) -> tuple[RouteBasis, ...]:
    """Ready plans of the programme; the one for beginners only for them."""
    activities = visit.municipality.programme.activities
    young = young_on(visit.municipality, visit.municipality.day(visit.now))
    return tuple(
        basis
        for basis, ground in GROUNDS.items()
        if activities.template(ground) and (basis is not RouteBasis.YOUNG or is_young(young, person))
    )
