"""Codes that are typed wrong again and again: after a few, no code of that account is looked at for a while.

The count stands among the forms, under the digest of the account: it survives a restart, says nothing of anybody,
and goes with forms nobody touches. A block would silence the whole bot for a teacher who misread a paper.
"""

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import audit, forms
from services.errors import Unfitting

log = logging.getLogger(__name__)

MOST_WRONG = 5
WITHIN = timedelta(hours=1)
PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """How many wrong codes of a kind are looked at."""

    name: str
    """The counts of every kind stand apart."""
    most: int
    within: timedelta
    pause: timedelta
    phrase: str
    """What somebody who has to wait is told."""


INVITATIONS = Limit("codes", MOST_WRONG, WITHIN, PAUSE, "invitation-too-many")


@dataclass(frozen=True, slots=True)
class Guesser:
    """Who tries a code: an account, and the person it is known as."""

    telegram_id: int
    person_id: int | None

    def key(self, limit: Limit) -> str:
        return f"{limit.name}:{hashlib.sha256(str(self.telegram_id).encode()).hexdigest()}"


async def must_not_wait(session: AsyncSession, guesser: Guesser, now: datetime, limit: Limit = INVITATIONS) -> None:
    """Raises Unfitting for an account that has to wait."""
    form = await forms.find(session, guesser.key(limit))
    until = form.content.get("until") if form else None
    if until and datetime.fromisoformat(until) > now:
        await session.commit()
        raise Unfitting(limit.phrase)


async def note_wrong(session: AsyncSession, guesser: Guesser, now: datetime, limit: Limit = INVITATIONS) -> None:
    """Count a wrong code; the last of too many begins the pause."""
    form = await forms.find(session, guesser.key(limit))
    wrong = [*(form.content.get("wrong", []) if form else []), now.isoformat()]
    wrong = [moment for moment in wrong if datetime.fromisoformat(moment) > now - limit.within]
    content: dict[str, object] = {"wrong": wrong}
    if len(wrong) >= limit.most:
        content = {"wrong": [], "until": (now + limit.pause).isoformat()}
        log.warning("%s wrong %s in a row from one account: it has to wait", len(wrong), limit.name)
        await audit.add(
            session,
            at=now,
            actor_id=guesser.person_id,
            action=Action.CODE_GUESSED_WRONG,
            person_id=guesser.person_id,
            details={"count": len(wrong)},
        )
    await forms.put(session, key=guesser.key(limit), state=None, content=content, now=now)
