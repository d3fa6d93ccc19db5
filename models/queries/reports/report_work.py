"""What a school year has seen, counted for a report: sums and groups, nobody by name."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, AssociationLevel
from models.consultations import Consultation, Outcome
from models.contest_rows import RESULTS
from models.contests import Contest, ContestEntry, ContestStage, EntryStatus
from models.courses import (
    Completion,
    CompletionStatus,
    CourseKind,
    CourseRequest,
    Provider,
    ProviderType,
    RequestStatus,
)
from models.events import Attendance, Event, EventMaterial, EventPerson, EventStatus
from models.meetings import Decision, DecisionStatus, MeetingPlan, Minutes, PlanStatus
from models.mentorships import EntryKind, Mentorship, MentorshipEntry, MentorshipForm, MentorshipStatus
from models.queries.events.events import answering_requests
from models.queries.reports.report_figures import was_asked
from models.sums import how_many, total


class Helped(NamedTuple):
    """Requests of a stretch of time."""

    asked: int
    answered: int
    first_in_time: int
    solved_in_time: int
    full: int
    """The help was complete, by the word of whoever asked, else of whoever answered."""
    judged: int


class Finished(NamedTuple):
    kind: CourseKind
    courses: int
    people: int
    hours: int


class Provided(NamedTuple):
    title: str
    type: ProviderType | None
    courses: int


class Held(NamedTuple):
    kind: str
    level: str | None
    held: int
    cancelled: int
    came: int


class Entered(NamedTuple):
    stage: ContestStage
    contests: int
    entries: int
    winners: int
    laureates: int
    young: int


class Met(NamedTuple):
    minutes: int
    present: int
    """Of all meetings together."""
    members: int


async def helped(session: AsyncSession, since: datetime, until: datetime) -> Helped:
    outcome: Any = func.coalesce(Consultation.result_asker, Consultation.result_methodist)
    first = Consultation.first_answer_at
    solved = Consultation.answered_at
    columns: tuple[Any, ...] = (
        func.count(),
        func.count(first),
        how_many(first.is_not(None), first <= Consultation.first_due_at),
        how_many(solved.is_not(None), solved <= Consultation.solution_due_at),
        how_many(outcome == Outcome.FULL),
        how_many(outcome.is_not(None)),
    )
    query = select(*columns).where(was_asked(since, until))
    return Helped(*(await session.execute(query)).one())


async def topics(session: AsyncSession, since: datetime, until: datetime) -> dict[str, tuple[int, int]]:
    """By topic of requests: how many people have asked, and how often."""
    query = (
        select(Consultation.topic, func.count(Consultation.asker_id.distinct()), func.count())
        .where(was_asked(since, until))
        .group_by(Consultation.topic)
    )
    return {row[0]: (row[1], row[2]) for row in await session.execute(query)}


async def finished(session: AsyncSession, since: date, until: date) -> list[Finished]:
    query = (
        select(Completion.kind, func.count(), func.count(Completion.person_id.distinct()), total(Completion.hours))
        .where(*_confirmed(since, until))
        .group_by(Completion.kind)
    )
    return [Finished(*row) for row in await session.execute(query)]


async def providers(session: AsyncSession, since: date, until: date, *, limit: int) -> list[Provided]:
    """Who taught most."""
    count = func.count()
    query = (
        select(Provider.title, Provider.type, count)
        .join(Completion, Completion.provider_id == Provider.id)
        .where(*_confirmed(since, until))
        .group_by(Provider.id, Provider.title, Provider.type)
        .order_by(count.desc(), Provider.title)
        .limit(limit)
    )
    return [Provided(*row) for row in await session.execute(query)]


async def plan_of_courses(session: AsyncSession, year: int) -> dict[RequestStatus, int]:
    query = select(CourseRequest.status, func.count()).where(CourseRequest.year == year).group_by(CourseRequest.status)
    return {row[0]: row[1] for row in await session.execute(query)}


async def pairs(session: AsyncSession, on: date) -> dict[MentorshipForm, int]:
    """Pairs that were at work on a day."""
    was_at_work = (MentorshipStatus.ACTIVE, MentorshipStatus.COMPLETED, MentorshipStatus.STOPPED)
    query = (
        select(Mentorship.form, func.count())
        .where(
            Mentorship.status.in_(was_at_work),
            Mentorship.starts_on <= on,
            Mentorship.ends_on >= on,
            or_(Mentorship.stops_on.is_(None), Mentorship.stops_on > on),
        )
        .group_by(Mentorship.form)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def journal(session: AsyncSession, since: date, until: date) -> dict[EntryKind, int]:
    query = (
        select(MentorshipEntry.kind, func.count())
        .where(MentorshipEntry.on >= since, MentorshipEntry.on <= until, MentorshipEntry.removed_at.is_(None))
        .group_by(MentorshipEntry.kind)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def associations(session: AsyncSession, before: datetime) -> dict[tuple[str, AssociationLevel], int]:
    """Those that were there at a moment, by kind and level."""
    query = (
        select(Association.kind, Association.level, func.count())
        .where(_was_open(before))
        .group_by(Association.kind, Association.level)
    )
    return {(row[0], row[1]): row[2] for row in await session.execute(query)}


async def plans(session: AsyncSession, year: int, before: datetime, kinds: list[str]) -> dict[PlanStatus | None, int]:
    """How far plans of a year are; None: there is none."""
    query = (
        select(MeetingPlan.status, func.count())
        .select_from(Association)
        .outerjoin(MeetingPlan, and_(MeetingPlan.association_id == Association.id, MeetingPlan.school_year == year))
        .where(_was_open(before), Association.kind.in_(kinds))
        .group_by(MeetingPlan.status)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def met(session: AsyncSession, since: date, until: date) -> Met:
    """Signed minutes."""
    query = select(
        func.count(),
        total(func.json_array_length(Minutes.present)),
        total(Minutes.members),
    ).where(Minutes.signed_at.is_not(None), Minutes.held_on >= since, Minutes.held_on <= until)
    return Met(*(await session.execute(query)).one())


async def decisions(
    session: AsyncSession, since: date, until: date, *, on: date
) -> tuple[dict[DecisionStatus, int], int]:
    """Of signed minutes by what has become of them, and how many are overdue."""
    signed = (Minutes.signed_at.is_not(None), Minutes.held_on >= since, Minutes.held_on <= until)
    overdue = how_many(Decision.status == DecisionStatus.OPEN, Decision.due_on < on)
    query = (
        select(Decision.status, func.count(), overdue)
        .join(Minutes, Minutes.id == Decision.minutes_id)
        .where(*signed)
        .group_by(Decision.status)
    )
    rows = list(await session.execute(query))
    return {row[0]: row[1] for row in rows}, sum(row[2] for row in rows)


async def events(session: AsyncSession, since: datetime, until: datetime) -> list[Held]:
    """What the municipality itself has held, by kind and level; answers to requests are told elsewhere."""
    came = (
        select(EventPerson.event_id, func.count().label("count"))
        .where(EventPerson.attendance == Attendance.ATTENDED, EventPerson.confirmed_at.is_not(None))
        .group_by(EventPerson.event_id)
        .subquery()
    )
    is_held = Event.status.in_((EventStatus.HELD, EventStatus.PLANNED))
    query = (
        select(
            Event.kind,
            Event.level,
            how_many(is_held),
            how_many(Event.status == EventStatus.CANCELLED),
            total(case((is_held, came.c.count), else_=0)),
        )
        .outerjoin(came, came.c.event_id == Event.id)
        .where(
            Event.starts_at >= since,
            Event.starts_at < until,
            Event.status != EventStatus.DRAFT,
            Event.is_external.is_(False),
            Event.id.not_in(answering_requests()),
        )
        .group_by(Event.kind, Event.level)
    )
    return [Held(*row) for row in await session.execute(query)]


async def contests(session: AsyncSession, year: int) -> list[Entered]:
    """By stage, out of confirmed results alone."""
    counts = and_(ContestEntry.status.in_(RESULTS), ContestEntry.confirmed_at.is_not(None))
    query = (
        select(
            Contest.stage,
            func.count(Contest.id.distinct()),
            how_many(counts),
            how_many(counts, ContestEntry.status == EntryStatus.WINNER),
            how_many(counts, ContestEntry.status == EntryStatus.LAUREATE),
            how_many(counts, ContestEntry.is_young.is_(True)),
        )
        .outerjoin(ContestEntry, ContestEntry.contest_id == Contest.id)
        .where(Contest.school_year == year, Contest.cancelled_at.is_(None))
        .group_by(Contest.stage)
    )
    return [Entered(*row) for row in await session.execute(query)]


async def materials(session: AsyncSession, since: datetime, until: datetime) -> int:
    query = select(func.count()).select_from(EventMaterial)
    return await session.scalar(query.where(EventMaterial.added_at >= since, EventMaterial.added_at < until)) or 0


def _confirmed(since: date, until: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Completion.status == CompletionStatus.CONFIRMED,
        Completion.removed_at.is_(None),
        Completion.ends_on >= since,
        Completion.ends_on <= until,
    )


def _was_open(before: datetime) -> ColumnElement[bool]:
    return and_(Association.created_at < before, or_(Association.closed_at.is_(None), Association.closed_at >= before))
