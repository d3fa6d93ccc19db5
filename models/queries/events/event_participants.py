"""Who took part in events: only what somebody has confirmed counts."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Attendance, Event, EventPerson, EventRole
from models.people import Person

TOOK_PART: ColumnElement[bool] = and_(
    EventPerson.attendance == Attendance.ATTENDED, EventPerson.confirmed_at.is_not(None)
)


class Taken(NamedTuple):
    attendance: Attendance
    role: EventRole
    is_confirmed: bool

    @property
    def took_part(self) -> bool:
        return self.attendance is Attendance.ATTENDED and self.is_confirmed


async def of_person(session: AsyncSession, event_id: int, person_id: int) -> Taken | None:
    query = select(EventPerson.attendance, EventPerson.role, EventPerson.confirmed_at.is_not(None)).where(
        EventPerson.event_id == event_id, EventPerson.person_id == person_id
    )
    row = (await session.execute(query)).one_or_none()
    return Taken(row[0], row[1], bool(row[2])) if row else None


async def count(session: AsyncSession, event_id: int) -> int:
    query = select(func.count()).select_from(EventPerson).where(EventPerson.event_id == event_id, TOOK_PART)
    return await session.scalar(query) or 0


async def ids(session: AsyncSession, event: Event, *, with_registered: bool) -> list[int]:
    """Whoever took part; before it is over those who are coming too."""
    coming = EventPerson.attendance == Attendance.REGISTERED
    query = select(EventPerson.person_id).where(
        EventPerson.event_id == event.id, or_(TOOK_PART, coming) if with_registered else TOOK_PART
    )
    return list(await session.scalars(query.order_by(EventPerson.person_id)))


async def page(
    session: AsyncSession, event_id: int, *, after: tuple[str, int], limit: int
) -> list[tuple[Person, EventRole]]:
    """Those who took part by the letters of their names, from behind a key and an id on."""
    key, number = after
    behind = or_(Person.search_key > key, and_(Person.search_key == key, Person.id > number))
    query = (
        select(Person, EventPerson.role)
        .join(EventPerson, EventPerson.person_id == Person.id)
        .where(EventPerson.event_id == event_id, TOOK_PART, Person.forgotten_at.is_(None), behind)
        .order_by(Person.search_key, Person.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]
