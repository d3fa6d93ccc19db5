"""Pairs the clock has something to say or do about, in portions."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import Mentorship, MentorshipMentee, MentorshipMove, MentorshipStatus
from models.people import Account, Person, RoleGrant
from models.queries.holding import held
from models.queries.mentorships.mentorships import KEEPING, OPEN
from models.queries.register.register import IS_HERE


async def _ids(session: AsyncSession, *conditions: object, after: int, limit: int) -> list[int]:
    query = select(Mentorship.id).where(*conditions, Mentorship.id > after).order_by(Mentorship.id).limit(limit)  # type: ignore[arg-type]
    return list(await session.scalars(query))


async def take(session: AsyncSession, mentorship_id: int) -> Mentorship | None:
    """To be changed, unless somebody else is about it."""
    query = select(Mentorship).where(Mentorship.id == mentorship_id)
    return (await session.scalars(held(query, skips_locked=True))).one_or_none()


async def to_start(session: AsyncSession, *, today: date, after: int, limit: int) -> list[int]:
    return await _ids(
        session, Mentorship.status == MentorshipStatus.ORDERED, Mentorship.starts_on <= today, after=after, limit=limit
    )


async def to_stop(session: AsyncSession, *, today: date, after: int, limit: int) -> list[int]:
    return await _ids(
        session, Mentorship.status == MentorshipStatus.ACTIVE, Mentorship.stops_on <= today, after=after, limit=limit
    )


async def to_complete(session: AsyncSession, *, today: date, after: int, limit: int) -> list[int]:
    return await _ids(
        session, Mentorship.status == MentorshipStatus.ACTIVE, Mentorship.ends_on < today, after=after, limit=limit
    )


async def to_expire(session: AsyncSession, *, today: date, after: int, limit: int) -> list[int]:
    return await _ids(
        session, Mentorship.status == MentorshipStatus.PROPOSED, Mentorship.ends_on < today, after=after, limit=limit
    )


async def ending(session: AsyncSession, *, today: date, until: date, after: int, limit: int) -> list[int]:
    """Active ones with their last day in that time, of which nobody has said how they go on."""
    return await _ids(
        session,
        Mentorship.status == MentorshipStatus.ACTIVE,
        Mentorship.ends_on.between(today, until),
        Mentorship.stops_on.is_(None),
        Mentorship.result.is_(None),
        after=after,
        limit=limit,
    )


async def open_ones(session: AsyncSession, *, after: int, limit: int) -> list[int]:
    return await _ids(session, Mentorship.status.in_(OPEN), after=after, limit=limit)


class Standing(NamedTuple):
    """Somebody of a pair as the register knows them now."""

    mentorship_id: int
    person_id: int
    organization_id: int | None
    is_gone: bool


async def standing(session: AsyncSession, mentorship_ids: Sequence[int]) -> list[Standing]:
    """Everybody of these pairs, mentors too."""
    is_gone = or_(Person.archived_at.is_not(None), Person.forgotten_at.is_not(None))
    mentees = (
        select(MentorshipMentee.mentorship_id, Person.id, Person.organization_id, is_gone)
        .join(Person, Person.id == MentorshipMentee.person_id)
        .where(MentorshipMentee.mentorship_id.in_(mentorship_ids), MentorshipMentee.left_on.is_(None))
    )
    mentors = (
        select(Mentorship.id, Person.id, Person.organization_id, is_gone)
        .join(Person, Person.id == Mentorship.mentor_id)
        .where(Mentorship.id.in_(mentorship_ids))
    )
    return [Standing(row[0], row[1], row[2], bool(row[3])) for row in await session.execute(mentees.union_all(mentors))]


async def schools_when_joined(
    session: AsyncSession, mentorship_ids: Sequence[int], *changes: str
) -> dict[tuple[int, int], int | None]:
    """By pair and person: the school each mentee was of when they came into it."""
    query = (
        select(MentorshipMove.mentorship_id, MentorshipMove.details)
        .where(MentorshipMove.mentorship_id.in_(mentorship_ids), MentorshipMove.change.in_(changes))
        .order_by(MentorshipMove.id)
    )
    found: dict[tuple[int, int], int | None] = {}
    for number, details in await session.execute(query):
        found.update({(number, int(person)): school for person, school in details.get("schools", {}).items()})
    return found


async def all_keepers(session: AsyncSession) -> list[tuple[int, int | None]]:
    """Everybody who looks after pairs and can be told, with the school it is limited to; none: the municipality."""
    place = func.coalesce(RoleGrant.organization_id, Person.organization_id)
    query = (
        select(Person.id, RoleGrant.role, place)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .join(Account, Account.person_id == Person.id)
        .where(RoleGrant.role.in_(KEEPING), IS_HERE)
        .order_by(Person.id)
    )
    return [(row[0], None if row[1] in KEEPING[:2] else row[2]) for row in await session.execute(query)]
