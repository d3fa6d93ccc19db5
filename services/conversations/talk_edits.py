"""What is put in other words after it was said: here, and wherever it lies already."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import OutboxMessage, OutboxStatus
from models.queries.conversations import relays as relay_rows
from models.queries.conversations import talks as rows
from models.threads import ThreadMessage
from services.conversations import relay_outcomes, relays
from services.conversations.talking import Said
from services.errors import Unfitting
from services.rights import Right, must
from services.visits import Visit


async def edit(session: AsyncSession, visit: Visit, *, said: Said) -> bool:
    """Returns whether anything has changed; what lies in no conversation of theirs has not.

    Raises Unfitting where nobody may write any more, and for something quite different in the same place.
    """
    must(visit.actor, Right.TALK)
    assert said.chat_id is not None
    assert said.message_id is not None
    message = await rows.own_message(session, visit.actor.id, said.chat_id, said.message_id)
    room = await rows.room(session, message.thread_id, to_write=True) if message else None
    letters = await relays.letters_of(session, room, message) if message and room else []
    swapped = [row for row in letters if message and _is_swapped(row, message, said)]
    is_same = message is None or (message.kind is said.kind and _words(message) == (said.text, said.markup))
    if message is None or (is_same and not swapped):
        await session.rollback()
        return False
    own = room.seat_of(visit.actor.id) if room else None
    if room is None or own is None or own.left_at is not None or room.thread.closed_at is not None:
        await session.rollback()
        raise Unfitting("talk-edit-late")
    if message.kind is not said.kind:
        await session.rollback()
        raise Unfitting("talk-edit-other-kind")
    if any(relay_rows.is_on_its_way(row) for row in swapped):
        await session.rollback()
        raise Unfitting("talk-edit-other-file")
    message.text, message.markup, message.edited_at = said.text, said.markup, visit.now
    if swapped:
        message.file_id, message.file_name = said.file_id, said.file_name
    for row in letters:
        await _bring_on(session, visit, row, message, file_mark=said.file_mark if row in swapped else None)
    await session.commit()
    return True


async def _bring_on(
    session: AsyncSession, visit: Visit, row: OutboxMessage, message: ThreadMessage, *, file_mark: str | None
) -> None:
    """Into what has not left, or right behind what has; what is on its way is looked at when it arrives.

    `file_mark`: of another file, which goes out as it now lies in its author's chat.
    """
    key, words = str(message.id), relays.words_of(message)
    if key not in row.payload.get("said", {}) or (row.payload["said"][key] == words and file_mark is None):
        return
    payload: dict[str, Any] = {**row.payload, "said": {**row.payload["said"], key: words}}
    if file_mark is not None:
        payload["files"] = {**row.payload["files"], key: file_mark}
    await relay_rows.rewrite(session, row.id, payload)
    if row.status is OutboxStatus.SENT:
        await relay_outcomes.put_right(session, row, payload, row.message_ids or (), {key: words}, now=visit.now)


def _is_swapped(row: OutboxMessage, message: ThreadMessage, said: Said) -> bool:
    """Whether another file lies there now than when the letter was written."""
    known = row.payload.get("files", {}).get(str(message.id))
    return message.kind is said.kind and None not in {known, said.file_mark} and known != said.file_mark


def _words(message: ThreadMessage) -> tuple[str | None, str | None]:
    return message.text, message.markup
