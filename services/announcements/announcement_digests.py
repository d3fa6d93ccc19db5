"""Announcements on their way in one message: put together when they leave, written down together afterwards."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import OutboxMessage, OutboxStatus
from models.queries import outbox as outbox_rows
from models.queries.announcements import announcement_digests as rows
from services.announcements.digest_letters import (
    ABOUT,
    AGAIN,
    DIGEST,
    GONE,
    MARKS,
    MOST,
    TITLE,
    TOGETHER,
    listed,
    parts_of,
    title_of,
)
from services.municipality import Municipality
from services.outbox_priority import Priority

SAID = "said_in_digest"
"""In memory alone: the words of each row as they were when the message left. Letters of conversations have a `said`."""


async def complete(
    session: AsyncSession, municipality: Municipality, claimed: Sequence[OutboxMessage], *, now: datetime
) -> None:
    """Whatever else waits for the same digest of the same reader goes with it; a digest said anew gets its words."""
    leads = [row for row in claimed if DIGEST in row.payload]
    waiting = await rows.waiting_in(session, {row.chat_id for row in leads}, now=now) if leads else []
    composed = {lead: _gather(municipality, lead, waiting) for lead in leads}
    await session.flush()
    again = [row for row in claimed if AGAIN in row.payload]
    known = {one.id: one.payload for one in await rows.these(session, _numbers(again))} if again else {}
    for row in again:
        parts = parts_of(known, row.payload[AGAIN])
        composed[row] = {**row.payload, **listed(municipality, parts)}
    for row, payload in composed.items():
        if payload is not None:
            rows.say_instead(row, payload)


def is_of_many(row: OutboxMessage) -> bool:
    """Whether a claimed row stands for others too."""
    return SAID in row.payload


def numbers_of(row: OutboxMessage) -> list[int]:
    """The rows that go out with a claimed one, itself among them."""
    return list(row.payload[TOGETHER]) if is_of_many(row) else [row.id]


async def catch_up(session: AsyncSession, row: OutboxMessage, message_ids: Sequence[int], *, now: datetime) -> None:
    """What was called off or put in other words while the message was on its way is put right behind it."""
    ids, has_changed = numbers_of(row), False
    for one in await rows.these(session, ids, to_change=True):
        if one.status is OutboxStatus.CANCELLED:
            one.payload, has_changed = gone(one.payload), True
        elif one.payload.get("text") != row.payload[SAID][one.id]:
            one.payload, has_changed = retitled(one.payload, one.payload.get("text", "")), True
    if not has_changed:
        return
    letter = {
        "dedup_key": f"behind:{row.id}",
        "chat_id": row.chat_id,
        "person_id": row.person_id,
        "kind": f"{row.kind}:behind",
        "payload": {**said_again(message_ids[0], ids), "language": row.payload.get("language")},
        "priority": int(Priority.NOTICE),
        "due_at": now,
        "ignores_quiet": True,
        "for_staff": row.for_staff,
    }
    await outbox_rows.add(session, [letter])


async def part(session: AsyncSession, row: OutboxMessage) -> None:
    """Telegram does not take them together: each goes its own way."""
    for one in await rows.these(session, numbers_of(row), to_change=True):
        one.payload = {name: value for name, value in one.payload.items() if name not in MARKS}


def said_again(message_id: int, ids: Sequence[int]) -> dict[str, Any]:
    """A letter that puts today's list in place of the one that lies there."""
    return {"edit": message_id, AGAIN: list(ids)}


def retitled(payload: Mapping[str, Any], text: str) -> dict[str, Any]:
    return {**payload, TITLE: title_of(text)}


def gone(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Its words are taken back; its place in the list stays."""
    kept = {name: payload[name] for name in (DIGEST, ABOUT, TOGETHER, "language") if name in payload}
    return {**kept, GONE: True}


def _gather(municipality: Municipality, lead: OutboxMessage, waiting: Sequence[OutboxMessage]) -> dict[str, Any] | None:
    """The words of the whole message; none: it goes out alone, and as ever."""
    fellows = [
        one
        for one in waiting
        if (one.chat_id, one.person_id) == (lead.chat_id, lead.person_id)
        and one.payload[DIGEST] == lead.payload[DIGEST]
    ]
    members = [lead, *fellows[: MOST - 1]]
    if len(members) == 1:
        if TOGETHER in lead.payload:
            lead.payload = {name: value for name, value in lead.payload.items() if name != TOGETHER}
        return None
    ids = [one.id for one in members]
    for one in members:
        one.payload = {**retitled(one.payload, one.payload["text"]), TOGETHER: ids}
    for one in members[1:]:
        one.lease_until, one.attempts = lead.lease_until, one.attempts + 1
    payloads = {one.id: one.payload for one in members}
    whole = listed(municipality, parts_of(payloads, ids))
    said = {number: payload["text"] for number, payload in payloads.items()}
    return {**whole, "language": lead.payload.get("language"), TOGETHER: ids, SAID: said}


def _numbers(again: Sequence[OutboxMessage]) -> set[int]:
    return {number for row in again for number in row.payload[AGAIN]}
