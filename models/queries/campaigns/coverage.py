"""Questions about coverage: aggregates of who has answered, and who has not."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, Membership
from models.campaigns import Campaign, CampaignStatus, Participant
from models.coverage import By, State
from models.organizations import Organization
from models.people import Account, Person
from models.queries.campaigns.campaigns import SEEN, declined, finished, participants_within, still_asked
from models.responses import Response
from models.scopes import Scope, people_within
from models.sums import how_many


class Counted(NamedTuple):
    group: int | str | None
    state: State
    people: int
    before: int
    """Of those who have finished: so many had by the moment asked about."""


class Missing(NamedTuple):
    """Somebody who has neither finished nor declined."""

    id: int
    code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None
    place: str | None
    has_messenger: bool
    has_begun: bool


async def counts(session: AsyncSession, campaign: Campaign, scope: Scope, *, by: By, before: datetime) -> list[Counted]:
    """How many stand where, by group; somebody of two associations counts in both."""
    group: Any = {
        By.SCHOOL: Participant.organization_id,
        By.ASSOCIATION: Membership.association_id,
        By.POSITION: Participant.position,
    }[by]
    state = _state()
    earlier = how_many(Response.submitted_at < before)
    query = select(group, state, func.count(), earlier).select_from(Participant)
    if by is By.ASSOCIATION:
        query = query.join(Membership, Membership.person_id == Participant.person_id)
        if not scope.is_whole and scope.associations:
            query = query.where(Membership.association_id.in_(scope.associations))
    query = _answered(query, campaign).where(_counts(campaign), participants_within(scope))
    return [
        Counted(row[0], State(row[1]), row[2], row[3]) for row in await session.execute(query.group_by(group, state))
    ]


async def crossed(
    session: AsyncSession, campaign: Campaign, scope: Scope, *, before: datetime | None
) -> dict[tuple[int | None, str | None], tuple[int, int]]:
    """By school and position together: so many have finished, or had by a moment, of so many asked."""
    has_finished = finished() if before is None else and_(finished(), Response.submitted_at < before)
    keys: tuple[Any, ...] = Participant.organization_id, Participant.position
    columns: tuple[Any, ...] = func.count(case((has_finished, 1))), func.count()
    query = _answered(select(*keys, *columns).select_from(Participant), campaign)
    query = query.where(_counts(campaign), participants_within(scope)).group_by(*keys)
    return {(row[0], row[1]): (row[2], row[3]) for row in await session.execute(query)}


async def totals(session: AsyncSession, campaign: Campaign, scope: Scope) -> tuple[int, int]:
    """How many are asked, how many of those have finished."""
    columns: tuple[Any, ...] = func.count(), how_many(finished())
    query = _answered(select(*columns).select_from(Participant), campaign)
    row = (await session.execute(query.where(_counts(campaign), participants_within(scope)))).one()
    return row[0], row[1]


async def titles(session: AsyncSession, by: By) -> dict[int | str | None, str]:
    """What groups are called, by id; positions the programme names."""
    table: Any = Organization if by is By.SCHOOL else Association
    return {row[0]: row[1] for row in await session.execute(select(table.id, table.title))}


async def missing(
    session: AsyncSession, campaign: Campaign, scope: Scope, *, offset: int, limit: int | None
) -> list[Missing]:
    """By name, within the scope both as they were asked and as they are now."""
    columns: tuple[Any, ...] = (
        Person.id,
        Person.code,
        Person.surname,
        Person.name,
        Person.patronymic,
        Organization.title,
        and_(Account.telegram_id.is_not(None), Account.unreachable_at.is_(None)),
        Response.id.is_not(None),
    )
    query = (
        _joined(select(*columns).select_from(Participant), campaign)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(_is_missing(campaign, scope))
        .order_by(Organization.title, Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [Missing(*row) for row in await session.execute(query)]


async def count_missing(session: AsyncSession, campaign: Campaign, scope: Scope) -> int:
    query = _joined(select(func.count()).select_from(Participant), campaign)
    return await session.scalar(query.where(_is_missing(campaign, scope))) or 0


async def seen(session: AsyncSession, scope: Scope) -> list[Campaign]:
    """Campaigns that ask or have asked somebody within the scope: those that run, then the others, newest first."""
    of_it = select(Participant.campaign_id).where(Participant.campaign_id == Campaign.id, participants_within(scope))
    is_over = case((Campaign.status == CampaignStatus.CLOSED, 1), else_=0)
    query = (
        select(Campaign)
        .where(Campaign.status.in_(SEEN), of_it.correlate(Campaign).exists())
        .order_by(is_over, Campaign.opened_at.desc(), Campaign.id.desc())
    )
    return list(await session.scalars(query))


async def find(session: AsyncSession, campaign_id: int, scope: Scope) -> Campaign | None:
    """One that asks or has asked somebody within the scope."""
    of_it = select(Participant.campaign_id).where(Participant.campaign_id == campaign_id, participants_within(scope))
    query = select(Campaign).where(Campaign.id == campaign_id, Campaign.status.in_(SEEN), of_it.exists())
    return (await session.scalars(query)).one_or_none()


def _joined(query: Select[Any], campaign: Campaign) -> Select[Any]:
    return _answered(query.join(Person, Person.id == Participant.person_id), campaign)


def _answered(query: Select[Any], campaign: Campaign) -> Select[Any]:
    response = and_(
        Response.person_id == Participant.person_id,
        Response.questionnaire == campaign.questionnaire,
        Response.school_year == campaign.school_year,
    )
    return (
        query.outerjoin(Account, Account.person_id == Participant.person_id)
        .outerjoin(Response, response)
        .where(Participant.campaign_id == campaign.id)
    )


def _state() -> ColumnElement[str]:
    return case(
        (finished(), State.FINISHED.value),
        (declined(), State.DECLINED.value),
        (Response.id.is_not(None), State.BEGUN.value),
        (or_(Account.telegram_id.is_(None), Account.unreachable_at.is_not(None)), State.UNREACHABLE.value),
        (Participant.invited_at.is_(None), State.WAITING.value),
        else_=State.SILENT.value,
    )


def _counts(campaign: Campaign) -> ColumnElement[bool]:
    """Whoever has answered counts for good; others as long as they had not left before the campaign was over."""
    left_at = func.coalesce(Person.archived_at, Person.forgotten_at)
    left = select(Person.id).where(left_at.is_not(None))
    if campaign.closed_at is not None:
        left = left.where(left_at < campaign.closed_at)
    return or_(finished(), Participant.person_id.not_in(left))


def _is_missing(campaign: Campaign, scope: Scope) -> ColumnElement[bool]:
    is_here = and_(Person.archived_at.is_(None), Person.forgotten_at.is_(None))
    return and_(still_asked(), _counts(campaign), is_here, participants_within(scope), people_within(scope))
