"""The indicator of the road map: which of its rows that are due were done in time."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, false, or_, select, union_all

from models.indicator_asks import Ask
from models.queries.indicators.indicator_rows import Rows, is_so, rows_of_nobody
from models.queries.roadmap.roadmap import is_in_time, newest
from models.roadmap_asks import Asked


def in_time(ask: Ask, due: Sequence[Asked]) -> Rows:
    """P17: one row for every day a row is due; what was said or became known after the day asked for is not known."""
    parts = [rows_of_nobody(number, is_so(_is_in_time(ask, one))) for number, one in enumerate(due)]
    if not parts:
        return rows_of_nobody(0, 0).where(false())
    return select(*union_all(*parts).subquery().c)


def _is_in_time(ask: Ask, one: Asked) -> Any:
    marked = newest(one, ask.before)
    by_mark = marked <= one.due_on
    return by_mark if one.fact is None else or_(by_mark, and_(marked.is_(None), is_in_time(one, ask.before)))
