"""What is put in other words after it was said: here, and wherever it lies already."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import OutboxMessage, OutboxStatus
from models.queries import relays as relay_rows
from models.queries import talks as rows
from models.threads import ThreadMessage
from services import relay_outcomes, relays
from services.errors import Unfitting
from services.rights import Right, must
from services.talking import Said
from services.visits import Visit


async def edit(session: AsyncSession, visit: Visit, *, said: Said) -> bool:
    """Returns whether anything has changed; what lies in no conversation of theirs has not.

    Raises Unfitting where nobody may write any more, and for something quite different in the same place.
    """
    must(visit.actor, Right.TALK)
    assert said.chat_id is not None
    assert said.message_id is not None
    message = await rows.own_message(session, visit.actor.id, said.chat_id, said.message_id)
    if message is None or (message.kind is said.kind and _words(message) == (said.text, said.markup)):
        await session.rollback()
        return False
    room = await rows.room(session, message.thread_id, to_write=True)
    own = room.seat_of(visit.actor.id) if room else None
    if room is None or own is None or own.left_at is not None or room.thread.closed_at is not None:
        await session.rollback()
        raise Unfitting("talk-edit-late")
    if message.kind is not said.kind:
        await session.rollback()
        raise Unfitting("talk-edit-other-kind")
    message.text, message.markup, message.edited_at = said.text, said.markup, visit.now
    for row in await relays.letters_of(session, room, message):
        await _bring_on(session, visit, row, message)
    await session.commit()
    return True


async def _bring_on(session: AsyncSession, visit: Visit, row: OutboxMessage, message: ThreadMessage) -> None:
    """Into what has not left, or right behind what has; what is on its way is looked at when it arrives."""
    key, words = str(message.id), relays.words_of(message)
    if key not in row.payload.get("said", {}) or row.payload["said"][key] == words:
        return
    payload: dict[str, Any] = {**row.payload, "said": {**row.payload["said"], key: words}}
    await relay_rows.rewrite(session, row.id, payload)
    if row.status is OutboxStatus.SENT:
        await relay_outcomes.put_right(session, row, payload, row.message_ids or (), {key: words}, now=visit.now)


def _words(message: ThreadMessage) -> tuple[str | None, str | None]:
    return message.text, message.markup
