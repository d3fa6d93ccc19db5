"""People who may be called the same at one place of work."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries.portions import portions
from models.queries.register.register import IS_HERE


async def of(session: AsyncSession, person_ids: Collection[int]) -> dict[int, Person]:
    """These people and, of those who are here, whoever works where one of them does and has their first name."""
    found: dict[int, Person] = {}
    for some in portions(list(person_ids)):
        own = list(await session.scalars(select(Person).where(Person.id.in_(some))))
        found |= {one.id: one for one in own}
        places = {one.organization_id for one in own if one.organization_id is not None}
        names = {one.name for one in own if one.name}
        if places and names:
            alike = select(Person).where(Person.organization_id.in_(places), Person.name.in_(names), IS_HERE)
            found |= {one.id: one for one in await session.scalars(alike)}
    return found
