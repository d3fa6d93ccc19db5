"""The plan of courses: the lines of one's part looked through, put into the plan or declined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.course_groups import PlanFilter
from models.course_rows import PlanLine
from models.courses import CourseRequest, RequestSource, RequestStatus
from models.queries import organizations
from models.queries.courses import course_due
from models.queries.courses import course_plan as rows
from models.queries.courses.course_plan import Plan
from models.scopes import Scope
from services import audit, notices
from services.calling import call
from services.courses import course_rules, course_terms
from services.courses.course_wishes import plan_year, words_of
from services.errors import NotAllowed, NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

LONGEST_REASON = 300
MOST_TOPICS = 30
SETTLED = (RequestStatus.ENROLLED, RequestStatus.COMPLETED)


@dataclass(frozen=True, slots=True)
class Overview:
    year: int
    counts: Mapping[RequestStatus, int]
    topics: Sequence[tuple[str, int]]
    is_keeper: bool
    """Whether they gather the plan and not only look after a part."""


@dataclass(frozen=True, slots=True)
class View:
    line: PlanLine
    called: str


@dataclass(frozen=True, slots=True)
class Page:
    views: Sequence[View]
    page: int
    pages: int
    count: int
    year: int
    narrow: PlanFilter
    school: str


async def overview(session: AsyncSession, visit: Visit, *, year: int) -> Overview:
    plan = plan_of(visit, year)
    counts = await rows.counts(session, plan)
    topics = await rows.topics(session, plan, limit=MOST_TOPICS)
    await session.commit()
    known = {one.code for one in visit.municipality.programme.competences.topics}
    keeps = must(visit.actor, Right.SEE_COURSES).is_whole
    return Overview(year, counts, [one for one in topics if one[0] in known], keeps)


async def page(session: AsyncSession, visit: Visit, *, year: int, narrow: PlanFilter, page: int, size: int) -> Page:
    plan = plan_of(visit, year)
    if narrow.organization_id is not None and not plan.scope.covers(organization_id=narrow.organization_id):
        raise NotFound
    found, count = await rows.page(session, plan, narrow, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await rows.page(session, plan, narrow, offset=(pages - 1) * size, limit=size)
    school = await organizations.get(session, narrow.organization_id) if narrow.organization_id else None
    title = school.title if school else ""
    await session.commit()
    views = [_view(visit, one) for one in found]
    return Page(views, min(page, pages - 1), pages, count, year, narrow, title)


async def look(session: AsyncSession, visit: Visit, *, request_id: int) -> View:
    scope = _must_see(visit)
    request = await rows.find(session, scope, request_id)
    if request is None:
        raise NotFound
    line = await rows.look(session, _plan_of(visit, request.year), request_id)
    await session.commit()
    if line is None:
        raise NotFound
    return _view(visit, line)


async def take_in(session: AsyncSession, visit: Visit, *, request_id: int) -> None:
    """Into the plan."""
    request = await _to_change(session, visit, request_id)
    if request.status is not RequestStatus.IN_PLAN:
        request.status, request.reason = RequestStatus.IN_PLAN, None
        await _changed(session, visit, request)
        await _tell(session, visit, request, "course-notice-in-plan")
    await session.commit()


async def decline(session: AsyncSession, visit: Visit, *, request_id: int, typed: str) -> None:
    reason = words_of(typed, LONGEST_REASON)
    request = await _to_change(session, visit, request_id)
    request.status, request.reason = RequestStatus.DECLINED, reason
    await _changed(session, visit, request)
    await _tell(session, visit, request, "course-notice-declined", reason=reason)
    await session.commit()


async def put_off(session: AsyncSession, visit: Visit, *, request_id: int) -> None:
    """To the next year, where the same line stands asked for; twice is once."""
    request = await _to_change(session, visit, request_id)
    if request.status is not RequestStatus.MOVED:
        request.status = RequestStatus.MOVED
        again = ("person_id", "topic", "wish", "kind", "hours", "form", "season", "source", "created_by")
        line = {name: getattr(request, name) for name in again}
        moved = {"year": request.year + 1, "status": RequestStatus.REQUESTED}
        await rows.put(session, [line | moved | {"created_at": visit.now, "changed_at": visit.now}])
        await _changed(session, visit, request)
        await _tell(session, visit, request, "course-notice-put-off", year=str(request.year + 1))
    await session.commit()


async def set_topic(session: AsyncSession, visit: Visit, *, request_id: int, topic: str) -> None:
    if topic and topic not in {one.code for one in visit.municipality.programme.competences.topics}:
        raise NotFound
    request = await _to_change(session, visit, request_id)
    other = await rows.of_key(session, request.person_id, request.year, topic)
    if other is not None and other.id != request.id:
        await session.rollback()
        raise Unfitting("course-plan-is-there")
    request.topic = topic
    await _changed(session, visit, request)
    await session.commit()


async def set_season(session: AsyncSession, visit: Visit, *, request_id: int, season: str | None) -> None:
    """One of the options people choose from; none: any."""
    if season is not None and season not in seasons(visit):
        raise NotFound
    request = await _to_change(session, visit, request_id)
    request.season = season
    await _changed(session, visit, request)
    await session.commit()


async def add_for(session: AsyncSession, visit: Visit, *, person_id: int) -> int:
    """A line for somebody of one's part; the one that is there if there is one. Returns its id."""
    scope = _must_see(visit)
    today = visit.municipality.day(visit.now)
    due = course_terms.due(visit.municipality, scope, today)
    if await course_due.find(session, due, person_id) is None:
        raise NotFound
    year = plan_year(today)
    added = await rows.put(
        session,
        [
            {
                "person_id": person_id,
                "year": year,
                "topic": "",
                "source": RequestSource.STAFF,
                "status": RequestStatus.IN_PLAN,
                "created_by": visit.actor.id,
                "created_at": visit.now,
                "changed_at": visit.now,
            }
        ],
    )
    request = await rows.of_key(session, person_id, year, "")
    assert request is not None
    if added:
        await _changed(session, visit, request)
    await session.commit()
    return request.id


