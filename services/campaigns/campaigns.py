"""Campaigns put together: what the calendar proposes, what runs, drafts made by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import AnnouncementKind
from models.audiences import Audience, Facet
from models.campaigns import Campaign
from models.people import Role
from models.queries.audiences import Size
from models.queries.campaigns import campaigns as rows
from models.scopes import Scope
from programmes.questionnaires import Audience as Asks
from programmes.questionnaires import Questionnaire
from services import audiences
from services.audiences import ONE
from services.campaigns.campaign_calendar import Season, seasons
from services.errors import Unfitting
from services.municipality import Municipality
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Titled:
    campaign: Campaign
    title: str


@dataclass(frozen=True, slots=True)
class Hub:
    proposed: Sequence[Season]
    live: Sequence[Titled]
    drafts: Sequence[Titled]
    has_past: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    season: Season
    questionnaire: Questionnaire
    size: Size


async def hub(session: AsyncSession, visit: Visit) -> Hub:
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    found = Hub(
        proposed=await proposed(session, visit, scope),
        live=_within(visit, scope, await rows.live(session)),
        drafts=[Titled(one, title_of(visit, one)) for one in await rows.drafts_of(session, visit.actor.id)],
        has_past=bool(_within(visit, scope, await rows.over(session))),
    )
    await session.commit()
    return found


async def past(session: AsyncSession, visit: Visit, *, page: int, size: int) -> tuple[Sequence[Titled], int]:
    """A page of those that are over, the newest first, and how many pages there are."""
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    found = _within(visit, scope, await rows.over(session))
    await session.commit()
    start = max(page, 0) * size
    return found[start : start + size], pages_of(len(found), size)


async def proposal(session: AsyncSession, visit: Visit, *, plan: str) -> Proposal | int:
    """A campaign of the season, as one tap would open it; where somebody has opened it, its id."""
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    season = next((one for one in await proposed(session, visit, scope) if one.plan.code == plan), None)
    questionnaire = visit.municipality.library.current(season.plan.questionnaire) if season else None
    if season is None or questionnaire is None:
        opened = await rows.find_planned(session, plan, visit.municipality.school_year(visit.now))
        await session.rollback()
        if opened is None or not scope.is_whole:
            raise Unfitting("campaign-not-now")
        return opened
    size = await size_of(session, visit, scope, audience_of(questionnaire))
    await session.commit()
    return Proposal(season, questionnaire, size)


def choosable(visit: Visit) -> list[Questionnaire]:
    return askable(visit.municipality)


def askable(municipality: Municipality) -> list[Questionnaire]:
    """Questionnaires a campaign may ask."""
    library, modules = municipality.library, municipality.programme.modules
    every = (library.current(code) for code in library.newest)
    return [one for one in every if one is not None and modules.is_on(one.module)]


async def proposed(session: AsyncSession, visit: Visit, scope: Scope) -> list[Season]:
    """Those of the calendar whose time it is and nobody has opened; they ask the whole municipality."""
    found = seasons(visit.municipality, visit.now)
    if not scope.is_whole or not found:
        return []
    taken = await rows.plans_taken(session, visit.municipality.school_year(visit.now))
    known = {one.code for one in choosable(visit)}
    return [one for one in found if one.plan.code not in taken and one.plan.questionnaire in known]


def audience_of(questionnaire: Questionnaire) -> Audience:
    """Whom a questionnaire is meant for."""
    match questionnaire.audience:
        case Asks.YOUNG:
            return Audience({Facet.YOUNG: (ONE,)})
        case Asks.MENTORS:
            return Audience({Facet.ROLE: (Role.MENTOR.value,)})
        case Asks.EVERYONE:
            return Audience({Facet.ROLE: (Role.EDUCATOR.value,)})


def written(audience: Audience, scope: Scope) -> dict[str, object]:
    """An audience with the reach of whoever chose it: it stays so, whatever becomes of their rights."""
    within = None if scope.is_whole else {
        "organizations": sorted(scope.organizations), "associations": sorted(scope.associations)
    }  # fmt: skip
    return {**audience.plain(), "within": within}


def reach_of(campaign: Campaign) -> Scope:
    """How far a campaign reaches."""
    within = campaign.audience.get("within")
    if within is None:
        return Scope(is_whole=True)
    return Scope(organizations=frozenset(within["organizations"]), associations=frozenset(within["associations"]))


def covers(scope: Scope, reach: Scope) -> bool:
    if scope.is_whole:
        return True
    is_part = reach.organizations <= scope.organizations and reach.associations <= scope.associations
    return not reach.is_whole and is_part


def title_of(visit: Visit, campaign: Campaign) -> str:
    """Of the plan, else of the questionnaire."""
    planned = next(
        (one.title for one in visit.municipality.programme.campaigns.plans if one.code == campaign.plan), None
    )
    library = visit.municipality.library
    version = library.versions.get(campaign.version_id or 0) or library.current(campaign.questionnaire)
    return planned or (version.title if version else campaign.questionnaire)


def _within(visit: Visit, scope: Scope, found: Sequence[Campaign]) -> list[Titled]:
    return [Titled(one, title_of(visit, one)) for one in found if covers(scope, reach_of(one))]


async def size_of(session: AsyncSession, visit: Visit, scope: Scope, audience: Audience) -> Size:
    """Nobody can decline letters of campaigns as a kind: they decline the questionnaire."""
    return await audiences.size(session, visit, scope, audience, AnnouncementKind.URGENT)
