"""What is said in a conversation, made into letters to everybody else in it."""

import html
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import RELAY, OutboxMessage, OutboxStatus
from models.queries import outbox as outbox_rows
from models.queries.conversations import relays as rows
from models.queries.conversations.talks import Room, Seat
from models.threads import MessageKind, Part, ThreadKind, ThreadMessage
from services import calling
from services.conversations import relay_notices
from services.conversations.relay_kinds import CAPTIONED, IN_ALBUMS
from services.outbox_priority import Priority
from services.quiet_time import next_allowed
from services.visits import Visit

ALBUM_GATHERS, NONE = timedelta(seconds=1.5), timedelta()
"""Parts of an album come one by one; so long after the latest there are no more."""


async def send(
    session: AsyncSession, visit: Visit, room: Room, message: ThreadMessage, *, file_mark: str | None = None
) -> None:
    """Put a message before everybody else in the conversation; a note before those who help."""
    seats = [seat for seat in room.others(visit.actor.id) if seat.part is Part.HELPER or not message.is_note]
    keys = {_key(message, seat): seat for seat in seats}
    is_album = message.album is not None and message.kind in IN_ALBUMS and message.message_id is not None
    if is_album:
        keys = await _join_album(session, visit, message, seats, file_mark)
    letters = [
        _letter(visit, room, message, seat, key, file_mark, delay=ALBUM_GATHERS if is_album else NONE)
        for key, seat in keys.items()
    ]
    await outbox_rows.add(session, letters)
    away = [seat for seat in seats if is_away(seat)]
    if away:
        await relay_notices.tell_away(session, visit, away)


def is_away(seat: Seat) -> bool:
    """Whether nothing reaches them now: they have not entered yet, or have blocked the bot."""
    return seat.telegram_id is None or seat.unreachable_at is not None


def words_of(message: ThreadMessage) -> str:
    """The words or the caption as HTML; nothing where Telegram shows none."""
    if message.kind not in CAPTIONED:
        return ""
    return message.markup or html.escape(message.text or "", quote=False)


async def _join_album(
    session: AsyncSession, visit: Visit, message: ThreadMessage, seats: Iterable[Seat], file_mark: str | None
) -> dict[str, Seat]:
    """Add a part to what has not left yet; returns for whom a letter of its own is needed, by its key."""
    keys = {_album_key(message, seat): seat for seat in seats}
    waiting = {row.dedup_key: row for row in await rows.with_keys(session, keys)}
    alone = {}
    for key, seat in keys.items():
        row = waiting.get(key)
        if row is None:
            alone[key] = seat
        elif rows.is_on_its_way(row):
            alone[_key(message, seat)] = seat
        else:
            await rows.rewrite(
                session, row.id, _with_part(row.payload, message, file_mark), due_at=visit.now + ALBUM_GATHERS
            )
    return alone


def _with_part(payload: Mapping[str, Any], message: ThreadMessage, file_mark: str | None) -> dict[str, Any]:
    relay, source = payload["relay"], payload["copy"]
    return {
        **payload,
        "relay": {**relay, "messages": [*relay["messages"], message.id]},
        "copy": {**source, "messages": [*source["messages"], message.message_id]},
        "files": {**payload["files"], str(message.id): file_mark},
        "said": {**payload["said"], str(message.id): words_of(message)},
    }


def _letter(  # a letter is put together from these
    visit: Visit, room: Room, message: ThreadMessage, seat: Seat, key: str, file_mark: str | None, *, delay: timedelta
) -> dict[str, Any]:
    return {
        "dedup_key": key,
        "chat_id": seat.telegram_id or rows.NOBODY,
        "person_id": seat.person.id,
        "kind": RELAY,
        "payload": _payload(visit, room, message, seat, file_mark),
        "priority": int(Priority.RELAYED),
        "due_at": visit.now + delay,
        "ignores_quiet": True,
        "for_staff": seat.is_staff,
        "status": OutboxStatus.UNREACHABLE if is_away(seat) else OutboxStatus.NEW,
        "settled_at": visit.now if is_away(seat) else None,
    }


def _payload(visit: Visit, room: Room, message: ThreadMessage, seat: Seat, file_mark: str | None) -> dict[str, Any]:
    mode = visit.municipality.privacy_mode
    payload: dict[str, Any] = {
        "language": seat.person.language,
        "relay": {
            "thread": message.thread_id,
            "messages": [message.id],
            "author": message.author_id,
            "from": calling.call(mode, visit.actor),
            "to": calling.call(mode, seat.person),
            "title": room.thread.title if seat.open_threads > 1 or room.thread.kind is ThreadKind.EVENT else None,
            "kind": room.thread.kind.value,
            "note": message.is_note,
            "reply": message.reply_to_id,
        },
        "said": {str(message.id): words_of(message)},
        "files": {str(message.id): file_mark},
        "silent": is_quiet(visit, seat),
    }
    if message.kind is not MessageKind.TEXT and message.message_id is not None:
        payload["copy"] = {
            "chat": message.chat_id,
            "messages": [message.message_id],
            "captioned": message.kind in CAPTIONED,
        }
    return payload


def is_quiet(visit: Visit, seat: Seat) -> bool:
    """Whether it comes without a sound: what people say is never held back."""
    allowed = next_allowed(
        visit.now,
        visit.municipality.programme.calendar.quiet_hours,
        visit.municipality.zone,
        for_staff=seat.is_staff,
        later_hour=seat.person.later_hour,
        paused_until=seat.person.paused_until,
    )
    return allowed > visit.now


async def letters_of(session: AsyncSession, room: Room, message: ThreadMessage) -> list[OutboxMessage]:
    """Every letter a message went into, to be changed."""
    keys = {_key(message, seat) for seat in room.seats} | {_album_key(message, seat) for seat in room.seats}
    return await rows.with_keys(session, keys)


def _key(message: ThreadMessage, seat: Seat) -> str:
    """By the person: telephones come and go."""
    return f"relay:{message.id}:p{seat.person.id}"


def _album_key(message: ThreadMessage, seat: Seat) -> str:
    return f"relay:album:{message.thread_id}:{message.album}:p{seat.person.id}"
