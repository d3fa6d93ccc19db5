"""Whose deficits are: taken away, made nobody's, handed over to another row of the same person."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitChange, ExternalResult
from models.queries.many import change_rows
from models.queries.portions import portions
from models.responses import Response
from models.routes import Activity

_deficits: Any = Deficit.__table__


async def remove(session: AsyncSession, people: Sequence[int]) -> None:
    """Deficits with their history, and results of tests; a route keeps its steps without them."""
    for some in portions(people):
        own = select(Deficit.id).where(Deficit.person_id.in_(some))
        await _let_go(session, own)
        await change_rows(session, update(Deficit).where(Deficit.person_id.in_(some)).values(previous_id=None))
        await change_rows(session, delete(Deficit).where(Deficit.person_id.in_(some)))
        await change_rows(session, delete(ExternalResult).where(ExternalResult.person_id.in_(some)))


async def forget_words(session: AsyncSession, people: Sequence[int]) -> None:
    """Leave area, severity and state for the totals, and take away every word, every decider, every test."""
    for some in portions(people):
        own = select(Deficit.id).where(Deficit.person_id.in_(some))
        await _let_go(session, own)
        nameless = {"note": None, "decided_by": None, "created_by": None}
        await change_rows(session, update(Deficit).where(Deficit.person_id.in_(some)).values(nameless))
        await change_rows(session, delete(ExternalResult).where(ExternalResult.person_id.in_(some)))


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """From each person to a row that is nobody, the one their answers go to."""
    if not nobodies:
        return
    handing_over = (
        update(_deficits)
        .where(_deficits.c.person_id == bindparam("of_person"))
        .values(person_id=bindparam("to_person"))
    )
    connection = await session.connection()
    pairs = [{"of_person": old, "to_person": new} for old, new in nobodies.items()]
    await connection.execute(handing_over, pairs)


async def forget_response(session: AsyncSession, response_id: int) -> None:
    """A response goes; what it has proposed stays until the answers that are kept are weighed."""
    await change_rows(session, update(Deficit).where(Deficit.response_id == response_id).values(response_id=None))


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person: of a deficit both have the one that somebody has decided about counts, else the target's.

    The answers are weighed anew.
    """
    twin = _deficits.alias()
    same = and_(
        twin.c.person_id == target,
        twin.c.school_year == _deficits.c.school_year,
        twin.c.area == _deficits.c.area,
        twin.c.topic == _deficits.c.topic,
    )
    query = select(_deficits.c.id, twin.c.id, _deficits.c.decided_by, twin.c.decided_by).join_from(
        _deficits, twin, same
    )
    for ours, theirs, our_decision, their_decision in await session.execute(
        query.where(_deficits.c.person_id == source)
    ):
        keeps_ours = our_decision is not None and their_decision is None
        kept, dropped = (ours, theirs) if keeps_ours else (theirs, ours)
        for moved in (Activity.deficit_id, DeficitChange.deficit_id, Deficit.previous_id):
            await change_rows(session, update(moved.class_).where(moved == dropped).values({moved.key: kept}))
        await change_rows(session, delete(Deficit).where(Deficit.id == dropped))
    for moved in (Deficit.person_id, Deficit.created_by, Deficit.decided_by, DeficitChange.actor_id):
        await change_rows(session, update(moved.class_).where(moved == source).values({moved.key: target}))
    await change_rows(
        session, update(ExternalResult).where(ExternalResult.entered_by == source).values(entered_by=target)
    )
    await change_rows(session, update(Response).where(Response.person_id == target).values(weighed_at=None))


async def _let_go(session: AsyncSession, own: Any) -> None:
    await change_rows(session, update(Activity).where(Activity.deficit_id.in_(own)).values(deficit_id=None))
    await change_rows(session, delete(DeficitChange).where(DeficitChange.deficit_id.in_(own)))
