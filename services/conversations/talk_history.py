"""What was said in a conversation, read again: by those who take part, as far as they did, and by the head."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import audit as audit_rows
from models.queries import turns
from models.queries.consultations import requests
from models.queries.conversations import talk_history as rows
from models.queries.conversations import talks
from models.queries.conversations.talks import Room
from models.threads import MessageKind, Part, ThreadKind, ThreadMessage
from services import audit, calling
from services.consultations import request_access
from services.conversations.talk_views import is_read_by_head
from services.errors import NotFound
from services.paging import pages_of
from services.rights import Right, may, must, reach
from services.visits import Visit

PAGE = 8


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    at: datetime
    name: str
    is_own: bool
    is_note: bool
    is_edited: bool
    kind: MessageKind
    text: str | None
    markup: str | None
    file_id: str | None
    file_name: str | None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    thread_id: int
    kind: ThreadKind
    title: str
    lines: tuple[Line, ...]
    page: int
    pages: int
    is_forgotten: bool
    """Its words were taken away when their time was over."""
    may_write: bool
    is_written_down: bool
    """That somebody has opened it who takes no part."""


def may_read_others(visit: Visit) -> bool:
    """Whether conversations of others can be opened at all: that is written down, and needs a session that writes."""
    return reach(visit.actor, Right.READ_CONVERSATIONS).is_whole


async def page(session: AsyncSession, visit: Visit, *, thread_id: int, number: int) -> HistoryPage:
    """A page, the last one for -1. Raises NotFound for whoever has nothing to do with it."""
    room, readable = await _let_in(session, visit, thread_id)
    count = await rows.count(session, readable)
    pages = pages_of(count, PAGE)
    # Full pages are counted from the newest message: the last page is always full.
    here = pages - 1 if not 0 <= number < pages else number
    start = count - (pages - here) * PAGE
    found = await rows.page(session, readable, offset=max(start, 0), limit=PAGE + min(start, 0))
    lines = tuple(_line(visit, message, person) for message, person in found)
    thread, seat = room.thread, room.seat_of(visit.actor.id)
    await session.commit()
    is_watched = seat is None and _is_watched_over(visit, room)
    may_write = seat is not None and seat.left_at is None and thread.closed_at is None
    return HistoryPage(
        thread.id, thread.kind, thread.title, lines, here, pages, thread.forgotten_at is not None, may_write,
        is_watched,
    )  # fmt: skip


async def line(session: AsyncSession, visit: Visit, *, message_id: int) -> Line:
    """One message in full."""
    message = await rows.find(session, message_id)
    if message is None:
        raise NotFound
    _room, readable = await _let_in(session, visit, message.thread_id)
    found = await rows.one(session, readable, message_id)
    await session.commit()
    if found is None:
        raise NotFound
    return _line(visit, *found)


async def _let_in(session: AsyncSession, visit: Visit, thread_id: int) -> tuple[Room, rows.Readable]:
    """How much is read by those who take part, or did; by the head where the programme lets it; before a taking.

    What the head reads is written down. Whoever may take a request at once reads what its asker has sent, no answers.
    """
    must(visit.actor, Right.TALK)
    room = await talks.room(session, thread_id)
    if room is None:
        raise NotFound
    seat = room.seat_of(visit.actor.id)
    if seat is not None:
        return room, rows.within(thread_id, until=seat.left_at, with_notes=seat.part is Part.HELPER)
    if _is_watched_over(visit, room):
        await _note_reading(session, visit, room)
        return room, rows.within(thread_id)
    return room, await _before_taking(session, visit, thread_id)


def _is_watched_over(visit: Visit, room: Room) -> bool:
    return may_read_others(visit) and is_read_by_head(visit.municipality, room.thread.kind)


async def _before_taking(session: AsyncSession, visit: Visit, thread_id: int) -> rows.Readable:
    if not may(visit.actor, Right.ANSWER_CONSULTATIONS):
        raise NotFound
    asker_id = await requests.asker_to_take(session, request_access.sight(visit), thread_id)
    if asker_id is None:
        raise NotFound
    return rows.within(thread_id, author_id=asker_id)


async def _note_reading(session: AsyncSession, visit: Visit, room: Room) -> None:
    """Once a day and conversation, however many pages are turned."""
    zone = visit.municipality.zone
    begun = datetime.combine(visit.now.astimezone(zone).date(), datetime.min.time(), zone)
    action, thread = Action.CONVERSATION_READ, room.thread
    await turns.take(session, f"reading {visit.actor.id} {thread.id}")
    known = await audit_rows.details_of(session, actor_id=visit.actor.id, action=action, since=begun)
    if any(details.get("thread") == thread.id for details in known):
        return
    about = next((seat for seat in room.seats if seat.part in {Part.ASKER, Part.MENTEE}), room.seats[0])
    await audit.note(session, visit, action, person_id=about.person.id, thread=thread.id, kind=thread.kind.value)


def _line(visit: Visit, message: ThreadMessage, person: calling.Named) -> Line:
    return Line(
        id=message.id,
        at=message.at,
        name=calling.call(visit.municipality.privacy_mode, person),
        is_own=message.author_id == visit.actor.id,
        is_note=message.is_note,
        is_edited=message.edited_at is not None,
        kind=message.kind,
        text=message.text,
        markup=message.markup,
        file_id=message.file_id,
        file_name=message.file_name,
    )