def seasons(visit: Visit) -> dict[str, str]:
    """Options of the question about the season, with their words; nothing where nobody is asked."""
    needs, library = visit.municipality.programme.courses.needs, visit.municipality.library
    questionnaire = library.current(needs.questionnaire) if needs else None
    if needs is None or questionnaire is None:
        return {}
    options = questionnaire.options(questionnaire.question(needs.season))
    return {option.code: option.text if isinstance(option.text, str) else option.code for option in options}


def plan_of(visit: Visit, year: int) -> Plan:
    today = visit.municipality.day(visit.now)
    if year not in (today.year, today.year + 1):
        raise NotFound
    return _plan_of(visit, year)


def _plan_of(visit: Visit, year: int) -> Plan:
    scope, municipality = _must_see(visit), visit.municipality
    today = municipality.day(visit.now)
    return Plan(
        scope=scope,
        year=year,
        school_year=municipality.school_year(visit.now),
        counting=course_rules.counting(municipality.programme.courses),
        asked=course_terms.asked(municipality, today, by=max(today, date(year, 12, 31))),
        attestation=course_terms.attestation(municipality, max(today, date(year, 12, 31))),
    )


def _must_see(visit: Visit) -> Scope:
    scope = must(visit.actor, Right.SEE_COURSES)
    if not visit.municipality.programme.modules.course_requests:
        raise NotAllowed
    return scope


async def _to_change(session: AsyncSession, visit: Visit, request_id: int) -> CourseRequest:
    """A line nobody has enrolled by."""
    request = await rows.find(session, _must_see(visit), request_id, to_change=True)
    if request is None:
        raise NotFound
    if request.status in SETTLED:
        await session.rollback()
        raise Unfitting("course-plan-settled")
    return request


async def _changed(session: AsyncSession, visit: Visit, request: CourseRequest) -> None:
    request.changed_at = visit.now
    await session.flush()
    await audit.note(
        session, visit, Action.COURSE_PLAN_CHANGED, person_id=request.person_id, request=request.id,
        year=request.year, status=request.status.value,
    )  # fmt: skip


async def _tell(session: AsyncSession, visit: Visit, request: CourseRequest, phrase: str, **values: str) -> None:
    if request.person_id == visit.actor.id:
        return
    competences = visit.municipality.programme.competences
    title = next((one.title for one in competences.topics if one.code == request.topic), request.wish or "none")
    said = {
        "phrase": phrase,
        "values": {"title": title, "year": str(request.year), **values},
        "rows": [[{"phrase": "place-courses", "data": "go:courses"}]],
    }
    key = f"course-request:{request.id}:{request.status.value}:{visit.now.isoformat()}"
    await notices.tell(session, visit, [request.person_id], key=key, said=said)


def _view(visit: Visit, line: PlanLine) -> View:
    return View(line, call(visit.municipality.privacy_mode, line.person, place=line.place))
