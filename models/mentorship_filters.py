"""Lists of pairs of mentoring: by what they wait for, or by where they stand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PairFilter(StrEnum):
    ALL = "all"
    CONSENT = "consent"
    """Wait for the mentor's word."""
    ORDER = "order"
    """Wait for the number and the day of the order."""
    ORDERED = "ordered"
    """All is there but the first day."""
    ACTIVE = "active"
    SILENT = "silent"
    """Nothing has been written into the journal for long."""
    ENDING = "ending"
    """The last day lies in this month."""
    STOPPING = "stopping"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class PairDays:
    """What the filters make of the calendar."""

    today: date
    silent_since: date
    """Who has written nothing since this day is silent."""
    month_ends: date
