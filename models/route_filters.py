"""What routes of others are told apart by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class RouteFilter(StrEnum):
    ALL = "all"
    WAITING = "waiting"
    """Accepted by the educator, not yet agreed by a methodist."""
    STALLED = "stalled"
    """Nothing done for long."""
    OVERDUE = "overdue"
    IMPRACTICAL = "impractical"
    """Without a step in which something is done."""
    UNSUPPORTED = "unsupported"
    ON_HOLD = "on_hold"
    SUPPORTED = "supported"
    """Those the asking person supports."""


@dataclass(frozen=True, slots=True)
class Narrow:
    """One list of routes."""

    school_year: int
    chosen: RouteFilter
    today: date
    stalled_since: datetime
    practical: Sequence[str]
    """Kinds in which something is done."""
    actor_id: int
    organization_id: int | None = None
    association_id: int | None = None
