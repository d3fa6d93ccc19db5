"""What somebody says in a conversation: kept first, then brought to everybody else in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.conversations import talks as rows
from models.threads import Answered, MessageKind, Part, ThreadKind, ThreadMessage
from services import calling
from services.consultations import consultation_facts
from services.conversations import relays
from services.errors import NotFound, Unfitting
from services.rights import Right, must
from services.visits import Visit

MOST_OPEN = 6
"""Conversations one chooses from."""


@dataclass(frozen=True, slots=True)
class OpenThread:
    """One that somebody can write in."""

    id: int
    kind: ThreadKind
    title: str
    name: str
    """Of those on the other side."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message as its author wrote it; without `chat_id` and `message_id` it was sent by a button."""

    kind: MessageKind = MessageKind.TEXT
    text: str | None = None
    """Words or caption, plain."""
    markup: str | None = None
    """The same as HTML of Telegram."""
    file_id: str | None = None
    file_name: str | None = None
    album: str | None = None
    chat_id: int | None = None
    message_id: int | None = None
    file_mark: str | None = None
    """What stays the same for the same file, whatever number it goes by today."""


KEPT = tuple(name for name in Said.__slots__ if name != "file_mark")


async def put(
    session: AsyncSession,
    visit: Visit,
    *,
    thread_id: int,
    said: Said,
    reply_to_id: int | None = None,
    is_note: bool = False,
) -> ThreadMessage:
    """Keep it and send it on, within the caller's transaction. Raises NotFound for a conversation of others.

    Raises Unfitting for one that is over. The same message of the same chat is kept and sent once.
    """
    must(visit.actor, Right.TALK)
    room = await rows.room(session, thread_id, to_write=True)
    own = room.seat_of(visit.actor.id) if room else None
    if room is None or own is None or own.left_at is not None or (is_note and own.part is not Part.HELPER):
        raise NotFound
    if room.thread.closed_at is not None:
        await session.rollback()
        raise Unfitting("talk-over")
    values = {name: getattr(said, name) for name in KEPT}
    about = {"thread_id": thread_id, "author_id": visit.actor.id, "at": visit.now, "reply_to_id": reply_to_id}
    message, is_new = await rows.keep(session, {**values, **about, "is_note": is_note})
    if not is_new:
        return message
    room.thread.last_at = visit.now
    if said.chat_id is not None and said.message_id is not None:
        await rows.add_copies(session, said.chat_id, [(said.message_id, message.id)])
    await relays.send(session, visit, room, message, file_mark=said.file_mark)
    if not is_note:
        await consultation_facts.said(session, thread_id, own.part, now=visit.now)
    return message


async def say(  # what is said, where, and in answer to what
    session: AsyncSession,
    visit: Visit,
    *,
    thread_id: int,
    said: Said,
    reply_to_id: int | None = None,
    is_note: bool = False,
) -> None:
    """Put it and be done."""
    await put(session, visit, thread_id=thread_id, said=said, reply_to_id=reply_to_id, is_note=is_note)
    await session.commit()


async def say_all(session: AsyncSession, visit: Visit, *, thread_id: int, saids: Sequence[Said]) -> None:
    """Several at once, all of them or none, in their order."""
    for said in saids:
        await put(session, visit, thread_id=thread_id, said=said)
    await session.commit()


async def open_threads(session: AsyncSession, visit: Visit) -> tuple[OpenThread, ...]:
    """What somebody can write in, the newest first."""
    threads = await rows.open_of(session, visit.actor.id, MOST_OPEN)
    others = await rows.others_in(session, [one.id for one in threads], visit.actor.id) if threads else {}
    await session.commit()
    mode = visit.municipality.privacy_mode
    return tuple(
        OpenThread(one.id, one.kind, one.title, ", ".join(calling.call(mode, who) for who in others.get(one.id, ())))
        for one in threads
    )


async def answered(session: AsyncSession, *, chat_id: int, message_id: int) -> Answered | None:
    """What of a conversation lies in this place of one's chat."""
    found = await rows.lying_at(session, chat_id, message_id)
    await session.commit()
    return found


async def album_goes_on(session: AsyncSession, visit: Visit, *, album: str) -> Answered | None:
    """Where the earlier parts of one's album went: the rest belongs there too."""
    found = await rows.album_of(session, visit.actor.id, album)
    await session.commit()
    return found
