"""Questions about who answers what and who stands in for whom, for those who arrange it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.consultations import Duty, Substitute
from models.organizations import Organization
from models.people import Person
from models.queries.consultations.consultation_routing import may_answer
from models.queries.upsert import insert

Standing = aliased(Person)


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody who answers requests."""

    person: Person
    duties: int
    has_substitute: bool
    """For today."""


async def page(session: AsyncSession, *, today: date, offset: int, limit: int) -> tuple[list[Keeper], int]:
    count = await session.scalar(select(func.count()).select_from(Person).where(may_answer()))
    duties = select(func.count()).where(Duty.person_id == Person.id).correlate(Person).scalar_subquery()
    stands_in = select(Substitute.person_id).where(Substitute.person_id == Person.id, Substitute.until >= today)
    query = (
        select(Person, duties, stands_in.exists())
        .where(may_answer())
        .order_by(Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [Keeper(row[0], row[1], bool(row[2])) for row in await session.execute(query)], count or 0


async def find(session: AsyncSession, person_id: int) -> Person | None:
    """One of them."""
    return (await session.scalars(select(Person).where(Person.id == person_id, may_answer()))).one_or_none()


async def duties_of(session: AsyncSession, person_id: int) -> list[tuple[Duty, str | None]]:
    """Each with the title of the school it is limited to."""
    query = (
        select(Duty, Organization.title)
        .outerjoin(Organization, Organization.id == Duty.organization_id)
        .where(Duty.person_id == person_id)
        .order_by(Duty.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def same(
    session: AsyncSession, person_id: int, *, topic: str | None, subject: str | None, organization_id: int | None
) -> Duty | None:
    query = select(Duty).where(
        Duty.person_id == person_id,
        Duty.topic.is_not_distinct_from(topic),
        Duty.subject.is_not_distinct_from(subject),
        Duty.organization_id.is_not_distinct_from(organization_id),
    )
    return (await session.scalars(query.limit(1))).one_or_none()


async def add(session: AsyncSession, duty: Duty) -> None:
    session.add(duty)
    await session.flush()


async def remove(session: AsyncSession, duty_id: int, person_id: int) -> None:
    await session.execute(delete(Duty).where(Duty.id == duty_id, Duty.person_id == person_id))


async def schools(session: AsyncSession, *, offset: int, limit: int) -> tuple[list[tuple[int, str]], int]:
    count = await session.scalar(select(func.count()).select_from(Organization).where(Organization.is_confirmed))
    query = select(Organization.id, Organization.title).where(Organization.is_confirmed).order_by(Organization.id)
    rows = await session.execute(query.offset(offset).limit(limit))
    return [(row[0], row[1]) for row in rows], count or 0


async def school(session: AsyncSession, organization_id: int) -> str | None:
    query = select(Organization.title).where(Organization.id == organization_id, Organization.is_confirmed)
    return await session.scalar(query)


async def substitute_of(session: AsyncSession, person_id: int) -> tuple[Person, date] | None:
    """Who stands in for somebody, and until which day."""
    query = (
        select(Standing, Substitute.until)
        .join(Substitute, Substitute.substitute_id == Standing.id)
        .where(Substitute.person_id == person_id)
    )
    row = (await session.execute(query)).one_or_none()
    return (row[0], row[1]) if row else None


async def put_substitute(session: AsyncSession, person_id: int, substitute_id: int, until: date) -> None:
    statement = insert(session, Substitute).values(person_id=person_id, substitute_id=substitute_id, until=until)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["person_id"], set_={"substitute_id": substitute_id, "until": until}
        )
    )


async def remove_substitute(session: AsyncSession, person_id: int) -> None:
    await session.execute(delete(Substitute).where(Substitute.person_id == person_id))


async def candidates(session: AsyncSession, *, but: int, offset: int, limit: int) -> tuple[list[Person], int]:
    """Who could stand in for somebody."""
    conditions = (may_answer(), Person.id != but)
    count = await session.scalar(select(func.count()).select_from(Person).where(*conditions))
    query = select(Person).where(*conditions).order_by(Person.search_key, Person.id).offset(offset).limit(limit)
    return list(await session.scalars(query)), count or 0
