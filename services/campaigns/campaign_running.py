"""Campaigns that run: opened once, held, extended, closed, cancelled."""

from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audiences import Audience, people_of
from models.audit import Action
from models.campaigns import Campaign, CampaignStatus
from models.queries import turns
from models.queries.campaigns import campaign_turns as turns_rows
from models.queries.campaigns import campaigns as rows
from models.scopes import Scope, people_within
from services import audiences, audit, outbox
from services.campaigns.campaign_drafts import check_last_day, draft_of, mark_of_draft
from services.campaigns.campaigns import audience_of, covers, proposed, reach_of, written
from services.errors import NotFound, Unfitting
from services.marks import CHANGED
from services.municipality import Municipality
from services.naming import clean
from services.rights import Right, must
from services.surveys import anonymous_answers
from services.visits import Visit

TURN = "campaigns"
"""Inviting is done by one at a time: nobody is to be asked by two campaigns at once."""
LIVE = frozenset({CampaignStatus.OPEN, CampaignStatus.PAUSED})
LONGEST_REASON = 300
WEEK = timedelta(days=7)


async def open_planned(session: AsyncSession, visit: Visit, *, plan: str) -> int:
    """One tap opens the campaign of the season; a second one finds it open. Returns its id."""
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    if not scope.is_whole:
        raise NotFound
    await turns.take(session, TURN)
    season = next((one for one in await proposed(session, visit, scope) if one.plan.code == plan), None)
    if season is None:
        return await _opened_before(session, visit, plan)
    library = visit.municipality.library
    questionnaire = library.current(season.plan.questionnaire)
    assert questionnaire is not None
    campaign_id, is_new = await rows.add_planned(
        session,
        plan=plan,
        questionnaire=questionnaire.code,
        version_id=library.newest[questionnaire.code],
        school_year=visit.municipality.school_year(visit.now),
        audience=written(audience_of(questionnaire), scope),
        opens_on=visit.municipality.day(visit.now),
        closes_on=season.closes_on,
        status=CampaignStatus.OPEN,
        is_anonymous=questionnaire.anonymous,
        created_by=visit.actor.id,
        created_at=visit.now,
        opened_at=visit.now,
    )
    if is_new:
        campaign = await rows.find(session, campaign_id)
        assert campaign is not None
        await _start(session, visit, campaign)
    await session.commit()
    return campaign_id


async def open_draft(session: AsyncSession, visit: Visit, *, campaign_id: int, mark: str) -> int:
    """Open the draft `mark` was worked out from; one that is open stays as it is.

    Raises Unfitting where there is nobody to ask, and for what was changed since.
    """
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    await turns.take(session, TURN)
    try:
        campaign = await draft_of(session, visit, campaign_id, to_change=True)
    except Unfitting:
        return campaign_id
    if mark != mark_of_draft(campaign):
        await session.rollback()
        raise Unfitting(CHANGED)
    campaign.school_year = visit.municipality.school_year(visit.now)
    await check_last_day(session, visit, campaign.school_year, campaign.closes_on)
    if not Audience.of(campaign.audience):
        raise Unfitting("campaign-nobody")
    if not covers(scope, reach_of(campaign)):
        campaign.audience = written(Audience.of(campaign.audience), scope)
    library = visit.municipality.library
    questionnaire = library.current(campaign.questionnaire)
    if questionnaire is None:
        raise NotFound
    campaign.version_id, campaign.is_anonymous = library.newest[questionnaire.code], questionnaire.anonymous
    campaign.status, campaign.opened_at = CampaignStatus.OPEN, visit.now
    campaign.opens_on = visit.municipality.day(visit.now)
    await _start(session, visit, campaign)
    await session.commit()
    return campaign_id


async def look(session: AsyncSession, visit: Visit, *, campaign_id: int, to_extend: bool = False) -> Campaign:
    """`to_extend`: refused where it can go on no longer."""
    found = await _own(session, visit, campaign_id)
    if to_extend:
        await _check_extendable(session, found)
    await session.commit()
    return found


async def pause(session: AsyncSession, visit: Visit, *, campaign_id: int) -> None:
    campaign = await _own(session, visit, campaign_id, to_change=True)
    if campaign.status is CampaignStatus.OPEN:
        campaign.status = CampaignStatus.PAUSED
        await outbox.pause(session, rows.outbox_kind(campaign.id), now=visit.now)
        await audit.note(session, visit, Action.CAMPAIGN_PAUSED, campaign=campaign.id)
    await session.commit()


async def resume(session: AsyncSession, visit: Visit, *, campaign_id: int) -> None:
    campaign = await _own(session, visit, campaign_id, to_change=True)
    if campaign.status is CampaignStatus.PAUSED:
        campaign.status = CampaignStatus.OPEN
        await outbox.resume(session, rows.outbox_kind(campaign.id), now=visit.now)
        await audit.note(session, visit, Action.CAMPAIGN_RESUMED, campaign=campaign.id)
    await session.commit()


