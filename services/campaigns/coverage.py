"""How many have answered, and who has not: each sees their part, and nobody's answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.campaigns import Campaign, CampaignStatus
from models.coverage import By
from models.queries.campaigns import campaign_turns
from models.queries.campaigns import coverage as rows
from models.queries.campaigns.coverage import Missing
from models.scopes import Scope
from services import audit, rights
from services.calling import call
from services.campaigns import coverage_publishing
from services.campaigns.campaigns import Titled, title_of
from services.campaigns.coverage_figures import Cell, Figures, by_group, figures, ordered
from services.errors import NotFound
from services.paging import pages_of
from services.rights import Right, must
from services.suppression import Count
from services.telling_apart import called_apart
from services.visits import Visit

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WORST = 2
MOST_EXPORTED = 60_000


@dataclass(frozen=True, slots=True)
class Summary:
    campaign: Campaign
    title: str
    total: Count | None
    """None: too few people to tell."""
    figures: Figures | None
    """In detail, for those who may see small numbers, or where there are enough."""
    worst: Sequence[Cell]
    missing: int | None
    """How many the list of names holds; none: the actor sees no names."""
    can_remind: bool
    is_whole: bool
    as_of: date
    """Today, or the last day that counts for those who see no small numbers."""
    divisions: Sequence[By]
    """By what the actor may look at it."""


@dataclass(frozen=True, slots=True)
class Table:
    campaign: Campaign
    title: str
    cells: Sequence[Cell]
    total: Count | None
    hides_few: bool


@dataclass(frozen=True, slots=True)
class NamedOne:
    person_id: int
    called: str
    place: str | None
    has_messenger: bool
    has_begun: bool


@dataclass(frozen=True, slots=True)
class Absent:
    campaign: Campaign
    title: str
    people: Sequence[NamedOne]
    count: int


async def campaigns(session: AsyncSession, visit: Visit, *, page: int, size: int) -> tuple[list[Titled], int]:
    """Campaigns that concern the actor's part, and how many pages there are."""
    scope = must(visit.actor, Right.SEE_COVERAGE)
    found = await rows.seen(session, scope)
    await session.commit()
    start = max(page, 0) * size
    listed = [Titled(one, title_of(visit, one)) for one in found[start : start + size]]
    return listed, pages_of(len(found), size)


async def summary(session: AsyncSession, visit: Visit, *, campaign_id: int) -> Summary:
    scope = must(visit.actor, Right.SEE_COVERAGE)
    campaign = await _find(session, campaign_id, scope)
    counted = await rows.counts(session, campaign, scope, by=By.SCHOOL, before=visit.now - WEEK)
    titles = await rows.titles(session, By.SCHOOL)
    named = names_scope(visit)
    missing = await rows.count_missing(session, campaign, named) if named and not named.is_whole else None
    every = figures(counted, are_dated=not campaign.is_anonymous)
    if _hides_few(visit):
        cells, total = await coverage_publishing.told(session, visit, campaign, scope, By.SCHOOL, "")
    else:
        cells, total = ordered(by_group(counted, titles, "")), Count(every.finished, every.asked)
    await session.commit()
    worst = [one for one in cells if one.title and one.count and one.count.numerator < one.count.denominator]
    return Summary(
        campaign=campaign,
        title=title_of(visit, campaign),
        total=total,
        figures=every if not _hides_few(visit) else None,
        worst=worst[:WORST] if len(cells) > 1 else (),
        missing=every.missing if named.is_whole else missing,
        can_remind=campaign.status is CampaignStatus.OPEN and rights.may(visit.actor, Right.REMIND_MISSING),
        is_whole=scope.is_whole,
        as_of=_as_of(visit, campaign),
        divisions=coverage_publishing.DIVISIONS if _hides_few(visit) else tuple(By),
    )


async def table(session: AsyncSession, visit: Visit, *, campaign_id: int, by: By, rest: str) -> Table:
    """By group, the worst first; `rest` is what those of no group are called."""
    scope = must(visit.actor, Right.SEE_COVERAGE)
    campaign = await _find(session, campaign_id, scope)
    found = await _table(session, visit, campaign, scope, by, rest)
    await session.commit()
    return found


