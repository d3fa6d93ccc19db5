"""What a row of the road map is asked by a query: plain values, one for each day it is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CampaignHeld:
    """A plan of the calendar, in a school year: done on its last day, once it is closed."""

    plan: str
    year: int


@dataclass(frozen=True, slots=True)
class AllMet:
    """Associations of these kinds within a time: done when the last one had its first meeting with signed minutes."""

    kinds: Sequence[str]
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    item: str
    due_on: date
    ends_at: datetime
    """The moment the due day ends."""
    fact: CampaignHeld | AllMet | None = None
