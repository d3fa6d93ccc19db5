"""Entered courses that wait for a methodist: one by one or all that are shown; confirmed or sent back with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.courses import Completion, CompletionStatus
from models.queries.courses import completions as rows
from models.queries.courses.completions import Listed
from services import audit, naming, notices
from services.calling import call
from services.courses import course_rules
from services.courses.course_rules import Fit
from services.courses.courses import Line, line_of
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.paging import pages_of
from services.rights import Right, must
from services.routes import route_facts
from services.routes.route_facts import Fact
from services.visits import Visit

SHORTEST_REASON, LONGEST_REASON = 3, 300
MOST_AT_ONCE = 500
"""So many are confirmed by one tap; the rest by the next."""


@dataclass(frozen=True, slots=True)
class Card:
    """A course for the eyes of whoever decides about it."""

    line: Line
    person_id: int
    called: str
    position: str
    subject: str
    fit: Fit
    """By the audience of the offer it came from; unknown for others."""
    same: bool
    """Whether the person has another of that name and day."""
    decided_by: str
    mark: str
    """Of the course as it is shown."""


@dataclass(frozen=True, slots=True)
class Queue:
    cards: Sequence[Card]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Matching:
    completions: int
    people: int
    mark: str
    """Of these very ones as they are now."""


async def queue(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Queue:
    scope = must(visit.actor, Right.CONFIRM_COURSES)
    count = await rows.count_waiting(session, scope)
    pages = pages_of(count, size)
    page = min(page, pages - 1)
    found = await rows.waiting(session, scope, offset=page * size, limit=size)
    cards = [await _card(session, visit, one) for one in found]
    await session.commit()
    return Queue(cards, page, pages, count)


async def look(session: AsyncSession, visit: Visit, *, completion_id: int) -> Card:
    scope = must(visit.actor, Right.CONFIRM_COURSES)
    found = await rows.look(session, scope, completion_id)
    if found is None:
        raise NotFound
    card = await _card(session, visit, found)
    await session.commit()
    return card


async def confirm(session: AsyncSession, visit: Visit, *, completion_id: int, mark: str) -> None:
    """It stands in the register from now on, if it is what was shown; twice is once."""
    found = await _to_decide(session, visit, completion_id)
    if found.status is not CompletionStatus.CONFIRMED:
        if _mark([found]) != mark:
            await session.rollback()
            raise Unfitting("course-has-changed")
        await settle(session, visit, [found])
        await _note(session, visit, found)
        await _tell(session, visit, found, "course-notice-confirmed")
    await session.commit()


async def reject(session: AsyncSession, visit: Visit, *, completion_id: int, typed: str) -> None:
    """Send it back with a reason; one that was confirmed by mistake too."""
    reason = naming.clean(typed)
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise Unfitting("course-reason-unfit", low=SHORTEST_REASON, high=LONGEST_REASON)
    found = await _to_decide(session, visit, completion_id)
    found.status, found.reason = CompletionStatus.REJECTED, reason
    found.decided_by, found.decided_at = visit.actor.id, visit.now
    if visit.municipality.programme.modules.routes:
        fact = _fact(found)
        await route_facts.open_again(session, visit.municipality, fact, person_id=found.person_id, now=visit.now)
    await _note(session, visit, found)
    await _tell(session, visit, found, "course-notice-rejected", reason=reason)
    await session.commit()


async def set_fit(session: AsyncSession, visit: Visit, *, completion_id: int, fits: bool | None) -> None:
    """Whether the course is of the person's profile; none: nobody has looked."""
    found = await _to_decide(session, visit, completion_id)
    found.fits_profile = fits
    await session.commit()


async def matching(session: AsyncSession, visit: Visit) -> Matching:
    """What `confirm_all` would confirm."""
    found = await _waiting(session, visit)
    await session.commit()
    return Matching(len(found), len({one.person_id for one in found}), _mark(found))


