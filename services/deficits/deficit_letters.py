"""One letter a year to whoever has something confirmed: what they will be helped with, and the way to a route."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import audiences
from models.queries.deficits import deficit_letters as rows
from services import outbox
from services.deficits.deficit_titles import zones
from services.notices import KIND, recipient
from services.outbox import Letter, Priority
from services.visits import Visit

SAID_AFTER = timedelta(minutes=10)
"""Whoever decides one by one is not done with the first: until then the letter takes in the others."""


async def tell(session: AsyncSession, visit: Visit, people: Collection[int]) -> None:
    """Put it in, or bring it up to date while it waits; within the caller's transaction.

    Nothing is said where nothing is confirmed: of what was rejected people hear nothing.
    """
    municipality = visit.municipality
    year = municipality.school_year(visit.now)
    confirmed = await rows.confirmed(session, list(people), year)
    reached = await audiences.reached_of(session, list(people))
    letters, silent = [], []
    for one in reached:
        key = f"deficits-confirmed:{one.person_id}:{year}"
        if one.person_id in confirmed:
            said = zones(municipality.programme.competences, confirmed[one.person_id])
            letters.append(
                Letter(
                    key,
                    recipient(one),
                    _payload(said, is_routed=municipality.programme.modules.routes),
                    visit.now + SAID_AFTER,
                )
            )
        else:
            silent.append(f"{key}:{one.telegram_id}")
    written = {
        f"{letter.key}:{letter.recipient.telegram_id}": {**letter.payload, "language": letter.recipient.language}
        for letter in letters
    }
    await rows.rewrite_waiting(session, written, now=visit.now)
    await rows.drop_waiting(session, silent, now=visit.now)
    await outbox.put(session, municipality, letters, kind=KIND, priority=Priority.NOTICE, now=visit.now)


def _payload(said: str, *, is_routed: bool) -> dict[str, Any]:
    way = {"phrase": "my-deficits-to-route", "data": "go:route"}
    return {
        "phrase": "my-deficits-told" if is_routed else "my-deficits-told-alone",
        "values": {"zones": said},
        "rows": [[way]] if is_routed else [],
    }
