"""Rows of the register of deficits, and the history of each."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitChange, DeficitSource, DeficitState
from models.people import Person
from models.queries.portions import portions
from models.queries.register.register import IS_HERE
from models.queries.upsert import dialect_of, insert_for
from models.scopes import Scope, people_within

_deficits, _changes = cast("Table", Deficit.__table__), cast("Table", DeficitChange.__table__)


def note_change(  # what a line of the history says
    session: AsyncSession,
    deficit: Deficit,
    *,
    before: DeficitState | None,
    now: datetime,
    actor_id: int | None,
    source: DeficitSource | None,
    note: str | None,
) -> None:
    session.add(
        DeficitChange(
            deficit_id=deficit.id,
            at=now,
            actor_id=actor_id,
            before=before,
            after=deficit.state,
            source=source,
            note=note,
        )
    )


async def of_person(
    session: AsyncSession, person_id: int, *, school_year: int, states: Collection[DeficitState] | None = None
) -> Sequence[Deficit]:
    """A person's deficits of a school year, the oldest first."""
    found = select(Deficit).where(Deficit.person_id == person_id, Deficit.school_year == school_year)
    if states is not None:
        found = found.where(Deficit.state.in_(states))
    return (await session.scalars(found.order_by(Deficit.id))).all()


async def find(session: AsyncSession, scope: Scope, deficit_id: int, *, to_change: bool = False) -> Deficit | None:
    """A deficit of somebody within the scope; everybody else's is nobody's."""
    query = (
        select(Deficit)
        .join(Person, Person.id == Deficit.person_id)
        .where(Deficit.id == deficit_id, people_within(scope), IS_HERE)
    )
    return (await session.scalars(query.with_for_update(of=Deficit) if to_change else query)).one_or_none()


async def by_key(session: AsyncSession, *, person_id: int, school_year: int, area: str, topic: str) -> Deficit | None:
    """To be changed."""
    query = select(Deficit).where(
        Deficit.person_id == person_id,
        Deficit.school_year == school_year,
        Deficit.area == area,
        Deficit.topic == topic,
    )
    return (await session.scalars(query.with_for_update())).one_or_none()


async def history(session: AsyncSession, deficit_id: int) -> list[tuple[DeficitChange, Person | None]]:
    """Every change with who made it, the oldest first; those of the year before come with the row they belong to."""
    query = (
        select(DeficitChange, Person)
        .outerjoin(Person, Person.id == DeficitChange.actor_id)
        .where(DeficitChange.deficit_id == deficit_id)
        .order_by(DeficitChange.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def add_all(
    session: AsyncSession, values: Sequence[dict[str, Any]], *, note: str | None = None
) -> list[tuple[int, DeficitState]]:
    """Put rows in, each with the first line of its history; those whose key is there already are left out.

    `note` is what that line says where the clock writes it; without one it is by whoever the row is by.
    """
    if not values:
        return []
    keys = ["person_id", "school_year", "area", "topic"]
    told = (_deficits.c.id, _deficits.c.state, _deficits.c.source, _deficits.c.created_by, _deficits.c.created_at)
    put = insert_for(dialect_of(session), _deficits).on_conflict_do_nothing(index_elements=keys)
    rows = (await session.execute(put.returning(*told, _deficits.c.note), list(values))).all()
    lines = [
        {
            "deficit_id": row[0], "at": row[4], "actor_id": None if note else row[3],
            "before": None, "after": row[1], "source": row[2], "note": note or row[5],
        }
        for row in rows
    ]  # fmt: skip
    await add_changes(session, lines)
    return [(row[0], row[1]) for row in rows]


async def add_changes(session: AsyncSession, values: Sequence[dict[str, Any]]) -> None:
    if values:
        await session.execute(insert_for(dialect_of(session), _changes), list(values))


async def change_states(  # what changes, and everything the history keeps of it
    session: AsyncSession,
    deficit_ids: Sequence[int],
    *,
    before: DeficitState,
    after: DeficitState,
    now: datetime,
    actor_id: int | None,
    source: DeficitSource | None,
    note: str | None,
) -> int:
    changed = 0
    for some in portions(deficit_ids):
        moved = await session.scalars(
            update(Deficit)
            .where(Deficit.id.in_(some), Deficit.state == before)
            .values(state=after, state_since=now, decided_by=actor_id)
            .returning(Deficit.id)
            .execution_options(synchronize_session=False)
        )
        line = {"at": now, "actor_id": actor_id, "before": before, "after": after, "source": source, "note": note}
        lines = [{"deficit_id": one, **line} for one in moved]
        await add_changes(session, lines)
        changed += len(lines)
    return changed
