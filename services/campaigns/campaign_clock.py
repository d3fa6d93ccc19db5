"""Campaigns by the clock: closed when their time is over, newcomers taken in, turns, letters, what the season wants."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.campaigns import Campaign, CampaignStatus
from models.queries import audiences as audience_rows
from models.queries import turns
from models.queries.campaigns import campaign_turns as turns_rows
from models.queries.campaigns import campaigns as rows
from services import audit, outbox
from services.campaigns.campaign_calendar import seasons
from services.campaigns.campaign_invitations import reminder_day
from services.campaigns.campaign_letters import write_to
from services.campaigns.campaign_running import TURN, shut, take_in
from services.campaigns.campaigns import askable
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority

log = logging.getLogger(__name__)

AT_ONCE = 1_000
"""Letters of one transaction: others have a word in between."""
MOST_PORTIONS = 60


async def tend(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """Do everything that is due, however late the clock comes; returns how many letters that makes."""
    await turns.take(session, TURN)
    running = await rows.live(session, to_change=True)
    for campaign in running:
        await _safely(session, campaign, lambda one: _tend(session, municipality, one, running, now))
    await session.commit()
    letters = 0
    for campaign in running:
        for _ in range(MOST_PORTIONS):
            put = await _safely(session, campaign, lambda one: _write(session, municipality, one, now))
            await session.commit()
            letters += put
            if put < AT_ONCE:
                break
    await _propose(session, municipality, now)
    await session.commit()
    return letters


async def _tend(
    session: AsyncSession, municipality: Municipality, campaign: Campaign, running: list[Campaign], now: datetime
) -> int:
    if municipality.day(now) > campaign.closes_on:
        await shut(session, campaign, now=now)
        await audit.note_of_clock(session, Action.CAMPAIGN_CLOSED, now=now, campaign=campaign.id)
        await session.flush()
        return 0
    if len(running) > 1:
        await turns_rows.step_back(session, campaign)
    if campaign.status is CampaignStatus.OPEN:
        await take_in(session, municipality, campaign, now=now)
        await turns_rows.invite(session, campaign, now=now)
    return await turns_rows.call_off(session, campaign, now=now)


async def _write(session: AsyncSession, municipality: Municipality, campaign: Campaign, now: datetime) -> int:
    found = await rows.find(session, campaign.id, to_change=True)  # somebody may have held it since the last portion
    if found is None or found.status is not CampaignStatus.OPEN:
        return 0
    reminders = municipality.programme.calendar.reminders
    day = reminder_day(
        closes_on=campaign.closes_on, days_before=reminders.campaign_days_before_end, today=municipality.day(now)
    )
    since = datetime.combine(day, time.min, municipality.zone) if day else None
    waiting = await turns_rows.to_write_to(session, campaign, since=since, most=reminders.campaign_most, limit=AT_ONCE)
    return await write_to(session, municipality, campaign, waiting, reminder=day, now=now)


async def _propose(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    """Say once a year to those who may open it that the time of a campaign has come."""
    year = municipality.school_year(now)
    season = seasons(municipality, now)
    taken = await rows.plans_taken(session, year) if season else set()
    known = {one.code for one in askable(municipality)}
    waiting = [one for one in season if one.plan.code not in taken and one.plan.questionnaire in known]
    if not waiting:
        return
    reached = await audience_rows.reached_of(session, await rows.methodists(session))
    for one in waiting:
        said = {
            "phrase": "campaign-letter-season",
            "values": {"title": one.plan.title},
            "days": {"until": one.closes_on.isoformat()},
            "rows": [[{"phrase": "campaign-letter-look", "data": f"kp:{one.plan.code}"}]],
        }
        letters = [Letter(f"campaign-plan:{one.plan.code}:{year}", recipient(who), said) for who in reached]
        await outbox.put(session, municipality, letters, kind="notice", priority=Priority.NOTICE, now=now)


async def _safely(session: AsyncSession, campaign: Campaign, act: Callable[[Campaign], Awaitable[int]]) -> int:
    """One that goes wrong must not keep the others."""
    number = campaign.id
    try:
        async with session.begin_nested():
            return await act(campaign)
    except Exception:
        log.exception("campaign %s could not be tended", number)
        await session.refresh(campaign)  # what was changed before is taken back, and not known any more
        return 0
