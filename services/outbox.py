"""What the bot says on its own initiative: put into a table, sent once, at a decent hour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import RELAY, UNFINISHED, OutboxMessage, OutboxStatus
from models.queries import outbox as rows
from models.queries.associations import association_groups as group_rows
from models.queries.conversations import relays as relay_rows
from services.announcements import announcement_digests as digests
from services.conversations import relay_outcomes
from services.municipality import Municipality
from services.outbox_priority import Priority as Priority  # noqa: PLC0414  # for those who put letters in
from services.ports import Delivered, Later, Moved, Outcome, Refused, Unreachable
from services.quiet_time import next_allowed
from services.visits import Visit

LEASE = timedelta(minutes=2)
"""Longer than any call to Telegram lasts; a sender that has died lets go of its rows after it."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(minutes=15)
MOST_ATTEMPTS = 60
"""Half a day of trying."""
LONGEST_ERROR = 200


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where something goes and what its reader wishes."""

    telegram_id: int
    person_id: int | None
    language: str = "ru"
    is_staff: bool = False
    later_hour: int | None = None
    paused_until: date | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """Something to be said to somebody: a phrase with its values and buttons, or messages to be copied."""

    key: str
    """Names what is said; together with the chat it is said once."""
    recipient: Recipient
    payload: Mapping[str, Any]
    not_before: datetime | None = None
    addressee: str | None = None
    """Names the reader in the key where the number of the chat can change: a group."""


async def put(  # what a letter is sent by
    session: AsyncSession,
    municipality: Municipality,
    letters: Iterable[Letter],
    *,
    kind: str,
    priority: Priority,
    now: datetime,
    ignores_quiet: bool = False,
) -> int:
    """Put letters into the outbox within the caller's transaction; returns how many were not there yet."""
    return await rows.add(
        session,
        [
            {
                "dedup_key": f"{letter.key}:{letter.addressee or letter.recipient.telegram_id}",
                "chat_id": letter.recipient.telegram_id,
                "person_id": letter.recipient.person_id,
                "kind": kind,
                "payload": {**letter.payload, "language": letter.recipient.language},
                "priority": int(priority),
                "due_at": _due(municipality, letter, now, ignores_quiet=ignores_quiet),
                "ignores_quiet": ignores_quiet,
                "for_staff": letter.recipient.is_staff,
            }
            for letter in letters
        ],
    )


async def claim(session: AsyncSession, municipality: Municipality, *, now: datetime, limit: int) -> list[OutboxMessage]:
    """Rows to be sent now, nobody else's until the lease ends; what may not come at this hour is put off."""
    for for_staff in (True, False):
        allowed = next_allowed(now, municipality.programme.calendar.quiet_hours, municipality.zone, for_staff=for_staff)
        if allowed > now:
            await rows.let_sleep(session, now=now, until=allowed, for_staff=for_staff)
    claimed = await rows.claim(session, now=now, lease_until=now + LEASE, limit=limit)
    await relay_rows.complete(session, claimed)
    await digests.complete(session, municipality, claimed, now=now)
    await session.commit()
    return claimed


async def take_over(session: AsyncSession, *, now: datetime) -> int:
    """For a sender that has just begun and knows of no other: whoever held rows is dead, and they need not wait.

    Nor need those who wait for what the dead one was making.
    """
    released = await rows.release(session)
    await rows.hasten(session, UNFINISHED, now=now)
    await session.commit()
    return released


async def settle(session: AsyncSession, row: OutboxMessage, outcome: Outcome, *, now: datetime) -> None:
    """Write down what has become of a row. One that has been tried too often has failed."""
    match outcome:
        case Delivered(message_ids):
            await relay_outcomes.delivered(session, row, message_ids, now=now)
            await _catch_up(session, row, message_ids, now)
            sent = digests.numbers_of(row)
            await rows.settle(session, sent, status=OutboxStatus.SENT, now=now, message_ids=message_ids)
        case Unreachable(error):
            await rows.give_up_chat(session, row.chat_id, now=now, error=error[:LONGEST_ERROR])
            await relay_outcomes.unreachable(session, row.chat_id, now=now)
            await group_rows.lose(session, row.chat_id, now=now)
        case Moved(chat_id):
            await group_rows.move(session, row.chat_id, chat_id)
            await _put_off(session, row, "moved", None, now)
        case Refused(error) if digests.is_of_many(row):
            await digests.part(session, row)
            await rows.put_off(session, digests.numbers_of(row), due_at=now, error=error[:LONGEST_ERROR], attempts=0)
        case Refused(error):
            await _fail(session, row, error[:LONGEST_ERROR], now)
        case Later(error, seconds):
            await _put_off(session, row, error[:LONGEST_ERROR], seconds, now)
    await session.commit()


