"""Whose events are: handed on, joined with another row of the same person, forgotten."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.events import (
    Attendance,
    Event,
    EventFeedback,
    EventMaterial,
    EventPerson,
    EventSeries,
    EventStatus,
    FeedbackGiven,
)
from models.people import Account, Person, Role, RoleGrant
from models.queries.events.events import ends_after, events_within
from models.queries.holding import held
from models.queries.many import change_rows
from models.queries.meetings import meeting_plans
from models.queries.portions import portions
from models.scopes import Scope

MARK = ("attendance", "role", "source", "confirmed_by", "confirmed_at", "proof", "changed_at")
"""What is said of somebody's having been there."""


async def everything_of(session: AsyncSession, person_id: int) -> dict[str, list[Base]]:
    """What somebody was invited to, what they organise and what they have said of it."""
    invited = select(EventPerson.event_id).where(EventPerson.person_id == person_id)
    kinds: dict[str, Any] = {
        "events": select(Event).where(Event.id.in_(invited) | (Event.organiser_id == person_id)).order_by(Event.id),
        "event_people": select(EventPerson).where(EventPerson.person_id == person_id).order_by(EventPerson.event_id),
        "event_series": select(EventSeries).where(EventSeries.created_by == person_id).order_by(EventSeries.id),
        "event_materials": select(EventMaterial).where(EventMaterial.added_by == person_id).order_by(EventMaterial.id),
        "event_feedback_given": select(FeedbackGiven).where(FeedbackGiven.person_id == person_id),
    }
    return {name: list(await session.scalars(query)) for name, query in kinds.items()}


async def asked_about(session: AsyncSession, event: Event) -> list[int]:
    """Who says of an event what its organiser would say: they, or where they have left whoever else keeps it."""
    here = select(Person.id).join(Account, Account.person_id == Person.id)
    here = here.where(Person.archived_at.is_(None), Account.unreachable_at.is_(None))
    if await session.scalar(here.where(Person.id == event.organiser_id)):
        return [event.organiser_id]
    school = func.coalesce(RoleGrant.organization_id, Person.organization_id)
    keepers = [
        (RoleGrant.role == Role.ASSOCIATION_LEADER, RoleGrant.association_id == event.association_id),
        (RoleGrant.role == Role.SCHOOL_COORDINATOR, school == event.organization_id),
        (RoleGrant.role == Role.CENTRE_HEAD,),
    ]
    for keeper in keepers:
        query = here.join(RoleGrant, RoleGrant.person_id == Person.id).where(*keeper).distinct().order_by(Person.id)
        if found := list(await session.scalars(query)):
            return found
    return []


async def organised(session: AsyncSession, person_id: int) -> list[Event]:
    """What somebody holds or has held, in the order of time; not what they are still putting together."""
    query = select(Event).where(Event.organiser_id == person_id, Event.status != EventStatus.DRAFT)
    return list(await session.scalars(query.order_by(Event.starts_at, Event.id)))


async def leave(session: AsyncSession, person_id: int, now: datetime) -> None:
    """Somebody goes: they come to nothing that is planned. What they organise somebody else has to take over."""
    planned = select(Event.id).where(Event.status == EventStatus.PLANNED, Event.starts_at > now)
    statement = delete(EventPerson).where(EventPerson.person_id == person_id, EventPerson.event_id.in_(planned))
    await change_rows(session, statement)


async def has_any(session: AsyncSession, person_id: int) -> bool:
    """Whether somebody stands in the list of any event."""
    query = select(EventPerson.event_id).where(EventPerson.person_id == person_id).limit(1)
    return await session.scalar(query) is not None


async def forget_proofs(session: AsyncSession, people: Sequence[int]) -> None:
    """What somebody wrote to prove that they took part elsewhere."""
    for some in portions(people):
        of_them = (EventPerson.person_id.in_(some), EventPerson.proof.is_not(None))
        await change_rows(session, update(EventPerson).where(*of_them).values(proof=None))


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """Where somebody was goes to a row that is nobody: it counts, and says no more who it was."""
    if not nobodies:
        return
    for some in portions(list(nobodies)):
        await _leave_materials(session, some)
        await change_rows(session, delete(FeedbackGiven).where(FeedbackGiven.person_id.in_(some)))
    table: Any = EventPerson.__table__
    moving = update(table).where(table.c.person_id == bindparam("of_person"))
    connection = await session.connection()
    pairs = [{"of_person": old, "to_person": new} for old, new in nobodies.items()]
    await connection.execute(moving.values(person_id=bindparam("to_person")), pairs)


