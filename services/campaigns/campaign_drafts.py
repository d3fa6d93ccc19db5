"""Campaigns made by hand: a questionnaire, the people, the last day; nobody sees it before it opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audiences import Audience, Facet
from models.campaigns import Campaign, CampaignStatus
from models.queries import audiences as audience_rows
from models.queries.audiences import Size
from models.queries.campaigns import campaigns as rows
from programmes.questionnaires import Questionnaire
from services import audiences
from services.audiences import Choice
from services.campaigns.campaigns import audience_of, choosable, covers, reach_of, size_of, written
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.rights import Right, must
from services.visits import Visit

FACETS = (Facet.SCHOOL, Facet.ASSOCIATION, Facet.GROUP, Facet.YOUNG)
"""What people of a campaign are chosen by."""
USUALLY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Draft:
    campaign: Campaign
    questionnaire: Questionnaire
    audience: Audience
    size: Size
    choices: Mapping[Facet, Sequence[Choice]]


async def draft(session: AsyncSession, visit: Visit, *, code: str) -> int:
    """Begin one by hand: a questionnaire, the people it is meant for, two weeks."""
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    questionnaire = next((one for one in choosable(visit) if one.code == code), None)
    if questionnaire is None:
        raise NotFound
    today = visit.municipality.day(visit.now)
    year = visit.municipality.school_year(visit.now)
    campaign = await rows.add(
        session,
        Campaign(
            questionnaire=code,
            school_year=year,
            audience=written(audience_of(questionnaire), scope),
            opens_on=today,
            closes_on=min(today + USUALLY, visit.municipality.last_day(year)),
            status=CampaignStatus.DRAFT,
            is_anonymous=questionnaire.anonymous,
            created_by=visit.actor.id,
            created_at=visit.now,
        ),
    )
    await session.commit()
    return campaign.id


async def view(session: AsyncSession, visit: Visit, *, campaign_id: int) -> Draft:
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    campaign = await draft_of(session, visit, campaign_id)
    audience = Audience.of(campaign.audience)
    questionnaire = visit.municipality.library.current(campaign.questionnaire)
    if questionnaire is None:
        raise NotFound
    choices = await audiences.choices(session, visit, scope)
    size = await size_of(session, visit, scope, audience)
    await session.commit()
    return Draft(campaign, questionnaire, audience, size, choices)


def mark_of_draft(one: Campaign) -> str:
    """What the button that opens it knows the people and the last day by that were on its screen."""
    return mark_of(one.questionnaire, one.closes_on, sorted(one.audience.items()))


async def turn(session: AsyncSession, visit: Visit, *, campaign_id: int, facet: Facet, place: int) -> None:
    """A value of a facet by its place: asked, not asked. Whoever chooses no longer asks everybody."""
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    campaign = await draft_of(session, visit, campaign_id, to_change=True)
    offered = (await audiences.choices(session, visit, scope)).get(facet, ()) if facet in FACETS else ()
    if not 0 <= place < len(offered):
        raise NotFound
    value, audience = offered[place].value, Audience.of(campaign.audience)
    chosen = audience.wanted.get(facet, ())
    turned = tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)
    campaign.audience = written(Audience({**audience.wanted, facet: turned}, audience.unwanted), scope)
    await session.commit()


async def take_all(session: AsyncSession, visit: Visit, *, campaign_id: int) -> None:
    """Everybody the questionnaire is meant for."""
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    campaign = await draft_of(session, visit, campaign_id, to_change=True)
    questionnaire = visit.municipality.library.current(campaign.questionnaire)
    if questionnaire is None:
        raise NotFound
    campaign.audience = written(audience_of(questionnaire), scope)
    await session.commit()


async def take_saved(session: AsyncSession, visit: Visit, *, campaign_id: int, saved_id: int) -> None:
    """An audience kept under a name."""
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    campaign = await draft_of(session, visit, campaign_id, to_change=True)
    kept = next((one for one in await audience_rows.saved(session, visit.actor.id) if one.id == saved_id), None)
    if kept is None:
        raise NotFound
    campaign.audience = written(Audience.of(kept.audience), scope)
    await session.commit()


async def set_last_day(session: AsyncSession, visit: Visit, *, campaign_id: int, day: date) -> None:
    must(visit.actor, Right.RUN_CAMPAIGNS)
    campaign = await draft_of(session, visit, campaign_id, to_change=True)
    campaign.school_year = visit.municipality.school_year(visit.now)
    await check_last_day(session, visit, campaign.school_year, day)
    campaign.closes_on = day
    await session.commit()


async def drop(session: AsyncSession, visit: Visit, *, campaign_id: int) -> None:
    must(visit.actor, Right.RUN_CAMPAIGNS)
    await rows.remove(session, await draft_of(session, visit, campaign_id, to_change=True))
    await session.commit()


async def draft_of(session: AsyncSession, visit: Visit, campaign_id: int, *, to_change: bool = False) -> Campaign:
    """A draft is nobody else's business."""
    found = await rows.find(session, campaign_id, to_change=to_change)
    if found is None or (found.status is CampaignStatus.DRAFT and found.created_by != visit.actor.id):
        raise NotFound
    if found.status is not CampaignStatus.DRAFT:
        if not covers(must(visit.actor, Right.RUN_CAMPAIGNS), reach_of(found)):
            raise NotFound
        await session.rollback()
        raise Unfitting("campaign-open-already")
    return found


async def check_last_day(session: AsyncSession, visit: Visit, school_year: int, day: date) -> None:
    """Raises Unfitting for a day that is past or of another school year."""
    last = visit.municipality.last_day(school_year)
    if not visit.municipality.day(visit.now) <= day <= last:
        await session.rollback()
        raise UnfitDay(last)


class UnfitDay(Unfitting):
    def __init__(self, last: date) -> None:
        super().__init__("campaign-day-unfit")
        self.days = {"last": last}
