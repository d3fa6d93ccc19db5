"""The register as a whole, as tables of educators are compared with it, and what such a table changes in it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, Membership
from models.base import Base
from models.organizations import Organization
from models.people import FurtherSubject, Person, Role, RoleGrant
from models.queries.upsert import dialect_of, insert_for

AT_ONCE = 1000
"""Rows a statement: between two of them others get their answers."""

_is_municipal = Association.organization_id.is_(None)
"""Associations of single schools are looked after by them alone: a table says nothing of those."""
_OF_THE_CENTRE = (Role.METHODIST, Role.CENTRE_HEAD, Role.AUTHORITY_HEAD, Role.ADMIN)
_is_registered = Person.registered_at.is_not(None) & Person.forgotten_at.is_(None)
_FACTS = (
    Person.id,
    Person.code,
    Person.surname,
    Person.name,
    Person.patronymic,
    Person.organization_id,
    Person.position,
    Person.career_started,
    Person.birth_year,
    Person.is_young,
    Person.category,
    Person.category_on,
    Person.email,
    Person.phone,
    Person.archived_at.is_not(None),
    Person.subject,
    Person.id.in_(select(RoleGrant.person_id).where(RoleGrant.role.in_(_OF_THE_CENTRE))),
)

Row = tuple[Any, ...]


class PersonFacts(NamedTuple):
    id: int
    code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None
    organization_id: int | None
    position: str | None
    career_started: int | None
    birth_year: int | None
    is_young: bool | None
    category: str | None
    category_on: date | None
    email: str | None
    phone: str | None
    is_archived: bool
    subject: str | None
    is_of_centre: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a table is compared with; two equal ones make the same comparison."""

    people: tuple[PersonFacts, ...]
    """Of the register."""
    subjects: tuple[Row, ...]
    """Person and further subject."""
    memberships: tuple[Row, ...]
    """Person and title of an association."""
    organizations: tuple[Row, ...]
    """Id, title, code in the programme."""
    associations: tuple[Row, ...]
    """Id and title."""
    other_codes: tuple[str, ...]
    """Of people outside the register."""


async def snapshot(session: AsyncSession, *, to_change: bool = False) -> Snapshot:
    """The register of this moment; rows to be changed are held until the transaction ends."""
    people: list[PersonFacts] = []
    while True:
        last = people[-1].id if people else 0
        query = select(*_FACTS).where(_is_registered, Person.id > last).order_by(Person.id).limit(AT_ONCE)
        found = (await session.execute(query.with_for_update() if to_change else query)).all()
        people += map(PersonFacts._make, found)
        if len(found) < AT_ONCE:
            break
    subjects = select(FurtherSubject.person_id, FurtherSubject.subject).order_by(
        FurtherSubject.person_id, FurtherSubject.subject
    )
    memberships = (
        select(Membership.person_id, Association.title)
        .join(Association, Association.id == Membership.association_id)
        .where(_is_municipal)
        .order_by(Membership.person_id, Association.id)
    )
    # Places the register has seen come before those that were only typed by somebody.
    organizations = select(Organization.id, Organization.title, Organization.code).order_by(
        Organization.is_confirmed.desc(), Organization.id
    )
    associations = select(Association.id, Association.title).where(_is_municipal).order_by(Association.id)
    others = select(Person.code).where(~_is_registered, Person.code.is_not(None)).order_by(Person.id)
    return Snapshot(
        people=tuple(people),
        subjects=await _rows(session, subjects),
        memberships=await _rows(session, memberships),
        organizations=await _rows(session, organizations),
        associations=await _rows(session, associations),
        other_codes=tuple(code for code in await session.scalars(others) if code),
    )


async def _rows(session: AsyncSession, query: Select[*tuple[Any, ...]]) -> tuple[Row, ...]:
    return tuple(map(tuple, (await session.execute(query)).all()))


async def titles(session: AsyncSession) -> list[str]:
    """Of organisations the service knows, to choose from."""
    query = select(Organization.title).where(Organization.is_confirmed.is_(True)).order_by(Organization.id)
    return list(await session.scalars(query))


async def codes(session: AsyncSession) -> set[str]:
    """Every code somebody has."""
    return {code for code in await session.scalars(select(Person.code)) if code}


