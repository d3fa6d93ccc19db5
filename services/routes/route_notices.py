"""What people are told about routes at once: an owner of a methodist's word, a supporter of what waits."""

from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import audiences
from models.queries.routes import routes
from models.routes import Route
from services import notices, outbox
from services.notices import recipient
from services.outbox import Letter, Priority
from services.visits import Visit

KIND = "routes:notice"
OPEN_OWN, OPEN_SUPPORTED = "go:route", "vs:0"
"""What the buttons of the letters send."""
EDITING_TAKES = timedelta(minutes=10)
"""A proposal is told of once it is likely to be whole."""


def opening(data: str = OPEN_OWN) -> list[list[dict[str, Any]]]:
    return [[{"phrase": "route-open", "data": data}]]


async def tell_owner(session: AsyncSession, visit: Visit, route: Route, phrase: str, **values: str) -> None:
    """At once, within the caller's transaction; once for each version of the route."""
    await notices.tell(
        session,
        visit,
        [route.person_id],
        key=f"route:{route.id}:{route.version}",
        said={"phrase": phrase, "values": values, "rows": opening()},
    )


async def tell_owner_later(session: AsyncSession, visit: Visit, route: Route, phrase: str) -> None:
    reached = await audiences.reached_of(session, [route.person_id])
    said = {"phrase": phrase, "rows": opening()}
    letters = [
        Letter(f"route:{route.id}:{route.version}", recipient(one), said, not_before=visit.now + EDITING_TAKES)
        for one in reached
    ]
    await outbox.put(session, visit.municipality, letters, kind=KIND, priority=Priority.NOTICE, now=visit.now)


async def tell_supporter(session: AsyncSession, visit: Visit, route: Route) -> None:
    """Something waits to be accepted; said once a day, whatever comes together."""
    if route.supporter_id is None or await routes.find_supporter(session, route.supporter_id) is None:
        return
    day = visit.municipality.day(visit.now).isoformat()
    said = {"phrase": "route-notice-to-accept", "rows": opening(OPEN_SUPPORTED)}
    await notices.tell(session, visit, [route.supporter_id], key=f"routes-to-accept:{day}", said=said)
