"""What becomes of messages of conversations once the outbox has tried them: in the transaction that writes it down."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from secrets import token_hex
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import RELAY, RELAY_BELOW, RELAY_EDIT, OutboxMessage
from models.queries import outbox as outbox_rows
from models.queries.conversations import relays as rows
from models.queries.conversations import talks
from services.conversations import relay_notices
from services.outbox_priority import Priority

LOST = 0
"""Stands for what nobody knows the place of: the line under an album that could not be sent, parts of one cut short."""


async def delivered(session: AsyncSession, row: OutboxMessage, message_ids: Sequence[int], *, now: datetime) -> None:
    """Remember where it lies, so that an answer to it finds its thread."""
    if row.kind not in {RELAY, RELAY_BELOW}:
        return
    said: Sequence[int] = row.payload["relay"]["messages"]
    parts = message_ids[: len(said)]
    copies = [*zip(parts, said, strict=False), *((number, said[-1]) for number in message_ids[len(said) :])]
    await talks.add_copies(session, row.chat_id, [pair for pair in copies if pair[0] != LOST])
    if message_ids[-1] == LOST:
        await outbox_rows.add(session, [_behind(row, RELAY_BELOW, {**row.payload, "below": True}, now)])


async def follow(
    session: AsyncSession, row: OutboxMessage, stands: Mapping[str, Any], message_ids: Sequence[int], *, now: datetime
) -> None:
    """What was put in other words while it was on its way is put right behind it."""
    said: Mapping[str, str] = row.payload["said"]
    changed = {key: words for key, words in stands.get("said", {}).items() if said.get(key) not in {None, words}}
    await put_right(session, row, stands, message_ids, changed, now=now)


async def put_right(  # what an edit is made of
    session: AsyncSession,
    row: OutboxMessage,
    payload: Mapping[str, Any],
    message_ids: Sequence[int],
    changed: Mapping[str, str],
    *,
    now: datetime,
) -> None:
    """Edit what lies in the reader's chat already, by the messages whose words have changed."""
    said: Sequence[int] = payload["relay"]["messages"]
    places = dict(zip(map(str, said), message_ids, strict=False))
    edits = [
        _behind(row, RELAY_EDIT, {**payload, "said": {key: words}, "edit": places[key], "album": len(said) > 1}, now)
        for key, words in changed.items()
        if places.get(key, LOST) != LOST
    ]
    await outbox_rows.add(session, edits)


async def unreachable(session: AsyncSession, chat_id: int, *, now: datetime) -> None:
    """Authors of what waits for the owner of a chat are told once that it waits."""
    for row in await rows.undelivered(session, chat_id):
        since = await rows.away_since(session, chat_id)
        if row.person_id is not None:
            await relay_notices.tell_of_absence(session, row, since=since or now, now=now)


async def failed(session: AsyncSession, row: OutboxMessage, *, now: datetime) -> None:
    if row.kind == RELAY:
        await relay_notices.tell_of_failure(session, row, now=now)


def _behind(row: OutboxMessage, kind: str, payload: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    return {
        "dedup_key": f"{kind}:{row.id}:{now.timestamp()}:{token_hex(4)}",
        "chat_id": row.chat_id,
        "person_id": row.person_id,
        "kind": kind,
        "payload": {**payload, "silent": True},
        # A line that comes later would stand under the words of others, and say they are of this author.
        "priority": int(Priority.UNDER if kind == RELAY_BELOW else Priority.RELAYED),
        "due_at": now,
        "ignores_quiet": True,
        "for_staff": row.for_staff,
    }
