"""What a formula yields: one row for everybody or everything counted; and what is added up of such rows.

A value, its groups and the list of those who are missing are all made of the same rows.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import CTE, BigInteger, ColumnElement, Integer, Select, String, case, cast, func, literal, null, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association, Membership
from models.indicator_asks import REASONS, Cell, Totals
from models.organizations import Organization
from models.people import Person
from models.scopes import Scope, people_within
from models.sums import how_many, total

Rows = Select[Any]
"""Columns: unit, person_id, organization_id, association_id, position, subject, part, whole, left_out."""
COLUMNS = ("organization_id", "association_id", "position", "subject")


class Named(NamedTuple):
    """Somebody a list of names speaks of."""

    id: int
    code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None
    place: str | None


def is_so(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """One or nothing; what is unknown is nothing."""
    return case((condition, 1), else_=0)


def rows_of_people(
    part: ColumnElement[int],
    left_out: ColumnElement[Any],
    *,
    whole: ColumnElement[int] | None = None,
    unit: Any = Person.id,
) -> Rows:
    """Over `people`; the caller says which."""
    columns: tuple[Any, ...] = (
        unit.label("unit"),
        Person.id.label("person_id"),
        Person.organization_id.label("organization_id"),
        cast(null(), BigInteger).label("association_id"),
        Person.position.label("position"),
        Person.subject.label("subject"),
        part.label("part"),
        (literal(1) if whole is None else whole).label("whole"),
        cast(left_out, String(32)).label("left_out"),
    )
    return select(*columns).select_from(Person)


def rows_of_nobody(unit: Any, part: Any, left_out: Any = None) -> Rows:
    """Of what belongs to no group of people, so nothing of them can be told from it."""
    columns: tuple[Any, ...] = (
        cast(unit, BigInteger).label("unit"),
        *(cast(null(), BigInteger).label(name) for name in ("person_id", "organization_id", "association_id")),
        *(cast(null(), String(64)).label(name) for name in ("position", "subject")),
        cast(part, Integer).label("part"),
        literal(1).label("whole"),
        cast(null() if left_out is None else left_out, String(32)).label("left_out"),
    )
    return select(*columns)


async def totals(session: AsyncSession, rows: Rows) -> Totals:
    table = _table(rows, "part", "whole", "left_out")
    columns: list[Any] = [_sum(table, "part"), _sum(table, "whole")]
    columns += [how_many(table.c.left_out == one) for one in REASONS]
    row = (await session.execute(select(*columns))).one()
    found = {reason: count for reason, count in zip(REASONS, row[2:], strict=True) if count}
    return Totals(row[0], row[1], found)


async def cells(session: AsyncSession, rows: Rows) -> dict[tuple[Any, ...], Cell]:
    """By organisation, association of the row itself, position and subject together: few groups whatever they are."""
    table = _table(rows, *COLUMNS, "part", "whole", "left_out")
    keys: list[Any] = [table.c[name] for name in COLUMNS]
    query = select(*keys, _sum(table, "part"), _sum(table, "whole")).where(table.c.left_out.is_(None)).group_by(*keys)
    return {tuple(row[:4]): Cell(row[4], row[5]) for row in await session.execute(query)}


async def cells_of_associations(session: AsyncSession, rows: Rows, scope: Scope) -> dict[int, Cell]:
    """Of people's associations; somebody of two counts in both."""
    table = _table(rows)
    key: Any = Membership.association_id
    query = (
        select(key, _sum(table, "part"), _sum(table, "whole"))
        .select_from(table)
        .join(Membership, Membership.person_id == table.c.person_id)
        .where(table.c.left_out.is_(None))
        .group_by(key)
    )
    if not scope.is_whole and not scope.organizations:
        query = query.where(key.in_(scope.associations))
    return {row[0]: Cell(row[1], row[2]) for row in await session.execute(query)}


async def print_of(session: AsyncSession, rows: Rows) -> tuple[int, ...]:
    """Sums that change with whoever is counted, and how: whatever order the rows come in."""
    table = _table(rows)
    unit = cast(table.c.unit, BigInteger)
    mixed = (unit % 1000003) * (unit % 7919 + 1) % 1000003
    weight = table.c.part * 3 + table.c.whole * 5 + is_so(table.c.left_out.is_not(None)) * 7 + 1
    columns = (func.count(), total(mixed), total(mixed * weight))
    return tuple((await session.execute(select(*columns).select_from(table))).one())


async def page(
    session: AsyncSession, rows: Rows, scope: Scope, *, is_counted: bool, offset: int, limit: int
) -> tuple[list[Named], int]:
    """Those who are not counted, or those who are; by school and name. Only people within the scope."""
    table = _table(rows, "person_id", "part", "whole", "left_out")
    chosen = table.c.part > 0 if is_counted else table.c.part < table.c.whole
    found: Any = (
        select(
            Person.id,
            Person.code,
            Person.surname,
            Person.name,
            Person.patronymic,
            Organization.title,
            Person.search_key,
        )
        .select_from(table)
        .join(Person, Person.id == table.c.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(table.c.left_out.is_(None), chosen, people_within(scope), Person.forgotten_at.is_(None))
    )
    # Found once for both: to tell who is missing costs as much as the card itself.
    found = found.cte("found").prefix_with("MATERIALIZED")
    count = select(func.count()).select_from(found)
    listed = select(*found.c, count.scalar_subquery()).order_by(found.c.title, found.c.search_key, found.c.id)
    people = (await session.execute(listed.offset(offset).limit(limit))).all()
    return [Named(*row[:6]) for row in people], people[0][-1] if people else await session.scalar(count) or 0


async def page_of_associations(
    session: AsyncSession, rows: Rows, *, offset: int, limit: int
) -> tuple[list[tuple[int, str, int]], int]:
    """Associations that lack something, each with how much."""
    table = _table(rows)
    lacks = _sum(table, "whole") - _sum(table, "part")
    found = (
        select(Association.id, Association.title, lacks)
        .select_from(table)
        .join(Association, Association.id == table.c.association_id)
        .where(table.c.left_out.is_(None))
        .group_by(Association.id, Association.title)
        .having(lacks > 0)
    )
    count = await session.scalar(select(func.count()).select_from(found.subquery()))
    listed = found.order_by(Association.title, Association.id).offset(offset).limit(limit)
    return [(row[0], row[1], row[2]) for row in await session.execute(listed)], count or 0


async def titles(session: AsyncSession, ids: Sequence[int], *, of_associations: bool) -> dict[int, str]:
    table: Any = Association if of_associations else Organization
    found = await session.execute(select(table.id, table.title))
    wanted = set(ids)
    return {row[0]: row[1] for row in found if row[0] in wanted}


def _table(rows: Rows, *names: str) -> CTE:
    """Made once, of these columns or all: what a column costs is paid once however often it is added up."""
    if names:
        columns = rows.selected_columns
        rows = rows.with_only_columns(*(columns[name] for name in names), maintain_column_froms=True)
    return rows.cte("counted").prefix_with("MATERIALIZED")


def _sum(table: CTE, name: str) -> ColumnElement[int]:
    """Of what is not left out."""
    return total(case((table.c.left_out.is_(None), table.c[name]), else_=0))
