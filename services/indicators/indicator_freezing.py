"""Telling an indicator for good: a snapshot somebody signs, and its correction with a reason."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.indicators import IndicatorSnapshot
from models.queries.indicators import indicators as rows
from programmes.indicators import Indicator
from services import audit
from services.errors import NotFound, Unfitting
from services.indicators.indicator_snapshots import Signature, worked_out, write
from services.indicators.indicator_views import definition_of
from services.rights import Right, must_be_whole
from services.visits import Visit

LONGEST_REASON = 300


async def freeze(session: AsyncSession, visit: Visit, *, code: str, as_of: date) -> IndicatorSnapshot:
    """As of a day that is here; twice is once. What somebody has signed and is otherwise now has to be corrected."""
    definition, today = _must_freeze(visit, code, as_of)
    values = await worked_out(session, visit.municipality, definition, on=as_of, today=today)
    newest = next(iter(await rows.snapshots_of_day(session, code, as_of)), None)
    if newest is not None and newest.taken_by is not None:
        if newest.fingerprint == values["fingerprint"]:
            await session.commit()
            return newest
        raise Unfitting("indicator-frozen")
    found = await write(session, values, Signature(visit.now, visit.actor.id, replaces=newest))
    return await _done(session, visit, Action.INDICATOR_FROZEN, found)


async def correct(session: AsyncSession, visit: Visit, *, code: str, as_of: date, reason: str) -> IndicatorSnapshot:
    """The facts of that day are known better now: another snapshot, the old one stays."""
    definition, today = _must_freeze(visit, code, as_of)
    said = " ".join(reason.split())
    if not said:
        raise Unfitting("indicator-needs-reason")
    if len(said) > LONGEST_REASON:
        raise Unfitting("words-too-long", limit=LONGEST_REASON)
    newest = next(iter(await rows.snapshots_of_day(session, code, as_of)), None)
    if newest is None:
        raise NotFound
    values = await worked_out(session, visit.municipality, definition, on=as_of, today=today)
    if newest.fingerprint == values["fingerprint"]:
        raise Unfitting("indicator-nothing-changed")
    found = await write(session, values, Signature(visit.now, visit.actor.id, said, newest))
    return await _done(session, visit, Action.INDICATOR_CORRECTED, found)


async def history(session: AsyncSession, visit: Visit, *, code: str, as_of: date) -> list[IndicatorSnapshot]:
    """Everything that was ever told of a day, the newest first."""
    must_be_whole(visit.actor, Right.FREEZE_INDICATORS)
    definition_of(visit, code)
    found = await rows.snapshots_of_day(session, code, as_of)
    await session.commit()
    return found


def _must_freeze(visit: Visit, code: str, as_of: date) -> tuple[Indicator, date]:
    must_be_whole(visit.actor, Right.FREEZE_INDICATORS)
    definition, today = definition_of(visit, code), visit.municipality.day(visit.now)
    if as_of > today:
        raise Unfitting("indicator-day-ahead")
    if as_of < visit.municipality.programme.passport.period.year1_start:
        raise Unfitting("indicator-day-early")
    return definition, today


async def _done(
    session: AsyncSession, visit: Visit, action: Action, found: IndicatorSnapshot | None
) -> IndicatorSnapshot:
    if found is None:
        raise Unfitting("indicator-moved-on")
    await audit.note(session, visit, action, indicator=found.indicator, day=found.as_of.isoformat())
    await session.commit()
    return found