async def pass_on(  # a handover is as wide as that
    session: AsyncSession,
    scope: Scope,
    *,
    from_id: int,
    to_id: int,
    now: datetime,
    only: Collection[int] | None = None,
) -> list[int]:
    """Planned events within the scope that are not over get another organiser; returns their ids."""
    of_giver = [
        Event.organiser_id == from_id,
        Event.status == EventStatus.PLANNED,
        ends_after(now),
        events_within(scope),
    ]
    query = select(Event.id).where(*of_giver).order_by(Event.id).with_for_update()
    found = [one for one in await session.scalars(query) if only is None or one in only]
    for number in found:
        await change_rows(session, update(Event).where(Event.id == number).values(organiser_id=to_id))
    return found


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person: what both stand in the list of stands once; feedback too.

    The better mark wins; where neither was marked, the answer of the target does.
    """
    answered = select(EventPerson.event_id).where(
        EventPerson.person_id == source, EventPerson.attendance != Attendance.INVITED
    )
    unanswered = (EventPerson.person_id == target, EventPerson.attendance == Attendance.INVITED)
    await change_rows(session, delete(EventPerson).where(*unanswered, EventPerson.event_id.in_(answered)))
    both = select(EventPerson.event_id).where(EventPerson.person_id == target)
    await _take_better_marks(session, source, target)
    await change_rows(
        session, delete(EventPerson).where(EventPerson.person_id == source, EventPerson.event_id.in_(both))
    )
    for moved in (EventPerson.person_id, Event.organiser_id, EventMaterial.added_by):
        await change_rows(session, update(moved.class_).where(moved == source).values({moved.key: target}))
    confirmed = update(EventPerson).where(EventPerson.confirmed_by == source)
    await change_rows(session, confirmed.values(confirmed_by=target))
    await change_rows(session, update(EventSeries).where(EventSeries.created_by == source).values(created_by=target))
    given = select(FeedbackGiven.event_id).where(FeedbackGiven.person_id == target)
    await change_rows(
        session,
        delete(FeedbackGiven).where(FeedbackGiven.person_id == source, FeedbackGiven.event_id.in_(given)),
    )
    await change_rows(session, update(FeedbackGiven).where(FeedbackGiven.person_id == source).values(person_id=target))


async def _take_better_marks(session: AsyncSession, source: int, target: int) -> None:
    """Of the lists both stand in; few events know somebody twice."""
    query = select(EventPerson).where(EventPerson.person_id.in_((source, target))).order_by(EventPerson.event_id)
    rows = {(one.event_id, one.person_id): one for one in await session.scalars(held(query))}
    for (event_id, person_id), one in rows.items():
        other = rows.get((event_id, target))
        if person_id == source and other is not None and _worth(one) > _worth(other):
            for name in MARK:
                setattr(other, name, getattr(one, name))
    await session.flush()


def _worth(row: EventPerson) -> int:
    if row.attendance is Attendance.ATTENDED:
        return 4 if row.confirmed_at is not None else 3
    return {Attendance.EXCUSED: 2, Attendance.ABSENT: 1}.get(row.attendance, 0)


async def forget(session: AsyncSession, person_id: int) -> None:
    """What somebody was putting together goes, and that they have given feedback; events that were stay as facts."""
    own = (Event.organiser_id == person_id, Event.status == EventStatus.DRAFT)
    await meeting_plans.release_events(session, select(Event.id).where(*own))
    await change_rows(session, delete(Event).where(*own))
    await change_rows(session, delete(FeedbackGiven).where(FeedbackGiven.person_id == person_id))
    await _leave_materials(session, [person_id])


async def _leave_materials(session: AsyncSession, people: Sequence[int]) -> None:
    """What somebody added for others stays with the event, as its organiser's."""
    organiser = select(Event.organiser_id).where(Event.id == EventMaterial.event_id).scalar_subquery()
    await change_rows(
        session, update(EventMaterial).where(EventMaterial.added_by.in_(people)).values(added_by=organiser)
    )


async def remove_drafts(session: AsyncSession, *, before: datetime) -> int:
    """Drafts nobody has gone on with; returns how many."""
    old = (Event.status == EventStatus.DRAFT, Event.created_at < before)
    await meeting_plans.release_events(session, select(Event.id).where(*old))
    gone = await session.scalars(delete(Event).where(*old).returning(Event.id))
    return len(gone.all())


async def forget_words(session: AsyncSession, *, before: datetime) -> int:
    """Own words of feedback on events of long ago; marks stay. Returns how many."""
    old = select(Event.id).where(Event.starts_at < before)
    emptied = await session.execute(
        update(EventFeedback)
        .where(EventFeedback.event_id.in_(old), EventFeedback.words.is_not(None))
        .values(words=None)
        .returning(EventFeedback.id)
        .execution_options(synchronize_session=False)
    )
    return len(emptied.all())
