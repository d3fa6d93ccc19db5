"""One's own wishes for courses, which the plan of courses is gathered from."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.courses import CourseRequest, RequestSource, RequestStatus
from models.queries.courses import course_plan as rows
from services import naming
from services.errors import NotAllowed, NotFound, Unfitting
from services.rights import Right, must
from services.visits import Visit

SHORTEST_WORDS, LONGEST_WISH = 3, 200
MOST_WISHES = 5
"""Of one person in a year."""
OWN_WORDS = "own:"
"""Begins the topic of a wish in somebody's own words."""
PLANNING_SINCE = 9
"""From this month on a wish speaks of the next year."""


@dataclass(frozen=True, slots=True)
class OwnWish:
    request: CourseRequest
    offer: str | None
    """The title of what they have enrolled in."""
    may_withdraw: bool


def plan_year(today: date) -> int:
    """The year a wish of that day speaks of."""
    return today.year + (today.month >= PLANNING_SINCE)


async def wishes(session: AsyncSession, visit: Visit) -> Sequence[OwnWish]:
    _must_wish(visit)
    today = visit.municipality.day(visit.now)
    found = await rows.of_person(session, visit.actor.id, since=today.year)
    await session.commit()
    return [OwnWish(request, offer, _is_own(request)) for request, offer in found]


async def wish(session: AsyncSession, visit: Visit, *, topic: str | None = None, typed: str | None = None) -> None:
    """Ask for a course on a topic of the programme or in one's own words; the same wish twice is one."""
    _must_wish(visit)
    year = plan_year(visit.municipality.day(visit.now))
    words = None if typed is None else words_of(typed, LONGEST_WISH)
    if words is None and topic not in {one.code for one in visit.municipality.programme.competences.topics}:
        raise NotFound
    key = f"{OWN_WORDS}{zlib.crc32(naming.search_key(words).encode()):08x}" if words else topic or ""
    own = await rows.of_person(session, visit.actor.id, since=year)
    same = next((one for one, _ in own if (one.year, one.topic) == (year, key)), None)
    if same is not None:
        is_decided = same.status is not RequestStatus.REQUESTED
        await session.rollback()
        if is_decided:
            raise Unfitting("course-wish-decided")
        return
    if sum(one.source is RequestSource.OWN and one.offer_id is None for one, _ in own) >= MOST_WISHES:
        await session.rollback()
        raise Unfitting("course-wishes-enough", limit=MOST_WISHES)
    await rows.put(
        session,
        [
            {
                "person_id": visit.actor.id,
                "year": year,
                "topic": key,
                "wish": words,
                "source": RequestSource.OWN,
                "status": RequestStatus.REQUESTED,
                "created_by": visit.actor.id,
                "created_at": visit.now,
                "changed_at": visit.now,
            }
        ],
    )
    await session.commit()


async def withdraw(session: AsyncSession, visit: Visit, *, request_id: int) -> None:
    """A wish of one's own nobody has decided about."""
    _must_wish(visit)
    found = await rows.find_own(session, visit.actor.id, request_id)
    if found is None:
        raise NotFound
    if not _is_own(found):
        await session.rollback()
        raise Unfitting("course-wish-decided")
    await rows.remove(session, found.id)
    await session.commit()


def words_of(typed: str, longest: int) -> str:
    words = naming.clean(typed)
    if not SHORTEST_WORDS <= len(words) <= longest or not naming.search_key(words):
        raise Unfitting("course-words-unfit", low=SHORTEST_WORDS, high=longest)
    return words


def _must_wish(visit: Visit) -> None:
    must(visit.actor, Right.KEEP_OWN_COURSES)
    if not visit.municipality.programme.modules.course_requests:
        raise NotAllowed


def _is_own(request: CourseRequest) -> bool:
    return request.source is RequestSource.OWN and request.status is RequestStatus.REQUESTED
