"""Everything that is stored about one person, and the taking away of it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, String, case, cast, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Declined, Question, Reading
from models.associations import Association, Membership
from models.audit import AuditEntry
from models.base import Base
from models.campaigns import Participant
from models.consultations import Consultation
from models.courses import Completion, CourseOffer, CourseRequest, Provider
from models.deficits import Deficit, DeficitChange, ExternalResult
from models.invitations import Invitation, JoinRequest
from models.organizations import Organization
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account, Consent, FurtherSubject, Person, RoleGrant
from models.queries import forms, outbox
from models.queries.associations import association_groups, association_owners
from models.queries.consultations import consultation_owners
from models.queries.contests import contest_owners
from models.queries.conversations import talk_forgetting
from models.queries.courses import course_owners
from models.queries.events import event_owners
from models.queries.indicators import indicator_owners
from models.queries.materials import material_owners
from models.queries.meetings import meeting_owners
from models.queries.mentorships import mentoring_owners
from models.queries.practices import practice_owners
from models.queries.roadmap import roadmap_owners
from models.queries.routes import route_words
from models.responses import Answer, Response
from models.routes import Activity, Route, RouteVersion
from models.threads import Thread, ThreadMember, ThreadMessage


async def everything_of(session: AsyncSession, person_id: int) -> dict[str, list[Base]]:
    """The rows that are about a person, by what they are; answers apart."""
    own_routes = select(Route.id).where(Route.person_id == person_id)
    kinds: dict[str, Select[Any]] = {
        "person": select(Person).where(Person.id == person_id),
        "further_subjects": select(FurtherSubject).where(FurtherSubject.person_id == person_id),
        "memberships": select(Membership).where(Membership.person_id == person_id),
        "accounts": select(Account).where(Account.person_id == person_id),
        "consents": select(Consent).where(Consent.person_id == person_id).order_by(Consent.id),
        "roles": select(RoleGrant).where(RoleGrant.person_id == person_id).order_by(RoleGrant.id),
        "readings": select(Reading).where(Reading.person_id == person_id),
        "declined_kinds": select(Declined).where(Declined.person_id == person_id),
        "questions": select(Question).where(Question.person_id == person_id).order_by(Question.id),
        "campaigns": select(Participant).where(Participant.person_id == person_id).order_by(Participant.campaign_id),
        "invitations": select(Invitation)
        .where(or_(Invitation.person_id == person_id, Invitation.used_by == person_id))
        .order_by(Invitation.id),
        "deficits": select(Deficit).where(Deficit.person_id == person_id).order_by(Deficit.id),
        "deficit_changes": select(DeficitChange)
        .join(Deficit, Deficit.id == DeficitChange.deficit_id)
        .where(Deficit.person_id == person_id)
        .order_by(DeficitChange.id),
        "course_completions": select(Completion).where(Completion.person_id == person_id).order_by(Completion.id),
        "course_requests": select(CourseRequest).where(CourseRequest.person_id == person_id).order_by(CourseRequest.id),
        "external_results": select(ExternalResult)
        .where(ExternalResult.person_id == person_id)
        .order_by(ExternalResult.id),
        "join_requests": select(JoinRequest).where(JoinRequest.person_id == person_id).order_by(JoinRequest.id),
        "conversations": select(ThreadMember)
        .where(ThreadMember.person_id == person_id)
        .order_by(ThreadMember.thread_id),
        "said": select(ThreadMessage).where(ThreadMessage.author_id == person_id).order_by(ThreadMessage.id),
        "routes": select(Route).where(Route.person_id == person_id).order_by(Route.id),
        "route_activities": select(Activity).where(Activity.route_id.in_(own_routes)).order_by(Activity.id),
        "route_versions": select(RouteVersion)
        .where(RouteVersion.route_id.in_(own_routes))
        .order_by(RouteVersion.route_id, RouteVersion.number),
        **mentoring_owners.everything_of(person_id),
        **association_owners.everything_of(person_id),
    }
    found = {name: list(await session.scalars(query)) for name, query in kinds.items()}
    found |= await consultation_owners.everything_of(session, person_id)
    found |= await meeting_owners.everything_of(session, person_id)
    found |= await practice_owners.everything_of(session, person_id)
    found |= await material_owners.everything_of(session, person_id)
    found |= await contest_owners.everything_of(session, person_id)
    found |= await indicator_owners.everything_of(session, person_id)
    found |= await roadmap_owners.everything_of(session, person_id)
    found["association_groups"] = list(await association_groups.linked_by(session, person_id))
    return found | await event_owners.everything_of(session, person_id)


async def actions_about(session: AsyncSession, person_id: int) -> list[tuple[AuditEntry, Person | None]]:
    """What was done to the person, each with who did it; oldest first."""
    found = await session.execute(
        select(AuditEntry, Person)
        .outerjoin(Person, Person.id == AuditEntry.actor_id)
        .where(AuditEntry.person_id == person_id)
        .order_by(AuditEntry.id)
    )
    return [(row[0], row[1]) for row in found]


async def entered_by_others(session: AsyncSession, person_id: int) -> list[tuple[Person, int]]:
    """Who entered answers for the person, and how many."""
    found = await session.execute(
        select(Person, func.count())
        .join(Answer, Answer.entered_by == Person.id)
        .join(Response, Response.id == Answer.response_id)
        .where(Response.person_id == person_id, Answer.entered_by != person_id)
        .group_by(Person.id)
        .order_by(Person.id)
    )
    return [(row[0], row[1]) for row in found]


async def answer_counts(session: AsyncSession, person_id: int) -> dict[int, int]:
    """How many answers each response of the person has."""
    found = await session.execute(
        select(Answer.response_id, func.count())
        .join(Response, Response.id == Answer.response_id)
        .where(Response.person_id == person_id)
        .group_by(Answer.response_id)
    )
    return {row[0]: row[1] for row in found}


class Counted(NamedTuple):
    """How much is kept of somebody besides their answers."""

    deficits: int
    tests: int
    steps: int
    said: int
    consultations: int
    pairs: int
    courses: int
    """Completed."""
    wishes: int
    """Lines of the plan of courses."""
    contests: int
    """Entries."""
    practices: int
    materials: int


async def counts_of(session: AsyncSession, person_id: int) -> Counted:
    """In one statement."""
    counts = (
        select(func.count()).select_from(Deficit).where(Deficit.person_id == person_id),
        select(func.count()).select_from(ExternalResult).where(ExternalResult.person_id == person_id),
        select(func.count())
        .select_from(Activity)
        .join(Route, Route.id == Activity.route_id)
        .where(Route.person_id == person_id),
        select(func.count()).select_from(ThreadMessage).where(ThreadMessage.author_id == person_id),
        select(func.count()).select_from(Consultation).where(Consultation.asker_id == person_id),
        mentoring_owners.count_of(person_id),
        *course_owners.counts(person_id),
        contest_owners.count_of(person_id),
        practice_owners.count_of(person_id),
        material_owners.count_of(person_id),
    )
    return Counted(*(await session.execute(select(*(one.scalar_subquery() for one in counts)))).one())


async def courses_of(session: AsyncSession, person_id: int) -> list[tuple[Completion, str | None]]:
    """Completed courses, each with who gave it; what was taken away by its owner too."""
    query = (
        select(Completion, Provider.title)
        .outerjoin(Provider, Provider.id == Completion.provider_id)
        .where(Completion.person_id == person_id)
        .order_by(Completion.ends_on, Completion.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def course_requests_of(session: AsyncSession, person_id: int) -> list[tuple[CourseRequest, str | None]]:
    """Lines of the plan, each with the course enrolled in."""
    query = (
        select(CourseRequest, CourseOffer.title)
        .outerjoin(CourseOffer, CourseOffer.id == CourseRequest.offer_id)
        .where(CourseRequest.person_id == person_id)
        .order_by(CourseRequest.year, CourseRequest.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def associations_of(session: AsyncSession, person_id: int) -> Sequence[str]:
    titles = await session.scalars(
        select(Association.title)
        .join(Membership, Membership.association_id == Association.id)
        .where(Membership.person_id == person_id)
        .order_by(Association.title)
    )
    return titles.all()


async def conversations_of(session: AsyncSession, person_id: int) -> dict[int, Thread]:
    """Where somebody has said anything."""
    theirs = select(ThreadMessage.thread_id).where(ThreadMessage.author_id == person_id)
    return {one.id: one for one in await session.scalars(select(Thread).where(Thread.id.in_(theirs)))}


async def places(session: AsyncSession) -> tuple[dict[int, str], dict[int, str]]:
    """Titles of all organisations and of all associations, by id."""
    organizations = await session.execute(select(Organization.id, Organization.title))
    associations = await session.execute(select(Association.id, Association.title))
    return {row[0]: row[1] for row in organizations}, {row[0]: row[1] for row in associations}


WAITS = OutboxMessage.status.in_((OutboxStatus.NEW, OutboxStatus.HELD))


async def close_doors(session: AsyncSession, person_id: int, now: datetime, *, today: date) -> None:
    """The account, what is being typed there, the roles, requests to be let in go; unused invitations open nothing."""
    await talk_forgetting.take_out(session, person_id, now=now)
    await forms.remove_of(session, person_id)
    await session.execute(delete(Account).where(Account.person_id == person_id))
    await session.execute(delete(RoleGrant).where(RoleGrant.person_id == person_id))
    await session.execute(delete(JoinRequest).where(JoinRequest.person_id == person_id))
    await session.execute(
        update(Invitation)
        .where(Invitation.person_id == person_id, Invitation.used_at.is_(None), Invitation.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.person_id == person_id)
        .values(
            payload={},
            last_error=None,
            chat_id=0,
            dedup_key="forgotten:" + cast(OutboxMessage.id, String),
            status=case((WAITS, OutboxStatus.CANCELLED), else_=OutboxMessage.status),
            settled_at=func.coalesce(OutboxMessage.settled_at, now),
        )
    )
    asked = list(await session.scalars(select(Question.id).where(Question.person_id == person_id)))
    # Letters to others that say what this person is called or has asked.
    wished = await association_owners.requests_of(session, person_id)
    quoting = [
        f"join:{person_id}:",
        *(f"question:{number}:" for number in asked),
        *(f"association-asks:{number}:" for number in wished),
    ]
    await outbox.take_back(session, quoting, now=now)
    await route_words.forget(session, [person_id])
    await consultation_owners.leave(session, person_id, now)
    await event_owners.leave(session, person_id, now)
    await contest_owners.leave(session, person_id, now=now)
    await event_owners.forget(session, person_id)
    await meeting_owners.leave(session, person_id, now)
    await mentoring_owners.forget(session, [person_id], now=now, today=today)
    await association_owners.leave(session, person_id)
    await indicator_owners.leave(session, person_id)
    await session.execute(delete(Declined).where(Declined.person_id == person_id))
    await session.execute(delete(Reading).where(Reading.person_id == person_id))
    await session.execute(delete(Question).where(Question.person_id == person_id))


async def forget(session: AsyncSession, person: Person, now: datetime) -> None:
    """Take away everything that says who a person was who stands in no register."""
    kept = {"id", "language", "created_at", "search_key", "registered_at", "archived_at"}
    for column in set(Person.__table__.columns.keys()) - kept:
        setattr(person, column, None)
    person.search_key = ""
    person.forgotten_at = now
    await session.execute(delete(FurtherSubject).where(FurtherSubject.person_id == person.id))
    await session.execute(delete(Membership).where(Membership.person_id == person.id))
    await session.flush()


async def forget_told(session: AsyncSession, person: Person) -> None:
    """Take away what did not come with the employment: ways to reach the person, and what only they have told."""
    person.email = person.phone = person.is_class_teacher = None
    person.language = "ru"
    await session.flush()
