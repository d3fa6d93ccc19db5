"""What authors are told about messages that cannot reach somebody now, or never will."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import OutboxMessage
from models.queries import outbox as outbox_rows
from models.queries.conversations import relays as rows
from models.queries.conversations.talks import Seat
from services import calling
from services.outbox_priority import Priority
from services.visits import Visit

KIND = "notice"


async def tell_away(session: AsyncSession, visit: Visit, away: Iterable[Seat]) -> None:
    """Tell the author who is writing now whom it reaches later; once for each absence."""
    author = await rows.reached(session, visit.actor.id)
    if author is None:
        return
    letters = []
    for seat in away:
        name = calling.call(visit.municipality.privacy_mode, seat.person)
        since = seat.unreachable_at
        phrase = "relay-not-entered" if since is None else "relay-away"
        letters.append(_notice(author, visit.actor.id, _absence(seat.person.id, since), phrase, name, visit.now))
    await outbox_rows.add(session, letters)


async def tell_of_absence(session: AsyncSession, row: OutboxMessage, *, since: datetime, now: datetime) -> None:
    """The author of a message whose reader turned out to be away."""
    assert row.person_id is not None
    await _tell_author(session, row, _absence(row.person_id, since), "relay-away", now)


async def tell_of_failure(session: AsyncSession, row: OutboxMessage, *, now: datetime) -> None:
    await _tell_author(session, row, f"undelivered:{row.person_id}:{row.id}", "relay-failed", now)


async def _tell_author(session: AsyncSession, row: OutboxMessage, key: str, phrase: str, now: datetime) -> None:
    relay = row.payload["relay"]
    author_id = await rows.author_of(session, relay["messages"][0])
    author = await rows.reached(session, author_id) if author_id is not None else None
    if author_id is not None and author is not None:
        await outbox_rows.add(session, [_notice(author, author_id, key, phrase, relay["to"], now)])


def _absence(person_id: int, since: datetime | None) -> str:
    """Names an absence of somebody: it is told once."""
    return f"away:{person_id}:{since.timestamp() if since else 'not-entered'}"


def _notice(author: tuple[int, str], author_id: int, key: str, phrase: str, name: str, now: datetime) -> dict[str, Any]:
    chat_id, language = author
    return {
        "dedup_key": f"{key}:{chat_id}",
        "chat_id": chat_id,
        "person_id": author_id,
        "kind": KIND,
        "payload": {"phrase": phrase, "values": {"name": name}, "language": language},
        "priority": int(Priority.NOTICE),
        "due_at": now,
        "ignores_quiet": True,
        "for_staff": False,
    }
