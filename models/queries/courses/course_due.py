"""Who has to do their next course, and by when: counted and listed within a scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.course_counting import Asked, Counting
from models.course_groups import DUE, Group, Narrow
from models.course_rows import School
from models.organizations import Organization
from models.people import Person
from models.queries.courses.course_counting import is_asked, is_new, newest_end
from models.queries.register.register import IS_HERE, matching
from models.scopes import Scope, people_within
from models.sums import how_many


@dataclass(frozen=True, slots=True)
class Ends:
    """A course that ended by the day counts no more: today, by the end of this year, by the end of the next."""

    today: date
    this_year: date
    next_year: date


@dataclass(frozen=True, slots=True)
class Listed:
    person: Person
    place: str | None
    newest: date | None


@dataclass(frozen=True, slots=True)
class Due:
    """What all of these questions are asked by."""

    scope: Scope
    counting: Counting
    asked: Asked
    ends: Ends

    def people(self) -> Any:
        """Everybody asked, with the end of their newest course and the group they are in."""
        newest = newest_end(self.counting, self.asked.on).label("newest")
        inner = (
            select(Person.id, newest, is_new(self.asked).label("is_new"))
            .where(people_within(self.scope), IS_HERE, is_asked(self.asked))
            .subquery()
        )
        group = case(
            (and_(inner.c.newest.is_(None), inner.c.is_new), Group.NEW.value),
            (inner.c.newest.is_(None), Group.NONE.value),
            (inner.c.newest <= self.ends.today, Group.LATE.value),
            (inner.c.newest <= self.ends.this_year, Group.THIS_YEAR.value),
            (inner.c.newest <= self.ends.next_year, Group.NEXT_YEAR.value),
            else_=Group.LATER.value,
        )
        return select(inner.c.id, inner.c.newest, group.label("group_")).subquery()


async def counts(session: AsyncSession, due: Due) -> dict[Group, int]:
    people = due.people()
    found = await session.execute(select(people.c.group_, func.count()).group_by(people.c.group_))
    return {Group(row[0]): row[1] for row in found}


async def schools(session: AsyncSession, due: Due, *, offset: int, limit: int) -> tuple[list[School], int]:
    """Those with the most people due first, and how many schools there are."""
    people = due.people()
    due_here = how_many(people.c.group_.in_([one.value for one in DUE]))
    query = (
        select(Organization.id, Organization.title, func.count(), due_here)
        .join(Person, Person.organization_id == Organization.id)
        .join(people, people.c.id == Person.id)
        .group_by(Organization.id, Organization.title)
    )
    total = await session.scalar(select(func.count()).select_from(query.subquery()))
    rows = await session.execute(query.order_by(due_here.desc(), Organization.id).offset(offset).limit(limit))
    return [School(*row) for row in rows], total or 0


async def page(session: AsyncSession, due: Due, narrow: Narrow, *, offset: int, limit: int) -> tuple[list[Listed], int]:
    """Those without any first, then by the end of the newest course."""
    people = due.people()
    conditions = _conditions(people, narrow)
    count = await session.scalar(
        select(func.count()).select_from(people).join(Person, Person.id == people.c.id).where(*conditions)
    )
    query = (
        _listed(people)
        .where(*conditions)
        .order_by(people.c.newest.is_not(None), people.c.newest, Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [Listed(*row) for row in await session.execute(query)], count or 0


async def ids(session: AsyncSession, due: Due, narrow: Narrow) -> list[int]:
    people = due.people()
    query = select(Person.id).join(people, people.c.id == Person.id).where(*_conditions(people, narrow))
    return list(await session.scalars(query.order_by(Person.id)))


async def find(session: AsyncSession, due: Due, person_id: int) -> Listed | None:
    """One of those who are asked."""
    people = due.people()
    query = _listed(people).where(Person.id == person_id)
    row = (await session.execute(query)).one_or_none()
    return Listed(*row) if row else None


def _listed(people: Any) -> Select[Any]:
    columns: tuple[Any, ...] = (Person, Organization.title, people.c.newest)
    return (
        select(*columns)
        .select_from(people)
        .join(Person, Person.id == people.c.id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
    )


def _conditions(people: Any, narrow: Narrow) -> Sequence[ColumnElement[bool]]:
    groups = DUE if narrow.group is None else (narrow.group,)
    school = true() if narrow.organization_id is None else Person.organization_id == narrow.organization_id
    return people.c.group_.in_([one.value for one in groups]), school, matching(narrow.words)