async def extend(session: AsyncSession, visit: Visit, *, campaign_id: int, until: date | None = None) -> Campaign:
    """A later last day, without `until` a week more; one that was closed is open again."""
    must(visit.actor, Right.RUN_CAMPAIGNS)
    await turns.take(session, TURN)
    campaign = await _own(session, visit, campaign_id, to_change=True)
    await _check_extendable(session, campaign)
    today = visit.municipality.day(visit.now)
    day = until or max(campaign.closes_on, today) + WEEK
    if until is None:
        day = min(day, visit.municipality.last_day(campaign.school_year))
    await check_last_day(session, visit, campaign.school_year, day)
    if campaign.status is not CampaignStatus.CLOSED and day <= campaign.closes_on:
        await session.rollback()
        raise Unfitting("campaign-not-later")
    campaign.closes_on = day
    if campaign.status is CampaignStatus.CLOSED:
        campaign.status, campaign.closed_at = CampaignStatus.OPEN, None
    await audit.note(session, visit, Action.CAMPAIGN_EXTENDED, campaign=campaign.id, until=day.isoformat())
    await session.flush()
    await let_in_turn(session)
    await session.commit()
    return campaign


async def close(session: AsyncSession, visit: Visit, *, campaign_id: int) -> None:
    campaign = await _own(session, visit, campaign_id, to_change=True)
    if campaign.status in LIVE:
        campaign.closes_on = min(campaign.closes_on, visit.municipality.day(visit.now))
        await shut(session, campaign, now=visit.now)
        await audit.note(session, visit, Action.CAMPAIGN_CLOSED, campaign=campaign.id)
    await session.commit()


async def cancel(session: AsyncSession, visit: Visit, *, campaign_id: int, reason: str) -> None:
    """As if it had never been: nobody is asked, its time binds nobody, the calendar may propose it anew."""
    must(visit.actor, Right.RUN_CAMPAIGNS)
    typed = clean(reason)
    if not typed or len(typed) > LONGEST_REASON:
        raise Unfitting("campaign-reason-unfit", limit=LONGEST_REASON)
    campaign = await _own(session, visit, campaign_id, to_change=True)
    if campaign.status is not CampaignStatus.CANCELLED:
        await shut(session, campaign, now=visit.now)
        campaign.status, campaign.reason = CampaignStatus.CANCELLED, typed
        plan, campaign.plan = campaign.plan, None
        await audit.note(session, visit, Action.CAMPAIGN_CANCELLED, campaign=campaign.id, plan=plan or "")
    await session.commit()


async def shut(session: AsyncSession, campaign: Campaign, *, now: datetime) -> None:
    """Nothing more goes out; within the caller's transaction."""
    campaign.status, campaign.closed_at = CampaignStatus.CLOSED, now
    await outbox.cancel(session, rows.outbox_kind(campaign.id), now=now)
    if campaign.is_anonymous:
        await anonymous_answers.seal(session, campaign.id)


async def take_in(session: AsyncSession, municipality: Municipality, campaign: Campaign, *, now: datetime) -> int:
    """Everybody who fits by now; whoever was taken in before stays."""
    terms = audiences.terms(municipality, municipality.day(now), campaign.school_year)
    fitting = people_of(Audience.of(campaign.audience), terms) & people_within(reach_of(campaign))
    return await rows.take_in(session, campaign, fitting)


async def let_in_turn(session: AsyncSession) -> None:
    """Whoever is asked by two campaigns that run waits with one of them."""
    running = await rows.live(session)
    for campaign in running if len(running) > 1 else ():
        await turns_rows.step_back(session, campaign)


async def _start(session: AsyncSession, visit: Visit, campaign: Campaign) -> None:
    await session.flush()
    if not await take_in(session, visit.municipality, campaign, now=visit.now):
        await session.rollback()
        raise Unfitting("campaign-nobody")
    invited = await turns_rows.invite(session, campaign, now=visit.now)
    await audit.note(
        session,
        visit,
        Action.CAMPAIGN_OPENED,
        campaign=campaign.id,
        questionnaire=campaign.questionnaire,
        invited=invited,
        until=campaign.closes_on.isoformat(),
    )


async def _check_extendable(session: AsyncSession, campaign: Campaign) -> None:
    is_closed = campaign.status is CampaignStatus.CLOSED
    if campaign.status not in LIVE and not is_closed:
        await session.rollback()
        raise Unfitting("campaign-not-extendable")
    if is_closed and campaign.is_anonymous and await anonymous_answers.are_told(session, campaign.id):
        await session.rollback()
        raise Unfitting("campaign-unnamed-over")


async def _opened_before(session: AsyncSession, visit: Visit, plan: str) -> int:
    found = await rows.find_planned(session, plan, visit.municipality.school_year(visit.now))
    await session.commit()
    if found is None:
        raise Unfitting("campaign-not-now")
    return found


async def _own(session: AsyncSession, visit: Visit, campaign_id: int, *, to_change: bool = False) -> Campaign:
    """A campaign that reaches no further than the actor's right does; drafts are another matter."""
    scope: Scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    found = await rows.find(session, campaign_id, to_change=to_change)
    if found is None or found.status is CampaignStatus.DRAFT or not covers(scope, reach_of(found)):
        raise NotFound
    return found
