"""Indicators of associations: which of them met in which quarter."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Integer, and_, case, cast, false, literal, null, or_, select, true, union_all
from sqlalchemy import String as Text

from models.associations import Association
from models.events import Event, EventStatus
from models.indicator_asks import TOO_EARLY, Ask, Span
from models.meetings import Minutes
from models.queries.indicators.indicator_rows import Rows, is_so


def meetings_by_quarter(ask: Ask, kinds: Sequence[str], spans: Sequence[Span]) -> Rows:
    """P16: one row for every association and quarter that is over; a meeting counts with signed minutes."""
    parts = [_quarter(ask, kinds, place, span) for place, span in enumerate(spans)]
    table = union_all(*parts).subquery() if parts else _nothing(ask).subquery()
    return select(*table.c)


def _quarter(ask: Ask, kinds: Sequence[str], place: int, span: Span) -> Any:
    met = (
        select(Event.association_id)
        .join(Minutes, Minutes.event_id == Event.id)
        .where(
            Event.association_id.is_not(None),
            Event.status == EventStatus.HELD,
            Event.starts_at >= span.since,
            Event.starts_at < span.until,
            Minutes.signed_at < ask.before,
        )
    )
    left_out: Any = case((Association.created_at >= span.until, TOO_EARLY), else_=null())
    return _row(is_so(Association.id.in_(met)), left_out, place).where(
        Association.kind.in_(list(kinds)),
        Association.created_at < ask.before,
        or_(Association.closed_at.is_(None), Association.closed_at >= ask.before),
        _within(ask),
    )


def _within(ask: Ask) -> Any:
    if ask.scope.is_whole:
        return true()
    return or_(
        Association.id.in_(ask.scope.associations),
        and_(Association.organization_id.is_not(None), Association.organization_id.in_(ask.scope.organizations)),
    )


def _nothing(_ask: Ask) -> Any:
    return _row(literal(0), null(), 0).where(false())


def _row(part: Any, left_out: Any, place: int) -> Any:
    return select(
        (Association.id * 8 + place).label("unit"),
        cast(null(), BigInteger).label("person_id"),
        Association.organization_id.label("organization_id"),
        Association.id.label("association_id"),
        cast(null(), Text(32)).label("position"),
        Association.subject.label("subject"),
        cast(part, Integer).label("part"),
        literal(1).label("whole"),
        cast(left_out, Text(32)).label("left_out"),
    )
