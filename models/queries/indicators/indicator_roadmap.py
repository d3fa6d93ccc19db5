"""The indicator of the road map: which of its rows that are due were done in time."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Integer, and_, cast, false, literal, null, or_, select, union_all
from sqlalchemy import String as Text

from models.indicator_asks import Ask
from models.queries.indicators.indicator_rows import Rows, is_so
from models.queries.roadmap.roadmap import is_in_time, newest
from models.roadmap_asks import Asked


def in_time(ask: Ask, due: Sequence[Asked]) -> Rows:
    """P17: one row for every day a row is due; what was said or became known after the day asked for is not known."""
    parts = [_row(number, is_so(_is_in_time(ask, one))) for number, one in enumerate(due)]
    table = union_all(*parts).subquery() if parts else _nothing().subquery()
    return select(*table.c)


def _is_in_time(ask: Ask, one: Asked) -> Any:
    marked = newest(one, ask.before)
    by_mark = marked <= one.due_on
    return by_mark if one.fact is None else or_(by_mark, and_(marked.is_(None), is_in_time(one, ask.before)))


def _nothing() -> Any:
    return _row(0, literal(0)).where(false())


def _row(unit: int, part: Any) -> Any:
    return select(
        cast(literal(unit), BigInteger).label("unit"),
        cast(null(), BigInteger).label("person_id"),
        cast(null(), BigInteger).label("organization_id"),
        cast(null(), BigInteger).label("association_id"),
        cast(null(), Text(32)).label("position"),
        cast(null(), Text(64)).label("subject"),
        cast(part, Integer).label("part"),
        literal(1).label("whole"),
        cast(null(), Text(32)).label("left_out"),
    )
