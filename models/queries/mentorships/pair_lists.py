"""Pairs of one person: those they are helped in, those they help in."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import Mentorship, MentorshipMentee, MentorshipStatus
from models.people import Person, RoleGrant
from models.queries.mentorships.mentorships import OF_SCHOOL, OPEN
from models.queries.register.register import IS_HERE

OVER = (MentorshipStatus.COMPLETED, MentorshipStatus.STOPPED)


async def helped_in(session: AsyncSession, person_id: int) -> list[tuple[Mentorship, Person]]:
    """Pairs that go on and in which the person is helped, with the mentors."""
    query = (
        select(Mentorship, Person)
        .join(Person, Person.id == Mentorship.mentor_id)
        .join(MentorshipMentee, MentorshipMentee.mentorship_id == Mentorship.id)
        .where(
            MentorshipMentee.person_id == person_id,
            MentorshipMentee.left_on.is_(None),
            Mentorship.status == MentorshipStatus.ACTIVE,
        )
        .order_by(Mentorship.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def led_by(session: AsyncSession, person_id: int, *, offset: int, limit: int) -> tuple[list[Mentorship], int]:
    """Pairs of a mentor that go on, or are about to: what waits for a word first."""
    is_own = (Mentorship.mentor_id == person_id, Mentorship.status.in_(OPEN))
    count = await session.scalar(select(func.count()).select_from(Mentorship).where(*is_own))
    query = (
        select(Mentorship).where(*is_own).order_by(Mentorship.status.desc(), Mentorship.id).offset(offset).limit(limit)
    )
    return list(await session.scalars(query)), count or 0


async def past(session: AsyncSession, person_id: int, *, offset: int, limit: int) -> tuple[list[Mentorship], int]:
    """Pairs of a person, as whatever they were in them, that have been at work and are over; the newest first."""
    own = select(MentorshipMentee.mentorship_id).where(MentorshipMentee.person_id == person_id)
    conditions = (
        (Mentorship.mentor_id == person_id) | Mentorship.id.in_(own),
        Mentorship.status.in_(OVER),
        Mentorship.thread_id.is_not(None),
    )
    count = await session.scalar(select(func.count()).select_from(Mentorship).where(*conditions))
    query = select(Mentorship).where(*conditions).order_by(Mentorship.id.desc()).offset(offset).limit(limit)
    return list(await session.scalars(query)), count or 0


async def mentors_of(session: AsyncSession, mentorships: Sequence[Mentorship]) -> dict[int, Person]:
    query = select(Person).where(Person.id.in_({one.mentor_id for one in mentorships}))
    found = {one.id: one for one in await session.scalars(query)}
    return {one.id: found[one.mentor_id] for one in mentorships}


async def keepers_of_school(session: AsyncSession, organization_id: int | None, *, but: int) -> list[Person]:
    """Who looks after pairs at a school."""
    place = func.coalesce(RoleGrant.organization_id, Person.organization_id)
    query = (
        select(Person)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(RoleGrant.role.in_(OF_SCHOOL), place == organization_id, IS_HERE, Person.id != but)
        .order_by(RoleGrant.role.desc(), Person.id)
    )
    return list(dict.fromkeys(await session.scalars(query)))
