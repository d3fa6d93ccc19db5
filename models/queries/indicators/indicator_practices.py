"""Indicator of practices people have shared: those of one author and one theme are one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from models.events import EventLevel
from models.indicator_asks import Ask
from models.practices import Practice, PracticeAuthor, PracticeStatus
from models.queries.indicators.indicator_rows import Rows, is_so, rows_of_nobody


def practices_shared(ask: Ask, levels: Sequence[EventLevel]) -> Rows:
    """P7: one row for each confirmed card of the school year up to the day; the first of those alike is the part.

    Cards are alike when they share an author and the theme, or are linked by cards that do.
    """
    counted = and_(
        Practice.status == PracticeStatus.CONFIRMED,
        Practice.held_on.between(ask.since, ask.on),
        Practice.level.in_(levels),
    )
    cards: Any = select(Practice.id, Practice.theme_key).where(counted).cte("cards")
    own, other = aliased(PracticeAuthor), aliased(PracticeAuthor)
    mate = cards.alias("mates")
    alike: Any = (
        select(cards.c.id.label("card"), mate.c.id.label("mate"))
        .join(mate, mate.c.theme_key == cards.c.theme_key)
        .join(own, own.practice_id == cards.c.id)
        .join(other, and_(other.practice_id == mate.c.id, other.person_id == own.person_id))
        .distinct()
        .cte("alike")
    )
    linked: Any = select(cards.c.id.label("card"), cards.c.id.label("mate")).cte("linked", recursive=True)
    linked = linked.union(select(linked.c.card, alike.c.mate).join(alike, alike.c.card == linked.c.mate))
    first: Any = select(linked.c.card, func.min(linked.c.mate).label("mate")).group_by(linked.c.card).cte("first")
    return rows_of_nobody(first.c.card, is_so(first.c.card == first.c.mate)).select_from(first)
