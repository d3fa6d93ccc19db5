"""What is kept for a time only: found by its age, and taken away. Each returns how much that was."""

import random
from datetime import UTC, date, datetime

from sqlalchemy import JSON, bindparam, case, delete, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation
from models.contests import ContestEntry
from models.courses import Completion
from models.deficits import Deficit, ExternalResult
from models.events import EventPerson
from models.invitations import Invitation
from models.materials import Material, MaterialUse
from models.outbox import EMPTIED, RELAYS, OutboxMessage, OutboxStatus
from models.people import Account, Person
from models.practices import PracticeAuthor
from models.queries import outbox
from models.queries.announcements import announcement_digests
from models.queries.announcements.announcements import LIES_WITH_OTHERS
from models.queries.campaigns import campaigns
from models.queries.consultations import consultation_owners
from models.queries.contests import contest_owners
from models.queries.conversations import talk_forgetting
from models.queries.courses import course_owners
from models.queries.deficits import deficit_owners
from models.queries.events import event_owners
from models.queries.indicators import indicator_owners
from models.queries.materials import material_owners
from models.queries.meetings import meeting_owners
from models.queries.mentorships import mentoring_owners
from models.queries.portions import portions
from models.queries.practices import practice_owners
from models.queries.roadmap import roadmap_owners
from models.queries.routes import route_words
from models.responses import Answer, Response
from models.staff import ImportStatus, StaffImport

_dice = random.SystemRandom()


async def drop_imports(session: AsyncSession, *, before: datetime, now: datetime) -> int:
    """Tables of educators nobody has confirmed, and files left over from those that were."""
    gone = await session.scalars(
        update(StaffImport)
        .where(
            StaffImport.created_at < before,
            or_(StaffImport.status == ImportStatus.PREVIEWED, StaffImport.content.is_not(None)),
        )
        .values(content=None, answers={})
        .returning(StaffImport.id)
        .execution_options(synchronize_session=False)
    )
    ids = list(gone)
    await session.execute(
        update(StaffImport)
        .where(StaffImport.id.in_(ids), StaffImport.status == ImportStatus.PREVIEWED)
        .values(status=ImportStatus.DROPPED, finished_at=now)
        .execution_options(synchronize_session=False)
    )
    return len(ids)


async def release_accounts(session: AsyncSession, *, archived_before: datetime, now: datetime) -> int:
    left = select(Person.id).where(Person.archived_at < archived_before)
    await outbox.drop_person(session, left, now=now)
    gone = await session.scalars(delete(Account).where(Account.person_id.in_(left)).returning(Account.telegram_id))
    return len(gone.all())


async def remove_invitations(session: AsyncSession, *, expired_before: datetime) -> int:
    """Those nobody has used; used ones say how somebody came in."""
    gone = await session.scalars(
        delete(Invitation)
        .where(Invitation.expires_at < expired_before, Invitation.used_at.is_(None))
        .returning(Invitation.id)
    )
    return len(gone.all())


async def detach_all(session: AsyncSession, *, now: datetime, today: date) -> int:
    """Answers of everybody lose the person; returns how many people that were."""
    known = [
        select(table.person_id)
        for table in (
            Response, Deficit, ExternalResult, EventPerson, Completion, ContestEntry, PracticeAuthor, MaterialUse
        )
    ]  # fmt: skip
    known += [
        select(Consultation.asker_id),
        select(Material.author_id),
        *mentoring_owners.known(),
        *meeting_owners.known(),
    ]
    named = select(Person.id).where(Person.forgotten_at.is_(None), or_(*(Person.id.in_(one) for one in known)))
    people = sorted({*await session.scalars(named), *await meeting_owners.listed(session)})
    await detach(session, people, now=now, today=today)
    return len(people)


async def detach(session: AsyncSession, people: list[int], *, now: datetime, today: date) -> None:
    """Hand the answers of these people over to rows that are nobody, without own words and what was known beside.

    Nothing leads back: the new rows are made in an order of chance and dated by the month alone.
    """
    if not people:
        return
    await campaigns.remember_standing(session, people)
    month = now.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    nobodies = [Person(language="ru", created_at=month, forgotten_at=month) for _ in people]
    session.add_all(nobodies)
    await session.flush()
    shuffled = [one.id for one in nobodies]
    _dice.shuffle(shuffled)
    pairs = list(zip(people, shuffled, strict=True))
    await forget_words(session, people)
    handing_over = (
        update(Response.__table__)  # type: ignore[arg-type]  # a table, which the stubs call a FromClause
        .where(Response.__table__.c.person_id == bindparam("of_person"))
        .values(person_id=bindparam("to_person"))
    )
    connection = await session.connection()
    await connection.execute(handing_over, [{"of_person": old, "to_person": new} for old, new in pairs])
    await deficit_owners.hand_to(session, dict(pairs))
    await course_owners.hand_to(session, dict(pairs))
    await contest_owners.hand_to(session, dict(pairs))
    await practice_owners.hand_to(session, dict(pairs))
    await material_owners.hand_to(session, dict(pairs))
    await route_words.hand_to(session, dict(pairs))
    await consultation_owners.hand_to(session, dict(pairs))
    await event_owners.hand_to(session, dict(pairs))
    await meeting_owners.hand_to(session, dict(pairs))
    await mentoring_owners.forget(session, people, now=now, today=today)
    await mentoring_owners.hand_to(session, dict(pairs))
    await talk_forgetting.hand_to(session, dict(pairs))


async def forget_words(session: AsyncSession, people: list[int]) -> None:
    """Take away what people wrote in their own words, what was known about them, and the number of their message."""
    await deficit_owners.forget_words(session, people)
    await consultation_owners.forget_words(session, people)
    await course_owners.forget_words(session, people)
    await meeting_owners.forget_words(session, people)
    await contest_owners.forget_words(session, people)
    await practice_owners.forget_words(session, people)
    await material_owners.forget_words(session, people)
    await event_owners.forget_proofs(session, people)
    await indicator_owners.forget_words(session, people)
    await roadmap_owners.forget_words(session, people)
    for some in portions(people):
        await session.execute(
            update(Response)
            .where(Response.person_id.in_(some))
            .values(facts=None, last_bot_id=None, last_message_id=None)
            .execution_options(synchronize_session=False)
        )
        own = select(Response.id).where(Response.person_id.in_(some))
        await session.execute(
            update(Answer)
            .where(Answer.response_id.in_(own), or_(Answer.text.is_not(None), Answer.entered_by.is_not(None)))
            .values(text=None, entered_by=None)
            .execution_options(synchronize_session=False)
        )


async def empty_letters(session: AsyncSession, *, before: datetime) -> int:
    """Take the words out of what was sent long ago; returns of how many. A digest keeps its list."""
    nothing = literal({}, JSON())
    left = case((LIES_WITH_OTHERS, announcement_digests.without_words(session)), else_=nothing)
    emptied = await session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.settled_at < before,
            OutboxMessage.last_error.is_distinct_from(EMPTIED),
            # Words of people wait for their reader as long as their conversation is kept.
            or_(OutboxMessage.kind.not_in(RELAYS), OutboxMessage.status != OutboxStatus.UNREACHABLE),
        )
        .values(payload=left, last_error=EMPTIED)
        .returning(OutboxMessage.id)
    )
    return len(emptied.all())