async def confirm_all(session: AsyncSession, visit: Visit, *, mark: str) -> Matching:
    """Everything that waits, if it is what was shown. Raises Unfitting if it is not."""
    found = await _waiting(session, visit)
    done = Matching(len(found), len({one.person_id for one in found}), _mark(found))
    if done.mark != mark or not found:
        await session.rollback()
        raise Unfitting("course-confirm-changed")
    await settle(session, visit, found)
    owners = {one.person_id for one in found} - {visit.actor.id}
    said = {"phrase": "course-notice-confirmed-some", "rows": [[{"phrase": "place-courses", "data": "go:courses"}]]}
    await notices.tell(session, visit, owners, key=f"completions:{mark}:{visit.now.isoformat()}", said=said)
    await audit.note(session, visit, Action.COURSES_CONFIRMED, courses=done.completions, people=done.people)
    await session.commit()
    return done


async def settle(session: AsyncSession, visit: Visit, found: Sequence[Completion]) -> None:
    """Confirm them within the caller's transaction; the steps of routes they fulfil are done."""
    for one in found:
        one.status, one.reason = CompletionStatus.CONFIRMED, None
        one.decided_by, one.decided_at = visit.actor.id, visit.now
    await session.flush()
    if not visit.municipality.programme.modules.routes:
        return
    municipality = visit.municipality
    first = municipality.last_day(municipality.school_year(visit.now) - 1)
    for one in found:
        if one.ends_on <= first:
            continue  # routes of earlier years are over
        await route_facts.close_by_fact(session, municipality, _fact(one), person_id=one.person_id, now=visit.now)


def _fact(one: Completion) -> Fact:
    return Fact(one.kind.value, one.ends_on, f"completion:{one.id}", topic=one.topic)


async def _waiting(session: AsyncSession, visit: Visit) -> list[Completion]:
    scope = must(visit.actor, Right.CONFIRM_COURSES)
    return await rows.waiting_all(session, scope, most=MOST_AT_ONCE)


def _mark(found: Sequence[Completion]) -> str:
    shown = [
        (
            one.id,
            one.status.value,
            one.kind.value,
            one.title,
            one.hours,
            str(one.ends_on),
            one.document,
            one.provider_id,
        )
        for one in found
    ]
    return mark_of(*shown)


async def _to_decide(session: AsyncSession, visit: Visit, completion_id: int) -> Completion:
    scope = must(visit.actor, Right.CONFIRM_COURSES)
    found = await rows.find(session, scope, completion_id, to_change=True)
    if found is None:
        raise NotFound
    return found


async def _card(session: AsyncSession, visit: Visit, one: Listed) -> Card:
    programme, mode = visit.municipality.programme, visit.municipality.privacy_mode
    twins = await rows.on_same_day(session, one.person.id, one.completion.ends_on)
    key = naming.search_key(one.completion.title)
    return Card(
        line=line_of(visit, one.completion, one.provider),
        person_id=one.person.id,
        called=call(mode, one.person, place=one.place),
        position=programme.positions.title_of(one.person.position),
        subject=programme.subjects.title_of(one.person.subject),
        fit=await _fit(session, visit, one),
        same=any(twin.id != one.completion.id and naming.search_key(twin.title) == key for twin in twins),
        decided_by=call(mode, one.decided_by) if one.decided_by else "",
        mark=_mark([one.completion]),
    )


async def _fit(session: AsyncSession, visit: Visit, one: Listed) -> Fit:
    if one.offer is None:
        return Fit.UNKNOWN
    group = visit.municipality.programme.positions.group_of(one.person.position)
    return course_rules.fit(
        groups=(one.offer.groups or "").split(",") if one.offer.groups else (),
        subject=one.offer.subject,
        own_group=group.code if group else None,
        own_subjects=await rows.subjects_of(session, one.person),
    )


async def _note(session: AsyncSession, visit: Visit, one: Completion) -> None:
    await audit.note(
        session, visit, Action.COURSE_DECIDED, person_id=one.person_id, completion=one.id, status=one.status.value
    )


async def _tell(session: AsyncSession, visit: Visit, one: Completion, phrase: str, **values: str) -> None:
    """The owner hears of every decision; what they have just decided themselves they know."""
    if one.person_id == visit.actor.id:
        return
    said = {
        "phrase": phrase,
        "values": {"title": one.title, **values},
        "rows": [[{"phrase": "course-notice-open", "data": f"yo:{one.id}"}]],
    }
    key = f"completion:{one.id}:{one.status.value}:{visit.now.isoformat()}"
    await notices.tell(session, visit, [one.person_id], key=key, said=said)
