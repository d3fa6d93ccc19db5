"""People around contests: whom to put forward, who can help, who goes on to the next stage, whom the clock tells."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.audiences import Terms
from models.consultations import Consultation
from models.contest_rows import Known
from models.contests import ContestEntry, EntryStatus
from models.mentorships import Mentorship, MentorshipForm, MentorshipMentee, MentorshipStatus
from models.organizations import Organization
from models.people import Account, Consent, Person, Role, RoleGrant
from models.queries.mentorships.mentorship_lists import is_young
from models.queries.portions import portions
from models.queries.register.register import IS_HERE, matching
from models.scopes import Scope, people_within


async def known(
    session: AsyncSession, scope: Scope, contest_id: int, *, words: Sequence[str], offset: int, limit: int
) -> tuple[list[Known], int]:
    """People of the scope who have every one of the words."""
    conditions = (people_within(scope), IS_HERE, matching(words))
    count = await session.scalar(select(func.count()).select_from(Person).where(*conditions))
    is_in = (
        select(ContestEntry.id)
        .where(ContestEntry.contest_id == contest_id, ContestEntry.person_id == Person.id)
        .exists()
    )
    query = (
        select(Person, Organization.title, is_in)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*conditions)
        .order_by(Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [Known(*row) for row in await session.execute(query)], count or 0


async def find(session: AsyncSession, scope: Scope, person_id: int) -> Known | None:
    """Somebody of the scope who is here."""
    query = (
        select(Person, Organization.title)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(people_within(scope), IS_HERE, Person.id == person_id)
    )
    row = (await session.execute(query)).one_or_none()
    return Known(row[0], row[1], False) if row else None


async def young_among(session: AsyncSession, terms: Terms, person_ids: Collection[int]) -> set[int]:
    """As the register says, else as the rule of the programme does."""
    found: set[int] = set()
    for some in portions(list(person_ids)):
        found |= set(await session.scalars(select(Person.id).where(Person.id.in_(some), is_young(terms))))
    return found


async def mentors_of(session: AsyncSession, person_id: int) -> list[Person]:
    query = (
        select(Person)
        .join(Mentorship, Mentorship.mentor_id == Person.id)
        .join(MentorshipMentee, MentorshipMentee.mentorship_id == Mentorship.id)
        .where(
            MentorshipMentee.person_id == person_id,
            MentorshipMentee.left_on.is_(None),
            Mentorship.status == MentorshipStatus.ACTIVE,
            Mentorship.form != MentorshipForm.REVERSE,
            IS_HERE,
        )
        .distinct()
        .order_by(Person.id)
    )
    return list(await session.scalars(query))


async def consultants_of(session: AsyncSession, person_id: int, *, most: int) -> list[Person]:
    """Who has answered somebody's requests, the newest first."""
    newest = (
        select(Consultation.responsible_id, func.max(Consultation.id).label("newest"))
        .where(Consultation.asker_id == person_id, Consultation.first_answer_at.is_not(None))
        .group_by(Consultation.responsible_id)
        .subquery()
    )
    query = (
        select(Person)
        .join(newest, newest.c.responsible_id == Person.id)
        .where(IS_HERE, Person.id != person_id)
        .order_by(newest.c.newest.desc())
        .limit(most)
    )
    return list(await session.scalars(query))


async def going_on(
    session: AsyncSession, previous_id: int, contest_id: int, statuses: Sequence[EntryStatus]
) -> list[tuple[Person, str]]:
    """Whose confirmed result of the stage before leads on, with their nominations; those who are in already are not."""
    here = select(ContestEntry.person_id).where(ContestEntry.contest_id == contest_id)
    query = (
        select(Person, ContestEntry.nomination)
        .join(ContestEntry, ContestEntry.person_id == Person.id)
        .where(
            ContestEntry.contest_id == previous_id,
            ContestEntry.status.in_(statuses),
            ContestEntry.confirmed_at.is_not(None),
            Person.id.not_in(here),
            IS_HERE,
        )
        .order_by(ContestEntry.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def coordinators(session: AsyncSession) -> list[int]:
    """Of every school, as far as they have an account."""
    query = (
        select(RoleGrant.person_id)
        .join(Person, Person.id == RoleGrant.person_id)
        .join(Account, Account.person_id == Person.id)
        .where(RoleGrant.role == Role.SCHOOL_COORDINATOR, Person.archived_at.is_(None))
        .distinct()
        .order_by(RoleGrant.person_id)
    )
    return list(await session.scalars(query))


async def agreed(session: AsyncSession, person_ids: Collection[int]) -> set[int]:
    """Those of them whose consent stands."""
    query = select(Consent.person_id).where(Consent.person_id.in_(person_ids), Consent.withdrawn_at.is_(None))
    return set(await session.scalars(query))
