"""Who was there, as whoever keeps an event says it: the list, one tap a person, everybody at once, the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.events import Attendance, AttendanceSource, Event, EventPerson, EventRole
from models.queries.attendance import attendance as rows
from models.queries.events import events as event_rows
from models.queries.register import register
from services import audit, naming
from services.attendance import attendance_facts
from services.attendance.attendance_terms import is_code_time, must_be_markable, why_not
from services.errors import NotFound, Unfitting
from services.events.events import all_or_nothing, reach
from services.paging import pages_of
from services.rights import Right, must
from services.telling_apart import called_apart
from services.visits import Visit

STANDS = (Attendance.ATTENDED, Attendance.ABSENT, Attendance.EXCUSED)
"""What can be said of somebody."""
KEPT_SOURCES = (AttendanceSource.CODE, AttendanceSource.SELF)
"""What somebody has done themselves stays known, whatever is said of it."""
PORTION = 100
MOST_MEMBERS = 1000


@dataclass(frozen=True, slots=True)
class Tally:
    """How many stand how; who only says so themselves is not among those who came."""

    came: int
    registered: int
    """Nobody has said anything of them yet."""
    absent: int
    excused: int
    told: int

    @property
    def expected(self) -> int:
        return self.came + self.registered + self.absent + self.excused


@dataclass(frozen=True, slots=True)
class Line:
    person_id: int
    called: str
    place: str
    attendance: Attendance | None
    """None: they do not stand in the list."""
    role: EventRole
    is_confirmed: bool
    source: AttendanceSource | None = None


@dataclass(frozen=True, slots=True)
class Roll:
    event: Event
    lines: Sequence[Line]
    page: int
    pages: int
    total: int
    tally: Tally
    refusal: str | None
    """Why nobody can be marked now."""
    has_code: bool
    """Whether a code can be shown now."""
    members: int
    """How many belong to the association that holds it, while nobody has registered or was marked."""


async def look(session: AsyncSession, visit: Visit, *, event_id: int, page: int, size: int) -> Roll:
    """The list of an event in the order of surnames; a page that is gone is the last one."""
    event = await of_list(session, visit, event_id)
    total = await rows.count(session, event.id)
    pages = pages_of(total, size)
    page = min(max(page, 0), pages - 1)
    found = await rows.page(session, event.id, offset=page * size, limit=size)
    lines = await lines_of(session, visit, found)
    counted = await tally(session, event.id)
    members: list[int] = []
    if event.association_id is not None and not counted.expected:
        scope = must(visit.actor, Right.PLAN_EVENTS)
        members = await rows.members_outside(session, event, scope, person_id=visit.actor.id, limit=MOST_MEMBERS)
    await session.commit()
    rules = visit.municipality.programme.events
    refusal = why_not(event, visit.now)
    has_code = is_code_time(event, rules, visit.now)
    return Roll(event, lines, page, pages, total, counted, refusal, has_code, len(members))


async def of_list(session: AsyncSession, visit: Visit, event_id: int) -> Event:
    """An event whose list the actor may look at, within the caller's transaction."""
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id)
        if await event_rows.answers_requests(session, event.id):
            raise Unfitting("planning-answers-requests")
    return event


async def to_mark(session: AsyncSession, visit: Visit, event_id: int) -> Event:
    """An event whose list the actor may change now, held until the transaction ends. Raises Unfitting, NotFound."""
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id, to_change=True)
        must_be_markable(event, visit.now)
    return event


async def mark(session: AsyncSession, visit: Visit, *, event_id: int, person_id: int, stand: Attendance) -> None:
    """Say of somebody whether they were there; saying it twice is saying it once.

    Whoever does not stand in the list is put into it, where the actor reaches them.
    """
    if stand not in STANDS:
        raise NotFound
    event = await to_mark(session, visit, event_id)
    row = await rows.find(session, event.id, person_id, to_change=True)
    if row is None and not await rows.reached(session, must(visit.actor, Right.PLAN_EVENTS), [person_id]):
        await session.rollback()
        raise NotFound
    was_there = is_confirmed(row)
    if row is None or row.attendance is not stand or (stand is Attendance.ATTENDED and not was_there):
        role = {person_id: row.role if row else EventRole.LISTENER}
        source = row.source if row and row.source in KEPT_SOURCES else AttendanceSource.LEADER
        await rows.put(
            session,
            event.id,
            [person_id],
            stand,
            source=source or AttendanceSource.LEADER,
            by=visit.actor.id,
            now=visit.now,
        )
        if row is None:
            await audit.note(session, visit, Action.ATTENDANCE_ADDED, person_id=person_id, event=event.id)
        if stand is Attendance.ATTENDED:
            await attendance_facts.took_part(session, visit, event, role)
        elif was_there:
            await attendance_facts.took_no_part(session, visit, event, role)
        await audit.note(
            session, visit, Action.ATTENDANCE_MARKED, person_id=person_id, event=event.id, attendance=stand.value
        )
    await session.commit()


