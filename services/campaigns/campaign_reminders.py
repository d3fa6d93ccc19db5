"""Reminding everybody who has not answered, at one tap."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.campaigns import Campaign, CampaignStatus
from models.queries.campaigns import campaign_turns
from models.queries.campaigns import campaigns as rows
from models.queries.campaigns import coverage as coverage_rows
from models.scopes import Scope
from services import audit
from services.campaigns.campaign_letters import write_to
from services.errors import NotFound, Unfitting
from services.rights import Right, must
from services.visits import Visit

AT_ONCE = 1_000
MOST_PORTIONS = 60


@dataclass(frozen=True, slots=True)
class Reminded:
    count: int
    had_all: int
    """Get nothing: they have had all the messages one campaign may send."""


async def remind(session: AsyncSession, visit: Visit, *, campaign_id: int) -> Reminded:
    """Those of the actor's part who have heard nothing today and not yet all they may.

    In portions: others have a word in between.
    """
    scope = must(visit.actor, Right.REMIND_MISSING)
    municipality = visit.municipality
    most, since = municipality.programme.calendar.reminders.campaign_most, municipality.midnight(visit.now)
    count = had_all = 0
    for portion in range(MOST_PORTIONS):
        campaign = await _running(session, campaign_id, scope)
        if portion == 0:
            found = await campaign_turns.count_to_write_to(session, campaign, since=since, most=most, scope=scope)
            had_all = found[1]
        waiting = await campaign_turns.to_write_to(
            session, campaign, since=since, most=most, limit=AT_ONCE, scope=scope
        )
        today = municipality.day(visit.now)
        put = await write_to(session, municipality, campaign, waiting, reminder=today, now=visit.now)
        if put:
            await audit.note(session, visit, Action.CAMPAIGN_REMINDED, campaign=campaign.id, people=put)
        await session.commit()
        count += put
        if put < AT_ONCE:
            break
    return Reminded(count, had_all)


async def _running(session: AsyncSession, campaign_id: int, scope: Scope) -> Campaign:
    if await coverage_rows.find(session, campaign_id, scope) is None:
        raise NotFound
    campaign = await rows.find(session, campaign_id, to_change=True)
    if campaign is None or campaign.status is not CampaignStatus.OPEN:
        await session.rollback()
        raise Unfitting("campaign-not-open")
    return campaign