async def missing(session: AsyncSession, visit: Visit, *, campaign_id: int, page: int, size: int) -> Absent:
    """By name who has not answered; those who have declined are nobody's business."""
    scope = _must_see_names(visit)
    campaign = await _find(session, campaign_id, scope)
    count = await rows.count_missing(session, campaign, scope)
    found = await rows.missing(session, campaign, scope, offset=max(page, 0) * size, limit=size)
    called = await called_apart(session, visit, [(one, None) for one in found])
    await session.commit()
    named = [_named(scope, one, called[one.id]) for one in found]
    return Absent(campaign, title_of(visit, campaign), named, count)


async def export(session: AsyncSession, visit: Visit, *, campaign_id: int, rest: str) -> tuple[Table, Absent | None]:
    """By school, and the names of who has not answered for those who may see them; written down."""
    scope = must(visit.actor, Right.SEE_COVERAGE)
    campaign = await _find(session, campaign_id, scope)
    by_school = await _table(session, visit, campaign, scope, By.SCHOOL, rest)
    absent, named = None, names_scope(visit)
    if named:
        found = await rows.missing(session, campaign, named, offset=0, limit=MOST_EXPORTED)
        mode = visit.municipality.privacy_mode
        people = [_named(named, one, call(mode, one)) for one in found]
        absent = Absent(campaign, by_school.title, people, len(found))
    count = absent.count if absent else 0
    await audit.note(session, visit, Action.COVERAGE_EXPORTED, campaign=campaign.id, people=count)
    await session.commit()
    return by_school, absent


async def reminder_size(session: AsyncSession, visit: Visit, *, campaign_id: int) -> tuple[int, int]:
    """How many a reminder would reach now, and how many have had all they may get."""
    scope = must(visit.actor, Right.REMIND_MISSING)
    campaign = await _find(session, campaign_id, scope)
    since = visit.municipality.midnight(visit.now)
    most = visit.municipality.programme.calendar.reminders.campaign_most
    found = await campaign_turns.count_to_write_to(session, campaign, since=since, most=most, scope=scope)
    await session.commit()
    return found


def names_scope(visit: Visit) -> Scope:
    """Whose names somebody may see; a school's own only where the programme lets it."""
    actor = visit.actor
    is_open = visit.municipality.programme.campaigns.names_of_missing
    return rights.reach(actor, Right.SEE_MISSING if is_open else Right.RUN_CAMPAIGNS)


def _must_see_names(visit: Visit) -> Scope:
    is_open = visit.municipality.programme.campaigns.names_of_missing
    return must(visit.actor, Right.SEE_MISSING if is_open else Right.RUN_CAMPAIGNS)


def _hides_few(visit: Visit) -> bool:
    """Whether small groups are left out: from whoever does not answer for all of the people counted."""
    return rights.reach(visit.actor, Right.SEE_COVERAGE) != rights.reach(visit.actor, Right.SEE_MISSING)


async def _find(session: AsyncSession, campaign_id: int, scope: Scope) -> Campaign:
    found = await rows.find(session, campaign_id, scope)
    if found is None:
        raise NotFound
    return found


async def _table(session: AsyncSession, visit: Visit, campaign: Campaign, scope: Scope, by: By, rest: str) -> Table:
    if _hides_few(visit):
        cells, told = await coverage_publishing.told(session, visit, campaign, scope, by, rest)
        return Table(campaign, title_of(visit, campaign), cells, told, hides_few=True)
    counted = await rows.counts(session, campaign, scope, by=by, before=visit.now - WEEK)
    is_by_position = by is By.POSITION
    titles = coverage_publishing.position_titles(visit) if is_by_position else await rows.titles(session, by)
    every = figures(counted)
    whole = Count(every.finished, every.asked)
    return Table(campaign, title_of(visit, campaign), ordered(by_group(counted, titles, rest)), whole, hides_few=False)


def _as_of(visit: Visit, campaign: Campaign) -> date:
    moment = coverage_publishing.week_of(visit, campaign) if _hides_few(visit) else None
    return visit.municipality.day(visit.now if moment is None else moment - DAY)


def _named(scope: Scope, one: Missing, called: str) -> NamedOne:
    place = one.place if scope.is_whole or len(scope.organizations) > 1 else None
    return NamedOne(one.id, called, place, one.has_messenger, one.has_begun)
