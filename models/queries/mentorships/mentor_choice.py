"""Who may become a mentor: the likely ones for a proposal, and anybody by name."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.audiences import Terms
from models.mentorships import Mentorship, MentorshipMentee
from models.organizations import Organization
from models.people import FurtherSubject, Person, Role, RoleGrant
from models.queries.mentorships.mentorship_lists import is_young
from models.queries.mentorships.mentorships import OPEN
from models.queries.register.register import IS_HERE, matching
from models.scopes import Scope, people_within


class Likely(NamedTuple):
    """Somebody who could be a mentor, with all the choice is made by."""

    person: Person
    place: str | None
    is_same_school: bool
    is_same_subject: bool
    is_mentor: bool
    is_young: bool
    mentees: int
    """Whom they help, or are asked to, already."""


async def likely(
    session: AsyncSession, scope: Scope, terms: Terms, of: Person, *, most: int, limit: int
) -> list[Likely]:
    """Colleagues of the school or of the subject who are not young and have fewer mentees than `most`."""
    same_school, same_subject = _same_school(of), _same_subject(of)
    is_mentor, mentees = _is_mentor(), _mentees()
    query = (
        _columns(of, terms)
        .where(
            people_within(scope),
            IS_HERE,
            Person.id != of.id,
            or_(same_school, same_subject),
            ~is_young(terms),
            mentees < most,
        )
        .order_by(
            case((same_school, 0), else_=1),
            case((same_subject, 0), else_=1),
            case((or_(is_mentor, Person.category.is_not(None)), 0), else_=1),
            mentees,
            func.coalesce(Person.career_started, 9999),
            Person.id,
        )
        .limit(limit)
    )
    return [Likely(*row) for row in await session.execute(query)]


async def by_name(  # what a list of people is narrowed by
    session: AsyncSession, scope: Scope, terms: Terms, of: Person | None, *, words: Sequence[str],
    but: Collection[int], limit: int,
) -> list[Likely]:  # fmt: skip
    query = (
        _columns(of, terms)
        .where(people_within(scope), IS_HERE, matching(words), Person.id.not_in(but))
        .order_by(Person.search_key, Person.id)
        .limit(limit)
    )
    return [Likely(*row) for row in await session.execute(query)]


async def find(
    session: AsyncSession, scope: Scope, person_ids: Collection[int], *, to_change: bool = False
) -> list[Person]:
    """Those of these people who are here and within the scope."""
    query = select(Person).where(Person.id.in_(person_ids), people_within(scope), IS_HERE).order_by(Person.id)
    return list(await session.scalars(query.with_for_update() if to_change else query))


async def helped_by(session: AsyncSession, person_id: int) -> int:
    """How many somebody helps, or is asked to."""
    return await session.scalar(select(_mentees()).select_from(Person).where(Person.id == person_id)) or 0


async def young_among(session: AsyncSession, terms: Terms, person_ids: Collection[int]) -> set[int]:
    return set(await session.scalars(select(Person.id).where(Person.id.in_(person_ids), is_young(terms))))


def _columns(of: Person | None, terms: Terms) -> Any:
    nobody: Any = Person.id.is_(None)
    columns: tuple[Any, ...] = (
        Person,
        Organization.title,
        nobody if of is None else _same_school(of),
        nobody if of is None else _same_subject(of),
        _is_mentor(),
        is_young(terms),
        _mentees(),
    )
    return select(*columns).outerjoin(Organization, Organization.id == Person.organization_id)


def _same_school(of: Person) -> ColumnElement[bool]:
    """Never unknown: whoever has no school has that of nobody."""
    return func.coalesce(Person.organization_id, 0) == (of.organization_id or -1)


def _same_subject(of: Person) -> ColumnElement[bool]:
    further = exists().where(FurtherSubject.person_id == Person.id, FurtherSubject.subject == of.subject)
    return and_(func.coalesce(Person.subject, "") == (of.subject or "-")) | further


def _is_mentor() -> ColumnElement[bool]:
    return exists().where(RoleGrant.person_id == Person.id, RoleGrant.role == Role.MENTOR)


def _mentees() -> Any:
    query = (
        select(func.count())
        .select_from(MentorshipMentee)
        .join(Mentorship, Mentorship.id == MentorshipMentee.mentorship_id)
        .where(Mentorship.mentor_id == Person.id, Mentorship.status.in_(OPEN), MentorshipMentee.left_on.is_(None))
    )
    return query.correlate(Person).scalar_subquery()
