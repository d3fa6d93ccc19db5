"""What somebody wants to read of indicators: how often, and of which at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicators import DigestPeriod
from models.queries.indicators import indicator_history as rows
from programmes.indicators import Indicator
from services.indicators.indicator_views import views
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Following:
    period: DigestPeriod | None
    alerts: frozenset[str]
    choices: Sequence[Indicator]
    """Everything there is to choose from."""


async def following(session: AsyncSession, visit: Visit) -> Following:
    must(visit.actor, Right.SEE_INDICATORS)
    choices = [one.definition for one in views(visit)]
    found = await rows.subscription(session, visit.actor.id)
    await session.commit()
    if found is None:
        return Following(None, frozenset(), choices)
    return Following(found.period, frozenset(found.alerts) & {one.code for one in choices}, choices)
