"""What an indicator was: values of the programme's days, those somebody has signed or entered, by whom and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicators import IndicatorEntry, IndicatorSnapshot
from models.people import Person
from models.queries.indicators import indicator_history as rows
from programmes.indicators import Indicator
from services.calling import call
from services.documents import Document, read_document
from services.errors import NotFound
from services.indicators.indicator_days import due_on
from services.indicators.indicator_figures import Figure
from services.indicators.indicator_parts import read
from services.indicators.indicator_reading import of_day
from services.indicators.indicator_values import of_entry, of_snapshot
from services.indicators.indicator_views import View, view
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Told:
    as_of: date
    figure: Figure | None
    """None: too few people to tell, or not kept of the actor's part."""
    at: datetime
    by: str | None
    """None: the clock."""
    version: int | None
    """Of the way of counting; none: entered by hand."""
    reason: str | None = None
    comment: str | None = None
    document: Document | None = None
    entry_id: int | None = None
    is_replaced: bool = False


@dataclass(frozen=True, slots=True)
class History:
    definition: Indicator
    lines: Sequence[Told]
    page: int
    pages: int


async def told(session: AsyncSession, visit: Visit, *, code: str, page: int, size: int) -> History:
    """The newest first; what was put in the place of another value comes before it.

    Values entered before an indicator was counted by itself stand behind those it has told since.
    """
    must(visit.actor, Right.SEE_INDICATORS)
    own, offset = view(visit, code), max(page, 0) * size
    lines, count = await _snapshots(session, visit, own, offset, size)
    if own.scope.is_whole and not own.by_publication:
        entered, more = await rows.entries(session, code, offset=max(offset - count, 0), limit=size - len(lines))
        lines += [_of_entry(visit, own, entry, author) for entry, author in entered]
        count += more
    await session.commit()
    return History(own.definition, lines, max(page, 0), -(-count // size))


async def document(session: AsyncSession, visit: Visit, *, entry_id: int) -> Document:
    """What proves a value somebody has entered."""
    must(visit.actor, Right.SEE_INDICATORS)
    found = await rows.entry(session, entry_id)
    kept = read_document(found.document) if found is not None else None
    if found is None or kept is None:
        raise NotFound
    view(visit, found.indicator)
    await session.commit()
    return kept


async def _snapshots(session: AsyncSession, visit: Visit, own: View, offset: int, limit: int) -> tuple[list[Told], int]:
    """None of what is entered by hand: its entries say more."""
    if own.definition.formula is None:
        return [], 0
    days = due_on(
        own.definition,
        since=visit.municipality.programme.passport.period.since,
        until=visit.municipality.day(visit.now),
    )
    taken, count = await rows.snapshots(session, own.definition.code, days, offset=offset, limit=limit)
    return [_of_snapshot(visit, own, one, author, is_replaced) for one, author, is_replaced in taken], count


def _of_entry(visit: Visit, own: View, entry: IndicatorEntry, author: Person | None) -> Told:
    return Told(
        entry.as_of,
        of_entry(own.definition, entry, entry.as_of).figure,
        entry.entered_at,
        _called(visit, author),
        None,
        comment=entry.comment,
        document=read_document(entry.document),
        entry_id=entry.id,
        is_replaced=entry.replaced_by is not None,
    )


def _of_snapshot(visit: Visit, own: View, one: IndicatorSnapshot, author: Person | None, is_replaced: bool) -> Told:
    if own.by_publication:
        figure = of_day(own, one)
    else:
        counted = of_snapshot(one, own.scope)
        figure = read(own, counted.figure, one) if counted is not None else None
    by, version = _called(visit, author), one.formula_version
    return Told(one.as_of, figure, one.taken_at, by, version, one.reason, is_replaced=is_replaced)


def _called(visit: Visit, author: Person | None) -> str | None:
    return call(visit.municipality.privacy_mode, author) if author is not None else None
