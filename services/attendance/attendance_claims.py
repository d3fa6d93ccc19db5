"""Taking part in what others hold: somebody says so with a proof, whoever keeps events of theirs confirms it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audiences import Audience
from models.audit import Action
from models.events import Attendance, AttendanceSource, Event, EventRole, EventStatus
from models.queries.attendance import attendance
from models.queries.attendance import attendance_claims as rows
from models.queries.events import event_lists, event_seats
from services import audiences, audit, documents, naming, notices
from services.attendance import attendance_facts
from services.attendance.attendance import is_confirmed
from services.calling import call
from services.errors import NotFound, Unfitting
from services.events.events import all_or_nothing
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

BACK = timedelta(days=366)
"""How long afterwards somebody can say that they took part."""
MOST = 300
SHORTEST, LONGEST = 5, 500


@dataclass(frozen=True, slots=True)
class Page:
    events: Sequence[Event]
    stands: dict[int, Attendance]
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Own:
    """An event of others as somebody who may have been there sees it."""

    event: Event
    attendance: Attendance | None
    role: EventRole
    proof: str | None
    is_confirmed: bool
    is_open: bool
    """Whether something can be said of it now."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says, for the eyes of whoever decides."""

    event: Event
    person_id: int
    called: str
    role: EventRole
    proof: str


async def elsewhere(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    """What others held within the last year and was meant for the actor, the newest first."""
    must(visit.actor, Right.JOIN_EVENTS)
    found = await rows.elsewhere(session, since=visit.now - BACK, until=visit.now, limit=MOST)
    plain = {str(audience): Audience.of(audience) for _, audience in found if audience}
    places = await event_seats.fits(session, visit.actor.id, list(plain.values()), audiences.terms_of(visit))
    fitting = {words for place, words in enumerate(plain) if place in places}
    stands = await event_seats.stands(session, visit.actor.id, [number for number, _ in found])
    meant = [number for number, audience in found if number in stands or not audience or str(audience) in fitting]
    pages = pages_of(len(meant), size)
    start = min(max(page, 0), pages - 1) * size
    shown = await event_lists.these(session, meant[start : start + size])
    await session.commit()
    return Page(sorted(shown, key=lambda one: one.starts_at, reverse=True), stands, pages, len(meant))


async def look(session: AsyncSession, visit: Visit, *, event_id: int) -> Own:
    must(visit.actor, Right.JOIN_EVENTS)
    async with all_or_nothing(session):
        event = await _reach(session, visit, event_id)
        row = await attendance.find(session, event.id, visit.actor.id)
    own = Own(
        event,
        row.attendance if row else None,
        row.role if row else EventRole.LISTENER,
        row.proof if row else None,
        is_confirmed(row),
        not is_confirmed(row) and _is_open(visit, event),
    )
    await session.commit()
    return own


async def say(
    session: AsyncSession, visit: Visit, *, event_id: int, role: EventRole, typed: str = "", file: str | None = None
) -> None:
    """The actor took part, and a file or words show it; it counts when it has been confirmed, may be said anew before.

    `file`: of `documents.sent_document`.
    """
    must(visit.actor, Right.JOIN_EVENTS)
    proof = file or documents.typed_words(naming.clean(typed))
    if not SHORTEST <= len(proof) <= LONGEST:
        raise Unfitting("attendance-proof-unfit", low=SHORTEST, high=LONGEST)
    async with all_or_nothing(session):
        event = await _reach(session, visit, event_id, to_change=True)
        row = await attendance.find(session, event.id, visit.actor.id, to_change=True)
        if is_confirmed(row):
            raise Unfitting("attendance-claim-decided")
        if not _is_open(visit, event):
            raise Unfitting("attendance-claim-closed")
    await rows.say(session, event.id, visit.actor.id, role=role, proof=proof, now=visit.now)
    await session.commit()


async def waiting(session: AsyncSession, visit: Visit, *, page: int, size: int) -> tuple[Sequence[Claim], int, int]:
    """What people within reach say of themselves, how many pages and how many that is; one's own is for others."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    count = await rows.count_told(session, visit.actor.id, scope)
    pages = pages_of(count, size)
    start = min(max(page, 0), pages - 1) * size
    found = await rows.told(session, visit.actor.id, scope, offset=start, limit=size)
    await session.commit()
    return [_claim(visit, one) for one in found], pages, count


async def one_claim(session: AsyncSession, visit: Visit, *, event_id: int, person_id: int) -> Claim:
    scope = must(visit.actor, Right.PLAN_EVENTS)
    found = await rows.find_told(session, visit.actor.id, scope, event_id=event_id, person_id=person_id)
    if found is None:
        raise NotFound
    claim = _claim(visit, found)
    await session.commit()
    return claim


async def decide(session: AsyncSession, visit: Visit, *, event_id: int, person_id: int, confirms: bool) -> None:
    """It counts from now on, or does not; the person is told. Raises NotFound for what is decided already."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    actor_id = visit.actor.id
    async with all_or_nothing(session):
        found = await rows.find_told(session, actor_id, scope, event_id=event_id, person_id=person_id, to_change=True)
        if found is None:
            raise NotFound
    stand = Attendance.ATTENDED if confirms else Attendance.ABSENT
    await attendance.put(
        session, event_id, [person_id], stand, source=AttendanceSource.SELF, by=actor_id, now=visit.now
    )
    if confirms:
        await attendance_facts.took_part(session, visit, found.event, {person_id: found.row.role})
    await audit.note(
        session, visit, Action.ATTENDANCE_DECIDED, person_id=person_id, event=event_id, confirmed=int(confirms)
    )
    said = {
        "phrase": "attendance-told-confirmed" if confirms else "attendance-told-rejected",
        "values": {"title": found.event.title},
        "rows": [[{"phrase": "planning-open", "data": f"eae:{event_id}"}]],
    }
    key = f"event:{event_id}:claim:{int(confirms)}:{visit.now.isoformat()}"
    await notices.tell(session, visit, [person_id], key=key, said=said)
    await session.commit()


async def _reach(session: AsyncSession, visit: Visit, event_id: int, *, to_change: bool = False) -> Event:
    """An event of others that is meant for the actor, or that they stand in the list of."""
    event = await event_seats.find(session, event_id, to_change=to_change)
    if event is None or not event.is_external:
        raise NotFound
    if await event_seats.of_person(session, event.id, visit.actor.id) is not None:
        return event
    if not await audiences.is_meant(session, visit, event.audience):
        raise NotFound
    return event


def _is_open(visit: Visit, event: Event) -> bool:
    is_on = event.status in {EventStatus.PLANNED, EventStatus.HELD}
    return is_on and event.starts_at <= visit.now <= event.starts_at + BACK


def _claim(visit: Visit, one: rows.Told) -> Claim:
    called = call(visit.municipality.privacy_mode, one.person, place=one.place)
    return Claim(one.event, one.person.id, called, one.row.role, one.row.proof or "")
