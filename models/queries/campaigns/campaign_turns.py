"""Questions about turns: who is invited next, who steps back, who is to be written to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Exists, and_, case, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.campaigns import Campaign, Participant
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account, Person
from models.queries.audiences import Reached, is_staff
from models.queries.campaigns.campaigns import (
    LIVE,
    ON_THE_WAY,
    answers_it,
    outbox_kind,
    participants_within,
    still_asked,
)
from models.queries.portions import portions
from models.responses import Response
from models.scopes import Scope
from models.sums import how_many


class Waiting(NamedTuple):
    """Somebody who may be written to because of a campaign."""

    reached: Reached
    messages: int
    invited_at: datetime
    last_at: datetime | None
    """When the newest letter came, or is to come."""
    response_id: int | None
    """What they have begun."""
    position: str | None
    subject: str | None
    career_started: int | None
    is_class_teacher: bool | None


async def invite(session: AsyncSession, campaign: Campaign, *, now: datetime) -> int:
    """Everybody whose turn it is: who has nothing else of campaigns before them; returns how many.

    Whoever has finished or declined before they were asked need not be asked.
    """
    answered = exists().where(
        Response.person_id == Participant.person_id,
        Response.questionnaire == campaign.questionnaire,
        Response.school_year == campaign.school_year,
        or_(Response.submitted_at.is_not(None), Response.declined_at.is_not(None)),
    )
    is_here = exists().where(
        Person.id == Participant.person_id, Person.archived_at.is_(None), Person.forgotten_at.is_(None)
    )
    statement = update(Participant).where(
        Participant.campaign_id == campaign.id,
        Participant.invited_at.is_(None),
        Participant.is_done.is_(False),
        Participant.has_declined.is_(False),
        ~answered,
        is_here,
        ~_asked_elsewhere(),
    )
    return await _change(session, statement.values(invited_at=now))


async def step_back(session: AsyncSession, campaign: Campaign) -> int:
    """Whoever is asked by two campaigns, because one went on or a refusal was taken back, waits with the later one.

    What is begun stays; returns how many wait again.
    """
    own = aliased(Response)
    has_begun = exists().where(
        own.person_id == Participant.person_id,
        own.questionnaire == campaign.questionnaire,
        own.school_year == campaign.school_year,
    )
    statement = update(Participant).where(
        Participant.campaign_id == campaign.id,
        Participant.invited_at.is_not(None),
        Participant.is_done.is_(False),
        Participant.has_declined.is_(False),
        ~has_begun,
        _asked_elsewhere(is_before=True),
    )
    return await _change(session, statement.values(invited_at=None))


def _asked_elsewhere(*, is_before: bool = False) -> Exists:
    """Invited by another campaign that runs, and not done with it.

    `is_before`: what they are asked there is begun, or they were invited there earlier.
    """
    other, running, response = aliased(Participant), aliased(Campaign), aliased(Response)
    query = (
        select(literal(1))
        .select_from(other)
        .join(running, running.id == other.campaign_id)
        .outerjoin(response, answers_it(running, other, response))
        .where(
            other.person_id == Participant.person_id,
            other.campaign_id != Participant.campaign_id,
            other.invited_at.is_not(None),
            running.status.in_(LIVE),
            still_asked(other, response),
        )
    )
    if is_before:
        was_earlier = or_(
            other.invited_at < Participant.invited_at,
            and_(other.invited_at == Participant.invited_at, other.campaign_id < Participant.campaign_id),
        )
        query = query.where(or_(response.id.is_not(None), was_earlier))
    return query.correlate(Participant).exists()


async def to_write_to(  # a statement's own conditions
    session: AsyncSession,
    campaign: Campaign,
    *,
    since: datetime | None,
    most: int,
    limit: int,
    scope: Scope | None = None,
) -> list[Waiting]:
    """People who have heard nothing yet, and those who have heard nothing since that moment."""
    columns: tuple[Any, ...] = (
        Person.id,
        Account.telegram_id,
        Person.language,
        Person.later_hour,
        Person.paused_until,
        is_staff,
        Participant.messages,
        Participant.invited_at,
        _last_letter(campaign.id),
        Response.id,
        Person.position,
        Person.subject,
        Person.career_started,
        Person.is_class_teacher,
    )
    query = (
        select(*columns)
        .select_from(Participant)
        .join(Person, Person.id == Participant.person_id)
        .join(Account, Account.person_id == Person.id)
        .outerjoin(Response, _own_response(campaign))
        .where(_reachable(campaign, scope), Participant.messages < most, _is_silent(campaign.id, since))
        .order_by(Person.id)
        .limit(limit)
    )
    return [Waiting(Reached(*row[:6]), *row[6:]) for row in await session.execute(query)]


async def count_to_write_to(
    session: AsyncSession, campaign: Campaign, *, since: datetime, most: int, scope: Scope
) -> tuple[int, int]:
    """How many a reminder would reach now, and how many have had all their messages."""
    is_due = and_(Participant.messages < most, _is_silent(campaign.id, since))
    query = (
        select(how_many(is_due), how_many(Participant.messages >= most))
        .select_from(Participant)
        .join(Person, Person.id == Participant.person_id)
        .join(Account, Account.person_id == Person.id)
        .outerjoin(Response, _own_response(campaign))
        .where(_reachable(campaign, scope))
    )
    row = (await session.execute(query)).one()
    return row[0], row[1]


async def note_letters(session: AsyncSession, campaign_id: int, person_ids: Sequence[int], *, now: datetime) -> None:
    """One letter more for each; the first one is the moment they were invited."""
    first = case((Participant.messages == 0, now), else_=Participant.invited_at)
    for some in portions(person_ids):
        of_them = (Participant.campaign_id == campaign_id, Participant.person_id.in_(some))
        statement = update(Participant).where(*of_them).values(messages=Participant.messages + 1, invited_at=first)
        await session.execute(statement.execution_options(synchronize_session=False))


async def call_off(session: AsyncSession, campaign: Campaign, *, now: datetime) -> int:
    """Letters on their way to people who need none any more: who has answered, declined, left, or waits again."""
    needed = (
        select(Participant.person_id)
        .join(Person, Person.id == Participant.person_id)
        .outerjoin(Response, _own_response(campaign))
        .where(
            Person.archived_at.is_(None),
            Participant.campaign_id == campaign.id,
            Participant.person_id == OutboxMessage.person_id,
            Participant.invited_at.is_not(None),
            still_asked(),
        )
        .correlate(OutboxMessage)
    )
    statement = (
        update(OutboxMessage)
        .where(
            OutboxMessage.kind == outbox_kind(campaign.id),
            OutboxMessage.status.in_(ON_THE_WAY),
            ~needed.exists(),
        )
        .values(status=OutboxStatus.CANCELLED, settled_at=now)
    )
    return await _change(session, statement)


def _own_response(campaign: Campaign) -> ColumnElement[bool]:
    return and_(
        Response.person_id == Participant.person_id,
        Response.questionnaire == campaign.questionnaire,
        Response.school_year == campaign.school_year,
    )


def _reachable(campaign: Campaign, scope: Scope | None) -> ColumnElement[bool]:
    """Invited, here, with a messenger that takes letters, and still asked."""
    return and_(
        Participant.campaign_id == campaign.id,
        Participant.invited_at.is_not(None),
        still_asked(),
        Person.archived_at.is_(None),
        Person.forgotten_at.is_(None),
        Account.unreachable_at.is_(None),
        participants_within(scope or Scope(is_whole=True)),
    )


def _is_silent(campaign_id: int, since: datetime | None) -> ColumnElement[bool]:
    unheard = Participant.messages == 0
    if since is None:
        return unheard
    newest = func.coalesce(OutboxMessage.settled_at, OutboxMessage.due_at)
    has_heard = exists().where(*_letters(campaign_id), newest >= since)
    return or_(unheard, and_(Participant.invited_at < since, ~has_heard))


def _last_letter(campaign_id: int) -> Any:
    newest = func.max(func.coalesce(OutboxMessage.settled_at, OutboxMessage.due_at))
    return select(newest).where(*_letters(campaign_id)).scalar_subquery()


def _letters(campaign_id: int) -> tuple[ColumnElement[bool], ...]:
    """Those of a participant that have come or are to come."""
    return (
        OutboxMessage.person_id == Participant.person_id,
        OutboxMessage.kind == outbox_kind(campaign_id),
        OutboxMessage.status.in_((*ON_THE_WAY, OutboxStatus.SENT)),
    )


async def _change(session: AsyncSession, statement: Any) -> int:
    done: Any = await session.execute(statement.execution_options(synchronize_session=False))
    return max(int(done.rowcount), 0)
