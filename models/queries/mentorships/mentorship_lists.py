"""Pairs of mentoring of many: how many stand where, a list of them, who has no mentor."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.audiences import Audience, Facet, Terms, people_of
from models.mentorship_filters import PairDays, PairFilter
from models.mentorships import Mentorship, MentorshipForm, MentorshipMentee, MentorshipStatus
from models.organizations import Organization
from models.people import Person
from models.queries.mentorships.mentorships import OPEN
from models.queries.portions import portions
from models.scopes import Scope, people_within
from models.sums import how_many

YOUNG = Audience({Facet.YOUNG: ("yes",)})
OVER = (MentorshipStatus.COMPLETED, MentorshipStatus.STOPPED, MentorshipStatus.DECLINED)


@dataclass(frozen=True, slots=True)
class Lacking:
    """A young educator without a mentor."""

    person: Person
    place: str | None


async def counts(session: AsyncSession, scope: Scope, days: PairDays) -> dict[PairFilter, int]:
    """How long each list is, in one statement."""
    columns = [how_many(_chosen(one, days)) for one in PairFilter]
    row = (await session.execute(select(*columns).where(_within(scope)))).one()
    return dict(zip(PairFilter, row, strict=True))


async def page(
    session: AsyncSession, scope: Scope, chosen: PairFilter, days: PairDays, *, offset: int, limit: int | None
) -> tuple[list[tuple[Mentorship, Person, str | None]], int]:
    """Each with its mentor and the title of their school, what is newest first; with no limit the whole list."""
    conditions = (_within(scope), _chosen(chosen, days))
    count = await session.scalar(select(func.count()).select_from(Mentorship).where(*conditions))
    query = (
        select(Mentorship, Person, Organization.title)
        .join(Person, Person.id == Mentorship.mentor_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*conditions)
        .order_by(Mentorship.id.desc())
        .offset(offset)
    )
    found = await session.execute(query if limit is None else query.limit(limit))
    return [(row[0], row[1], row[2]) for row in found], count or 0


async def mentees_of(session: AsyncSession, mentorship_ids: Sequence[int]) -> dict[int, list[Person]]:
    """Whoever is helped in each of these pairs, or was to the end."""
    found: dict[int, list[Person]] = {}
    for some in portions(mentorship_ids):
        query = (
            select(MentorshipMentee.mentorship_id, Person)
            .join(Person, Person.id == MentorshipMentee.person_id)
            .where(MentorshipMentee.mentorship_id.in_(some), MentorshipMentee.left_on.is_(None))
            .order_by(Person.search_key, Person.id)
        )
        for mentorship_id, person in await session.execute(query):
            found.setdefault(mentorship_id, []).append(person)
    return found


async def without_mentor(
    session: AsyncSession, scope: Scope, terms: Terms, *, offset: int, limit: int
) -> tuple[list[Lacking], int]:
    """Young educators with neither a pair nor a proposal."""
    conditions = (people_within(scope), lacks_mentor(terms))
    count = await session.scalar(select(func.count()).select_from(Person).where(*conditions))
    query = (
        select(Person, Organization.title)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*conditions)
        .order_by(Organization.id, Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [Lacking(row[0], row[1]) for row in await session.execute(query)], count or 0


async def lacking_by_school(session: AsyncSession, terms: Terms) -> dict[int | None, int]:
    query = select(Person.organization_id, func.count()).where(lacks_mentor(terms)).group_by(Person.organization_id)
    return {row[0]: row[1] for row in await session.execute(query)}


def is_young(terms: Terms) -> ColumnElement[bool]:
    return people_of(YOUNG, terms)


def lacks_mentor(terms: Terms) -> ColumnElement[bool]:
    return and_(is_young(terms), ~exists().where(*_helped(), Mentorship.status.in_(OPEN)))


def _helped() -> tuple[ColumnElement[bool], ...]:
    """A pair in which the person of the outer statement is helped; teaching an elder is no help to a beginner."""
    return (
        MentorshipMentee.person_id == Person.id,
        MentorshipMentee.left_on.is_(None),
        Mentorship.id == MentorshipMentee.mentorship_id,
        Mentorship.form != MentorshipForm.REVERSE,
    )


def _within(scope: Scope) -> ColumnElement[bool]:
    """Pairs whose mentor or one of whose mentees is of the scope."""
    if scope.is_whole:
        return true()
    people = select(Person.id).where(people_within(scope))
    of_mentee = select(MentorshipMentee.mentorship_id).where(
        MentorshipMentee.person_id.in_(people), MentorshipMentee.left_on.is_(None)
    )
    return or_(Mentorship.mentor_id.in_(people), Mentorship.id.in_(of_mentee))


def _chosen(chosen: PairFilter, days: PairDays) -> ColumnElement[bool]:
    is_active = Mentorship.status == MentorshipStatus.ACTIVE
    is_proposed = Mentorship.status == MentorshipStatus.PROPOSED
    found: ColumnElement[bool] = true()
    match chosen:
        case PairFilter.CONSENT:
            found = and_(is_proposed, Mentorship.consented_at.is_(None))
        case PairFilter.ORDER:
            found = and_(is_proposed, Mentorship.order_number.is_(None))
        case PairFilter.ORDERED:
            found = Mentorship.status == MentorshipStatus.ORDERED
        case PairFilter.ACTIVE:
            found = is_active
        case PairFilter.SILENT:
            last = func.coalesce(Mentorship.last_entry_on, Mentorship.starts_on)
            found = and_(is_active, last <= days.silent_since, Mentorship.stops_on.is_(None))
        case PairFilter.ENDING:
            found = and_(is_active, Mentorship.ends_on >= days.today, Mentorship.ends_on <= days.month_ends)
        case PairFilter.STOPPING:
            found = and_(is_active, Mentorship.stops_on.is_not(None))
        case PairFilter.OVER:
            found = Mentorship.status.in_(OVER)
        case PairFilter.ALL:
            pass
    return found
