"""Questions about one pair of mentoring: its row, its people, what happened to it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models.mentorships import Mentorship, MentorshipMentee, MentorshipMove, MentorshipStatus
from models.people import Account, Person, Role, RoleGrant
from models.queries.holding import held
from models.queries.register.register import IS_HERE
from models.queries.upsert import insert

OPEN = (MentorshipStatus.PROPOSED, MentorshipStatus.ORDERED, MentorshipStatus.ACTIVE)
KEEPING = (Role.METHODIST, Role.CENTRE_HEAD, Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD)
OF_SCHOOL = (Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD)


class Member(NamedTuple):
    """Somebody who is or was helped in a pair."""

    row: MentorshipMentee
    person: Person
    """With the organisation."""


async def find(session: AsyncSession, mentorship_id: int, *, to_change: bool = False) -> Mentorship | None:
    query = select(Mentorship).where(Mentorship.id == mentorship_id)
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def add(session: AsyncSession, mentorship: Mentorship, mentees: Sequence[int], *, joined_on: date) -> Mentorship:
    session.add(mentorship)
    await session.flush()
    for person_id in mentees:
        await put_mentee(session, mentorship.id, person_id, joined_on=joined_on)
    return mentorship


async def put_mentee(session: AsyncSession, mentorship_id: int, person_id: int, *, joined_on: date) -> None:
    """Whoever has left is back."""
    statement = insert(session, MentorshipMentee).values(
        mentorship_id=mentorship_id, person_id=person_id, joined_on=joined_on
    )
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["mentorship_id", "person_id"], set_={"left_on": None, "joined_on": joined_on}
        )
    )


async def mentor_of(session: AsyncSession, mentorship: Mentorship) -> Person:
    """With the organisation."""
    query = select(Person).where(Person.id == mentorship.mentor_id).options(joinedload(Person.organization))
    return (await session.scalars(query)).one()


async def members(session: AsyncSession, mentorship_id: int) -> list[Member]:
    """The first who joined first."""
    query = (
        select(MentorshipMentee, Person)
        .join(Person, Person.id == MentorshipMentee.person_id)
        .where(MentorshipMentee.mentorship_id == mentorship_id)
        .options(joinedload(Person.organization))
        .order_by(MentorshipMentee.joined_on, MentorshipMentee.person_id)
        .execution_options(populate_existing=True)
    )
    return [Member(row, person) for row, person in await session.execute(query)]


async def has_open(session: AsyncSession, mentor_id: int, mentee_ids: Sequence[int], *, but: int | None) -> bool:
    """Whether one of these is already helped, or about to be, by that very mentor."""
    query = (
        select(Mentorship.id)
        .join(MentorshipMentee, MentorshipMentee.mentorship_id == Mentorship.id)
        .where(
            Mentorship.mentor_id == mentor_id,
            Mentorship.status.in_(OPEN),
            MentorshipMentee.person_id.in_(mentee_ids),
            MentorshipMentee.left_on.is_(None),
            Mentorship.id != (but or 0),
        )
    )
    return await session.scalar(query.limit(1)) is not None


async def active_of_mentor(session: AsyncSession, mentor_id: int, *, but: int) -> int:
    query = select(func.count()).where(
        Mentorship.mentor_id == mentor_id, Mentorship.status == MentorshipStatus.ACTIVE, Mentorship.id != but
    )
    return await session.scalar(query) or 0


async def moves(session: AsyncSession, mentorship_id: int) -> list[tuple[MentorshipMove, Person | None]]:
    """The oldest first, each with who did it; nobody: the clock."""
    query = (
        select(MentorshipMove, Person)
        .outerjoin(Person, Person.id == MentorshipMove.actor_id)
        .where(MentorshipMove.mentorship_id == mentorship_id)
        .order_by(MentorshipMove.id)
    )
    return [(move, actor) for move, actor in await session.execute(query)]


def add_move(  # a line of the history is as long as that
    session: AsyncSession,
    *,
    mentorship_id: int,
    at: datetime,
    actor_id: int | None,
    change: str,
    details: dict[str, Any],
) -> None:
    session.add(MentorshipMove(mentorship_id=mentorship_id, at=at, actor_id=actor_id, change=change, details=details))


async def grants_given(session: AsyncSession, mentor_id: int, change: str) -> list[int]:
    """Roles the program has given to a mentor because of a pair, by the ids of the grants."""
    query = (
        select(MentorshipMove.details)
        .join(Mentorship, Mentorship.id == MentorshipMove.mentorship_id)
        .where(Mentorship.mentor_id == mentor_id, MentorshipMove.change == change)
    )
    return [details["grant"] for details in await session.scalars(query) if details.get("grant")]


async def keepers(session: AsyncSession, mentorship: Mentorship, schools: Sequence[int], *, but: int) -> list[int]:
    """Whoever looks after a pair and can be told: who has proposed it, and those who answer for its schools."""
    place = func.coalesce(RoleGrant.organization_id, Person.organization_id)
    is_of_school = RoleGrant.role.in_(OF_SCHOOL) & place.in_(schools)
    query = (
        select(Person.id)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .join(Account, Account.person_id == Person.id)
        .where(
            RoleGrant.role.in_(KEEPING),
            or_(Person.id == mentorship.created_by, is_of_school),
            Person.id != but,
            IS_HERE,
        )
        .distinct()
    )
    return list(await session.scalars(query))
