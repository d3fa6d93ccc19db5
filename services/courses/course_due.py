"""Who has to do their next course: figures, schools, names within one's reach, and a reminder to all that are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.course_groups import DUE, Group, Narrow
from models.course_rows import School
from models.queries import organizations
from models.queries.courses import completions
from models.queries.courses import course_due as rows
from models.queries.courses.course_due import Due, Listed
from models.queries.portions import portions
from services import audit, notices
from services.calling import call
from services.courses import course_rules, course_terms
from services.courses.course_rules import Deadline
from services.courses.courses import Line, line_of
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.paging import pages_of
from services.rights import Right, may, must, reach
from services.visits import Visit

MOST_COURSES = 5


@dataclass(frozen=True, slots=True)
class Overview:
    counts: Mapping[Group, int]
    year: int
    waiting: int
    """Entered courses that wait for a word of this person; nothing for those who confirm nothing."""

    @property
    def due(self) -> int:
        return sum(self.counts.get(group, 0) for group in DUE)


@dataclass(frozen=True, slots=True)
class DuePerson:
    person_id: int
    called: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Page:
    people: Sequence[DuePerson]
    page: int
    pages: int
    count: int
    narrow: Narrow
    school: str
    year: int


@dataclass(frozen=True, slots=True)
class Card:
    one: DuePerson
    lines: Sequence[Line]


async def overview(session: AsyncSession, visit: Visit) -> Overview:
    due = _due(visit)
    counts = await rows.counts(session, due)
    waiting = 0
    if may(visit.actor, Right.CONFIRM_COURSES):
        waiting = await completions.count_waiting(session, reach(visit.actor, Right.CONFIRM_COURSES))
    await session.commit()
    return Overview(counts, due.asked.on.year, waiting)


async def schools(session: AsyncSession, visit: Visit, *, page: int, size: int) -> tuple[Sequence[School], int, int]:
    """A page of schools, its number and how many pages there are."""
    due = _due(visit)
    found, count = await rows.schools(session, due, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await rows.schools(session, due, offset=(pages - 1) * size, limit=size)
    await session.commit()
    return found, min(page, pages - 1), pages


async def people(session: AsyncSession, visit: Visit, *, narrow: Narrow, page: int, size: int) -> Page:
    due = _due(visit)
    _must_reach(due, narrow)
    found, count = await rows.page(session, due, narrow, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await rows.page(session, due, narrow, offset=(pages - 1) * size, limit=size)
    school = await organizations.get(session, narrow.organization_id) if narrow.organization_id else None
    title = school.title if school else ""
    await session.commit()
    named = [_named(visit, one) for one in found]
    return Page(named, min(page, pages - 1), pages, count, narrow, title, due.asked.on.year)


async def person(session: AsyncSession, visit: Visit, *, person_id: int) -> Card:
    """One of them with their newest courses."""
    found = await rows.find(session, _due(visit), person_id)
    if found is None:
        raise NotFound
    own, _ = await completions.of_person(session, person_id, offset=0, limit=MOST_COURSES)
    card = Card(_named(visit, found), [line_of(visit, one.completion, one.provider) for one in own])
    await session.commit()
    return card


async def remind(session: AsyncSession, visit: Visit, *, narrow: Narrow, mark: str) -> int:
    """One kind word to everybody who is shown, once a month; returns how many people that are."""
    due = _due(visit)
    _must_reach(due, narrow)
    if narrow.group not in (None, *DUE):
        raise Unfitting("course-nobody-to-remind")
    found = await rows.ids(session, due, narrow)
    if mark_of(narrow, len(found)) != mark or not found:
        await session.rollback()
        raise Unfitting("course-remind-changed")
    said = {"phrase": "course-notice-due", "rows": [[{"phrase": "place-courses", "data": "go:courses"}]]}
    month = f"{due.asked.on:%Y-%m}"
    for some in portions(found):
        await notices.tell(session, visit, some, key=f"course-due:{month}", said=said)
    await audit.note(session, visit, Action.COURSES_REMINDED, people=len(found))
    await session.commit()
    return len(found)


def _due(visit: Visit) -> Due:
    scope = must(visit.actor, Right.SEE_COURSES)
    return course_terms.due(visit.municipality, scope, visit.municipality.day(visit.now))


def _must_reach(due: Due, narrow: Narrow) -> None:
    if narrow.organization_id is not None and not due.scope.covers(organization_id=narrow.organization_id):
        raise NotFound


def _named(visit: Visit, one: Listed) -> DuePerson:
    municipality = visit.municipality
    deadline = course_rules.deadline_of(
        municipality.programme.courses,
        one.newest,
        one.person.career_started,
        today=municipality.day(visit.now),
        year_begins=municipality.programme.calendar.school_year.since,
    )
    return DuePerson(one.person.id, call(municipality.privacy_mode, one.person, place=one.place), deadline)
