"""Letters to administrators about what goes wrong: one an hour about each kind, with how often it happened."""

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import ALERT
from models.queries import people as people_rows
from services import outbox
from services.municipality import Municipality
from services.outbox import Letter, Priority, Recipient
from services.pulse import HOUR, Trouble

BACK = "database_back"
"""Not a trouble but the end of one."""
TELEGRAM_BACK = "telegram_back"
"""Likewise."""
PHRASES: Mapping[str, str] = {
    Trouble.UPDATE: "alert-update",
    Trouble.UNREADABLE: "alert-unreadable",
    Trouble.JOB: "alert-job",
    Trouble.SENDER: "alert-sender",
    Trouble.LETTER: "alert-letter",
    Trouble.DATABASE: "alert-database",
    Trouble.OVERDUE: "alert-overdue",
    BACK: "alert-database-back",
    TELEGRAM_BACK: "alert-telegram-back",
}


@dataclass(slots=True)
class Alert:
    """`detail` is a number or a name of the program's own, never a word of a person."""

    about: str
    count: int = 0
    detail: str = ""

    @property
    def phrase(self) -> str:
        return PHRASES[self.about]

    @property
    def values(self) -> dict[str, str | int]:
        return {"count": self.count, "detail": self.detail}


class Alerts:
    """Gathers what happened until it may be said. It is never told of its own letters, so it cannot go in circles."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._waiting: dict[str, Alert] = {}
        self._told_at: dict[str, float] = {}

    def note(self, about: str, detail: str = "") -> None:
        alert = self._waiting.setdefault(about, Alert(about, detail=detail))
        alert.count += 1

    def due(self) -> list[Alert]:
        """What may be said now."""
        now = self._clock()
        return [alert for about, alert in self._waiting.items() if self._told_at.get(about, -HOUR) <= now - HOUR]

    def told(self, alert: Alert) -> None:
        self._told_at[alert.about] = self._clock()
        self._waiting.pop(alert.about, None)


async def tell(
    session: AsyncSession,
    municipality: Municipality,
    alerts: Collection[Alert],
    *,
    admin_ids: Collection[int],
    now: datetime,
) -> None:
    """Put the letters into the outbox. Of several programs over one database, or starts in an hour, one tells."""
    for telegram_id in sorted(admin_ids):
        found = await people_rows.find_by_account(session, telegram_id)
        language = found.language if found else "ru"
        reader = Recipient(telegram_id, found.id if found else None, language=language, is_staff=True)
        letters = [
            Letter(f"alert:{alert.about}:{now:%Y%m%d%H}", reader, {"phrase": alert.phrase, "values": alert.values})
            for alert in alerts
        ]
        await outbox.put(
            session, municipality, letters, kind=ALERT, priority=Priority.NOTICE, now=now, ignores_quiet=True
        )
    await session.commit()
