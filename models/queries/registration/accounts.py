"""Questions about messenger accounts: whose they are, and handing everything of one row over to another."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Declined, Question, Reading
from models.associations import Membership
from models.base import Base
from models.consultations import Duty
from models.deficits import ExternalResult
from models.invitations import Invitation, JoinRequest
from models.outbox import OutboxMessage
from models.people import Account, Consent, FurtherSubject, Person, RoleGrant
from models.queries import outbox
from models.queries.associations import association_groups, association_owners
from models.queries.campaigns import campaigns
from models.queries.consultations import consultation_owners
from models.queries.contests import contest_owners
from models.queries.conversations import talk_forgetting
from models.queries.courses import course_owners
from models.queries.deficits import deficit_owners
from models.queries.events import event_owners
from models.queries.indicators import indicator_owners
from models.queries.many import change_rows
from models.queries.materials import material_owners
from models.queries.meetings import meeting_owners
from models.queries.mentorships import mentoring_owners
from models.queries.practices import practice_owners
from models.queries.roadmap import roadmap_owners
from models.queries.routes import route_merging
from models.responses import Answer, Response
from models.scopes import Scope, people_within


async def of_person(session: AsyncSession, person_id: int) -> int | None:
    """The Telegram id behind a person."""
    return await session.scalar(select(Account.telegram_id).where(Account.person_id == person_id))


async def find_person(session: AsyncSession, scope: Scope, person_id: int) -> Person | None:
    """Somebody within the scope, to be changed."""
    query = select(Person).where(Person.id == person_id, Person.forgotten_at.is_(None), people_within(scope))
    return (await session.scalars(query.with_for_update())).one_or_none()


async def release(session: AsyncSession, person_id: int, *, now: datetime) -> int | None:
    """Take the account off a person, and what waits for it; returns its Telegram id."""
    await talk_forgetting.let_wait(session, [person_id])
    await outbox.drop_person(session, [person_id], now=now)
    return await session.scalar(delete(Account).where(Account.person_id == person_id).returning(Account.telegram_id))


async def add_grant(
    session: AsyncSession, *, person_id: int, invitation: Invitation, granted_by: int | None, now: datetime
) -> None:
    """Give the role of an invitation, unless the person has that very one."""
    same = (
        RoleGrant.person_id == person_id,
        RoleGrant.role == invitation.role,
        RoleGrant.organization_id.is_not_distinct_from(invitation.organization_id),
        RoleGrant.association_id.is_not_distinct_from(invitation.association_id),
    )
    if await session.scalar(select(RoleGrant.id).where(*same).limit(1)) is None:
        session.add(
            RoleGrant(
                person_id=person_id,
                role=invitation.role,
                organization_id=invitation.organization_id,
                association_id=invitation.association_id,
                granted_at=now,
                granted_by=granted_by,
            )
        )
        await session.flush()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A response and what decides which of two is kept."""

    id: int
    person_id: int
    questionnaire: str
    school_year: int
    submitted_at: datetime | None
    changed_at: datetime
    answers: int


async def responses_of(session: AsyncSession, *person_ids: int) -> list[Weighed]:
    rows = await session.execute(
        select(
            Response.id,
            Response.person_id,
            Response.questionnaire,
            Response.school_year,
            Response.submitted_at,
            Response.changed_at,
            select(func.count())
            .select_from(Answer)
            .where(Answer.response_id == Response.id, Answer.is_skipped.is_(False))
            .scalar_subquery(),
        )
        .where(Response.person_id.in_(person_ids))
        .order_by(Response.id)
    )
    return [Weighed(*row) for row in rows]


async def remove_response(session: AsyncSession, response_id: int) -> None:
    await deficit_owners.forget_response(session, response_id)
    await change_rows(session, delete(Answer).where(Answer.response_id == response_id))
    await change_rows(session, delete(Response).where(Response.id == response_id))


async def hand_over(session: AsyncSession, *, source: int, target: int) -> None:
    """Everything that belongs to one row belongs to the other from now on; what both have stands once."""
    for table, columns in (
        (Consent, ("version", "given_at")),
        (RoleGrant, ("role", "organization_id", "association_id")),
        (Membership, ("association_id",)),
        (FurtherSubject, ("subject",)),
        (Declined, ("kind",)),
        (Reading, ("announcement_id",)),
        (ExternalResult, ("area", "taken_on", "title")),
        (Duty, ("topic", "subject", "organization_id")),
    ):
        await _hand_over_rows(session, table, columns, source, target)
    await campaigns.merge(session, source=source, target=target)
    persons = (Account.person_id, Response.person_id, JoinRequest.person_id, Question.person_id)
    for moved in (*persons, OutboxMessage.person_id, Invitation.used_by):
        await change_rows(session, update(moved.class_).where(moved == source).values({moved.key: target}))
    await deficit_owners.merge(session, source=source, target=target)
    await route_merging.hand_over(session, source=source, target=target)
    await talk_forgetting.merge(session, source=source, target=target)
    await consultation_owners.merge(session, source=source, target=target)
    await event_owners.merge(session, source=source, target=target)
    await meeting_owners.merge(session, source=source, target=target)
    await mentoring_owners.merge(session, source=source, target=target)
    await course_owners.merge(session, source=source, target=target)
    await association_groups.merge(session, source=source, target=target)
    await association_owners.merge(session, source=source, target=target)
    await contest_owners.merge(session, source=source, target=target)
    await practice_owners.merge(session, source=source, target=target)
    await material_owners.merge(session, source=source, target=target)
    await indicator_owners.merge(session, source=source, target=target)
    await roadmap_owners.merge(session, source=source, target=target)


async def _hand_over_rows(
    session: AsyncSession, table: type[Base], columns: tuple[str, ...], source: int, target: int
) -> None:
    rows: Any = table.__table__
    twin = rows.alias()
    same = and_(twin.c.person_id == target, *(twin.c[name].is_not_distinct_from(rows.c[name]) for name in columns))
    await session.execute(delete(rows).where(rows.c.person_id == source, select(twin.c.person_id).where(same).exists()))
    await session.execute(update(rows).where(rows.c.person_id == source).values(person_id=target))