async def mark_all(session: AsyncSession, visit: Visit, *, event_id: int) -> int:
    """Whoever is registered was there; returns how many that were.

    In portions, each a transaction of its own: others have a word in between, and whoever is interrupted goes on.
    """
    count = 0
    while True:
        event = await to_mark(session, visit, event_id)
        some = await rows.standing(session, event.id, Attendance.REGISTERED, limit=PORTION)
        roles = {one.person_id: one.role for one in some}
        await put_there(session, visit, event, roles, AttendanceSource.LEADER)
        if roles:
            await audit.note(session, visit, Action.ATTENDANCE_MARKED, event=event.id, count=len(roles))
        await session.commit()
        count += len(roles)
        if len(roles) < PORTION:
            return count


async def put_there(
    session: AsyncSession,
    visit: Visit,
    event: Event,
    roles: dict[int, EventRole],
    source: AttendanceSource,
) -> None:
    """These people were there, within the caller's transaction."""
    await rows.put(session, event.id, list(roles), Attendance.ATTENDED, source=source, by=visit.actor.id, now=visit.now)
    await attendance_facts.took_part(session, visit, event, roles)


async def settle_rest(session: AsyncSession, visit: Visit, *, event_id: int) -> int:
    """Whoever is registered and of whom nothing was said was not there; returns how many that were."""
    event = await to_mark(session, visit, event_id)
    if event.starts_at > visit.now:
        await session.rollback()
        raise Unfitting("planning-not-begun")
    count = await rows.settle(session, event.id, now=visit.now)
    if count:
        await audit.note(session, visit, Action.ATTENDANCE_MARKED, event=event.id, count=count, attendance="absent")
    await session.commit()
    return count


async def unsettled(session: AsyncSession, visit: Visit, *, event_id: int) -> int:
    """How many are registered and nobody has said whether they were there."""
    event = await of_list(session, visit, event_id)
    counted = await tally(session, event.id)
    await session.commit()
    return counted.registered


async def set_role(session: AsyncSession, visit: Visit, *, event_id: int, person_id: int, role: EventRole) -> None:
    """What somebody of the list did there; the step of their route that it fulfils may be another one then."""
    event = await to_mark(session, visit, event_id)
    row = await rows.find(session, event.id, person_id, to_change=True)
    if row is None or row.attendance is Attendance.DECLINED:
        await session.rollback()
        raise NotFound
    if row.role is not role:
        if is_confirmed(row):
            await attendance_facts.took_no_part(session, visit, event, {person_id: row.role})
            await attendance_facts.took_part(session, visit, event, {person_id: role})
        row.role = role
        await audit.note(session, visit, Action.ATTENDANCE_MARKED, person_id=person_id, event=event.id, role=role.value)
    await session.commit()


async def find(session: AsyncSession, visit: Visit, *, event_id: int, typed: str, size: int) -> Sequence[Line]:
    """People within reach by parts of their name, with where they stand if they are in the list."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    event = await of_list(session, visit, event_id)
    words = naming.search_words(typed)
    found: list[register.Listed] = []
    if words:
        found, _ = await register.page(session, scope, words=words, narrow=register.IS_HERE, offset=0, limit=size)
    there = await rows.rows_of(session, event.id, [one.id for one in found])
    called = await called_apart(session, visit, [(one, None) for one in found])
    await session.commit()
    return [
        Line(
            one.id,
            called[one.id],
            one.place or "",
            row.attendance if row else None,
            row.role if row else EventRole.LISTENER,
            is_confirmed(row),
        )
        for one in found
        for row in [there.get(one.id)]
    ]


async def tally(session: AsyncSession, event_id: int) -> Tally:
    """Within the caller's transaction."""
    found = await rows.tally(session, event_id)

    def all_of(stand: Attendance) -> int:
        return found.get((stand, True), 0) + found.get((stand, False), 0)

    return Tally(
        came=found.get((Attendance.ATTENDED, True), 0),
        registered=all_of(Attendance.REGISTERED),
        absent=all_of(Attendance.ABSENT),
        excused=all_of(Attendance.EXCUSED),
        told=found.get((Attendance.ATTENDED, False), 0),
    )


def is_confirmed(row: EventPerson | None) -> bool:
    return row is not None and row.attendance is Attendance.ATTENDED and row.confirmed_at is not None


async def lines_of(session: AsyncSession, visit: Visit, found: Sequence[rows.Listed]) -> list[Line]:
    """Within the caller's transaction."""
    called = await called_apart(session, visit, [(one.person, None) for one in found])
    return [
        Line(
            one.person.id,
            called[one.person.id],
            one.place or "",
            one.row.attendance,
            one.row.role,
            is_confirmed(one.row),
            one.row.source,
        )
        for one in found
    ]
