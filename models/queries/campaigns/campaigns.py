"""Questions about campaigns: which there are, whom they ask, what they ask somebody."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    and_,
    bindparam,
    cast,
    exists,
    false,
    literal,
    not_,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import OwnKey
from models.campaigns import Campaign, CampaignStatus, Participant
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Person, Role, RoleGrant
from models.queries.portions import portions
from models.queries.upsert import insert
from models.responses import Response
from models.scopes import Scope, lies_within

LIVE = (CampaignStatus.OPEN, CampaignStatus.PAUSED)
SEEN = (*LIVE, CampaignStatus.CLOSED)
"""Those that count; a cancelled one is as if it had never been."""
ON_THE_WAY = (OutboxStatus.NEW, OutboxStatus.HELD)
OWN_KEYS = ["campaign_id", "person_id"]


class Asked(NamedTuple):
    """A campaign that asks somebody, and how they stand in it."""

    campaign_id: int
    questionnaire: str
    school_year: int
    version_id: int | None
    closes_on: date
    status: CampaignStatus
    is_anonymous: bool
    invited_at: datetime | None
    is_done: bool
    has_declined: bool


def outbox_kind(campaign_id: int) -> str:
    """What letters of a campaign are kept under."""
    return f"campaign:{campaign_id}"


def answers_it(campaign: type[Campaign], participant: type[Participant], response: type[Response]) -> Any:
    """The condition that a response answers what a participant is asked."""
    return and_(
        response.person_id == participant.person_id,
        response.questionnaire == campaign.questionnaire,
        response.school_year == campaign.school_year,
    )


def finished(participant: type[Participant] = Participant, response: type[Response] = Response) -> ColumnElement[bool]:
    return or_(participant.is_done, response.submitted_at.is_not(None))


def declined(participant: type[Participant] = Participant, response: type[Response] = Response) -> ColumnElement[bool]:
    """Of those who have not finished."""
    return or_(participant.has_declined, response.declined_at.is_not(None))


def still_asked(
    participant: type[Participant] = Participant, response: type[Response] = Response
) -> ColumnElement[bool]:
    """Neither finished nor declined."""
    return and_(not_(finished(participant, response)), not_(declined(participant, response)))


def participants_within(scope: Scope) -> ColumnElement[bool]:
    """The condition on participants that a scope is: by the school they were taken in from."""
    return lies_within(scope, place=Participant.organization_id, person=Participant.person_id)


async def add(session: AsyncSession, campaign: Campaign) -> Campaign:
    session.add(campaign)
    await session.flush()
    return campaign


async def add_planned(session: AsyncSession, **values: Any) -> tuple[int, bool]:
    """The campaign of a plan and a school year, made if there is none yet; whether it was made now."""
    statement = insert(session, Campaign).values(**values)
    statement = statement.on_conflict_do_nothing(index_elements=["plan", "school_year"]).returning(Campaign.id)
    made = await session.scalar(statement)
    if made is not None:
        return made, True
    found = await find_planned(session, values["plan"], values["school_year"])
    assert found is not None
    return found, False


async def find(session: AsyncSession, campaign_id: int, *, to_change: bool = False) -> Campaign | None:
    """To be changed it is read anew, whatever the session remembers of it."""
    query = select(Campaign).where(Campaign.id == campaign_id)
    if to_change:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.scalars(query)).one_or_none()


async def live(session: AsyncSession, *, to_change: bool = False) -> list[Campaign]:
    """Those that run, in the order they were opened."""
    query = select(Campaign).where(Campaign.status.in_(LIVE)).order_by(Campaign.opened_at, Campaign.id)
    return list(await session.scalars(query.with_for_update() if to_change else query))


async def over(session: AsyncSession) -> list[Campaign]:
    """Closed and cancelled ones, the newest first."""
    ended = (CampaignStatus.CLOSED, CampaignStatus.CANCELLED)
    return list(await session.scalars(select(Campaign).where(Campaign.status.in_(ended)).order_by(Campaign.id.desc())))


async def drafts_of(session: AsyncSession, person_id: int) -> list[Campaign]:
    own = (Campaign.status == CampaignStatus.DRAFT, Campaign.created_by == person_id)
    return list(await session.scalars(select(Campaign).where(*own).order_by(Campaign.id.desc())))


async def plans_taken(session: AsyncSession, school_year: int) -> set[str]:
    """Codes of plans whose campaign of that year is there, whatever has become of it."""
    query = select(Campaign.plan).where(Campaign.school_year == school_year, Campaign.plan.is_not(None))
    return {plan for plan in await session.scalars(query) if plan}


async def find_planned(session: AsyncSession, plan: str, school_year: int) -> int | None:
    return await session.scalar(select(Campaign.id).where(Campaign.plan == plan, Campaign.school_year == school_year))


async def methodists(session: AsyncSession) -> list[int]:
    """People who may open campaigns for the whole municipality."""
    query = select(RoleGrant.person_id).where(
        RoleGrant.role.in_((Role.METHODIST, Role.CENTRE_HEAD)),
        RoleGrant.organization_id.is_(None),
        RoleGrant.association_id.is_(None),
    )
    return list(await session.scalars(query.distinct()))


async def remove(session: AsyncSession, campaign: Campaign) -> None:
    await session.delete(campaign)
    await session.flush()


_campaigns, _participants = Campaign.__table__, Participant.__table__
_asked_of: Any = (
    select(
        _campaigns.c.id,
        _campaigns.c.questionnaire,
        _campaigns.c.school_year,
        _campaigns.c.version_id,
        _campaigns.c.closes_on,
        _campaigns.c.status,
        _campaigns.c.is_anonymous,
        _participants.c.invited_at,
        _participants.c.is_done,
        _participants.c.has_declined,
    )
    .join_from(_campaigns, _participants, _participants.c.campaign_id == _campaigns.c.id)
    .where(
        _participants.c.person_id == bindparam("person_id"), or_(*(_campaigns.c.status == status for status in SEEN))
    )
    .order_by(_campaigns.c.opened_at, _campaigns.c.id)
)
"""Asked whenever somebody comes or begins: of plain columns, and put together once."""


async def asked_of(session: AsyncSession, person_id: int) -> list[Asked]:
    """Everything campaigns ask a person or have asked them, in the order of opening."""
    found: Iterable[Any] = await session.execute(_asked_of, {"person_id": person_id})
    return [Asked(*row) for row in found]


async def take_in(session: AsyncSession, campaign: Campaign, people: ColumnElement[bool]) -> int:
    """Everybody who fits becomes a participant who waits to be invited; returns how many are new."""
    is_in = exists().where(Participant.campaign_id == campaign.id, Participant.person_id == Person.id)
    fitting = select(
        literal(campaign.id, OwnKey),
        Person.id,
        Person.organization_id,
        Person.position,
        literal(0, Integer),
        false(),
        false(),
    ).where(people, ~is_in)
    columns = [*OWN_KEYS, "organization_id", "position", "messages", "is_done", "has_declined"]
    statement = insert(session, Participant).from_select(columns, fitting)
    taken: Any = await session.execute(statement.on_conflict_do_nothing(index_elements=OWN_KEYS))
    return max(int(taken.rowcount), 0)


async def hush(session: AsyncSession, *, person_id: int, questionnaire: str, school_year: int, now: datetime) -> None:
    """Letters of campaigns that still wait for somebody who has answered or declined never go out."""
    of_them = select(literal("campaign:") + cast(Campaign.id, String)).where(
        Campaign.questionnaire == questionnaire, Campaign.school_year == school_year
    )
    waiting = (OutboxMessage.person_id == person_id, OutboxMessage.status.in_(ON_THE_WAY))
    await session.execute(
        update(OutboxMessage)
        .where(*waiting, OutboxMessage.kind.in_(of_them))
        .values(status=OutboxStatus.CANCELLED, settled_at=now)
        .execution_options(synchronize_session=False)
    )


async def remember_standing(session: AsyncSession, person_ids: Sequence[int]) -> None:
    """Write beside the names who has finished and who has declined: their answers are about to lose the person."""
    for some in portions(person_ids):
        for column, condition in (
            ("is_done", Response.submitted_at.is_not(None)),
            ("has_declined", Response.declined_at.is_not(None)),
        ):
            answered = (
                select(Response.id)
                .join(Campaign, Campaign.id == Participant.campaign_id)
                .where(answers_it(Campaign, Participant, Response), condition)
                .correlate(Participant)
            )
            await session.execute(
                update(Participant)
                .where(Participant.person_id.in_(some), answered.exists())
                .values({column: True})
                .execution_options(synchronize_session=False)
            )


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of people are one person: asked once, and written to no more often than one."""
    mine = {one.campaign_id: one for one in await _of(session, target)}
    for one in await _of(session, source):
        same = mine.get(one.campaign_id)
        if same is None:
            one.person_id = target
            continue
        same.messages += one.messages
        same.is_done = same.is_done or one.is_done
        same.has_declined = same.has_declined or one.has_declined
        same.invited_at = same.invited_at or one.invited_at
        await session.delete(one)
    await session.flush()
    await session.execute(update(Campaign).where(Campaign.created_by == source).values(created_by=target))


async def _of(session: AsyncSession, person_id: int) -> list[Participant]:
    return list(await session.scalars(select(Participant).where(Participant.person_id == person_id)))
