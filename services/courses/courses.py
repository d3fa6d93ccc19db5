"""One's own completed courses: when the next one is due, what is there, adding, correcting, taking away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.courses import Completion, CompletionStatus, Provider
from models.queries import turns
from models.queries.courses import completions as rows
from models.queries.courses import course_counting as counting
from models.queries.courses import providers
from services import naming
from services.courses import course_rules, course_terms
from services.courses.course_drafts import Draft, checked
from services.courses.course_rules import Deadline
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Line:
    """A completed course as its owner reads it."""

    completion: Completion
    provider: Provider | None
    counts: bool
    """Whether it counts by itself, whatever has become of it since."""
    is_warned: bool
    """Given by somebody who may not teach any more."""


@dataclass(frozen=True, slots=True)
class Own:
    deadline: Deadline | None
    """None: nobody asks this person for a course every three years."""
    lines: Sequence[Line]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Saved:
    """Either the id of what is stored now, or the title of what is there already and has to be asked about."""

    completion_id: int | None
    same: str | None = None


async def own(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Own:
    must(visit.actor, Right.KEEP_OWN_COURSES)
    found, count = await rows.of_person(session, visit.actor.id, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        page = pages - 1
        found, count = await rows.of_person(session, visit.actor.id, offset=page * size, limit=size)
    lines = [line_of(visit, one.completion, one.provider) for one in found]
    deadline = await _deadline(session, visit)
    await session.commit()
    return Own(deadline, lines, page, pages, count)


async def one(session: AsyncSession, visit: Visit, *, completion_id: int) -> Line:
    must(visit.actor, Right.KEEP_OWN_COURSES)
    found = await _own(session, visit, completion_id)
    line = line_of(visit, found, await providers.find(session, found.provider_id))
    await session.commit()
    return line


async def to_correct(session: AsyncSession, visit: Visit, *, completion_id: int) -> Draft:
    """What is stored, to be changed; what is confirmed stays as it is."""
    must(visit.actor, Right.KEEP_OWN_COURSES)
    found = await _own(session, visit, completion_id)
    draft = Draft.of_row(found, await providers.find(session, found.provider_id))
    status = found.status
    await session.commit()
    if status is CompletionStatus.CONFIRMED:
        raise Unfitting("course-is-confirmed")
    return draft


async def save(session: AsyncSession, visit: Visit, *, draft: Draft, is_sure: bool = False) -> Saved:
    """Store a new course or a corrected one, which waits for a methodist then.

    The same course once more is not stored unless whoever enters it is sure.
    """
    must(visit.actor, Right.KEEP_OWN_COURSES)
    if not draft.is_whole or draft.ends_on is None or draft.ends_on > visit.municipality.day(visit.now):
        raise Unfitting("course-draft-gone")
    checked(draft)
    await turns.take(session, f"courses:{visit.actor.id}")  # two taps at once are one course
    same = await _same(session, visit, draft)
    if same is not None and not is_sure:
        await session.rollback()
        return Saved(None, same)
    values = await _values(session, visit, draft)
    if draft.completion_id is None:
        stored = await rows.add(
            session,
            Completion(person_id=visit.actor.id, entered_by=visit.actor.id, entered_at=visit.now, **values),
        )
    else:
        stored = await _own(session, visit, draft.completion_id, to_change=True)
        if stored.status is CompletionStatus.CONFIRMED:
            await session.rollback()
            raise Unfitting("course-is-confirmed")
        for name, value in values.items():
            setattr(stored, name, value)
    await session.commit()
    return Saved(stored.id)


async def remove(session: AsyncSession, visit: Visit, *, completion_id: int) -> None:
    """Out of sight; twice is once. What is confirmed belongs to the register and stays."""
    must(visit.actor, Right.KEEP_OWN_COURSES)
    found = await _own(session, visit, completion_id, to_change=True)
    if found.status is CompletionStatus.CONFIRMED:
        await session.rollback()
        raise Unfitting("course-is-confirmed")
    found.removed_at = visit.now
    await session.commit()


def line_of(visit: Visit, completion: Completion, provider: Provider | None) -> Line:
    rules = visit.municipality.programme.courses
    warned = course_rules.draws_warning(rules, provider.type if provider else None, completion.ends_on)
    return Line(completion, provider, course_rules.counts(rules, completion), warned)


async def _deadline(session: AsyncSession, visit: Visit) -> Deadline | None:
    municipality, actor = visit.municipality, visit.actor
    rules, today = municipality.programme.courses, municipality.day(visit.now)
    if actor.position not in course_terms.asked(municipality, today).positions:
        return None
    newest = await counting.newest_of(session, actor.id, course_rules.counting(rules), on=today)
    year_begins = municipality.programme.calendar.school_year.since
    return course_rules.deadline_of(rules, newest, actor.career_started, today=today, year_begins=year_begins)


async def _same(session: AsyncSession, visit: Visit, draft: Draft) -> str | None:
    """The title of another course that ended on the same day and is called the same by its letters."""
    assert draft.ends_on is not None
    key = naming.search_key(draft.title)
    for found in await rows.on_same_day(session, visit.actor.id, draft.ends_on):
        if found.id != draft.completion_id and naming.search_key(found.title) == key:
            return found.title
    return None


async def _values(session: AsyncSession, visit: Visit, draft: Draft) -> dict[str, Any]:
    rules = visit.municipality.programme.courses
    return {
        "kind": draft.kind_by(rules),
        "title": draft.title,
        "provider_id": await provider_id_of(session, visit, draft.provider_id, draft.provider),
        "hours": draft.hours,
        "form": draft.form,
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
        "document": draft.document,
        "registered_as": draft.registered_as,
        "issued_on": draft.issued_on,
        "topic": draft.topic,
        "is_paid_by_employer": draft.paid,
        "scan": draft.scan if rules.keeps_scans else None,
        "status": CompletionStatus.ENTERED,
        "reason": None,
        "decided_by": None,
        "decided_at": None,
    }


async def provider_id_of(session: AsyncSession, visit: Visit, provider_id: int | None, title: str) -> int | None:
    """A known provider, or the one of that name, within the caller's transaction."""
    known = await providers.find(session, provider_id)
    if known is not None:
        return known.id
    key = naming.search_key(title)
    if not key:
        return None
    return await providers.add(session, title=title, key=key, by=visit.actor.id, now=visit.now)


async def _own(session: AsyncSession, visit: Visit, completion_id: int, *, to_change: bool = False) -> Completion:
    found = await rows.find_own(session, visit.actor.id, completion_id, to_change=to_change)
    if found is None:
        raise NotFound
    return found
