"""What somebody says in a conversation: kept first, then brought to everybody else in it."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import threads as rows
from models.threads import MessageKind, ThreadMessage
from services import consultation_facts
from services.errors import NotFound
from services.rights import Right, must
from services.visits import Visit


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

    Raises Unfitting for one that is over.
    """
    must(visit.actor, Right.TALK)
    part = await rows.part_of(session, thread_id, visit.actor.id)
    if part is None:
        raise NotFound
    message = ThreadMessage(
        thread_id=thread_id, author_id=visit.actor.id, at=visit.now, kind=said.kind, text=said.text,
        markup=said.markup, file_id=said.file_id, file_name=said.file_name, album=said.album,
        chat_id=said.chat_id, message_id=said.message_id, reply_to_id=reply_to_id, is_note=is_note,
    )  # fmt: skip
    session.add(message)
    await session.flush()
    if not is_note:
        await consultation_facts.said(session, thread_id, part, now=visit.now)
    return message
