"""Short messages the bot sends to single people because of what somebody else has done."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import audiences
from models.queries.audiences import Reached
from services import outbox
from services.outbox import Letter, Priority, Recipient
from services.visits import Visit

KIND = "notice"


async def tell(  # what is said, to whom and how urgently
    session: AsyncSession,
    visit: Visit,
    person_ids: Iterable[int],
    *,
    key: str,
    said: Mapping[str, Any],
    priority: Priority = Priority.NOTICE,
    ignores_quiet: bool = False,
) -> None:
    """Put it into the outbox within the caller's transaction; the same `key` is said to the same person once."""
    reached = await audiences.reached_of(session, list(person_ids))
    await outbox.put(
        session,
        visit.municipality,
        [Letter(key, recipient(one), said) for one in reached],
        kind=KIND,
        priority=priority,
        now=visit.now,
        ignores_quiet=ignores_quiet,
    )


def recipient(one: Reached) -> Recipient:
    return Recipient(
        telegram_id=one.telegram_id,
        person_id=one.person_id,
        language=one.language,
        is_staff=one.is_staff,
        later_hour=one.later_hour,
        paused_until=one.paused_until,
    )