async def reserve_ids(session: AsyncSession, count: int) -> list[int]:
    """Ids of people to come, nobody else's."""
    if dialect_of(session) == "postgresql":
        query = text("SELECT nextval(pg_get_serial_sequence('people', 'id')) FROM generate_series(1, :count)")
        return list(await session.scalars(query, {"count": count}))
    # Whoever writes is alone.
    last = await session.scalar(select(func.max(Person.id))) or 0
    return list(range(last + 1, last + count + 1))


async def add_organizations(session: AsyncSession, found: Sequence[tuple[str, str]]) -> list[int]:
    """By title and search key; returns their ids in the same order."""
    rows = [Organization(title=title, search_key=search_key, is_confirmed=True) for title, search_key in found]
    session.add_all(rows)
    await session.flush()
    return [row.id for row in rows]


async def add_associations(session: AsyncSession, found: Sequence[tuple[str, str]], now: datetime) -> list[int]:
    rows = [Association(title=title, search_key=search_key, created_at=now) for title, search_key in found]
    session.add_all(rows)
    await session.flush()
    return [row.id for row in rows]


async def confirm_organizations(session: AsyncSession, ids: Sequence[int]) -> None:
    """A place the register names is one, whoever typed it first."""
    for some in _pieces(ids):
        query = update(Organization).where(Organization.id.in_(some), Organization.is_confirmed.is_(False))
        await session.execute(query.values(is_confirmed=True).execution_options(synchronize_session=False))


async def add_people(session: AsyncSession, values: Sequence[Mapping[str, Any]]) -> None:
    await _insert(session, Person, values)


async def add_subjects(session: AsyncSession, values: Sequence[Mapping[str, Any]]) -> None:
    await _insert(session, FurtherSubject, values)


async def add_memberships(session: AsyncSession, values: Sequence[Mapping[str, Any]]) -> None:
    """Those somebody has stay as they are: a deputy remains one."""
    connection = await session.connection()
    for some in _pieces(values):
        await connection.execute(insert_for(dialect_of(session), Membership).on_conflict_do_nothing(), list(some))


async def remove_subjects(session: AsyncSession, ids: Sequence[int]) -> None:
    for some in _pieces(ids):
        await session.execute(delete(FurtherSubject.__table__).where(FurtherSubject.person_id.in_(some)))  # type: ignore[arg-type]


async def remove_memberships(session: AsyncSession, kept: Mapping[int, Collection[int]]) -> None:
    """Of these people, all but the associations that are kept; those of single schools stay in any case."""
    municipal = select(Association.id).where(_is_municipal)
    gone: list[Row] = []
    for some in _pieces(list(kept)):
        query = select(Membership.person_id, Membership.association_id).where(
            Membership.person_id.in_(some), Membership.association_id.in_(municipal)
        )
        gone += [row for row in await _rows(session, query) if row[1] not in kept[row[0]]]
    table: Any = Membership.__table__
    one = (table.c.person_id == bindparam("of_person"), table.c.association_id == bindparam("of_association"))
    connection = await session.connection()
    for pairs in _pieces([{"of_person": person, "of_association": association} for person, association in gone]):
        await connection.execute(delete(table).where(*one), list(pairs))


async def change_people(session: AsyncSession, changes: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
    """New values by id; people whose same facts change go into one statement."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for person_id, values in changes:
        if not values:  # what changes about them stands in other tables
            continue
        alike.setdefault(tuple(sorted(values)), []).append(
            {"of": person_id, **{f"new_{name}": value for name, value in values.items()}}
        )
    table = Person.__table__
    connection = await session.connection()
    for names, rows in alike.items():
        values = {name: bindparam(f"new_{name}") for name in names}
        for some in _pieces(rows):
            await connection.execute(update(table).where(table.c.id == bindparam("of")).values(values), some)  # type: ignore[arg-type]


async def archive(session: AsyncSession, ids: Sequence[int], now: datetime) -> None:
    for some in _pieces(ids):
        query = update(Person).where(Person.id.in_(some), Person.archived_at.is_(None)).values(archived_at=now)
        await session.execute(query.execution_options(synchronize_session=False))


async def _insert(session: AsyncSession, table: type[Base], values: Sequence[Mapping[str, Any]]) -> None:
    connection = await session.connection()
    for some in _pieces(values):
        await connection.execute(insert(table), list(some))


def _pieces(values: Sequence[Any]) -> list[Sequence[Any]]:
    return [values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE)]
