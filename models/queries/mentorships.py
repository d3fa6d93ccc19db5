"""Questions about one pair of mentoring: its row, its people, what happened to it."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models.mentorships import Mentorship, MentorshipMentee
from models.people import Person


class Member(NamedTuple):
    """Somebody who is or was helped in a pair."""

    row: MentorshipMentee
    person: Person
    """With the organisation."""


async def find(session: AsyncSession, mentorship_id: int, *, to_change: bool = False) -> Mentorship | None:
    query = select(Mentorship).where(Mentorship.id == mentorship_id)
    return (await session.scalars(query.with_for_update() if to_change else query)).one_or_none()


async def mentor_of(session: AsyncSession, mentorship: Mentorship) -> Person:
    """With the organisation."""
    return await person_of(session, mentorship.mentor_id)


async def person_of(session: AsyncSession, person_id: int) -> Person:
    query = select(Person).where(Person.id == person_id).options(joinedload(Person.organization))
    return (await session.scalars(query)).one()


async def members(session: AsyncSession, mentorship_id: int) -> list[Member]:
    """The first who joined first."""
    query = (
        select(MentorshipMentee, Person)
        .join(Person, Person.id == MentorshipMentee.person_id)
        .where(MentorshipMentee.mentorship_id == mentorship_id)
        .options(joinedload(Person.organization))
        .order_by(MentorshipMentee.joined_on, MentorshipMentee.person_id)
    )
    return [Member(row, person) for row, person in await session.execute(query)]