async def pause(session: AsyncSession, kind: str, *, now: datetime) -> int:
    """Hold back what has not gone out, within the caller's transaction."""
    return await rows.change_status(session, kind, before=OutboxStatus.NEW, after=OutboxStatus.HELD, now=now)


async def resume(session: AsyncSession, kind: str, *, now: datetime) -> int:
    return await rows.change_status(session, kind, before=OutboxStatus.HELD, after=OutboxStatus.NEW, now=now)


async def cancel(session: AsyncSession, kind: str, *, now: datetime) -> int:
    """Take back what has not gone out, whether it waits or is held."""
    held = await rows.change_status(session, kind, before=OutboxStatus.HELD, after=OutboxStatus.CANCELLED, now=now)
    waiting = await rows.change_status(session, kind, before=OutboxStatus.NEW, after=OutboxStatus.CANCELLED, now=now)
    return held + waiting


async def wait_for(session: AsyncSession, visit: Visit, *, paused_until: date | None) -> None:
    """What waits for somebody waits until they are back, or comes now that they are; in the caller's transaction."""
    calendar = visit.municipality.programme.calendar
    back = next_allowed(visit.now, calendar.quiet_hours, visit.municipality.zone, paused_until=paused_until)
    await rows.put_off_person(session, visit.actor.id, until=back)


async def welcome_back(session: AsyncSession, *, telegram_id: int) -> None:
    """Somebody who had blocked the bot has written: what people said to them meanwhile goes out in its order."""
    await rows.return_of(session, telegram_id)
    await relay_rows.bring_back(session, telegram_id)
    await session.commit()


def _due(municipality: Municipality, letter: Letter, now: datetime, *, ignores_quiet: bool) -> datetime:
    wanted = max(now, letter.not_before or now)
    if ignores_quiet:
        return wanted
    return next_allowed(
        wanted,
        municipality.programme.calendar.quiet_hours,
        municipality.zone,
        for_staff=letter.recipient.is_staff,
        later_hour=letter.recipient.later_hour,
        paused_until=letter.recipient.paused_until,
    )


async def _catch_up(session: AsyncSession, row: OutboxMessage, message_ids: Sequence[int], now: datetime) -> None:
    """What was called off or put in other words while it was on its way follows behind."""
    if digests.is_of_many(row):
        await digests.catch_up(session, row, message_ids, now=now)
        return
    stands = await rows.look(session, row.id)
    if stands is None or not message_ids:
        return
    status, payload = stands
    if status is OutboxStatus.CANCELLED:
        change: dict[str, Any] = {"delete": [number for number in message_ids if number != relay_outcomes.LOST]}
    elif row.kind == RELAY:
        await relay_outcomes.follow(session, row, payload, message_ids, now=now)
        return
    elif payload.get("text") != row.payload.get("text") and "text" in payload:
        change = {**payload, "edit": message_ids[0]}
    else:
        return
    letter = {
        "dedup_key": f"behind:{row.id}",
        "chat_id": row.chat_id,
        "person_id": row.person_id,
        "kind": f"{row.kind}:behind",
        "payload": change,
        "priority": int(Priority.NOTICE),
        "due_at": now,
        "ignores_quiet": True,
        "for_staff": row.for_staff,
    }
    await rows.add(session, [letter])


async def _put_off(session: AsyncSession, row: OutboxMessage, error: str, seconds: float | None, now: datetime) -> None:
    if seconds is not None:
        # Everything waits; it is not this row's fault, and does not count.
        pause, attempts = timedelta(seconds=seconds), row.attempts - 1
    else:
        pause, attempts = min(FIRST_PAUSE * 2 ** min(row.attempts - 1, 10), LONGEST_PAUSE), row.attempts
    if attempts >= MOST_ATTEMPTS:
        await _fail(session, row, error, now)
    else:
        await rows.put_off(session, digests.numbers_of(row), due_at=now + pause, error=error, attempts=attempts)


async def _fail(session: AsyncSession, row: OutboxMessage, error: str, now: datetime) -> None:
    await rows.settle(session, digests.numbers_of(row), status=OutboxStatus.FAILED, now=now, error=error)
    await relay_outcomes.failed(session, row, now=now)
