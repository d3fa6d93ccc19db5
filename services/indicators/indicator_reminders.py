"""Whom a list of those who are missing lets one remind, through what reminds them anyway."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.campaigns import CampaignStatus
from models.queries.campaigns import campaign_turns, coverage
from models.queries.campaigns import campaigns as campaign_rows
from models.queries.indicators import indicator_history
from models.queries.routes import route_lacking
from services import rights
from services.indicators.indicator_params import word
from services.indicators.indicator_views import View, view
from services.rights import Right
from services.routes import route_lacking as lacking
from services.visits import Visit


class Way(StrEnum):
    CAMPAIGN = "campaign"
    """A questionnaire has not been answered."""
    ROUTE = "route"
    """There is a deficit and no route yet."""


@dataclass(frozen=True, slots=True)
class Reminder:
    way: Way
    waiting: int
    """How many it would reach now."""
    told_today: int
    campaign_id: int | None = None


async def reminder(session: AsyncSession, visit: Visit, *, code: str) -> Reminder | None:
    """None: nothing reminds of this indicator, or not now, or it is not the actor's to do."""
    own, found = view(visit, code), None
    if own.definition.formula == "diagnosed":
        found = await _of_campaign(session, visit, own)
    elif own.definition.formula == "deficits_with_route":
        found = await _of_routes(session, visit)
    await session.commit()
    return found


async def _of_campaign(session: AsyncSession, visit: Visit, own: View) -> Reminder | None:
    scope = rights.reach(visit.actor, Right.REMIND_MISSING)
    if not scope:
        return None
    asked = word(own.definition.params, "questionnaire")
    running = [one for one in await coverage.seen(session, scope) if one.status is CampaignStatus.OPEN]
    campaign = next((one for one in running if one.questionnaire == asked), None)
    if campaign is None:
        return None
    most, since = visit.municipality.programme.calendar.reminders.campaign_most, visit.municipality.midnight(visit.now)
    waiting, _ = await campaign_turns.count_to_write_to(session, campaign, since=since, most=most, scope=scope)
    kind = campaign_rows.outbox_kind(campaign.id)
    told = await indicator_history.told_since(session, scope, kind=kind, since=since)
    return Reminder(Way.CAMPAIGN, waiting, told, campaign.id)


async def _of_routes(session: AsyncSession, visit: Visit) -> Reminder | None:
    scope = rights.reach(visit.actor, Right.GUIDE_ROUTES)
    if not scope or not visit.municipality.programme.modules.routes:
        return None
    year, midnight = visit.municipality.school_year(visit.now), visit.municipality.midnight(visit.now)
    waiting = await route_lacking.to_ask(session, scope, year, kind=lacking.KIND, since=visit.now - lacking.ASKED_EVERY)
    told = await indicator_history.told_since(session, scope, kind=lacking.KIND, since=midnight)
    return Reminder(Way.ROUTE, len(waiting), told)
